"""Printed lines → paragraphs: which line goes on in the next one.

A line goes on where the first word of the next line would not have fitted into it. Everything else said about two
lines (leading, indent, case, look) settles what that leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from resume_lint.document.printed_lines import Segment
from resume_lint.document.raw_page import SOFT_HYPHEN, RawWord

SPACE = 0.25
# Lines of this width (in font sizes) are prose; narrower ones may be items of a list that happen to fill the column.
WIDE_LINE = 22.0
WIDEST_LEADING = 1.9
# Words after which no English line ends for good.
LEADS_ON = frozenset(
    "a an and as at by for from in into of on or per the to via with & + / within across through over under using "
    "including between that which while who".split()
)
ENDS_OPEN = re.compile(r"[,/&+(–—:;-]\Z|[-/]\Z")
BREAK_INSIDE = re.compile(r".+?[-–—/](?=\w)")
SENTENCE_END = re.compile(r"[.!?][\"')\]]*\Z")
NUMBERED = re.compile(r"\(?\d{1,2}[.)]\Z")


@dataclass(slots=True, eq=False)
class PrintedLine:
    """One row of one column: its segments left to right, where it stands and how it looks."""

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

    @property
    def first(self) -> RawWord:
        return self.segments[0].words[0]

    @property
    def last(self) -> RawWord:
        return self.segments[-1].words[-1]


def build_line(row: list[Segment], page: int) -> PrintedLine:
    """The printed line that a row of segments makes; segments without a wide gap between them become one."""
    segments = [row[0]]
    for segment in row[1:]:
        last = segments[-1]
        if last.spaced and segment.spaced and segment.x0 - last.x1 < 3 * segment.size:
            last.words += segment.words
            last.x1 = segment.x1
        else:
            segments.append(segment)
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


@dataclass(slots=True)
class Column:
    """What the lines of one column have in common.

    `right` is the edge that its lines reach, `tight` the leading below which two lines are one paragraph (None where
    leading says nothing), `wraps` and `breaks` how often one line surely goes on or surely ends.
    """

    right: float = 0.0
    bound: float | None = None
    tight: dict[int, float] = field(default_factory=dict)
    wraps: int = 0
    breaks: int = 0


def measure_column(lines: Sequence[PrintedLine], right: float) -> Column:
    """The measures of one column from all of its lines in order."""
    column = Column(right)
    sure_breaks: dict[int, float] = {}
    wrapped: dict[int, float] = {}
    for upper, lower in zip(lines, lines[1:], strict=False):
        leading = lower.y - upper.y
        if not _alike(upper, lower) or not 0 < leading <= WIDEST_LEADING * lower.size:
            continue
        key = round(2 * lower.size)
        if lower.marker is not None or fits(upper, lower, column.right):
            column.breaks += lower.marker is None
            sure_breaks[key] = min(leading, sure_breaks.get(key, leading))
        elif goes_on_by_words(upper, lower):
            column.wraps += 1
            wrapped[key] = max(leading, wrapped.get(key, leading))
    for key, leading in sure_breaks.items():
        # Leading tells paragraphs apart only where no line surely goes on at the leading of a break.
        if wrapped.get(key, 0.0) < 0.96 * leading:
            column.tight[key] = 0.96 * leading
    return column


def fits(upper: PrintedLine, lower: PrintedLine, right: float) -> bool:
    """Whether the first word of the lower line had room in the upper one."""
    word = lower.first
    match = BREAK_INSIDE.match(word.text)
    share = len(match[0]) / len(word.text) if match else 1.0
    need = share * (word.x1 - word.x0) + SPACE * lower.size
    return upper.x1 + need < right - 0.05 * lower.size


def goes_on_by_words(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether the words alone say that the upper line is not finished."""
    last, first = upper.last.text, lower.first.text
    if last.lower() in LEADS_ON or ENDS_OPEN.search(last) and not last.endswith(":"):
        return True
    letter = next((character for character in first if character.isalnum()), "")
    return letter.islower() and not SENTENCE_END.search(last) and _starts_upper(upper)


