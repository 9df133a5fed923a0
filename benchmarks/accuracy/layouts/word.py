"""DOCX by python-docx: styles as Word offers them, a sidebar in a table, or dates in a column of a table."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph

from benchmarks.accuracy.annotations import Annotated, GoldEntry, GoldSection
from benchmarks.accuracy.layouts.pieces import SIDE_KINDS, Header, Listing, header_rows, join_items

TEXT_WIDTH = Inches(6.5)


def render_styled(resume: Annotated) -> bytes:
    """Title and heading styles, list bullets, dates at a tab on the right; skills with dots."""
    document = _new_document()
    document.add_heading(resume.name, level=0)
    document.add_paragraph(resume.contact)
    for section in resume.sections:
        document.add_heading(section.title, level=1)
        _add_section(document, section, header="dates right", listing="dots")
    return _saved(document)


def render_sidebar_table(resume: Annotated) -> bytes:
    """A table of one row: contact, skills, certifications and education left, the rest right."""
    document = _new_document()
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    side, main = table.rows[0].cells
    side.width, main.width = Inches(2.1), Inches(4.9)
    _add_bold(side.paragraphs[0], resume.name, size=15)
    side.add_paragraph(resume.contact)
    for section in resume.sections:
        cell = side if section.kind in SIDE_KINDS else main
        _add_bold(_fresh_paragraph(cell), section.title, size=12)
        _add_section(cell, section, header="title first", listing="lines")
    return _saved(document)


def render_dates_table(resume: Annotated) -> bytes:
    """Each job is a row of a table, its dates in the narrow left cell; headings in capitals by format."""
    document = _new_document()
    _add_bold(document.add_paragraph(), resume.name, size=18)
    document.add_paragraph(resume.contact)
    for section in resume.sections:
        _add_bold(document.add_paragraph(), section.title, size=12).runs[0].font.all_caps = True
        _add_loose(document, section, listing="commas")
        if section.entries:
            table = document.add_table(rows=0, cols=2)
            for entry in section.entries:
                left, right = table.add_row().cells
                left.width, right.width = Inches(1.4), Inches(5.6)
                left.paragraphs[0].add_run(entry.dates)
                _add_entry(right, entry, header="dates beside")
    return _saved(document)


def _new_document() -> Document:
    document = docx.Document()
    for section in document.sections:
        section.left_margin = section.right_margin = Inches(0.75)
        section.top_margin = section.bottom_margin = Inches(0.7)
    document.styles["Normal"].font.size = Pt(10)
    return document


def _add_section(place: Any, section: GoldSection, *, header: Header, listing: Listing) -> None:
    _add_loose(place, section, listing=listing)
    for entry in section.entries:
        _add_entry(place, entry, header=header)


def _add_loose(place: Any, section: GoldSection, *, listing: Listing) -> None:
    """The running text and the items of a section."""
    if section.text:
        place.add_paragraph(section.text)
    if section.kind == "skills":
        for line in join_items(section.items, listing):
            place.add_paragraph(line)
    else:
        for item in section.items:
            place.add_paragraph(item, style="List Bullet")


def _add_entry(place: Any, entry: GoldEntry, *, header: Header) -> None:
    for number, (left, right) in enumerate(header_rows(entry, header)):
        paragraph = _fresh_paragraph(place)
        paragraph.add_run(left).bold = number == 0
        if right:
            paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run(f"\t{right}")
    if entry.text:
        place.add_paragraph(entry.text)
    for bullet in entry.bullets:
        place.add_paragraph(bullet, style="List Bullet")


def _fresh_paragraph(place: Any) -> Paragraph:
    """An empty paragraph at the end; a new table cell already has one."""
    last = None if isinstance(place, Document) else place.paragraphs[-1]
    paragraph: Paragraph = place.add_paragraph() if last is None or last.text else last
    return paragraph


def _add_bold(paragraph: Paragraph, words: str, *, size: int) -> Paragraph:
    run = paragraph.add_run(words)
    run.bold = True
    run.font.size = Pt(size)
    return paragraph


def _saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
