"""`python -m benchmarks.chooser`: learns the pack's weights; `--check` learns without each lot and tries them on it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.matching import Tally
from benchmarks.accuracy.tables import table
from benchmarks.chooser.learning import learn, read_examples
from benchmarks.chooser.taught import EXAMPLES, TaughtLine, read_all
from resume_lint.language.claims.chooser import Chooser
from resume_lint.pack import load_pack
from resume_lint.vocabulary import Metric, Weights

FILE = Path(__file__).parents[2] / "rules" / "medical-coder" / "vocabulary" / "weights.json"
THRESHOLD = 0.4


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chooser", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="learn without each lot of a writer, and try it on that"
    )
    parser.add_argument(
        "--errors", action="store_true", help="with --check: print each figure that is not right"
    )
    parser.add_argument("--lots", nargs="*", default=(), help="with --check: some lots, such as h k hospital")
    options = parser.parse_args(arguments)
    vocabulary = load_pack().vocabulary
    lines = read_all(vocabulary)
    if options.check:
        check(lines, vocabulary.metrics, errors=options.errors, lots=options.lots)
        return 0
    weights = learn(read_examples(lines, vocabulary.metrics), vocabulary.metrics, THRESHOLD)
    FILE.write_text(dump(weights), "utf-8")
    return 0


def dump(weights: Weights) -> str:
    """The weights as JSON, a sign a line."""
    return json.dumps({"weights": weights.model_dump()}, ensure_ascii=False, indent=0) + "\n"


def check(
    lines: Sequence[TaughtLine], metrics: Sequence[Metric], *, errors: bool, lots: Sequence[str]
) -> None:
    """Prints how the claims of each lot are read with weights learned from all other lots."""
    rows = [["lot", "right", "missed", "not there", "precision", "recall", "F1"]]
    whole: dict[str, Tally] = {}
    examples = [read_examples([line], metrics) for line in lines]
    for lot in sorted({line.lot for line in lines} - {EXAMPLES}):
        if lots and lot not in lots:
            continue
        rest = [one for line, own in zip(lines, examples, strict=True) if line.lot != lot for one in own]
        chooser = Chooser(metrics, learn(rest, metrics, THRESHOLD))
        tally = sum((_try(line, chooser, errors) for line in lines if line.lot == lot), Tally())
        rows.append(_row(lot, tally))
        group = "resumes" if len(lot) == 1 else "lines"
        whole[group] = whole.get(group, Tally()) + tally
    print(table([*rows, *(_row(name, tally) for name, tally in whole.items())]))


def _row(name: str, tally: Tally) -> list[str]:
    shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
    return [name, str(tally.hits), str(tally.missed), str(tally.spurious), *shares]


def _try(line: TaughtLine, chooser: Chooser, errors: bool) -> Tally:
    tally = Tally(missed=line.unread)
    for figure, right, found in zip(line.figures, line.right, chooser.choose(line.figures), strict=True):
        hit = found in right
        tally += Tally(int(hit), int(bool(right) and not hit), int(found is not None and not hit))
        if errors and not hit and (right or found):
            start, end = figure.quantity.span
            text = figure.sentence.reading.text
            print(
                f"{line.lot} {'/'.join(right) or '-'} → {found or '-'}: {text[:start]}[[{text[start:end]}]]{text[end:]}"
            )
    return tally


if __name__ == "__main__":
    sys.exit(main())
