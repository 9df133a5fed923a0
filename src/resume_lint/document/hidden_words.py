"""Words of a page and what is painted around them → the words that a person does not see, and why.

Attributes alone would call white text on a dark band hidden, and pixels alone miss white text over other text: what
the attributes make suspicious is looked up in a picture of the page, painted only where something is suspicious.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from resume_lint.document.raw_page import ASCENT, DESCENT, Color, Paint, RawPage, RawWord, holds
from resume_lint.document.time_limit import in_time

# Smaller print than this, in points, cannot be read on paper.
TINY = 3.0
# Colours that differ by less than this in each part cannot be told apart.
NEAR = 0.12
FAINT_ALPHA = 0.16
# The least contrast of ink to its ground, 0 to 255: of any ink, and of ink that is suspected to be faint.
CONTRAST, FAINT_CONTRAST = 12, 30
# Thin strokes are blended with the ground: so far from the ink's colour its pixels may be.
BLENDED = 110
SAME = 24
# A picture of at least so much of a page is a scan of it.
SCAN_SHARE = 0.5
WHITE: Color = (1.0, 1.0, 1.0)
# Work is bounded: where more shapes and words meet, all words are looked up in the picture.
MOST_MEETINGS = 400_000

if TYPE_CHECKING:
    from resume_lint.document.page_picture import PagePicture


def mark_hidden_words(
    page: RawPage, paint_page: Callable[[], PagePicture | None], *, layers: bool = False
) -> None:
    """Set why each word of the page that a person does not see is hidden; `paint_page` is called where needed.

    With `layers` each word may stand on one that is off, so all are looked up in the picture.
    """
    suspects = dict.fromkeys(range(len(page.words)), "layer") if layers else {}
    suspects |= dict(_find_suspects(page, page.words))
    for index in _text_of_scans(page):
        suspects.pop(index, None)
        page.words[index] = _with_hidden(page.words[index], None)
    hidden = {index: why for index, why in suspects.items() if why in ("tiny", "off_page", "invisible")}
    doubtful = {index: why for index, why in suspects.items() if index not in hidden}
    if doubtful:
        picture = paint_page()
        for index, why in in_time(doubtful.items()):
            if _is_hidden(page, page.words[index], why, picture):
                hidden[index] = "white" if why == "picture" else why
    for index, why in hidden.items():
        page.words[index] = _with_hidden(page.words[index], why)


def _with_hidden(word: RawWord, why: str | None) -> RawWord:
    return word._replace(look=replace(word.look, hidden=why))


def _text_of_scans(page: RawPage) -> list[int]:
    """The indexes of unseen words that lie over a picture as large as the page: the text of a scan, not hidden."""
    unseen = [index for index, word in enumerate(page.words) if word.look.hidden == "invisible"]
    least = SCAN_SHARE * page.width * page.height
    boxes = [paint.box for paint in page.paints if paint.color is None] if unseen else []
    scans = [box for box in boxes if (box[2] - box[0]) * (box[3] - box[1]) >= least]
    return [index for index in in_time(unseen) if any(holds(box, page.words[index]) for box in scans)]


def _find_suspects(page: RawPage, words: Sequence[RawWord]) -> Iterator[tuple[int, str]]:
    """The index of each word that may be hidden, with the reason that its attributes give."""
    grounds = page.paints
    if len(grounds) * len(words) > MOST_MEETINGS:
        yield from ((index, "covered") for index in range(len(words)))
        return
    colors = {word.look.color for word in words}
    near = {color for color in colors if color and _may_vanish(color, grounds)}
    pictures = any(paint.color is None for paint in grounds)
    for index, word in enumerate(words):
        look = word.look
        if look.hidden:
            yield index, look.hidden
        elif word.size < TINY:
            yield index, "tiny"
        elif not (
            word.x1 > -1 and word.x0 < page.width + 1 and word.y > 0 and word.y - word.size < page.height
        ):
            yield index, "off_page"
        elif look.alpha < FAINT_ALPHA:
            yield index, "transparent"
        elif look.clipped:
            yield index, "clipped"
        elif look.color in near and _on_same_ground(index, word, grounds):
            yield index, "white"
        elif pictures and _ground_of(index, word, grounds) is None:
            yield index, "picture"
    for paint in grounds:
        for index in range(min(paint.before, len(words))):
            if holds(paint.box, words[index]):
                yield index, "covered"


def _may_vanish(color: Color, grounds: Sequence[Paint]) -> bool:
    return _alike(color, WHITE) or any(paint.color and _alike(color, paint.color) for paint in grounds)


def _on_same_ground(index: int, word: RawWord, grounds: Sequence[Paint]) -> bool:
    ground = _ground_of(index, word, grounds)
    return ground is None or (word.look.color is not None and _alike(word.look.color, ground))


def _ground_of(index: int, word: RawWord, grounds: Sequence[Paint]) -> Color | None:
    """The colour behind a word: of the last shape painted there before it, None where that is a picture."""
    for paint in reversed(grounds):
        if paint.before <= index and holds(paint.box, word):
            return paint.color
    return WHITE


def _is_hidden(page: RawPage, word: RawWord, why: str, picture: PagePicture | None) -> bool:
    """Whether the picture of the page shows nothing of a word that its attributes make suspicious."""
    if picture is None:
        # Without a picture only what needs none is told.
        return why == "white" and not page.images
    box = (word.x0, word.y - ASCENT * word.size, word.x1, word.y + DESCENT * word.size)
    seen = picture.look_at(box, word.look.color)
    if seen is None:
        return why not in ("picture", "layer")
    if why in ("white", "transparent"):
        return seen.contrast < FAINT_CONTRAST or (why == "white" and seen.ground_to_ink < SAME)
    if why in ("picture", "layer"):
        return seen.contrast < CONTRAST
    return seen.contrast < CONTRAST or seen.nearest_to_ink > BLENDED


def _alike(one: Color, other: Color) -> bool:
    return all(abs(left - right) < NEAR for left, right in zip(one, other, strict=True))
