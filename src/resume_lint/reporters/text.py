"""A report → text for a person at a terminal: the score, what to do first, then what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from resume_lint.reporters.found import found
from resume_lint.reporters.plain import count, number, plain, quoted, shorten
from resume_lint.scoring import order_steps

if TYPE_CHECKING:
    from resume_lint.records import Evidence, Finding, Problem, Score, Stage
    from resume_lint.report import Report

STAGES = {"entry": "Entry level", "mid": "Mid-career", "senior": "Senior"}
BANDS = {"weak": "red", "fair": "yellow", "good": "green", "strong": "bold green"}
_SEVERITIES = {"error": "bold red", "warning": "yellow", "advice": "cyan"}
_WORDS_SHOWN = 3
_SECTION_WIDTH = 48
_NARROWEST = 48


def render(report: Report, *, width: int = 88, colour: bool = False) -> str:
    """The whole report, no line longer than `width`, ending in a newline; with `colour`, ANSI colours."""
    score = _score(report.score, width) if report.score else _unjudged(report.problems)
    parts = [_heading(report), score, *_to_do(report), *found(report), _closing(report)]
    return to_text(parts, width, colour)


def to_text(parts: Iterable[RenderableType], width: int, colour: bool) -> str:
    """The parts with a blank line between, the same whatever terminal this process has or lacks."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, _NARROWEST),
        height=100,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for index, part in enumerate(parts):
        if index:
            console.print()
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def bar(share: float, width: int, style: str = "") -> Text:
    """A bar filled to `share` (0 to 1) of its width."""
    filled = round(min(max(share, 0.0), 1.0) * width)
    return Text.assemble(("█" * filled, style), ("░" * (width - filled), "dim"))


def _heading(report: Report) -> RenderableType:
    source = report.source
    size = [count(source.pages, "page")] if source.pages else []
    read = ", ".join([*size, count(source.words, "word")])
    parts = [
        Text.assemble((plain(source.name) or "Resume", "bold"), f"  ({read})"),
        Text(stage_line(report.stage)),
    ]
    if report.problems and report.score:
        parts.append(Text("Not all of it was plain to read: see “Problems” below.", style="yellow"))
    return Group(*parts)


def stage_line(stage: Stage) -> str:
    """The stage and what it was found by.

    >>> from resume_lint.records import Stage
    >>> stage_line(Stage("mid", 4.2, "4.2 years of relevant work in 1 role", "specialist"))
    'Mid-career (specialist track): 4.2 years of relevant work in 1 role'
    """
    track = f" ({stage.track} track)" if stage.track else ""
    return f"{STAGES[stage.id]}{track}: {plain(stage.basis)}"


def _unjudged(problems: Iterable[Problem]) -> RenderableType:
    reasons = (Text(plain(problem.message)) for problem in problems)
    return Group(Text("No score", style="bold yellow"), *reasons)


def _score(score: Score, width: int) -> RenderableType:
    wide = 30 if width >= 72 else 16
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    style = BANDS[score.band]
    total = Text(f"{number(score.total)} of {number(score.max)}", style="bold")
    filled = bar(score.total / score.max, wide, style) + Text(f"  {score.band}", style=style)
    table.add_row(Text("Score", style="bold"), total, filled)
    for category in score.categories:
        points = f"{number(category.points)} of {number(category.max)}"
        share = category.points / category.max if category.max else 1.0
        table.add_row(Text(plain(category.title)), Text(points), bar(share, wide))
    return table


