"""PDF bytes → words with place and look, by PDFium.

PDFium may not run in two threads at once: one lock is held over the whole document.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from resume_lint.document.limits import Limits
from resume_lint.document.pdfium_page import Fonts, PageReader
from resume_lint.document.raw_page import RawDocument, RawPage
from resume_lint.errors import DamagedDocument, EncryptedDocument

PDFIUM_LOCK = Lock()


def read_pdfium(data: bytes, limits: Limits) -> RawDocument:
    """The pages of a PDF with their words in file order; what stops the reading is one of our errors."""
    with PDFIUM_LOCK:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            _raise_open_error(pdfium.FPDF_GetLastError())
        try:
            raw = _read_document(document, limits)
        finally:
            pdfium.FPDF_CloseDocument(document)
    # PDFium does not tell whether there are layers; in files that pack all their objects they are not seen.
    raw.layers = b"/OCProperties" in data
    return raw


def _raise_open_error(code: int) -> None:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        raise EncryptedDocument("a password is needed; save a copy without one")
    raise DamagedDocument("the file is cut off or damaged; save it as PDF again")


def _read_document(document: Any, limits: Limits) -> RawDocument:
    deadline = limits.deadline()
    raw = RawDocument(f"pdfium {pypdfium2.version.PYPDFIUM_INFO}")
    count = pdfium.FPDF_GetPageCount(document)
    limits.check_pages(count)
    characters = 0
    fonts = Fonts()
    for number in range(1, count + 1):
        deadline.check()
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            raw.damaged.append(number)
            raw.pages.append(RawPage(number, 0.0, 0.0))
            continue
        reader = PageReader(page, number, fonts)
        try:
            characters += reader.count
            limits.check_characters(characters)
            raw.pages.append(reader.read())
            raw.links.extend(_find_links(document, page))
        finally:
            reader.close()
            pdfium.FPDF_ClosePage(page)
    if len(raw.damaged) == count:
        raise DamagedDocument("no page can be read; save it as PDF again")
    return raw


def _find_links(document: Any, page: Any) -> Iterator[str]:
    position, link = c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, byref(position), byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if length > 1:
            buffer = create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            yield buffer.value.decode("utf-8", "replace").strip()
