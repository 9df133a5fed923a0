"""Words of one page in file order → segments: neighbours on one row, without list markers."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from resume_lint.document.characters import BULLETS
from resume_lint.document.raw_page import ASCENT, RawPage, RawWord
from resume_lint.records import Box

# Words of one row further apart than this (in font sizes) are not neighbours.
SEGMENT_GAP = 1.1
# The words of a justified line stand at most so far apart, and evenly but for so much.
WIDEST_SPACE = 4.0
EVEN = 0.08
# A list marker stands at most so far left of its text.
MARKER_GAP = 4.5
# A superscript leaves the baseline by less than this.
ROW_TOLERANCE = 0.4
# The last is what a glyph without a meaning reads as: bullets often have none.
SIGN = re.compile(rf"[{BULLETS}]+|\ufffd\Z")
# Signs that are list markers only at the start of a line, with a gap behind.
LINE_SIGN = re.compile(r"[-\u00ad\u2010–—*+»>~¤§o]|\(?\d{1,2}[.)]|[a-z]\)")
WIDEST_MARK = 0.62
WORD_BREAK = 1.7
# Letters of one spaced word stand at most so far apart (in font sizes).
LETTER_GAP = 0.8
# Letters between which only some gaps pass for spaces come in pieces of so many letters on average.
LONGEST_PIECE = 2.5


@dataclass(slots=True, eq=False)
class Segment:
    """Neighbouring words of one row. `marker` is the left edge of the list marker before it, if any.

    `spaced` says that it was printed letter by letter; `area` is its column, set by the reading order.
    """

    words: list[RawWord]
    x0: float
    x1: float
    y: float
    size: float
    marker: float | None = None
    spaced: bool = False
    area: int = 0


def find_segments(page: RawPage) -> list[Segment]:
    """The segments of a page in file order."""
    segments = _join_justified(_split_rows(page.words))
    orphans: list[Box] = []
    found: list[Segment] = []
    signs = Counter(place for segment in segments if (place := _sign_place(segment)))
    for segment in segments:
        place = _sign_place(segment) if signs else None
        _take_sign(segment, orphans, place is not None and signs[place] > 1)
        if segment.words:
            found.append(segment)
    drawn_spaces = 2 * sum(word.tight for word in page.words) < len(page.words)
    for segment in found:
        if len(segment.words) > 2:
            _join_letters(segment, drawn_spaces)
    if page.marks or orphans:
        _give_marks(found, [*page.marks, *orphans])
    return found


def _split_rows(words: Sequence[RawWord]) -> list[Segment]:
    segments: list[Segment] = []
    open_segment: Segment | None = None
    for word in words:
        _, x0, x1, y, size, _, _ = word
        if open_segment is not None:
            gap = x0 - open_segment.x1
            height = size if size > open_segment.size else open_segment.size
            if (
                -0.5 * height < gap <= SEGMENT_GAP * height
                or (0 <= gap <= MARKER_GAP * height and _only_sign(open_segment))
            ) and abs(y - open_segment.y) <= ROW_TOLERANCE * height:
                open_segment.words.append(word)
                open_segment.x1 = x1
                if size > open_segment.size:
                    open_segment.size, open_segment.y = size, y
                continue
        open_segment = Segment([word], x0, x1, y, size)
        segments.append(open_segment)
    return segments


def _join_justified(segments: list[Segment]) -> list[Segment]:
    """The segments, those of one line put together whose words were spread evenly to fill the line."""
    found: list[Segment] = []
    run: list[Segment] = []
    for segment in segments:
        if run and not _goes_on_evenly(run, segment):
            # The last of two words may be the first of an even run.
            kept = 1 if len(run) == 2 and _goes_on_evenly(run[1:], segment) else 0
            found += _join_run_of_words(run[: len(run) - kept])
            run = run[len(run) - kept :]
        run.append(segment)
    return found + _join_run_of_words(run)


def _goes_on_evenly(run: list[Segment], segment: Segment) -> bool:
    """Whether a word stands as far from the last one of the run as that from the one before it."""
    last, size = run[-1], segment.size
    gap = segment.x0 - last.x1
    return (
        SEGMENT_GAP * size < gap <= WIDEST_SPACE * size
        and len(segment.words) == 1
        and abs(segment.y - last.y) <= 0.05 * size
        and (len(last.words) == 1 or (len(last.words) == 2 and len(run) == 1 and _is_sign(last.words[0])))
        and (len(run) == 1 or abs(gap - (last.x0 - run[-2].x1)) <= EVEN * size)
    )


def _join_run_of_words(run: list[Segment]) -> list[Segment]:
    if len(run) < 3:
        return run
    first = run[0]
    first.words = [word for segment in run for word in segment.words]
    first.x1 = run[-1].x1
    return [first]


def _only_sign(segment: Segment) -> bool:
    return len(segment.words) == 1 and _is_sign(segment.words[0])


def _is_sign(word: RawWord) -> bool:
    return bool(SIGN.fullmatch(word.text) or LINE_SIGN.fullmatch(word.text))


def _sign_place(segment: Segment) -> tuple[str, int] | None:
    """Kind and place of a sign that is a list marker where several lines start with it, None without one."""
    first = segment.words[0]
    if len(segment.words) < 2 or len(first.text) > 4 or not LINE_SIGN.fullmatch(first.text):
        return None
    return "1" if any(map(str.isdigit, first.text)) else first.text, round(first.x0 / 3)


def _take_sign(segment: Segment, orphans: list[Box], repeated: bool) -> None:
    """Take a list marker off the start of a segment and remember where it stood."""
    first = segment.words[0]
    match = LINE_SIGN.fullmatch(first.text) if repeated else SIGN.match(first.text)
    if match is None:
        return
    if match.end() < len(first.text):
        share = match.end() / len(first.text)
        rest = first._replace(text=first.text[match.end() :], x0=first.x0 + share * (first.x1 - first.x0))
        segment.words[0] = rest
    elif len(segment.words) > 1:
        del segment.words[0]
    else:
        segment.words.clear()
        orphans.append((first.x0, first.y - 0.6 * first.size, first.x1, first.y))
        return
    segment.marker = first.x0
    segment.x0 = segment.words[0].x0
    segment.size = max(word.size for word in segment.words)
    segment.y = segment.words[0].y


def _give_marks(segments: list[Segment], marks: list[Box]) -> None:
    """Give each bullet that stands alone, or is drawn as a shape, to the text on its right."""
    rows = sorted(segments, key=lambda segment: segment.y)
    heights = [segment.y for segment in rows]
    for left, top, right, bottom in marks:
        middle = (top + bottom) / 2
        best: Segment | None = None
        for segment in rows[bisect_left(heights, middle - 3) :]:
            if segment.y - middle > 40:
                break
            if (
                segment.y - ASCENT * segment.size < middle < segment.y + 0.2 * segment.size
                and 0 <= segment.x0 - right <= MARKER_GAP * segment.size
                and right - left <= WIDEST_MARK * segment.size
                and (best is None or segment.x0 < best.x0)
            ):
                best = segment
        if best is not None and best.marker is None:
            best.marker = left


def _join_letters(segment: Segment, drawn_spaces: bool) -> None:
    """Put letters that are printed apart ("S K I L L S") together to words."""
    words = segment.words
    single = [len(word[0]) for word in words].count(1)
    if single < 3 and not (drawn_spaces and [word[6] for word in words[1:]].count(True) >= 2):
        return
    joined: list[RawWord] = []
    for run in _spaced_runs(words, drawn_spaces):
        if len(run) == 1:
            joined.append(run[0])
        else:
            joined.extend(_join_run(run))
            segment.spaced = True
    segment.words = joined


def _spaced_runs(words: list[RawWord], drawn_spaces: bool) -> Iterator[list[RawWord]]:
    """The words in runs: the letters of spaced words together, every other word alone."""
    if drawn_spaces and 3 * sum(word.tight for word in words[1:]) > len(words):
        # Only gaps part the letters, and drawn spaces the words.
        run = [words[0]]
        for word in words[1:]:
            if word.tight and word.x0 - run[-1].x1 < LETTER_GAP * word.size:
                run.append(word)
            else:
                yield from _close_pieces(run)
                run = [word]
        yield from _close_pieces(run)
        return
    run = []
    for word in words:
        letter = len(word.text) == 1 and (word.text.isalnum() or word.text in "&/-,.()")
        if run and not letter:
            yield from _close_run(run)
            run = []
        run.append(word)
    yield from _close_run(run)


def _close_pieces(run: list[RawWord]) -> Iterator[list[RawWord]]:
    if sum(len(word.text) for word in run) <= LONGEST_PIECE * len(run):
        yield run
    else:
        yield from ([word] for word in run)


def _close_run(run: list[RawWord]) -> Iterator[list[RawWord]]:
    letters = sum(len(word.text) == 1 for word in run)
    if letters == len(run) and letters >= 3 and sum(word.text.isalpha() for word in run) >= 3:
        yield run
    elif len(run) > 3 and len(run[0].text) > 1 and letters == len(run) - 1:
        # A word of more letters opened the run: it stands by itself.
        yield run[:1]
        yield from _close_run(run[1:])
    else:
        yield from ([word] for word in run)


def _join_run(run: list[RawWord]) -> Iterator[RawWord]:
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(run)]
    widest = max(WORD_BREAK * median(gaps), median(gaps) + 0.1 * run[0].size)
    start = 0
    for index, gap in enumerate(gaps, 1):
        if gap > widest:
            yield _glue(run[start:index])
            start = index
    yield _glue(run[start:])


def _glue(letters: list[RawWord]) -> RawWord:
    return letters[0]._replace(text="".join(word.text for word in letters), x1=letters[-1].x1)
