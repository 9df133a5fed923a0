"""What of a DOCX is text: all that a person sees, once, in order, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resume_lint.document.from_docx import read_docx
from resume_lint.errors import EmptyDocument, TooManyCharacters
from word_xml import box, control, field, p, r, row, style, table, texts

BuildDocx = Callable[..., bytes]
LINE = "<w:r><w:br/></w:r>"


def codes(document: object) -> list[str]:
    return [problem.code for problem in document.problems]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p(r("Certified ") + control(r("medical")) + r(" coder")), ["Certified medical coder"]),
        (control(p("one") + p("two")), ["one", "two"]),
        (
            table(
                row(
                    control("<w:tc>" + p("cell") + "</w:tc>").join(("", "")),
                )
            ),
            ["cell"],
        ),
        (table(control(row(p("Accuracy"), p("98%")))), ["Accuracy\t98%"]),
        (
            "<w:customXml>" + p("<w:customXml>" + r("in custom") + "</w:customXml>") + "</w:customXml>",
            ["in custom"],
        ),
        (p("<w:smartTag>" + r("Tampa") + "</w:smartTag>" + r(", FL")), ["Tampa, FL"]),
        (p("<w:dir w:val='ltr'>" + r("one") + "</w:dir><w:bdo>" + r(" two") + "</w:bdo>"), ["one two"]),
    ],
)
def test_wrappers_do_not_hide_what_they_hold(build_docx: BuildDocx, body: str, lines: list[str]) -> None:
    assert texts(read_docx(build_docx(body))) == lines


def test_the_prompt_of_an_empty_field_is_not_the_words_of_the_person(build_docx: BuildDocx) -> None:
    prompt = "<w:showingPlcHdr/>"
    body = (
        p("Jane Doe")
        + control(p("Click here to enter your degree"), prompt)
        + p(r("Phone: ") + control(r("[Your phone]"), prompt))
        + control(p("Medical Coder"), '<w:showingPlcHdr w:val="0"/>')
        + table(row(control("<w:tc>" + p("[Dates]") + "</w:tc>", prompt), p("Lakeside Clinic")))
    )
    document = read_docx(build_docx(body))
    assert texts(document) == ["Jane Doe", "Phone:", "Medical Coder", "Lakeside Clinic"]
    assert [(one.code, one.message) for one in document.problems] == [
        ("unfilled-field", "3 fields of the template still hold its prompts, which were left out")
    ]


def test_a_template_that_nobody_filled_in_is_empty(build_docx: BuildDocx) -> None:
    with pytest.raises(EmptyDocument, match="template"):
        read_docx(build_docx(control(p("[Your name]"), "<w:showingPlcHdr/>")))


def test_instructions_of_fields_are_no_text_and_their_results_are(build_docx: BuildDocx) -> None:
    inner = field("MERGEFIELD certified", r("yes"))
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        f'{inner}<w:r><w:instrText> = "yes" "CPC" "" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("CPC")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p(r("Jane Doe, ") + outer) + p(r("page ") + field("PAGE", r("1")))
    assert texts(read_docx(build_docx(body))) == ["Jane Doe, CPC", "page 1"]


def test_a_field_that_never_ends_swallows_nothing(build_docx: BuildDocx) -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    assert texts(read_docx(build_docx(p(begun + r("Skills")) + p("CPT"))))[-1] == "CPT"


def test_a_field_over_several_paragraphs_shows_all_of_them(build_docx: BuildDocx) -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    body = p(start + r("first")) + p("second") + p(r("third") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert texts(read_docx(build_docx(body))) == ["first", "second", "third"]


def test_the_chosen_entry_of_a_list_of_an_old_form_is_read(build_docx: BuildDocx) -> None:
    entries = '<w:listEntry w:val="CPC"/><w:listEntry w:val="CCS"/>'
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read_docx(build_docx(p(r("Credential: ") + begin)))) == ["Credential: CCS"]


@pytest.mark.parametrize(
    ("instruction", "target"),
    [
        ('HYPERLINK "https://example.com/me" \\o "my page"', "https://example.com/me"),
        ('HYPERLINK \\t "_blank" "https://example.com/me"', "https://example.com/me"),
        ("hyperlink mailto:jane@example.com", "mailto:jane@example.com"),
        ('HYPERLINK \\l "Skills"', None),
    ],
)
def test_targets_of_links_made_as_fields(build_docx: BuildDocx, instruction: str, target: str | None) -> None:
    document = read_docx(build_docx(p(field(instruction, r("me")))))
    assert document.links == ((target,) if target else ())
    assert document.text == "me"


def test_a_target_cut_into_several_runs_is_one(build_docx: BuildDocx) -> None:
    cut = '</w:instrText></w:r><w:r><w:instrText xml:space="preserve">'
    document = read_docx(build_docx(p(field(f'HYPERLINK "https://exam{cut}ple.com/me"', r("me")))))
    assert document.links == ("https://example.com/me",)


def test_targets_of_links_on_pictures_and_in_headers_are_read(build_docx: BuildDocx) -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr><a:hlinkClick r:id="l1"/></wp:docPr></wp:inline></w:drawing></w:r>'
    shape = '<w:r><w:pict><v:shape href="https://example.com/old"/></w:pict></w:r>'
    document = read_docx(
        build_docx(p(r("Jane") + picture + shape), links=(("l1", "hyperlink", "https://example.com/new"),))
    )
    assert document.links == ("https://example.com/new", "https://example.com/old")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p("<w:ins>" + r("in ") + "</w:ins>" + r("place")), ["in place"]),
        ("<w:ins>" + p("whole") + "</w:ins>", ["whole"]),
        ("<w:del>" + p("whole") + "</w:del>" + p("rest"), ["rest"]),
        ("<w:moveFrom>" + p("whole") + "</w:moveFrom><w:moveTo>" + p("whole") + "</w:moveTo>", ["whole"]),
        (p("<w:ins><w:del>" + r("both") + "</w:del></w:ins>" + r("rest")), ["rest"]),
        (table(row(p("old"), properties="<w:trPr><w:del/></w:trPr>") + row(p("new"))), ["new"]),
        (table(row("<w:tcPr><w:cellDel/></w:tcPr>" + p("old"), p("new"))), ["new"]),
        (table(row(p("new"), properties="<w:trPr><w:ins/></w:trPr>")), ["new"]),
        # The mark between two paragraphs was deleted: they are one.
        (p("Coded 45 ", "<w:rPr><w:del/></w:rPr>") + p("charts"), ["Coded 45 charts"]),
        (
            p("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>") + p("kept"),
            ["kept"],
        ),
        (p("kept", '<w:pPrChange><w:pPr><w:pStyle w:val="X"/></w:pPr></w:pPrChange>'), ["kept"]),
    ],
)
def test_tracked_changes_are_read_as_accepted(build_docx: BuildDocx, body: str, lines: list[str]) -> None:
    assert texts(read_docx(build_docx(body))) == lines


def test_comments_are_not_read(build_docx: BuildDocx) -> None:
    body = p(
        '<w:commentRangeStart w:id="0"/>' + r("Coded") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    comment = f'<w:comment w:id="0">{p("too short")}</w:comment>'
    assert texts(read_docx(build_docx(body, comments=comment))) == ["Coded"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up</w:t></w:r>", ["follow-up"]),
        ("<w:r><w:t>cod</w:t><w:softHyphen/><w:t>ing</w:t></w:r>", ["coding"]),
        (r("cod\u00ading 98\u00a0% follow\u2011up"), ["coding 98 % follow-up"]),
        ('<w:r><w:t>CPC</w:t><w:ptab w:alignment="right"/><w:t>2021</w:t></w:r>', ["CPC\t2021"]),
        ('<w:r><w:t>CPC</w:t><w:br w:type="page"/><w:t>CCS</w:t></w:r>', ["CPC", "CCS"]),
        ('<w:r><w:t>CPC</w:t><w:br w:type="column"/><w:t>CCS</w:t></w:r>', ["CPC", "CCS"]),
        ("<w:r><w:t>CPC</w:t><w:cr/><w:t>CCS</w:t></w:r>", ["CPC", "CCS"]),
        ("<w:r><w:t>Medical\n      Coder</w:t></w:r>", ["Medical Coder"]),
        (
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> done</w:t></w:r>',
            ["done"],
        ),
        ('<w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F06D"/><w:t>g</w:t></w:r>', ["5µg"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F062"/><w:t>-blocker</w:t></w:r>', ["β-blocker"]),
        ('<w:r><w:t>98</w:t><w:sym w:font="Symbol" w:char="F025"/></w:r>', ["98%"]),
        ('<w:r><w:t>x</w:t><w:sym w:font="Segoe UI Symbol" w:char="2265"/><w:t>y</w:t></w:r>', ["x≥y"]),
        ('<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uf06d</w:t></w:r>', ["µ"]),
        ("<w:r><w:t>ICD</w:t></w:r><w:r><w:t>-10</w:t></w:r><w:r><w:t>-CM</w:t></w:r>", ["ICD-10-CM"]),
    ],
)
def test_signs_are_read_as_they_print(build_docx: BuildDocx, body: str, lines: list[str]) -> None:
    assert texts(read_docx(build_docx(p(body)))) == lines


M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:r><m:t>98%</m:t></m:r>", "98% accuracy"),
        (
            "<m:f><m:num><m:r><m:t>49</m:t></m:r></m:num><m:den><m:r><m:t>50</m:t></m:r></m:den></m:f>",
            "49/50 accuracy",
        ),
        ("<m:d><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:d>", "(a+b) accuracy"),
    ],
)
def test_the_words_of_a_formula_are_read(build_docx: BuildDocx, formula: str, text: str) -> None:
    body = p(f'<m:oMath xmlns:m="{M}">{formula}</m:oMath>' + r(" accuracy"))
    assert texts(read_docx(build_docx(body))) == [text]


def test_a_reading_aid_stands_behind_its_word(build_docx: BuildDocx) -> None:
    ruby = (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('say')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(read_docx(build_docx(p(ruby + r(" word"))))) == ["base (say) word"]


def test_a_drop_cap_belongs_to_its_word(build_docx: BuildDocx) -> None:
    cap = p("C", '<w:framePr w:dropCap="drop" w:lines="2"/>')
    assert texts(read_docx(build_docx(cap + p("oded 45 charts") + p("last")))) == ["Coded 45 charts", "last"]


def test_a_heading_and_its_text_in_one_printed_line_are_one(build_docx: BuildDocx) -> None:
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert texts(read_docx(build_docx(p("Skills. ", mark) + p("CPT, Epic")))) == ["Skills. CPT, Epic"]


def test_capitals_by_style_are_seen_as_capitals_and_small_ones_as_typed(build_docx: BuildDocx) -> None:
    body = p(r("experience", "<w:caps/>")) + p(r("Education", "<w:smallCaps/>"))
    assert texts(read_docx(build_docx(body))) == ["EXPERIENCE", "Education"]


def old_box(content: str, style: str = "") -> str:
    return (
        f'<w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>'
        "</v:shape></w:pict>"
    )


def test_an_old_text_box_is_read_without_its_drawing(build_docx: BuildDocx) -> None:
    document = read_docx(build_docx(p(r("anchor") + f"<w:r>{old_box(p('old box'))}</w:r>")))
    assert texts(document) == ["anchor", "old box"]


def test_each_box_of_a_group_is_read_once(build_docx: BuildDocx) -> None:
    group = f'<wpg:wgp xmlns:wpg="urn:x">{box(p("one"))}{box(p("two"))}</wpg:wgp>'
    choice = f'<mc:Choice Requires="wps"><w:drawing>{group}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback>{old_box(p('one') + p('two'))}</mc:Fallback>"
    body = p(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")
    assert texts(read_docx(build_docx(body))) == ["one", "two"]


def test_old_boxes_side_by_side_are_read_by_their_places(build_docx: BuildDocx) -> None:
    right = old_box(
        p("right one") + p("right two"), "position:absolute;margin-left:4in;margin-top:0;width:3in;height:2in"
    )
    left = old_box(
        p("left one") + p("left two"), "position:absolute;margin-left:0;margin-top:0;width:3in;height:2in"
    )
    assert texts(read_docx(build_docx(p(f"<w:r>{right}</w:r><w:r>{left}</w:r>")))) == [
        "left one", "left two", "right one", "right two",
    ]  # fmt: skip


def test_words_drawn_along_a_path_are_read(build_docx: BuildDocx) -> None:
    body = p('<w:r><w:pict><v:shape><v:textpath string="Jane Doe, CPC"/></v:shape></w:pict></w:r>') + p(
        "Coder"
    )
    assert texts(read_docx(build_docx(body))) == ["Jane Doe, CPC", "Coder"]


def test_a_table_in_a_box_in_a_cell_is_read(build_docx: BuildDocx) -> None:
    inner = box(table(row(p("Accuracy"), p("98%"))))
    body = table(row(p(r("Metrics") + f"<w:r><w:drawing>{inner}</w:drawing></w:r>")))
    assert texts(read_docx(build_docx(body))) == ["Metrics", "Accuracy\t98%"]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (row('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("wide")) + row(p("a"), p("b")), ["wide", "a\tb"]),
        (
            row(
                '<w:tcPr><w:hMerge w:val="restart"/></w:tcPr>' + p("wide"),
                "<w:tcPr><w:hMerge/></w:tcPr>" + p("wide"),
            ),
            ["wide"],
        ),
        (row('<w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr>' + p("wide")), ["wide"]),
    ],
)
def test_merged_cells_are_read_once(build_docx: BuildDocx, cells: str, lines: list[str]) -> None:
    assert texts(read_docx(build_docx(table(cells)))) == lines


def header(kind: str, part: str, story: str = "header") -> str:
    return f'<w:{story}Reference w:type="{kind}" r:id="part-{part}"/>'


def test_the_headers_of_even_pages_are_read_only_where_the_file_has_them(build_docx: BuildDocx) -> None:
    body = p("x") + f"<w:sectPr>{header('default', 'header1')}{header('even', 'header2')}</w:sectPr>"
    parts = {"header1": p("odd"), "header2": p("even")}
    assert texts(read_docx(build_docx(body, **parts))) == ["odd", "x"]
    settings = "<w:evenAndOddHeaders/>"
    assert texts(read_docx(build_docx(body, settings=settings, **parts))) == ["odd", "even", "x"]


def test_a_first_page_takes_its_header_from_the_section_before(build_docx: BuildDocx) -> None:
    first = f"<w:sectPr>{header('first', 'header1')}</w:sectPr>"
    body = p("one", first) + p("two") + "<w:sectPr><w:titlePg/></w:sectPr>"
    assert texts(read_docx(build_docx(body, header1=p("Jane Doe")))) == ["Jane Doe", "one", "two"]


def test_the_same_words_in_two_headers_are_read_once(build_docx: BuildDocx) -> None:
    body = (
        p("x")
        + f"<w:sectPr>{header('first', 'header1')}{header('default', 'header2')}<w:titlePg/></w:sectPr>"
    )
    document = read_docx(build_docx(body, header1=p("Jane Doe"), header2=p(r("Jane ") + r("Doe"))))
    assert texts(document) == ["Jane Doe", "x"]


def test_headers_of_sections_as_they_were_before_a_change_are_not_read(build_docx: BuildDocx) -> None:
    old = f"<w:sectPrChange><w:sectPr>{header('default', 'header1')}</w:sectPr></w:sectPrChange>"
    assert texts(read_docx(build_docx(f"{p('x')}<w:sectPr>{old}</w:sectPr>", header1=p("old")))) == ["x"]


def test_endnotes_and_notes_with_tables_are_read(build_docx: BuildDocx) -> None:
    body = p(r("text") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    notes = (
        f'<w:endnote w:type="separator" w:id="-1">{p("no words of anybody")}</w:endnote>'
        f'<w:endnote w:id="1">{p("from the source")}{table(row(p("a"), p("b")))}</w:endnote>'
    )
    assert texts(read_docx(build_docx(body, endnotes=notes))) == ["text", "from the source", "a\tb"]


DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def test_the_words_of_a_diagram_are_read_where_it_stands(build_docx: BuildDocx) -> None:
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{word}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for word in ("Coder", "Auditor")
    )
    data = f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{points}</dgm:dataModel>'
    drawing = f'<w:r><w:drawing><a:graphic><dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="d1"/></a:graphic></w:drawing></w:r>'
    document = read_docx(
        build_docx(
            p(r("Path") + drawing) + p("last"),
            links=(("d1", "diagramData", "diagrams/data1.xml"),),
            raw={"word/diagrams/data1.xml": data},
        )
    )
    assert texts(document) == ["Path", "Coder", "Auditor", "last"]


def test_the_words_of_a_chart_are_read_where_it_stands(build_docx: BuildDocx) -> None:
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Skills</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{word}</c:v></c:pt>' for index, word in enumerate(("CPT", "Epic"))
    )
    names = f"<c:cat><c:strRef><c:strCache>{points}</c:strCache></c:strRef></c:cat>"
    chart = f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{title}{names}{names}</c:chartSpace>'
    drawing = (
        f'<w:r><w:drawing><a:graphic><c:chart xmlns:c="{CHART}" r:id="c1"/></a:graphic></w:drawing></w:r>'
    )
    document = read_docx(
        build_docx(
            p(drawing) + p("last"),
            links=(("c1", "chart", "charts/chart1.xml"),),
            raw={"word/charts/chart1.xml": chart},
        )
    )
    assert texts(document) == ["Skills", "CPT", "Epic", "last"]


def test_a_long_style_chain_ends(build_docx: BuildDocx) -> None:
    loop = style("A", "<w:rPr><w:b/></w:rPr>", based_on="B") + style("B", based_on="A")
    assert texts(read_docx(build_docx(p("words", '<w:pStyle w:val="A"/>'), styles=loop))) == ["words"]


MHT = 'MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'


@pytest.mark.parametrize(
    ("chunk", "lines"),
    [
        ("<html><body><h1>Skills</h1><ul><li>CPT</li></ul></body></html>", ["Skills", "CPT"]),
        (f"{MHT}<p>Zo=C3=AB=20Roe</p>", ["Zoë Roe"]),
        ("{\\rtf1 Jane\\par Doe}", ["Jane", "Doe"]),
        ("plain words", ["plain words"]),
        ("<html><body></body></html>", []),
    ],
)
def test_a_file_inside_the_file_is_read_where_it_stands(
    build_docx: BuildDocx, chunk: str, lines: list[str]
) -> None:
    body = p("before") + '<w:altChunk r:id="c1"/>' + p("after")
    data = build_docx(body, links=(("c1", "aFChunk", "chunk.bin"),), raw={"word/chunk.bin": chunk})
    document = read_docx(data)
    assert texts(document) == ["before", *lines, "after"]
    assert not document.problems


def test_hidden_words_of_a_file_inside_the_file_stay_hidden(build_docx: BuildDocx) -> None:
    chunk = "<p>seen <b>bold</b> <span style='display:none'>expert</span></p>"
    body = '<w:altChunk r:id="c1"/>'
    document = read_docx(build_docx(body, links=(("c1", "aFChunk", "c.html"),), raw={"word/c.html": chunk}))
    assert document.without_hidden().text == "seen bold"
    assert [(word.bold, word.hidden) for word in document.words] == [
        (False, None),
        (True, None),
        (False, "vanish"),
    ]


def test_a_file_inside_the_file_that_cannot_be_read_is_a_problem(build_docx: BuildDocx) -> None:
    inner = build_docx(p("inner"))
    body = p("before") + '<w:altChunk r:id="c1"/>'
    document = read_docx(build_docx(body, links=(("c1", "aFChunk", "c.docx"),), raw={"word/c.docx": inner}))
    assert texts(document) == ["before"]
    assert codes(document) == ["damaged-part"]


def test_drawings_and_labels_cannot_multiply_the_text_without_end(build_docx: BuildDocx) -> None:
    words = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{'w' * 1000}</a:t></a:r></a:p></dgm:t></dgm:pt>" for _ in range(20)
    )
    data = f'<dgm:m xmlns:dgm="{DIAGRAM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{words}</dgm:m>'
    drawing = f'<w:r><w:drawing><dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="d1"/></w:drawing></w:r>'
    links = (("d1", "diagramData", "d.xml"),)
    with pytest.raises(TooManyCharacters):
        read_docx(build_docx(p(drawing) * 50, links=links, raw={"word/d.xml": data}))
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"no ly " * 9000}"/></w:lvl>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{number}'
    listed = p("x", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert len(read_docx(build_docx(listed, numbering=numbering)).text) < 200
