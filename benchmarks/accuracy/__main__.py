"""`python -m benchmarks.accuracy`: annotated resumes → files → reports → how well they were read."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accuracy.annotations import HELD_OUT, RESUMES, Annotated, read_set
from benchmarks.accuracy.marks import Marks, Slip
from benchmarks.accuracy.render import LAYOUTS, Layout, render_all
from benchmarks.accuracy.scorer import score
from benchmarks.accuracy.tables import as_data, flags, goals, overview, slip_lines, subjects

AS_OF = date(2026, 11, 22)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when everything was measured, 2 on wrong use."""
    options = _parser().parse_args(arguments)
    unknown = [name for name in options.layouts if name not in LAYOUTS]
    resumes = [resume for name in options.sets for resume in read_set(name)]
    resumes = [resume for resume in resumes if not options.ids or resume.id in options.ids]
    peeking = options.errors and HELD_OUT in options.sets
    if unknown or not resumes or peeking:
        print(_wrong_use(unknown, options.sets, peeking=peeking), file=sys.stderr)
        return 2
    layouts = [LAYOUTS[name] for name in options.layouts or _usable()]
    marks, slips = measure(resumes, layouts, reader=options.reader)
    if options.json:
        print(json.dumps(as_data({**marks, "all": sum(marks.values(), Marks())}), indent=2))
        return 0
    if options.errors:
        print("\n".join(slip_lines(slips, options.only)), end="\n\n")
    reader = options.reader or "default"
    print(f"{len(resumes)} resumes ({', '.join(options.sets)}), as of {AS_OF}, {reader} reader\n")
    print(overview(marks), goals(marks), flags(sum(marks.values(), Marks())), sep="\n\n")
    if options.details:
        print(f"\n{subjects(sum(marks.values(), Marks()))}")
    return 0


def measure(
    resumes: Sequence[Annotated], layouts: Sequence[Layout], *, reader: str | None = None
) -> tuple[dict[str, Marks], list[tuple[str, str, Slip]]]:
    """The marks of each layout, and each slip with its resume and layout."""
    read = _reader(reader)
    marks: dict[str, Marks] = {}
    slips: list[tuple[str, str, Slip]] = []
    for layout in layouts:
        marks[layout.name] = Marks()
        for resume, path in zip(resumes, render_all(resumes, layout), strict=True):
            one = score(resume, read(path))
            marks[layout.name] += one
            slips += [(resume.id, layout.name, slip) for slip in one.slips]
    return marks, slips


def _reader(reader: str | None) -> Any:
    from resume_lint.linter import Linter

    linter = Linter(as_of=AS_OF, reader=reader) if reader else Linter(as_of=AS_OF)

    def read(path: Path) -> Mapping[str, Any]:
        data: Mapping[str, Any] = json.loads(linter.lint(path).to_json())
        return data

    return read


def _usable() -> list[str]:
    return [name for name, layout in LAYOUTS.items() if layout.usable]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "--layouts", type=_names, default=[], help=f"some of {', '.join(LAYOUTS)}; all without it"
    )
    parser.add_argument(
        "--set", dest="sets", type=_names, default=["dev"], help="folders under resumes/, e.g. dev,more"
    )
    parser.add_argument("--id", dest="ids", type=_names, default=[], help="these resumes only, e.g. d05,d07")
    parser.add_argument("--reader", choices=["pdfminer", "pdfium"], help="the PDF reader")
    parser.add_argument("--errors", action="store_true", help="print each thing missed, spurious or wrong")
    parser.add_argument(
        "--only", type=_names, default=[], help="with --errors: these subjects, e.g. claims,credentials"
    )
    parser.add_argument("--details", action="store_true", help="print every subject with its counts")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON and nothing else")
    return parser


def _names(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _wrong_use(unknown: Sequence[str], sets: Sequence[str], *, peeking: bool) -> str:
    if peeking:
        return f"{HELD_OUT} is only run to report: its errors are not shown"
    if unknown:
        return f"no layout {', '.join(unknown)}; there are {', '.join(LAYOUTS)}"
    return f"no such resumes in {', '.join(sets)}; sets are the folders of {RESUMES}"


if __name__ == "__main__":
    sys.exit(main())