def find_paragraphs(
    lines: Sequence[PrintedLine], columns: dict[tuple[int, int], Column]
) -> list[list[PrintedLine]]:
    """The lines grouped to paragraphs, in order."""
    paragraphs: list[list[PrintedLine]] = []
    for line in lines:
        if paragraphs and goes_on(paragraphs[-1], line, columns[line.page, line.area]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def goes_on(paragraph: Sequence[PrintedLine], lower: PrintedLine, column: Column) -> bool:
    """Whether `lower` is the next line of the paragraph."""
    upper = paragraph[-1]
    if not _alike(upper, lower) or lower.marker is not None:
        return False
    if upper.page != lower.page or upper.area != lower.area:
        return False
    leading = lower.y - upper.y
    if not 0 < leading <= WIDEST_LEADING * lower.size or not _aligned(paragraph, lower):
        return False
    if fits(upper, lower, column.right):
        return False
    if upper.last.text.endswith(SOFT_HYPHEN):
        return True
    tight = column.tight.get(round(2 * lower.size))
    if tight is not None:
        return leading < tight
    return _goes_on_at_even_leading(paragraph, lower, column)


def _goes_on_at_even_leading(paragraph: Sequence[PrintedLine], lower: PrintedLine, column: Column) -> bool:
    upper = paragraph[-1]
    if paragraph[0].marker is not None or goes_on_by_words(upper, lower):
        return True
    if NUMBERED.match(lower.first.text) or _starts_anew(upper, lower):
        return False
    if len(paragraph) > 1 and not SENTENCE_END.search(upper.last.text):
        return True
    width = (upper.x1 - upper.x0) / upper.size
    if width >= WIDE_LINE:
        return True
    # Narrow: the longest items of a list fill the column too.
    return column.wraps > 0 and 2 * column.wraps >= column.breaks and not SENTENCE_END.search(upper.last.text)


def _starts_anew(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether a sentence ends above and a short line without an end stands below: a heading, most likely."""
    short = lower.x1 - lower.x0 < 0.5 * (upper.x1 - upper.x0)
    return short and bool(SENTENCE_END.search(upper.last.text)) and not SENTENCE_END.search(lower.last.text)


def _alike(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether two lines can belong to one paragraph by their look: one cell each, one size, one weight."""
    return (
        len(upper.segments) == 1
        and len(lower.segments) == 1
        and abs(upper.size - lower.size) <= 0.06 * upper.size
        and upper.bold == lower.bold
        and not upper.turned
        and not lower.turned
    )


def _aligned(paragraph: Sequence[PrintedLine], lower: PrintedLine) -> bool:
    """Whether the left edge of `lower` is that of the paragraph, of its first line's marker, or a small indent."""
    upper, size = paragraph[-1], lower.size
    if abs(lower.x0 - upper.x0) <= 0.4 * size:
        return True
    if len(paragraph) > 1:
        return False
    if upper.marker is not None:
        return upper.marker - 0.5 * size <= lower.x0 <= upper.x0 + 1.2 * size
    middle = abs((lower.x0 + lower.x1) - (upper.x0 + upper.x1)) <= 0.6 * size
    indent = abs(lower.x0 - upper.x0) <= 3.5 * size
    return (middle or indent) and goes_on_by_words(upper, lower)


def _starts_upper(line: PrintedLine) -> bool:
    letter = next((character for character in line.first.text if character.isalpha()), "")
    return line.marker is not None or not letter.islower()


def right_edges(lines: Iterable[PrintedLine]) -> dict[tuple[int, int], float]:
    """The right edge that the lines of each column of each page reach."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        key = line.page, line.area
        edges[key] = max(line.x1, edges.get(key, 0.0))
    return edges
