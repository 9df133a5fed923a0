"""Found and wanted things → pairs, one to one; and the counts that come of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were found rightly, missed, and found that are not there.

    >>> Tally(hits=3, missed=1, spurious=0).f1.__round__(3)
    0.857
    """

    hits: int = 0
    missed: int = 0
    spurious: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.missed + other.missed, self.spurious + other.spurious)

    @property
    def precision(self) -> float:
        """The share of the found that is right; 1 where nothing was found."""
        return _share(self.hits, self.hits + self.spurious)

    @property
    def recall(self) -> float:
        """The share of the wanted that was found; 1 where nothing was wanted."""
        return _share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.hits, 2 * self.hits + self.missed + self.spurious)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` are right."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    @property
    def ratio(self) -> float:
        """The share as a number; 1 where there was nothing to get right."""
        return _share(self.right, self.total)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def pair(
    wanted: Sequence[Wanted],
    found: Sequence[Found],
    fits: Callable[[Wanted, Found], bool],
    likeness: Callable[[Wanted, Found], float],
) -> list[tuple[int, int]]:
    """Indexes of as many fitting pairs as can be made, each thing used once, the most alike first.

    >>> same = lambda a, b: a[0] == b[0]
    >>> pair(["a1", "a2"], ["a2", "b1"], same, lambda a, b: a == b)
    [(1, 0)]
    """
    choices = {
        i: sorted(
            (j for j in range(len(found)) if fits(wanted[i], found[j])),
            key=lambda j, i=i: (-likeness(wanted[i], found[j]), j),  # type: ignore[misc]
        )
        for i in range(len(wanted))
    }
    links = [(likeness(wanted[i], found[j]), i, j) for i, options in choices.items() for j in options]
    taken: dict[int, int] = {}
    placed: set[int] = set()
    for _, i, j in sorted(links, key=lambda link: (-link[0], abs(link[1] - link[2]), link[1], link[2])):
        if i not in placed and j not in taken:
            taken[j] = i
            placed.add(i)
    for i in choices:
        if i not in placed:
            _place(i, choices, taken, set())
    return sorted((i, j) for j, i in taken.items())


def _place(i: int, choices: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Whether `i` got a partner, moving others on where they have another choice."""
    for j in choices[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in taken or _place(taken[j], choices, taken, seen):
            taken[j] = i
            return True
    return False


def tokens(text: str) -> Counter[str]:
    """The words and numbers of a text in lower case, plural endings off.

    >>> sorted(tokens("1,200 Charts & records"))
    ['1,200', 'chart', 'record']
    """
    return Counter(_stem(token) for token in TOKEN.findall(text.casefold()))


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def likeness(left: str, right: str) -> float:
    """The share of words that two texts have in common, from 0 to 1.

    >>> likeness("98% accuracy", "accuracy of 98%")
    0.6666666666666666
    >>> likeness("98%", "accuracy")
    0.0
    """
    a, b = tokens(left), tokens(right)
    return _share((a & b).total(), (a | b).total()) if a or b else 1.0


def overlap(left: str, right: str) -> float:
    """The share of the shorter text's words that stand in the other.

    >>> overlap("98%", "accuracy of 98%")
    1.0
    """
    a, b = tokens(left), tokens(right)
    return _share((a & b).total(), min(a.total(), b.total())) if a and b else 0.0
