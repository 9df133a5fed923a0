"""A text → a short sketch of it, by which versions of one resume are told without keeping a word of either.

Every three words in a row become a number; of each of 96 groups of numbers the smallest stays, and of that only 16
bits. Two texts share as many of these as they share word sequences, but no word can be read back from them.
"""

from __future__ import annotations

import re
from hashlib import blake2b

GROUPS = 96
WORDS_IN_A_ROW = 3
# Fewer words in a row than this say too little: such a text is like no other.
FEWEST = 30
# Two texts with this share in common are versions of one resume. Those of different people share less than a tenth.
SIMILAR = 0.5
BANDS = 32

_WORD = re.compile(r"\w+")
_WIDTH = GROUPS // BANDS * 2


def make_sketch(text: str) -> bytes:
    """192 bytes; none for a text of a few words.

    >>> len(make_sketch(" ".join(map(str, range(100))))), make_sketch("Jane Roe, CPC")
    (192, b'')
    """
    words = _WORD.findall(text.casefold())
    rows = {" ".join(row) for row in zip(*(words[start:] for start in range(WORDS_IN_A_ROW)), strict=False)}
    if len(rows) < FEWEST:
        return b""
    least = [0] * GROUPS
    for row in rows:
        number = int.from_bytes(blake2b(row.encode("utf-8", "replace"), digest_size=8).digest(), "big")
        group, rest = number % GROUPS, number // GROUPS + 1
        if not least[group] or rest < least[group]:
            least[group] = rest
    return b"".join((rest and rest % 0xFFFF + 1).to_bytes(2, "big") for rest in least)


def similarity(one: bytes, other: bytes) -> float:
    """The share of three words in a row that two texts have in common, by their sketches: 0 to 1.

    >>> sketch = make_sketch(" ".join(map(str, range(100))))
    >>> similarity(sketch, sketch), similarity(sketch, b"")
    (1.0, 0.0)
    """
    pairs = [(one[at : at + 2], other[at : at + 2]) for at in range(0, min(len(one), len(other)), 2)]
    filled = [(mine, yours) for mine, yours in pairs if mine != b"\0\0" or yours != b"\0\0"]
    return sum(mine == yours for mine, yours in filled) / len(filled) if filled else 0.0


def bands(sketch: bytes) -> list[int]:
    """Numbers of which similar sketches have at least one in common, nearly always."""
    parts = (bytes([number]) + sketch[number * _WIDTH : (number + 1) * _WIDTH] for number in range(BANDS))
    return (
        [int.from_bytes(blake2b(part, digest_size=8).digest(), "big", signed=True) for part in parts]
        if sketch
        else []
    )
