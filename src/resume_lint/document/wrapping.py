"""Printed lines → paragraphs: which line goes on in the next one.

A line goes on where the first word of the next line would not have fitted into it. Leading, indent, case and
look settle what that leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from resume_lint.document.columns import Column
from resume_lint.document.line_pairs import (
    SENTENCE_END,
    PrintedLine,
    are_neighbours,
    fits,
    goes_on_by_words,
    look_alike,
    starts_upper,
)
from resume_lint.document.raw_page import SOFT_HYPHEN, TYPESET_HYPHEN

# Lines of this width (in font sizes) are prose; narrower ones may be items that happen to fill the column.
WIDE_LINE = 22.0
HEADING_LEADING = 1.45
PUNCTUATION = ".,;:()[]'\"!?"
NUMBERED = re.compile(r"\(?\d{1,2}[.)]\Z")


def find_paragraphs(
    lines: Sequence[PrintedLine], columns: dict[tuple[int, int], Column], usage: Usage
) -> list[list[PrintedLine]]:
    """The lines grouped to paragraphs, in order."""
    paragraphs: list[list[PrintedLine]] = []
    for line in lines:
        last = paragraphs[-1][-1] if paragraphs else line
        if paragraphs and goes_on(paragraphs[-1], line, columns[last.page, last.area], usage):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def goes_on(paragraph: Sequence[PrintedLine], lower: PrintedLine, column: Column, usage: Usage) -> bool:
    """Whether `lower` is the next line of the paragraph."""
    upper = paragraph[-1]
    if (upper.page, upper.area) != (lower.page, lower.area):
        return _goes_on_elsewhere(paragraph, lower, column)
    if lower.marker is not None or not are_neighbours(upper, lower) or not _aligned(paragraph, lower, column):
        return False
    if fits(upper, lower, column.right):
        return False
    leading, key = lower.y - upper.y, round(2 * lower.size)
    if leading < column.tight.get(key, 0.0) or upper.last.text.endswith((SOFT_HYPHEN, TYPESET_HYPHEN)):
        return True
    if leading > column.loose.get(key, leading):
        return False
    if paragraph[0].marker is not None or goes_on_by_words(upper, lower, paragraph[0]):
        return True
    return _goes_on_at_even_leading(paragraph, lower, column, usage)


def _goes_on_elsewhere(paragraph: Sequence[PrintedLine], lower: PrintedLine, column: Column) -> bool:
    """Whether a paragraph goes on at the top of the next page or column; the words must say so."""
    upper = paragraph[-1]
    return (
        lower.marker is None
        and look_alike(upper, lower)
        and not fits(upper, lower, column.right)
        and lower.first.text[0].islower()
        and not SENTENCE_END.search(upper.last.text)
        and (upper.page == lower.page or abs(upper.x0 - lower.x0) <= 1.5 * lower.size)
        and (len(paragraph) > 1 or starts_upper(upper))
    )


def _goes_on_at_even_leading(
    paragraph: Sequence[PrintedLine], lower: PrintedLine, column: Column, usage: Usage
) -> bool:
    """The doubtful case: the line is full, and the next one starts with a capital, a digit or a sign."""
    upper, first = paragraph[-1], lower.first.text
    if NUMBERED.match(first) or _starts_anew(upper, lower):
        return False
    ends = bool(SENTENCE_END.search(upper.last.text))
    if (upper.x1 - upper.x0) / upper.size >= WIDE_LINE:
        if upper.listed and first[0].isupper():
            return not (
                ends or usage.opens_sentence(first) or (column.unstopped and usage.is_new_name(first))
            )
        return True
    if upper.bold and lower.y - upper.y <= HEADING_LEADING * lower.size:
        return True
    # Narrow: the longest items of a list fill the column too.
    if ends:
        return not upper.listed and len(upper.segments[0].words) > 4
    if not first[0].isalpha():
        return True
    if first[0].isupper() and _lower_inside(upper):
        return False
    return column.wraps > column.breaks or len(paragraph) > 1


def _lower_inside(line: PrintedLine) -> bool:
    """Whether the words behind the first are in lower case, so that a capital starts something new."""
    words = [
        word.text for word in line.segments[0].words[1:] if word.text[0].isalpha() and len(word.text) > 3
    ]
    return bool(words) and 2 * sum(word[0].islower() for word in words) > len(words)


def _starts_anew(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether a sentence ends above and a short line without an end stands below: a heading, most likely."""
    short = lower.x1 - lower.x0 < 0.5 * (upper.x1 - upper.x0)
    return short and bool(SENTENCE_END.search(upper.last.text)) and not SENTENCE_END.search(lower.last.text)


def _aligned(paragraph: Sequence[PrintedLine], lower: PrintedLine, column: Column) -> bool:
    """Whether the left edge of `lower` is that of the paragraph, of its marker, or a small indent."""
    upper, size = paragraph[-1], lower.size
    if abs(lower.x0 - upper.x0) <= 0.4 * size:
        return True
    if len(paragraph) > 1:
        return False
    if upper.marker is not None:
        near = upper.marker - 0.5 * size <= lower.x0 <= upper.x0 + 1.2 * size
        return near and (not column.hanging or goes_on_by_words(upper, lower, upper))
    middle = abs((lower.x0 + lower.x1) - (upper.x0 + upper.x1)) <= 0.6 * size
    indent = abs(lower.x0 - upper.x0) <= 3.5 * size
    return (middle or indent) and goes_on_by_words(upper, lower, upper)


class Usage:
    """How the document writes its words inside lines: with a capital or without."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self._lines = lines

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(
            word.text.strip(PUNCTUATION)
            for line in self._lines
            for segment in line.segments
            for word in segment.words[1:]
        )

    def opens_sentence(self, word: str) -> bool:
        """Whether a capitalised word is an ordinary word, so that it starts a sentence or an item."""
        word = word.strip(PUNCTUATION)
        if not (word[:1].isupper() and word[1:].islower() and word.isalpha()) or word in self._inside:
            return False
        return word.lower() in self._inside or word.endswith(("ed", "ing"))

    def is_new_name(self, word: str) -> bool:
        """Whether a capitalised word never stands inside a line, as the names of things would."""
        word = word.strip(PUNCTUATION)
        return word[:1].isupper() and word[1:].islower() and word not in self._inside
