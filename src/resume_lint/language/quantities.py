"""Numbers to quantities: ranges, changes, comparators, units and periods of one line put together.

`read_line` gives a `Reading`: the tokens of the line, with each quantity as one token. It knows English, not the
profession: what a quantity measures is decided in `claims`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resume_lint.language.numbers import Number, find_numbers
from resume_lint.records import Comparator, Direction, Per, Span, Unit

_TOKEN = re.compile(r"[A-Za-z]/[A-Za-z](?![A-Za-z])|[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d+|->|=>|[^\sA-Za-zÀ-ÿ\d]|\t")
_TIME_UNITS: dict[str, Unit] = {
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "h": "hour",
    "day": "day", "days": "day", "d": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "month": "month", "months": "month", "year": "year", "years": "year", "yr": "year", "yrs": "year",
}  # fmt: skip
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8760.0}
_PERS: dict[str, Per] = {
    "hour": "hour", "hr": "hour", "hourly": "hour", "day": "day", "daily": "day", "workday": "day", "week": "week",
    "weekly": "week", "wk": "week", "month": "month", "monthly": "month", "mo": "month", "quarter": "quarter",
    "quarterly": "quarter", "year": "year", "yearly": "year", "annually": "year", "annual": "year", "annum": "year", "annualized": "year",
    "shift": "shift", "yr": "year", "night": "shift",
}  # fmt: skip
_PER_ADVERBS = {"annualized", "hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "annual"}
_DAY_WORDS = {"business", "working", "calendar", "work", "full", "short"}
_BEFORE: tuple[tuple[tuple[str, ...], Comparator], ...] = (
    (("not", "below"), "ge"), (("never", "below"), "ge"), (("not", "under"), "ge"), (("never", "under"), "ge"),
    (("no", "lower", "than"), "ge"), (("never", "less", "than"), "ge"), (("not", "less", "than"), "ge"),
    (("never", "over"), "le"), (("not", "over"), "le"), (("never", "above"), "le"), (("not", "above"), "le"),
    (("at", "or", "above"), "ge"), (("at", "or", "over"), "ge"), (("at", "or", "below"), "le"),
    (("at", "or", "under"), "le"), (("in", "excess", "of"), "ge"), (("no", "more", "than"), "le"),
    (("no", "less", "than"), "ge"), (("not", "more", "than"), "le"), (("no", "fewer", "than"), "ge"),
    (("a", "minimum", "of"), "ge"), (("a", "maximum", "of"), "le"), (("as", "many", "as"), "le"),
    (("as", "high", "as"), "le"), (("an", "estimated"), "approx"), (("north", "of"), "ge"),
    (("upwards", "of"), "ge"), (("upward", "of"), "ge"), (("close", "to"), "approx"), (("more", "than"), "ge"),
    (("greater", "than"), "ge"), (("better", "than"), "ge"), (("higher", "than"), "ge"), (("at", "least"), "ge"),
    (("less", "than"), "le"), (("fewer", "than"), "le"), (("lower", "than"), "le"), (("at", "most"), "le"),
    (("minimum", "of"), "ge"), (("maximum", "of"), "le"), (("south", "of"), "le"), (("up", "to"), "le"),
    (("well", "over"), "ge"), (("just", "over"), "ge"), (("just", "under"), "le"), (("well", "above"), "ge"),
    (("well", "under"), "le"), (("well", "below"), "le"), (("just", "shy", "of"), "approx"),
    (("over",), "ge"), (("above",), "ge"), (("exceeding",), "ge"), (("exceeded",), "ge"), (("surpassing",), "ge"),
    (("surpassed",), "ge"), (("exceeds",), "ge"), (("exceed",), "ge"), (("topping",), "ge"), (("topped",), "ge"), (("minimum",), "ge"), (("cleared",), "ge"), (("past",), "ge"),
    (("beyond",), "ge"), (("under",), "le"), (("below",), "le"), (("beneath",), "le"), (("maximum",), "le"),
    (("within",), "le"), (("about",), "approx"), (("around",), "approx"), (("approximately",), "approx"),
    (("approx", "."), "approx"), (("approx",), "approx"), (("roughly",), "approx"), (("nearly",), "approx"),
    (("almost",), "approx"), (("some",), "approx"), (("circa",), "approx"), (("estimated",), "approx"),
    (("~",), "approx"), (("≈",), "approx"), ((">", "="), "ge"), (("≥",), "ge"), ((">",), "ge"), (("<", "="), "le"),
    (("≤",), "le"), (("<",), "le"),
)  # fmt: skip
_AFTER: tuple[tuple[tuple[str, ...], Comparator], ...] = (
    (("or", "more"), "ge"), (("or", "better"), "ge"), (("or", "higher"), "ge"), (("or", "above"), "ge"),
    (("and", "above"), "ge"), (("and", "up"), "ge"), (("or", "greater"), "ge"), (("or", "over"), "ge"),
    (("or", "less"), "le"), (("or", "fewer"), "le"), (("or", "under"), "le"), (("or", "below"), "le"),
    (("or", "lower"), "le"), (("or", "so"), "approx"), (("(", "estimated", ")"), "approx"), (("minimum",), "ge"),
    (("(", "approx", ".", ")"), "approx"), (("at", "minimum"), "ge"),
)  # fmt: skip
_BEFORE_BY_LAST: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
for _words, _sign in _BEFORE:
    _BEFORE_BY_LAST.setdefault(_words[-1], []).append((_words, _sign))
_AFTER_FIRST = {words[0] for words, _ in _AFTER}
_ARTICLES = {"a", "an", "the", "its", "their", "my", "our", "his", "her"}
_FILLERS = {"just", "only", "roughly", "nearly", "about", "around", "an", "a", "average", "of", "the", "record",
            "current", "low", "high", "over", "under", "below", "above", "approximately", "less", "than", "more",
            "fewer", "at", "least", "~", "<", ">", "as", "little", "within", "well", "almost", "consistent",
            "steady", "peak", "team", "baseline", "some", "≥", "≤", "sustained"}  # fmt: skip
_AFTER_BARE = {"", ",", ".", ";", ")", "on", "in", "for", "after", "by", "within", "\t", "|", "and", "over"}
_SHARES: tuple[Unit, ...] = ("percent", "percentage_point")
_SHARE_ONLY = {("cleared",), ("past",), ("topped",), ("topping",), ("minimum",), ("beyond",)}
_ARROWS = {"→", "->", "=>", "➔", "⟶", "➜", "▸", "⇒"}
_DASHES = {"-", "–", "—", "−", "‑"}
_SENTENCE_END = {".", "!", "?", ";"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of the line in lower case; `quantity` is its index where it stands for a quantity."""

    low: str
    span: Span
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount of the line: `unit` None means things counted, or a figure whose unit is not written.

    `core` is the number that gives the value, `span` all words of the amount with comparator and baseline.
    `change` says from-to, `share_of` that the base stands in words (`3 of 5`). `compound` is the word that hangs on
    by a hyphen.
    """

    core: Span
    span: Span
    value: float
    value_max: float | None = None
    unit: Unit | None = None
    comparator: Comparator = "eq"
    baseline: float | None = None
    direction: Direction | None = None
    per: Per | None = None
    compound: str = ""
    form: str = "digits"
    comma: bool = False
    decimals: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as tokens and quantities; `places[i]` is the index of the token of quantity `i`."""

    text: str
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[int, ...]


