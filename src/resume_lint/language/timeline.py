"""Document + sections + titles of the vocabulary → the jobs in it, in order, each with its months.

A job is found by its dates: a line with a date range at its edge anchors a job, the short lines around it are
its header, and what follows up to the next header is its body. A title on its own without dates is one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest

from resume_lint.document.model import Document, Line
from resume_lint.language.dates import DateRange, covered_months, find_date_ranges
from resume_lint.language.job_headers import JobHeader, ends_in_place, is_label, is_place, read_header
from resume_lint.language.titles import TitleBook, read_book
from resume_lint.records import Evidence, Role, Section, Span
from resume_lint.vocabulary import Vocabulary

_YEARS_AHEAD = 8
_HEADER_ROWS = 3  # over or under the dates
_LONGEST_HEADER = 16  # words beside the dates
_LONGEST_LOOSE = 9  # words of a header line that has no dates

_DURATION = re.compile(
    r"\(?\b(?:\d+\+?|one|two|three|four|five)\s*(?:yrs?|years?|mos?|months?)\b\.?(?:,?\s*(?:and\s+)?\d+\s*(?:mos?|months?)\b\.?)?\)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE_END = re.compile(r"\s[a-z]{3,}\.$")
_NOTE = re.compile(r"(?P<label>[A-Za-z ]{3,25}):\s")  # "Clients: …", a line about the job
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[,\s]*[)\]]")
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_PRESENT_ALONE = re.compile(r"\W*(?:present|current|now|to date)\W*", re.IGNORECASE)
_WORD = re.compile(r"\w*[^\W_]\w*")
_NO_WORD = re.compile(r"[\W\d_]*")


_NO_HEADER = JobHeader(None, None)


@dataclass(slots=True)
class _Row:
    """One line of the experience part, with what it looks like."""

    line: Line
    text: str  # without dates, which became tabs
    dates: DateRange | None
    opens_block: bool
    title: float = 0
    organization: float = 0
    place: bool = False
    body: bool = False

    @property
    def tells(self) -> bool:
        """Whether its words belong into a header."""
        return self.title >= 1 or self.organization > 0 or self.place


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
    parts = [section for section in sections if section.kind == "experience"]
    if not parts:
        parts = [section for section in sections if section.kind in ("contact", "summary", "other")]
    roles: list[Role] = []
    for part in parts:
        roles.extend(_roles_of(document, part, book, as_of))
    return tuple(roles)


def _roles_of(document: Document, section: Section, book: TitleBook, as_of: date) -> Iterator[Role]:
    rows = _read_rows(document, section, book, as_of)
    jobs = _find_jobs(rows, book, dated_only=section.kind != "experience")
    for job, following in zip_longest(jobs, jobs[1:]):
        last = rows[following.first - 1] if following else rows[-1]
        span = (rows[job.first].line.span[0], last.line.span[1])
        if job.header.title or job.header.organization:
            yield _build_role(document, section, rows, job, span, book, as_of)


def _build_role(
    document: Document,
    section: Section,
    rows: list[_Row],
    job: _Job,
    span: Span,
    book: TitleBook,
    as_of: date,
) -> Role:
    dates = rows[job.anchor].dates if job.anchor is not None else None
    title = job.header.title or ""
    reading = book.read(title, document.text[span[0] : span[1]])
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


def _header_evidence(document: Document, section: Section, rows: list[_Row], job: _Job) -> Evidence:
    return document.evidence((rows[job.first].line.span[0], rows[job.last].line.span[1]), section.kind)


def _read_rows(document: Document, section: Section, book: TitleBook, as_of: date) -> list[_Row]:
    rows: list[_Row] = []
    block: int | None = None
    for line in document.lines:
        if (
            line.span[0] < section.span[0]
            or line.span[1] > section.span[1]
            or line.role in ("header", "footer")
        ):
            continue
        text = document.text[line.span[0] : line.span[1]]
        opens, block = line.block != block, line.block
        if rows or not _is_heading(section, line, text):
            if text.strip():
                rows.append(_read_row(line, text, opens, book, as_of))
        elif inline := text[len(section.title) :].lstrip(" :\t-–—|"):
            rows.append(_read_row(line, inline, opens, book, as_of))
    for row, following in pairwise(rows):
        _join_wrapped_dates(document, row, following)
    return rows


def _join_wrapped_dates(document: Document, row: _Row, following: _Row) -> None:
    """Gives a row the end of its dates from the next line: "June 2019 –" and "March 2021"."""
    dates, end = row.dates, following.dates
    if dates and dates.single and _PRESENT_ALONE.fullmatch(following.text):
        row.dates, following.body = DateRange(dates.span, dates.start, None, True, dates.exact), True
        return
    if dates is None or end is None or not (dates.current and end.single) or following.line.bullet:
        return
    told = document.text[row.line.span[0] : row.line.span[1]].rstrip()
    if told[-1:] in "-–—" and _NO_WORD.fullmatch(following.text):
        row.dates = DateRange((dates.span[0], end.span[1]), dates.start, end.end, False, dates.exact)
        following.dates, following.body = None, True


def _is_heading(section: Section, line: Line, text: str) -> bool:
    return bool(section.title) and line.span[0] == section.span[0] and text.strip().startswith(section.title)


def _read_row(line: Line, text: str, opens_block: bool, book: TitleBook, as_of: date) -> _Row:
    dates = None if line.bullet and len(text) > 120 else _choose_dates(text, as_of)
    rest = _without_dates(text, dates) if dates else text
    row = _Row(line, rest, dates, opens_block)
    if dates and not _is_anchor(row, text, book):
        row.dates, row.text = None, text
    if row.dates is None and (line.bullet or _is_body(text, book)):
        row.body = True
        return row
    pieces = [piece for piece in re.split(r"\t|\s[|•·–—-]\s|,\s", row.text) if piece.strip()]
    row.title = max((book.title_weight(piece.strip()) for piece in pieces), default=0)
    row.organization = max((book.organization_weight(piece.strip()) for piece in pieces), default=0)
    row.place = is_place(row.text) or ends_in_place(row.text)
    return row


def _choose_dates(text: str, as_of: date) -> DateRange | None:
    """The dates of a header line: its range, or the one date at its edge."""
    found = find_date_ranges(text, latest_year=as_of.year + _YEARS_AHEAD)
    ranges = [one for one in found if not one.single]
    if ranges:
        return ranges[-1] if _at_edge(text, ranges[-1].span) else ranges[0]
    return next((one for one in reversed(found) if _at_edge(text, one.span)), None)


def _at_edge(text: str, span: Span) -> bool:
    """Whether the dates open or close the line, or a column of it; not "(Top Hospital, 2014)"."""
    before, after = text[: span[0]], _DURATION.sub("", text[span[1] :])
    if _NO_WORD.fullmatch(before) or before.rstrip(" (")[-1:] == "\t":
        return True
    bracket = before.rfind("(")
    inside = bracket > before.rfind(")") and not _NO_WORD.fullmatch(before[bracket:])
    return bool(_NO_WORD.fullmatch(after)) and not inside


def _without_dates(text: str, dates: DateRange) -> str:
    """`text` with a tab for its dates and without "(2 years)"."""
    rest = f"{text[: dates.span[0]].rstrip()}\t{text[dates.span[1] :].lstrip()}"
    rest = _DURATION.sub("", rest) if _DURATION.search(rest) else rest
    rest = re.sub(r"\bfrom\s*(?=\t)|(?<=\t)\s*[,:]\s*", "", rest, flags=re.IGNORECASE)
    return _EMPTY_BRACKETS.sub("\t", rest.replace("(\t)", "\t")).strip(" ,;|-–—")


def _is_anchor(row: _Row, text: str, book: TitleBook) -> bool:
    """Whether the dates of a line are those of a job, and not of something told in a sentence."""
    dates = row.dates
    if dates is None or (row.line.bullet and dates.single):
        return False
    words = _WORD.findall(row.text)
    edge = _at_edge(text, dates.span)
    if not words:
        return True
    note = _NOTE.match(text)
    if note and not is_label(text) and not book.title_weight(note["label"]):
        return False
    if row.line.bullet:
        return edge and len(words) <= 12 and not _is_sentence(row.text)
    if _is_sentence(row.text):
        return edge and not dates.single and len(words) <= 8 and not text.rstrip().endswith(".")
    if len(words) > _LONGEST_HEADER:
        return edge and ("\t" in text or (not dates.single and len(words) <= 1.5 * _LONGEST_HEADER))
    if dates.single:
        told = any(map(book.title_weight, row.text.split(", "))) or book.organization_weight(row.text) > 0
        return edge and told and not row.text.endswith(".")
    return True


def _is_sentence(text: str) -> bool:
    """Whether `text` reads like a sentence: many of its words are small ones in lower case."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.casefold() not in _SMALL_WORDS]
    return len(words) >= 3 and sum(word[0].islower() for word in words) >= 0.5 * len(words)


