"""A figure to its signs: short names of what stands at it and around it, by which its metric is chosen.

A sign is true or not. Those here are weighed for each metric apart, but for the few by metric that `signs_after` gives.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.figures import Figure, how_far, kind_of
from resume_lint.language.claims.yardsticks import says_nothing, yardstick
from resume_lint.language.quantities import Quantity
from resume_lint.vocabulary import Metric

_SHARES = (5, 10, 25, 50, 80, 90, 95, 100)
_SIZES = (1, 2, 3, 5, 10, 100)
_TIMES = (2, 5, 10, 15, 31, 61)
_AROUND = 8  # so many words on each side tell of what the sentence is by their classes
_CHANGING = ("work_verbs", "up", "down", "improve", "hold", "clerical", "verb")
_IS_CHANGING = frozenset(_CHANGING)
_SAYING = ("goal", "expect", "achieve", "not_counted", "describing", "schooling", "pay")
_STATUS = ("goal", "expect", "achieve", "not_counted", "describing", "schooling", "pay", *_CHANGING)
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
            f"verb {how_far(place - verb.last - 1)} {kind}",
            f"verb form {_form(lead)} {kind}",
        ]
        signs += [f"verb {sort} {kind}" for sort in _CHANGING if verb.has(sort)]
    around = sentence.inside(max(figure.first, place - 8), min(place + 8, figure.last - 1))
    for sort in _SAYING:
        for hit in around:
            if sort in hit.metrics:
                before = hit.last < place
                gap = how_far(place - hit.last - 1 if before else hit.first - place - 1)
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
        f"from start {how_far(place - figure.first)}",
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
    return [*signs, f"next {next_kind} {joint} {figure.kind}", f"next {how_far(len(between))} {figure.kind}"]


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
            f"same again {same}", f"same again {same} {joint}", f"same again {same} {how_far(len(between))}",
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
