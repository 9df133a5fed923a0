"""Word files as different programs write them, and damaged ones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from resume_lint.document import read_document
from resume_lint.document.from_docx import read_docx
from resume_lint.errors import NestedTooDeeply
from word_xml import p, pack, texts, unpack

BuildDocx = Callable[..., bytes]
MAIN = "word/document.xml"
OPEN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MACRO = "application/vnd.ms-word.document.macroEnabled"


@pytest.mark.parametrize(
    ("declared", "media_type"),
    [
        (f"{OPEN}document.main+xml", f"{OPEN}document"),
        (f"{OPEN}template.main+xml", f"{OPEN}template"),
        (f"{MACRO}.main+xml", f"{MACRO}.12"),
        ("application/xml", f"{OPEN}document"),
    ],
)
def test_files_with_macros_and_templates_are_read(
    build_docx: BuildDocx, declared: str, media_type: str
) -> None:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{declared}"/></Types>'
    data = pack(
        unpack(build_docx(p("words"))) | {"[Content_Types].xml": types, "word/vbaProject.bin": b"\0code"}
    )
    document = read_document(data)
    assert (document.text, document.media_type) == ("words", media_type)


def test_names_of_parts_may_have_backslashes_capitals_and_a_slash_in_front(build_docx: BuildDocx) -> None:
    parts = unpack(build_docx(p("words")))
    changed = {
        "\\" + name.replace("/", "\\").replace("document", "Document"): body for name, body in parts.items()
    }
    assert read_document(pack(changed)).text == "words"


def test_the_body_may_have_another_name(build_docx: BuildDocx) -> None:
    parts = unpack(build_docx(p("words")))
    parts["word/document2.xml"] = parts.pop(MAIN)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(MAIN.encode(), b"/word/document2.xml")
    assert read_document(pack(parts)).text == "words"


def test_parts_that_are_missing_are_done_without(build_docx: BuildDocx) -> None:
    parts = unpack(build_docx(p("words"), styles="", numbering=""))
    for name in ("word/styles.xml", "word/numbering.xml", "[Content_Types].xml", "_rels/.rels"):
        del parts[name]
    assert read_docx(pack(parts)).text == "words"
    assert read_docx(pack({MAIN: parts[MAIN]})).text == "words"


@pytest.mark.parametrize("name", ["styles", "numbering", "footnotes", "settings", "header1"])
def test_a_damaged_part_beside_the_body_is_a_problem(build_docx: BuildDocx, name: str) -> None:
    body = p('<w:r><w:t>words</w:t><w:footnoteReference w:id="1"/></w:r>')
    body += '<w:sectPr><w:headerReference r:id="part-header1"/></w:sectPr>'
    parts = unpack(build_docx(body, **{name: ""}))
    document = read_docx(pack(parts | {f"word/{name}.xml": "<w:broken"}))
    assert document.text == "words"
    assert [problem.code for problem in document.problems] == ["damaged-part"]


def test_a_zip_written_as_a_stream_is_read(build_docx: BuildDocx) -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in unpack(build_docx(p("words"))).items():
            archive.writestr(name, content)
    assert read_docx(pipe.getvalue()).text == "words"


def test_other_prefixes_of_the_same_names_are_read(build_docx: BuildDocx) -> None:
    parts = unpack(
        build_docx(
            p("words", '<w:pStyle w:val="H"/>'), styles='<w:style w:styleId="H"><w:name w:val="x"/></w:style>'
        )
    )
    for name in (MAIN, "word/styles.xml"):
        parts[name] = (
            parts[name]
            .replace(b"xmlns:w=", b"xmlns:ns0=")
            .replace(b"<w:", b"<ns0:")
            .replace(b"</w:", b"</ns0:")
            .replace(b" w:", b" ns0:")
        )
    document = read_docx(pack(parts))
    assert (document.text, document.lines[0].style) == ("words", "X")


def test_xml_in_utf_16_is_read(build_docx: BuildDocx) -> None:
    parts = unpack(build_docx(p("Zoë")))
    parts[MAIN] = ('<?xml version="1.0" encoding="UTF-16"?>' + parts[MAIN].decode()).encode("utf-16")
    assert read_docx(pack(parts)).text == "Zoë"


def test_a_relationship_that_climbs_out_of_the_file_leads_nowhere(build_docx: BuildDocx) -> None:
    parts = unpack(build_docx(p("words"), styles=""))
    links = "word/_rels/document.xml.rels"
    parts[links] = parts[links].replace(b"styles.xml", b"../../../../etc/passwd")
    assert texts(read_docx(pack(parts))) == ["words"]


def test_a_relationship_to_the_body_itself_is_read_once(build_docx: BuildDocx) -> None:
    body = p("words") + '<w:sectPr><w:headerReference r:id="again"/></w:sectPr>'
    with pytest.raises(NestedTooDeeply):
        read_docx(build_docx("<w:sdt><w:sdtContent>" * 100 + body + "</w:sdtContent></w:sdt>" * 100))
    document = read_docx(build_docx(body, links=(("again", "header", "document.xml"),)))
    assert texts(document) == ["words", "words"]
