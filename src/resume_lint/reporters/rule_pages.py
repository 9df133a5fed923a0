"""The rules of a pack → a table of all, a page for one, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from resume_lint.checks import CHECKS
from resume_lint.pack.consistency import signs_in
from resume_lint.pack.model import PerStage
from resume_lint.reporters.plain import count, listing
from resume_lint.reporters.text import to_text

if TYPE_CHECKING:
    from resume_lint.pack import Pack, Raise, Rule, Where
    from resume_lint.pack.model import FileExample
    from resume_lint.records import StageId

_STAGES: dict[StageId, str] = {"entry": "entry", "mid": "mid-career", "senior": "senior"}
T = TypeVar("T")
RECORDS = {"vague_claims": "vague claims", "experience": "jobs", "education": "courses of study"}
RECORDS |= {"misreadings": "what machines read otherwise than people"}


def render_table(pack: Pack, *, width: int = 88, colour: bool = False) -> str:
    """All rules, a row each: code, name, severity, category and points by stage."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for title in ("Code", "Name", "Severity", "Category"):
        table.add_column(no_wrap=title == "Code")
    table.add_column(justify="right", no_wrap=True)
    heads = ("Code", "Name", "Severity", "Category", "Points")
    table.add_row(*(Text(head, style="bold") for head in heads))
    for rule in pack.rules:
        cells = (rule.code, rule.name, _row(rule.severity, rule), rule.category, _row(rule.points, rule))
        table.add_row(*(Text(cell) for cell in cells))
    note = Text(
        f"{pack.title}, version {pack.version}: {count(len(pack.rules), 'rule')}. "
        "Points are the most that a rule takes, for entry/mid-career/senior."
    )
    return to_text([table, note], width, colour)


def _row(values: PerStage[T], rule: Rule) -> str:
    """`2/3/4` for the three stages, one word where they agree, and a dash where the rule does not apply."""
    found = [str(values.at(stage)) if stage in rule.applies else "–" for stage in _STAGES]
    return found[0] if len(set(found)) == 1 else "/".join(found)


def render_json(pack: Pack) -> str:
    """All rules as a list, with everything their files say."""
    rules = [rule.model_dump(mode="json", by_alias=True, exclude={"file"}) for rule in pack.rules]
    return json.dumps(rules, indent=2, ensure_ascii=False) + "\n"


def render_page(rule: Rule, pack: Pack, *, width: int = 88, colour: bool = False) -> str:
    """One rule: what it says, when, why, what it costs, what to do, and its examples."""
    return to_text(_page(rule, pack), width, colour)


def _page(rule: Rule, pack: Pack) -> Iterator[RenderableType]:
    yield Group(Text(f"{rule.code}  {rule.name}", style="bold"), Text(open_message(rule.message)))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column()
    category = next((one.title for one in pack.categories if one.id == rule.category), rule.category)
    guide = f"{rule.guide.recommendation} (“{rule.guide.section}”, {pack.guide.title})"
    for label, words in (
        ("Raised", how_decided(rule)),
        ("Why", rule.why),
        ("Do", f"{rule.hint} ({rule.effort.capitalize()} effort.)"),
        ("Guide", guide),
        ("Severity", _severity(rule)),
        ("Points", f"{points_by_stage(rule)}, in the category “{category}”"),
        ("Beware", " ".join(rule.misfires)),
    ):
        if words:
            table.add_row(Text(label), Text(words))
    yield table
    marked = any("[[" in example_words(example) for example in rule.examples.bad)
    yield _examples("Raised for, the evidence in [[ ]]" if marked else "Raised for", rule.examples.bad)
    yield _examples("Not raised for", rule.examples.good)


def how_decided(rule: Rule) -> str:
    """In words, what makes the rule speak."""
    if rule.raise_ is not None:
        return _when(rule.raise_)
    told = " ".join((CHECKS[rule.check or ""].find.__doc__ or "").split()).rstrip(".")
    asked = "; ".join(f"{path}: {words}" for path, words in _options(rule))
    return f"for {told[0].lower()}{told[1:]}" + (f" ({asked})" if asked else "")


def _options(rule: Rule) -> Iterator[tuple[str, str]]:
    """What the rule asks its check for, each option with its values in words."""
    options = CHECKS[rule.check or ""].options.model_validate(rule.with_)
    for path, signs in signs_in(options):
        names = [str(step) for step in path if isinstance(step, str)]
        for kind, where in signs.wanted():
            yield names[-1] if names else "shown by", f"{RECORDS.get(kind, kind)}{_having(where)}"
    for name, value in options:
        if isinstance(value, (int, float, str)) and value:
            yield name.replace("_", " "), str(value)
        elif isinstance(value, PerStage):
            yield (
                name.replace("_", " "),
                ", ".join(f"{value.at(stage)} ({_STAGES[stage]})" for stage in _STAGES),
            )
        elif isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
            yield name.replace("_", " "), ", ".join(value.values())
        elif isinstance(value, dict):
            yield name.replace("_", " "), asked_for(value)


def open_message(template: str) -> str:
    """The message with an ellipsis where words of the resume will stand.

    >>> open_message("“{text}” does not say which code set.")
    '“…” does not say which code set.'
    """
    return re.sub(r"\{\w+\}", "…", template)


def _when(raised: Raise) -> str:
    """In words, when the rule is raised."""
    told = f"{RECORDS.get(raised.of, raised.of)}{_having(raised.where)}"
    return f"where there are no {told}" if raised.when == "none" else f"for {told}"


def _having(where: Where) -> str:
    return f" with {asked_for(where)}" if where else ""


def asked_for(where: Where) -> str:
    """In words, which fields with which values are asked for; nothing where none are."""
    wanted = [
        f"{field.replace('_', ' ')} {listing([_value(one) for one in values], 'or')}"
        for field, values in where.items()
    ]
    return listing(wanted)


def _value(value: object) -> str:
    if value is None:
        return "not given"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _severity(rule: Rule) -> str:
    return _by_stage(rule.severity, rule)


def points_by_stage(rule: Rule) -> str:
    """What the rule takes, by stage where stages differ."""
    most = _by_stage(rule.points, rule)
    return most if rule.each is None else f"{_by_stage(rule.each, rule)} for each place, at most {most}"


def _by_stage(values: PerStage[T], rule: Rule) -> str:
    """One word where all stages have the same value, else the value of each stage the rule applies to."""
    found = {stage: values.at(stage) for stage in rule.applies}
    same = len({str(value) for value in found.values()}) == 1 and len(found) == len(_STAGES)
    if same:
        return str(next(iter(found.values())))
    return ", ".join(f"{value} ({_STAGES[stage]})" for stage, value in found.items())


def example_words(example: str | FileExample) -> str:
    """The example as text; of a file its name and evidence."""
    if isinstance(example, str):
        return example
    marked = ": " + ", ".join(f"[[{words}]]" for words in example.marked) if example.marked else ""
    return f"(the file {example.file}){marked}"


def _examples(title: str, examples: tuple[str | FileExample, ...]) -> RenderableType:
    """The examples, each behind a line of its own, since they may hold blank lines."""
    parts: list[RenderableType] = [Text(title, style="bold")]
    for index, example in enumerate(map(example_words, examples)):
        behind = "\n".join(f"  │ {line}" for line in example.rstrip("\n").split("\n"))
        parts.append(Text(f"\n{behind}" if index else behind))
    return Group(*parts)
