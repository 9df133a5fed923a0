"""Details of persons: found where a label or a shape says so, masked, and not taken from other numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from resume_lint.document.from_text import read_text
from resume_lint.document.model import Page, Picture
from resume_lint.language.details import DetailFinder
from resume_lint.language.sections import find_sections
from resume_lint.pack import load_pack
from resume_lint.records import PersonalDetail

VOCABULARY = load_pack("medical-coder").vocabulary


@cache
def finder() -> DetailFinder:
    return DetailFinder(VOCABULARY.details)


def details(text: str) -> list[PersonalDetail]:
    document = read_text(text)
    return list(finder().find(document, find_sections(document, VOCABULARY.headings)))


def told(line: str) -> list[tuple[str, str]]:
    """Kind and masked words of what stands in a line under the name, and in a job."""
    text = (
        f"Jo Doe\n{line}\n\nEXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - Present\n- Coded charts.\n"
    )
    return [(one.kind, one.evidence.text) for one in details(text)]


def in_a_job(line: str) -> list[tuple[str, str]]:
    text = f"Jo Doe\n\nEXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - Present\n- {line}\n"
    return [(one.kind, one.evidence.text) for one in details(text)]


@pytest.mark.parametrize(
    ("line", "kind", "masked"),
    [
        ("jo.doe@example.com", "email", "j•.d••@e••••••.c••"),
        ("(555) 555-0142", "phone", "(•••) •••-••••"),
        ("+1 555-555-0142", "phone", "+• •••-•••-••••"),
        ("219-09-9999", "ssn", "•••-••-••••"),
        ("Social Security Number: 219 09 9999", "ssn", "Social Security Number: ••• •• ••••"),
        ("SSN 219099999", "ssn", "SSN •••••••••"),
        ("Date of Birth: 03/14/1988", "birth_date", "Date of Birth: ••/••/••••"),
        ("DOB: March 14, 1988", "birth_date", "DOB: M•••• ••, ••••"),
        ("Born 1988", "birth_date", "Born ••••"),
        ("Age: 34", "age", "Age: ••"),
        ("Marital Status: Married", "family_status", "Marital Status: M••••••"),
        ("Children: 2", "family_status", "Children: •"),
        ("Gender: Female", "protected_trait", "Gender: F•••••"),
        ("Sex: F", "protected_trait", "Sex: •"),
        ("Nationality: Canadian", "protected_trait", "Nationality: C•••••••"),
    ],
)
def test_a_detail_of_the_writer_is_found_and_masked(line: str, kind: str, masked: str) -> None:
    assert told(line) == [(kind, masked)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Resolved the appeal of MRN 00482913.", [("record_number", "MRN ••••••••")]),
        ("Reopened patient account #A-4471902.", [("record_number", "patient account #•-•••••••")]),
        ("Rebilled patient Jane Roe, seen 03/02/2024.", [("patient_name", "patient J••• R••")]),
    ],
)
def test_what_points_at_a_patient_is_found_and_masked(line: str, found: list[tuple[str, str]]) -> None:
    assert in_a_job(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "Coded 99213, 99214-25 and G2211 for 40 patients a day.",
        "Kept medical record numbers out of mail, and account numbers too.",
        "Worked claims aged 30, 60 and 90 days for patients of all ages: 2 months to 90 years.",
        "Coded newborn charts and birth injuries from 01/01/2020 to 12/31/2021.",
        "Patient Access Representative from 03/01/2021 to 04/15/2023.",
        "Employer number 12-3456789, NPI 1234567893, license 85550.",
        "Verified single and married filing status for charity care.",
        "Audited sex- and age-related edits.",
        "Worked Sex: M/F edits and Age: 65+ claims.",
        "Raised race and ethnicity data to 98% complete.",
        "Filled in nationality data fields of 40 patients a day.",
    ],
)
def test_numbers_and_words_of_the_work_are_no_details(line: str) -> None:
    assert in_a_job(line) == []


def test_a_number_that_is_given_to_nobody_is_no_social_security_number() -> None:
    assert told("Fax code 900-12-3456 or 000-12-3456") == []


def test_every_detail_keeps_its_place_in_the_text() -> None:
    text = "Jo Doe\njo@example.com | SSN: 219-09-9999\n\nSKILLS\nCPT\n"
    document = read_text(text)
    for one in details(text):
        assert len(one.evidence.text) == one.evidence.span[1] - one.evidence.span[0]
        assert document.text[slice(*one.evidence.span)] != one.evidence.text


def photos(*pictures: Picture, paged: bool = True) -> list[PersonalDetail]:
    pages = (Page(1, 612, 792), Page(2, 612, 792)) if paged else ()
    document = replace(read_text("Jo Doe\n"), pages=pages, pictures=pictures)
    return list(finder().find(document, ()))


def at(x: float, y: float, width: float, height: float, page: int = 1) -> Picture:
    return Picture(width, height, page, (x, y, x + width, y + height))


def test_a_picture_like_a_portrait_at_the_top_may_be_a_photo() -> None:
    (found,) = photos(at(440, 50, 100, 130))
    assert (found.kind, found.about, found.evidence.text) == ("photo", "person", "")
    assert found.evidence.boxes == ((440, 50, 540, 180),)


def test_a_picture_of_a_file_without_pages_may_be_one_too() -> None:
    assert [one.kind for one in photos(Picture(100, 130), paged=False)] == ["photo"]


@pytest.mark.parametrize(
    "picture",
    [
        at(20, 20, 20, 20),  # a sign before the telephone number
        at(72, 40, 240, 60),  # the name of a firm
        at(0, 0, 612, 792),  # a page that is one picture
        at(440, 600, 100, 130),  # far down
        at(440, 50, 100, 130, page=2),
    ],
)
def test_signs_banners_and_grounds_are_none(picture: Picture) -> None:
    assert photos(picture) == []