def _is_body(text: str, book: TitleBook) -> bool:
    text = _BRACKETS.sub(" ", text).rstrip()
    words = text.split()
    if len(words) > _LONGEST_HEADER or text[:1].islower() or text.endswith(":"):
        return True
    if _SENTENCE_END.search(text) and book.title_weight(text) < 3:
        return True
    parts = text.split(", ")
    told = max(map(book.title_weight, parts)) >= 3 or max(map(book.organization_weight, parts)) == 3
    return _is_sentence(text) and (len(words) > _LONGEST_LOOSE or not told)


def _find_jobs(rows: list[_Row], book: TitleBook, *, dated_only: bool) -> list[_Job]:
    anchors = [at for at, row in enumerate(rows) if row.dates and not row.line.bullet]
    if not anchors:
        anchors = [at for at, row in enumerate(rows) if row.dates]
    anchors = [at for at in anchors if not _is_aside(rows, at, anchors)]
    jobs = _dated_jobs(rows, anchors, book)
    if not dated_only:
        jobs.extend(_undated_jobs(rows, jobs, book))
    return sorted(jobs, key=lambda job: job.first)


def _is_aside(rows: list[_Row], at: int, anchors: list[int]) -> bool:
    """Whether a line with one date stands beside a line with a range: it tells of something else."""
    dates = rows[at].dates
    if dates is None or not dates.single:
        return False
    return any(
        other in anchors and (found := rows[other].dates) is not None and not found.single
        for other in (at - 1, at + 1)
    )


