"""A report → a card of a few lines: the score, what the resume shows, and the steps that win most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from resume_lint.reporters.figures import figure
from resume_lint.reporters.found import metric_name
from resume_lint.reporters.plain import count, number, plain, quoted, shorten
from resume_lint.reporters.text import BANDS, bar, is_urgent, stage_line, to_text
from resume_lint.scoring import order_steps

if TYPE_CHECKING:
    from resume_lint.records import Claim, Finding
    from resume_lint.report import Report

_STEPS = 3
_SHOWN = 3
_BAND_WIDTH = max(map(len, BANDS))
_HELD = ("active", "apprentice")


def render(name: str, report: Report, *, width: int = 88, colour: bool = False) -> str:
    """The card of the file that the user named so, ending in a newline."""
    return to_text([Group(_title(name, report), Padding(_body(report, width), (0, 0, 0, 2)))], width, colour)


def _title(name: str, report: Report) -> RenderableType:
    line = Table.grid(padding=(0, 2, 0, 0), expand=True)
    line.add_column(ratio=1, overflow="fold")
    line.add_column(justify="right", no_wrap=True)
    if report.score is None:
        line.add_row(Text(plain(name), style="bold"), Text("not judged", style="yellow"))
        return line
    score, style = report.score, BANDS[report.score.band]
    total = Text(f"{number(score.total)} of {number(score.max)}", style="bold")
    filled = bar(score.total / score.max, 20, style)
    parts = [total, filled, Text(f"{score.band:<{_BAND_WIDTH}}", style)]
    line.add_row(Text(plain(name), style="bold"), Text("  ").join(parts))
    return line


def _body(report: Report, width: int) -> RenderableType:
    if report.score is None:
        return Group(*(Text(plain(problem.message)) for problem in report.problems))
    lines: list[RenderableType] = [Text(stage_line(report.stage))]
    shown = ", ".join(_shown(report))
    if shown:
        lines.append(Text(f"Shows {shown}", style="dim"))
    lines.append(_steps(report, width))
    return Group(*lines)


def _shown(report: Report) -> Iterator[str]:
    """The credentials that are held, and the first figure of each of the first few metrics."""
    yield from (plain(one.acronym) for one in report.credentials if one.recognised and one.status in _HELD)
    first: dict[str, Claim] = {}
    for claim in report.claims:
        first.setdefault(claim.metric, claim)
    first.pop("other", None)
    for metric, claim in islice(first.items(), _SHOWN):
        name = metric_name(metric)
        yield f"{name[0].lower() + name[1:] if name[1].islower() else name} {figure(claim)}"


def _steps(report: Report, width: int) -> RenderableType:
    ordered = order_steps(report.findings)
    steps = sorted(ordered, key=lambda step: not is_urgent(step))
    if not steps:
        return Text("Nothing to do: no rule found a fault.")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for step in steps[:_STEPS]:
        message = Text(shorten(quoted(step.message), max(2 * (width - 10), 60)))
        sign = Text("!", style="bold red") if is_urgent(step) else Text(_won(step), style="green")
        table.add_row(sign, message)
    rest = steps[_STEPS:]
    return Group(table, Text(_more(rest), style="dim")) if rest else table


def _won(step: Finding) -> str:
    return f"+{number(step.points)}" if step.points else "–"


def _more(rest: Sequence[Finding]) -> str:
    points = sum(finding.points for finding in rest)
    return f"and {count(len(rest), 'more finding')}, worth {count(points, 'point')}"
