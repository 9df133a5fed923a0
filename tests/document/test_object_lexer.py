"""The tokens of objects: our lexer against pdfminer's own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSEOF

from resume_lint.document.object_lexer import ObjectParser

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))

PIECES = {
    "a dictionary": b"1 0 obj <</Type/Font /Widths[250 -3 +4]>> endobj ",
    "fractions": b"[1.5 -.25 .5 4. -0.0 1.2.3 1-2 - . +] ",
    "names": b"/A#20B /plain/next /\xc3\xa9 /\xff / /with.dot-and,more ",
    "words": b"true false null R trueish obj<<>> ",
    "strings": b"(a (nested) \\( one) <48 65 6C> <> (not closed ",
    "comments": b"12% a note\n/Name% another\r13 ",
    "numbers without an end": b"9" * 5000 + b" " + b"1" * 30 + b".5 7",
    "zero bytes": b"1\x002 \x00/Name\x00 /B ",
    "brackets": b"{ } ) ] > >> < < [[",
    "the last token": b"endstream",
}


def tokens(parser: type[PDFParser], data: bytes) -> list[tuple[int, str, str]]:
    lexer = parser(BytesIO(data))
    found: list[tuple[int, str, str]] = []
    while True:
        try:
            place, token = lexer.nexttoken()
        except PSEOF:
            return found
        found.append((place, type(token).__name__, _shown(token)))


def _shown(token: Any) -> str:
    return repr(token) if not isinstance(token, int) else format(token, "x")


@pytest.mark.parametrize("piece", PIECES)
def test_tokens_are_those_of_pdfminer(piece: str) -> None:
    assert tokens(ObjectParser, PIECES[piece]) == tokens(PDFParser, PIECES[piece])


@pytest.mark.parametrize("offset", range(12))
def test_tokens_that_the_buffer_cuts_are_those_of_pdfminer(offset: int) -> None:
    data = b" " * (4096 - offset) + b"/Name 123456 -7.25<</Key true>>endobj "
    assert tokens(ObjectParser, data) == tokens(PDFParser, data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_tokens_of_whole_files_are_those_of_pdfminer(path: Path) -> None:
    data = path.read_bytes()
    found = tokens(ObjectParser, data)
    assert len(found) > 100
    assert found == tokens(PDFParser, data)
