"""A figure with the words that bound it: `over`, `at least`, `no more than`, `nearly`, `or better`."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.language.quantities.quantity import (
    ARROWS,
    ARTICLES,
    Part,
    Quantity,
    Token,
    ends_with,
    word_at,
)
from resume_lint.language.quantities.ranges import NO_NAMES
from resume_lint.records import Comparator, Unit

BEFORE: tuple[tuple[tuple[str, ...], Comparator], ...] = (
    (("never", "higher", "than"), "le"), (("no", "higher", "than"), "le"), (("not", "higher", "than"), "le"),
    (("never", "lower", "than"), "ge"), (("not", "lower", "than"), "ge"), (("never", "more", "than"), "le"),
    (("not", "below"), "ge"), (("never", "below"), "ge"), (("not", "under"), "ge"), (("never", "under"), "ge"),
    (("no", "lower", "than"), "ge"), (("never", "less", "than"), "ge"), (("not", "less", "than"), "ge"),
    (("never", "over"), "le"), (("not", "over"), "le"), (("never", "above"), "le"), (("not", "above"), "le"),
    (("at", "or", "above"), "ge"), (("at", "or", "over"), "ge"), (("at", "or", "below"), "le"),
    (("at", "or", "under"), "le"), (("in", "excess", "of"), "ge"), (("no", "more", "than"), "le"),
    (("no", "less", "than"), "ge"), (("not", "more", "than"), "le"), (("no", "fewer", "than"), "ge"),
    (("a", "minimum", "of"), "ge"), (("a", "maximum", "of"), "le"), (("as", "many", "as"), "le"),
    (("as", "high", "as"), "le"), (("an", "estimated"), "approx"), (("north", "of"), "ge"),
    (("upwards", "of"), "ge"), (("upward", "of"), "ge"), (("close", "to"), "approx"), (("more", "than"), "ge"),
    (("greater", "than"), "ge"), (("better", "than"), "ge"), (("higher", "than"), "ge"), (("at", "least"), "ge"),
    (("less", "than"), "le"), (("fewer", "than"), "le"), (("lower", "than"), "le"), (("at", "most"), "le"),
    (("minimum", "of"), "ge"), (("maximum", "of"), "le"), (("south", "of"), "le"), (("up", "to"), "le"),
    (("well", "over"), "ge"), (("just", "over"), "ge"), (("just", "under"), "le"), (("well", "above"), "ge"),
    (("well", "under"), "le"), (("well", "below"), "le"), (("just", "shy", "of"), "approx"),
    (("over",), "ge"), (("above",), "ge"), (("exceeding",), "ge"), (("exceeded",), "ge"), (("surpassing",), "ge"),
    (("surpassed",), "ge"), (("exceeds",), "ge"), (("exceed",), "ge"), (("topping",), "ge"), (("topped",), "ge"),
    (("minimum",), "ge"), (("cleared",), "ge"), (("past",), "ge"),
    (("beyond",), "ge"), (("under",), "le"), (("below",), "le"), (("beneath",), "le"), (("maximum",), "le"),
    (("within",), "le"), (("inside",), "le"), (("inside", "of"), "le"), (("w", "/", "in"), "le"),
    (("not", "even"), "le"), (("near",), "approx"),
    (("about",), "approx"), (("around",), "approx"), (("approximately",), "approx"),
    (("approx", "."), "approx"), (("approx",), "approx"), (("roughly",), "approx"), (("nearly",), "approx"),
    (("almost",), "approx"), (("some",), "approx"), (("circa",), "approx"), (("estimated",), "approx"),
    (("~",), "approx"), (("≈",), "approx"), ((">", "="), "ge"), (("≥",), "ge"), ((">",), "ge"), (("<", "="), "le"),
    (("≤",), "le"), (("<",), "le"),
)  # fmt: skip


_AFTER: tuple[tuple[tuple[str, ...], Comparator], ...] = (
    (("or", "more"), "ge"), (("or", "better"), "ge"), (("or", "higher"), "ge"), (("or", "above"), "ge"),
    (("and", "above"), "ge"), (("and", "up"), "ge"), (("or", "greater"), "ge"), (("or", "over"), "ge"),
    (("or", "less"), "le"), (("or", "fewer"), "le"), (("or", "under"), "le"), (("or", "below"), "le"),
    (("or", "lower"), "le"), (("or", "so"), "approx"), (("(", "estimated", ")"), "approx"), (("minimum",), "ge"),
    (("(", "approx", ".", ")"), "approx"), (("at", "minimum"), "ge"),
)  # fmt: skip


BEFORE_BY_LAST: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}


for _words, _sign in BEFORE:
    BEFORE_BY_LAST.setdefault(_words[-1], []).append((_words, _sign))


_PASSED_OVER = ARTICLES | {"average", "of", "well", "just", "consistently"}


_AFTER_FIRST = {words[0] for words, _ in _AFTER}


_SHARES: tuple[Unit, ...] = ("percent", "percentage_point")


_TO = ARROWS | {"to"}


_SHARE_ONLY = {("cleared",), ("past",), ("topped",), ("topping",), ("beyond",)}


def with_comparator(part: Part, tokens: Sequence[Token]) -> Part:
    """The quantity with `over`, `at least`, `or more` … read from the words around it."""
    quantity, first, last = part.quantity, part.first, part.last
    comparator = quantity.comparator
    core = next(i for i in range(first, last + 1) if tokens[i].span[1] > quantity.core[0])
    for start in {core, first}:
        at = start - 1
        while word_at(tokens, at) in _PASSED_OVER and at > 0 and not _ends(tokens, at):
            at -= 1
        for words, sign in BEFORE_BY_LAST.get(word_at(tokens, at), ()):
            if sign == "le" and _never(tokens, at):
                comparator = "ge"
                break
            if sign == "ge" and _never_over(tokens, at):
                comparator, first = "le", at if start == first else first
                break
            if words == (">",) and quantity.baseline is not None and word_at(tokens, at - 1) not in _TO:
                break  # the sign is an arrow: `9.5% > 3.7%`
            if ends_with(tokens, at, words) and not (words in _SHARE_ONLY and quantity.unit not in _SHARES):
                if not _bounds(words, tokens, at, quantity):
                    break
                comparator = sign if comparator in ("eq", "approx") or sign != "approx" else comparator
                if start == first:
                    first = at - len(words) + 1
                break
        else:
            continue
        break
    for words, sign in (
        _AFTER if word_at(tokens, last + 1) in _AFTER_FIRST or word_at(tokens, last + 2) == "or" else ()
    ):
        behind = last + 1 + len(words)
        if behind < len(tokens) and tokens[behind].quantity is not None:
            continue  # `12% or under $2M`: it bounds the next figure
        if [t.low for t in tokens[last + 1 : behind]] == list(words):
            comparator, last = sign, last + len(words)
            break
        if words[0] == "or" and [t.low for t in tokens[last + 2 : last + 2 + len(words)]] == list(words):
            comparator = sign
            break
    if first == part.first and last == part.last and comparator == quantity.comparator:
        return part
    span = (min(tokens[first].span[0], quantity.span[0]), max(tokens[last].span[1], quantity.span[1]))
    return Part(quantity._replace(comparator=comparator, span=span), first, last)


def _never(tokens: Sequence[Token], at: int) -> bool:
    """`never slipped below`: what it did not fall under is a floor."""
    if word_at(tokens, at) not in {"below", "under"}:
        return False
    for step in range(at - 1, max(at - 9, -1), -1):
        low = tokens[step].low
        if low in {"never", "not", "no", "none", "nobody"}:
            return True
        if not low[0].isalpha() or (low in {"and", "while", "but"}):
            return False
    return False


_OVER = {"above", "over", "past", "beyond", "exceed", "exceeded", "topped"}


def _never_over(tokens: Sequence[Token], at: int) -> bool:
    """`never went above`, `did not exceed`: what it did not pass is a ceiling; one verb may stand between."""
    if word_at(tokens, at) not in _OVER or word_at(tokens, at - 1) in {
        "in",
        "for",
        "of",
        "on",
        "at",
        "across",
        "with",
    }:
        return False
    for step in range(at - 1, max(at - 9, -1), -1):
        low = tokens[step].low
        if low in {"never", "not", "no", "none", "nobody"}:
            return True
        if not low[0].isalpha() or low in {"and", "while", "but", "than"}:
            return False
    return False


def _bounds(words: tuple[str, ...], tokens: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Whether the words bound the figure, and are not those of something else.

    `97% over 2,100 codes` and `lead over four` tell what it is a share of and who is led, `took over 40 accounts` and
    `turned around 95%` are verbs, `the rate went up to 95%` tells where it went.
    """
    before = word_at(tokens, at - len(words))
    if words == ("over",):
        agent = len(before) > 3 and before.endswith(("er", "or", "ers", "ors")) and before not in NO_NAMES
        agent = agent or before in {"lead", "head", "staff"}
        beside = "#" in (word_at(tokens, at - 1), word_at(tokens, at - 2), word_at(tokens, at - 3))
        return not (quantity.unit is None and (agent or beside)) and before not in {
            "took",
            "take",
            "taking",
            "taken",
        }
    if words == ("around",):
        return not before.startswith("turn")
    if words == ("up", "to"):
        return not rises_to(tokens, at - 1, quantity.unit)
    return True


def rises_to(tokens: Sequence[Token], up: int, unit: Unit | None) -> bool:
    """Whether `up to` right behind a name or verb of going tells where a share rose: `collections up to 94%`."""
    before = word_at(tokens, up - 1)
    named = before.isalpha() and before not in NO_NAMES and not before.endswith(("ed", "ing"))
    return unit == "percent" and (named or before in {"went", "going", "goes", ")"})


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comparator of several words ends at `at`, so that its last word is no filler."""
    known = BEFORE_BY_LAST.get(word_at(tokens, at), ())
    return any(len(words) > 1 and ends_with(tokens, at, words) for words, _ in known)
