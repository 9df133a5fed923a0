"""Plain text, as pasted into a form: whole lines, or wrapped at 78 columns as a mail program does."""

from __future__ import annotations

import textwrap

from benchmarks.accuracy.annotations import Annotated, GoldSection
from benchmarks.accuracy.layouts.pieces import Header, Listing, header_rows, join_items


def render_text(resume: Annotated) -> bytes:
    """Whole lines: title, then employer and dates; dashes; skills with commas."""
    lines = _lines(resume, header="title first", marker="- ", listing="commas")
    return "\n".join(lines).encode()


def render_wrapped_text(resume: Annotated) -> bytes:
    """Wrapped at 78 columns: a job's header in one line; stars; skills with bars."""
    lines = _lines(resume, header="one line", marker="* ", listing="pipes")
    return "\n".join(_wrap(line) for line in lines).encode()


def _lines(resume: Annotated, *, header: Header, marker: str, listing: Listing) -> list[str]:
    lines = [resume.name, resume.contact]
    for section in resume.sections:
        lines += ["", section.title, *_section_lines(section, header=header, marker=marker, listing=listing)]
    return [*lines, ""]


def _section_lines(section: GoldSection, *, header: Header, marker: str, listing: Listing) -> list[str]:
    lines = [section.text] if section.text else []
    if section.kind == "skills":
        lines += join_items(section.items, listing)
    else:
        lines += [marker + item for item in section.items]
    for number, entry in enumerate(section.entries):
        lines += [""] if number else []
        lines += ["\t".join(part for part in row if part) for row in header_rows(entry, header)]
        lines += [entry.text] if entry.text else []
        lines += [marker + bullet for bullet in entry.bullets]
    return lines


def _wrap(line: str) -> str:
    indent = "  " if line.startswith("* ") else ""
    return textwrap.fill(line, 78, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
