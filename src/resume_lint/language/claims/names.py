"""A quantity to the name of a metric near it: which phrase fits best, by the words between them."""

from __future__ import annotations

from collections.abc import Mapping

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.directions import find_direction
from resume_lint.language.claims.sentence import BOUNDED, ENDS, LINKS, TIMES, TURNS, Sentence
from resume_lint.language.quantities import Quantity
from resume_lint.records import Unit
from resume_lint.vocabulary import Metric


def find_name(
    sentence: Sentence, index: int, place: int, metrics: Mapping[str, Metric], *, bare: bool = False
) -> tuple[Metric, Hit, float] | None:
    """The metric whose name fits the figure best, with the hit and its score."""
    quantity = sentence.reading.quantities[index]
    best: tuple[float, Metric, Hit] | None = None
    for hit in sentence.hits:
        for weight, kind in ((10.0, "name"), (6.0, "hint")):
            for metric_id in hit.of(kind):
                metric = metrics[metric_id]
                fits = (
                    (metric.bare is not None and quantity.unit is None)
                    if bare
                    else quantity.unit in metric.units
                )
                if not fits or is_blocked(sentence, hit, metric) or _counted_apart(sentence, place, hit):
                    continue
                score = weight + 0.4 * (hit.last - hit.first) - _distance(sentence, index, place, hit)
                if quantity.unit == "usd" and metric.better == "neutral" and kind == "name":
                    score += 0.6  # a sum that did not change is one that was handled
                if (
                    place < hit.first
                    and sentence.low(hit.first).endswith("ed")
                    and _follows_a_name(sentence, hit)
                ):
                    score += 3.0  # `41 of 52 denials reversed`: the participle says it
                if hit.last == place - 1 and sentence.low(hit.last).endswith("ed"):
                    score += 1.5  # `overturned 75% of denied claims`: the verb says it
                if kind == "hint" and any(
                    metric_id in (*other.of("name"), *other.of("noun"))
                    for other in sentence.hits
                    if other is not hit
                ):
                    score += 1.5
                if (best is None or score > best[0]) and _admits(sentence, index, place, metric):
                    best = (score, metric, hit)
    return (best[1], best[2], best[0]) if best and best[0] >= 2.0 else None


def _follows_a_name(sentence: Sentence, hit: Hit) -> bool:
    return any(other.last == hit.first - 1 and other.of("name") for other in sentence.hits)


def _counted_apart(sentence: Sentence, place: int, hit: Hit) -> bool:
    """A name right after another count is what that one counts: `2.5 charts per hour, 97 percent`."""
    if sentence.low(hit.first - 1) != "#" or hit.first - 1 == place:
        return False
    number = sentence.reading.tokens[hit.first - 1].quantity
    return number is not None and sentence.reading.quantities[number].unit is None


def _admits(sentence: Sentence, index: int, place: int, metric: Metric) -> bool:
    """A metric measured in days or counts takes a share only as a change: there is no turnaround of 99%."""
    quantity = sentence.reading.quantities[index]
    if (
        quantity.unit == "usd"
        and metric.better == "neutral"
        and quantity.value < 500
        and quantity.per is None
    ):
        return False
    if quantity.unit == "usd" and metric.better == "neutral":
        return (
            quantity.baseline is None
            and find_direction(sentence, index, place, metric.better, place) == "level"
        )
    if quantity.unit not in BOUNDED or metric.units[0] in BOUNDED or metric.units[0] == "index":
        return True
    if metric.units[0] == "usd" and (quantity.baseline is not None or quantity.unit == "percentage_point"):
        return False
    if quantity.baseline is not None and metric.units[0] in TIMES:
        return False
    return find_direction(sentence, index, place, metric.better, place) != "level"


def is_blocked(sentence: Sentence, hit: Hit, metric: Metric) -> bool:
    before = f"{sentence.low(hit.first - 2)} {sentence.low(hit.first - 1)}"
    return any(before.endswith(word) for word in metric.blockers) if metric.blockers else False


