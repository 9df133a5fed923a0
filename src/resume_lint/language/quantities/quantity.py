"""A quantity of a line, its tokens, and what it is made of while it is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from resume_lint.records import Comparator, Direction, Per, Span, Unit

TIME_UNITS: dict[str, Unit] = {
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "h": "hour",
    "day": "day", "days": "day", "d": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "month": "month", "months": "month", "year": "year", "years": "year", "yr": "year", "yrs": "year",
}  # fmt: skip


HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8760.0}


PERS: dict[str, Per] = {
    "hour": "hour", "hr": "hour", "hourly": "hour", "day": "day", "daily": "day", "workday": "day", "weekday": "day",
    "week": "week", "weekly": "week", "wk": "week", "month": "month", "monthly": "month", "mo": "month",
    "quarter": "quarter",
    "quarterly": "quarter", "year": "year", "yearly": "year", "annually": "year", "annual": "year", "annum": "year",
    "annualized": "year", "qtr": "quarter", "wkly": "week", "mthly": "month", "qtrly": "quarter",
    "shift": "shift", "yr": "year", "night": "shift",
}  # fmt: skip


PER_ADVERBS = {
    "wkly",
    "mthly",
    "qtrly",
    "annualized",
    "hourly",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annually",
    "annual",
}


ARTICLES = {"a", "an", "the", "its", "their", "my", "our", "his", "her"}


FILLERS = frozenset(
    """
    just only roughly nearly about around an a average of the record current low high over under below
    above approximately less than more fewer at least ~ < > as little within well almost consistent
    steady peak team baseline some ≥ ≤ sustained
    """.split()
)


ARROWS = {"→", "->", "=>", "➔", "⟶", "➜", "▸", "⇒"}


DASHES = {"-", "–", "—", "−", "‑"}


SENTENCE_END = {".", "!", "?", ";"}


class Token(NamedTuple):  # a resume has hundreds, and tuples are made fastest
    """A word or sign of the line in lower case; `quantity` is its index where it stands for a quantity."""

    low: str
    span: Span
    quantity: int | None = None


class Quantity(NamedTuple):
    """One amount of the line: `unit` None means things counted, or a figure whose unit is not written.

    `core` is the number that gives the value, `span` all words of the amount with comparator and baseline.
    `change` says from-to, `share_of` that the base stands in words (`3 of 5`). `compound` is the word that hangs on
    by a hyphen.
    """

    core: Span
    span: Span
    value: float
    value_max: float | None = None
    unit: Unit | None = None
    comparator: Comparator = "eq"
    baseline: float | None = None
    direction: Direction | None = None
    per: Per | None = None
    compound: str = ""
    form: str = "digits"
    comma: bool = False
    decimals: bool = False
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as tokens and quantities; `places[i]` is the index of the token of quantity `i`."""

    text: str
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[int, ...]


class Part(NamedTuple):
    """A quantity in the making, with the first and last token that belong to it."""

    quantity: Quantity
    first: int
    last: int


def word_at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def words_from(tokens: Sequence[Token], first: int, count: int) -> list[str]:
    return [token.low for token in tokens[first : first + count]]


def ends_with(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    start = at - len(words) + 1
    return start >= 0 and all(tokens[start + i].low == word for i, word in enumerate(words))
