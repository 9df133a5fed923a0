"""Quantities that are no results: goals nobody is said to have met, sizes of employers, pay, schooling."""

from __future__ import annotations

from bisect import bisect_left

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.sentence import STOPS, Sentence
from resume_lint.language.quantities import Quantity

_GOAL_REACH = 5


def yardstick(sentence: Sentence, index: int, place: int) -> str | None:
    """`goal` where the figure is a yardstick nobody is said to have met, `met` where it was, None where it is none."""
    first, last = sentence.bounds(place)
    tokens = sentence.reading.tokens
    after = [
        h
        for h in sentence.near("goal", place + 1, min(place + 1 + _GOAL_REACH, last - 1))
        if _clear(sentence, place, h.first) and sentence.low(h.first) != "against"
    ]
    before = sentence.near("goal", first, place - 1)
    wants = sentence.near("expect", first, place - 1)
    if after and _of_yardstick(sentence, place, after[0]):
        return None
    if after and [sentence.low(after[0].last + step) for step in (1, 2)] == ["of", "#"]:
        return None
    if after:
        unit = sentence.reading.quantities[index].unit
        told = any(
            sentence.reading.quantities[t.quantity].unit == unit
            for t in tokens[first:place]
            if t.quantity is not None
        )
        return "met" if not told and _met(sentence, index, max(first, place - 7), place) else "goal"
    linked = sentence.near("goal", place + 1, last - 1)
    if linked and any(t.low in {"was", "is", "were", "are"} for t in tokens[place + 1 : linked[0].first]):
        between = tokens[place + 1 : linked[0].first]
        whole = not any(t.low in {",", ";"} or t.quantity is not None for t in between)
        if len(between) <= 10 and whole and linked[0].last >= last - 4:
            return "goal"
    for hit in reversed(before):
        if any(
            sentence.low(hit.first - s) == "of" and sentence.low(hit.first - s - 1) == "#" for s in (1, 2, 3)
        ):
            continue
        if hit.last - hit.first == 0 and sentence.low(hit.first) == "against" and place - hit.last > 4:
            continue
        if _met(sentence, index, hit.last + 1, place):
            return None if _turned(sentence, hit.last, place) else "met"
        if _met(sentence, index, max(first, hit.first - 6), hit.first) and place - hit.last <= 6:
            return "met"
        if place - hit.last > 6 and _turned(sentence, hit.last, place):
            continue
        if any(t.quantity is not None for t in tokens[hit.last + 1 : place]) and _turned(
            sentence, hit.last, place
        ):
            continue
        return "goal"
    for hit in reversed(wants):
        told = any(t.low in {":", "("} for t in tokens[hit.last + 1 : place])
        if (
            not told
            and not _met(sentence, index, hit.last + 1, place)
            and place - hit.last <= 12
            and not _turned(sentence, hit.last, place)
        ):
            return "goal"
    lead = sentence.reading.text[sentence.reading.quantities[index].span[0] :].lower()
    if sentence.low(place - 1) == "(" and lead.startswith(("minimum", "min ", "required")):
        return "goal"
    return None


def _clear(sentence: Sentence, place: int, goal: int) -> bool:
    """No other figure, bracket or clause border between the figure and the goal word after it."""
    between = sentence.reading.tokens[place + 1 : goal]
    return not any(
        t.quantity is not None
        or t.low
        in {
            ",",
            "(",
            ")",
            "|",
            "\t",
            ":",
            "and",
            "while",
            "against",
            "vs",
            "versus",
            "with",
            "for",
            "in",
            "on",
            "at",
        }
        for t in between
    )


def _of_yardstick(sentence: Sentence, place: int, hit: Hit) -> bool:
    """`112% of target` is a result."""
    words = [t.low for t in sentence.reading.tokens[place + 1 : hit.first]]
    return bool(words) and words[0] == "of"


