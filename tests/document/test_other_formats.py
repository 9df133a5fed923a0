"""What holds for all formats without pages: any content gives a document that holds together, or a typed error."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_lint.document import Document, read_document
from resume_lint.errors import ResumeLintError
from word_xml import p, pack, r, row, table

WORDS = st.text("abc XYZ09%,.-•–\u00a0\u200b\t", max_size=20)
Build = Callable[[list[str]], bytes]
ODT_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def as_html(lines: list[str]) -> bytes:
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>").encode()


def as_rtf(lines: list[str]) -> bytes:
    codes = (
        "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line.replace("\t", "\\tab ")) for line in lines
    )
    return ("{\\rtf1 " + "".join(f"{line}\\par " for line in codes) + "}").encode("ascii")


def as_odt(lines: list[str]) -> bytes:
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    content = (
        f"<office:document-content {ODT_SPACES}><office:body><office:text>{body}</office:text></office:body>"
    )
    return pack({"content.xml": content + "</office:document-content>"})


FORMATS: dict[str, Build] = {"html": as_html, "rtf": as_rtf, "odt": as_odt}


def check(document: Document) -> None:
    """The places of words and lines fit the text."""
    assert [document.text[slice(*word.span)] for word in document.words] == [
        word.text for word in document.words
    ]
    assert [document.text[slice(*line.span)] for line in document.lines] == document.text.split("\n")
    assert sum(end - start for start, end in (line.words for line in document.lines)) == len(document.words)


@pytest.mark.parametrize("name", FORMATS)
@given(lines=st.lists(WORDS, max_size=8))
def test_no_letter_is_lost_and_places_fit(name: str, lines: list[str]) -> None:
    document = read_document(FORMATS[name](["x", *lines]))
    check(document)
    letters = [character for character in "".join(["x", *lines]) if character.isalpha()]
    assert [character for character in document.text if character.isalpha()] == letters


@given(content=st.lists(WORDS, max_size=8), hidden=st.sets(st.integers(0, 7)))
def test_no_letter_of_a_word_file_is_lost_and_hidden_ones_stand_behind(
    content: list[str], hidden: set[int]
) -> None:
    runs = [r(text, "<w:vanish/>" if index in hidden else "") for index, text in enumerate(content)]
    half = len(runs) // 2
    body = p("x") + p("".join(runs[:half]) or r("")) + table(row(p("".join(runs[half:]) or r(""))))
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    data = pack({"word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>"})
    document = read_document(data)
    check(document)
    shown = "".join(["x", *(text for index, text in enumerate(content) if index not in hidden)])
    gone = "".join(text for index, text in enumerate(content) if index in hidden)
    seen, behind = document.text[: document.seen], document.text[document.seen :]
    assert [one for one in seen if one.isalpha()] == [one for one in shown if one.isalpha()]
    assert [one for one in behind if one.isalpha()] == [one for one in gone if one.isalpha()]


TAGS = """
    p div span b table tr td ul ol li h1 br hr pre a input select option style script svg ruby rt dl dt details
""".split()
STYLES = """
    display:none display:flex float:right color:#fff font:1px/1,x opacity:0 a:b( }{ white-space:pre
""".split()


@given(
    st.lists(
        st.one_of(
            st.builds("<{}>".format, st.sampled_from(TAGS)),
            st.builds("</{}>".format, st.sampled_from(TAGS)),
            st.builds('<{} style="{}" class=x>'.format, st.sampled_from(TAGS), st.sampled_from(STYLES)),
            WORDS,
        ),
        max_size=40,
    )
)
def test_any_tags_give_a_page_that_holds_together_or_a_typed_error(pieces: list[str]) -> None:
    with suppress(ResumeLintError):
        check(read_document(("<html><style>.x b { color: red }</style>x" + "".join(pieces)).encode()))
