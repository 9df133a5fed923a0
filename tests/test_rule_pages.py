"""The pages that are made from the rule pack are current, and what the guide says is answered whole."""

from pathlib import Path

import pytest

from resume_lint.pack import load_pack
from resume_lint.reporters.rule_markdown import pages, render_page

DOCS = Path(__file__).parent.parent / "docs"
PACK = load_pack()
MADE = dict(pages(PACK))
RENEW = "renew the pages with `python docs/write_pages.py` and read `git diff`"


def test_every_rule_has_its_page_and_no_page_is_left_over() -> None:
    stored = {f"rules/{path.name}" for path in (DOCS / "rules").glob("*.md")} | {"coverage.md"}
    assert stored == set(MADE), RENEW


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_stored_page_is_the_one_that_is_made(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == MADE[name], RENEW


def test_every_section_of_the_guide_is_answered() -> None:
    assert {one.section for one in PACK.recommendations} == set(PACK.guide.sections)


def test_every_recommendation_is_answered_and_stands_in_the_page() -> None:
    assert len(PACK.recommendations) >= 150
    for one in PACK.recommendations:
        assert one.rules or one.score or one.career, one.id
        assert f"| “{one.says.split('*')[0][:20]}" in MADE["coverage.md"].replace("\\", ""), one.id


def test_every_category_of_the_score_and_field_of_the_outlook_answers_something() -> None:
    scored = {name for one in PACK.recommendations for name in one.score}
    told = {name for one in PACK.recommendations for name in one.career}
    assert scored == {category.id for category in PACK.categories}
    assert told >= {
        "next_roles",
        "next_credentials",
        "salary",
        "paths",
        "market",
        "remote",
        "stage",
        "education",
    }


def test_every_rule_says_why_and_what_to_do() -> None:
    for rule in PACK.rules:
        page = render_page(rule, PACK)
        for part in (
            "**What to do.**",
            "**By the guide.**",
            "**How it is decided.**",
            "## Known false alarms",
        ):
            assert part in page, f"{rule.code}: {part}"
        assert page.count("```text") == len(rule.examples.bad) + len(rule.examples.good)
