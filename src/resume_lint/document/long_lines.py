"""A document → the same with no line longer than a paragraph can be: the rest of a longer one goes on in the next line.

What reads a line looks at all of it for each of its words, so the time for a line grows with its square. A text without
line ends, which no person wrote as one paragraph, must not make that hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resume_lint.document.model import Document, Line

LONGEST_LINE = 2000
# Only a break between two words is left in the text: a space or a tab.
BREAKS = " \t"
SENTENCE_END = re.compile(r"[.!?][ \t]")


def cut_long_lines(document: Document) -> Document:
    """The document with line ends in place of some spaces of its overlong lines; all places stay as they are."""
    if all(line.span[1] - line.span[0] <= LONGEST_LINE for line in document.lines):
        return document
    characters = list(document.text)
    lines: list[Line] = []
    for line in document.lines:
        pieces = list(_cut(document, line))
        for piece in pieces[:-1]:
            characters[piece.span[1]] = "\n"
        lines += pieces
    return replace(document, text="".join(characters), lines=tuple(lines))


def _cut(document: Document, line: Line) -> Iterator[Line]:
    """The pieces of a line; those after the first have no list marker."""
    while line.span[1] - line.span[0] > LONGEST_LINE:
        cut = _find_cut(document.text, *line.span)
        if cut is None:
            break
        words = document.words_in((line.span[0], cut))
        middle = line.words[0] + len(words)
        yield replace(line, span=(line.span[0], cut), words=(line.words[0], middle))
        line = replace(line, span=(cut + 1, line.span[1]), words=(middle, line.words[1]), bullet=False)
    yield line


def _find_cut(text: str, start: int, end: int) -> int | None:
    """The place of the break to cut at: behind the last sentence that fits, else the last word; None without one."""
    last = min(start + LONGEST_LINE, end - 1)
    half = start + LONGEST_LINE // 2
    ends = [match.end() - 1 for match in SENTENCE_END.finditer(text, half, last + 1)]
    if ends:
        return ends[-1]
    cut = max(text.rfind(sign, start, last + 1) for sign in BREAKS)
    if cut <= start:
        cut = min((at for sign in BREAKS if (at := text.find(sign, last, end)) >= 0), default=-1)
    return cut if start < cut < end - 1 else None
