"""What writers call strong scores above what they call weak, and each rule speaks and is silent on their resumes."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from benchmarks.accuracy.annotations import read_set
from benchmarks.accuracy.grades import GRADES, STAGES, Graded, crossed, graded, render
from benchmarks.accuracy.render import LAYOUTS, render_all

from resume_lint.linter import Linter
from resume_lint.pack.model import FileExample, Rule

LINTER = Linter(as_of=date(2026, 11, 22))
# What only a file can show, such as words in white, is proved by the files of its examples.
SPOKEN = [
    rule for rule in LINTER.pack.rules if not all(isinstance(one, FileExample) for one in rule.examples.bad)
]


@pytest.fixture(scope="module")
def found() -> list[Graded]:
    return list(graded())


def test_every_strong_resume_scores_above_every_weak_one_of_its_stage(found: list[Graded]) -> None:
    assert crossed(found) == []


def test_mixed_resumes_lie_between_on_the_whole(found: list[Graded]) -> None:
    for stage in STAGES:
        means = []
        for grade in GRADES:
            totals = [one.total for one in found if (one.stage, one.grade) == (stage, grade)]
            assert len(totals) >= 4, f"{stage}, {grade}"
            means.append(sum(totals) / len(totals))
        assert means == sorted(means, reverse=True), stage


def test_a_weak_resume_as_high_as_a_strong_one_is_told() -> None:
    strong, weak = Graded("a", "mid", "strong", 60.0), Graded("b", "mid", "weak", 60.0)
    assert crossed([strong, weak, Graded("c", "entry", "weak", 90.0)]) == [(weak, strong)]
    assert render([strong]).splitlines()[1].split() == ["mid,", "strong", "1", "60", "60.0", "60"]


@pytest.fixture(scope="module")
def fired() -> tuple[Counter[str], int]:
    """How often each rule is raised over the annotated resumes, and how many they are."""
    resumes = [one for name in ("dev", "more", "rare") for one in read_set(name)]
    reports = [LINTER.lint(path) for path in render_all(resumes, LAYOUTS["text"])]
    return Counter(finding.code for report in reports for finding in report.findings), len(reports)


@pytest.mark.parametrize("rule", SPOKEN, ids=[rule.code for rule in SPOKEN])
def test_each_rule_speaks_on_some_resume_and_is_silent_on_at_least_five(
    rule: Rule, fired: tuple[Counter[str], int]
) -> None:
    raised, resumes = fired
    assert 1 <= raised[rule.code] <= resumes - 5
