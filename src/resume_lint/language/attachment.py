"""A quantity among cues to its metric: which word of the line says what the figure measures.

A counted thing is known by the noun after it and the verb before it; a share, a sum or a time by the nearest phrase
that names a metric of that unit. What is a goal, a size or a period of something else is nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resume_lint.language.cues import Hit
from resume_lint.language.quantities import Quantity, Reading, Token
from resume_lint.records import Comparator, Direction, Span, Unit
from resume_lint.vocabulary import Metric

_STOPS = {"in", "for", "with", "at", "on", "across", "from", "to", "per", "by", "using", "via", "while", "who", "that", "which",
          "through", "under", "over", "within", "during", "against", "after", "before", "into", "as", "than", "whose",
          "until", "since", "without", "between", "including", "include", "is", "are", "was", "were", "when", "where", "among",
          "went", "go", "goes", "if", "so", "because", "but", "plus", "each", "every", "an", "a", "the", "both", "daily", "weekly", "monthly", "hourly", "annually",
          "yearly", "quarterly"}  # fmt: skip
_ENDS = {".", ";", "!", "?"}
_LINKS = {"of", "at", "to", "by", "was", "is", "are", "were", "averaged", "averaging", "average", ":", "|", "\t", "-", "–", "—", "=", "a", "an", "the",
          "days", "day", ")", "down", "up", "now", "reached", "hit", "(", "rate", "around", "under", "over", "stands", "rose", "fell", "score"}  # fmt: skip
_TURNS = {"while", "whilst", "whereas", "and", "with", "plus", "then", "&", "maintaining", "keeping", "holding"}
_JOINERS = {"and", "or", "&", "/", ","}
_BOUNDED: frozenset[Unit] = frozenset({"percent", "percentage_point"})
_TIMES: frozenset[Unit] = frozenset({"minute", "hour", "day", "week", "month", "year"})
_GOAL_REACH = 5
_SMALL_WORDS = {"words"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A reading with its cue hits, and the token indexes at which a sentence ends.

    `leads` says that the person leads people in the role the line stands in, so that a count of people needs no verb.
    """

    reading: Reading
    hits: tuple[Hit, ...]
    ends: tuple[int, ...]
    leads: bool = False

    def bounds(self, place: int) -> tuple[int, int]:
        """First and one past the last token of the sentence around the token at `place`."""
        at = bisect_left(self.ends, place)
        first = self.ends[at - 1] + 1 if at else 0
        return first, self.ends[at] if at < len(self.ends) else len(self.reading.tokens)

    def low(self, index: int) -> str:
        """The token in lower case, "" outside the line."""
        tokens = self.reading.tokens
        return tokens[index].low if 0 <= index < len(tokens) else ""

    def near(self, kind: str, first: int, last: int) -> list[Hit]:
        """The hits of that kind that lie inside tokens `first` to `last`, both included."""
        return [hit for hit in self.hits if first <= hit.first and hit.last <= last and any(c.kind == kind for c in hit.cues)]


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a quantity measures, with the words of the claim in the line."""

    metric: str
    unit: Unit
    direction: Direction
    comparator: Comparator
    object: str | None
    span: Span


def read_sentences(reading: Reading, hits: Sequence[Hit], *, leads: bool = False) -> Sentence:
    """The reading with its hits in order and its sentence ends found."""
    tokens = reading.tokens
    ends = [i for i, token in enumerate(tokens) if token.low in _ENDS and not _abbreviation(tokens, i)]
    return Sentence(reading, tuple(sorted(hits, key=lambda h: (h.first, h.last))), tuple(ends), leads)


def _abbreviation(tokens: Sequence[Token], index: int) -> bool:
    """A period inside a name or after a short form is no sentence end."""
    if tokens[index].low != ".":
        return False
    if index + 1 < len(tokens) and tokens[index + 1].span[0] == tokens[index].span[1]:
        return True
    before = tokens[index - 1].low if index else ""
    return (len(before) == 1 and before.isalpha()) or before in {"approx", "vs", "avg", "no", "dr", "st", "inc", "etc", "e", "i", "g", "dept", "mgmt"}


def attach(
    sentence: Sentence, index: int, metrics: Mapping[str, Metric], *, strict: bool, previous: Attachment | None = None
) -> Attachment | None:
    """What quantity `index` measures, None where it is no claim; `previous` is what the one before it measures."""
    quantity = sentence.reading.quantities[index]
    place = sentence.reading.places[index]
    verdict = _yardstick(sentence, index, place)
    if verdict == "goal" or _of_no_account(sentence, quantity, place):
        return None
    if quantity.unit is None or (quantity.compound and quantity.unit is None):
        found = _count(sentence, index, quantity, place, metrics, strict)
    elif quantity.unit in _TIMES:
        found = _time(sentence, index, quantity, place, metrics, strict)
    else:
        found = _share(sentence, index, quantity, place, metrics, strict)
    if previous is not None and _after_amount(sentence, index, place):
        unit = "percent" if previous.unit in _BOUNDED else previous.unit
        return Attachment(previous.metric, unit, "level", quantity.comparator, previous.object, quantity.span)
    if previous is not None and (found is None or found.metric == "other") and _continues(sentence, index, place, previous):
        unit = quantity.unit or previous.unit
        return Attachment(previous.metric, unit, quantity.direction or previous.direction, quantity.comparator, None, quantity.span)
    if previous is not None and previous.unit == quantity.unit == "percent" and previous.direction != "level":
        if (found is None or found.metric == "other") and sentence.low(place - 1) == "by":
            return Attachment(previous.metric, "percent", previous.direction, quantity.comparator, None, quantity.span)
    if found is None:
        return None
    if verdict == "met" and quantity.comparator == "eq" and found.direction == "level":
        return Attachment(found.metric, found.unit, found.direction, "ge", found.object, found.span)
    return found


def _after_amount(sentence: Sentence, index: int, place: int) -> bool:
    """`up 9 points to 96%`: where an amount of change has led."""
    if index == 0 or sentence.low(place - 1) != "to":
        return False
    before = sentence.reading.quantities[index - 1]
    near = place - sentence.reading.places[index - 1] <= 3
    quantity = sentence.reading.quantities[index]
    return near and before.unit == "percentage_point" and quantity.unit in (None, "percent") and quantity.baseline is None


def _continues(sentence: Sentence, index: int, place: int, previous: Attachment) -> bool:
    """`97.4, APR-DRG 96.1 and POA 99.2 percent`: one more of the same in a list without verbs."""
    if index == 0 or previous.metric == "other":
        return False
    before = sentence.reading.places[index - 1]
    now, then = sentence.reading.quantities[index], sentence.reading.quantities[index - 1]
    between = [sentence.low(i) for i in range(before + 1, place)]
    if now.unit != then.unit or now.per != then.per or not 1 <= len(between) <= 8 or now.compound or now.value_max:
        return False
    listed = between[-1] in {",", "and"} or between[0] in {",", "and"} or "and" in between
    verbs = any(sentence.near(kind, before + 1, place - 1) for kind in ("verb", "work_verbs", "up", "down", "hold"))
    dated = between[0] == "in" and len(between) <= 4
    if now.unit is None and (sentence.low(place + 1).isalpha() and sentence.low(place + 1) != "in"):
        return False
    return listed and (dated or not verbs) and not set(between) & {".", ";", "(", ")", "of", "with", "at"}


# --- goals, sizes, schooling -------------------------------------------------------------------------------------


def _yardstick(sentence: Sentence, index: int, place: int) -> str | None:
    """`goal` where the figure is a yardstick nobody is said to have met, `met` where it was, None where it is none."""
    first, last = sentence.bounds(place)
    tokens = sentence.reading.tokens
    after = [
        h
        for h in sentence.near("goal", place + 1, min(place + 1 + _GOAL_REACH, last - 1))
        if _clear(sentence, place, h.first) and sentence.low(h.first) != "against"
    ]
    before = sentence.near("goal", first, place - 1)
    wants = sentence.near("expect", first, place - 1)
    if after and _of_yardstick(sentence, place, after[0]):
        return None
    if after and sentence.low(after[0].last + 1) == "of" and after[0].first - place > 1:
        return None
    if after:
        unit = sentence.reading.quantities[index].unit
        told = any(sentence.reading.quantities[t.quantity].unit == unit for t in tokens[first:place] if t.quantity is not None)
        return "met" if not told and _met(sentence, index, max(first, place - 7), place) else "goal"
    linked = sentence.near("goal", place + 1, last - 1)
    if linked and any(t.low in {"was", "is", "were", "are"} for t in tokens[place + 1 : linked[0].first]):
        between = tokens[place + 1 : linked[0].first]
        whole = not any(t.low in {",", ";"} or t.quantity is not None for t in between)
        if len(between) <= 10 and whole and linked[0].last >= last - 4:
            return "goal"
    for hit in reversed(before):
        if sentence.low(hit.first - 1) == "of" and sentence.low(hit.first - 2) == "#":
            continue
        if hit.last - hit.first == 0 and sentence.low(hit.first) == "against" and place - hit.last > 4:
            continue
        if _met(sentence, index, hit.last + 1, place):
            return None if _turned(sentence, hit.last, place) else "met"
        if _met(sentence, index, max(first, hit.first - 6), hit.first) and place - hit.last <= 6:
            return "met"
        if place - hit.last > 6 and _turned(sentence, hit.last, place):
            continue
        if any(t.quantity is not None for t in tokens[hit.last + 1 : place]) and _turned(sentence, hit.last, place):
            continue
        return "goal"
    for hit in reversed(wants):
        told = any(t.low in {":", "("} for t in tokens[hit.last + 1 : place])
        if not told and not _met(sentence, index, hit.last + 1, place) and place - hit.last <= 12 and not _turned(sentence, hit.last, place):
            return "goal"
    lead = sentence.reading.text[sentence.reading.quantities[index].span[0] :].lower()
    if sentence.low(place - 1) == "(" and lead.startswith(("minimum", "min ", "required")):
        return "goal"
    return None


def _clear(sentence: Sentence, place: int, goal: int) -> bool:
    """No other figure, bracket or clause border between the figure and the goal word after it."""
    between = sentence.reading.tokens[place + 1 : goal]
    return not any(t.quantity is not None or t.low in {",", "(", ")", "|", "\t", ":", "and", "while", "against", "vs", "versus", "with", "for", "in", "on", "at"} for t in between)


def _of_yardstick(sentence: Sentence, place: int, hit: Hit) -> bool:
    """`112% of target` is a result."""
    words = [t.low for t in sentence.reading.tokens[place + 1 : hit.first]]
    return bool(words) and words[0] == "of"


def _met(sentence: Sentence, index: int, first: int, last: int) -> bool:
    """Whether a word of meeting it stands between; a preposition only right before the figure."""
    quantity = sentence.reading.quantities[index]
    for hit in sentence.near("achieve", first, last - 1):
        if sentence.low(hit.first - 1) in {"to", "not", "never"} and sentence.low(hit.first) not in {"over", "above"}:
            continue
        if any(t.quantity is not None for t in sentence.reading.tokens[hit.last + 1 : last]):
            continue
        return True
    return quantity.comparator == "ge" and any(
        w in sentence.reading.text[quantity.span[0] : quantity.core[0]].lower() for w in ("exceed", "above", "surpass", "top", "clear", "past", "beyond", "over ")
    )


def _turned(sentence: Sentence, first: int, last: int) -> bool:
    """A new clause begins between: what was said of a goal before it does not reach behind it."""
    words = [t.low for t in sentence.reading.tokens[first + 1 : last]]
    return bool({"i", "we", "while", "yet", "but", "that", "averaged", "achieved", "reached", "scored", ")", ":", "missed"} & set(words))


def _of_no_account(sentence: Sentence, quantity: Quantity, place: int) -> bool:
    """Sizes of an employer, pay, schooling: figures that say nothing of the person's work."""
    first, last = sentence.bounds(place)
    if quantity.unit == "usd":
        if sentence.near("pay", max(first, place - 6), min(place + 6, last - 1)) and not sentence.near("work_verbs", first, place):
            return True
        if sentence.low(place - 1) in {"a", "an"}:
            return bool(_noun_phrase_hits(sentence, place, "describing"))
    if quantity.unit is None and _described(sentence, place):
        return True
    near = sentence.near("schooling", max(first, place - 5), min(place + 5, last - 1))
    return bool(near) and quantity.unit in (None, "percent", "index")


