"""PDFs written anew by other programs, which set text in ways of their own: Ghostscript, cairo, qpdf, PDFium."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

import pypdfium2


def by_ghostscript(data: bytes) -> bytes:
    """Distilled again."""
    return _run(
        data, ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf"]
    )


def by_cairo(data: bytes) -> bytes:
    """Drawn again by poppler on cairo, which writes each glyph at its place."""
    return _run(data, ["pdftocairo", "-pdf", "in.pdf", "out.pdf"])


def by_qpdf(data: bytes) -> bytes:
    """Packed in object streams, in order for the web."""
    return _run(data, ["qpdf", "--object-streams=generate", "--linearize", "in.pdf", "out.pdf"])


def by_pdfium(data: bytes) -> bytes:
    """Saved again by PDFium."""
    out = io.BytesIO()
    document = pypdfium2.PdfDocument(data)
    document.save(out)
    document.close()
    return out.getvalue()


def _run(data: bytes, command: list[str]) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        Path(name, "in.pdf").write_bytes(data)
        subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=name)
        return Path(name, "out.pdf").read_bytes()


REWRITERS = {
    "ghostscript": ("gs", by_ghostscript),
    "cairo": ("pdftocairo", by_cairo),
    "qpdf": ("qpdf", by_qpdf),
    "pdfium": (None, by_pdfium),
}
