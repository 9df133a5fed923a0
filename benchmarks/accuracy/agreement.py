"""What a second reader found against the annotations: `python -m benchmarks.accuracy.agreement`."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from benchmarks.accuracy.annotations import RESUMES, GoldClaim, read_annotated
from benchmarks.accuracy.matching import Tally, pair
from benchmarks.accuracy.scorer import same_number

SECOND = Path(__file__).with_name("second-reading.yaml")

Reading = tuple[frozenset[str], float]


def read_second() -> dict[str, list[Reading]]:
    """The second reader's claims by resume, each with the metrics that are right for it and its value."""
    data = yaml.safe_load(SECOND.read_text("utf-8"))
    return {name: [parse_reading(line) for line in lines] for name, lines in data.items()}


def parse_reading(line: str) -> Reading:
    """A line's metrics and value.

    >>> metrics, value = parse_reading("coding_accuracy/audit_score 98.1")
    >>> sorted(metrics), value
    (['audit_score', 'coding_accuracy'], 98.1)
    """
    metrics, value = line.split()
    return frozenset(metrics.split("/")), float(value)


def agreement() -> Tally:
    """Claims that both readers mark alike, those that only the annotation has, and those that only the second has."""
    whole = Tally()
    for name, readings in read_second().items():
        [path] = RESUMES.glob(f"*/{name}.yaml")
        claims = read_annotated(path).claims
        alike = len(pair(claims, readings, _alike, lambda claim, reading: 0.0))
        whole += Tally(alike, len(claims) - alike, len(readings) - alike)
    return whole


def _alike(claim: GoldClaim, reading: Reading) -> bool:
    return bool(reading[0] & set(claim.metrics)) and same_number(claim.value, reading[1])


def main() -> int:
    """Prints how far two readers agree; exit status 0."""
    found = agreement()
    print(
        f"{len(read_second())} resumes: {found.hits} claims alike, {found.missed} only in the annotation, "
        f"{found.spurious} only of the second reader; F1 {found.f1:.3f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
