"""A figure and the metric it measures → what the claim says: its unit, direction, bound, object and words."""

from __future__ import annotations

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.directions import (
    find_direction,
    is_brought_to,
    is_cleared,
    kind_of_change,
)
from resume_lint.language.claims.figures import Figure
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
from resume_lint.language.claims.yardsticks import yardstick
from resume_lint.records import Comparator, Direction, Span, Unit
from resume_lint.vocabulary import Metric

_RATES = frozenset(
    {"rate", "rates", "score", "scores", "percent", "percentage", "ratio", "%", "rating", "accuracy"}
)

_LONGEST_LABEL = 3  # words
_LONGEST_LINK = 6  # words
# Between two figures of which the second is no amount of the change that the first one tells.
_NO_AMOUNT = frozenset(
    "to at of with is was held kept maintained by for while in over under from ; . (".split()
)


def tell(figure: Figure, metric: Metric, previous: Attachment | None) -> Attachment:
    """What the figure says of the metric; `previous` is what the figure before it says, None where nothing."""
    name = _named_by(figure, metric.id)
    counted = _is_counted(figure, metric)
    unit = _unit(figure, metric, name, previous, counted=counted)
    direction = _direction(figure, metric, name, previous, unit, counted=counted)
    return Attachment(
        metric.id,
        unit,
        direction,
        _comparator(figure, direction),
        _object(figure, name, counted=counted),
        _span(figure, name, direction, counted=counted),
    )


def _named_by(figure: Figure, metric: str) -> Hit | None:
    """The nearest name of the metric, or a weaker cue of it, in the sentence or right before it."""
    place = figure.place
    best: tuple[float, Hit] | None = None
    for hit in figure.sentence.hits:
        for sort, far in (("name", 0.0), ("hint", 3.0), ("noun", 3.0)):
            if metric not in hit.of(sort):
                continue
            if hit.last < place:
                cost = figure.ground.between(hit.last + 1, place, behind=False).cost
            elif hit.first > place:
                cost = figure.ground.between(place + 1, hit.first, behind=True).cost
            else:
                continue
            cost += far - 0.3 * (hit.last - hit.first)
            if best is None or cost < best[0]:
                best = (cost, hit)
    return best[1] if best and best[0] < 12 else None


def _is_counted(figure: Figure, metric: Metric) -> bool:
    """Whether the figure counts the things behind it."""
    if figure.kind != "count" or figure.thing.last <= figure.place:
        return False
    head = figure.thing.head
    return (
        metric.bare is None
        or figure.quantity.per is not None
        or (head is not None and metric.id in head.of("noun"))
    )


def _unit(
    figure: Figure, metric: Metric, name: Hit | None, previous: Attachment | None, *, counted: bool
) -> Unit:
    quantity = figure.quantity
    if quantity.unit is not None:
        index = metric.units[0] == "index" and quantity.unit == "percentage_point"
        return "index" if index else quantity.unit  # `a 0.2 point increase` of an index
    again = previous is not None and previous.metric == metric.id
    if previous is not None and again and _after_amount(figure):
        return "percent" if previous.unit in BOUNDED else previous.unit
    if "day" in metric.units and _in_days(figure, name):
        return "day"
    if (
        metric.bare is not None
        and not counted
        and "index" in metric.units
        and quantity.decimals
        and quantity.value < 10
    ):
        return "index"
    if counted or metric.bare is None or quantity.per is not None or quantity.value == 0:
        return "count"
    if previous is not None and again:
        return previous.unit
    if name is not None and _counts_events(figure, metric, name):
        return "count"
    if (
        metric.bare == "percent"
        and "count" in metric.units
        and not (quantity.decimals or quantity.value >= 50)
    ):
        return "count"
    return metric.bare


def _in_days(figure: Figure, name: Hit | None) -> bool:
    """`DNFB (days) | 6.9`, `took the group from 54 A/R days to 33`."""
    if name is None or not name.has("name"):
        return False
    words = {figure.sentence.low(name.last + step) for step in (0, 1, 2)}
    return bool(words & {"day", "days"}) and (
        name.last < figure.place or figure.quantity.baseline is not None
    )


def _counts_events(figure: Figure, metric: Metric, name: Hit) -> bool:
    """`errors down from 60 a month to 25` counts them; `error rate from 12 to 5` is a share without its sign."""
    last = figure.sentence.low(name.last)
    return (
        metric.better == "lower"
        and last.endswith("s")
        and last not in _RATES
        and not figure.quantity.decimals
    )


def _after_amount(figure: Figure) -> bool:
    """`up 9 points to 96%`, `down 9 days, to 41`: where an amount of change has led."""
    if (
        not figure.index
        or figure.sentence.low(figure.place - 1) != "to"
        or figure.quantity.baseline is not None
    ):
        return False
    reading = figure.sentence.reading
    before = reading.quantities[figure.index - 1]
    if figure.place - reading.places[figure.index - 1] > 3 or before.baseline is not None:
        return False
    if before.unit == "percentage_point":
        return figure.quantity.unit in (None, "percent")
    return before.unit is not None and figure.quantity.unit in (None, before.unit)


