"""Checks of how skills are named and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resume_lint.checks.hits import Hit, hits_of
from resume_lint.pack.matching import showing, shows
from resume_lint.pack.model import Part, Signs
from resume_lint.records import Evidence, Resume, SectionKind, Skill

_LIST = "skills"


class BareList(Part):
    """At least `least` skills in the list that no figure backs, and fewer than `figures` claims like `backed_by`."""

    least: int
    figures: int
    backed_by: Signs


def generic_skill_list(resume: Resume, options: BareList) -> Iterator[Hit]:
    """Each skill in the skills section that no figure backs, in a resume with hardly any figure."""
    listed = list(_listed(skill for skill in resume.skills if skill.evidence != "quantified"))
    figures = sum(1 for _ in showing(resume, options.backed_by))
    if len(listed) >= options.least and figures < options.figures:
        yield from listed


class Family(Part):
    """What names a family of things, or work with them (`vague`), and what is an exact name (`exact`)."""

    vague: Signs
    exact: Signs


class Families(Part):
    """The families in which an exact name is asked for."""

    families: tuple[Family, ...]


def vague_without_exact(resume: Resume, options: Families) -> Iterator[Hit]:
    """Each place that names a family, where the resume has no exact name for it anywhere."""
    for family in options.families:
        if not shows(resume, family.exact):
            yield from (hit for record in showing(resume, family.vague) for hit in hits_of(record))


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


class Listed(Part):
    """Records like `which`, where they stand in one of `sections`."""

    which: Signs
    sections: tuple[SectionKind, ...]


def listed(resume: Resume, options: Listed) -> Iterator[Hit]:
    """Each place of the kind asked for that stands in one of the sections asked for."""
    for record in showing(resume, options.which):
        yield from (
            hit for hit in hits_of(record) if hit.evidence and hit.evidence.section in options.sections
        )
