"""The DOCX layouts printed to PDF by LibreOffice, all in one run."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.annotations import Annotated
from benchmarks.accuracy.layouts.word import render_sidebar_table, render_styled

OFFICE = "soffice"


def print_styled(resumes: Sequence[Annotated]) -> list[bytes]:
    """The DOCX with styles, as PDF."""
    return _convert([render_styled(resume) for resume in resumes])


def print_sidebar_table(resumes: Sequence[Annotated]) -> list[bytes]:
    """The DOCX with a sidebar in a table, as PDF."""
    return _convert([render_sidebar_table(resume) for resume in resumes])


def _convert(documents: Sequence[bytes]) -> list[bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{number:04d}.docx" for number in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            OFFICE,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, sources),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60 + 10 * len(documents))
        return [source.with_suffix(".pdf").read_bytes() for source in sources]
