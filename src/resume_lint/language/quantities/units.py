"""Units of time, and units borrowed from the figure beside: `96 and 98 percent`, `from 5 to 2 days`."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.language.quantities.quantity import (
    ARROWS,
    ARTICLES,
    DASHES,
    FILLERS,
    SENTENCE_END,
    TIME_UNITS,
    Part,
    Token,
    word_at,
)

_DAY_WORDS = {"business", "working", "calendar", "work", "full", "short"}


_AFTER_BARE = {"", ",", ".", ";", ")", "on", "in", "for", "after", "by", "within", "\t", "|", "and", "over"}


def with_time(part: Part, tokens: Sequence[Token]) -> Part:
    """The quantity in days, hours … where such a word follows or hangs on it."""
    quantity = part.quantity
    if quantity.unit is not None:
        return part
    at = part.last + 1
    if quantity.compound in TIME_UNITS:
        end = at + 1 if word_at(tokens, at) in DASHES else at
        if word_at(tokens, end) == quantity.compound:
            return part._replace(quantity=quantity._replace(unit=TIME_UNITS[quantity.compound]), last=end)
        return part._replace(quantity=quantity._replace(unit=TIME_UNITS[quantity.compound]))
    if quantity.compound:
        return part
    if word_at(tokens, at) in _DAY_WORDS and word_at(tokens, at + 1) in TIME_UNITS:
        at += 1
    if word_at(tokens, at) in TIME_UNITS and tokens[at].span[0] - tokens[part.last].span[1] < 12:
        return part._replace(quantity=quantity._replace(unit=TIME_UNITS[tokens[at].low]), last=at)
    return part


def borrow_units(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """Units borrowed from the neighbour: `96 and 98 percent`, `from 5 to 2 days`, `97% on four, 94 on the fifth`."""
    result = list(parts)
    for index in range(1, len(result)):
        here, before = result[index], result[index - 1]
        if here.quantity.unit is not None or before.quantity.unit is None or here.quantity.compound:
            continue
        between = [t.low for t in tokens[before.last + 1 : here.first]]
        bare = word_at(tokens, here.last + 1) in _AFTER_BARE
        if bare and _from_to(between, tokens, before, here) and _fits(here, before):
            result[index] = here._replace(
                quantity=here.quantity._replace(unit=before.quantity.unit, borrowed=True)
            )
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        if here.quantity.unit is not None or there.quantity.unit in (None, "ratio") or here.quantity.compound:
            continue
        between = [t.low for t in tokens[here.last + 1 : there.first]]
        joiners = {"and", "to", "or", ",", "through", "&", *DASHES, *ARROWS}
        if there.quantity.unit == "usd":
            joiners -= {"and", ",", "&"}
        joined = set(between) <= joiners | FILLERS and joiners & set(between)
        if "," in between and not {"and", "or", "to", "&"} & set(between) and not _in_a_row(here, there):
            continue  # `Team of 24, 97.2% quality`
        if joined and len(between) <= 5 and there.quantity.form != "multiple" and _fits(here, there):
            result[index] = here._replace(
                quantity=here.quantity._replace(unit=there.quantity.unit, borrowed=True)
            )
    result = _borrow_in_list(result, tokens)
    for index, part in enumerate(result):
        result[index] = _borrow_share(result[:index], part, tokens)
    return result


def _in_a_row(here: Part, there: Part) -> bool:
    """Whether two figures with nothing but a comma between are of a kind: `95.1, 96.4%`."""
    a, b = here.quantity, there.quantity
    if b.borrowed:  # `0, 10 and 90 days`
        return True
    return b.unit == "percent" and a.value <= 100 and a.decimals == b.decimals and not b.compound


def _borrow_in_list(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """`inpatient 96.2, outpatient 97.8, ED 98.4%`: bare figures of a list take the share sign of its last one."""
    result = list(parts)
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        between = [t.low for t in tokens[here.last + 1 : there.first]]
        listed = (between[:1] == [","] and len(between) <= 5) or (
            between[:1] == ["and"] and len(between) <= 2
        )
        if (
            listed
            and here.quantity.unit is None
            and there.quantity.unit == "percent"
            and here.quantity.decimals
            and here.quantity.value > there.quantity.value / 3  # `index 1.19, recapture 84%`
        ):
            if here.quantity.value <= 100 and not here.quantity.compound:
                result[index] = here._replace(quantity=here.quantity._replace(unit="percent", borrowed=True))
    return result


def _borrow_share(before: Sequence[Part], here: Part, tokens: Sequence[Token]) -> Part:
    """A bare `94 on the fifth` in percent where a share stands shortly before it in the sentence."""
    if here.quantity.unit is not None or not 30 < here.quantity.value <= 100 or here.quantity.compound:
        return here
    placed = word_at(tokens, here.last + 1) in {"on", "in"} and word_at(tokens, here.first - 1) in {
        ",",
        "and",
        "then",
    }
    bare = here.quantity.decimals and word_at(tokens, here.last + 1) in _AFTER_BARE
    if not placed and not bare:
        return here
    for part in reversed(before):
        between = [t.low for t in tokens[part.last + 1 : here.first]]
        if len(between) > 10 or (any(word in SENTENCE_END for word in between) and not bare):
            return here
        if part.quantity.unit == "percent":
            return here._replace(quantity=here.quantity._replace(unit="percent", borrowed=True))
    return here


def _fits(here: Part, there: Part) -> bool:
    if there.quantity.unit == "percent":
        return here.quantity.value <= 1000 and not here.quantity.comma
    return True


def _from_to(between: Sequence[str], tokens: Sequence[Token], before: Part, here: Part) -> bool:
    words = set(between)
    if any(w in SENTENCE_END for w in between) or len(between) > 7:
        return False
    if words & ARROWS or words & {"vs", "versus"}:
        return True
    if "from" in words or "was" in words:
        return bool(words & {"down", "up", "from", "was"})
    return "to" in words and has_from(tokens, before.first)


def has_from(tokens: Sequence[Token], first: int, reach: int = 5) -> bool:
    for index in range(first - 1, max(first - 1 - reach, -1), -1):
        low = tokens[index].low
        if low == "from":
            return True
        if low not in FILLERS and low not in ARTICLES:
            return False
    return False
