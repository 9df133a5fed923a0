"""Segments of one page → the order in which a person reads them, with the column of each.

The order of the file is kept where it makes sense: where the next line of the file is below and no column is
left before its end. Otherwise the page is cut at the gutters between columns: above, left, right, below.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from resume_lint.document.printed_lines import Segment

# Two baselines this close (in font sizes) are one row.
SAME_ROW = 0.35
# Cells of one row stand on one baseline; this close (in font sizes) is no chance.
LEVEL = 0.1
# Prose is set in lines at least this wide (in font sizes); dates and skills are not.
PROSE_WIDTH = 12.0
# Of the lines of a column of prose so many are wide; the others are headings, dates, short items.
PROSE_SHARE = 0.25
# The wider of two equal columns is at most so many times as wide as the other.
EQUAL_WIDTH = 1.6
MOST_VIOLATIONS = 0.02
NEAR_IN_FILE = 4
# Blocks that stand in another order do no harm; lines torn apart do: so many rows, and this share of a page.
LEAST_JUMPS = 4
# No page has so many that a person could read it; looking for columns takes the square of their number.
MOST_SEGMENTS = 3000
JUMPING_SHARE = 0.12


@dataclass(slots=True)
class Areas:
    """The columns of a page as they were found, numbered; `bounds` are the left edges of right neighbours.

    `firsts` are pairs of ranges of areas of which the first must be read before the second.
    """

    bounds: list[float | None] = field(default_factory=list)
    columns: int = 1
    firsts: list[tuple[range, range]] = field(default_factory=list)

    def open_area(self, segments: Sequence[Segment], bound: float | None) -> None:
        """Number the segments as one column."""
        for segment in segments:
            segment.area = len(self.bounds)
        self.bounds.append(bound)


def order_segments(segments: list[Segment]) -> tuple[list[list[Segment]], str, Areas]:
    """The rows of a page in reading order, "file" or "geometry" for how it was found, and the columns.

    A row is one segment, or several of one column that stand side by side.
    """
    areas = Areas()
    if len(segments) > MOST_SEGMENTS:
        areas.open_area(segments, None)
        return [[segment] for segment in segments], "file", areas
    by_height = sorted(segments, key=lambda segment: (segment.y, segment.x0))
    if not _any_side_by_side(by_height):
        areas.open_area(segments, None)
        falls = sum(right.y < left.y for left, right in itertools.pairwise(segments))
        if falls <= MOST_VIOLATIONS * len(segments):
            return [[segment] for segment in segments], "file", areas
        return [[segment] for segment in by_height], "geometry", areas
    ordered = _cut(by_height, None, areas)
    if _file_makes_sense(segments, by_height, areas):
        return _rows_in_file_order(segments), "file", areas
    return ordered, "geometry", areas


def find_jumps(rows: Sequence[Sequence[Segment]], segments: Sequence[Segment]) -> list[int]:
    """The indexes of rows that do not follow the row before them in the file, where so many do that text is mixed.

    Rows of several segments are lists side by side, which may be read along or down, and rows level with one of
    another column may be cells of a table: they count as no jump.
    """
    places = {id(segment): place for place, segment in enumerate(segments)}
    by_height = sorted(segments, key=lambda segment: segment.y)
    heights = [segment.y for segment in by_height]
    jumps = [
        index
        for index, (above, row) in enumerate(itertools.pairwise(rows), 1)
        if len(above) == len(row) == 1
        and places[id(row[0])] - places[id(above[0])] != 1
        and not _has_level_neighbour(row[0], by_height, heights)
    ]
    return jumps if len(jumps) >= max(LEAST_JUMPS, JUMPING_SHARE * len(rows)) else []


def _has_level_neighbour(segment: Segment, by_height: Sequence[Segment], heights: Sequence[float]) -> bool:
    """Whether a segment of another column stands on the same baseline."""
    first = bisect_left(heights, segment.y - segment.size)
    last = bisect_left(heights, segment.y + segment.size)
    return any(one.area != segment.area and same_row(one, segment) for one in by_height[first:last])


def same_row(left: Segment, right: Segment) -> bool:
    """Whether two segments stand on one baseline, or nearly."""
    return abs(left.y - right.y) <= SAME_ROW * min(left.size, right.size)


def _any_side_by_side(by_height: list[Segment]) -> bool:
    return any(
        right.y - left.y < 0.6 * max(left.size, right.size) for left, right in itertools.pairwise(by_height)
    )


def _rows_in_file_order(segments: list[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in segments:
        if rows and rows[-1][-1].area == segment.area and same_row(rows[-1][-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda segment: segment.x0)
    return rows


def _rows_by_height(by_height: list[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in by_height:
        if rows and same_row(rows[-1][0], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda segment: segment.x0)
    return rows


# --- cutting the page ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Gutter:
    """A strip between two columns: its right side starts at `x`; the run of rows that leave it free."""

    x: float
    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]


def _cut(by_height: list[Segment], bound: float | None, areas: Areas) -> list[list[Segment]]:
    """The rows in reading order; every part between gutters becomes an area."""
    if not by_height:
        return []
    gutter = _best_gutter(by_height)
    if gutter is None:
        areas.open_area(by_height, bound)
        return _rows_by_height(by_height)
    areas.columns = max(areas.columns, 2)
    starts = [len(areas.bounds)]
    rows: list[list[Segment]] = []
    parts = ((gutter.above, bound), (gutter.left, gutter.x), (gutter.right, bound), (gutter.below, bound))
    for part, edge in parts:
        rows += _cut(part, edge, areas)
        starts.append(len(areas.bounds))
    above, left, right, below = (range(first, end) for first, end in itertools.pairwise(starts))
    areas.firsts += [(above, range(left.start, right.stop)), (range(left.start, right.stop), below)]
    if _are_equal(gutter.left, gutter.right):
        areas.firsts.append((left, right))
    return rows


def _best_gutter(by_height: list[Segment]) -> _Gutter | None:
    if len(by_height) < 6:
        return None
    edges = Counter(round(_left_edge(segment)) for segment in by_height)
    best: _Gutter | None = None
    tried: set[float] = set()
    leftmost = min(_left_edge(segment) for segment in by_height)
    for edge, count in sorted(edges.items(), key=lambda item: (-item[1], item[0])):
        if (
            count + edges[edge - 1] + edges[edge + 1] < 2
            or edge < leftmost + 20
            or edge - 1 in tried
            or edge + 1 in tried
        ):
            continue
        tried.add(edge)
        for gutter in _runs_along(by_height, edge - 2.0):
            if (best is None or _weight(gutter) > _weight(best)) and _are_columns(gutter):
                best = gutter
    return best


def _left_edge(segment: Segment) -> float:
    return segment.x0 if segment.marker is None else segment.marker


def _weight(gutter: _Gutter) -> tuple[int, int, float]:
    left, right = len(gutter.left), len(gutter.right)
    return min(left, right), left + right, -gutter.x


def _runs_along(by_height: list[Segment], x: float) -> list[_Gutter]:
    """The longest runs of rows that leave a strip left of `x` free, where both sides hold at least three."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index, segment in enumerate([*by_height, None]):
        if segment is None or (_left_edge(segment) < x and segment.x1 > x - 0.3 * segment.size):
            if index - start >= 6:
                runs.append((start, index))
            start = index + 1
    found = []
    for start, end in runs:
        run = by_height[start:end]
        left = [segment for segment in run if segment.x0 < x]
        right = [segment for segment in run if segment.x0 >= x]
        if len(left) < 2 or len(right) < 2:
            continue
        first = _first_shared_row(run, left, right)
        top = run[first].y - 0.5 * run[first].size
        found.append(
            _Gutter(
                x,
                by_height[: start + first],
                [segment for segment in left if segment.y >= top],
                [segment for segment in right if segment.y >= top],
                by_height[end:],
            )
        )
    return [gutter for gutter in found if len(gutter.left) >= 2 and len(gutter.right) >= 2]


