"""Headings of the vocabulary, folded, and the kind of section that words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from resume_lint.records import SectionKind
from resume_lint.vocabulary import Heading

# What a combined heading is taken for; else it is what its first part is.
_TELLING: tuple[SectionKind, ...] = ("experience", "education")
_NUMBERING = re.compile(r"^\W*(?:\d{1,2}|[IVX]{1,4})[.)]\s+")
_AFTERTHOUGHT = re.compile(
    r"\s*\((?:[^()]*)\)\s*$|\s*[-–—,]?\s*\(?\bcont(?:inued|['’]?d\.?)\)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The vocabulary's headings, folded: `kinds` by whole heading, `tellers` by one word of a longer one."""

    kinds: dict[str, SectionKind]
    weak: frozenset[str]
    tellers: dict[str, SectionKind]
    never: frozenset[str]

    def key_of(self, text: str) -> str:
        """The folded heading, in the number that is listed ("PAPER" for "Papers")."""
        key = fold_heading(text)
        near = (key, f"{key}s", key.removesuffix("s"))
        return next((one for one in near if one in self.kinds), key)


def fold_heading(text: str) -> str:
    """The letters and digits of a heading in lower case, so that spacing and decoration do not matter.

    >>> fold_heading("== E D U C A T I O N  &  Training: =="), fold_heading("2. Work History (continued)")
    ('educationandtraining', 'workhistory')
    """
    text = _AFTERTHOUGHT.sub("", _NUMBERING.sub("", text))
    return "".join(filter(str.isalnum, re.sub(r"[&+/]", "and", text))).casefold()


@lru_cache(maxsize=8)
def fold_vocabulary(headings: tuple[Heading, ...]) -> HeadingWords:
    """The headings of a vocabulary, folded once for each."""
    kinds: dict[str, SectionKind] = {}
    tellers: dict[str, SectionKind] = {}
    weak: set[str] = set()
    never: set[str] = set()
    for heading in headings:
        for words in heading.words:
            kinds.setdefault(fold_heading(words), heading.kind)
            if " " not in words:
                tellers.setdefault(words.casefold(), heading.kind)
        weak.update(map(fold_heading, heading.weak))
        never.update(word.casefold() for word in heading.not_when)
    return HeadingWords(kinds, frozenset(weak), tellers, frozenset(never))


def combined_kind(words: HeadingWords, text: str) -> SectionKind | None:
    """The kind of "Training & Licenses": its most telling part's; None where one is unknown."""
    parts = re.split(
        r"\s*(?:&|\+|/|,|\||\band\b)\s*", _AFTERTHOUGHT.sub("", text.strip(" :")), flags=re.IGNORECASE
    )
    if len(parts) < 2:
        return None
    kinds = [words.kinds.get(words.key_of(part)) for part in parts if part]
    if not kinds or None in kinds:
        return None
    return next((kind for kind in _TELLING if kind in kinds), kinds[0])


def listed_start(words: HeadingWords, match: re.Match[str] | None) -> re.Match[str] | None:
    """The match with the fewest capital words that are a listed heading: "EDUCATION B.S. Biology"."""
    if match is None:
        return None
    parts = match["head"].split()
    for count in range(min(len(parts), 4), 0, -1):
        head = " ".join(parts[:count])
        key = fold_heading(head)
        if key in words.kinds and key not in words.weak:
            return re.match(rf"(?P<head>{re.escape(head)})(?P<mark> )(?P<rest>\S.*)", match.string)
    return None


def told_by_word(words: HeadingWords, parts: list[str]) -> SectionKind | None:
    """The kind that the last word of a longer heading tells, or the first ("Skills with …")."""
    if len(parts) < 2:
        return None
    if last := words.tellers.get(parts[-1]):
        return last
    return words.tellers.get(parts[0]) if parts[1] in ("in", "of", "with", "and", "i", "at", "for") else None