def _described(sentence: Sentence, place: int) -> bool:
    """`a multispecialty group (410 physicians)`: a size in brackets behind what it is the size of."""
    sizes = {hit.last for hit in sentence.hits if any(c.kind == "describing" for c in hit.cues)}
    if sentence.low(place - 1) in {"with", ","} and place - 2 in sizes and not sentence.near("work_verbs", 0, place) or (
        sentence.low(place - 1) == "with" and place - 2 in sizes
    ):
        return True
    opening = next((i for i in range(place - 1, max(place - 8, -1), -1) if sentence.low(i) in {"(", ")"}), -1)
    if opening < 0 or sentence.low(opening) != "(":
        return False
    return bool(sizes & {opening - 1, opening - 2})


def _noun_phrase_hits(sentence: Sentence, place: int, kind: str) -> list[Hit]:
    end = place + 1
    while end < len(sentence.reading.tokens) and end <= place + 4 and sentence.low(end) not in _STOPS | {",", ".", ";", ")", "of", "#"}:
        end += 1
    return sentence.near(kind, place + 1, end - 1)


# --- counted things ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Thing:
    """The noun phrase after a figure: its tokens and the hit of its head, None where the thing is unknown."""

    first: int
    last: int
    head: Hit | None


def _count(
    sentence: Sentence, index: int, quantity: Quantity, place: int, metrics: Mapping[str, Metric], strict: bool
) -> Attachment | None:
    thing = _thing(sentence, place)
    named = _best_name(sentence, index, place, metrics, bare=True)
    if quantity.compound:
        return _compound(sentence, quantity, place, metrics, named)
    if quantity.value == 0:
        return _zero(sentence, quantity, place, metrics, thing)
    if _sample(sentence, place):
        return None
    if (group := _group_of(sentence, place, metrics)) is not None:
        return _counted(sentence, index, quantity, place, thing, group, None)
    if thing.head is None and (shared := _shared_noun(sentence, index, place, thing)) is not None:
        thing = shared
    backlog = _count_name(sentence, place, thing, metrics)
    if backlog:
        metric, hit = backlog
        return _counted(sentence, index, quantity, place, thing, metric, hit)
    if thing.head is not None and thing.head.of("noun"):
        metric_id = _counting_metric(sentence, place, thing, metrics, quantity)
        if metric_id == "other":
            return None if strict else _counted(sentence, index, quantity, place, thing, "other", None)
        if metric_id is not None:
            return _counted(sentence, index, quantity, place, thing, metric_id, None)
        return None
    if thing.head is None and (events := _events(sentence, place, thing, metrics)) is not None:
        return _counted(sentence, index, quantity, place, thing, events, None)
    if thing.head is None and not strict and (governed := _governed(sentence, place, thing, metrics, quantity)) is not None:
        return _counted(sentence, index, quantity, place, thing, governed, None)
    if named and (thing.last == place or quantity.baseline is not None or named[1].first == place + 1):
        metric, hit, score = named
        floor = 5.0 if quantity.baseline is not None or (quantity.decimals and quantity.value >= 80) else 8.5
        if score >= floor and hit.last < place and _plausible_bare(metric, quantity) or (
            hit.first == place + 1 and (quantity.baseline is not None or metric.bare == "day")
        ) or (hit.first - place <= 6 and sentence.low(place + 1) == "on" and quantity.decimals):
            counted = quantity.baseline is not None and _counts_events(sentence, metric, hit, quantity)
            unit: Unit = "count" if counted else _bare_unit(metric, quantity)
            return _finish_share(sentence, index, quantity, place, metric, hit, unit)
    if (passive := _passive(sentence, place, metrics)) and not strict:
        return _counted(sentence, index, quantity, place, thing, passive, None)
    if (before := _noun_before(sentence, place, metrics, quantity)) is not None:
        return _counted(sentence, index, quantity, place, _Thing(place, place, None), before[0], before[1])
    if not strict and (same := _coordinated(sentence, index, place, metrics, quantity)) is not None:
        return _counted(sentence, index, quantity, place, thing, same, None)
    if strict or not _is_other(sentence, quantity, place, thing):
        return None
    return _counted(sentence, index, quantity, place, thing, "other", None)


