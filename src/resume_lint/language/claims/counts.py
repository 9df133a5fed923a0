"""Counted things to what they measure, by the noun after the figure, the verb before it, or the label it stands at."""

from __future__ import annotations

from collections.abc import Mapping

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.directions import find_direction, kind_of_change
from resume_lint.language.claims.governing import (
    choose_metric,
    find_coordinated,
    find_governed,
    find_group,
    find_passive,
    is_led,
    is_other,
    verb_distance,
)
from resume_lint.language.claims.names import find_name, is_blocked
from resume_lint.language.claims.sentence import LINKS, STOPS, Attachment, Sentence, with_period, words_of
from resume_lint.language.claims.shares import finish_share
from resume_lint.language.claims.things import Thing, find_shared_thing, find_thing, is_sample
from resume_lint.language.quantities import Quantity
from resume_lint.records import Unit
from resume_lint.vocabulary import Metric


def attach_count(
    sentence: Sentence,
    index: int,
    quantity: Quantity,
    place: int,
    metrics: Mapping[str, Metric],
    strict: bool,
) -> Attachment | None:
    thing = find_thing(sentence, place)
    named = find_name(sentence, index, place, metrics, bare=True)
    if quantity.compound:
        return _compound(sentence, quantity, place, metrics, named)
    if quantity.value == 0:
        return _zero(sentence, quantity, place, metrics, thing)
    if is_sample(sentence, place):
        return None
    if (group := find_group(sentence, place, metrics)) is not None:
        return _counted(sentence, index, quantity, place, thing, group, None)
    if (shared := find_shared_thing(sentence, index, place, thing)) is not None:
        thing = shared
    if (told := _count_name(sentence, place, thing, metrics)) is not None:
        return _counted(sentence, index, quantity, place, thing, *told)
    if thing.head is not None and thing.head.of("noun"):
        metric_id = choose_metric(sentence, place, thing, metrics, quantity)
        if metric_id == "other":
            return None if strict else _counted(sentence, index, quantity, place, thing, "other", None)
        if metric_id is None and not strict:
            metric_id = find_governed(sentence, place, thing, metrics, quantity)
        if metric_id is not None:
            return _counted(sentence, index, quantity, place, thing, metric_id, None)
        return None
    if thing.head is None and (unwelcome := _events(sentence, place, thing, metrics)) is not None:
        return _counted(sentence, index, quantity, place, thing, unwelcome, None)
    if (
        thing.head is None
        and not strict
        and (governed := find_governed(sentence, place, thing, metrics, quantity)) is not None
    ):
        return _counted(sentence, index, quantity, place, thing, governed, None)
    if named and (thing.last == place or quantity.baseline is not None or named[1].first == place + 1):
        metric, hit, score = named
        floor = 5.0 if quantity.baseline is not None or (quantity.decimals and quantity.value >= 80) else 8.5
        events = quantity.baseline is not None and _counts_events(sentence, metric, hit, quantity)
        plausible = events or _plausible_bare(metric, quantity, place - hit.last > 1)
        counted = quantity.baseline is None and _counts_by_label(sentence, place, hit, quantity)
        if counted and (before := _noun_before(sentence, place, metrics, quantity)) is not None:
            return _counted(sentence, index, quantity, place, Thing(place, place, None), *before)
        if (
            (score >= floor and hit.last < place and plausible)
            or (
                hit.first == place + 1
                and (quantity.baseline is not None or _is_short_form(sentence, hit, metric))
            )
            or (hit.first - place <= 6 and sentence.low(place + 1) == "on" and quantity.decimals)
        ):
            unit: Unit = "count" if events else _bare_unit(metric, quantity)
            return finish_share(sentence, index, quantity, place, metric, hit, unit)
    if (passive := find_passive(sentence, place, metrics)) and not strict:
        return _counted(sentence, index, quantity, place, thing, passive, None)
    if (before := _noun_before(sentence, place, metrics, quantity)) is not None:
        return _counted(sentence, index, quantity, place, Thing(place, place, None), *before)
    if not strict and (same := find_coordinated(sentence, index, place, metrics, quantity)) is not None:
        return _counted(sentence, index, quantity, place, thing, same, None)
    if strict or not is_other(sentence, quantity, place, thing):
        return None
    return _counted(sentence, index, quantity, place, thing, "other", None)


def _plausible_bare(metric: Metric, quantity: Quantity, linked: bool) -> bool:
    """Whether a figure without a unit can be one in the bare unit of the metric; `rejects 70` are codes."""
    if metric.bare == "percent":
        if not linked and not quantity.decimals and metric.better == "lower":
            return False
        return quantity.value <= 100 and (quantity.value >= 50 or quantity.decimals)
    return metric.bare == "day" or quantity.decimals or quantity.baseline is not None


def _bare_unit(metric: Metric, quantity: Quantity) -> Unit:
    small = "index" in metric.units and quantity.decimals and quantity.value < 5
    return "index" if small else metric.bare or "count"


