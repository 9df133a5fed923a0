"""Checks of the jobs: what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.checks.hits import Hit
from resume_lint.pack.matching import matches, matching
from resume_lint.pack.model import Part, Where
from resume_lint.records import Resume, Role

_UNPAID = "volunteer"


class NoOptions(Part):
    """A check that needs none."""


def roles_without_figure(resume: Resume, options: NoOptions) -> Iterator[Hit]:
    """Each job with no claim."""
    claimed = {claim.role for claim in resume.claims}
    starts = [claim.evidence.span[0] for claim in resume.claims]
    for index, role in _jobs(resume):
        inside = any(role.span[0] <= start < role.span[1] for start in starts)
        if not (role.claims or index in claimed or inside):
            yield Hit(role.evidence, role.title)


def roles_without_dates(resume: Resume, options: NoOptions) -> Iterator[Hit]:
    """Each job with neither a start nor an end."""
    return (Hit(role.evidence, role.title) for _, role in _jobs(resume) if not (role.start or role.end))


class WithoutClaims(Part):
    """Jobs like `where` in which no claim like `claims` is made."""

    where: Where
    claims: Where


def roles_without_claims(resume: Resume, options: WithoutClaims) -> Iterator[Hit]:
    """Each job of the kind asked for in which no such figure stands."""
    told = {claim.role for claim in matching(resume.claims, options.claims)}
    for index, role in _jobs(resume):
        if matches(role, options.where) and index not in told:
            yield Hit(role.evidence, role.title)


def roles_without_words(resume: Resume, options: NoOptions) -> Iterator[Hit]:
    """Each job below whose header nothing is told."""
    told = {statement.role for statement in resume.statements}
    return (Hit(role.evidence, role.title) for index, role in _jobs(resume) if index not in told)


def _jobs(resume: Resume) -> Iterator[tuple[int, Role]]:
    return ((i, role) for i, role in enumerate(resume.experience) if role.evidence.section != _UNPAID)
