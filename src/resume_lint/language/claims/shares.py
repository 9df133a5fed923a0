"""Shares, sums, indexes, multiples and times to what they measure, by the name that fits best."""

from __future__ import annotations

from collections.abc import Mapping

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.directions import find_direction, is_brought_to
from resume_lint.language.claims.names import find_name
from resume_lint.language.claims.sentence import (
    BOUNDED,
    STOPS,
    TURNS,
    Attachment,
    Sentence,
    with_period,
    words_of,
)
from resume_lint.language.claims.things import find_thing
from resume_lint.language.quantities import Quantity
from resume_lint.records import Direction, Unit
from resume_lint.vocabulary import Metric


def attach_share(
    sentence: Sentence,
    index: int,
    quantity: Quantity,
    place: int,
    metrics: Mapping[str, Metric],
    strict: bool,
) -> Attachment | None:
    """A share, sum, index or multiple with the metric of the nearest name; "other" where none names it."""
    named = find_name(sentence, index, place, metrics)
    if quantity.unit == "ratio":
        counted = _multiplied(sentence, index, quantity, place, metrics)
        if counted is not None and (named is None or counted[1] <= 3):
            return counted[0]
    if named is not None and (not strict or named[2] >= 7.0):
        metric, hit, _ = named
        return finish_share(sentence, index, quantity, place, metric, hit, quantity.unit or "count")
    if (beside := _beside(sentence, index, place, metrics)) is not None:
        return Attachment(beside, "percent", "level", quantity.comparator, None, quantity.span)
    if quantity.unit in ("percent", "percentage_point"):
        volume = _volume_change(sentence, index, quantity, place, metrics)
        if volume is not None:
            return volume
    if strict or quantity.unit in ("ratio", "index"):
        return None
    if (
        quantity.unit == "usd"
        and quantity.per is not None
        and not strict
        and (handled := _handled(sentence, place, metrics))
    ):
        return finish_share(sentence, index, quantity, place, handled[0], None, "usd")
    direction = find_direction(sentence, index, place, "higher", place)
    if not _weighty(sentence, quantity, place, direction):
        return None
    thing = (
        find_thing(sentence, place + 1) if sentence.low(place + 1) == "of" else find_thing(sentence, place)
    )
    words = words_of(sentence, thing.first, thing.last) if thing.last > place + 1 else None
    if quantity.form == "fraction" and quantity.baseline is None and direction == "level":
        return None
    return Attachment(
        "other",
        quantity.unit or "count",
        quantity.direction or direction,
        quantity.comparator,
        words,
        (quantity.span[0], sentence.reading.tokens[max(place, thing.last)].span[1]),
    )


def _handled(sentence: Sentence, place: int, metrics: Mapping[str, Metric]) -> tuple[Metric, Hit] | None:
    """The metric of money that is only handled, where a verb of handling opens the sentence."""
    first, _ = sentence.bounds(place)
    for hit in sentence.hits:
        if first <= hit.first <= first + 1:
            for metric_id in hit.of("hint"):
                if metrics[metric_id].better == "neutral" and metrics[metric_id].units[0] == "usd":
                    return metrics[metric_id], hit
    return None


def _weighty(sentence: Sentence, quantity: Quantity, place: int, direction: Direction) -> bool:
    """Whether a share or sum that no metric names is a result: a change, a share of something, a sum worked on."""
    if direction != "level" or quantity.baseline is not None:
        return True
    if quantity.unit == "usd":
        return quantity.value >= 100 and bool(sentence.near("work_verbs", sentence.bounds(place)[0], place))
    return (
        sentence.low(place + 1) in {"of", "on"}
        or bool(sentence.near("hold", max(0, place - 3), place - 1))
        or (
            sentence.low(place + 1).isalpha()
            and sentence.low(place + 1) not in STOPS
            and 50 < quantity.value < 100
        )
    )


