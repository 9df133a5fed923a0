from __future__ import annotations

import pytest

from resume_lint.document.from_html import read_html, read_web_archive
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.errors import DamagedDocument, EmptyDocument, NestedTooDeeply, TooManyElements


def read(body: str, css: str = "") -> Document:
    return read_html(
        f"<!DOCTYPE html><html><head><style>{css}</style></head><body>{body}</body></html>".encode()
    )


def texts(document: Document) -> list[str]:
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<h1>Jane Doe</h1><p>Medical\n   Coder</p>", ["Jane Doe", "Medical Coder"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<p>Coded <b>45</b> charts<br>at 98%</p>", ["Coded 45 charts", "at 98%"]),
        ("<p>in<i>side</i> a word, <span> spaces </span> once</p>", ["inside a word, spaces once"]),
        ("<p>A&amp;B &#8211; caf&eacute;&nbsp;98&nbsp;%</p>", ["A&B – café 98 %"]),
        ("<p>co&shy;ding</p>", ["coding"]),
        ("<pre>Coder      2021\nTampa</pre>", ["Coder\t2021", "Tampa"]),
        ("<p>CPC<script>evil()</script><style>p{}</style><!-- not this --></p>", ["CPC"]),
        ("<noscript>no scripts</noscript><template><p>later</p></template><p>CPC</p>", ["CPC"]),
        ("<svg><title>icon</title><text>drawn</text></svg><p>CPC</p>", ["drawn", "CPC"]),
        ("<p>one<p>two<ul><li>three<li>four", ["one", "two", "three", "four"]),
        ("<dl><dt>Epic</dt><dd>four years</dd></dl>", ["Epic", "four years"]),
        (
            '<input value="Jane Doe"><input type="hidden" value="x"><textarea>Coder</textarea>',
            ["Jane DoeCoder"],
        ),
        ("<select><option>CPC<option selected>CCS</select>", ["CCS"]),
        ("<ruby>base<rp>(</rp><rt>say</rt><rp>)</rp></ruby>", ["base(say)"]),
        ('<div>Coder<span style="float:right">2021</span></div>', ["Coder\t2021"]),
        ('<div style="display:flex"><span>Coder</span><span>2021</span></div>', ["Coder\t2021"]),
        (
            '<div style="display:flex;flex-direction:column"><div>Coder</div><div>2021</div></div>',
            ["Coder", "2021"],
        ),
        ('<p style="text-transform:uppercase">skills</p>', ["SKILLS"]),
        ("<p>98% accuracy</body></html>", ["98% accuracy"]),
    ],
)
def test_what_a_browser_shows_is_read(body: str, lines: list[str]) -> None:
    assert texts(read(body)) == lines


def test_a_page_that_word_saved_has_its_bullets() -> None:
    item = "<p class=MsoListParagraph style='text-indent:-.25in'><![if !supportLists]><span style='font-family:{}'>{}"
    small = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>"
    space = small + "</span><![endif]>{}<o:p></o:p></p>"
    items = (
        ("Symbol", "·", "Coded 45 charts"),
        ("Wingdings", "§", "98% accuracy"),
        ('"Courier New"', "o", "Epic"),
    )
    document = read(
        "".join((item + space).format(*one) for one in items) + "<p><font face=Symbol>m</font>g</p>"
    )
    assert texts(document) == ["Coded 45 charts", "98% accuracy", "Epic", "µg"]
    assert [line.bullet for line in document.lines] == [True, True, True, False]


def test_tables_are_read_as_in_word() -> None:
    rows = "<tr><th>Accuracy<td>98%</tr><tr><td>Volume<td>45 a day</tr>"
    document = read(f"<table><caption>Results</caption><tbody>{rows}</tbody></table>")
    assert texts(document) == ["Results", "Accuracy\t98%", "Volume\t45 a day"]
    left, right = "<p>SKILLS</p><p>CPT</p>", "<p>Coder</p><table><tr><td>a<td>b</table>"
    assert texts(read(f"<table><tr><td>{left}</td><td>{right}</td></tr></table>")) == [
        "SKILLS",
        "CPT",
        "Coder",
        "a\tb",
    ]