def _to_do(report: Report) -> Iterator[RenderableType]:
    if report.score is None:
        yield from _asked_for(report.findings)
        return
    steps = order_steps(report.findings)
    worth = [finding for finding in steps if finding.points > 0]
    urgent = [finding for finding in steps if is_urgent(finding)]
    rest = [finding for finding in steps if finding.points <= 0 and not is_urgent(finding)]
    if urgent:
        yield Text("Before all else", style="bold red")
    for finding in urgent:
        yield _finding(finding, "!")
    if worth:
        won = count(sum(finding.points for finding in worth), "point")
        yield Text.assemble(
            ("What to do first", "bold"), f"  ({won} to win; most points for the effort first)"
        )
    elif not rest and not urgent:
        yield Text("Nothing to do: no rule found a fault.", style="bold")
    for place, finding in enumerate(worth, start=1):
        yield _finding(finding, f"{place}.")
    if rest:
        yield Text("Worth a look, without points", style="bold")
    for finding in rest:
        yield _finding(finding, "–")


def is_urgent(finding: Finding) -> bool:
    """Whether a finding wins no points and matters all the same: an error, such as a page that no machine can read."""
    return finding.points <= 0 and finding.severity == "error"


def _asked_for(findings: Iterable[Finding]) -> Iterator[RenderableType]:
    """A line for each finding, without points: they mean nothing where there is no score."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for finding in findings:
        table.add_row(Text(f"  {finding.code}", style="dim"), Text(quoted(finding.message)))
    if table.row_count:
        yield Group(Text("What the rules would ask for", style="bold"), table)


def _finding(finding: Finding, marker: str) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=3, justify="right", no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    points = f"+{count(finding.points, 'point')}\n" if finding.points > 0 else ""
    side = Text.assemble(
        (points, "green"),
        (f"{finding.effort} effort\n", "dim"),
        f"{finding.code} ",
        (finding.severity, _SEVERITIES[finding.severity]),
        justify="right",
    )
    body = Group(Text(quoted(finding.message), style="bold"), _details(finding))
    table.add_row(Text(marker), body, side)
    return table


def _details(finding: Finding) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=5, style="dim", no_wrap=True)
    table.add_column()
    if finding.evidence:
        table.add_row(Text("Where"), Text("\n").join(Text(line) for line in places(finding.evidence)))
    table.add_row(Text("Do"), Text(quoted(finding.hint)))
    section = shorten(plain(finding.guide.section), _SECTION_WIDTH)
    guide = f"{plain(finding.guide.recommendation)} (“{section}”)"
    table.add_row(Text("Guide"), Text(guide))
    return table


def places(evidence: Iterable[Evidence]) -> Iterator[str]:
    """A line for each page and section, `page 1, Skills: “ICD-10-CM”, “CPT” and 3 more`."""
    words: dict[str, Counter[str]] = {}
    for one in evidence:
        told = f"“{shorten(plain(one.text), 56)}”" if one.text else "a picture"
        words.setdefault(_place(one), Counter())[told] += 1
    for place, counted in words.items():
        yield f"{place}: {_first_words(counted)}" if place else _first_words(counted)


def _first_words(counted: Counter[str]) -> str:
    """The first different words, and how many places more there are.

    >>> _first_words(Counter(["a", "b", "a", "c", "d"]))
    'a (2 times), b, c and 1 more'
    """
    shown = [words if times == 1 else f"{words} ({times} times)" for words, times in counted.items()]
    more = sum(list(counted.values())[_WORDS_SHOWN:])
    return ", ".join(shown[:_WORDS_SHOWN]) + (f" and {number(more)} more" if more else "")


def _place(one: Evidence) -> str:
    page = f"page {one.page}" if one.page else ""
    section = one.section.capitalize() if one.section and one.section != "other" else ""
    return ", ".join(part for part in (page, section) if part)


def _closing(report: Report) -> RenderableType:
    tool = report.tool
    day = f", as of {report.as_of}" if report.as_of else ""
    lines = [
        f"{tool.name} {tool.version}, rules {tool.pack.id} {tool.pack.version}{day}.",
        "Name, contact details, age, sex, origin and school play no part in the score.",
        "This is advice about a text; what to make of it is for a person to decide.",
    ]
    return Text(" ".join(lines), style="dim")
