"""The report for people, compared whole at a fixed width."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from resume_lint.records import (
    Career,
    CategoryScore,
    Claim,
    Credential,
    Evidence,
    Finding,
    GuideRef,
    NextCredential,
    NextRole,
    Problem,
    Salary,
    Score,
    SectionKind,
    Skill,
    Stage,
    VagueClaim,
)
from resume_lint.report import PackVersion, Report, Source, Tool
from resume_lint.reporters import card, overview
from resume_lint.reporters.text import places, render

GUIDE = GuideRef("Milestones to Hit by Year 3-5", "track your own accuracy")


def seen(text: str, page: int | None = 1, section: SectionKind | None = "experience") -> Evidence:
    return Evidence(text, (0, len(text)), page, (), section)


def claim(metric: str, value: float, words: str, **fields: object) -> Claim:
    plain = {"value_max": None, "unit": "percent", "comparator": "eq", "direction": "level", "baseline": None}
    rest = {"per": None, "object": None, "period": None, "id": "c1", "evidence": seen(words)}
    return Claim(**{"metric": metric, "value": value, **plain, **rest, **fields})  # type: ignore[arg-type]


@pytest.fixture
def full(make_report: Callable[..., Report]) -> Report:
    hint = "Say what your audits found, such as “[your accuracy]% over [number] charts”."
    where = (seen("ICD-10", 1, "skills"), seen("ICD-10", 2))
    which = "“ICD-10” does not say which code set."
    accuracy = Finding("RL401", "accuracy", "warning", "No accuracy figure is stated.", hint, 8, GUIDE, ())
    vague = Finding("RL302", "vague-code-set", "error", which, "Name the set.", 1, GUIDE, where)
    advice = Finding("RL900", "long", "advice", "Three pages.", "Keep to two.", 0, GUIDE, ())
    results = CategoryScore("results", "Results", 42, 50, ("RL401",))
    knowledge = CategoryScore("knowledge", "Knowledge", 49, 50, ("RL302",))
    return make_report(
        tool=Tool("resume-lint", "0.1.0", "3.8.0", PackVersion("medical-coder", "1.0.0", "0"), "pdfminer"),
        source=Source("mid.pdf", "application/pdf", "0" * 64, 1000, 2, 540),
        score=Score(91, 100, "strong", (results, knowledge)),
        stage=Stage("senior", 1, "the title of the last job", "management"),
        findings=(vague, advice, accuracy),
        claims=(
            claim("chart_volume", 80, "80-100 charts a day", value_max=100, unit="count", per="day"),
            claim("ar_days", 34, "A/R days from 52 to 34", unit="day", baseline=52, direction="decrease"),
        ),
        vague_claims=(VagueClaim("error_rate", seen("significantly reduced errors")),),
        credentials=(
            Credential("CPC", "Certified Professional Coder", "AAPC", "active", 2021, "header", ()),
            Credential("CCS", "Certified Coding Specialist", "AHIMA", "in_progress", None, "body", ()),
            Credential("RN", "Registered Nurse", None, "expired", None, "section", (), False, False),
        ),
        skills=(
            Skill("icd", "ICD-10", "code sets", True, "listed", ()),
            Skill("cpt", "CPT", "code sets", False, "quantified", ()),
            Skill("epic", "Epic", "tools", False, "used", ()),
            Skill("hcpcs", "HCPCS", "code sets", False, "listed", ()),
        ),
        career=Career(
            "senior",
            (NextRole("a", "Coding Manager", "management"), NextRole("b", "HIM Director", "management")),
            (NextCredential("RHIA", "", ""),),
            Salary((25, 75), 41600, 64070, "BLS", 2024),
            (),
        ),
        problems=(Problem("page-without-text", "Page 2 holds a picture and no text."),),
    )


FULL = """\
mid.pdf  (2 pages, 540 words)
Senior (management track): the title of the last job
Not all of it was plain to read: see “Problems” below.

Score      91 of 100  ███████████████████████████░░░  strong
Results     42 of 50  █████████████████████████░░░░░
Knowledge   49 of 50  █████████████████████████████░

What to do first  (9 points to win; most points for the effort first)

 1.  No accuracy figure is stated.                                     +8 points
     Do     Say what your audits found, such as “[your accuracy]%  medium effort
            over [number] charts”.                                 RL401 warning
     Guide  track your own accuracy (“Milestones to Hit by Year
            3-5”)

 2.  “ICD-10” does not say which code set.                              +1 point
     Where  page 1, Skills: “ICD-10”                               medium effort
            page 2, Experience: “ICD-10”                             RL302 error
     Do     Name the set.
     Guide  track your own accuracy (“Milestones to Hit by Year
            3-5”)

Worth a look, without points

  –  Three pages.                                                  medium effort
     Do     Keep to two.                                            RL900 advice
     Guide  track your own accuracy (“Milestones to Hit by Year
            3-5”)

Results in figures
  Chart volume  80–100 a day  “80-100 charts a day”     page 1
  AR days       52 → 34 days  “A/R days from 52 to 34”  page 1
  Promised without a figure: “significantly reduced errors”

Credentials
  CPC  Certified Professional Coder (AAPC), active, 2021, beside the name
  CCS  Certified Coding Specialist (AHIMA), in progress, inside the text
  RN   Registered Nurse, expired, in a section of its own, of another field, not
       sure: the letters have other meanings

Skills
  Backed by a figure  CPT
  Told in a sentence  Epic
  Only listed         ICD-10 (which one?), HCPCS

