"""The scorer of single lines: what it reads of a marked line, and how it names what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.accuracy.sentences.__main__ import main
from benchmarks.accuracy.sentences.lines import HELD_OUT, SETS, build_line, make_reader, read_set
from benchmarks.accuracy.sentences.misses import count_kinds, count_metrics, score_line

MARKED = (
    "Cut denials {{from 12% to 5%|metric=denial_rate value=5 baseline=12 unit=percent direction=decrease"
    " object='denials'}} with ??fewer errors|error_rate??."
)


def claim(metric: str, value: float, **fields: Any) -> dict[str, Any]:
    plain = {"unit": "percent", "value_max": None, "comparator": "eq", "direction": "level", "baseline": None}
    rest = {"per": None, "object": None, "evidence": {"text": fields.pop("text", "")}}
    return {"metric": metric, "value": value, **plain, **rest, **fields}


RIGHT = claim("denial_rate", 5, baseline=12, direction="decrease", object="denials", text="from 12% to 5%")
PROMISE = {"metric": "error_rate", "evidence": {"text": "fewer errors"}}


def kinds(*claims: dict[str, Any], vague: tuple[dict[str, Any], ...] = (PROMISE,)) -> list[tuple[str, int]]:
    line = build_line("experience", MARKED)
    return count_kinds(score_line(line, {"claims": list(claims), "vague_claims": list(vague)}).slips)


def test_a_line_read_as_annotated_has_no_miss() -> None:
    line = build_line("experience", MARKED)
    marks = score_line(line, {"claims": [RIGHT], "vague_claims": [PROMISE]})
    assert marks.slips == ()
    assert (marks.tally("claims").f1, marks.tally("vague").f1, marks.share("lines").ratio) == (1, 1, 1)


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ([], "figure not read as a claim"),
        ([{**RIGHT, "metric": "error_rate"}], "figure given to another metric"),
        ([{**RIGHT, "value": 12.0}], "another value"),
        ([{**RIGHT, "baseline": None}], "wrong baseline"),
        ([{**RIGHT, "direction": "level"}], "wrong direction"),
        ([{**RIGHT, "object": "charts"}], "wrong object"),
        ([RIGHT, claim("other", 9, text="nine")], "figure that is no claim, or the same one twice"),
    ],
)
def test_each_fault_is_told_by_its_kind(found: list[dict[str, Any]], kind: str) -> None:
    assert kinds(*found) == [(kind, 1)]


def test_a_promise_is_missed_or_taken_for_another() -> None:
    assert kinds(RIGHT, vague=()) == [("promise without a figure missed", 1)]
    assert kinds(RIGHT, vague=({**PROMISE, "metric": "backlog"},)) == [("promise of another metric", 1)]


def test_a_metric_is_counted_once_missed_and_once_given_in_error() -> None:
    line = build_line("experience", MARKED)
    wrong = score_line(line, {"claims": [{**RIGHT, "metric": "error_rate"}], "vague_claims": [PROMISE]})
    assert count_metrics(wrong.slips) == [("denial_rate", 1, 0), ("error_rate", 0, 1)]


def test_a_line_is_read_as_the_section_that_it_stands_in() -> None:
    read = make_reader()
    found = read(build_line("experience", "Coded 45 charts a day."))["claims"]
    assert [(one["metric"], one["value"], one["per"]) for one in found] == [("chart_volume", 45, "day")]


def test_every_set_has_its_lines_and_no_line_twice() -> None:
    lines = {name: [line.text for line in read_set(name)] for name in SETS}
    assert {name: len(texts) for name, texts in lines.items()} == {
        "everyday": 268,
        "hospital": 170,
        "outpatient": 170,
    }
    assert len({text for texts in lines.values() for text in texts}) == 608


def test_the_lines_only_run_to_report_are_apart_and_their_errors_are_not_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    held_out = {line.text for name in HELD_OUT for line in read_set(name)}
    looked_at = {line.text for name in SETS for line in read_set(name)}
    assert len(held_out) == 200
    assert not held_out & looked_at
    assert main(["--set", HELD_OUT[0], "--errors"]) == 2
    assert capsys.readouterr().out == ""


def test_the_command_prints_each_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", "hospital", "--errors"]) == 0
    printed = capsys.readouterr().out
    for heading in ("lines right in everything", "what is wrong", "missed  given in error"):
        assert heading in printed
