"""Resumes as Word files of several layouts, printed to PDF by LibreOffice."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from benchmarks.reading.fidelity import Expected
from benchmarks.reading.sources import Block, Source, make_grid, words_of
from benchmarks.reading.web import split_entries

Drawn = tuple[bytes, Expected]
WIDTH = 6.9


def styled(source: Source) -> Drawn:
    """One column, dates at a right tab, list bullets; header and footer repeat on each page."""
    document = _new()
    name = source.head[0].text
    document.sections[0].header.paragraphs[0].text = f"{name} - Resume"
    document.sections[0].footer.paragraphs[0].text = "References on request"
    _add(document, source.whole, WIDTH)
    noise = (f"{name} - Resume", "References on request")
    return _save(document), Expected(tuple(words_of(source.whole)), noise=noise)


def justified_columns(source: Source) -> Drawn:
    """The name above two justified columns of a section."""
    document = _new()
    _add(document, source.head, WIDTH)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "360")
    section._sectPr.append(columns)
    _add(document, source.main + source.side, 3.3, justify=True)
    return _save(document), Expected(tuple(words_of(source.head + source.main + source.side)))


def sidebar_table(source: Source) -> Drawn:
    """A table of two cells: a narrow sidebar and the main part."""
    document = _new()
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for number, (width, blocks) in enumerate(((2.0, source.head + source.side), (WIDTH - 2.0, source.main))):
        cell = table.rows[0].cells[number]
        table.columns[number].width = cell.width = Inches(width)
        _add(cell, blocks, width - 0.35, size=8.5)
    words = tuple(words_of(source.main))
    return _save(document), Expected(words, tuple(words_of(source.head + source.side)))


def dates_table(source: Source) -> Drawn:
    """A table for each job: dates in the left cell, the rest in the right one."""
    document = _new()
    words: list[str] = []
    for entry in split_entries(source.whole):
        if entry[0].kind != "row":
            _add(document, entry, WIDTH)
            words += words_of(entry)
            continue
        table = document.add_table(rows=1, cols=2)
        table.autofit = False
        date, rest = table.rows[0].cells
        date.width, rest.width = Inches(1.5), Inches(WIDTH - 1.5)
        blocks = (Block("row", entry[0].text), *entry[1:])
        date.paragraphs[0].text = entry[0].right
        _add(rest, blocks, WIDTH - 1.85)
        words += entry[0].right.split() + words_of(blocks)
    return _save(document), Expected(tuple(words))


def skill_table(source: Source) -> Drawn:
    """Skills in a table with lines, three to a row."""
    document = _new()
    blocks = make_grid(source.whole, 3)
    _add(document, blocks, WIDTH)
    return _save(document), Expected(tuple(words_of(blocks)))


OFFICE_LAYOUTS: dict[str, Callable[[Source], Drawn]] = {
    "styled": styled, "justified columns": justified_columns, "sidebar table": sidebar_table,
    "dates table": dates_table, "skill table": skill_table,
}  # fmt: skip


def print_libreoffice(documents: Sequence[bytes]) -> list[bytes]:
    """The documents as PDF by LibreOffice, all in one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{number:04d}.docx" for number in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)
        return [source.with_suffix(".pdf").read_bytes() for source in sources]


def _new() -> Any:
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Inches(0.8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Carlito", Pt(10)
    style.paragraph_format.space_after = Pt(2)
    return document


def _save(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(
    place: Any, blocks: Sequence[Block], width: float, *, size: float = 10, justify: bool = False
) -> None:
    for block in blocks:
        if block.kind == "cells":
            table = place.add_table(rows=1, cols=len(block.cells))
            for cell, text in zip(table.rows[0].cells, block.cells, strict=True):
                cell.paragraphs[0].text = text
            continue
        bullet = block.kind == "bullet"
        paragraph = place.add_paragraph(style="List Bullet" if bullet else None)
        if justify and block.kind in ("text", "bullet"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        run = paragraph.add_run(block.text)
        run.bold = block.kind in ("row", "heading", "name")
        run.font.size = Pt({"name": 20, "heading": 13}.get(block.kind, size))
        if block.right:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(width), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run(f"\t{block.right}").font.size = Pt(size)
