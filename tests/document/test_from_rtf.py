from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_lint.document.from_rtf import read_rtf
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.errors import (
    EmptyDocument,
    NestedTooDeeply,
    ResumeLintError,
    TooManyCharacters,
    TooManyOperators,
)

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset2 Symbol;}{\f2\fcharset2 Wingdings;}"
    r"{\f3\fcharset204 Arial;}}"
)
COLORS = r"{\colortbl;\red255\green255\blue255;\red31\green56\blue100;\red255\green0\blue0;}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs2 Strong;}}"


def read(body: str | bytes) -> Document:
    content = body.encode("latin-1") if isinstance(body, str) else body
    return read_rtf(
        rb"{\rtf1\ansi\ansicpg1252\deff0" + (FONTS + COLORS + STYLES).encode() + b" " + content + b"}"
    )


def texts(document: Document) -> list[str]:
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"Jane Doe\par Medical {\b Coder}\par", ["Jane Doe", "Medical Coder"]),
        ("Jane\r\n Doe\\\nCoder", ["Jane Doe", "Coder"]),
        (r"Coder\tab 2021\line Tampa", ["Coder\t2021", "Tampa"]),
        (r"Zo\'eb 98\~% \endash  follow\_up co\-ding \{x\} a\\b", ["Zoë 98 % – follow-up coding {x} a\\b"]),
        (r"Zo\u235\'eb \u8211- 98\u8239?%", ["Zoë – 98 %"]),
        (r"{\uc0 Zo\u235 }x {\uc2\u8805??}95", ["Zoëx ≥95"]),
        (r"smile \u-10179?\u-8704? end", ["smile 😀 end"]),
        (r"{\f3\'cf\'f0} {\f1 m}g {\f2\'a7}", ["Пр µg •"]),
        (r"a{\*\unknown hidden from old programs}b{\*\generator x;}c", ["abc"]),
        (r"a{\pict\pngblip 89504e47}b{\*\shppict{\pict abc}}c\bin3 {}{d", ["abcd"]),
        (r"{\upr{ansi}{\*\ud{Zo\u235?}}}", ["Zoë"]),
        (r"x{\field{\*\fldinst{HYPERLINK ""\"https://example.com\"" r"}}{\fldrslt{page}}}y", ["xpagey"]),
        (r"kept{\deleted gone}{\revised in}", ["keptin"]),
        (r"one{\footnote \chftn from the source}\par two", ["one", "two", "from the source"]),
        (r"x\par{\*\annotation remark}", ["x"]),
        (r"{\caps skills}", ["SKILLS"]),
        (
            r"{\shp{\*\shpinst\shpleft0{\sp{\sn fillColor}{\sv 5}}{\shptxt boxed\par}}{\shprslt boxed}}anchor",
            ["anchor", "boxed"],
        ),
        (r"\trowd\cellx1\cellx2\intbl Accuracy\cell 98%\cell\row\pard after", ["Accuracy\t98%", "after"]),
        (r"\trowd\cellx1\cellx2\intbl a\cell b\cell\row\trowd\intbl c\cell d\cell\row", ["a\tb", "c\td"]),
        (r"\trowd\intbl SKILLS\par CPT\cell Coder\par Coded\par x\cell\row", ["SKILLS", "CPT", "Coder", "Coded", "x"]),
        (
            r"\trowd\cellx1\cellx2\pard\intbl left\par\pard\intbl\itap2 a\nestcell b\nestcell"
            r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
            r"\pard\intbl\itap1 x\cell right\par more\cell\row\pard after",
            ["left", "a\tb", "x", "right", "more", "after"],
        ),
        (r"{\shp{\*\shpinst{\sp{\sn gtextFont}{\sv Arial}}{\sp{\sn gtextUNICODE}{\sv Jane Doe}}}}x", ["x", "Jane Doe"]),
        (r"unfinished {\b group", ["unfinished group"]),
        (r"too many}} closed", ["too many closed"]),
    ],
)  # fmt: skip
def test_all_that_a_person_sees_is_read_once(body: str, lines: list[str]) -> None:
    assert texts(read(body)) == lines


