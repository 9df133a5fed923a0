"""Lines to claims: marked lines as people write them, and what `ClaimFinder.read` does with a single line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks.accuracy.annotations import GoldClaim
from benchmarks.accuracy.matching import tokens
from benchmarks.accuracy.sentences.lines import MarkedLine, build_line, make_reader

from resume_lint.language.claims import ClaimFinder, FoundClaim
from resume_lint.language.claims.sentence import Setting
from resume_lint.pack import load_pack

HERE = Path(__file__).parent
GROUPS = {
    group: entries
    for name in ("claims.yaml", "voices.yaml")
    for group, entries in yaml.safe_load((HERE / name).read_text("utf-8")).items()
}
# How lines start that are still misread in some point: take one off the list as soon as it is read rightly.
STILL_MISREAD = (
    "Balanced a drawer", "Net collection rate | 92%",
    "Charts per hour | 4.5", "Queries sent: 40/month", "The audit looked at forty", "She has trained more than fifty",
    "Our denial rate had been",
)  # fmt: skip


def marked(group: str, entry: dict[str, str]) -> Any:
    """The line as a test's argument; one that is still misread must fail, and must be taken off the list."""
    line = build_line(**entry)
    marks = [pytest.mark.xfail(strict=True)] if line.text.startswith(STILL_MISREAD) else []
    return pytest.param(line, id=f"{group}: {line.text[:50]}", marks=marks)


LINES = [marked(group, entry) for group, entries in GROUPS.items() for entry in entries]
PLAIN = ("value", "value_max", "unit", "comparator", "direction", "baseline", "per")
Reader = Callable[[MarkedLine], Mapping[str, Sequence[Mapping[str, Any]]]]


@pytest.fixture(scope="module")
def read() -> Reader:
    return make_reader()


@pytest.fixture(scope="module")
def finder() -> ClaimFinder:
    return ClaimFinder(load_pack().vocabulary)


def told(claim: GoldClaim) -> dict[str, object]:
    """What is wanted of a claim, as far as it is compared for equality."""
    return {"metric": "/".join(claim.metrics), **{name: getattr(claim, name) for name in PLAIN}}


def heard(record: Mapping[str, Any], wanted: GoldClaim | None) -> dict[str, object]:
    """The same of a claim that was found; any of the metrics that are right counts as right."""
    metric = record["metric"]
    if wanted and metric in wanted.metrics:
        metric = "/".join(wanted.metrics)
    return {"metric": metric, **{name: record[name] for name in PLAIN}}


@pytest.mark.parametrize("line", LINES)
def test_marked_line(read: Reader, line: MarkedLine) -> None:
    found = read(line)
    claims = found["claims"]
    wanted = [*line.claims, *[None] * len(claims)]
    assert [heard(record, wanted[i]) for i, record in enumerate(claims)] == [told(one) for one in line.claims]
    for record, one in zip(claims, line.claims, strict=True):
        assert tokens(record["evidence"]["text"]) & tokens(one.words), one.words
        assert one.object is None or tokens(record["object"] or "") & tokens(one.object), one.object
    vague = [(record["metric"], record["evidence"]["text"]) for record in found["vague_claims"]]
    assert len(vague) == len(line.vague_claims), vague
    for (metric, words), promise in zip(vague, line.vague_claims, strict=True):
        assert metric in promise.metrics
        assert tokens(words) & tokens(promise.words), promise.words


def test_there_are_many_lines_and_none_stands_twice() -> None:
    texts = [entry["text"] for entries in GROUPS.values() for entry in entries]
    assert len(texts) >= 150
    assert len(set(texts)) == len(texts)
    assert min(len(entries) for entries in GROUPS.values()) >= 4


def one(claims: list[FoundClaim]) -> FoundClaim:
    (claim,) = claims
    return claim


