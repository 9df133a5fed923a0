from __future__ import annotations

import pytest

from resume_lint.document import read_document
from resume_lint.document.from_odt import MEDIA_TYPE, read_odt
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    NestedTooDeeply,
    TooManyElements,
)
from word_xml import pack

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        "svg": "svg-compatible", "fo": "xsl-fo-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def build(body: str, automatic: str = "", styles: str = "", masters: str = "", **parts: str) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    common = (
        f"<office:document-styles {SPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    return pack({"mimetype": MEDIA_TYPE, "content.xml": content, "styles.xml": common, **parts})


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def style(name: str, content: str, family: str = "text", **attributes: str) -> str:
    more = "".join(f' style:{key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<style:style style:name="{name}" style:family="{family}"{more}>{content}</style:style>'


def words(properties: str) -> str:
    return f"<style:text-properties {properties}/>"


def row(*cells: str) -> str:
    return (
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        + "</table:table-row>"
    )


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>from the source</text:p>"
    "</text:note-body></text:note>"
)
DELETED = "<text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>"
RUBY = "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>say</text:ruby-text></text:ruby>"
DESCRIBED = "<svg:desc>alternative</svg:desc></draw:frame>"
HEAD_ROWS = "<table:table-header-rows>"
MANY_ROWS = 'table:number-rows-repeated="4000000000"'
MANY_CELLS = 'table:number-columns-repeated="4000000000"'


def texts(document: Document) -> list[str]:
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('<text:h text:outline-level="1">Skills</text:h>' + p("CPT"), ["Skills", "CPT"]),
        (p("Coded <text:span>45</text:span> charts"), ["Coded 45 charts"]),
        (p("Coder<text:tab/>2021<text:line-break/>Tampa"), ["Coder\t2021", "Tampa"]),
        (p('one<text:s text:c="2"/>two'), ["one two"]),
        (p('one<text:s text:c="900000000"/>two'), ["one\ttwo"]),
        (p("\n   pretty\n   printed  "), ["pretty printed"]),
        ("<text:section>" + p("in a section") + "</text:section>", ["in a section"]),
        (p("my <text:a xlink:href='https://example.com'>page</text:a>"), ["my page"]),
        (p(f"note{NOTE}.") + p("last"), ["note.", "last", "from the source"]),
        (p("a<office:annotation>" + p("remark") + "</office:annotation>b"), ["ab"]),
        (f"<text:tracked-changes>{DELETED}</text:tracked-changes>" + p("kept<text:change/>"), ["kept"]),
        (p("x<text:bookmark-start/>y<text:bookmark-end/>z"), ["xyz"]),
        (p(RUBY), ["base (say)"]),
        (p(f"anchor<draw:frame><draw:text-box>{p('in a frame')}</draw:text-box>{DESCRIBED}"), ["anchor", "in a frame"]),
        (p("<draw:custom-shape>" + p("in a shape") + "</draw:custom-shape>"), ["in a shape"]),
        (table(row(p("Accuracy"), p("98%"))), ["Accuracy\t98%"]),
        (
            table(HEAD_ROWS, row(p("Measure"), p("Value")), "</table:table-header-rows>", row(p("Accuracy"), p("98%"))),
            ["Measure\tValue", "Accuracy\t98%"],
        ),
        (
            table(f"<table:table-row {MANY_ROWS}><table:table-cell {MANY_CELLS}>", p("once"), "</table:table-cell>",
                  "<table:covered-table-cell>", p("under"), "</table:covered-table-cell></table:table-row>"),
            ["once"],
        ),
        (
            table(row(p("left") + table(row(p("a"), p("b"))) + p("x"), p("right") + p("more"))),
            ["left", "a\tb", "x", "right", "more"],
        ),
    ],
)  # fmt: skip
def test_all_that_a_person_sees_is_read_once(body: str, lines: list[str]) -> None:
    assert texts(read_odt(build(body))) == lines


FIRST = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
SECOND = (
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"'
    ' text:display-levels="2"/>'
)
DASH = '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
LISTS = (
    f'<text:list-style style:name="L">{FIRST}{SECOND}</text:list-style>'
    f'<text:list-style style:name="B">{DASH}</text:list-style>'
)