def _direction(
    figure: Figure,
    metric: Metric,
    name: Hit | None,
    previous: Attachment | None,
    unit: Unit,
    *,
    counted: bool,
) -> Direction:
    quantity, sentence, place = figure.quantity, figure.sentence, figure.place
    if previous is not None and previous.metric == metric.id and _after_amount(figure):
        return "level"
    if quantity.direction is not None:
        return quantity.direction
    if metric.moves is not None and quantity.form != "multiple":
        return metric.moves
    if metric.better == "lower" and is_cleared(sentence, place, figure.thing.last):
        return "decrease"
    if previous is not None and _shares_verb(figure, previous, unit):
        return previous.direction
    if figure.kind == "count" and (counted or metric.bare is None):
        return _direction_of_count(
            figure, name if name is not None and metric.id in name.of("name") else None
        )
    direction = find_direction(sentence, figure.index, place, metric.better, place)
    if direction == "level" and unit in (*BOUNDED, "day", "usd") and is_brought_to(sentence, place):
        return "decrease" if metric.better == "lower" else "increase"
    if direction == "level" and previous is not None and previous.metric == metric.id:
        by = sentence.low(place - 1) == "by" and previous.unit == unit
        return previous.direction if by else direction
    return direction


def _shares_verb(figure: Figure, previous: Attachment, unit: Unit) -> bool:
    """`reduced coding denials 26% and eligibility denials 33%`: an amount beside an amount, under one verb."""
    if unit not in BOUNDED or previous.unit != unit or previous.direction == "level" or not figure.index:
        return False
    sentence, before = figure.sentence, figure.sentence.reading.places[figure.index - 1]
    if sentence.reading.quantities[figure.index - 1].baseline is not None or sentence.low(before - 1) in {
        "to",
        "at",
    }:
        return False
    between = [sentence.low(at) for at in range(before + 1, figure.place)]
    if (
        not 1 <= len(between) <= _LONGEST_LINK
        or between[0] not in {"and", ",", "&"}
        or not _NO_AMOUNT.isdisjoint(between)
    ):
        return False
    inside = (hit for hit in sentence.hits if before < hit.first <= hit.last < figure.place)
    return not any(hit.of("verb") or hit.has("hold") or hit.has("work_verbs") for hit in inside)


def _direction_of_count(figure: Figure, name: Hit | None) -> Direction:
    """A heap of work that is named is better small; other things counted are better many."""
    sentence, place = figure.sentence, figure.place
    if name is not None and sentence.low(place - 1) == "of":  # `a backlog of 1,100 uncoded charts`
        name = next((hit for hit in sentence.hits if hit.last == place - 2 and hit.has("name")), name)
    before = name is not None and name.last < place and figure.quantity.baseline is None
    governed = name.first if name is not None and before else place
    last = max(figure.thing.last, governed)
    direction = find_direction(sentence, figure.index, governed, "lower" if name else "higher", last)
    behind = figure.thing.last
    if name is not None and direction == "level":
        fallen = (kind_of_change(hit) == "down" for hit in sentence.hits if behind < hit.first <= behind + 2)
        return "decrease" if any(fallen) else "level"
    return direction


def _comparator(figure: Figure, direction: Direction) -> Comparator:
    """`met the 95% standard` bounds it from below."""
    given = figure.quantity.comparator
    if given != "eq" or direction != "level" or figure.sentence.low(figure.place - 1) == "by":
        return given
    return "ge" if yardstick(figure.sentence, figure.index, figure.place) == "met" else given


def _object(figure: Figure, name: Hit | None, *, counted: bool) -> str | None:
    """What is counted, what it is a share of, or else the name of what is measured."""
    sentence, place, thing = figure.sentence, figure.place, figure.thing
    if (figure.kind == "count" or counted) and thing.last > place:
        return words_of(sentence, thing.first, thing.last)
    label = _label(figure) if name is None else None
    if label is not None:
        return label
    near = name is not None and name.has("name") and name.last < place and place - name.last <= 4
    if sentence.low(place + 1) == "of" and figure.kind == "share" and not near:
        whole = find_thing(sentence, place + 1)
        if whole.last > place + 1:
            return words_of(sentence, whole.first, whole.last)
    if name is not None:
        return name_in_full(sentence, name)
    return words_of(sentence, thing.first, thing.last) if thing.last > place else None


def _label(figure: Figure) -> str | None:
    """`Late charges: 9.1%`: the words before a colon that stands right before the figure."""
    sentence, last = figure.sentence, figure.place - 2
    if sentence.low(last + 1) != ":":
        return None
    first = last
    while first > figure.first and sentence.low(first - 1) not in {"|", "\t", ",", ":", "#", "(", "•", "·"}:
        first -= 1
    return words_of(sentence, first, last) if last - first < _LONGEST_LABEL else None


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


def _span(figure: Figure, name: Hit | None, direction: Direction, *, counted: bool) -> Span:
    """The words of the claim: the figure with its period, and what it counts or the name right behind it."""
    tokens, place, quantity = figure.sentence.reading.tokens, figure.place, figure.quantity
    start, end = quantity.span
    if figure.kind == "count" and figure.thing.last > place:
        return start, tokens[with_period(figure.sentence, figure.thing.last, quantity)].span[1]
    last = place
    if name is not None and place < name.first <= place + 3:
        between = tokens[place + 1 : name.first]
        if not any(token.low in {",", "and", "#", ";", "."} for token in between):
            last = name.last
    end = max(end, tokens[with_period(figure.sentence, last, quantity)].span[1])
    if direction != "level" and quantity.baseline is None and figure.sentence.low(place - 1) in {"by", "of"}:
        lead = place - 2 if figure.sentence.low(place - 1) == "of" and place > 1 else place - 1
        start = min(start, tokens[lead].span[0])
    return start, end
