"""A figure and the metrics to the signs of each metric at it, such as its name two words before the figure.

They weigh the same for all metrics: what is learned of the name of one holds for the name of any other.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.figures import BORDERS, Between, Figure, how_far, kind_of
from resume_lint.language.quantities import Quantity
from resume_lint.records import Direction, Unit
from resume_lint.vocabulary import Metric

_CUES = ("name", "hint", "noun", "verb", "object")


def signs_by_metric(figure: Figure, metrics: Mapping[str, Metric]) -> dict[str, list[str]]:
    """For each metric that something at the figure names, the signs that speak for it or against it."""
    found: dict[str, list[str]] = {}
    kind, quantity = figure.kind, figure.quantity
    nearest = _nearest_cues(figure)
    ranks = _ranks(nearest, quantity, metrics)
    for (metric, sort), (hit, side, between) in nearest.items():
        signs = found.setdefault(metric, [])
        lead = f"{sort}{side}"
        cost = int(between.cost)
        signs += [
            f"{lead} {kind}", f"{lead} gap {how_far(between.gap)}", f"{lead} cost {min(12, cost)}",
            f"{lead} figures {min(2, between.figures)} {kind}", f"{lead} {between.borders}",
            f"{lead} {kind} {min(3, between.gap)} {min(1, between.figures)}",
        ]  # fmt: skip
        rank = ranks.get((metric, sort))
        if rank is not None:
            signs += [
                f"{sort} rank {min(3, rank)} {kind}",
                f"{lead} rank {min(2, rank)} cost {min(4, cost // 2)}",
            ]
        signs += _signs_of_owner(figure, hit, lead)
        if hit.last > hit.first:
            signs.append(f"{sort} long")
        if metrics[metric].blockers and _blocked(figure, hit, metrics[metric]):
            signs.append(f"blocked {sort}")
        if hit.last < figure.first:
            signs.append(f"sentence before {sort} {kind}")
    _add_things(figure, nearest, metrics, found)
    return found


_Cue = tuple[Hit, str, Between]


def _nearest_cues(figure: Figure) -> dict[tuple[str, str], _Cue]:
    """The nearest hit of each metric and sort of cue, the side it stands on, and what is between."""
    best: dict[tuple[str, str], _Cue] = {}
    costs: dict[tuple[str, str], float] = {}
    place, between = figure.place, figure.ground.between
    for hit in figure.sentence.hits:
        if hit.last < place:
            side, gap = "-", between(hit.last + 1, place, behind=False)
        elif hit.first > place:
            side, gap = "+", between(place + 1, hit.first, behind=True)
        else:
            continue
        cost = gap.cost - 0.3 * (hit.last - hit.first)
        for sort in _CUES:
            for metric in hit.metrics.get(sort, ()):
                if cost < costs.get((metric, sort), math.inf):
                    costs[metric, sort] = cost
                    best[metric, sort] = (hit, side, gap)
    return best


def _ranks(
    nearest: Mapping[tuple[str, str], _Cue], quantity: Quantity, metrics: Mapping[str, Metric]
) -> dict[tuple[str, str], int]:
    """How many metrics of that unit are named nearer."""
    ranks: dict[tuple[str, str], int] = {}
    for sort in ("name", "hint", "verb"):
        fitting = sorted(
            (cue[2].cost - 0.3 * (cue[0].last - cue[0].first), metric)
            for (metric, own), cue in nearest.items()
            if own == sort and (sort == "verb" or fits(quantity.unit, metrics[metric]))
        )
        costs = [cost for cost, _ in fitting]
        for cost, metric in fitting:
            ranks[metric, sort] = bisect_left(costs, cost)
    return ranks


def fits(unit: Unit | None, metric: Metric) -> bool:
    """Whether the metric is measured in that unit; a bare number may count something, or its unit may be left out."""
    return (unit or "count") in metric.units or (unit is None and metric.bare is not None)


def _signs_of_owner(figure: Figure, hit: Hit, lead: str) -> list[str]:
    """Whether another figure stands right behind the cue, which then names that one."""
    tokens = figure.sentence.reading.tokens
    for at in range(hit.last + 1, min(hit.last + 4, len(tokens))):
        number = tokens[at].quantity
        if number is not None:
            if at == figure.place:
                return []
            same = kind_of(figure.sentence.reading.quantities[number]) == figure.kind
            return [f"{lead} owned {same}"]
        if tokens[at].low in BORDERS and tokens[at].low not in {":", "|", "\t", "("}:
            return []
    return []


def _blocked(figure: Figure, hit: Hit, metric: Metric) -> bool:
    before = f"{figure.sentence.low(hit.first - 2)} {figure.sentence.low(hit.first - 1)}"
    return before.endswith(metric.blockers)


def _add_things(
    figure: Figure,
    nearest: Mapping[tuple[str, str], _Cue],
    metrics: Mapping[str, Metric],
    found: dict[str, list[str]],
) -> None:
    head, kind, quantity = figure.thing.head, figure.kind, figure.quantity
    nouns = dict.fromkeys(head.of("noun")) if head is not None else {}
    for metric in nouns:
        signs = found.setdefault(metric, [])
        signs += [f"thing {kind}", f"thing of {min(3, len(nouns))}"]
        verb = nearest.get((metric, "verb"))
        if verb is None:
            signs.append(f"thing without verb {metrics[metric].verb_needed}")
        else:
            signs += [f"thing and verb {kind}", f"thing and verb{verb[1]} {how_far(verb[2].gap)}"]
        if quantity.value >= metrics[metric].least:
            signs.append("thing enough")
        if quantity.per:
            signs.append("thing per")


class Amount(NamedTuple):
    """What of a figure decides which metrics its unit fits."""

    unit: Unit | None
    kind: str
    high: bool
    direction: Direction

    @classmethod
    def of(cls, figure: Figure) -> Amount:
        """That of the figure."""
        quantity = figure.quantity
        return cls(quantity.unit, figure.kind, 80 <= quantity.value <= 100, figure.direction)


def signs_of_unit(amount: Amount, metric: Metric, *, named: bool) -> list[str]:
    """The signs of a metric that the amount alone gives; `named` says that a cue of the metric is at the figure."""
    unit, kind, high, direction = amount
    signs = []
    if (unit or "count") in metric.units:
        signs.append(f"unit {kind}")
    elif unit is None and metric.bare is not None:
        signs.append(f"bare {metric.bare} {high}")
    else:
        signs.append(f"wrong unit {kind}")
        if named:
            signs.append("wrong unit named")
    if named:
        signs.append(f"{metric.better} {direction}")
    if metric.better == "neutral":
        signs.append(f"neutral {direction}")
    return signs
