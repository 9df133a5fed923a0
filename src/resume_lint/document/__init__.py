"""Bytes of a file → a Document; the bytes tell the format, the name is only a hint."""

from __future__ import annotations

from collections.abc import Callable

from resume_lint.document.limits import Limits
from resume_lint.document.long_lines import cut_long_lines
from resume_lint.document.model import Document, Line, Page, Word
from resume_lint.document.sniff import MARKDOWN_NAMES, find_format, find_picture
from resume_lint.document.source import read_source
from resume_lint.errors import EmptyDocument, NestedTooDeeply, TooMuchMemory

__all__ = ["Document", "Limits", "Line", "Page", "Word", "read_document", "read_source"]

DEFAULT_LIMITS = Limits()


def read_document(
    data: bytes,
    *,
    name: str = "",
    reader: str = "pdfminer",
    second_reader: bool = False,
    ocr: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document in `data`; `reader` chooses who reads a PDF, "pdfminer" or "pdfium".

    With `second_reader` it is read once more, as other systems do; where they get other words, that is a misreading.
    With `ocr` the words in pictures, and in pages of a PDF that are pictures, are recognized (the extra `ocr`).

    The libraries of a format are loaded when the first file of that format is read.
    """
    limits.check_bytes(len(data))
    if not data.strip():
        raise EmptyDocument("the file is empty; save the resume again")
    try:
        return cut_long_lines(_read_format(data, name, reader, second_reader, ocr, limits))
    except RecursionError as error:
        raise NestedTooDeeply("the file is nested too deeply; save it again") from error
    except MemoryError as error:
        raise TooMuchMemory("the file takes more memory than there is; save it again") from error


def _read_format(
    data: bytes, name: str, reader: str, second_reader: bool, ocr: bool, limits: Limits
) -> Document:
    if ocr and (picture := find_picture(data)):
        from resume_lint.document.ocr import read_picture

        return read_picture(data, picture, limits=limits)
    form = find_format(data, limits, name)
    if form == "pdf":
        from resume_lint.document.from_pdf import read_pdf

        return read_pdf(data, reader=reader, second_reader=second_reader, ocr=ocr, limits=limits)
    if form == "text":
        from resume_lint.document.from_text import MARKDOWN, decode_text, read_text

        markdown = name.lower().endswith(MARKDOWN_NAMES)
        return read_text(decode_text(data), limits=limits, media_type=MARKDOWN if markdown else "")
    return _find_reader(form)(data, limits=limits)


def _find_reader(form: str) -> Callable[..., Document]:
    if form == "docx":
        from resume_lint.document.from_docx import read_docx

        return read_docx
    if form == "odt":
        from resume_lint.document.from_odt import read_odt

        return read_odt
    if form == "rtf":
        from resume_lint.document.from_rtf import read_rtf

        return read_rtf
    from resume_lint.document.from_html import read_html, read_web_archive

    return read_html if form == "html" else read_web_archive
