"""Versions of one resume are told by a sketch of the text; texts of different people are not like each other."""

from itertools import combinations
from pathlib import Path

import pytest

from resume_lint.batch.folders import SUFFIXES
from resume_lint.batch.sketch import SIMILAR, bands, make_sketch, similarity
from resume_lint.document import read_document

SAMPLES = Path(__file__).parents[2] / "samples"
TEXTS = [
    read_document(path.read_bytes()).text for path in sorted(SAMPLES.iterdir()) if path.suffix in SUFFIXES
]


def share(one: str, other: str) -> float:
    """The true share of three words in a row that two texts have in common."""
    first, second = (
        {tuple(words[at : at + 3]) for at in range(len(words) - 2)} for words in (one.split(), other.split())
    )
    return len(first & second) / len(first | second)


def test_resumes_of_different_people_are_not_similar() -> None:
    assert len(TEXTS) >= 8
    for one, other in combinations(map(make_sketch, TEXTS), 2):
        assert similarity(one, other) < SIMILAR / 2


@pytest.mark.parametrize("text", TEXTS)
def test_a_version_with_a_tenth_of_its_words_changed_is_similar_and_shares_a_band(text: str) -> None:
    words = text.split()
    changed = " ".join(
        "changed" if at % 20 == 7 else word for at, word in enumerate(words[: len(words) * 19 // 20])
    )
    one, other = make_sketch(text), make_sketch(changed)
    assert abs(similarity(one, other) - share(text, changed)) < 0.25
    assert similarity(one, other) >= SIMILAR
    assert set(bands(one)) & set(bands(other))


def test_layout_and_case_do_not_count() -> None:
    assert make_sketch(TEXTS[0].upper().replace(" ", "\n")) == make_sketch(TEXTS[0])


def test_no_word_can_be_read_in_a_sketch() -> None:
    sketch = make_sketch("Jane Roe, 555-0100. " + TEXTS[0])
    assert len(sketch) == 192
    assert b"Jane" not in sketch


def test_too_few_words_are_like_nothing() -> None:
    assert make_sketch("Medical coder, Lakeside Clinic") == b""
    assert similarity(b"", b"") == 0
    assert bands(b"") == []
