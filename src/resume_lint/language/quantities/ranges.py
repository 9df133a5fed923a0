"""Two figures to one range: `80-100`, `65 to 75`, `between 18 and 22`."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.language.quantities.quantity import DASHES, Part, Quantity, Token, word_at
from resume_lint.language.quantities.units import has_from


def join_ranges(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """`80-100`, `65 to 75`, `between 18 and 22` as one quantity with two ends."""
    result: list[Part] = []
    for part in parts:
        if result and (joined := _range(result[-1], part, tokens)):
            result[-1] = joined
        else:
            result.append(part)
    return result


def _range(left: Part, right: Part, tokens: Sequence[Token]) -> Part | None:
    a, b = left.quantity, right.quantity
    between = [t.low for t in tokens[left.last + 1 : right.first]]
    if a.value_max is not None or a.form in ("fraction", "multiple") or b.form in ("fraction", "multiple"):
        return None
    if between in (["±"], ["+", "/", "-"]):
        return Part(
            a._replace(
                comparator="approx", span=(a.span[0], b.span[1]), unit=a.unit or b.unit, comma=a.comma
            ),
            left.first,
            right.last,
        )
    dashed = len(between) == 1 and between[0] in DASHES
    worded = between in (["to"], ["through"], ["or"]) and not has_from(tokens, left.first)
    both = between == ["and"] and "between" in [t.low for t in tokens[max(left.first - 3, 0) : left.first]]
    if not (dashed or worded or both) or not _same_kind(a, b):
        return None
    low, high = a.value, b.value
    if low < high / 500 and not a.comma:
        low = scaled_like(low, high)
    if high <= low or (a.unit and b.unit and worded and left.last > left.first and a.unit != b.unit):
        return None
    labelled = word_at(tokens, left.first - 1) in {":", "|", "\t"}
    measured = a.unit == b.unit == "percent" or (a.unit is b.unit is None and a.decimals and b.decimals)
    if worded and (labelled or moves_before(tokens, left.first)) and measured and not a.borrowed:
        return None  # `Accuracy: 92.3% to 96.1%` and `moved 1.61 to 1.74` tell a change
    if worded and _changes_before(tokens, left.first) and a.unit == b.unit == "percent":
        return None
    if between == ["or"] and b.value - a.value > 2:
        return None
    quantity = b._replace(core=(a.core[0], b.core[1]), span=(a.span[0], b.span[1]), value=low, value_max=high,
                       unit=b.unit or a.unit, comparator=b.comparator if b.comparator != "eq" else a.comparator,
                       comma=a.comma or b.comma, decimals=a.decimals or b.decimals)  # fmt: skip
    return Part(quantity, left.first, right.last)


def scaled_like(low: float, high: float) -> float:
    """The lower end in the magnitude of the upper one: `$30-$40K`."""
    for scale in (1e3, 1e6, 1e9):
        if low * scale < high < low * scale * 100:
            return low * scale
    return low


def moves_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb of moving stands right before: `case mix index moved 1.61 to 1.74`."""
    return word_at(tokens, first - 1) in _MOVES


_MOVES = frozenset("moved went rose grew climbed improved increased rising climbing moving going".split())


def _changes_before(tokens: Sequence[Token], first: int) -> bool:
    if word_at(tokens, first - 1) in {"averaged", "maintained"}:
        return False
    words = [token.low for token in tokens[max(first - 4, 0) : first]]
    return any(word.endswith("ed") or word in {"rose", "grew", "up", "climb", "went"} for word in words)


def _same_kind(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit or a.unit is None or (b.unit is None and not b.compound)