def _counts_events(sentence: Sentence, metric: Metric, hit: Hit, quantity: Quantity) -> bool:
    """`errors down from 60 a month to 25` counts them; `error rate from 12 to 5` is a share without its sign."""
    plural = sentence.low(hit.last).endswith("s") and sentence.low(hit.last) not in {
        "rates",
        "scores",
    }
    return metric.bare == "percent" and metric.better == "lower" and plural and not quantity.decimals


def _events(sentence: Sentence, place: int, thing: Thing, metrics: Mapping[str, Metric]) -> str | None:
    """The metric whose unwelcome events are counted: `fewer than 2 posting errors a week`."""
    for hit in sentence.hits:
        if (
            place < hit.first
            and hit.last <= max(thing.last, place + 3)
            and sentence.low(hit.last) in _UNWELCOME
        ):
            for metric_id in hit.of("name"):
                metric = metrics[metric_id]
                words = [sentence.low(i) for i in range(place + 1, hit.first)]
                plain = all((w.isalpha() or w == "-") and w not in STOPS and w != "of" for w in words)
                if (
                    metric.better == "lower"
                    and metric.bare == "percent"
                    and metric.units[0] == "percent"
                    and plain
                ):
                    return metric_id
    return None


def _is_short_form(sentence: Sentence, hit: Hit, metric: Metric) -> bool:
    """A time named by capitals right behind it: `33 DAR`."""
    start, end = sentence.reading.tokens[hit.first].span
    return metric.bare == "day" and sentence.reading.text[start:end].isupper()


_UNWELCOME = {"errors", "mistakes", "discrepancies", "defects", "omissions", "variances"}


def _counted(
    sentence: Sentence, index: int, quantity: Quantity, place: int, thing: Thing, metric: str, hit: Hit | None
) -> Attachment:
    tokens = sentence.reading.tokens
    named = hit is not None and metric in hit.of("name")  # a heap of work that is named: less of it is better
    governed = (
        hit.first if named and hit is not None and hit.last < place and quantity.baseline is None else place
    )
    direction = find_direction(
        sentence, index, governed, "lower" if named else "higher", max(thing.last, governed)
    )
    if (
        hit is not None
        and direction == "level"
        and any(kind_of_change(h) == "down" for h in sentence.hits if thing.last < h.first <= thing.last + 2)
    ):
        direction = "decrease"
    words = words_of(sentence, thing.first, thing.last) if thing.last > place else None
    if words is None and hit is not None:
        words = words_of(sentence, hit.first, hit.last)
    end = with_period(sentence, max(thing.last, place), quantity)
    span = (quantity.span[0], tokens[end].span[1])
    in_days = hit is not None and {sentence.low(hit.last + step) for step in (0, 1, 2)} & {"day", "days"}
    return Attachment(
        metric,
        "day" if in_days else quantity.unit or "count",
        quantity.direction or direction,
        quantity.comparator,
        words,
        span,
    )


def _count_name(
    sentence: Sentence, place: int, thing: Thing, metrics: Mapping[str, Metric]
) -> tuple[str, Hit] | None:
    """A metric that is named as such and counted: `a backlog of 2,600 charts`, `cleared 900 held charts`."""
    first, last = sentence.bounds(place)
    for hit in sentence.hits:
        for metric_id in hit.of("name"):
            metric = metrics[metric_id]
            if (
                "count" not in metric.units
                or (metric.nouns and not metric.verb_needed)
                or quantity_of(sentence, place) < 4
                or is_blocked(sentence, hit, metric)
            ):
                continue
            of_it = hit.last < place and place - hit.last <= 6 and _linked(sentence, hit.last + 1, place)
            is_it = place < hit.first <= thing.last + 1 and first <= hit.first < last
            if of_it or is_it:
                return metric_id, hit
    return None


def quantity_of(sentence: Sentence, place: int) -> float:
    """The value of the quantity at that token."""
    number = sentence.reading.tokens[place].quantity
    found = sentence.reading.quantities[number or 0]
    return found.value if found.baseline is None else max(found.value, found.baseline, 4.0)


def _linked(sentence: Sentence, first: int, last: int) -> bool:
    """Only words that say how much stand between: `open inventory now stands at 1,940`."""
    words = [sentence.low(i) for i in range(first, last)]
    return bool(words) and set(words) <= LINKS | {
        "from",
        "now",
        "stand",
        "kept",
        "held",
        "stays",
        "went",
        "came",
        "was",
        "cut",
        "grew",
        "dropped",
        "shrank",
        "never",
        "not",
    }


