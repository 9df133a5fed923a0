"""Document + sections + titles of the vocabulary → the jobs in it, in order, each with its months.

A job is found by its dates: a line with a date range at its edge anchors a job, the short lines around it are
its header, and what follows up to the next header is its body. A title on its own without dates is one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.dates import covered_months
from resume_lint.language.job_headers import JobHeader, read_header
from resume_lint.language.job_lines import Row, read_rows
from resume_lint.language.once import once_for_each
from resume_lint.language.titles import TitleBook, read_book
from resume_lint.records import Evidence, Role, Section, Span
from resume_lint.vocabulary import TimelineWords, Vocabulary

_HEADER_ROWS = 3  # over or under the dates


_NO_HEADER = JobHeader(None, None)


@dataclass(slots=True)
class _Job:
    """A header: its rows in the section, and the row with the dates."""

    first: int
    last: int
    anchor: int | None
    header: JobHeader = _NO_HEADER


def find_roles(
    document: Document, sections: tuple[Section, ...], vocabulary: Vocabulary, as_of: date
) -> tuple[Role, ...]:
    """The jobs under the headings of experience, in order of appearance.

    Where no heading tells of experience, dated jobs are looked for under no heading or an unknown one.
    """
    book = read_book(vocabulary)
    leave = _leave_pattern(vocabulary.timeline_words)
    parts = [section for section in sections if section.kind == "experience"]
    if not parts:
        parts = [section for section in sections if section.kind in ("contact", "summary", "other")]
    roles: list[Role] = []
    for part in parts:
        roles.extend(_roles_of(document, part, book, as_of, leave))
    if any(role.relevant for role in roles):
        return tuple(_read_again(role, document, book) for role in roles)
    return tuple(roles)


def _read_again(role: Role, document: Document, book: TitleBook) -> Role:
    """The role, its title read as that of somebody who has worked in the profession."""
    if role.relevant:
        return role
    text = document.text[slice(*role.span)]
    reading = book.read(role.title, text, role.organization or "", expected=True)
    return replace(role, relevant=reading.relevant, level=reading.level, track=reading.track)


def _roles_of(
    document: Document, section: Section, book: TitleBook, as_of: date, leave: re.Pattern[str]
) -> Iterator[Role]:
    rows = read_rows(document, section, book, as_of)
    jobs = _find_jobs(rows, book, dated_only=section.kind != "experience")
    for job, following in zip_longest(jobs, jobs[1:]):
        last = rows[following.first - 1] if following else rows[-1]
        span = (rows[job.first].line.span[0], last.line.span[1])
        named = job.header.title or job.header.organization
        if named and not _is_leave(job.header, book, leave) and not _is_credential(job.header, book):
            yield _build_role(document, section, rows, job, span, book, as_of)


def _is_leave(header: JobHeader, book: TitleBook, leave: re.Pattern[str]) -> bool:
    """Whether a dated line tells a time without work, such as "Family leave, 2019 - 2021": that is no job."""
    name = header.title or header.organization or ""
    return book.read(name, "", "").id is None and leave.match(name.strip(" ([")) is not None


def _is_credential(header: JobHeader, book: TitleBook) -> bool:
    """Whether a dated line tells a credential and who gave it ("CPC, AAPC, since 2019"): that is no job."""
    return book.is_credential(header.title or "") and book.is_issuer(header.organization or "")


@once_for_each
def _leave_pattern(words: TimelineWords) -> re.Pattern[str]:
    """A pattern for a whole name that is a time of leave, with what it was for behind a sign or "to", "for" or "as"."""
    forms = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", phrase))) for phrase in words.leave)
    joined = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(
        rf"(?:{joined or '(?!)'})(?:\s*$|\s*[-–—(:/,|&;].*|\s+(?:to|for|as|and|due|with|of|from|in)\b.*)",
        re.IGNORECASE,
    )


def _build_role(
    document: Document,
    section: Section,
    rows: list[Row],
    job: _Job,
    span: Span,
    book: TitleBook,
    as_of: date,
) -> Role:
    dates = rows[job.anchor].dates if job.anchor is not None else None
    job.header = _with_title_below(job, rows, book)
    title = _title_of(job.header, section, book)
    reading = book.read(title, document.text[span[0] : span[1]], job.header.organization or "")
    known = dates is not None and dates.start is not None and bool(dates.end or dates.current)
    return Role(
        title=title,
        canonical_title=reading.id,
        organization=job.header.organization,
        start=str(dates.start) if dates and dates.start else None,
        end=str(dates.end) if dates and dates.end else None,
        current=bool(dates and dates.current),
        months=covered_months([dates], as_of) if dates and known else None,
        span=span,
        evidence=_header_evidence(document, section, rows, job),
        relevant=reading.relevant,
        level=reading.level,
        track=reading.track,
        trainee=reading.trainee,
    )


def _with_title_below(job: _Job, rows: list[Row], book: TitleBook) -> JobHeader:
    """The header, its title from the first words of the work where only an employer stands by the dates."""
    header = job.header
    below = rows[job.last + 1] if job.last + 1 < len(rows) else None
    if below is None or below.dates or below.line.bullet or book.title_weight(header.title or "") >= 1:
        return header
    first, mark, _ = below.text.partition(". ")
    if not mark or book.title_weight(first.strip()) < 3:
        return header
    return JobHeader(first.strip(), header.title or header.organization, header.employer_first)


def _title_of(header: JobHeader, section: Section, book: TitleBook) -> str:
    """The title of a job; under "Externship" the heading, where the header has none or only hours."""
    title = header.title or ""
    told = title[:1].isalpha() and (title != header.organization)
    return title if told or not book.is_training(section.title) else section.title.strip(" :")


def _header_evidence(document: Document, section: Section, rows: list[Row], job: _Job) -> Evidence:
    return document.evidence((rows[job.first].line.span[0], rows[job.last].line.span[1]), section.kind)


def _find_jobs(rows: list[Row], book: TitleBook, *, dated_only: bool) -> list[_Job]:
    anchors = [at for at, row in enumerate(rows) if row.dates and not row.line.bullet]
    if not anchors:
        anchors = [at for at, row in enumerate(rows) if row.dates]
    asides = [at for at in anchors if _is_aside(rows, at, anchors)]
    anchors = [at for at in anchors if at not in asides]
    for at in asides:
        if rows[at].title >= 1:  # "Biller; Team Lead from 2008" over the dates of the job
            rows[at].dates = None
    jobs = _dated_jobs(rows, anchors, book)
    if not dated_only:
        jobs.extend(_undated_jobs(rows, jobs, book))
    return sorted(jobs, key=lambda job: job.first)


def _is_aside(rows: list[Row], at: int, anchors: list[int]) -> bool:
    """Whether a line with one date stands beside a line with a range: it tells of something else."""
    dates = rows[at].dates
    if dates is None or not dates.single:
        return False
    return any(
        other in anchors and (found := rows[other].dates) is not None and not found.single
        for other in (at - 1, at + 1)
    )


def _dated_jobs(rows: list[Row], anchors: list[int], book: TitleBook) -> list[_Job]:
    jobs: list[_Job] = []
    floor = 0
    downward = bool(anchors) and _reads_downward(rows, anchors)
    employer: str | None = None
    for number, at in enumerate(in_time(anchors)):
        ceiling = anchors[number + 1] if number + 1 < len(anchors) else len(rows)
        job = _header_around(rows, at, floor, ceiling, downward, book, under=employer is not None)
        if job.header.title is None and _is_employer_line(rows, job, ceiling):
            employer = job.header.organization
            floor = job.last + 1
            continue
        if job.header.organization is None and employer:
            job.header = JobHeader(job.header.title, employer, True)
        elif job.header.employer_first:
            employer = job.header.organization
        elif job.header.organization:
            employer = None
        jobs.append(job)
        floor = job.last + 1
    return jobs


def _reads_downward(rows: list[Row], anchors: list[int]) -> bool:
    """Whether the dates open a header (its other lines follow), told by the first job of the section."""
    return anchors[0] == 0 or all(rows[at].body for at in range(anchors[0]))


def _is_employer_line(rows: list[Row], job: _Job, ceiling: int) -> bool:
    """Whether a dated line names only an employer, and the next dated line a title under it."""
    return ceiling < len(rows) and job.last + 1 == ceiling and rows[ceiling].title >= 1


def _header_around(
    rows: list[Row], at: int, floor: int, ceiling: int, downward: bool, book: TitleBook, *, under: bool
) -> _Job:
    """The header whose dates stand in row `at`: rows are added until it has a title and an employer.

    `under` says that an employer over several jobs goes on: then none is looked for below a title.
    """
    job = _Job(at, at, at)
    job.header = read_header([rows[at].text], book)
    top = _top_of_run(rows, at, floor)
    over = top < at and ((top > 0 and rows[top - 1].body) or _is_employer_over(rows, top, at))
    if downward and not over:
        _grow_down(rows, job, ceiling, book)
        return job
    _grow_up(rows, job, floor, book, under=under)
    if job.header.title is None or (job.header.organization is None and not under):
        _grow_down(rows, job, ceiling, book, told_only=job.first < at)
    return job


def _is_employer_over(rows: list[Row], top: int, at: int) -> bool:
    """Whether the line right over a dated title is an employer after a blank line, and so belongs to it."""
    over = rows[top]
    parted = top + 1 == at and over.opens_block and not rows[at].opens_block
    return parted and over.organization >= 2 and rows[at].title >= 1


def _is_whole(rows: list[Row], job: _Job, book: TitleBook) -> bool:
    """Whether the header has a title and an employer that both look like one."""
    title, organization = job.header.title, job.header.organization
    if title is None or organization is None:
        return False
    used = rows[job.first : job.last + 1]
    return max(row.title for row in used) >= 1 and book.organization_weight(organization) >= 2


def _grow_up(rows: list[Row], job: _Job, floor: int, book: TitleBook, *, under: bool) -> None:
    top = _top_of_run(rows, job.first, floor)
    short = job.first - top <= _HEADER_ROWS
    while job.first > max(top, job.last - _HEADER_ROWS):
        row = rows[job.first - 1]
        if _is_whole(rows, job, book) and not _titles_above(rows, job, floor):
            return
        if not (short or row.tells or row.line.bold):
            return
        if under and not (row.tells or row.line.bold or row.opens_block):  # the last job's work
            return
        if rows[job.first].opens_block and job.header.title and job.header.organization:
            return
        job.first -= 1
        _read(rows, job, book)


def _top_of_run(rows: list[Row], at: int, floor: int) -> int:
    """The first of the lines without dates or work that stand right over row `at`."""
    while at > floor and not rows[at - 1].body and rows[at - 1].dates is None:
        at -= 1
    return at


def _titles_above(rows: list[Row], job: _Job, floor: int) -> bool:
    """Whether the line above the header is a better title than the header has."""
    if job.first <= floor or rows[job.first].opens_block:
        return False
    above = rows[job.first - 1]
    inside = max(row.title for row in rows[job.first : job.last + 1])
    return not above.body and above.dates is None and above.title > inside


def _grow_down(rows: list[Row], job: _Job, ceiling: int, book: TitleBook, *, told_only: bool = False) -> None:
    while job.last + 1 < ceiling and job.last - job.first < _HEADER_ROWS and not _is_whole(rows, job, book):
        row = rows[job.last + 1]
        if row.body or row.dates or (told_only and not row.tells):
            return
        closes = job.last + 2 < len(rows) and rows[job.last + 2].body and job.header.organization is None
        if row.opens_block and job.header.title and not (row.tells or closes):
            return
        job.last += 1
        _read(rows, job, book)


def _read(rows: list[Row], job: _Job, book: TitleBook) -> None:
    job.header = read_header([row.text for row in rows[job.first : job.last + 1]], book)


def _undated_jobs(rows: list[Row], jobs: list[_Job], book: TitleBook) -> Iterator[_Job]:
    """Titles with no date near them: a line of its own like a title, with work under it."""
    taken = {at for job in jobs for at in range(job.first, job.last + 1)}
    last = -1
    for at, row in enumerate(rows):
        if at <= last or at in taken or row.body or row.dates or row.title < 3:
            continue
        if not (at == 0 or row.opens_block or rows[at - 1].body):
            continue
        job = _Job(at, at, None)
        while not _is_whole(rows, job, book) and job.last + 1 < len(rows) and job.last - at < _HEADER_ROWS:
            following = rows[job.last + 1]
            if job.last + 1 in taken or following.body or (following.opens_block and not following.tells):
                break
            job.last += 1
            _read(rows, job, book)
        _read(rows, job, book)
        if job.last + 1 < len(rows) and rows[job.last + 1].body:
            last = job.last
            yield job
