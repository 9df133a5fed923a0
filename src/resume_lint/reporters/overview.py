"""What became of several files → one table: score, band and number of findings, a file a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from resume_lint.reporters.plain import count, number, plain
from resume_lint.reporters.text import bar, to_text

if TYPE_CHECKING:
    from resume_lint.report import Report


@dataclass(frozen=True, slots=True)
class Row:
    """One file: what its report says; without a score, `band` is "not judged" or "not read", `words` why."""

    name: str
    total: float | None
    band: str
    findings: int
    words: str


def build_row(name: str, report: Report) -> Row:
    """The row of a file that was read; without a score the code of the problem says why there is none."""
    if report.score is None:
        return Row(name, None, "not judged", len(report.findings), report.problems[-1].code)
    found = len(report.findings)
    words = count(found, "finding") if found else "nothing to do"
    return Row(name, report.score.total, report.score.band, found, words)


def unread_row(name: str, code: str) -> Row:
    """The row of a file that gave no report."""
    return Row(name, None, "not read", 0, code)


def render(rows: Sequence[Row], *, width: int = 88, colour: bool = False) -> str:
    """The table, under a line that counts the files."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(max_width=width // 2, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for row, name in zip(rows, short_names([row.name for row in rows]), strict=True):
        total = Text("–" if row.total is None else number(row.total))
        filled = Text("") if row.total is None else bar(row.total / 100, 10)
        table.add_row(Text(plain(name)), total, filled, Text(row.band), Text(plain(row.words)))
    return to_text([Text(_count(rows), style="bold"), table], width, colour)


def short_names(names: Sequence[str]) -> list[str]:
    """The names without the folder in which all of the files are.

    >>> short_names(["all/new/a.pdf", "all/b.pdf"]), short_names(["a.pdf", "new/b.pdf"])
    (['new/a.pdf', 'b.pdf'], ['a.pdf', 'new/b.pdf'])
    """
    paths = [PurePath(name) for name in names]
    levels = zip(*(path.parent.parts for path in paths), strict=False)
    shared = len(list(takewhile(lambda level: len(set(level)) == 1, levels)))
    return [str(PurePath(*path.parts[shared:])) for path in paths]


def _count(rows: Sequence[Row]) -> str:
    judged = [row for row in rows if row.total is not None]
    clean = sum(not row.findings for row in judged)
    parts = [count(len(rows), "file"), f"{len(judged) - clean} with findings", f"{clean} without"]
    for state in ("not judged", "not read"):
        amount = sum(row.band == state for row in rows)
        parts += [f"{amount} {state}"] if amount else []
    return ", ".join(parts)
