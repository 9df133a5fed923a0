"""Counts and the verbs that govern them: who is led or taught, what is coded, audited or merely filed."""

from __future__ import annotations

from collections.abc import Mapping

from resume_lint.language.claims.cues import Hit, fold
from resume_lint.language.claims.sentence import STOPS, Sentence
from resume_lint.language.claims.things import Thing, find_thing
from resume_lint.language.quantities import Quantity
from resume_lint.vocabulary import Metric


def find_coordinated(
    sentence: Sentence, index: int, place: int, metrics: Mapping[str, Metric], quantity: Quantity
) -> str | None:
    """`22 admissions and 18 follow-ups daily`: an unknown thing beside a known one, counted alike."""
    if (
        index == 0
        or quantity.per is None
        or sentence.low(place - 1) not in {"and", ",", "&", "plus", "+", "or"}
    ):
        return None
    before = sentence.reading.places[index - 1]
    if sentence.reading.quantities[index - 1].unit is not None or place - before > 6:
        return None
    head = find_thing(sentence, before).head
    for metric_id in head.of("noun") if head is not None else ():
        if not metrics[metric_id].verb_needed:
            return metric_id
    return None


def find_group(sentence: Sentence, place: int, metrics: Mapping[str, Metric]) -> str | None:
    """The metric of `led a team of 12`: a group of people, and the verb that governs it."""
    if sentence.low(place - 1) != "of":
        return None
    for hit in sentence.hits:
        if hit.last == place - 2:
            for metric_id in hit.of("noun"):
                if (
                    metrics[metric_id].verb_needed
                    and verb_distance(sentence, hit.first, hit.last, metric_id) is not None
                ):
                    return metric_id
    return None


def find_governed(
    sentence: Sentence, place: int, thing: Thing, metrics: Mapping[str, Metric], quantity: Quantity
) -> str | None:
    """The metric of a verb that says it of whatever it counts: `trained 11 baristas`, `appealed 412`."""
    if quantity.value < 2 or (thing.last == place and quantity.value < 5):
        return None
    opening, _ = sentence.bounds(place)
    reach = min(10 if quantity.per is not None and thing.last > place else 2, place - opening)
    for hit in reversed(sentence.hits):
        if not place - reach <= hit.last < place or any(
            t.quantity is not None for t in sentence.reading.tokens[hit.last : place]
        ):
            continue
        for metric_id in hit.of("verb"):
            metric = metrics[metric_id]
            lead = " ".join(fold(sentence.low(at)) for at in range(hit.first, hit.last + 1))
            if lead in metric.governs and (quantity.value >= metric.least or quantity.per):
                return metric_id
    return None


def _said_by_verb(
    sentence: Sentence, place: int, head: Hit, metrics: Mapping[str, Metric], quantity: Quantity
) -> str | None:
    """`appealing 140 spine claims`, `trained nine surgeons`: the verb right before it says more than the thing."""
    for hit in sentence.hits:
        if hit.last != place - 1 or set(hit.of("verb")) & set(head.of("noun")):
            continue
        own = (verb_distance(sentence, place, head.last, metric_id) for metric_id in head.of("noun"))
        if any(distance is not None and distance <= 3 for distance in own):
            continue  # `code and bill 40 visits`: the first verb is the thing's own
        word = " ".join(fold(sentence.low(at)) for at in range(hit.first, hit.last + 1))
        for metric_id in hit.of("verb"):
            if word in metrics[metric_id].governs and quantity.value >= metrics[metric_id].least:
                return metric_id
    return None


def choose_metric(
    sentence: Sentence, place: int, thing: Thing, metrics: Mapping[str, Metric], quantity: Quantity
) -> str | None:
    """The metric of a count of a known thing, "other" where the work is another, None where it is no claim."""
    head = thing.head
    assert head is not None
    words = {t.low for t in sentence.reading.tokens[place + 1 : head.last + 1]}
    if sentence.low(head.last) in {"teams", "crews", "squads", "departments", "divisions", "units"}:
        return None
    if words & {"other", "fellow", "another", "different"}:
        return None
    if (said := _said_by_verb(sentence, place, head, metrics, quantity)) is not None:
        return said
    best: tuple[float, str] | None = None
    for metric_id in head.of("noun"):
        metric = metrics[metric_id]
        distance = verb_distance(sentence, place, head.last, metric_id)
        if distance is None and metric.verb_needed:
            if not (sentence.leads and metric.better == "neutral" and _plain_team(sentence, place, metric)):
                continue
        if quantity.value < metric.least and quantity.per is None and quantity.baseline is None:
            continue
        score = (
            4.0
            + (0.5 if quantity.per else 0)
            + (max(5.0 - 0.3 * distance, 0.3) if distance is not None else 0.0)
        )
        if (
            distance is None
            and metric.better != "neutral"
            and (other := _other_verb(sentence, place)) is not None
        ):
            score -= 4.0 - 0.3 * other
        if best is None or score > best[0]:
            best = (score, metric_id)
    if best is None:
        return None
    if quantity.form == "words" and quantity.value <= 3 and sentence.low(place - 1) == "with":
        return None
    if best[0] < 2 or (
        quantity.form == "words"
        and quantity.value <= 3
        and best[0] < 5
        and not (metrics[best[1]].better == "neutral" and not metrics[best[1]].verb_needed)
        and quantity.per is None
    ):
        return "other" if is_other(sentence, quantity, place, thing) else None
    return best[1]


