"""PDF bytes → words: both readers, the fast path against the stock one, and what is refused."""

from __future__ import annotations

import random
import threading
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from resume_lint.document import pdfminer_words
from resume_lint.document.from_pdf import read_pdf
from resume_lint.document.limits import Limits
from resume_lint.document.paragraphs import Look
from resume_lint.document.pdfium_words import read_pdfium
from resume_lint.document.pdfminer_words import read_pdfminer
from resume_lint.document.raw_page import RawWord, settle_places
from resume_lint.errors import (
    ConfigError,
    DamagedDocument,
    DocumentTooLarge,
    DocumentTooSlow,
    EmptyDocument,
    EncryptedDocument,
    ResumeLintError,
    TooManyOperators,
)

READERS = ("pdfminer", "pdfium")
FIXTURES = sorted(Path(__file__).parent.joinpath("fixtures").glob("*.pdf"))
SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*.pdf"))


def draw(
    *pages: list[tuple[float, float, str]], font: str = "Helvetica", size: float = 11, **options: object
) -> bytes:
    """A PDF by reportlab: each page is a list of (x, y from the top, text)."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER, **options)
    for page in pages:
        canvas.setFont(font, size)
        for x, y, text in page:
            canvas.drawString(x, LETTER[1] - y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(*contents: bytes, extra: bytes = b"", box: str = "0 0 612 792", rotate: int = 0) -> bytes:
    """A PDF by hand: one page for each content stream, Helvetica as /F1 and Helvetica-Bold as /F2."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for content in contents:
        objects.append(b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>%s>>" % (box.encode(), rotate, len(objects), extra)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[" + b" ".join(kids) + b"]/Count %d>>" % len(kids)
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def save_again(data: bytes) -> bytes:
    """The same document as PDFium writes it."""
    out = BytesIO()
    document = pypdfium2.PdfDocument(data)
    document.save(out)
    document.close()
    return out.getvalue()


ODD_STRINGS = rb"""BT /F1 12 Tf 72 700 Td (Coded \(ICD-10\) charts) Tj 0 -20 Td (a\
b \101\102 (nested (twice)) end) Tj
0 -20 Td <436F64 6572> Tj 0 -20 Td [(Me) 20 (dic) -10 (al) -300 (coder)] TJ
14 TL (next line) ' T* (after T*) Tj % comment (not text
ET BI /W 2 /H 2 /BPC 8 /CS /G ID (((( EI
q 1 0 0 1 72 500 cm BT /F2 10 Tf 1 0 0 1 0 0 Tm 2 Tr (stroked) Tj ET Q
BT 0.5 0 0 rg /F1 9 Tf 1 0 0 1 72 450 Tm 3 Tr (unseen words) Tj 0 Tr ET"""
ONE_GLYPH = b"BT /F1 10 Tf 72 700 Td " + b"".join(
    b"(%c) Tj %.3f 0 Td " % (character, width)
    for character, width in zip(
        b"of experience in",
        (5.56, 2.78, 2.78, 5.56, 5, 5.56, 5.56, 3.33, 2.22, 5.56, 5.56, 5, 5.56, 2.78, 2.22, 5),
        strict=True,
    )
) + b"ET"  # fmt: skip


def made_files() -> dict[str, bytes]:
    text = [
        (72, 72 + 14 * number, f"Line {number} of charts, 98.{number}% fi office") for number in range(20)
    ]
    plain = draw(text, text[:3])
    files = {
        "reportlab": plain,
        "compressed": draw(text, pageCompression=1),
        "pdfium": save_again(plain),
        "odd strings": write(ODD_STRINGS),
        "one glyph": write(ONE_GLYPH),
        "turned": write(ODD_STRINGS, rotate=90),
        "moved box": write(ODD_STRINGS, box="10 20 622 812"),
    }
    return files | {path.name: path.read_bytes() for path in (*SAMPLES, *FIXTURES)}


@pytest.mark.parametrize("name", made_files())
def test_the_fast_path_gives_the_words_of_the_stock_path(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = made_files()[name]
    fast = read_pdfminer(data, Limits())
    monkeypatch.setattr(
        pdfminer_words, "make_interpreter", lambda manager, device, *_: PDFPageInterpreter(manager, device)
    )
    stock = read_pdfminer(data, Limits())
    assert len(fast.pages) == len(stock.pages)
    for ours, theirs in zip(fast.pages, stock.pages, strict=True):
        assert [word.text for word in ours.words] == [word.text for word in theirs.words]
        for mine, other in zip(ours.words + ours.turned, theirs.words + theirs.turned, strict=True):
            assert mine[1:5] == pytest.approx(other[1:5], abs=0.01)
            assert mine.look == other.look


@pytest.mark.parametrize("name", made_files())
def test_the_letters_are_those_of_pdfminer(name: str) -> None:
    data = made_files()[name]
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data))))):
        interpreter.process_page(page)
        letters = "".join("".join(find_letters(device.get_result())).split())
        raw = read_pdfminer(data, Limits()).pages[number]
        ours = "".join(word.text for word in raw.words + raw.turned)
        assert ours.replace("\ufffd", "") == letters.replace("(cid:127)", "•").replace("\uf0b7", "•")


