"""One number as written, and the number words of English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from resume_lint.records import Comparator, Direction, Span, Unit

Form = Literal["digits", "words", "fraction", "multiple", "figure"]

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
WORD_NUMBER = "|".join([*sorted(UNITS, key=len, reverse=True), *TENS])

# What is greater is no figure of anybody's work: an account number, or a joke.
LARGEST = 1e15


class Number(NamedTuple):
    """One number as written at `span`: its value, the unit if one is written on it, and how sure it is.

    `form` is how it is written; `unit` None means that nothing on the number itself says (`45 charts`, `6 days`).
    `hyphen` is the word that hangs on it (`24-hour` gives "hour"), "" without one. `direction` is what a sign says
    (`-27%`), None without one.
    """

    span: Span
    value: float
    unit: Unit | None
    comparator: Comparator = "eq"
    form: Form = "digits"
    hyphen: str = ""
    decimals: bool = False
    comma: bool = False
    direction: Direction | None = None


def parse_words(words: str) -> float | None:
    """The value of number words, None where a word is no number or they are more than any figure is.

    >>> parse_words("forty"), parse_words("twenty-five"), parse_words("six thousand five hundred")
    (40.0, 25.0, 6500.0)
    >>> parse_words("two dozen"), parse_words("ninety nine")
    (24.0, 99.0)
    >>> parse_words("charts")
    """
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred" or word == "dozen":
            current = max(current, 1) * SCALES[word]
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0.0
        elif word != "and":
            return None
        if current > LARGEST or total > LARGEST:
            return None
    return total + current


def holds_one(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words, or parts of words, stands in the text."""
    for word in words:  # noqa: SIM110 - `any` takes twice as long, and this is asked of each line many times
        if word in text:
            return True
    return False
