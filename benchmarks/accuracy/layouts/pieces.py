"""What every layout is made of: an entry's header in the ways people write it, and lists in theirs."""

from __future__ import annotations

from typing import Literal

from benchmarks.accuracy.annotations import GoldEntry

Row = tuple[str, str]
Header = Literal[
    "title first", "org first", "one line", "dates right", "org, dates right", "stacked", "dates beside"
]
Listing = Literal["commas", "pipes", "dots", "lines"]

SIDE_KINDS = ("skills", "certifications", "education")  # what people put in a sidebar
SEPARATORS = {"commas": ", ", "pipes": " | ", "dots": " • "}


def header_rows(entry: GoldEntry, style: Header) -> list[Row]:
    """An entry's header as rows of what stands left and what stands at the right edge.

    >>> entry = GoldEntry("Coder", "Lakeside", "Tampa, FL", "2021 - Present", "", ())
    >>> header_rows(entry, "title first")
    [('Coder', ''), ('Lakeside, Tampa, FL | 2021 - Present', '')]
    >>> header_rows(entry, "dates right")
    [('Coder', '2021 - Present'), ('Lakeside, Tampa, FL', '')]
    >>> header_rows(entry, "one line")
    [('Coder, Lakeside, Tampa, FL (2021 - Present)', '')]
    """
    home = _join(", ", entry.org, entry.place)
    rows = {
        "title first": [(entry.title, ""), (_join(" | ", home, entry.dates), "")],
        "org first": [(home, ""), (_join(", ", entry.title, entry.dates), "")],
        "one line": [(_in_brackets(_join(", ", entry.title, home), entry.dates), "")],
        "dates right": [(entry.title, entry.dates), (home, "")],
        "org, dates right": [(_join(" – ", entry.org, entry.place), entry.dates), (entry.title, "")],
        "stacked": [(entry.title, ""), (entry.org, ""), (entry.place, ""), (entry.dates, "")],
        "dates beside": [(entry.title, ""), (home, "")],
    }[style]
    return [row for row in rows if any(row)]


def join_items(items: tuple[str, ...], listing: Listing) -> list[str]:
    """A list of short things as lines.

    >>> join_items(("CPT", "Epic"), "pipes"), join_items(("CPT", "Epic"), "lines")
    (['CPT | Epic'], ['CPT', 'Epic'])
    """
    return list(items) if listing == "lines" else [SEPARATORS[listing].join(items)]


def _join(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)


def _in_brackets(words: str, dates: str) -> str:
    return f"{words} ({dates})" if dates else words
