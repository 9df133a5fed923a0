"""A Resume → PDF by reportlab, in one column or two; HTML and DOCX → PDF by Chromium and LibreOffice."""

from __future__ import annotations

import re
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    HRFlowable,
    KeepTogether,
    ListFlowable,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)
from resume import Entry, Resume, Section

DAY = b"20261102090000"
INK = HexColor("#7A2E1F")
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=13.2, spaceAfter=2)
SMALL = ParagraphStyle("small", BODY, fontName="Helvetica", fontSize=9.2, leading=12)
NAME = ParagraphStyle("name", BODY, fontName="Times-Bold", fontSize=20, leading=24, alignment=1)
CENTER = ParagraphStyle("center", BODY, alignment=1)
RIGHT = ParagraphStyle("right", BODY, alignment=2)
HEADING = ParagraphStyle(
    "heading", BODY, fontName="Times-Bold", fontSize=11.5, leading=14, spaceBefore=9, textColor=INK
)


def to_column_pdf(resume: Resume) -> bytes:
    """One column, dates at the right edge."""
    story: list[Flowable] = [Paragraph(escape(resume.name), NAME)]
    story += [
        Paragraph(escape(line), CENTER) for line in (resume.headline, " · ".join(resume.contact)) if line
    ]
    for section in resume.sections:
        story += _section(section, BODY, 6.9 * inch)
    frame = Frame(0.8 * inch, 0.6 * inch, 6.9 * inch, 9.8 * inch, 0, 0, 0, 0)
    return _build(resume, story, [frame])


def to_two_column_pdf(resume: Resume) -> bytes:
    """The name across the page, the career at the left, a narrow column at the right."""
    left = ParagraphStyle("left", NAME, fontName="Helvetica-Bold", alignment=0)
    story: list[Flowable] = [Paragraph(escape(resume.name), left)]
    story += [Paragraph(escape(f"{resume.headline} | {' | '.join(resume.contact)}"), SMALL), FrameBreak()]
    for section in resume.main:
        story += _section(section, SMALL, 4.7 * inch)
    story.append(FrameBreak())
    for section in resume.side[1:]:
        story += _section(section, SMALL, 1.95 * inch, narrow=True)
    frames = [
        Frame(0.7 * inch, 9.7 * inch, 7.1 * inch, 0.8 * inch, 0, 0, 0, 0),
        Frame(0.7 * inch, 0.6 * inch, 4.7 * inch, 9.0 * inch, 0, 0, 0, 0),
        Frame(5.75 * inch, 0.6 * inch, 2.05 * inch, 9.0 * inch, 0, 0, 0, 0),
    ]
    return _build(resume, story, frames)


def print_html(html: str) -> bytes:
    """The page as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "resume.html"), Path(folder, "resume.pdf")
        page.write_text(html, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--disable-pdf-tagging",
            f"--user-data-dir={folder}",
        ]
        subprocess.run(
            ["chromium", *options, f"--print-to-pdf={out}", page.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return fix_dates(out.read_bytes())


def print_docx(docx: bytes) -> bytes:
    """The file as LibreOffice exports it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "resume.docx")
        path.write_bytes(docx)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return fix_dates(path.with_suffix(".pdf").read_bytes())


def fix_dates(pdf: bytes) -> bytes:
    """The PDF with one fixed day and no random ids; every object keeps its length and its place."""
    pdf = re.sub(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}", rb"\g<1>" + DAY, pdf)
    for pattern in (rb"/ID ?\[[^\]]*\]", rb"/DocChecksum ?/\w+"):
        pdf = re.sub(pattern, lambda match: re.sub(rb"[0-9A-F]{32}", b"0" * 32, match[0]), pdf)
    return pdf


def _section(section: Section, body: ParagraphStyle, width: float, *, narrow: bool = False) -> list[Flowable]:
    heading = ParagraphStyle("h", HEADING, fontName="Helvetica-Bold" if body is SMALL else HEADING.fontName)
    head = [
        Paragraph(escape(section.title), heading),
        HRFlowable(width="100%", thickness=0.6, color=INK, spaceAfter=3),
    ]
    flow: list[Flowable] = []
    if section.text:
        flow.append(Paragraph(escape(section.text), body))
    if section.items:
        flow.append(_bullets(section.items, body))
    if section.words:
        words = section.words if narrow else (", ".join(section.words),)
        flow += [Paragraph(escape(word), body) for word in words]
    flow += [Paragraph(f"<b>{escape(label)}:</b> {escape(words)}", body) for label, words in section.groups]
    for entry in section.entries:
        flow += _entry(entry, body, width, narrow=narrow)
    return [KeepTogether([*head, flow[0]]), *flow[1:]]


def _entry(entry: Entry, body: ParagraphStyle, width: float, *, narrow: bool) -> list[Flowable]:
    if narrow:
        place = ParagraphStyle("place", body, spaceAfter=5)
        title = Paragraph(f"<b>{escape(entry.title)}</b>", body)
        return [title, Paragraph(escape(f"{entry.org}, {entry.dates}"), place)]
    dates = ParagraphStyle("dates", body, alignment=2)
    row = [Paragraph(f"<b>{escape(entry.title)}</b>", body), Paragraph(escape(entry.dates), dates)]
    table = Table([row], colWidths=[width - 1.8 * inch, 1.8 * inch])
    paddings = {"LEFTPADDING": 0, "RIGHTPADDING": 0, "TOPPADDING": 4, "BOTTOMPADDING": 0}
    table.setStyle(TableStyle([(name, (0, 0), (-1, -1), points) for name, points in paddings.items()]))
    flow: list[Flowable] = [table, Paragraph(f"<i>{escape(entry.org)}, {escape(entry.place)}</i>", body)]
    return [*flow, _bullets(entry.bullets, body)] if entry.bullets else flow


def _bullets(items: tuple[str, ...], body: ParagraphStyle) -> ListFlowable:
    paragraphs = [Paragraph(escape(item), body) for item in items]
    return ListFlowable(
        paragraphs, bulletType="bullet", start="•", leftIndent=11, bulletFontSize=body.fontSize
    )


def _build(resume: Resume, story: list[Flowable], frames: list[Frame]) -> bytes:
    buffer = BytesIO()
    document = BaseDocTemplate(buffer, pagesize=letter, invariant=1, title="Resume", author=resume.name)
    document.addPageTemplates(PageTemplate("page", frames))
    document.build(story)
    return buffer.getvalue()
