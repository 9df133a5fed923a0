"""Document + headings of the vocabulary → sections that cover the whole text, in order.

A line is a heading by its words (the vocabulary lists them) or by its shape: it is short and looks like the
headings that the words gave away. What stands before the first heading is the contact part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from resume_lint.document.model import Document, Line
from resume_lint.document.time_limit import in_time
from resume_lint.language.dates import find_date_ranges
from resume_lint.language.headings import (
    HeadingWords,
    combined_kind,
    dated_kind,
    fold_heading,
    fold_vocabulary,
    is_clear,
    listed_start,
    told_by_word,
)
from resume_lint.records import Section, SectionKind
from resume_lint.vocabulary import Heading

_LONGEST_HEADING = 8  # words
_LONGEST_UNLISTED = 50  # characters
_SHORTEST_PROSE = 12  # words
# Kinds whose names also stand inside a job, over a part of its bullets ("Key achievements:").
_SUBHEADINGS = frozenset({"projects", "skills", "awards", "other", "contact", "summary"})
_MAYBE_JOBS = frozenset({"projects", "other", "summary"})
_MAJOR = frozenset({"summary", "experience", "education", "certifications"})

_INLINE = re.compile(r"(?P<head>[^\t:|]{3,45}?)\s*(?P<mark>:|\t|\s[-–—|]\s)\s*(?P<rest>\S.*)")
_CAPITALS_FIRST = re.compile(r"(?P<head>[A-Z][A-Z&/]{2,}(?: (?:[A-Z][A-Z&/]+|&))*)(?P<mark> )(?P<rest>\S.*)")
_CONTACT = re.compile(r"@|\bhttps?:|www\.|linkedin|\.com\b|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}", re.IGNORECASE)
_LONG_WORD = re.compile(r"\w{2,}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line looks; headings of one resume look alike."""

    capitals: bool
    bold: bool
    size: float | None
    style: str | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with its words and what stands before it."""

    line: Line
    text: str
    look: _Look
    opens_block: bool


@dataclass(frozen=True, slots=True)
class _Start:
    kind: SectionKind
    title: str
    offset: int


@dataclass(slots=True)
class _Reading:
    """What is known of the resume while its lines are walked."""

    rows: list[_Row]
    words: HeadingWords
    looks: frozenset[_Look]  # of the headings that the words gave away
    body_size: float | None
    body_look: _Look | None


def find_sections(document: Document, headings: tuple[Heading, ...]) -> tuple[Section, ...]:
    """The sections of the resume, contiguous from its first character to its last; () for an empty text."""
    if not document.text:
        return ()
    words = fold_vocabulary(headings)
    rows = _read_rows(document)
    usual = Counter(row.look for row in rows).most_common(1)
    reading = _Reading(
        rows, words, _known_looks(rows, words), _body_size(document), usual[0][0] if usual else None
    )
    headless = list(_headless_summary(reading))
    starts = [_Start("contact", "", 0), *_find_starts(reading, headless), *headless]
    starts = sorted({start.offset: start for start in starts}.values(), key=lambda start: start.offset)
    ends = [start.offset for start in starts[1:]] + [len(document.text)]
    return tuple(
        Section(
            start.kind,
            start.title,
            (start.offset, end),
            document.page_of((start.offset, end)),
            boxes=document.boxes_of((start.offset, start.offset + len(start.title))) if start.title else (),
        )
        for start, end in zip(starts, ends, strict=True)
        if end > start.offset
    )


def _find_starts(reading: _Reading, headless: list[_Start]) -> Iterator[_Start]:
    kind: SectionKind = "contact"
    kinds: set[SectionKind] = {one.kind for one in headless}
    known = False  # a heading by its words has been seen, or the summary
    for index, row in enumerate(reading.rows):
        if row.line.role in ("header", "footer"):
            continue
        start = _listed(reading, row, kind) or _inline(reading, row, kind)
        known = known or start is not None
        if any(one.offset <= row.line.span[0] for one in headless) and not known:
            known, kind = True, "summary"
        if start is None and not known:
            start = _first_over_jobs(reading, index)
            known = start is not None
        elif start is None:
            start = _late_summary(reading, index, kinds) or _unlisted(reading, index, kind)
        if start is not None:
            kind = _settle(reading, index, start)
            kinds.add(kind)
            yield _Start(kind, start.title, start.offset)


def _settle(reading: _Reading, index: int, start: _Start) -> SectionKind:
    """The kind of a section; jobs where dates stand under a heading that may be over jobs ("Engagements")."""
    words = _WORD.findall(start.title.casefold())
    may_be_jobs = start.kind in _MAYBE_JOBS and bool(words) and words[-1] in reading.words.jobs_when_dated
    return "experience" if may_be_jobs and _dated_below(reading, index, 4) else start.kind


def _listed(reading: _Reading, row: _Row, current: SectionKind) -> _Start | None:
    """The section that starts where the whole line is a heading of the vocabulary."""
    text = row.text
    if row.line.bullet and not row.look.capitals:
        return None
    if len(text) > 70 or len(_LONG_WORD.findall(text)) > _LONGEST_HEADING:
        return None
    key = reading.words.key_of(text)
    kind = reading.words.kinds.get(key) or combined_kind(reading.words, text)
    kind = kind or dated_kind(reading.words, text)
    if kind is None or not _stands_out(reading, row, weak=key in reading.words.weak):
        return None
    if current == "experience" and kind in _SUBHEADINGS and not _like_a_heading(reading, row):
        return None
    return _Start(kind, text.strip(), row.line.span[0])


def _stands_out(reading: _Reading, row: _Row, *, weak: bool) -> bool:
    if not weak:
        return row.text[:1].isupper() or row.opens_block or not row.text[:1].isalpha()
    look = row.look
    if look in reading.looks or _is_larger(reading, row):
        return True
    if look.size is not None and reading.looks:
        return look.capitals and row.opens_block
    return look.capitals or look.bold or row.opens_block


def _like_a_heading(reading: _Reading, row: _Row) -> bool:
    """Whether a line inside a job looks like the resume's headings and not like a line of the job."""
    if row.look in reading.looks:
        return row.opens_block or row.look.capitals or _is_larger(reading, row) or row.look.style is not None
    return row.look.capitals and row.opens_block and not any(look.capitals for look in reading.looks)


