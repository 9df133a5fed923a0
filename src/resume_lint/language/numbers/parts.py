"""Parts and multiples of a whole: `1 in 8`, `nine of ten`, `two thirds`, `every fifth`, `halved`, `3x`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resume_lint.language.numbers.number import UNITS, Number, holds_one
from resume_lint.records import Unit

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
    "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "double": 2.0, "doubles": 2.0, "twofold": 2.0, "two-fold": 2.0,
    "tripled": 3.0, "tripling": 3.0, "triple": 3.0, "triples": 3.0, "threefold": 3.0, "three-fold": 3.0,
    "quadrupled": 4.0, "quadrupling": 4.0, "quadruple": 4.0, "fourfold": 4.0, "four-fold": 4.0,
    "quintupled": 5.0, "quintupling": 5.0, "quintuple": 5.0, "sixfold": 6.0, "six-fold": 6.0,
    "fivefold": 5.0, "five-fold": 5.0, "tenfold": 10.0, "ten-fold": 10.0,
}  # fmt: skip
# Before these the parts are a stretch of time: `the last three quarters`.
_SPELLS = {
    "last",
    "past",
    "first",
    "over",
    "for",
    "in",
    "within",
    "previous",
    "consecutive",
    "next",
    "through",
}
_AMOUNTS = {"by", "down", "up", "nearly", "almost", "about", "roughly", "than", "to", "cut", "fell", "dropped", "least",
            "over", "some", "rose", "grew", "only", "reduced", "under", "one", "full", "whom", "which"}  # fmt: skip
_TIME = (
    r"(?:(?:business|working|calendar|full|short)\s)?(?:minute|hour|day|week|month|quarter|year|shift)s?\b"
)
_JOINS = re.compile(
    r"\s(?:(?P<noun>(?!out\s)[A-Za-z]{3,14})\s)?(?P<by>in|out\sof|of|per)\s(?P<every>every\s|each\s|the\s)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"""(?<![\w-])(?:
      (?P<half>(?:by|in|cut\sin|to|than|a|one|nearly|about|almost|over|roughly)\s(?:a\s|one[-\s])?half)(?=\W|$)(?!\s(?:a\sdozen|a\spercent|an?\s(?:hour|day)))
    | (?P<of>half)(?=\sof\s(?:my|our|their|all|them|these|those)\b)
    | half\sa\s(?P<point>percent|percentage\spoint|point)
    | (?:(?P<top>an?|one|two|three|four|five|seven|nine)[-\s])
      (?P<part>third|quarter|fourth|fifth|tenth|eighth|sixth)s?(?=\W|$)(?!\s(?:party|year|of\s\d{4}|grade|floor))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_EVERY = re.compile(
    r"(?<![\w-])every\s(?P<part>third|fourth|fifth|sixth|eighth|tenth|twentieth|hundredth)(?![\w-])"
    r"(?!\s(?:\w+day|weekend|holiday|night|morning|evening|floor|" + _TIME + "))",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<![\w/.,-])(?P<top>\d)/(?P<base>[23458])(?![\w/%-]|[.,]\d)(?:(?=\s(?:of|less|fewer|more|lower)\b)|(?<=(?:by|to)\s\d/\d)"
    r"|(?<=than\s\d/\d)|(?<=about\s\d/\d)|(?<=nearly\s\d/\d)|(?<=almost\s\d/\d))",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"(?<![\w-])(?:(?P<word>" + "|".join(sorted(_MULTIPLES, key=len, reverse=True)) + r")(?![\w-])"
    r"|(?P<times>\d+(?:\.\d+)?)(?:\s?[xX×](?=\W|$)|-?\s?fold\b|\stimes\s(?:as|more|the|faster|higher)))"
    r"|(?<![\w-])(?P<twice>twice)(?=\s(?:as|the|more|what)\b)",
    re.IGNORECASE,
)
_HALVED = re.compile(r"(?<![\w-])(?:halved|halving|halves)(?![\w-])", re.IGNORECASE)
_HALF_OF_ONE = re.compile(r"(?<![\w-])half\san?(?=\s(?:hour|day|week|month|year|minute)\b)", re.IGNORECASE)
# A fraction, a half or a multiple is written with one of these, which few lines have.
_OF_PARTS = (
    "half", "halv", "third", "quarter", "fourth", "fifth", "sixth", "eighth", "tenth", "doubl", "tripl",
    "quadrupl", "quintupl", "twice", "fold", "times", "x", "×", "twentieth", "hundredth",
)  # fmt: skip
# What may stand behind `3 of 5` where it is a share and not a count of things: an end, or a word about them.
_SHARE_ENDS = re.compile(
    r"\s?(?:$|[.,;:)])|\s(?:\w+ed|won|paid|were|was|are|is|had|have|went|came|in)\b", re.IGNORECASE
)


def find_parts(text: str) -> Iterator[Number]:
    """Fractions, halves and multiples told in words or by their sign."""
    if "/" in text:
        for match in _SLASHED.finditer(text):
            top, base = int(match["top"]), int(match["base"])
            if 0 < top < base:
                yield Number(match.span(), round(100 * top / base, 1), "percent", form="fraction")
    if not holds_one(text.lower(), _OF_PARTS):
        return
    for match in _FRACTION.finditer(text):
        if (number := _read_fraction(match)) is not None:
            yield number
    for match in _EVERY.finditer(text):
        yield Number(match.span(), round(100 / _PARTS[match["part"].lower()], 1), "percent", form="fraction")
    for match in _HALF_OF_ONE.finditer(text):
        yield Number(match.span(), 0.5, None, form="words")
    for match in _HALVED.finditer(text):
        yield Number(match.span(), 50.0, "percent", form="fraction")
    for match in _MULTIPLE.finditer(text):
        yield _read_multiple(match)


def join_shares(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers, two of which that tell a part and its whole made one share.

    >>> from resume_lint.language.numbers import find_numbers
    >>> [(n.value, n.unit) for n in find_numbers("nine of ten, one case in a hundred, 1 in 1,000, one per 2,000")]
    [(90.0, 'percent'), (1.0, 'percent'), (0.1, 'percent'), (0.05, 'percent')]
    >>> [n.value for n in find_numbers("18 to 6 in 10 weeks, 2 of 3 terms, in 10 of 2019")]
    [18.0, 6.0, 10.0, 2.0, 3.0, 10.0, 2019.0]
    """
    result: list[Number] = []
    for number in numbers:
        share = _share(text, result[-1], number) if result else None
        if share is not None:
            result[-1] = share
        else:
            result.append(number)
    return result


def _share(text: str, part: Number, whole: Number) -> Number | None:
    if part.unit or part.hyphen or whole.hyphen or part.comma or whole.span[0] - part.span[1] > 30:
        return None
    if whole.unit or not 0 < part.value <= whole.value or whole.comparator != "eq":
        return None
    if (whole.decimals and not part.decimals) or (1900 <= whole.value < 2100 and not whole.comma):
        return None
    join = _JOINS.fullmatch(text, part.span[1], whole.span[0])
    if join is None or (join["noun"] and not _fits(join["noun"], part, whole)):
        return None
    every, by = join["every"] or "", join["by"].lower()
    if part.value == whole.value and not (by.endswith("of") and whole.value >= 10):
        return None
    round_base = whole.comma or whole.value in (100, 1_000, 10_000, 100_000)
    behind = text[whole.span[1] : whole.span[1] + 30]
    if re.match(r"\s" + _TIME, behind, re.IGNORECASE) or (
        join["noun"] and whole.value < 100 and re.match(r"\s[a-z]+s\b", behind)
    ):
        return None
    span = (part.span[0], whole.span[1])
    if part.decimals or re.match(r"\sstars?\b", behind):  # `4.6 out of 5`
        return part._replace(span=span, unit="index") if whole.value in (5, 10) else None
    if by == "per" and not round_base and not (join["noun"] and whole.value >= 100):
        return None
    if by == "in" and whole.value > 100 and not round_base and part.value != 1:
        return None
    if by == "of":
        if part.value == 1 and not every.startswith(("every", "each")):  # `one of 12 hospitals`
            return None
        if whole.value < 10 and not every and not _SHARE_ENDS.match(behind):  # `2 of 3 terms` counts things
            return None
        if whole.value > 100 and not every and whole.form == "words":
            return None
    value = 100 * part.value / whole.value
    return Number(span, round(value, 1 if value >= 1 else 4), "percent", part.comparator, "fraction")


def _fits(noun: str, part: Number, whole: Number) -> bool:
    """`one case in a hundred`, `9 days in 10`; but `3 days of 5` is a week."""
    if re.fullmatch(_TIME, noun, re.IGNORECASE):
        return whole.value in (10, 100) and part.value > 1
    return part.value == 1 or whole.value in (5, 10, 100, 1_000, 10_000)


def _read_fraction(match: re.Match[str]) -> Number | None:
    if match["point"]:
        unit: Unit = "percent" if match["point"] == "percent" else "percentage_point"
        return Number(match.span(), 0.5, unit, form="fraction", decimals=True)
    if match["of"]:
        return Number(match.span(), 50.0, "percent", form="fraction")
    if match["half"]:
        start = match.start("half") + match["half"].lower().rfind("half")
        return Number((start, match.end()), 50.0, "percent", form="fraction")
    top = {"a": 1.0, "an": 1.0}.get(match["top"].lower()) or float(UNITS[match["top"].lower()])
    part = _PARTS[match["part"].lower()]
    lead = match.string[: match.start()].rstrip().rpartition(" ")[2].lower()
    quarters = match["part"].lower() == "quarter"
    spell = lead in _SPELLS or (quarters and lead not in _AMOUNTS)
    if top >= part or (
        spell and not match.string[match.end() :].startswith(" of ")
    ):  # `the last three quarters`
        return None
    return Number(match.span(), round(100 * top / part, 1), "percent", form="fraction")


def _read_multiple(match: re.Match[str]) -> Number:
    if match["twice"]:
        return Number(match.span(), 2.0, "ratio", form="multiple")
    value = _MULTIPLES[match["word"].lower()] if match["word"] else float(match["times"])
    return Number(match.span(), value, "ratio", form="multiple")
