"""Printed lines, and what two of them that stand under each other say about each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from resume_lint.document.printed_lines import Segment
from resume_lint.document.raw_page import SOFT_HYPHEN, TYPESET_HYPHEN, RawWord

SPACE = 0.25
# A gap of more than this (in font sizes) parts two cells of a row.
TAB_GAP = 1.5
WIDEST_LEADING = 1.9
# Words after which no English line ends for good.
LEADS_ON = frozenset(
    re.findall(
        r"\S+",
        "a an and as at by for from in into of on or per the to via with & + / within across through over "
        "under using including between that which while who",
    )
)
ENDS_OPEN = re.compile(rf"[,/&+(–—;|•·{SOFT_HYPHEN}{TYPESET_HYPHEN}-]\Z")
BREAK_INSIDE = re.compile(r".*?\w[-–—](?=[^\W\d_])")
SENTENCE_END = re.compile(r"[.!?][\"')\]]*\Z")


@dataclass(slots=True, eq=False)
class PrintedLine:
    """One row of one column: its segments left to right, where it stands and how it looks.

    `jumps` says what the file has mixed up where its order does not lead to this line. `listed` says that a line near
    it in the same look ends early: these are items, not running text.
    """

    segments: list[Segment]
    page: int
    area: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    marker: float | None
    role: str = "body"
    turned: bool = False
    listed: bool = False
    jumps: str = ""
    first: RawWord = field(init=False)
    last: RawWord = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.segments[0].words[0]
        self.last = self.segments[-1].words[-1]

    @property
    def text(self) -> str:
        """Its words, parted by single spaces."""
        return " ".join(word.text for segment in self.segments for word in segment.words)


def _is_wide(left: Segment, right: Segment) -> bool:
    """Whether the gap between two segments of a row parts cells: wide, and wider than those between words."""
    gap = right.x0 - left.x1
    if left.spaced and right.spaced:
        return gap >= 3 * right.size
    inside = [after.x0 - before.x1 for part in (left, right) for before, after in pairwise(part.words)]
    return gap > max(TAB_GAP * right.size, 2 * median(inside) if inside else 0.0)


def join_close(row: list[Segment]) -> list[Segment]:
    """The cells of a row: segments without a wide gap between them become one."""
    segments = [row[0]]
    for segment in row[1:]:
        if _is_wide(segments[-1], segment):
            segments.append(segment)
        else:
            segments[-1].words += segment.words
            segments[-1].x1 = segment.x1
    return segments


def build_line(row: list[Segment], page: int) -> PrintedLine:
    """The printed line that a row of segments makes."""
    segments = join_close(row)
    first = segments[0]
    words = [word for segment in segments for word in segment.words]
    return PrintedLine(
        segments,
        page,
        first.area,
        first.x0,
        segments[-1].x1,
        first.y,
        max(segment.size for segment in segments),
        all(word.look.bold for word in words),
        first.marker,
    )


def are_neighbours(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether the lines of one column can belong to one paragraph by leading and look."""
    return (
        upper.page == lower.page
        and upper.area == lower.area
        and 0 < lower.y - upper.y <= WIDEST_LEADING * lower.size
        and look_alike(upper, lower)
    )


def fits(upper: PrintedLine, lower: PrintedLine, right: float) -> bool:
    """Whether the first word of the lower line had room in the upper one."""
    word = lower.first
    match = BREAK_INSIDE.match(word.text)
    share = len(match[0]) / len(word.text) if match else 1.0
    need = share * (word.x1 - word.x0) + SPACE * lower.size
    return upper.x1 + need < right - 0.05 * lower.size


def goes_on_by_words(upper: PrintedLine, lower: PrintedLine, start: PrintedLine) -> bool:
    """Whether the words alone say that the upper line, of the paragraph from `start`, is not finished."""
    last, first = upper.last.text, lower.first.text
    if last.lower() in LEADS_ON or ENDS_OPEN.search(last):
        return True
    letter = next((character for character in first if character.isalnum()), "")
    return letter.islower() and not SENTENCE_END.search(last) and starts_upper(start)


def look_alike(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether two lines can belong to one paragraph by their look: one cell each, one size, one weight."""
    return (
        len(upper.segments) == 1
        and len(lower.segments) == 1
        and abs(upper.size - lower.size) <= 0.06 * upper.size
        and (upper.bold == lower.bold or (upper.marker is not None and hangs(upper, lower)))
        and not upper.turned
        and not lower.turned
    )


def hangs(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether the lower line stands under the text of a list item, not under its marker."""
    clear = upper.marker is not None and upper.x0 - upper.marker > 0.6 * upper.size
    return clear and lower.marker is None and abs(lower.x0 - upper.x0) <= 0.4 * lower.size


def starts_upper(line: PrintedLine) -> bool:
    """Whether a line starts an item, or not with a small letter."""
    letter = next((character for character in line.first.text if character.isalpha()), "")
    return line.marker is not None or not letter.islower()
