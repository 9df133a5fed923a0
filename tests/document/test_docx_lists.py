"""The labels of the lists of a DOCX, as a word processor counts them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resume_lint.document.from_docx import read_docx
from word_xml import p, style, texts

BuildDocx = Callable[..., bytes]


def level(index: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def abstract(identifier: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def num(identifier: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, index: int | None = 0, identifier: int = 1) -> str:
    at = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    return p(text, f'<w:numPr>{at}<w:numId w:val="{identifier}"/></w:numPr>')


def labels(data: bytes) -> list[str]:
    return [line.label for line in read_docx(data).lines]


OUTLINE = abstract(
    0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "upperRoman", "%1.%2.%3")
) + num(1, 0)


def test_levels_count_by_themselves_and_start_anew_under_the_next_item(build_docx: BuildDocx) -> None:
    body = (
        item("one") + item("under", 1) + item("under", 1) + item("deep", 2) + p("plain")
        + item("two") + item("under", 1) + item("deep", 2)
    )  # fmt: skip
    document = read_docx(build_docx(body, numbering=OUTLINE))
    assert [line.label for line in document.lines] == ["1.", "a)", "b)", "1.b.I", "", "2.", "a)", "2.a.I"]
    assert [line.bullet for line in document.lines] == [True] * 4 + [False] + [True] * 3
    assert texts(document)[:3] == ["one", "under", "under"]


def test_a_level_that_is_skipped_shows_its_first_count(build_docx: BuildDocx) -> None:
    assert labels(build_docx(item("deep", 2), numbering=OUTLINE)) == ["1.a.I"]


@pytest.mark.parametrize(
    ("definition", "wanted"),
    [
        (level(0, "decimal", "%1.", '<w:start w:val="5"/>'), ["5.", "6."]),
        (level(0, "decimal", "(%1)", '<w:start w:val="0"/>'), ["(0)", "(1)"]),
        (level(0, "decimalZero", "%1"), ["01", "02"]),
        (level(0, "lowerRoman", "%1."), ["i.", "ii."]),
        (level(0, "ordinal", "%1"), ["1st", "2nd"]),
        (level(0, "bullet", "\uf0b7"), ["•", "•"]),
        (level(0, "bullet", "o"), ["•", "•"]),
        (level(0, "bullet", "–"), ["–", "–"]),
        (level(0, "bullet", ""), ["", ""]),
        (level(0, "none", ""), ["", ""]),
        (level(0, "bullet", "", '<w:lvlPicBulletId w:val="0"/>'), ["•", "•"]),
        (level(0, "decimal", "%2.%1"), ["1.1", "1.2"]),
    ],
)  # fmt: skip
def test_labels_are_written_in_their_form(build_docx: BuildDocx, definition: str, wanted: list[str]) -> None:
    assert labels(build_docx(item("a") + item("b"), numbering=abstract(0, definition) + num(1, 0))) == wanted


def test_words_of_a_label_are_words_of_the_text(build_docx: BuildDocx) -> None:
    numbering = abstract(0, level(0, "decimal", "Project %1:")) + num(1, 0)
    document = read_docx(build_docx(item("Audit") + item("Denials"), numbering=numbering))
    assert texts(document) == ["Project 1: Audit", "Project 2: Denials"]
    assert [line.bullet for line in document.lines] == [False, False]


def test_two_lists_of_one_kind_count_on_unless_the_second_says_where_it_starts(build_docx: BuildDocx) -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    kind = abstract(0, level(0, "decimal", "%1."))
    body = item("a") + item("b") + item("c", 0, 2)
    assert labels(build_docx(body, numbering=kind + num(1, 0) + num(2, 0))) == ["1.", "2.", "3."]
    assert labels(build_docx(body, numbering=kind + num(1, 0) + num(2, 0, start))) == ["1.", "2.", "1."]


def test_a_list_may_change_a_level_of_its_kind(build_docx: BuildDocx) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0, override)
    assert labels(build_docx(item("a"), numbering=numbering)) == ["A."]


def test_a_level_may_count_on_under_the_next_item(build_docx: BuildDocx) -> None:
    on = level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
    numbering = abstract(0, level(0, "decimal", "%1."), on) + num(1, 0)
    body = item("one") + item("under", 1) + item("two") + item("under", 1)
    assert labels(build_docx(body, numbering=numbering)) == ["1.", "1", "2.", "2"]


def test_legal_numbering_writes_all_levels_in_digits(build_docx: BuildDocx) -> None:
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    numbering = abstract(0, level(0, "upperRoman", "%1."), legal) + num(1, 0)
    assert labels(build_docx(item("one") + item("under", 1), numbering=numbering)) == ["I.", "1.1"]


def test_a_style_takes_the_level_that_the_list_ties_to_it(build_docx: BuildDocx) -> None:
    tied = level(1, "lowerLetter", "%2.", '<w:pStyle w:val="Second"/>')
    numbering = abstract(0, level(0, "decimal", "%1."), tied) + num(1, 0)
    styles = style("Second", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = item("one") + p("under", '<w:pStyle w:val="Second"/>')
    assert labels(build_docx(body, numbering=numbering, styles=styles)) == ["1.", "a."]


def test_a_list_may_be_defined_by_a_numbering_style(build_docx: BuildDocx) -> None:
    numbering = (
        abstract(0, '<w:styleLink w:val="Letters"/>', level(0, "upperLetter", "%1."))
        + abstract(1, '<w:numStyleLink w:val="Letters"/>')
        + num(1, 1)
        + num(2, 0)
    )
    styles = style("Letters", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    assert labels(build_docx(item("a") + item("b"), numbering=numbering, styles=styles)) == ["A.", "B."]


def test_deleted_items_are_not_counted(build_docx: BuildDocx) -> None:
    gone = p("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    ))  # fmt: skip
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert labels(build_docx(item("a") + gone + item("b"), numbering=numbering)) == ["1.", "2."]


def test_a_numbered_heading_is_no_list_item(build_docx: BuildDocx) -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    styles = style("H", '<w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    (line,) = read_docx(
        build_docx(p("Skills", '<w:pStyle w:val="H"/>'), numbering=numbering, styles=styles)
    ).lines
    assert (line.label, line.bullet) == ("1.", False)


def test_a_list_that_is_not_defined_is_a_list_of_bullets(build_docx: BuildDocx) -> None:
    assert labels(build_docx(item("a", 0, 77))) == ["•"]


def test_a_level_out_of_range_is_the_last(build_docx: BuildDocx) -> None:
    assert labels(build_docx(item("a", 4_000_000), numbering=OUTLINE)) == ["•"]