def _multiplied(
    sentence: Sentence, index: int, quantity: Quantity, place: int, metrics: Mapping[str, Metric]
) -> tuple[Attachment, int] | None:
    """`doubled the number of audits`, `3x as many secondary claims`, `volume tripled`."""
    first, last = sentence.bounds(place)
    ahead = [h for h in sentence.hits if place < h.first <= min(place + 9, last) and h.of("noun")]
    behind = [
        h for h in sentence.hits if max(first, place - 4) <= h.first and h.last < place and h.of("noun")
    ]
    for hit in [*ahead, *behind[-1:]]:
        for metric_id in hit.of("noun"):
            metric = metrics[metric_id]
            if "ratio" in metric.units and not metric.verb_needed:
                end = max(place, hit.last) if hit.first > place else place
                start = (
                    min(quantity.span[0], sentence.reading.tokens[hit.first].span[0])
                    if hit.first < place
                    else quantity.span[0]
                )
                span = (
                    start if hit.first > place else quantity.span[0],
                    sentence.reading.tokens[end].span[1] if hit.first - place <= 3 else quantity.span[1],
                )
                return Attachment(
                    metric_id,
                    "ratio",
                    "increase",
                    quantity.comparator,
                    words_of(sentence, hit.first, hit.last),
                    span,
                ), abs(hit.first - place)
    return None


def _beside(sentence: Sentence, index: int, place: int, metrics: Mapping[str, Metric]) -> str | None:
    """A bare `45 charts a day at 96%`: the share that people give with a volume."""
    quantity = sentence.reading.quantities[index]
    if (
        quantity.unit != "percent"
        or quantity.value < 80
        or sentence.low(place - 1) not in {"at", "with", "@", "and", ",", ":"} | set()
    ):
        if not (
            quantity.unit == "percent"
            and quantity.value >= 80
            and sentence.low(place + 1) in {"across", "on", "over"}
        ):
            return None
    first, last = sentence.bounds(place)
    near = [
        i
        for i, p in enumerate(sentence.reading.places)
        if first <= p < last and i != index and sentence.reading.quantities[i].unit is None
    ]
    for other in near:
        head = find_thing(sentence, sentence.reading.places[other]).head
        nouns = head.of("noun") if head is not None else ()
        if (
            not nouns
            and sentence.reading.quantities[other].per is None
            and sentence.low(sentence.reading.places[other] - 1) != "averaged"
        ):
            continue
        for metric in metrics.values():
            if metric.beside and (not nouns or set(nouns) & set(metric.beside)):
                return metric.id
    return None


def _volume_change(
    sentence: Sentence, index: int, quantity: Quantity, place: int, metrics: Mapping[str, Metric]
) -> Attachment | None:
    """A change in percent of a counted volume: `raised daily chart volume 20%`."""
    direction = find_direction(sentence, index, place, "higher", place)
    if direction == "level":
        return None
    first, _ = sentence.bounds(place)
    for hit in reversed([h for h in sentence.hits if max(first, place - 6) <= h.first and h.last < place]):
        for metric_id in hit.of("noun"):
            if "percent" in metrics[metric_id].units:
                return Attachment(
                    metric_id,
                    quantity.unit or "percent",
                    direction,
                    quantity.comparator,
                    words_of(sentence, hit.first, hit.last),
                    quantity.span,
                )
    return None


