"""Who a person is moves no point: names, pronouns, contact, school, years of graduation, interests, a photograph."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from resume_lint import Linter, Report
from resume_lint.audit.invariance import count_by_kind, try_variants
from resume_lint.audit.variants import find_variants
from resume_lint.cli import main

AS_OF = date(2026, 11, 22)
SAMPLES = Path(__file__).parents[2] / "samples"
JUDGED = (
    "entry-strong.pdf",
    "mid-mixed.pdf",
    "mid-strong.docx",
    "senior-specialist-mixed.docx",
    "biller-weak.docx",
)
LINTER = Linter(as_of=AS_OF, include_text=True)
RESUME = """Dana Reyes, CPC
Tampa, FL 33601 | (813) 555-0142 | dana.reyes@example.com
SUMMARY
Coder for outpatient clinics who works with care, asks physicians where a note is unclear, and keeps up with rules.
EXPERIENCE
Medical Coder, Lakeside Clinic, 03/2021 - Present
- Coded 60 outpatient charts a day in Epic at 98% accuracy.
EDUCATION
A.A.S. in Health Information Technology, Valencia College, 2018
"""


def test_no_swap_moves_a_point_of_the_samples() -> None:
    outcomes = [outcome for name in JUDGED for outcome in try_variants(LINTER, LINTER.lint(SAMPLES / name))]
    moved = [
        (one.variant.kind, one.variant.value, one.before, one.after, one.moved)
        for one in outcomes
        if one.changed
    ]
    assert moved == []
    counts = count_by_kind(outcomes)
    assert sum(tried for tried, _ in counts.values()) >= 300
    assert {"name", "pronouns", "e-mail", "telephone", "address", "school", "graduation", "interests"} <= set(
        counts
    )
    assert all(one.before is not None for one in outcomes)


def test_a_variant_changes_what_it_says_and_nothing_of_the_work() -> None:
    report = LINTER.lint_text(RESUME)
    variants = list(find_variants(report))
    text = report.text or ""
    work = text[text.index("EXPERIENCE") : text.index("EDUCATION")]
    assert "98% accuracy" in work
    assert all(one.text != one.base for one in variants)
    assert all(work in one.text for one in variants)
    of_kind = {one.kind: one for one in variants}
    assert "Dana Reyes" not in of_kind["name"].text and ", CPC" in of_kind["name"].text
    assert "dana.reyes@example.com" not in of_kind["e-mail"].text
    assert "555-0142" not in of_kind["telephone"].text
    assert "Tampa" not in of_kind["address"].text and "33601" not in of_kind["address"].text
    assert "Valencia" not in of_kind["school"].text
    assert "2018" not in of_kind["graduation"].text


def test_a_rule_that_looks_at_the_school_is_caught(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "pack.yaml").write_text(
        "id: unfair\nversion: 1.0.0\nextends: medical-coder\nrules: {RL601: {points: 0}}\n"
        "vocabulary: {terms: [{id: harvard, name: Harvard University, kind: skill, category: school}]}\n",
        "utf-8",
    )
    (tmp_path / "checks" / "UF101-not-of-harvard.yaml").write_text(
        "code: UF101\nname: not-of-harvard\nseverity: advice\ncategory: presentation\npoints: 1\n"
        "raise: {when: none, of: skills, where: {id: harvard}}\nmessage: Another school.\nhint: Go there.\n"
        "guide: {section: Key Takeaways, recommendation: none}\n"
        "examples: {bad: [Valencia College], good: [Harvard University]}\n",
        "utf-8",
    )
    linter = Linter(pack=tmp_path, as_of=AS_OF, include_text=True)
    moved = [one for one in try_variants(linter, linter.lint_text(RESUME)) if one.changed]
    assert {(one.variant.kind, one.variant.value, one.moved) for one in moved} == {
        ("school", "Harvard University", ("UF101",))
    }


def portrait() -> BytesIO:
    buffer = BytesIO()
    Image.radial_gradient("L").resize((120, 150)).save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def word_file(*, photo: bool) -> bytes:
    document = docx.Document()
    if photo:
        document.add_picture(portrait())
    for line in RESUME.splitlines():
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_file(*, photo: bool) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    if photo:
        canvas.drawImage(ImageReader(portrait()), 460, 700, 80, 100)
    for number, line in enumerate(RESUME.splitlines()):
        canvas.drawString(50, 780 - 18 * number, line[:85])
    canvas.save()
    return buffer.getvalue()


def judged(report: Report) -> tuple[float, list[tuple[str, float]]]:
    assert report.score is not None
    return report.score.total, [(one.code, one.points) for one in report.findings if one.points]


@pytest.mark.parametrize("make", [word_file, pdf_file])
def test_a_photograph_moves_no_point(make: object) -> None:
    plain, pictured = (LINTER.lint(make(photo=photo)) for photo in (False, True))  # type: ignore[operator]
    assert judged(pictured) == judged(plain)


def test_the_command_counts_the_swaps_and_prints_no_words_of_the_resume(tmp_path: Path) -> None:
    (tmp_path / "dana.txt").write_text(RESUME, "utf-8")
    ran = CliRunner().invoke(main, ["audit", "invariance", str(tmp_path / "dana.txt")])
    assert ran.exit_code == 0
    assert "no point moved" in ran.output
    assert "Dana" not in ran.output and "Valencia" not in ran.output


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"%PDF-1.4")
    ran = CliRunner().invoke(main, ["audit", "invariance", str(tmp_path / "empty.pdf")])
    assert ran.exit_code == 3
    assert "damaged-document" in ran.output
