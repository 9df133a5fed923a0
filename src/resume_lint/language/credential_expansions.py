"""What the words beside an acronym spell it out as: its own name, that name told wrong, or another thing's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from resume_lint.records import Span

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(("a", "and", "by", "for", "in", "of", "on", "the", "to", "with"))
_LONGEST = 80  # characters
_AFTER = re.compile(
    r"\s*(?:\(|[:=]|[-–—]+)\s*(?P<words>[A-Z][^()\n\t|•·,;:–—\d]{5,80}?)\s*(?=[)\n\t|•·,;–—\d.]|\s-\s|$)"
)
_BEFORE = re.compile(r"(?:^|[\t|•·,;:–—(])\s*(?P<words>[^()\n\t|•·,;:–—\d]{6,90}?)\s*\($")
_STEM = 3


@dataclass(frozen=True, slots=True)
class Expansion:
    """The words at `span` that spell an acronym out: rightly, wrongly, or as another thing."""

    kind: Literal["own", "wrong", "foreign"]
    span: Span


def read_expansion(text: str, span: Span, acronym: str, names: Sequence[str]) -> Expansion | None:
    """How the words beside the acronym at `span` spell it out, None where they do not.

    They do where they begin with its letters. They are the own name told wrong where they end in the same kind of
    thing as the name does, and another thing's name where they end otherwise.

    >>> name = ("Certified Professional Coder",)
    >>> read_expansion("CPC: Certified Procedure Coder", (0, 3), "CPC", name)
    Expansion(kind='wrong', span=(5, 30))
    >>> read_expansion("Certified Professional Coach (CPC)", (30, 33), "CPC", name).kind
    'foreign'
    >>> read_expansion("CPC (Certified Professional Coder)", (0, 3), "CPC", name).kind
    'own'
    >>> read_expansion("CPC - Lakeside Clinic", (0, 3), "CPC", name)
    """
    letters = "".join(filter(str.isalpha, acronym)).casefold()
    for found in _candidates(text, span):
        words = [one for one in _WORD.finditer(text, *found) if one[0].casefold() not in _SMALL]
        before = found[1] <= span[0]
        chosen = words[-len(letters) :] if before else words[: len(letters)]
        if "".join(one[0][0] for one in chosen).casefold() != letters:
            continue
        told = [one[0].casefold() for one in chosen]
        place = (chosen[0].start(), chosen[-1].end())
        if any(_same(told, own) for own in _own(names)):
            return Expansion("own", place)
        if not before and len(words) > len(letters) + 1:
            continue
        alike = any(told[-1][:_STEM] == own[-1][:_STEM] for own in _own(names) if own)
        return Expansion("wrong" if alike else "foreign", place)
    return None


def _candidates(text: str, span: Span) -> Iterable[Span]:
    """Where words that may spell it out stand: in brackets or after a mark behind it, before its own bracket."""
    if after := _AFTER.match(text, span[1]):
        yield after.span("words")
    start = max(text.rfind("\n", 0, span[0]) + 1, span[0] - _LONGEST - 10)
    if text[span[0] - 1 : span[0]] == "(" and (before := _BEFORE.search(text[start : span[0]])):
        yield (start + before.start("words"), start + before.end("words"))


def _own(names: Sequence[str]) -> list[list[str]]:
    """The words of each name without small ones, up to a suffix after a dash."""
    parts = [name.split("-")[0] if name.count("-") == 1 else name for name in (*names,)]
    words = [
        [one for one in _WORD.findall(part.casefold()) if one not in _SMALL] for part in (*names, *parts)
    ]
    return [one for one in words if one]


def _same(told: Sequence[str], own: Sequence[str]) -> bool:
    """Whether each word is that of the name, short forms and other endings of it included.

    >>> _same(["registered", "health", "info", "tech"], ["registered", "health", "information", "technician"])
    True
    >>> _same(["certified", "procedure", "coder"], ["certified", "professional", "coder"])
    False
    """
    return len(told) == len(own) and all(
        one.startswith(other) or other.startswith(one) or one[:5] == other[:5]
        for one, other in zip(told, own, strict=True)
    )
