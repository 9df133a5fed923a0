"""A quantity among cues to its metric: which word of the line says what the figure measures.

A counted thing is known by the noun after it and the verb before it; a share, a sum or a time by the nearest phrase
that names a metric of that unit. What is a goal, a size or a period of something else is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from resume_lint.language.claims.counts import attach_count
from resume_lint.language.claims.sentence import BOUNDED, TIMES, Attachment, Sentence
from resume_lint.language.claims.shares import attach_share, attach_time
from resume_lint.language.claims.yardsticks import says_nothing, yardstick
from resume_lint.vocabulary import Metric


def attach(
    sentence: Sentence,
    index: int,
    metrics: Mapping[str, Metric],
    *,
    strict: bool,
    previous: Attachment | None = None,
) -> Attachment | None:
    """What quantity `index` measures, None where it is no claim; `previous` is what the one before it measures."""
    quantity = sentence.reading.quantities[index]
    place = sentence.reading.places[index]
    sentence = sentence.around(place)
    verdict = yardstick(sentence, index, place)
    if verdict == "goal" or says_nothing(sentence, quantity, place):
        return None
    if quantity.unit is None or (quantity.compound and quantity.unit is None):
        found = attach_count(sentence, index, quantity, place, metrics, strict)
    elif quantity.unit in TIMES:
        found = attach_time(sentence, index, quantity, place, metrics, strict)
    else:
        found = attach_share(sentence, index, quantity, place, metrics, strict)
    if previous is not None and _after_amount(sentence, index, place):
        unit = "percent" if previous.unit in BOUNDED else previous.unit
        return Attachment(previous.metric, unit, "level", quantity.comparator, previous.object, quantity.span)
    if (
        previous is not None
        and (found is None or found.metric == "other")
        and _continues(sentence, index, place, previous)
    ):
        unit = quantity.unit or previous.unit
        return Attachment(
            previous.metric,
            unit,
            quantity.direction or previous.direction,
            quantity.comparator,
            None,
            quantity.span,
        )
    if previous is not None and previous.unit == quantity.unit == "percent" and previous.direction != "level":
        if (found is None or found.metric == "other") and sentence.low(place - 1) == "by":
            return Attachment(
                previous.metric, "percent", previous.direction, quantity.comparator, None, quantity.span
            )
    if found is None:
        return None
    if (
        verdict == "met"
        and sentence.low(place - 1) != "by"
        and quantity.comparator == "eq"
        and found.direction == "level"
    ):
        return Attachment(found.metric, found.unit, found.direction, "ge", found.object, found.span)
    return found


def _after_amount(sentence: Sentence, index: int, place: int) -> bool:
    """`up 9 points to 96%`: where an amount of change has led."""
    if index == 0 or sentence.low(place - 1) != "to":
        return False
    before = sentence.reading.quantities[index - 1]
    near = place - sentence.reading.places[index - 1] <= 3
    quantity = sentence.reading.quantities[index]
    return (
        near
        and before.unit == "percentage_point"
        and quantity.unit in (None, "percent")
        and quantity.baseline is None
    )


def _continues(sentence: Sentence, index: int, place: int, previous: Attachment) -> bool:
    """`97.4, APR-DRG 96.1 and POA 99.2 percent`: one more of the same in a list without verbs."""
    if index == 0 or previous.metric == "other":
        return False
    before = sentence.reading.places[index - 1]
    now, then = sentence.reading.quantities[index], sentence.reading.quantities[index - 1]
    between = [sentence.low(i) for i in range(before + 1, place)]
    if (
        now.unit != then.unit
        or now.per != then.per
        or not 1 <= len(between) <= 8
        or now.compound
        or now.value_max
    ):
        return False
    listed = between[-1] in {",", "and"} or between[0] in {",", "and"} or "and" in between
    verbs = any(
        sentence.near(kind, before + 1, place - 1) for kind in ("verb", "work_verbs", "up", "down", "hold")
    )
    dated = between[0] == "in" and len(between) <= 4
    if now.unit is None and (sentence.low(place + 1).isalpha() and sentence.low(place + 1) != "in"):
        return False
    return listed and (dated or not verbs) and not set(between) & {".", ";", "(", ")", "of", "with", "at"}
