"""Document + sections + words for degrees and schools → the courses of study, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resume_lint.document.model import Document, Line
from resume_lint.document.time_limit import in_time
from resume_lint.language.dates import DateRange, find_date_ranges
from resume_lint.language.headings import fold_vocabulary, names_kind
from resume_lint.language.job_headers import is_place
from resume_lint.language.once import once_for_each
from resume_lint.records import Education, Section, Span
from resume_lint.vocabulary import EducationWords, Vocabulary

_MOST_LINES = 6  # of one course of study, bullets too
_PIECE_BREAK = re.compile(
    r"\s*(?:\t|\s[|•·*]\s|[|•·]|\s[-–—]+\s|—|;\s|,\s+(?![^()]*\))|\s\(|\)\s*|\s:\s|:\s|(?<=[a-z0-9]{3})\.\s+(?=[A-Z])|\s+(?:from|at)\s+(?=[A-Z]))\s*"
)
_LINK = re.compile(r"^\s*(?:degree\s+)?(?:(?:in|of)\b|:)\s*", re.IGNORECASE)
_INNER_FIELD = re.compile(r"\bin\s+(?=[A-Z])(?P<field>.+)")
_FACULTY = re.compile(r"(?:applied\s+|occupational\s+)?(?:sciences?|arts?|technology|studies)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:(?<=[,|•·]\s)|(?<=\t)|^)[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z]{2}"
    r"(?=[ ]*(?:$|[\t|•·(\n,]|\d{5}))",
    re.MULTILINE,
)
_STATE_CODE = re.compile(r"(?<=[a-z]),?[ ]+[A-Z]{2}(?=[ ]*(?:$|[\t|•·(\n,]|\d{5}))", re.MULTILINE)
_NOT_FIELD = re.compile(
    r"gpa\b|graduat|honou?rs|cum laude|dean|credits?\b|hours?\b|months?\b|online|expected|in progress"
    r"|completed|candidate|accredited|\d",
    re.IGNORECASE,
)
_EDGE = " \t,;:|•·-–—.()"


@dataclass(frozen=True, slots=True)
class _Words:
    degree: re.Pattern[str]
    school: re.Pattern[str]
    accreditor: re.Pattern[str]
    accreditors: dict[str, str]
    levels: dict[str, str]

    def level_of(self, degree: str) -> str | None:
        """The level of a degree as it is written, None where it has none."""
        match = self.degree.search(degree)
        return self.levels.get(_fold_degree(match[0])) if match else None


@dataclass(slots=True)
class _Part:
    """The lines of one course of study, as they are gathered."""

    lines: list[Line]
    texts: list[str]
    degree: bool = False
    school: bool = False
    dated: bool = False


def find_education(
    document: Document, sections: tuple[Section, ...], vocabulary: Vocabulary
) -> tuple[Education, ...]:
    """The courses of study under the headings of education; without degree or school there is none."""
    words = _read_words(vocabulary.education_words)
    headings = fold_vocabulary(vocabulary.headings)
    found: list[Education] = []
    for section in sections:
        both = section.kind == "certifications" and names_kind(headings, section.title, "education")
        if section.kind == "education" or both:
            found.extend(_build(part, words) for part in _parts_of(document, section, words))
    return tuple(found)


def _parts_of(document: Document, section: Section, words: _Words) -> Iterator[_Part]:
    part: _Part | None = None
    block: int | None = None
    for line, text in _lines_of(document, section):
        degree = bool(words.degree.search(_without_places(text)))
        school = bool(words.school.search(text)) and not line.bullet
        dated = bool(find_date_ranges(text))
        new_block, block = line.block != block, line.block
        if part is not None and _goes_on(part, line, degree, school, dated, new_block):
            part.lines.append(line)
            part.texts.append(text)
            part.degree, part.school = part.degree or degree, part.school or school
            part.dated = part.dated or dated
            continue
        if part is not None:
            yield part
        part = _Part([line], [text], degree, school, dated) if degree or school else None
    if part is not None:
        yield part


def _goes_on(part: _Part, line: Line, degree: bool, school: bool, dated: bool, new_block: bool) -> bool:
    """Whether a line goes on with the course of study before it."""
    if len(part.lines) >= _MOST_LINES or (degree and part.degree) or (school and part.school):
        return False
    if dated and part.dated and not (degree or school) and not line.bullet:
        return False
    if degree or school:
        return not (new_block and part.degree and part.school)
    return not (new_block and part.dated) or line.bullet


def _lines_of(document: Document, section: Section) -> Iterator[tuple[Line, str]]:
    for line in in_time(document.lines):
        if (
            line.span[0] < section.span[0]
            or line.span[1] > section.span[1]
            or line.role in ("header", "footer")
        ):
            continue
        text = document.text[line.span[0] : line.span[1]]
        if section.title and line.span[0] == section.span[0] and text.strip().startswith(section.title):
            text = text.strip()[len(section.title) :].lstrip(" :\t-–—|")
        if text.strip():
            yield line, text


def _build(part: _Part, words: _Words) -> Education:
    whole = "\n".join(part.texts)
    header = "\n".join(
        text
        for line, text in zip(part.lines, part.texts, strict=True)
        if not line.bullet or line is part.lines[0]
    )
    dates = next(filter(None, (find_date_ranges(text) for text in part.texts)), [])
    bare = _without_places(_without(header, [one.span for one in find_date_ranges(header)]))
    accreditor = words.accreditor.search(whole)
    pieces = [_strip(piece) for row in bare.split("\n") for piece in _PIECE_BREAK.split(row)]
    pieces = [
        piece for piece in pieces if any(map(str.isalpha, piece)) and not words.accreditor.search(piece)
    ]
    degree_at = next((at for at, piece in enumerate(pieces) if words.degree.search(piece)), None)
    school_at = _school_at(pieces, degree_at, words)
    field = _field_of(pieces, degree_at, school_at, words)
    return Education(
        degree=_without_field(pieces[degree_at], field, words) if degree_at is not None else None,
        field=field,
        school=pieces[school_at] if school_at is not None else None,
        accreditation=words.accreditors[" ".join(accreditor[0].split()).casefold()] if accreditor else None,
        end=_end_of(dates),
        span=(part.lines[0].span[0], part.lines[-1].span[1]),
        level=words.level_of(pieces[degree_at]) if degree_at is not None else None,
    )


def _strip(piece: str) -> str:
    """`piece` without the marks around it, but with the last point of "B.S."."""
    bare = piece.strip(_EDGE)
    return f"{bare}." if re.search(r"\.[A-Z][a-z]?$", bare) and f"{bare}." in piece else bare


def _school_at(pieces: list[str], degree_at: int | None, words: _Words) -> int | None:
    """The piece that names the school: by its words; never "High School Diploma"."""
    named = [at for at, piece in enumerate(pieces) if words.school.search(piece) and at != degree_at]
    plain = [at for at in named if not words.degree.search(pieces[at])]
    names = [at for at in plain if (match := words.school.search(pieces[at])) and match[0][0].isupper()]
    return next(iter(names or plain or named), None)


def _field_of(pieces: list[str], degree_at: int | None, school_at: int | None, words: _Words) -> str | None:
    """What was studied: the words after "in" or after the degree, else the piece beside it."""
    if degree_at is None:
        return None
    piece = pieces[degree_at]
    match = words.degree.search(piece)
    rest = piece[match.end() :].strip() if match else ""
    rest = _LINK.sub("", rest)
    inner = _INNER_FIELD.search(rest)
    field = (inner["field"] if inner else rest).strip(_EDGE)
    if field[:1].isupper() and not _NOT_FIELD.search(field) and not _FACULTY.fullmatch(field):
        return field
    if match and match.start() > 0 and (before := piece[: match.start()].strip(_EDGE)):
        return before
    for at in (degree_at + 1, degree_at - 1):
        if 0 <= at < len(pieces) and at != school_at and _is_field(pieces[at], words):
            return pieces[at]
    return None


def _without_field(piece: str, field: str | None, words: _Words) -> str:
    """The degree without what was studied: "Certificate in Fine Baking" → "Certificate"."""
    at = piece.find(field) if field else -1
    if at > 0:
        return re.sub(r"\s*[-:,(]?\s*(?:\b(?:degree\s+)?(?:in|of))?\s*$", "", piece[:at]) or piece
    if at == 0 and field and (match := words.degree.search(piece, len(field))):
        return piece[match.start() :]
    return piece


def _is_field(piece: str, words: _Words) -> bool:
    return (
        not (
            _NOT_FIELD.search(piece)
            or words.school.search(piece)
            or words.degree.search(piece)
            or is_place(piece)
        )
        and len(piece.split()) <= 7
        and piece[:1].isupper()
    )


def _end_of(dates: list[DateRange]) -> str | None:
    """The last month or year of study: that of the first range, else the first date."""
    best = next((one for one in dates if not one.single and one.end), dates[0] if dates else None)
    return str(best.end) if best and best.end else None


def _without_places(text: str) -> str:
    """`text` without "Boston, MA", whose end would be a degree elsewhere."""
    return _STATE_CODE.sub("", _PLACE.sub("", text))


def _without(text: str, spans: list[Span]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]}\t{text[end:]}"
    return text


@once_for_each
def _read_words(words: EducationWords) -> _Words:
    degrees = sorted({form for degree in words.degrees for form in degree.words}, key=len, reverse=True)
    short = [form for form in degrees if form.replace(".", "").isupper() or (len(form) <= 5 and "." in form)]
    long = [form for form in degrees if form not in short and not form.isupper()]
    return _Words(
        degree=_any_of(long, short),
        school=_any_of(words.schools, ()),
        accreditor=_any_of(
            [name for one in words.accreditors for name in one.names],
            [one.acronym for one in words.accreditors],
        ),
        accreditors={
            form.casefold(): one.acronym for one in words.accreditors for form in (one.acronym, *one.names)
        },
        levels={_fold_degree(form): degree.degree for degree in words.degrees for form in degree.words},
    )


def _fold_degree(words: str) -> str:
    """The letters of a degree in lower case.

    >>> _fold_degree("Bachelor’s"), _fold_degree("B.S.")
    ('bachelors', 'bs')
    """
    return "".join(filter(str.isalnum, words)).casefold()


def _any_of(words: list[str] | tuple[str, ...], exact: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of `words` in any case, or of `exact` as written."""
    loose = "|".join(map(re.escape, words)).replace(r"\'", "['’]").replace("'", "['’]?")
    strict = "|".join(map(re.escape, exact)).replace(r"\.", r"\.?")
    groups = [f"(?i:{loose})" if loose else "", strict]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(filter(None, groups)) or '(?!)'})(?!\w)")
