"""Which words of a DOCX a person does not see, and that all others are seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resume_lint.document.from_docx import read_docx
from word_xml import anchored, box, p, r, row, style, table

BuildDocx = Callable[..., bytes]

WHITE, NAVY = '<w:color w:val="FFFFFF"/>', '<w:color w:val="1F3864"/>'
DARK, PALE, PLAIN = (
    '<w:shd w:val="clear" w:fill="1F3864"/>',
    '<w:shd w:fill="F7F7F7"/>',
    '<w:shd w:fill="FFFFFF"/>',
)
VANISH, SHOWN = "<w:vanish/>", '<w:vanish w:val="0"/>'
SOLID_DARK = '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def word(properties: str, paragraph: str = "") -> str:
    return p(r("expert", properties), paragraph)


def named(identifier: str) -> str:
    return f'<w:rStyle w:val="{identifier}"/>'


def how_hidden(data: bytes) -> str | None:
    """Why the word "expert" is hidden; the file holds one other word, so that it is not empty."""
    document = read_docx(data)
    (found,) = (word for word in document.words if word.text == "expert")
    assert ("expert" in document.without_hidden().text) == (found.hidden is None)
    return found.hidden


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (word(VANISH), "vanish"),
        (word(SHOWN), None),
        (word("<w:webHidden/>"), None),
        (word("", f"<w:rPr>{VANISH}</w:rPr>"), None),
        (table(row(p("expert"), properties="<w:trPr><w:hidden/></w:trPr>")), "vanish"),
        (word('<w:sz w:val="5"/>'), "tiny"),
        (word('<w:sz w:val="6"/>'), None),
        (word('<w:sz w:val="1.0"/>'), "tiny"),
        (word('<w:w w:val="1"/>'), "tiny"),
        (word('<w:w w:val="90"/>'), None),
        (word("", '<w:spacing w:line="20" w:lineRule="exact"/>'), "clipped"),
        (word("", '<w:spacing w:line="20" w:lineRule="atLeast"/>'), None),
        (word("", '<w:spacing w:line="240" w:lineRule="auto"/>'), None),
        (table(row(p("expert"), properties='<w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>')), "clipped"),
        (table(row(p("expert"), properties='<w:trPr><w:trHeight w:val="20"/></w:trPr>')), None),
        (word(f"<w14:textFill {W14}><w14:noFill/></w14:textFill>"), "transparent"),
        (
            word(f'<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="99000"/>'
                 "</w14:srgbClr></w14:solidFill></w14:textFill>"),
            "transparent",
        ),
        (word(f'<w14:textFill {W14}><w14:solidFill><w14:srgbClr/></w14:solidFill></w14:textFill>'), None),
    ],
)  # fmt: skip
def test_words_are_hidden_by_marks_sizes_and_heights(
    build_docx: BuildDocx, body: str, hidden: str | None
) -> None:
    assert how_hidden(build_docx(p("seen") + body)) == hidden


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (word(WHITE), "white"),
        (word('<w:color w:val="FDFDFD"/>'), "white"),
        (word('<w:color w:val="D9D9D9"/>'), None),
        (word('<w:color w:val="auto"/>'), None),
        (word(WHITE + PLAIN), "white"),
        (word(WHITE + DARK), None),
        (word(NAVY + DARK), "white"),
        (word(WHITE, PALE), "white"),
        (word(WHITE, DARK), None),
        (word('<w:color w:val="auto"/>', '<w:shd w:fill="000000"/>'), None),
        # A white run on a dark paragraph whose own shading is white again.
        (word(WHITE + PLAIN, DARK), "white"),
        (word(WHITE + '<w:highlight w:val="darkBlue"/>'), None),
        (word(WHITE + '<w:highlight w:val="white"/>', DARK), "white"),
        (word('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'), "white"),
        (word(WHITE + '<w:shd w:val="pct50" w:fill="FFFFFF"/>'), None),
        (word(WHITE + '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'), None),
        (word(WHITE + '<w:shd w:val="solid" w:color="auto"/>'), None),
        (table(row(f"<w:tcPr>{DARK}</w:tcPr>" + word(WHITE))), None),
        (table(row(f"<w:tcPr>{PALE}</w:tcPr>" + word(WHITE))), "white"),
        (table(row(f"<w:tcPr>{DARK}</w:tcPr>" + word(NAVY))), "white"),
        (table(row(word(WHITE))), "white"),
        (f"<w:tbl><w:tblPr>{DARK}</w:tblPr>{row(word(WHITE))}</w:tbl>", None),
        # A white cell inside a table in a dark cell.
        (table(row(f"<w:tcPr>{DARK}</w:tcPr>" + table(row(f"<w:tcPr>{PLAIN}</w:tcPr>" + word(WHITE))))), "white"),
    ],
)  # fmt: skip
def test_words_are_hidden_by_the_colour_behind_them(
    build_docx: BuildDocx, body: str, hidden: str | None
) -> None:
    assert how_hidden(build_docx(p("seen") + body)) == hidden


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
HEAD_ROW = f'<w:tblStylePr w:type="firstRow"><w:rPr>{WHITE}</w:rPr><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>'
STYLES = (
    style("Normal")
    + style("Gone", f"<w:rPr>{VANISH}</w:rPr>")
    + style("Child", based_on="Gone")
    + style("Back", f"<w:rPr>{SHOWN}</w:rPr>", based_on="Gone")
    + style("Pale", f"<w:rPr>{WHITE}</w:rPr>")
    + style("Band", f"<w:pPr>{DARK}</w:pPr><w:rPr>{WHITE}</w:rPr>")
    + style("Small", '<w:rPr><w:sz w:val="2"/></w:rPr>')
    + style("Flat", '<w:pPr><w:spacing w:line="2" w:lineRule="exact"/></w:pPr>')
    + style("GoneWords", f"<w:rPr>{VANISH}</w:rPr>", kind="character")
    + style("GoneWords2", based_on="GoneWords", kind="character")
    + style("Dark", HEAD_ROW, kind="table")
    + style("Dark2", based_on="Dark", kind="table")
    + style("Grid", "<w:tblPr><w:tblBorders/></w:tblPr>", kind="table")
    + style("PaleTable", f"<w:rPr>{WHITE}</w:rPr>", kind="table")
    + style("GoneTable", f"<w:rPr>{VANISH}</w:rPr>", kind="table")
)  # fmt: skip


def styled(identifier: str, properties: str = "") -> str:
    return word(properties, f'<w:pStyle w:val="{identifier}"/>')


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (styled("Gone"), "vanish"),
        (styled("Child"), "vanish"),
        (styled("Back"), None),
        (styled("Child", SHOWN), None),
        (word(named("GoneWords")), "vanish"),
        (word(named("GoneWords2")), "vanish"),
        (word(named("GoneWords") + SHOWN), None),
        # Two styles that both hide cancel each other out, as they do for bold.
        (styled("Gone", named("GoneWords")), None),
        (styled("Pale"), "white"),
        (styled("Band"), None),
        (styled("Pale", '<w:color w:val="auto"/>'), None),
        (styled("Small"), "tiny"),
        (styled("Flat"), "clipped"),
        (word("", '<w:pStyle w:val="Flat"/><w:spacing w:line="240" w:lineRule="auto"/>'), None),
        (table(row(word(WHITE)), style="Dark"), None),
        (table(row(word(WHITE)), style="Dark2"), None),
        (table(row(word(WHITE)), style="Grid"), "white"),
        (table(row(word("")), style="PaleTable"), "white"),
        (table(row(word('<w:color w:val="000000"/>')), style="PaleTable"), None),
        (table(row(word("")), style="GoneTable"), "vanish"),
        (table(row(word("")), style="Missing"), None),
    ],
)
def test_words_are_hidden_through_their_styles(build_docx: BuildDocx, body: str, hidden: str | None) -> None:
    assert how_hidden(build_docx(p("seen") + body, styles=STYLES)) == hidden


def test_words_are_hidden_by_the_defaults_of_the_document(build_docx: BuildDocx) -> None:
    hidden = DEFAULTS.format(VANISH) + style("Shown", f"<w:rPr>{SHOWN}</w:rPr>")
    body = p("seen", '<w:pStyle w:val="Shown"/>') + p("expert")
    assert how_hidden(build_docx(body, styles=hidden)) == "vanish"


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="1F3864"/></a:accent1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)
STYLED_DARK = '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>'


def filled(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (p(anchored(box(word(WHITE), SOLID_DARK))), None),
        (p(anchored(box(word(WHITE), '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'))), "white"),
        (p(anchored(box(word(WHITE), "<a:noFill/>"))), "white"),
        (p(anchored(box(word(WHITE), "<a:gradFill/>"))), None),
        (p(anchored(box(word(WHITE), filled("accent1")))), None),
        (p(anchored(box(word(NAVY), filled("accent1")))), "white"),
        (p(anchored(box(word(WHITE), filled("bg1")))), "white"),
        (p(anchored(box(word(WHITE)).replace("</wps:spPr>", f"</wps:spPr>{STYLED_DARK}"))), None),
        # No fill of its own, but another shape that may stand under it.
        (p(anchored(box("", SOLID_DARK)) + anchored(box(word(WHITE), "<a:noFill/>"))), None),
        # A dark shape before the text of the page is no ground for it, one behind it is.
        (p(anchored(box("", SOLID_DARK))) + word(WHITE), "white"),
        (p(anchored(box("", SOLID_DARK), attributes='behindDoc="1"')) + word(WHITE), None),
        (p(anchored("<a:blip/>", attributes='behindDoc="1"')) + word(WHITE), None),
        (p(anchored(box("", "<a:noFill/>"), attributes='behindDoc="1"')) + word(WHITE), "white"),
        (p(anchored(box(word(""))).replace('name="x"', 'name="x" hidden="1"')), "vanish"),
        (p(anchored(box(word("")), left=40_000_000)), "off_page"),
        (p(anchored(box(word("")), left=-3_000_000, width=2_000_000)), "off_page"),
        (p(anchored(box(word("")), left=-1_000_000, width=2_000_000)), None),
        (p(f'<w:r><w:pict><v:rect fillcolor="#1f3864 [3204]"><v:textbox><w:txbxContent>{word(WHITE)}</w:txbxContent>'
           "</v:textbox></v:rect></w:pict></w:r>"), None),
        (p(f"<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{word(WHITE)}</w:txbxContent></v:textbox></v:rect></w:pict>"
           "</w:r>"), "white"),
        (p(f'<w:r><w:pict><v:rect filled="f"><v:textbox><w:txbxContent>{word(WHITE)}</w:txbxContent></v:textbox>'
           "</v:rect></w:pict></w:r>"), "white"),
        (p(f'<w:r><w:pict><v:rect style="visibility:hidden"><v:textbox><w:txbxContent>{word("")}</w:txbxContent>'
           "</v:textbox></v:rect></w:pict></w:r>"), "vanish"),
        (p('<w:r><w:pict><v:rect fillcolor="#1f3864" style="z-index:-5"/></w:pict></w:r>') + word(WHITE), None),
    ],
)  # fmt: skip
def test_words_in_and_on_shapes(build_docx: BuildDocx, body: str, hidden: str | None) -> None:
    links = (("theme", "theme", "theme/theme1.xml"),)
    data = build_docx(p("seen") + body, links=links, raw={"word/theme/theme1.xml": THEME})
    assert how_hidden(data) == hidden


def test_a_shape_of_the_header_is_a_ground_for_the_page(build_docx: BuildDocx) -> None:
    references = '<w:sectPr><w:headerReference r:id="part-header1"/></w:sectPr>'
    body = p("seen") + word(WHITE) + references
    assert how_hidden(build_docx(body, header1=p(anchored(box("", SOLID_DARK))))) is None
    assert how_hidden(build_docx(body, header1=p("Jane Doe"))) == "white"
    assert how_hidden(build_docx(body, header1=p(anchored("<a:blip/>")))) is None


def test_a_logo_and_a_watermark_are_no_ground(build_docx: BuildDocx) -> None:
    body = p("seen") + word(WHITE) + '<w:sectPr><w:headerReference r:id="part-header1"/></w:sectPr>'
    logo = p(anchored("<a:blip/>", width=914_400, height=914_400))
    mark = p('<w:r><w:pict><v:shape fillcolor="silver"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>')
    for header in (logo, mark):
        assert how_hidden(build_docx(body, header1=header)) == "white"


def test_the_colour_of_the_page_counts_where_it_is_shown(build_docx: BuildDocx) -> None:
    data = build_docx(p("seen") + word(WHITE), settings="")
    shown = build_docx(p("seen") + word(WHITE), settings="<w:displayBackgroundShape/>")

    def colour(data: bytes) -> bytes:
        from word_xml import pack, unpack

        parts = unpack(data)
        body = parts["word/document.xml"].replace(b"<w:body>", b'<w:background w:color="1F3864"/><w:body>')
        return pack(parts | {"word/document.xml": body})

    assert how_hidden(colour(data)) == "white"
    assert how_hidden(colour(shown)) is None


def test_two_styles_that_say_bold_are_not_bold(build_docx: BuildDocx) -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = style("Head", bold) + style("Strong", bold, kind="character")
    body = p(r("one ") + r("two", named("Strong")), '<w:pStyle w:val="Head"/>') + p(
        r("three", named("Strong"))
    )
    document = read_docx(build_docx(body, styles=styles))
    assert [(word.text, word.bold) for word in document.words] == [
        ("one", True),
        ("two", False),
        ("three", True),
    ]


def test_what_is_bold_by_default_stays_bold(build_docx: BuildDocx) -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = DEFAULTS.format("<w:b/>") + style("Strong", bold, kind="character")
    document = read_docx(build_docx(p(r("one", named("Strong"))), styles=styles))
    assert [word.bold for word in document.words] == [True]
