from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordFile
from docx.shared import Pt, RGBColor
from PIL import Image

from resume_lint.document.from_docx import read_docx
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document, Line, Picture
from resume_lint.errors import DamagedDocument, DocumentTooLarge, EmptyDocument, NestedTooDeeply

BuildDocx = Callable[..., bytes]


def save(file: WordFile) -> bytes:
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def style(
    identifier: str, content: str = "", *, name: str = "", based_on: str = "", kind: str = "paragraph"
) -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    named = f'<w:name w:val="{name or identifier}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{identifier}">{named}{based}{content}</w:style>'


def box(content: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"


def texts(document: Document) -> list[str]:
    return document.text.split("\n")


def line(document: Document, text: str) -> Line:
    return next(line for line in document.lines if document.text[slice(*line.span)] == text)


def test_body_is_read_in_order_with_nested_tables_and_content_controls(build_docx: BuildDocx) -> None:
    inner = table(row(p("nested one"), p("nested two")))
    body = (
        p("first")
        + f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('in a control')}</w:sdtContent></w:sdt>"
        + table(row(p("left") + p("left again") + inner, p("right") + p("right again") + p("right third")))
        + p("last")
    )
    assert texts(read_docx(build_docx(body))) == [
        "first", "in a control", "left", "left again", "nested one\tnested two", "right", "right again",
        "right third", "last",
    ]  # fmt: skip


def test_tracked_changes_are_read_as_if_accepted(build_docx: BuildDocx) -> None:
    body = (
        f"<w:p>{r('Coded ')}<w:del><w:r><w:delText>some</w:delText></w:r></w:del>"
        f"<w:ins>{r('45')}</w:ins>{r(' charts')}"
        f"<w:moveFrom>{r(' daily')}</w:moveFrom></w:p><w:p><w:moveTo>{r('daily')}</w:moveTo></w:p>"
    )
    document = read_docx(build_docx(body))
    assert texts(document) == ["Coded 45 charts", "daily"]
    assert [problem.code for problem in document.problems] == ["tracked-changes"]


def test_a_text_box_is_read_once(build_docx: BuildDocx) -> None:
    choice = f'<mc:Choice Requires="wps"><w:drawing>{box(p("in the box"))}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{box(p('in the box'))}</w:pict></mc:Fallback>"
    anchor = (
        f"<w:p>{r('anchor')}<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"
    )
    document = read_docx(build_docx(anchor + p("after")))
    assert texts(document) == ["anchor", "in the box", "after"]
    assert [item.role for item in document.lines] == ["body", "textbox", "body"]


def test_the_fallback_is_read_where_the_choice_is_not_known(build_docx: BuildDocx) -> None:
    body = (
        f'<w:p><mc:AlternateContent><mc:Choice Requires="new">{r("new")}</mc:Choice>'
        f"<mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert texts(read_docx(build_docx(body))) == ["old"]


def framed(left: int, top: int, width: int, height: int, content: str) -> str:
    return (
        f'<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/>{box(content)}</wp:anchor></w:drawing></w:r>'
    )


def test_a_sidebar_in_a_text_box_stands_after_the_body(build_docx: BuildDocx) -> None:
    sidebar = "".join(p(text) for text in ("SKILLS", "ICD-10-CM", "CPT", "Epic"))
    body = f"<w:p>{r('Jane Doe')}{framed(0, 0, 2_000_000, 9_000_000, sidebar)}</w:p>{p('Medical Coder')}"
    assert texts(read_docx(build_docx(body))) == [
        "Jane Doe",
        "Medical Coder",
        "SKILLS",
        "ICD-10-CM",
        "CPT",
        "Epic",
    ]


def test_text_boxes_of_one_paragraph_are_read_by_their_place(build_docx: BuildDocx) -> None:
    boxes = (
        framed(0, 5_000_000, 6_000_000, 900_000, p("bottom"))
        + framed(3_000_000, 1_000_000, 2_000_000, 900_000, p("right"))
        + framed(0, 1_500_000, 2_000_000, 900_000, p("left"))
    )
    assert texts(read_docx(build_docx(f"<w:p>{boxes}</w:p>"))) == ["left", "right", "bottom"]


def test_headers_come_first_and_footers_last(build_docx: BuildDocx) -> None:
    references = '<w:headerReference r:id="part-header1"/><w:footerReference r:id="part-footer1"/>'
    section = f"<w:sectPr>{references}</w:sectPr>"
    document = read_docx(
        build_docx(
            p("body") + section, header1=p("Jane Doe"), footer1=p("Page 1"), header2=p("not referred to")
        )
    )
    assert [(text, item.role) for text, item in zip(texts(document), document.lines, strict=True)] == [
        ("Jane Doe", "header"), ("body", "body"), ("Page 1", "footer"),
    ]  # fmt: skip
    assert [item.block for item in document.lines] == [0, 1, 2]


def test_the_first_page_has_its_own_header_only_where_the_section_says_so(build_docx: BuildDocx) -> None:
    reference = (
        '<w:headerReference w:type="first" r:id="part-header1"/><w:headerReference r:id="part-header2"/>'
    )
    parts = {"header1": p("first page"), "header2": p("other pages")}
    plain = read_docx(build_docx(f"{p('x')}<w:sectPr>{reference}</w:sectPr>", **parts))
    titled = read_docx(build_docx(f"{p('x')}<w:sectPr>{reference}<w:titlePg/></w:sectPr>", **parts))
    assert texts(plain) == ["other pages", "x"]
    assert texts(titled) == ["first page", "other pages", "x"]


def test_notes_are_read_after_the_body_in_the_order_of_their_references(build_docx: BuildDocx) -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in enumerate(("first note", "second note", "without reference"), start=1)
    )
    references = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (2, 1))
    body = f"<w:p>{r('text')}{references}</w:p>"
    document = read_docx(build_docx(body, footnotes=notes))
    assert texts(document) == ["text", "second note", "first note"]
    assert [item.role for item in document.lines] == ["body", "note", "note"]


