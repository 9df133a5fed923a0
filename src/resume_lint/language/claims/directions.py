"""A quantity in its sentence to its direction: a rise, a fall or a standing, by the word of change that governs it."""

from __future__ import annotations

import re

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.sentence import TIMES, TURNS, Sentence
from resume_lint.language.quantities.comparators import rises_to
from resume_lint.records import Direction


def is_brought_to(sentence: Sentence, place: int) -> bool:
    """`took net collections to 97.5%`: a level that was come to."""
    first, _ = sentence.bounds(place)
    quantity = sentence.reading.quantities[sentence.reading.tokens[place].quantity or 0]
    moved = {
        "took",
        "brought",
        "bringing",
        "moved",
        "pushed",
        "got",
        "taking",
        "went",
        "came",
        "driving",
        "drove",
    }
    bound = sentence.low(place - 1) == "to" or (
        quantity.comparator in ("le", "ge") and quantity.span[0] < quantity.core[0]
    )
    return bound and any(
        sentence.low(i) in moved and sentence.low(i + 1) != "back"
        for i in range(max(first, place - 8), place)
    )


def find_direction(sentence: Sentence, index: int, place: int, better: str, last: int) -> Direction:
    """Whether the figure is a rise, a fall or a standing, by the word of change that governs it."""
    quantity = sentence.reading.quantities[index] if index < len(sentence.reading.quantities) else None
    if quantity is not None and quantity.direction is not None:
        return quantity.direction
    if quantity is not None and sentence.reading.places[index] == place and quantity.form == "multiple":
        return "increase"
    if quantity is not None and "halv" in sentence.reading.text[quantity.core[0] : quantity.core[1]].lower():
        return "decrease"
    sign = sentence.low(place - 1)
    if sign in _SIGNS and (sign != "plus" or _is_end(sentence, place + 1)):
        return _SIGNS[sign]
    unit = quantity.unit if quantity is not None else None
    if (
        sign == "to"
        and sentence.low(place - 2) == "up"
        and rises_to(sentence.reading.tokens, place - 2, unit)
    ):
        return "increase"
    if sign in {"-", "−", "+"} and (sentence.low(place - 2) in {"", ":", "|", "•", ",", ";", "(", "\t", "·"}):
        return "increase" if sign == "+" else "decrease"
    after = _change_after(sentence, place, last, better)
    if after is not None:
        return after
    return direction_before(sentence, place, better)


_SIGNS: dict[str, Direction] = {
    "↓": "decrease", "▼": "decrease", "↘": "decrease", "minus": "decrease",
    "↑": "increase", "▲": "increase", "↗": "increase", "plus": "increase",
}  # fmt: skip


def _is_end(sentence: Sentence, at: int) -> bool:
    """`revenue plus 21%.`; in `plus 98% accuracy` the word joins."""
    return sentence.low(at) in {"", ".", ",", ";", ")", "per", "a", "/", "over", "in"}


# A list of more figures than this is no list of a person.
_LONGEST_LIST = 8


def _change_after(sentence: Sentence, place: int, last: int, better: str) -> Direction | None:
    """`28% fewer denials`, `a 15% reduction`, `$14,000 lower`, and `6%` in `6% and 9% increases`."""
    for _ in range(_LONGEST_LIST):
        if sentence.low(place + 1) in {"and", "to", "or"} and sentence.low(place + 2) == "#":
            place += 2
    for hit in sentence.hits:
        if place < hit.first <= place + 2:
            low = sentence.low(hit.first)
            between = [t.low for t in sentence.reading.tokens[place + 1 : hit.first]]
            if any(w in TURNS | {",", ";", ".", "(", "of", "to", "by"} for w in between):
                continue
            if low in {"cut", "add", "growth"} and hit.first > place + 1:
                continue
            kind = kind_of_change(hit)
            if kind and quantity_counts(sentence, place) and low.endswith("s") and low not in _CHANGES:
                continue  # `45 lab slips an hour`
            if kind and low in {"raise", "lift", "cut", "drop", "gain"} and between:
                continue
            if kind and low not in {"up", "more", "cutting", "reducing", "lowering"} | _PARTICIPLES:
                return _resolve(kind, better)
            if kind and low == "more" and sentence.low(hit.first + 1) not in {"than"} and not between:
                return "increase"
    if sentence.low(place + 1) in {"faster", "quicker", "sooner", "shorter"}:
        return "decrease"
    return None