def _first_shared_row(run: list[Segment], left: list[Segment], right: list[Segment]) -> int:
    """Where the two sides begin; lines of one side, set off by a gap or by size, stand above both."""
    begin = max(left[0].y - left[0].size, right[0].y - right[0].size)
    cut = 0
    for index, (upper, lower) in enumerate(itertools.pairwise(run), 1):
        if upper.y >= begin:
            break
        gap = lower.y - upper.y
        if gap > 1.9 * lower.size or upper.size > 1.15 * lower.size:
            cut = index
    return cut


def _are_columns(gutter: _Gutter) -> bool:
    """Whether the two sides are columns of their own, not the cells of rows."""
    left, right = _side_by_side(gutter.left, gutter.right)
    if len(left) < 3 or len(right) < 3:
        return _is_end_of_column(gutter.left, gutter.right)
    left_prose, right_prose = _is_prose(left), _is_prose(right)
    if not (left_prose or right_prose):
        return False
    level_left, level_right = _share_level(left, right), _share_level(right, left)
    if not (left_prose and right_prose) and level_left > 0.9 and level_right > 0.9:
        return False
    sparse, dense = (left, right) if len(left) < len(right) else (right, left)
    return _is_prose(sparse) or not _are_notes(sparse, dense)


def _is_end_of_column(left: list[Segment], right: list[Segment]) -> bool:
    """Whether two lines beside many are the end of a column, not cells: they stand on rows of their own."""
    few, many = sorted((left, right), key=len)
    return (
        len(few) == 2 and len(many) > 2 and _is_prose(many) and not any(_is_level(one, many) for one in few)
    )


