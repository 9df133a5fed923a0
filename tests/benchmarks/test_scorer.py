"""The scorer counts what a report got right, missed and made up, each thing once."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.accuracy.annotations import (
    GoldClaim,
    GoldCredential,
    GoldEntry,
    GoldSection,
    GoldVague,
    build_annotated,
)
from benchmarks.accuracy.marks import Marks
from benchmarks.accuracy.matching import Share, Tally
from benchmarks.accuracy.scorer import (
    score,
    score_claims,
    score_credentials,
    score_roles,
    score_sections,
    score_vague,
)


def wanted(words: str, metric: str, value: float, **more: Any) -> GoldClaim:
    return GoldClaim(words, tuple(metric.split("/")), value, more.pop("unit", "percent"), **more)


def found(words: str, metric: str, value: float, **more: Any) -> dict[str, Any]:
    plain = {"unit": "percent", "value_max": None, "comparator": "eq", "direction": "level", "baseline": None}
    rest = {"per": None, "object": None, "period": None, "evidence": {"text": words, "span": [0, len(words)]}}
    return {"id": "c1", "metric": metric, "value": value, **plain, **rest, **more}


def slips(marks: Marks, subject: str) -> list[str]:
    return [slip.kind for slip in marks.slips if slip.subject == subject]


def test_the_same_metric_and_value_is_a_hit() -> None:
    marks = score_claims(
        [wanted("98% accuracy", "coding_accuracy", 98)], [found("98%", "coding_accuracy", 98.0)]
    )
    assert marks.tally("claims") == Tally(hits=1)
    assert marks.slips == ()


def test_a_wrong_value_is_a_miss_and_a_false_alarm_told_in_one_line() -> None:
    marks = score_claims(
        [wanted("98% accuracy", "coding_accuracy", 98)], [found("98% accuracy", "coding_accuracy", 9.8)]
    )
    assert marks.tally("claims") == Tally(missed=1, spurious=1)
    assert slips(marks, "claims") == ["wrong"]


def test_a_wrong_metric_is_a_miss_and_a_false_alarm() -> None:
    marks = score_claims(
        [wanted("98% clean", "first_pass_rate", 98)], [found("98% clean", "coding_accuracy", 98)]
    )
    assert marks.tally("claims") == Tally(missed=1, spurious=1)


def test_figures_over_different_words_are_told_apart() -> None:
    marks = score_claims(
        [wanted("98% accuracy", "coding_accuracy", 98)], [found("team of 12", "team_size", 12)]
    )
    assert slips(marks, "claims") == ["missed", "spurious"]


def test_the_same_claim_found_twice_is_one_hit_and_one_false_alarm() -> None:
    twice = [found("98% accuracy", "coding_accuracy", 98)] * 2
    assert score_claims([wanted("98% accuracy", "coding_accuracy", 98)], twice).tally("claims") == Tally(
        1, 0, 1
    )


def test_two_equal_claims_want_two_found() -> None:
    gold = [wanted("98% accuracy", "coding_accuracy", 98)] * 2
    assert score_claims(gold, [found("98%", "coding_accuracy", 98)]).tally("claims") == Tally(1, 1, 0)


@pytest.mark.parametrize("metric", ["coding_accuracy", "audit_score"])
def test_either_of_two_metrics_is_right(metric: str) -> None:
    gold = [wanted("97% validated", "audit_score/coding_accuracy", 97)]
    assert score_claims(gold, [found("97%", metric, 97)]).tally("claims") == Tally(hits=1)


def test_a_claim_with_two_metrics_leaves_the_only_fit_to_another() -> None:
    gold = [wanted("97% then", "audit_score/coding_accuracy", 97), wanted("now 97%", "audit_score", 97)]
    report = [found("97% then", "audit_score", 97), found("elsewhere 97%", "coding_accuracy", 97)]
    assert score_claims(gold, report).tally("claims") == Tally(hits=2)


def test_equal_values_pair_by_their_words() -> None:
    gold = [
        wanted("20 charts an hour", "chart_volume", 20, unit="count", per="hour"),
        wanted("20 charts a day", "chart_volume", 20, unit="count", per="day"),
    ]
    report = [
        found("20 charts a day", "chart_volume", 20, unit="count", per="day"),
        found("20 charts an hour", "chart_volume", 20, unit="count", per="hour"),
    ]
    assert score_claims(gold, report).share("claims.per") == Share(2, 2)


def test_values_are_equal_to_a_millionth() -> None:
    gold = [wanted("by a third", "denial_rate", 33.3), wanted("$1.2M", "revenue_recovered", 1_200_000)]
    report = [found("by a third", "denial_rate", 33.3 + 1e-6), found("$1.2M", "revenue_recovered", 1_200_100)]
    assert score_claims(gold, report).tally("claims") == Tally(1, 1, 1)


def test_nothing_wanted_and_nothing_found_is_perfect() -> None:
    tally = score_claims([], []).tally("claims")
    assert (tally.precision, tally.recall, tally.f1) == (1.0, 1.0, 1.0)


def test_attributes_are_judged_on_hits_only() -> None:
    gold = [
        wanted("up to 40", "chart_volume", 40, unit="count", comparator="le"),
        wanted("9", "team_size", 9),
    ]
    marks = score_claims(gold, [found("up to 40", "chart_volume", 40, unit="count")])
    assert marks.share("claims.comparator") == Share(0, 1)
    assert marks.share("claims.unit") == Share(1, 1)
    assert slips(marks, "claims.comparator") == ["wrong"]


def test_a_missing_baseline_and_one_made_up_are_both_wrong() -> None:
    gold = [wanted("from 8 to 2%", "denial_rate", 2, baseline=8), wanted("5%", "error_rate", 5)]
    report = [found("from 8 to 2%", "denial_rate", 2), found("5%", "error_rate", 5, baseline=1)]
    marks = score_claims(gold, report)
    assert marks.share("claims.baseline") == Share(0, 2)
    assert marks.share("claims.baseline (given)") == Share(0, 1)


def test_objects_need_one_word_in_common() -> None:
    gold = [wanted("45 charts", "chart_volume", 45, object="outpatient charts")]
    assert score_claims(gold, [found("45", "chart_volume", 45, object="chart")]).share(
        "claims.object"
    ) == Share(1, 1)
    assert score_claims(gold, [found("45", "chart_volume", 45, object="visits")]).share(
        "claims.object"
    ) == Share(0, 1)


def test_a_vague_claim_needs_the_metric_and_a_word() -> None:
    gold = [GoldVague("reduced denials", ("denial_rate",)), GoldVague("high accuracy", ("coding_accuracy",))]
    report = [
        {"metric": "denial_rate", "evidence": {"text": "significantly reduced denials"}},
        {"metric": "audit_score", "evidence": {"text": "high accuracy"}},
    ]
    assert score_vague(gold, report).tally("vague") == Tally(1, 1, 1)


def test_a_credential_with_the_wrong_status_is_found_but_not_with_status() -> None:
    gold = [GoldCredential("CPC", "AAPC", "active"), GoldCredential("RN", "Connecticut", "active")]
    report = [{"acronym": "CPC", "issuer": "AAPC", "status": "expired", "mentions": [{"text": "CPC"}]}]
    marks = score_credentials(gold, report)
    assert marks.tally("credentials") == Tally(1, 1, 0)
    assert marks.tally("credentials with status") == Tally(0, 2, 1)


def test_an_issuer_may_be_given_by_its_initials() -> None:
    gold = [GoldCredential("BLS", "American Heart Association", "active")]
    report = [{"acronym": "BLS", "issuer": "AHA", "status": "active", "mentions": []}]
    assert score_credentials(gold, report).share("credentials.issuer") == Share(1, 1)


def test_a_section_of_the_wrong_kind_is_a_heading_found_and_a_section_missed() -> None:
    gold = [GoldSection("Skills", "skills", "", (), ()), GoldSection("Profile", "summary", "", (), ())]
    report = [
        {"title": "SKILLS:", "kind": "skills"},
        {"title": "Profile", "kind": "other"},
        {"title": "", "kind": "contact"},
    ]
    marks = score_sections(gold, report)
    assert marks.tally("headings") == Tally(hits=2)
    assert marks.share("sections") == Share(1, 2)


def test_two_jobs_of_one_title_pair_by_employer() -> None:
    gold = [
        GoldEntry("Coder", "North Clinic", "", "", "", ()),
        GoldEntry("Coder", "South Clinic", "", "", "", ()),
    ]
    report = [
        {"title": "Coder", "organization": "South Clinic"},
        {"title": "Coder", "organization": "North Clinic"},
    ]
    assert score_roles(gold, report).share("roles.employer") == Share(2, 2)


RESUME = {
    "id": "t01",
    "name": "Invented Person",
    "contact": "City",
    "stage": "mid",
    "years": 4.2,
    "generic_skills": False,
    "sections": [
        {
            "title": "Experience",
            "kind": "experience",
            "entries": [
                {
                    "title": "Coder",
                    "org": "Lakeside",
                    "bullets": ["At {{98%|metric=coding_accuracy value=98 unit=percent}}"],
                },
                {"title": "Clerk", "org": "Market", "bullets": ["Filed"]},
            ],
        }
    ],
    "credentials": [],
    "skills": [],
    "expect": {"no_volume": True, "no_accuracy": False, "unquantified_role": [1]},
}


def report(**more: Any) -> dict[str, Any]:
    roles = [
        {"title": "Coder", "organization": "Lakeside", "span": [10, 40]},
        {"title": "Clerk", "organization": "Market", "span": [41, 60]},
    ]
    empty: dict[str, Any] = {
        key: [] for key in ("claims", "vague_claims", "credentials", "skills", "sections", "findings")
    }
    return {**empty, "experience": roles, "stage": {"id": "mid", "years": 4.1, "basis": "years"}, **more}


def test_a_finding_that_a_reviewer_would_raise_is_a_hit_and_another_a_false_alarm() -> None:
    findings = [{"name": "missing-accuracy-figure", "evidence": []}]
    marks = score(build_annotated(RESUME), report(findings=findings))
    assert marks.tally("flags.missing-volume-figure") == Tally(0, 1, 0)
    assert marks.tally("flags.missing-accuracy-figure") == Tally(0, 0, 1)


def test_a_role_without_a_figure_is_the_job_that_the_finding_points_at() -> None:
    right = [{"name": "role-without-figure", "evidence": [{"text": "Clerk", "span": [41, 46]}]}]
    wrong = [{"name": "role-without-figure", "evidence": [{"text": "Coder", "span": [10, 15]}]}]
    resume = build_annotated(RESUME)
    assert score(resume, report(findings=right)).tally("flags.role-without-figure") == Tally(1, 0, 0)
    assert score(resume, report(findings=wrong)).tally("flags.role-without-figure") == Tally(0, 1, 1)


@pytest.mark.parametrize(("years", "right"), [(4.2, 1), (4.37, 1), (4.0, 0), (4.4, 0)])
def test_years_may_be_two_months_off(years: float, right: int) -> None:
    stage = {"id": "mid", "years": years, "basis": "years"}
    assert score(build_annotated(RESUME), report(stage=stage)).share("years") == Share(right, 1)


def test_marks_add_up() -> None:
    one = score(build_annotated(RESUME), report())
    assert (one + one).tally("claims") == Tally(0, 2, 0)
    assert (one + one).share("stage") == Share(2, 2)
