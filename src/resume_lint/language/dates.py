"""Words → dates as precise as they are written, ranges of them, and whole months counted.

No day is kept and no month is made up: "2019" stays a year, "Summer 2020" too. A quarter is its first month
where a range starts and its last where one ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from resume_lint.records import Month, Span

EARLIEST_YEAR = 1950
LATEST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class DateRange:
    """Two dates and the words that give them; a single date starts and ends the range.

    `current` says that it goes on to the day of the analysis (`end` is None then). `exact` is False for a
    season, whose months nobody gave.
    """

    span: Span
    start: Month | None
    end: Month | None
    current: bool = False
    exact: bool = True

    @property
    def single(self) -> bool:
        """Whether only one date stands there."""
        return self.start == self.end and not self.current


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH_NAME = r"""(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
    |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"""
_YEAR = r"(?:19[5-9]\d|20\d\d)"

# One date. Each form has its own year group; what follows a year must not go on as a number or a word.
_DATE = rf"""
    (?:
      (?:(?<!-)\d{{1,2}}(?:st|nd|rd|th)?[ ]+)?               # 15 March 2021
      (?P<name>{_MONTH_NAME})
      (?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?={_YEAR})|\s*[-,/]?\s*|\s+of\s+)  # March 15, 2021; Mar-2021
      (?:(?P<name_year>{_YEAR})|['’‘](?P<name_tick>\d\d)|(?<=[-\s/])(?P<name_short>\d\d))
    | (?P<year_first>{_YEAR})[ ,]+(?=(?-i:[A-Z]))(?P<name_after>{_MONTH_NAME})(?!\s*['’‘\d])            # 2021 March
    | (?P<season>springs?|summers?|falls?|autumns?|winters?)(?:\s+of)?,?\s+
      (?:(?P<season_year>{_YEAR})(?:/\d\d)?|['’‘](?P<season_tick>\d\d))
    | (?:q(?P<quarter>[1-4])|(?P<q_first>[1-4])q)[\s,/-]*(?P<quarter_year>{_YEAR})
    # mm/dd/yyyy, mm-dd-yyyy, mm/dd/yy
    | (?P<month_day>0?[1-9]|1[0-2])(?P<cut>[/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P=cut)
      (?P<day_year>{_YEAR}|(?<=/)\d\d(?!\d))
    # 15/03/2021, 15.03.2021: no month is over 12, and points stand between day and month in no other order
    | (?:(?:1[3-9]|2\d|3[01])(?P<day_cut>[/.-])|(?:0?[1-9]|1[0-2])(?P<point>\.))
      (?P<day_month>0?[1-9]|1[0-2])(?:(?P=day_cut)|(?P=point))(?P<first_day_year>{_YEAR})
    | (?P<iso_year>{_YEAR})[-/.](?P<iso_month>0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?
    | (?P<slash_month>0?[1-9]|1[0-2])\s?[-/.]\s?(?P<slash_year>{_YEAR})
    | (?P<short_month>0?[1-9]|1[0-2])/['’]?(?P<short_year>\d\d)
    | (?P<year>{_YEAR})
    | ['’‘](?P<tick_year>\d\d)
    )
    (?![\w%]|[.,]\d|/\d{{1,2}}(?!\d)|'\w)
"""
# "early", "late": said of a year, they name no month.
_ROUGHLY = r"(?:(?:early|late|mid|circa|approx(?:imately|\.)?|around)[\s-]+|fy[\s-]?(?=\d))?"
_FIRST_DATE = re.compile(
    # Few words pass the look ahead at their first letters.
    r"(?<![\w$#/])(?<!\d[-.,])(?=[\d'’‘]|[adjfmnos][aceopu][bcglnprtvy]|[abcefhlmqstuw][aehinoprtuy1-4])"
    rf"(?:(?P<since>since|starting|beginning|started|hired)\s+(?:in\s+)?|(?P<until>until|till|thru|through)\s+"
    rf"|(?P<between>between)\s+)?{_ROUGHLY}{_DATE}",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT_DATE = re.compile(rf"{_ROUGHLY}{_DATE}", re.VERBOSE | re.IGNORECASE)
_MONTH_ONLY = re.compile(
    rf"(?<!\w)(?P<name>{_MONTH_NAME}|spring|summer|fall|winter)(?:[ ]\d{{1,2}}(?:st|nd|rd|th)?)?"
    r"(?=\s*(?:[-–—−]|to|through|thru|/|&|and)\s*[a-z])",
    re.VERBOSE | re.IGNORECASE,
)
# "2024 (Feb - May)", "2024: Feb to May"
_MONTHS_AFTER = re.compile(
    rf"""\s*(?P<bracket>\()?[:,]?\s*(?P<first>{_MONTH_NAME})
    \s*(?:[-–—−]+|to|through|thru|until)\s*
    (?P<last>{_MONTH_NAME})(?(bracket)\))(?!\s*[\w'’])""",
    re.VERBOSE | re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*[,)]?\s*(?:[-–—−‐‑~→]+>?|>+|\.{3}|…|/|\bto\b:?|\bend(?:ed|ing)?(?:\s+date)?\b:?|\bthrough\b|\bthru\b|\buntil\b|\btill?\b)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?P<bracket>\()?(?:(?:up\s+)?to\s+|until\s+|till\s+)?(?:the\s+)?"
    r"(?:(?:present(?:ly)?|current(?:ly)?|pres|curr|now|today|ongoing|date|continuing|still|in\s+progress|no\s+end\s+date|this\s+day)\b"
    r"(?:\s+(?:day|time|date|employed|employer|position|role|job|here|working|active)\b)?\.?(?(bracket)\)?)(?:\s*\((?:present|current)\))?|…|\.\.\.)",
    re.IGNORECASE,
)
# "2021 Present", its dash lost on the way; "2021 onward"
_BARE_PRESENT = re.compile(
    r"\s*[(\[]?\s*(?:present|current|ongoing|(?:and\s+)?onwards?|and\s+counting|up\s+to\s+(?:now|date|the\s+present|present))(?=\s*(?:[)\]|\t,]|$))",
    re.IGNORECASE,
)
# "Present - 2019", the last end first
_PRESENT_BEFORE = re.compile(r"\b(?:present|current|now)\s*(?:[-–—−]+|to)\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*and\s*", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*[-–—−→]+\s*(?=$|\n|\)|\])|(?<=\d)[-–—−→]+(?=\s+[A-Z])")
_SHORT_RANGE = re.compile(rf"(?<![\w$#/.-])(?P<start>{_YEAR})[-–—/'’]{{1,2}}(?P<end>\d\d)(?![\w%/-]|\.\d)")
_HINT = re.compile(r"(?:19|20)\d\d|['’‘]\d\d|\d/\d\d|[a-z]{3}[-. ]{1,2}\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Date:
    first: Month  # as the start of a range
    last: Month  # as its end
    span: Span
    weak: bool = False  # "1/21" or "Mar 19": a date only beside another one
    season: bool = False
    day_first: bool = False  # "15/03/2021"
    swapped: Month | None = None  # what "01/02/2021" is where the day comes first


def parse_month(words: str, *, latest_year: int = LATEST_YEAR) -> Month | None:
    """The one date that `words` are, None where they are no date or more than one.

    >>> parse_month("Jan. '21"), parse_month("03/15/2022"), parse_month("2019-07")
    (Month(year=2021, month=1), Month(year=2022, month=3), Month(year=2019, month=7))
    >>> parse_month("Summer 2020"), parse_month("1/21")
    (Month(year=2020, month=None), Month(year=2021, month=1))
    >>> parse_month("99213") is parse_month("maybe") is parse_month("1875") is None
    True
    """
    words = words.strip(" .,;()[]")
    match = _NEXT_DATE.fullmatch(words)
    found = _read_date(match, latest_year) if match else None
    return found.first if found else None


def find_date_ranges(text: str, *, latest_year: int = LATEST_YEAR) -> list[DateRange]:
    """The dates and date ranges in `text`, in order; years before 1950 or after `latest_year` are none.

    >>> [(str(r.start), str(r.end)) for r in find_date_ranges("Jan 2021 – Mar. 2023, then 2017 to 2019")]
    [('2021-01', '2023-03'), ('2017', '2019')]
    >>> find_date_ranges("Since 2019")[0].current, find_date_ranges("5/2020 - to date")[0].current
    (True, True)
    >>> find_date_ranges("E/M 99202-99215, call 219-555-2019, 24/7, CPT 12001-13160, 2,019 charts")
    []
    """
    found: list[DateRange] = []
    offset = 0
    for line in text.split("\n"):
        if _HINT.search(line):
            found.extend(_ranges_in_line(line, offset, latest_year))
        offset += len(line) + 1
    return found


def _ranges_in_line(line: str, offset: int, latest_year: int) -> Iterator[DateRange]:
    position = 0
    while match := _FIRST_DATE.search(line, position):
        found = _range_from(line, match, position, latest_year)
        if found is None:
            position = match.start() + 1
            continue
        position = found.span[1]
        yield DateRange(
            (found.span[0] + offset, found.span[1] + offset),
            found.start,
            found.end,
            found.current,
            found.exact,
        )


def _range_from(line: str, match: re.Match[str], floor: int, latest_year: int) -> DateRange | None:
    """The range that starts with the date of `match`; `floor` is where the one before it ended."""
    if short := _SHORT_RANGE.match(line, match.start("year")) if match["year"] else None:
        return _short_range(short, latest_year)
    if match["iso_year"] and (seasons := _SHORT_RANGE.match(line, match.start("iso_year"))):
        joined = _range_end(line, match.end(), latest_year, between=False)[1] > match.end()
        if not joined and (found := _short_range(seasons, latest_year)):
            return found
    first = _read_date(match, latest_year)
    if first is None:
        return None
    begin, end = match.start(), match.end()
    second, stop = _range_end(line, end, latest_year, between=bool(match["between"]))
    if second is not None:
        start = first.swapped if second.day_first and first.swapped else first.first
        last = second.swapped if first.day_first and second.swapped else second.last
        return DateRange((begin, stop), start, last, False, not (first.season or second.season))
    if stop > end or match["since"]:
        return DateRange((begin, stop), first.first, None, True, not first.season)
    if present := _PRESENT_BEFORE.search(line, floor, begin):
        return DateRange((present.start(), end), first.first, None, True, not first.season)
    if first.weak:
        return None
    if match["until"]:
        after = line[match.end("until") : end]
        whole = _single(line, end - len(after.lstrip()), end, first, floor)  # "April through June 2026"
        return DateRange((begin, end), None, first.last) if whole.single else whole
    return _single(line, begin, end, first, floor)


def _single(line: str, begin: int, end: int, only: _Date, floor: int) -> DateRange:
    """One date; "May - Aug 2022" is a range whose first month borrows the year."""
    for lead in _MONTH_ONLY.finditer(line, floor):
        join = _JOIN.match(line, lead.end())
        if join and join.end() == begin:
            start = Month(only.first.year, _month_number(lead["name"]))
            return DateRange((lead.start(), end), start, only.last, False, not only.season)
    if only.first.month is None and (months := _MONTHS_AFTER.match(line, end)):
        first, last = _month_number(months["first"]), _month_number(months["last"])
        return DateRange((begin, months.end()), Month(only.first.year, first), Month(only.first.year, last))
    return DateRange((begin, end), only.first, only.last, False, not only.season)


def _range_end(line: str, position: int, latest_year: int, *, between: bool) -> tuple[_Date | None, int]:
    """The date that a joining word at `position` leads to, and where it ends; no date but an end: current."""
    if bare := _BARE_PRESENT.match(line, position):  # "2021 Present", its dash lost on the way
        return None, bare.end()
    join = (_AND if between else _JOIN).match(line, position)
    if join is None:
        return None, position
    after = join.end()
    if second_join := _JOIN.match(line, after):  # "2019 - to date"
        after = second_join.end()
    if present := _PRESENT.match(line, after):
        return None, present.end()
    match = _NEXT_DATE.match(line, after)
    second = _read_date(match, latest_year) if match else None
    if match and second:
        return second, match.end()
    if open_end := _OPEN_END.match(line, position):
        return None, open_end.end()
    return None, position


def _short_range(match: re.Match[str], latest_year: int) -> DateRange | None:
    """ "2019-21", None where the second number is a month ("2019-07") or comes before the first."""
    start, end = int(match["start"]), int(match["end"])
    end += start // 100 * 100
    if end <= start or end > latest_year or (int(match["end"]) <= 12 and end > start + 1):
        return None
    return DateRange(match.span(), Month(start), Month(end))


def _read_date(match: re.Match[str], latest_year: int) -> _Date | None:
    group = match.groupdict()
    first: int | None = None
    last: int | None = None
    if name := group["name"] or group["name_after"]:
        year = group["name_year"] or group["name_tick"] or group["name_short"] or group["year_first"]
        first = last = _month_number(name)
    elif quarter := group["quarter"] or group["q_first"]:
        year, last = group["quarter_year"], 3 * int(quarter)
        first = last - 2
    else:
        months = ("month_day", "day_month", "iso_month", "slash_month", "short_month")
        month = next((group[form] for form in months if group[form]), None)
        first = last = int(month) if month else None
        year = (
            group["season_year"]
            or group["season_tick"]
            or group["day_year"]
            or group["first_day_year"]
            or group["iso_year"]
            or group["slash_year"]
            or group["short_year"]
            or group["year"]
            or group["tick_year"]
        )
    number = _full_year(year, latest_year)
    if not EARLIEST_YEAR <= number <= latest_year:
        return None
    short = group["day_year"] if group["day_year"] and len(group["day_year"]) == 2 else None
    weak = bool(group["name_short"] or group["short_year"] or group["tick_year"] or short)
    day = int(group["day"] or 0)
    return _Date(
        Month(number, first),
        Month(number, last),
        match.span(),
        weak,
        bool(group["season"]),
        group["day_cut"] is not None,
        Month(number, day) if 1 <= day <= 12 else None,
    )


def _full_year(digits: str, latest_year: int) -> int:
    if len(digits) == 4:
        return int(digits)
    year = 2000 + int(digits)
    return year if year <= min(latest_year, 2049) else year - 100


def _month_number(name: str) -> int | None:
    key = name[:3].casefold()
    return _MONTHS.index(key) + 1 if key in _MONTHS else None


def months_between(start: Month, end: Month) -> int:
    """Whole months from `start` to `end`, the last one counted; 0 where `end` comes first.

    A year alone starts in January and ends with the December before it, or its own in the same year.

    >>> months_between(Month(2025, 8), Month(2026, 11)), months_between(Month(2017), Month(2019))
    (16, 24)
    >>> months_between(Month(2021), Month(2021)), months_between(Month(2022, 5), Month(2021, 1))
    (12, 0)
    """
    first, last = _bounds(start, end)
    return max(last - first + 1, 0)


def covered_months(ranges: Iterable[DateRange], as_of: date) -> int:
    """The months that `ranges` cover up to `as_of`: overlaps once, gaps and ranges without a start not.

    A lone season counts three months.

    >>> two = find_date_ranges("Jan 2020 - Jun 2020, Apr 2020 - Dec 2020, 2022 - Present")
    >>> covered_months(two, date(2022, 3, 9))
    15
    """
    today = Month(as_of.year, as_of.month)
    covered = 0
    reached = 0
    for first, last in sorted(filter(None, (_extent(one, today) for one in ranges))):
        last = min(last, _index(today))
        covered += max(last - max(first, reached + 1) + 1, 0)
        reached = max(reached, last)
    return covered


def _extent(one: DateRange, today: Month) -> Span | None:
    if one.start is None or not (one.end or one.current):
        return None
    first, last = _bounds(one.start, one.end or today)
    return (first, first + 2) if one.single and not one.exact else (first, last)


def _bounds(start: Month, end: Month) -> Span:
    first = _index(start) if start.month else start.year * 12 + 1
    if end.month:
        return first, _index(end)
    return first, (end.year * 12 if end.year > start.year else end.year * 12 + 12)


def _index(month: Month) -> int:
    return month.year * 12 + (month.month or 12)
