"""Resumes → whether swapping what a person is, and not what they did, moves any point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resume_lint.audit.variants import Variant, find_variants
from resume_lint.linter import Linter
from resume_lint.report import Report

Points = tuple[float | None, tuple[tuple[str, float], ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one variant: the total before and after, and the codes of findings whose points moved."""

    variant: Variant
    before: float | None
    after: float | None
    moved: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether any point moved."""
        return self.before != self.after or bool(self.moved)


def try_variants(linter: Linter, report: Report) -> Iterator[Outcome]:
    """The outcome of each variant of a report's resume; the report must hold its text.

    Both texts are read as plain text, so that the layout of the file plays no part.
    """
    bases: dict[str, Points] = {}
    for variant in find_variants(report):
        if variant.base not in bases:
            bases[variant.base] = _points(linter.lint_text(variant.base))
        before, after = bases[variant.base], _points(linter.lint_text(variant.text))
        differing = {code for code, _ in set(before[1]) ^ set(after[1])}
        yield Outcome(variant, before[0], after[0], tuple(sorted(differing)))


def count_by_kind(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """For each kind of swap how many variants were tried, and how many of them moved a point."""
    counts: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        tried, changed = counts.get(outcome.variant.kind, (0, 0))
        counts[outcome.variant.kind] = (tried + 1, changed + outcome.changed)
    return counts


def _points(report: Report) -> Points:
    points = tuple((finding.code, finding.points) for finding in report.findings if finding.points)
    return report.score.total if report.score else None, points