def _inline(reading: _Reading, row: _Row, current: SectionKind) -> _Start | None:
    """The section that starts with a heading before its text: "Skills: Excel, typing"."""
    if row.line.bullet:
        return None
    match = _INLINE.match(row.text)
    if match is None or fold_heading(match["head"]) not in reading.words.kinds:
        words = [word.casefold() for word in _WORD.findall(row.text)]
        whole = row.text.isupper() and len(words) > 2 and is_clear(reading.words, words)
        match = _CAPITALS_FIRST.match(row.text) if row.opens_block and not whole else None
        match = listed_start(reading.words, match)
    if match is None:
        return None
    head = match["head"].strip()
    key = fold_heading(head)
    kind = reading.words.kinds[key]
    capitals = head.isupper()
    if kind == current or (key in reading.words.weak and not (capitals or row.opens_block)):
        return None
    if match["mark"] != ":" and not (capitals and row.opens_block) and match["mark"] != "\t":
        return None
    if match["mark"] == "\t" and _starts_with_date(match["rest"]):
        return None
    if current == "experience":
        accepted = row.opens_block and (capitals or kind in _MAJOR)
    elif current in ("contact", "summary"):
        accepted = True
    else:
        accepted = capitals or row.opens_block or kind in _MAJOR
    if not accepted:
        return None
    return _Start(kind, head, row.line.span[0])