def _coordinated(
    sentence: Sentence, index: int, place: int, metrics: Mapping[str, Metric], quantity: Quantity
) -> str | None:
    """`22 admissions and 18 follow-ups daily`: an unknown thing beside a known one, counted alike."""
    if index == 0 or quantity.per is None or sentence.low(place - 1) not in {"and", ",", "&", "plus", "+", "or"}:
        return None
    before = sentence.reading.places[index - 1]
    if sentence.reading.quantities[index - 1].unit is not None or place - before > 6:
        return None
    head = _thing(sentence, before).head
    for metric_id in head.of("noun") if head is not None else ():
        if not metrics[metric_id].verb_needed:
            return metric_id
    return None


def _shared_noun(sentence: Sentence, index: int, place: int, thing: _Thing) -> _Thing | None:
    """`2,150 cardiology, 1,750 oncology and 900 ENT encounters`: the noun of the list stands after its last figure."""
    places = sentence.reading.places
    if index + 1 >= len(places) or sentence.reading.quantities[index + 1].unit is not None:
        return None
    between = [sentence.low(i) for i in range(place + 1, places[index + 1])]
    if not 1 <= len(between) <= 6 or between[-1] not in {"and", ",", "&", "or", "about", "plus"} and "and" not in between[-2:]:
        return None
    if any(w in _STOPS - {"plus"} or w in _ENDS for w in between):
        return None
    following = _thing(sentence, places[index + 1])
    if following.head is None:
        deeper = _shared_noun(sentence, index + 1, places[index + 1], following)
        following = deeper or following
    return _Thing(place + 1, max(thing.last, place), following.head) if following.head else None


def _sample(sentence: Sentence, place: int) -> bool:
    """`the vendor review of 240 records`: the size of what others looked at."""
    if sentence.low(place - 1) == "," and sentence.low(place - 2) in {"level", "#", "accuracy", "agreement", "score"}:
        before = sentence.reading.places.index(place) - 1
        share = before >= 0 and sentence.reading.quantities[before].unit in _BOUNDED
        reviewed = any("audit_score" in h.of("noun") or h.first == h.last and sentence.low(h.first) in {"review", "reviews", "audit", "audits"} for h in sentence.hits)
        return share and reviewed
    if sentence.low(place - 2) in {"sample", "samples"}:
        return True
    if sentence.low(place - 1) not in {"of", "on"}:
        return False
    first, _ = sentence.bounds(place)
    shares = any(q.unit in _BOUNDED for q in sentence.reading.quantities)
    return shares and sentence.low(place - 2) in {"audit", "review", "sample", "survey", "validation", "audits"} and first < place - 3


def _group_of(sentence: Sentence, place: int, metrics: Mapping[str, Metric]) -> str | None:
    """The metric of `led a team of 12`: a group of people, and the verb that governs it."""
    if sentence.low(place - 1) != "of":
        return None
    for hit in sentence.hits:
        if hit.last == place - 2:
            for metric_id in hit.of("noun"):
                if metrics[metric_id].verb_needed and _verb_distance(sentence, hit.first, hit.last, metric_id) is not None:
                    return metric_id
    return None


def _thing(sentence: Sentence, place: int) -> _Thing:
    """The noun phrase right after the token at `place`; its head is the last known noun in it."""
    tokens = sentence.reading.tokens
    at, head = place + 1, None
    while at < len(tokens) and at <= place + 8:
        low = tokens[at].low
        if low == "of" and at == place + 1 and sentence.low(at + 1) in {"the", "our", "my", "their", "all"}:
            at += 2
            continue
        if low in {"-", "–"} and at + 1 < len(tokens) and tokens[at + 1].span[0] == tokens[at].span[1]:
            at += 2 if sentence.low(at + 1) in _STOPS | {"of", "and"} else 1
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
        if (low in _STOPS and not hyphened) or low == "of" or not low[0].isalnum() or tokens[at].quantity is not None:
            break
        for hit in sentence.hits:
            if hit.first == at and (hit.of("noun") or any(c.kind == "not_counted" for c in hit.cues)):
                if head is None or (hit.last > head.last and hit.of("noun") and hit.first - head.last <= 2):
                    head = hit
        if head is not None and at > head.last and _verbal(sentence, at):
            break
        at += 1
    if head is not None and _runs_on(sentence, head.last + 1):
        return _Thing(place + 1, head.last + 1, None)
    if head is not None:
        at = max(at, head.last + 1)
    last = head.last if head is not None else min(at - 1, place + 4)
    return _Thing(place + 1, max(last, place), head)


def _runs_on(sentence: Sentence, at: int) -> bool:
    """An unknown plural right after a known noun is the thing itself: `record requests`."""
    word = sentence.low(at)
    plain = word.isalpha() and len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    named = any(h.first <= at <= h.last and (h.of("noun") or h.of("name")) for h in sentence.hits)
    return plain and word not in _STOPS and not named and word not in {"across", "plus", "versus", "always"}


def _verbal(sentence: Sentence, at: int) -> bool:
    word = sentence.low(at)
    return word.endswith(("ed", "ing")) or any(h.first == at and h.of("verb") for h in sentence.hits)


def _joined_noun(sentence: Sentence, at: int, open_phrase: bool) -> int | None:
    """Where a joiner leads to one more noun of the same phrase, the token after the joiner, else None."""
    if sentence.low(at) == "," and not open_phrase:
        return None
    for ahead in range(at + 1, at + 6):
        low = sentence.low(ahead)
        if not low or low == "#" or low in _STOPS or low in {".", ";", ":", "(", "|", "\t"}:
            return None
        if any(h.first == ahead and h.of("noun") for h in sentence.hits):
            verbs = {"verb", "work_verbs", "hold", "up", "down", "improve", "clerical", "achieve"}
            verb = any(at < h.first < ahead and any(c.kind in verbs for c in h.cues) for h in sentence.hits)
            return None if verb or any(sentence.low(i).endswith("ed") for i in range(at + 1, ahead)) else at + 1
    return None


