"""Counts of ours and of other programs → tables in Markdown, and the page that holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.accuracy.marks import Marks
from benchmarks.accuracy.matching import Share, Tally
from benchmarks.accuracy.peers.programs import Program
from resume_lint import __version__

PAGE = Path(__file__).parents[3] / "docs" / "benchmark.md"
ATTRIBUTES = ("unit", "direction", "comparator", "per", "baseline")


@dataclass(frozen=True, slots=True)
class Row:
    """One subject on one set: our counts beside those of a program, None where it could not be run."""

    what: str
    set: str
    ours: Tally
    program: str
    theirs: Tally | None
    failed: int


def our_table(marks: Mapping[str, Marks], resumes: Mapping[str, int]) -> str:
    """What is measured, a row each, with one column per set."""
    rows: list[tuple[str, ...]] = [("", *marks), ("resumes", *(str(resumes[name]) for name in marks))]
    for subject in ("claims", "credentials", "skills", "vague"):
        for title in ("precision", "recall", "f1"):
            cells = (f"{getattr(one.tally(subject), title):.3f}" for one in marks.values())
            rows.append((f"{subject}: {title.replace('f1', 'F1')}", *cells))
    rows.append(
        ("credentials: F1 with status", *(f"{_status(one).f1:.3f}" for one in marks.values())),
    )
    for name in ATTRIBUTES:
        cells = (_share(one.share(f"claims.{name}")) for one in marks.values())
        rows.append((f"claims: right {name} of the right ones", *cells))
    rows.append(("stage", *(_of(one.share("stage")) for one in marks.values())))
    rows.append(("years within two months", *(_of(one.share("years")) for one in marks.values())))
    return markdown(rows)


def _status(marks: Marks) -> Tally:
    return marks.tally("credentials with status")


def _share(share: Share) -> str:
    return f"{share.ratio:.3f}"


def _of(share: Share) -> str:
    return f"{share.right} of {share.total}"


def peer_table(rows: Sequence[Row]) -> str:
    """Ours beside theirs, in the order of the subjects, the programs and the sets."""
    head = ("what", "set", "resume-lint P", "R", "F1", "other program", "P", "R", "F1", "files it failed on")
    body = [
        (
            row.what,
            row.set,
            *_figures(row.ours),
            row.program,
            *(_figures(row.theirs) if row.theirs else ("not run",) * 3),
            str(row.failed),
        )
        for row in rows
    ]
    return markdown([head, *body])


def _figures(tally: Tally) -> tuple[str, str, str]:
    return (f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}")


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table, the first row its head.

    >>> print(markdown([("a", "b"), ("1", "2")]))
    | a | b |
    | --- | --- |
    | 1 | 2 |
    """
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])


def write_page(
    ours: str, peers: str, skipped: Mapping[str, str], programs: Sequence[Program], day: date, layout: str
) -> None:
    """Puts the tables and what they were measured with between the marks of the page."""
    told = [f"{name} could not be installed: {reason}" for name, reason in skipped.items()]
    versions = [
        f"- {program.name} {program.version} ({program.licence}), on the `{program.layout}` layout: {program.subject}"
        for program in programs
    ]
    measured = f"Measured on {day.isoformat()} with resume-lint {__version__}, on the `{layout}` layout."
    page = PAGE.read_text("utf-8")
    page = _between(page, "ours", f"{measured}\n\n{ours}")
    page = _between(page, "peers", "\n\n".join([peers, "\n".join(versions), *told]))
    PAGE.write_text(page, "utf-8")


def _between(page: str, name: str, content: str) -> str:
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    return re.sub(f"(?s){re.escape(start)}.*{re.escape(end)}", lambda _: f"{start}\n{content}\n{end}", page)
