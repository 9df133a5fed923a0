"""The lines of an experience part → rows that know their dates and what they look like: header or work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from resume_lint.document.model import Document, Line
from resume_lint.document.time_limit import in_time
from resume_lint.language.dates import DateRange, find_date_ranges
from resume_lint.language.job_headers import ends_in_place, is_agency, is_label, is_place
from resume_lint.language.titles import TitleBook
from resume_lint.records import Section, Span

_YEARS_AHEAD = 8
LONGEST_HEADER = 16  # words beside the dates
_LONGEST_LOOSE = 9  # words of a header line that has no dates
_DURATION = re.compile(
    r"\(?\b(?:\d+\+?|one|two|three|four|five)\s*(?:yrs?|years?|mos?|months?)\b\.?(?:,?\s*(?:and\s+)?\d+\s*(?:mos?|months?)\b\.?)?\)?",
    re.IGNORECASE,
)
_WORK_AFTER = re.compile(r"\)?:\s+[a-z]")  # "Coder, 2008 - 2014: audits for rural hospitals"
_HALF_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s*$|\d[\d/.]*\s*(?:[-–—]|to|until|through)\s*$",
    re.IGNORECASE,
)
_SELF = re.compile(r"self|freelance", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_FIGURE = re.compile(r"\$\s?\d|(?<!100)%|\d\s?[KM]\b")  # no title or employer has one
_SENTENCE_END = re.compile(r"\s[a-z]{3,}\.$")
_NOTE = re.compile(r"(?P<label>[A-Za-z ]{3,25}):\s")  # "Clients: …", a line about the job
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[,\s]*[)\]]")
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_PRESENT_ALONE = re.compile(r"\W*(?:present|current|now|to date)\W*", re.IGNORECASE)
_WORD = re.compile(r"\w*[^\W_]\w*")
_LETTERS = re.compile(r"[^\W\d_]+")
_AROUND_DATES = re.compile(r"\bfrom\s*(?=\t)|(?<=\t)\s*[,:]\s*", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W\d_]*")


@dataclass(slots=True)
class Row:
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


def read_rows(document: Document, section: Section, book: TitleBook, as_of: date) -> list[Row]:
    """The lines of a section as rows, without its heading and what a page repeats."""
    rows: list[Row] = []
    block: int | None = None
    wrapped = ""  # a line that ends in the middle of its dates
    for line, text in _lines_of(document, section):
        if wrapped:
            rows[-1] = _read_row(rows[-1].line, f"{wrapped} {text}", rows[-1].opens_block, book, as_of)
            wrapped = ""
            continue
        opens, block = line.block != block, line.block
        if rows or not _is_heading(section, line, text):
            if text.strip() and not (line.role == "body" and not line.bullet and _says_how_long(text, book)):
                rows.append(_read_row(line, text, opens, book, as_of))
                wrapped = text if _goes_on(document, line, text) else ""
        elif inline := text[len(section.title) :].lstrip(" :\t-–—|"):
            rows.append(_read_row(line, inline, opens, book, as_of))
    for row, following in pairwise(rows):
        _join_wrapped_dates(document, row, following)
    return rows


def _lines_of(document: Document, section: Section) -> Iterator[tuple[Line, str]]:
    """The lines of a section and their words, without what a page repeats."""
    for line in in_time(document.lines):
        inside = line.span[0] >= section.span[0] and line.span[1] <= section.span[1]
        if inside and line.role not in ("header", "footer"):
            yield line, document.text[line.span[0] : line.span[1]]


def _goes_on(document: Document, line: Line, text: str) -> bool:
    """Whether the next line is no more than the rest of the dates in this one: "… | Apr." and "2019 to Present"."""
    if line.bullet or not _HALF_DATE.search(text):
        return False
    start = line.span[1] + 1
    end = document.text.find("\n", start)
    rest = document.text[start : end if end >= 0 else len(document.text)].rstrip()
    if not rest or len(rest) > 40:
        return False
    whole = (len(text), len(text) + 1 + len(rest))
    found = find_date_ranges(f"{text} {rest}")
    return any(one.span[0] < whole[0] and one.span[1] == whole[1] for one in found)


def _says_how_long(text: str, book: TitleBook) -> bool:
    """Whether a line says no more than "4 yrs 2 mos" or "Full-time"."""
    if len(text) > 40:
        return False
    rest, found = _DURATION.subn("", text)
    return (found > 0 and not any(map(str.isalnum, rest))) or (
        book.is_condition(text) and not _SELF.search(text)
    )


def _join_wrapped_dates(document: Document, row: Row, following: Row) -> None:
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


def _read_row(line: Line, text: str, opens_block: bool, book: TitleBook, as_of: date) -> Row:
    dates = None if line.bullet and len(text) > 120 else _choose_dates(text, as_of)
    rest = _without_dates(text, dates) if dates else text
    row = Row(line, rest, dates, opens_block)
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
    ranges = [one for one in found if not one.single and not _is_note(text, one.span)]
    if len(ranges) > 1 and (whole := _joined(text, ranges)):
        return whole
    if ranges:
        return ranges[-1] if _at_edge(text, ranges[-1].span) else ranges[0]
    return next((one for one in reversed(found) if _at_edge(text, one.span)), None)


def _joined(text: str, ranges: list[DateRange]) -> DateRange | None:
    """The one range of "2019 - 2021 (full-time), 2021 - 2023 (PRN)", whose parts go on from each other."""
    for one, following in pairwise(ranges):
        between = _BRACKETS.sub(" ", text[one.span[1] : following.span[0]])
        if not _NO_WORD.fullmatch(between) or not _goes_straight_on(one, following):
            return None
    first, last = ranges[0], ranges[-1]
    exact = all(one.exact for one in ranges)
    return DateRange((first.span[0], last.span[1]), first.start, last.end, last.current, exact)


def _goes_straight_on(one: DateRange, following: DateRange) -> bool:
    """Whether a range begins in the month in which the other ends, the next one, or the same year."""
    if one.end is None or following.start is None:
        return False
    gap = 12 * (following.start.year - one.end.year) + (following.start.month or 0) - (one.end.month or 0)
    return 0 <= gap <= 1 if one.end.month and following.start.month else one.end.year == following.start.year


def _is_note(text: str, span: Span) -> bool:
    """Whether the dates only say since when something about a job holds: "(remote since 2020)"."""
    bracket = text.rfind("(", 0, span[0])
    inside = bracket > text.rfind(")", 0, span[0]) and not _NO_WORD.fullmatch(text[bracket : span[0]])
    return inside and text[span[0] :].casefold().startswith("since")


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
    after = text[dates.span[1] :].lstrip()
    after = "" if _WORK_AFTER.match(after) and _WORD.search(text[: dates.span[0]]) else after
    rest = f"{text[: dates.span[0]].rstrip()}\t{after}"
    rest = _DURATION.sub("", rest) if _DURATION.search(rest) else rest
    rest = _AROUND_DATES.sub("", rest)
    return _EMPTY_BRACKETS.sub("\t", rest.replace("(\t)", "\t")).strip(" ,;|-–—")


def _is_anchor(row: Row, text: str, book: TitleBook) -> bool:
    """Whether the dates of a line are those of a job, and not of something told in a sentence."""
    dates = row.dates
    if dates is None or (row.line.bullet and dates.single):
        return False
    bare = _BRACKETS.sub(" ", row.text)
    words = _WORD.findall(bare)
    edge = _at_edge(text, dates.span)
    if not words:
        return True
    note = _NOTE.match(text)
    if note and not is_label(text) and not book.title_weight(note["label"]):
        return False
    if row.line.bullet:
        return edge and len(words) <= 12 and not _is_sentence(bare)
    if _tells_job(row, text, book):
        return True
    if _is_sentence(bare):
        return edge and not dates.single and len(words) <= 8 and not text.rstrip().endswith(".")
    if len(words) > LONGEST_HEADER:
        return edge and ("\t" in text or (not dates.single and len(words) <= 1.5 * LONGEST_HEADER))
    if dates.single:
        told = any(map(book.title_weight, row.text.split(", "))) or book.organization_weight(row.text) > 0
        return edge and told and not row.text.endswith(".")
    return True


def _tells_job(row: Row, text: str, book: TitleBook) -> bool:
    """Whether dates and title show a job in a line like a sentence: "2019 - 2021 Biller, Plum, where I …".

    Dates at the end of a line show one in a short line only: "Coder, same hospital, 2010 to 2013."
    """
    dates = row.dates
    if dates is None or dates.single:
        return False
    if not _at_edge(text, dates.span) and not _WORK_AFTER.match(text[dates.span[1] :]):
        return False
    opens = not _WORD.search(text[: dates.span[0]])
    short = len(_WORD.findall(row.text)) <= LONGEST_HEADER
    head, comma, _ = row.text.partition(",")
    return (opens or (short and bool(comma))) and book.title_weight(head.strip()) >= 3


def _is_sentence(text: str) -> bool:
    """Whether `text` reads like a sentence: many of its words are small ones in lower case."""
    words = [word for word in _LETTERS.findall(text) if word.casefold() not in _SMALL_WORDS]
    return len(words) >= 3 and sum(word[0].islower() for word in words) >= 0.5 * len(words)


def _is_body(text: str, book: TitleBook) -> bool:
    text = _BRACKETS.sub(" ", text).rstrip()
    words = text.split()
    if (
        is_agency(text)
        and len(words) <= _LONGEST_LOOSE
        and book.organization_weight(text[0].upper() + text[1:])
    ):
        return False
    if len(words) > LONGEST_HEADER or text[:1].islower() or text.endswith(":"):
        return True
    if (_SENTENCE_END.search(text) or _FIGURE.search(text)) and book.title_weight(text) < 3:
        return True
    parts = text.split(", ")
    told = max(map(book.title_weight, parts)) >= 3 or max(map(book.organization_weight, parts)) == 3
    return _is_sentence(text) and (len(words) > _LONGEST_LOOSE or not told)
