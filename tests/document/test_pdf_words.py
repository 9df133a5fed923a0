"""What programs do to words on the way into a PDF → the words as a person reads them, by both readers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from resume_lint.document.from_pdf import read_pdf

READERS = ("pdfminer", "pdfium")
FIXTURES = sorted(Path(__file__).parent.joinpath("fixtures").glob("*.pdf"))
Drawn = tuple[float, float, str]
PROSE = "Coded outpatient charts of the day surgery with care and without a backlog"


def draw(*texts: Drawn | tuple[float, float, str, str, float]) -> bytes:
    """One page of strings at (x, y from the top), in Helvetica of 10 points or what follows."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER)
    for x, y, text, *rest in texts:
        font, size = rest or ("Helvetica", 10)
        canvas.setFont(font, size)
        canvas.drawString(x, LETTER[1] - y, text)
    canvas.save()
    return out.getvalue()


def write(content: bytes, *, font: bytes = b"", note: bytes = b"") -> bytes:
    """A page by hand: Helvetica as /F1 with what `font` adds to it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding%s>>" % font,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R"
        b"/Resources<</Font<</F1 3 0 R>>>>%s>>" % note,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)


def read(data: bytes, reader: str) -> list[str]:
    return read_pdf(data, reader=reader).text.split("\n")


def spread(words: Sequence[str], x: float, y: float, width: float) -> list[Drawn]:
    """The words of a line with even gaps, so that it is as wide as its column."""
    gap = (width - sum(stringWidth(word, "Helvetica", 10) for word in words)) / (len(words) - 1)
    drawn = []
    for word in words:
        drawn.append((x, y, word))
        x += stringWidth(word, "Helvetica", 10) + gap
    return drawn


@pytest.mark.parametrize("reader", READERS)
def test_a_superscript_belongs_to_its_word(reader: str) -> None:
    x = 72 + stringWidth("Finished 12", "Helvetica", 10)
    after = x + stringWidth("th", "Helvetica", 7)
    data = draw((72, 100, "Finished 12"), (x, 96, "th", "Helvetica", 7), (after, 100, " of 240"))
    assert read(data, reader) == ["Finished 12th of 240"]


@pytest.mark.parametrize("reader", READERS)
def test_a_space_that_takes_no_room_parts_no_word(reader: str) -> None:
    # Browsers write a soft hyphen inside a line as a space, and go back to where it began.
    data = write(b"BT /F1 10 Tf 72 700 Td [(docu)( ) 278 (mentation)] TJ [( of)( charts)] TJ ET")
    assert read(data, reader) == ["documentation of charts"]


@pytest.mark.parametrize("reader", READERS)
def test_words_drawn_one_by_one_without_spaces_stay_words(reader: str) -> None:
    lines = ["In my first year I am to do", "all of it as I go on by the way"]
    texts = [text for row, line in enumerate(lines) for text in spread(line.split(), 72, 100 + 12 * row, 190)]
    assert " ".join(read(draw(*texts), reader)) == " ".join(lines)


@pytest.mark.parametrize("reader", READERS)
def test_wide_gaps_of_a_justified_line_are_no_columns(reader: str) -> None:
    lines = [
        "Worked the queue of the outpatient clinics",
        "and of Medicare crossover claims",
        "and payer edits.",
    ] * 2
    left = [
        text
        for row, line in enumerate(lines)
        for text in (
            [(50.0, 100.0 + 12 * row, line)]
            if row % 3 == 2
            else spread(line.split(), 50, 100 + 12 * row, 240)
        )
    ]
    right = [(320.0, 100.0 + 12 * row, f"Line {row} of another column of this page") for row in range(6)]
    found = " ".join(read(draw(*left, *right), reader))
    assert found.startswith(" ".join(lines))


@pytest.mark.parametrize("reader", READERS)
def test_letters_printed_twice_one_after_the_other_are_read_once(reader: str) -> None:
    texts = []
    x = 72.0
    for letter in "Fill in the bill":
        texts += [(x, 100.0, letter), (x + 0.3, 100.0, letter)]
        x += stringWidth(letter, "Helvetica", 10)
    assert read(draw(*texts), reader) == ["Fill in the bill"]


@pytest.mark.parametrize("reader", READERS)
def test_a_word_whose_pieces_are_clipped_one_by_one_is_one(reader: str) -> None:
    pieces = (("elec", 72.0), ("tro", 72 + 17.78), ("nics", 72 + 17.78 + 11.67))
    content = b"".join(
        b"q %d 0 612 792 re W* n BT /F1 10 Tf %.2f 700 Td (%s) Tj ET Q " % (number, x, text.encode())
        for number, (text, x) in enumerate(pieces)
    )
    assert read(write(content), reader) == ["electronics"]


@pytest.mark.parametrize("reader", READERS)
def test_words_of_two_looks_that_meet_are_two(reader: str) -> None:
    x = 72 + stringWidth("Pharmacy Technician,", "Helvetica-Bold", 10)
    data = draw((72, 100, "Pharmacy Technician,", "Helvetica-Bold", 10), (x, 100, "July 2019"))
    assert read(data, reader) == ["Pharmacy Technician, July 2019"]


@pytest.mark.parametrize("reader", READERS)
def test_widths_of_the_file_are_taken_also_for_a_standard_font(reader: str) -> None:
    # The hyphen is said to be as wide as an "m": the next piece stands behind it, and belongs to the word.
    widths = [
        833 if code == 45 else round(stringWidth(chr(code), "Helvetica", 1000)) for code in range(32, 127)
    ]
    font = b"/FirstChar 32/LastChar 126/Widths[%s]" % " ".join(map(str, widths)).encode()
    data = write(b"BT /F1 10 Tf 72 700 Td (in-) Tj 16.11 0 Td (house) Tj ET", font=font)
    assert read(data, reader) == ["in-house"]


@pytest.mark.parametrize("reader", READERS)
def test_a_code_that_winansi_leaves_free_is_a_bullet(reader: str) -> None:
    document = read_pdf(
        write(b"BT /F1 10 Tf 72 700 Td (\\177) Tj 12 0 Td (Coded charts) Tj ET"), reader=reader
    )
    assert (document.text, document.lines[0].bullet) == ("Coded charts", True)


@pytest.mark.parametrize("reader", READERS)
def test_words_cut_at_line_ends_are_put_together_in_a_text_that_is_hyphenated(reader: str) -> None:
    lines = [
        "Looked after the documen-",
        "tation of every outpatient",
        "chart, and of all the in-",
        "surance cards.",
    ]
    texts = [
        text for row, line in enumerate(lines[:3]) for text in spread(line.split(), 72, 100 + 12 * row, 130)
    ]
    texts.append((72, 136, lines[3]))
    assert read(draw(*texts), reader) == [
        "Looked after the documentation of every outpatient chart, and of all the insurance cards."
    ]


@pytest.mark.parametrize("reader", READERS)
def test_a_title_that_wraps_beside_its_date_stays_whole(reader: str) -> None:
    texts = [
        (72.0, 100.0, "Medical Billing and", "Helvetica-Bold", 10),
        (190.0, 100.0, "May 2026", "Helvetica", 10),
        (72.0, 112.0, "Coding Certificate", "Helvetica-Bold", 10),
        (72.0, 126.0, "Rio Bravo Career College", "Helvetica", 10),
    ]
    assert read(draw(*texts), reader)[0] == "Medical Billing and Coding Certificate\tMay 2026"


@pytest.mark.parametrize("reader", READERS)
def test_dates_in_a_left_column_stand_before_their_titles(reader: str) -> None:
    texts: list[Any] = [(50, 80, "EXPERIENCE", "Helvetica-Bold", 11)]
    for job, top in enumerate((100.0, 180.0, 260.0)):
        texts += [(50, top, f"2{job}19 - 2{job}21"), (160, top, f"Medical Coder {job}")]
        texts += [(160, top + 13 * row, PROSE) for row in (1, 2, 3)]
    texts.append((50, 340, "EDUCATION", "Helvetica-Bold", 11))
    texts += [(50, 356, "2011 - 2013"), (160, 356, "Certificate"), (160, 369, PROSE), (160, 382, PROSE)]
    found = read(draw(*sorted(texts, key=lambda text: text[0])), reader)
    assert found[:2] == ["EXPERIENCE", "2019 - 2021\tMedical Coder 0"]
    assert found.index("2119 - 2121\tMedical Coder 1") > 1
    assert "2011 - 2013\tCertificate" in found[found.index("EDUCATION") :]


@pytest.mark.parametrize("reader", READERS)
def test_equal_columns_drawn_last_first_are_read_from_the_left(reader: str) -> None:
    left = [(50.0, 100.0 + 12 * row, f"Left {row} coded charts of the day surgery") for row in range(6)]
    right = [(320.0, 100.0 + 12 * row, f"Right {row} trained new coders in audits") for row in range(6)]
    text = " ".join(read(draw(*right, *left), reader))
    assert text.index("Left 5") < text.index("Right 0")


@pytest.mark.parametrize("reader", READERS)
def test_only_targets_outside_of_the_file_are_links(reader: str) -> None:
    actions = (
        b"/S/URI/URI(mailto:ines@example.com)", b"/S/GoToR/F(other.pdf)/D[0/Fit]", b"/S/Launch/F(run.exe)",
        b"/S/URI/URI(https://linkedin.com/in/ines)",
    )  # fmt: skip
    notes = b"".join(
        b"<</Type/Annot/Subtype/Link/Rect[72 %d 200 %d]/A<<%s>>>>" % (600 - 20 * row, 612 - 20 * row, action)
        for row, action in enumerate(actions)
    )
    data = write(b"BT /F1 10 Tf 72 700 Td (Ines) Tj ET", note=b"/Annots[%s]" % notes)
    assert read_pdf(data, reader=reader).links == ("mailto:ines@example.com", "https://linkedin.com/in/ines")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_files_of_many_programs_are_read_word_for_word(path: Path, reader: str) -> None:
    text = " ".join(read_pdf(path.read_bytes(), reader=reader).text.split()).replace("’", "'")
    for words in (
        "Certified coder with five years in outpatient surgery; first in the office to fill the final audit worksheet, "
        "and known for careful documentation of difficult cases.",
        "Coded 45 outpatient charts a day in Epic® with an accuracy of 98.2% over eight audits in a row, without a "
        "backlog",
        "Cut first-pass denials from 12% to 5% by writing an office guide to modifiers 25 and 59",
        "Filed 30 affiliated records an hour & answered questions",
        "ines.halvorsen@example.com",
    ):
        assert words in text
    assert "medical coder ii mar 2021 - present" in text.lower()
