"""Numbers to quantities: ranges, changes, comparators, units and periods of one line put together.

`read_line` gives a `Reading`: the tokens of the line, with each quantity as one token. It knows English, not the
profession: what a quantity measures is decided in `claims`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resume_lint.language.numbers import Number, find_numbers
from resume_lint.language.quantities.changes import join_changes
from resume_lint.language.quantities.comparators import with_comparator
from resume_lint.language.quantities.periods import with_periods
from resume_lint.language.quantities.quantity import Part, Quantity, Reading, Token
from resume_lint.language.quantities.ranges import join_ranges
from resume_lint.language.quantities.then_and_now import join_stages
from resume_lint.language.quantities.units import borrow_units, with_time
from resume_lint.records import Span

_TOKEN = re.compile(
    r"[A-Za-z]/[A-Za-z](?![A-Za-z])|[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d+|->|=>|[^\sA-Za-zÀ-ÿ\d]|\t"
)


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
    return build_reading(text, outside(masked, find_numbers(text)))


def outside(masked: Sequence[Span], numbers: list[Number]) -> list[Number]:
    """The numbers that do not start inside one of the spans."""
    if not masked:
        return numbers
    return [n for n in numbers if not any(start <= n.span[0] < end for start, end in masked)]


def build_reading(text: str, numbers: Sequence[Number]) -> Reading:
    """The tokens and quantities of one line, of which these are the numbers."""
    tokens, places = _tokenize(text, numbers)
    if not numbers:
        return Reading(text, tuple(tokens), (), ())
    parts = [Part(_quantity(number), place, place) for number, place in zip(numbers, places, strict=True)]
    parts = [with_time(part, tokens) for part in parts]
    if len(parts) > 1:
        parts = borrow_units(parts, tokens)
        parts = join_ranges(parts, tokens)
        parts = join_changes(parts, tokens)
        parts = join_stages(parts, tokens)
    parts = [with_comparator(part, tokens) for part in parts]
    parts = with_periods(parts, tokens)
    return _finish(text, tokens, parts)


def _quantity(number: Number) -> Quantity:
    return Quantity(number.span, number.span, number.value, unit=number.unit, comparator=number.comparator,
                    compound=number.hyphen, form=number.form, comma=number.comma, decimals=number.decimals,
                    direction=number.direction)  # fmt: skip


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


def _inner_words(tokens: Sequence[Token], part: Part) -> list[Token]:
    """The words inside a change that may name what changed: `from 54 A/R days to 33`."""
    inner = [t for t in tokens[part.first + 1 : part.last] if t.quantity is None and t.low[0].isalpha()]
    return (
        inner if len(inner) > 1 and inner[0].low not in {"to", "from", "down", "up", "a", "an", "in"} else []
    )


def _finish(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Reading:
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
    quantities = tuple(p.quantity._replace(span=final[places[i]].span) for i, p in enumerate(parts))
    return Reading(text, tuple(final), quantities, tuple(places))
