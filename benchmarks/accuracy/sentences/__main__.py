"""`python -m benchmarks.accuracy.sentences`: marked lines → how well each claim in them is read, and what is not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks.accuracy.marks import Marks
from benchmarks.accuracy.sentences.lines import HELD_OUT, SETS, make_reader, read_set
from benchmarks.accuracy.sentences.misses import count_kinds, count_metrics, kind_of, score_line
from benchmarks.accuracy.tables import table

COUNTED = (("claims", "claims"), ("vague", "promises without a figure"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when everything was measured, 2 on wrong use."""
    options = _parser().parse_args(arguments)
    names = options.sets or SETS
    if options.errors and set(names) & set(HELD_OUT):
        print(f"{', '.join(HELD_OUT)}: only run to report, without --errors", file=sys.stderr)
        return 2
    read = make_reader()
    marks: dict[str, Marks] = {}
    for name in names:
        marks[name] = Marks()
        for line in read_set(name):
            one = score_line(line, read(line))
            marks[name] += one
            if options.errors and one.slips:
                print("\n".join(_lines_of(name, line.text, one)), end="\n\n")
    if len(names) > 1:
        marks["all"] = sum(marks.values(), Marks())
    print("\n\n".join(_tables(marks)))
    return 0


def _lines_of(name: str, text: str, marks: Marks) -> list[str]:
    """The line and what is wrong with it."""
    told = [f"{name}: {text}"]
    for slip in marks.slips:
        wanted = f"; want {slip.expected}" if slip.expected else ""
        got = f"; got {slip.found}" if slip.found else ""
        told.append(f"    {kind_of(slip)}: “{slip.words}”{wanted}{got}")
    return told


def _tables(marks: dict[str, Marks]) -> list[str]:
    whole = list(marks.values())[-1]
    counted = [
        [name, title, *(str(n) for n in (tally.hits, tally.missed, tally.spurious)), *_prf(tally)]
        for name, one in marks.items()
        for key, title in COUNTED
        if (tally := one.tally(key))
    ]
    lines = [
        [name, f"{(s := one.share('lines')).right}/{s.total}", f"{s.ratio:.3f}"]
        for name, one in marks.items()
    ]
    attributes = [
        [key.removeprefix("claims."), f"{share.right}/{share.total}", f"{share.ratio:.3f}"]
        for key, share in sorted(whole.shares.items())
        if key.startswith("claims.")
    ]
    shapes = [
        [key.removeprefix("shape "), f"{share.right}/{share.total}", f"{share.ratio:.3f}"]
        for key, share in sorted(whole.shares.items())
        if key.startswith("shape ")
    ]
    return [
        table([["set", "", "right", "missed", "spurious", "P", "R", "F1"], *counted]),
        table([["lines right in everything", "lines", "share"], *lines]),
        table([["attributes of the right claims", "right", "share"], *attributes]),
        table([["claims found, by how they are put", "found", "share"], *shapes]),
        table([["what is wrong", "times"], *([kind, str(n)] for kind, n in count_kinds(whole.slips))]),
        table(
            [
                ["metric", "missed", "given in error"],
                *([name, str(a), str(b)] for name, a, b in count_metrics(whole.slips)),
            ]
        ),
    ]


def _prf(tally: object) -> list[str]:
    return [f"{getattr(tally, name):.3f}" for name in ("precision", "recall", "f1")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.sentences", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print each line that is not right, and why")
    parser.add_argument(
        "--set",
        dest="sets",
        action="append",
        choices=(*SETS, *HELD_OUT),
        default=[],
        help="this set only; may be repeated; all but those only run to report without it",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
