"""A claim → its figure in words, such as `at least 95%`, `80–100 a day` or `52 → 34 days`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resume_lint.reporters.plain import number

if TYPE_CHECKING:
    from resume_lint.records import Claim

_NOUNS = {"percentage_point": "point", "day": "day", "hour": "hour", "minute": "minute", "week": "week"}
_NOUNS |= {"month": "month", "year": "year"}
_COMPARATORS = {"eq": "", "ge": "at least ", "le": "at most ", "approx": "about "}
_DIRECTIONS = {"level": "", "increase": "↑ ", "decrease": "↓ "}


def figure(claim: Claim) -> str:
    """The figure of the claim: where it started, comparator, value or range, unit and period."""
    values = [value for value in (claim.value, claim.value_max) if value is not None]
    amount = with_unit("–".join(_bare(value, claim.unit) for value in values), claim.unit, values[-1])
    period = f" {'an' if claim.per == 'hour' else 'a'} {claim.per}" if claim.per else ""
    if claim.baseline is None:
        return f"{_DIRECTIONS[claim.direction]}{_COMPARATORS[claim.comparator]}{amount}{period}"
    start = _bare(claim.baseline, claim.unit) + ("%" if claim.unit == "percent" else "")
    return f"{start} → {_COMPARATORS[claim.comparator]}{amount}{period}"


def with_unit(amount: str, unit: str, value: float) -> str:
    """The amount, already in figures, with its unit; the noun's number follows `value`.

    >>> with_unit("98", "percent", 98), with_unit("1", "day", 1), with_unit("2.5", "hour", 2.5)
    ('98%', '1 day', '2.5 hours')
    >>> with_unit("2", "ratio", 2), with_unit("1.58", "index", 1.58), with_unit("$80,000", "usd", 80000)
    ('2 times', '1.58', '$80,000')
    """
    if unit == "percent":
        return f"{amount}%"
    if unit == "ratio":
        return f"{amount} times"
    noun = _NOUNS.get(unit)
    return f"{amount} {noun if value == 1 else noun + 's'}" if noun else amount


def _bare(value: float, unit: str) -> str:
    return f"${_money(value)}" if unit == "usd" else number(value)


def _money(value: float) -> str:
    """Whole dollars, and millions with a letter: what a reader takes in at a glance.

    >>> _money(80000), _money(1200000), _money(27000000), _money(1234567), _money(4.5)
    ('80,000', '1.2M', '27M', '1,234,567', '4.50')
    """
    if value >= 1_000_000 and value % 10_000 == 0:
        return f"{number(value / 1_000_000)}M"
    return f"{value:,.2f}" if value % 1 else number(value)
