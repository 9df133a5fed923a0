"""A figure with the period it is counted in: `per day`, `a week`, `monthly`, one at the end for a whole list."""

from __future__ import annotations

from collections import deque
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
from resume_lint.language.quantities.ranges import BARE_BEFORE
from resume_lint.records import Per

_MEASURES = frozenset(
    """
    average averaged averages averaging volume output production productivity load caseload workload total census
    revenue revenues sales charges billings income net gross from budget
    of : an a is was about around rate pace count review reviewed process processed handle
    quota sample samples audits savings deposits goal target operating cash collection collections department
    """.split()
)
_OF_A_NOUN = {"through", "of", "by", "from", "with", "for", "to", "via", "during", "average"}
_TELLS_WHEN = {"later", "ago", "earlier", "afterwards", "prior"}  # `a year later`
_AVERAGE = {"average", "avg", "normal", "typical"}  # `on an average day`
_WORKING = {
    "fiscal",
    "academic",
    "school",
    "work",
    "working",
    "business",
    "average",
    "calendar",
    "8",
    "eight",
}  # `per working day`
# So many things in a while are not told to the tenth.
_HIGHEST_PACE = 60
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_OF_A_SHIFT = {"#", "-", ".", "hour", "hr", "hrs", "h"}
# Before the figure of the person where a yardstick with its period stands first: `Goal is 8 a day, my average 11`.
_OWN = {"average", "averaged", "avg", "mine", "my", "actual", "hit", "run", "did", "do", "doing", "gave"}


