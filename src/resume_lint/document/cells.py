"""Rows of segments → the same with the words of a cell that wraps put together.

A title that is too long for its cell goes on under itself, while its date stands on the first row. Read row by row,
the date would stand in the middle of the title.
"""

from __future__ import annotations

from itertools import pairwise

from resume_lint.document.hyphens import is_cut
from resume_lint.document.line_pairs import ENDS_OPEN, LEADS_ON, TAB_GAP, join_close
from resume_lint.document.printed_lines import Segment
from resume_lint.document.raw_page import RawWord

# The rows of one cell stand closer than this, in font sizes.
LEADING = 1.5
SPACE = 0.3


def join_wrapped_cells(rows: list[list[Segment]]) -> list[list[Segment]]:
    """The rows, those words moved up that go on with a cell of the row above."""
    if not any(len(row) > 1 for row in rows):
        return rows
    found: list[list[Segment]] = []
    base: list[Segment] = []
    last: list[Segment] = []
    for row in map(join_close, rows):
        moved = _find_moves(last, row) if len(base) > 1 else {}
        if not moved:
            found.append(row)
            base, last = row, list(row)
            continue
        rest = [segment for segment in row if not any(segment is lower for lower in moved.values())]
        for place, lower in moved.items():
            base[place].words += _join_cut_word(base[place].words, lower.words)
            last[place] = lower
        if rest:
            found.append(rest)
            base, last = rest, list(rest)
    return found


def _join_cut_word(words: list[RawWord], following: list[RawWord]) -> list[RawWord]:
    """What is to be added to `words`; a word that is cut at their end gets its other part."""
    if not is_cut(words[-1]):
        return following
    words[-1] = words[-1]._replace(text=words[-1].text + following[0].text)
    return following[1:]


def _find_moves(above: list[Segment], row: list[Segment]) -> dict[int, Segment]:
    """By the index of a cell the segment below that goes on with it; none where the row as a whole is new."""
    if len(row) >= len(above) and len(row) > 1 and len(above) > 1 and not _any_open(above):
        return {}
    bounds = [*(right.x0 for _, right in pairwise(above)), None]
    return {
        index: lower
        for index, (upper, bound) in enumerate(zip(above, bounds, strict=True))
        for lower in row
        if abs(upper.x0 - lower.x0) <= 0.3 * lower.size and _goes_on(upper, lower, bound)
    }


def _any_open(row: list[Segment]) -> bool:
    return any(_is_open(segment) for segment in row)


def _is_open(segment: Segment) -> bool:
    last = segment.words[-1].text
    return bool(ENDS_OPEN.search(last)) or last.lower() in LEADS_ON


def _goes_on(upper: Segment, lower: Segment, bound: float | None) -> bool:
    """Whether a segment is the next line of the cell above: alike, close, and for want of room there."""
    if (
        lower.marker is not None
        or not 0 < lower.y - upper.y <= LEADING * lower.size
        or abs(upper.size - lower.size) > 0.05 * upper.size
        or upper.words[-1].look.bold != lower.words[0].look.bold
        or upper.words[-1].look.italic != lower.words[0].look.italic
    ):
        return False
    first = lower.words[0]
    if bound is not None:
        need = first.x1 - first.x0 + SPACE * lower.size
        if upper.x1 + need < bound - TAB_GAP * lower.size:
            return False
    return _is_open(upper) or first.text[0].islower() or (bound is not None and _is_bold(upper))


def _is_bold(segment: Segment) -> bool:
    return all(word.look.bold for word in segment.words)
