from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from resume_lint.document import ocr, read_document
from resume_lint.document.limits import OCR_LIMITS, Limits, parse_limits
from resume_lint.document.ocr import RecognizedLine, find_words, tell_reading
from resume_lint.errors import (
    ConfigError,
    DamagedDocument,
    EmptyDocument,
    TooManyCharacters,
    UnknownFormat,
    UnpackedTooLarge,
)
from resume_lint.linter import Linter


def line(
    text: str, top: float, left: float = 200.0, confidence: float = 0.9, height: float = 32.0
) -> RecognizedLine:
    """A line as an engine tells it, ten pixels for each character."""
    words, x = [], left
    for word in text.split(" "):
        words.append((word, x, x + 10.0 * len(word)))
        x += 10.0 * (len(word) + 1)
    return RecognizedLine(tuple(words), top, top + height, confidence)


LINES = (
    line("EXPERIENCE", 200),
    line("Coded 45 charts a day", 260),
    line("at 98% accuracy", 300, confidence=0.7),
)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """A small engine that sees the same lines in every picture; the shapes of the pictures that it was shown."""
    shown: list[tuple[int, ...]] = []

    def recognize(pixels: Any) -> Sequence[RecognizedLine]:
        shown.append(pixels.shape)
        return LINES if int(pixels.min()) < 255 else ()

    monkeypatch.setattr(ocr, "load_engine", lambda: recognize)
    monkeypatch.setattr(ocr, "require_engine", lambda: None)
    monkeypatch.setattr(ocr, "name_engine", lambda: "engine 1")
    return shown


def picture(kind: str = "PNG", size: tuple[int, int] = (1700, 2200), color: str = "gray") -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, color).save(buffer, kind)
    return buffer.getvalue()


