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
    amount = word_at(tokens, left.first - 1) == "by"
    if worded and not amount and (tells_change(tokens, left, right) or _is_moved(tokens, left, right)):
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


def tells_change(tokens: Sequence[Token], left: Part, right: Part) -> bool:
    """Whether `A to B` right after a name tells that it went from one to the other.

    So do `Accuracy: 92.3% to 96.1%`, `index 1.44 to 1.62 in May`, `timeliness 82 to 97%` and `cash/day $61K to $79K`;
    in `scored 96 to 98%`, `97 to 98% accuracy` and `20 to 25 charts` it is a range.
    """
    a, b = left.quantity, right.quantity
    before = word_at(tokens, left.first - 1)
    label = before in {":", "|", "\t", ")"}
    named = before.isalpha() and before not in NO_NAMES and not before.endswith(("ed", "ing"))
    if not (label or named):
        return False
    ahead = word_at(tokens, right.last + 1)
    if a.unit != b.unit or (ahead.isalpha() and ahead not in BARE_BEFORE):
        return False
    if a.unit is None:
        return a.decimals and b.decimals and b.value < _HIGHEST_INDEX
    if a.unit == "percent" and a.borrowed:
        return b.value - a.value > _WIDEST
    first = word_at(tokens, left.first - 2) in {"", ".", ";"}  # where a verb may stand: `Ties $1.1M to $1.3M`
    return (a.unit == "percent" or (a.unit == "usd" and not first)) and not a.borrowed


def _is_moved(tokens: Sequence[Token], left: Part, right: Part) -> bool:
    """`moved 1.61 to 1.74`, `raised accuracy 92% to 97%`, `$0 to $140K`."""
    a, b = left.quantity, right.quantity
    measured = a.unit == b.unit == "percent" or (a.unit is b.unit is None and a.decimals and b.decimals)
    if moves_before(tokens, left.first) and measured and not a.borrowed:
        return True
    if a.value == 0 and b.unit == "usd":
        return True
    return _changes_before(tokens, left.first) and a.unit == b.unit == "percent"


# A range of shares told with one sign is narrower than this many points: `97 to 98%`.
_WIDEST = 10
# An index is less than this; longer numbers with a point are those of policies and sections.
_HIGHEST_INDEX = 20
# Words before a figure that do not name what it measures.
NO_NAMES = frozenset(
    """
    of at with between within about around approximately roughly nearly almost over under up down for in on from the a
    an and or to than by my our their its per each every is are was were be been has have had held keep kept hold run
    ran score post code bill averages average scores holds keeps gets got took make made do did do see saw win won i we
    top both all only just some consistent sustained steady another good worth cost costs earns pays totals
    """.split()
)
# Words that may follow a figure that stands alone.
BARE_BEFORE = frozenset(
    """
    in over within by for after during since across at on from while and with when through as under between before than
    versus vs the a per each an this that last despite using via once until because so even although though if
    """.split()
)


def moves_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb of moving stands right before: `case mix index moved 1.61 to 1.74`."""
    return word_at(tokens, first - 1) in _MOVES


_MOVES = frozenset("moved went rose grew climbed improved increased rising climbing moving going".split())


_HELD = frozenset(
    "averaged maintained scored achieved earned received recorded posted delivered reported".split()
)


def _changes_before(tokens: Sequence[Token], first: int) -> bool:
    if word_at(tokens, first - 1) in _HELD:
        return False
    words = [token.low for token in tokens[max(first - 4, 0) : first]]
    return any(word.endswith("ed") or word in {"rose", "grew", "up", "climb", "went"} for word in words)


def _same_kind(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit or a.unit is None or (b.unit is None and not b.compound)
