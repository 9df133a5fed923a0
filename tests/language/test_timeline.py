"""Jobs in marked experience parts (`test_timeline.yaml`), and what counts as work of the profession."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from resume_lint.document.from_text import read_text
from resume_lint.language.sections import find_sections
from resume_lint.language.timeline import find_roles
from resume_lint.pack import load_pack
from resume_lint.records import Role
from resume_lint.vocabulary import Vocabulary

AS_OF = date(2026, 11, 15)
CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("test_timeline.yaml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_pack("medical-coder").vocabulary


def roles_in(text: str, vocabulary: Vocabulary, *, heading: str = "EXPERIENCE") -> tuple[Role, ...]:
    document = read_text(f"Jo Doe\nTampa, FL | 813-555-0100\n\n{heading}\n{text}\nEDUCATION\nDiploma, 2019\n")
    sections = find_sections(document, vocabulary.headings)
    found = find_roles(document, sections, vocabulary, AS_OF)
    for role in found:
        assert document.text[slice(*role.evidence.span)] == role.evidence.text
        assert role.span[0] <= role.evidence.span[0] < role.evidence.span[1] <= role.span[1]
    return found


def told(role: Role) -> list[object]:
    return [role.title, role.organization, role.start, "now" if role.current else role.end, role.months]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_jobs_are_read_in_the_ways_people_write_them(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    found = [told(role) for role in roles_in(case["text"], vocabulary)]
    assert found == [
        [title, employer, start, end, months] for title, employer, start, end, months in case["jobs"]
    ]


@pytest.mark.parametrize(
    ("title", "duty", "relevant"),
    [
        ("Medical Coder", "Coded charts", True),
        ("Charge Entry Clerk", "Keyed charges", True),
        ("Coding Clerk", "Entered charges", True),
        ("Health Information Technician", "Scanned records", True),
        ("Coding Practicum (160 hours)", "Coded charts", True),
        ("Manager, Physician Billing", "Ran the office", True),
        ("Medical Assistant / Medical Coder", "Coded visits for the clinic", True),
        ("A/R Specialist", "Worked Medicare denials", True),
        ("A/R Specialist", "Chased invoices of the tile trade", False),
        ("Coder", "Wrote Python and JavaScript for web shops", False),
        ("Auditor", "Audited charts of physicians against Medicare and payer rules", True),
        ("Auditor", "Audited the books of banks", False),
        ("Patient Service Representative", "Registered patients", False),
        ("Front Desk Receptionist", "Answered phones of the clinic", False),
        ("RN Case Manager", "Planned discharges with the physician", False),
        ("Pharmacy Technician", "Filled prescriptions", False),
        ("Warehouse Supervisor", "Led a shift", False),
    ],
)
def test_months_count_for_work_of_the_profession_only(
    title: str, duty: str, relevant: bool, vocabulary: Vocabulary
) -> None:
    (role,) = roles_in(f"{title}\t2021 - 2023\nPlum Creek Inc, Tampa, FL\n- {duty}", vocabulary)
    assert (role.title, role.relevant) == (title, relevant)


@pytest.mark.parametrize(
    ("title", "known", "level", "track", "trainee"),
    [
        ("System Manager, Inpatient Coding", "coding_manager", "senior", "management", False),
        ("Outpatient Coder II", "medical_coder_2", "mid", "coder", False),
        ("Senior Medical Coder", "senior_coder", "mid", "coder", False),
        ("Coding Extern", "coding_trainee", "entry", "coder", True),
        ("Medical Coder", "medical_coder", None, "coder", False),
        ("Professional Coding Auditor", "coding_auditor", "mid", "specialist", False),
        ("Barista", None, None, None, False),
    ],
)
def test_a_title_is_known_by_its_words_in_any_order(
    title: str, known: str | None, level: str | None, track: str | None, trainee: bool, vocabulary: Vocabulary
) -> None:
    (role,) = roles_in(f"{title}, Plum Creek Clinic, Tampa, FL, 2021 - 2023\n- Worked", vocabulary)
    assert (role.canonical_title, role.level, role.track, role.trainee) == (known, level, track, trainee)


def test_a_role_spans_its_header_and_its_work(vocabulary: Vocabulary) -> None:
    text = "Coder\nPlum Clinic, 2021 - 2023\n- First\n- Second\n\nBiller\nPear Clinic, 2019 - 2021\n- Third"
    document = read_text(f"EXPERIENCE\n{text}\n")
    sections = find_sections(document, vocabulary.headings)
    roles = find_roles(document, sections, vocabulary, AS_OF)
    spans = [document.text[slice(*role.span)] for role in roles]
    assert spans == [
        "Coder\nPlum Clinic, 2021 - 2023\nFirst\nSecond",
        "Biller\nPear Clinic, 2019 - 2021\nThird",
    ]
    assert [role.evidence.text for role in roles] == [
        "Coder\nPlum Clinic, 2021 - 2023",
        "Biller\nPear Clinic, 2019 - 2021",
    ]


def test_volunteer_work_is_no_experience(vocabulary: Vocabulary) -> None:
    assert (
        roles_in("Tax Preparer, Town Help, 2020 - 2022\n- Filed", vocabulary, heading="VOLUNTEER WORK") == ()
    )


def test_dated_jobs_are_found_without_a_heading(vocabulary: Vocabulary) -> None:
    document = read_text("Jo Doe\n813-555-0100\n\nMedical Coder\nPlum Clinic, 2021 - 2023\n- Coded charts\n")
    sections = find_sections(document, vocabulary.headings)
    assert [told(role) for role in find_roles(document, sections, vocabulary, AS_OF)] == [
        ["Medical Coder", "Plum Clinic", "2021", "2023", 24]
    ]


def test_no_experience_gives_no_roles(vocabulary: Vocabulary) -> None:
    assert roles_in("", vocabulary, heading="SKILLS") == ()


def test_an_externship_without_a_title_has_that_of_its_heading(vocabulary: Vocabulary) -> None:
    text = (
        "Verdugo Hills Family Medicine - 160 hours, April through June 2026\n"
        "Looked up ICD-10-CM and CPT codes for about 20 visits per day with the office coder.\n"
    )
    (role,) = roles_in(text, vocabulary, heading="EXTERNSHIP")
    assert (role.title, role.organization) == ("EXTERNSHIP", "Verdugo Hills Family Medicine")
    assert (role.start, role.end, role.relevant, role.trainee) == ("2026-04", "2026-06", True, True)


BILLER = (
    "Billing Specialist, Residential\nBay Recovery, May 2024 - Present\n- Charges of all levels of care.\n"
)


def test_one_word_of_the_trade_settles_a_title_beside_other_work_of_it(vocabulary: Vocabulary) -> None:
    (alone,) = roles_in(BILLER, vocabulary)
    assert not alone.relevant
    coder = "Medical Coder\nLakeside Clinic, Jan 2022 - Apr 2024\n- Coded 45 charts a day\n"
    first, _ = roles_in(BILLER + coder, vocabulary)
    assert first.relevant


def test_other_work_of_the_trade_settles_no_title_of_another_trade(vocabulary: Vocabulary) -> None:
    coder = "Medical Coder\nLakeside Clinic, Jan 2022 - Apr 2024\n- Coded 45 charts a day\n"
    utility = "Billing Clerk\nCity Water Utility, May 2019 - Dec 2021\n- Billed utilities to 300 homes.\n"
    nurse = "Staff Nurse, Medical ICU\nHill Hospital, 2014 - 2019\n- Cared for patients of the hospital.\n"
    roles = roles_in(coder + utility + nurse, vocabulary)
    assert [role.relevant for role in roles] == [True, False, False]


def test_a_title_with_nothing_told_counts_beside_other_work_of_the_trade(vocabulary: Vocabulary) -> None:
    jobs = "Medical Coder | Lakeside Clinic | 2016 - Present\nLead Biller | Heart Institute | 2008 - 2012\n"
    assert [role.relevant for role in roles_in(jobs, vocabulary)] == [True, True]
    (alone,) = roles_in("Lead Biller | Hale Institute | 2008 - 2012\n", vocabulary)
    assert not alone.relevant


def test_practice_of_a_programme_counts_where_the_work_is_of_the_trade(vocabulary: Vocabulary) -> None:
    text = (
        "Hill County Medical Center, HIM Department, Aug. - Oct. 2026\n"
        "- Rotated through coding, ROI, registry and CDI\n- Coded 75 inpatient records in TruCode\n"
    )
    (role,) = roles_in(text, vocabulary, heading="PROFESSIONAL PRACTICE EXPERIENCE (PPE)")
    assert (role.relevant, role.trainee, role.months) == (True, True, 3)


def test_a_cash_office_of_a_shop_is_no_work_of_the_trade(vocabulary: Vocabulary) -> None:
    coder = "Payment Poster\nLakeside Clinic, Jan 2022 - Apr 2024\n- Posted 300 payments a day from EOBs.\n"
    shop = (
        "Cash Office Associate\nBig Box Store, May 2019 - Dec 2021\n- Counted 22 drawers and made deposits.\n"
    )
    assert [role.relevant for role in roles_in(coder + shop, vocabulary)] == [True, False]