def scan(*pages: str) -> bytes:
    """A PDF: each page holds its words as text, or only a picture where they are "picture"."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(612, 792), invariant=1)
    for words in pages:
        if words == "picture":
            canvas.drawImage(ImageReader(BytesIO(picture(size=(85, 110)))), 0, 0, 612, 792)
        else:
            canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_scan_is_refused_where_ocr_was_not_asked_for(engine: list[tuple[int, ...]]) -> None:
    with pytest.raises(EmptyDocument, match="OCR"):
        read_document(scan("picture"))
    with pytest.raises(UnknownFormat, match="OCR"):
        read_document(picture())
    assert engine == []


def test_the_words_of_a_scan_stand_at_their_places(engine: list[tuple[int, ...]]) -> None:
    document = read_document(scan("picture"), ocr=True)
    assert document.text.split("\n") == ["EXPERIENCE", "Coded 45 charts a day at 98% accuracy"]
    first = document.words[0]
    assert first.page == 1
    assert first.box is not None
    x0, y0, x1, y1 = first.box
    # 200 pixels from the left at 200 dots to the inch; the line is 32 pixels high.
    assert (x0, x1) == pytest.approx((72.0, 108.0), abs=0.5)
    assert 72.0 <= y0 < y1 <= (200 + 32) * 0.36
    assert first.size == pytest.approx(32 * 0.36 * 0.88, abs=0.1)
    assert document.reader == "engine 1"
    assert engine == [(2200, 1700, 3)]


def test_the_problem_tells_the_confidence_of_the_characters(engine: list[tuple[int, ...]]) -> None:
    problems = {
        problem.code: problem.message for problem in read_document(scan("picture"), ocr=True).problems
    }
    # 27 characters at 90 and 13 at 70 percent.
    assert "84%" in problems["read-by-ocr"]
    assert "page-without-text" in problems


def test_only_the_pages_without_text_are_recognized(engine: list[tuple[int, ...]]) -> None:
    document = read_document(scan("Jane Doe, medical coder", "picture"), ocr=True)
    assert document.text.split("\n")[:2] == ["Jane Doe, medical coder", "EXPERIENCE"]
    assert document.reader.endswith(", engine 1")
    assert len(engine) == 1
    assert [(one.kind, one.page) for one in document.misreadings] == [("page_without_text", 2)]


def test_a_pdf_with_text_does_not_wake_the_engine(engine: list[tuple[int, ...]]) -> None:
    data = scan("Jane Doe, medical coder")
    assert read_document(data, ocr=True) == read_document(data)
    assert engine == []


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")]
)
def test_a_picture_is_read_as_wide_as_a_letter(
    engine: list[tuple[int, ...]], kind: str, media_type: str
) -> None:
    document = read_document(picture(kind, (850, 1100)), name="scan.pdf", ocr=True)
    assert document.media_type == media_type
    assert (document.pages[0].width, document.pages[0].height) == (612.0, 792.0)
    assert document.words[0].box is not None
    assert document.words[0].box[0] == pytest.approx(144.0, abs=0.5)
    assert read_document(picture(kind, (1100, 850)), ocr=True).pages[0].width == 792.0


def test_a_scan_without_words_is_empty(engine: list[tuple[int, ...]]) -> None:
    with pytest.raises(EmptyDocument):
        read_document(picture(color="white"), ocr=True)


def test_damaged_and_huge_pictures_are_refused(engine: list[tuple[int, ...]]) -> None:
    with pytest.raises(DamagedDocument):
        read_document(picture()[:60], ocr=True)
    with pytest.raises(UnpackedTooLarge):
        read_document(picture(size=(6000, 6000)), ocr=True)
    with pytest.raises(TooManyCharacters):
        read_document(picture(), ocr=True, limits=Limits(max_characters=20))


BLANK = np.full((60, 400, 3), 255, dtype=np.uint8)


@pytest.mark.parametrize(
    ("text", "top", "bottom", "size", "baseline"),
    [
        ("CODER", 10, 46, 50, 46),  # capitals: 36 of 50 pixels, all above the baseline
        ("coding", 10, 56.5, 50, 46),  # a stem above and one below
        ("nurse", 20, 46, 49, 46),  # none
    ],
)
def test_size_and_baseline_follow_from_the_ink(
    text: str, top: int, bottom: float, size: float, baseline: float
) -> None:
    pixels = np.full((80, 400, 3), 255, dtype=np.uint8)
    pixels[top : int(bottom), 205:240] = 0
    pixels[74:, :] = 0  # the next line reaches into the box
    found = ocr.measure(line(text, 4, height=74), pixels)
    assert found == pytest.approx((size, baseline), abs=1.5)


def test_words_run_together_by_signs_are_parted() -> None:
    words = list(find_words([line("12206·518-555-0148", 0, 0)], BLANK, 1.0))
    assert [word.text for word in words] == ["12206", "·", "518-555-0148"]
    assert [(word.x0, word.x1) for word in words] == [(0, 50), (50, 60), (60, 180)]
    assert [word.text for word in find_words([line("a·b | c·", 0)], BLANK, 1.0)] == ["a", "·", "b", "|", "c·"]


def test_several_pages_are_told_together() -> None:
    assert tell_reading([1, 3], [(10, 1.0), (30, 0.5)]).message.startswith("2 pages are pictures")
    assert "62%" in tell_reading([1], [(10, 1.0), (30, 0.5)]).message


def test_ocr_has_limits_of_its_own_unless_others_are_given(engine: list[tuple[int, ...]]) -> None:
    assert Linter(ocr=True).limits == OCR_LIMITS
    assert Linter(ocr=True, limits=Limits(seconds=5)).limits.seconds == 5
    assert Linter().limits == Limits()
    assert parse_limits(["max_pages=3"], OCR_LIMITS).seconds == OCR_LIMITS.seconds


def test_without_its_packages_ocr_is_a_wrong_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    with pytest.raises(ConfigError, match=r"resume-lint\[ocr\]"):
        Linter(ocr=True)
    with pytest.raises(ConfigError, match=r"resume-lint\[ocr\]"):
        ocr.load_engine.__wrapped__()


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="the extra ocr is not installed")
def test_the_real_engine_reads_a_scanned_page() -> None:
    from resume_lint.document.page_picture import paint_page

    written = ("MEDICAL CODER", "Coded 45 cardiology charts a day", "at 98% accuracy over six audits")
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(612, 792), invariant=1)
    canvas.setFont("Helvetica", 11)
    for number, text in enumerate(written):
        canvas.drawString(72, 700 - 40 * number, text)
    canvas.save()
    painted = paint_page(buffer.getvalue(), 1, ocr.SCALE)
    assert painted is not None
    scanned = BytesIO()
    Image.fromarray(painted.pixels).save(scanned, "PNG")
    document = read_document(scanned.getvalue(), ocr=True)
    assert document.text.split("\n") == list(written)
    assert [
        word.box[0] for word in document.words if word.text in ("MEDICAL", "Coded", "at") and word.box
    ] == pytest.approx([72.0] * 3, abs=3)
    assert 10 <= (document.words[3].size or 0) <= 12.5
