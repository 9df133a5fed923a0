"""Resumes set by fpdf2's own text flow: justified paragraphs, balanced columns, a ruled table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from benchmarks.reading.fidelity import Expected
from benchmarks.reading.sources import Block, Source, make_grid, words_of

Drawn = tuple[bytes, Expected]
# The standard fonts of PDF hold these signs under other names.
PLAIN_SIGNS = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "→": ">", "≥": ">"})


def justified(source: Source) -> Drawn:
    """One justified column, dates in a cell of the same row."""
    pdf = _new()
    _write(pdf, source.whole)
    return bytes(pdf.output()), Expected(tuple(words_of(source.whole)))


def columns(source: Source) -> Drawn:
    """Two justified columns over the pages."""
    pdf = _new()
    blocks = source.main + source.side
    _write(pdf, source.head)
    with pdf.text_columns(ncols=2, gutter=10, text_align="JUSTIFY") as column:
        for block in blocks:
            bold = block.kind in ("heading", "row")
            with column.paragraph(bottom_margin=1.5) as paragraph:
                pdf.set_font("Helvetica", "B" if bold else "", 9)
                paragraph.write(_plain(" ".join(block.words)))
    return bytes(pdf.output()), Expected(tuple(words_of(source.head + blocks)))


def table(source: Source) -> Drawn:
    """Skills in a ruled table of three columns."""
    pdf = _new()
    blocks = make_grid(source.whole, 3)
    _write(pdf, blocks)
    return bytes(pdf.output()), Expected(tuple(words_of(blocks)))


FLOWED_LAYOUTS: dict[str, Callable[[Source], Drawn]] = {
    "justified": justified, "columns": columns, "skill table": table,
}  # fmt: skip


def _new() -> Any:
    from fpdf import FPDF

    pdf = FPDF(format="letter")
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.add_page()
    return pdf


def _write(pdf: Any, blocks: Sequence[Block]) -> None:
    rows: list[tuple[str, ...]] = []
    for block in (*blocks, Block("text", "")):
        if block.kind == "cells":
            rows.append(block.cells)
            continue
        if rows:
            _write_table(pdf, rows)
            rows = []
        if block.words:
            _write_block(pdf, block)


def _write_table(pdf: Any, rows: Sequence[tuple[str, ...]]) -> None:
    pdf.set_font("Helvetica", "", 10)
    width = max(map(len, rows))
    with pdf.table(first_row_as_headings=False) as table:
        for cells in rows:
            row = table.row()
            for cell in (*cells, *[""] * (width - len(cells))):
                row.cell(_plain(cell))


def _write_block(pdf: Any, block: Block) -> None:
    size = {"name": 20, "heading": 13}.get(block.kind, 10)
    pdf.set_font("Helvetica", "B" if block.kind in ("name", "heading", "row") else "", size)
    height = size * 0.48
    next_line = {"new_x": "LMARGIN", "new_y": "NEXT"}
    if block.right:
        pdf.cell(pdf.epw - 55, height, _plain(block.text))
        pdf.set_font("Helvetica", "", size)
        pdf.cell(55, height, _plain(block.right), align="R", **next_line)
    elif block.kind == "bullet":
        pdf.cell(5, height, chr(149))
        pdf.multi_cell(pdf.epw - 5, height, _plain(block.text), align="J", **next_line)
    else:
        pdf.multi_cell(0, height, _plain(block.text), align="J", **next_line)


def _plain(text: str) -> str:
    return text.translate(PLAIN_SIGNS).encode("latin-1", "replace").decode("latin-1")
