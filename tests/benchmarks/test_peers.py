"""Other programs are run apart from us, judged by our annotations, and told in a table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from benchmarks.accuracy.__main__ import main as accuracy_command
from benchmarks.accuracy.annotations import HELD_OUT, Annotated, build_annotated, read_set
from benchmarks.accuracy.matching import Tally
from benchmarks.accuracy.peers import judging, page, programs
from benchmarks.accuracy.peers.call import as_plain, find_function
from benchmarks.accuracy.peers.page import Row, peer_table, write_page
from benchmarks.accuracy.peers.programs import CALL, PROGRAMS, Program, install
from benchmarks.accuracy.render import OUTPUT

EIGHTY = {"claims": [{"value": 80, "unit": "count", "evidence": {"text": "80 charts"}}]}


def resume() -> Annotated:
    expect = {"unquantified_role": []}
    bullets = [
        "Coded {{80 charts a day|metric=chart_volume value=80 unit=count per=day}} in Epic.",
        "Cut denials {{from 12% to 5%|metric=denial_rate value=5 baseline=12 unit=percent direction=decrease}}.",
        "Opened the office at 8 a.m.",
    ]
    return build_annotated(
        {
            "id": "t01",
            "name": "Invented Person",
            "contact": "",
            "stage": "entry",
            "years": 1,
            "generic_skills": False,
            "sections": [
                {"title": "Work", "kind": "experience", "entries": [{"title": "Coder", "bullets": bullets}]}
            ],
            "credentials": [
                {"acronym": "CPC", "issuer": "AAPC", "status": "active"},
                {"acronym": "CCS", "issuer": "AHIMA", "status": "active"},
            ],
            "skills": [{"name": "Epic", "evidence": "quantified"}, {"name": "CPT", "evidence": "listed"}],
            "expect": expect,
        }
    )


def quantity(value: float, base: str, uncertainty: float | None = None) -> dict[str, Any]:
    unit = {"name": base, "dimensions": [{"base": base, "power": 1}]}
    return {"value": value, "unit": unit, "uncertainty": uncertainty, "surface": str(value)}


def test_a_change_told_as_its_middle_counts_by_either_end() -> None:
    found = judging.quantities([quantity(8.5, "percentage", 3.5), quantity(80, "dimensionless")])
    assert judging.score_figures(judging.gold_figures(resume()), found) == Tally(2, 0, 0)


def test_a_number_of_another_unit_or_of_no_claim_is_false() -> None:
    found = judging.quantities([quantity(5, "hour"), quantity(2024, "dimensionless")])
    assert judging.score_figures(judging.gold_figures(resume()), found) == Tally(0, 2, 2)


def test_our_claims_are_judged_as_the_others() -> None:
    assert judging.score_figures(judging.gold_figures(resume()), judging.our_figures(EIGHTY)) == Tally(
        1, 1, 0
    )


def test_lines_that_hold_a_claim_are_told_from_those_that_do_not() -> None:
    told = [{"description": "Coded 80 charts a day in Epic."}, {"description": "Opened the office at 8 a.m."}]
    lines = judging.achievement_lines({"achievements": told})
    assert judging.score_lines(resume(), lines) == Tally(1, 1, 1)


def test_the_line_of_a_short_claim_is_found_by_what_stands_around_it() -> None:
    text = "Coded 80 charts a day in Epic.\nCut denials from 12% to 5%."
    start = text.index("5%")
    evidence = {"text": "5%", "span": [start, start + 2]}
    found = judging.our_lines({"text": text, "claims": [{"evidence": evidence}]})
    assert judging.score_lines(resume(), found) == Tally(1, 1, 0)


def test_a_certification_counts_by_acronym_or_name_and_is_false_without() -> None:
    names = {"CCS": "Certified Coding Specialist"}
    told = [{"name": "CPC, AAPC"}, {"name": "Certified Coding Specialist"}, {"name": "Tampa, FL"}]
    assert judging.certifications(resume(), {"certifications": told}, names) == Tally(2, 0, 1)


def test_skills_told_as_words_are_brought_to_our_names() -> None:
    def read_text(text: str) -> dict[str, Any]:
        return {"skills": [{"name": "Epic", "evidence": "listed"}] if "epic" in text else []}

    found = {"ok": True, "resume": {"skills": ["epic emr", "juggling"]}}
    assert judging.listed_skills(resume(), found, read_text) == Tally(1, 1, 0)
    assert judging.listed_skills(resume(), {"ok": False}, read_text) == Tally(0, 2, 0)


def test_a_program_is_called_by_name_in_a_process_of_its_own(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text('{"a": [1, 2]}', "utf-8")
    bad.write_text("{", "utf-8")
    job = {"function": "json:loads", "takes_text": True, "paths": [str(good), str(bad)]}
    made = subprocess.run(
        [sys.executable, str(CALL)], input=json.dumps(job), capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in made.stdout.splitlines()]
    assert lines == [{"found": {"a": [1, 2]}}, {"error": "JSONDecodeError"}]


def test_a_method_of_a_class_is_found_and_its_answer_made_plain() -> None:
    assert find_function("json:JSONDecoder.decode")("[1]") == [1]
    thing = SimpleNamespace(name="x", inner=SimpleNamespace(values=(1, 2.5, None)))
    assert as_plain(thing) == {"name": "x", "inner": {"values": [1, 2.5, None]}}


def test_a_program_that_cannot_be_installed_is_left_out_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = subprocess.CompletedProcess([], 1, "", "WARNING: slow\nERROR: no such version\n")
    monkeypatch.setattr(programs, "OUTPUT", tmp_path)
    monkeypatch.setattr(programs.venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(programs.subprocess, "run", lambda *_, **__: answer)
    assert install(Program("invented", ("invented==9",), "none", "invented:read", "skills")) == (
        "ERROR: no such version"
    )


def test_every_program_is_asked_for_in_an_exact_version_and_judged() -> None:
    from benchmarks.accuracy.peers.__main__ import _judges

    for program in PROGRAMS:
        assert all("==" in requirement for requirement in program.requirements)
        assert _judges(program.subject)


def test_no_program_compared_with_is_imported_or_required_by_us() -> None:
    root = Path(__file__).parents[2]
    modules = {program.function.split(":")[0].split(".")[0] for program in PROGRAMS}
    files = [path for folder in ("src", "benchmarks") for path in (root / folder).rglob("*.py")]
    code = [path.read_text("utf-8") for path in files if OUTPUT not in path.parents]
    assert not [
        line for text in code for line in text.splitlines() for name in modules if _imports(line, name)
    ]
    required = (root / "pyproject.toml").read_text("utf-8")
    assert not [program.name for program in PROGRAMS if program.name in required]


def _imports(line: str, module: str) -> bool:
    return line.strip().startswith((f"import {module}", f"from {module}"))


def test_one_that_was_not_run_has_no_figures() -> None:
    table = peer_table([Row("skills", "dev", Tally(1, 0, 0), "invented 9", None, 0)])
    assert table.splitlines()[-1].count("not run") == 3


def test_the_page_keeps_its_words_and_gets_the_tables(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from datetime import date

    page_path = tmp_path / "benchmark.md"
    page_path.write_text(page.PAGE.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(page, "PAGE", page_path)
    for _ in range(2):
        write_page("| ours |", "| peers |", {"x": "no wheel"}, PROGRAMS, date(2026, 1, 2), "pdf")
    written = page_path.read_text("utf-8")
    for words in (
        "## The split",
        "2026-01-02",
        "| ours |",
        "| peers |",
        "x could not be installed: no wheel",
    ):
        assert written.count(words) == 1


def test_the_page_tells_the_sets_that_there_are() -> None:
    from benchmarks.accuracy.peers.__main__ import SETS

    written = page.PAGE.read_text("utf-8")
    sizes = [len(read_set(name)) for name in SETS]
    assert f"| resumes | {' | '.join(str(size) for size in sizes)} |" in written
    assert all(f"| `{name}` | {size} |" in written for name, size in zip(SETS, sizes, strict=True))


def test_the_errors_of_the_set_that_is_only_run_to_report_are_not_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert accuracy_command(["--set", HELD_OUT, "--errors", "--layouts", "text"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "only run to report" in shown.err
