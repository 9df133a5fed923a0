"""Titles that people print (`test_titles.yaml`): whether their months count, their level and track."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from resume_lint import Linter
from resume_lint.language.titles import read_book
from resume_lint.pack import load_pack

BOOK = read_book(load_pack("medical-coder").vocabulary)
CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("test_titles.yaml").read_text("utf-8"))
# Words that stand in the roles of anybody who works beside patients or payers.
DUTY = "Worked for physicians and hospital patients with Medicare claims, charts and payer rules in Epic"
PLAIN = "Answered phones, kept files and helped the team with daily work for patients"


def test_titles_of_the_profession_count() -> None:
    assert [title for title in CASES["counts"] if not BOOK.read(title, f"{title}\n{DUTY}").relevant] == []


@pytest.mark.parametrize("duty", [DUTY, PLAIN])
def test_other_titles_beside_the_profession_do_not(duty: str) -> None:
    wrong = [title for title in CASES["no_experience"] if BOOK.read(title, f"{title}\n{duty}").relevant]
    assert wrong == []


@pytest.mark.parametrize(("title", "employer", "duty", "counts"), CASES["settled_by_the_role"])
def test_the_role_settles_what_a_title_leaves_open(
    title: str, employer: str, duty: str, counts: bool
) -> None:
    assert BOOK.read(title, f"{title}\n{employer}\n{duty}", employer).relevant is counts


@pytest.mark.parametrize(("title", "level", "track"), CASES["ladder"])
def test_a_title_tells_its_step_on_the_ladder(title: str, level: str | None, track: str | None) -> None:
    found = BOOK.read(title, f"{title}\n{DUTY}")
    assert (found.level, found.track) == (level, track)


def test_titles_and_words_of_audits_make_no_resume_of_the_profession_alone() -> None:
    text = """SUMMARY
Compliance leader with 12 years of internal audits, training and safety programs for grain producers.
EXPERIENCE
Compliance Officer
Northern Prairie Grain, Fargo, ND
2016 - Present
- Lead internal audits at 14 elevators, cutting safety findings by 40%
- Trained 120 employees on worker health and managed audit responses to the state
SKILLS
Auditing, compliance, training, regulatory reporting, data analysis, Microsoft Excel
"""
    report = Linter(as_of=date(2026, 11, 15)).lint_text(text)
    assert [problem.code for problem in report.problems] == ["not-this-profession"]
    assert [role.relevant for role in report.experience] == [False]
    assert "audit_methodology" not in {skill.id for skill in report.skills}