def test_lists_are_labelled_as_a_browser_counts() -> None:
    document = read(
        "<ul><li>one</li></ul><ol start=3><li>three<ol type=a><li>a</ol><li>four<li value=9>nine<li>ten</ol>"
        '<ul style="list-style:none"><li>plain</ul>'
    )
    assert [(line.label, line.bullet) for line in document.lines] == [
        ("•", True), ("3.", True), ("a.", True), ("4.", True), ("9.", True), ("10.", True), ("", False),
    ]  # fmt: skip


def test_headings_looks_and_links_are_kept() -> None:
    document = read(
        '<h2>Skills</h2><p>plain <b>bold</b> <span class="x">red</span></p>'
        '<a href="https://example.com/me">me</a> <a href="#top">up</a> <a href="javascript:evil()">run</a>',
        ".x { color: #ff0000; font: italic 700 9pt Arial }",
    )
    heading, body = document.lines[:2]
    assert (heading.style, heading.bold, heading.size) == ("Heading 2", True, 18.0)
    plain, bold, red = document.words[1:4]
    assert (plain.bold, plain.size, plain.color) == (False, 12.0, (0.0, 0.0, 0.0))
    assert (bold.bold, red.color, red.size, red.bold) == (True, (1.0, 0.0, 0.0), 9.0, True)
    assert document.links == ("https://example.com/me",)
    assert body.style is None


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("display:none", "vanish"),
        ("visibility:hidden", "invisible"),
        ("opacity:0", "transparent"),
        ("opacity:0.9", None),
        ("font-size:1px", "tiny"),
        ("font-size:0", "tiny"),
        ("font-size:0.1em", "tiny"),
        ("font-size:80%", None),
        ("color:#fff", "white"),
        ("color:rgb(254, 254, 254)", "white"),
        ("color:white;background:#1F3864", None),
        ("color:white;background-color:navy", None),
        ("color:navy;background-color:navy", "white"),
        ("color:white;background:url(x.png)", None),
        ("color:white;background-image:linear-gradient(red, blue)", None),
        ("color:#ddd", None),
        ("position:absolute;left:-9999px", "off_page"),
        ("text-indent:-9999px", "off_page"),
        ("text-indent:-10px", None),
        ("width:1px;height:1px;overflow:hidden;position:absolute", "clipped"),
        ("height:1px", None),
        ("clip-path:inset(50%)", "clipped"),
    ],
)
@pytest.mark.parametrize("way", ["inline", "class", "parent"])
def test_what_a_browser_does_not_show_is_hidden(style: str, hidden: str | None, way: str) -> None:
    inside = {
        "inline": f'<p style="{style}">expert</p>',
        "class": '<p id="i" class="a b">expert</p>',
        "parent": '<div class="b"><p><b>expert</b></p></div>',
    }[way]
    document = read(f"<p>seen</p>{inside}", f"body {{ color: black }} p {{ margin: 0 }} .b {{ {style} }}")
    (word,) = (word for word in document.words if word.text == "expert")
    assert word.hidden == hidden
    assert ("expert" in document.without_hidden().text) == (hidden is None)


@pytest.mark.parametrize(
    ("css", "hidden"),
    [
        ("p { display: none } p.x { display: block }", False),
        ("p.x { display: block } p { display: none }", False),
        ("p { display: none !important } p.x { display: block }", True),
        ("div > p { display: none }", True),
        ("div span { display: none }", False),
        ("@media print { p { display: none } }", False),
        ("@media screen { p { display: none } }", True),
        ("p:not(.y) { display: none }", True),
        ("p { display: none", True),
        ("}} p { display: none }", False),
        ("@import url(http://example.com/x.css); p { color: red }", False),
    ],
)
def test_stylesheets_are_read_by_their_rules(css: str, hidden: bool) -> None:
    document = read('seen <div><p class="x">expert</p></div>', css)
    assert bool(document.hidden_lines) == hidden


