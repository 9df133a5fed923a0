"""Made pages → the text a person reads: one paragraph a line, columns one after the other, markers off."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Table,
)

from resume_lint.document.from_pdf import read_pdf
from resume_lint.document.model import Document

READERS = ("pdfminer", "pdfium")
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5)
HEADING = ParagraphStyle(
    "heading", parent=BODY, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8
)
SUMMARY = (
    "Certified coder with six years in outpatient surgery, known for steady accuracy over 98 percent and for "
    "calm talks with providers. Holds the credentials that the work asks for and keeps them current. Looking "
    "for a team that values careful documentation."
)
BULLETS = [
    "Coded 45 outpatient charts a day in orthopedics and cardiology, with an accuracy of 98.2% over eight "
    "audits in a row.",
    "Reduced denials by 15% in one year by writing a short guide to modifiers 25 and 59 for the front office "
    "and clinic.",
    "Trained four new coders.",
    "Kept the charge review work queue under two days of lag, also while the hospital moved its records to "
    "another system.",
]
SKILLS = [
    "Medical terminology",
    "ICD-10-CM",
    "CPT",
    "HCPCS Level II",
    "Epic",
    "Claim scrubbing",
    "Denial management",
]


def lay_out(*parts: tuple[Frame, list[Flowable]]) -> bytes:
    """A PDF whose page has one frame after the other, each filled with its flowables."""
    out = BytesIO()
    template = PageTemplate(frames=[frame for frame, _ in parts])
    story: list[Flowable] = []
    for _, flowables in parts:
        story += [*flowables, FrameBreak()]
    BaseDocTemplate(out, pagesize=LETTER, pageTemplates=[template]).build(story[:-1])
    return out.getvalue()


def frame(x: float, width: float, top: float = 740) -> Frame:
    return Frame(x, 40, width, top - 40, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def say(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    return Paragraph(text, style)


def bullets(items: list[str]) -> ListFlowable:
    return ListFlowable(
        [ListItem(say(item)) for item in items], bulletType="bullet", start="•", leftIndent=14
    )


def row(left: str, right: str, width: float) -> Table:
    return Table(
        [[say(left), say(right)]], colWidths=[width - 110, 110], style=[("ALIGN", (1, 0), (1, 0), "RIGHT")]
    )


def experience(width: float) -> list[Flowable]:
    return [
        say("SUMMARY", HEADING), say(SUMMARY), say("EXPERIENCE", HEADING),
        row("Medical Coder, Lakeside Clinic", "Jan 2021 - Present", width), bullets(BULLETS),
    ]  # fmt: skip


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def draw(*texts: tuple[float, float, str], size: float = 10, font: str = "Helvetica") -> bytes:
    """One page of strings at (x, y from the top)."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER)
    canvas.setFont(font, size)
    for x, y, text in texts:
        canvas.drawString(x, LETTER[1] - y, text)
    canvas.save()
    return out.getvalue()


def wrap(text: str, width: float, size: float = 10) -> list[str]:
    """The lines into which a program breaks the text."""
    broken = [""]
    for word in text.split():
        longer = f"{broken[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) <= width:
            broken[-1] = longer
        else:
            broken.append(word)
    return broken


@pytest.mark.parametrize("reader", READERS)
def test_a_wrapped_bullet_is_one_line_without_its_marker(reader: str) -> None:
    document = read_pdf(lay_out((frame(72, 468), experience(468))), reader=reader)
    assert lines(document) == [
        "SUMMARY", SUMMARY, "EXPERIENCE", "Medical Coder, Lakeside Clinic\tJan 2021 - Present", *BULLETS,
    ]  # fmt: skip
    assert [line.bullet for line in document.lines] == [False] * 4 + [True] * 4
    assert [line.bold for line in document.lines] == [True, False, True] + [False] * 5


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("left_first", [True, False])
def test_a_sidebar_is_read_as_a_column_of_its_own(reader: str, left_first: bool) -> None:
    side = [say("SKILLS", HEADING), *(say(skill) for skill in SKILLS)]
    parts = [(frame(50, 130), side), (frame(210, 350), experience(350))]
    document = read_pdf(lay_out(*(parts if left_first else parts[::-1])), reader=reader)
    text = lines(document)
    assert set(BULLETS) | {SUMMARY} | set(SKILLS) <= set(text)
    assert "\t" not in document.text.replace("Clinic\tJan", "")
    start = text.index("SKILLS")
    assert text[start + 1 : start + 1 + len(SKILLS)] == SKILLS
    assert document.pages[0].columns == 2