def find_letters(box: LTContainer) -> list[str]:
    found: list[str] = []
    for item in box:
        if isinstance(item, LTChar):
            found.append(item.get_text())
        elif isinstance(item, LTContainer):
            found += find_letters(item)
    return found


def test_a_pdfminer_without_execute_is_read_by_its_own_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    data = draw([(72, 72, "Medical Coder")])
    seen = []

    class Older:
        def __init__(self, *arguments: object) -> None:
            self.inner = PDFPageInterpreter(*arguments)  # type: ignore[arg-type]
            seen.append(self)

        def render_contents(self, *arguments: object, **options: object) -> None:
            self.inner.render_contents(*arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(pdfminer_words, "PDFPageInterpreter", Older)
        assert [word.text for word in read_pdfminer(data, Limits()).pages[0].words] == ["Medical", "Coder"]
    assert seen


@pytest.mark.parametrize("name", made_files())
def test_both_readers_give_the_same_text(name: str) -> None:
    data = made_files()[name]
    first, second = read_pdf(data), read_pdf(data, reader="pdfium")
    if name == "turned":
        # Of text that stands on its side only the words are sure.
        assert sorted(first.text.split()) == sorted(second.text.split())
        return
    assert first.text == second.text
    assert first.reader.startswith("pdfminer.six ")
    assert second.reader.startswith("pdfium ")
    assert len(first.words) == len(second.words)
    for mine, other in zip(first.words, second.words, strict=True):
        assert mine.box is not None
        assert other.box is not None
        assert (*mine.box[:2], mine.box[3]) == pytest.approx((*other.box[:2], other.box[3]), abs=1.0)
        # A file may give a sign another width than its standard font has.
        assert mine.box[2] == pytest.approx(other.box[2], abs=2.5)


@pytest.mark.parametrize("reader", READERS)
def test_a_word_knows_its_box_size_and_look(reader: str) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.drawString(72, 692, "EXPERIENCE")
    canvas.setFont("Times-Italic", 10)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(72, 672, "since")
    canvas.save()
    document = read_pdf(out.getvalue(), reader=reader)
    heading, note = document.words
    assert (heading.text, heading.bold, heading.italic, heading.color) == (
        "EXPERIENCE",
        True,
        False,
        (1, 0, 0),
    )
    assert (note.text, note.bold, note.italic, note.color) == ("since", False, True, (0, 0, 0))
    assert heading.size == pytest.approx(14, abs=0.01)
    assert heading.box is not None
    left, top, right, bottom = heading.box
    assert left == pytest.approx(72, abs=0.1)
    # The baseline is 100 points below the top of the page.
    assert top < 100 - 10 and 100 < bottom < 104
    assert right == pytest.approx(72 + canvas.stringWidth("EXPERIENCE", "Helvetica-Bold", 14), abs=0.1)


@pytest.mark.parametrize("reader", READERS)
def test_text_in_render_mode_3_is_marked_invisible(reader: str) -> None:
    document = read_pdf(write(ODD_STRINGS), reader=reader)
    assert [word.text for word in document.words if word.hidden == "invisible"] == ["unseen", "words"]


@pytest.mark.parametrize("reader", READERS)
def test_the_text_behind_a_scan_is_not_hidden(reader: str) -> None:
    scan = b"q 600 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q "
    scan += b"BT /F1 9 Tf 3 Tr 72 600 Td (Coder) Tj ET"
    (word,) = read_pdf(write(scan), reader=reader).words
    assert (word.text, word.hidden) == ("Coder", None)


@pytest.mark.parametrize("reader", READERS)
def test_boxes_are_as_shown_on_a_turned_page(reader: str) -> None:
    # On a page turned by 90 degrees, text that climbs in the file runs from left to right.
    data = write(b"BT /F1 12 Tf 0 1 -1 0 100 200 Tm (Coder) Tj ET", rotate=90)
    document = read_pdf(data, reader=reader)
    (page,) = document.pages
    (word,) = document.words
    assert (page.width, page.height) == (792, 612)
    assert word.box is not None
    assert word.box[0] == pytest.approx(200, abs=0.1)
    assert word.box[1] < 100 < word.box[3]


@pytest.mark.parametrize("reader", READERS)
def test_spaces_drawn_as_glyphs_of_their_own_are_kept(reader: str) -> None:
    assert read_pdf(write(ONE_GLYPH), reader=reader).text == "of experience in"


@pytest.mark.parametrize("reader", READERS)
def test_links_come_from_annotations(reader: str) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER)
    canvas.drawString(72, 700, "LinkedIn")
    canvas.linkURL("https://linkedin.com/in/invented", (72, 690, 140, 712))
    canvas.linkURL("mailto:invented@example.com", (172, 690, 240, 712))
    canvas.save()
    document = read_pdf(out.getvalue(), reader=reader)
    assert document.links == ("https://linkedin.com/in/invented", "mailto:invented@example.com")


