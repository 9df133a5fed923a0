"""Jobs with their dates → what a careful reader notices in them: gaps, overlaps, odd dates.

A gap is counted as short, an overlap as brief as the dates allow: between "2019" and "2020" there is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from resume_lint.document.model import Document
from resume_lint.language.dates import DateRange, find_date_ranges, parse_month
from resume_lint.language.once import once_for_each
from resume_lint.records import (
    Education,
    Explanation,
    Month,
    Role,
    Section,
    TimelineEvent,
    TimelineKind,
)
from resume_lint.vocabulary import TimelineWords, Vocabulary

_SHORTEST_GAP = 3  # months without any job
_SHORTEST_OVERLAP = 3  # months in two jobs
_AFTER_STUDY = 6  # months in which somebody who has just graduated looks for work


@dataclass(frozen=True, slots=True)
class _Stay:
    """A job in months counted from year 0: the first and last month that it may and that it must have had."""

    number: int
    may: tuple[int, int]
    must: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Reason:
    """What may explain a gap, with its months; without months it explains any."""

    kind: Explanation
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    leave: re.Pattern[str]
    part_time: re.Pattern[str]


def find_timeline_events(
    document: Document,
    sections: Sequence[Section],
    roles: Sequence[Role],
    education: Sequence[Education],
    vocabulary: Vocabulary,
    as_of: date | None,
) -> tuple[TimelineEvent, ...]:
    """What a reader notices in the dates of the jobs, in the order of the resume.

    Without `as_of` nothing lies in the future, and the last job has no gap after it.
    """
    if not roles:
        return ()
    words = _read_words(vocabulary.timeline_words)
    today = as_of.year * 12 + as_of.month if as_of else None
    events = [event for number, role in enumerate(roles) for event in _odd_dates(number, role, today)]
    stays = sorted(filter(None, (_stay_of(n, role, today) for n, role in enumerate(roles))), key=_by_start)
    gaps = list(_gaps(roles, stays, today))
    if gaps:  # few resumes have one, and to look for reasons means to read all of the text
        reasons = list(_reasons(document, sections, education, words))
        gaps = [_explained(gap, reasons) for gap in gaps]
    events.extend(gaps)
    events.extend(_overlaps(roles, stays, words))
    return tuple(sorted(events, key=lambda event: (event.evidence.span, event.kind, event.roles)))


def _odd_dates(number: int, role: Role, today: int | None) -> Iterator[TimelineEvent]:
    """What is odd in the dates of one job."""
    start, end = _month(role.start), _month(role.end)
    if start is None and end is None:
        yield _of_role("undated", number, role)
        return
    if start and end and _is_reversed(start, end):
        yield _of_role("reversed", number, role)
    elif today is not None and _is_future(start, end, today):
        yield _of_role("future", number, role)
    elif (start is None or end is None or start == end) and not role.current:
        yield _of_role("one_date", number, role)
        return
    if any(one is not None and one.month is None for one in (start, end)):
        yield _of_role("year_only", number, role)


def _of_role(kind: TimelineKind, number: int, role: Role) -> TimelineEvent:
    return TimelineEvent(kind, role.start, role.end, role.months, (number,), None, role.evidence)


def _is_reversed(start: Month, end: Month) -> bool:
    if start.year != end.year:
        return start.year > end.year
    return start.month is not None and end.month is not None and start.month > end.month


def _is_future(start: Month | None, end: Month | None, today: int) -> bool:
    """Whether a date lies after the month of the analysis; a year alone only where all of it does."""
    return any(one is not None and one.year * 12 + (one.month or 1) > today for one in (start, end))


def _stay_of(number: int, role: Role, today: int | None) -> _Stay | None:
    """The months of a job, None where they are not known or can't be right."""
    start, end = _month(role.start), _month(role.end)
    if start is None or not (end or role.current) or (end and _is_reversed(start, end)):
        return None
    first = start.year * 12 + (start.month or 1)
    late = start.year * 12 + (start.month or 12)
    if end is None:
        last = soon = max(today if today is not None else late, late)
    else:
        last, soon = end.year * 12 + (end.month or 12), end.year * 12 + (end.month or 1)
    return _Stay(number, (first, last), (late, soon))


def _by_start(stay: _Stay) -> tuple[int, int, int]:
    return (*stay.may, stay.number)


