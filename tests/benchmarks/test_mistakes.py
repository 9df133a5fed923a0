"""The check of annotations finds the slips that people make, and passes the annotations that are there."""

from __future__ import annotations

import pytest
import yaml
from benchmarks.accuracy.annotations import RESUMES
from benchmarks.accuracy.mistakes import find_mistakes
from benchmarks.accuracy.readable import can_be_read


def annotated(text: str, **changes: object) -> str:
    data = {
        "id": "t01",
        "name": "Invented Person",
        "contact": "City, ST | 555-0142 | invented@example.com",
        "stage": "mid",
        "years": 4.2,
        "generic_skills": False,
        "sections": [{"title": "Summary", "kind": "summary", "text": text}],
        "credentials": [],
        "skills": [],
        "expect": {
            "no_credential": True,
            "vague_code_set": False,
            "no_ehr_named": True,
            "no_encoder_named": True,
            "no_accuracy": "{{" not in text,
            "no_volume": True,
            "no_denial_impact": True,
            "no_specialty": True,
            "unquantified_role": [],
        },
    }
    return yaml.safe_dump(data | changes)


def test_every_annotated_resume_and_line_is_without_mistakes() -> None:
    mistakes = {
        path.name: found
        for path in [*RESUMES.glob("*/*.yaml"), *(RESUMES.parent / "sentences").glob("*.yaml")]
        if (found := find_mistakes(path.read_text("utf-8"), path.stem))
    }
    assert mistakes == {}


def test_a_right_annotation_has_no_mistakes() -> None:
    assert (
        find_mistakes(
            annotated("Holds {{98% accuracy|metric=coding_accuracy value=98 unit=percent}}."), "t01"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("{{98%|metric=acuracy value=98 unit=percent}}", "“98%”: no metric 'acuracy'"),
        (
            "{{98%|metric=coding_accuracy value=97 unit=percent}}",
            "“98%”: value 97 cannot be read from the words",
        ),
        ("{{98%|metric=coding_accuracy value=98 unit=percents}}", "“98%”: no unit 'percents'"),
        ("{{98%|metric=coding_accuracy value=98}}", "“98%”: unit is missing"),
        ("{{98%|metric=coding_accuracy value=98 unit=percent maybe}}", "“98%”: not key=value: 'maybe'"),
        (
            "{{98%|metric=coding_accuracy value=98 unit=percent",
            "unbalanced or unreadable mark in “{{98%|metric=",
        ),
        ("??high accuracy|acuracy??", "“high accuracy”: no metric 'acuracy'"),
        (
            "{{98%|metric=coding_accuracy value=98 unit=percent per=week}} this month",
            "“98%”: no word of the line says per week",
        ),
        (
            "{{98%|metric=coding_accuracy value=98 unit=percent object='ed charts'}} of charts",
            "“98%”: object: ed is not in the line",
        ),
    ],
)
def test_a_slip_in_a_mark_is_told(text: str, mistake: str) -> None:
    assert find_mistakes(annotated(text), "t01")[0].startswith(mistake)


def test_an_item_that_yaml_takes_for_a_mapping_must_be_quoted() -> None:
    sections = [{"title": "Skills", "kind": "skills", "items": ["CPT", {"Excel": "pivot tables"}]}]
    [found] = find_mistakes(annotated("", sections=sections), "t01")
    assert "quote the item" in found


def test_a_flag_against_the_claims_is_told() -> None:
    sections = [
        {
            "title": "Work",
            "kind": "experience",
            "entries": [
                {"title": "Coder", "bullets": ["{{20 charts|metric=chart_volume value=20 unit=count}}"]}
            ],
        }
    ]
    assert find_mistakes(annotated("", sections=sections), "t01") == [
        "expect: no_volume is true, but there is chart_volume"
    ]


def test_a_flag_that_says_there_is_a_figure_needs_one() -> None:
    expect = yaml.safe_load(annotated(""))["expect"] | {"no_volume": False}
    assert find_mistakes(annotated("", expect=expect), "t01") == [
        "expect: no_volume is false, but no claim is such a figure"
    ]


def test_years_that_no_jobs_add_up_to_are_told() -> None:
    jobs = [
        {"title": "Coder", "dates": "Jan 2023 - Present"},
        {"title": "Cashier", "dates": "2019 - 2022"},
    ]
    sections = [{"title": "Work", "kind": "experience", "entries": jobs}]
    changes = {"sections": sections, "expect": yaml.safe_load(annotated(""))["expect"]}
    changes["expect"] |= {"unquantified_role": [0, 1]}
    assert find_mistakes(annotated("", **changes, years=3.9), "t01") == []
    assert find_mistakes(annotated("", **changes, years=4.9), "t01") == [
        "years 4.9: no jobs add up to it; the nearest is 3.9"
    ]


def test_a_skill_is_quantified_by_a_claim_only() -> None:
    skills = [{"name": "CPT", "evidence": "quantified"}]
    assert find_mistakes(annotated("", skills=skills), "t01") == [
        "skill 'CPT' is quantified, but there is no claim"
    ]


def test_single_lines_are_looked_at_too() -> None:
    lines = [{"section": "experience", "text": "{{98%|metric=acuracy value=98 unit=percent}}"}]
    assert find_mistakes(yaml.safe_dump(lines), "lines") == ["“98%”: no metric 'acuracy'"]
    assert find_mistakes(yaml.safe_dump([{"text": "no section"}]), "lines")[0].startswith("a line needs")


def test_people_are_invented() -> None:
    [found] = find_mistakes(annotated("", contact="City | 212-867-5309 | someone@example.com"), "t01")
    assert found.startswith("not a made-up telephone number")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (6500, "roughly six thousand five hundred cases"),
        (0.5, "below half a percent"),
        (75, "three of every four"),
        (66.7, "two-thirds"),
        (2, "doubled"),
        (100000, "six-figure savings"),
        (1.8, "180 basis points"),
        (0, "zero denials"),
        (4000000, "under $4M"),
        (96, "288 of 300 charts"),
        (6, "half a dozen"),
    ],
)
def test_numbers_are_read_as_people_write_them(value: float, words: str) -> None:
    assert can_be_read(value, words)