def _plausible_bare(metric: Metric, quantity: Quantity) -> bool:
    """Whether a figure without a unit can be one in the bare unit of the metric."""
    if metric.bare == "percent":
        return quantity.value <= 100 and (quantity.value >= 50 or quantity.decimals)
    return metric.bare == "day" or quantity.decimals or quantity.baseline is not None


def _bare_unit(metric: Metric, quantity: Quantity) -> Unit:
    small = "index" in metric.units and quantity.decimals and quantity.value < 5
    return "index" if small else metric.bare or "count"


def _counts_events(sentence: Sentence, metric: Metric, hit: Hit, quantity: Quantity) -> bool:
    """`errors down from 60 a month to 25` counts them; `error rate from 12 to 5` is a share without its sign."""
    plural = sentence.low(hit.last).endswith("s") and sentence.low(hit.last) not in {"collections", "rates", "scores"}
    return metric.bare == "percent" and metric.better == "lower" and plural and not quantity.decimals


def _events(sentence: Sentence, place: int, thing: _Thing, metrics: Mapping[str, Metric]) -> str | None:
    """The metric whose unwelcome events are counted: `fewer than 2 posting errors a week`."""
    for hit in sentence.hits:
        if place < hit.first and hit.last <= max(thing.last, place + 3) and sentence.low(hit.last).endswith("s"):
            for metric_id in hit.of("name"):
                metric = metrics[metric_id]
                words = [sentence.low(i) for i in range(place + 1, hit.first)]
                plain = all((w.isalpha() or w == "-") and w not in _STOPS and w != "of" for w in words)
                if metric.better == "lower" and metric.bare == "percent" and metric.units[0] == "percent" and plain:
                    return metric_id
    return None


def _governed(
    sentence: Sentence, place: int, thing: _Thing, metrics: Mapping[str, Metric], quantity: Quantity
) -> str | None:
    """The metric of a verb that says it of whatever it counts: `trained 11 baristas`, `appealed 412`."""
    if quantity.value < 2 or (thing.last == place and quantity.value < 5):
        return None
    reach = 10 if quantity.per is not None and thing.last > place else 2
    for hit in reversed(sentence.hits):
        if not place - reach <= hit.last < place or any(t.quantity is not None for t in sentence.reading.tokens[hit.last : place]):
            continue
        for metric_id in hit.of("verb"):
            metric = metrics[metric_id]
            lead = sentence.reading.text[sentence.reading.tokens[hit.first].span[0] : sentence.reading.tokens[hit.last].span[1]].lower()
            if lead in metric.governs and (quantity.value >= metric.least or quantity.per):
                return metric_id
    return None


def _counting_metric(
    sentence: Sentence, place: int, thing: _Thing, metrics: Mapping[str, Metric], quantity: Quantity
) -> str | None:
    """The metric of a count of a known thing, "other" where the work is another, None where it is no claim."""
    head = thing.head
    assert head is not None
    words = {t.low for t in sentence.reading.tokens[place + 1 : head.last + 1]}
    if sentence.low(head.last) in {"teams", "crews", "squads"}:
        return None
    if words & {"other", "fellow", "another", "different"}:
        return None
    best: tuple[float, str] | None = None
    for metric_id in head.of("noun"):
        metric = metrics[metric_id]
        distance = _verb_distance(sentence, place, head.last, metric_id)
        if distance is None and metric.verb_needed:
            if not (sentence.leads and metric.better == "neutral" and _plain_team(sentence, place, metric)):
                continue
        if quantity.value < metric.least and quantity.per is None and quantity.baseline is None:
            continue
        score = 4.0 + (0.5 if quantity.per else 0) + (max(5.0 - 0.3 * distance, 0.3) if distance is not None else 0.0)
        if distance is None and (other := _other_verb(sentence, place)) is not None:
            score -= 4.0 - 0.3 * other
        if best is None or score > best[0]:
            best = (score, metric_id)
    if best is None:
        return None
    if quantity.form == "words" and quantity.value <= 3 and sentence.low(place - 1) == "with":
        return None
    if best[0] < 2 or quantity.form == "words" and quantity.value <= 3 and best[0] < 5 and "provider" not in best[1] and quantity.per is None:
        return "other" if _is_other(sentence, quantity, place, thing) else None
    return best[1]


def _plain_team(sentence: Sentence, place: int, metric: Metric) -> bool:
    """A count of people in a leader's line, not of those worked with."""
    leading = any(form.startswith(("lead", "supervis")) for form in metric.verbs)
    return leading and sentence.low(place - 1) not in {"with", "among", "for", "to", "alongside", "by", "from"}


def _verb_distance(sentence: Sentence, place: int, head: int, metric_id: str) -> float | None:
    """How far the nearest verb of the metric stands before the figure, or after the noun; None without one."""
    first, last = sentence.bounds(place)
    best: float | None = None
    for hit in sentence.hits:
        if metric_id not in hit.of("verb"):
            continue
        if first <= hit.first and hit.last < place:
            if sentence.low(hit.last) in _STOPS and place - hit.last > 3:
                continue
            gap = sum(2.0 if t.low in {";", "while"} else 1.0 for t in sentence.reading.tokens[hit.last + 1 : place])
            if gap > 22:
                continue
        elif head < hit.first <= head + 4 and hit.last < last and sentence.low(hit.first) not in _STOPS:
            gap = float(hit.first - head) + 2
        else:
            continue
        best = gap if best is None else min(best, gap)
    return best


def _other_verb(sentence: Sentence, place: int) -> float | None:
    """How far a verb of other work stands before the figure, None where none does within six tokens."""
    first, _ = sentence.bounds(place)
    found = [h for h in sentence.near("clerical", max(first, place - 6), place - 1) if sentence.low(h.last + 1) != "for"]
    return float(place - found[-1].last - 1) if found else None


def _counted(
    sentence: Sentence, index: int, quantity: Quantity, place: int, thing: _Thing, metric: str, hit: Hit | None
) -> Attachment:
    tokens = sentence.reading.tokens
    direction = _direction(sentence, index, place, "lower" if metric == "backlog" else "higher", thing.last)
    if hit is not None and direction == "level" and any(_kind(h) == "down" for h in sentence.hits if thing.last < h.first <= thing.last + 2):
        direction = "decrease"
    words = _words(sentence, thing.first, thing.last) if thing.last > place else (_words(sentence, hit.first, hit.last) if hit else None)
    if metric == "backlog" and direction == "level" and hit is not None:
        words = words or _words(sentence, hit.first, hit.last)
    end = _with_period(sentence, max(thing.last, place), quantity)
    span = (quantity.span[0], tokens[end].span[1])
    in_days = hit is not None and {sentence.low(hit.last + step) for step in (0, 1, 2)} & {"day", "days"}
    return Attachment(metric, "day" if in_days else quantity.unit or "count", quantity.direction or direction, quantity.comparator, words, span)


def _with_period(sentence: Sentence, last: int, quantity: Quantity) -> int:
    """The last token of the claim's words: the period is part of them where it follows directly."""
    if quantity.per is None:
        return last
    for step in (1, 2, 3):
        if sentence.low(last + step) in {"hourly", "daily", "weekly", "monthly", "annually", "yearly", "quarterly"} and step == 1:
            return last + 1
        if sentence.low(last + step) in {"hour", "day", "week", "month", "quarter", "year", "shift", "hr", "mo", "wk"}:
            return last + step
        if sentence.low(last + step) not in {"per", "a", "an", "/", "each", "every"}:
            break
    return last


