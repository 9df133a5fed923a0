"""A figure to its signs: short names of what stands at it and around it, by which its metric is chosen.

A sign is true or not. Signs of the figure (`signs_of`) are weighed for each metric apart; signs of a metric at the
figure (`signs_by_metric`), such as its name two words before, weigh the same for all metrics.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.figures import BORDERS, Between, Figure, kind_of
from resume_lint.language.claims.yardsticks import says_nothing, yardstick
from resume_lint.language.quantities import Quantity
from resume_lint.records import Direction, Unit
from resume_lint.vocabulary import Metric

_GAPS = (0, 1, 2, 3, 5, 8, 12, 20)
_SHARES = (5, 10, 25, 50, 80, 90, 95, 100)
_SIZES = (1, 2, 3, 5, 10, 100)
_TIMES = (2, 5, 10, 15, 31, 61)
_AROUND = 8  # so many words on each side tell of what the sentence is by their classes
_CHANGING = ("work_verbs", "up", "down", "improve", "hold", "clerical", "verb")
_IS_CHANGING = frozenset(_CHANGING)
_SAYING = ("goal", "expect", "achieve", "not_counted", "describing", "schooling", "pay")
_STATUS = ("goal", "expect", "achieve", "not_counted", "describing", "schooling", "pay", *_CHANGING)
_CUES = ("name", "hint", "noun", "verb", "object")
_PERSON = ("er", "or", "ist", "ian", "ee", "ant", "ern")
_ARTICLES = frozenset({"the", "a", "an"})
_MODALS = frozenset({"must", "should", "may", "might", "will", "would", "can", "could", "shall", "cannot"})
_SPEAKER = frozenset({"i", "my", "me", "we", "our", "us", "myself"})
_THIRD = frozenset({"she", "he", "her", "his", "who", "they", "their", "it"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "all", "each", "every", "most", "no", "some", "any"}
)
_LEADING = frozenset(
    "in at on for since by after when while as with from during under over within until before of to".split()
)
_PAST = frozenset(
    """
    led wrote built cut kept held ran took brought made gave found won grew rose fell drove taught sent paid put
    got met beat had did went came left sold saw set hit read spent oversaw chose caught
    """.split()
)
_AUXILIARIES = frozenset({"was", "were", "is", "are", "got", "had", "has", "have", "been", "wa"})


def signs_of(figure: Figure) -> list[str]:
    """The signs of a figure, whatever it may measure."""
    signs = ["", *_signs_of_amount(figure), *_signs_of_thing(figure), *_signs_of_words(figure)]
    signs += _signs_of_sentence(figure)
    signs += _signs_of_setting(figure)
    return signs


def _signs_of_amount(figure: Figure) -> list[str]:
    quantity, kind = figure.quantity, figure.kind
    signs = [
        kind, f"size {kind} {_size(quantity, kind)}", f"per {quantity.per} {kind}", f"form {quantity.form} {kind}",
        f"bound {quantity.comparator} {kind}", f"direction {figure.direction} {kind}",
    ]  # fmt: skip
    if quantity.baseline is not None:
        signs.append(f"baseline {kind}")
    if quantity.value_max is not None:
        signs.append(f"range {kind}")
    if quantity.compound:
        signs += ["compound", f"compound {quantity.compound}"]
    if quantity.comma:
        signs.append("comma")
    if kind == "time":
        signs.append(f"bound {quantity.comparator} {quantity.unit}")
    verdict = yardstick(figure.sentence, figure.index, figure.place)
    signs.append(f"yardstick {verdict} {kind}")
    if says_nothing(figure.sentence, quantity, figure.place):
        signs.append(f"describes {kind}")
    return signs


def _size(quantity: Quantity, kind: str) -> str:
    value = quantity.value
    if kind == "share":
        return "100" if value == 100 else str(bisect_left(_SHARES, value + 1e-9))
    if kind in ("count", "money"):
        return str(int(math.log10(value) * 2)) if value >= 1 else "0"
    if kind == "time":
        return f"{quantity.unit} {bisect_left(_TIMES, value)}"
    return str(bisect_left(_SIZES, value))


def _gap(tokens: int) -> int:
    return bisect_left(_GAPS, tokens)


def _signs_of_thing(figure: Figure) -> list[str]:
    thing, kind, words = figure.thing, figure.kind, figure.ground.words
    if thing.last <= figure.place:
        return [f"nothing {kind}"]
    named = words[figure.place + 1 : thing.last + 1]
    head = words[thing.head.last] if thing.head else named[-1] if named else ""
    signs = [f"thing {word} {kind}" for word in dict.fromkeys(named)]
    signs += [f"head {head} {kind}", f"thing long {min(4, thing.last - figure.place)}"]
    signs.append(f"head ends {head[-3:]} {kind}")
    if head.endswith(_PERSON):
        signs.append(f"person {kind}")
    if thing.head is None:
        signs.append(f"unknown {kind}")
    return signs


def _signs_of_words(figure: Figure) -> list[str]:
    """The words at the figure, and those of its sentence before and behind it."""
    ground, place, kind = figure.ground, figure.place, figure.kind
    word, tokens = ground.word, figure.sentence.reading.tokens
    one, two = word(place + 1), word(place + 2)
    signs = [
        f"-1 {word(place - 1)}", f"-2 {word(place - 2)}", f"-3 {word(place - 3)}", f"+1 {one}", f"+2 {two}",
        f"+3 {word(place + 3)}", f"-21 {word(place - 2)} {word(place - 1)}", f"+12 {one} {two}",
        f"first {word(figure.first)}", f"+1 ends {one[-2:]} {kind}",
    ]  # fmt: skip
    if one in _AUXILIARIES:
        signs.append(f"+aux {two}")
    for at in range(place - 1, max(figure.first, place - 14) - 1, -1):
        near = word(at)
        if near[0].isalpha() and near not in _ARTICLES:
            signs.append(f"- {near}")
            if place - at <= 6:
                signs.append(f"-- {near}")
    behind = place + 1
    while behind < min(figure.last, place + 12) and tokens[behind].quantity is None:
        near = word(behind)
        if near[0].isalpha() and near not in _ARTICLES:
            signs.append(f"+ {near}")
        behind += 1
    before = ground.classes(max(figure.first, place - _AROUND), place)
    signs += [f"class - {name} {kind}" for name in before]
    after = ground.classes(place + 1, min(behind, place + 1 + _AROUND))
    return signs + [f"class + {name} {kind}" for name in after]


def _signs_of_sentence(figure: Figure) -> list[str]:
    """Who does what in the sentence: the subject, the verb that governs the figure, goals and sizes near it."""
    sentence, place, kind = figure.sentence, figure.place, figure.kind
    word = figure.ground.word
    subject = _subject(figure)
    signs = [f"subject {subject}", f"subject {subject} {kind}"]
    verb = _governing(figure)
    if verb is None:
        signs.append(f"no verb {kind}")
    else:
        lead = word(verb.first)
        signs += [
            f"verb {lead}",
            f"verb {_gap(place - verb.last - 1)} {kind}",
            f"verb form {_form(lead)} {kind}",
        ]
        signs += [f"verb {sort} {kind}" for sort in _CHANGING if verb.has(sort)]
    around = sentence.inside(max(figure.first, place - 8), min(place + 8, figure.last - 1))
    for sort in _SAYING:
        for hit in around:
            if sort in hit.metrics:
                before = hit.last < place
                gap = _gap(place - hit.last - 1 if before else hit.first - place - 1)
                signs.append(f"{sort} {'-' if before else '+'}{gap}")
    signs += _signs_of_status(figure)
    tokens = sentence.reading.tokens
    inside = {tokens[at].low for at in range(max(figure.first, place - 25), min(figure.last, place + 15))}
    if inside & _MODALS:
        signs += ["modal", f"modal {kind}"]
    if inside & _SPEAKER:
        signs.append(f"speaker {kind}")
    if inside & _THIRD:
        signs.append(f"third person {kind}")
    places = sentence.reading.places
    signs += [
        f"figures {min(4, len(places))}",
        f"figure {min(3, figure.index)}",
        f"from start {_gap(place - figure.first)}",
    ]
    signs += _signs_of_neighbours(figure)
    return signs


def _signs_of_status(figure: Figure) -> list[str]:
    """What the sentence said last before the figure: a goal, a doing, a change, a description; also at its start."""
    said: list[str] = []
    for hit in figure.sentence.hits:
        if hit.last >= figure.place:
            break
        if hit.first >= figure.first:
            sort = next((one for one in _STATUS if one in hit.metrics), None)
            if sort is not None and said[-1:] != [sort]:
                said.append(sort)
    if not said:
        return [f"said nothing {figure.kind}"]
    signs = [f"said {said[-1]} {figure.kind}", f"said {said[0]} {said[-1]}", "said " + " ".join(said[-3:])]
    if figure.kind == "time":  # `cut by 15% within six months` tells over what time
        signs.append(f"said {said[-1]} {figure.ground.word(figure.place - 1)} {figure.quantity.unit}")
    return signs


def _signs_of_neighbours(figure: Figure) -> list[str]:
    quantities, places = figure.sentence.reading.quantities, figure.sentence.reading.places
    signs = []
    if figure.index:
        signs.append(f"before {kind_of(quantities[figure.index - 1])} {figure.kind}")
    if figure.index + 1 == len(places):
        return [*signs, f"last {figure.kind}"]
    following = places[figure.index + 1]
    between = figure.ground.words[figure.place + 1 : following]
    joint = next(
        (word for word in (";", ".", "and", ",", "(", "|", "at", "with", "of", "to") if word in between), ""
    )
    next_kind = kind_of(quantities[figure.index + 1])
    return [*signs, f"next {next_kind} {joint} {figure.kind}", f"next {_gap(len(between))} {figure.kind}"]


def _signs_of_setting(figure: Figure) -> list[str]:
    setting, kind = figure.sentence.setting, figure.kind
    signs = [f"section {setting.section}", f"section {setting.section} {kind}"]
    signs += [f"role {word}" for word in setting.role] or [f"no role {kind}"]
    opening = figure.ground.word(0)
    signs += [f"line {opening}", f"line {opening} {figure.ground.word(1)}"]
    if setting.leads:
        signs.append(f"leads {kind}")
    return signs


def _governing(figure: Figure) -> Hit | None:
    """The nearest verb before the figure in its sentence."""
    for hit in reversed(figure.sentence.hits):
        if hit.last < figure.place:
            if hit.first < figure.first:
                return None
            if not _IS_CHANGING.isdisjoint(hit.metrics):
                return hit
    return None


def _form(word: str) -> str:
    if word.endswith("ed") or word in _PAST:
        return "past"
    return "ing" if word.endswith("ing") else "plain"


def _subject(figure: Figure) -> str:
    """How the sentence opens: with a figure, a verb and its form, the speaker, a thing, another's doing."""
    low = figure.sentence.low(figure.first)
    if low == "#":
        return "#"
    if low in _SPEAKER:
        return "speaker"
    if low in _THIRD:
        return "third"
    if low in _DETERMINERS:
        return f"{low} {_sort(figure, figure.first + 1)}"
    if low in _LEADING:
        return low
    return _sort(figure, figure.first)