def _plain_team(sentence: Sentence, place: int, metric: Metric) -> bool:
    """A count of people in a leader's line, not of those worked with."""
    leading = any(form.startswith(("lead", "supervis")) for form in metric.verbs)
    lead = sentence.low(place - 1)
    return (
        leading
        and not lead.endswith(("'s", "’s"))
        and lead
        not in {
            "(",
            "with",
            "among",
            "for",
            "to",
            "alongside",
            "by",
            "from",
        }
    )


def verb_distance(sentence: Sentence, place: int, head: int, metric_id: str) -> float | None:
    """How far the nearest verb of the metric stands before the figure, or after the noun; None without one."""
    first, last = sentence.bounds(place)
    best: float | None = None
    for hit in sentence.hits:
        if metric_id not in hit.of("verb"):
            continue
        if first <= hit.first and hit.last < place:
            if sentence.low(hit.last) in STOPS and place - hit.last > 3:
                continue
            if hit.last < place - 1 and _is_noun_here(sentence, hit, first):
                continue
            gap = sum(
                2.0 if t.low in {";", "while"} else 1.0 for t in sentence.reading.tokens[hit.last + 1 : place]
            )
            if gap > 22:
                continue
        elif head < hit.first <= head + 4 and hit.last < last and sentence.low(hit.first) not in STOPS:
            gap = float(hit.first - head) + 2
        else:
            continue
        best = gap if best is None else min(best, gap)
    return best


def _is_noun_here(sentence: Sentence, hit: Hit, opening: int) -> bool:
    """A plural that could be a verb but stands after an adjective: `over the last eight quarterly audits`."""
    word, before = sentence.low(hit.last), sentence.low(hit.first - 1)
    verbal = hit.first == opening or before in {
        "and",
        ",",
        "she",
        "he",
        "who",
        "that",
        "&",
        ";",
        ":",
        "then",
        "also",
    }
    return hit.first == hit.last and word.endswith("s") and bool(hit.of("noun")) and not verbal


def _other_verb(sentence: Sentence, place: int) -> float | None:
    """How far a verb of other work stands before the figure, None where none does within six tokens."""
    first, _ = sentence.bounds(place)
    found = [
        h
        for h in sentence.near("clerical", max(first, place - 6), place - 1)
        if sentence.low(h.last + 1) != "for"
    ]
    return float(place - found[-1].last - 1) if found else None


def is_led(sentence: Sentence, place: int, metric_id: str) -> bool:
    first, _ = sentence.bounds(place)
    return any(
        metric_id in h.of("verb") and place - h.last <= 4 and sentence.low(h.last) not in STOPS
        for h in sentence.hits
        if first <= h.first and h.last < place
    )


def find_passive(sentence: Sentence, place: int, metrics: Mapping[str, Metric]) -> str | None:
    """`31 were overturned`: the verb after a bare figure says what was counted."""
    auxiliary = sentence.low(place + 1) in {"were", "was", "are", "got", "have"}
    participle = sentence.low(place + 1).endswith("ed") and sentence.low(place - 1) == "all"
    for hit in sentence.hits:
        if (auxiliary and place + 2 <= hit.first <= place + 4) or (participle and hit.first == place + 1):
            for metric_id in hit.of("verb"):
                metric = metrics[metric_id]
                if any(h.last < place and metric_id in h.of("noun") for h in sentence.hits) or (
                    metric.verb_needed and participle
                ):
                    return metric_id
    return None


def is_other(sentence: Sentence, quantity: Quantity, place: int, thing: Thing) -> bool:
    """Whether a count of an unknown thing is a result of work: done by a verb, with a period or a weighty number."""
    if quantity.unit is not None or quantity.compound:
        return False
    if thing.last <= place:
        first, _ = sentence.bounds(place)
        told = place - first >= 2 and quantity.per is not None and quantity.value >= 5
        return (told and sentence.low(place - 1) in {",", ":", "–", "—", "|", "\t"}) or (
            quantity.baseline is not None and quantity.per is not None
        )
    head = thing.head
    if head is not None and head.has("not_counted") and not head.of("noun"):
        return False
    if {t.low for t in sentence.reading.tokens[place + 1 : thing.last + 1]} & {
        "other",
        "fellow",
        "grade",
        "th",
    }:
        return False
    first, _ = sentence.bounds(place)
    verbs = sentence.near("work_verbs", first, place - 1)
    if quantity.per is not None or quantity.baseline is not None:
        return (bool(verbs) and quantity.value >= 5) or quantity.value >= 10
    if quantity.value < 5:
        return False
    started = [
        h
        for h in verbs
        if sentence.low(h.first - 1)
        in {
            "",
            ".",
            ";",
            ",",
            "and",
            "i",
            "we",
            "have",
            "has",
            "also",
            "had",
            "she",
            "he",
            "\t",
            ":",
            "personally",
            "who",
            "that",
            "to",
            "successfully",
        }
    ]
    if not started or (place - started[-1].last > 4 and quantity.comparator == "eq"):
        return False
    return (quantity.value >= 10 and quantity.form != "words") or quantity.value >= 20
