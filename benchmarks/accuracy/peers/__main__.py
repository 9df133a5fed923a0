"""`python -m benchmarks.accuracy.peers`: other programs and ours on the same files, in tables."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.accuracy.__main__ import AS_OF, measure
from benchmarks.accuracy.annotations import RESUMES, Annotated, read_set
from benchmarks.accuracy.marks import Marks
from benchmarks.accuracy.matching import Tally
from benchmarks.accuracy.peers import judging
from benchmarks.accuracy.peers.page import Row, our_table, peer_table, write_page
from benchmarks.accuracy.peers.programs import PROGRAMS, Program, install, run
from benchmarks.accuracy.render import LAYOUTS, render_all

SETS = ("dev", "more", "held-out")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when our part was measured, whatever of the others could be; 2 on wrong use."""
    options = _parser().parse_args(arguments)
    sets = {name: read_set(name) for name in options.sets}
    if not all(sets.values()):
        print(f"no such resumes; sets are the folders of {RESUMES}", file=sys.stderr)
        return 2
    chosen = [program for program in PROGRAMS if not options.only or program.name in options.only]
    skipped: dict[str, str] = {}
    rows: list[Row] = []
    for program in chosen:
        reason = install(program)
        if reason:
            skipped[program.name] = reason
        for name, resumes in sets.items():
            rows += _compare(program, name, resumes, installed=not reason)
    marks = {name: _our_marks(resumes, options.layout) for name, resumes in sets.items()}
    tables = [our_table(marks, {name: len(resumes) for name, resumes in sets.items()}), peer_table(rows)]
    tables += [f"{name}: not run, {reason}" for name, reason in skipped.items()]
    print("\n\n".join(tables))
    if options.write:
        write_page(tables[0], tables[1], skipped, chosen, options.date, options.layout)
    return 0


def _our_marks(resumes: Sequence[Annotated], layout: str) -> Marks:
    marks, _ = measure(resumes, [LAYOUTS[layout]])
    return marks[layout]


def _compare(program: Program, name: str, resumes: Sequence[Annotated], *, installed: bool) -> list[Row]:
    """The rows of one program and ours on one set of resumes."""
    paths = render_all(resumes, LAYOUTS[program.layout])
    found = run(program, paths) if installed else [None] * len(paths)
    title = f"{program.name} {program.version}"
    rows = []
    for what, ours, theirs in _judges(program.subject):
        mine = _add(ours(gold, _report(path)) for gold, path in zip(resumes, paths, strict=True))
        other = _add(
            ours(gold, EMPTY) if one is None else theirs(gold, one)
            for gold, one in zip(resumes, found, strict=True)
        )
        rows.append(Row(what, name, mine, title, other if installed else None, found.count(None)))
    return rows


EMPTY: Mapping[str, Any] = {"claims": [], "credentials": [], "skills": [], "text": ""}
Judge = Callable[[Annotated, Any], Tally]


def _judges(subject: str) -> list[tuple[str, Judge, Judge]]:
    """What is judged of a subject: its name, how ours is counted, and how theirs."""
    figures = judging.gold_figures
    judges: dict[str, list[tuple[str, Judge, Judge]]] = {
        "numbers": [
            (
                "claims: value and unit",
                lambda gold, found: judging.score_figures(figures(gold), judging.our_figures(found)),
                lambda gold, found: judging.score_figures(figures(gold), judging.quantities(found)),
            )
        ],
        "achievements": [
            (
                "claims: lines that hold one",
                lambda gold, found: judging.score_lines(gold, judging.our_lines(found)),
                lambda gold, found: judging.score_lines(gold, judging.achievement_lines(found)),
            ),
            (
                "claims: value and unit",
                lambda gold, found: judging.score_figures(figures(gold), judging.our_figures(found)),
                lambda gold, found: judging.score_figures(figures(gold), judging.metric_figures(found)),
            ),
        ],
        "credentials": [
            (
                "credentials: acronym",
                judging.our_credentials,
                lambda gold, found: judging.certifications(gold, found, _credential_names()),
            )
        ],
        "skills": [
            (
                "skills: name",
                judging.our_skills,
                lambda gold, found: judging.listed_skills(gold, found, _read_text),
            )
        ],
    }
    return judges[subject]


def _add(tallies: Any) -> Tally:
    return sum(tallies, Tally())


@cache
def _linter() -> Any:
    from resume_lint.linter import Linter

    return Linter(as_of=AS_OF, include_text=True)


@cache
def _report(path: Path) -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(_linter().lint(path).to_json())
    return data


def _read_text(text: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(_linter().lint_text(text).to_json())
    return data


@cache
def _credential_names() -> Mapping[str, str]:
    from resume_lint.pack import load_pack

    return {entry.acronym: entry.name for entry in load_pack().vocabulary.credentials}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.peers", description=__doc__)
    parser.add_argument("--set", dest="sets", type=_names, default=list(SETS), help="e.g. dev,held-out")
    parser.add_argument("--only", type=_names, default=[], help="these programs only")
    parser.add_argument("--layout", choices=LAYOUTS, default="pdf", help="the layout of our own table")
    parser.add_argument("--write", action="store_true", help="write docs/benchmark.md")
    parser.add_argument(
        "--date", type=date.fromisoformat, default=date.today(), help="the date that the page tells"
    )
    return parser


def _names(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


if __name__ == "__main__":
    sys.exit(main())