def _count_name(sentence: Sentence, place: int, thing: _Thing, metrics: Mapping[str, Metric]) -> tuple[str, Hit] | None:
    """A metric that is named as such and counted: `a backlog of 2,600 charts`, `cleared 900 held charts`."""
    first, last = sentence.bounds(place)
    for hit in sentence.hits:
        for metric_id in hit.of("name"):
            metric = metrics[metric_id]
            if "count" not in metric.units or metric.nouns or quantity_of(sentence, place) < 4:
                continue
            of_it = hit.last < place and place - hit.last <= 6 and _linked(sentence, hit.last + 1, place)
            is_it = place < hit.first <= thing.last + 1 and first <= hit.first < last
            if of_it or is_it:
                return metric_id, hit
    return None


def quantity_of(sentence: Sentence, place: int) -> float:
    """The value of the quantity at that token."""
    number = sentence.reading.tokens[place].quantity
    found = sentence.reading.quantities[number or 0]
    return found.value if found.baseline is None else max(found.value, found.baseline, 4.0)


def _linked(sentence: Sentence, first: int, last: int) -> bool:
    """Only words that say how much stand between: `open inventory now stands at 1,940`."""
    words = [sentence.low(i) for i in range(first, last)]
    return bool(words) and set(words) <= _LINKS | {"from", "now", "stand", "kept", "held", "stays", "went", "came", "was", "cut", "grew", "dropped", "shrank", "never", "not"}


def _compound(
    sentence: Sentence, quantity: Quantity, place: int, metrics: Mapping[str, Metric], named: tuple[Metric, Hit, float] | None
) -> Attachment | None:
    """`a 480-encounter backlog`, `a 12-coder team` that is led; other compounds describe something."""
    tokens = sentence.reading.tokens
    window = range(place + 1, min(place + 6, len(tokens)))
    for at in window:
        for hit in sentence.hits:
            if hit.first != at:
                continue
            for metric_id in hit.of("name"):
                if "count" in metrics[metric_id].units and not metrics[metric_id].nouns:
                    direction = _direction(sentence, 0, place, "lower", hit.last)
                    return Attachment(metric_id, "count", direction, quantity.comparator, quantity.compound, (quantity.span[0], tokens[hit.last].span[1]))
            for metric_id in hit.of("noun"):
                metric = metrics[metric_id]
                people = metric.verb_needed and sentence.low(at) in {"team", "staff", "squad", "department", "group", "crew", "unit"}
                if people and _verb_distance(sentence, place, at, metric_id) is not None and sentence.low(place - 1) in {"a", "an", "the", "my", "our"}:
                    if _led(sentence, place, metric_id):
                        return Attachment(metric_id, "count", "level", quantity.comparator, sentence.low(at), (quantity.span[0], tokens[at].span[1]))
    return None


def _led(sentence: Sentence, place: int, metric_id: str) -> bool:
    first, _ = sentence.bounds(place)
    return any(metric_id in h.of("verb") and place - h.last <= 4 and sentence.low(h.last) not in _STOPS for h in sentence.hits if first <= h.first and h.last < place)


def _zero(sentence: Sentence, quantity: Quantity, place: int, metrics: Mapping[str, Metric], thing: _Thing) -> Attachment | None:
    for hit in reversed(sentence.hits):
        if place < hit.first <= place + 3 and hit.of("name"):
            metric = hit.of("name")[0]
            return Attachment(metric, "count", "level", quantity.comparator, _words(sentence, place + 1, hit.last), (quantity.span[0], sentence.reading.tokens[hit.last].span[1]))
    if thing.last > place and quantity.form == "words" and sentence.low(place + 1) not in {"balance", "tolerance", "based", "-"}:
        return Attachment("other", "count", "level", quantity.comparator, _words(sentence, thing.first, thing.first), (quantity.span[0], sentence.reading.tokens[thing.first].span[1]))
    return None


def _passive(sentence: Sentence, place: int, metrics: Mapping[str, Metric]) -> str | None:
    """`31 were overturned`: the verb after a bare figure says what was counted."""
    auxiliary = sentence.low(place + 1) in {"were", "was", "are", "got", "have"}
    participle = sentence.low(place + 1).endswith("ed") and sentence.low(place - 1) == "all"
    for hit in sentence.hits:
        if (auxiliary and place + 2 <= hit.first <= place + 4) or (participle and hit.first == place + 1):
            for metric_id in hit.of("verb"):
                metric = metrics[metric_id]
                if any(h.last < place and metric_id in h.of("noun") for h in sentence.hits) or (metric.verb_needed and participle):
                    return metric_id
    return None


def _noun_before(sentence: Sentence, place: int, metrics: Mapping[str, Metric], quantity: Quantity) -> tuple[str, Hit] | None:
    """The counted thing before the figure: a cell or label before it, or the standard it is held against."""
    first, last = sentence.bounds(place)
    follow = sentence.low(place + 1)
    if follow and follow not in {".", ",", ";", ")", "|", "\t", "per", "/", "a", "an", "daily", "weekly", "monthly", "in", "at", "with", "(", "on", "each", "and", "hourly"}:
        return None
    tokens = sentence.reading.tokens
    borders = [i for i in range(first, place) if tokens[i].low in {":", "|", "\t", "–", "—", "="}]
    previous = sentence.reading.places[sentence.reading.places.index(place) - 1] if sentence.reading.places.index(place) else None
    labelled = bool(borders) and place - borders[-1] <= 3 and not any(t.quantity is not None for t in tokens[borders[-1] + 1 : place])
    averaged = sentence.low(place - 1) in {"averaged", "averaging", "average", "did", "coded", "hit", "reached", "to", "of", "at", "was", "is", "by", "total", "handled", "completed", "now"}
    paced = quantity.per is not None and quantity.value_max is not None or quantity.per is not None
    if paced and not labelled and not averaged:
        labelled = True
        first = max(first, place - 9)
    if not labelled and not (averaged and (quantity.per or quantity.baseline is not None or quantity.value > 20) or previous is not None and averaged and sentence.low(place - 1).startswith("averag")):
        return None
    reach = first if labelled or quantity.baseline is not None else max(first, place - 9)
    if sentence.low(place - 1).startswith("averag") or (quantity.per is not None and place - first <= 4):
        reach = 0
    for hit in reversed([h for h in sentence.hits if reach <= h.first and h.last < place]):
        for metric_id in hit.of("noun"):
            if not metrics[metric_id].verb_needed and metric_id != "provider_count" and quantity.value >= metrics[metric_id].least:
                return metric_id, hit
    return None


def _is_other(sentence: Sentence, quantity: Quantity, place: int, thing: _Thing) -> bool:
    """Whether a count of an unknown thing is a result of work: done by a verb, with a period or a weighty number."""
    if quantity.unit is not None or quantity.compound:
        return False
    if thing.last <= place:
        first, _ = sentence.bounds(place)
        told = place - first >= 2 and quantity.per is not None and quantity.value >= 5
        return told and sentence.low(place - 1) in {",", ":", "–", "—", "|", "\t"} or (quantity.baseline is not None and quantity.per is not None)
    head = thing.head
    if head is not None and any(c.kind == "not_counted" for c in head.cues) and not head.of("noun"):
        return False
    if {t.low for t in sentence.reading.tokens[place + 1 : thing.last + 1]} & {"other", "fellow", "grade", "th"}:
        return False
    first, _ = sentence.bounds(place)
    verbs = sentence.near("work_verbs", first, place - 1)
    if quantity.per is not None or quantity.baseline is not None:
        return (bool(verbs) and quantity.value >= 5) or quantity.value >= 10
    if quantity.value < 5:
        return False
    started = [h for h in verbs if sentence.low(h.first - 1) in {"", ".", ";", ",", "and", "i", "we", "have", "has", "also", "had", "she", "he", "\t", ":", "personally", "who", "that", "to", "successfully"}]
    if not started or (place - started[-1].last > 4 and quantity.comparator == "eq"):
        return False
    return quantity.value >= 10 and quantity.form != "words" or quantity.value >= 20


