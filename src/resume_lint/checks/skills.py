"""Checks of how skills are named and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resume_lint.checks.hits import Hit, hits_of
from resume_lint.pack.matching import showing
from resume_lint.pack.model import Part, Signs
from resume_lint.records import Evidence, Resume, Skill

_LIST = "skills"


class BareList(Part):
    """At least `least` skills in the list, and no claim of the metrics `backed_by` anywhere."""

    least: int
    backed_by: tuple[str, ...]


def generic_skill_list(resume: Resume, options: BareList) -> Iterator[Hit]:
    """Each skill in the skills section of a resume that backs none of them with a figure."""
    listed = list(_listed(resume.skills))
    backed = any(claim.metric in options.backed_by for claim in resume.claims)
    if len(listed) >= options.least and not backed:
        yield from listed


class Exactness(Part):
    """What asks for an exact name (`named`), and what is one (`exact`, but for the ids in `not_exact`)."""

    named: tuple[Signs, ...]
    exact: Signs
    not_exact: tuple[str, ...] = ()


def vague_without_exact(resume: Resume, options: Exactness) -> Iterator[Hit]:
    """Each place that asks for an exact name, where the resume has none."""
    if all(record.id in options.not_exact for record in showing(resume, options.exact)):
        for signs in options.named:
            yield from (hit for record in showing(resume, signs) for hit in hits_of(record))


class MostlyListed(Part):
    """More than `share` of at least `least` skills like `which` stand in the list only."""

    which: Signs
    share: float
    least: int


def mostly_listed(resume: Resume, options: MostlyListed) -> Iterator[Hit]:
    """Each skill that stands in the list only, where most do."""
    skills = list(showing(resume, options.which))
    only = list(_listed(skill for skill in skills if skill.evidence == "listed"))
    if len(skills) >= options.least and len(only) > options.share * len(skills):
        yield from only


def _listed(skills: Iterable[Skill]) -> Iterator[Hit]:
    places = (_in_list(skill.mentions) for skill in skills)
    return (Hit(place) for place in places if place is not None)


def _in_list(mentions: tuple[Evidence, ...]) -> Evidence | None:
    return next((mention for mention in mentions if mention.section == _LIST), None)