_CLEARED_BEFORE = re.compile(
    r"\b(?:clear(?:s|ed|ing)?|clean(?:ed|ing) up|work(?:ed|ing) (?:off|down|through)|finish(?:ed|ing)|clos(?:ed|ing)"
    r"|eliminat(?:ed|ing)|got through|wip(?:ed|ing) out|burn(?:ed|t) through)(?: (?!and\b)[a-z-]+){0,4}$"
)
_CLEARED_BEHIND = re.compile(
    r"(?:[a-z,]+ ){0,6}?"
    r"(?:gone|removed|cleared|worked off|worked down|eliminated|wiped out|cleaned up|brought to zero)\b"
)


def is_cleared(sentence: Sentence, place: int, last: int) -> bool:
    """Whether the heap that the figure counts was worked off: `cleared 1,150 held orders`, `a backlog of 80 gone`."""
    index = sentence.reading.tokens[place].quantity
    if (
        index is None
        or sentence.reading.quantities[index].per is not None
        or not quantity_counts(sentence, place)
    ):
        return False
    first, end = sentence.bounds(place)
    before = " ".join(sentence.low(at) for at in range(max(first, place - 8), place))
    behind = " ".join(sentence.low(at) for at in range(last + 1, min(last + 9, end)))
    return bool(_CLEARED_BEFORE.search(before) or _CLEARED_BEHIND.match(behind))


_CHANGES = frozenset("increases decreases reductions drops declines gains rises cuts less".split())


def quantity_counts(sentence: Sentence, place: int) -> bool:
    """Whether the figure there has no unit."""
    index = sentence.reading.tokens[place].quantity
    return index is not None and sentence.reading.quantities[index].unit is None


_CLEARING = frozenset(
    """
    clear cleared clearing resolve resolved resolving eliminate eliminated wipe wiped
    """.split()
)


_NEAR_ONLY = frozenset(
    """
    fewer less lower more higher greater faster quicker shorter sooner reduction drop decline growth
    uptick improvement better extra
    """.split()
)


_PARTICIPLES = {"clear", "cleared", "eliminate", "resolve", "resolved", "top", "add", "added", "push"}


_TURNING = frozenset({"improve", "up", "down", "hold"})


def direction_before(sentence: Sentence, place: int, better: str) -> Direction:
    """`cut denials by 15%`, `rose to 97%`, `up $2.1M`: the nearest word of change whose reach is not broken."""
    first, _ = sentence.bounds(place)
    tokens = sentence.reading.tokens
    lead = sentence.low(place - 1)
    amount = lead in {"by", "to", "down", "up", "another", "nearly", "roughly"} or (
        lead in {"an", "a", "the"} and sentence.low(place - 2) in {"by", "to"}
    )
    amount = amount or (lead == "in" and sentence.low(place) == "#" and _is_half(sentence, place))
    start = place - 1
    while (
        start > first
        and sentence.low(start) in {"an", "a", "average", "of", "the"}
        and "average" in {sentence.low(start - step) for step in (0, 1)}
    ):
        start -= 1
    reach = max(first, place - 14)
    cues = [
        hit
        for hit in sentence.hits
        if reach <= hit.last + 1 and hit.last <= start and not _TURNING.isdisjoint(hit.metrics)
    ]
    for at in range(start, reach - 1, -1):
        token = tokens[at]
        for hit in cues:
            if hit.last != at or not (kind := kind_of_change(hit)):
                continue
            if _noun_use(sentence, hit):
                continue
            if _speeds_up(sentence, hit, place):
                return "decrease"
            far = any(t.quantity is not None for t in tokens[at + 1 : place])
            if far and (not amount or sentence.low(at) in _NEAR_ONLY):
                continue
            if sentence.low(hit.first) in _CLEARING and (
                better != "lower" or sentence.low(hit.last + 1) == "house"
            ):
                continue
            if sentence.low(hit.first) in _NEAR_ONLY and sentence.low(hit.first - 1) == "#":
                continue
            if {sentence.low(hit.first - step) for step in (1, 2)} & {"never", "not"}:
                return "level"
            return _resolve(kind, better)
        if any(h.last == at and h.has("hold") for h in cues) and not amount:
            return "level"
        if token.low in {";", "|", "while", "(", ")"} or (not amount and _begins_anew(sentence, at)):
            return "level"
        if token.low.startswith(("exceed", "surpass", "outperform")) and lead == "by":
            return "increase"
        if (
            token.quantity is not None
            and not _listed(sentence, at, place)
            and not _inside(sentence, at, place)
        ):
            return "level"
        if (
            token.low in {"at", "with", "of", "for", "worth", "that", "who", "which", "across", "in"}
            and not amount
        ):
            if token.low == "of" and any(h.last == at - 1 and kind_of_change(h) for h in cues):
                continue
            if token.low in {"of", "in", "for", "at", "across"} and place - at > 2 and token.low != "at":
                continue
            return "level"
    return "level"


