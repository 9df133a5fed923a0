"""A Resume → DOCX as Word users make it: with styles and a tab for the dates, or laid out in tables."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import _Cell
from resume import Entry, Resume, Section

DAY = datetime(2026, 11, 2, 9, 0)
INK = RGBColor(0x1F, 0x3A, 0x5F)


def to_styled_docx(resume: Resume, *, font: str = "Calibri") -> bytes:
    """Headings and lists by style, dates on a right tab, the way to reach the person in the page header."""
    file = _new_file(font)
    file.add_paragraph(resume.name, style="Title")
    if resume.headline:
        file.add_paragraph(resume.headline, style="Subtitle")
    file.add_paragraph("  |  ".join(resume.contact))
    for section in resume.sections:
        file.add_paragraph(section.title, style="Heading 1")
        _add_section(file, section)
    return _save(file, resume)


def to_dates_table_docx(resume: Resume, *, font: str = "Cambria") -> bytes:
    """Each section a table of two columns: dates or a label at the left, the entry at the right."""
    file = _new_file(font)
    file.add_paragraph(resume.name, style="Title")
    file.add_paragraph(" • ".join((resume.headline, *resume.contact)))
    for section in resume.sections:
        file.add_paragraph(section.title, style="Heading 1")
        if section.entries:
            table = file.add_table(0, 2)
            table.autofit = False
            for entry in section.entries:
                left, right = _add_row(table, Inches(1.5), Inches(5.4))
                left.paragraphs[0].add_run(entry.dates)
                right.paragraphs[0].add_run(entry.title).bold = True
                right.add_paragraph(f"{entry.org}, {entry.place}").runs[0].italic = True
                for bullet in entry.bullets:
                    right.add_paragraph(bullet, style="List Bullet")
        elif section.words:
            table = file.add_table(0, 2)
            for first in range(0, len(section.words), 2):
                pair = (*section.words[first : first + 2], "")
                for cell, word in zip(table.add_row().cells, pair[:2], strict=True):
                    cell.text = word
        else:
            _add_section(file, section)
    return _save(file, resume)


def to_sidebar_docx(resume: Resume, *, font: str = "Arial") -> bytes:
    """One table over the whole page: a shaded sidebar at the left, the career at the right."""
    file = _new_file(font, margin=0.5)
    table = file.add_table(0, 2)
    table.autofit = False
    side, main = _add_row(table, Inches(2.2), Inches(5.3))
    _shade(side, "E6ECF2")
    _put(side, resume.name, "Title", first=True)
    _put(side, resume.headline, "Subtitle")
    for section in resume.side:
        _put(side, section.title, "Heading 1")
        for word in (*section.items, *section.words):
            _put(side, word)
        for entry in section.entries:
            _put(side, f"{entry.title}, {entry.org}, {entry.dates}")
    for number, section in enumerate(resume.main):
        _put(main, section.title, "Heading 1", first=number == 0)
        _add_section(main, section, edge=5.1)
    return _save(file, resume)


def _add_section(place: WordFile | _Cell, section: Section, *, edge: float = 6.9) -> None:
    if section.text:
        place.add_paragraph(section.text)
    if section.words:
        place.add_paragraph(", ".join(section.words))
    for item in section.items:
        place.add_paragraph(item, style="List Bullet")
    for label, words in section.groups:
        paragraph = place.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(words)
    for entry in section.entries:
        _add_entry(place, entry, edge)


def _add_entry(place: WordFile | _Cell, entry: Entry, edge: float) -> None:
    head = place.add_paragraph()
    head.paragraph_format.tab_stops.add_tab_stop(Inches(edge), WD_TAB_ALIGNMENT.RIGHT)
    head.paragraph_format.space_before = Pt(6)
    head.paragraph_format.keep_with_next = True
    head.add_run(entry.title).bold = True
    head.add_run(f"\t{entry.dates}")
    place.add_paragraph(f"{entry.org}, {entry.place}").runs[0].italic = True
    for bullet in entry.bullets:
        place.add_paragraph(bullet, style="List Bullet")


def _new_file(font: str, *, margin: float = 0.8) -> WordFile:
    file = Document()
    for section in file.sections:
        section.page_width, section.page_height = Inches(8.5), Inches(11)
        section.left_margin = section.right_margin = Inches(margin)
        section.top_margin = section.bottom_margin = Inches(0.7)
    for name, size, before, after in (
        ("Normal", 10.5, 0, 2), ("Title", 22, 0, 2), ("Subtitle", 12, 0, 2), ("Heading 1", 12.5, 10, 3),
        ("List Bullet", 10.5, 0, 1),
    ):  # fmt: skip
        style = file.styles[name]
        style.font.size, style.font.name = Pt(size), font
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), font)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name in ("Title", "Heading 1"):
            style.font.color.rgb = INK
        if name == "Subtitle":
            style.font.italic = False
    return file


def _add_row(table, *widths):  # type: ignore[no-untyped-def]
    cells = table.add_row().cells
    for cell, column, width in zip(cells, table.columns, widths, strict=True):
        cell.width = column.width = width
    return cells


def _put(cell: _Cell, words: str, style: str | None = None, *, first: bool = False) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.add_run(words)
    if style:
        paragraph.style = style


def _shade(cell: _Cell, color: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), color)
    cell._tc.get_or_add_tcPr().append(shade)


def _save(file: WordFile, resume: Resume) -> bytes:
    """The bytes of the file with one fixed day in it, so that the same text gives the same file."""
    core = file.core_properties
    core.author, core.title, core.comments = resume.name, "Resume", ""
    core.created = core.modified = DAY
    buffer, out = BytesIO(), BytesIO()
    file.save(buffer)
    with (
        zipfile.ZipFile(buffer) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))
    return out.getvalue()
