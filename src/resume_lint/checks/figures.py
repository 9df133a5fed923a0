"""Checks of what figures say."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.checks.hits import Hit
from resume_lint.pack.matching import matching
from resume_lint.pack.model import Part, Where
from resume_lint.records import Claim, Resume


class Standard(Part):
    """Levels like `claims`, and at least `above`, of which one should be `least` or more."""

    claims: Where
    least: float
    above: float = 0


def figures_below(resume: Resume, options: Standard) -> Iterator[Hit]:
    """Each level that is told, where none of them reaches the standard."""
    told = (claim for claim in matching(resume.claims, options.claims) if claim.direction == "level")
    levels = [claim for claim in told if claim.value >= options.above]
    if all(_highest(claim) < options.least for claim in levels):
        yield from (Hit(claim.evidence) for claim in levels)


def _highest(claim: Claim) -> float:
    return max(claim.value, claim.value if claim.value_max is None else claim.value_max)
