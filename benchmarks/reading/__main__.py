"""`python -m benchmarks.reading`: resumes in many layouts by many programs → how exactly each reader reads them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from statistics import mean

from benchmarks.accuracy.annotations import read_set
from benchmarks.accuracy.tables import table
from benchmarks.reading.fidelity import Fidelity, find_words, measure
from benchmarks.reading.pages import Layout, Made, find_layouts
from benchmarks.reading.readers import OURS, Reader, find_readers
from benchmarks.reading.sources import build_source

MARK, RANDOM_MARK = 0.99, 0.95
Scores = dict[str, list[Fidelity]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0: it measures and does not judge."""
    options = _parser().parse_args(arguments)
    sources = [build_source(resume) for resume in read_set(options.set)[: options.resumes]]
    readers = find_readers(others=options.others)
    rows: list[list[str]] = []
    found: list[tuple[Layout, Scores, float]] = []
    skipped: dict[str, str] = {}
    for layout in find_layouts():
        if options.only and options.only not in f"{layout.program} {layout.name}":
            continue
        if not layout.usable:
            skipped[layout.program] = layout.needs or ""
            continue
        made = layout.make(sources)
        texts = {name: [_read(reader, data) for data, _ in made] for name, reader in readers.items()}
        scores = _score(made, texts)
        found.append((layout, scores, _agreement(texts)))
        rows.append(_row(layout, scores, found[-1][2]))
        if options.errors:
            _print_errors(layout, scores)
    if options.json:
        print(json.dumps(_as_data(found, skipped), indent=2))
        return 0
    head = [
        "program",
        "layout",
        *(f"{name} {what}" for name in readers for what in ("words", "order", "least")),
    ]
    print(table([[*head, "agree", ""], *rows]))
    print(_summary(found, skipped))
    return 0


def _read(reader: Reader, data: bytes) -> str:
    return reader(data)


def _score(made: Made, texts: Mapping[str, Sequence[str]]) -> Scores:
    return {
        name: [measure(expected, text) for (_, expected), text in zip(made, read, strict=True)]
        for name, read in texts.items()
    }


def _agreement(texts: Mapping[str, Sequence[str]]) -> float:
    """The share of files of which both of our readers give the same words in the same order."""
    pairs = zip(texts[OURS[0]], texts[OURS[1]], strict=True)
    return mean(find_words(one) == find_words(other) for one, other in pairs)


def _row(layout: Layout, scores: Scores, agreement: float) -> list[str]:
    cells = [layout.program, layout.name]
    for one in scores.values():
        cells += [f"{mean(fidelity.words for fidelity in one):.3f}", f"{_mean_order(one):.3f}"]
        cells.append(f"{min(fidelity.order for fidelity in one):.3f}")
    return [*cells, f"{agreement:.2f}", "" if _is_met(layout, scores) else "NOT MET"]


def _mean_order(scores: Sequence[Fidelity]) -> float:
    return mean(fidelity.order for fidelity in scores)


def _is_met(layout: Layout, scores: Scores) -> bool:
    mark = RANDOM_MARK if layout.random else MARK
    return all(_mean_order(scores[name]) >= mark for name in OURS)


def _print_errors(layout: Layout, scores: Scores) -> None:
    for name in OURS:
        for number, fidelity in enumerate(scores[name]):
            if fidelity.order < MARK or fidelity.wrong:
                shown = " ".join(fidelity.wrong[:16])
                print(f"{layout.program}, {layout.name}, {name}, {number}: {fidelity.order:.3f}  {shown}")


def _summary(found: Sequence[tuple[Layout, Scores, float]], skipped: Mapping[str, str]) -> str:
    lines = [""]
    if found:
        for name in found[0][1]:
            order = mean(_mean_order(scores[name]) for _, scores, _ in found)
            words = mean(mean(one.words for one in scores[name]) for _, scores, _ in found)
            lines.append(f"{name}: words {words:.4f}, order {order:.4f}, mean of {len(found)} layouts")
        met = sum(_is_met(layout, scores) for layout, scores, _ in found)
        lines.append(
            f"order at least {MARK} ({RANDOM_MARK} where drawn in random order), both readers: "
            f"{met} of {len(found)} layouts"
        )
        lines.append(
            f"both readers agree word for word on {mean(one for _, _, one in found):.1%} of the files"
        )
    lines += [f"skipped: {program}, which needs {needs}" for program, needs in skipped.items()]
    return "\n".join(lines)


def _as_data(found: Sequence[tuple[Layout, Scores, float]], skipped: Mapping[str, str]) -> dict[str, object]:
    layouts = [
        {
            "program": layout.program,
            "layout": layout.name,
            "agreement": agreement,
            "readers": {
                name: {"words": [one.words for one in all_of], "order": [one.order for one in all_of]}
                for name, all_of in scores.items()
            },
        }
        for layout, scores, agreement in found
    ]
    return {"layouts": layouts, "skipped": dict(skipped)}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--resumes", type=int, default=6, help="resumes in each layout (default 6)")
    parser.add_argument("--set", default="dev", help="a folder under accuracy/resumes/ (default dev)")
    parser.add_argument("--only", default="", help="only layouts whose program and name hold this")
    parser.add_argument("--others", action="store_true", help="also pdfplumber, pypdf and pdftotext")
    parser.add_argument("--errors", action="store_true", help="print the words that are missing or too many")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON and nothing else")
    return parser


if __name__ == "__main__":
    sys.exit(main())
