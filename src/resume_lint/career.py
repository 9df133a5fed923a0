"""`Resume` and the pack's career data → what may come next: roles, credentials, wages; it moves no score."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.pack import Pack
from resume_lint.pack.matching import shows
from resume_lint.pack.model import Alternative, CredentialStep, RoleStep, Salaries
from resume_lint.records import Career, Credential, NextCredential, NextRole, Resume, Salary, Stage

_HELD = ("active", "apprentice")


def outlook(resume: Resume, pack: Pack) -> Career:
    """What the guide names as the way on from the stage of the resume."""
    stage = resume.stage
    data = pack.career
    return Career(
        stage=stage.id,
        next_roles=tuple(_next_roles(resume, data.next_roles.at(stage.id))),
        next_credentials=tuple(_next_credentials(resume, data.next_credentials.at(stage.id))),
        salary=_salary(stage, data.salaries),
        alternatives=tuple(one.title for one in _alternatives(resume, data.alternatives)),
    )


def _next_roles(resume: Resume, steps: tuple[RoleStep, ...]) -> Iterator[NextRole]:
    """The steps that the person has not taken yet, those of the person's own track first."""
    titles = {role.canonical_title for role in resume.experience}
    own = resume.stage.track
    for step in sorted(steps, key=lambda step: own is not None and step.track != own):
        if step.id not in titles:
            yield NextRole(step.id, step.title, step.track)


def _next_credentials(resume: Resume, steps: tuple[CredentialStep, ...]) -> Iterator[NextCredential]:
    """The steps not taken: first what is being studied for, then what fits the work, then the rest."""
    held = {name for one in resume.credentials if one.status in _HELD for name in _full_names(one)}
    studied = {one.acronym for one in resume.credentials if one.status == "in_progress"}
    open_steps = [step for step in steps if step.acronym not in held and held.isdisjoint(step.unless)]

    def order(step: CredentialStep) -> int:
        if step.acronym in studied:
            return 0
        return 1 if step.if_ is not None and shows(resume, step.if_) else 2

    return (NextCredential(step.acronym, step.name, step.why) for step in sorted(open_steps, key=order))


def _full_names(credential: Credential) -> Iterator[str]:
    """The acronym; that of the full credential too, so that an apprentice is not sent back to the start.

    >>> one = Credential("CPC-A", "Apprentice", None, "apprentice", None, "header", ())
    >>> list(_full_names(one))
    ['CPC-A', 'CPC']
    """
    yield credential.acronym
    if credential.status == "apprentice":
        yield credential.acronym.removesuffix("-A")


def _salary(stage: Stage, salaries: Salaries) -> Salary | None:
    """The last band of the stage whose years or track fit, None where the pack has none."""
    fitting = [
        band
        for band in salaries.bands
        if band.stage == stage.id and (stage.years >= band.years_from or stage.track in band.tracks)
    ]
    if not fitting:
        return None
    band = fitting[-1]
    return Salary(band.percentile, band.low, band.high, salaries.source, salaries.year)


def _alternatives(resume: Resume, alternatives: tuple[Alternative, ...]) -> list[Alternative]:
    """The neighbouring careers, those that the resume already points to first."""
    return sorted(alternatives, key=lambda one: one.signs is None or not shows(resume, one.signs))
