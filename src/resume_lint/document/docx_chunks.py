"""Files that stand inside a DOCX in place of paragraphs, as programs put web pages there → their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.document.blocks import Item
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document, Line
from resume_lint.document.paragraphs import Look, Paragraph, Run
from resume_lint.document.sniff import find_format
from resume_lint.errors import DamagedDocument, EmptyDocument, UnknownFormat


def read_chunk(content: bytes, limits: Limits) -> list[Item] | None:
    """The paragraphs of such a file; None where it cannot be read. A DOCX in a DOCX is left out."""
    try:
        document = _read(content, limits)
    except EmptyDocument:
        return []
    except (DamagedDocument, UnknownFormat):
        return None
    return None if document is None else [Item(_paragraph(document, line)) for line in document.lines]


def _read(content: bytes, limits: Limits) -> Document | None:
    form = find_format(content, limits)
    if form == "html":
        from resume_lint.document.from_html import read_html

        return read_html(content, limits=limits)
    if form == "mht":
        from resume_lint.document.from_html import read_web_archive

        return read_web_archive(content, limits=limits)
    if form == "rtf":
        from resume_lint.document.from_rtf import read_rtf

        return read_rtf(content, limits=limits)
    if form == "text":
        from resume_lint.document.from_text import decode_text, read_text

        return read_text(decode_text(content), limits=limits)
    return None


def _paragraph(document: Document, line: Line) -> Paragraph:
    runs = list(_runs(document, line))
    return Paragraph(
        runs, line.bullet, "body" if line.role == "hidden" else line.role, 0, line.style, line.label
    )


def _runs(document: Document, line: Line) -> Iterator[Run]:
    """A run for each word with the space before it."""
    end = line.span[0]
    for word in document.words[slice(*line.words)]:
        look = Look(word.size, word.bold, word.italic, word.color, word.hidden)
        yield Run(document.text[end : word.span[1]], look)
        end = word.span[1]
