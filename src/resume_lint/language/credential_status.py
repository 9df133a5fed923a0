"""How a credential stands: the words around it go in; held or not, its status and its year come out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from resume_lint.language.surroundings import plain
from resume_lint.records import CredentialStatus, Month
from resume_lint.vocabulary import StatusWords

_NEAR_BEFORE = 8
_OTHERS_BEFORE = 4
_NEAR_AFTER = 7
_NEAR_DATE = 9

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    r"""
    (?<![\w#/])
    (?:
      (?P<name>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2},?\s+)?
      |(?P<first>0?[1-9]|1[0-2])[/-](?:\d{1,2}[/-])?
    )?
    (?:
      (?P<year>(?:19[6-9]|20[0-6])\d)
      |(?<=/)(?P<short>\d\d)(?![\d/])|['’‘](?P<after>\d\d)\b      # 5/21, ’21
    )
    (?:-(?P<last>0[1-9]|1[0-2])(?!\d))?
    (?!\d|-(?!(?:19|20)\d\d(?!\d))\d{3,})                      # 2019-44821 is a number
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-‐-―−]+|to|through|thru|until)\s*", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*(?:[-‐-―−]+|to)\s*(?:present|current|now|today)\b", re.IGNORECASE)
_EXPIRY = re.compile(
    r"\b(?:exp(?:\.|ires?|iration|iry)?|valid|good|renew(?:s|al|able)?|recert(?:ification)?)\b[^\d;]{0,24}$"
    r"|\b(?:through|thru|until)\W+(?:(?:at least|the end of)\W+)?$"  # not "through AAPC, certified 2023"
    r"|\b(?:current|active|in good standing)\s+to\W+$",
    re.IGNORECASE,
)
_RENEWED = re.compile(r"\b(?:renewed|recertified|reinstated|maintained)\b[^\d;]{0,12}$", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:(?:expired|lapsed?|inactive|ended|retired|surrendered|suspended|dropped)\b"
    r"|let\s+(?:it|them|this)\s+(?:expire|lapse|go)\b)[^\d;]{0,12}$",
    re.IGNORECASE,
)
_EARNED = re.compile(
    r"\b(?:earned|issued?|obtained|awarded|granted|certified|since|initial(?:ly)?|passed|received|from|on)\b[^\d;]{0,24}$",
    re.IGNORECASE,
)
_CELL = re.compile(r"[\t|•·]")
_YEAR_LIST = re.compile(r"(?<!\d)\d{4}(?:\s*(?:,|/|&|\+|\band\b)+\s*\d{4})+(?!\d)")
_FIRST_PHRASE = re.compile(
    r"[,;|(\t–—]|\s-\s|\b(?:seeking|looking|eager|ready|who|with|since)\b", re.IGNORECASE
)
_EXAM = re.compile(r"\W*(?:certification\s+)?exam(?:ination)?\b", re.IGNORECASE)
_PASSED = ("passed", "passing", "earned", "obtained", "completed", "achieved")
_NOT_PASSED = re.compile(r" (?:not|never|yet to be) (?:yet )?(?:passed|earned|obtained|completed) ")
_OF_CREDENTIAL = re.compile(
    r"\W*(?:exam(?:ination)?|certification|certified|credential(?:ed)?|designation|candidate|eligible)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?:^|[,.;:(–—]|\b(?:and|while|then|i|have|also|has|after|upon|by|before|since|when))\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the words around say: `held` by this person, `status`, its dates, and whether anything was said."""

    status: CredentialStatus = "active"
    earned: Month | None = None
    held: bool = True
    informed: bool = False
    expires: Month | None = None


_NEXT_WORD = re.compile(
    r"(?:\s+(?:certification|certificate|credential|designation|exam|examination|licen[cs]e))?\s+([a-z][a-z'’-]+)"
)
_FUNCTION_WORDS = (
    "a", "after", "also", "an", "and", "are", "as", "at", "before", "both", "but", "by", "certificate",
    "certification", "certified", "credential", "credentials", "designation", "during", "early",
    "every", "exam", "examination", "first", "for", "from", "had", "has", "have", "in", "is", "last",
    "late", "license", "licensed", "licensure", "next", "now", "of", "on", "once", "one", "or", "over",
    "plus", "than", "that", "the", "then", "this", "through", "to", "under", "until", "upon", "via",
    "was", "when", "where", "which", "while", "who", "with", "within", "without", "year", "years",
)  # fmt: skip
_SAID = re.compile(r"\w")
_SILENCE = Standing()


class StatusReader:
    """The status words of a pack, made ready once; `read` judges the surroundings of one credential."""

    def __init__(self, status_words: Iterable[StatusWords]) -> None:
        words: dict[tuple[CredentialStatus | None, str], list[str]] = {}
        for entry in status_words:
            words.setdefault((entry.status, entry.place), []).extend(
                plain(phrase).strip() for phrase in entry.words
            )
        self._words = {key: re.compile(rf" (?:{_any_of(phrases)}) ") for key, phrases in words.items()}
        said = [phrase for (status, _), phrases in words.items() if status for phrase in phrases]
        self._follow = {word for phrase in said for word in phrase.split()}
        self._follow.update(_FUNCTION_WORDS)
        deeds = words.get(("active", "before"), []) + words.get(("in_progress", "before"), [])
        leads = [phrase for (_, place), phrases in words.items() if place == "before" for phrase in phrases]
        self._deed = re.compile(rf"\b(?:{_any_of(deeds)})\b(?:\W+\w+){{0,3}}\W*$", re.IGNORECASE)
        self._lead = re.compile(rf"\b(?:{_any_of(leads)})\b(?:\W+(?:the|my|a|an|for))*\W*$", re.IGNORECASE)

    def read(self, before: str, after: str, as_of: date | None, *, prose: bool) -> Standing:
        """The standing of a credential between `before` and `after`; in prose only near words are heard."""
        if not (_SAID.search(before) or _SAID.search(after)):
            return _SILENCE
        if self._is_others(before, after, prose=prose):
            return Standing(held=False)
        heard = _first_words(after, _NEAR_AFTER) if prose else after
        dated = _first_words(after, _NEAR_DATE) if prose else after
        dates = _read_dates(dated, as_of) or _read_leading_date(before, as_of)
        for status in self._in_order(before, heard):
            if self._says(status, before, heard) and not (
                status == "in_progress" and self._is_passed(before, after)
            ):
                if dates is None or status == "in_progress":
                    return Standing(status, informed=True)
                return replace(dates, status=status, informed=True)
        if self._has("retired", "after", plain(_first_words(after, 2))):
            return Standing("retired", informed=True)
        if dates:
            return dates
        if _EXAM.match(after) and not self._is_passed(before, after):
            return Standing("in_progress", informed=True)
        return Standing(informed=self._says("active", before, heard))

    def _in_order(self, before: str, after: str) -> tuple[CredentialStatus, CredentialStatus]:
        """The two states in which nobody holds a credential, the one that is told first after it in front."""
        words = plain(after)
        ends = [self._place("expired", "after", words), self._place("in_progress", "after", words)]
        near = plain(_last_words(before, _NEAR_BEFORE))
        if self._has("in_progress", "before", near) or ends[0] > ends[1]:
            return "in_progress", "expired"
        return "expired", "in_progress"

    def _place(self, status: CredentialStatus, place: str, words: str) -> int:
        pattern = self._words.get((status, place))
        match = pattern.search(words) if pattern else None
        return match.start() if match else len(words)

    def is_own_deed(self, before: str) -> bool:
        """Whether a sentence of a job says that the person got or is getting it ("Earned the CPC")."""
        match = self._deed.search(_last_words(before, 8))
        return match is not None and bool(_START.search(before[: len(before) - len(match[0])]))

    def is_exam(self, after: str) -> bool:
        """Whether the words after a credential go on with its exam or say that it is a credential."""
        return _OF_CREDENTIAL.match(after) is not None

    def first_date(self, words: str, as_of: date | None) -> Month | None:
        """The first date in `words` that is no later than `as_of`, None where there is none."""
        match = _DATE.search(words)
        month = _month(match) if match else None
        return None if month is None or _is_future(month, as_of) else month

    def loss_in(self, before: str) -> str:
        """The last word before a credential where it says that it was held once ("formerly CNA"), else ""."""
        last = _last_words(before, 1)
        return last if self._has("expired", "before", plain(last)) else ""

    def knows(self, word: str) -> bool:
        """Whether a word is one of those that tell a status, or a small one between them."""
        return word in self._follow

    def is_describing(self, after: str) -> bool:
        """Whether the credential only describes a thing named after it ("CPC practice cases")."""
        match = _NEXT_WORD.match(after)
        return match is not None and match[1] not in self._follow

    def leading(self, words: str) -> int:
        """Where, in the words between two credentials, the part begins that speaks of the second one."""
        match = self._lead.search(words)
        return match.start() if match else len(words)

    def _is_others(self, before: str, after: str, *, prose: bool) -> bool:
        near = plain(_last_words(before, _OTHERS_BEFORE if prose else 2))
        follow = plain(_first_words(_FIRST_PHRASE.split(after, maxsplit=1)[0], 4))
        if self._has(None, "before", near):
            return True
        taking = self._has("in_progress", "before", plain(_last_words(before, _NEAR_BEFORE)))
        taking = taking or " in progress " in plain(_first_words(after, 4))
        taking = taking or self.books_exam(after)
        return not taking and self._has(None, "after", follow)

    def is_course(self, after: str) -> bool:
        """Whether the words after a credential go on with its course or preparation."""
        return self._has(None, "after", plain(_first_words(after, 1)))

    def books_exam(self, after: str) -> bool:
        """Whether the words after a course tell of the exam to come: "CPB: course finished, exam booked"."""
        words = plain(_first_words(after, 10))
        _, exam, rest = words.partition(" exam ")
        return bool(exam) and self._has("in_progress", "after", f" exam {rest}")

    def _is_passed(self, before: str, after: str) -> bool:
        near = plain(_last_words(before, 4)) + plain(_first_words(after, 3)).replace(" be earned ", " ")
        if _NOT_PASSED.search(near):
            return False
        return any(f" {word} " in near for word in _PASSED)

    def _says(self, status: CredentialStatus, before: str, after: str) -> bool:
        near = plain(_last_words(before, _NEAR_BEFORE))
        if self._has(status, "before", near) or self._has(status, "after", plain(after)):
            return True
        words = plain(after)
        return len(words.split()) <= 3 and status != "active" and self._has(status, "before", words)

    def _has(self, status: CredentialStatus | None, place: str, words: str) -> bool:
        pattern = self._words.get((status, place))
        return pattern is not None and pattern.search(words) is not None


def _any_of(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"


def _first_words(words: str, count: int) -> str:
    """The first `count` words, punctuation kept.

    >>> _first_words(" (AAPC), exam in May 2027", 3)
    ' (AAPC), exam in'
    """
    ends = [match.end() for match in re.finditer(r"\w[\w.'/-]*", words)]
    return words if len(ends) <= count else words[: ends[count - 1]]


def _last_words(words: str, count: int) -> str:
    starts = [match.start() for match in re.finditer(r"\w[\w.'/-]*", words)]
    return words if len(starts) <= count else words[starts[-count] :]


def _read_dates(words: str, as_of: date | None) -> Standing | None:
    """The standing that the dates after a credential tell, None where there are none.

    >>> today = date(2026, 11, 22)
    >>> read = _read_dates(", AAPC, 2012-2020", today)
    >>> read.status, str(read.earned), str(read.expires)
    ('expired', '2012', '2020')
    >>> read = _read_dates(" expires 05/2027, earned 03/2019", today)
    >>> read.status, str(read.earned), str(read.expires)
    ('active', '2019-03', '2027-05')
    >>> _read_dates(" in March 2027", today).status, _read_dates(", expires 2027", today).earned
    ('in_progress', None)
    """
    dates = list(_DATE.finditer(words))
    if not dates:
        return None
    expiry = _labelled(words, dates, _EXPIRY)
    if expiry and (joint := _RANGE.match(words, expiry.end())) and _DATE.match(words, joint.end()):
        expiry = None  # "valid 01/2022 - 01/2028"
    ends = _month(expiry) if expiry else None
    others = [one for one in dates if one is not expiry]
    first = next(iter(others), None)
    if ends and (first is None or expiry is dates[0]):
        labelled = _labelled(words, others, _EARNED)
        since = _month(labelled) if labelled else None
        status: CredentialStatus = "expired" if _is_past(ends, as_of) else "active"
        return Standing(status, since, informed=True, expires=ends)
    if first is None:
        return None
    start, before = _month(first), words[: first.start()]
    if _LOST.search(before):
        return Standing("expired", informed=True, expires=start)
    if _RENEWED.search(before):
        return Standing(informed=True, expires=ends)
    if _OPEN_END.match(words, first.end()):
        return Standing(earned=start, informed=True, expires=ends)
    joint = _RANGE.match(words, first.end())
    last = _DATE.match(words, joint.end()) if joint else None
    ends = _month(last) if last else ends
    lost = _labelled(words, others[1:], _LOST)
    if lost or (ends and _is_past(ends, as_of)):
        return Standing("expired", start, informed=True, expires=_month(lost) if lost else ends)
    if _is_future(start, as_of):
        return Standing("in_progress", informed=True)
    return Standing(earned=start, informed=True, expires=ends or _lone_expiry(words, others, as_of))


def _labelled(words: str, dates: list[re.Match[str]], label: re.Pattern[str]) -> re.Match[str] | None:
    """The first date right after such a word."""
    return next((one for one in dates if label.search(words[: one.start()])), None)


def _lone_expiry(words: str, dates: list[re.Match[str]], as_of: date | None) -> Month | None:
    """A second date, in a cell of its own and still to come: "CPC | AAPC | 2019 | 2027"."""
    if len(dates) != 2 or not _CELL.search(words, dates[0].end(), dates[1].start()):
        return None
    month = _month(dates[1])
    return month if _is_future(month, as_of) else None


def read_year_list(words: str, count: int) -> list[int]:
    """The years of a list of exactly `count` years, nothing where `words` hold no such list.

    >>> read_year_list(" – AAPC (2015, 2017 and 2018)", 3), read_year_list(", 2015-2018", 2)
    ([2015, 2017, 2018], [])
    """
    match = _YEAR_LIST.search(words)
    years = [int(year) for year in re.findall(r"\d{4}", match[0])] if match else []
    return years if len(years) == count and all(1960 <= year < 2070 for year in years) else []


def _read_leading_date(before: str, as_of: date | None) -> Standing | None:
    """The standing told by a date that opens the item right before the credential ("2021: CPC")."""
    words = before.lstrip(" \t([")
    match = _DATE.match(words)
    if not match or words[match.end() :].strip(" \t:,.|-–—)]"):
        return None
    month = _month(match)
    return (
        Standing("in_progress", informed=True)
        if _is_future(month, as_of)
        else Standing(earned=month, informed=True)
    )


def _month(match: re.Match[str]) -> Month:
    short = match["short"] or match["after"]
    year = int(match["year"] or ("20" if int(short) < 60 else "19") + short)
    if match["name"]:
        return Month(year, _MONTHS.index(match["name"][:3].lower()) + 1)
    number = match["first"] or match["last"]
    return Month(year, int(number) if number else None)


def _is_past(month: Month, as_of: date | None) -> bool:
    return as_of is not None and (month.year, month.month or 12) < (as_of.year, as_of.month)


def _is_future(month: Month, as_of: date | None) -> bool:
    return as_of is not None and (month.year, month.month or 1) > (as_of.year, as_of.month)