def items(*contents: str, more: str = "") -> str:
    return (
        f"<text:list {more}>"
        + "".join(f"<text:list-item>{one}</text:list-item>" for one in contents)
        + "</text:list>"
    )


NUMBERS = 'text:style-name="L"'


def test_lists_are_labelled_as_they_count() -> None:
    body = (
        items(p("one") + p("still one"), items(p("under")), p("two") + items(p("under"), p("again")), more=NUMBERS)
        + items(p("anew"), more=NUMBERS)
        + items(p("on"), more='text:style-name="L" text:continue-numbering="true"')
        + items(p("bullet"), more='text:style-name="B"')
        + items(p("not defined"), more='text:style-name="X"')
    )  # fmt: skip
    document = read_odt(build(body, LISTS))
    assert [line.label for line in document.lines] == [
        "1.", "", "1.a)", "2.", "2.a)", "2.b)", "1.", "2.", "–", "•",
    ]  # fmt: skip


def test_an_item_may_say_with_what_it_begins() -> None:
    body = items(p("seven"), more=NUMBERS).replace(
        "<text:list-item>", '<text:list-item text:start-value="7">'
    )
    assert [line.label for line in read_odt(build(body, LISTS)).lines] == ["7."]


def test_looks_are_inherited_through_styles() -> None:
    styles = (
        '<style:default-style style:family="paragraph">' + words('fo:font-size="11pt"') + "</style:default-style>"
        + style("Head_20_1", words('fo:font-size="200%" fo:font-weight="bold"'), "paragraph", display_name="Head 1")
    )  # fmt: skip
    automatic = style("P1", words('fo:color="#ff0000"'), "paragraph", parent_style_name="Head_20_1") + style(
        "T1", words('fo:font-weight="normal" fo:font-style="italic"')
    )
    body = p("strong <text:span text:style-name='T1'>slim</text:span>", "P1") + p("plain")
    strong, slim, plain = read_odt(build(body, automatic, styles)).words
    assert (strong.size, strong.bold, strong.color, strong.italic) == (22.0, True, (1.0, 0.0, 0.0), False)
    assert (slim.size, slim.bold, slim.italic) == (22.0, False, True)
    assert (plain.size, plain.bold, plain.color) == (11.0, False, None)
    assert read_odt(build(body, automatic, styles)).lines[0].style == "Head 1"


def shape(properties: str) -> str:
    return style("G", f"<style:graphic-properties {properties}/>", "graphic")


WHITE, DARK = 'fo:color="#ffffff"', 'fo:background-color="#1f3864"'


@pytest.mark.parametrize(
    ("automatic", "body", "hidden"),
    [
        (style("T", words('text:display="none"')), "{}", "vanish"),
        (style("T", words('fo:font-size="1pt"')), "{}", "tiny"),
        (style("T", words('style:text-scale="1%"')), "{}", "tiny"),
        (style("T", words(WHITE)), "{}", "white"),
        (style("T", words(f"{WHITE} {DARK}")), "{}", None),
        (style("T", words(WHITE + ' style:use-window-font-color="true"')), "{}", None),
        (style("T", words(WHITE)) + style("P", f"<style:paragraph-properties {DARK}/>", "paragraph"), "{}", None),
        (style("P", '<style:paragraph-properties fo:line-height="0.5pt"/>', "paragraph"), "{}", "clipped"),
        ("", '<text:section text:display="none">{}</text:section>', "vanish"),
        ("", '<text:section text:display="condition" text:is-hidden="true">{}</text:section>', "vanish"),
        (
            style("T", words(WHITE)) + style("C", f"<style:table-cell-properties {DARK}/>", "table-cell"),
            table(row("{}")).replace("<table:table-cell>", '<table:table-cell table:style-name="C">'),
            None,
        ),
        (
            style("T", words(WHITE)) + shape('draw:fill="solid" draw:fill-color="#1f3864"'),
            '<text:p><draw:custom-shape draw:style-name="G">{}</draw:custom-shape></text:p>',
            None,
        ),
        (
            style("T", words(WHITE)) + shape('draw:fill="none"'),
            '<text:p><draw:custom-shape draw:style-name="G">{}</draw:custom-shape></text:p>',
            "white",
        ),
        (
            style("T", words(WHITE)) + shape('draw:fill="solid" style:run-through="background"'),
            '<text:p><draw:rect draw:style-name="G"/></text:p>{}',
            None,
        ),
        ("", table(row("{}")).replace("<table:table-row>", "<table:table-row table:visibility='collapse'>"), "vanish"),
    ],
)  # fmt: skip
def test_words_that_nobody_sees_are_hidden(automatic: str, body: str, hidden: str | None) -> None:
    inside = p('<text:span text:style-name="T">expert</text:span>', "P")
    document = read_odt(build(p("seen") + body.format(inside), automatic))
    assert [(word.text, word.hidden) for word in document.words] == [("seen", None), ("expert", hidden)]


