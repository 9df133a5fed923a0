"""Pictures of pages → their words with places, by an OCR engine on this machine; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from resume_lint.document.layout import build_document
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.document.paragraphs import Look
from resume_lint.document.raw_page import RawDocument, RawPage, RawWord, clean_word
from resume_lint.errors import ConfigError, DamagedDocument, EmptyDocument
from resume_lint.records import Problem

if TYPE_CHECKING:
    from resume_lint.document.page_picture import PagePicture

# Pixels for each point: 200 dots to the inch. More take longer and are read no better.
SCALE = 200 / 72
LETTER_WIDTH = 612.0
# Parts of the height of a recognized line, where its ink cannot be measured: font size, and what is under the baseline.
SIZE, BELOW = 0.88, 0.22
# Parts of a font size: letters without and with a stem above the baseline, and stems below it.
LOW, TALL, DEEP = 0.53, 0.72, 0.21
LOW_LETTERS = frozenset("acemnorsuvwxz.:-–—·•~=+gpqy,;")
DEEP_LETTERS = frozenset("gjpqyQ,;()[]{}|@$/")
# So far from its ground, of 255, a pixel is ink.
INK = 64
# Signs between words that are read as one word with them.
SEPARATOR = re.compile(r"(?<=\S)[·•|](?=\S)")
LANDSCAPE = 1.1


class RecognizedLine(NamedTuple):
    """One line in a picture, in pixels: its words with their left and right ends, and how sure they are, 0 to 1."""

    words: tuple[tuple[str, float, float], ...]
    top: float
    bottom: float
    confidence: float


Engine = Callable[[Any], Sequence[RecognizedLine]]
Paint = Callable[[int], "PagePicture | None"]


def require_engine() -> None:
    """Raise `ConfigError` where the extra is not installed."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise ConfigError("OCR needs more packages; install them by: pip install 'resume-lint[ocr]'")


@lru_cache(maxsize=1)
def load_engine() -> Engine:
    """The OCR engine, loaded once in a process; its models come with its package."""
    require_engine()
    # One thread: the same words however many cores there are, and no quarrel between workers.
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            # It takes a long line now and then for one that stands on its head, and turns it.
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

    def recognize(pixels: Any) -> list[RecognizedLine]:
        # The engine expects blue first.
        found = engine(pixels[:, :, ::-1].copy(), return_word_box=True)
        if found.boxes is None or not found.word_results:
            return []
        return [
            _read_line(box, words, score)
            for box, words, score in zip(found.boxes, found.word_results, found.scores, strict=True)
        ]

    return recognize


def name_engine() -> str:
    """The name of the engine with its version, as a report tells the reader."""
    return f"rapidocr {version('rapidocr')}"


def read_pages(raw: RawDocument, numbers: Iterable[int], paint: Paint, limits: Limits) -> list[Problem]:
    """Fill the pages of these numbers with the words that the engine sees on them; the problem that says so."""
    deadline, engine = limits.deadline(monotonic), load_engine()
    wanted = set(numbers)
    sure: list[tuple[int, float]] = []
    read: list[int] = []
    for page in raw.pages:
        if page.number not in wanted:
            continue
        deadline.check()
        picture = paint(page.number)
        lines = [] if picture is None else engine(picture.pixels)
        page.words = [] if picture is None else list(find_words(lines, picture.pixels, picture.scale))
        sure += _weigh(lines)
        if page.words:
            read.append(page.number)
        limits.check_characters(sum(count for count, _ in sure))
    return [tell_reading(read, sure)] if read else []


def read_picture(data: bytes, media_type: str, *, limits: Limits | None = None) -> Document:
    """The document in a picture of a page, or in the pages of a TIFF, as wide as a letter."""
    limits = limits or Limits()
    engine, deadline = load_engine(), limits.deadline(monotonic)
    raw = RawDocument(name_engine())
    sure: list[tuple[int, float]] = []
    for number, pixels in enumerate(_decode(data, limits), start=1):
        deadline.check()
        limits.check_pages(number)
        height, width = pixels.shape[:2]
        points = LETTER_WIDTH if height * LANDSCAPE > width else LETTER_WIDTH * 11 / 8.5
        scale = width / points
        lines = engine(pixels)
        words = list(find_words(lines, pixels, scale))
        raw.pages.append(RawPage(number, points, height / scale, words, images=1))
        sure += _weigh(lines)
        limits.check_characters(sum(count for count, _ in sure))
    numbers = [page.number for page in raw.pages if page.words]
    if not numbers:
        raise EmptyDocument("no words are seen in the picture; export the resume as PDF or DOCX")
    document = build_document(raw, [tell_reading(numbers, sure)])
    return replace(document, media_type=media_type)


