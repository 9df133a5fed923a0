"""What systems that read the file alone get otherwise than a person sees it: pictures, columns, fonts, readers."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from resume_lint.document.from_pdf import read_pdf
from resume_lint.document.model import Document

READERS = ("pdfminer", "pdfium")
SIDE = ("SKILLS", "ICD-10-CM", "CPT", "HCPCS", "Epic", "Excel", "Outlook", "Word")
MAIN = (
    "Coded 60 outpatient charts a day in the cardiology clinic",
    "and sent each doubtful one back to the physician by query.",
    "Cut coding denials by 15% within a year by a review of all",
    "modifiers before the claims of the day went to the payer.",
    "Taught four new coders the guidelines and the encoder, and",
    "kept a list of the payer edits that cost the most money.",
    "Posted payments of two offices and wrote appeals for those",
    "claims that had been denied for want of medical necessity.",
)


def canvas_of() -> tuple[BytesIO, Canvas]:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    canvas.setFont("Helvetica", 10)
    return buffer, canvas


def document_of(buffer: BytesIO, canvas: Canvas, reader: str, *, second_reader: bool = False) -> Document:
    canvas.save()
    return read_pdf(buffer.getvalue(), reader=reader, second_reader=second_reader)


def told(document: Document) -> list[tuple[str, str, int | None]]:
    return [(one.kind, one.how, one.page) for one in document.misreadings]


def draw(
    canvas: Canvas, lines: Sequence[str], *, left: float = 72, top: float = 700, leading: float = 14
) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(left, top - leading * number, line)


def text_picture(lines: Sequence[str], *, ink: str = "black", ground: str = "white") -> ImageReader:
    image = Image.new("RGB", (900, 40 * len(lines) + 20), ground)
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((10, 10 + 40 * number), line, fill=ink, font=ImageFont.load_default(26))
    return ImageReader(image)


def shades() -> ImageReader:
    return ImageReader(Image.radial_gradient("L").resize((300, 300)))


def noise() -> ImageReader:
    return ImageReader(Image.effect_noise((300, 300), 90))


def bars() -> ImageReader:
    """A chart of five levels, as skills are drawn in some templates."""
    image = Image.new("RGB", (600, 200), "white")
    pen = ImageDraw.Draw(image)
    for number in range(5):
        pen.rectangle((20, 20 + 36 * number, 200 + 70 * number, 40 + 36 * number), fill="navy")
    return ImageReader(image)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("ink", "ground"), [("black", "white"), ("white", "#203050"), ("#404040", "#f4f0e8")]
)
def test_lines_of_text_in_a_picture_are_told_with_their_place(reader: str, ink: str, ground: str) -> None:
    buffer, canvas = canvas_of()
    draw(canvas, MAIN)
    picture = text_picture(("ICD-10-CM, CPT and HCPCS", "Epic and 3M encoders"), ink=ink, ground=ground)
    canvas.drawImage(picture, 72, 400, 360, 40)
    document = document_of(buffer, canvas, reader)
    assert told(document) == [("text_in_picture", "picture", 1)]
    evidence = document.misreadings[0].evidence
    assert evidence is not None and evidence.text == ""
    assert evidence.boxes == ((72, 792 - 440, 432, 792 - 400),)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("picture", [shades, noise, bars])
def test_a_photograph_a_texture_or_a_chart_is_no_text(reader: str, picture: object) -> None:
    buffer, canvas = canvas_of()
    draw(canvas, MAIN)
    canvas.drawImage(picture(), 300, 300, 120, 120)  # type: ignore[operator]
    assert told(document_of(buffer, canvas, reader)) == []


@pytest.mark.parametrize("reader", READERS)
def test_a_picture_behind_the_words_is_their_ground(reader: str) -> None:
    buffer, canvas = canvas_of()
    canvas.drawImage(shades(), 0, 0, 612, 792)
    canvas.setFillColorRGB(1, 0, 0)
    draw(canvas, MAIN)
    assert told(document_of(buffer, canvas, reader)) == []


@pytest.mark.parametrize("reader", READERS)
def test_a_page_that_is_a_picture_or_outlines_is_told_and_an_empty_one_is_not(reader: str) -> None:
    buffer, canvas = canvas_of()
    draw(canvas, MAIN)
    canvas.showPage()
    canvas.drawImage(text_picture(MAIN), 72, 400, 400, 300)
    canvas.showPage()
    for number in range(80):
        canvas.circle(80 + 5 * number, 600, 2, fill=1)
    canvas.showPage()
    canvas.showPage()
    document = document_of(buffer, canvas, reader)
    assert told(document) == [("page_without_text", "picture", 2), ("page_without_text", "outlines", 3)]


@pytest.mark.parametrize("reader", READERS)
def test_columns_drawn_row_by_row_are_told_with_the_lines_torn_apart(reader: str) -> None:
    buffer, canvas = canvas_of()
    lines = [(72.0, 700.0 - 17 * number, words) for number, words in enumerate(SIDE)]
    lines += [(240.0, 700.0 - 14 * number, words) for number, words in enumerate(MAIN)]
    for x, y, words in sorted(lines, key=lambda line: -line[1]):
        canvas.drawString(x, y, words)
    document = document_of(buffer, canvas, reader)
    assert {(one.kind, one.how) for one in document.misreadings} == {("mixed_columns", "columns")}
    for one in document.misreadings:
        assert one.evidence is not None
        assert one.evidence.text in (*SIDE, *MAIN)


@pytest.mark.parametrize("reader", READERS)
def test_lines_drawn_in_a_wild_order_are_told(reader: str) -> None:
    buffer, canvas = canvas_of()
    for number in (3, 0, 6, 1, 5, 2, 7, 4):
        canvas.drawString(72, 700 - 14 * number, MAIN[number])
    document = document_of(buffer, canvas, reader)
    assert {(one.kind, one.how) for one in document.misreadings} == {("mixed_columns", "lines")}


@pytest.mark.parametrize("reader", READERS)
def test_columns_drawn_one_after_the_other_are_not(reader: str) -> None:
    buffer, canvas = canvas_of()
    draw(canvas, MAIN, left=240)
    draw(canvas, SIDE, leading=17)
    assert told(document_of(buffer, canvas, reader)) == []


@pytest.mark.parametrize("reader", READERS)
def test_a_list_of_skills_drawn_column_by_column_is_not(reader: str) -> None:
    buffer, canvas = canvas_of()
    draw(canvas, MAIN, top=720)
    draw(canvas, SIDE, top=560)
    draw(
        canvas,
        ("Coding", "Billing", "Audits", "Appeals", "Queries", "Posting", "Charges", "Edits"),
        left=300,
        top=560,
    )
    assert told(document_of(buffer, canvas, reader)) == []


def tight_letters(canvas: Canvas, line: str, y: float) -> None:
    x = 72.0
    text = canvas.beginText()
    for sign in line:
        text.setTextOrigin(x, y)
        text.textOut(sign)
        x += 0.86 * stringWidth(sign, "Helvetica", 10)
    canvas.drawText(text)


@pytest.mark.parametrize("reader", READERS)
def test_words_that_other_readers_glue_are_told_with_what_they_get(reader: str) -> None:
    buffer, canvas = canvas_of()
    for number, line in enumerate(MAIN):
        tight_letters(canvas, line, 700 - 14 * number)
    document = document_of(buffer, canvas, reader, second_reader=True)
    assert document.text.split() == " ".join(MAIN).split()
    assert {(one.kind, one.how) for one in document.misreadings} == {("readers_disagree", "spaces")}
    for one in document.misreadings:
        assert one.evidence is not None
        assert len(one.instead.split()) < len(one.evidence.text.split())


@pytest.mark.parametrize("reader", READERS)
def test_readers_that_agree_are_not_told(reader: str) -> None:
    buffer, canvas = canvas_of()
    draw(canvas, MAIN)
    assert told(document_of(buffer, canvas, reader, second_reader=True)) == []
