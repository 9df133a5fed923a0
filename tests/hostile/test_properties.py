"""Any bytes give a document whose places hold, or one of our errors; never another exception."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise
from math import isfinite

import docx_files
import pdf_files
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resume_lint.document import Document, Limits, read_document
from resume_lint.errors import UnreadableDocument

LIMITS = Limits(seconds=60)
WHOLE = {
    "pdf": pdf_files.whole(),
    "plain pdf": pdf_files.one_page(),
    "docx": docx_files.whole(),
    "odt": docx_files.odt_of(
        "<text:list><text:list-item><text:p>98%</text:p></text:list-item></text:list>"
    )(),
    "html": docx_files.html_of(
        "<ul><li>Coded <b>80</b> charts<li>x</ul><table><tr><td>2020<td>CPC</table>"
    )(),
    "rtf": docx_files.rtf_of(
        "{\\b bold}\\par \\u8226 ?Coded \\'39\\'38%\\par{\\*\\listtable}\\trowd a\\cell\\row"
    )(),
    "text": b"Jane Roe\nEXPERIENCE\n- Coded 80 charts a day at 98% accuracy\n",
}
SPECIAL = st.sampled_from(
    [b"0", b"-1", b"99999999999", b"1e999", b"<<", b">>", b"[", b"]", b"(", b"stream\n", b"endstream", b"endobj", b"1 0 R",
     b"/Kids", b"/Length", b"q ", b"<w:p>", b"</w:p>", b"&#0;", b"<table>", b"{\\", b"}", b"\\u-1 ", b"\\bin9 ", b"\x00", b"\xff"]
)  # fmt: skip
FEW = settings(
    max_examples=60, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[float, int, bytes]]:
    """Places in a file (as shares of it), how many bytes go there, and what comes in their stead."""
    count = draw(st.integers(1, 6))
    return [
        (
            draw(st.floats(0, 1, exclude_max=True)),
            draw(st.sampled_from([0, 1, 2, 8, 60, 500])),
            draw(st.one_of(SPECIAL, st.binary(max_size=6))),
        )
        for _ in range(count)
    ]


def change(data: bytes, made: list[tuple[float, int, bytes]]) -> bytes:
    for share, gone, new in made:
        at = int(share * len(data))
        data = data[:at] + new + data[at + gone :]
    return data


def change_inside(data: bytes, made: list[tuple[float, int, bytes]]) -> bytes:
    """The file with its packed part changed: a stream of a PDF, the largest part of a zip."""
    if data.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        largest = max(archive.infolist(), key=lambda entry: entry.file_size).filename
        return docx_files.pack(
            {
                name: change(archive.read(name), made) if name == largest else archive.read(name)
                for name in archive.namelist()
            }
        )
    match = re.search(rb"/FlateDecode>>stream\n(.*)\nendstream", data, re.DOTALL)
    if match:
        packed = zlib.compress(change(zlib.decompress(match[1]), made))
        return data[: match.start(1)] + packed + data[match.end(1) :]
    return change(data, made)


def holds(data: bytes, reader: str = "pdfminer") -> None:
    """Read the bytes: a document must hold together, and nothing but our errors may come."""
    try:
        document = read_document(data, reader=reader, limits=LIMITS)
    except UnreadableDocument as error:
        assert error.code
        assert "\n" not in error.message
    else:
        holds_together(document)


def holds_together(document: Document) -> None:
    text = document.text
    assert all(text[slice(*word.span)] == word.text for word in document.words)
    assert all(word.text and not any(map(str.isspace, word.text)) for word in document.words)
    assert all(left.span[1] <= right.span[0] for left, right in pairwise(document.words))
    assert "\n".join(text[slice(*line.span)] for line in document.lines) == text
    assert [line.words[0] for line in document.lines[1:]] == [line.words[1] for line in document.lines[:-1]]
    assert all(line.words[0] < line.words[1] for line in document.lines)
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in text)
    boxes = [word.box for word in document.words if word.box]
    assert all(isfinite(edge) for box in boxes for edge in box)
    assert all(box[0] <= box[2] and box[1] <= box[3] for box in boxes)
    assert all(isfinite(page.width) and isfinite(page.height) for page in document.pages)


@FEW
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    holds(data)


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1 ", b"<!doctype html>", b"\xff\xfe", b"\xfe\xff"]
)
@FEW
@given(data=st.binary(max_size=300))
def test_any_bytes_behind_the_start_of_a_format(start: bytes, data: bytes) -> None:
    holds(start + data)


@FEW
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    holds(text.encode(errors="replace"))


@pytest.mark.parametrize("reader", ["pdfminer", "pdfium"])
@pytest.mark.parametrize("how", [change, change_inside])
@pytest.mark.parametrize("name", ["pdf", "plain pdf"])
@FEW
@given(made=changes())
def test_a_changed_pdf(
    name: str, how: Callable[..., bytes], reader: str, made: list[tuple[float, int, bytes]]
) -> None:
    holds(how(WHOLE[name], made), reader)


@pytest.mark.parametrize("how", [change, change_inside])
@pytest.mark.parametrize("name", ["docx", "odt", "html", "rtf", "text"])
@FEW
@given(made=changes())
def test_another_file_that_was_changed(
    name: str, how: Callable[..., bytes], made: list[tuple[float, int, bytes]]
) -> None:
    holds(how(WHOLE[name], made))
