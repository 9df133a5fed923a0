"""Pages of a PDF and the document they make → what systems that read the file alone get otherwise than a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from resume_lint.document.model import Document
from resume_lint.document.raw_page import UNMAPPED, RawDocument, RawPage, holds
from resume_lint.document.time_limit import in_time
from resume_lint.records import Box, Evidence, Misreading

if TYPE_CHECKING:
    from resume_lint.document.page_picture import PagePicture

# The least size of a picture that can hold lines of text, in points; one letter or logo is smaller.
LEAST_WIDTH, LEAST_HEIGHT = 90.0, 20.0
# With so many words over it, a picture is the ground of the page.
WORDS_OVER_GROUND = 3
# So many small shapes and no word: the letters are drawn as outlines.
LEAST_OUTLINES = 60

PaintPage = Callable[[int], "PagePicture | None"]


def find_misreadings(document: Document, raw: RawDocument, paint_page: PaintPage) -> tuple[Misreading, ...]:
    """Pages without text, text in pictures and words in fonts that do not say which letters they draw."""
    found: list[Misreading] = []
    for page in raw.pages:
        if page.number not in raw.damaged:
            found += _page_without_text(page)
        found += _text_in_pictures(document, page, paint_page)
    return (*found, *_unmapped_words(document))


def _candidate_pictures(page: RawPage) -> list[Box]:
    """The boxes of pictures on a page that may hold text: large enough, and not behind words."""
    boxes = [paint.box for paint in page.paints if paint.color is None]
    return [
        box
        for box in in_time(dict.fromkeys(boxes))
        if box[2] - box[0] >= LEAST_WIDTH
        and box[3] - box[1] >= LEAST_HEIGHT
        and sum(holds(box, word) for word in page.words) < WORDS_OVER_GROUND
    ]


def _page_without_text(page: RawPage) -> Iterator[Misreading]:
    if page.words or page.turned:
        return
    if page.images:
        yield Misreading("page_without_text", "picture", None, page.number)
    elif len(page.marks) + len(page.paints) >= LEAST_OUTLINES:
        yield Misreading("page_without_text", "outlines", None, page.number)


def _text_in_pictures(document: Document, page: RawPage, paint_page: PaintPage) -> Iterator[Misreading]:
    boxes = _candidate_pictures(page) if page.words else []
    picture = paint_page(page.number) if boxes else None
    if picture is None:
        return
    from resume_lint.document.pictures_of_text import shows_text

    for box in boxes:
        if shows_text(picture, box):
            place = (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))
            nothing = Evidence("", (document.seen, document.seen), page.number, (place,))
            yield Misreading("text_in_picture", "picture", nothing, page.number)


def _unmapped_words(document: Document) -> Iterator[Misreading]:
    """The runs of words that are mostly letters nobody can tell; single signs are icons."""
    if UNMAPPED not in document.text:
        return
    for line in document.lines:
        words = document.words[slice(*line.words)]
        for unmapped, run in groupby(words, key=lambda word: _is_unmapped(word.text)):
            if unmapped:
                found = list(run)
                evidence = document.evidence((found[0].span[0], found[-1].span[1]))
                yield Misreading("unmapped_font", "no text map", evidence, evidence.page)


def _is_unmapped(text: str) -> bool:
    return len(text) > 1 and 2 * text.count(UNMAPPED) >= len(text)
