"""Tokens of a line to cue hits: where the words of the metrics and of change, goal and standing stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from resume_lint.language.quantities import Token
from resume_lint.vocabulary import ClaimWords, Metric, WordClasses

_WORD = re.compile(r"[A-Za-z]/[A-Za-z](?![A-Za-z])|[A-Za-z]+(?:['’][a-z]+)?|\d+|[^\sA-Za-z\d]")
_NO_PLURALS = ("ss", "us", "is", "as", "os")
_HYPHENS = frozenset({"-", "–"})
_GROUPS = (frozenset({"name", "hint"}), frozenset({"noun", "not_counted", "amount"}), frozenset({"verb"}))


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase is a cue of: `kind` is name, hint, noun, verb or a list of `ClaimWords`; `metric` its id or ""."""

    kind: str
    metric: str = ""


class Hit(NamedTuple):  # a resume has hundreds, and tuples are made fastest
    """A cue phrase over tokens `first` to `last` (included); `metrics` are those of its cues, by their kind."""

    first: int
    last: int
    cues: tuple[Cue, ...]
    metrics: Mapping[str, tuple[str, ...]]

    def of(self, kind: str) -> tuple[str, ...]:
        """The metrics of which this is a cue of that kind."""
        return self.metrics.get(kind, ())

    def has(self, kind: str) -> bool:
        """Whether this is a cue of that kind."""
        return kind in self.metrics


_Cues = tuple[
    tuple[Cue, ...], Mapping[str, tuple[str, ...]]
]  # of a hit: as they are, and their metrics by kind