def _gaps(roles: Sequence[Role], stays: Sequence[_Stay], today: int | None) -> Iterator[TimelineEvent]:
    """The months between two jobs, and those since the last one."""
    if not stays:
        return
    reached = stays[0]
    for stay in stays[1:]:
        between = (reached.may[1] + 1, stay.may[0] - 1)
        if between[1] - between[0] + 1 >= _SHORTEST_GAP:
            numbers = (reached.number, stay.number)
            yield _gap("gap", between, numbers, roles[stay.number])
        if stay.may[1] >= reached.may[1]:
            reached = stay
    undated = any(not (role.start or role.end) for role in roles)
    since = (reached.may[1] + 1, today or 0)
    if since[1] - since[0] + 1 >= _SHORTEST_GAP and not undated:
        yield _gap("since_last_job", since, (reached.number,), roles[reached.number])


def _gap(kind: TimelineKind, between: tuple[int, int], numbers: tuple[int, ...], role: Role) -> TimelineEvent:
    first, last = between
    end = _written(last) if kind == "gap" else None
    return TimelineEvent(kind, _written(first), end, last - first + 1, numbers, None, role.evidence)


def _explained(gap: TimelineEvent, reasons: Sequence[_Reason]) -> TimelineEvent:
    """The gap with the first reason that covers a part of it."""
    start = _month(gap.start)
    if start is None or gap.months is None:
        return gap
    first = start.year * 12 + (start.month or 1)
    last = first + gap.months - 1
    return replace(gap, explained_by=next((one.kind for one in reasons if _explains(one, first, last)), None))


def _explains(reason: _Reason, first: int, last: int) -> bool:
    """Whether a reason covers a part of the gap; who graduates may look for work for some months."""
    if reason.last is None:
        return True
    search = _AFTER_STUDY if reason.kind == "education" else 0
    begin = reason.first if reason.first is not None else reason.last
    return begin <= last and reason.last + search >= first


def _overlaps(roles: Sequence[Role], stays: Sequence[_Stay], words: _Patterns) -> Iterator[TimelineEvent]:
    """Two employers at the same time: each job with the one before it that goes on longest."""
    reached: _Stay | None = None
    for stay in stays:
        if reached is not None:
            first, last = max(stay.must[0], reached.must[0]), min(stay.must[1], reached.must[1])
            one, other = roles[reached.number], roles[stay.number]
            if last - first + 1 >= _SHORTEST_OVERLAP and one.organization != other.organization:
                side = any(words.part_time.search(role.evidence.text) for role in (one, other))
                yield TimelineEvent(
                    "overlap",
                    _written(first),
                    _written(last),
                    last - first + 1,
                    (reached.number, stay.number),
                    "part_time" if side else None,
                    other.evidence,
                )
        if reached is None or stay.must[1] > reached.must[1]:
            reached = stay


def _reasons(
    document: Document, sections: Sequence[Section], education: Sequence[Education], words: _Patterns
) -> Iterator[_Reason]:
    """What may explain gaps: times of leave, of study, of volunteer work."""
    text = document.text
    for found in words.leave.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        stop = text.find("\n", found.end())
        line = text[start : stop if stop >= 0 else len(text)]
        yield from _dated("leave", line) or (_Reason("leave"),)
    for course in education:
        yield from _dated("education", text[slice(*course.span)])
    for section in sections:
        if section.kind in ("volunteer", "education", "projects"):
            kind: Explanation = "education" if section.kind == "education" else "volunteer"
            yield from _dated(kind, text[slice(*section.span)])


def _dated(kind: Explanation, words: str) -> list[_Reason]:
    return [_reason(kind, found) for found in find_date_ranges(words)]


def _reason(kind: Explanation, found: DateRange) -> _Reason:
    start, end = found.start, found.end
    last = end.year * 12 + (end.month or 12) if end else 12 * 9999
    return _Reason(kind, start.year * 12 + (start.month or 1) if start else None, last)


def _month(written: str | None) -> Month | None:
    return parse_month(written) if written else None


def _written(month: int) -> str:
    year, rest = divmod(month - 1, 12)
    return str(Month(year, rest + 1))


@once_for_each
def _read_words(words: TimelineWords) -> _Patterns:
    return _Patterns(_any_of(words.leave), _any_of(words.part_time))


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, whatever stands between their words."""
    forms = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", phrase))) for phrase in phrases)
    joined = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(rf"\b(?:{joined or '(?!)'})\b", re.IGNORECASE)
