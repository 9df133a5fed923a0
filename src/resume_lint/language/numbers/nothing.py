"""Nothing and one, where they are amounts: `no denials`, `none rejected`, `$0.5M → nil`, `within one day`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resume_lint.language.numbers.number import Number, holds_one

_STATE = r"(?:\w{2,}ed|left|lost|late|sent\sback|thrown\sout|open|missed|outstanding|missing|wrong)\b"
# `no denials`, `not one denial`: nothing is an amount too, but not in `no more than 5` and `no longer`.
_BOUNDED = r"[^.;,]{0,80}\b(?:below|under|over|above|past)\s(?:the\s|a\s)?[$\d]"
_DONE = r"(?:(?:were|was|are|is|ever|yet|has|have|had|been|came|come)\s){0,2}" + _STATE
_COUNT = r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b)"
_NO = re.compile(
    rf"""(?<![\w-])(?:
      no(?=\s(?!(?:more|fewer|less|longer|later|other|one|matter|further|sooner)\b)(?:
          (?:[A-Za-z-]+\s){{0,2}}[A-Za-z-]*[a-rt-z]s(?![A-Za-z])
        | [a-z]+\s(?!{_BOUNDED})(?:of\s(?:mine|my|ours?)\b|in\s(?:the\s(?:last|past)\b|{_COUNT}))))
    | not\s(?:one|a\ssingle)(?=\s[A-Za-z])(?!{_BOUNDED})
    | without\s(?:a\ssingle|any|one)(?=\s[A-Za-z])
    | none(?=\sof\s(?:them|these|those|whom|which|it|mine|my|ours?|the(?!\sabove))\b(?!{_BOUNDED})|\s{_DONE})
    | (?<=were\s)none(?=\s?(?:$|[.,;)])) | (?<=was\s)none(?=\s?(?:$|[.,;)]))
    | nil(?=\sfrom\s)
    | (?:(?<=\sto\s)|(?<=→\s)|(?<=->\s)|(?<=→)|(?<=:\s))(?:none|nil|nothing)
      (?=\s?(?:$|[.,;)])|\s(?:in|after|within|by|over|from|since)\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTHING = ("no", "No", "NO", "without", "nil", "Nil")
_BOUNDS = ("ithin a", "nside a", "nder a", "than a")
_TIME = r"(?:business\s|working\s|calendar\s|full\s)?(?:hour|day|week|month|minute)"
_ONE = re.compile(
    rf"""(?<![\w-])(?:
      one[-\s]{_TIME}(?![\w-]|\sa\s|\sper\s|\seach\s|\sof\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# `within an hour`: the article is the number one where it is bound.
_A_TIME = re.compile(
    r"(?<![\w-])(?:within|inside|under|less\sthan|in\sunder)\s(?P<one>an?)(?=\s(?:business\s|working\s)?(?:hour|day|week)\b)",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"\b(?:within|in|inside|under|than|to|by|about|only|just|takes?|took|is|of|a|at|→)\s$", re.IGNORECASE
)
_BEFORE_END = re.compile(r"(?:\bto|→|->)\s?(?:only\s|just\s|about\s)?$", re.IGNORECASE)
_END = re.compile(r"\s?(?:$|[.,;)])|\s(?:in|after|within|by|over|a|per)\s", re.IGNORECASE)
_THING = re.compile(
    r"\s(?!(?:of|in|at|on|or|and|to|who|that|which|for|by|more|another|time|day|year|month|week|way|is|was)\b)[A-Za-z]{2,}",
    re.IGNORECASE,
)
_BEFORE_THING = re.compile(r"\b(?:only|just|for)\s$", re.IGNORECASE)
_LISTED = re.compile(r"(?:\s[A-Za-z/-]+){1,4}(?:,|\sand|\splus|\s&|,\sand)\s", re.IGNORECASE)


def find_nothing(text: str) -> Iterator[Number]:
    """The words for nothing where they stand for the amount of zero, and the article where it stands for one.

    >>> lines = ["74 filed, none rejected", "from 4 to none", "no problem solver", "none of the above", "within a day"]
    >>> [line[a:b] for line in lines for (a, b), *_ in find_nothing(line)]
    ['none', 'none', 'a']
    """
    if holds_one(text, _NOTHING):
        for match in _NO.finditer(text):
            yield Number(match.span(), 0.0, None, form="words")
    for match in _A_TIME.finditer(text) if holds_one(text, _BOUNDS) else ():
        yield Number(match.span("one"), 1.0, None, form="words")


def keep_ones(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers, the word `one` only where it counts: a time, an end of a change, a thing in a list of counts.

    >>> from resume_lint.language.numbers import find_numbers
    >>> lines = ["within one business day", "from nine a week to one", "two doctors and one NP", "just one denial"]
    >>> [find_numbers(line)[-1].value for line in lines]
    [1.0, 1.0, 1.0, 1.0]
    >>> [find_numbers(line) for line in ["one of the coders", "one-on-one", "one day I left", "the only one"]]
    [[], [], [], []]
    """
    return [
        number
        for at, number in enumerate(numbers)
        if not _is_one(text, number)
        or _counts(text, number, numbers[max(at - 1, 0) : at], numbers[at + 1 : at + 2])
    ]


def _is_one(text: str, number: Number) -> bool:
    return (
        number.value == 1
        and number.form == "words"
        and number.unit is None
        and text[number.span[0] : number.span[1]].lower() == "one"
    )


def _counts(text: str, one: Number, before: Sequence[Number], behind: Sequence[Number]) -> bool:
    start, end = one.span
    lead = text[max(start - 14, 0) : start]
    if _ONE.match(text, start):
        return text[end] == "-" or _BEFORE_TIME.search(lead) is not None
    if one.hyphen:
        return False
    changed = bool(before) and not holds_one(text[before[-1].span[1] : start], (". ", ";"))
    if changed and _BEFORE_END.search(lead) and _END.match(text, end):
        return True
    if not _THING.match(text, end):
        return False
    if _BEFORE_THING.search(lead):
        return True
    if before and before[-1].unit is None and _LISTED.fullmatch(text, before[-1].span[1], start):
        return True
    return (
        bool(behind)
        and behind[0].unit is None
        and _LISTED.fullmatch(text, end, behind[0].span[0]) is not None
    )