def _read_cues(cues: tuple[Cue, ...]) -> _Cues:
    kinds = dict.fromkeys(cue.kind for cue in cues)
    return cues, {kind: tuple(cue.metric for cue in cues if cue.kind == kind) for kind in kinds}


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The word without its plural ending, so that one form of a phrase finds both.

    >>> fold("denials"), fold("queries"), fold("classes"), fold("process"), fold("status")
    ('denial', 'query', 'class', 'process', 'status')
    """
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) < 3 or not word.endswith("s") or word.endswith(_NO_PLURALS):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes", "puses")):
        return word[:-2]
    return word[:-1]


def inflect(verb: str) -> set[str]:
    """The forms of a verb phrase with regular endings on its first word.

    >>> sorted(inflect("code"))
    ['code', 'coded', 'coding']
    >>> sorted(inflect("cut back"))
    ['cut back', 'cuted back', 'cuting back', 'cutted back', 'cutting back']
    """
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if not re.fullmatch(r"[A-Za-z-]+", head):
        return {verb}
    forms = {head}
    if head.endswith("e"):
        forms |= {head + "d", head[:-1] + "ing"}
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        forms |= {head[:-1] + "ied", head + "ing", head[:-1] + "ies"}
    else:
        forms |= {head + "ed", head + "ing"}
        if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", head):
            forms |= {head + head[-1] + "ed", head + head[-1] + "ing"}
    return {form + tail for form in forms}


def read_classes(given: WordClasses) -> dict[str, tuple[str, ...]]:
    """The classes of each folded word."""
    found: dict[str, dict[str, None]] = {}
    for name, words in given.verbs.items():
        for form in _forms(words):
            found.setdefault(fold(form), {})[name] = None
    for name, words in given.words.items():
        for word in words:
            found.setdefault(fold(word), {})[name] = None
    return {word: tuple(sorted(names)) for word, names in found.items()}


class CueMatcher:
    """Finds cue phrases in tokens; built once per pack from its metrics and claim words."""

    def __init__(self, metrics: Sequence[Metric], words: ClaimWords) -> None:
        self._words: dict[str, _Cues] = {}
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], _Cues]]]] = {}
        index: dict[tuple[str, ...], list[Cue]] = {}
        by_id = {metric.id: metric for metric in metrics}
        for metric in metrics:
            _enter(index, metric.names, Cue("name", metric.id))
            _enter(index, metric.hints, Cue("hint", metric.id))
            _enter(index, _nouns(metric, by_id), Cue("noun", metric.id))
            if metric.vague:
                _enter(index, _nouns(metric, by_id), Cue("amount", metric.id))
            _enter(index, _forms(metric.verbs), Cue("verb", metric.id))
            _enter(index, metric.vague, Cue("object", metric.id))
        for kind in ("up", "down", "improve", "hold", "expect", "achieve", "work_verbs", "clerical"):
            _enter(index, _forms(getattr(words, kind)), Cue(kind))
        for kind in (
            "goal",
            "not_counted",
            "describing",
            "schooling",
            "pay",
            "quality",
            "low_quality",
            "amounts",
        ):
            _enter(index, getattr(words, kind), Cue(kind))
        for kind, lists in (("promised", words.promised), ("manner", words.manners)):
            for metric_id, phrases in lists.items():
                _enter(index, phrases, Cue(kind, metric_id))
        for key, cues in index.items():
            if len(key) == 1:
                self._words[key[0]] = _read_cues(tuple(cues))
            else:
                known = self._phrases.setdefault(key[0], {}).setdefault(key[1], [])
                known.append((key, _read_cues(tuple(cues))))

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """All cue phrases of the line, those that name things without the ones inside longer ones."""
        folded = [fold(token.low) for token in tokens]
        hits: list[Hit] = []
        long = False
        for first, word in enumerate(folded):
            following = self._phrases.get(word)
            if following is not None:
                for key, cues in following.get(_next_word(folded, first), ()):
                    last = _match(folded, first, key)
                    if last is not None:
                        hits.append(Hit(first, last, *cues))
                        long = True
            single = self._words.get(word)
            if single is not None:
                hits.append(Hit(first, first, *single))
        return _longest(hits) if long else hits


def _next_word(folded: Sequence[str], at: int) -> str:
    at += 1
    while at < len(folded) and folded[at] in _HYPHENS:
        at += 1
    return folded[at] if at < len(folded) else ""


def _nouns(metric: Metric, by_id: dict[str, Metric]) -> Iterable[str]:
    for noun in metric.nouns:
        yield from by_id[noun[1:]].nouns if noun.startswith("=") else (noun,)


def _forms(verbs: Iterable[str]) -> set[str]:
    return {form for verb in verbs for form in inflect(verb)}


def _enter(index: dict[tuple[str, ...], list[Cue]], phrases: Iterable[str], cue: Cue) -> None:
    for phrase in sorted(set(phrases)):
        key = tuple(fold(w) for w in _WORD.findall(phrase) if w != "-")
        if key and cue not in index.setdefault(key, []):
            index[key].append(cue)


def _match(folded: Sequence[str], first: int, key: tuple[str, ...]) -> int | None:
    """The last token of the phrase from `first` on, hyphens between its words passed over."""
    at = first
    for word in key[1:]:
        at += 1
        while at < len(folded) and folded[at] in _HYPHENS:
            at += 1
        if at >= len(folded) or folded[at] != word:
            return None
    return at


def _longest(hits: list[Hit]) -> list[Hit]:
    """A name inside a longer name is dropped, and a noun inside a longer noun; verbs and words of change stay."""
    for group in _GROUPS:
        naming = [hit for hit in hits if not group.isdisjoint(hit.metrics)]
        longer = [hit for hit in naming if hit.last > hit.first]
        if longer:
            hits = [kept for hit in hits if (kept := _outside(hit, longer, naming, group)) is not None]
    return hits


def _outside(hit: Hit, longer: Sequence[Hit], naming: Sequence[Hit], group: frozenset[str]) -> Hit | None:
    """The hit without what it names inside a longer one of the group, None where nothing is left of it."""
    cues = hit.cues
    if any(_inside(hit, other) for other in longer):
        cues = tuple(cue for cue in cues if cue.kind not in group)
    elif hit.last > hit.first:
        cues = (*cues, *_heads(hit, naming))
    if len(cues) == len(hit.cues):
        return hit
    return Hit(hit.first, hit.last, *_read_cues(cues)) if cues else None


def _heads(hit: Hit, naming: Sequence[Hit]) -> tuple[Cue, ...]:
    """What the last word of a longer noun is a noun of: `front-desk staff` is staff."""
    nouns = (
        cue
        for other in naming
        if other.first == other.last == hit.last
        for cue in other.cues
        if cue.kind == "noun"
    )
    return tuple(cue for cue in nouns if any(own.kind == "noun" for own in hit.cues) and cue not in hit.cues)


def _inside(hit: Hit, other: Hit) -> bool:
    return (
        other.first <= hit.first
        and hit.last <= other.last
        and other.last - other.first > hit.last - hit.first
    )
