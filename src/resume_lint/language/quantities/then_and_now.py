"""Two figures told as then and now to one change: `93.8 in Q4, 96.9 in Q3`, `was 6 days; it is now 36 hours`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resume_lint.language.quantities import tellings
from resume_lint.language.quantities.changes import changed
from resume_lint.language.quantities.quantity import DASHES, HOURS, Part, Token, words_from
from resume_lint.records import Unit

_BREAKS = {",", ";", ".", "(", "–", "—", "-", "/", "and", "but"}
# What may follow a figure that stands alone.
_BARE = frozenset(
    """
    . , ; ) ( | - – — now today at when in by after before of a per / the under last since on as and while with left
    open
    """.split()
)
_LONGEST = 26  # words between the two figures


def join_stages(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """Two figures of a kind, the first told as past and the second as now, are a change; and the other way round.

    `93.8 in Q4, 96.9 in Q3`, `was 6 days when I started; it is now 36 hours`, `130 a day, against 90 before`. Results
    of years that follow each other, or with their years in brackets, are results: `95.8% (2021), 97.2% (2022)`.
    """
    result: list[Part] = []
    for index, part in enumerate(parts):
        joined = None
        if result and _may_join(result[-1], part, tokens):
            beside = (*parts[index + 1 : index + 2], *parts[max(index - 2, 0) : max(index - 1, 0)])
            alone = not any(_is_alike(other, part, tokens) for other in beside)
            joined = _then_now(result[-1], part, tokens, alone=alone)
        if joined is not None:
            result[-1] = joined
        else:
            result.append(part)
    return result


def _is_alike(other: Part, part: Part, tokens: Sequence[Token]) -> bool:
    """Whether it stands in one list of dated figures with the part."""
    behind = " ".join(words_from(tokens, other.last + 1, 8))
    dated = tellings.DATED.match(behind) or tellings.DATE_AFTER.match(behind)
    return other.quantity.unit == part.quantity.unit and dated is not None


def _may_join(left: Part, right: Part, tokens: Sequence[Token]) -> bool:
    a, b = left.quantity, right.quantity
    if right.first - left.last > _LONGEST or right.first - left.last < 2 or a.unit == "ratio":
        return False
    if not (a.unit == b.unit or (a.unit in HOURS and b.unit in HOURS) or _borrows(right, tokens, a.unit)):
        return False
    if a.baseline is not None or b.baseline is not None or b.compound or a.direction or b.direction:
        return False
    return a.value_max is None and b.value_max is None and a.value != b.value


def _then_now(left: Part, right: Part, tokens: Sequence[Token], *, alone: bool) -> Part | None:
    older = _older(left, right, tokens, alone=alone)
    if older is None:
        return None
    newer = right if older is left else left
    return changed(left, right, base=older.quantity, now=newer.quantity)


def _older(left: Part, right: Part, tokens: Sequence[Token], *, alone: bool) -> Part | None:
    """The one of the two figures that is told as past, None where none is."""
    a, b = left.quantity, right.quantity
    words = _words(tokens, left.last + 1, right.first)
    breaks = [i for i, word in enumerate(words) if word in _BREAKS]
    links = [" ".join(words[at + 1 :]) for at in breaks[:-3:-1]] or [" ".join(words)]
    behind, ahead = " ".join(words), " ".join(words_from(tokens, right.last + 1, 8))
    lead = " ".join(t.low for t in tokens[max(left.first - 4, 0) : left.first] if t.low != ":")
    if a.unit is None and b.unit is None and not _counts_the_same(tokens, right, words):
        return None
    past = bool(tellings.PAST_LEAD.search(lead) or tellings.PAST_BEHIND.match(behind))
    if breaks and any(tellings.NOW.fullmatch(link) for link in links):
        return left
    if a.unit is not None and tellings.MOVED.fullmatch(behind):
        return left
    if _is_past(links, words, breaks) and not (past and "last" in links[0]):
        ended = past and tellings.NOW_AFTER.match(ahead)  # `84 at first. They were 95 at the end`
        return left if ended else right
    if _is_held_against(behind, ahead):
        return right
    adjacent = bool(breaks) and breaks[-1] - breaks[0] == len(breaks) - 1
    beside = links[0] in ("", "at") and (b.unit is not None or adjacent)
    if beside and breaks and not past and tellings.PAST_AFTER.match(ahead):
        return right
    if "now" in lead.split() and words == ["("] and re.search(tellings.DATE, ahead):
        return right
    if _in_years(behind, ahead):
        return left if alone and not _follows(behind, ahead) else None
    if not past or not breaks:
        return None
    if (beside or links[0] in ("from", "then")) and tellings.NOW_AFTER.match(ahead):
        return left
    if beside and b.unit is not None and behind.startswith("the ") and ahead[:1] in ("", ".", ";"):
        return left  # `27% the year before, 5%`
    if (
        links[0].startswith("in ")
        and tellings.YEAR.search(links[0])
        and not tellings.YEAR.search(behind[:20])
    ):
        return None  # `In 2020 it was 94.1, in 2021 96.0`: results of years
    return left if any(tellings.THEN.fullmatch(link) for link in links) else None


def _is_held_against(behind: str, ahead: str) -> bool:
    """`$9K a month, against $31K before`, `3.9% (2024) vs 8.8% (2022)`."""
    if tellings.AGAINST.search(behind) is None:
        return False
    if tellings.PAST_AFTER.match(ahead) or tellings.FORMER_AFTER.match(ahead):
        return True
    return bool(tellings.BRACKETED.match(behind) and tellings.BRACKETED.match(ahead))


def _is_past(links: Sequence[str], words: Sequence[str], breaks: Sequence[int]) -> bool:
    """Whether the words before the second figure tell it as past; a new sentence needs a word for the thing."""
    if not breaks and not links[0].startswith(("which", "where")) and "where" not in words:
        return False
    new_sentence = bool(breaks) and words[breaks[-1]] == "."
    return any(
        tellings.WAS.fullmatch(link) and not (new_sentence and link.startswith(("was", "were")))
        for link in links
        if link
    )


def _in_years(behind: str, ahead: str) -> bool:
    """Whether both figures have their date behind them."""
    return bool(
        (tellings.DATED.match(behind) or tellings.BRACKETED.match(behind))
        and tellings.DATE_AFTER.match(ahead)
    )


def _follows(behind: str, ahead: str) -> bool:
    """Whether the dates are those of one year after the other, or stand in brackets, as results of years do."""
    if tellings.BRACKETED.match(behind):
        return True
    first, second = (tellings.YEAR.findall(words) for words in (behind, " ".join(ahead.split()[:4])))
    return bool(first and second) and int(second[0]) - int(first[-1]) <= 1 and not ahead.startswith("by")


def _borrows(right: Part, tokens: Sequence[Token], unit: Unit | None) -> bool:
    """`23 percent when I signed, 4 when I left`: the second figure stands bare and is of the first one's unit."""
    if right.quantity.unit is not None or unit is None or unit in ("ratio", "percentage_point"):
        return False
    following = words_from(tokens, right.last + 1, 1)
    return not following or following[0] in _BARE


def _counts_the_same(tokens: Sequence[Token], right: Part, between: Sequence[str]) -> bool:
    """Things counted are compared where the second figure names nothing, or what the first one names."""
    following = words_from(tokens, right.last + 1, 3)
    names = {word for word in following[:2] if len(word) > 2}
    return not following or following[0] in _BARE or not names.isdisjoint(between)


def _words(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    """The words from one token up to another, without colons and the hyphens inside of words."""
    words: list[str] = []
    for at in range(first, last):
        low, (start, end) = tokens[at].low, tokens[at].span
        inside = (
            low in DASHES
            and at + 1 < last
            and tokens[at - 1].span[1] == start
            and tokens[at + 1].span[0] == end
        )
        if low != ":" and not inside:
            words.append(low)
    return words