def _distance(sentence: Sentence, index: int, place: int, hit: Hit) -> float:
    """How far a name stands from the figure: tokens, borders of clauses and other figures between them count."""
    tokens = sentence.reading.tokens
    if hit.first > place:
        between, after = tokens[place + 1 : hit.first], True
    else:
        between, after = tokens[hit.last + 1 : place], False
    cost = 0.0
    unit = sentence.reading.quantities[index].unit
    for token in between:
        low = token.low
        if token.quantity is not None and _small(sentence.reading.quantities[token.quantity]):
            cost += 0.6
        elif token.quantity is not None:
            same = sentence.reading.quantities[token.quantity].unit == unit
            cost += 1.2 if same and not after else 3.0
        elif low in ENDS:
            cost += 20.0 if after or unit == "ratio" else 6.5
        elif low in {"|", "\t"}:
            cost += 4.0 if after else 0.3
        elif low == ":":
            cost += 3.0 if after else 0.0
        elif low in {",", "(", ")"}:
            cost += 3.5 if after else 1.0
        elif low in TURNS:
            cost += 1.6
        elif low in LINKS:
            cost += 0.2
        else:
            cost += 0.4
    crossed = any(
        token.quantity is not None and not _small(sentence.reading.quantities[token.quantity])
        for token in between
    )
    if after and _has_own_figure(sentence, hit, unit):
        cost += 4.0
    if not after and _narrows_another(sentence, hit):
        cost += 5.0
    if not after and any(t.low == ":" for t in between[:3]) and not any(t.low in ENDS for t in between):
        cost = min(cost, 0.5 + 0.6 * sum(t.quantity is not None for t in between) + 0.15 * len(between))
    if (
        crossed
        and not after
        and any(
            sentence.near(kind, hit.last + 1, place - 1) for kind in ("work_verbs", "up", "down", "improve")
        )
    ):
        cost += 4.0
    opening, _ = sentence.bounds(place)
    if not after and sentence.low(place - 1) == ":" and hit.first == opening:
        cost = min(cost, 1.5 + 0.1 * len(between))  # the line is headed by it: `QA, 25 exams a month: 96.8%`
    if after and not between:
        cost -= 1.5
    elif (
        after
        and {t.low for t in between}
        <= {
            "of",
            "in",
            "the",
            "reduction",
            "-",
            "fewer",
            "increase",
            "decrease",
            "drop",
            "improvement",
            "overall",
            "average",
            "lower",
            "higher",
            "net",
        }
    ) or (not after and {t.low for t in between} <= LINKS):
        cost -= 1.0
    return cost


def _small(quantity: Quantity) -> bool:
    """A number word that only belongs to a phrase: `the case mix of my two units`."""
    return quantity.form == "words" and quantity.unit is None and quantity.value <= 5 and quantity.per is None


def _narrows_another(sentence: Sentence, hit: Hit) -> bool:
    """Whether the name only narrows one before it: the denials in `the overturn rate on medical-necessity denials`."""
    for at in range(hit.first - 1, max(hit.first - 5, -1), -1):
        low = sentence.low(at)
        if low in {"on", "of", "for", "from"}:
            return any(other.last == at - 1 and other.of("name") for other in sentence.hits)
        if not low.isalpha() and low != "-":
            return False
    return False


def _has_own_figure(sentence: Sentence, hit: Hit, unit: Unit | None) -> bool:
    """Whether a figure of the same kind follows the name directly, so that it names that one."""
    links = {"of", "at", ":", "is", "was", "to", "by", "under", "over", "above", "below", "up", "down"}
    for at in (hit.last + 1, hit.last + 2):
        if sentence.low(at) == "#":
            number = sentence.reading.tokens[at].quantity
            return number is not None and sentence.reading.quantities[number].unit == unit
        if sentence.low(at) not in links:
            return False
    return False
