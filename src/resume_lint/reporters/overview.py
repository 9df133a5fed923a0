"""What became of several files → one table: score, findings and the step that wins most, a file a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from resume_lint.reporters.plain import count, number, plain
from resume_lint.reporters.text import bar, to_text

if TYPE_CHECKING:
    from resume_lint.report import Report


@dataclass(frozen=True, slots=True)
class Row:
    """One file: `total`, `band` and `findings` of its report, or the code of the error instead."""

    name: str
    total: float | None = None
    band: str = ""
    findings: int = 0
    first_step: str = ""
    error: str = ""


def build_row(name: str, report: Report) -> Row:
    """The row of a file that was read; the first step is the finding that takes most points."""
    first = max(report.findings, key=lambda finding: finding.points, default=None)
    step = first.message if first else "Nothing to do."
    return Row(name, report.score.total, report.score.band, len(report.findings), step)


def render(rows: Sequence[Row], *, width: int = 88, colour: bool = False) -> str:
    """The table, under a line that counts the files."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(ratio=2)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=3)
    for row in rows:
        if row.total is None:
            table.add_row(Text(plain(row.name)), Text("–"), Text(""), Text("not read"), Text(row.error))
        else:
            cells = (Text(number(row.total)), bar(row.total / 100, 10), Text(row.band))
            table.add_row(Text(plain(row.name)), *cells, Text(plain(row.first_step)))
    return to_text([Text(_count(rows), style="bold"), table], width, colour)


def _count(rows: Sequence[Row]) -> str:
    unread = sum(row.total is None for row in rows)
    clean = sum(row.total is not None and not row.findings for row in rows)
    parts = [count(len(rows), "file"), f"{len(rows) - unread - clean} with findings", f"{clean} without"]
    return ", ".join([*parts, *([f"{unread} not read"] if unread else [])])