# --- shares, sums, times -----------------------------------------------------------------------------------------


def _best_name(
    sentence: Sentence, index: int, place: int, metrics: Mapping[str, Metric], *, bare: bool = False
) -> tuple[Metric, Hit, float] | None:
    """The metric whose name fits the figure best, with the hit and its score."""
    quantity = sentence.reading.quantities[index]
    best: tuple[float, Metric, Hit] | None = None
    for hit in sentence.hits:
        for weight, kind in ((10.0, "name"), (6.0, "hint")):
            for metric_id in hit.of(kind):
                metric = metrics[metric_id]
                fits = (metric.bare is not None and quantity.unit is None) if bare else quantity.unit in metric.units
                if not fits or _blocked(sentence, hit, metric):
                    continue
                score = weight + 0.4 * (hit.last - hit.first) - _distance(sentence, index, place, hit)
                if kind == "hint" and any(
                    metric_id in (*other.of("name"), *other.of("noun")) for other in sentence.hits if other is not hit
                ):
                    score += 1.5
                if (best is None or score > best[0]) and _admits(sentence, index, place, metric):
                    best = (score, metric, hit)
    return (best[1], best[2], best[0]) if best and best[0] >= 2.0 else None


def _admits(sentence: Sentence, index: int, place: int, metric: Metric) -> bool:
    """A metric measured in days or counts takes a share only as a change: there is no turnaround of 99%."""
    quantity = sentence.reading.quantities[index]
    if quantity.unit == "usd" and metric.better == "neutral":
        return quantity.baseline is None and _direction(sentence, index, place, metric.better, place) == "level"
    if quantity.unit not in _BOUNDED or metric.units[0] in _BOUNDED or metric.units[0] == "index":
        return True
    if metric.units[0] == "usd" and (quantity.baseline is not None or quantity.unit == "percentage_point"):
        return False
    if quantity.baseline is not None and metric.units[0] in _TIMES:
        return False
    return _direction(sentence, index, place, metric.better, place) != "level"


def _blocked(sentence: Sentence, hit: Hit, metric: Metric) -> bool:
    before = f"{sentence.low(hit.first - 2)} {sentence.low(hit.first - 1)}"
    return any(before.endswith(word) for word in metric.blockers) if metric.blockers else False


def _distance(sentence: Sentence, index: int, place: int, hit: Hit) -> float:
    """How far a name stands from the figure: tokens, borders of clauses and other figures between them count."""
    tokens = sentence.reading.tokens
    if hit.first > place:
        between, after = tokens[place + 1 : hit.first], True
    else:
        between, after = tokens[hit.last + 1 : place], False
    cost = 0.0
    unit = sentence.reading.quantities[index].unit
    for token in between:
        low = token.low
        if token.quantity is not None:
            same = sentence.reading.quantities[token.quantity].unit == unit
            cost += 1.2 if same and not after else 3.0
        elif low in _ENDS:
            cost += 20.0 if after else 6.5
        elif low in {"|", "\t"}:
            cost += 4.0 if after else 0.3
        elif low == ":":
            cost += 3.0 if after else 0.0
        elif low in {",", "(", ")"}:
            cost += 3.5 if after else 1.0
        elif low in _TURNS:
            cost += 1.6
        elif low in _LINKS:
            cost += 0.2
        else:
            cost += 0.4
    crossed = any(token.quantity is not None for token in between)
    if after and _has_own_figure(sentence, hit, unit):
        cost += 4.0
    if not after and _narrows_another(sentence, hit):
        cost += 5.0
    if not after and any(t.low == ":" for t in between[:3]) and not any(t.low in _ENDS for t in between):
        cost = min(cost, 0.5 + 0.6 * sum(t.quantity is not None for t in between) + 0.15 * len(between))
    if crossed and not after and any(sentence.near(kind, hit.last + 1, place - 1) for kind in ("work_verbs", "up", "down", "improve")):
        cost += 4.0
    if after and not between:
        cost -= 1.5
    elif after and {t.low for t in between} <= {"of", "in", "the", "reduction", "-", "fewer", "increase", "decrease", "drop", "improvement", "overall", "coding", "average", "lower", "higher", "net"}:
        cost -= 1.0
    elif not after and {t.low for t in between} <= _LINKS:
        cost -= 1.0
    return cost


def _narrows_another(sentence: Sentence, hit: Hit) -> bool:
    """Whether the name only narrows one before it: the denials in `the overturn rate on medical-necessity denials`."""
    for at in range(hit.first - 1, max(hit.first - 5, -1), -1):
        low = sentence.low(at)
        if low in {"on", "of", "for", "from"}:
            return any(other.last == at - 1 and other.of("name") for other in sentence.hits)
        if not low.isalpha() and low != "-":
            return False
    return False


def _has_own_figure(sentence: Sentence, hit: Hit, unit: Unit | None) -> bool:
    """Whether a figure of the same kind follows the name directly, so that it names that one."""
    links = {"of", "at", ":", "is", "was", "to", "by", "under", "over", "above", "below", "up", "down"}
    for at in (hit.last + 1, hit.last + 2):
        if sentence.low(at) == "#":
            number = sentence.reading.tokens[at].quantity
            return number is not None and sentence.reading.quantities[number].unit == unit
        if sentence.low(at) not in links:
            return False
    return False


def _share(
    sentence: Sentence, index: int, quantity: Quantity, place: int, metrics: Mapping[str, Metric], strict: bool
) -> Attachment | None:
    """A share, sum, index or multiple with the metric of the nearest name; "other" where none names it."""
    named = _best_name(sentence, index, place, metrics)
    if quantity.unit == "ratio":
        counted = _multiplied(sentence, index, quantity, place, metrics)
        if counted is not None and (named is None or counted[1] <= 3):
            return counted[0]
    if named is not None and (not strict or named[2] >= 7.0):
        metric, hit, _ = named
        return _finish_share(sentence, index, quantity, place, metric, hit, quantity.unit or "count")
    if (beside := _beside(sentence, index, place, metrics)) is not None:
        return Attachment(beside, "percent", "level", quantity.comparator, None, quantity.span)
    if quantity.unit in ("percent", "percentage_point"):
        volume = _volume_change(sentence, index, quantity, place, metrics)
        if volume is not None:
            return volume
    if strict or quantity.unit in ("ratio", "index"):
        return None
    if quantity.unit == "usd" and quantity.per is not None and not strict and (handled := _handled(sentence, place, metrics)):
        return _finish_share(sentence, index, quantity, place, handled[0], None, "usd")
    direction = _direction(sentence, index, place, "higher", place)
    if not _weighty(sentence, quantity, place, direction):
        return None
    thing = _thing(sentence, place + 1) if sentence.low(place + 1) == "of" else _thing(sentence, place)
    words = _words(sentence, thing.first, thing.last) if thing.last > place + 1 else None
    if quantity.form == "fraction" and quantity.baseline is None and direction == "level":
        return None
    return Attachment("other", quantity.unit or "count", quantity.direction or direction, quantity.comparator, words, (quantity.span[0], sentence.reading.tokens[max(place, thing.last)].span[1]))


