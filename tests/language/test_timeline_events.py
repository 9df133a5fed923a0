"""What a reader notices in the dates of the jobs, in marked resumes (`test_timeline_events.yaml`)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from resume_lint import Linter
from resume_lint.records import TimelineEvent

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("test_timeline_events.yaml").read_text("utf-8")
)


def events_in(text: str, as_of: date = date(2026, 11, 22)) -> tuple[TimelineEvent, ...]:
    return Linter(as_of=as_of).lint_text(f"Jo Doe\nTampa, FL | 813-555-0100\n\n{text}").timeline


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_reader_notices(case: dict[str, Any]) -> None:
    found = events_in(case["text"])
    assert [[one.kind, one.start, one.end, one.months, one.explained_by] for one in found] == case["want"]


def test_a_gap_names_both_jobs_and_points_at_the_later_one() -> None:
    (gap,) = events_in(CASES[0]["text"])
    assert gap.roles == (1, 0)
    assert gap.evidence.text == "Medical Coder, Lakeside Clinic, 03/2021 - Present"


def test_the_day_of_the_analysis_settles_what_lies_in_the_future() -> None:
    text = "EXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - 06/2025\n- Coded charts"
    assert [one.kind for one in events_in(text, date(2025, 1, 10))] == ["future"]
    assert events_in(text, date(2025, 7, 10)) == ()


def test_no_event_moves_the_score() -> None:
    linter = Linter(as_of=date(2026, 11, 22))
    head = "Jo Doe, CPC\n\nEXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - Present\n- Coded 60 charts a day\n"
    tail = "Billing Clerk, Hillside Clinic, 01/2016 - {}\n- Entered 80 charges a day\n"
    first, second = (linter.lint_text(head + tail.format(end)) for end in ("02/2021", "01/2019"))
    assert [one.kind for one in second.timeline] == ["gap"]
    assert first.score == second.score
