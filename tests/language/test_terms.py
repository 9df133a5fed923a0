"""What the term matcher finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from resume_lint.language.surroundings import Surroundings, is_settled
from resume_lint.language.terms import Forms, TermMatcher, expand_form

MATCHER = TermMatcher(
    [
        Forms("cm", ("ICD-10-CM", "ICD-10-CM/PCS"), misspellings=("IDC-10-CM",)),
        Forms("pcs", ("ICD-10-PCS", "ICD-10-CM/PCS")),
        Forms("icd", ("ICD-10",)),
        Forms("cpt", ("CPT",)),
        Forms("em", ("=E/M",)),
        Forms("epic", ("=Epic",)),
        Forms("optime", ("Epic OpTime",)),
        Forms("form", ("CMS-1500",)),
        Forms("file", ("835",)),
        Forms("posting", ("post~ ... payments|remittances",), group="skill"),
        Forms("payments", ("patient payments",)),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.id, text[slice(*hit.span)]) for hit in MATCHER.find(text)]


@pytest.mark.parametrize(
    "written",
    [
        "ICD-10-CM",
        "ICD 10 CM",
        "ICD10CM",
        "ICD-10 (CM)",
        "icd-10-cm",
        "ICD\u201110\u2011CM",
        "ICD-10-CM®",
        "ICD/10-CM",
    ],
)
def test_hyphens_spaces_brackets_and_marks_do_not_matter(written: str) -> None:
    assert [hit.id for hit in MATCHER.find(f"Coded in {written}.")] == ["cm"]


def test_one_form_may_name_two_entries() -> None:
    assert found("ICD-10-CM/PCS") == [("cm", "ICD-10-CM/PCS"), ("pcs", "ICD-10-CM/PCS")]


def test_the_longest_form_wins_within_a_group() -> None:
    assert found("Epic OpTime and Epic") == [("optime", "Epic OpTime"), ("epic", "Epic")]


def test_forms_of_up_to_four_capitals_match_in_capitals_only() -> None:
    assert found("cpt Cpt CPT CPTs C.P.T.") == [("cpt", "CPT"), ("cpt", "CPTs"), ("cpt", "C.P.T")]


def test_a_wrong_case_is_told_when_asked_for() -> None:
    (hit,) = MATCHER.find("skills: cpt", any_case=True)
    assert (hit.id, hit.cased) == ("cpt", False)


def test_an_exact_form_matches_mark_for_mark() -> None:
    assert found("E/M, EM, epic and Epic") == [("em", "E/M"), ("epic", "Epic")]


@pytest.mark.parametrize("text", ["ICD, 10", "ICD\n10", "ICD; 10", "the ICD. 10 cases", "ICD | 10"])
def test_no_form_runs_over_the_end_of_an_item(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["ICD-101", "$835 saved", "1,835 claims", "A835", "ACPT", "CPTX"])
def test_no_form_begins_or_ends_inside_a_word_or_number(text: str) -> None:
    assert found(text) == []


def test_a_misspelling_is_found_and_told() -> None:
    (hit,) = MATCHER.find("IDC-10-CM")
    assert (hit.id, hit.misspelled) == ("cm", True)


def test_a_gap_form_spans_a_few_words_of_one_clause() -> None:
    text = "Posted 150 insurance and patient payments daily."
    assert found(text) == [
        ("posting", "Posted 150 insurance and patient payments"),
        ("payments", "patient payments"),
    ]
    assert found("Posted jobs; handled payments.") == []
    assert found("Posted the one two three four five six seven payments.") == []


def test_inflections_follow_spelling() -> None:
    assert expand_form("code~") == ["code", "codes", "coded", "coding"]
    assert expand_form("verify~") == ["verify", "verifies", "verified", "verifying"]
    assert expand_form("coach~") == ["coach", "coaches", "coached", "coaching"]


@pytest.mark.parametrize(
    ("cue", "holds"),
    [
        ("EHR", True),
        ("before:in", True),
        ("before:using", False),
        ("after:daily", True),
        ("capitalised", True),
        ("section:skills", False),
        ("resume:Cerner", True),
        ("line:Cerner", False),
        ("alone", False),
    ],
)
def test_each_kind_of_cue(cue: str, holds: bool) -> None:
    text = "Cerner before\nCoded in Epic daily, our EHR"
    place = Surroundings(text, (23, 27), (14, len(text)), "experience")
    assert is_settled(place, (cue,), ()) is holds


def test_a_cue_against_must_stand_near() -> None:
    text = "Epic a b c d e f results"
    assert is_settled(Surroundings(text, (0, 4), (0, len(text))), (), ("results",))
    assert not is_settled(Surroundings(text, (15, 16), (0, len(text))), (), ("results",))