def _handled(sentence: Sentence, place: int, metrics: Mapping[str, Metric]) -> tuple[Metric, Hit] | None:
    """The metric of money that is only handled, where a verb of handling opens the sentence."""
    first, _ = sentence.bounds(place)
    for hit in sentence.hits:
        if first <= hit.first <= first + 1:
            for metric_id in hit.of("hint"):
                if metrics[metric_id].better == "neutral" and metrics[metric_id].units[0] == "usd":
                    return metrics[metric_id], hit
    return None


def _weighty(sentence: Sentence, quantity: Quantity, place: int, direction: Direction) -> bool:
    """Whether a share or sum that no metric names is a result at all: a change, a share of something, a sum worked on."""
    if direction != "level" or quantity.baseline is not None:
        return True
    if quantity.unit == "usd":
        return quantity.value >= 100 and bool(sentence.near("work_verbs", sentence.bounds(place)[0], place))
    return sentence.low(place + 1) in {"of", "on"} or bool(sentence.near("hold", max(0, place - 3), place - 1)) or (
        sentence.low(place + 1).isalpha() and sentence.low(place + 1) not in _STOPS and quantity.value > 50
    )


def _multiplied(sentence: Sentence, index: int, quantity: Quantity, place: int, metrics: Mapping[str, Metric]) -> tuple[Attachment, int] | None:
    """`doubled the number of audits`, `3x as many secondary claims`, `volume tripled`."""
    first, last = sentence.bounds(place)
    ahead = [h for h in sentence.hits if place < h.first <= min(place + 9, last) and h.of("noun")]
    behind = [h for h in sentence.hits if max(first, place - 4) <= h.first and h.last < place and h.of("noun")]
    for hit in [*ahead, *behind[-1:]]:
        for metric_id in hit.of("noun"):
            metric = metrics[metric_id]
            if "ratio" in metric.units and not metric.verb_needed:
                end = max(place, hit.last) if hit.first > place else place
                start = min(quantity.span[0], sentence.reading.tokens[hit.first].span[0]) if hit.first < place else quantity.span[0]
                span = (start if hit.first > place else quantity.span[0], sentence.reading.tokens[end].span[1] if hit.first - place <= 3 else quantity.span[1])
                return Attachment(metric_id, "ratio", "increase", quantity.comparator, _words(sentence, hit.first, hit.last), span), abs(hit.first - place)
    return None


def _beside(sentence: Sentence, index: int, place: int, metrics: Mapping[str, Metric]) -> str | None:
    """A bare `45 charts a day at 96%`: the share that people give with a volume."""
    quantity = sentence.reading.quantities[index]
    if quantity.unit != "percent" or quantity.value < 80 or sentence.low(place - 1) not in {"at", "with", "@", "and", ",", ":"} | set():
        if not (quantity.unit == "percent" and quantity.value >= 80 and sentence.low(place + 1) in {"across", "on", "over"}):
            return None
    first, last = sentence.bounds(place)
    near = [i for i, p in enumerate(sentence.reading.places) if first <= p < last and i != index and sentence.reading.quantities[i].unit is None]
    for other in near:
        head = _thing(sentence, sentence.reading.places[other]).head
        nouns = head.of("noun") if head is not None else ()
        if not nouns and sentence.reading.quantities[other].per is None and sentence.low(sentence.reading.places[other] - 1) != "averaged":
            continue
        for metric in metrics.values():
            if metric.beside and (not nouns or set(nouns) & set(metric.beside)):
                return metric.id
    return None


def _volume_change(sentence: Sentence, index: int, quantity: Quantity, place: int, metrics: Mapping[str, Metric]) -> Attachment | None:
    """A change in percent of a counted volume: `raised daily chart volume 20%`."""
    direction = _direction(sentence, index, place, "higher", place)
    if direction == "level":
        return None
    first, last = sentence.bounds(place)
    for hit in reversed([h for h in sentence.hits if max(first, place - 6) <= h.first and h.last < place]):
        for metric_id in hit.of("noun"):
            if "percent" in metrics[metric_id].units:
                return Attachment(metric_id, quantity.unit or "percent", direction, quantity.comparator, _words(sentence, hit.first, hit.last), quantity.span)
    return None


def _time(
    sentence: Sentence, index: int, quantity: Quantity, place: int, metrics: Mapping[str, Metric], strict: bool
) -> Attachment | None:
    """A time with the metric that is measured in it; a period in which something was done is no claim."""
    named = _best_name(sentence, index, place, metrics)
    before = sentence.low(place - 1)
    lead = sentence.reading.text[quantity.span[0] : quantity.core[0]].strip().lower()
    spell = quantity.unit in ("week", "month", "year")
    if before == "of" and sentence.low(place - 2) == "average" and quantity.unit in ("hour", "day", "minute") and named is None:
        if "turnaround_time" in metrics and not strict:
            return _finish_share(sentence, index, quantity, place, metrics["turnaround_time"], None, quantity.unit)
    if quantity.baseline is None and (before in {"in", "for", "over", "during", "after", "every", "last", "past", "first", "each", "next"} or lead in {"over", "within"} and spell):
        if not (named and named[2] >= 8.5 and lead not in {"over"} and before in {"in"} and not spell):
            return None
    if quantity.unit == "year" or (spell and quantity.baseline is None and (named is None or named[2] < 8.0)):
        return None
    if named is not None and quantity.compound and named[2] < 9.0:
        return None
    if named is not None and named[2] >= (7.0 if strict or quantity.baseline is None else 3.0):
        metric, hit, _ = named
        return _finish_share(sentence, index, quantity, place, metric, hit, quantity.unit or "day")
    if strict:
        return None
    if quantity.baseline is not None or (lead.startswith("within") and quantity.unit in ("hour", "day") and quantity.value <= 15 * (24 if quantity.unit == "hour" else 1)):
        if "turnaround_time" in metrics and _within_is_speed(sentence, place, quantity):
            return _finish_share(sentence, index, quantity, place, metrics["turnaround_time"], None, quantity.unit or "day")
    return None


def _within_is_speed(sentence: Sentence, place: int, quantity: Quantity) -> bool:
    """`within 24 hours` says a speed unless it is counted from an event in the person's life."""
    ahead = " ".join(sentence.low(place + i) for i in range(1, 4))
    return quantity.baseline is not None or not ahead.startswith(("of hire", "of start", "of joining", "of my", "of being"))


def _finish_share(
    sentence: Sentence, index: int, quantity: Quantity, place: int, metric: Metric, hit: Hit | None, unit: Unit
) -> Attachment:
    tokens = sentence.reading.tokens
    direction = quantity.direction or _direction(sentence, index, place, metric.better, place)
    if direction == "level" and quantity.unit in (*_BOUNDED, "day", "usd") and _brought_to(sentence, place):
        direction = "decrease" if metric.better == "lower" else "increase"
    start, end = quantity.span
    words = None
    if hit is not None:
        words = _object(sentence, hit)
        if place < hit.first <= place + 3 and not any(t.low in {",", "and", "#"} for t in tokens[place + 1 : hit.first]):
            end = tokens[hit.last].span[1]
    if unit == "usd" and quantity.per:
        end = max(end, tokens[_with_period(sentence, place, quantity)].span[1])
    if direction != "level" and quantity.baseline is None and place and sentence.low(place - 1) in {"by", "of"}:
        lead = place - 2 if sentence.low(place - 1) == "of" else place - 1
        start = min(start, tokens[lead].span[0])
    return Attachment(metric.id, unit, direction, quantity.comparator, words, (start, end))