def _dated_jobs(rows: list[_Row], anchors: list[int], book: TitleBook) -> list[_Job]:
    jobs: list[_Job] = []
    floor = 0
    downward = bool(anchors) and _reads_downward(rows, anchors)
    employer: str | None = None
    for number, at in enumerate(anchors):
        ceiling = anchors[number + 1] if number + 1 < len(anchors) else len(rows)
        job = _header_around(rows, at, floor, ceiling, downward, book)
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


def _reads_downward(rows: list[_Row], anchors: list[int]) -> bool:
    """Whether the dates open a header (its other lines follow), told by the first job of the section."""
    return anchors[0] == 0 or all(rows[at].body for at in range(anchors[0]))


def _is_employer_line(rows: list[_Row], job: _Job, ceiling: int) -> bool:
    """Whether a dated line names only an employer, and the next dated line a title under it."""
    return ceiling < len(rows) and job.last + 1 == ceiling and rows[ceiling].title >= 1


def _header_around(
    rows: list[_Row], at: int, floor: int, ceiling: int, downward: bool, book: TitleBook
) -> _Job:
    """The header whose dates stand in row `at`: rows are added until it has a title and an employer."""
    job = _Job(at, at, at)
    job.header = read_header([rows[at].text], book)
    top = _top_of_run(rows, at, floor)
    if downward and not (top < at and top > 0 and rows[top - 1].body):
        _grow_down(rows, job, ceiling, book)
        return job
    _grow_up(rows, job, floor, book)
    if job.header.title is None or job.header.organization is None:
        _grow_down(rows, job, ceiling, book, told_only=job.first < at)
    return job


def _is_whole(rows: list[_Row], job: _Job, book: TitleBook) -> bool:
    """Whether the header has a title and an employer that both look like one."""
    title, organization = job.header.title, job.header.organization
    if title is None or organization is None:
        return False
    used = rows[job.first : job.last + 1]
    return max(row.title for row in used) >= 1 and book.organization_weight(organization) >= 2


def _grow_up(rows: list[_Row], job: _Job, floor: int, book: TitleBook) -> None:
    top = _top_of_run(rows, job.first, floor)
    short = job.first - top <= _HEADER_ROWS
    while job.first > max(top, job.last - _HEADER_ROWS):
        row = rows[job.first - 1]
        if _is_whole(rows, job, book) and not _titles_above(rows, job, floor):
            return
        if not (short or row.tells or row.line.bold):
            return
        if rows[job.first].opens_block and job.header.title and job.header.organization:
            return
        job.first -= 1
        _read(rows, job, book)


def _top_of_run(rows: list[_Row], at: int, floor: int) -> int:
    """The first of the lines without dates or work that stand right over row `at`."""
    while at > floor and not rows[at - 1].body and rows[at - 1].dates is None:
        at -= 1
    return at


def _titles_above(rows: list[_Row], job: _Job, floor: int) -> bool:
    """Whether the line above the header is a better title than the header has."""
    if job.first <= floor or rows[job.first].opens_block:
        return False
    above = rows[job.first - 1]
    inside = max(row.title for row in rows[job.first : job.last + 1])
    return not above.body and above.dates is None and above.title > inside


def _grow_down(
    rows: list[_Row], job: _Job, ceiling: int, book: TitleBook, *, told_only: bool = False
) -> None:
    while job.last + 1 < ceiling and job.last - job.first < _HEADER_ROWS and not _is_whole(rows, job, book):
        row = rows[job.last + 1]
        if row.body or row.dates or (told_only and not row.tells):
            return
        closes = job.last + 2 < len(rows) and rows[job.last + 2].body and job.header.organization is None
        if row.opens_block and job.header.title and not (row.tells or closes):
            return
        job.last += 1
        _read(rows, job, book)


def _read(rows: list[_Row], job: _Job, book: TitleBook) -> None:
    job.header = read_header([row.text for row in rows[job.first : job.last + 1]], book)


def _undated_jobs(rows: list[_Row], jobs: list[_Job], book: TitleBook) -> Iterator[_Job]:
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