def _met(sentence: Sentence, index: int, first: int, last: int) -> bool:
    """Whether a word of meeting it stands between; a preposition only right before the figure."""
    quantity = sentence.reading.quantities[index]
    for hit in sentence.near("achieve", first, last - 1):
        if sentence.low(hit.first - 1) in {"to", "not", "never"} and sentence.low(hit.first) not in {
            "over",
            "above",
        }:
            continue
        if any(t.quantity is not None for t in sentence.reading.tokens[hit.last + 1 : last]):
            continue
        return True
    return quantity.comparator == "ge" and any(
        w in sentence.reading.text[quantity.span[0] : quantity.core[0]].lower()
        for w in ("exceed", "above", "surpass", "top", "clear", "past", "beyond", "over ")
    )


def _turned(sentence: Sentence, first: int, last: int) -> bool:
    """A new clause begins between: what was said of a goal before it does not reach behind it."""
    words = [t.low for t in sentence.reading.tokens[first + 1 : last]]
    return bool(
        {
            "i",
            "we",
            "while",
            "yet",
            "but",
            "that",
            "averaged",
            "achieved",
            "reached",
            "scored",
            ")",
            "missed",
        }
        & set(words)
    )


def says_nothing(sentence: Sentence, quantity: Quantity, place: int) -> bool:
    """Sizes of an employer, pay, schooling: figures that say nothing of the person's work."""
    first, last = sentence.bounds(place)
    if quantity.unit == "usd" and sentence.low(place - 1) == "with" and _describes(sentence, place - 2):
        return True
    if quantity.unit == "usd":
        if sentence.near("pay", max(first, place - 6), min(place + 6, last - 1)) and not sentence.near(
            "work_verbs", first, place
        ):
            return True
        if sentence.low(place - 1) in {"a", "an"}:
            return bool(_noun_phrase_hits(sentence, place, "describing"))
    if quantity.unit == "usd" and quantity.comparator in ("ge", "le") and quantity.span[0] < quantity.core[0]:
        if any(hit.last == place - 1 and hit.of("noun") for hit in sentence.hits):
            return True  # `unbilled accounts over $50K`: which ones, not how much
    if quantity.unit is None and (sentence.low(place - 1) == "=" or _described(sentence, place)):
        return True
    reach = 2 if quantity.unit is None else 5
    near = sentence.near("schooling", max(first, place - reach), min(place + reach, last - 1))
    return bool(near) and quantity.unit in (None, "percent", "index")


def _describes(sentence: Sentence, last: int) -> bool:
    """Whether a word for an employer ends at that token."""
    return any(hit.last == last and hit.has("describing") for hit in sentence.hits)


def _described(sentence: Sentence, place: int, steps: int = 8) -> bool:
    """`a multispecialty group (410 physicians)`: a size in brackets behind what it is the size of."""
    sizes = {hit.last for hit in sentence.hits if hit.has("describing")}
    if (
        sentence.low(place - 1) in {"with", ","}
        and place - 2 in sizes
        and not sentence.near("work_verbs", 0, place)
        and not _opens_with_work(sentence, place)
    ) or (sentence.low(place - 1) == "with" and place - 2 in sizes):
        return True
    if (
        sentence.low(place - 1) == "of"
        and place - 2 in sizes
        and sentence.low(place - 2) not in {"group", "network"}
    ):
        return True
    places = sentence.reading.places
    at = bisect_left(places, place)
    before = places[at - 1] if at else None
    joined = sentence.low(place - 1) in {"and", ","}
    if before is not None and joined and place - before <= 4 and steps:
        return _described(sentence, before, steps - 1)
    opening = next((i for i in range(place - 1, max(place - 8, -1), -1) if sentence.low(i) in {"(", ")"}), -1)
    if opening < 0 or sentence.low(opening) != "(":
        return False
    return bool(sizes & {opening - 1, opening - 2})


def _opens_with_work(sentence: Sentence, place: int) -> bool:
    """`Coded for 11 clinics, 40 charts per day`: a verb of a metric opens the clause, so the figures are of work."""
    first, _ = sentence.bounds(place)
    return any(
        hit.first == first and hit.has("verb") and sentence.low(first) not in STOPS for hit in sentence.hits
    )


def _noun_phrase_hits(sentence: Sentence, place: int, kind: str) -> list[Hit]:
    end = place + 1
    while (
        end < len(sentence.reading.tokens)
        and end <= place + 4
        and sentence.low(end) not in STOPS | {",", ".", ";", ")", "of", "#"}
    ):
        end += 1
    return sentence.near(kind, place + 1, end - 1)
