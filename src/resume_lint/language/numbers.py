"""Words to numbers: every way people write an amount, with its unit and comparator; pure and without context.

`find_numbers` gives the single numbers of a line as `Number`s. What belongs together (ranges, changes, periods) is
put together in `quantities`; what a number measures is decided in `claims`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from resume_lint.records import Comparator, Span, Unit

Form = Literal["digits", "words", "fraction", "multiple", "figure"]

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
MAGNITUDES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9,
    "billion": 1e9, "hundred": 1e2, "dozen": 12.0,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10, "eighth": 8, "eighths": 8, "sixth": 6, "sixths": 6,
}  # fmt: skip
MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "double": 2.0, "doubles": 2.0, "twofold": 2.0, "two-fold": 2.0,
    "tripled": 3.0, "tripling": 3.0, "triple": 3.0, "triples": 3.0, "threefold": 3.0, "three-fold": 3.0,
    "quadrupled": 4.0, "quadrupling": 4.0, "quadruple": 4.0, "fourfold": 4.0, "four-fold": 4.0,
    "quintupled": 5.0, "quintupling": 5.0, "quintuple": 5.0, "sixfold": 6.0, "six-fold": 6.0,
    "fivefold": 5.0, "five-fold": 5.0, "tenfold": 10.0, "ten-fold": 10.0,
}  # fmt: skip
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
            "over", "some", "rose", "grew", "only", "reduced", "under", "one", "full"}  # fmt: skip
FIGURES = {"five": 1e4, "six": 1e5, "seven": 1e6, "eight": 1e7, "5": 1e4, "6": 1e5, "7": 1e6, "8": 1e7}


# What is greater is no figure of anybody's work: an account number, or a joke.
LARGEST = 1e15


class Number(NamedTuple):
    """One number as written at `span`: its value, the unit if one is written on it, and how sure it is.

    `form` is how it is written; `unit` None means that nothing on the number itself says (`45 charts`, `6 days`).
    `hyphen` is the word that hangs on it (`24-hour` gives "hour"), "" without one. `value_max` is set where one
    written number holds a whole range.
    """

    span: Span
    value: float
    unit: Unit | None
    comparator: Comparator = "eq"
    form: Form = "digits"
    hyphen: str = ""
    decimals: bool = False
    comma: bool = False


_WORD_NUMBER = "|".join([*sorted(UNITS, key=len, reverse=True), *TENS])
_ATOM = re.compile(
    rf"""
    (?<![\w,/#&])(?<!\w\.)(?<!(?<!\d)[A-Za-z]-)(?<!\)-)(?<![A-Za-z]\s-)     # nothing may hang on its left
    (?:
      (?P<figure>five|six|seven|eight|[5-8])[-\s]figures?\b          # six-figure savings
    | (?P<money>(?:US|USD)?\s?\$\s?|USD\s)?
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
      (?P<mixed>\s?[½¼¾]|\s(?:1/2|1/4|3/4|1/3|2/3)(?![\d/]))?
      (?:\s?(?P<plus1>\+)(?=\s?(?:%|percent|million|thousand|[KkMB]\b)))?
      (?:(?P<mag>[kKMB]|MM|mm|bn|BN|m(?=\b)(?!\w))(?![A-Za-z0-9])
        |[\s-](?P<magword>thousand|million|billion|mil|mln|hundred|dozen|MM|M|K)\b)?
      (?:(?P<out>(?:/|\s(?:out\s)?of\s(?:every\s)?|\son\san?\s(?=\d+-point\sscale))(?P<of>5|10|100)(?:\.0)?(?![\w%/]|\.\d|,\d|\s?(?:%|percent)))(?:-point\sscale)?(?=(?P<stars>\s?stars?)?)
        |(?P<in>(?:\s|-)(?:in|out\s+of|of(?=\s(?:every|the)\s\d|\s\d))(?:\severy|\sthe)?[\s-](?P<base>\d{{1,4}}))(?![\w%/-]|[.,]\d)
      )?
    | (?P<article>(?:a|an|another|half\sa|couple\sof|several)\s(?=dozen|hundred|thousand|million))?
      (?P<words>(?:(?:{_WORD_NUMBER}|hundred|thousand|million|billion|dozen)
         (?:(?:-|\s|\sand\s)(?:{_WORD_NUMBER}|hundred|thousand|million|billion|dozen)(?![a-z]))*))
      (?P<ofwords>\s(?:in|out\sof|of\severy|of)\s(?:every\s)?(?:{_WORD_NUMBER})(?![a-z-]))?
      (?=$|[^\w])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FRACTION = re.compile(
    r"""(?<![\w-])(?:
      (?P<half>(?:by|in|cut\sin|to|than|a|one|nearly|about|almost|over|roughly)\s(?:a\s|one[-\s])?half)(?=\W|$)(?!\s(?:a\sdozen|a\spercent|an?\s(?:hour|day)))
    | half\sa\s(?P<point>percent|percentage\spoint|point)
    | (?:(?P<top>an?|one|two|three|four|five|seven|nine)[-\s])
      (?P<part>third|quarter|fourth|fifth|tenth|eighth|sixth)s?(?=\W|$)(?!\s(?:party|year|of\s\d{4}|grade|floor))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"(?<![\w-])(?:(?P<word>" + "|".join(sorted(MULTIPLES, key=len, reverse=True)) + r")(?![\w-])"
    r"|(?P<times>\d+(?:\.\d+)?)(?:\s?[xX×](?=\W|$)|-?\s?fold\b|\stimes\s(?:as|more|the|faster|higher)))"
    r"|(?<![\w-])(?P<twice>twice)(?=\s(?:as|the|more|what)\b)",
    re.IGNORECASE,
)
_HALVED = re.compile(r"(?<![\w-])(?:halved|halving|halves)(?![\w-])", re.IGNORECASE)
_UNIT = re.compile(
    r"""(?P<gap>\s?-?\s?)(?:
      (?P<point>percentage[\s-]points?|percent[\s-]points?|%[\s-]?points?|pct\.?\spoints?|points?(?=[\s,.;)]|$)|pts?\.?(?=[\s,.;)]|$)|pp(?=\W|$))
    | (?P<basis>basis[\s-]points?|bps?(?=\W|$))
    | (?P<percent>%|percent(?:age)?(?=\W|$)|per\scent(?=\W|$)|pct\.?(?=\W|$))
    | (?P<dollars>dollars?(?=\W|$)|USD\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CODE = re.compile(r"0\d")
_HYPHEN = re.compile(r"-(?P<word>[A-Za-z]+)(?:-(?P<next>[A-Za-z]+))?")
_TIME_GLUED = re.compile(r"(?P<unit>hrs?|h|mins?|days?|d)(?![A-Za-z0-9])", re.IGNORECASE)
_MONEY_WORD = re.compile(r"\s?(?:dollars?)\b", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"\sand\sa\shalf(?=\s(?:hour|day|week|month|year|million|thousand)|[\s-]points?)", re.IGNORECASE
)
_ISH = re.compile(r"ish(?![A-Za-z])", re.IGNORECASE)
_HALF_OF_ONE = re.compile(r"(?<![\w-])half\san?(?=\s(?:hour|day|week|month|year|minute)\b)", re.IGNORECASE)
# `no denials`, `not one denial`: nothing is an amount too, but not in `no more than 5` and `no longer`.
_NONE = re.compile(
    r"""(?<![\w-])(?:
      no(?=\s(?!(?:more|fewer|less|longer|later|other|one|matter|further|sooner)\b)(?:[A-Za-z-]+\s){0,2}[A-Za-z-]*[a-rt-z]s(?![A-Za-z]))
    | not\s(?:one|a\ssingle)(?=\s[A-Za-z])
    | without\s(?:a\ssingle|any)(?=\s[A-Za-z])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PLUS = re.compile(r"\s?\+(?!\w)|-plus(?!\w)|\splus(?=\s)(?!\s(?:\d|an?\s))", re.IGNORECASE)


_MAYBE = re.compile(
    rf"\d|(?<![a-z])(?:no\s|not\s(?:one|a\s)|without\s(?:a\s|any)|{_WORD_NUMBER}|hundred|thousand|million|dozen|half|halv|third|quarter|fifth|tenth|doubl|tripl|quintupl|sixfold|fivefold"
    r"|quadrupl|twice|twofold|threefold)",
    re.IGNORECASE,
)
# A fraction, a half or a multiple is written with one of these, which few lines have.
_OF_PARTS = (
    "half", "halv", "third", "quarter", "fourth", "fifth", "sixth", "eighth", "tenth", "doubl", "tripl",
    "quadrupl", "quintupl", "twice", "fold", "times", "x", "×",
)  # fmt: skip


def may_hold_numbers(text: str) -> bool:
    """Whether it is worth looking for numbers.

    >>> may_hold_numbers("coded ten charts"), may_hold_numbers("coded charts well")
    (True, False)
    """
    return _MAYBE.search(text) is not None


def parse_words(words: str) -> float | None:
    """The value of number words, None where a word is no number or they are more than any figure is.

    >>> parse_words("forty"), parse_words("twenty-five"), parse_words("six thousand five hundred")
    (40.0, 25.0, 6500.0)
    >>> parse_words("two dozen"), parse_words("ninety nine")
    (24.0, 99.0)
    >>> parse_words("charts")
    """
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred" or word == "dozen":
            current = max(current, 1) * SCALES[word]
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0.0
        elif word != "and":
            return None
        if current > LARGEST or total > LARGEST:
            return None
    return total + current


def holds_one(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words, or parts of words, stands in the text."""
    for word in words:  # noqa: SIM110 - `any` takes twice as long, and this is asked of each line many times
        if word in text:
            return True
    return False


def find_numbers(text: str) -> list[Number]:
    """The numbers of one line from left to right; an empty list where there is none.

    >>> [(n.value, n.unit) for n in find_numbers("coded 1,200 charts at 98.5 percent, worth $1.2M")]
    [(1200.0, None), (98.5, 'percent'), (1200000.0, 'usd')]
    >>> [(n.value, n.unit, n.form) for n in find_numbers("cut by a third, tripled cash, halved errors")]
    [(33.3, 'percent', 'fraction'), (3.0, 'ratio', 'multiple'), (50.0, 'percent', 'fraction')]
    >>> [(n.value, n.unit) for n in find_numbers("1 in 8 charts, nine in ten, 4.6 out of 5")]
    [(12.5, 'percent'), (90.0, 'percent'), (4.6, 'index')]
    >>> [(n.value, n.unit) for n in find_numbers("180 basis points, 4 points, six-figure savings")]
    [(1.8, 'percentage_point'), (4.0, 'percentage_point'), (100000.0, 'usd')]
    >>> [(n.value, n.comparator) for n in find_numbers("2½ days, 40ish charts, several hundred claims, no denials")]
    [(2.5, 'eq'), (40.0, 'approx'), (100.0, 'ge'), (0.0, 'eq')]
    >>> [n.value for n in find_numbers("half an hour, two and a half days, no more than 5, no longer open")]
    [0.5, 2.5, 5.0]
    >>> find_numbers("ICD-10-CM and the 4th floor")
    []
    """
    if not may_hold_numbers(text):
        return []
    found: list[Number] = []
    for match in _ATOM.finditer(text):
        number = _read_atom(text, match)
        if number is not None:
            found.append(number)
    if holds_one(text.lower(), _OF_PARTS):
        found += [number for match in _FRACTION.finditer(text) if (number := _read_fraction(match))]
        found += [Number(match.span(), 0.5, None, form="words") for match in _HALF_OF_ONE.finditer(text)]
        found += [Number(match.span(), 50.0, "percent", form="fraction") for match in _HALVED.finditer(text)]
        found += [_read_multiple(match) for match in _MULTIPLE.finditer(text)]
    if "no" in text or "No" in text or "without" in text:
        found += [Number(match.span(), 0.0, None, form="words") for match in _NONE.finditer(text)]
    return _without_overlaps(found) if len(found) > 1 else found


def _read_atom(text: str, match: re.Match[str]) -> Number | None:
    if match["figure"]:
        return Number(match.span(), FIGURES[match["figure"].lower()], "usd", "ge", "figure")
    if match["words"]:
        return _read_words(text, match)
    end = match.end()
    if _CODE.match(match["digits"]):  # a code, not an amount
        return None
    value = float(match["digits"].replace(",", ""))
    if match["mixed"]:
        value = round(value + _MIXED[match["mixed"].strip()], 4)
    if match["of"]:
        return _read_score(match, value)
    if match["in"] and match["base"] and not (match["money"] or match["mag"] or match["magword"]):
        base = float(match["base"])
        few = match["in"].split()[0] == "of" and base < 10  # `2 of 3 terms` counts things
        if base >= value > 0 and not few and (base <= 100 or match["in"].split()[0] != "in"):
            return Number(match.span(), round(100 * value / base, 1), "percent", form="fraction")
        end = match.start("in")
    elif match["in"]:
        end = match.start("in")
    magnitude = match["mag"] or match["magword"]
    if magnitude:
        value *= MAGNITUDES[magnitude.lower()]
        value = round(value, 6)
    plus = bool(match["plus1"])
    return _finish(text, match.start(), end, value, money=bool(match["money"]), form="digits", plus=plus,
                   decimals="." in match["digits"], comma="," in match["digits"])  # fmt: skip


def _read_score(match: re.Match[str], value: float) -> Number | None:
    """`4.6 out of 5` is an index; `9 out of 10` a share; `3 of 5` no more than a count of things."""
    top = float(match["of"])
    if value > top:
        return None
    if "." in match["digits"] or match["stars"] or match["out"].startswith(("/", " on")):
        return Number(match.span(), value, "index", decimals="." in match["digits"])
    if match["out"].strip() == "of 5":
        return Number((match.start(), match.start("out")), value, None)
    return Number(match.span(), round(100 * value / top, 1), "percent", form="fraction")


_MIXED = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 0.3333, "2/3": 0.6667}


def _read_words(text: str, match: re.Match[str]) -> Number | None:
    words = match["words"]
    value = parse_words(words)
    if value is None:
        return None
    article = (match["article"] or "").lower()
    several = article.startswith("several")
    if article.startswith("half"):
        value /= 2
    if match["ofwords"]:
        base = parse_words(match["ofwords"].split()[-1])
        share = "every" in match["ofwords"] or not re.match(r"\sof\s", match["ofwords"])
        if base and share and base > value:
            return Number(match.span(), round(100 * value / base, 1), "percent", form="fraction")
        end = match.start("ofwords")
    else:
        end = match.end()
    end = min(end, match.end("words"))
    if value == 1 and not _UNIT.match(text, end):  # `one-on-one`, `one of them`: no figure
        return None
    if half := _AND_A_HALF.match(text, end):
        value, end = value + 0.5, half.end()
    return _finish(text, match.start(), end, value, money=False, form="words", plus=several)


def _finish(
    text: str,
    start: int,
    end: int,
    value: float,
    *,
    money: bool,
    form: Form,
    plus: bool,
    decimals: bool = False,
    comma: bool = False,
) -> Number | None:
    """The number with what hangs on its right: plus sign, unit, hyphened word; None where it is part of a name.

    None too where it is more than any figure is.
    """
    if value > LARGEST:
        return None
    unit: Unit | None = "usd" if money else None
    hyphen = ""
    after = _PLUS.match(text, end)
    if after:
        plus, end = True, after.end()
    written = _UNIT.match(text, end)
    if written and not money:
        unit, value = _unit_of(written, value)
        end = written.end()
        more = _PLUS.match(text, end)
        if more:
            plus, end = True, more.end()
    elif form == "digits" and (glued := _TIME_GLUED.match(text, end)):
        hyphen = glued["unit"].lower()
    elif _ISH.match(text, end):
        return Number((start, end + 3), value, unit, "approx", form, "", decimals, comma)
    elif text.startswith("-odd", end):
        return Number((start, end + 4), value, unit, "approx", form, "", decimals, comma)
    elif hung := _HYPHEN.match(text, end):
        if parse_words(hung["word"].lower()) is None and hung["word"].lower() not in ("to", "through"):
            hyphen = hung["word"].lower()
    elif end < len(text) and (text[end].isalnum() or text[end] in "_"):
        return None
    return Number((start, end), value, unit, "ge" if plus else "eq", form, hyphen, decimals, comma)


def _unit_of(match: re.Match[str], value: float) -> tuple[Unit, float]:
    if match["basis"]:
        return "percentage_point", round(value / 100, 6)
    if match["point"]:
        return "percentage_point", value
    return ("percent", value) if match["percent"] else ("usd", value)


def _read_fraction(match: re.Match[str]) -> Number | None:
    if match["point"]:
        unit: Unit = "percent" if match["point"] == "percent" else "percentage_point"
        return Number(match.span(), 0.5, unit, form="fraction", decimals=True)
    if match["half"]:
        start = match.start("half") + match["half"].lower().rfind("half")
        return Number((start, match.end()), 50.0, "percent", form="fraction")
    top = {"a": 1.0, "an": 1.0}.get(match["top"].lower()) or float(UNITS[match["top"].lower()])
    part = PARTS[match["part"].lower()]
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
    value = MULTIPLES[match["word"].lower()] if match["word"] else float(match["times"])
    return Number(match.span(), value, "ratio", form="multiple")


def _without_overlaps(found: list[Number]) -> list[Number]:
    """From left to right; where two overlap the longer one, and the fraction before the bare number."""
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.span[0], -n.span[1], n.form)):
        if kept and number.span[0] < kept[-1].span[1]:
            if number.span[1] - number.span[0] > kept[-1].span[1] - kept[-1].span[0]:
                kept[-1] = number
            continue
        kept.append(number)
    return kept
