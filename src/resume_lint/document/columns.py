"""The lines of one column → its measures: right edge, leading, and which lines are items of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from resume_lint.document.line_pairs import (
    SENTENCE_END,
    PrintedLine,
    are_neighbours,
    fits,
    goes_on_by_words,
    hangs,
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
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if are_neighbours(upper, lower)]
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
    column.hanging = any(hangs(upper, lower) for upper, lower in pairs)
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
        if hangs(upper, lower) or (lower.marker is None and goes_on_by_words(upper, lower, upper))
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