def _starts_with_date(text: str) -> bool:
    found = find_date_ranges(text.split("\n", 1)[0])
    return bool(found) and found[0].span[0] <= 1


def _unlisted(reading: _Reading, index: int, current: SectionKind) -> _Start | None:
    """The section under a heading that the vocabulary does not list, told by its shape and a word in it."""
    row = reading.rows[index]
    if len(row.text.strip()) > _LONGEST_UNLISTED:
        return None
    words = [word.casefold() for word in _WORD.findall(row.text)]
    if not _could_be_heading(reading, row, words):
        return None
    start = row.line.span[0]
    larger = _is_larger(reading, row) or _is_heading_style(row.look.style)
    unlike_text = row.look.size is not None and row.look != reading.body_look
    alike = _looks_known(reading, row) and (row.opens_block or unlike_text)
    if told := told_by_word(reading.words, words):
        shown = row.look.capitals or larger or (row.look.bold and row.opens_block)
        plain = row.opens_block and len(words) <= 3 and is_clear(reading.words, words)
        shown = shown or (alike and (plain or _is_title_case(row.text)))
        subheading = current == "experience" and told in _SUBHEADINGS and not _like_a_heading(reading, row)
        return _Start(told, row.text.strip(), start) if shown and not subheading else None
    if not alike:
        return None
    if _dated_below(reading, index):
        # Jobs under a heading nobody foresaw ("Engagements"); inside the jobs it is a line over one of them.
        jobs = row.opens_block and current in (
            "contact",
            "summary",
            "certifications",
            "skills",
            "awards",
            "other",
        )
        # Jobs parted by fields under headings that are larger than the jobs' own lines: "Nursing".
        parted = current == "experience" and larger and row.opens_block and not _like_the_next(reading, index)
        return _Start("experience", row.text.strip(), start) if jobs or parted else None
    distinct = row.look.capitals or larger or (row.look.bold and current != "experience")
    return _Start("other", row.text.strip(), start) if distinct else None


def _like_the_next(reading: _Reading, index: int) -> bool:
    """Whether the line under row `index` looks the same: then both are lines of a job."""
    return index + 1 < len(reading.rows) and reading.rows[index + 1].look == reading.rows[index].look


def _first_over_jobs(reading: _Reading, index: int) -> _Start | None:
    """The section that a resume begins with, under capitals with a word for jobs and dates below them."""
    row = reading.rows[index]
    words = [word.casefold() for word in _WORD.findall(row.text)]
    if not (row.look.capitals and row.opens_block and _could_be_heading(reading, row, words)):
        return None
    told = told_by_word(reading.words, words) == "experience" and _dated_below(reading, index, 4)
    return _Start("experience", row.text.strip(), row.line.span[0]) if told else None


def _late_summary(reading: _Reading, index: int, kinds: set[SectionKind]) -> _Start | None:
    """The summary under a headline of its own after a sidebar: like a heading, with a paragraph under it."""
    if kinds & {"summary", "experience"} or index + 1 >= len(reading.rows):
        return None
    row, below = reading.rows[index], reading.rows[index + 1]
    shown = row.look in reading.looks or _is_larger(reading, row)
    if not shown or row.line.bullet or not _is_headline(row.text):
        return None
    if below.line.bullet or below.look in reading.looks or not _is_prose(below.text):
        return None
    return _Start("summary", row.text.strip(), row.line.span[0])


def _looks_known(reading: _Reading, row: _Row) -> bool:
    """Whether the line looks like the headings that were told by their words, or in capitals if none are."""
    return row.look in reading.looks if reading.looks else row.look.capitals


def _is_title_case(text: str) -> bool:
    """Whether all but the small words of `text` start with a capital."""
    return not any(word[0].islower() and len(word) > 3 for word in _WORD.findall(text))