def with_periods(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """Each quantity with its period; one at the end of a list belongs to all of the list."""
    result: list[Part] = []
    limits = [*(part.first for part in parts), len(tokens)][1:]
    first = word_at(tokens, 1) if [word_at(tokens, 0), word_at(tokens, 2)] == ["per", ","] else ""
    opening = PERS.get(word_at(tokens, 0) if word_at(tokens, 0) in PER_ADVERBS else first)
    headed = _headed(tokens)
    stop = next((i for i, token in enumerate(tokens) if token.low in {".", ";", "for"}), len(tokens))
    for part, limit in zip(parts, limits, strict=True):
        per = _period_after(tokens, part.last + 1, limit)
        if per is None:
            per = _period_inside(tokens, part)
        if per is None:
            per = _period_before(tokens, part)
        if per is None and part.quantity.unit is None and part.first <= stop:
            per = opening
        if per is None and part.quantity.unit in (None, "usd"):
            while (
                len(headed) > 1 and headed[1][0] < part.first
            ):  # only the last label before the figure holds
                headed.popleft()
            per = headed[0][2] if headed and headed[0][0] < part.first <= headed[0][1] else None
        if per is None and result:
            per = _own_after_yardstick(result[-1], part, tokens)
        if per is None:
            result.append(part)
            continue
        result.append(part._replace(quantity=part.quantity._replace(per=per)))
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        between = [t.low for t in tokens[here.last + 1 : there.first]]
        listed = bool({"and", ",", "&", "+", "or", "plus"} & set(between)) and len(between) <= 6
        plain = not any(
            w in SENTENCE_END or w in {"at", "with", "for", "in", "by", "from", "which", "that", "comes"}
            for w in between
        )
        if here.quantity.per is None and there.quantity.per and listed and plain:
            if here.quantity.unit is None and there.quantity.unit is None:
                shared = here.quantity._replace(per=there.quantity.per)
                result[index] = here._replace(quantity=shared)
    return result


def _headed(tokens: Sequence[Token]) -> deque[tuple[int, int, Per]]:
    """`Charts/hr – IP 2, OP 9`, `Per day: 21, 35`: from where to where a label's period holds."""
    spans: deque[tuple[int, int, Per]] = deque()
    end = 0
    for at, token in enumerate(tokens):
        if token.low not in {":", "–", "—"} or at == 0:
            continue
        low, lead = tokens[at - 1].low, word_at(tokens, at - 2)
        per = PERS.get(low) if lead in {"/", "per", "each", "every"} or low in PER_ADVERBS else None
        if per is None and lead in PER_ADVERBS and word_at(tokens, at - 3) in {"", ".", ";", "|", "\t", ","}:
            per = PERS[lead]  # `Monthly vol:`
        if per is not None and (low not in PER_ADVERBS or lead in {"", ".", ";", "|", "\t"}):
            while end < len(tokens) and (end < at or tokens[end].low not in SENTENCE_END):
                end += 1
            spans.append((at, end, per))
    return spans


def _own_after_yardstick(before: Part, part: Part, tokens: Sequence[Token]) -> Per | None:
    """The period of `8 reviews per day` for `my average 11`, which stands bare right behind it."""
    a, b = before.quantity, part.quantity
    if a.unit is not None or b.unit is not None or b.baseline is not None or part.first - before.last > 12:
        return None
    score = b.decimals and b.value > _HIGHEST_PACE  # `QA floor 95, mine 97.9`
    if score or not a.value / 3 <= b.value <= 3 * a.value:
        return None
    ahead = word_at(tokens, part.last + 1)
    own = _OWN & {t.low for t in tokens[max(part.first - 4, before.last) : part.first]}
    bare = ahead in {"", ".", ",", ";", ")", "average", "avg", "with", "at"}
    return a.per if bare and (own or ahead in _OWN) else None


def _period_after(tokens: Sequence[Token], start: int, limit: int) -> Per | None:
    """`per day`, `/day`, `a day`, `each week`, `daily` within the words after a number."""
    for at in range(start, min(start + 9, limit)):
        low = tokens[at].low
        ahead = word_at(tokens, at + 1)
        if low in SENTENCE_END or low in {"(", ":", "|", "\t", "at", "with", "while"}:
            return None
        if low in PER_ADVERBS:
            noun = at > start and word_at(tokens, at - 1) in ARTICLES | _OF_A_NOUN  # `through daily checks`
            return None if noun or "," in _lows(tokens, start, at) else PERS[low]
        if low == "," and at - start > 6:
            return None
        if low not in _LEADS:
            continue
        if low in {"per", "/", "a", "an", "each", "every"} and (per := _of_a_shift(tokens, at + 1)):
            return per  # `per 8-hour shift`
        if low == "/" and ahead in {"d", "h"}:
            return "day" if ahead == "d" else "hour"
        if low in {"each", "every"} and at - start < 4 and BARE_BEFORE.isdisjoint(_lows(tokens, start, at)):
            if ahead in _WEEKDAYS:
                return "week"
            if ahead in {"morning", "evening", "afternoon"}:
                return "day"
        if ahead in _AVERAGE and word_at(tokens, at + 2) in PERS:
            return PERS[tokens[at + 2].low]
        if low in {"per", "/"} and ahead in _WORKING and word_at(tokens, at + 2) in PERS:
            return PERS[tokens[at + 2].low]
        if low == "on" or ahead not in PERS or ahead in PER_ADVERBS:
            continue
        if low in {"a", "an"} and word_at(tokens, at + 2) in _TELLS_WHEN:
            return None
        in_it = word_at(tokens, at - 1) == "in" and ahead in {"day", "shift"} and at > start
        over = word_at(tokens, at - 1) in {"for", "in", "within", "over"} and not in_it
        if low == "by" or over or (low in {"each", "every"} and ahead == "hour"):
            continue
        return PERS[ahead]
    return None


_LEADS = {"per", "/", "each", "every", "a", "an", "by", "p", "on"}


def _of_a_shift(tokens: Sequence[Token], first: int) -> Per | None:
    """`8-hour shift`, `8 hr day`, `12-hour night`."""
    hours = False
    for at in range(first, first + 6):
        low = word_at(tokens, at)
        if low in {"shift", "day", "night"}:
            return PERS[low] if hours else None
        hours = hours or low.startswith("h")
        if low not in _OF_A_SHIFT and not low.isdigit():
            return None
    return None


def _counted_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands before the slash is counted: `65 claims/day over $5,000`, but `Claims/day 35`."""
    for step in range(at - 1, -1, -1):
        if tokens[step].quantity is not None:
            return True
        if tokens[step].low in SENTENCE_END | {",", "|", "("}:
            return False
    return False


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
            or low in {"|", ",", "for", "with", "at", "in", "on", "by", "as", "through", "and"}
            or (low == "from" and part.quantity.baseline is None)
        ):
            return None
        if low == ":" and at > 3:
            return None
        if low in PER_ADVERBS and part.quantity.unit in (None, "usd"):
            between = {token.low for token in tokens[at + 1 : part.first]}
            return PERS[low] if between <= _MEASURES else None
        if low == "/" and (part.quantity.unit not in (None, "usd") or _counted_before(tokens, at)):
            return None
        if low in {"each", "every", "per", "/"} and word_at(tokens, at + 1) in PERS:
            return PERS[tokens[at + 1].low]
    return None
