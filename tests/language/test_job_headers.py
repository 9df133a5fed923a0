"""Titles and employers in headers of many layouts (`test_job_headers.yaml`)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from resume_lint.document.from_text import read_text
from resume_lint.language.job_headers import is_place
from resume_lint.language.sections import find_sections
from resume_lint.language.timeline import find_roles
from resume_lint.pack import load_pack

VOCABULARY = load_pack("medical-coder").vocabulary
CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("test_job_headers.yaml").read_text("utf-8"))
AFTER = "- Read long charts for the surgeons\n\nCashier\nGreen Basket\tTampa, FL\t2017 - 2019\n- Rang\n"


@pytest.mark.parametrize("layout", CASES["layouts"])
def test_title_and_employer_come_out_of_every_layout(layout: str) -> None:
    for title, employer in CASES["jobs"]:
        header = layout.format(t=title, o=employer, p="Tampa, FL", d="Mar 2021 - Present")
        document = read_text(f"Jo Doe\n813-555-0100\n\nEXPERIENCE\n{header}\n{AFTER}")
        found = find_roles(
            document, find_sections(document, VOCABULARY.headings), VOCABULARY, date(2026, 11, 15)
        )
        assert [(role.title, role.start) for role in found] == [(title, "2021-03"), ("Cashier", "2017")]
        printed = (found[0].organization or "").rstrip(".")
        assert employer.startswith(printed) and employer.split(",")[0].split(" (")[0] in printed


@pytest.mark.parametrize(
    "text",
    [
        "-".join(["Ab"] * 100) + "!",
        "Remote " + "(a)" * 600 + "x",
        "St. " * 400,
        "A" * 2000,
        "Tampa, FL " * 200,
    ],
)
def test_what_looks_like_a_place_over_and_over_is_told_at_once(text: str) -> None:
    assert not is_place(text)
