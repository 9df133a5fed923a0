"""A redacted report holds no word of the resume that is not a word of the pack, and is a report still."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from resume_lint import Linter, Report
from resume_lint.batch.folders import SUFFIXES
from resume_lint.batch.redaction import redact, strip
from resume_lint.reporters import html

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in SUFFIXES and path.stem != "README")
LINTER = Linter(as_of=date(2026, 11, 22), include_text=True)
PERSONAL = """Xavier Quillfeather
12 Zebulon Road, Nowhereville
xq@quillfeather.example
EXPERIENCE
Medical Coder, Brimblewick Clinic, Mar 2019 - Present
- Coded 40 Vexlorian charts a day at 97% accuracy, and mentored Ottoline Smythe.
- Responsible for helping Grindlewald with claims.
EDUCATION
Wigglesworth College, Diploma in Plumbing, 1987
CERTIFICATIONS
CPC, 2019
SKILLS
ICD-10-CM, Epik
"""


def test_no_word_of_a_person_is_left() -> None:
    report = LINTER.lint_text(PERSONAL, name="Quillfeather.txt")
    words = redact(report, LINTER.pack).replace("Quillfeather.txt", "")
    for name in ("Quillfeather", "Zebulon", "Nowhereville", "Brimblewick", "Vexlorian", "Ottoline", "Smythe",
                 "Grindlewald", "Wigglesworth", "Plumbing", "1987", "2019-03", "Epik"):  # fmt: skip
        assert name not in words
    assert {claim.metric for claim in Report.model_validate_json(words).claims} == {
        claim.metric for claim in report.claims
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_redacted_report_is_a_report_with_the_same_score_and_codes(path: Path) -> None:
    report = LINTER.lint(path)
    redacted = Report.model_validate_json(redact(report, LINTER.pack))
    assert redacted.score == report.score
    assert [one.code for one in redacted.findings] == [one.code for one in report.findings]
    assert [one.evidence[:1] == () for one in redacted.findings] == [
        one.evidence[:1] == () for one in report.findings
    ]
    assert redacted.text is None
    assert "<h1>" in html.render(redacted)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_quote_of_a_report_is_gone(path: Path) -> None:
    report = LINTER.lint(path)
    words = redact(report, LINTER.pack)
    assert not re.search(r'"text":"[^"]', words)
    for role in report.experience:
        assert not role.organization or role.organization not in words


def test_a_field_that_is_not_known_is_emptied() -> None:
    report = LINTER.lint_text(PERSONAL).model_copy(update={"secrets": ({"text": "Smythe"},)})
    assert "Smythe" not in redact(report, LINTER.pack)
    assert strip({"new": {"deep": ["Smythe"]}}, {"id"}) == {"new": {"deep": [""]}}
