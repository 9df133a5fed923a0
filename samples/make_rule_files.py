"""Make the example files of rules again: `python samples/make_rule_files.py`. They show what words alone can't."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
import pypdf
from docx.shared import RGBColor
from PIL import Image, ImageDraw, ImageFont
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FILES = Path(__file__).parents[1] / "rules" / "medical-coder" / "checks" / "files"
CONTACT = "dana.reyes@example.com | (555) 555-0142"
LINES = (
    "EXPERIENCE",
    "Medical Coder, Lakeside Clinic, 03/2021 - Present",
    "- Coded 60 outpatient charts a day in Epic with 3M 360 Encompass at 98% accuracy.",
    "- Cut coding denials by 15% within a year.",
    "SKILLS",
    "ICD-10-CM, CPT, HCPCS Level II",
)


def word_file(*, in_header: bool, white: str = "") -> bytes:
    """A Word file with the contact details in its header, or under the name, and with words in white at its end."""
    document = docx.Document()
    document.add_paragraph("Dana Reyes, CPC")
    place = document.sections[0].header.paragraphs[0] if in_header else document.add_paragraph()
    place.text = CONTACT
    for line in LINES:
        document.add_paragraph(line)
    if white:
        document.add_paragraph().add_run(white).font.color.rgb = RGBColor(255, 255, 255)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def new_canvas() -> tuple[BytesIO, Canvas]:
    """A page that gives the same bytes each time, with the name on it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 730, "Dana Reyes, CPC")
    canvas.setFont("Helvetica", 10)
    return buffer, canvas


def draw_lines(canvas: Canvas, lines: Sequence[str] = LINES, *, left: float = 72, top: float = 700) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(left, top - 16 * number, line)


def saved(buffer: BytesIO, canvas: Canvas) -> bytes:
    canvas.save()
    return buffer.getvalue()


def picture_of(lines: Sequence[str]) -> ImageReader:
    """The lines as a picture."""
    image = Image.new("RGB", (900, 40 * len(lines) + 20), "white")
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((10, 10 + 40 * number), line, fill="black", font=ImageFont.load_default(26))
    return ImageReader(image)


def text_in_picture() -> bytes:
    """A resume whose skills are a picture."""
    buffer, canvas = new_canvas()
    draw_lines(canvas)
    skills = picture_of(("ICD-10-PCS, CPT, HCPCS Level II", "Epic, 3M 360 Encompass", "Denial management"))
    canvas.drawImage(skills, 72, 480, 300, 46)
    return saved(buffer, canvas)


def photo() -> bytes:
    """A resume with the picture of a person, drawn as a few smooth shades."""
    buffer, canvas = new_canvas()
    image = Image.radial_gradient("L").resize((200, 200))
    canvas.drawImage(ImageReader(image), 440, 640, 100, 100)
    draw_lines(canvas)
    return saved(buffer, canvas)


def page_without_text() -> bytes:
    """A resume whose second page is a picture."""
    buffer, canvas = new_canvas()
    draw_lines(canvas)
    canvas.showPage()
    canvas.drawImage(picture_of(LINES), 72, 400, 468, 135)
    return saved(buffer, canvas)


SIDE = ("SKILLS", "ICD-10-CM", "CPT", "HCPCS Level II", "Epic", "3M 360", "Excel", "Outlook", "TOOLS", "Word")
MAIN = (
    "EXPERIENCE",
    "Medical Coder, Lakeside Clinic, 03/2021 - Present",
    "Coded 60 outpatient charts a day in Epic at 98% accuracy,",
    "with an audit of each new payer edit in the first week.",
    "Cut coding denials by 15% within a year by a review of",
    "modifiers before each claim was sent to the payer.",
    "Medical Biller, Harbor Health, 01/2018 - 02/2021",
    "Sent 1,200 claims a month with a clean claim rate of 96%",
    "and posted payments for nine providers in two offices.",
    "Wrote appeals for denied claims and won most of them.",
)


def columns(*, mixed: bool) -> bytes:
    """A resume in two columns, drawn column by column, or row by row across both."""
    buffer, canvas = new_canvas()
    side = [(72, 700 - 19 * number, words) for number, words in enumerate(SIDE)]
    main = [(230, 700 - 16 * number, words) for number, words in enumerate(MAIN)]
    lines = side + main
    for x, y, words in sorted(lines, key=lambda line: -line[1]) if mixed else lines:
        canvas.drawString(x, y, words)
    return saved(buffer, canvas)


def glued_words() -> bytes:
    """A resume drawn letter by letter, set so tightly that some readers see no gap between words."""
    buffer, canvas = new_canvas()
    for number, line in enumerate(LINES):
        x = 72.0
        text = canvas.beginText()
        text.setFont("Helvetica", 10)
        for sign in line:
            text.setTextOrigin(x, 700 - 16 * number)
            text.textOut(sign)
            x += 0.86 * stringWidth(sign, "Helvetica", 10)
        canvas.drawText(text)
    return saved(buffer, canvas)


def unmapped_font() -> bytes:
    """A resume with a line in a font whose glyphs have numbers and no letters."""
    buffer, canvas = new_canvas()
    draw_lines(canvas)
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(saved(buffer, canvas))))
    glyphs = {
        "/Type": NameObject("/Font"),
        "/Subtype": NameObject("/CIDFontType2"),
        "/BaseFont": NameObject("/Odd"),
        "/CIDSystemInfo": entries(
            {"/Registry": TextStringObject("Adobe"), "/Ordering": TextStringObject("Identity")}
        ),
        "/DW": NumberObject(600),
    }
    font = {
        "/Type": NameObject("/Font"),
        "/Subtype": NameObject("/Type0"),
        "/BaseFont": NameObject("/Odd"),
        "/Encoding": NameObject("/Identity-H"),
        "/DescendantFonts": ArrayObject([entries(glyphs)]),
    }
    first = writer.pages[0]
    first["/Resources"]["/Font"][NameObject("/Odd")] = entries(font)
    more = StreamObject()
    more.set_data(
        b"BT /Odd 10 Tf 72 560 Td <002700280031002C0024002F> Tj 50 0 Td <00300024003100240028> Tj ET"
    )
    first[NameObject("/Contents")] = ArrayObject([first.raw_get("/Contents"), writer._add_object(more)])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def entries(named: dict[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in named.items()})


def main() -> None:
    made = {
        "text-in-picture.pdf": text_in_picture(),
        "photo.pdf": photo(),
        "page-without-text.pdf": page_without_text(),
        "mixed-columns.pdf": columns(mixed=True),
        "columns.pdf": columns(mixed=False),
        "glued-words.pdf": glued_words(),
        "unmapped-font.pdf": unmapped_font(),
        "white-words.docx": word_file(
            in_header=False, white="CPMA CCS CRC risk adjustment auditing 99% accuracy"
        ),
        "contact-in-header.docx": word_file(in_header=True),
        "contact-in-body.docx": word_file(in_header=False),
    }
    for name, content in made.items():
        (FILES / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
