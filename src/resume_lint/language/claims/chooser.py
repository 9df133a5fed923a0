"""The signs of a figure → the metric it measures, None where it is no claim: a sum of weights for each metric.

The weights were learned from annotated resumes (`python -m benchmarks.chooser`) and are data of the pack. A metric's
sum over the signs that hold says how likely it is; it must be likelier than the threshold, or the figure is no claim.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from resume_lint.language.claims.figures import Figure
from resume_lint.language.claims.metric_signs import Amount, fits, signs_by_metric, signs_of_unit
from resume_lint.language.claims.signs import signs_after, signs_of
from resume_lint.vocabulary import Metric, Weights

NO_CLAIM = ""
Sums = np.ndarray[tuple[int, ...], np.dtype[np.int32]]

_IMPOSSIBLE = -1_000_000  # more than all signs of a figure weigh
_HUNDREDTHS = 100  # weights are added as whole hundredths, so that no machine rounds otherwise


class Chooser:
    """Chooses the metric of figures with the weights of a pack."""

    def __init__(self, metrics: Sequence[Metric], weights: Weights) -> None:
        self._metrics = {metric.id: metric for metric in metrics}
        self._labels = (*self._metrics, NO_CLAIM)
        self._place = {label: at for at, label in enumerate(self._labels)}
        self._rows = {sign: row for row, sign in enumerate(weights.own)}
        self._own = self._read(weights)
        self._shared = weights.shared
        self._threshold = weights.threshold
        self._of_amount = lru_cache(maxsize=2000)(self._weigh_amount)

    def _read(self, weights: Weights) -> Sums:
        """The weights of each own sign for the labels here, 0 for a metric that was not known at the learning."""
        told = np.fromstring(" ".join(weights.own.values()), np.int32, sep=" ")
        told = told.reshape(len(weights.own), len(weights.labels))
        own = np.zeros((len(told), len(self._labels)), np.int32)
        for at, label in enumerate(weights.labels):
            if label in self._place:
                own[:, self._place[label]] = told[:, at]
        return own

    def choose(self, figures: Iterable[Figure]) -> list[str | None]:
        """The metric of each figure of a line, None where it is no claim."""
        chosen: list[str | None] = []
        for figure in figures:
            chosen.append(self._choose(figure, chosen))
        return chosen

    def _choose(self, figure: Figure, before: list[str | None]) -> str | None:
        after, after_by_metric = signs_after(figure, before, self._metrics)
        plain, more = self._of_amount(Amount.of(figure))
        sums: list[int] = (self._sum([*signs_of(figure), *after]) + plain).tolist()
        by_metric = signs_by_metric(figure, self._metrics)
        for metric in by_metric:
            sums[self._place[metric]] += more[metric]
        for found in (by_metric, after_by_metric):
            for metric, signs in found.items():
                sums[self._place[metric]] += self._shared_sum(signs)
        top = max(sums)
        label = self._labels[sums.index(top)]
        if label == NO_CLAIM:
            return None
        likely = 1.0 / sum(math.exp((one - top) / _HUNDREDTHS) for one in sums)
        return label if likely >= self._threshold else None

    def _sum(self, signs: Iterable[str]) -> Sums:
        """The weights of the signs that hold, each counted once, added up for each label."""
        rows = {row for row in map(self._rows.get, signs) if row is not None}
        sums: Sums = np.add.reduce(self._own.take(list(rows), axis=0), axis=0, dtype=np.int32)
        return sums

    def _shared_sum(self, signs: Iterable[str]) -> int:
        return sum(filter(None, map(self._shared.get, set(signs))))

    def _weigh_amount(self, amount: Amount) -> tuple[Sums, dict[str, int]]:
        """What the amount says of each label that nothing names, and how much more of a metric that something does."""
        plain, named = (
            [self._weigh_unit(amount, metric, named=named) for metric in self._metrics.values()]
            for named in (False, True)
        )
        more = {metric: two - one for metric, one, two in zip(self._metrics, plain, named, strict=True)}
        return np.array([*plain, 0], np.int32), more

    def _weigh_unit(self, amount: Amount, metric: Metric, *, named: bool) -> int:
        if not fits(amount.unit, metric):
            return _IMPOSSIBLE
        return self._shared_sum(signs_of_unit(amount, metric, named=named))
