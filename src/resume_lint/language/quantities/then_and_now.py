"""Two figures told as then and now to one change: `93.8 in Q4, 96.9 in Q3`, `was 6 days; it is now 36 hours`."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.language.quantities.changes import changed
from resume_lint.language.quantities.quantity import HOURS, Part, Token, words_from
from resume_lint.records import Unit


def join_stages(parts: list[Part], tokens: Sequence[Token]) -> list[Part]:
    """Two figures of a kind, the first told as past and the second as now, are a change; and the other way round.

    `93.8 in Q4, 96.9 in Q3`, `was 6 days when I started; it is now 36 hours`, `130 a day, against 90 before`.
    """
    result: list[Part] = []
    for index, part in enumerate(parts):
        third = (
            index + 1 < len(parts)
            and parts[index + 1].quantity.unit == part.quantity.unit
            and part.quantity.unit
        )
        before = index >= 2 and parts[index - 2].quantity.unit == part.quantity.unit and part.quantity.unit
        alone = not third and not before
        joined = _then_now(result[-1], part, tokens, alone=bool(alone)) if result else None
        if joined is not None:
            result[-1] = joined
        else:
            result.append(part)
    return result


def _then_now(left: Part, right: Part, tokens: Sequence[Token], *, alone: bool) -> Part | None:
    a, b = left.quantity, right.quantity
    alike = a.unit == b.unit or (a.unit in HOURS and b.unit in HOURS) or _borrows(right, tokens, a.unit)
    if (
        not alike
        or a.unit == "ratio"
        or a.baseline is not None
        or b.baseline is not None
        or a.compound
        or b.compound
    ):
        return None
    if a.value_max is not None or b.value_max is not None or a.value == b.value:
        return None
    between = [t.low for t in tokens[left.last + 1 : right.first]]
    ahead = words_from(tokens, right.last + 1, 4)
    lead = [t.low for t in tokens[max(left.first - 3, 0) : left.first]]
    if not between or len(between) > 13 or (a.unit is None and not _bare_pair(between, ahead)):
        return None
    if _told_now(between, ahead, a.unit) and _told_past(lead, between, alone):
        return changed(left, right, base=a, now=b)
    told_now = "now" in lead or "today" in lead or "currently" in lead
    if between[-2:] == [",", "not"] and ahead[:2] == ["as", "in"]:  # `4 days, not 11 as in 2024`
        return changed(left, right, base=b, now=a)
    if told_now and list(between) == ["("] and _time_like(words_from(tokens, right.last + 1, 4)):
        return changed(left, right, base=b, now=a)
    if (
        told_now
        and set(between) & {"was", "were"}
        and set(between) <= {";", ",", "it", "they", "was", "were", "(", "."}
    ):
        return changed(left, right, base=b, now=a)
    if "when" in between and set(between[-4:]) & {"started", "began", "arrived", "joined", "came"}:
        return changed(left, right, base=b, now=a)
    against = (
        between[-1] in {"against", "vs", "versus"}
        or between[-2:] == ["vs", "."]
        or between[-2:] == ["compared", "with"]
    )
    past = (
        bool(set(ahead[:3]) & _PAST_AFTER) or ahead[:1] == ["pre"] or (ahead[:1] == ["("] and "(" in between)
    )
    if against and past:
        return changed(left, right, base=b, now=a)
    return None


def _borrows(right: Part, tokens: Sequence[Token], unit: Unit | None) -> bool:
    """`23 percent when I signed, 4 when I left`: the second figure stands bare and is of the first one's unit."""
    if right.quantity.unit is not None or unit not in ("percent", "usd", "day", "hour"):
        return False
    following = words_from(tokens, right.last + 1, 1)
    return not following or following[0] in _AFTER_BARE


def _bare_pair(between: Sequence[str], ahead: Sequence[str]) -> bool:
    """Things counted are compared only where they are told as before and after."""
    told = {"before", "prior", "previously"} & {*between, *ahead} or "now" in between[-3:]
    return bool(told) or (
        bool(set(ahead[:1]) & {"now", "today"}) and bool({"in", "at", "when"} & set(between))
    )


def _told_past(lead: Sequence[str], between: Sequence[str], alone: bool) -> bool:
    if set(lead) & {
        "was",
        "were",
        "once",
        "already",
        "before",
        "formerly",
        "initially",
        "originally",
        "stood",
        "used",
    }:
        return True
    if between[0] in {"when", "before", "then"} or between[:2] in (
        ["at", "hire"],
        ["at", "baseline"],
        ["at", "go"],
        ["the", "week"],
    ):
        return True
    if set(between[:3]) & {"baseline"} or between[:2] in (["last", "year"], ["at", "first"], ["pre", "-"]):
        return True
    dated = between[0] in {"in", "(", "during", "for"} and _time_like(between[:6])
    return alone and dated


def _told_now(between: Sequence[str], ahead: Sequence[str], unit: Unit | None) -> bool:
    if set(between[-4:]) & {
        "now",
        "today",
        "reached",
        "after",
        "currently",
        "later",
        "finished",
        "ended",
        "since",
    }:
        return True
    if (
        set(ahead[:2]) & {"now", "today", "after", "currently"}
        or "later" in ahead[:3]
        or ahead[:2] == ["this", "year"]
        or ahead[:2] == ["when", "i"]
    ):
        return True
    if between[0] == "," and between[-1] in {"is", "takes", "stands"}:  # `once 26%, is 8%`
        return True
    if "has" in between[-4:] and {"stayed", "held", "been", "stood"} & set(between[-3:]):
        return True
    if ahead[:1] == ["at"] and set(ahead) & {"re", "end", "exit", "close"}:
        return True
    return (
        bool(ahead)
        and ahead[0] in {"in", "by", "(", "for"}
        and _time_like(ahead)
        and between[-1] in {",", ";", "and", "then"}
    )


_AFTER_BARE = {".", ",", ";", ")", "now", "today", "at", "when", "in", "by", "after"}
_PAST_AFTER = {"before", "prior", "previously", "earlier", "pre", "ago", "baseline", "originally"}


def _time_like(words: Sequence[str]) -> bool:
    """Whether the words tell a time: a quarter, a year, a start, an end."""
    return any(
        w in _TIMES_TOLD or (w.isdigit() and len(w) == 4) or (w.startswith("q") and len(w) <= 2)
        for w in words
    )


_TIMES_TOLD = frozenset(
    """
    q quarter year month week baseline first fourth last start end january february march april
    may june july august september october november december spring fall summer winter now today when
    then hire began left
    """.split()
)
