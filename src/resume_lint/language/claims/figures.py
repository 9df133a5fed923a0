"""A line to its figures: each quantity with its place in the sentence, its kind, and the thing it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from resume_lint.language.claims.cues import fold
from resume_lint.language.claims.directions import find_direction
from resume_lint.language.claims.sentence import LINKS, TIMES, TURNS, Sentence
from resume_lint.language.claims.things import Thing, find_shared_thing, find_thing
from resume_lint.language.quantities import Quantity, Token
from resume_lint.records import Direction

# The signs between words that part a sentence: comma, stop, colon or cell, bracket, dash.
BORDERS = {
    ",": "c", ";": "s", ".": "s", "!": "s", "?": "s", ":": "k", "|": "k", "\t": "k", "(": "p", ")": "p",
    "–": "d", "—": "d",
}  # fmt: skip
Classes = Mapping[str, tuple[str, ...]]
_SORTS = "cskpdt#lw"
_COST_BEFORE = {"c": 1.5, "s": 8.0, "k": 0.3, "p": 1.5, "d": 1.0, "t": 1.6, "#": 3.0, "l": 0.2, "w": 0.5}
_COST_BEHIND = {**_COST_BEFORE, "k": 3.0}


class Between(NamedTuple):
    """What stands between a figure and a word: how many tokens and figures, which borders, and how far that is."""

    gap: int
    figures: int
    borders: str
    cost: float


class Ground:
    """The tokens of a line counted by sort from its start, so that any stretch of it is measured at once."""

    def __init__(self, tokens: Sequence[Token], classes: Classes) -> None:
        self.words = [fold(token.low) for token in tokens]
        self._classes = classes
        kinds = [_sort_of(token) for token in tokens]
        self._sums: dict[str, list[int]] = {}
        for kind in _SORTS:
            if kind in kinds:
                total, sums = 0, [0]
                for one in kinds:
                    total += one == kind
                    sums.append(total)
                self._sums[kind] = sums

    def word(self, at: int) -> str:
        """The folded word, `<` and `>` outside the line."""
        if at < 0:
            return "<"
        return self.words[at] if at < len(self.words) else ">"

    def classes(self, first: int, last: int) -> Iterable[str]:
        """The classes of the words from token `first` up to `last`, not included, each once."""
        of = self._classes.get
        return dict.fromkeys(name for word in self.words[first:last] for name in of(word, ()))

    def between(self, first: int, last: int, *, behind: bool) -> Between:
        """What stands from token `first` up to `last`, not included; `behind` says that the figure comes first."""
        costs = _COST_BEHIND if behind else _COST_BEFORE
        cost, figures, borders = 0.0, 0, ""
        for kind, sums in self._sums.items():
            count = sums[last] - sums[first]
            if count:
                cost += costs[kind] * count
                if kind == "#":
                    figures = count
                elif kind not in "lw":
                    borders += kind
        if behind and borders:
            cost += 2.0
        return Between(last - first, figures, borders, cost)


def _sort_of(token: Token) -> str:
    if token.quantity is not None:
        return "#"
    low = token.low
    if low in BORDERS:
        return BORDERS[low]
    if low in TURNS:
        return "t"
    return "l" if low in LINKS else "w"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of a sentence: the token it stands at, the first and one past the last token of its sentence.

    `sentence` holds the cue hits near it only. `kind` is `share`, `points`, `money`, `time`, `count`, `ratio` or
    `index`; `direction` is what the words say of a figure of which more is better.
    """

    sentence: Sentence
    ground: Ground
    index: int
    quantity: Quantity
    place: int
    first: int
    last: int
    kind: str
    thing: Thing
    direction: Direction


def read_figures(sentence: Sentence, classes: Classes) -> list[Figure]:
    """The figures of the line from left to right; `classes` are those of folded words."""
    places = sentence.reading.places
    if not places:
        return []
    ground = Ground(sentence.reading.tokens, classes)
    return [_read(sentence, ground, index, place) for index, place in enumerate(places)]


def _read(sentence: Sentence, ground: Ground, index: int, place: int) -> Figure:
    quantity = sentence.reading.quantities[index]
    near = sentence.around(place)
    first, last = sentence.bounds(place)
    kind = kind_of(quantity)
    thing = find_thing(near, place)
    if kind == "count" and (shared := find_shared_thing(near, index, place, thing)) is not None:
        thing = shared
    direction = find_direction(near, index, place, "higher", place)
    return Figure(near, ground, index, quantity, place, first, last, kind, thing, direction)


def kind_of(quantity: Quantity) -> str:
    """What kind of amount it is, by its unit."""
    unit = quantity.unit
    if unit is None or unit == "count":
        return "count"
    if unit in TIMES:
        return "time"
    return _KINDS.get(unit, unit)


_KINDS = {"percent": "share", "percentage_point": "points", "usd": "money"}


_GAPS = (0, 1, 2, 3, 5, 8, 12, 20)


def how_far(tokens: int) -> int:
    """So many tokens as a step of a coarse scale, for what is near differs more than what is far."""
    return bisect_left(_GAPS, tokens)