def test_headers_come_first_and_footers_last_the_same_words_once() -> None:
    body = r"{\header Jane Doe\par}{\headerf Jane Doe\par}{\headerr other\par}{\footer page 1}body\par"
    document = read(body)
    assert [(text, line.role) for text, line in zip(texts(document), document.lines, strict=True)] == [
        ("Jane Doe", "header"), ("other", "header"), ("body", "body"), ("page 1", "footer"),
    ]  # fmt: skip


def test_list_labels_are_markers() -> None:
    body = (
        r"{\listtext\pard\plain\f1 \'b7\tab}one\par{\listtext 2.\tab}two\par{\pntext\f2\'a7\tab}three\par"
        r"\pard plain\par{\listtext Project 1:\tab}Audit\par"
    )
    document = read(body)
    assert [(line.label, line.bullet) for line in document.lines] == [
        ("•", True), ("2.", True), ("•", True), ("", False), ("", False),
    ]  # fmt: skip
    assert texts(document) == ["one", "two", "three", "plain", "Project 1: Audit"]


def test_looks_styles_and_links_are_kept() -> None:
    link = r'{\field{\*\fldinst HYPERLINK "https://example.com/me"}{\fldrslt me}}'
    document = read(
        r"\pard\s1\outlinelevel0\fs32\b Skills\par\pard\plain\fs18\cf3\i red \plain plain " + link
    )
    heading, red, plain, _ = document.words
    assert (heading.size, heading.bold, document.lines[0].style) == (16.0, True, "Heading 1")
    assert (red.size, red.bold, red.italic, red.color) == (9.0, False, True, (1.0, 0.0, 0.0))
    assert (plain.size, plain.color, document.lines[1].style) == (12.0, None, None)
    assert document.links == ("https://example.com/me",)


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (r"{\v expert}", "vanish"),
        (r"{\v\v0 expert}", None),
        (r"{\fs2 expert}", "tiny"),
        (r"{\cf1 expert}", "white"),
        (r"{\cf1\chcbpat2 expert}", None),
        (r"{\cf1\highlight2 expert}", None),
        (r"{\cf2\chcbpat2 expert}", "white"),
        (r"\par\pard\cbpat2{\cf1 expert}", None),
        (r"\par\trowd\clcbpat2\cellx1\cellx2\pard\intbl{\cf1 expert}\cell \cell\row", None),
        (r"\par\trowd\cellx1\clcbpat2\cellx2\pard\intbl{\cf1 expert}\cell \cell\row", "white"),
        (r"{\cf0 expert}", None),
        (r"{\cf99 expert}", None),
    ],
)
def test_words_that_nobody_sees_are_hidden(body: str, hidden: str | None) -> None:
    document = read("seen " + body)
    assert {word.text: word.hidden for word in document.words} == {"seen": None, "expert": hidden}


def test_deleted_words_are_told() -> None:
    assert [problem.code for problem in read(r"a{\deleted b}").problems] == ["tracked-changes"]
    assert read("a").problems == ()


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(r"\par\par")


def test_nesting_and_sizes_are_limited() -> None:
    for deep in (
        "{" * 200 + "x",
        r"\intbl\itap100000 x\par",
        r"\itap999999999\nestrow x",
        r"{\shptxt " * 150 + "x",
    ):
        with pytest.raises(NestedTooDeeply):
            read(deep)
    with pytest.raises(TooManyCharacters):
        read_rtf(rb"{\rtf1 " + b"word " * 100, limits=Limits(max_characters=100))
    with pytest.raises(TooManyOperators):
        read_rtf(rb"{\rtf1 x" + rb"\b" * 5000, limits=Limits(max_operators=1000))


PIECES = r"""{ } \b \par \cell \row \intbl \itap3 \nestcell \itap-7 \fs-9 \cf-3 \uc-2 \s-4
\nestrow \trowd \footnote \header \* \u8211 \'e9 \pard
\listtext \bin9 word \fonttbl \fldinst \ud \s1 \upr \stylesheet \plain \deleted \colortbl \red9 ;""".split()


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_its_words_gives_a_document_or_a_typed_error(pieces: list[str]) -> None:
    with suppress(ResumeLintError):
        assert read("x " + " ".join(pieces)).words


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_typed_error(data: bytes) -> None:
    with suppress(ResumeLintError):
        assert read_rtf(b"{\\rtf1 " + data).words