@pytest.mark.parametrize("reader", READERS)
def test_a_sidebar_on_the_right_is_read_after_the_main_column(reader: str) -> None:
    side = [say("SKILLS", HEADING), *(say(skill) for skill in SKILLS)]
    document = read_pdf(lay_out((frame(50, 350), experience(350)), (frame(430, 130), side)), reader=reader)
    assert lines(document)[-len(SKILLS) :] == SKILLS
    assert set(BULLETS) <= set(lines(document))


@pytest.mark.parametrize("reader", READERS)
def test_columns_drawn_row_by_row_are_read_one_after_the_other(reader: str) -> None:
    left = [line for text in (SUMMARY, BULLETS[0]) for line in wrap(text, 230)]
    right = [line for text in (BULLETS[1], BULLETS[3], BULLETS[2]) for line in wrap(text, 230)]
    rows = max(len(left), len(right))
    texts = []
    for number in range(rows):
        for x, column in ((50, left), (320, right)):
            if number < len(column):
                texts.append((x, 80 + 12.5 * number, column[number]))
    document = read_pdf(draw(*texts), reader=reader)
    assert document.pages[0].order == "geometry"
    assert " ".join(lines(document)) == " ".join(left + right)


@pytest.mark.parametrize("reader", READERS)
def test_dates_drawn_first_still_stand_behind_their_titles(reader: str) -> None:
    texts = [(470.0, 100.0 + 60 * job, f"2019 - 202{job}") for job in range(4)]
    for job in range(4):
        top = 100 + 60 * job
        texts.append((72, top, f"Medical Coder {job}, Clinic"))
        texts += [(72, top + 13 * part, f"Coded charts of ward {part} every day") for part in (1, 2)]
    document = read_pdf(draw(*texts), reader=reader)
    assert lines(document)[0] == "Medical Coder 0, Clinic\t2019 - 2020"
    assert lines(document)[9] == "Medical Coder 3, Clinic\t2019 - 2023"