def _brought_to(sentence: Sentence, place: int) -> bool:
    """`took net collections to 97.5%`: a level that was come to."""
    first, _ = sentence.bounds(place)
    quantity = sentence.reading.quantities[sentence.reading.tokens[place].quantity or 0]
    moved = {"took", "brought", "bringing", "moved", "pushed", "got", "taking", "went", "came", "driving", "drove"}
    bound = sentence.low(place - 1) == "to" or quantity.comparator in ("le", "ge") and quantity.span[0] < quantity.core[0]
    return bound and any(sentence.low(i) in moved for i in range(max(first, place - 8), place))


def _object(sentence: Sentence, hit: Hit) -> str:
    """The name with the words that narrow it: `modifier 25 denials`."""
    tokens = sentence.reading.tokens
    first = hit.first
    while first > 0 and hit.first - first < 3:
        low = sentence.low(first - 1)
        verb = any(h.first <= first - 1 <= h.last and not h.of("noun") and not h.of("name") for h in sentence.hits)
        if tokens[first - 1].quantity is not None or low in _STOPS | _TURNS | {"of", "our", "my", "their"} or verb or not low[0].isalnum():
            break
        first -= 1
    return _words(sentence, first, hit.last) or ""


def _words(sentence: Sentence, first: int, last: int) -> str | None:
    if last < first:
        return None
    tokens = sentence.reading.tokens
    return sentence.reading.text[tokens[first].span[0] : tokens[last].span[1]].lower()


# --- direction ---------------------------------------------------------------------------------------------------


def _direction(sentence: Sentence, index: int, place: int, better: str, last: int) -> Direction:
    """Whether the figure is a rise, a fall or a standing, by the word of change that governs it."""
    quantity = sentence.reading.quantities[index] if index < len(sentence.reading.quantities) else None
    if quantity is not None and quantity.direction is not None:
        return quantity.direction
    if quantity is not None and sentence.reading.places[index] == place and quantity.form == "multiple":
        return "increase"
    if quantity is not None and "halv" in sentence.reading.text[quantity.core[0] : quantity.core[1]].lower():
        return "decrease"
    sign = sentence.low(place - 1)
    if sign in {"-", "−", "+"} and (sentence.low(place - 2) in {"", ":", "|", "•", ",", ";", "(", "\t", "·"}):
        return "increase" if sign == "+" else "decrease"
    after = _change_after(sentence, place, last, better)
    if after is not None:
        return after
    return _change_before(sentence, place, better)


def _change_after(sentence: Sentence, place: int, last: int, better: str) -> Direction | None:
    """`28% fewer denials`, `a 15% reduction`, `$14,000 lower`, and `6%` in `6% and 9% increases`."""
    if sentence.low(place + 1) in {"and", "to", "or"} and sentence.low(place + 2) == "#":
        return _change_after(sentence, place + 2, place + 2, better)
    for hit in sentence.hits:
        if place < hit.first <= place + 2:
            low = sentence.low(hit.first)
            between = [t.low for t in sentence.reading.tokens[place + 1 : hit.first]]
            if any(w in _TURNS | {",", ";", ".", "(", "of", "to"} for w in between):
                continue
            if low in {"cut", "add", "growth"} and hit.first > place + 1:
                continue
            kind = _kind(hit)
            if kind and low in {"raise", "lift", "cut", "drop", "gain"} and between:
                continue
            if kind and low not in {"up", "more", "cutting", "reducing", "lowering"} | _PARTICIPLES:
                return _resolve(kind, better)
            if kind and low == "more" and sentence.low(hit.first + 1) not in {"than"} and not between:
                return "increase"
    if sentence.low(place + 1) in {"faster", "quicker", "sooner", "shorter"}:
        return "decrease"
    return None


_CLEARING = {"clear", "cleared", "clearing", "resolve", "resolved", "resolving", "eliminate", "eliminated", "wipe", "wiped"}
_NEAR_ONLY = {"fewer", "less", "lower", "more", "higher", "greater", "faster", "quicker", "shorter", "sooner", "reduction",
              "drop", "decline", "growth", "uptick", "improvement", "better", "extra"}  # fmt: skip
_PARTICIPLES = {"clear", "cleared", "eliminate", "resolve", "resolved", "top", "add", "added", "push"}


def _change_before(sentence: Sentence, place: int, better: str) -> Direction:
    """`cut denials by 15%`, `rose to 97%`, `up $2.1M`: the nearest word of change whose reach is not broken."""
    first, _ = sentence.bounds(place)
    tokens = sentence.reading.tokens
    lead = sentence.low(place - 1)
    amount = lead in {"by", "to", "down", "up", "another", "nearly", "roughly"} or (lead in {"an", "a", "the"} and sentence.low(place - 2) in {"by", "to"})
    for at in range(place - 1, max(first, place - 14) - 1, -1):
        token = tokens[at]
        for hit in sentence.hits:
            if hit.last != at or not (kind := _kind(hit)):
                continue
            if _noun_use(sentence, hit):
                continue
            far = any(t.quantity is not None for t in tokens[at + 1 : place])
            if far and (not amount or sentence.low(at) in _NEAR_ONLY):
                continue
            if sentence.low(hit.first) in _CLEARING and (better != "lower" or sentence.low(hit.last + 1) == "house"):
                continue
            if sentence.low(hit.first) in _NEAR_ONLY and sentence.low(hit.first - 1) == "#":
                continue
            return _resolve(kind, better)
        if any(h.last == at and any(c.kind == "hold" for c in h.cues) for h in sentence.hits) and not amount:
            return "level"
        if token.low in {";", "|", "while", "(", ")"}:
            return "level"
        if token.quantity is not None and not _listed(sentence, at, place):
            return "level"
        if token.low in {"at", "with", "of", "for", "worth", "that", "who", "which", "across", "in"} and not amount:
            if token.low == "of" and any(h.last == at - 1 and _kind(h) for h in sentence.hits):
                continue
            if token.low in {"of", "in", "for", "at", "across"} and place - at > 2 and token.low != "at":
                continue
            return "level"
    return "level"


def _listed(sentence: Sentence, at: int, place: int) -> bool:
    """A figure in a list of changes lets the verb reach the next: `cut denials 18% and A/R days by 9`."""
    return any(sentence.low(i) in {"and", ",", "&"} for i in range(at + 1, place))


def _noun_use(sentence: Sentence, hit: Hit) -> bool:
    """`lower acuity`, `up to`, `more than`, `add-on`, `top` as adjectives change nothing."""
    low, ahead = sentence.low(hit.first), sentence.low(hit.last + 1)
    if low in {"up", "down"} and sentence.low(hit.first - 1) == "-":
        return True
    return (low == "up" and ahead in {"to", "-"} and sentence.low(hit.first - 1) not in {"went", "rose", "moved"}) or (
        low in {"more", "less", "fewer", "greater", "higher", "lower"} and ahead == "than"
    ) or (low in {"top", "add", "ease", "scale", "push"}) or sentence.low(hit.first - 1) in {"follow", "sign", "set", "clean", "start", "ramp", "back"} and low in {"up", "down"}


def _kind(hit: Hit) -> str | None:
    for kind in ("improve", "up", "down"):
        if any(cue.kind == kind for cue in hit.cues):
            return kind
    return None


def _resolve(kind: str, better: str) -> Direction:
    if kind == "improve":
        return "decrease" if better == "lower" else "increase"
    return "increase" if kind == "up" else "decrease"
