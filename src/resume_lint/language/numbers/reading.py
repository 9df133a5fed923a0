"""A line to its numbers: the figures and number words, with shares, multiples and zero words among them."""

from __future__ import annotations

import re

from resume_lint.language.numbers.atoms import find_atoms
from resume_lint.language.numbers.nothing import find_nothing, keep_ones
from resume_lint.language.numbers.number import WORD_NUMBER, Number
from resume_lint.language.numbers.parts import find_parts, join_shares

_MAYBE = re.compile(
    rf"\d|(?<![a-z])(?:no\s|not\s(?:one|a\s)|without\s(?:a\s|any|one)|(?:within|inside|under|than)\san?\s|none\s|nil\s|{WORD_NUMBER}|hundred|thousand|million|dozen|half|halv|third|quarter|fifth|tenth|doubl|tripl|quintupl|sixfold|fivefold"
    r"|quadrupl|twice|twofold|threefold)",
    re.IGNORECASE,
)


def may_hold_numbers(text: str) -> bool:
    """Whether it is worth looking for numbers.

    >>> may_hold_numbers("coded ten charts"), may_hold_numbers("coded charts well")
    (True, False)
    """
    return _MAYBE.search(text) is not None


def find_numbers(text: str) -> list[Number]:
    """The numbers of one line from left to right; an empty list where there is none.

    >>> [(n.value, n.unit) for n in find_numbers("coded 1,200 charts at 98.5 percent, worth $1.2M")]
    [(1200.0, None), (98.5, 'percent'), (1200000.0, 'usd')]
    >>> [(n.value, n.unit, n.form) for n in find_numbers("cut by a third, tripled cash, halved errors")]
    [(33.3, 'percent', 'fraction'), (3.0, 'ratio', 'multiple'), (50.0, 'percent', 'fraction')]
    >>> [(n.value, n.unit) for n in find_numbers("1 in 8 charts, nine in ten, 4.6 out of 5")]
    [(12.5, 'percent'), (90.0, 'percent'), (4.6, 'index')]
    >>> [(n.value, n.unit) for n in find_numbers("180 basis points, 4 points, six-figure savings")]
    [(1.8, 'percentage_point'), (4.0, 'percentage_point'), (100000.0, 'usd')]
    >>> [(n.value, n.comparator) for n in find_numbers("2½ days, 40ish charts, several hundred claims, no denials")]
    [(2.5, 'eq'), (40.0, 'approx'), (100.0, 'ge'), (0.0, 'eq')]
    >>> [n.value for n in find_numbers("half an hour, two and a half days, no more than 5, no longer open")]
    [0.5, 2.5, 5.0]
    >>> [(n.value, n.unit, n.direction) for n in find_numbers("denials -27%, cash +$8M, hours −300 hrs/yr, CMI +.08")]
    [(27.0, 'percent', 'decrease'), (8000000.0, 'usd', 'increase'), (300.0, None, 'decrease'), (0.08, None, 'increase')]
    >>> find_numbers("ICD-10-CM and the 4th floor")
    []
    """
    if not may_hold_numbers(text):
        return []
    found = find_atoms(text)
    if len(found) > 1:
        found = join_shares(text, found)
    found = keep_ones(text, found)
    found += find_parts(text)
    found += find_nothing(text)
    return _without_overlaps(found) if len(found) > 1 else found


def _without_overlaps(found: list[Number]) -> list[Number]:
    """From left to right; where two overlap the longer one, and the fraction before the bare number."""
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.span[0], -n.span[1], n.form)):
        if kept and number.span[0] < kept[-1].span[1]:
            if number.span[1] - number.span[0] > kept[-1].span[1] - kept[-1].span[0]:
                kept[-1] = number
            continue
        kept.append(number)
    return kept