def test_link_words_are_text_and_link_targets_are_links(build_docx: BuildDocx) -> None:
    body = (
        f'<w:p><w:hyperlink r:id="l1">{r("LinkedIn")}</w:hyperlink>{r(" | ")}'
        f"<w:fldSimple w:instr=' HYPERLINK \"mailto:jane@example.com\" '>{r('mail')}</w:fldSimple></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK "
        "\"https://example.com/me\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"{r('my page')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    document = read_docx(build_docx(body, links=(("l1", "hyperlink", "https://linkedin.com/in/jane"),)))
    assert texts(document) == ["LinkedIn | mail", "my page"]
    assert document.links == (
        "https://linkedin.com/in/jane",
        "mailto:jane@example.com",
        "https://example.com/me",
    )


def test_signs_become_what_they_show(build_docx: BuildDocx) -> None:
    body = (
        "<w:p><w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up\u00a0of co</w:t><w:softHyphen/>"
        "<w:t>ding</w:t></w:r></w:p>"
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t xml:space="preserve"> 98% </w:t>'
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 95%</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Medical Coder</w:t><w:tab/><w:tab/><w:t>2021</w:t><w:br/>"
        "<w:t>Tampa, FL</w:t></w:r></w:p>"
    )
    document = read_docx(build_docx(body))
    assert texts(document) == ["follow-up of coding", "98% ≥ 95%", "Medical Coder\t2021", "Tampa, FL"]
    assert [item.bullet for item in document.lines] == [False, True, False, False]


def test_a_letter_of_a_sign_font_is_a_list_marker(build_docx: BuildDocx) -> None:
    sign = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>§</w:t></w:r>'
    document = read_docx(build_docx(f"<w:p>{sign}<w:r><w:tab/><w:t>Coded charts</w:t></w:r></w:p>"))
    assert texts(document) == ["Coded charts"]
    assert document.lines[0].bullet


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)


def number(level: int = 0, identifier: int = 3) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identifier}"/></w:numPr>'


def test_list_paragraphs_are_bullets_directly_and_by_style(build_docx: BuildDocx) -> None:
    styles = (
        style("Listed", f"<w:pPr>{number()}</w:pPr>")
        + style("Under", based_on="Listed")
        + style("Heading1", f"<w:pPr>{number()}</w:pPr>", name="heading 1")
    )
    body = (
        p("direct", number())
        + p("by style", '<w:pStyle w:val="Under"/>')
        + p("taken off", f'<w:pStyle w:val="Under"/>{number(0, 0)}')
        + p("without marker", number(1))
        + p("Experience", '<w:pStyle w:val="Heading1"/>')
        + p("• typed")
        + p("plain")
    )
    document = read_docx(build_docx(body, styles=styles, numbering=NUMBERING))
    assert {text: item.bullet for text, item in zip(texts(document), document.lines, strict=True)} == {
        "direct": True, "by style": True, "taken off": False, "without marker": False, "Experience": False,
        "typed": True, "plain": False,
    }  # fmt: skip
    assert line(document, "Experience").style == "Heading 1"


