"""`python -m benchmarks.speed [FOLDER…]`: PDFs → how long a report takes against bare text extraction."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.accuracy.tables import table
from benchmarks.speed.contenders import find_contenders
from benchmarks.speed.files import Sheet, find_sheets
from benchmarks.speed.process import import_seconds, peak_megabytes
from benchmarks.speed.timing import Times, measure, measure_parts, median_ratio
from benchmarks.speed.two_pages import TwoPages, find_two_pages, measure_language

RATIOS = {  # a column: what over what, and the mark
    "A": ("report", "pdfminer text", 0.5),
    "B": ("report, pdfium", "pdfium text", 5.0),
    "C": ("read", "pdfminer text", 0.3),
    "D": ("read, pdfium", "pdfium text", 2.5),
}
IMPORT_MARK, MEMORY_MARK = 0.15, 200.0
LANGUAGE_MARK = 15.0  # milliseconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0: it measures and does not judge. Wrong use is 2."""
    options = _parser().parse_args(arguments)
    sheets = find_sheets(options.folders, per_layout=options.per_layout)
    contenders = find_contenders()
    times = measure(sheets, contenders, rounds=options.rounds)
    if not times:
        print("no PDF that can be read: make the samples, or name a folder with PDFs", file=sys.stderr)
        return 2
    parts = _parts(list(times), options.rounds)
    two_pages = measure_language(find_two_pages(), rounds=4 * options.rounds)
    rest = _process_marks(sheets)
    if options.json:
        print(json.dumps(_as_data(times, parts, rest, two_pages), indent=2))
        return 0
    left_out = len(sheets) - len(times)
    print(f"{len(times)} PDFs, the best of {options.rounds} rounds; {left_out} that are refused left out\n")
    print(_groups(times), _marks(times, rest), _shares(parts), _language(two_pages), sep="\n\n")
    return 0


def _parts(sheets: Sequence[Sheet], rounds: int) -> dict[str, dict[str, float]]:
    from resume_lint import linter

    contenders = find_contenders()
    names = {"default": "report", "pdfium": "report, pdfium"}
    return {
        name: measure_parts(sheets, contenders[key], linter, rounds=rounds) for name, key in names.items()
    }


def _process_marks(sheets: Sequence[Sheet]) -> dict[str, float | bool]:
    """Import time and what it loads, and memory on the largest of the files."""
    seconds, spacy = import_seconds()
    largest = max(sheets, key=lambda sheet: len(sheet.data))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "largest.pdf")
        path.write_bytes(largest.data)
        memory = {reader: peak_megabytes(path, reader=reader) for reader in ("pdfminer", "pdfium")}
    return {"import": seconds, "spacy": spacy, **memory}


def _groups(times: Times) -> str:
    """Per group of files: median milliseconds of each contender, and the median ratios."""
    groups: dict[str, Times] = {}
    for sheet, one in times.items():
        groups.setdefault(sheet.group, {})[sheet] = one
    names = list(next(iter(times.values())))
    head = ["median ms", "files", *names, *RATIOS]
    rows = [_group_row(name, group, names) for name, group in [*groups.items(), ("all", times)]]
    explained = "; ".join(f"{name}: {over} / {under}" for name, (over, under, _) in RATIOS.items())
    return f"{table([head, *rows])}\nmedian ratios: {explained}"


def _group_row(name: str, times: Times, contenders: Sequence[str]) -> list[str]:
    spent = [f"{median(one[contender] for one in times.values()):.1f}" for contender in contenders]
    ratios = [f"{median_ratio(times, over, under):.2f}" for over, under, _ in RATIOS.values()]
    return [name, str(len(times)), *spent, *ratios]


def _marks(times: Times, rest: Mapping[str, float | bool]) -> str:
    rows = [["mark", "measured", "at most", ""]]
    for over, under, mark in RATIOS.values():
        if mark is not None:
            rows.append(_mark_row(f"{over} / {under}", median_ratio(times, over, under), mark))
    rows.append(_mark_row("import, s", rest["import"], IMPORT_MARK))
    rows.append(
        ["import brings spaCy", "yes" if rest["spacy"] else "no", "no", "NOT MET" if rest["spacy"] else "met"]
    )
    for reader in ("pdfminer", "pdfium"):
        rows.append(_mark_row(f"peak memory of a check, {reader}, MB", rest[reader], MEMORY_MARK))
    return table(rows)


def _mark_row(name: str, measured: float, mark: float) -> list[str]:
    return [name, f"{measured:.3f}", f"{mark:g}", "met" if measured <= mark else "NOT MET"]


def _shares(parts: Mapping[str, Mapping[str, float]]) -> str:
    rows = [["part of a report", *(f"{name}, ms" for name in parts), *(f"{name}, share" for name in parts)]]
    for part in next(iter(parts.values())):
        spent = [f"{one[part]:.2f}" for one in parts.values()]
        rows.append([part, *spent, *(f"{one[part] / one['all']:.0%}" for one in parts.values())])
    return table(rows)


def _language(two_pages: Sequence[TwoPages]) -> str:
    """For each resume of two pages, what its language takes beyond the tokens, against the mark and pdfminer."""
    head = [
        "two pages",
        "words",
        "tokens, ms",
        "pdfminer text, ms",
        "language, ms",
        "at most",
        "",
        "/ pdfminer",
    ]
    rows = [
        [one.name, str(one.words), f"{one.tokens:.2f}", f"{one.pdfminer:.1f}",
         *_mark_row("", one.language, LANGUAGE_MARK)[1:], f"{one.language / one.pdfminer:.2f}"]
        for one in two_pages
    ]  # fmt: skip
    return table([head, *rows])


def _as_data(
    times: Times, parts: Mapping[str, Any], rest: Mapping[str, Any], two_pages: Sequence[TwoPages]
) -> dict[str, Any]:
    ratios = {
        f"{over} / {under}": round(median_ratio(times, over, under), 4) for over, under, _ in RATIOS.values()
    }
    files = {f"{sheet.group}/{sheet.name}": one for sheet, one in times.items()}
    return {"ratios": ratios, "process": dict(rest), "parts": dict(parts), "milliseconds": files,
            "two pages": [asdict(one) for one in two_pages]}  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="folders with PDFs of your own"
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds after the warm one (default 5)")
    parser.add_argument(
        "--per-layout", type=int, default=20, help="rendered resumes of each layout (default 20)"
    )
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON and nothing else")
    return parser


if __name__ == "__main__":
    sys.exit(main())
