"""The career stage by years, heads and leads."""

from __future__ import annotations

from datetime import date

import pytest

from resume_lint.document.from_text import read_text
from resume_lint.language.sections import find_sections
from resume_lint.language.stage import find_stage
from resume_lint.language.timeline import find_roles
from resume_lint.pack import load_pack
from resume_lint.records import Claim, Evidence, Stage

AS_OF = date(2026, 11, 15)
VOCABULARY = load_pack("medical-coder").vocabulary


def stage_of(*jobs: str, claims: tuple[Claim, ...] = ()) -> Stage:
    """The stage of a person with these jobs, one line each, at a clinic."""
    document = read_text("EXPERIENCE\n" + "\n".join(f"{job}\n- Worked on patient charts" for job in jobs))
    roles = find_roles(document, find_sections(document, VOCABULARY.headings), VOCABULARY, AS_OF)
    assert len(roles) == len(jobs)
    return find_stage(
        roles, VOCABULARY, AS_OF, mid_from=3, senior_above=5, claims=claims, team_metrics=("team_size",)
    )


def team_of(role: int) -> Claim:
    evidence = Evidence("a team of six", (0, 13))
    return Claim("c1", "team_size", 6, None, "count", "eq", "level", None, None, "team", None, evidence, role)


@pytest.mark.parametrize(
    ("job", "stage", "years"),
    [
        ("Medical Coder, Plum Clinic, Jan 2024 - Nov 2026", "entry", 2.9),
        ("Medical Coder, Plum Clinic, Jan 2022 - Dec 2024", "mid", 3.0),
        ("Medical Coder, Plum Clinic, Jan 2020 - Dec 2024", "mid", 5.0),
        ("Medical Coder, Plum Clinic, Jan 2020 - Feb 2025", "senior", 5.2),
        ("Coding Extern, Plum Clinic, Mar 2026 - May 2026", "entry", 0.3),
        ("Cashier, Plum Market, 2010 - 2020", "entry", 0.0),
    ],
)
def test_years_of_relevant_work_give_the_stage(job: str, stage: str, years: float) -> None:
    found = stage_of(job)
    assert (found.id, found.years) == (stage, years)


def test_overlapping_jobs_count_once_and_other_work_not_at_all() -> None:
    found = stage_of(
        "Medical Coder, Plum Clinic, Jan 2024 - Dec 2025",
        "Medical Biller, Pear Clinic, Jul 2024 - Jun 2026",
        "Registered Nurse, Fig Hospital, 2005 - 2020",
    )
    assert found == Stage("entry", 2.5, "2.5 years of relevant work in 2 roles, by their dates", None)


def test_a_head_of_the_profession_is_senior_whatever_the_years() -> None:
    found = stage_of("Coding Supervisor, Plum Clinic, Jan 2026 - Nov 2026")
    assert (found.id, found.years, found.track) == ("senior", 0.9, "management")
    assert (
        found.basis
        == "0.9 years of relevant work in 1 role, by its dates; senior by the title “Coding Supervisor”"
    )


def test_a_head_of_another_trade_is_not() -> None:
    found = stage_of("Warehouse Supervisor, Plum Foods Inc, 2015 - 2025")
    assert found == Stage("entry", 0.0, "no relevant work with dates found", None)


def test_a_lead_is_senior_where_people_report_to_them() -> None:
    job = "Lead Coder, Plum Clinic, Jan 2023 - Dec 2026"
    assert stage_of(job).id == "mid"
    assert stage_of(job, claims=(team_of(0),)).id == "senior"
    assert stage_of("Medical Coder, Plum Clinic, Jan 2023 - Dec 2026", claims=(team_of(0),)).id == "mid"


def test_the_latest_job_tells_the_specialist_track() -> None:
    found = stage_of("Coding Auditor, Plum Clinic, 2024 - present", "Medical Coder, Pear Clinic, 2021 - 2024")
    assert (found.id, found.track) == ("senior", "specialist")


def test_no_jobs_at_all_are_entry() -> None:
    assert stage_of() == Stage("entry", 0.0, "no relevant work with dates found", None)