def _speeds_up(sentence: Sentence, hit: Hit, place: int) -> bool:
    """`accelerated coding by 1.8 days`: what goes faster takes less time."""
    index = sentence.reading.tokens[place].quantity
    timed = index is not None and sentence.reading.quantities[index].unit in TIMES
    return timed and sentence.low(hit.first).startswith(("accelerat", "speed", "expedit", "quicken"))


def _begins_anew(sentence: Sentence, at: int) -> bool:
    """Whether another verb of the same row stands at `at`: `reducing denials and leading up to 8 people`."""
    if sentence.low(at - 1) not in {"and", "&"} or not sentence.low(at).endswith(("ing", "ed", "led")):
        return False
    return any(hit.first == at and (hit.of("verb") or hit.has("work_verbs")) for hit in sentence.hits)


def _inside(sentence: Sentence, at: int, place: int) -> bool:
    """`cut encounters over 7 days old by 83%`: a figure inside the name of what changed."""
    between = {sentence.low(i) for i in range(at + 1, place)}
    return sentence.low(place - 1) == "by" and not between & {"and", ",", ";", "&", ".", "to"}


def _is_half(sentence: Sentence, place: int) -> bool:
    """`cut them in half`."""
    span = sentence.reading.tokens[place].span
    return sentence.reading.text[span[0] : span[1]].lower() == "half"


def _listed(sentence: Sentence, at: int, place: int) -> bool:
    """A figure in a list of changes lets the verb reach the next: `cut denials 18% and A/R days by 9`."""
    return any(sentence.low(i) in {"and", ",", "&"} for i in range(at + 1, place))


def _noun_use(sentence: Sentence, hit: Hit) -> bool:
    """`lower acuity`, `up to`, `more than`, `add-on`, `top` as adjectives change nothing."""
    low, ahead = sentence.low(hit.first), sentence.low(hit.last + 1)
    if low in {"up", "down"} and sentence.low(hit.first - 1) == "-":
        return True
    return (
        (
            low == "up"
            and ahead in {"to", "-"}
            and sentence.low(hit.first - 1) not in {"went", "rose", "moved"}
        )
        or (low in {"more", "less", "fewer", "greater", "higher", "lower"} and ahead == "than")
        or (low in {"top", "add", "ease", "scale", "push"})
        or (
            sentence.low(hit.first - 1)
            in {
                "follow",
                "followed",
                "following",
                "given",
                "gave",
                "pick",
                "picked",
                "rang",
                "made",
                "sign",
                "set",
                "clean",
                "start",
                "ramp",
                "back",
            }
            and low in {"up", "down"}
        )
    )


def kind_of_change(hit: Hit) -> str | None:
    for kind in ("improve", "up", "down"):
        if hit.has(kind):
            return kind
    return None


def _resolve(kind: str, better: str) -> Direction:
    if kind == "improve":
        return "decrease" if better == "lower" else "increase"
    return "increase" if kind == "up" else "decrease"
