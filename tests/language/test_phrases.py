"""Stock phrases: which are found, whether a line begins with one, and whether a figure stands beside it."""

from __future__ import annotations

import pytest

from resume_lint import lint_text
from resume_lint.records import Phrase


def phrases(line: str) -> list[Phrase]:
    text = f"EXPERIENCE\nMedical Coder, Lakeside Clinic, 03/2021 - Present\n- {line}\n"
    return list(lint_text(text).phrases)


def test_a_verb_at_the_beginning_opens_the_line() -> None:
    (phrase,) = phrases("Handled charts of the emergency room.")
    assert (phrase.kind, phrase.opens, phrase.quantified) == ("weak_verb", True, False)


def test_a_verb_inside_a_sentence_does_not() -> None:
    (phrase,) = phrases("Coded charts in the system that the clinic used.")
    assert (phrase.phrase, phrase.opens) == ("used", False)


def test_a_verb_after_a_full_stop_opens_its_sentence() -> None:
    (phrase,) = phrases("Coded charts. Handled mail.")
    assert phrase.opens


def test_a_figure_in_the_line_backs_the_phrase() -> None:
    (phrase,) = phrases("Responsible for coding 60 outpatient charts a day.")
    assert phrase.quantified


@pytest.mark.parametrize(
    "line",
    [
        "Coded charts of multiple specialties.",
        "Dealt daily with numerous payers.",
        "Worked in many EHR systems.",
    ],
)
def test_a_vague_amount_is_found(line: str) -> None:
    assert "scale" in [phrase.kind for phrase in phrases(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Coded charts of multiple specialties, including cardiology and urology.",
        "Coded for several payers (Medicare, Aetna).",
        "Coded charts of multiple sclerosis patients.",
    ],
)
def test_an_amount_whose_parts_are_named_is_exact(line: str) -> None:
    assert "scale" not in [phrase.kind for phrase in phrases(line)]


def test_watching_others_is_told_apart() -> None:
    (phrase,) = phrases("Shadowed two coders.")
    assert phrase.kind == "watching"
