"""The pixels of a picture on a page → whether it shows lines of text, which only people can read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from resume_lint.document.page_picture import PagePicture
from resume_lint.records import Box

# Ink differs from the ground by this much, 0 to 255; the ground is most of a picture of text.
INK = 70
MOST_INK = 0.4
# Lines of text are so high, in points, and go from ink to ground and back so often: a dozen letters.
LOWEST, HIGHEST = 3.0, 30.0
LEAST_CHANGES = 24
LEAST_LINES = 2


def shows_text(picture: PagePicture, box: Box) -> bool:
    """Whether lines of text are seen in `box`: rows of many small strokes on an even ground, with gaps between."""
    height, width, _ = picture.pixels.shape
    x0, y0 = (max(int(edge * picture.scale), 0) for edge in box[:2])
    part = picture.pixels[
        y0 : min(int(box[3] * picture.scale), height), x0 : min(int(box[2] * picture.scale), width)
    ]
    if part.size == 0:
        return False
    gray = part.astype(np.int16).mean(axis=2)
    ink = np.abs(gray - np.median(gray)) > INK
    if ink.mean() > MOST_INK:
        return False
    lines = 0
    for top, bottom in _runs_of_rows(ink):
        changes = np.abs(np.diff(ink[top:bottom].astype(np.int8), axis=1)).sum(axis=1)
        if LOWEST <= (bottom - top) / picture.scale <= HIGHEST and np.median(changes) >= LEAST_CHANGES:
            lines += 1
    return lines >= LEAST_LINES


def _runs_of_rows(ink: Any) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows that hold ink."""
    filled = np.concatenate(([False], ink.any(axis=1), [False]))
    borders = np.flatnonzero(filled[1:] != filled[:-1])
    yield from (
        (int(top), int(bottom)) for index, (top, bottom) in enumerate(pairwise(borders)) if index % 2 == 0
    )
