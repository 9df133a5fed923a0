"""A run of text set by one operator → where its words stand, told by widths and the places of a few characters.

To ask for the place of each word takes most of the time of reading. Where a run is set evenly, as nearly all are, its
two ends and two places between them tell all: either nothing is added to the widths of its characters, or the same to
each space, or the same to each character.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

# Places may be off by so much, in font sizes.
SLACK = 0.03
# Words stand at least so far apart, in font sizes.
LEAST_SPACE = 0.05
# Letters that are set further apart than this, in font sizes, may be words of one letter each.
MOST_LETTER_SPACE = 0.08

Places = list[tuple[float, float]]


def place_words(
    run: str,
    spans: Sequence[tuple[int, int]],
    widths: Mapping[str, float],
    ends: tuple[float, float],
    size: float,
    find_left: Callable[[int], float],
) -> Places | None:
    """Left and right edge of each of the words at `spans` of `run`, None where the run is not set evenly.

    `ends` are the left edges of its first and of its last character; `find_left` takes the index of a character to its
    left edge. Raises `KeyError` for a character that `widths` does not have.

    >>> widths = {"a": 5.0, "b": 6.0, " ": 3.0}
    >>> place_words("ab ba ab", [(0, 2), (3, 5), (6, 8)], widths, (10.0, 43.0), 10.0, lambda index: 0.0)
    [(10.0, 21.0), (24.0, 35.0), (38.0, 49.0)]
    >>> place_words("ab ba ab", [(0, 2), (3, 5), (6, 8)], widths, (10.0, 47.0), 10.0, {3: 26.0, 6: 42.0}.get)
    [(10.0, 21.0), (26.0, 37.0), (42.0, 53.0)]
    >>> place_words("ab ba ab", [(0, 2), (3, 5), (6, 8)], widths, (10.0, 47.0), 10.0, {3: 28.0, 6: 42.0}.get)
    """
    edges = [0.0, *accumulate([widths[character] for character in run])]
    left = ends[0]
    more = ends[1] - left - edges[-2]
    slack = SLACK * size
    spaces = len(spans) - 1
    by_space = by_letter = 0.0
    if abs(more) > slack:
        offs = [
            (number, spans[number][0], find_left(spans[number][0]) - left - edges[spans[number][0]])
            for number in {max(len(spans) // 3, min(1, spaces)), 2 * len(spans) // 3}
        ]
        if spaces and all(abs(off - more * number / spaces) <= slack for number, _, off in offs):
            by_space = more / spaces
        elif abs(more) <= MOST_LETTER_SPACE * size * len(run) and all(
            abs(off - more * at / (len(run) - 1)) <= slack for _, at, off in offs
        ):
            by_letter = more / (len(run) - 1)
        else:
            return None
    if spaces and spans[1][0] - spans[0][1] == 1:
        gap = edges[spans[1][0]] - edges[spans[0][1]] + by_space
        if gap < LEAST_SPACE * size:
            return None
    places = [
        (
            left + edges[start] + by_letter * start + by_space * number,
            left + edges[end] + by_letter * (end - 1) + by_space * number,
        )
        for number, (start, end) in enumerate(spans)
    ]
    places[-1] = (places[-1][0], ends[1] + widths[run[-1]])
    return places
