"""Checks of how credentials are shown."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.checks.hits import Hit
from resume_lint.pack.matching import showing
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
