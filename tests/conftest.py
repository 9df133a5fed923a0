"""Reports made by hand, for the tests of what prints and hands them out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from resume_lint.records import Career, CategoryScore, Finding, GuideRef, Score, Stage
from resume_lint.report import PackVersion, Report, Source, Tool

GUIDE = GuideRef("Milestones to Hit by Year 3-5", "track your own accuracy")


def build(*, name: str = "resume.docx", total: float = 100, **fields: object) -> Report:
    """A report with one category and, below 100 points, one finding that takes the rest."""
    missing = Finding(
        code="RL401",
        name="missing-accuracy-figure",
        severity="warning",
        message="No accuracy figure is stated.",
        hint="Say what your audits found, such as “[your accuracy]% over [number] charts”.",
        points=100 - total,
        guide=GUIDE,
        evidence=(),
        category="results",
    )
    findings = (missing,) if total < 100 else ()
    codes = tuple(finding.code for finding in findings)
    band = "strong" if total >= 85 else "good" if total >= 70 else "fair" if total >= 50 else "weak"
    plain: dict[str, object] = {
        "tool": Tool("resume-lint", "0.1.0", "3.8.0", PackVersion("medical-coder", "1.0.0", "0" * 16), None),
        "source": Source(name, "text/plain", "0" * 64, 1000, None, 300),
        "as_of": date(2026, 11, 22),
        "score": Score(total, 100, band, (CategoryScore("results", "Results", total, 100, codes),)),
        "stage": Stage("mid", 4.2, "4.2 years in 2 jobs of the field"),
        "findings": findings,
        "steps": codes,
        "career": Career("mid", (), (), None, ()),
    }
    lists = ("sections", "experience", "education", "credentials", "skills", "claims", "vague_claims")
    empty = dict.fromkeys((*lists, "phrases", "misspellings", "timeline", "misreadings", "problems"), ())
    return Report(**{**empty, **plain, **fields})


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Builds a report by hand; see `build`."""
    return build
