"""What reading the words of a two-page resume costs, on top of cutting them into tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from time import perf_counter

from pdfminer.high_level import extract_text
from pypdfium2 import PdfDocument

from benchmarks.accuracy.annotations import read_set
from benchmarks.accuracy.render import LAYOUTS, render_all
from benchmarks.speed.contenders import AS_OF
from benchmarks.speed.files import Sheet
from resume_lint import language
from resume_lint.document import read_document
from resume_lint.linter import Linter

SETS = ("dev", "more", "rare")


@dataclass(frozen=True, slots=True)
class TwoPages:
    """Milliseconds for one resume: its language beyond the tokens, the tokens, and pdfminer's text of the file."""

    name: str
    words: int
    language: float
    tokens: float
    pdfminer: float


def find_two_pages() -> list[Sheet]:
    """The annotated resumes that fill two pages in one plain column."""
    resumes = [resume for name in SETS for resume in read_set(name)]
    paths = render_all(resumes, LAYOUTS["pdf"])
    sheets = [Sheet("two pages", path.name, path.read_bytes()) for path in paths]
    return [sheet for sheet in sheets if _pages(sheet.data) == 2]


def measure_language(sheets: Sequence[Sheet], *, rounds: int) -> list[TwoPages]:
    """The best of the rounds after a warm one; in each, the three are timed one after the other."""
    return [_measure(sheet, rounds) for sheet in sheets]


def _measure(sheet: Sheet, rounds: int) -> TwoPages:
    linter = Linter(as_of=AS_OF)
    nlp, document = linter.load(), read_document(sheet.data)
    works: tuple[Callable[[], object], ...] = (
        lambda: language.read_resume(nlp, document, linter.pack, AS_OF),
        lambda: nlp.make_doc(document.text),
        lambda: extract_text(BytesIO(sheet.data)),
    )
    best = [float("inf")] * len(works)
    for number in range(rounds + 1):
        for at, work in enumerate(works):
            start = perf_counter()
            work()
            spent = (perf_counter() - start) * 1000
            best[at] = min(best[at], spent) if number else best[at]
    whole, tokens, pdfminer = best
    return TwoPages(sheet.name, len(document.words), whole - tokens, tokens, pdfminer)


def _pages(data: bytes) -> int:
    document = PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