@pytest.mark.parametrize("reader", READERS)
def test_a_page_without_text_is_a_problem_not_an_error(reader: str) -> None:
    document = read_pdf(draw([(72, 72, "Coder")], []), reader=reader)
    assert [(problem.code, "page 2" in problem.message) for problem in document.problems] == [
        ("page-without-text", True)
    ]


@pytest.mark.parametrize("reader", READERS)
def test_pages_that_hold_pictures_only_are_refused(reader: str) -> None:
    picture = b"q 200 0 0 200 72 500 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
    with pytest.raises(EmptyDocument, match="save the resume as a PDF with text"):
        read_pdf(write(picture), reader=reader)


@pytest.mark.parametrize("reader", READERS)
def test_a_password_is_told_and_an_empty_one_is_tried(reader: str) -> None:
    page = [(72.0, 72.0, "Coder")]
    locked = draw(page, encrypt=pdfencrypt.StandardEncryption("secret", ownerPassword="owner"))
    with pytest.raises(EncryptedDocument):
        read_pdf(locked, reader=reader)
    open_to_all = draw(page, encrypt=pdfencrypt.StandardEncryption("", ownerPassword="owner"))
    assert read_pdf(open_to_all, reader=reader).text == "Coder"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(500), draw([(72, 72, "Coder")])[:300]]
)
def test_what_is_no_whole_pdf_is_damaged(reader: str, data: bytes) -> None:
    with pytest.raises(DamagedDocument):
        read_pdf(data, reader=reader)


@pytest.mark.parametrize("reader", READERS)
def test_damaged_bytes_give_a_document_or_one_of_our_errors(reader: str) -> None:
    whole = draw([(72, 72 + 14 * number, f"Line {number} of charts") for number in range(30)])
    dice = random.Random(7)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 10, 100))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            assert read_pdf(bytes(data), reader=reader).text
        except ResumeLintError as error:
            assert "\n" not in error.message
            assert "charts" not in error.message


@pytest.mark.parametrize("reader", READERS)
def test_limits_refuse_too_many_pages_and_characters(reader: str) -> None:
    data = draw(*[[(72, 72, "Coder")]] * 4)
    with pytest.raises(DocumentTooLarge, match="3 pages"):
        read_pdf(data, reader=reader, limits=Limits(max_pages=3))
    with pytest.raises(DocumentTooLarge, match="characters"):
        read_pdf(data, reader=reader, limits=Limits(max_characters=10))


def test_limits_refuse_too_many_operators_seconds_and_unpacked_bytes() -> None:
    data = write(b"BT /F1 9 Tf " + b"(a) Tj 1 0 Td " * 3000 + b"ET")
    with pytest.raises(TooManyOperators):
        read_pdf(data, limits=Limits(max_operators=1000))
    with pytest.raises(DocumentTooSlow, match="seconds"):
        read_pdf(data, limits=Limits(seconds=1e-9))
    with pytest.raises(DocumentTooLarge, match="unpack"):
        read_pdf(data, limits=Limits(max_unpacked_bytes=1000))


def test_an_unknown_reader_is_a_config_error() -> None:
    with pytest.raises(ConfigError, match="pdfium"):
        read_pdf(b"%PDF-1.7", reader="other")


def test_pdfium_reads_in_several_threads() -> None:
    data = draw([(72, 72 + 14 * number, f"Line {number}") for number in range(30)])
    texts: list[int] = []

    def read() -> None:
        texts.extend(len(read_pdfium(data, Limits()).pages[0].words) for _ in range(10))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [60] * 40


def test_an_unlikely_form_that_draws_itself_ends() -> None:
    assert read_pdf(write(b"/X1 Do BT /F1 9 Tf 72 700 Td (Coder) Tj ET")).text == "Coder"


def test_a_word_at_no_place_stands_at_one_that_can_be_reckoned_with() -> None:
    nowhere = [
        RawWord("a", float("nan"), float("inf"), float("-inf"), 10.0, Look()),
        RawWord("b", 20.0, 10.0, 5.0, -9.0, Look()),
        RawWord("c", 1e30, 2e30, 5.0, float("nan"), Look()),
    ]
    for word in settle_places(nowhere):
        assert -1e5 <= word.x0 <= word.x1 <= 1e5
        assert -1e5 <= word.y <= 1e5
        assert 0 < word.size <= 1e5
    there = RawWord("d", 1.0, 2.0, 3.0, 4.0, Look())
    assert settle_places([there])[0] is there
