"""Sections by the words of their headings and by their shape."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_lint.document.from_text import read_text
from resume_lint.document.model import Document, Line
from resume_lint.language.sections import find_sections
from resume_lint.pack import load_pack
from resume_lint.vocabulary import Heading

HEADINGS: tuple[Heading, ...] = load_pack("medical-coder").vocabulary.headings
HEAD = "Jo Doe\nTampa, FL | 813-555-0100 | jo@example.com\n\n"
PROSE = (
    "Certified coder who reads long operative reports with care and asks the surgeon when words are missing."
)


def kinds_in(text: str) -> list[tuple[str, str]]:
    """Kind and title of each section after the contact part."""
    return [(section.kind, section.title) for section in find_sections(read_text(text), HEADINGS)[1:]]


def styled(rows: list[tuple[str, float, bool]]) -> Document:
    """A document whose lines have the given size and weight."""
    lines: list[Line] = []
    at = 0
    for text, size, bold in rows:
        lines.append(Line((at, at + len(text)), (0, 0), size=size, bold=bold))
        at += len(text) + 1
    return Document("\n".join(text for text, _, _ in rows), "text/plain", tuple(lines), ())


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("PROFESSIONAL SUMMARY", "summary"),
        ("Who I am", "summary"),
        ("Where I have worked", "experience"),
        ("Work History:", "experience"),
        ("== EMPLOYMENT ==", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("Remote Coding Experience", "experience"),
        ("Experience (continued)", "experience"),
        ("Papers", "certifications"),
        ("Licenses & Certifications", "certifications"),
        ("LICENSES AND CERTIFICATIONS", "certifications"),
        ("EDUCATION & CREDENTIALS", "education"),
        ("Education & Certification", "education"),
        ("Education, Training and Awards", "education"),
        ("Core Competencies", "skills"),
        ("What I bring", "skills"),
        ("TOOLS & TECHNOLOGIES", "skills"),
        ("Volunteer Experience", "volunteer"),
        ("EXPERIENCE IN HEALTH INFORMATION", "experience"),
        ("Honors / Awards", "awards"),
        ("Selected Results", "other"),
        ("RESULTS AT A GLANCE", "other"),
        ("References", "other"),
        ("BOTTOM LINE UP FRONT", "summary"),
        ("Coder Profile", "summary"),
        ("What I'm looking for", "summary"),
        ("Where I've coded", "experience"),
        ("Previous Positions", "experience"),
        ("Healthcare Work Experience", "experience"),
        ("EMPLOYMENT HIGHLIGHTS", "experience"),
        ("Self-Employment", "experience"),
        ("Learning", "education"),
        ("Workshops & Seminars", "education"),
        ("Education Summary", "education"),
        ("CREDENTIALS & TRAINING", "certifications"),
        ("TRAINING AND CERTIFICATIONS", "certifications"),
        ("Certifications & Licensing", "certifications"),
        ("Healthcare Credentials", "certifications"),
        ("SCHOOLS AND CERTIFICATIONS", "certifications"),
        ("School and certificates", "education"),
        ("Tools and setup", "skills"),
        ("What I Work With", "skills"),
        ("TECH STACK", "skills"),
        ("Code Sets & Systems", "skills"),
        ("Areas of Focus", "skills"),
        ("Key Initiatives", "projects"),
        ("Awards and Commendations", "awards"),
        ("Volunteer Roles", "volunteer"),
        ("Pro Bono Work", "volunteer"),
        ("Proof Points", "other"),
        ("Key Figures 2025", "other"),
        ("NUMBERS (as of May 2026)", "other"),
        ("KEY METRICS, FY2021 VS. FY2025", "other"),
        ("Results, last three quarters", "other"),
        ("Goals for 2028", "other"),
        ("Plans for fiscal 2028", "other"),
        ("Looking Forward", "other"),
        ("Professional Involvement", "other"),
    ],
)
def test_headings_are_known_as_people_write_them(heading: str, kind: str) -> None:
    printed = heading.strip("= ")
    first = "SUMMARY" if printed.isupper() else "Summary"
    found = kinds_in(f"{HEAD}{first}\n{PROSE}\n\n{heading}\n- Something that stands under it\n")
    assert [(each, title.strip("= ")) for each, title in found[-1:]] == [(kind, printed)]


@pytest.mark.parametrize(
    "line", ["Externship 2024", "Certificate, 2019", "Summary 2020", "Teacher 2019 - 2021"]
)
def test_an_entry_with_a_year_is_no_heading(line: str) -> None:
    text = f"{HEAD}Summary\n{PROSE}\n\nEducation\nTown College, 2018\n{line}\nSomething below it\n"
    assert [title for _, title in kinds_in(text)] == ["Summary", "Education"]


def test_sections_cover_the_text_from_end_to_end() -> None:
    document = read_text(f"{HEAD}SUMMARY\n{PROSE}\n\nSKILLS\nCPT, Epic\n")
    sections = find_sections(document, HEADINGS)
    assert [document.text[slice(*section.span)][:7] for section in sections] == [
        "Jo Doe\n",
        "SUMMARY",
        "SKILLS\n",
    ]
    assert "".join(document.text[slice(*section.span)] for section in sections) == document.text


def test_titles_and_employers_are_no_headings() -> None:
    text = (
        "EXPERIENCE\n\nMERCY RIDGE HOSPITAL\nMEDICAL CODER\t2021 - 2023\n- Coded charts\n\n"
        "THE COPPER POT\nServer\t2019 - 2021\n- Served\n\nSKILLS\nCPT\n"
    )
    assert kinds_in(HEAD + text) == [("experience", "EXPERIENCE"), ("skills", "SKILLS")]


def test_a_label_inside_a_job_is_no_heading() -> None:
    text = "Experience\nCoder, Plum Clinic, 2021 - 2023\nKey achievements:\n- 98% accuracy\n\nSkills\nCPT\n"
    assert kinds_in(HEAD + text) == [("experience", "Experience"), ("skills", "Skills")]


def test_a_heading_may_stand_before_its_text() -> None:
    text = f"Summary: {PROSE}\nSkills: ICD-10-CM, CPT\n\nEDUCATION  B.S. Biology, Town College, 2019\n"
    assert kinds_in(HEAD + text) == [("summary", "Summary"), ("skills", "Skills"), ("education", "EDUCATION")]


def test_labels_in_a_list_of_skills_stay_in_it() -> None:
    text = "SKILLS\nCode sets: ICD-10-CM, CPT\nSoftware: Epic, Excel\nLanguages: English\n"
    assert kinds_in(HEAD + text) == [("skills", "SKILLS")]


def test_a_paragraph_under_the_contact_lines_is_the_summary() -> None:
    assert kinds_in(f"{HEAD}{PROSE}\n\nSKILLS\nCPT\n") == [("summary", ""), ("skills", "SKILLS")]


def test_a_headline_over_the_paragraph_is_its_title() -> None:
    text = f"{HEAD}REVENUE CYCLE EXECUTIVE\n{PROSE}\n\nSKILLS\nCPT\n"
    assert kinds_in(text) == [("summary", "REVENUE CYCLE EXECUTIVE"), ("skills", "SKILLS")]


def test_a_heading_nobody_foresaw_is_told_by_its_look() -> None:
    job = "Coder, Plum Clinic, 2021 - 2023\n- Coded\n"
    text = f"SUMMARY\n{PROSE}\n\nKEY WINNINGS\n- 98% accuracy\n\nCLIENT WORKS\n{job}"
    assert kinds_in(HEAD + text) == [
        ("summary", "SUMMARY"),
        ("other", "KEY WINNINGS"),
        ("experience", "CLIENT WORKS"),
    ]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("Coding Consultant, Plum Clinic, 2021 - 2023\n- Coded\n", "experience"),
        ("Coding Consultant\nPlum Clinic\nMay 2021 to date\n- Coded\n", "experience"),
        ("- Plum Clinic (2023): rebuilt the charge sheet\n- Fig group (2022): trained doctors\n", "projects"),
        ("Plum Clinic, Fig Hospital, Pear Hospice\n", "projects"),
    ],
)
@pytest.mark.parametrize("heading", ["Recent Engagements", "Clients", "Contract Assignments"])
def test_engagements_are_jobs_where_dates_stand_under_them(heading: str, below: str, kind: str) -> None:
    assert kinds_in(f"{HEAD}Summary\n{PROSE}\n\n{heading}\n{below}")[1:] == [(kind, heading)]


def test_employers_that_end_in_a_word_of_a_heading_are_none() -> None:
    text = f"{HEAD}EXPERIENCE\n\nDIRECTOR OF HEALTH EDUCATION\t2021 - 2023\n- Taught\n\n"
    text += "DIRECTOR OF PATIENT EXPERIENCE\nPlum Hospital\t2019 - 2021\n- Asked\n"
    assert kinds_in(text) == [("experience", "EXPERIENCE")]


def test_items_in_capitals_of_a_list_of_skills_are_no_headings() -> None:
    text = f"SUMMARY\n{PROSE}\n\nSKILLS\nRAT-STATS\nCODER PRODUCTIVITY\nPROVIDER FEEDBACK\nEPIC\n\nEDUCATION\nB.A.\n"
    assert [title for _, title in kinds_in(HEAD + text)] == ["SUMMARY", "SKILLS", "EDUCATION"]


def test_size_tells_headings_from_words_in_a_list() -> None:
    rows = [
        ("Jo Doe", 18.0, True), ("Skills", 13.0, True), ("Leadership", 10.0, False),
        ("Technology", 10.0, False),
        ("Medical billing software", 10.0, False), ("Education", 13.0, True),
        ("B.A. Biology, 2019", 10.0, False),
        ("Community", 13.0, True), ("Food bank on Saturdays", 10.0, False),
    ]  # fmt: skip
    sections = find_sections(styled(rows), HEADINGS)
    assert [(section.kind, section.title) for section in sections] == [
        ("contact", ""), ("skills", "Skills"), ("education", "Education"), ("volunteer", "Community"),
    ]  # fmt: skip


def test_no_text_has_no_sections() -> None:
    assert find_sections(Document("", "text/plain", (), ()), HEADINGS) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["SKILLS", "Education", "- a bullet", "", PROSE, "Coder, 2019", "Skills: CPT"]))
)
def test_any_order_of_lines_is_covered_without_gaps(lines: list[str]) -> None:
    document = read_text("Jo Doe\n" + "\n".join(lines))
    sections = find_sections(document, HEADINGS)
    assert "".join(document.text[slice(*section.span)] for section in sections) == document.text


def test_work_and_background_head_jobs_where_dates_stand_below() -> None:
    job = "Lifeguard, Town Pool, 06/2019 - 08/2021\n- Watched swimmers\n"
    for heading in ("OTHER WORK", "PROFESSIONAL BACKGROUND"):
        assert kinds_in(f"{HEAD}EDUCATION\nDiploma, 2018\n\n{heading}\n{job}")[-1] == ("experience", heading)
    helped = "VOLUNTEER WORK\nTax Preparer, Town Help, 2020 - 2022\n- Filed returns\n"
    assert kinds_in(f"{HEAD}EDUCATION\nDiploma, 2018\n\n{helped}")[-1] == ("volunteer", "VOLUNTEER WORK")


def test_jobs_may_be_parted_by_fields_under_larger_headings() -> None:
    rows = [
        ("Jo Doe", 18, True),
        ("jo@example.com", 10, False),
        ("Experience", 14, True),
        ("Coder, Plum Clinic\t2020 - 2023", 10, False),
        ("Coded charts of the clinic every day with care", 10, False),
        ("Nursing Years", 14, True),
        ("Nurse, Pear Hospital\t2010 - 2019", 10, False),
        ("Cared for patients of the ward", 10, False),
        ("Education", 14, True),
        ("Diploma, 2018", 10, False),
    ]
    document = styled(rows)
    lines = tuple(replace(line, block=number) for number, line in enumerate(document.lines))
    found = find_sections(replace(document, lines=lines), HEADINGS)
    titles = [(one.kind, one.title) for one in found if one.title]
    assert titles == [
        ("experience", "Experience"),
        ("experience", "Nursing Years"),
        ("education", "Education"),
    ]


def test_a_short_plain_heading_after_a_blank_line_parts_the_jobs() -> None:
    text = (
        "Jo Doe\nTampa, FL | 813-555-0100\n\nCoding experience\nCoder, Lakeside Clinic, 2025 - Present\n"
        "- Coded charts.\n\n"
        "Nursing experience\nStaff Nurse, Hill Hospital, 2014 - 2025\n- Cared for patients.\n\n"
        "Tools & Know-how\nCPT, Epic\n"
    )
    found = find_sections(read_text(text), HEADINGS)
    titles = [(section.kind, section.title) for section in found[1:]]
    assert titles == [
        ("experience", "Coding experience"), ("experience", "Nursing experience"), ("skills", "Tools & Know-how")
    ]  # fmt: skip


def test_a_first_heading_of_a_word_for_jobs_has_them_below() -> None:
    text = (
        "Jo Doe\nTampa, FL | 813-555-0100\n\nACADEMIC APPOINTMENTS\nInstructor, Hill College, 2014 - Present\n"
        "- Taught.\n\nEDUCATION\nB.S., 2012\n"
    )
    assert [section.kind for section in find_sections(read_text(text), HEADINGS)] == [
        "contact",
        "experience",
        "education",
    ]
