"""What stands beside a credential besides its status: its number, and lines and cells that only give details of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from resume_lint.records import Span

_NUMBER = re.compile(
    r"""
    (?:
      (?:\b(?:credential|certificat(?:e|ion)|cert|licen[cs]e|lic|member(?:ship)?|registration|reg|id|no|num(?:ber)?)\b
         [\s.:\#-]*)+
      | \#\s*
    )
    (?!(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)\d\d|\d{1,2}))?(?![\w-]))   # a year, years
    (?!\d{1,2}[/-](?:19|20)?\d\d(?!\d))                                       # a date
    (?P<told>[A-Z]{0,4}-?\d[\dA-Z-]{3,14})\b
    | (?<![\w/$.#-])(?P<bare>\d{6,10})(?![\w/%-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABELS = frozenset(
    """credential certificate certification cert license licence member membership registration id no number num
    issue issued issuer date dates earned expires expiration expiry exp valid through thru until renewal
    renew due status awarded granted initial original recertification cycle ends ceu ceus organization body
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august
    september october november december present""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_MARK = "•••"
_CELL = re.compile(r"[\t|]")
_EXPIRES = re.compile(r"expir|renew|valid|exp\b|through", re.IGNORECASE)
_MOST_LINES = 3
_HEADER_ABOVE = 12  # lines


def read_number(words: str) -> str | None:
    """The number of a credential with all but its last signs masked, None where none is told.

    >>> read_number(", AAPC, Member ID: 01234567, earned 2019"), read_number(" (No. 44821), license 10-118842")
    ('•••4567', '•••21')
    >>> read_number(" 2019-2021, certificate 2019") is read_number(" exp. 06/2027") is None
    True
    """
    match = _NUMBER.search(words)
    if match is None:
        return None
    signs = (match["told"] or match["bare"]).replace("-", "")
    return _MARK + (signs[-4:] if len(signs) >= 7 else signs[-2:])


def without_numbers(words: str) -> str:
    """`words` without numbers of credentials, whose "No." would deny what follows.

    >>> without_numbers(" (No. 01555123), ")
    ' ( ), '
    """
    return _NUMBER.sub(" ", words)


def detail_lines(text: str, place: int, limit: int, knows: Callable[[str], bool], issuers: list[Span]) -> str:
    """The lines after `place` and before `limit` that only give details: dates, a number, the issuer, a status.

    `knows` says whether a word is one of a status, `issuers` are the places of names of issuers.
    """
    end = text.find("\n", place)
    last = start = end
    for _ in range(_MOST_LINES):
        if last < 0 or last + 1 >= limit:
            break
        stop = text.find("\n", last + 1)
        stop = len(text) if stop < 0 else stop
        if stop > limit or not _only_details(text, (last + 1, stop), knows, issuers):
            break
        last = stop
    return text[start:last] if last > start >= 0 else ""


def detail_clause(text: str, place: int, limit: int, knows: Callable[[str], bool]) -> str:
    """The clause after the semicolon at `place` where it only gives details: "; let it expire in 2024"."""
    if text[place : place + 1] != ";":
        return ""
    stop = text.find(";", place + 1, limit)
    stop = limit if stop < 0 else stop
    return text[place:stop] if _only_details(text, (place + 1, stop), knows, [], bare=True) else ""


def _only_details(
    text: str, line: Span, knows: Callable[[str], bool], issuers: list[Span], *, bare: bool = False
) -> bool:
    """Whether a line holds details alone; without a number or an issuer (`bare`) any words of a status do."""
    words = text[slice(*line)]
    if len(words) > 120 or not words.strip():
        return False
    for start, end in reversed(issuers):
        if line[0] <= start and end <= line[1]:
            words = words[: start - line[0]] + " " * (end - start) + words[end - line[0] :]
    named = words != text[slice(*line)]
    words = without_numbers(words)
    if not (bare or named or re.search(r"\d", text[slice(*line)])):
        return False
    return all(word in _LABELS or knows(word) for word in _WORD.findall(words.casefold()))


def label_cells(text: str, line: Span, section_start: int, after: Span) -> str:
    """The words of `after` with the heads of their columns before them, as they are where no head tells of expiry.

    >>> table = "Credential\\tIssuer\\tEarned\\tExpires\\nCPC\\tAAPC\\t06/2019\\t06/2027"
    >>> label_cells(table, (33, 57), 0, (36, 57))
    '\\tIssuer AAPC\\tEarned 06/2019\\tExpires 06/2027'
    """
    words = text[slice(*after)]
    cells = len(_CELL.findall(text, *line))
    if cells < 2:
        return words
    end = line[0] - 1
    for _ in range(_HEADER_ABOVE):
        if end <= section_start:
            return words
        start = text.rfind("\n", section_start, end) + 1
        start = max(start, section_start)
        above = text[start:end]
        heads = _CELL.split(above)
        if len(heads) == cells + 1 and not re.search(r"\d", above) and _EXPIRES.search(above):
            first = len(_CELL.findall(text, line[0], after[0]))
            parts = re.split(r"([\t|])", words)
            for at in range(2, len(parts), 2):
                head = first + at // 2
                parts[at] = f"{heads[head].strip()} {parts[at].lstrip()}" if head < len(heads) else parts[at]
            return "".join(parts)
        end = start - 1
    return words