Career outlook
  Next, management   Coding Manager or HIM Director
  Next credentials   RHIA
  Pay at this stage  $41,600 to $64,070 a year, 25th to 75th percentile (BLS,
                     2024)

Problems
  page-without-text  Page 2 holds a picture and no text.

resume-lint 0.1.0, rules medical-coder 1.0.0, as of 2026-11-22. Name, contact
details, age, sex, origin and school play no part in the score. This is advice
about a text; what to make of it is for a person to decide.
"""

CLEAN = """\
resume.docx  (300 words)
Mid-career: 4.2 years in 2 jobs of the field

Score    100 of 100  ██████████████████████████████  strong
Results  100 of 100  ██████████████████████████████

Nothing to do: no rule found a fault.

Results in figures
  None: no result is stated with a figure.

Credentials
  None found.

Skills
  None of the vocabulary found.

resume-lint 0.1.0, rules medical-coder 1.0.0, as of 2026-11-22. Name, contact
details, age, sex, origin and school play no part in the score. This is advice
about a text; what to make of it is for a person to decide.
"""


def test_a_full_report_is_printed_whole(full: Report) -> None:
    assert render(full, width=80) == FULL


def test_a_clean_report_says_so(make_report: Callable[..., Report]) -> None:
    assert render(make_report(), width=80) == CLEAN


def test_without_a_score_the_reason_comes_first(make_report: Callable[..., Report]) -> None:
    problem = Problem("not-this-profession", "Nothing here shows the profession.")
    text = render(make_report(total=40, score=None, problems=(problem,)))
    lines = text.splitlines()
    assert lines[3:6] == ["No score", "Nothing here shows the profession.", ""]
    assert lines[6:8] == ["What the rules would ask for", "  RL401  No accuracy figure is stated."]
    assert "point" not in text
    assert "Nothing to do" not in render(make_report(score=None, problems=(problem,)))


@pytest.mark.parametrize("width", [48, 60, 72, 88, 100])
def test_no_line_is_wider_than_asked(full: Report, width: int) -> None:
    assert max(len(line) for line in render(full, width=width).splitlines()) <= width


def test_colour_adds_escapes_and_changes_no_word(full: Report) -> None:
    import re

    coloured = render(full, width=80, colour=True)
    bare = "".join(f"{line.rstrip()}\n" for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines())
    assert "\x1b[1m" in coloured
    assert bare == FULL


def test_the_environment_does_not_change_the_text(full: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COLUMNS": "40", "TERM": "dumb", "FORCE_COLOR": "1", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert render(full, width=80) == FULL


def test_words_of_the_resume_cannot_steer_the_terminal(make_report: Callable[..., Report]) -> None:
    hostile = "\x1b]0;title\x07[bold]red[/bold]\u202edesrever :smile:\r\n"
    report = make_report(total=40, name=f"{hostile}.txt", claims=(claim("other", 5, hostile),))
    text = render(report)
    assert not {sign for sign in text if ord(sign) < 32 or sign in "\x7f\u202e"} - {"\n"}
    assert "“�]0;title�[bold]red[/bold]desrever :smile:”" in text


def test_words_beyond_the_third_are_counted() -> None:
    evidence = [seen(f"word {index}", None, None) for index in range(5)]
    assert list(places(evidence)) == ["“word 0”, “word 1”, “word 2” and 2 more"]


def test_places_have_a_line_for_each_page_and_section() -> None:
    evidence = [seen("Helped", 1), seen("Responsible for", 2), seen("Helped", 2), seen("Responsible for", 2)]
    assert list(places(evidence)) == [
        "page 1, Experience: “Helped”",
        "page 2, Experience: “Responsible for” (2 times), “Helped”",
    ]


def test_findings_of_equal_gain_stand_by_their_codes(full: Report) -> None:
    first, *_ = full.findings
    same = tuple(replace(first, code=code, points=3) for code in ("RL3", "RL1", "RL2"))
    text = render(full.model_copy(update={"findings": same}))
    assert text.index("RL1") < text.index("RL2") < text.index("RL3")


OVERVIEW = """\
4 files, 1 with findings, 1 without, 1 not judged, 1 not read

weak.pdf     40  ████░░░░░░  weak        1 finding
strong.pdf  100  ██████████  strong      nothing to do
chef.pdf      –              not judged  not-this-profession
locked.pdf    –              not read    encrypted-document
"""


def test_the_overview_has_a_row_for_each_file(make_report: Callable[..., Report]) -> None:
    foreign = make_report(score=None, problems=(Problem("not-this-profession", "Nothing here."),))
    rows = [
        overview.build_row("weak.pdf", make_report(total=40)),
        overview.build_row("strong.pdf", make_report()),
        overview.build_row("chef.pdf", foreign),
        overview.unread_row("locked.pdf", "encrypted-document"),
    ]
    assert overview.render(rows, width=88) == OVERVIEW


def test_an_error_that_wins_no_points_stands_before_all_else(make_report: Callable[..., Report]) -> None:
    hidden = Finding("RL101", "hidden-text", "error", "Hidden words.", "Take them out.", 0, GUIDE, ())
    report = make_report(total=90)
    text = render(report.model_copy(update={"findings": (*report.findings, hidden)}))
    assert text.index("Before all else") < text.index("RL101") < text.index("What to do first")
    shown = card.render("x.pdf", report.model_copy(update={"findings": (*report.findings, hidden)}))
    assert shown.index("!  Hidden words.") < shown.index("+10")
