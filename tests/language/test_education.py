"""Courses of study as resumes write them."""

from __future__ import annotations

import pytest

from resume_lint.document.from_text import read_text
from resume_lint.language.education import find_education
from resume_lint.language.sections import find_sections
from resume_lint.pack import load_pack

VOCABULARY = load_pack("medical-coder").vocabulary
Course = tuple[str | None, str | None, str | None, str | None, str | None]


def courses(text: str) -> list[Course]:
    """Degree, field, school, accreditation and end of each course."""
    document = read_text(f"Jo Doe\n\nEDUCATION\n{text}\n\nSKILLS\nCPT\n")
    found = find_education(document, find_sections(document, VOCABULARY.headings), VOCABULARY)
    assert all(document.text[slice(*one.span)].strip() for one in found)
    return [(one.degree, one.field, one.school, one.accreditation, one.end) for one in found]


@pytest.mark.parametrize(
    ("text", "course"),
    [
        (
            "Certificate in Medical Coding, Flint Technical Institute, 2026 (9 months, online; GPA 3.9/4.0)",
            ("Certificate", "Medical Coding", "Flint Technical Institute", None, "2026"),
        ),
        (
            "A.S. Health Information Technology, Valley State College, CAHIIM accredited, 2026. GPA: 3.4",
            ("A.S.", "Health Information Technology", "Valley State College", "CAHIIM", "2026"),
        ),
        (
            "Bachelor of Science in Health Information Management\tMay 2012\nRidge University, Athens, OH",
            ("Bachelor of Science", "Health Information Management", "Ridge University", None, "2012-05"),
        ),
        (
            "Ridge University, Boston, MA\nM.H.A., 2015",
            ("M.H.A.", None, "Ridge University", None, "2015"),
        ),
        (
            "Town Community College\nAssociate of Applied Science, Medical Billing\n08/2018 - 05/2020",
            ("Associate of Applied Science", "Medical Billing", "Town Community College", None, "2020-05"),
        ),
        (
            "AAS, Health Information Technology, Hillside College\n"
            "Accredited by the Commission on Accreditation for Health Informatics and Information Management Education",
            ("AAS", "Health Information Technology", "Hillside College", "CAHIIM", None),
        ),
        (
            "2016-2018 | Hillside College | AAS Health Information Technology (CAHIIM)",
            ("AAS", "Health Information Technology", "Hillside College", "CAHIIM", "2018"),
        ),
        (
            "Certificate of Completion, Medical Coding Boot Camp, Pear Training Center, 2023",
            ("Certificate of Completion", "Medical Coding Boot Camp", "Pear Training Center", None, "2023"),
        ),
        (
            "Some college coursework in biology, Lakeside University",
            (None, None, "Lakeside University", None, None),
        ),
        ("High School Diploma, 2019", ("High School Diploma", None, None, None, "2019")),
        (
            "Medical Billing & Coding Diploma | Town Technical College | 2024",
            ("Diploma", "Medical Billing & Coding", "Town Technical College", None, "2024"),
        ),
    ],
)
def test_a_course_is_read_in_its_parts(text: str, course: Course) -> None:
    assert courses(text) == [course]


def test_each_degree_is_a_course_of_its_own() -> None:
    found = courses("MHA, Razor Ridge University, 2015\nBS, Health Information Administration, 2008, 3.4 GPA")
    assert found == [
        ("MHA", None, "Razor Ridge University", None, "2015"),
        ("BS", "Health Information Administration", None, None, "2008"),
    ]


def test_credentials_and_trainings_are_no_courses() -> None:
    assert courses("CPC, AAPC, 2022\nOSHA 30, 2022\nLean Six Sigma Yellow Belt") == []


def test_the_dates_of_a_credential_below_are_not_those_of_the_degree() -> None:
    found = courses("BS Business Administration, Coast State, 2009\nCHFP (HFMA) 2021; CPC (AAPC) 2012-2020")
    assert found == [("BS", "Business Administration", "Coast State", None, "2009")]


def test_studies_under_a_heading_of_both_are_found() -> None:
    lines = "RHIT, AHIMA, 2017\nA.A.S. Biology, Ridge College, 2016\n"
    document = read_text(f"Jo Doe\n\nSKILLS\nCPT\n\nCERTIFICATIONS & EDUCATION\n{lines}")
    found = find_education(document, find_sections(document, VOCABULARY.headings), VOCABULARY)
    assert [(one.degree, one.field, one.school, one.end) for one in found] == [
        ("A.A.S.", "Biology", "Ridge College", "2016")
    ]
