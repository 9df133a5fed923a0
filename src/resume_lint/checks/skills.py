"""Checks of how skills are named and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resume_lint.checks.hits import Hit, hits_of
from resume_lint.pack.matching import showing, shows
from resume_lint.pack.model import Part, Signs
from resume_lint.records import Claim, Evidence, Resume, SectionKind, Skill

_LIST = "skills"
_ELSEWHERE = ("volunteer", "education", "certifications")


class BareList(Part):
    """At least `least` skills in the list, one of them like `naming`, and hardly a figure in the resume.

    Enough are `figures` claims like `backed_by` of work in the profession, or one of them among `beside` claims.
    """

    least: int
    naming: Signs
    figures: int
    beside: int
    backed_by: Signs


def generic_skill_list(resume: Resume, options: BareList) -> Iterator[Hit]:
    """Each skill in the skills section that no figure backs, in a resume with hardly any figure."""
    figures = sum(_is_of_the_work(claim, resume) for claim in showing(resume, options.backed_by))
    backed = figures >= options.figures or (figures > 0 and len(resume.claims) >= options.beside)
    names_some = any(True for _ in _listed(showing(resume, options.naming)))
    if names_some and len(list(_listed(resume.skills))) >= options.least and not backed:
        yield from _listed(skill for skill in resume.skills if skill.evidence != "quantified")


def _is_of_the_work(claim: Claim, resume: Resume) -> bool:
    """Whether a claim is made neither in a job of another profession nor of unpaid work, school or an exam."""
    start = claim.evidence.span[0]
    elsewhere = (role.span for role in resume.experience if not role.relevant)
    return claim.evidence.section not in _ELSEWHERE and not any(
        left <= start < right for left, right in elsewhere
    )


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


class Field(Part):
    """What counts as the field of somebody's work (`signs`), and the kind of phrase that tells of watching only."""

    signs: Signs
    watching: str


def field_not_shown(resume: Resume, options: Field) -> Iterator[Hit]:
    """A resume that names no field of the work: neither in words of the work nor in an employer's name.

    What stands in a job of another profession, or in a line on watching others, does not count.
    """
    if any(role.relevant and role.employer_specialties for role in resume.experience):
        return
    other = [role.span for role in resume.experience if not role.relevant]
    seen = [phrase.evidence.span[0] for phrase in resume.phrases if phrase.kind == options.watching]
    lines = [one.evidence.span for one in resume.statements]
    watched = [line for line in lines if any(line[0] <= place < line[1] for place in seen)]
    for record in showing(resume, options.signs):
        for hit in hits_of(record):
            start = hit.evidence.span[0] if hit.evidence else 0
            if not any(left <= start < right for left, right in (*other, *watched)):
                return
    yield Hit()
