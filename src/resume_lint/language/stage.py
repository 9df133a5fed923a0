"""Jobs with their months → the career stage, in the years that count and the titles that settle it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resume_lint.language.dates import DateRange, covered_months, parse_month
from resume_lint.language.titles import TitleBook, read_book
from resume_lint.records import Claim, Role, Stage, StageId
from resume_lint.vocabulary import Vocabulary

_NEVER: tuple[str, ...] = ()


def find_stage(
    roles: Sequence[Role],
    vocabulary: Vocabulary,
    as_of: date,
    *,
    mid_from: float,
    senior_above: float,
    claims: Sequence[Claim] = (),
    team_metrics: Sequence[str] = _NEVER,
) -> Stage:
    """The stage of a person with `roles`: by years of relevant work, and senior for whoever heads people.

    `mid_from` years are mid, more than `senior_above` are senior. A head has a relevant title of the
    management track, or is a lead in whose role a claim of one of `team_metrics` tells of people under them.
    """
    relevant = [(number, role) for number, role in enumerate(roles) if role.relevant]
    years = years_of(covered_months(filter(None, (role_range(role) for _, role in relevant)), as_of))
    led = {claim.role for claim in claims if claim.metric in team_metrics}
    book = read_book(vocabulary)
    head = next((role for number, role in relevant if _heads(role, number in led, book)), None)
    stage: StageId = "senior" if head or years > senior_above else "mid" if years >= mid_from else "entry"
    basis = _basis(years, sum(role.start is not None for _, role in relevant), head)
    if head is not None:
        return Stage(stage, years, basis, "management")
    latest = max((role for _, role in relevant), key=_last_month, default=None)
    special = stage != "entry" and latest is not None and latest.track == "specialist"
    return Stage(stage, years, basis, "specialist" if special else None)


def years_of(months: int) -> float:
    """Years with one decimal, halves up.

    >>> years_of(3), years_of(21), years_of(202), years_of(0)
    (0.3, 1.8, 16.8, 0.0)
    """
    return (months * 10 + 6) // 12 / 10


def role_range(role: Role) -> DateRange | None:
    """The dates of a role as a range, None where it has no start or no end."""
    start = parse_month(role.start) if role.start else None
    end = parse_month(role.end) if role.end else None
    if start is None or not (end or role.current):
        return None
    # A lone year that was told as a season counts fewer months than the year.
    exact = not (start == end and start.month is None and role.months is not None and role.months < 12)
    return DateRange(role.span, start, end, role.current, exact)


def _heads(role: Role, has_team: bool, book: TitleBook) -> bool:
    return role.track == "management" or (has_team and book.leads(role.title))


def _last_month(role: Role) -> tuple[bool, str]:
    return role.current, role.end or role.start or ""


def _basis(years: float, dated: int, head: Role | None) -> str:
    """One sentence on how the stage was found.

    >>> _basis(4.4, 2, None)
    '4.4 years of relevant work in 2 roles, by their dates'
    >>> _basis(0.0, 0, None)
    'no relevant work with dates found'
    """
    if dated == 0:
        told = "no relevant work with dates found"
    else:
        unit = "year" if years == 1 else "years"
        roles = "1 role, by its dates" if dated == 1 else f"{dated} roles, by their dates"
        told = f"{years:.1f} {unit} of relevant work in {roles}"
    return f"{told}; senior by the title “{head.title}”" if head else told
