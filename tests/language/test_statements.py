"""What a job tells below its header, paragraph by paragraph."""

from datetime import date

from resume_lint.document.from_text import read_text
from resume_lint.language.sections import find_sections
from resume_lint.language.statements import find_statements
from resume_lint.language.timeline import find_roles
from resume_lint.pack import load_pack
from resume_lint.records import Statement

VOCABULARY = load_pack("medical-coder").vocabulary


def statements(text: str) -> list[Statement]:
    document = read_text(text)
    sections = find_sections(document, VOCABULARY.headings)
    return list(find_statements(document, find_roles(document, sections, VOCABULARY, date(2026, 11, 22))))


def test_each_bullet_of_a_job_is_a_statement_of_it() -> None:
    found = statements(
        "EXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - Present\n- Coded charts.\n- Trained coders.\n\n"
        "Billing Clerk, Lakeside Clinic, 01/2019 - 02/2021\n- Posted payments.\n\nSKILLS\n- ICD-10-CM\n"
    )
    assert [(one.evidence.text, one.role, one.bullet, one.words) for one in found] == [
        ("Coded charts.", 0, True, 2),
        ("Trained coders.", 0, True, 2),
        ("Posted payments.", 1, True, 2),
    ]


def test_a_paragraph_without_a_bullet_is_one_too_and_the_header_is_not() -> None:
    found = statements(
        "EXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - Present\n"
        "I code charts of the emergency room every day.\n"
    )
    assert [(one.bullet, one.words) for one in found] == [(False, 9)]


def test_a_job_without_words_has_none() -> None:
    assert statements("EXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - Present\n\nSKILLS\nCPT\n") == []