def attach_time(
    sentence: Sentence,
    index: int,
    quantity: Quantity,
    place: int,
    metrics: Mapping[str, Metric],
    strict: bool,
) -> Attachment | None:
    """A time with the metric that is measured in it; a period in which something was done is no claim."""
    named = find_name(sentence, index, place, metrics)
    before = sentence.low(place - 1)
    lead = sentence.reading.text[quantity.span[0] : quantity.core[0]].strip().lower()
    spell = quantity.unit in ("week", "month", "year")
    unnamed = next((metric for metric in metrics.values() if metric.unnamed_times), None)
    if (
        before == "of"
        and sentence.low(place - 2) == "average"
        and quantity.unit in ("hour", "day", "minute")
        and named is None
    ):
        if unnamed is not None and not strict:
            return finish_share(sentence, index, quantity, place, unnamed, None, quantity.unit)
    if quantity.baseline is None and lead == "over":
        return None  # which ones, not how long
    if quantity.baseline is None and (
        before in {"in", "for", "over", "during", "after", "every", "last", "past", "first", "each", "next"}
        or (lead in {"over", "within"} and spell)
    ):
        done = named is not None and named[1].last == place - 1  # `answered in 4 days`
        if not (
            named and (named[2] >= 8.5 or done) and lead != "over" and (done or before == "in") and not spell
        ):
            return None
        if done:
            return finish_share(sentence, index, quantity, place, named[0], named[1], quantity.unit or "day")
    if quantity.unit == "year" or (spell and quantity.baseline is None and (named is None or named[2] < 8.0)):
        return None
    if named is not None and quantity.compound and named[2] < 9.0:
        return None
    changes = (
        quantity.baseline is not None or find_direction(sentence, index, place, "lower", place) != "level"
    )
    if named is not None and named[2] >= (
        7.0 if strict or not changes else 3.0 if quantity.baseline else 5.0
    ):
        metric, hit, _ = named
        return finish_share(sentence, index, quantity, place, metric, hit, quantity.unit or "day")
    if strict:
        return None
    if quantity.baseline is not None or (
        lead.startswith("within")
        and quantity.unit in ("hour", "day")
        and quantity.value <= 15 * (24 if quantity.unit == "hour" else 1)
    ):
        if unnamed is not None and _within_is_speed(sentence, place, quantity):
            return finish_share(sentence, index, quantity, place, unnamed, None, quantity.unit or "day")
    return None


def _within_is_speed(sentence: Sentence, place: int, quantity: Quantity) -> bool:
    """`within 24 hours` says a speed unless it is counted from an event in the person's life."""
    ahead = " ".join(sentence.low(place + i) for i in range(1, 4))
    return quantity.baseline is not None or not ahead.startswith(
        ("of hire", "of start", "of joining", "of my", "of being")
    )


def finish_share(
    sentence: Sentence,
    index: int,
    quantity: Quantity,
    place: int,
    metric: Metric,
    hit: Hit | None,
    unit: Unit,
) -> Attachment:
    tokens = sentence.reading.tokens
    direction = quantity.direction or find_direction(sentence, index, place, metric.better, place)
    if direction == "level" and quantity.unit in (*BOUNDED, "day", "usd") and is_brought_to(sentence, place):
        direction = "decrease" if metric.better == "lower" else "increase"
    if metric.units[0] == "index" and unit == "percentage_point":
        unit = "index"  # `a 0.2 point increase` of an index
    start, end = quantity.span
    words = None
    if hit is not None:
        words = name_in_full(sentence, hit)
        if place < hit.first <= place + 3 and not any(
            t.low in {",", "and", "#"} for t in tokens[place + 1 : hit.first]
        ):
            end = tokens[hit.last].span[1]
    if unit == "usd" and quantity.per:
        end = max(end, tokens[with_period(sentence, place, quantity)].span[1])
    if (
        direction != "level"
        and quantity.baseline is None
        and place
        and sentence.low(place - 1) in {"by", "of"}
    ):
        lead = place - 2 if sentence.low(place - 1) == "of" else place - 1
        start = min(start, tokens[lead].span[0])
    return Attachment(metric.id, unit, direction, quantity.comparator, words, (start, end))


def name_in_full(sentence: Sentence, hit: Hit) -> str:
    """The name with the words that narrow it: `modifier 25 denials`."""
    tokens = sentence.reading.tokens
    first = hit.first
    while first > 0 and hit.first - first < 3:
        low = sentence.low(first - 1)
        verb = any(
            h.first <= first - 1 <= h.last and not h.of("noun") and not h.of("name") for h in sentence.hits
        )
        if (
            tokens[first - 1].quantity is not None
            or low in STOPS | TURNS | {"of", "our", "my", "their"}
            or verb
            or not low[0].isalnum()
        ):
            break
        first -= 1
    return words_of(sentence, first, hit.last) or ""