def _side_by_side(left: list[Segment], right: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The parts of two sides that stand beside each other, without what only stands above or below."""
    top = max(left[0].y - left[0].size, right[0].y - right[0].size)
    bottom = min(left[-1].y + left[-1].size, right[-1].y + right[-1].size)
    return (
        [segment for segment in left if top <= segment.y <= bottom],
        [segment for segment in right if top <= segment.y <= bottom],
    )


def _are_notes(sparse: list[Segment], dense: list[Segment]) -> bool:
    """Whether one side holds what belongs to lines of the other, as dates do, and headings between them."""
    blocks = _blocks(sparse)
    if len(blocks) < 2 or any(len(block) > 3 for block in blocks):
        return False
    level = sum(_is_level(block[0], dense) for block in blocks)
    alone = sum(_is_alone(block, dense) for block in blocks)
    few = 2 * len(sparse) <= len(dense) + 2 or 2 * len(sparse) <= 3 * len(blocks)
    return few and level >= 2 and level + alone > 0.8 * len(blocks)


def _is_alone(block: list[Segment], other: list[Segment]) -> bool:
    """Whether nothing stands beside a block."""
    top, bottom = block[0].y - block[0].size, block[-1].y
    return not any(top < one.y and one.y - one.size < bottom for one in other)


def _is_prose(side: list[Segment]) -> bool:
    wide = sum(segment.x1 - segment.x0 >= PROSE_WIDTH * segment.size for segment in side)
    return wide >= 3 and wide >= PROSE_SHARE * len(side)


def _are_equal(left: list[Segment], right: list[Segment]) -> bool:
    """Whether two columns are of about one width, so that neither is a sidebar of the other."""
    widths = [max(one.x1 for one in side) - min(one.x0 for one in side) for side in (left, right)]
    return max(widths) <= EQUAL_WIDTH * min(widths)


def _share_level(side: list[Segment], other: list[Segment]) -> float:
    return sum(_is_level(segment, other) for segment in side) / len(side)


def _is_level(segment: Segment, other: list[Segment]) -> bool:
    return any(abs(segment.y - one.y) <= LEVEL * min(segment.size, one.size) for one in other)


def _blocks(side: list[Segment]) -> list[list[Segment]]:
    """The lines of a side in groups: parted by a gap, or where a heading ends by its look."""
    blocks = [[side[0]]]
    for upper, lower in itertools.pairwise(side):
        if lower.y - upper.y > 1.9 * lower.size or _look_apart(upper, lower):
            blocks.append([])
        blocks[-1].append(lower)
    return blocks


def _look_apart(upper: Segment, lower: Segment) -> bool:
    bold = upper.words[0].look.bold != lower.words[0].look.bold
    return bold or abs(upper.size - lower.size) > 0.06 * upper.size


# --- judging the order of the file --------------------------------------------------------------------


def _file_makes_sense(segments: list[Segment], by_height: list[Segment], areas: Areas) -> bool:
    place = {id(segment): index for index, segment in enumerate(segments)}
    return (
        not _torn_rows(by_height, place)
        and not _hops(segments, areas)
        and not _is_backwards(segments, areas)
        and _violations(by_height, place) <= MOST_VIOLATIONS
    )


def _torn_rows(by_height: list[Segment], place: dict[int, int]) -> bool:
    """Whether parts of one row stand far from each other in the file, or apart and right to left."""
    for left, right in itertools.pairwise(by_height):
        if left.area == right.area and same_row(left, right):
            if left.x0 > right.x0:
                left, right = right, left
            step = place[id(right)] - place[id(left)]
            if abs(step) > NEAR_IN_FILE or step < -1:
                return True
    return False


def _hops(segments: list[Segment], areas: Areas) -> bool:
    """Whether the file goes from column to column more often than a column has lines."""
    if len(areas.bounds) < 2:
        return False
    sizes = Counter(segment.area for segment in segments)
    hops = Counter(
        min(left.area, right.area)
        for left, right in itertools.pairwise(segments)
        if left.area != right.area and abs(left.y - right.y) < 3 * left.size
    )
    return any(count > 2 + sizes[area] / 3 for area, count in hops.items())


def _is_backwards(segments: list[Segment], areas: Areas) -> bool:
    """Whether the file holds a part of the page as a whole behind one that must be read after it."""
    if not areas.firsts:
        return False
    places: dict[int, list[int]] = {}
    for index, segment in enumerate(segments):
        places.setdefault(segment.area, []).append(index)
    for first, second in areas.firsts:
        ahead = [index for area in first for index in places.get(area, ())]
        behind = [index for area in second for index in places.get(area, ())]
        if ahead and behind and min(ahead) > max(behind):
            return True
    return False


def _violations(by_height: list[Segment], place: dict[int, int]) -> float:
    """The share of lines whose next line below stands before them in the file."""
    pairs = wrong = 0
    heights = [segment.y for segment in by_height]
    for segment in by_height:
        width = segment.x1 - segment.x0
        for lower in by_height[bisect_left(heights, segment.y + 0.5 * segment.size) :]:
            if lower.y - segment.y > 2.2 * 1.2 * segment.size:
                break
            overlap = min(segment.x1, lower.x1) - max(segment.x0, lower.x0)
            if overlap >= 0.4 * min(width, lower.x1 - lower.x0):
                pairs += 1
                wrong += place[id(lower)] < place[id(segment)]
                break
    return wrong / pairs if pairs else 0.0