def test_hidden_marks_of_elements_count() -> None:
    document = read('<p>seen</p><p hidden>expert</p><p aria-hidden="true">shown</p>')
    assert document.without_hidden().text == "seen\nshown"


def test_visible_words_inside_invisible_ones_are_seen() -> None:
    document = read('<div style="visibility:hidden">expert <b style="visibility:visible">seen</b></div>')
    assert document.without_hidden().text == "seen"


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=utf-8><p>Zoë – 98 %".encode(),
        "<p>Zoë – 98 %".encode("utf-8-sig"),
        "<p>Zoë – 98 %".encode("utf-16"),
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Zoë – 98 %'.encode(
            "cp1252"
        ),
        '<meta charset="iso-8859-1"><p>Zoë – 98 %'.encode("cp1252"),
        "<p>Zoë – 98 %".encode("cp1252"),
        '<meta charset="no-such-thing"><p>Zoë – 98 %'.encode(),
    ],
)
def test_pages_are_decoded_as_they_declare_or_look(data: bytes) -> None:
    assert read_html(data).text == "Zoë – 98 %"


ARCHIVE = """\
From: <Saved by a browser>
MIME-Version: 1.0
Content-Type: multipart/related; boundary="xx"

--xx
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><p>Zo=C3=AB coded 45 ch=
arts</p></body></html>
--xx
Content-Type: image/png
Content-Transfer-Encoding: base64

aGVsbG8=
--xx--
"""


def test_a_page_saved_in_one_file_is_read() -> None:
    assert read_web_archive(ARCHIVE.encode()).text == "Zoë coded 45 charts"
    with pytest.raises(DamagedDocument):
        read_web_archive(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nwords")


def test_pages_without_words_are_empty() -> None:
    for body in ("", "<img alt='Jane'>", "<p style='display:none'>Jane</p>"):
        with pytest.raises(EmptyDocument):
            read(body)


def test_nesting_and_sizes_are_limited() -> None:
    deep = ("<div>" * 200 + "x", "<b>" * 5000 + "x", "<p style='a:" + "[" * 5000 + "'>x")
    for body, css in (*((body, "") for body in deep), ("x", "p { a: " + "(" * 5000)):
        with pytest.raises(NestedTooDeeply):
            read(body, css)
    with pytest.raises(TooManyElements):
        read_html(b"<p>x" * 100, limits=Limits(max_elements=50))


def test_entities_of_a_document_type_are_not_expanded() -> None:
    entities = '<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "boom">'
    text = read_html(f"<!DOCTYPE html [{entities}]><html><body>x &a; &b; y</body></html>".encode()).text
    assert "root:" not in text
    assert "boom" not in text.partition("x")[2]


def test_a_very_long_selector_does_no_harm() -> None:
    assert (
        read("words", " ".join(["div"] * 5000) + " { display: none }" + "a," * 5000 + "b { color: red }").text
        == "words"
    )


@pytest.mark.parametrize(
    ("css", "hidden"),
    [
        ("p:nth-child(2) { display: none }", True),
        # More of a page than any stylesheet of a resume needs to look at is not looked at.
        ("p:nth-child(9) { color: red }" * 50 + "p:nth-child(2) { display: none }", False),
        ("p ~ p { display: none }", False),
        ("p + p { display: none }", True),
        (":has(b) p:nth-child(2) { display: none }", False),
    ],
)
def test_selectors_that_look_far_around_count_as_long_as_they_are_few(css: str, hidden: bool) -> None:
    document = read("<p>seen</p><p>expert</p>", css)
    assert bool(document.hidden_lines) == hidden


def test_simple_rules_count_however_many_costly_ones_stand_before_them() -> None:
    document = read(
        'seen <p class="x">expert</p>', "p:nth-child(9) { color: red }" * 200 + ".x { display: none }"
    )
    assert document.without_hidden().text == "seen"
