"""Settles a form of several meanings by what stands around it: line, neighbours, kind of section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from resume_lint.records import Section, SectionKind, Span


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a hit stands: the text, its span, the span of its line, and the kind of its section."""

    text: str
    span: Span
    line: Span
    section: SectionKind | None = None

    @property
    def words(self) -> str:
        """The words of the hit."""
        return self.text[self.span[0] : self.span[1]]


def section_at(sections: Sequence[Section], place: int) -> Section | None:
    """The section around `place`, None where none is."""
    for section in sections:
        if section.span[0] <= place < section.span[1]:
            return section
    return None


def is_settled(place: Surroundings, needed: tuple[str, ...], against: tuple[str, ...]) -> bool:
    """Whether the surroundings speak for an ambiguous form: nothing of `against`, and something of `needed`.

    A plain word of `needed` may stand anywhere in the line, one of `against` within five words of the hit.
    `before:` and `after:` ask for a direct neighbour, `line:` and `resume:` for anywhere there, `section:`
    for a kind of section, `capitalised` for a capital inside a sentence, `alone` for a whole item of a list.

    >>> text = "Coded in Epic daily, an Epic success"
    >>> is_settled(Surroundings(text, (9, 13), (0, 36)), ("capitalised",), ("after:success",))
    True
    >>> is_settled(Surroundings(text, (24, 28), (0, 36)), ("capitalised",), ("after:success",))
    False
    """
    if any(_holds(place, cue, near=5) for cue in against):
        return False
    return not needed or any(_holds(place, cue, near=None) for cue in needed)


def _holds(place: Surroundings, cue: str, near: int | None) -> bool:
    test, wanted, token = _read_cue(cue)
    if token and not _holds_token(place.text, token):
        return False
    start, end = place.span
    if test == "section":
        return place.section == wanted
    left, right = place.text[place.line[0] : start], place.text[end : place.line[1]]
    if test == "capitalised":
        return place.words[:1].isupper() and bool(_MID_SENTENCE.search(left))
    if test == "alone":
        return bool(_ITEM_START.search(left) and _ITEM_END.match(right))
    if test == "before":
        return plain(left).endswith(f" {wanted} ")
    if test == "after":
        return plain(right).startswith(f" {wanted} ")
    if test == "near":
        return _contains(_near(left, right, near), wanted)
    return _contains(plain(left) + plain(right) if test == "line" else plain(place.text), wanted)


@lru_cache(maxsize=4096)
def _read_cue(cue: str) -> tuple[str, str, str]:
    """What a cue asks for, the words it wants, and the longest of them.

    >>> _read_cue("before:Blue Cross"), _read_cue("alone"), _read_cue("E/M")
    (('before', 'blue cross', 'cross'), ('alone', '', ''), ('near', 'e m', 'e'))
    """
    test, colon, words = cue.partition(":")
    if cue in ("capitalised", "alone"):
        return cue, "", ""
    if colon and test == "section":
        return test, words, ""
    if not colon or test not in ("before", "after", "line", "resume"):
        test, words = "near", cue
    wanted = plain(words).strip()
    return test, wanted, max(wanted.split(), key=len, default="")


_WORD = re.compile(r"[^\W_]+")
_MID_SENTENCE = re.compile(r"[\w,;:/&(\"”)][ \t(/]*$")
_ITEM_START = re.compile(r"(?:^|[,;|•·:/(\t]|\band\b|&)\s*$")
_ITEM_END = re.compile(r"\s*(?:$|[,;|•·/)(\t.]|and\b|&)")


def _near(left: str, right: str, words: int | None) -> str:
    before, after = plain(left), plain(right)
    if words is None:
        return before + after
    return f" {' '.join(before.split()[-words:])}  {' '.join(after.split()[:words])} "


def _contains(words: str, wanted: str) -> bool:
    return f" {wanted} " in words or f" {wanted}s " in words


def _holds_token(text: str, token: str) -> bool:
    """Whether the token stands in the text, looked up once: it is asked for each mention of each term."""
    lower, known = _read_once(text)
    if token not in known:
        known[token] = token in lower
    return known[token]


@lru_cache(maxsize=2)
def _read_once(text: str) -> tuple[str, dict[str, bool]]:
    return text.lower(), {}


@lru_cache(maxsize=2048)
def plain(words: str) -> str:
    """`words` in lower case between single spaces, without punctuation, for looking phrases up.

    >>> plain("Exam: March, 2027")
    ' exam march 2027 '
    """
    return f" {' '.join(_WORD.findall(words.lower()))} "
