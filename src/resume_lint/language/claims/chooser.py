"""The signs of a figure → the metric it measures, None where it is no claim: a sum of weights for each metric.

The weights were learned from annotated resumes (`python -m benchmarks.chooser`) and are data of the pack. A metric's
sum over the signs that hold says how likely it is; it must be likelier than the threshold, or the figure is no claim.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from resume_lint.language.claims.figures import Figure
from resume_lint.language.claims.signs import signs_after, signs_by_metric, signs_of
from resume_lint.vocabulary import Metric, Weights

NO_CLAIM = ""


_HUNDREDTHS = 100  # weights are added as whole hundredths, so that no machine rounds otherwise


class Chooser:
    """Chooses the metric of figures with the weights of a pack."""

    def __init__(self, metrics: Sequence[Metric], weights: Weights) -> None:
        self._metrics = {metric.id: metric for metric in metrics}
        self._labels = (*self._metrics, NO_CLAIM)
        self._place = {label: at for at, label in enumerate(self._labels)}
        self._rows = {sign: row for row, sign in enumerate(weights.own)}
        self._own = np.array([self._read(told) for told in weights.own.values()], np.int32)
        self._shared = {sign: round(weight * _HUNDREDTHS) for sign, weight in weights.shared.items()}
        self._threshold = weights.threshold

    def _read(self, told: str) -> list[int]:
        """`denial_rate 0.7 - -0.3` as the weight of each label."""
        row = [0] * len(self._labels)
        words = told.split()
        for label, weight in zip(words[::2], words[1::2], strict=True):
            row[self._place[NO_CLAIM if label == "-" else label]] = round(float(weight) * _HUNDREDTHS)
        return row

    def choose(self, figures: Iterable[Figure]) -> list[str | None]:
        """The metric of each figure of a line, None where it is no claim."""
        chosen: list[str | None] = []
        for figure in figures:
            chosen.append(self._choose(figure, chosen))
        return chosen

    def _choose(self, figure: Figure, before: list[str | None]) -> str | None:
        signs, by_metric = signs_after(figure, before, self._metrics)
        sums = self._sums([*signs_of(figure), *signs], signs_by_metric(figure, self._metrics), by_metric)
        top = max(sums)
        label = self._labels[sums.index(top)]
        if label == NO_CLAIM:
            return None
        likely = 1.0 / sum(math.exp((one - top) / _HUNDREDTHS) for one in sums)
        return label if likely >= self._threshold else None

    def _sums(self, signs: Iterable[str], *found: Mapping[str, Sequence[str]]) -> list[int]:
        """The weights of the signs that hold, added up for each label."""
        rows = [row for sign in dict.fromkeys(signs) if (row := self._rows.get(sign)) is not None]
        sums: list[int] = self._own[rows].sum(axis=0).tolist() if rows else [0] * len(self._labels)
        shared = self._shared
        for by_metric in found:
            for metric, own in by_metric.items():
                sums[self._place[metric]] += sum(shared.get(sign, 0) for sign in dict.fromkeys(own))
        return sums
