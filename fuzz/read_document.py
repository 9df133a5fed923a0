"""A fuzz target over the readers: any bytes give a document or one of our errors. Run by hand, for as long as you like:

    pip install atheris
    python fuzz/read_document.py -max_len=20000 -rss_limit_mb=2000 CORPUS_FOLDER

`CORPUS_FOLDER` holds files to begin with, such as copies of `samples/*.pdf`; what opens new ways is added to it. An
exception that is none of ours ends the run and leaves the bytes in `crash-…`. `READER=pdfium` fuzzes the other reader.
"""

from __future__ import annotations

import os
import sys

import atheris

with atheris.instrument_imports(include=["resume_lint", "pdfminer"]):
    # The readers are imported when first used, so that they would be left out.
    from resume_lint.document import Limits, from_docx, from_pdf, from_text, read_document  # noqa: F401
    from resume_lint.errors import UnreadableDocument

LIMITS = Limits(seconds=5)
READER = os.environ.get("READER", "pdfminer")


def check(data: bytes) -> None:
    """Read the bytes; places of words must hold, and nothing but our errors may come."""
    try:
        document = read_document(data, reader=READER, limits=LIMITS)
    except UnreadableDocument:
        return
    for word in document.words:
        if document.text[slice(*word.span)] != word.text:
            raise AssertionError("a word does not stand where its span says")


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
