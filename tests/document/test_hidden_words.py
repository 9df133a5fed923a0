"""Words of a PDF that a person does not see are told, whatever hides them; words that are seen never are."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject
from reportlab.lib.colors import CMYKColor, Color, HexColor, black, white
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from resume_lint.document.from_pdf import read_pdf
from resume_lint.document.model import Document

READERS = ("pdfminer", "pdfium")
BAIT = "CPMA auditing expert"
Draw = Callable[[Canvas], None]


def build(draw: Draw) -> bytes:
    """A page with a few black lines and what `draw` adds."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(("Jane Roe, CPC", "Medical Coder", "Coded 60 charts a day in Epic")):
        canvas.drawString(72, 720 - 18 * number, line)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def hidden(document: Document) -> list[tuple[str, str | None]]:
    """The words of each hidden line with the reason."""
    return [
        (document.text[slice(*line.span)], document.words[line.words[0]].hidden)
        for line in document.hidden_lines
    ]


def put(canvas: Canvas, *, x: float = 72, y: float = 400, size: float = 11, words: str = BAIT) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, words)


def colored(color: Color, ground: Color | None = None, size: float = 11) -> Draw:
    def draw(canvas: Canvas) -> None:
        if ground is not None:
            canvas.setFillColor(ground)
            canvas.rect(60, 380, 400, 60, stroke=0, fill=1)
        canvas.setFillColor(color)
        put(canvas, size=size)

    return draw


def picture(color: tuple[int, int, int]) -> ImageReader:
    return ImageReader(Image.new("RGB", (40, 10), color))


def over_other_words(canvas: Canvas) -> None:
    put(canvas, words="Coded inpatient charts for a clinic in town")
    canvas.setFillColor(white)
    put(canvas)


