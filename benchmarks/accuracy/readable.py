"""The words of a claim → every number that a person could read out of them, generously.

It is for finding slips in annotations, not for finding claims: better that a wrong number passes than that a
right one is called wrong.
"""

from __future__ import annotations

import re
from itertools import pairwise

WHOLE = ("every", "all", "full", "perfect", "flawless", "clean")
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
TEENS = "seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: float(value) for value, word in enumerate(f"{ONES} {TEENS}".split())}
WORDS |= {word: value * 10.0 for value, word in enumerate(TENS.split(), start=2)}
WORDS |= dict.fromkeys(("no", "none", "never", "not", "without"), 0.0)
WORDS |= dict.fromkeys(("a", "an", "once", "single", "first", "sole", "only", "another"), 1.0)
WORDS |= dict.fromkeys(("couple", "pair", "twice", "second", "both"), 2.0)
WORDS |= dict.fromkeys(WHOLE, 100.0)
FRACTIONS = {"third": 33.3, "thirds": 33.35, "eighth": 12.5, "eighths": 12.5}
FRACTIONS |= dict.fromkeys(("half", "halved", "halving", "halves"), 50.0)
FRACTIONS |= dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 25.0)
FRACTIONS |= dict.fromkeys(("fifth", "fifths"), 20.0) | dict.fromkeys(("tenth", "tenths"), 10.0)
RATIOS = {"quadrupled": 4.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0}
RATIOS |= dict.fromkeys(("double", "doubled", "doubling", "twofold"), 2.0)
RATIOS |= dict.fromkeys(("triple", "tripled", "tripling"), 3.0)
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "m": 1e6,
    "mm": 1e6,
    "mil": 1e6,
    "million": 1e6,
    "b": 1e9,
}
SCALES |= {"billion": 1e9, "bn": 1e9, "dozen": 12.0, "dozens": 12.0}
FIGURES = {"five": 1e4, "six": 1e5, "seven": 1e6, "eight": 1e7, "5": 1e4, "6": 1e5, "7": 1e6, "8": 1e7}

PIECE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+|[^\W\d_]+")


def readable_numbers(words: str) -> set[float]:
    """Every number that may be meant.

    >>> 1_200_000.0 in readable_numbers("$1.2M"), 40.0 in readable_numbers("forty to fifty patients")
    (True, True)
    >>> 12.5 in readable_numbers("1 in 8"), 1.8 in readable_numbers("180 basis points")
    (True, True)
    >>> 45.0 in readable_numbers("54")
    False
    """
    pieces = PIECE.findall(words.casefold())
    plain = [number for piece in pieces if (number := _number(piece)) is not None]
    figures = [number for piece in pieces if (number := _number(piece)) is not None and piece not in WHOLE]
    numbers = {*plain, *_scaled(pieces), *_shares(figures, pieces)}
    parts = {FRACTIONS[piece] / 100 for piece in pieces if piece in FRACTIONS}
    numbers |= parts | {part * SCALES[piece] for part in parts for piece in pieces if piece in SCALES}
    if "basis" in pieces or "bps" in pieces:
        numbers |= {number / 100 for number in numbers}
    if any(piece.startswith("figure") for piece in pieces):
        numbers |= {FIGURES[piece] for piece in pieces if piece in FIGURES}
    return numbers | {round(100 - number, 6) for number in numbers}


def can_be_read(value: float, words: str, factors: tuple[float, ...] = (1.0,)) -> bool:
    """Whether the words give that value, up to a change of unit by one of the factors.

    >>> can_be_read(250000, "recovered $250K"), can_be_read(98, "99% accuracy")
    (True, False)
    >>> can_be_read(180, "3 hours a day", (1, 60))
    True
    """
    numbers = [number * factor for number in readable_numbers(words) for factor in factors]
    return any(abs(number - value) <= 0.005 * max(1.0, abs(value)) for number in numbers)


def _number(piece: str) -> float | None:
    if piece[0].isdigit() or piece[0] == ".":
        return float(piece.replace(",", ""))
    for table in (WORDS, FRACTIONS, RATIOS):
        if piece in table:
            return float(table[piece])
    return None


def _scaled(pieces: list[str]) -> set[float]:
    """Numbers that take a scale or add up, as `1.2 million`, `twenty five`, `six thousand five hundred`."""
    found, whole, part = set(), 0.0, 0.0
    for piece in pieces:
        number = _number(piece)
        if piece in SCALES and SCALES[piece] > 100:
            whole, part = whole + (part or 1.0) * SCALES[piece], 0.0
        elif piece in SCALES:
            part = (part or 1.0) * SCALES[piece]
        elif number is not None:
            part = part + number if 0 < number < part else number
        elif piece != "and":
            whole, part = 0.0, 0.0
        found |= {part, whole + part}
    numbers = [number for piece in pieces if (number := _number(piece)) is not None]
    return found | {
        number * scale for number in numbers for piece, scale in SCALES.items() if piece in pieces
    }


def _shares(plain: list[float], pieces: list[str]) -> set[float]:
    """Shares and parts, as `1 in 8`, `two-thirds`, `288 of 300`, `2½`."""
    shares = {100 * left / right for left, right in pairwise(plain) if right}
    shares |= {left * FRACTIONS[piece] for left in plain for piece in pieces if piece in FRACTIONS}
    return (
        shares
        | {left + 0.5 for left in plain if "half" in pieces}
        | {left + right for left, right in pairwise(plain)}
    )