def _sort(figure: Figure, at: int) -> str:
    low = figure.sentence.low(at)
    if low.endswith("ed") or low in _PAST:
        return "past"
    for hit in figure.sentence.hits:
        if hit.first == at:
            for sort in ("describing", "goal", "name", "work_verbs", "verb", "noun"):
                if hit.has(sort):
                    return sort
    if low.endswith("ing"):
        return "ing"
    return "plural" if low.endswith("s") else "word"


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
            f"{lead} {kind}", f"{lead} gap {_gap(between.gap)}", f"{lead} cost {min(12, cost)}",
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
            signs += [f"thing and verb {kind}", f"thing and verb{verb[1]} {_gap(verb[2].gap)}"]
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


def signs_after(
    figure: Figure, chosen: list[str | None], metrics: Mapping[str, Metric]
) -> tuple[list[str], dict[str, list[str]]]:
    """The signs that what was `chosen` for the figures before it gives: of the figure, and by metric."""
    if not figure.index:
        return ["first figure"], {}
    quantities, places = figure.sentence.reading.quantities, figure.sentence.reading.places
    before, last = chosen[-1], quantities[figure.index - 1]
    between = figure.ground.words[places[figure.index - 1] + 1 : figure.place]
    joint = _joint(between)
    same = kind_of(last) == figure.kind
    signs = [
        f"after {before if before in (None, 'other') else 'one'} {same} {joint}",
        f"after {before} {figure.kind}",
    ]
    if figure.kind == "time":
        counted = "claim" if before else "none"
        signs.append(f"{figure.quantity.unit} {figure.ground.word(figure.place - 1)} after {counted} {joint}")
    found: dict[str, list[str]] = {}
    if before is not None:
        found[before] = [
            f"same again {same}", f"same again {same} {joint}", f"same again {same} {_gap(len(between))}",
            f"same again {kind_of(last)} {figure.kind}",
        ]  # fmt: skip
        if last.unit == "percentage_point" and between[-1:] == ["to"]:
            found[before].append("after amount")
        for metric in metrics.values():
            if before in metric.beside:
                found.setdefault(metric.id, []).append(f"beside {figure.kind}")
    elif len(chosen) > 1 and (earlier := chosen[-2]) is not None:
        found[earlier] = ["same as before last"]
    return signs, found


def _joint(between: list[str]) -> str:
    if "and" in between or "&" in between:
        return "and"
    if "," in between:
        return ","
    if ";" in between or "." in between:
        return ";"
    return "to" if between[-1:] == ["to"] else ""
