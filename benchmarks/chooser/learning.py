"""Taught lines → weights: a softmax over the metrics and "no claim", found by plain descent.

Weights of a figure's signs are learned for each metric apart, those of a metric's signs together for all. Both are
held small, so that what was seen once or twice says little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from benchmarks.chooser.taught import TaughtLine
from resume_lint.language.claims.chooser import NO_CLAIM
from resume_lint.language.claims.metric_signs import Amount, signs_by_metric, signs_of_unit
from resume_lint.language.claims.signs import signs_after, signs_of
from resume_lint.vocabulary import Metric, Weights

Floats = NDArray[np.float32]
SEEN_OWN, SEEN_SHARED = 3, 2  # a sign seen less often is not learned
HOLD_OWN, HOLD_SHARED = 1.5, 1.0
STEPS = 200


@dataclass(frozen=True, slots=True)
class Example:
    """One figure: its signs, the signs by metric, and the labels that are right."""

    own: tuple[str, ...]
    by_metric: tuple[tuple[int, str], ...]
    right: tuple[int, ...]


def read_examples(lines: Sequence[TaughtLine], metrics: Sequence[Metric]) -> list[Example]:
    """One example for each figure; what stands before it in its line is taken as known."""
    labels = [*(metric.id for metric in metrics), NO_CLAIM]
    place = {label: at for at, label in enumerate(labels)}
    known = {metric.id: metric for metric in metrics}
    examples = []
    for line in lines:
        before: list[str | None] = []
        for figure, right in zip(line.figures, line.right, strict=True):
            after, also = signs_after(figure, before, known)
            by_metric, amount = signs_by_metric(figure, known), Amount.of(figure)
            of_unit = {
                metric.id: signs_of_unit(amount, metric, named=metric.id in by_metric) for metric in metrics
            }
            pairs = [
                (place[m], sign)
                for found in (by_metric, of_unit, also)
                for m, own in found.items()
                for sign in own
            ]
            wanted = right or (NO_CLAIM,)
            if line.never:
                wanted = tuple(label for label in labels if label != line.never)
            examples.append(
                Example(
                    tuple(dict.fromkeys([*signs_of(figure), *after])),
                    tuple(dict.fromkeys(pairs)),
                    tuple(place[label] for label in wanted),
                )
            )
            before.append(right[0] if right else None)
    return examples


def learn(examples: Sequence[Example], metrics: Sequence[Metric], threshold: float) -> Weights:
    """The weights that make the right labels likeliest."""
    labels = [*(metric.id for metric in metrics), NO_CLAIM]
    own = _known((sign for one in examples for sign in one.own), SEEN_OWN)
    shared = _known((sign for one in examples for _, sign in one.by_metric), SEEN_SHARED)
    size = len(labels)
    right = np.zeros((len(examples), size), np.float32)
    for row, one in enumerate(examples):
        right[row, list(one.right)] = 1
    of_own, of_shared = _descend(
        _matrix(
            [(row, own[sign]) for row, one in enumerate(examples) for sign in one.own if sign in own],
            (len(examples), len(own)),
        ),
        _matrix(
            [
                (row * size + label, shared[sign])
                for row, one in enumerate(examples)
                for label, sign in one.by_metric
                if sign in shared
            ],
            (len(examples) * size, len(shared)),
        ),
        right,
    )
    own_hundredths, shared_hundredths = (np.rint(part * 100).astype(int) for part in (of_own, of_shared))
    return Weights(
        threshold=threshold,
        labels=tuple(labels),
        own={sign: " ".join(map(str, own_hundredths[at])) for sign, at in own.items()},
        shared={sign: int(shared_hundredths[at]) for sign, at in shared.items() if shared_hundredths[at]},
    )


def _matrix(cells: Sequence[tuple[int, int]], shape: tuple[int, int]) -> csr_array:
    """1 in each of the cells (row, column), 0 elsewhere."""
    rows, columns = np.array(cells).T
    return csr_array((np.ones(len(cells), np.float32), (rows, columns)), shape)


def _known(signs: object, least: int) -> dict[str, int]:
    counts = Counter(signs)  # type: ignore[call-overload]
    return {sign: at for at, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= least))}


def _descend(own: csr_array, shared: csr_array, right: Floats) -> tuple[Floats, Floats]:
    """Full steps of Adam with a falling rate; the weights of own signs by label, and those of shared signs."""
    parts = [np.zeros((own.shape[1], right.shape[1]), np.float32), np.zeros(shared.shape[1], np.float32)]
    holds = (HOLD_OWN, HOLD_SHARED)
    means = [np.zeros_like(part) for part in parts]
    squares = [np.zeros_like(part) for part in parts]
    turned = [own.T.tocsr(), shared.T.tocsr()]
    for step in range(1, STEPS + 1):
        sums = own @ parts[0] + (shared @ parts[1]).reshape(right.shape)
        likely = np.exp(sums - sums.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        wanted = likely * right
        wanted /= wanted.sum(1, keepdims=True) + 1e-12
        error = (likely - wanted).astype(np.float32)
        slopes = [turned[0] @ error, turned[1] @ error.ravel()]
        rate = 0.05 * (1 + np.cos(np.pi * step / STEPS)) + 0.001
        for part, slope, hold, mean, square in zip(parts, slopes, holds, means, squares, strict=True):
            slope = (slope + hold * part).astype(np.float32)
            mean += 0.1 * (slope - mean)
            square += 0.01 * (slope * slope - square)
            part -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return parts[0], parts[1]
