"""A quantity to the thing it counts: the noun phrase after it, or the one that it shares with the figures beside it."""

from __future__ import annotations

from dataclasses import dataclass

from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.sentence import BOUNDED, ENDS, STOPS, Sentence

_JOINERS = {"and", "or", "&", "/", ","}


@dataclass(frozen=True, slots=True)
class Thing:
    """The noun phrase after a figure: its tokens and the hit of its head, None where the thing is unknown."""

    first: int
    last: int
    head: Hit | None


def find_shared_thing(
    sentence: Sentence, index: int, place: int, thing: Thing, *, figures: int = 8
) -> Thing | None:
    """`2,150 cardiology, 1,750 oncology and 900 ENT encounters`: the noun of the list stands after its last figure."""
    places = sentence.reading.places
    if index + 1 >= len(places) or sentence.reading.quantities[index + 1].unit is not None:
        return None
    between = [sentence.low(i) for i in range(place + 1, places[index + 1])]
    if not 1 <= len(between) <= 6 or (
        between[-1] not in {"and", ",", "&", "or", "about", "plus"} and "and" not in between[-2:]
    ):
        return None
    if any(w in STOPS - {"plus"} or w in ENDS for w in between):
        return None
    following = find_thing(sentence, places[index + 1])
    if thing.head is not None and not _only_narrows(sentence, thing.head, following):
        return None
    if following.head is None and figures:
        deeper = find_shared_thing(sentence, index + 1, places[index + 1], following, figures=figures - 1)
        following = deeper or following
    return Thing(place + 1, max(thing.last, place), following.head) if following.head else None


def _only_narrows(sentence: Sentence, head: Hit, following: Thing) -> bool:
    """`22 inpatient and 16 outpatient coders`: a word that could be the thing, but stands as the next figure's does."""
    if following.head is None or following.head.first == following.first:
        return False
    kinds = set(head.of("noun"))
    beside = (
        hit for hit in sentence.hits if hit.first == following.first and hit.last < following.head.first
    )
    return any(kinds & set(hit.of("noun")) for hit in beside) and not kinds & set(following.head.of("noun"))


def is_sample(sentence: Sentence, place: int) -> bool:
    """`the vendor review of 240 records`: the size of what others looked at."""
    if sentence.low(place - 1) == "," and sentence.low(place - 2) in {
        "level",
        "#",
        "score",
    }:
        before = sentence.reading.places.index(place) - 1
        share = before >= 0 and sentence.reading.quantities[before].unit in BOUNDED
        reviewed = any(
            sentence.low(h.first) in {"review", "reviews", "audit", "audits"}
            for h in sentence.hits
            if h.first == h.last
        )
        return share and reviewed
    if sentence.low(place - 2) in {"sample", "samples"}:
        return True
    if sentence.low(place - 1) not in {"of", "on"}:
        return False
    first, _ = sentence.bounds(place)
    shares = any(q.unit in BOUNDED for q in sentence.reading.quantities)
    return (
        shares
        and sentence.low(place - 2) in {"audit", "review", "sample", "survey", "validation", "audits"}
        and first < place - 3
    )


def find_thing(sentence: Sentence, place: int) -> Thing:
    """The noun phrase right after the token at `place`; its head is the last known noun in it."""
    tokens = sentence.reading.tokens
    at, head = place + 1, None
    while at < len(tokens) and at <= place + 8:
        low = tokens[at].low
        if low == "of" and at == place + 1 and sentence.low(at + 1) in {"the", "our", "my", "their", "all"}:
            at += 2
            continue
        if low in {"-", "–"} and at + 1 < len(tokens) and tokens[at + 1].span[0] == tokens[at].span[1]:
            at += 2 if sentence.low(at + 1) in STOPS | {"of", "and"} else 1
            continue
        if low == "of" and sentence.low(at - 1) == "-":
            at += 1
            continue
        if low in _JOINERS:
            ahead = _joined_noun(sentence, at, head is None)
            if ahead is None or (head is not None and not head.of("noun")):
                break
            at = ahead
            continue
        if low == "'" or low == "’":
            at += 1
            continue
        hyphened = sentence.low(at + 1) == "-" and tokens[at + 1].span[0] == tokens[at].span[1]
        if (
            (low in STOPS and not hyphened)
            or low == "of"
            or not low[0].isalnum()
            or tokens[at].quantity is not None
        ):
            break
        for hit in sentence.hits:
            if hit.first == at and (hit.of("noun") or hit.has("not_counted")):
                if head is None or (
                    hit.last > head.last
                    and hit.of("noun")
                    and _words_apart(sentence, head.last, hit.first) <= 1
                ):
                    head = hit
        if head is not None and at > head.last and _verbal(sentence, at):
            break
        at += 1
    if head is not None and _runs_on(sentence, head.last + 1):
        return Thing(place + 1, head.last + 1, None)
    if head is not None:
        at = max(at, head.last + 1)
    last = head.last if head is not None else min(at - 1, place + 4)
    return Thing(place + 1, max(last, place), head)


def _words_apart(sentence: Sentence, first: int, last: int) -> int:
    """How many words stand between, a word of several parts counted once: `ED treat-and-release charts`."""
    words = 0
    for at in range(first + 1, last):
        hyphened = sentence.low(at) == "-" or sentence.low(at - 1) == "-"
        words += not hyphened
    return words


def _runs_on(sentence: Sentence, at: int) -> bool:
    """An unknown plural right after a known noun is the thing itself: `record requests`, `hygienists' chairs`."""
    at += sentence.low(at) in {"'", "’"}
    word = sentence.low(at)
    plain = (
        word.isalpha()
        and len(word) > 4
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ous"))
    )
    named = any(h.first <= at <= h.last and (h.of("noun") or h.of("name")) for h in sentence.hits)
    return plain and word not in STOPS and not named and word not in {"across", "plus", "versus", "always"}


def _verbal(sentence: Sentence, at: int) -> bool:
    word = sentence.low(at)
    if sentence.low(at - 1) == "-":
        return False
    return word.endswith(("ed", "ing")) or any(h.first == at and h.of("verb") for h in sentence.hits)


def _joined_noun(sentence: Sentence, at: int, open_phrase: bool) -> int | None:
    """Where a joiner leads to one more noun of the same phrase, the token after the joiner, else None."""
    if sentence.low(at) == "," and not open_phrase:
        return None
    for ahead in range(at + 1, at + 6):
        low = sentence.low(ahead)
        if not low or low == "#" or low in STOPS or low in {".", ";", ":", "(", "|", "\t"}:
            return None
        if any(h.first == ahead and h.of("noun") for h in sentence.hits):
            verbs = {"verb", "work_verbs", "hold", "up", "down", "improve", "clerical", "achieve"}
            verb = any(at < h.first < ahead and not verbs.isdisjoint(h.metrics) for h in sentence.hits)
            return (
                None if verb or any(sentence.low(i).endswith("ed") for i in range(at + 1, ahead)) else at + 1
            )
    return None
