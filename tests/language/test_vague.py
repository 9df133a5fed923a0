"""Lines to vague claims: a word of change, praise or amount and what it promises, without a figure."""

from __future__ import annotations

from datetime import date

import pytest

from resume_lint.language.claims import ClaimFinder
from resume_lint.language.vague import read_vague
from resume_lint.linter import Linter
from resume_lint.pack import load_pack


@pytest.fixture(scope="module")
def finder() -> ClaimFinder:
    return ClaimFinder(load_pack().vocabulary)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(as_of=date(2026, 11, 22))


def promises(finder: ClaimFinder, line: str) -> list[tuple[str, str]]:
    found = read_vague(finder.read_line(line))
    return [(metric, line[slice(*span)]) for metric, span in found]


@pytest.mark.parametrize(
    ("line", "metric", "words"),
    [
        ("Significantly reduced claim denials.", "denial_rate", "Significantly reduced claim denials"),
        ("Improved collections across the practice.", "collection_rate", "Improved collections"),
        ("Maintained high accuracy on surgical cases.", "coding_accuracy", "high accuracy"),
        ("Known for fast turnaround.", "turnaround_time", "fast turnaround"),
        ("Coded with minimal errors.", "error_rate", "minimal errors"),
        ("Handled a high volume of claims.", "claim_volume", "a high volume of claims"),
        ("Responsible for lowering rejections.", "rejection_rate", "lowering rejections"),
        ("Boosted team productivity.", "productivity", "Boosted team productivity"),
        ("Helped increase HCC capture.", "capture_rate", "increase HCC capture"),
        ("Trained numerous new coders.", "people_trained", "numerous new coders"),
        ("Earned excellent audit scores.", "audit_score", "excellent audit scores"),
        ("Reduced the coding backlog.", "backlog", "Reduced the coding backlog"),
        ("Shortened days in A/R.", "ar_days", "Shortened days in A/R"),
        ("Enhanced patient satisfaction.", "satisfaction", "Enhanced patient satisfaction"),
        ("Reduced operating costs.", "cost_savings", "Reduced operating costs"),
    ],
)
def test_a_result_promised_without_a_figure(finder: ClaimFinder, line: str, metric: str, words: str) -> None:
    assert promises(finder, line) == [(metric, words)]


def test_two_promises_of_one_line_are_two(finder: ClaimFinder) -> None:
    line = "Reduced denials, and boosted reimbursement."
    assert [metric for metric, _ in promises(finder, line)] == ["denial_rate", "revenue_increase"]


@pytest.mark.parametrize(
    "line",
    [
        "Assigned ICD-10-CM codes to outpatient records.",
        "Reviewed denials and wrote appeals.",
        "Posted payments and answered patient calls.",
        "High school diploma",
        "Improved my knowledge of anatomy.",
        "Great team player with strong communication skills.",
        "",
    ],
)
def test_duties_traits_and_schooling_promise_no_result(finder: ClaimFinder, line: str) -> None:
    assert promises(finder, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Reduced claim denials by 15%.",
        "Improved accuracy from 91% to 97%.",
        "Cut the coding backlog to 40 charts.",
        "Boosted reimbursement $12,000 a year.",
    ],
)
def test_a_promise_with_its_figure_is_not_vague(finder: ClaimFinder, line: str) -> None:
    assert promises(finder, line) == []


def vague(linter: Linter, text: str) -> list[tuple[str, str]]:
    report = linter.lint_text(text)
    return [(claim.metric, claim.evidence.text) for claim in report.vague_claims]


HEAD = "Ada Example\nada@example.com\n\nPROFESSIONAL EXPERIENCE\nMedical Coder, Invented Clinic\tMarch 2020 - Present\n"


def test_in_a_report_the_figure_may_stand_beside_the_promise(linter: Linter) -> None:
    assert vague(linter, f"{HEAD}- Maintained high accuracy.\n") == [("coding_accuracy", "high accuracy")]
    assert vague(linter, f"{HEAD}- Maintained high accuracy (98%).\n") == []


def test_a_figure_in_another_bullet_does_not_answer_it(linter: Linter) -> None:
    text = f"{HEAD}- Maintained high accuracy.\n- Held 98% accuracy on every audit.\n"
    assert vague(linter, text) == [("coding_accuracy", "high accuracy")]


def test_nothing_is_promised_in_a_list_of_schools(linter: Linter) -> None:
    school = "EDUCATION\nCoding Certificate, Invented College\tMay 2019\n- Maintained high accuracy\n"
    assert vague(linter, f"{HEAD}- Coded charts.\n\n{school}") == []


