from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from resume_lint.document import Limits, read_document, read_source
from resume_lint.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    FileNotReadable,
    ResumeLintError,
    UnknownFormat,
)

BuildArchive = Callable[[Mapping[str, "str | bytes"]], bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def test_a_docx_is_found_by_its_bytes_whatever_its_name(build_docx: Callable[..., bytes]) -> None:
    data = build_docx("<w:p><w:r><w:t>words</w:t></w:r></w:p>")
    assert read_document(data, name="resume.pdf").text == "words"
    assert read_document(data).reader == "docx"


def test_other_bytes_that_read_as_text_are_text() -> None:
    assert read_document(b"Jane Doe\nMedical Coder", name="resume").text == "Jane Doe\nMedical Coder"
    assert read_document("Zoë".encode("utf-16")).text == "Zoë"
    assert read_document("Zoë Müller – coder".encode("cp1252")).text == "Zoë Müller – coder"


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b"{\\rtf1\\ansi Jane Doe}", "rtf"),
        (b"<!DOCTYPE html><html><body>Jane Doe</body></html>", "html"),
        (b"\xef\xbb\xbf <HTML><body>Jane Doe", "html"),
        (
            b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>Jane Doe</body></html>',
            "html",
        ),
        (b"<!-- saved --><html><body>Jane Doe</body></html>", "html"),
        (b"<div>Jane Doe</div>", "html"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Jane Doe</p>", "html"),
        (b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Jane Doe</p>", "html"),
        (b"Name: Jane Doe\nSkills: CPT", "text"),
        (b"Jane Doe\n<b>Skills</b>", "text"),
    ],
)
def test_the_bytes_tell_the_format(data: bytes, reader: str) -> None:
    document = read_document(data, name="resume.pdf")
    assert document.reader == reader
    assert "Jane Doe" in document.text


def test_markdown_may_begin_with_a_tag() -> None:
    text = b"<h1 align='center'>Jane Doe</h1>\n\n## Skills\n"
    assert read_document(text, name="README.md").media_type == "text/markdown"
    assert read_document(text, name="resume").media_type == "text/html"


def test_the_name_tells_markdown_from_plain_text() -> None:
    assert read_document(b"plain", name="Resume.MD").media_type == "text/markdown"
    assert read_document(b"plain", name="resume.txt").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture"),
        (b"\0\0\0\x18ftypheic" + bytes(20), "picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "drawing"),
        (b"<?xml version='1.0'?><w:wordDocument>", "XML"),
        (b"\x1f\x8b\x08" + bytes(20), "archive"),
        (OLE + "WordDocument".encode("utf-16-le"), "old .doc"),
        (OLE, "old Office"),
        (bytes(range(256)) * 8, "no document"),
        (bytes((index * 137 + index // 7) % 256 for index in range(4000)), "no document"),
    ],
)
def test_a_format_that_is_not_read_says_what_to_do(data: bytes, hint: str) -> None:
    with pytest.raises(UnknownFormat, match=hint) as caught:
        read_document(data, name="secret-name.docx")
    assert "DOCX" in caught.value.message or "resume" in caught.value.message
    assert "secret" not in caught.value.message


@pytest.mark.parametrize(
    ("parts", "hint"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
            "spreadsheet",
        ),
        ({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}, "spreadsheet"),
        ({"Index/Document.iwa": "x"}, "Pages"),
        ({"resume.pdf": "x"}, "archive"),
    ],
)
def test_other_zips_say_what_to_do(build_archive: BuildArchive, parts: dict[str, str], hint: str) -> None:
    with pytest.raises(UnknownFormat, match=hint):
        read_document(build_archive(parts))


def test_a_word_file_with_a_password_is_encrypted() -> None:
    with pytest.raises(EncryptedDocument):
        read_document(OLE + "EncryptedPackage".encode("utf-16-le"))


def test_a_cut_off_zip_is_damaged(build_docx: Callable[..., bytes]) -> None:
    with pytest.raises(DamagedDocument):
        read_document(build_docx("<w:p/>")[:200])


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_a_file_without_content_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        read_document(data)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(DocumentTooLarge):
        read_document(b"words " * 10, limits=Limits(max_bytes=20))


def test_importing_the_reader_loads_no_library() -> None:
    heavy = {"lxml", "docx", "pdfminer", "pypdfium2", "numpy"}
    code = f"import sys, resume_lint.document; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_file_gives_its_bytes_and_its_name_without_folders(tmp_path: Path) -> None:
    path = tmp_path / "jane.txt"
    path.write_bytes(b"words")
    assert read_source(path) == (b"words", "jane.txt")
    assert read_source(str(path)) == (b"words", "jane.txt")
    with path.open("rb") as file:
        assert read_source(file) == (b"words", "jane.txt")


def test_bytes_and_streams_in_memory_have_no_name() -> None:
    assert read_source(b"words") == (b"words", "")
    assert read_source(bytearray(b"words")) == (b"words", "")
    assert read_source(BytesIO(b"words")) == (b"words", "")


@pytest.mark.parametrize("name", ["missing.pdf", ".", "with\0null", "file.txt/below"])
def test_what_is_no_file_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_bytes(b"x")
    with pytest.raises(FileNotReadable) as caught:
        read_source(f"{tmp_path}/{name}")
    assert str(tmp_path) not in caught.value.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileNotReadable):
        read_source(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_refused() -> None:
    with pytest.raises(FileNotReadable):
        read_source("/dev/zero")


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert read_source(tmp_path / "link.txt") == (b"words", "link.txt")


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(DocumentTooLarge):
        read_source(path)


def test_a_stream_is_not_read_past_the_limit() -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return b"x" * 1000

    with pytest.raises(DocumentTooLarge):
        read_source(Endless(), limits=Limits(max_bytes=5000))


def test_a_stream_of_text_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="binary"):
        read_source(StringIO("words"))  # type: ignore[arg-type]


def test_errors_of_reading_are_errors_of_the_package() -> None:
    assert issubclass(FileNotReadable, ResumeLintError)
