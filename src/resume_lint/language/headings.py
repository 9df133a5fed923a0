"""Headings of the vocabulary, folded, and the kind of section that words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from resume_lint.language.once import once_for_each
from resume_lint.records import Section, SectionKind
from resume_lint.vocabulary import Heading

# What a combined heading is taken for; else it is what its first part is.
_TELLING: tuple[SectionKind, ...] = ("experience",)
_LEARNED: frozenset[SectionKind] = frozenset(("education", "certifications"))
# Words of learning that stand behind in a heading with certifications: "Training & Certifications".
_SOFT = frozenset(("training", "trainings", "courses", "workshops", "seminars", "schools", "learning"))
# Kinds whose words are no part of a title or an employer, so that "Healthcare Certifications" is a heading.
_CLEAR: frozenset[SectionKind] = frozenset(("experience", "certifications", "skills", "summary"))
# Words that say nothing of what stands under a heading: the word before them does ("Employment Highlights").
_EMPTY_WORDS = frozenset(
    "summary highlights profile details history record timeline snapshot status overview list matrix inventory"
    " section achievements accomplishments work".split()
)
_AND = re.compile(r"[&+/]")
_JOINT = re.compile(r"\s*(?:&|\+|/|,|\||\band\b)\s*", re.IGNORECASE)
_NUMBERING = re.compile(r"^\W*(?:\d{1,2}|[IVX]{1,4})[.)]\s+")
_AFTERTHOUGHT = re.compile(
    r"\s*\((?:[^()]*)\)\s*$|\s*[-–—,]?\s*\(?\bcont(?:inued|['’]?d\.?)\)?\s*$", re.IGNORECASE
)


_TIME = re.compile(
    r"""
    [\s,(–-]+ (?: (?:last|past)\s\w+\s(?:years|quarters|months)
      | (?:as\sof\s)? (?:(?:fiscal|calendar)\s(?:year\s)?|FY\s?
        |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s)?
        (?:19|20)\d\d (?:\s?(?:[-–]|vs\.?|to|through)\s?(?:FY\s?)?(?:19|20)\d\d)? ) \)?\s*:?$
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The vocabulary's headings, folded: `kinds` by whole heading, `tellers` by one word of a longer one."""

    kinds: dict[str, SectionKind]
    weak: frozenset[str]
    tellers: dict[str, SectionKind]
    never: frozenset[str]
    jobs_when_dated: frozenset[str] = frozenset()

    def key_of(self, text: str) -> str:
        """The folded heading, in the number that is listed ("PAPER" for "Papers")."""
        key = fold_heading(text)
        near = (key, f"{key}s", key.removesuffix("s"))
        return next((one for one in near if one in self.kinds), key)


@lru_cache(maxsize=256)  # about one resume, each line of which is asked for several times
def fold_heading(text: str) -> str:
    """The letters and digits of a heading in lower case, so that spacing and decoration do not matter.

    >>> fold_heading("== E D U C A T I O N  &  Training: =="), fold_heading("2. Work History (continued)")
    ('educationandtraining', 'workhistory')
    """
    text = _AFTERTHOUGHT.sub("", _NUMBERING.sub("", text))
    return "".join(filter(str.isalnum, _AND.sub("and", text))).casefold()


@once_for_each
def fold_vocabulary(headings: tuple[Heading, ...]) -> HeadingWords:
    """The headings of a vocabulary, folded once for each."""
    kinds: dict[str, SectionKind] = {}
    tellers: dict[str, SectionKind] = {}
    weak: set[str] = set()
    never: set[str] = set()
    dated: set[str] = set()
    for heading in headings:
        for words in heading.words:
            kinds.setdefault(fold_heading(words), heading.kind)
            if " " not in words:
                tellers.setdefault(words.casefold(), heading.kind)
        weak.update(map(fold_heading, heading.weak))
        never.update(word.casefold() for word in heading.not_when)
        dated.update(word.casefold() for word in heading.jobs_when_dated)
    return HeadingWords(kinds, frozenset(weak), tellers, frozenset(never), frozenset(dated))


def dated_kind(words: HeadingWords, text: str) -> SectionKind | None:
    """The kind of "Key Figures 2026", "Goals for 2027": "other" where it is so without the time it names, else None.

    Headings of jobs and schools with a year are rather entries of theirs ("Externship 2024").
    """
    bare = _TIME.sub("", text)
    key = fold_heading(bare)
    return "other" if bare != text and words.kinds.get(key) == "other" else None


def combined_kind(words: HeadingWords, text: str) -> SectionKind | None:
    """The kind of "Training & Licenses": its most telling part's; None where one is unknown."""
    parts = _parts_of(text)
    if len(parts) < 2:
        return None
    kinds = [words.kinds.get(words.key_of(part)) for part in parts]
    if not kinds or None in kinds:
        return None
    firm = [kind for part, kind in zip(parts, kinds, strict=True) if fold_heading(part) not in _SOFT]
    learned = next((kind for kind in (*firm, *kinds) if kind in _LEARNED), None)
    return next((kind for kind in _TELLING if kind in kinds), learned or kinds[0])


def names_kind(words: HeadingWords, text: str, kind: SectionKind) -> bool:
    """Whether a part of a combined heading is of `kind`: "Certifications and Education" of both."""
    return any(words.kinds.get(words.key_of(part)) == kind for part in _parts_of(text))


def _parts_of(text: str) -> list[str]:
    parts = _JOINT.split(_AFTERTHOUGHT.sub("", text.strip(" :")))
    return [part for part in parts if part]


def listed_start(words: HeadingWords, match: re.Match[str] | None) -> re.Match[str] | None:
    """The match with the fewest capital words that are a listed heading: "EDUCATION B.S. Biology"."""
    if match is None or fold_heading(match["rest"]) in _EMPTY_WORDS:
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
    first, last = words.tellers.get(parts[0]), words.tellers.get(parts[-1])
    if first == "volunteer" or (first and parts[-1] in _EMPTY_WORDS):
        return first
    if last:
        return last
    return first if parts[1] in ("in", "of", "with", "and", "i", "at", "for") else None


def is_clear(words: HeadingWords, parts: list[str]) -> bool:
    """Whether one word alone makes a heading, whatever stands beside it ("Healthcare Credentials").

    It is the last one, or the first before "in" or "as" ("Experience in Health Information").
    """
    last = parts[-1]
    if len(parts) > 2 and parts[1] in ("in", "as") and words.tellers.get(parts[0]) in _CLEAR:
        return True
    return words.tellers.get(last) in _CLEAR and last not in words.weak and "of" not in parts


def mark_usual(sections: Iterable[Section], headings: tuple[Heading, ...]) -> tuple[Section, ...]:
    """The sections, each told whether a program would know its heading by a core word of its kind."""
    known = fold_vocabulary(headings)
    core: dict[SectionKind, list[str]] = {}
    for heading in headings:
        core.setdefault(heading.kind, []).extend(fold_heading(word) for word in heading.core)

    def usual(section: Section) -> bool:
        words = core.get(section.kind)
        folded = known.key_of(section.title)
        # A headline that is no heading of the vocabulary names the person, not the part.
        return not words or folded not in known.kinds or any(word in folded for word in words)

    return tuple(replace(section, usual=usual(section)) for section in sections)