def read_line(text: str, masked: Sequence[Span] = ()) -> Reading:
    """The tokens and quantities of one line; numbers inside `masked` stay plain words.

    >>> [(q.value, q.value_max, q.unit, q.per) for q in read_line("Coded 80-100 charts per day").quantities]
    [(80.0, 100.0, None, 'day')]
    >>> [(q.value, q.baseline, q.unit, q.direction) for q in read_line("denials fell from 12% to 5%").quantities]
    [(5.0, 12.0, 'percent', 'decrease')]
    >>> [(q.value, q.unit, q.comparator, q.baseline) for q in read_line("in under 36 hours, down from 72").quantities]
    [(36.0, 'hour', 'le', 72.0)]
    >>> [(q.value, q.unit) for q in read_line("scored 96 and 98 percent").quantities]
    [(96.0, 'percent'), (98.0, 'percent')]
    """
    numbers = [n for n in find_numbers(text) if not any(s <= n.span[0] < e for s, e in masked)]
    tokens, places = _tokenize(text, numbers)
    parts = [_Part(_quantity(number), place, place) for number, place in zip(numbers, places, strict=True)]
    parts = [_with_time(part, tokens) for part in parts]
    parts = _borrow_units(parts, tokens)
    parts = _join_ranges(parts, tokens)
    parts = _join_changes(parts, tokens)
    parts = _join_stages(parts, tokens)
    parts = [_with_comparator(part, tokens) for part in parts]
    parts = _with_periods(parts, tokens)
    return _finish(text, tokens, parts)


