"""A figure with the period it is counted in: `per day`, `a week`, `monthly`, one at the end for a whole list."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.language.quantities.quantity import (
    ARTICLES,
    PER_ADVERBS,
    PERS,
    SENTENCE_END,
    Part,
    Token,
    word_at,
)
from resume_lint.records import Per

_MEASURES = frozenset(
    """
    average averaged averages averaging volume output production productivity load caseload workload total census
    revenue revenues sales charges billings income net gross from budget
    of : an a is was about around rate pace count review reviewed process processed handle
    """.split()
)
_TELLS_WHEN = {"later", "ago", "earlier", "afterwards", "prior"}  # `a year later`
_WORKING = {"work", "working", "business", "average", "calendar", "8", "eight"}  # `per working day`


def with_periods(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """Each quantity with its period; one at the end of a list belongs to all of the list."""
    result: list[Part] = []
    limits = [*(part.first for part in parts), len(tokens)][1:]
    first = word_at(tokens, 1) if [word_at(tokens, 0), word_at(tokens, 2)] == ["per", ","] else ""
    opening = PERS.get(word_at(tokens, 0) if word_at(tokens, 0) in PER_ADVERBS else first)
    stop = next((i for i, token in enumerate(tokens) if token.low in {".", ";", "for"}), len(tokens))
    for part, limit in zip(parts, limits, strict=True):
        per = _period_after(tokens, part.last + 1, limit)
        if per is None:
            per = _period_inside(tokens, part)
        if per is None:
            per = _period_before(tokens, part)
        if per is None and part.quantity.unit is None and part.first <= stop:
            per = opening
        if per is None:
            result.append(part)
            continue
        result.append(part._replace(quantity=part.quantity._replace(per=per)))
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        between = [t.low for t in tokens[here.last + 1 : there.first]]
        listed = bool({"and", ",", "&", "+", "or"} & set(between)) and len(between) <= 6
        plain = not any(
            w in SENTENCE_END or w in {"at", "with", "for", "in", "by", "from", "which", "that", "comes"}
            for w in between
        )
        if here.quantity.per is None and there.quantity.per and listed and plain:
            if here.quantity.unit is None and there.quantity.unit is None:
                shared = here.quantity._replace(per=there.quantity.per, shares_per=True)
                result[index] = here._replace(quantity=shared)
    return result


def _period_after(tokens: Sequence[Token], start: int, limit: int) -> Per | None:
    """`per day`, `/day`, `a day`, `each week`, `daily` within the words after a number."""
    for at in range(start, min(start + 9, limit)):
        low = tokens[at].low
        ahead = word_at(tokens, at + 1)
        if low in SENTENCE_END or low in {"(", ":", "|", "\t", "at", "with", "while"}:
            return None
        if (
            low in {"per", "/", "each", "every", "a", "an", "by", "p"}
            and ahead in PERS
            and ahead not in PER_ADVERBS
        ):
            if low in {"a", "an"} and word_at(tokens, at + 2) in _TELLS_WHEN:
                return None
            if (
                low == "by"
                or word_at(tokens, at - 1) in {"for", "in", "within"}
                or (low in {"each", "every"} and ahead in {"hour"})
            ):
                continue
            return PERS[ahead]
        if (
            low in {"per", "a", "an", "each", "every", "/"}
            and word_at(tokens, at + 4) == "shift"
            and ahead.isdigit()
        ):
            return "shift"  # `per 8-hour shift`
        if low in {"per", "/"} and ahead in _WORKING and word_at(tokens, at + 2) in PERS:
            return PERS[tokens[at + 2].low]
        if low in PER_ADVERBS and word_at(tokens, at - 1) in ARTICLES:
            return None
        if low in PER_ADVERBS:
            return None if "," in _lows(tokens, start, at) else PERS[low]
        if low == "," and at - start > 6:
            return None
    return None


def _lows(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    return [token.low for token in tokens[first:last]]


def _period_inside(tokens: Sequence[Token], part: Part) -> Per | None:
    """`from 31 a month to 12`."""
    for at in range(part.first, part.last):
        if tokens[at].low in {"a", "an", "per", "/", "each"} and word_at(tokens, at + 1) in PERS:
            return PERS[tokens[at + 1].low]
    return None


def _period_before(tokens: Sequence[Token], part: Part) -> Per | None:
    """`daily average of 45`, `monthly volume: 1,200`, `each day coded 40`."""
    if (
        word_at(tokens, part.first - 1) in {"plus", "and", "&"}
        and word_at(tokens, part.first - 2) in PER_ADVERBS
    ):
        return PERS[word_at(tokens, part.first - 2)] if part.quantity.unit is None else None
    for at in range(part.first - 1, max(part.first - 6, -1), -1):
        low = tokens[at].low
        if (
            low in SENTENCE_END
            or tokens[at].quantity is not None
            or low in {"|", ",", "for", "with", "at", "in", "on"}
        ):
            return None
        if low == ":" and at > 3:
            return None
        if low in PER_ADVERBS and part.quantity.unit in (None, "usd"):
            between = {token.low for token in tokens[at + 1 : part.first]}
            return PERS[low] if between <= _MEASURES else None
        if low in {"each", "every", "per"} and word_at(tokens, at + 1) in PERS:
            return PERS[tokens[at + 1].low]
    return None