@pytest.mark.parametrize(
    ("line", "metric", "words"),
    [
        ("Kept aged A/R low.", "ar_balance", "aged A/R low"),
        ("Send claims out daily and keep rejections low", "rejection_rate", "rejections low"),
        ("Keeps denials under control.", "denial_rate", "denials under control"),
        ("Checked each form; denials dropped a lot", "denial_rate", "denials dropped"),
        (
            "Taught the team, and collections have improved greatly.",
            "collection_rate",
            "collections have improved",
        ),
        ("Coded stays with hardly any errors.", "error_rate", "hardly any errors"),
    ],
)
def test_a_promise_behind_its_object(finder: ClaimFinder, line: str, metric: str, words: str) -> None:
    assert promises(finder, line) == [(metric, words)]


@pytest.mark.parametrize(
    "line",
    [
        "Checked charges before the bill dropped.",
        "Denials dropped to 4%.",
        "Sliding fee and wrap payments.",
    ],
)
def test_what_only_looks_like_a_promise_behind_its_object(finder: ClaimFinder, line: str) -> None:
    assert promises(finder, line) == []


def test_a_name_promises_nothing(linter: Linter) -> None:
    text = "Jo Doe\n813-555-0100\n\nSUMMARY\nGreat Miami Physicians\n\n"
    text += "EXPERIENCE\nCoder, Lakeside Clinic, 2020 - 2024\n- Coded charts.\n"
    assert linter.lint_text(text).vague_claims == ()


@pytest.mark.parametrize(
    ("line", "metric", "words"),
    [
        ("Filed claims promptly for the clinic.", "turnaround_time", "Filed claims promptly"),
        (
            "Resolves rejections in a timely fashion.",
            "turnaround_time",
            "Resolves rejections in a timely fashion",
        ),
        ("Supported payer audits with excellent outcomes.", "audit_score", "excellent outcomes"),
        ("Wrote appeals with remarkable success.", "appeal_success_rate", "remarkable success"),
        ("Denials way down since the checklist.", "denial_rate", "Denials way down"),
        ("Collections are much higher.", "collection_rate", "Collections are much higher"),
        ("Rejections for eligibility fell to practically nothing.", "rejection_rate", None),
        ("Templates were rebuilt and queries went out faster.", "query_rate", "queries went out faster"),
        ("Brought rejections under control.", "rejection_rate", "rejections under control"),
        ("Keep A/R low.", "ar_balance", "A/R low"),
        ("Lots of claims each week.", "claim_volume", "Lots of claims"),
        ("Coded encounters, high volume each day.", "chart_volume", "high volume"),
        ("Cleaned forms with few if any disputes.", "error_rate", "few if any disputes"),
        ("Reduced overpayment risk.", "compliance_rate", "Reduced overpayment risk"),
        ("Noticeable reduction in billing edits.", "rejection_rate", "reduction in billing edits"),
    ],
)
def test_a_promise_of_manner_outcome_or_degree(
    finder: ClaimFinder, line: str, metric: str, words: str | None
) -> None:
    assert promises(finder, line) == [(metric, words or line.rstrip("."))]


@pytest.mark.parametrize(
    "line",
    [
        "Learns quickly and works well with others.",
        "Answered the door promptly.",
        "Danced with outstanding results.",
        "A successful candidate with great results in mind.",
        "Denials faster than the year before by 3 days.",
        "Walked way down the hall.",
        "Selected the best-record of each member.",
        "Joined the rapid response team.",
        "Denials of entry at the gate.",
        "Lots of fun at every event.",
        "Filed claims, 40 a day, quickly.",
    ],
)
def test_manner_and_degree_of_other_things_promise_nothing(finder: ClaimFinder, line: str) -> None:
    assert promises(finder, line) == []


def test_figures_under_a_heading_of_what_is_to_come_are_no_claims(linter: Linter) -> None:
    for heading in ("GOALS FOR 2028", "LOOKING AHEAD", "TARGETS FOR 2028", "PLAN FOR FISCAL 2028"):
        report = linter.lint_text(f"{HEAD}- Coded 40 charts a day.\n\n{heading}\n- Agreement above 90%\n")
        assert [claim.value for claim in report.claims] == [40]
    report = linter.lint_text(f"{HEAD}- Coded 40 charts a day.\n\nKEY FIGURES 2025\n- 98% accuracy\n")
    assert [claim.value for claim in report.claims] == [40, 98]
