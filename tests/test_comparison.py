"""What an edit has won: findings, points, figures and credentials, each counted once."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from resume_lint import Linter, Report, compare
from resume_lint.reporters import difference

LINTER = Linter(as_of=date(2026, 11, 22))
OLD = """Robin Example
SUMMARY
Coder for outpatient clinics who works with care, asks physicians where a note is
unclear, and keeps up with new guidelines.
EXPERIENCE
Medical Coder, Lakeside Clinic, 03/2021 - Present
- Coded outpatient charts with high accuracy in Epic.
- Cut coding denials by 15%.
SKILLS
ICD-10-CM, CPT, Epic, Optum EncoderPro
"""
NEW = """Robin Example, CPC
SUMMARY
Coder for outpatient clinics who works with care, asks physicians where a note is
unclear, and keeps up with new guidelines.
EXPERIENCE
Medical Coder, Lakeside Clinic, 03/2021 - Present
- Coded 60 outpatient charts a day at 98% accuracy in Epic.
SKILLS
ICD-10-CM, CPT, Epic, Optum EncoderPro
"""


@pytest.fixture(scope="module")
def reports() -> tuple[Report, Report]:
    return LINTER.lint_text(OLD), LINTER.lint_text(NEW)


def test_findings_are_fixed_new_or_left(reports: tuple[Report, Report]) -> None:
    found = compare(*reports)
    fixed, added = {one.code for one in found.fixed}, {one.code for one in found.added}
    left = {one.after.code for one in found.left}
    assert {"RL201", "RL401", "RL402", "RL405"} <= fixed
    assert "RL403" in added
    assert fixed | left == {one.code for one in reports[0].findings}
    assert added | left == {one.code for one in reports[1].findings}


def test_the_points_of_the_parts_add_up_to_the_points_won(reports: tuple[Report, Report]) -> None:
    found = compare(*reports)
    assert reports[0].score and reports[1].score
    won = sum(one.points for one in found.fixed) - sum(one.points for one in found.added)
    won += sum(one.won for one in found.left)
    assert found.points == won == reports[1].score.total - reports[0].score.total


def test_figures_and_credentials_gained_and_lost_are_told(reports: tuple[Report, Report]) -> None:
    found = compare(*reports)
    assert [(one.metric, one.value) for one in found.claims_gained] == [
        ("chart_volume", 60),
        ("coding_accuracy", 98),
    ]
    assert [(one.metric, one.value) for one in found.claims_lost] == [("denial_rate", 15)]
    assert [one.acronym for one in found.credentials_gained] == ["CPC"]
    assert found.credentials_lost == ()


def test_a_resume_against_itself_changes_nothing(reports: tuple[Report, Report]) -> None:
    found = compare(reports[0], reports[0])
    assert (found.points, found.fixed, found.added, found.claims_gained, found.claims_lost) == (
        0,
        (),
        (),
        (),
        (),
    )
    assert not found.worse
    assert len(found.left) == len(reports[0].findings)


def test_a_claim_told_twice_and_then_once_is_lost_once() -> None:
    twice = LINTER.lint_text(OLD.replace("by 15%.", "by 15%.\n- In 2023 cut coding denials by 15%."))
    found = compare(twice, LINTER.lint_text(OLD))
    assert [one.value for one in found.claims_lost] == [15]


def test_a_new_finding_or_fewer_points_are_worse(make_report: Callable[..., Report]) -> None:
    better, worse = make_report(total=100), make_report(total=80)
    assert compare(better, worse).worse
    assert not compare(worse, better).worse


def test_reports_without_a_score_have_no_points(make_report: Callable[..., Report]) -> None:
    found = compare(make_report(score=None), make_report(total=80))
    assert (found.points, found.totals) == (None, (None, 80))


def test_the_text_names_what_was_won_and_what_is_left(reports: tuple[Report, Report]) -> None:
    text = difference.render(compare(*reports), width=88)
    assert (
        text.index("Fixed")
        < text.index("New")
        < text.index("Figures gained")
        < text.index("Credentials gained")
    )
    assert "+12  RL401" in text or "RL401" in text
    assert all(len(line) <= 88 for line in text.splitlines())


def test_other_stages_and_rules_are_told_as_no_common_scale(make_report: Callable[..., Report]) -> None:
    old = make_report(total=80)
    new = old.model_copy(update={"stage": LINTER.lint_text(OLD).stage, "tool": LINTER.lint_text(OLD).tool})
    text = " ".join(difference.render(compare(old, new), width=88).split())
    assert "made by different rules" in text


def test_the_json_holds_all_parts(reports: tuple[Report, Report]) -> None:
    found = json.loads(difference.render_json(compare(*reports)))
    assert found["points"] == compare(*reports).points
    assert [one["code"] for one in found["added"]] == [one.code for one in compare(*reports).added]
    assert {"left", "claims_gained", "credentials_gained", "worse"} <= set(found)


def test_words_of_a_resume_cannot_steer_the_terminal() -> None:
    evil = LINTER.lint_text(NEW.replace("98% accuracy", "98% accuracy\x1b[31m"))
    assert "\x1b" not in difference.render(compare(LINTER.lint_text(OLD), evil), width=88)
