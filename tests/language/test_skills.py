"""Skills from lines as people write them, and how the resume backs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
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
    assert found["HCC coding"].evidence == "used"  # the title's own work


def test_a_known_misspelling_counts_and_is_told(matcher: SkillMatcher) -> None:
    assert read(matcher, "experience", "Annual HIPPA training")["HIPAA"].misspelled
    assert not read(matcher, "experience", "HIPPA and HIPAA training")["HIPAA"].misspelled


def test_a_skill_has_the_months_of_the_jobs_that_name_it(matcher: SkillMatcher) -> None:
    text = "Coder, 2021\nCoded in Epic.\nClerk, 2019\nUsed Epic and MEDITECH.\nBiller, 2017\nUsed MEDITECH."
    dates = (("2021-01", None, True), ("2019-03", "2021-06", False), ("2017", "2018", False))
    starts = (0, text.index("Clerk"), text.index("Biller"), len(text))
    roles = tuple(
        Role("x", None, None, start, end, current, None, (at, after), Evidence(text[at:line], (at, line)))
        for (start, end, current), at, after in zip(dates, starts, starts[1:], strict=False)
        for line in (text.index("\n", at),)
    )
    document = Document(text, "text/plain", (), ())
    sections = [Section("experience", "", (0, len(text)))]
    found = find_skills(document, sections, roles, (), matcher, as_of=date(2022, 2, 9))
    told = {one.name: (one.roles, one.months, one.last_used) for one in found}
    # March 2019 to February 2022, and 2017 with March 2019 to June 2021.
    assert told["Epic"] == ((0, 1), 36, "2022-02")
    assert told["MEDITECH"] == ((1, 2), 12 + 28, "2021-06")


def test_a_skill_of_a_list_has_no_months(matcher: SkillMatcher) -> None:
    found = read(matcher, "skills", "Epic, ICD-9-CM")
    assert (found["Epic"].roles, found["Epic"].months, found["Epic"].last_used) == ((), None, None)
    assert (found["Epic"].outdated, found["ICD-9-CM"].outdated) == (False, True)


def test_a_claim_shows_the_skill_that_it_measures(matcher: SkillMatcher) -> None:
    text = "Took on 14 newcomers."
    place = Evidence("14 newcomers", (8, 20))
    taught = Claim("c1", "people_trained", 14, None, "count", "eq", "level", None, None, None, None, place)
    skill = read(matcher, "experience", text, claims=(taught,))["Training and education delivery"]
    assert (skill.evidence, skill.claims, skill.mentions[0].text) == ("quantified", ("c1",), "14 newcomers")


def test_a_title_outside_the_profession_shows_no_skill(matcher: SkillMatcher) -> None:
    text = "Payment Poster, Lakeside Ads\t2020"
    header = Evidence(text, (0, len(text)))
    role = Role("Payment Poster", None, "Lakeside Ads", None, None, False, None, header.span, header)
    assert read(matcher, "experience", text, roles=(role,)) == {}


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


def test_the_same_words_are_one_mention_though_two_forms_fit_them(matcher: SkillMatcher) -> None:
    appeals = read(matcher, "experience", "Filed appeals with payers.")["Appeals"]
    assert [mention.text for mention in appeals.mentions] == ["Filed appeals"]


def test_a_claim_shows_a_skill_only_where_nothing_exact_in_its_line_is_measured_so(
    matcher: SkillMatcher,
) -> None:
    told = "Mentored 6 coders."
    bare = "Six coders stayed."
    people = [
        replace(claim(text, words), metric="people_trained")
        for text, words in ((told, "6 coders"), (bare, "Six coders"))
    ]
    assert "Training and education delivery" not in read(matcher, "experience", told, claims=(people[0],))
    assert "Training and education delivery" in read(matcher, "experience", bare, claims=(people[1],))


def test_a_fall_of_denials_shows_denial_work_outside_a_skills_list_too(matcher: SkillMatcher) -> None:
    text = "Imaging denials 4%, they were 9%."
    fall = replace(claim(text, "4%, they were 9%"), metric="denial_rate")
    assert read(matcher, "experience", text, claims=(fall,))["Denial analysis"].evidence == "quantified"
