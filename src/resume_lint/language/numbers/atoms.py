"""The single numbers of a line in figures and words, each with its sign, magnitude, unit and what hangs on it."""

from __future__ import annotations

import re

from resume_lint.language.numbers.number import LARGEST, WORD_NUMBER, Form, Number, parse_words
from resume_lint.records import Direction, Unit

_MAGNITUDES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9,
    "billion": 1e9, "hundred": 1e2, "dozen": 12.0,
}  # fmt: skip
_FIGURES = {"five": 1e4, "six": 1e5, "seven": 1e6, "eight": 1e7, "5": 1e4, "6": 1e5, "7": 1e6, "8": 1e7}
_MIXED = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 0.3333, "2/3": 0.6667}
_ATOM = re.compile(
    rf"""
    (?<![\w,/#&])(?<!\w\.)(?<!(?<!\d)[A-Za-z]-)(?<!\)-)(?<![A-Za-z]\s-)     # nothing may hang on its left
    (?P<sign>(?<![^\s(|:→;,])[-−–+](?=[$\d.])|(?:sub|under)-(?=\d))?
    (?:
      (?P<figure>five|six|seven|eight|[5-8])[-\s]figures?\b          # six-figure savings
    | (?P<money>(?:US|USD)?\s?\$\s?|USD\s)?
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
      (?P<mixed>\s?[½¼¾]|\s(?:1/2|1/4|3/4|1/3|2/3)(?![\d/]))?
      (?:\s?(?P<plus1>\+)(?=\s?(?:%|percent|million|thousand|[KkMB]\b)))?
      (?:(?P<mag>[kKMB]|MM|mm|bn|BN|m(?=\b)(?!\w))(?![A-Za-z0-9])
        |[\s-](?P<magword>thousand|million|billion|mil|mln|hundred|dozen|MM|M|K)\b)?
      (?P<out>(?:\s?/\s?|\son\san?\s(?=\d+-point\sscale))(?P<of>5|10|100)(?:\.0)?(?![\w%/]|\.\d|,\d|\s?(?:%|percent))(?:-point\sscale)?)?
      (?=(?P<parity>:1(?![\d:])|\sto\s(?:1|one)(?![\w%-]|[.,]\d)))?
    | (?P<article>(?:a|an|another|half\sa|couple\sof|several)\s(?=dozen|hundred|thousand|million))?
      (?P<words>(?:(?:{WORD_NUMBER}|hundred|thousand|million|billion|dozen)
         (?:(?:-|\s|\sand\s)(?:{WORD_NUMBER}|hundred|thousand|million|billion|dozen)(?![a-z]))*))
      (?=$|[^\w])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = re.compile(
    r"""(?P<gap>\s?-?\s?)(?:
      (?P<point>percentage[\s-]points?|percent[\s-]points?|%[\s-]?points?|pct\.?\spoints?|points?(?=[\s,.;)]|$)|(?-i:pts?)\.?(?=[\s,.;)]|$)(?!\s?(?:/|a\sday|an\shour|per\b|each\b|daily\b))|pp(?=\W|$))
    | (?P<basis>basis[\s-]points?|bps?(?=\W|$))
    | (?P<percent>%|percent(?:age)?(?=\W|$)|per\scent(?=\W|$)|pct\.?(?=\W|$))
    | (?P<dollars>dollars?(?=\W|$)|USD\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CODE = re.compile(r"0\d")
_HYPHEN = re.compile(r"-(?P<word>[A-Za-z]+)(?:-(?P<next>[A-Za-z]+))?")
_TIME_GLUED = re.compile(r"(?P<unit>hrs?|h|mins?|days?|d)(?![A-Za-z0-9])", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"\sand\sa\shalf(?=\s(?:hour|day|week|month|year|million|thousand)|[\s-]points?|\s?(?:$|[.,;)]))",
    re.IGNORECASE,
)
_ISH = re.compile(r"-?ish(?![A-Za-z])", re.IGNORECASE)
_PLUS = re.compile(r"\s?\+(?!\w)|-plus(?!\w)|\splus(?=\s|[.,;)]|$)(?!\s(?:\d|an?\s))", re.IGNORECASE)
# Behind a bare signed number: what makes it an amount and not a modifier (`-25`).
_COUNTED = re.compile(
    r"\s?(?:/|per\s|an?\s(?:hour|day|week|month|year)|(?:d|h|hrs?|hours?|days?|min(?:ute)?s?|weeks?|wks?|months?|FTEs?)\b)",
    re.IGNORECASE,
)
# Before `6 to 1`: what is told as so much to one.
_RETURN = re.compile(r"\b(?:ROI|returns?|ratio)\b(?:(?!\bfrom\b)[^.;\d])*$", re.IGNORECASE)
_FIGURE_BEFORE = re.compile(r"(?:^|[\s($])[\d,.]+[%KMB)]*\s$")


def find_atoms(text: str) -> list[Number]:
    """The numbers in figures and in words, `one` among them wherever it stands; no shares of two numbers."""
    return [number for match in _ATOM.finditer(text) if (number := _read(text, match)) is not None]


def _read(text: str, match: re.Match[str]) -> Number | None:
    if match["figure"]:
        return Number(match.span(), _FIGURES[match["figure"].lower()], "usd", "ge", "figure")
    if match["words"]:
        return _read_words(text, match)
    if _CODE.match(match["digits"]):  # a code, not an amount
        return None
    value = float(match["digits"].replace(",", ""))
    if match["mixed"]:
        value = round(value + _MIXED[match["mixed"].strip()], 4)
    if match["parity"] and (
        match["parity"] == ":1" or _RETURN.search(text, max(match.start() - 45, 0), match.start())
    ):
        return Number((match.start(), match.end("parity")), value, "ratio") if value > 1 else None
    if match["of"] and (score := _read_score(match, value)) is not None:
        return score
    magnitude = match["mag"] or match["magword"]
    if magnitude:
        value *= _MAGNITUDES[magnitude.lower()]
        value = round(value, 6)
    end = match.start("out") if match["out"] else match.end()
    number = _finish(text, match.start(), end, value, money=bool(match["money"]), form="digits",
                     plus=bool(match["plus1"]), decimals="." in match["digits"],
                     comma="," in match["digits"])  # fmt: skip
    return _with_sign(text, match, number) if match["sign"] and number is not None else number


def _with_sign(text: str, match: re.Match[str], number: Number) -> Number | None:
    """`-27%`, `+$8M`, `–11 d` are changes, `sub-2%` a bound; in `80 -100` the sign is the dash of a range."""
    sign = match["sign"]
    if sign.lower() in ("sub-", "under-"):
        if number.unit is None and sign.lower() == "under-":  # `under-10 soccer`
            return None
        return number._replace(comparator="le")
    bare = number._replace(span=(match.end("sign"), number.span[1]))
    if sign != "+" and _FIGURE_BEFORE.search(text, max(match.start() - 12, 0), match.start()):
        return bare
    told = number.unit or number.hyphen or number.decimals or _COUNTED.match(text, number.span[1])
    if not told and sign != "+":
        before = text[: match.start()].rstrip()[-1:]
        if not before:  # a bullet
            return bare
        if before not in "•|·;:→":  # `E/M -25`
            return None
    direction: Direction = "increase" if sign == "+" else "decrease"
    return number._replace(direction=direction)


def _read_score(match: re.Match[str], value: float) -> Number | None:
    """`4.6/5` and `9/10` are an index, `98/100` a share; None where it is neither."""
    top = float(match["of"])
    if value > top:
        return None
    unit: Unit = "percent" if top == 100 else "index"
    return Number(match.span(), value, unit, decimals="." in match["digits"])


def _read_words(text: str, match: re.Match[str]) -> Number | None:
    value = parse_words(match["words"])
    if value is None:
        return None
    article = (match["article"] or "").lower()
    if article.startswith("half"):
        value /= 2
    end = match.end("words")
    if half := _AND_A_HALF.match(text, end):
        value, end = value + 0.5, half.end()
    return _finish(
        text, match.start(), end, value, money=False, form="words", plus=article.startswith("several")
    )


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
    elif near := _ISH.match(text, end):
        return Number((start, near.end()), value, unit, "approx", form, "", decimals, comma)
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
