"""Dates as printed → the months worked, for checking the years of an annotation.

It reads more loosely than a resume is read: better that a wrong number of years passes than that a right one is
called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

Month = int  # counted from the year 0: 12 * year + month - 1

PRESENT: Month = 12 * 2026 + 10
NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
SEASONS = {"winter": 1, "spring": 1, "summer": 6, "fall": 9, "autumn": 9}
DATE = re.compile(
    r"""
      (?P<word> [A-Za-z]{3,} )\.? [\s,]+ '? (?P<year1> \d{4} )      # March 2021, Sept. 2021, Fall 2021
    | (?P<month> \d{1,2} ) [/.-] (?P<year2> \d{4} )                 # 03/2021
    | (?P<year3> \d{4} ) [/.-] (?P<month3> \d{1,2} ) (?! \d )       # 2021-03
    | (?P<year4> \d{4} )                                            # 2021
    | (?P<now> present | current | now | today | date )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def worked_months(dates: str) -> frozenset[Month]:
    """The months between the first and the last date, both included; empty where there is no date.

    >>> len(worked_months("Mar 2021 - May 2021")), len(worked_months("09/2025 - Present"))
    (3, 15)
    >>> len(worked_months("2009 - 2013")), len(worked_months("2015"))
    (48, 12)
    >>> worked_months("summers")
    frozenset()
    """
    found = [_month(match) for match in DATE.finditer(dates)]
    known = [entry for entry in found if entry is not None]
    if not known:
        return frozenset()
    (start, _), (end, whole_year) = known[0], known[-1]
    last = end - 1 if whole_year and len(known) > 1 else end + 11 if whole_year else end
    return frozenset(range(start, last + 1))


def _month(match: re.Match[str]) -> tuple[Month, bool] | None:
    """The first month of a date, and whether it names a year only; None for a word that is no month."""
    if match["now"]:
        return PRESENT, False
    if match["year4"]:
        return 12 * int(match["year4"]), True
    if match["word"]:
        named = _named(match["word"].casefold())
        return None if named is None else (12 * int(match["year1"]) + named - 1, False)
    year, month = match["year2"] or match["year3"], match["month"] or match["month3"]
    return 12 * int(year) + int(month) - 1, False


def _named(word: str) -> int | None:
    if word in SEASONS:
        return SEASONS[word]
    return NAMES.index(word[:3]) + 1 if word[:3] in NAMES else None


def nearest_years(years: float, dates: Sequence[str]) -> float:
    """The years nearest to those given that some of the jobs add up to, overlaps counted once.

    >>> nearest_years(2.0, ["Jan 2024 - Dec 2024", "2025 - Present"])
    1.9
    >>> nearest_years(0.0, ["2019 - 2021"])
    0.0
    """
    jobs = [months for text in dates if (months := worked_months(text))]
    sums = {
        round(len(frozenset().union(*chosen)) / 12, 1)
        for count in range(len(jobs) + 1)
        for chosen in combinations(jobs, count)
    }
    return min(sorted(sums), key=lambda total: abs(total - years))