@pytest.mark.parametrize("reader", READERS)
def test_cells_of_a_table_row_are_parted_by_tabs(reader: str) -> None:
    table = Table([["ICD-10-CM", "CPT", "HCPCS"], ["Epic", "3M encoder", "Excel"]], colWidths=120)
    document = read_pdf(lay_out((frame(72, 468), [say("SKILLS", HEADING), table])), reader=reader)
    assert lines(document) == ["SKILLS", "ICD-10-CM\tCPT\tHCPCS", "Epic\t3M encoder\tExcel"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("gap", [0.11, 0.3, 0.6])
def test_a_heading_of_spaced_letters_is_made_of_words(reader: str, gap: float) -> None:
    texts = []
    x = 72.0
    for letter in "WORK EXPERIENCE":
        if letter != " ":
            texts.append((x, 100.0, letter))
        x += stringWidth(letter, "Helvetica", 10) + gap * 10 * (2 if letter == " " else 1)
    texts += [(72, 120 + 13 * number, f"Line {number} of ordinary words") for number in range(5)]
    assert lines(read_pdf(draw(*texts), reader=reader))[0] == "WORK EXPERIENCE"


@pytest.mark.parametrize("reader", READERS)
def test_letters_typed_with_spaces_between_are_a_word(reader: str) -> None:
    document = read_pdf(draw((72, 100, "S K I L L S"), (72, 120, "Plan A or B for 3 M")), reader=reader)
    assert lines(document) == ["SKILLS", "Plan A or B for 3 M"]


@pytest.mark.parametrize("reader", READERS)
def test_words_printed_twice_to_look_bold_are_read_once_and_bold(reader: str) -> None:
    document = read_pdf(
        draw((72, 100, "Work History"), (72.3, 100, "Work History"), (72, 130, "Coder")), reader=reader
    )
    assert lines(document) == ["Work History", "Coder"]


def test_words_printed_twice_are_bold() -> None:
    document = read_pdf(draw((72, 100, "Work History"), (72.3, 100, "Work History"), (72, 130, "Coder")))
    assert [line.bold for line in document.lines] == [True, False]


@pytest.mark.parametrize("reader", READERS)
def test_shapes_drawn_as_bullets_are_markers(reader: str) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER)
    canvas.setFont("Helvetica", 10)
    for number, item in enumerate(("Coded charts", "Trained coders")):
        canvas.circle(76, 653 - 15 * number, 1.6, stroke=0, fill=1)
        canvas.drawString(90, 650 - 15 * number, item)
    canvas.save()
    document = read_pdf(out.getvalue(), reader=reader)
    assert [line.bullet for line in document.lines] == [True, True]
    assert lines(document) == ["Coded charts", "Trained coders"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("sign", ["-", "–", "*", "•", "o"])
def test_signs_at_the_start_of_lines_are_markers(reader: str, sign: str) -> None:
    document = read_pdf(
        draw((72, 100, f"{sign} Coded charts"), (72, 113, f"{sign} Trained coders")), reader=reader
    )
    assert lines(document) == ["Coded charts", "Trained coders"]
    assert all(line.bullet for line in document.lines)


@pytest.mark.parametrize("reader", READERS)
def test_a_dash_inside_a_line_stays(reader: str) -> None:
    document = read_pdf(draw((72, 100, "Medical Coder - Inpatient"), (72, 120, "2019 - 2021")), reader=reader)
    assert lines(document) == ["Medical Coder - Inpatient", "2019 - 2021"]


@pytest.mark.parametrize("reader", READERS)
def test_a_hyphen_at_the_end_of_a_line_stays_in_a_compound(reader: str) -> None:
    first = "Certified coder who has worked for nine years in a busy and high-"
    texts = [(72, 100, first), (72, 113, "volume clinic with many kinds of charts")]
    assert lines(read_pdf(draw(*texts), reader=reader)) == [
        "Certified coder who has worked for nine years in a busy and high-volume clinic with many kinds of "
        "charts"
    ]


@pytest.mark.parametrize("reader", READERS)
def test_a_hyphen_that_only_cuts_a_known_word_goes(reader: str) -> None:
    texts = [
        (72, 80, "Good documentation helps."),
        (72, 110, "Certified coder who has worked for nine years on clear documen-"),
        (72, 123, "tation of many kinds of charts"),
    ]
    assert lines(read_pdf(draw(*texts), reader=reader))[1] == (
        "Certified coder who has worked for nine years on clear documentation of many kinds of charts"
    )


@pytest.mark.parametrize("reader", READERS)
def test_short_items_under_each_other_stay_apart(reader: str) -> None:
    texts = [(72.0, 100 + 13 * number, skill) for number, skill in enumerate(SKILLS)]
    assert lines(read_pdf(draw(*texts), reader=reader)) == SKILLS


@pytest.mark.parametrize("reader", READERS)
def test_a_paragraph_goes_on_over_the_page_break_and_footers_stand_aside(reader: str) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER)
    parts = wrap(SUMMARY, 468)
    for page, part in enumerate((parts[:2], parts[2:]), 1):
        canvas.setFont("Helvetica", 10)
        top = 695 if page == 1 else 80
        for number, line in enumerate(part):
            canvas.drawString(72, LETTER[1] - top - 12.5 * number, line)
        canvas.drawString(72, 30, f"Jane Invented - Page {page} of 2")
        canvas.showPage()
    canvas.save()
    document = read_pdf(out.getvalue(), reader=reader)
    assert lines(document) == [SUMMARY, "Jane Invented - Page 1 of 2", "Jane Invented - Page 2 of 2"]
    assert [line.role for line in document.lines] == ["body", "footer", "footer"]
    assert [line.page for line in document.lines] == [1, 1, 2]
    assert {word.page for word in document.words_in(document.lines[0].span)} == {1, 2}


@pytest.mark.parametrize("reader", READERS)
def test_a_line_that_lies_on_the_page_cut_is_read_once(reader: str) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=LETTER)
    for tops, texts in (((760, 775), BULLETS[1::-1]), ((20, 35), [BULLETS[0], BULLETS[2]])):
        canvas.setFont("Helvetica", 8)
        for top, text in zip(tops, texts, strict=True):
            canvas.drawString(60, LETTER[1] - top, text)
        canvas.showPage()
    canvas.save()
    assert lines(read_pdf(out.getvalue(), reader=reader)) == [BULLETS[1], BULLETS[0], BULLETS[2]]


@pytest.mark.parametrize("reader", READERS)
def test_spans_of_words_and_lines_fit_the_text(reader: str) -> None:
    document = read_pdf(
        lay_out((frame(50, 130), [say(skill) for skill in SKILLS]), (frame(210, 350), experience(350))),
        reader=reader,
    )
    for word in document.words:
        assert document.text[slice(*word.span)] == word.text
    assert "\n".join(document.text[slice(*line.span)] for line in document.lines) == document.text
    assert [line.words[1] for line in document.lines[:-1]] == [line.words[0] for line in document.lines[1:]]
    for line in document.lines:
        words = document.words[slice(*line.words)]
        assert (words[0].span[0], words[-1].span[1]) == line.span


def test_blocks_rise_at_blank_gaps_and_columns() -> None:
    document = read_pdf(draw((72, 100, "Coder"), (72, 113, "Clinic"), (72, 160, "Education")))
    assert [line.block for line in document.lines] == [0, 0, 1]


def test_reading_twice_gives_the_same_document() -> None:
    data = lay_out((frame(72, 468), experience(468)))
    assert read_pdf(data) == read_pdf(data)