def tiny_by_matrix(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(72, 400)
    canvas.scale(0.05, 0.05)
    put(canvas, x=0, y=0, size=12)
    canvas.restoreState()


def unseen_mode(mode: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 400)
        text.setTextRenderMode(mode)
        text.textOut(BAIT)
        canvas.drawText(text)

    return draw


def clear_ink(alpha: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillAlpha(alpha)
        put(canvas)

    return draw


def covered_by_shape(canvas: Canvas) -> None:
    put(canvas)
    canvas.setFillColor(white)
    canvas.rect(60, 380, 400, 60, stroke=0, fill=1)


def covered_by_picture(canvas: Canvas) -> None:
    put(canvas)
    canvas.drawImage(picture((200, 120, 60)), 60, 380, 400, 60)


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(300, 100, 100, 100)
    canvas.clipPath(path, stroke=0, fill=0)
    put(canvas)
    canvas.restoreState()


def white_on_white_picture(canvas: Canvas) -> None:
    canvas.drawImage(picture((255, 255, 255)), 60, 380, 400, 60)
    canvas.setFillColor(white)
    put(canvas)


TRICKS: dict[str, tuple[Draw, str]] = {
    "white": (colored(white), "white"),
    "nearly white": (colored(HexColor("#FDFDFA")), "white"),
    "white ink of four colours": (colored(CMYKColor(0, 0, 0, 0)), "white"),
    "the colour of a dark band": (colored(HexColor("#203050"), HexColor("#203050")), "white"),
    "nearly the colour of a band": (colored(HexColor("#E0E4EE"), HexColor("#E8ECF4")), "white"),
    "white over other words": (over_other_words, "white"),
    "white on a white picture": (white_on_white_picture, "white"),
    "tiny": (colored(black, size=0.6), "tiny"),
    "tiny by its matrix": (tiny_by_matrix, "tiny"),
    "render mode 3": (unseen_mode(3), "invisible"),
    "render mode 7": (unseen_mode(7), "invisible"),
    "no cover": (clear_ink(0.0), "transparent"),
    "hardly any cover": (clear_ink(0.03), "transparent"),
    "right of the page": (lambda canvas: put(canvas, x=900), "off_page"),
    "below the page": (lambda canvas: put(canvas, y=-60), "off_page"),
    "under a white shape": (covered_by_shape, "covered"),
    "under a picture": (covered_by_picture, "covered"),
    "clipped away": (clipped, "clipped"),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("trick", TRICKS)
def test_words_that_nobody_sees_are_told_and_stand_behind_the_others(trick: str, reader: str) -> None:
    draw, why = TRICKS[trick]
    document = read_pdf(build(draw), reader=reader)
    assert hidden(document) == [(BAIT, why)]
    assert BAIT not in document.without_hidden().text
    assert "Coded 60 charts a day in Epic" in document.without_hidden().text


@pytest.mark.parametrize("reader", READERS)
def test_a_line_that_lies_on_the_cut_of_two_pages_is_not_hidden_on_the_second(reader: str) -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, y=10)
        canvas.showPage()
        path = canvas.beginPath()
        path.rect(0, 0, 612, 709)
        canvas.clipPath(path, stroke=0, fill=0)
        put(canvas, y=710)
        put(canvas, y=600, words="Coded charts")

    document = read_pdf(build(draw), reader=reader)
    assert hidden(document) == []
    assert document.text.count(BAIT) == 1


def with_layer(*, shown: bool) -> bytes:
    """A page whose bait stands on a layer."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(build(lambda canvas: None))))
    layer = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("notes")}
        )
    )
    settings = {
        NameObject("/OFF"): ArrayObject([] if shown else [layer]),
        NameObject("/Order"): ArrayObject([layer]),
    }
    layers = {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): DictionaryObject(settings)}
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(layers)
    page = writer.pages[0]
    page["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/L0"): layer})
    more = StreamObject()
    more.set_data(f"/OC /L0 BDC BT /F1 11 Tf 72 400 Td ({BAIT}) Tj ET EMC".encode())
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(more)])
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("reader", READERS)
def test_words_on_a_layer_that_is_off_are_told_and_those_on_one_that_is_on_are_not(reader: str) -> None:
    assert hidden(read_pdf(with_layer(shown=False), reader=reader)) == [(BAIT, "layer")]
    assert hidden(read_pdf(with_layer(shown=True), reader=reader)) == []


def white_on_dark_picture(canvas: Canvas) -> None:
    canvas.drawImage(picture((30, 40, 70)), 60, 380, 400, 60)
    canvas.setFillColor(white)
    put(canvas)


def dark_on_bright_picture(canvas: Canvas) -> None:
    canvas.drawImage(picture((230, 230, 210)), 60, 380, 400, 60)
    put(canvas)


def inside_a_clip(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(60, 380, 400, 60)
    canvas.clipPath(path, stroke=0, fill=0)
    put(canvas)
    canvas.restoreState()


def in_a_painted_row(canvas: Canvas) -> None:
    for row in range(6):
        canvas.setFillColor(HexColor("#F2F2F2") if row % 2 else white)
        canvas.rect(60, 500 - 20 * row, 400, 20, stroke=0, fill=1)
        canvas.setFillColor(black)
        put(canvas, y=506 - 20 * row, words=f"row {row} of a table")
    put(canvas)


def under_a_thin_rule(canvas: Canvas) -> None:
    put(canvas)
    canvas.rect(60, 396, 400, 1.5, stroke=0, fill=1)


def under_a_clear_highlight(canvas: Canvas) -> None:
    put(canvas)
    canvas.setFillColor(Color(1, 1, 0, alpha=0.4))
    canvas.rect(60, 380, 400, 60, stroke=0, fill=1)


def with_a_shadow(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#FAFAFA"))
    put(canvas, x=73, y=399)
    canvas.setFillColor(black)
    put(canvas)


def test_a_word_and_its_shadow_are_one_word_that_is_seen() -> None:
    # PDFium keeps the first of two signs on one place, so its reader sees the shadow only.
    document = read_pdf(build(with_a_shadow), reader="pdfminer")
    assert hidden(document) == []
    assert document.text.count(BAIT) == 1


SEEN: dict[str, Draw] = {
    "white on a dark band": colored(white, HexColor("#203050")),
    "bold capitals in white on a dark band": colored(white, HexColor("#203050"), size=24),
    "white on a dark picture": white_on_dark_picture,
    "dark on a bright picture": dark_on_bright_picture,
    "gray": colored(HexColor("#BBBBBB")),
    "small print": colored(black, size=5),
    "half clear": clear_ink(0.5),
    "inside a clip": inside_a_clip,
    "in a row of a striped table": in_a_painted_row,
    "above a thin rule": under_a_thin_rule,
    "under a clear highlight": under_a_clear_highlight,
    "at the edge of the page": lambda canvas: put(canvas, x=590, words="CPMA"),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", SEEN)
def test_words_that_are_seen_are_not(case: str, reader: str) -> None:
    document = read_pdf(build(SEEN[case]), reader=reader)
    assert hidden(document) == []
    assert BAIT.split()[0] in document.text
