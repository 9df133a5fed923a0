"""A report and a rule → how this finding came about, or why there is none: what was looked at, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from resume_lint.checks import CHECKS
from resume_lint.checks.hits import hits_of
from resume_lint.pack.consistency import signs_in
from resume_lint.pack.matching import matching
from resume_lint.reporters.plain import count, number, plain, quoted, shorten
from resume_lint.reporters.rule_pages import RECORDS, asked_for, how_decided, open_message
from resume_lint.reporters.text import STAGES, to_text

if TYPE_CHECKING:
    from resume_lint.pack import Pack, Rule, Where
    from resume_lint.records import Evidence, Finding
    from resume_lint.report import Report

_MOST = 12
_AROUND = 60


def render(report: Report, rule: Rule, pack: Pack, *, width: int = 88, colour: bool = False) -> str:
    """How `rule` was decided for the file of the report, whose text should be included."""
    finding = next((one for one in report.findings if one.code == rule.code), None)
    parts = [_head(report, rule, finding), _decided(rule, finding), *_looked_at(report, rule)]
    if finding is not None:
        parts += [*_places(report, finding), _points(report, rule, finding, pack)]
    return to_text(parts, width, colour)


def _head(report: Report, rule: Rule, finding: Finding | None) -> RenderableType:
    title = Text(f"{rule.code}  {rule.name}, in {plain(report.source.name) or 'this resume'}", style="bold")
    if finding is not None:
        return Group(title, Text(quoted(finding.message)))
    if report.stage.id not in rule.applies:
        why = f"Not raised: the rule does not apply to this stage, {STAGES[report.stage.id].lower()}."
    else:
        why = f"Not raised. It would say: {open_message(rule.message)}"
    return Group(title, Text(why))


def _decided(rule: Rule, finding: Finding | None) -> RenderableType:
    lines = [f"The rule is raised {how_decided(rule)}."]
    if finding is not None and not finding.evidence:
        lines.append("It has no place: something is missing altogether.")
    return _block("How it is decided", Text(" ".join(lines)))


def _looked_at(report: Report, rule: Rule) -> Iterator[RenderableType]:
    """What the rule asks for, each kind of record with those of the report that answer to it."""
    for label, kind, where in _asked(rule):
        records = getattr(report, kind, ())
        fitting = list(matching(records, where))
        what = f"{count(len(records), 'record')} looked at"
        if where:
            what += f", {len(fitting)} with {asked_for(where)}"
        title = (
            f"{label}: {RECORDS.get(kind, kind).capitalize()}"
            if label
            else RECORDS.get(kind, kind).capitalize()
        )
        yield _block(title, Group(Text(what), *_some(fitting or records, bool(fitting))))


def _asked(rule: Rule) -> Iterator[tuple[str, str, Where]]:
    if rule.raise_ is not None:
        yield "", rule.raise_.of, rule.raise_.where
        return
    check = CHECKS[rule.check or ""]
    for path, signs in signs_in(check.options.model_validate(rule.with_)):
        names = [str(step) for step in path if isinstance(step, str)]
        for kind, where in signs.wanted():
            yield names[-1].replace("_", " ") if names else "shown by", kind, where


def _some(records: Iterable[Any], fitting: bool) -> Iterator[RenderableType]:
    """A line for each of the first records; those that do not fit only name themselves."""
    shown = [place for record in records for place in _words_of(record)]
    for words in dict.fromkeys(shown[:_MOST]):
        yield Text(f"  {'✓' if fitting else '·'} {words}")
    if len(shown) > _MOST:
        yield Text(f"  and {len(shown) - _MOST} more", style="dim")


def _words_of(record: Any) -> Iterator[str]:
    told = getattr(record, "metric", None) or getattr(record, "name", None) or getattr(record, "degree", None)
    told = told or getattr(record, "title", None) or getattr(record, "kind", None) or ""
    places = (
        [hit.evidence for hit in hits_of(record) if hit.evidence] if not hasattr(record, "school") else []
    )
    words = f": “{shorten(plain(places[0].text), 60)}”{_on_page(places[0])}" if places else ""
    yield f"{plain(str(told))}{words}"


def _places(report: Report, finding: Finding) -> Iterator[RenderableType]:
    if not finding.evidence:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for no_wrap in (True, False):
        table.add_column(no_wrap=no_wrap)
    for index, place in enumerate(finding.evidence, start=1):
        section = f", {place.section.capitalize()}" if place.section else ""
        where = f"characters {place.span[0]}–{place.span[1]}{_on_page(place)}{section}"
        table.add_row(Text(f"{finding.code}.{index}"), Text(f"{where}\n{_in_line(report, place)}"))
    yield _block("Where", table)


def _in_line(report: Report, place: Evidence) -> str:
    """The words with what stands around them; the words alone where they are masked or the text is not at hand."""
    text = report.text or ""
    start, end = place.span
    if text[start:end] != place.text:
        return f"“{shorten(plain(place.text), 2 * _AROUND)}”"
    left, right = text[:start].rpartition("\n")[2][-_AROUND:], text[end:].partition("\n")[0][:_AROUND]
    return f"{plain(left)} »{shorten(plain(place.text), 2 * _AROUND)}« {plain(right)}".strip()


def _on_page(place: Evidence) -> str:
    return f", page {place.page}" if place.page else ""


def _points(report: Report, rule: Rule, finding: Finding, pack: Pack) -> RenderableType:
    stage = report.stage.id
    most, category = rule.points.at(stage), next(one for one in pack.categories if one.id == rule.category)
    share = f"{count(finding.points, 'point')} of the {category.max.at(stage)} of “{category.title}”"
    told = f"{share}, {STAGES[stage].lower()}"
    if rule.each is not None:
        each = f"{rule.each.at(stage)} for each of {count(len(finding.evidence), 'place')}, at most {most}"
        told = f"{told}: {each}"
    return _block("Points", Text(f"{told}. Fixing it wins exactly {number(finding.points)}."))


def _block(title: str, body: RenderableType) -> RenderableType:
    return Group(Text(title, style="bold"), Padding(body, (0, 0, 0, 2)))
