"""Text → where the writer's name stands: a person called Epic or Sage has not worked with a system of that name."""

from __future__ import annotations

import re

from resume_lint.records import Span

_ENDS = re.compile(r"[,|\t(•·/–—]| - |\n")
_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*", re.UNICODE)
_PARTICLES = frozenset("al bin bint da de del der di dos el la le van von y".split())
_MOST_PARTS = 5


def find_name_places(text: str) -> list[Span]:
    """Each place of the name that the first line begins with, [] where that line reads as no name.

    >>> find_name_places("Dean Epic, CPC\\nCoder\\nDean Epic")
    [(0, 9), (21, 30)]
    >>> find_name_places("ICD-10-CM, CPT"), find_name_places("coder with 98% accuracy"), find_name_places("Epic")
    ([], [], [])
    """
    start = len(text) - len(text.lstrip())
    end = _ENDS.search(text, start)
    name = text[start : end.start() if end else len(text)].strip()
    if not _reads_as_name(name):
        return []
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def _reads_as_name(words: str) -> bool:
    """Whether words can be a name: a few of them, all letters, with capitals but for particles."""
    parts = words.split()
    if not 2 <= len(parts) <= _MOST_PARTS:
        return False
    return all(
        _PART.fullmatch(part) and (part[0].isupper() or part.lower().rstrip(".") in _PARTICLES)
        for part in parts
    )
