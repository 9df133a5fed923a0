"""Claims → what a careful reader would doubt in them: figures that cannot be, clash, repeat, or leave a question open.

Only what the words say is looked at, against the bounds that the pack gives for each metric. Whether a doubt is a
finding is decided by rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resume_lint.language.claims import WorkLine
from resume_lint.language.claims.directions import direction_before
from resume_lint.language.claims.sentence import Sentence
from resume_lint.records import Claim, Direction, Doubt, DoubtKind, Per, Unit
from resume_lint.vocabulary import Bounds, Metric

_SHARES: frozenset[Unit] = frozenset({"percent", "percentage_point"})
# Working time: 8 hours a day, 5 days a week, 21 a month, 63 a quarter, 250 a year.
_DAYS: dict[Per, float] = {
    "hour": 1 / 8, "day": 1, "shift": 1, "week": 5, "month": 21, "quarter": 63, "year": 250,
}  # fmt: skip
_NEAR = 160  # characters between figures that are told of the same thing


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with its metric and the line it stands in."""

    claim: Claim
    metric: Metric
    line: WorkLine

    @property
    def sentence(self) -> Sentence:
        return self.line.sentence

    def doubt(self, kind: DoubtKind, *others: Claim, expected: float | None = None) -> Doubt:
        """That kind of doubt about the claim."""
        ids = (*(other.id for other in others), self.claim.id)
        return Doubt(kind, self.metric.id, ids, self.claim.evidence, expected)


def find_doubts(
    claims: Sequence[Claim], lines: Sequence[WorkLine], metrics: Mapping[str, Metric]
) -> tuple[Doubt, ...]:
    """The doubts in order of the claims; none for a resume whose figures hold together and say all that is asked."""
    told = list(_placed(claims, lines, metrics))
    doubts: list[Doubt] = []
    for at, one in enumerate(told):
        doubts += _about_bounds(one)
        doubts += _about_change(one)
        doubts += _about_neighbours(one, [other for other in told[:at] if other.line is one.line])
        doubts += _about_repetition(one, told[:at])
        started = any(
            other.line is one.line and other.metric is one.metric and other.claim.baseline is not None
            for other in told
        )
        doubts += _about_gaps(one, started=started)
    return tuple(doubts)


def _placed(
    claims: Sequence[Claim], lines: Sequence[WorkLine], metrics: Mapping[str, Metric]
) -> Iterator[_Told]:
    starts = iter(lines)
    line = next(starts, None)
    for claim in claims:
        start = claim.evidence.span[0]
        while line is not None and line.start + len(line.sentence.reading.text) < start:
            line = next(starts, None)
        if line is not None and claim.metric in metrics:
            yield _Told(claim, metrics[claim.metric], line)


def _about_bounds(one: _Told) -> Iterator[Doubt]:
    """Shares over 100%, falls by more than there was, volumes that nobody manages, levels worse than the standard."""
    claim, bounds = one.claim, one.metric.bounds
    if _is_change(claim):
        most = 100.0 if claim.direction == "decrease" and claim.unit in _SHARES else None
        if most is not None and claim.value > most:
            yield one.doubt("impossible", expected=most)
        elif bounds.change is not None and claim.unit == "percent" and claim.value > bounds.change:
            yield one.doubt("suspicious", expected=bounds.change)
        return
    if claim.per is not None and bounds.per_day is not None:
        if claim.unit == "count" and claim.value > bounds.per_day * _DAYS[claim.per]:
            yield one.doubt("suspicious", expected=round(bounds.per_day * _DAYS[claim.per], 1))
        return
    if claim.unit != one.metric.units[0] or claim.unit == "count":
        return
    values = [claim.value, *(v for v in (claim.value_max, claim.baseline) if v is not None)]
    if bounds.max is not None and max(values) > bounds.max:
        yield one.doubt("impossible", expected=bounds.max)
    elif bounds.min is not None and min(values) < bounds.min:
        yield one.doubt("impossible", expected=bounds.min)
    elif claim.comparator in ("eq", "approx"):
        yield from _about_level(one, bounds)


def _about_level(one: _Told, bounds: Bounds) -> Iterator[Doubt]:
    value = one.claim.value
    if bounds.doubted_above is not None and value > bounds.doubted_above:
        yield one.doubt("suspicious", expected=bounds.doubted_above)
    elif bounds.doubted_below is not None and value < bounds.doubted_below:
        yield one.doubt("suspicious", expected=bounds.doubted_below)
    if bounds.standard is not None:
        lower = one.metric.better == "lower"
        best = one.claim.value_max if one.claim.value_max is not None and not lower else value
        if best > bounds.standard if lower else best < bounds.standard:
            yield one.doubt("below_standard", expected=bounds.standard)


