"""The label of a list item: how its count is written, and whether it says something of its own."""

from __future__ import annotations

import re

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# No label that somebody reads is longer.
LONGEST_LABEL = 100
# Counts beyond this are written in digits.
LARGEST = 4999


def format_count(count: int, form: str) -> str:
    """The count as the list writes it.

    >>> format_count(4, "lowerRoman"), format_count(28, "upperLetter"), format_count(3, "ordinal")
    ('iv', 'BB', '3rd')
    >>> format_count(7, "decimalZero"), format_count(7, "none"), format_count(7, "decimal")
    ('07', '', '7')
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        return f"{count}{_ending(count)}"
    if form in ("lowerLetter", "upperLetter") and 0 < count <= LARGEST:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count <= LARGEST:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return str(count)


def has_words(label: str) -> bool:
    """Whether a label says something besides its count, as "Section 2" does.

    >>> has_words("Section 2"), has_words("iv."), has_words("B)"), has_words("1st"), has_words("BBB.")
    (True, False, False, False, False)
    """
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\d+(?:st|nd|rd|th)\b", "", label))
    return any(len(set(word)) > 1 and not re.fullmatch(r"[ivxlcdm]+", word.lower()) for word in words)


def _ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _roman(count: int) -> str:
    shown = ""
    for size, letters in ROMAN:
        shown += letters * (count // size)
        count %= size
    return shown
