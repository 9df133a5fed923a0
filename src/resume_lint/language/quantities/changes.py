"""Two figures to one change: `from 12% to 5%`, `3.1 → 1.4 days`, `36 hours, down from 72`."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.language.quantities.quantity import (
    ARROWS,
    ARTICLES,
    FILLERS,
    HOURS,
    PERS,
    TIME_UNITS,
    Part,
    Quantity,
    Token,
    word_at,
)
from resume_lint.language.quantities.ranges import BARE_BEFORE, moves_before, scaled_like, tells_change
from resume_lint.language.quantities.units import has_from
from resume_lint.records import Direction


def join_changes(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """From-to in either order as one quantity with a baseline."""
    result: list[Part] = []
    for part in parts:
        if result and (joined := _change(result[-1], part, tokens)):
            result[-1] = joined
        else:
            result.append(part)
    return result


def _change(left: Part, right: Part, tokens: Sequence[Token]) -> Part | None:
    a, b = left.quantity, right.quantity
    if a.baseline is not None and a.unit == b.unit and _is_arrow(tokens, left, right):  # `15% → 12% → 10%`
        return changed(left, right, base=a._replace(value=a.baseline), now=b)
    if a.baseline is not None or a.form == "multiple" or b.form == "multiple" or len(tokens) == 0:
        return None
    between = [t.low for t in tokens[left.last + 1 : right.first]]
    if len(between) > 12 or any(w in {";", "!", "?"} for w in between) or not _comparable(a, b):
        return None
    trimmed = [w for w in between if w not in FILLERS and w not in ARTICLES]
    if _is_arrow(tokens, left, right):
        return changed(left, right, base=a, now=b)
    if (trimmed and trimmed[-1] in ARROWS) or (set(between) & ARROWS and len(between) <= 4):
        return changed(left, right, base=a, now=b)
    if trimmed and trimmed[-1] in {"to", "into"}:
        from_before = has_from(tokens, left.first)
        near = len(between) <= 3 and ("," not in between or bool({"down", "up"} & set(between)))
        same = a.unit is not None and a.unit == b.unit and not (a.borrowed or b.borrowed)
        if from_before and "." not in between:
            return changed(left, right, base=a, now=b)
        if _goes_to_another(tokens, left, right, trimmed[:-1]):
            return None
        if near and a.unit is not None and a.unit == b.unit and a.value_max is None and a.value != b.value:
            return changed(left, right, base=a, now=b)
        if (
            same
            and len(between) <= 7
            and not {",", ".", "(", "and", "or", "close", "up"} & set(between)
            and _turned(a, b, tokens, left, between)
        ):
            return changed(left, right, base=a, now=b)
        times = a.unit in HOURS and b.unit in HOURS and a.value * HOURS[a.unit] > b.value * HOURS[b.unit]
        if near and times and a.value_max is None and b.value_max is None:
            return changed(left, right, base=a, now=b)
        labelled = tells_change(tokens, left, right) or moves_before(tokens, left.first)
        if near and (b.value < a.value or (labelled and a.decimals and b.decimals)) and b.value_max is None:
            return changed(left, right, base=a, now=b)
        return None
    if trimmed and trimmed[-1] == "from":
        if word_at(tokens, right.last + 1) == "to" and any(
            t.quantity is not None for t in tokens[right.last + 2 : right.last + 5]
        ):
            return None  # `grew $14, from $121 to $135`
        named = (
            word_at(tokens, right.last + 1).isalpha() and word_at(tokens, right.last + 1) not in BARE_BEFORE
        )
        if b.unit is None and named and not between[0].startswith(("down", "up")):
            return None  # `90 records a day from 30 systems`
        brought = word_at(tokens, left.first - 1) == "to" and len(between) <= 5 and "." not in between
        if brought or (between[-2:] == [",", "from"] and len(between) <= 8 and "." not in between):
            return changed(left, right, base=b, now=a)
        lead = [w for w in trimmed[:-1] if w not in {",", "(", "–", "—", "-", ";"}]
        if not lead or lead[-1] in _FROM_LEADS or (len(lead) <= 2 and lead[-1] in TIME_UNITS | PERS):
            return changed(left, right, base=b, now=a)
        return None
    words = {w for w in trimmed if w[0].isalpha()}
    if (
        trimmed
        and trimmed[-1] in _FORMER | {"was"}
        and len(trimmed) <= 5
        and words - PERS.keys() <= _FORMER_WORDS | TIME_UNITS.keys()
    ):
        if {"(", ",", "–", "—", "-"} & set(between) and "in" not in words:
            return changed(left, right, base=b, now=a)
    if (
        len(between) <= 7
        and between
        and between[-1] in _FORMER - {"were", "once", "before"}
        and between[-2:-1] in ([","], ["("])
    ):
        return changed(left, right, base=b, now=a)
    if between[:2] in ([",", "was"], ["(", "was"]) and set(between[2:]) <= {"close", "to", *FILLERS}:
        return changed(left, right, base=b, now=a)
    if (
        trimmed
        and trimmed[-1] in {"vs", "versus", "against", "instead", "compared", "than", "."}
        and len(trimmed) <= 4
    ):
        ahead = {t.low for t in tokens[right.last + 1 : right.last + 5]}
        words = set(trimmed)
        past = ahead & {
            "before",
            "prior",
            "previously",
            "earlier",
            "last",
            "previous",
            "baseline",
            "when",
            "ago",
            "in",
        }
        if words & {"vs", "versus", "compared", "instead"} and (past or "instead" in words):
            return changed(left, right, base=b, now=a)
    return None


def _is_arrow(tokens: Sequence[Token], left: Part, right: Part) -> bool:
    """Whether nothing but an arrow, or a sign used as one, stands between: `9.5% > 3.7%`."""
    between = [t.low for t in tokens[left.last + 1 : right.first]]
    return between == [">"] or (len(between) == 1 and between[0] in ARROWS)


def _goes_to_another(tokens: Sequence[Token], left: Part, right: Part, between: Sequence[str]) -> bool:
    """`sent 40 letters to 12 payers`, `repaid $263,000 to two plans`: both figures count their own things."""
    if ")" in between and "(" not in between:
        return True
    behind = word_at(tokens, right.last + 1)
    if not behind.isalpha() or behind in BARE_BEFORE or right.quantity.unit is not None:
        return False
    things = {word for word in between if word.isalpha()} - PERS.keys() - TIME_UNITS.keys()
    return behind not in things if things else left.quantity.unit == "usd"


def _turned(a: Quantity, b: Quantity, tokens: Sequence[Token], left: Part, between: Sequence[str]) -> bool:
    """`2.3% of revenue to 1.1%` has fallen, `a 91% accuracy into 96%` was turned."""
    if a.value_max is not None or b.value_max is not None or a.value == b.value:
        return False
    return between[-1] == "into" or a.value > b.value


_FORMER = {"previously", "formerly", "originally", "before", "earlier", "once", "prior", "initially", "were"}


_FORMER_WORDS = _FORMER | {"was", "it", "they", "were", "per", "a", "each", "rate", "fte"}


_FROM_LEADS = frozenset(
    """
    down up reduced improved lowered raised increased decreased cut rising falling fell rose compared
    dropped grew improvement reduction increase
    """.split()
)


def _comparable(a: Quantity, b: Quantity) -> bool:
    if a.unit == b.unit or a.unit is None or b.unit is None:
        return not (a.compound and a.compound not in TIME_UNITS)
    return a.unit in HOURS and b.unit in HOURS


def changed(left: Part, right: Part, *, base: Quantity, now: Quantity) -> Part | None:
    """Both figures as one change to `now`, in its unit; None where nothing changed."""
    unit = now.unit or base.unit
    baseline = base.value
    if base.unit in HOURS and unit in HOURS and base.unit != unit:
        baseline = round(base.value * HOURS[base.unit] / HOURS[unit], 4)
    if unit == "usd" and base.value < now.value / 500 and not base.comma:
        baseline = scaled_like(base.value, now.value)
    value = now.value
    if value == baseline:
        return None
    direction: Direction = "decrease" if value < baseline else "increase"
    quantity = now._replace(span=(left.quantity.span[0], right.quantity.span[1]), unit=unit, baseline=baseline,
                       direction=direction, decimals=now.decimals or base.decimals)  # fmt: skip
    return Part(quantity, left.first, right.last)
