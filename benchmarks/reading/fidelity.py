"""Text that a reader gives and the blocks that were drawn → how many words are right, and their order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from resume_lint.document.characters import BULLETS

# Signs that mean the same to a reader: their spelling is not what is measured here.
SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00ad": None}
)
NO_WORD = re.compile(rf"[{BULLETS}\ue000-\uf8ff\ufffd\u200b]+|\(cid:\d+\)|[-*o]")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a page says: its words in order, and a part that may stand anywhere as long as it is whole.

    A sidebar may be read before or after the main part, or where the page ends on which it stands. `noise` are
    lines that are left out before comparing, such as page numbers and running headers.
    """

    words: tuple[str, ...]
    movable: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fidelity:
    """`words` is the F1 of the words as a bag, `order` the normalised edit similarity of the word lists."""

    words: float
    order: float
    wrong: tuple[str, ...] = ()


def measure(expected: Expected, text: str) -> Fidelity:
    """How exactly `text` says what was expected, for the best place of the movable part."""
    found = find_words(text, expected.noise)
    main, moved = _plain(expected.words), _plain(expected.movable)
    wanted = Counter(main + moved)
    read = Counter(found)
    right = sum((wanted & read).values())
    total = len(found) + len(main) + len(moved)
    wrong = (*(f"-{word}" for word in wanted - read), *(f"+{word}" for word in read - wanted))
    order = max(_similarity(wanted_order, found) for wanted_order in _orders(main, moved, found))
    return Fidelity(2 * right / total if total else 1.0, order, wrong)


def find_words(text: str, noise: Sequence[str] = ()) -> list[str]:
    """The words of a text without list markers, icons and the lines of `noise`, signs made alike.

    >>> find_words("• Coded “charts”\\nPage 1 of 2\\nuntil 2021", [r"Page \\d of \\d"])
    ['coded', '"charts"', 'until', '2021']
    """
    lines = text.splitlines()
    if noise:
        pattern = re.compile("|".join(noise), re.IGNORECASE)
        lines = [line for line in lines if not pattern.fullmatch(line.strip())]
    return _plain(word for line in lines for word in line.split())


def _plain(words: Sequence[str] | Iterator[str]) -> list[str]:
    plain = (_plain_word(word) for word in words)
    return [part for word in plain for part in word.split()]


@cache
def _plain_word(word: str) -> str:
    word = unicodedata.normalize("NFKC", word.translate(SAME)).casefold()
    while word and word[0] in BULLETS:
        word = word[1:]
    return "" if NO_WORD.fullmatch(word) else word


def _similarity(wanted: Sequence[str], found: Sequence[str]) -> float:
    return float(Levenshtein.normalized_similarity(wanted, found))


def _orders(main: list[str], moved: list[str], found: list[str]) -> Iterator[list[str]]:
    """The orders that are as good as another; a place inside `main` is looked for near where it was found."""
    yield main + moved
    if not moved:
        return
    yield moved + main
    places = range(0, len(main), 8)
    best = max(places, key=lambda place: _similarity(main[:place] + moved + main[place:], found), default=0)
    for place in range(max(best - 8, 0), min(best + 9, len(main))):
        yield main[:place] + moved + main[place:]
