"""What a figure says of a metric that is given: its direction, unit and bound."""

from __future__ import annotations

import pytest

from resume_lint.language.claims import ClaimFinder
from resume_lint.language.claims.sentence import Attachment
from resume_lint.language.claims.telling import tell
from resume_lint.pack import load_pack


@pytest.fixture(scope="module")
def finder() -> ClaimFinder:
    return ClaimFinder(load_pack().vocabulary)


def last_told(finder: ClaimFinder, line: str, metric: str) -> Attachment:
    """What the last figure of the line says of the metric, when all before it measure the same."""
    told = None
    for figure in finder.figures_of(finder.read_line(line)):
        told = tell(figure, finder.metrics[metric], told)
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("line", "metric", "direction"),
    [
        ("denials -27%", "denial_rate", "decrease"), ("cash +$8M", "revenue_increase", "increase"),
        ("Missing-dx faxes ↓ 38%", "error_rate", "decrease"), ("accuracy ↑ 4.2%", "coding_accuracy", "increase"),
        ("waste minus 18 percent", "other", "decrease"), ("collections up to 94%", "collection_rate", "increase"),
        ("brought the clean claim rate up to 95%", "first_pass_rate", "increase"),
        ("worth about $60,000 a year", "revenue_increase", "increase"),
        ("Cleared 1,150 held orders", "backlog", "decrease"), ("Worked off 5,600 unposted EOBs", "backlog", "decrease"),
        ("a backlog of 2,200 requests gone in May", "backlog", "decrease"),
        ("Reduced coding denials 26% and eligibility denials 33%", "denial_rate", "decrease"),
        ("cut encounters over 7 days old by 83%", "backlog", "decrease"),
        ("accelerated final coding by 1.8 days", "turnaround_time", "decrease"),
        ("Exceeded productivity by 10%", "productivity", "increase"),
        ("brought back $61,000", "revenue_recovered", "level"),
        ("Followed up on 75 claims weekly", "claim_volume", "level"),
        ("reducing denials and leading up to 8 people", "team_size", "level"),
        ("coded 45 lab slips an hour", "chart_volume", "level"), ("plus 98% accuracy", "coding_accuracy", "level"),
        ("Cut denials 18% and held accuracy at 97%", "coding_accuracy", "level"),
        ("Working a backlog of 2,200 requests", "backlog", "level"),
    ],
)  # fmt: skip
def test_the_direction_is_that_of_the_words_around_the_figure(
    finder: ClaimFinder, line: str, metric: str, direction: str
) -> None:
    assert last_told(finder, line, metric).direction == direction


@pytest.mark.parametrize(
    ("line", "metric", "comparator"),
    [
        ("answered inside 48 hours", "turnaround_time", "le"), ("done w/in 6 months", "turnaround_time", "le"),
        ("A/R days never higher than 40", "ar_days", "le"), ("accuracy never lower than 96.5", "coding_accuracy", "ge"),
        ("No item of mine was ever over 4 days", "turnaround_time", "le"),
        ("reduced to near 1%", "error_rate", "approx"),
        ("not even 2 percent", "error_rate", "le"), ("not one month under 98%", "coding_accuracy", "ge"),
        ("97.3% over 2,100 audited codes", "audit_volume", "eq"), ("Lead over four", "team_size", "eq"),
        ("Took over 230 open requests", "backlog", "eq"), ("Turned around 94% of appeals", "compliance_rate", "eq"),
        ("collections went up to 91%", "collection_rate", "eq"), ("coded over 300 charts", "chart_volume", "ge"),
        ("Codes up to 85 charts", "chart_volume", "le"), ("around 95%", "coding_accuracy", "approx"),
    ],
)  # fmt: skip
def test_words_bound_a_figure_only_where_they_speak_of_it(
    finder: ClaimFinder, line: str, metric: str, comparator: str
) -> None:
    assert last_told(finder, line, metric).comparator == comparator


@pytest.mark.parametrize(
    ("line", "metric", "what"),
    [
        ("Biller for a 14-provider cardiology group", "provider_count", "provider"),
        ("Late charges: 9.1% of visits", "other", "late charges"),
        ("Coded 40 charts a day", "chart_volume", "charts"),
    ],
)
def test_what_is_counted_is_told_without_the_signs_around_it(
    finder: ClaimFinder, line: str, metric: str, what: str
) -> None:
    assert last_told(finder, line, metric).object == what
