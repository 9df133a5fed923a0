"""Names of the profession written wrong: known slips, near misses, and words that only look like one."""

from __future__ import annotations

import pytest

from resume_lint.document.model import Document
from resume_lint.language.components import load_words
from resume_lint.language.misspellings import find_misspellings
from resume_lint.records import Evidence, Role, Section, SectionKind

SPELLER = load_words("medical-coder").speller


def found(text: str, kind: SectionKind = "experience", roles: tuple[Role, ...] = ()) -> list[tuple[str, str]]:
    document = Document(text, "text/plain", (), ())
    slips = find_misspellings(document, [Section(kind, "", (0, len(text)))], roles, SPELLER)
    return [(slip.evidence.text, slip.meant) for slip in slips]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HIPPA", "HIPAA"),
        ("Hippa", "HIPAA"),
        ("ICD-10-MC", "ICD-10-CM"),
        ("ICD-10-PSC", "ICD-10-PCS"),
        ("ICD-10-CMM", "ICD-10-CM"),
        ("Excell", "Excel"),
        ("HIIPA", "HIPAA"),
        ("Medicade", "Medicaid"),
        ("Encompas", "Encompass"),
        ("Pharmacolgy", "pharmacology"),
        ("Cernor", "Cerner"),
        ("Trizeto", "TriZetto"),
    ],
)
def test_one_slip_is_told(written: str, meant: str) -> None:
    assert found(f"Used {written} daily.") == [(written, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "Used ICD-10-CM, ICD-11-CM, ICD-10-AM and ICD10PCS.",
        "Excels at hard charts; I excell in teams.",
        "The Corner Clinic; collaborated with Athens billing.",
        "HIPAA, HCPCS, NextGen, Next Gen, Encoder Pro, eClinical Works",
        "ICD-10, ICD-10 cm, CPT 99213, DRG 470",
        "CTP, CPT",  # CTP may be many things
        "Pharmacology, Terminologies, Reimbursements, Documentations, Optimum",
    ],
)
def test_what_is_right_or_another_word_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_small_letters_are_a_name_in_a_skills_list_only() -> None:
    assert found("excell, cpt", "skills") == [("excell", "Excel")]
    assert found("excell, cpt", "experience") == []


def test_names_of_people_schools_and_employers_are_left_alone() -> None:
    assert found("Jane Cernor", "contact") == []
    assert found("Hippa College", "education") == []
    header = Evidence("Coder, Trizeto Group", (0, 20))
    role = Role("Coder", None, "Trizeto Group", None, None, False, None, (0, 20), header)
    assert found("Coder, Trizeto Group", roles=(role,)) == []
