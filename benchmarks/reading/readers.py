"""The readers to compare: a PDF's bytes → its text, by ours and by what else is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec

from resume_lint.document import read_document

Reader = Callable[[bytes], str]
OURS = ("pdfminer", "pdfium")


def find_readers(*, others: bool) -> dict[str, Reader]:
    """Both readers of ours by name, then the others that are installed."""
    readers: dict[str, Reader] = {name: _ours(name) for name in OURS}
    if others and find_spec("pdfplumber"):
        readers["pdfplumber"] = _read_pdfplumber
    if others and find_spec("pypdf"):
        readers["pypdf"] = _read_pypdf
    if others and shutil.which("pdftotext"):
        readers["pdftotext"] = _read_pdftotext
    return readers


def _ours(name: str) -> Reader:
    return lambda data: read_document(data, reader=name).text


def _read_pdfplumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _read_pypdf(data: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def _read_pdftotext(data: bytes) -> str:
    run = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, timeout=60, check=False)
    return run.stdout.decode("utf-8", "replace")