def _could_be_heading(reading: _Reading, row: _Row, words: list[str]) -> bool:
    text = row.text.strip()
    if row.line.bullet or not 1 <= len(words) <= 6 or not 5 <= len(text) <= _LONGEST_UNLISTED:
        return False
    if (
        any(mark in text for mark in "\t,.;@|(")
        or any(char.isdigit() for char in text)
        or not text[0].isupper()
    ):
        return False
    if row.line.role != "body":
        return False
    return not reading.words.never.intersection(words) or is_clear(reading.words, words)


def _dated_below(reading: _Reading, index: int, count: int = 3) -> bool:
    """Whether the line or one of the next that is no bullet has a date range: then it heads a job."""
    for row in reading.rows[index : index + count]:
        if row.line.bullet:
            return False
        if any(not found.single for found in find_date_ranges(row.text)):
            return True
    return False


def _headless_summary(reading: _Reading) -> Iterator[_Start]:
    """The summary between the contact lines and the first heading: a paragraph, perhaps under a headline."""
    rows = reading.rows
    for index, row in enumerate(rows[1:12], 1):
        if row.line.role in ("header", "footer"):
            continue
        if _listed(reading, row, "contact") or _inline(reading, row, "contact"):
            return
        if any(not found.single for found in find_date_ranges(row.text)) and not _is_prose(row.text):
            return
        if _is_prose(row.text):
            first = _headline_over(rows, index)
            title = rows[first].text.strip() if first < index else ""
            yield _Start("summary", title, rows[first].line.span[0])
            return


def _headline_over(rows: list[_Row], index: int) -> int:
    """The row of the headline over the paragraph in row `index`, or `index` where there is none."""
    first = index
    while first > 1 and not rows[first].opens_block:
        first -= 1
    for at in (first, first - 1, index - 1):
        if 0 < at < index and _is_headline(rows[at].text):
            return at
    return index


def _is_prose(text: str) -> bool:
    words = text.split()
    if len(words) < _SHORTEST_PROSE or _CONTACT.search(text) or text.count("|") > 1:
        return False
    return sum(word[:1].islower() for word in words) >= len(words) / 3


def _is_headline(text: str) -> bool:
    if _CONTACT.search(text) or len(text.split()) > 14 or text.endswith("."):
        return False
    return sum(char.isdigit() for char in text) < 5 and not re.search(r",\s*[A-Z]{2}\b\s*(?:\d{5})?$", text)


def _read_rows(document: Document) -> list[_Row]:
    rows: list[_Row] = []
    block: int | None = None
    for line in in_time(document.lines):
        text = document.text[line.span[0] : line.span[1]]
        if not text.strip():
            continue
        rows.append(_Row(line, text, _look_of(line, text), line.block != block))
        block = line.block
    return rows


def _look_of(line: Line, text: str) -> _Look:
    size = round(line.size * 2) / 2 if line.size else None
    return _Look(text.isupper(), line.bold, size, line.style)


def _known_looks(rows: list[_Row], words: HeadingWords) -> frozenset[_Look]:
    """The looks of lines whose words alone make them headings; but not one that few of them have."""
    looks: Counter[_Look] = Counter()
    for row in rows:
        if row.line.bullet or len(row.text) > 45:
            continue
        key = words.key_of(row.text)
        if key in words.kinds and key not in words.weak:
            looks[row.look] += 1
    most = max(looks.values(), default=0)
    return frozenset(look for look, count in looks.items() if count * 3 >= most)


def _body_size(document: Document) -> float | None:
    sizes: Counter[float] = Counter()
    for line in document.lines:
        if line.size:
            sizes[round(line.size * 2) / 2] += line.span[1] - line.span[0]
    return sizes.most_common(1)[0][0] if sizes else None


def _is_larger(reading: _Reading, row: _Row) -> bool:
    return bool(row.line.size and reading.body_size and row.line.size >= reading.body_size + 0.75)


def _is_heading_style(style: str | None) -> bool:
    return bool(style) and str(style).casefold().startswith("heading")