@dataclass(frozen=True, slots=True)
class _Part:
    """A quantity in the making, with the first and last token that belong to it."""

    quantity: Quantity
    first: int
    last: int


def _quantity(number: Number) -> Quantity:
    return Quantity(number.span, number.span, number.value, unit=number.unit, comparator=number.comparator,
                    compound=number.hyphen, form=number.form, comma=number.comma, decimals=number.decimals)  # fmt: skip


def _tokenize(text: str, numbers: Sequence[Number]) -> tuple[list[Token], list[int]]:
    tokens: list[Token] = []
    places: list[int] = []
    at = 0
    for index, number in enumerate(numbers):
        tokens += [Token(m[0].lower(), m.span()) for m in _TOKEN.finditer(text, at, number.span[0])]
        places.append(len(tokens))
        tokens.append(Token("#", number.span, index))
        at = number.span[1]
    tokens += [Token(m[0].lower(), m.span()) for m in _TOKEN.finditer(text, at)]
    return tokens, places


def _low(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def _with_time(part: _Part, tokens: Sequence[Token]) -> _Part:
    """The quantity in days, hours … where such a word follows or hangs on it."""
    quantity = part.quantity
    if quantity.unit is not None:
        return part
    at = part.last + 1
    if quantity.compound in _TIME_UNITS:
        end = at + 1 if _low(tokens, at) in _DASHES else at
        if _low(tokens, end) == quantity.compound:
            return replace(part, quantity=replace(quantity, unit=_TIME_UNITS[quantity.compound]), last=end)
        return replace(part, quantity=replace(quantity, unit=_TIME_UNITS[quantity.compound]))
    if quantity.compound:
        return part
    if _low(tokens, at) in _DAY_WORDS and _low(tokens, at + 1) in _TIME_UNITS:
        at += 1
    if _low(tokens, at) in _TIME_UNITS and tokens[at].span[0] - tokens[part.last].span[1] < 12:
        return replace(part, quantity=replace(quantity, unit=_TIME_UNITS[tokens[at].low]), last=at)
    return part


def _borrow_units(parts: list[_Part], tokens: Sequence[Token]) -> list[_Part]:
    """Units borrowed from the neighbour: `96 and 98 percent`, `from 5 to 2 days`, `97% on four, 94 on the fifth`."""
    result = list(parts)
    for index in range(1, len(result)):
        here, before = result[index], result[index - 1]
        if here.quantity.unit is not None or before.quantity.unit is None or here.quantity.compound:
            continue
        between = [t.low for t in tokens[before.last + 1 : here.first]]
        bare = _low(tokens, here.last + 1) in _AFTER_BARE
        if bare and _from_to(between, tokens, before, here) and _fits(here, before):
            result[index] = replace(here, quantity=replace(here.quantity, unit=before.quantity.unit))
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        if here.quantity.unit is not None or there.quantity.unit in (None, "ratio") or here.quantity.compound:
            continue
        between = [t.low for t in tokens[here.last + 1 : there.first]]
        joiners = {"and", "to", "or", ",", "through", "&", *_DASHES, *_ARROWS}
        if there.quantity.unit == "usd":
            joiners -= {"and", ",", "&"}
        joined = set(between) <= joiners | _FILLERS and joiners & set(between)
        if joined and len(between) <= 5 and there.quantity.form != "multiple" and _fits(here, there):
            result[index] = replace(here, quantity=replace(here.quantity, unit=there.quantity.unit))
    result = _borrow_in_list(result, tokens)
    for index, part in enumerate(result):
        result[index] = _borrow_share(result[:index], part, tokens)
    return result


def _borrow_in_list(parts: list[_Part], tokens: Sequence[Token]) -> list[_Part]:
    """`inpatient 96.2, outpatient 97.8, ED 98.4%`: bare figures of a list take the share sign of its last one."""
    result = list(parts)
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        between = [t.low for t in tokens[here.last + 1 : there.first]]
        listed = between[:1] in ([","], ["and"]) and len(between) <= 5
        if listed and here.quantity.unit is None and there.quantity.unit == "percent" and here.quantity.decimals:
            if here.quantity.value <= 100 and not here.quantity.compound:
                result[index] = replace(here, quantity=replace(here.quantity, unit="percent"))
    return result


def _borrow_share(before: Sequence[_Part], here: _Part, tokens: Sequence[Token]) -> _Part:
    """A bare `94 on the fifth` in percent where a share stands shortly before it in the sentence."""
    if here.quantity.unit is not None or not 30 < here.quantity.value <= 100 or here.quantity.compound:
        return here
    placed = _low(tokens, here.last + 1) in {"on", "in"} and _low(tokens, here.first - 1) in {",", "and", "then"}
    bare = here.quantity.decimals and _low(tokens, here.last + 1) in _AFTER_BARE
    if not placed and not bare:
        return here
    for part in reversed(before):
        between = [t.low for t in tokens[part.last + 1 : here.first]]
        if len(between) > 10 or (any(word in _SENTENCE_END for word in between) and not bare):
            return here
        if part.quantity.unit == "percent":
            return replace(here, quantity=replace(here.quantity, unit="percent"))
    return here


def _fits(here: _Part, there: _Part) -> bool:
    if there.quantity.unit == "percent":
        return here.quantity.value <= 1000 and not here.quantity.comma
    return True


def _from_to(between: Sequence[str], tokens: Sequence[Token], before: _Part, here: _Part) -> bool:
    words = set(between)
    if any(w in _SENTENCE_END for w in between) or len(between) > 7:
        return False
    if words & _ARROWS or words & {"vs", "versus"}:
        return True
    if "from" in words or "was" in words:
        return bool(words & {"down", "up", "from", "was"})
    return "to" in words and _has_from(tokens, before.first)


def _has_from(tokens: Sequence[Token], first: int, reach: int = 5) -> bool:
    for index in range(first - 1, max(first - 1 - reach, -1), -1):
        low = tokens[index].low
        if low == "from":
            return True
        if low not in _FILLERS and low not in _ARTICLES:
            return False
    return False


def _join_ranges(parts: list[_Part], tokens: Sequence[Token]) -> list[_Part]:
    """`80-100`, `65 to 75`, `between 18 and 22` as one quantity with two ends."""
    result: list[_Part] = []
    for part in parts:
        if result and (joined := _range(result[-1], part, tokens)):
            result[-1] = joined
        else:
            result.append(part)
    return result


def _range(left: _Part, right: _Part, tokens: Sequence[Token]) -> _Part | None:
    a, b = left.quantity, right.quantity
    between = [t.low for t in tokens[left.last + 1 : right.first]]
    if a.value_max is not None or a.form in ("fraction", "multiple") or b.form in ("fraction", "multiple"):
        return None
    if between in (["±"], ["+", "/", "-"]):
        return _Part(replace(a, comparator="approx", span=(a.span[0], b.span[1]), unit=a.unit or b.unit, comma=a.comma), left.first, right.last)
    dashed = len(between) == 1 and between[0] in _DASHES
    worded = between in (["to"], ["through"], ["or"]) and not _has_from(tokens, left.first)
    both = between == ["and"] and "between" in [t.low for t in tokens[max(left.first - 3, 0) : left.first]]
    if not (dashed or worded or both) or not _same_kind(a, b):
        return None
    low, high = a.value, b.value
    if b.unit == "usd" and low < high / 500 and not a.comma:
        low = _scaled_like(low, high)
    if high <= low or (a.unit and b.unit and worded and left.last > left.first and a.unit != b.unit):
        return None
    if worded and _changes_before(tokens, left.first) and a.unit == b.unit == "percent":
        return None
    if between == ["or"] and b.value - a.value > 2:
        return None
    quantity = replace(b, core=(a.core[0], b.core[1]), span=(a.span[0], b.span[1]), value=low, value_max=high,
                       unit=b.unit or a.unit, comparator=b.comparator if b.comparator != "eq" else a.comparator,
                       comma=a.comma or b.comma, decimals=a.decimals or b.decimals)  # fmt: skip
    return _Part(quantity, left.first, right.last)


def _scaled_like(low: float, high: float) -> float:
    """The lower end in the magnitude of the upper one: `$30-$40K`."""
    for scale in (1e3, 1e6, 1e9):
        if low * scale < high < low * scale * 100:
            return low * scale
    return low


def _changes_before(tokens: Sequence[Token], first: int) -> bool:
    return any(t.low.endswith("ed") or t.low in {"rose", "grew", "up", "climb", "went"}
               for t in tokens[max(first - 4, 0) : first]) and _low(tokens, first - 1) not in {"averaged", "maintained"}  # fmt: skip


def _same_kind(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit or a.unit is None or (b.unit is None and not b.compound)


def _join_changes(parts: list[_Part], tokens: Sequence[Token]) -> list[_Part]:
    """From-to in either order as one quantity with a baseline."""
    result: list[_Part] = []
    for part in parts:
        if result and (joined := _change(result[-1], part, tokens)):
            result[-1] = joined
        else:
            result.append(part)
    return result


def _change(left: _Part, right: _Part, tokens: Sequence[Token]) -> _Part | None:
    a, b = left.quantity, right.quantity
    if a.baseline is not None or a.form == "multiple" or b.form == "multiple" or len(tokens) == 0:
        return None
    between = [t.low for t in tokens[left.last + 1 : right.first]]
    if len(between) > 12 or any(w in {";", "!", "?"} for w in between) or not _comparable(a, b):
        return None
    trimmed = [w for w in between if w not in _FILLERS and w not in _ARTICLES]
    if trimmed and trimmed[-1] in _ARROWS or set(between) & _ARROWS and len(between) <= 4:
        return _changed(left, right, base=a, now=b)
    if trimmed and trimmed[-1] == "to" or (between and "to" in between[-4:] and trimmed[-1:] == ["to"]):
        from_before = _has_from(tokens, left.first)
        near = len(between) <= 3
        if from_before and "." not in between:
            return _changed(left, right, base=a, now=b)
        if near and a.unit is not None and a.unit == b.unit and a.value_max is None and a.value != b.value:
            return _changed(left, right, base=a, now=b)
        if near and b.value < a.value and b.value_max is None:
            return _changed(left, right, base=a, now=b)
        return None
    if trimmed and trimmed[-1] == "from":
        if _low(tokens, right.last + 1) == "to" and any(t.quantity is not None for t in tokens[right.last + 2 : right.last + 5]):
            return None  # `grew $14, from $121 to $135`
        lead = [w for w in trimmed[:-1] if w not in {",", "(", "–", "—", "-", ";"}]
        if not lead or lead[-1] in _FROM_LEADS or (len(lead) <= 2 and lead[-1] in _TIME_UNITS | _PERS):
            return _changed(left, right, base=b, now=a)
        return None
    words = {w for w in trimmed if w[0].isalpha()}
    if trimmed and trimmed[-1] in _FORMER | {"was"} and len(trimmed) <= 5 and words - _PERS.keys() <= _FORMER_WORDS | _TIME_UNITS.keys():
        if {"(", ",", "–", "—", "-"} & set(between) and "in" not in words:
            return _changed(left, right, base=b, now=a)
    if between and between[-1] in _FORMER - {"were", "once", "before"} and between[-2:-1] in ([","], ["("]):
        return _changed(left, right, base=b, now=a)
    if between[:2] in ([",", "was"], ["(", "was"]) and set(between[2:]) <= {"close", "to", *_FILLERS}:
        return _changed(left, right, base=b, now=a)
    if trimmed and trimmed[-1] in {"vs", "versus", "against", "instead", "compared", "than", "."} and len(trimmed) <= 4:
        ahead = {t.low for t in tokens[right.last + 1 : right.last + 5]}
        words = set(trimmed)
        past = ahead & {"before", "prior", "previously", "earlier", "last", "previous", "baseline", "when", "ago", "in"}
        if words & {"vs", "versus", "compared", "instead"} and (past or "instead" in words):
            return _changed(left, right, base=b, now=a)
    return None


def _join_stages(parts: list[_Part], tokens: Sequence[Token]) -> list[_Part]:
    """Two figures of a kind, the first told as past and the second as now, are a change; and the other way round.

    `93.8 in Q4, 96.9 in Q3`, `was 6 days when I started; it is now 36 hours`, `130 a day, against 90 before`.
    """
    result: list[_Part] = []
    for index, part in enumerate(parts):
        third = index + 1 < len(parts) and parts[index + 1].quantity.unit == part.quantity.unit and part.quantity.unit
        before = index >= 2 and parts[index - 2].quantity.unit == part.quantity.unit and part.quantity.unit
        alone = not third and not before
        joined = _then_now(result[-1], part, tokens, alone=bool(alone)) if result else None
        if joined is not None:
            result[-1] = joined
        else:
            result.append(part)
    return result


def _then_now(left: _Part, right: _Part, tokens: Sequence[Token], *, alone: bool) -> _Part | None:
    a, b = left.quantity, right.quantity
    alike = a.unit == b.unit or (a.unit in _HOURS and b.unit in _HOURS)
    if not alike or a.unit == "ratio" or a.baseline is not None or b.baseline is not None or a.compound or b.compound:
        return None
    if a.value_max is not None or b.value_max is not None or a.value == b.value:
        return None
    between = [t.low for t in tokens[left.last + 1 : right.first]]
    ahead = _lows(tokens, right.last + 1, 4)
    lead = [t.low for t in tokens[max(left.first - 3, 0) : left.first]]
    if not between or len(between) > 13 or (a.unit is None and not _bare_pair(between, ahead)):
        return None
    if _told_now(between, ahead, a.unit) and _told_past(lead, between, alone):
        return _changed(left, right, base=a, now=b)
    if "when" in between and set(between[-4:]) & {"started", "began", "arrived", "joined", "came"}:
        return _changed(left, right, base=b, now=a)
    against = between[-1] in {"against", "vs", "versus"} or between[-2:] == ["vs", "."] or between[-2:] == ["compared", "with"]
    past = bool(set(ahead[:3]) & _PAST_AFTER) or ahead[:1] == ["pre"] or (ahead[:1] == ["("] and "(" in between)
    if against and past:
        return _changed(left, right, base=b, now=a)
    return None


def _bare_pair(between: Sequence[str], ahead: Sequence[str]) -> bool:
    """Things counted are compared only where they are told as before and after."""
    return bool({"before", "prior", "previously"} & {*between, *ahead}) or "now" in between[-3:]


def _told_past(lead: Sequence[str], between: Sequence[str], alone: bool) -> bool:
    if set(lead) & {"was", "were", "once", "already", "before", "formerly", "initially", "originally", "stood"}:
        return True
    if between[0] in {"when", "before", "then"} or between[:2] in (["at", "hire"], ["at", "baseline"], ["at", "go"], ["the", "week"]):
        return True
    if set(between[:3]) & {"baseline"} or between[:2] in (["last", "year"], ["at", "first"], ["pre", "-"]):
        return True
    dated = between[0] in {"in", "(", "during", "for"} and _time_like(between[:6])
    return alone and dated


def _told_now(between: Sequence[str], ahead: Sequence[str], unit: Unit | None) -> bool:
    if set(between[-4:]) & {"now", "today", "reached", "after", "currently", "later", "finished", "ended"}:
        return True
    if set(ahead[:2]) & {"now", "today", "after", "currently"} or ahead[:2] == ["this", "year"] or ahead[:2] == ["when", "i"]:
        return True
    if ahead[:1] == ["at"] and set(ahead) & {"re", "end", "exit", "close"}:
        return True
    return bool(ahead) and ahead[0] in {"in", "by", "(", "for"} and _time_like(ahead) and between[-1] in {",", ";", "and", "then"}


_PAST_AFTER = {"before", "prior", "previously", "earlier", "pre", "ago", "baseline", "originally"}


def _lows(tokens: Sequence[Token], first: int, count: int) -> list[str]:
    return [token.low for token in tokens[first : first + count]]


def _time_like(words: Sequence[str]) -> bool:
    """Whether the words tell a time: a quarter, a year, a start, an end."""
    return any(w in _TIMES_TOLD or (w.isdigit() and len(w) == 4) or (w.startswith("q") and len(w) <= 2) for w in words)


_TIMES_TOLD = {"q", "quarter", "year", "month", "week", "baseline", "audit", "first", "fourth", "last", "start", "end", "january",
               "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
               "spring", "fall", "summer", "winter", "now", "today", "when", "then", "hire", "began", "left"}  # fmt: skip
_FORMER = {"previously", "formerly", "originally", "before", "earlier", "once", "prior", "initially", "were"}
_FORMER_WORDS = _FORMER | {"was", "it", "they", "were", "per", "a", "each", "rate", "fte", "coder"}
_FROM_LEADS = {"down", "up", "reduced", "improved", "lowered", "raised", "increased", "decreased", "cut", "rising",
               "falling", "fell", "rose", "compared", "dropped", "grew", "improvement", "reduction", "increase"}  # fmt: skip


def _comparable(a: Quantity, b: Quantity) -> bool:
    if a.unit == b.unit or a.unit is None or b.unit is None:
        return not (a.compound and a.compound not in _TIME_UNITS)
    return a.unit in _HOURS and b.unit in _HOURS


def _changed(left: _Part, right: _Part, *, base: Quantity, now: Quantity) -> _Part | None:
    unit = now.unit or base.unit
    baseline = base.value
    if base.unit in _HOURS and unit in _HOURS and base.unit != unit:
        baseline = round(base.value * _HOURS[base.unit] / _HOURS[unit], 4)
    if unit == "usd" and base.value < 1000 <= now.value and "k" not in "" and base.unit != "usd":
        baseline = _scaled_like(base.value, now.value)
    value = now.value
    if value == baseline:
        return None
    direction: Direction = "decrease" if value < baseline else "increase"
    quantity = replace(now, span=(left.quantity.span[0], right.quantity.span[1]), unit=unit, baseline=baseline,
                       direction=direction, decimals=now.decimals or base.decimals)  # fmt: skip
    return _Part(quantity, left.first, right.last)


def _with_comparator(part: _Part, tokens: Sequence[Token]) -> _Part:
    """The quantity with `over`, `at least`, `or more` … read from the words around it."""
    quantity, first, last = part.quantity, part.first, part.last
    comparator = quantity.comparator
    core = next(i for i in range(first, last + 1) if tokens[i].span[1] > quantity.core[0])
    for start in {core, first}:
        at = start - 1
        while _low(tokens, at) in _ARTICLES | {"average", "of", "well", "just", "consistently"} and at > 0 and not _ends(
            tokens, at
        ):
            at -= 1
        for words, sign in _BEFORE_BY_LAST.get(_low(tokens, at), ()):
            if sign == "le" and _never(tokens, at):
                comparator = "ge"
                break
            if _ends_with(tokens, at, words) and not (words in _SHARE_ONLY and quantity.unit not in _SHARES):
                comparator = sign if comparator in ("eq", "approx") or sign != "approx" else comparator
                if start == first:
                    first = at - len(words) + 1
                break
        else:
            continue
        break
    for words, sign in _AFTER if _low(tokens, last + 1) in _AFTER_FIRST or _low(tokens, last + 2) == "or" else ():
        if [t.low for t in tokens[last + 1 : last + 1 + len(words)]] == list(words):
            comparator, last = sign, last + len(words)
            break
        if words[0] == "or" and [t.low for t in tokens[last + 2 : last + 2 + len(words)]] == list(words):
            comparator = sign
            break
    if first == part.first and last == part.last and comparator == quantity.comparator:
        return part
    span = (min(tokens[first].span[0], quantity.span[0]), max(tokens[last].span[1], quantity.span[1]))
    return _Part(replace(quantity, comparator=comparator, span=span), first, last)


def _never(tokens: Sequence[Token], at: int) -> bool:
    """`never slipped below`: what it did not fall under is a floor."""
    if _low(tokens, at) not in {"below", "under"}:
        return False
    return bool({t.low for t in tokens[max(at - 3, 0) : at]} & {"never", "not", "no"})


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comparator of several words ends at `at`, so that its last word is no filler."""
    known = _BEFORE_BY_LAST.get(_low(tokens, at), ())
    return any(len(words) > 1 and _ends_with(tokens, at, words) for words, _ in known)


def _ends_with(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    start = at - len(words) + 1
    return start >= 0 and all(tokens[start + i].low == word for i, word in enumerate(words))


def _with_periods(parts: list[_Part], tokens: Sequence[Token]) -> list[_Part]:
    """Each quantity with its period; one at the end of a list belongs to all of the list."""
    result: list[_Part] = []
    limits = [*(part.first for part in parts), len(tokens)][1:]
    opening = _PERS.get(_low(tokens, 0)) if _low(tokens, 0) in _PER_ADVERBS else None
    for part, limit in zip(parts, limits, strict=True):
        per, last = _period_after(tokens, part.last + 1, limit)
        if per is None:
            per = _period_inside(tokens, part)
        if per is None:
            per = _period_before(tokens, part)
        if per is None and part.quantity.unit is None and not any(t.low in {".", ";", "for"} for t in tokens[: part.first]):
            per = opening
        if per is None:
            result.append(part)
            continue
        result.append(replace(part, quantity=replace(part.quantity, per=per)))
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        between = [t.low for t in tokens[here.last + 1 : there.first]]
        listed = bool({"and", ",", "&", "+", "or"} & set(between)) and len(between) <= 6
        plain = not any(w in _SENTENCE_END or w in {"at", "with", "for", "in", "by", "from"} for w in between)
        if here.quantity.per is None and there.quantity.per and listed and plain:
            if here.quantity.unit is None and there.quantity.unit is None:
                result[index] = replace(here, quantity=replace(here.quantity, per=there.quantity.per))
    return result


def _period_after(tokens: Sequence[Token], start: int, limit: int) -> tuple[Per | None, int]:
    """`per day`, `/day`, `a day`, `each week`, `daily` within the words after a number."""
    for at in range(start, min(start + 9, limit)):
        low = tokens[at].low
        ahead = _low(tokens, at + 1)
        if low in _SENTENCE_END or low in {"(", ":", "|", "\t", "at", "with", "while"}:
            return None, at
        if low in {"per", "/", "each", "every", "a", "an", "by", "p"} and ahead in _PERS and ahead not in _PER_ADVERBS:
            if low == "by" or (low in {"each", "every"} and ahead in {"hour"}):
                continue
            return _PERS[ahead], at + 1
        if low in {"per", "/"} and ahead in {"coder", "fte", "person", "biller", "auditor", "individual", "employee"}:
            continue
        if low in {"per", "/"} and ahead in {"work", "working", "business", "average", "calendar", "8", "eight"}:
            if _low(tokens, at + 2) in _PERS:
                return _PERS[tokens[at + 2].low], at + 2
        if low in _PER_ADVERBS:
            return _PERS[low], at
        if low == "," and at - start > 6:
            return None, at
    return None, start


def _period_inside(tokens: Sequence[Token], part: _Part) -> Per | None:
    """`from 31 a month to 12`."""
    for at in range(part.first, part.last):
        if tokens[at].low in {"a", "an", "per", "/", "each"} and _low(tokens, at + 1) in _PERS:
            return _PERS[tokens[at + 1].low]
    return None


def _period_before(tokens: Sequence[Token], part: _Part) -> Per | None:
    """`daily average of 45`, `monthly volume: 1,200`, `each day coded 40`."""
    for at in range(part.first - 1, max(part.first - 6, -1), -1):
        low = tokens[at].low
        if low in _SENTENCE_END or tokens[at].quantity is not None or low in {"|", ",", "for", "with", "at", "in", "on"}:
            return None
        if low == ":" and at > 3:
            return None
        if low in _PER_ADVERBS and part.quantity.unit in (None, "usd"):
            return _PERS[low]
        if low in {"each", "every", "per"} and _low(tokens, at + 1) in _PERS:
            return _PERS[tokens[at + 1].low]
    return None


def _inner_words(tokens: Sequence[Token], part: _Part) -> list[Token]:
    """The words inside a change that may name what changed: `from 54 A/R days to 33`."""
    inner = [t for t in tokens[part.first + 1 : part.last] if t.quantity is None and t.low[0].isalpha()]
    return inner if len(inner) > 1 and inner[0].low not in {"to", "from", "down", "up", "a", "an", "in"} else []


def _finish(text: str, tokens: Sequence[Token], parts: Sequence[_Part]) -> Reading:
    """The reading with the tokens of each quantity folded into one."""
    final: list[Token] = []
    places: list[int] = []
    at = 0
    for index, part in enumerate(parts):
        final += tokens[at : part.first]
        span = (min(tokens[part.first].span[0], part.quantity.span[0]),
                max(tokens[part.last].span[1], part.quantity.span[1]))  # fmt: skip
        places.append(len(final))
        final.append(Token("#", span, index))
        if part.quantity.baseline is not None:
            final += _inner_words(tokens, part)
        at = part.last + 1
    final += tokens[at:]
    quantities = tuple(replace(p.quantity, span=final[places[i]].span) for i, p in enumerate(parts))
    return Reading(text, tuple(final), quantities, tuple(places))
