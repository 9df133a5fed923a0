from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_lint.document.from_text import MARKDOWN, decode_text, read_text
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.errors import DocumentTooLarge, EmptyDocument

WRAPPED = """\
JANE DOE, CPC
Tampa, FL | 813-555-0100 | jane@example.com

SUMMARY
Certified coder with four years of outpatient work in cardiology and
orthopedics, now looking for a role in auditing. Coded 45 charts a day at
98% accuracy.

EXPERIENCE
Medical Coder, Lakeside Clinic                        2021 - Present
- Coded 45 outpatient cardiology and orthopedic charts per day in Epic
  with 98% accuracy over six audits
- Cut denials
* Wrote the query guide that the physicians of three clinics use every
day
1. Trained two coders
"""


def texts(document: Document) -> list[str]:
    return document.text.split("\n")


def test_wrapped_lines_are_joined_and_short_ones_stay() -> None:
    document = read_text(WRAPPED)
    assert texts(document) == [
        "JANE DOE, CPC",
        "Tampa, FL | 813-555-0100 | jane@example.com",
        "SUMMARY",
        "Certified coder with four years of outpatient work in cardiology and orthopedics, now looking for a"
        " role in auditing. Coded 45 charts a day at 98% accuracy.",
        "EXPERIENCE",
        "Medical Coder, Lakeside Clinic\t2021 - Present",
        "Coded 45 outpatient cardiology and orthopedic charts per day in Epic with 98% accuracy over six"
        " audits",
        "Cut denials",
        "Wrote the query guide that the physicians of three clinics use every day",
        "Trained two coders",
    ]
    assert [line.bullet for line in document.lines] == [False] * 6 + [True] * 4
    assert [line.block for line in document.lines] == [0, 0, 1, 1, 2, 2, 2, 2, 2, 2]


def test_every_line_stays_where_the_text_is_not_wrapped() -> None:
    lines = [
        "Jane Doe",
        "Medical Coder",
        "Lakeside Clinic",
        "2021 - Present",
        "coded charts",
        "A long line. " * 12,
    ]
    assert texts(read_text("\n".join(lines))) == [line.strip() for line in lines]


def test_the_end_of_a_date_range_is_no_bullet() -> None:
    text = (
        "- Coded outpatient charts for three clinics and wrote the guide that\n  they use\n"
        "\nMedical Coder at Lakeside Physicians Group of Tampa Bay, from May 2021\n- Present\n"
    )
    assert (
        texts(read_text(text))[-1]
        == "Medical Coder at Lakeside Physicians Group of Tampa Bay, from May 2021 - Present"
    )


def test_a_word_broken_at_its_hyphen_is_one_word_again() -> None:
    text = "Coded charts in a busy clinic for cardiology patients with high-\nvolume weeks and many denials\n"
    assert "high-volume weeks" in read_text(text).text


def test_words_and_lines_have_their_places() -> None:
    document = read_text("Jane Doe\n\n-  Coded 45\tcharts")
    assert document.text == "Jane Doe\nCoded 45\tcharts"
    assert [(word.text, word.span) for word in document.words] == [
        ("Jane", (0, 4)), ("Doe", (5, 8)), ("Coded", (9, 14)), ("45", (15, 17)), ("charts", (18, 24)),
    ]  # fmt: skip
    assert [line.words for line in document.lines] == [(0, 2), (2, 5)]
    assert (document.pages, document.reader, document.media_type) == ((), "text", "text/plain")


def test_invisible_characters_and_ligatures_are_cleaned() -> None:
    assert read_text("certi\ufb01ed\u00a0co\u200bder\u202e \x07CPC\ufeff").text == "certified coder CPC"


def test_rules_are_dropped_and_the_words_above_are_a_heading() -> None:
    document = read_text("Experience\n==========\nMedical Coder\n-----\n* * *\n")
    assert texts(document) == ["Experience", "Medical Coder"]
    assert (document.lines[0].style, document.lines[0].bold) == ("Heading 1", True)


def test_marks_of_markdown_are_taken_off() -> None:
    text = """\
# Jane Doe, CPC

[LinkedIn](https://linkedin.com/in/jane) | <jane@example.com>

## Skills
**Code sets**
- **ICD-10-CM**, *CPT* and `HCPCS`
- R\\&D \\- A&amp;B

| Measure | Result |
|---|---|
| Accuracy | 98% |
"""
    document = read_text(text)
    assert texts(document) == [
        "Jane Doe, CPC", "LinkedIn | jane@example.com", "Skills", "Code sets", "ICD-10-CM, CPT and HCPCS",
        "R&D - A&B", "Measure\tResult", "Accuracy\t98%",
    ]  # fmt: skip
    assert [line.style for line in document.lines[:4]] == ["Heading 1", None, "Heading 2", "Strong"]
    assert [line.bullet for line in document.lines[4:6]] == [True, True]
    assert [line.role for line in document.lines[-2:]] == ["table", "table"]
    assert [word.text for word in document.words if word.bold][-1] == "ICD-10-CM,"
    assert document.links == ("https://linkedin.com/in/jane", "jane@example.com")
    assert document.media_type == MARKDOWN


def test_stars_and_underlines_of_plain_text_stay() -> None:
    assert read_text("jane_doe_x@example.com\n5 * 3 charts").text == "jane_doe_x@example.com\n5 * 3 charts"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("98 % – Zoë".encode(), "98 % – Zoë"),
        ("98 % – Zoë".encode("utf-8-sig"), "98 % – Zoë"),
        ("98 % – Zoë".encode("utf-16"), "98 % – Zoë"),
        (b"\xfe\xff" + "98 % – Zoë".encode("utf-16-be"), "98 % – Zoë"),
        ("98 % – Zoë".encode("utf-16-le"), "98 % – Zoë"),
        ("98 % – Zoë".encode("utf-16-be"), "98 % – Zoë"),
        ("98 % – Zoë".encode("utf-32"), "98 % – Zoë"),
        ("98 % – Zoë".encode("cp1252"), "98 % – Zoë"),
        ("98 % Zoë Müller".encode("latin-1"), "98 % Zoë Müller"),
        ("• 98 % – Zoë’s".encode("mac_roman"), "98 % – Zoë’s"),
        (b"caf\xe9", "café"),
        ("Zoë Müller – “coder”, naïve café".encode() + b" \xff", "Zoë Müller – “coder”, naïve café \ufffd"),
    ],
)
def test_bytes_are_decoded_by_their_mark_or_their_look(data: bytes, text: str) -> None:
    assert read_text(decode_text(data)).text == text


def test_text_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read_text("\n \n----\n")


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(DocumentTooLarge):
        read_text("words " * 100, limits=Limits(max_characters=500))


@pytest.mark.parametrize("sign", ["**a ", "[", "![a](", "<mailto:", "<!--", "`", "_", "# ", "a-\n", "2020 "])
def test_a_sign_repeated_does_not_cost_the_square_of_its_length(sign: str) -> None:
    text = "# x\n" + sign * (100_000 // len(sign))
    start = process_time()
    read_text(text)
    assert process_time() - start < 3


@given(st.lists(st.text("abc XYZ09,.-•*|#:\t", max_size=90), max_size=12))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "x\n" + "\n".join(lines)
    kept = "".join(character for character in read_text(text).text if character.isalpha())
    assert kept == "".join(character for character in text if character.isalpha())
