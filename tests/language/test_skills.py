"""Skills from lines as people write them, and how the resume backs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from resume_lint.document.model import Document
from resume_lint.language.skill_lines import is_list_line
from resume_lint.language.skills import SkillMatcher, find_skills
from resume_lint.records import Claim, Evidence, Role, Section, SectionKind, Skill
from resume_lint.vocabulary import Term

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "rules" / "medical-coder" / "vocabulary"
LINES = yaml.safe_load((HERE / "skills.yaml").read_text("utf-8"))
FILES = ("skills", "code_sets", "tools", "specialties")


@pytest.fixture(scope="module")
def terms() -> list[Term]:
    files = [yaml.safe_load((RULES / f"{name}.yaml").read_text("utf-8")) for name in FILES]
    return [Term(**entry) for file in files for entry in file["terms"]]


@pytest.fixture(scope="module")
def matcher(terms: list[Term]) -> SkillMatcher:
    return SkillMatcher(terms)


def claim(text: str, words: str) -> Claim:
    start = text.index(words)
    place = Evidence(words, (start, start + len(words)))
    return Claim("c1", "other", 1, None, "count", "eq", "level", None, None, None, None, place)


def read(
    matcher: SkillMatcher,
    kind: SectionKind,
    text: str,
    *,
    claims: tuple[Claim, ...] = (),
    roles: tuple[Role, ...] = (),
) -> dict[str, Skill]:
    document = Document(text, "text/plain", (), ())
    found = find_skills(document, [Section(kind, "", (0, len(text)))], roles, claims, matcher)
    return {skill.name: skill for skill in found}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:50])
def test_marked_line(matcher: SkillMatcher, line: dict[str, Any]) -> None:
    found = read(matcher, line["section"], line["text"])
    assert [name for name in line.get("want", []) if name not in found] == []
    assert [name for name in line.get("not", []) if name in found] == []


def test_ids_and_names_are_unique(terms: list[Term]) -> None:
    assert len({term.id for term in terms}) == len(terms)
    assert len({term.name for term in terms}) == len(terms)


def test_a_line_of_work_with_a_claim_quantifies_its_skills(matcher: SkillMatcher) -> None:
    text = "Coded 45 charts a day in Epic.\nUsed MEDITECH for lookups at the desk."
    found = read(matcher, "experience", text, claims=(claim(text, "45 charts a day"),))
    assert {name: (found[name].evidence, found[name].claims) for name in ("Epic", "MEDITECH")} == {
        "Epic": ("quantified", ("c1",)),
        "MEDITECH": ("used", ()),
    }


@pytest.mark.parametrize("kind", ["skills", "certifications", "education", "other"])
def test_a_list_proves_nothing(matcher: SkillMatcher, kind: SectionKind) -> None:
    assert read(matcher, kind, "Own the current CPT code book.")["CPT"].evidence == "listed"


def test_a_tools_line_in_a_job_is_a_list(matcher: SkillMatcher) -> None:
    assert read(matcher, "experience", "Tools: Epic, 3M encoder")["Epic"].evidence == "listed"
    assert is_list_line("ICD-10-CM, CPT, HCPCS Level II, Epic, EncoderPro")
    assert not is_list_line("Coded cardiology, GI, and ENT visits in Epic for four clinics")


def test_the_best_mention_counts(matcher: SkillMatcher) -> None:
    document = Document("Epic\nCoded visits in Epic.", "text/plain", (), ())
    sections = [Section("skills", "", (0, 5)), Section("experience", "", (5, 26))]
    skills = {skill.name: skill for skill in find_skills(document, sections, (), (), matcher)}
    assert skills["Epic"].evidence == "used"
    assert [(mention.span, mention.section) for mention in skills["Epic"].mentions] == [
        ((0, 4), "skills"),
        ((21, 25), "experience"),
    ]


def test_an_employer_is_no_tool(matcher: SkillMatcher) -> None:
    text = "HCC Coder, Optum Health Services\t2020"
    header = Evidence(text, (0, len(text)))
    role = Role(
        "HCC Coder",
        None,
        "Optum Health Services",
        None,
        None,
        False,
        None,
        header.span,
        header,
        relevant=True,
    )
    found = read(matcher, "experience", text, roles=(role,))
    assert "Optum" not in found
    assert "HCC coding" not in found


def test_a_misspelling_counts(matcher: SkillMatcher) -> None:
    assert "HIPAA" in read(matcher, "experience", "Annual HIPPA training")


def test_words_of_a_title_or_heading_are_no_skill(matcher: SkillMatcher) -> None:
    text = "Clinical Documentation Improvement Manager\t2020\nRan Epic reports for the unit."
    header = Evidence(text[:47], (0, 47))
    role = Role("Manager", None, None, None, None, False, None, (0, len(text)), header, relevant=True)
    assert list(read(matcher, "experience", text, roles=(role,))) == ["Epic"]
    heading = Section("skills", "Denial Management", (0, 22))
    document = Document("Denial Management\nEpic", "text/plain", (), ())
    assert [skill.name for skill in find_skills(document, [heading], (), (), matcher)] == ["Epic"]


def test_a_family_says_no_more_beside_an_exact_name(matcher: SkillMatcher) -> None:
    assert "EHR navigation" in read(matcher, "skills", "EHR systems, teamwork")
    assert "EHR navigation" not in read(matcher, "skills", "EHR systems, NextGen")
    assert "Medical coding" not in read(matcher, "skills", "Medical coding, CPT")


def test_a_figure_in_an_item_of_a_list_quantifies_that_item_only(matcher: SkillMatcher) -> None:
    text = "Inpatient coding at 97% accuracy | Epic | Appeals"
    found = read(matcher, "skills", text, claims=(claim(text, "97% accuracy"),))
    assert {name: found[name].evidence for name in ("Inpatient coding", "Epic", "Appeals")} == {
        "Inpatient coding": "quantified",
        "Epic": "listed",
        "Appeals": "listed",
    }


def test_a_deed_under_no_known_heading_is_a_use(matcher: SkillMatcher) -> None:
    assert read(matcher, "other", "Moved four clinics to Epic in a weekend")["Epic"].evidence == "used"
    assert read(matcher, "other", "Certified user of Epic since the start")["Epic"].evidence == "listed"


def test_a_vague_form_says_so(matcher: SkillMatcher) -> None:
    found = read(matcher, "skills", "ICD-10, ICD-10-CM")
    assert (found["ICD-10"].vague, found["ICD-10-CM"].vague) == (True, False)