def test_a_style_with_a_level_and_no_list_is_no_list(build_docx: BuildDocx) -> None:
    styles = style("Subtitle", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>')
    document = read_docx(build_docx(p("Coder", '<w:pStyle w:val="Subtitle"/>'), styles=styles))
    assert [item.bullet for item in document.lines] == [False]


def test_hidden_text_stands_behind_what_is_seen(build_docx: BuildDocx) -> None:
    styles = style("Gone", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = (
        "<w:p>"
        + r("seen ")
        + r("two words", "<w:vanish/>")
        + r("gone", '<w:rStyle w:val="Gone"/>')
        + r("again", '<w:vanish w:val="0"/>')
        + "</w:p>"
    )
    document = read_docx(build_docx(body, styles=styles))
    assert document.text == "seen again\ntwo wordsgone"
    assert document.text[: document.seen] == document.without_hidden().text == "seen again"
    assert [(line.role, line.span) for line in document.hidden_lines] == [("hidden", (11, 24))]
    assert [word.text for word in document.seen_words] == ["seen", "again"]
    assert [word.hidden for word in document.words] == [None, None, "vanish", "vanish"]


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:fill="1F3864"/>'
WHITE_RUN = f"<w:r><w:rPr>{WHITE}</w:rPr><w:t>expert</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (f"<w:p>{WHITE_RUN}</w:p>", "white"),
        ("<w:p>" + r("expert", '<w:sz w:val="2"/>') + "</w:p>", "tiny"),
        (f"<w:p>{r('expert', WHITE + DARK)}</w:p>", None),
        ("<w:p>" + r("expert", WHITE + '<w:highlight w:val="darkBlue"/>') + "</w:p>", None),
        (f"<w:p><w:pPr>{DARK}</w:pPr>{WHITE_RUN}</w:p>", None),
        (table(row(f"<w:tcPr>{DARK}</w:tcPr><w:p>{WHITE_RUN}</w:p>")), None),
    ],
)
def test_white_words_are_hidden_only_where_nothing_is_painted_behind(
    build_docx: BuildDocx, body: str, hidden: str | None
) -> None:
    document = read_docx(build_docx(p("seen") + body))
    assert [word.hidden for word in document.words] == [None, hidden]


def test_a_file_whose_words_are_all_hidden_is_empty(build_docx: BuildDocx) -> None:
    with pytest.raises(EmptyDocument):
        read_docx(build_docx(f"<w:p>{WHITE_RUN}</w:p>"))


def test_looks_are_inherited_from_defaults_styles_and_runs(build_docx: BuildDocx) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("Normal")
        + style("Head", '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>', based_on="Normal")
        + style("Slim", '<w:rPr><w:b w:val="0"/></w:rPr>', kind="character")
    )
    body = (
        p("plain")
        + '<w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr>'
        + r("strong ")
        + r("slim ", '<w:rStyle w:val="Slim"/>')
        + r("large", '<w:sz w:val="34.0"/><w:i/>')
        + "</w:p>"
    )
    document = read_docx(build_docx(body, styles=styles))
    plain, strong, slim, large = document.words
    assert (plain.size, plain.bold, plain.color) == (11.0, False, None)
    assert (strong.size, strong.bold, strong.color) == (11.0, True, (1.0, 0.0, 0.0))
    assert (slim.size, slim.bold, slim.italic) == (11.0, False, False)
    assert (large.size, large.bold, large.italic) == (17.0, True, True)
    assert (document.lines[1].size, document.lines[1].bold, document.lines[1].style) == (17.0, False, "Head")


def test_a_word_made_of_several_runs_is_one_word(build_docx: BuildDocx) -> None:
    document = read_docx(build_docx(f"<w:p>{r('98', '<w:b/>')}{r('% accu')}{r('racy')}</w:p>"))
    assert [(word.text, word.span, word.bold) for word in document.words] == [
        ("98%", (0, 3), True), ("accuracy", (4, 12), False),
    ]  # fmt: skip