def _compound(
    sentence: Sentence,
    quantity: Quantity,
    place: int,
    metrics: Mapping[str, Metric],
    named: tuple[Metric, Hit, float] | None,
) -> Attachment | None:
    """`a 480-encounter backlog`, `a 12-coder team` that is led; other compounds describe something."""
    tokens = sentence.reading.tokens
    window = range(place + 1, min(place + 6, len(tokens)))
    for at in window:
        for hit in sentence.hits:
            if hit.first != at:
                continue
            for metric_id in hit.of("name"):
                if "count" in metrics[metric_id].units and not metrics[metric_id].nouns:
                    direction = find_direction(sentence, 0, place, "lower", hit.last)
                    return Attachment(
                        metric_id,
                        "count",
                        direction,
                        quantity.comparator,
                        quantity.compound,
                        (quantity.span[0], tokens[hit.last].span[1]),
                    )
            for metric_id in hit.of("noun"):
                metric = metrics[metric_id]
                people = metric.verb_needed and sentence.low(at) in {
                    "team",
                    "staff",
                    "squad",
                    "department",
                    "group",
                    "crew",
                    "unit",
                }
                if (
                    people
                    and verb_distance(sentence, place, at, metric_id) is not None
                    and sentence.low(place - 1) in {"a", "an", "the", "my", "our"}
                ):
                    if is_led(sentence, place, metric_id):
                        return Attachment(
                            metric_id,
                            "count",
                            "level",
                            quantity.comparator,
                            sentence.low(at),
                            (quantity.span[0], tokens[at].span[1]),
                        )
    return None


def _zero(
    sentence: Sentence, quantity: Quantity, place: int, metrics: Mapping[str, Metric], thing: Thing
) -> Attachment | None:
    for hit in reversed(sentence.hits):
        words = {sentence.low(at) for at in range(place + 1, hit.first)}
        if place < hit.first <= place + 5 and hit.of("name") and not words & STOPS:
            metric = hit.of("name")[0]
            return Attachment(
                metric,
                "count",
                "level",
                quantity.comparator,
                words_of(sentence, place + 1, hit.last),
                (quantity.span[0], sentence.reading.tokens[hit.last].span[1]),
            )
    if (
        thing.last > place
        and quantity.form == "words"
        and sentence.low(place + 1) not in {"balance", "tolerance", "based", "-"}
    ):
        return Attachment(
            "other",
            "count",
            "level",
            quantity.comparator,
            words_of(sentence, thing.first, thing.first),
            (quantity.span[0], sentence.reading.tokens[thing.first].span[1]),
        )
    return None


def _noun_before(
    sentence: Sentence, place: int, metrics: Mapping[str, Metric], quantity: Quantity
) -> tuple[str, Hit] | None:
    """The counted thing before the figure: a cell or label before it, or the standard it is held against."""
    follow = sentence.low(place + 1)
    if follow and follow not in _AFTER_A_BARE_COUNT:
        return None
    first, _ = sentence.bounds(place)
    labelled = _label_border(sentence, first, place) is not None
    lead = sentence.low(place - 1)
    told = lead in _BEFORE_A_BARE_COUNT
    if quantity.per is not None and not labelled and not told:
        labelled, first = True, max(first, place - 9)
    weighty = quantity.per or quantity.baseline is not None or quantity.value > 20
    compared = lead.startswith("averag") and sentence.reading.places.index(place) > 0
    if not labelled and not (told and (weighty or compared)):
        return None
    reach = first if labelled or quantity.baseline is not None else max(first, place - 9)
    if lead.startswith("averag") or (quantity.per is not None and place - first <= 4):
        reach = 0
    hits = [h for h in sentence.hits if reach <= h.first and h.last < place]
    for hit in hits if _label_border(sentence, first, place) is not None else reversed(hits):
        for metric_id in hit.of("noun"):
            metric = metrics[metric_id]
            if metric.better != "neutral" and quantity.value >= metric.least:
                return metric_id, hit
    return None


def _label_border(sentence: Sentence, first: int, place: int) -> int | None:
    """Where the label right before the figure ends: `Charts coded, 2025 | 14,310`."""
    for at in range(place - 1, max(first - 1, place - 4), -1):
        if sentence.low(at) in {":", "|", "\t", "–", "—", "="}:
            return at
        if sentence.low(at) == "#":
            return None
    return None


def _counts_by_label(sentence: Sentence, place: int, hit: Hit, quantity: Quantity) -> bool:
    """Whether a bare whole figure at a label counts things: `Appeals paid | 68`, unlike `Accuracy rate | 97`."""
    first, _ = sentence.bounds(place)
    share = sentence.low(hit.last) in {
        "rate",
        "score",
        "percent",
        "percentage",
        "ratio",
        "%",
        "rating",
    }
    return _label_border(sentence, first, place) is not None and not share and not quantity.decimals


_AFTER_A_BARE_COUNT = frozenset(
    """
    . , ; ) | per / a an daily weekly monthly in at with ( on each and hourly since by so now from
    """.split()
) | {"\t"}
_BEFORE_A_BARE_COUNT = frozenset(
    """
    averaged averaging average did hit reached to of at was is by total handled completed now
    """.split()
)
