"""The signs of a figure → the metric it measures, None where it is no claim: a sum of weights for each metric.

The weights were learned from annotated resumes (`python -m benchmarks.chooser`) and are data of the pack. A metric's
sum over the signs that hold says how likely it is; it must be likelier than the threshold, or the figure is no claim.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from resume_lint.language.claims.figures import Figure
from resume_lint.language.claims.signs import signs_after, signs_by_metric, signs_of
from resume_lint.vocabulary import Metric, Weights

NO_CLAIM = ""


class Chooser:
    """Chooses the metric of figures with the weights of a pack."""

    def __init__(self, metrics: Sequence[Metric], weights: Weights) -> None:
        self._metrics = {metric.id: metric for metric in metrics}
        self._labels = (*self._metrics, NO_CLAIM)
        self._place = {label: at for at, label in enumerate(self._labels)}
        self._own = {sign: self._read(told) for sign, told in weights.own.items()}
        self._shared = weights.shared
        self._threshold = weights.threshold

    def _read(self, told: str) -> tuple[tuple[int, float], ...]:
        """`denial_rate 0.7 - -0.3` as the places of the labels with their weights."""
        words = told.split()
        labels = (NO_CLAIM if word == "-" else word for word in words[::2])
        return tuple(
            (self._place[label], float(weight)) for label, weight in zip(labels, words[1::2], strict=True)
        )

    def choose(self, figures: Iterable[Figure]) -> list[str | None]:
        """The metric of each figure of a line, None where it is no claim."""
        chosen: list[str | None] = []
        for figure in figures:
            chosen.append(self._choose(figure, chosen))
        return chosen

    def _choose(self, figure: Figure, before: list[str | None]) -> str | None:
        signs, by_metric = signs_after(figure, before, self._metrics)
        sums = self._sums([*signs_of(figure), *signs], signs_by_metric(figure, self._metrics), by_metric)
        best = max(range(len(sums)), key=sums.__getitem__)
        top = sums[best]
        if self._labels[best] == NO_CLAIM:
            return None
        likely = 1.0 / sum(math.exp(one - top) for one in sums)
        return self._labels[best] if likely >= self._threshold else None

    def _sums(self, signs: Sequence[str], *found: Mapping[str, Sequence[str]]) -> list[float]:
        sums = [0.0] * len(self._labels)
        for sign in dict.fromkeys(signs):
            for at, weight in self._own.get(sign, ()):
                sums[at] += weight
        shared = self._shared
        for by_metric in found:
            for metric, own in by_metric.items():
                total = 0.0
                for sign in dict.fromkeys(own):
                    total += shared.get(sign, 0.0)
                sums[self._place[metric]] += total
        return sums