def find_words(lines: Iterable[RecognizedLine], pixels: Any, scale: float) -> Iterator[RawWord]:
    """The words of the lines in points, on their baseline, with the font size that their letters let expect."""
    for line in lines:
        size, baseline = measure(line, pixels)
        look = Look(round(size / scale, 1))
        for text, left, right in line.words:
            yield from _cut(clean_word(text), left / scale, right / scale, baseline / scale, look)


def measure(line: RecognizedLine, pixels: Any) -> tuple[float, float]:
    """The font size and the baseline of a line, in pixels: by its ink, as engines leave more or less room around it."""
    import numpy as np

    height = line.bottom - line.top
    guess = (SIZE * height, line.bottom - BELOW * height)
    left, right = min(word[1] for word in line.words), max(word[2] for word in line.words)
    first = max(int(line.top), 0)
    part = pixels[first : int(line.bottom) + 1, max(int(left), 0) : int(right) + 1]
    if not part.size:
        return guess
    gray = part.astype(np.int16).mean(axis=2)
    inked = (np.abs(gray - np.median(gray)) > INK).any(axis=1)
    middle = len(inked) // 2
    if not inked[middle]:
        return guess
    above, below = np.flatnonzero(~inked[:middle]), np.flatnonzero(~inked[middle:])
    top = int(above[-1]) + 1 if len(above) else 0
    bottom = middle + int(below[0]) if len(below) else len(inked)
    letters = set("".join(text for text, _, _ in line.words))
    up = LOW if letters <= LOW_LETTERS else TALL
    down = DEEP if letters & DEEP_LETTERS else 0.0
    size = (bottom - top) / (up + down)
    return size, first + bottom - down * size


def tell_reading(numbers: Sequence[int], sure: Sequence[tuple[int, float]]) -> Problem:
    """The problem that words come from OCR, with the mean confidence of their characters in whole percent."""
    share = sum(count * confidence for count, confidence in sure) / max(sum(count for count, _ in sure), 1)
    pages = f"page {numbers[0]} is a picture" if len(numbers) == 1 else f"{len(numbers)} pages are pictures"
    return Problem(
        "read-by-ocr",
        f"{pages}; the words were read by OCR, with a confidence of {share:.0%}",
    )


def _cut(text: str, left: float, right: float, y: float, look: Look) -> Iterator[RawWord]:
    """A word, or the words between separators, each with its share of the width."""
    start = 0
    step = (right - left) / max(len(text), 1)
    size = look.size or 0.0
    for match in (*SEPARATOR.finditer(text), None):
        end = len(text) if match is None else match.start()
        pieces = [(start, end)] if match is None else [(start, end), (end, end + 1)]
        for first, last in pieces:
            if last > first:
                yield RawWord(text[first:last], left + first * step, left + last * step, y, size, look)
        start = end + 1


def _weigh(lines: Iterable[RecognizedLine]) -> list[tuple[int, float]]:
    return [(sum(len(text) for text, _, _ in line.words), line.confidence) for line in lines]


def _read_line(box: Any, words: Any, score: float) -> RecognizedLine:
    """A line of the engine: `box` holds four corners, `words` text, confidence and corners of each."""
    tops = [float(corner[1]) for corner in box]
    found = tuple(
        (str(text), min(float(x) for x, _ in corners), max(float(x) for x, _ in corners))
        for text, _, corners in words
    )
    return RecognizedLine(found, min(tops), max(tops), float(score))


def _decode(data: bytes, limits: Limits) -> Iterator[Any]:
    """The pixels of each page of a picture, height by width by red, green and blue, turned as a viewer shows it."""
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as picture:
            for frame in ImageSequence.Iterator(picture):
                limits.check_unpacked(3 * frame.width * frame.height)
                yield np.asarray(ImageOps.exif_transpose(frame).convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DamagedDocument("the picture is damaged; export the resume as PDF or DOCX") from error
