"""Scores with the group of each person → selection or scoring rates, impact ratios, and which groups are too small.

Arithmetic only: the rates of 29 CFR 1607.4(D), and the scoring rate of New York City's rules on automated employment
decision tools (the share of a group above the median of all). It is no legal advice, and no audit by itself.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from statistics import median

from resume_lint.errors import ConfigError

# A group whose rate is below four fifths of the highest one is told.
FOUR_FIFTHS = 0.8
# Rates of smaller groups say little: in people, and as a share of all.
FEW, SMALL_SHARE = 30, 0.02


@dataclass(frozen=True, slots=True)
class Group:
    """One group: how many people, how many of them selected (or above the median), the rate, and its impact ratio.

    `ratio` is the rate over the highest rate of a group that is large enough; None where no one was selected at all.
    """

    name: tuple[str, ...]
    people: int
    selected: int
    rate: float
    ratio: float | None
    small: bool

    @property
    def low(self) -> bool:
        """Whether the rate is below four fifths of the highest."""
        return self.ratio is not None and self.ratio < FOUR_FIFTHS


def read_scores(text: str, score: str, groups: Sequence[str]) -> list[tuple[float, tuple[str, ...]]]:
    """Score and groups of each row of a CSV table with a header; rows without a score are left out.

    A missing column, or a score that is no number, raises `ConfigError`.
    """
    rows = csv.DictReader(StringIO(text))
    for name in (score, *groups):
        if name not in (rows.fieldnames or ()):
            raise ConfigError(
                f"there is no column {name!r}: the columns are {', '.join(rows.fieldnames or ())}"
            )
    found: list[tuple[float, tuple[str, ...]]] = []
    for number, row in enumerate(rows, 2):
        value = (row[score] or "").strip()
        if value:
            found.append(
                (_score(value, number), tuple((row[group] or "").strip() or "not given" for group in groups))
            )
    if not found:
        raise ConfigError("no row has a score")
    return found


def _score(value: str, line: int) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ConfigError(f"line {line}: the score is no number")
    return number


def rates_of_groups(
    scores: Iterable[tuple[float, tuple[str, ...]]], *, threshold: float | None = None
) -> list[Group]:
    """The groups in the order of their names; selected is who has `threshold` points, or is above the median of all.

    >>> women, men = [(80.0, ("women",))] * 40, [(60.0, ("men",))] * 40
    >>> [(group.name, group.rate, group.ratio, group.low) for group in rates_of_groups(women + men, threshold=70)]
    [(('men',), 0.0, 0.0, True), (('women',), 1.0, 1.0, False)]
    """
    rows = list(scores)
    middle = median(score for score, _ in rows)
    people: dict[tuple[str, ...], list[bool]] = {}
    for score, name in rows:
        people.setdefault(name, []).append(score >= threshold if threshold is not None else score > middle)
    rates = {name: sum(selected) / len(selected) for name, selected in people.items()}
    small = {name: len(those) < max(FEW, SMALL_SHARE * len(rows)) for name, those in people.items()}
    large = [rate for name, rate in rates.items() if not small[name]]
    highest = max(large or list(rates.values()))
    return [
        Group(
            name, len(those), sum(those), rates[name], rates[name] / highest if highest else None, small[name]
        )
        for name, those in sorted(people.items())
    ]