def _is_change(claim: Claim) -> bool:
    """Whether the value is an amount of change and not where it led."""
    return claim.direction != "level" and claim.baseline is None


def _about_change(one: _Told) -> Iterator[Doubt]:
    """`reduced denials from 5% to 12%`: the figures rise where the words say that they fell."""
    claim = one.claim
    if claim.baseline is None or claim.direction == "level":
        return
    said = _said(one)
    if said not in ("level", claim.direction):
        yield one.doubt("contradicting", expected=claim.baseline)


def _said(one: _Told) -> Direction:
    """The direction that the words before the figure give it."""
    start = one.claim.evidence.span[0] - one.line.start
    reading = one.sentence.reading
    for quantity, place in zip(reading.quantities, reading.places, strict=True):
        if quantity.span[0] <= start < quantity.span[1] or start <= quantity.span[0] < start + 12:
            first = place - 1 if one.sentence.low(place - 1) in {"from", "by"} else place
            return direction_before(one.sentence.around(first), first, one.metric.better)
    return "level"


def _about_neighbours(one: _Told, before: Sequence[_Told]) -> Iterator[Doubt]:
    """Figures of one line against each other: the amount of a change, and shares that are two sides of one."""
    for other in before:
        if one.claim.evidence.span[0] - other.claim.evidence.span[1] > _NEAR:
            continue
        if one.metric is other.metric:
            yield from _about_amount(one, other)
        elif one.metric.complement == other.metric.id or other.metric.complement == one.metric.id:
            if _is_share(one.claim) and _is_share(other.claim) and one.claim.value + other.claim.value > 101:
                yield one.doubt("contradicting", other.claim, expected=round(100 - other.claim.value, 2))


def _is_share(claim: Claim) -> bool:
    return claim.unit == "percent" and not _is_change(claim) and claim.comparator in ("eq", "approx")


def _about_amount(one: _Told, other: _Told) -> Iterator[Doubt]:
    """`from 12% to 8%, a 50% cut`: the amount that is told is not the difference."""
    change, amount = (
        (other.claim, one.claim) if other.claim.baseline is not None else (one.claim, other.claim)
    )
    if change.baseline is None or amount.baseline is not None or amount.value_max is not None:
        return
    if (
        amount.direction not in ("level", change.direction)
        or not change.baseline
        or change.value_max is not None
    ):
        return
    if amount.direction == "level" and amount.unit != "ratio":
        return
    points = abs(change.value - change.baseline)
    right = {
        "percent": (100 * points / change.baseline, *((points,) if change.unit == "percent" else ())),
        "percentage_point": (points,),
        "ratio": (change.value / change.baseline, change.baseline / change.value if change.value else 0.0),
        change.unit: (points,) if change.unit != "percent" else (100 * points / change.baseline, points),
    }.get(amount.unit)
    if right and all(
        abs(amount.value - value) > max(0.05 * value, 1.5 if value > 10 else 0.3) for value in right
    ):
        yield one.doubt("wrong_arithmetic", other.claim, expected=round(right[0], 1))


def _about_repetition(one: _Told, before: Sequence[_Told]) -> Iterator[Doubt]:
    """The very same figure in two jobs."""
    claim = one.claim
    if claim.role is None or one.metric.better == "neutral":
        return
    for other in before:
        same = other.claim
        if same.role not in (None, claim.role) and _figures(same) == _figures(claim):
            yield one.doubt("repeated", same)
            return


def _figures(claim: Claim) -> tuple[object, ...]:
    return (
        claim.metric, claim.value, claim.value_max, claim.unit, claim.direction, claim.baseline, claim.per,
    )  # fmt: skip


def _about_gaps(one: _Told, *, started: bool) -> Iterator[Doubt]:
    """What a reader would ask next: from what, over what time, and which of several measures of that name.

    `started` says that another figure of the line tells where the metric started.
    """
    claim, metric = one.claim, one.metric
    if _is_change(claim) and claim.unit in _SHARES and metric.better != "neutral" and not started:
        yield one.doubt("missing_baseline")
    if (
        metric.bounds.per_day is not None
        and claim.unit == "count"
        and claim.per is None
        and claim.period is None
    ):
        yield one.doubt("missing_period")
    if metric.definitions and claim.unit == "percent" and not _is_change(claim) and not _is_defined(one):
        yield one.doubt("ambiguous_definition")


def _is_defined(one: _Told) -> bool:
    text = one.sentence.reading.text.lower()
    return any(word in text for word in one.metric.definitions)
