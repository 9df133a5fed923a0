"""`Resume` and the rules of a pack → findings: records are judged, nothing is detected or added up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from resume_lint.checks import absence, credentials, figures, roles, skills, timeline, writing
from resume_lint.checks.hits import Hit, find_hits
from resume_lint.checks.judgeable import why_no_score
from resume_lint.pack import Pack, Rule, Signs, rule_fault
from resume_lint.pack.consistency import faults_of_signs
from resume_lint.pack.faults import Fault, pack_error
from resume_lint.pack.model import Part
from resume_lint.records import Finding, Resume, StageId

__all__ = ["CHECKS", "find_problems", "require_runnable", "why_no_score"]

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Check:
    """A named check: what yields its hits, and what a rule may say under `with`."""

    find: Callable[[Resume, Any], Iterator[Hit]]
    options: type[Part]


CHECKS: Mapping[str, Check] = {
    "buried_credentials": Check(credentials.buried_credentials, credentials.Held),
    "contact_missing": Check(writing.contact_missing, writing.Reach),
    "fewer_than": Check(credentials.fewer_than, credentials.Fewer),
    "field_not_shown": Check(skills.field_not_shown, skills.Field),
    "figures_below": Check(figures.figures_below, figures.Standard),
    "generic_skill_list": Check(skills.generic_skill_list, skills.BareList),
    "listed": Check(skills.listed, skills.Listed),
    "long_statements": Check(writing.long_statements, writing.Longest),
    "mostly_listed": Check(skills.mostly_listed, skills.MostlyListed),
    "nothing_shows": Check(absence.nothing_shows, Signs),
    "roles_without_claims": Check(roles.roles_without_claims, roles.WithoutClaims),
    "roles_without_dates": Check(roles.roles_without_dates, roles.NoOptions),
    "roles_without_figure": Check(roles.roles_without_figure, roles.NoOptions),
    "roles_without_words": Check(roles.roles_without_words, roles.NoOptions),
    "sections_missing": Check(writing.sections_missing, writing.Headings),
    "shown_without": Check(absence.shown_without, absence.ShownWithout),
    "too_long": Check(writing.too_long, writing.MostWords),
    "unexplained_events": Check(timeline.unexplained_events, timeline.Unexplained),
    "vague_without_exact": Check(skills.vague_without_exact, skills.Families),
    "work_without": Check(credentials.work_without, credentials.NeededFor),
}


def find_problems(resume: Resume, pack: Pack) -> tuple[Finding, ...]:
    """One finding for each rule that the resume breaks, by code, with every place that breaks it."""
    stage = resume.stage.id
    found = (_judge(resume, rule, stage) for rule in pack.rules if stage in rule.applies)
    return tuple(finding for finding in found if finding is not None)


def require_runnable(pack: Pack) -> None:
    """Nothing; raises an error that lists every rule whose check or options do not exist."""
    faults = [fault for rule in pack.rules for fault in _faults_of(rule, pack)]
    if faults:
        raise pack_error(faults)


def _faults_of(rule: Rule, pack: Pack) -> Iterator[Fault]:
    if rule.check is None:
        return
    check = CHECKS.get(rule.check)
    if check is None:
        yield rule_fault(rule, ("check",), f"no check {rule.check}: known are {', '.join(CHECKS)}")
        return
    try:
        options = check.options.model_validate(rule.with_)
    except ValidationError as error:
        for one in error.errors():
            where = ".".join(str(step) for step in one["loc"])
            yield rule_fault(rule, ("with", *one["loc"]), f"with.{where}: {one['msg']}")
        return
    for path, what in faults_of_signs(options, pack.vocabulary):
        yield rule_fault(rule, ("with", *path), what)


def _judge(resume: Resume, rule: Rule, stage: StageId) -> Finding | None:
    hits = _distinct(_hits(resume, rule))
    if not hits:
        return None
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity.at(stage),
        message=_message(rule.message, hits),
        hint=rule.hint,
        points=float(rule.points_for(len(hits), stage)),
        guide=rule.guide,
        evidence=tuple(hit.evidence for hit in hits if hit.evidence is not None),
        category=rule.category,
        effort=rule.effort,
    )


def _hits(resume: Resume, rule: Rule) -> Iterator[Hit]:
    if rule.raise_ is not None:
        return find_hits(resume, rule.raise_)
    check = CHECKS[rule.check or ""]
    return check.find(resume, check.options.model_validate(rule.with_))


def _distinct(hits: Iterator[Hit]) -> list[Hit]:
    """The hits in the order of the text, each place once."""
    by_place: dict[tuple[int, int, str], Hit] = {}
    for hit in hits:
        by_place.setdefault(_place(hit), hit)
    return [by_place[place] for place in sorted(by_place)]


def _place(hit: Hit) -> tuple[int, int, str]:
    return (*hit.evidence.span, "") if hit.evidence is not None else (-1, -1, hit.label)


def _message(template: str, hits: list[Hit]) -> str:
    labels = [hit.label or (hit.evidence.text if hit.evidence else "") for hit in hits]
    return template.format(text=labels[0], texts=_listing(labels), count=len(labels))


def _listing(labels: list[str]) -> str:
    """The different labels in quotes, the first few of them by name.

    >>> _listing(["ICD", "CPT", "icd"])
    '“ICD”, “CPT”'
    """
    different: dict[str, str] = {}
    for label in labels:
        different.setdefault(label.casefold(), label)
    more = len(different) - _NAMED
    named = ", ".join(f"“{label}”" for label in list(different.values())[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named
