"""Printed lines → paragraphs: which line goes on in the next one.

A line goes on where the first word of the next line would not have fitted into it. Leading, indent, case and
look settle what that leaves open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median

from resume_lint.document.printed_lines import Segment
from resume_lint.document.raw_page import SOFT_HYPHEN, RawWord

SPACE = 0.25
# Lines of this width (in font sizes) are prose; narrower ones may be items that happen to fill the column.
WIDE_LINE = 22.0
WIDEST_LEADING = 1.9
HEADING_LEADING = 1.45
# Words after which no English line ends for good.
LEADS_ON = frozenset(
    re.findall(
        r"\S+",
        "a an and as at by for from in into of on or per the to via with & + / within across through over "
        "under using including between that which while who",
    )
)
ENDS_OPEN = re.compile(r"[,/&+(–—;|•·-]\Z")
BREAK_INSIDE = re.compile(r".*?\w[-–—](?=[^\W\d_])")
SENTENCE_END = re.compile(r"[.!?][\"')\]]*\Z")
PUNCTUATION = ".,;:()[]'\"!?"
NUMBERED = re.compile(r"\(?\d{1,2}[.)]\Z")


@dataclass(slots=True, eq=False)
class PrintedLine:
    """One row of one column: its segments left to right, where it stands and how it looks.

    `listed` says that a line near it in the same look ends early: these are items, not running text.
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
    first: RawWord = field(init=False)
    last: RawWord = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.segments[0].words[0]
        self.last = self.segments[-1].words[-1]

    @property
    def text(self) -> str:
        """Its words, parted by single spaces."""
        return " ".join(word.text for segment in self.segments for word in segment.words)


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

    `right` is the edge that its lines reach; `tight` and `loose` tell for each size below which leading two
    lines are one paragraph and above which they are two. `wraps` counts lines that surely go on, `breaks`
    those that surely end; `unstopped` says that most of these end without a full stop, `hanging` that lines
    of list items go on under their text.
    """

    right: float = 0.0
    tight: dict[int, float] = field(default_factory=dict)
    loose: dict[int, float] = field(default_factory=dict)
    wraps: int = 0
    breaks: int = 0
    unstopped: bool = False
    hanging: bool = False


def measure_column(lines: Sequence[PrintedLine], bound: float) -> Column:
    """The measures of one column from all of its lines in order; `bound` is where its right margin may be."""
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if _neighbours(upper, lower)]
    column = Column(_right_edge(lines, pairs, bound))
    breaks: dict[int, float] = {}
    stops = 0
    wraps: dict[int, list[float]] = {}
    for upper, lower in pairs:
        leading, key = lower.y - upper.y, round(2 * lower.size)
        if lower.marker is not None or fits(upper, lower, column.right):
            breaks[key] = min(leading, breaks.get(key, leading))
            column.breaks += lower.marker is None
            stops += lower.marker is None and bool(SENTENCE_END.search(upper.last.text))
        elif goes_on_by_words(upper, lower, upper):
            column.wraps += 1
            wraps.setdefault(key, []).append(leading)
    # Browsers set lines on whole pixels, so that equal leadings differ by up to 0.75 points.
    column.tight = {key: min(0.94 * leading, leading - 1.0) for key, leading in breaks.items()}
    middles = {key: median(leadings) for key, leadings in wraps.items()}
    column.loose = {key: max(1.1 * middle, middle + 1.0) for key, middle in middles.items()}
    column.hanging = any(_hangs(upper, lower) for upper, lower in pairs)
    column.unstopped = 2 * stops < column.breaks
    _mark_lists(pairs, column.right)
    return column


def _mark_lists(pairs: Sequence[tuple[PrintedLine, PrintedLine]], right: float) -> None:
    """Mark the lines of each run of lines of one look and one left edge in which one ends early."""
    runs: list[list[PrintedLine]] = []
    for upper, lower in pairs:
        if abs(upper.x0 - lower.x0) > 0.4 * lower.size:
            continue
        if not runs or runs[-1][-1] is not upper:
            runs.append([upper])
        runs[-1].append(lower)
    early = [_ends_early(run, right) for run in runs]
    places = [(round(run[0].x0 / 3), round(2 * run[0].size)) for run in runs]
    ending: Counter[tuple[int, int]] = Counter()
    for place, count in zip(places, early, strict=True):
        # Each run of full lines counts against the items, twice.
        ending[place] += -2 if count is None else count
    for run, place, count in zip(runs, places, early, strict=True):
        # A short run may have no line that ends early; the others of its kind tell what it is.
        listed = bool(count) or (count is None and ending[place] >= 0)
        for line in run:
            line.listed = listed


def _ends_early(run: Sequence[PrintedLine], right: float) -> int | None:
    """How many longer lines of a run end early; None where all but the last are full."""
    early = [upper for upper, lower in pairwise(run) if lower.marker is None and fits(upper, lower, right)]
    if not early:
        return None
    return sum(line.x1 - line.x0 > 0.3 * (right - line.x0) for line in early)


def _right_edge(
    lines: Sequence[PrintedLine], pairs: Sequence[tuple[PrintedLine, PrintedLine]], bound: float
) -> float:
    """The edge that running text and rows of cells reach; a name above a column may be wider."""
    reached = [line.x1 for pair in pairs for line in pair]
    reached += [line.x1 for line in lines if len(line.segments) > 1]
    edge = max(reached or [line.x1 for line in lines], default=0.0)
    even = _justified_edge([upper for upper, _ in pairs])
    if even is not None:
        return even
    # Dates may be set beyond the margin: lines that surely go on would then have had room up to there.
    wraps = [
        (upper, lower)
        for upper, lower in pairs
        if _hangs(upper, lower) or (lower.marker is None and goes_on_by_words(upper, lower, upper))
    ]
    short = sum(fits(upper, lower, edge) for upper, lower in wraps)
    if short > 1 and 2 * short > len(wraps):
        return max(upper.x1 for upper, _ in wraps)
    # Where no line surely goes on, the longest one may end early too.
    return max(edge, bound) if short == len(wraps) else edge


def _justified_edge(lines: Sequence[PrintedLine]) -> float | None:
    """The edge at which several different lines end exactly, None where they end raggedly."""
    ends: dict[int, list[str]] = {}
    for line in lines:
        ends.setdefault(round(line.x1), []).append(line.last.text)
    edge = max(ends, key=lambda end: (len(ends[end]), end), default=0)
    different = len(set(ends.get(edge, ())))
    return edge + 0.5 if different > 2 and 4 * different > len(lines) else None


def _neighbours(upper: PrintedLine, lower: PrintedLine) -> bool:
    return (
        upper.page == lower.page
        and upper.area == lower.area
        and 0 < lower.y - upper.y <= WIDEST_LEADING * lower.size
        and _alike(upper, lower)
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
    return letter.islower() and not SENTENCE_END.search(last) and _starts_upper(start)


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
    if lower.marker is not None or not _neighbours(upper, lower) or not _aligned(paragraph, lower, column):
        return False
    if fits(upper, lower, column.right):
        return False
    leading, key = lower.y - upper.y, round(2 * lower.size)
    if leading < column.tight.get(key, 0.0) or upper.last.text.endswith(SOFT_HYPHEN):
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
        and _alike(upper, lower)
        and not fits(upper, lower, column.right)
        and lower.first.text[0].islower()
        and not SENTENCE_END.search(upper.last.text)
        and (upper.page == lower.page or abs(upper.x0 - lower.x0) <= 1.5 * lower.size)
        and (len(paragraph) > 1 or _starts_upper(upper))
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
        and (upper.bold == lower.bold or (upper.marker is not None and _hangs(upper, lower)))
        and not upper.turned
        and not lower.turned
    )


def _hangs(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Whether the lower line stands under the text of a list item, not under its marker."""
    clear = upper.marker is not None and upper.x0 - upper.marker > 0.6 * upper.size
    return clear and lower.marker is None and abs(lower.x0 - upper.x0) <= 0.4 * lower.size


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


def _starts_upper(line: PrintedLine) -> bool:
    letter = next((character for character in line.first.text if character.isalpha()), "")
    return line.marker is not None or not letter.islower()