def test_words_have_neither_page_nor_box(build_docx: BuildDocx) -> None:
    document = read_docx(build_docx(p("Coded charts")))
    assert document.pages == ()
    assert [(word.page, word.box) for word in document.words] == [(None, None), (None, None)]
    assert document.evidence((0, 5)).boxes == ()


def test_a_row_of_short_cells_is_one_line(build_docx: BuildDocx) -> None:
    document = read_docx(
        build_docx(table(row(p("Accuracy"), p("98%")), row(p("Volume"), p("45 a day"))) + p("after"))
    )
    assert texts(document) == ["Accuracy\t98%", "Volume\t45 a day", "after"]
    assert [item.role for item in document.lines] == ["table", "table", "body"]
    assert [item.block for item in document.lines] == [0, 0, 1]


def test_a_column_of_dates_stands_in_the_first_line_of_its_entry(build_docx: BuildDocx) -> None:
    entry = p("Medical Coder") + p("Lakeside Clinic") + p("Coded charts", number())
    left = read_docx(build_docx(table(row(p("2021 – Present"), entry)), numbering=NUMBERING))
    right = read_docx(build_docx(table(row(entry, p("2021 – Present"))), numbering=NUMBERING))
    assert texts(left) == ["2021 – Present\tMedical Coder", "Lakeside Clinic", "Coded charts"]
    assert texts(right) == ["Medical Coder\t2021 – Present", "Lakeside Clinic", "Coded charts"]
    assert right.lines[2].bullet


def test_titles_and_dates_over_two_lines_stay_side_by_side(build_docx: BuildDocx) -> None:
    cells = (p("Medical Coder") + p("Lakeside Clinic"), p("2021 – Present") + p("Tampa, FL"))
    assert texts(read_docx(build_docx(table(row(*cells))))) == [
        "Medical Coder\t2021 – Present", "Lakeside Clinic\tTampa, FL",
    ]  # fmt: skip


def test_a_heading_beside_its_section_stays_a_line(build_docx: BuildDocx) -> None:
    words = "Certified coder with four years of outpatient work in three specialties."
    assert texts(read_docx(build_docx(table(row(p("SUMMARY"), p(words)))))) == ["SUMMARY", words]


def test_a_column_of_headings_stays_one_where_a_section_is_short(build_docx: BuildDocx) -> None:
    def head(text: str) -> str:
        return f"<w:p>{r(text, '<w:b/>')}</w:p>"

    rows = row(head("Experience"), p("Medical Coder") + p("Coded charts")) + row(
        head("Skills"), p("CPT, Epic")
    )
    assert texts(read_docx(build_docx(table(rows)))) == [
        "Experience", "Medical Coder", "Coded charts", "Skills", "CPT, Epic",
    ]  # fmt: skip
    assert texts(read_docx(build_docx(table(row(head("Accuracy"), p("98%")))))) == ["Accuracy\t98%"]


def test_columns_under_headings_are_read_one_after_the_other(build_docx: BuildDocx) -> None:
    heads = row(p("SKILLS"), p("EXPERIENCE"))
    below = row(p("CPT") + p("Epic"), p("Medical Coder") + p("Coded charts"))
    assert texts(read_docx(build_docx(table(heads, below)))) == [
        "SKILLS", "CPT", "Epic", "EXPERIENCE", "Medical Coder", "Coded charts",
    ]  # fmt: skip


