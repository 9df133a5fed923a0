"""PDF bytes → a Document, by one of two readers: pdfminer.six or PDFium."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NoReturn

from resume_lint.document.hidden_words import mark_hidden_words
from resume_lint.document.layout import build_document
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.document.pdf_misreadings import PaintPage, find_misreadings
from resume_lint.document.pdfminer_words import read_pdfminer
from resume_lint.document.raw_page import RawDocument, RawPage, drop_overprints, settle_places
from resume_lint.document.second_reading import find_disagreements, words_of_pdfium
from resume_lint.errors import ConfigError, DamagedDocument, EmptyDocument
from resume_lint.records import Problem

if TYPE_CHECKING:
    from resume_lint.document.page_picture import PagePicture

# Mail and web servers add a few lines behind the end.
END_OF_FILE, END_WITHIN = b"%%EOF", 4096
Reader = Literal["pdfminer", "pdfium"]


def read_pdf(
    data: bytes,
    *,
    reader: str = "pdfminer",
    second_reader: bool = False,
    ocr: bool = False,
    limits: Limits | None = None,
) -> Document:
    """The text of a PDF with the place of each word; with `second_reader` what PDFium's own text has otherwise.

    With `ocr` the words of pages that are pictures are recognized.
    A page without text among others is a problem of the document; no text at all raises `EmptyDocument`.
    """
    limits = limits or Limits()
    limits.check_bytes(len(data))
    raw = _read_raw(data, reader, limits)
    problems = _find_problems(raw, data)
    pictures = _pages_without_text(raw)
    if ocr and pictures:
        problems += _recognize(data, raw, pictures, limits)
    if not any(page.words or page.turned for page in raw.pages):
        _refuse_empty(raw, ocr=ocr)
    paint = _painter(data)
    for page in raw.pages:
        if page.number not in pictures:
            _prepare(page, paint, layers=raw.layers)
    document = build_document(raw, problems)
    if not document.seen_words:
        raise EmptyDocument(
            "all words are hidden from people; save the resume as a PDF with text that is seen"
        )
    for page in raw.pages:
        if page.number in pictures:
            page.words = []  # what OCR sees, systems that read the file do not
    misreadings = (*document.misreadings, *find_misreadings(document, raw, paint))
    if second_reader and not (ocr and pictures):
        misreadings += find_disagreements(document, words_of_pdfium(data))
    return replace(document, misreadings=misreadings)


def _prepare(page: RawPage, paint: PaintPage, *, layers: bool) -> None:
    """Mark the words that nobody sees, and keep one of those that were printed twice."""
    page.words, page.turned = settle_places(page.words), settle_places(page.turned)
    mark_hidden_words(page, lambda: paint(page.number), layers=layers)
    page.words = drop_overprints(page.words)


def _painter(data: bytes) -> PaintPage:
    """What paints a page of the file, one page in turn only once."""

    @lru_cache(maxsize=1)
    def paint(number: int) -> PagePicture | None:
        from resume_lint.document.page_picture import paint_page

        return paint_page(data, number)

    return paint


def _pages_without_text(raw: RawDocument) -> list[int]:
    return [
        page.number
        for page in raw.pages
        if not page.words and not page.turned and page.number not in raw.damaged
    ]


def _recognize(data: bytes, raw: RawDocument, numbers: list[int], limits: Limits) -> list[Problem]:
    """Fill pages that are pictures with the words seen on them; who read what stands in the reader's name."""
    from resume_lint.document.ocr import SCALE, name_engine, read_pages
    from resume_lint.document.page_picture import paint_page

    problems = read_pages(raw, numbers, lambda number: paint_page(data, number, SCALE), limits)
    if problems:
        only = len(numbers) == len(raw.pages)
        raw.reader = name_engine() if only else f"{raw.reader}, {name_engine()}"
    return problems


def _refuse_empty(raw: RawDocument, *, ocr: bool) -> NoReturn:
    if raw.damaged:
        raise DamagedDocument("no page can be read; save it as PDF again")
    if ocr:
        raise EmptyDocument("no words are seen on the pages; save the resume as a PDF with text")
    if any(page.images for page in raw.pages):
        raise EmptyDocument(
            "the pages hold pictures only, so most systems will read nothing; "
            "save the resume as a PDF with text, or have it read by OCR"
        )
    raise EmptyDocument("the pages hold no text; save the resume as a PDF with text")


def _read_raw(data: bytes, reader: str, limits: Limits) -> RawDocument:
    if reader == "pdfminer":
        return read_pdfminer(data, limits)
    if reader == "pdfium":
        from resume_lint.document.pdfium_words import read_pdfium

        return read_pdfium(data, limits)
    raise ConfigError(f"there is no reader {reader!r}; use 'pdfminer' or 'pdfium'")


def _find_problems(raw: RawDocument, data: bytes) -> list[Problem]:
    problems = [
        Problem("page-without-text", f"page {number} has no text, so most systems will read nothing there")
        for number in _pages_without_text(raw)
    ]
    problems += [
        Problem("damaged-page", f"page {number} is damaged and may have been read only in part")
        for number in raw.damaged
    ]
    if raw.missing:
        problems.append(
            Problem("missing-pages", f"the file lists more pages than the {len(raw.pages)} found in it")
        )
    if END_OF_FILE not in data[-END_WITHIN:]:
        problems.append(
            Problem("cut-off-file", "the file does not end as a PDF does, so a part of it may be missing")
        )
    return problems
