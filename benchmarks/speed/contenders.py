"""What is timed: each contender takes the bytes of a PDF and does its whole job."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pypdfium2
from pdfminer.high_level import extract_text

from resume_lint.document import read_document
from resume_lint.linter import Linter

AS_OF = date(2026, 11, 22)

Contender = Callable[[bytes], object]


def find_contenders() -> dict[str, Contender]:
    """Ours and the bare text extraction of others, by name."""
    default = Linter(as_of=AS_OF)
    pdfium = Linter(as_of=AS_OF, reader="pdfium")
    return {
        "report": lambda data: default.lint(data).to_json(),
        "pdfminer text": lambda data: extract_text(io.BytesIO(data)),
        "read": lambda data: read_document(data),
        "report, pdfium": lambda data: pdfium.lint(data).to_json(),
        "pdfium text": pdfium_text,
        "read, pdfium": lambda data: read_document(data, reader="pdfium"),
    }


def pdfium_text(data: bytes) -> str:
    """PDFium's own text of each page, nothing else."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(_page_text(document, number) for number in range(len(document)))
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text: str = text_page.get_text_range()
    text_page.close()
    page.close()
    return text
