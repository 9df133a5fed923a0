"""Over the samples: the points of a report add up, and taking away the cause of a finding wins exactly its points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from resume_lint.linter import Linter
from resume_lint.records import Finding
from resume_lint.report import Report

SAMPLES = Path(__file__).parent.parent / "samples"
LINTER = Linter(as_of=date(2026, 11, 22), include_text=True)
Mend = Callable[[Report, Finding], str]


def without_words(report: Report, finding: Finding) -> str:
    """The text without the words that the finding points at."""
    text = report.text or ""
    for place in sorted(finding.evidence, key=lambda place: place.span, reverse=True):
        text = text[: place.span[0]].rstrip(" ") + text[place.span[1] :]
    return text


def with_lines(*lines: str) -> Mend:
    """A mend that adds lines at the end, under a heading of their own."""
    return lambda report, finding: "\n".join([(report.text or "").rstrip("\n"), "", *lines, ""])


def in_first_job(line: str) -> Mend:
    """A mend that adds a bullet below the header of the first job of the profession, else of the first job."""

    def mend(report: Report, finding: Finding) -> str:
        job = next((role for role in report.experience if role.relevant), report.experience[0])
        return _with_bullet(report.text or "", job.evidence.span[1], line)

    return mend


def in_each_job(report: Report, finding: Finding) -> str:
    """A figure below the header of each job that the finding names."""
    text = report.text or ""
    for place in sorted(finding.evidence, key=lambda place: place.span, reverse=True):
        text = _with_bullet(text, place.span[1], "Answered 40 calls a day.")
    return text


def with_exact_sets(report: Report, finding: Finding) -> str:
    text = report.text or ""
    for place in sorted(finding.evidence, key=lambda place: place.span, reverse=True):
        text = f"{text[: place.span[0]]}ICD-10-CM and CPT{text[place.span[1] :]}"
    return text


def _with_bullet(text: str, place: int, line: str) -> str:
    end = text.find("\n", place)
    return f"{text[:end]}\n- {line}{text[end:]}"


MENDS: dict[str, Mend] = {
    "RL201": with_lines("CERTIFICATIONS", "Certified Coding Specialist (CCS), AHIMA, 2021"),
    "RL302": with_exact_sets,
    "RL303": with_lines("SOFTWARE", "Epic"),
    "RL304": with_lines("SOFTWARE", "Optum EncoderPro"),
    "RL305": with_lines("SKILLS", "Cardiology coding"),
    "RL307": in_first_job("Coded for Medicare patients."),
    "RL309": in_first_job("Queried physicians about missing notes."),
    "RL401": in_first_job("Kept 98% coding accuracy."),
    "RL402": in_first_job("Coded 40 charts a day."),
    "RL403": in_first_job("Cut coding denials by 15%."),
    "RL404": in_each_job,
    "RL405": without_words,
    "RL502": in_first_job("Took part in internal coding audits."),
    "RL503": in_first_job("Trained 4 new coders."),
    "RL504": in_first_job("Built reports on coding productivity in Tableau."),
    "RL505": in_first_job("Wrote the coding compliance policy."),
    "RL508": in_first_job("Trained 4 new coders."),
    "RL601": without_words,
    "RL602": without_words,
    "RL603": without_words,
    "RL604": without_words,
    "RL605": without_words,
}


def as_text(path: Path) -> Report:
    """The report of the sample's words as plain text, so that they can be changed."""
    text = LINTER.lint(path).text or ""
    return LINTER.lint_text(re.sub(r"\t+", " | ", text))


REPORTS = {
    path.stem: as_text(path)
    for path in sorted(SAMPLES.iterdir())
    if path.suffix in (".pdf", ".docx", ".md", ".txt") and path.stem != "README"
}
CASES = [
    (name, finding.code)
    for name, report in REPORTS.items()
    if report.score is not None
    for finding in report.findings
    if finding.code in MENDS
]


def taken(report: Report) -> dict[str, float]:
    """The points that each finding takes, of those that take any."""
    return {finding.code: finding.points for finding in report.findings if finding.points}


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_the_points_of_a_report_add_up(name: str) -> None:
    score = REPORTS[name].score
    if score is None:
        return
    assert score.total == sum(category.points for category in score.categories)
    assert score.total == 100 - sum(taken(REPORTS[name]).values())
    for category in score.categories:
        lost = sum(one.points for one in REPORTS[name].findings if one.category == category.id)
        assert category.points == category.max - lost


def mended(name: str, code: str) -> tuple[Finding, Report, Report]:
    before = REPORTS[name]
    finding = next(one for one in before.findings if one.code == code)
    return finding, before, LINTER.lint_text(MENDS[code](before, finding))


@pytest.mark.parametrize(("name", "code"), CASES)
def test_without_its_cause_a_finding_is_gone_and_the_score_moves_by_the_findings_alone(
    name: str, code: str
) -> None:
    _, before, after = mended(name, code)
    assert code not in {one.code for one in after.findings}
    assert before.score and after.score
    if before.stage.id == after.stage.id:
        moved = sum(taken(before).values()) - sum(taken(after).values())
        assert after.score.total - before.score.total == moved


def alone() -> Iterator[tuple[str, str]]:
    """The cases in which the mend changes what no other rule says."""
    for name, code in CASES:
        _, before, after = mended(name, code)
        left = {one: points for one, points in taken(before).items() if one != code}
        if taken(after) == left and before.stage.id == after.stage.id:
            yield name, code


def test_a_cause_that_concerns_one_rule_only_wins_exactly_its_points() -> None:
    cases = list(alone())
    assert len(cases) >= 15
    assert len({code for _, code in cases}) >= 8
    for name, code in cases:
        finding, before, after = mended(name, code)
        assert before.score and after.score
        assert after.score.total - before.score.total == finding.points, (name, code)


OWN = "Date of Birth: 03/14/1988 | SSN: 219-09-9999 | Marital Status: Married | Gender: Female"
QUIET = Linter(as_of=date(2026, 11, 22))


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_details_of_the_person_are_told_move_no_point_and_stand_in_no_report(name: str) -> None:
    first, _, rest = (REPORTS[name].text or "").partition("\n")
    before = QUIET.lint_text(REPORTS[name].text or "")
    after = QUIET.lint_text(f"{first}\n{OWN}\n{rest}")
    raised = {one.code for one in after.findings} - {one.code for one in before.findings}
    assert raised == {"RL701", "RL702", "RL703", "RL704"}
    assert after.score == before.score
    told = after.to_json()
    assert not any(value in told for value in ("219-09", "03/14/1988", "1988", "Married", "Female"))
