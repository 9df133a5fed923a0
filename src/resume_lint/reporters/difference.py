"""A comparison of two reports → text for a person who has just edited a resume, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from resume_lint.reporters.figures import figure
from resume_lint.reporters.found import metric_name
from resume_lint.reporters.plain import count, number, plain, quoted
from resume_lint.reporters.text import STAGES, to_text

if TYPE_CHECKING:
    from resume_lint.comparison import Comparison
    from resume_lint.records import Claim, Credential, Finding

Row = tuple[str, str, str]


def render(comparison: Comparison, *, width: int = 88, colour: bool = False) -> str:
    """What the edit changed: points, findings fixed, new and left, claims and credentials gained and lost."""
    parts = [_heading(comparison), *_cautions(comparison), *_findings(comparison), *_facts(comparison)]
    return to_text(parts, width, colour)


def render_json(comparison: Comparison) -> str:
    """The same as JSON; the field names are a promise."""
    return to_json(_fields(comparison), indent=2).decode() + "\n"


def _fields(comparison: Comparison) -> dict[str, Any]:
    return {**asdict(comparison), "worse": comparison.worse}


def _heading(comparison: Comparison) -> RenderableType:
    names = f"{plain(comparison.old) or 'old'} → {plain(comparison.new) or 'new'}"
    before, after = ("no score" if total is None else number(total) for total in comparison.totals)
    line = Text.assemble(f"Score {before} → {after}")
    if comparison.points:
        won = comparison.points > 0
        style = "green" if won else "red"
        line.append(f"  ({'+' if won else '−'}{count(abs(comparison.points), 'point')})", style=style)
    return Group(Text(names, style="bold"), line)


def _cautions(comparison: Comparison) -> Iterator[RenderableType]:
    """Why the two scores do not stand on one scale."""
    before, after = comparison.stage
    if before != after:
        stages = f"from {STAGES[before].lower()} to {STAGES[after].lower()}"
        words = f"The stage changed {stages}, which asks for other things: the scores do not compare."
        yield Text(words, style="yellow")
    if not comparison.same_rules:
        yield Text("The reports were made by different rules: the scores do not compare.", style="yellow")


def _findings(comparison: Comparison) -> Iterator[RenderableType]:
    yield from _block("Fixed", (_row("+", finding.points, finding) for finding in comparison.fixed), "green")
    yield from _block("New", (_row("−", finding.points, finding) for finding in comparison.added), "red")
    left = sorted(comparison.left, key=lambda one: -one.after.points)
    yield from _block(
        "Still to do", (_row("", one.after.points, one.after, _change(one.won)) for one in left)
    )
    if not (comparison.fixed or comparison.added or comparison.left):
        yield Text("No findings before or after.")


def _row(sign: str, points: float, finding: Finding, note: str = "") -> Row:
    return f"{sign}{number(points)}" if points else "", finding.code, quoted(finding.message) + note


def _change(won: float) -> str:
    """What a finding that is left has won.

    >>> _change(3), _change(-1), _change(0)
    (' (3 points won)', ' (1 point more than before)', '')
    """
    if not won:
        return ""
    return f" ({count(won, 'point')} won)" if won > 0 else f" ({count(-won, 'point')} more than before)"


def _facts(comparison: Comparison) -> Iterator[RenderableType]:
    yield from _block("Figures gained", _claims(comparison.claims_gained), "green")
    yield from _block("Figures lost", _claims(comparison.claims_lost), "red")
    yield from _block("Credentials gained", map(_credential, comparison.credentials_gained), "green")
    yield from _block("Credentials lost", map(_credential, comparison.credentials_lost), "red")


def _claims(claims: Iterable[Claim]) -> Iterator[Row]:
    """A row for each figure; one that stands in several places is shown once."""
    first = {(claim.metric, figure(claim)): claim for claim in reversed(tuple(claims))}
    for (metric, words), claim in reversed(first.items()):
        yield "", metric_name(metric), f"{words}  “{plain(claim.evidence.text)}”"


def _credential(credential: Credential) -> Row:
    return "", plain(credential.acronym), credential.status.replace("_", " ")


def _block(title: str, rows: Iterable[Row], style: str = "") -> Iterator[RenderableType]:
    """The rows under a title, nothing where there is none."""
    found: Sequence[Row] = tuple(rows)
    if not found:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, style=style)
    table.add_column(no_wrap=True)
    table.add_column()
    for points, label, words in found:
        table.add_row(Text(points), Text(label), Text(words))
    yield Group(Text(title, style="bold"), Padding(table, (0, 0, 0, 2)))
