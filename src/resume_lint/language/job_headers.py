"""The lines over a job, their dates taken out → its title and its employer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from resume_lint.language.titles import TitleBook

_STRONG_BREAK = re.compile(
    r"\s*(?:\t|\s[|•·*‖¦►▪●~]+\s|[|•·‖¦▪●]|\s[-–—−]{1,3}\s|\s{3,}|—|;\s|\s//\s|\.{3,}|_{3,})\s*"
)
_COMMA = re.compile(r",\s+(?![^()]*\))")
_AT = re.compile(r"\s+(?P<at>at|@|with)\s+(?=[A-Z0-9])")
_LABEL = re.compile(
    r"(?P<label>(?:job\s+|position\s+)?(?:title|position|role|designation)(?:\s+held)?"
    r"|(?:name\s+of\s+(?:the\s+)?)?(?:employer|company|organi[sz]ation|facility|hospital|clinic|client)(?:['’]s)?(?:\s+name)?"
    r"|location|address|(?:dates?|period)(?:\s+of\s+(?:employment|service))?|dates\s+(?:worked|employed)"
    r"|employment\s+(?:dates|period)|employed|duration|tenure|worked)\s*:\s*",
    re.IGNORECASE,
)
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri"
    "|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio"
    "|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont"
    "|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Puerto Rico|District of Columbia"
)
_CODES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR"
    "|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR|D\\.C\\.|N\\.Y\\.|N\\.J\\."
)
_COUNTRY = "USA|U\\.S\\.A\\.|US|U\\.S\\.|United States|Canada|India|Philippines|UK|United Kingdom|Mexico"
_AFTER_STATE = (
    rf"(?:\s+\d{{5}}(?:-\d{{4}})?)?(?:,?\s+(?:{_COUNTRY}))?"
    r"(?:\s*[/,]?\s*\(?(?:remote|hybrid|on-?site)\)?)?\.?"
)
_STATE = re.compile(rf"(?:(?:{_STATES}|{_COUNTRY})|(?-i:{_CODES})){_AFTER_STATE}", re.IGNORECASE)
_CITY_STATE = re.compile(
    rf"(?P<city>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}),?\s+(?:{_STATES}|{_CODES}){_AFTER_STATE}",
    re.IGNORECASE,
)
_CITY = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|on|the|de|la)){0,3}")
_ANYWHERE = re.compile(
    r"\(?(?:(?:100%\s+|fully\s+)?remote|hybrid|on-?site|virtual|nationwide|work from home|telecommute|city"
    r"|various(?: locations)?|multiple locations|united states|usa|u\.s\.a?\.?)"
    r"(?:[\s,/-]+(?:us|usa|remote|[A-Z]{2}|state)|\s*\([^()]*\))*\)?\.?",
    re.IGNORECASE,
)
_MORE_OF_NAME = re.compile(r"(?:[Aa]n?|[Tt]he)\s|[a-z]|[$\d]")
_DEPARTMENT = re.compile(
    r".*\b(?:services|department|dept\.?|unit|division|operations|team|office|program)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)")
_LEGAL = re.compile(r"(?:inc|llc|l\.l\.c|llp|pllc|ltd|p\.?c|p\.?a|corp|co|lp|md|m\.d)\.?", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z][\w-]*|[A-Z]-?\d+)(?:[-/ ][A-Z]+)*")
# Those who work for themselves name no employer.
_SELF = re.compile(r"(?:(?<=[,\t|–—-] )|(?<=\t)|^)self[- ]employed(?=\s*(?:$|[\t|,(–—-]))", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:(?:assigned|contracted|placed|employed)\s+)?(?:via|through|by)\s+(?=(?-i:[A-Z]))", re.IGNORECASE
)
_DOCTOR = re.compile(r"Drs?\b\.?\s")  # "Dr. Ana Ruiz, MD" is no town in Maryland
_EDGE = " \t,;:|•·*-–—−()/"


@dataclass(frozen=True, slots=True)
class JobHeader:
    """The title and employer that the lines over a job give; None where they give none."""

    title: str | None
    organization: str | None
    #: The employer stood in a line over the title's, so that more titles may follow under it.
    employer_first: bool = False


@dataclass(frozen=True, slots=True)
class _Segment:
    text: str
    row: int
    title: float
    organization: float
    label: str = ""


@lru_cache(maxsize=256)  # about one resume, whose header lines are read again as a header grows
def is_place(text: str) -> bool:
    """Whether `text` is only a place: a city and state, or "Remote".

    >>> is_place("Tampa, FL"), is_place("Remote (Spokane, WA)"), is_place("Gary IN"), is_place("Epic, Cerner")
    (True, True, True, False)
    """
    text = text.strip(" \t,;:|•·*-–—/.")
    if _DOCTOR.match(text):
        return False
    return bool(_CITY_STATE.fullmatch(text) or _ANYWHERE.fullmatch(text) or _STATE.fullmatch(text))


def is_label(text: str) -> bool:
    """Whether `text` starts with the name of a part of a header ("Job title: …")."""
    return _LABEL.match(text) is not None


def is_agency(text: str) -> bool:
    """Whether `text` says through whom somebody worked: "via Lakeside Staffing"."""
    return _AGENCY.match(text) is not None


def ends_in_place(text: str) -> bool:
    """Whether a place ends `text`: "Lakeside, Tampa, FL"."""
    return _strip_place(text.strip(_EDGE)) != text.strip(_EDGE)


def read_header(rows: list[str], book: TitleBook) -> JobHeader:
    """The title and the employer in the lines over a job, whose dates have been replaced by tabs."""
    segments = list(_segments(rows, book))
    if not segments:
        return JobHeader(None, None)
    title_at = _choose_title(segments)
    if title_at is None and (split := _split_by_employer(segments, book)):
        return split
    if title_at is None:
        best = max(segments, key=lambda one: one.organization)
        return JobHeader(None, _employer_name(best.text), True)
    others = [index for index in range(len(segments)) if index != title_at]
    title, rest = _split_title(segments[title_at], book, others=_others_weight(segments, others))
    if rest:
        return JobHeader(title, _employer_name(rest))
    at = _choose_employer(segments, title_at, others)
    if at is None:
        own = next(filter(None, map(_SELF.search, rows)), None)
        alone = own is not None and own[0] != title
        return (
            JobHeader(title.removesuffix(f", {own[0]}"), own[0]) if own and alone else JobHeader(title, None)
        )
    title = _with_more(title, segments, title_at, at, book)
    first = segments[at].row < segments[title_at].row
    return JobHeader(title, _employer_name(segments[at].text), first)


def _segments(rows: list[str], book: TitleBook) -> Iterator[_Segment]:
    for number, row in enumerate(rows):
        for piece in map(_strip_bracketed_place, _STRONG_BREAK.split(row)):
            label = ""
            if match := _LABEL.match(piece.strip()):
                label, piece = match["label"].casefold(), piece.strip()[match.end() :]
            if label.startswith(
                (
                    "location",
                    "address",
                    "date",
                    "employment",
                    "employed",
                    "duration",
                    "period",
                    "tenure",
                    "worked",
                )
            ):
                continue
            text = _strip_place(
                piece.strip(_EDGE + ".") if not piece.rstrip().endswith("Inc.") else piece.strip()
            )
            text = _close_bracket(text, piece)
            if (
                not text
                or _is_only_place(text, book)
                or book.is_condition(text)
                or not any(map(str.isalpha, text))
            ):
                continue
            yield from _cut_at(text, number, label, book)


def _is_only_place(text: str, book: TitleBook) -> bool:
    """Whether a piece is a place: "Tampa, FL", but not "Level I trauma center, CA"."""
    return is_place(text) and book.organization_weight(_COMMA.split(text)[0]) < 3


def _cut_at(text: str, row: int, label: str, book: TitleBook) -> Iterator[_Segment]:
    match = _AT.search(text)
    before, after = (text[: match.start()], text[match.end() :]) if match else ("", "")
    named = match is not None and match["at"] != "with" and book.organization_weight(after) >= 2
    if match and (named or book.title_weight(before) >= 1 or (match["at"] == "at" and book.is_field(before))):
        yield _weigh(before, row, label, book)
        yield _Segment(after, row, 0, 3)
    else:
        yield _weigh(text, row, label, book)


def _weigh(text: str, row: int, label: str, book: TitleBook) -> _Segment:
    if label:
        is_title = label.removesuffix("held").rstrip().endswith(("title", "position", "role", "designation"))
        return _Segment(text, row, 9 if is_title else 0, 0 if is_title else 9, label)
    parts = _COMMA.split(text)
    title = max(
        book.title_weight(text), book.title_weight(parts[0]), 0.8 * max(map(book.title_weight, parts))
    )
    organization = max(map(book.organization_weight, parts))
    if len(parts) == 1 and organization == 3 and title < 3:
        title = min(title, 1)
    return _Segment(text, row, title, organization)


@lru_cache(maxsize=256)
def _strip_place(text: str) -> str:
    """`text` without the place at its end: "Lakeside Foods, Tampa, FL" → "Lakeside Foods"."""
    parts = _COMMA.split(text)
    if len(parts) > 1 and (_ANYWHERE.fullmatch(parts[-1]) or _CITY_STATE.fullmatch(parts[-1])):
        return ", ".join(parts[:-1])
    if len(parts) > 1 and _STATE.fullmatch(parts[-1]) and not _DOCTOR.match(parts[-2]):
        return ", ".join(parts[:-2]) if len(parts) > 2 and _CITY.fullmatch(parts[-2]) else ", ".join(parts)
    return text


def _strip_bracketed_place(text: str) -> str:
    """`text` without the place in brackets at its end: "Lakeside Foods (Tampa, FL)"."""
    bare = text.strip()
    bracket = bare.rfind(" (")
    return bare[:bracket] if bracket > 0 and bare[-1] == ")" and is_place(bare[bracket + 2 : -1]) else text


def _close_bracket(text: str, piece: str) -> str:
    """`text` with the closing bracket that stripping took from it."""
    if text.count("(") > text.count(")") and f"{text})" in piece:
        return text + ")"
    return text


def _choose_title(segments: list[_Segment]) -> int | None:
    """The segment with the title: the one most like a title, else the first that is no employer."""
    best = max(
        range(len(segments)), key=lambda at: (segments[at].title - segments[at].organization / 2.5, -at)
    )
    if segments[best].title >= 1 and segments[best].title >= segments[best].organization - 1:
        return best
    least = min(range(len(segments)), key=lambda at: (segments[at].organization, at))
    most = max(one.organization for one in segments)
    if len(segments) > 1 and (segments[least].organization == 0 or segments[least].organization < most):
        return least
    return best if len(segments) == 1 and segments[0].organization < 3 else None


def _split_by_employer(segments: list[_Segment], book: TitleBook) -> JobHeader | None:
    """A title that no word tells, by the employer after it: "Yard Marshal, Lakeside Foods Inc"."""
    parts = _COMMA.split(segments[0].text)
    for at in range(1, len(parts) if len(segments) == 1 else 0):
        if book.organization_weight(parts[at]) == 3 > book.organization_weight(parts[0]):
            return JobHeader(", ".join(parts[:at]), _employer_name(", ".join(parts[at:])))
    return None


def _others_weight(segments: list[_Segment], others: list[int]) -> float:
    """How much the best other segment looks like an employer; 1 for one that is no title, 0 for none."""
    return max((max(segments[at].organization, segments[at].title < 3) for at in others), default=0)


def _split_title(segment: _Segment, book: TitleBook, *, others: float) -> tuple[str, str]:
    """The title in a segment and the employer after or before it: "Baker, Lakeside Foods" → two."""
    parts = _COMMA.split(segment.text)
    if segment.label or len(parts) == 1:
        return _split_unmarked(segment, book, others=others)
    first = max(range(len(parts)), key=lambda at: (book.title_weight(parts[at]), -at))
    if first > 0 and book.title_weight(parts[0]) >= 1:
        first = 0
    if first > 0:
        return ", ".join(parts[first:]), ", ".join(parts[:first])
    end = 1
    while end < len(parts) and _belongs_to_title(parts, end, book, others=others):
        end += 1
    return ", ".join(parts[:end]), ", ".join(parts[end:])


def _belongs_to_title(parts: list[str], at: int, book: TitleBook, *, others: float) -> bool:
    """Whether a part after a comma goes on with the title ("Manager, Bread Sales")."""
    part = parts[at]
    if (
        _ACRONYM.fullmatch(part)
        and len(part) <= 7
        and (others or at + 1 < len(parts) or book.is_letters(part))
    ):
        return True
    if book.is_condition(_BRACKETS.sub("", part)) or part[:1].islower():
        return True
    weight = book.organization_weight(part)
    if at == 1 and book.is_post_of(parts[0], part):
        return True
    later = max((book.organization_weight(other) for other in parts[at + 1 :]), default=0.0)
    if at + 1 < len(parts) and _LEGAL.fullmatch(parts[at + 1]):
        return False
    if book.is_area(part) and (others or at + 1 < len(parts)):
        return True
    if book.names_field(part) and (weight < 2 or later or others) and (others or at + 1 < len(parts)):
        return True
    if weight:
        better = max(later, others)
        return weight < 3 <= better or bool(better >= 2 and _DEPARTMENT.fullmatch(part))
    return bool(others or later >= 2) and len(part.split()) <= 4


def _split_unmarked(segment: _Segment, book: TitleBook, *, others: float) -> tuple[str, str]:
    """A title and an employer with only a space between: "Head Baker Lakeside Foods"."""
    words = segment.text.split()
    if segment.label or others or segment.organization < 2 or segment.title >= 3:
        return segment.text, ""
    for end in range(len(words) - 2, 0, -1):
        if book.title_weight(" ".join(words[:end])) >= 3:
            while words[end] in ("I", "II", "III", "IV"):
                end += 1
            return " ".join(words[:end]), " ".join(words[end:])
    return segment.text, ""


def _choose_employer(segments: list[_Segment], title_at: int, others: list[int]) -> int | None:
    """The segment with the employer: the one most like one, else the next after the title, else before it."""

    def rank(at: int) -> tuple[float, bool, int]:
        one = segments[at]
        return (one.organization - one.title / 2, at > title_at, -abs(at - title_at))

    named = [at for at in others if segments[at].organization >= 2]
    pool = named or [at for at in others if segments[at].title < 3]
    return max(pool, key=rank, default=None)


def _with_more(title: str, segments: list[_Segment], title_at: int, employer_at: int, book: TitleBook) -> str:
    """The title with its second half after a dash: "Manager - Physician Billing"."""
    after = title_at + 1
    if after >= len(segments) or after == employer_at or segments[after].row != segments[title_at].row:
        return title
    more = segments[after]
    return f"{title} - {more.text}" if more.organization < 2 and book.names_field(more.text) else title


def _employer_name(text: str) -> str | None:
    """The employer without the department or town after it; "a 28-physician group" and "Inc." stay."""
    parts = _COMMA.split(text[agency.end() :] if (agency := _AGENCY.match(text)) else text)
    kept = parts[:1]
    for part in parts[1:]:
        if not (_MORE_OF_NAME.match(part) or _LEGAL.fullmatch(part)):
            break
        kept.append(part)
    return ", ".join(kept).strip(" ,;:|") or None