def test_a_merged_cell_is_read_once(build_docx: BuildDocx) -> None:
    start, more = ('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>")
    rows = row(start + p("side one") + p("side two"), p("a") + p("b")) + row(more + p(""), p("c") + p("d"))
    assert texts(read_docx(build_docx(table(rows)))) == ["side one", "side two", "a", "b", "c", "d"]


def test_blocks_rise_at_blank_paragraphs_headings_and_sections(build_docx: BuildDocx) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    section = "<w:sectPr/>"
    body = p("a") + p("b") + p("") + p("c") + p("head", '<w:pStyle w:val="H"/>') + p("d", section) + p("e")
    document = read_docx(build_docx(body, styles=styles))
    blocks = dict(zip(texts(document), (item.block for item in document.lines), strict=True))
    assert blocks == {"a": 0, "b": 0, "c": 1, "head": 2, "d": 2, "e": 3}


def test_a_wide_space_before_a_paragraph_starts_a_block(build_docx: BuildDocx) -> None:
    body = p("a") + p("b") + p("c") + p("d", '<w:spacing w:before="240"/>') + p("e")
    assert [item.block for item in read_docx(build_docx(body)).lines] == [0, 0, 0, 1, 1]


def test_the_strict_edition_is_read(build_docx: BuildDocx, build_archive: Callable[..., bytes]) -> None:
    import zipfile

    with zipfile.ZipFile(BytesIO(build_docx(p("strict words", '<w:pStyle w:val="H"/>')))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ):  # fmt: skip
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    assert read_docx(build_archive(parts)).text == "strict words"


def test_a_line_broken_by_hand_inside_its_sentence_is_one_line(build_docx: BuildDocx) -> None:
    body = (
        "<w:p><w:r><w:t>Coded forty-five outpatient cardiology charts each day</w:t><w:br/>"
        "<w:t>at 98% accuracy</w:t></w:r></w:p>"
    )
    assert texts(read_docx(build_docx(body))) == [
        "Coded forty-five outpatient cardiology charts each day at 98% accuracy"
    ]


def test_short_words_in_capitals_by_style_are_shown_in_capitals(build_docx: BuildDocx) -> None:
    assert read_docx(build_docx(f"<w:p>{r('Experience', '<w:caps/>')}</w:p>")).text == "EXPERIENCE"


def test_a_file_of_python_docx_is_read_with_its_styles() -> None:
    file = docx.Document()
    file.add_heading("Experience", 1)
    run = file.add_paragraph(style="List Bullet").add_run("Coded 45 charts a day")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(9), RGBColor(0, 0, 255)
    document = read_docx(save(file))
    heading, bullet = document.lines
    assert (heading.style, heading.bold, heading.size) == ("Heading 1", True, 14.0)
    assert (bullet.style, bullet.bold, bullet.bullet, bullet.size) == ("List Bullet", True, True, 9.0)
    assert document.words[1].color == (0.0, 0.0, 1.0)
    assert document.media_type.endswith("wordprocessingml.document")


def test_a_file_without_words_is_empty(build_docx: BuildDocx) -> None:
    with pytest.raises(EmptyDocument):
        read_docx(build_docx(p("")))


@pytest.mark.parametrize("content", ["<w:document", "", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "<x/>"])
def test_a_damaged_main_part_is_told(build_archive: Callable[..., bytes], content: str) -> None:
    with pytest.raises(DamagedDocument):
        read_docx(build_archive({"word/document.xml": content}))


def test_a_file_cut_off_is_damaged(build_docx: BuildDocx) -> None:
    data = build_docx(p("words " * 200))
    with pytest.raises(DamagedDocument):
        read_docx(data[: len(data) // 2])


def test_changed_bytes_inside_a_part_are_damage(build_docx: BuildDocx) -> None:
    data = bytearray(build_docx("".join(p(f"words {index * 7919}") for index in range(200))))
    middle = len(data) // 3
    data[middle : middle + 40] = bytes(40)
    with pytest.raises(DamagedDocument):
        read_docx(bytes(data))


def test_deep_nesting_is_refused(build_docx: BuildDocx) -> None:
    with pytest.raises(NestedTooDeeply):
        read_docx(build_docx("<w:tbl><w:tr><w:tc>" * 100 + p("deep") + "</w:tc></w:tr></w:tbl>" * 100))


def test_too_many_characters_are_refused(build_docx: BuildDocx) -> None:
    with pytest.raises(DocumentTooLarge):
        read_docx(build_docx(p("word " * 50) * 20), limits=Limits(max_characters=1000))


def test_a_bomb_of_paragraphs_is_refused_by_its_size(build_docx: BuildDocx) -> None:
    with pytest.raises(DocumentTooLarge):
        read_docx(build_docx("<w:p/>" * 400_000))


def test_the_same_bytes_give_the_same_document(build_docx: BuildDocx) -> None:
    data = build_docx(p("a") + table(row(p("b"), p("c"))), styles="", numbering=NUMBERING)
    assert read_docx(data) == read_docx(data)


def test_a_picture_is_told_with_its_printed_size() -> None:
    image = BytesIO()
    Image.new("RGB", (10, 12)).save(image, "PNG")
    file = docx.Document()
    file.add_paragraph("Jo Doe")
    file.add_picture(image, width=Pt(90), height=Pt(108))
    assert read_docx(save(file)).pictures == (Picture(90.0, 108.0),)
