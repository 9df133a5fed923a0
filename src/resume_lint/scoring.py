"""Findings → points, category by category: a sum in which every point lost names the finding that took it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from resume_lint.pack import Category, Pack
from resume_lint.records import CategoryScore, Effort, Finding, Score, Severity, StageId

_WORK: Mapping[Effort, int] = {"small": 1, "medium": 2, "large": 3}
_WEIGHT: Mapping[Severity, int] = {"error": 0, "warning": 1, "advice": 2}


def order_steps(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order in which to fix them: most points for the effort first, the graver of equals."""

    def gain(finding: Finding) -> tuple[float, float, int, str]:
        points = -finding.points
        return points / _WORK[finding.effort], points, _WEIGHT[finding.severity], finding.code

    return tuple(sorted(findings, key=gain))


def score(findings: Iterable[Finding], pack: Pack, stage: StageId) -> Score:
    """Each category starts at its maximum for the stage, and each finding takes its points from its category.

    A pack whose rules could take more than a category has is refused, so that fixing a finding wins exactly
    its points.
    """
    found = tuple(findings)
    categories = tuple(_score_category(category, found, stage) for category in pack.categories)
    total = sum(category.points for category in categories)
    most = sum(category.max for category in categories)
    return Score(total=total, max=most, band=pack.bands.band_of(total), categories=categories)


def _score_category(category: Category, findings: Sequence[Finding], stage: StageId) -> CategoryScore:
    own = [finding for finding in findings if finding.category == category.id and finding.points > 0]
    most = float(category.max.at(stage))
    return CategoryScore(
        id=category.id,
        title=category.title,
        points=max(most - sum(finding.points for finding in own), 0.0),
        max=most,
        reasons=tuple(finding.code for finding in own),
    )
