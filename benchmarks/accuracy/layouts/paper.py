"""PDF by reportlab: one column with dates at the right edge, a left sidebar, or two equal columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path

import reportlab
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from benchmarks.accuracy.annotations import Annotated, GoldEntry, GoldSection
from benchmarks.accuracy.layouts.pieces import SIDE_KINDS, Header, Listing, header_rows, join_items

WIDTH, HEIGHT = LETTER
EDGE = 45.0
FONT_PLACES = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF")
FALLBACK = Path(reportlab.__file__).parent / "fonts"


def render_one_column(resume: Annotated) -> bytes:
    """One column, dates at the right edge, round bullets; skills with commas."""
    styles = _styles("Sans", 9.5)
    story = [*_head(resume, styles)]
    for section in resume.sections:
        story += _section(section, styles, WIDTH - 2 * EDGE, header="dates right", listing="commas")
    return _print(story, [PageTemplate("page", [_frame(EDGE, WIDTH - 2 * EDGE)])])


def render_sidebar(resume: Annotated) -> bytes:
    """Contact, skills, certifications and education in a narrow left column, drawn first; then the rest."""
    styles, small = _styles("Sans", 9.5), _styles("Sans", 8.5)
    side_width, gap = 155.0, 18.0
    main_left = EDGE + side_width + gap
    main_width = WIDTH - EDGE - main_left
    story = _head(resume, small)
    for section in resume.sections:
        if section.kind in SIDE_KINDS:
            story += _section(section, small, side_width, header="stacked", listing="lines")
    story += [NextPageTemplate("later"), FrameBreak()]
    for section in resume.sections:
        if section.kind not in SIDE_KINDS:
            story += _section(section, styles, main_width, header="title first", listing="lines")
    main = _frame(main_left, main_width)
    return _print(
        story,
        [
            PageTemplate("first", [_frame(EDGE, side_width), main]),
            PageTemplate("later", [_frame(main_left, main_width)]),
        ],
    )


def render_two_columns(resume: Annotated) -> bytes:
    """Name across the page, then two equal columns of small print: jobs left, what is known right; dashes."""
    styles = _styles("Serif", 8.5)
    gap = 20.0
    width = (WIDTH - 2 * EDGE - gap) / 2
    story = [*_head(resume, styles), FrameBreak()]
    right = [section for section in resume.sections if section.kind in SIDE_KINDS]
    for section in (section for section in resume.sections if section not in right):
        story += _section(section, styles, width, header="org first", listing="pipes", marker="–")
    story.append(FrameBreak())
    for section in right:
        story += _section(section, styles, width, header="org first", listing="pipes", marker="–")
    top = 60.0
    first = [
        Frame(EDGE, HEIGHT - EDGE - top, WIDTH - 2 * EDGE, top, 0, 0, 0, 0),
        _frame(EDGE, width, below=top),
        _frame(EDGE + width + gap, width, below=top),
    ]
    later = [_frame(EDGE, width), _frame(EDGE + width + gap, width)]
    story.insert(0, NextPageTemplate("later"))
    return _print(story, [PageTemplate("first", first), PageTemplate("later", later)])


def _frame(left: float, width: float, *, below: float = 0.0) -> Frame:
    return Frame(left, EDGE, width, HEIGHT - 2 * EDGE - below, 0, 0, 0, 0)


def _print(story: list[Flowable], pages: Sequence[PageTemplate]) -> bytes:
    buffer = io.BytesIO()
    BaseDocTemplate(buffer, pagesize=LETTER, pageTemplates=list(pages), invariant=1).build(story)
    return buffer.getvalue()


def _head(resume: Annotated, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    return [_paragraph(resume.name, styles["name"]), _paragraph(resume.contact, styles["body"])]


def _section(
    section: GoldSection,
    styles: dict[str, ParagraphStyle],
    width: float,
    *,
    header: Header,
    listing: Listing,
    marker: str = "•",
) -> list[Flowable]:
    story: list[Flowable] = [_paragraph(section.title, styles["heading"])]
    if section.text:
        story.append(_paragraph(section.text, styles["body"]))
    if section.kind == "skills":
        story += [_paragraph(line, styles["body"]) for line in join_items(section.items, listing)]
    else:
        story += [_paragraph(item, styles["bullet"], marker) for item in section.items]
    for entry in section.entries:
        story += _entry(entry, styles, width, header, marker)
    return story


def _entry(
    entry: GoldEntry, styles: dict[str, ParagraphStyle], width: float, header: Header, marker: str
) -> list[Flowable]:
    story: list[Flowable] = [Spacer(0, 3)]
    for number, (left, right) in enumerate(header_rows(entry, header)):
        story.append(_header_row(left, right, styles["strong" if number == 0 else "body"], styles, width))
    if entry.text:
        story.append(_paragraph(entry.text, styles["body"]))
    return story + [_paragraph(bullet, styles["bullet"], marker) for bullet in entry.bullets]


def _header_row(
    left: str, right: str, style: ParagraphStyle, styles: dict[str, ParagraphStyle], width: float
) -> Flowable:
    if not right:
        return _paragraph(left, style)
    needed = pdfmetrics.stringWidth(right, styles["right"].fontName, styles["right"].fontSize) + 2
    cells = [[_paragraph(left, style), _paragraph(right, styles["right"])]]
    tight = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Table(
        cells, colWidths=[width - needed, needed], style=[*tight, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )


def _paragraph(words: str, style: ParagraphStyle, marker: str | None = None) -> Paragraph:
    return Paragraph(escape(words, quote=False), style, bulletText=marker)


def _styles(family: str, size: float) -> dict[str, ParagraphStyle]:
    plain, bold = _fonts(family)
    body = ParagraphStyle("body", fontName=plain, fontSize=size, leading=size * 1.25, bulletFontName=plain)
    heading = {
        "fontName": bold,
        "fontSize": size + 2,
        "leading": (size + 2) * 1.2,
        "spaceBefore": 8,
        "spaceAfter": 2,
    }
    return {
        "body": body,
        "strong": ParagraphStyle("strong", body, fontName=bold),
        "right": ParagraphStyle("right", body, alignment=TA_RIGHT),
        "bullet": ParagraphStyle("bullet", body, leftIndent=11, bulletIndent=1, bulletFontSize=size),
        "heading": ParagraphStyle("heading", body, **heading),
        "name": ParagraphStyle("name", body, fontName=bold, fontSize=size * 1.7, leading=size * 2.1),
    }


def _fonts(family: str) -> tuple[str, str]:
    """A plain and a bold font that know arrows and the like; reportlab's own where none is there."""
    names = (f"Benchmark{family}", f"Benchmark{family}Bold")
    if names[0] not in pdfmetrics.getRegisteredFontNames():
        folder = next((Path(place) for place in FONT_PLACES if Path(place, "DejaVuSans.ttf").exists()), None)
        files = (f"DejaVu{family}.ttf", f"DejaVu{family}-Bold.ttf") if folder else ("Vera.ttf", "VeraBd.ttf")
        for name, file in zip(names, files, strict=True):
            pdfmetrics.registerFont(TTFont(name, (folder or FALLBACK) / file))
    return names
