"""The rules of a pack → pages in Markdown: one for each rule, a list of all, and what answers the guide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from resume_lint.pack.model import PerStage
from resume_lint.records import StageId
from resume_lint.reporters.plain import count
from resume_lint.reporters.rule_pages import example_words, how_decided, open_message

if TYPE_CHECKING:
    from resume_lint.pack import Pack, Rule
    from resume_lint.pack.model import FileExample

T = TypeVar("T")
STAGES: dict[StageId, str] = {"entry": "Entry", "mid": "Mid-career", "senior": "Senior"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def render_page(rule: Rule, pack: Pack) -> str:
    """The page of one rule: what, why, what to do, how it is decided, points by stage, examples, false alarms."""
    category = next((one.title for one in pack.categories if one.id == rule.category), rule.category)
    parts = [
        f"# {rule.code}: {rule.name}",
        f"> {escape(open_message(rule.message))}",
        f"**Why.** {escape(rule.why)}" if rule.why else "",
        f"**What to do.** {escape(rule.hint)} ({rule.effort.capitalize()} effort.)",
        f"**By the guide.** {escape(rule.guide.recommendation)} (“{escape(rule.guide.section)}”)",
        f"**How it is decided.** Raised {escape(how_decided(rule))}.",
        f"## What it costs\n\nCategory: {category}.{_each(rule)}\n\n{_costs(rule)}",
        _examples("Raised for", "the evidence stands in `[[ ]]`", rule.examples.bad),
        _examples("Not raised for", "", rule.examples.good),
        _misfires(rule),
        "[All rules](index.md) · [What answers the guide](../coverage.md)",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def render_index(pack: Pack) -> str:
    """The list of all rules, by category."""
    parts = [
        f"# The rules of {pack.id} {pack.version}",
        f"{count(len(pack.rules), 'rule')}. Points are the most that a rule takes, for entry, mid-career and senior; "
        "“–” where it does not apply. Made by `python docs/write_pages.py`.",
    ]
    for category in pack.categories:
        rows = (_row(rule) for rule in pack.rules if rule.category == category.id)
        most = " / ".join(str(category.max.at(stage)) for stage in STAGES)
        parts.append(
            f"## {category.title} ({most})\n\n"
            + table(("Rule", "Says", "Severity", "Points", "Effort"), rows)
        )
    return "\n\n".join(parts) + "\n"


def render_coverage(pack: Pack) -> str:
    """What answers each recommendation and figure of the guide, section by section."""
    parts = [
        f"# What answers the guide: {pack.guide.title}",
        f"{count(len(pack.recommendations), 'recommendation')} and figures of the guide, section by section, "
        "each with the rules that look after it, the category of the [score](score.md) that weighs it, or the field of "
        "the [career outlook](report.md#career) that tells it. None is without an answer: a test sees to it. Made from "
        "`rules/medical-coder/guide.yaml` by `python docs/write_pages.py`.",
    ]
    for section in pack.guide.sections:
        rows = [
            (
                f"“{escape(one.says)}”",
                ", ".join(_link(code) for code in one.rules),
                ", ".join(one.score),
                ", ".join(f"`{name}`" for name in one.career),
            )
            for one in pack.recommendations
            if one.section == section
        ]
        if rows:
            parts.append(
                f"## {escape(section)}\n\n" + table(("The guide says", "Rules", "Score", "Career"), rows)
            )
    named = {code for one in pack.recommendations for code in one.rules}
    rest = [rule for rule in pack.rules if rule.code not in named]
    if rest:
        beyond = [
            (_link(rule.code), escape(open_message(rule.message)), escape(rule.guide.section))
            for rule in rest
        ]
        parts.append(
            "## Rules beyond the guide\n\nThey see to it that what the guide asks for can be read and believed.\n\n"
            + table(("Rule", "Says", "Nearest section"), beyond)
        )
    return "\n\n".join(parts) + "\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escape(words: str) -> str:
    """Words that Markdown shows as they are.

    >>> escape("[your accuracy]% | *more*")
    '\\\\[your accuracy\\\\]% \\\\| \\\\*more\\\\*'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _link(code: str) -> str:
    return f"[{code}](rules/{code}.md)"


def _row(rule: Rule) -> tuple[str, ...]:
    return (
        f"[{rule.code}]({rule.code}.md) {rule.name}",
        escape(open_message(rule.message)),
        _joined(rule.severity, rule),
        _joined(rule.points, rule),
        rule.effort,
    )


def _joined(values: PerStage[T], rule: Rule) -> str:
    found = [str(values.at(stage)) if stage in rule.applies else "–" for stage in STAGES]
    return found[0] if len(set(found)) == 1 else " / ".join(found)


def _each(rule: Rule) -> str:
    if rule.each is None:
        return ""
    return f" Each place takes {_joined(rule.each, rule)}, up to the points below."


def _costs(rule: Rule) -> str:
    rows = (
        (title, rule.severity.at(stage), str(rule.points.at(stage)))
        if stage in rule.applies
        else (title, "does not apply", "–")
        for stage, title in STAGES.items()
    )
    return table(("Stage", "Severity", "Points"), rows)


def _examples(title: str, note: str, examples: tuple[str | FileExample, ...]) -> str:
    blocks = (f"```text\n{example_words(example).rstrip()}\n```" for example in examples)
    head = f"## {title}" + (
        f"\n\nIn it {note}." if note and any("[[" in example_words(e) for e in examples) else ""
    )
    return "\n\n".join([head, *blocks])


def _misfires(rule: Rule) -> str:
    if not rule.misfires:
        return "## Known false alarms\n\nNone is known."
    return "## Known false alarms\n\n" + "\n".join(f"- {escape(one)}" for one in rule.misfires)


def pages(pack: Pack) -> Iterator[tuple[str, str]]:
    """The name of each page below `docs/`, and what stands in it."""
    yield "coverage.md", render_coverage(pack)
    yield "rules/index.md", render_index(pack)
    for rule in pack.rules:
        yield f"rules/{rule.code}.md", render_page(rule, pack)
