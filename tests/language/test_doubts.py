"""Doubts about claims: what cannot be, is doubted, clashes, repeats or is left open, each with the figure expected."""

from __future__ import annotations

import pytest

from resume_lint import Linter
from resume_lint.records import Doubt

JOB = "EXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2022 - Present\n- "
EARLIER = "\n\nMedical Coder, Fern Hospital, 01/2019 - 02/2022\n- "
OPEN = {"missing_baseline", "missing_period", "ambiguous_definition"}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def doubts(linter: Linter, line: str) -> list[Doubt]:
    return list(linter.lint_text(JOB + line).doubts)


def told(linter: Linter, line: str) -> list[tuple[str, float | None]]:
    """The doubts of a line but for those that only ask for more."""
    return [(one.kind, one.expected) for one in doubts(linter, line) if one.kind not in OPEN]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Coded 40 charts a day at 103% accuracy.", [("impossible", 100)]),
        ("Reduced denials by 150%.", [("impossible", 100)]),
        ("Raised coding accuracy from 92% to 104%.", [("impossible", 100)]),
        ("Coded 700 inpatient charts per day.", [("suspicious", 500)]),
        ("Coded 100 charts per hour.", [("suspicious", 62.5)]),
        ("Coded at 100% accuracy.", [("suspicious", 99.9)]),
        ("Coded at 70% accuracy.", [("suspicious", 80), ("below_standard", 95)]),
        ("Coded at 91% accuracy.", [("below_standard", 95)]),
        ("Cut the denial rate from 12% to 8%, a 50% decrease.", [("wrong_arithmetic", 33.3)]),
        ("Reduced the denial rate from 5% to 12%.", [("contradicting", 5)]),
    ],
)
def test_a_figure_that_does_not_hold_is_doubted(
    linter: Linter, line: str, wanted: list[tuple[str, float | None]]
) -> None:
    assert told(linter, line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Coded 40 charts a day at 98% accuracy.",
        "Worked at 125% of the productivity target.",
        "Reduced denials by 40%.",
        "Cut the denial rate from 12% to 8%, a 33% decrease.",
        "Cut the denial rate from 12% to 8%, down 4 points.",
        "Raised coding accuracy from 92% to 97%.",
        "Kept coding accuracy above 90%.",
        "Coded 60 charts per hour.",
        "Raised HCC capture from 60% to 80%.",
    ],
)
def test_a_figure_that_holds_is_not_doubted(linter: Linter, line: str) -> None:
    assert told(linter, line) == []


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Reduced coding denials by 30%.", ["missing_baseline"]),
        ("Reduced coding denials from 10% to 7%.", []),
        ("Coded 9,000 outpatient charts.", ["missing_period"]),
        ("Coded 9,000 outpatient charts in 2023.", []),
        ("Coded 40 outpatient charts a day.", []),
        ("Kept the denial rate at 6%.", ["ambiguous_definition"]),
        ("Kept the final denial rate at 6%.", []),
    ],
)
def test_what_a_reader_would_ask_is_told(linter: Linter, line: str, kinds: list[str]) -> None:
    assert [one.kind for one in doubts(linter, line)] == kinds


def test_the_same_figure_in_two_jobs_points_at_both_claims(linter: Linter) -> None:
    report = linter.lint_text(f"{JOB}Coded at 97.4% accuracy.{EARLIER}Coded at 97.4% accuracy.")
    assert [(one.kind, one.claims) for one in report.doubts] == [("repeated", ("c1", "c2"))]


def test_the_same_figure_twice_in_one_job_is_no_doubt(linter: Linter) -> None:
    assert doubts(linter, "Coded at 97.4% accuracy.\n- Held 97.4% accuracy for a year.") == []


def test_a_doubt_stands_where_its_claim_does(linter: Linter) -> None:
    report = linter.lint_text(JOB + "Coded 40 charts a day at 103% accuracy.")
    (doubt,) = report.doubts
    assert [claim.evidence for claim in report.claims if claim.id in doubt.claims] == [doubt.evidence]
    assert doubt.evidence.text == "103% accuracy"
