"""`python -m benchmarks.batch [FOLDER…]`: files a second against others in one run; `--flat N`: memory over N files."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.accuracy.peers.programs import PROGRAMS, install
from benchmarks.accuracy.tables import table
from benchmarks.batch import memory
from benchmarks.batch.contenders import WARM, Files, crews, peer_seconds
from benchmarks.batch.files import fill, find_pdfs, other_bytes
from resume_lint.batch.isolation import count_cores

PEER = "leverparser"
PEER_FILES = 6
MARKS = {"pdfminer": 3.0, "peer": 20.0, "workers": 1.8, "memory": 300.0}
Rates = dict[str, list[float]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0: it measures and does not judge."""
    options = _parser().parse_args(arguments)
    if options.flat:
        return flat(options.flat, options.workers)
    pdfs = find_pdfs(options.folders)
    files = other_bytes(pdfs, options.files)
    rates = measure(files, options.rounds, options.workers, peer=not options.no_peer)
    if options.json:
        print(json.dumps(rates, indent=2))
        return 0
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"{len(files)} PDFs in {options.rounds} rounds, {options.workers} cores; load of the machine {load}\n"
    )
    print(_rates(rates), _marks(rates, options.workers), sep="\n\n")
    return 0


def measure(files: Files, rounds: int, workers: int, *, peer: bool) -> Rates:
    """Files a second of each contender in each round, one after the other, beginning with another one each time."""
    made = crews(workers)
    rates: Rates = {name: [] for name in made}
    program = next(one for one in PROGRAMS if one.name == PEER)
    reason = install(program) if peer else "not wanted"
    try:
        for crew in made.values():
            crew.seconds(files[:WARM])
        names = list(made)
        for number in range(rounds):
            for name in names[number % len(names) :] + names[: number % len(names)]:
                rates[name].append(len(files) / made[name].seconds(files))
            if reason is None:
                rates.setdefault(PEER, []).append(_peer_rate(files))
    finally:
        for crew in made.values():
            crew.close()
    if reason:
        print(f"{PEER}: not run, {reason}", file=sys.stderr)
    return rates


def _peer_rate(files: Files) -> float:
    program = next(one for one in PROGRAMS if one.name == PEER)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name, _ in files[: PEER_FILES + 1]]
        for path, (_, data) in zip(paths, files, strict=False):
            path.write_bytes(data)
        return PEER_FILES / peer_seconds(program, paths)


def _rates(rates: Rates) -> str:
    rows = [["files a second", "median", "all rounds"]]
    for name, found in rates.items():
        rows.append([name, f"{median(found):.1f}", " ".join(f"{one:.1f}" for one in found)])
    return table(rows)


def _marks(rates: Rates, workers: int) -> str:
    rows = [["ratio in one round, median", "measured", "at least", ""]]
    pairs = [("rows, 1 worker", "pdfminer text, 1 worker", MARKS["pdfminer"])]
    pairs += [("rows by pdfium, 1 worker", "pdfminer text, 1 worker", MARKS["pdfminer"])]
    if workers > 1:
        pairs += [(f"rows, {workers} workers", f"pdfminer text, {workers} workers", MARKS["pdfminer"])]
        pairs += [(f"rows, {workers} workers", "rows, 1 worker", MARKS["workers"] * workers / 2)]
    if PEER in rates:
        pairs += [("rows, 1 worker", PEER, MARKS["peer"])]
    for over, under, mark in pairs:
        ratio = median(one / other for one, other in zip(rates[over], rates[under], strict=True))
        rows.append([f"{over} / {under}", f"{ratio:.2f}", f"{mark:g}", "met" if ratio >= mark else "NOT MET"])
    return table(rows)


def flat(count: int, workers: int) -> int:
    """Runs the command over that many files and tells the memory of the parent on the way."""
    with tempfile.TemporaryDirectory() as place:
        folder, output = Path(place, "in"), Path(place, "out.jsonl")
        fill(folder, count)
        rows = [["rows written", "resident MB of the parent"]]
        peak, told = 0.0, 0
        for written, megabytes in memory.run(folder, output, workers=workers):
            peak = max(peak, megabytes)
            if written >= told and megabytes:
                rows.append([f"{written:,}", f"{megabytes:.0f}"])
                told = written + count // 10
        rows.append([f"all {count:,}, the most", f"{peak:.0f}"])
    print(f"\n{table(rows)}\nat most {MARKS['memory']:g}: {'met' if peak <= MARKS['memory'] else 'NOT MET'}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="folders with PDFs of your own"
    )
    parser.add_argument("--files", type=int, default=60, help="PDFs in a round (default 60)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    parser.add_argument(
        "--workers", type=int, default=count_cores(), help="workers (default: one for each core)"
    )
    parser.add_argument("--no-peer", action="store_true", help=f"leave out {PEER}")
    parser.add_argument(
        "--flat", type=int, metavar="N", help="memory of the parent over N files, and nothing else"
    )
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON and nothing else")
    return parser


if __name__ == "__main__":
    sys.exit(main())
