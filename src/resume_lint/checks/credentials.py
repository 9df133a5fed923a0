"""Checks of how credentials are shown."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.checks.hits import Hit, hits_of
from resume_lint.pack.matching import showing, shows
from resume_lint.pack.model import Part, Signs
from resume_lint.records import Credential, Resume

_PROMINENT = ("header", "summary")
_OWN_PLACE = ("certifications", "education")


class Held(Part):
    """Which credentials count as held."""

    held: Signs


def buried_credentials(resume: Resume, options: Held) -> Iterator[Hit]:
    """The held credentials, where none of them stands near the top; else those lost in running text."""
    held = list(showing(resume, options.held))
    first_job = min(
        (section.span[0] for section in resume.sections if section.kind == "experience"), default=None
    )
    shown = any(_prominent(credential, first_job) for credential in held)
    for credential in held:
        if not shown or _lost(credential):
            yield from (Hit(mention, credential.acronym) for mention in credential.mentions[:1])


def _prominent(credential: Credential, first_job: int | None) -> bool:
    """Whether it stands in the header or the summary, or in a section before the first job."""
    if credential.prominence in _PROMINENT:
        return True
    places = [mention.span[0] for mention in credential.mentions]
    return credential.prominence == "section" and (first_job is None or min(places, default=0) < first_job)


def _lost(credential: Credential) -> bool:
    sections = {mention.section for mention in credential.mentions}
    return credential.prominence == "body" and sections.isdisjoint(_OWN_PLACE)


class Needed(Part):
    """Work that asks for something (`without`) of its own; the hit is called `ask`."""

    work: Signs
    without: Signs
    ask: str


class NeededFor(Part):
    """The kinds of work, looked at only in a resume that has something like `only_with`."""

    only_with: Signs | None = None
    families: tuple[Needed, ...]


def work_without(resume: Resume, options: NeededFor) -> Iterator[Hit]:
    """The first place of each kind of work that the resume shows without what this work asks for."""
    if options.only_with is not None and not shows(resume, options.only_with):
        return
    for family in options.families:
        if shows(resume, family.without):
            continue
        shown = [hit for one in showing(resume, family.work) for hit in hits_of(one) if hit.evidence]
        for hit in sorted(shown, key=lambda hit: hit.evidence.span if hit.evidence else (0, 0))[:1]:
            yield Hit(hit.evidence, family.ask or hit.label)


class Fewer(Part):
    """Fewer than `least` records like `held`, but at least one."""

    held: Signs
    least: int


def fewer_than(resume: Resume, options: Fewer) -> Iterator[Hit]:
    """The first place of each record asked for, where there are some but too few."""
    held = list(showing(resume, options.held))
    if len(held) < options.least:
        yield from (hit for one in held for hit in hits_of(one)[:1])