def test_the_span_holds_the_words_of_the_claim(finder: ClaimFinder) -> None:
    line = "In 2023 held accuracy at or above 97% while covering two clinics."
    accuracy, clinics = finder.read(line)
    assert line[slice(*accuracy.span)] == "at or above 97%"
    assert line[slice(*clinics.span)] == "two clinics"


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Cut coding denials by 15% within six months.", "within six months"),
        ("Cleared a backlog of 3,000 charts in 2023.", "in 2023"),
        ("Raised reimbursement 12% year over year.", "year over year"),
        ("Held 98% accuracy.", None),
    ],
)
def test_the_time_over_which_it_was_achieved_is_kept(
    finder: ClaimFinder, line: str, period: str | None
) -> None:
    assert one(finder.read(line)).period == period


def test_a_list_of_skills_needs_the_name_of_the_metric_beside_the_figure(finder: ClaimFinder) -> None:
    skills = Setting("skills")
    assert finder.read("Coded 30 charts a day.", skills) != []
    assert finder.read("98% coding accuracy", skills)[0].metric == "coding_accuracy"
    assert finder.read("Excel 90%", skills) == []


def test_the_work_of_one_who_leads_may_stand_without_a_verb(finder: ClaimFinder) -> None:
    leads = Setting("experience", ("coding", "manager"), leads=True)
    assert [claim.metric for claim in finder.read("My team: 14 coders", leads)] == ["team_size"]
    assert finder.read("One of 14 coders") == []


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Coder of the Year 2018 - 99.1% accuracy", [99.1]),
        ("Net collections: 2019 – 93%; 2020 – 95%", [93, 95]),
        ("QA: Q1 95.2%, Q2 96.8%", [95.2, 96.8]),
        ("ID 12/day, endo 16/day", [12, 16]),
        ("Volume 18/day; query volume 410/month", [18, 410]),
        ("Volume 5,200 accounts/mo", [5200]),
        ("100% by day 17, 620 a year", [100, 620]),
        ("clearance tier 2, 100 encounters daily", [100]),
        ("60 charts/day. 97-98%.", [60, 97]),
        ("Claims/day 35", [35]),
        ("CMI of my service line 1.62", [1.62]),
        ("In a month 700 are worked", [700]),
        ("275 companies, 275 line items a day", [275, 275]),
        ("1,135 visits in Aug., 990 charts in Sept.", [1135, 990]),
        ("auth days lost last year 4", [4]),
        ("ROI 9:1", [9]),
        ("Audit (98/100)", [98]),
    ],
)
def test_amounts_beside_words_of_dates_and_codes_are_read(
    finder: ClaimFinder, line: str, values: list[float]
) -> None:
    assert [quantity.value for quantity in finder.read_line(line).reading.quantities] == values


@pytest.mark.parametrize(
    "line",
    [
        "Jan 2018 - 2019", "2018-19 season", "FY 2021", "Q1 2024 and Q2 '23", "ID 12-4456", "Level 3, 4 and 5 visits",
        "Phase 2 to 3", "tier 2, 3", "version 8.0 to 9.3", "270/271 and 837P", "837, 835, 270, 271 files", "EDI 276",
        "Form 990", "staffing 4:1", "(99213, 99214)", "week 4 and week 16", "open 24/7", "555-0142",
        "M-F 8:00 to 5:00 pm",
        "5 years of experience", "worked the 31-60 and 61-90 day buckets", "modifiers -25 and -59", "pages 12-15",
    ],
)  # fmt: skip
def test_dates_codes_and_names_are_no_amounts(finder: ClaimFinder, line: str) -> None:
    assert finder.read_line(line).reading.quantities == ()


def test_an_empty_line_and_a_line_without_figures_give_nothing(finder: ClaimFinder) -> None:
    assert finder.read("") == []
    assert finder.read("Assigned codes and queried physicians.") == []


def test_the_same_line_gives_the_same_claims_whatever_was_read_before(finder: ClaimFinder) -> None:
    line = "Coded 45 charts a day at 98% accuracy, cutting denials from 12% to 5%."
    first = finder.read(line)
    finder.read("Led a team of 12 coders and saved $80,000 a year.")
    assert finder.read(line) == first
    assert len(first) == 3