def test_hidden_fields_are_hidden_and_prompts_left_out() -> None:
    body = p(
        'seen <text:hidden-text text:is-hidden="true">expert</text:hidden-text>'
        "<text:placeholder>&lt;Your name&gt;</text:placeholder>"
    ) + p('<text:hidden-paragraph text:is-hidden="true"/>gone')
    document = read_odt(build(body))
    assert document.without_hidden().text == "seen"
    assert [word.hidden for word in document.words] == [None, "vanish", "vanish"]
    assert [problem.code for problem in document.problems] == ["unfilled-field"]


def test_headers_of_the_pages_in_use_are_read_once() -> None:
    def page(name: str, stories: str, following: str = "") -> str:
        named = f'style:name="{name}" style:next-style-name="{following}"'
        return f"<style:master-page {named}>{stories}</style:master-page>"

    footer = f"<style:footer>{p('page 1')}</style:footer>"
    same = f"<style:header-left>{p('Jane Doe')}</style:header-left>"
    masters = (
        page("Standard", f"<style:header>{p('Jane Doe')}</style:header>{same}{footer}")
        + page("First", f"<style:header>{p('first')}</style:header>", "Standard")
        + page("Unused", f"<style:header>{p('unused')}</style:header>")
        + page("Hidden", f"<style:header-left style:display='false'>{p('x')}</style:header-left>")
    )  # fmt: skip
    first = style("P", "", "paragraph", master_page_name="First")
    document = read_odt(build(p("body", "P"), first, masters=masters))
    assert [(text, line.role) for text, line in zip(texts(document), document.lines, strict=True)] == [
        ("first", "header"), ("Jane Doe", "header"), ("body", "body"), ("page 1", "footer"),
    ]  # fmt: skip
    assert texts(read_odt(build(p("body"), masters=masters))) == ["Jane Doe", "body", "page 1"]


def test_sidebars_in_frames_stand_after_the_body() -> None:
    sidebar = "".join(p(text) for text in ("SKILLS", "CPT", "Epic", "HCPCS"))
    frame = (
        f'<draw:frame svg:width="2in" svg:height="9in"><draw:text-box>{sidebar}</draw:text-box></draw:frame>'
    )
    assert texts(read_odt(build(frame + p("Jane Doe") + p("Coder"))))[:3] == ["Jane Doe", "Coder", "SKILLS"]


def test_an_encrypted_file_needs_its_password() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(EncryptedDocument):
        read_document(build(p("x"), **{"META-INF/manifest.xml": manifest}))


def test_a_file_without_words_is_empty_and_one_without_text_damaged() -> None:
    with pytest.raises(EmptyDocument):
        read_odt(build(p("")))
    for content in ("", "<x/>", "<broken", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"):
        with pytest.raises(DamagedDocument):
            read_document(pack({"mimetype": MEDIA_TYPE, "content.xml": content}))


def test_nesting_and_sizes_are_limited() -> None:
    for deep in (
        "<text:section>" * 130 + p("x") + "</text:section>" * 130,
        p("<text:span>" * 200 + "x" + "</text:span>" * 200),
    ):
        with pytest.raises(NestedTooDeeply):
            read_odt(build(deep))
    with pytest.raises(TooManyElements):
        read_odt(build(p("x") * 100), limits=Limits(max_elements=50))
