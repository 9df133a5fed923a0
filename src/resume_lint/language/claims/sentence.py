"""A line as a sentence: its tokens, quantities and cue hits, and what a quantity was found to measure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from resume_lint.language.claims.cues import Hit
from resume_lint.language.quantities import Quantity, Reading, Token
from resume_lint.records import Comparator, Direction, SectionKind, Span, Unit

STOPS = frozenset(
    """
    in for with at on across from to per by using via while who that which through under over within
    during against after before into as than whose until since without between including include is are
    was were when where among went go goes if so because but plus each every an a the both daily weekly
    monthly hourly annually yearly quarterly
    """.split()
)


ENDS = {".", ";", "!", "?"}


LINKS = frozenset(
    """
    of at to by was is are were averaged averaging average : | - – — = a an the days day ) down up now
    reached hit ( rate around under over stands rose fell score
    """.split()
) | {"\t"}


TURNS = {
    "while",
    "whilst",
    "whereas",
    "and",
    "with",
    "plus",
    "then",
    "&",
    "maintaining",
    "keeping",
    "holding",
}


BOUNDED: frozenset[Unit] = frozenset({"percent", "percentage_point"})


TIMES: frozenset[Unit] = frozenset({"minute", "hour", "day", "week", "month", "year"})


# No name is taken from farther away: each token between costs, and this many cost more than any name is worth.
REACH = 80


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a line stands: the kind of its section, the folded words of the role's title, whether that role leads."""

    section: SectionKind = "experience"
    role: tuple[str, ...] = ()
    leads: bool = False


ANYWHERE = Setting()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A reading with its cue hits, the token indexes at which a sentence ends, and where the line stands."""

    reading: Reading
    hits: tuple[Hit, ...]
    ends: tuple[int, ...]
    setting: Setting = ANYWHERE

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
        return [hit for hit in self.inside(first, last) if kind in hit.metrics]

    def inside(self, first: int, last: int) -> list[Hit]:
        """The hits that lie inside tokens `first` to `last`, both included."""
        return [hit for hit in self._starting(first, last) if hit.last <= last]

    def around(self, place: int) -> Sentence:
        """The sentence with those hits only that are near enough to the token at `place` to have to do with it.

        A line may be as long as a book: looking at all its hits for each of its figures would take for ever.
        """
        if len(self.reading.tokens) <= REACH:
            return self
        return replace(self, hits=self._starting(place - REACH, place + REACH))

    def _starting(self, first: int, last: int) -> tuple[Hit, ...]:
        """The hits that start at tokens `first` to `last`; they are kept in this order."""
        # A hit is a tuple that starts with its first token, so a tuple of that alone comes right before it.
        begin = bisect_left(self.hits, (first,))
        return self.hits[begin : bisect_left(self.hits, (last + 1,), lo=begin)]


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a quantity measures, with the words of the claim in the line."""

    metric: str
    unit: Unit
    direction: Direction
    comparator: Comparator
    object: str | None
    span: Span


def read_sentences(reading: Reading, hits: Sequence[Hit], setting: Setting = ANYWHERE) -> Sentence:
    """The reading with its hits in order and its sentence ends found."""
    tokens = reading.tokens
    ends = [i for i, token in enumerate(tokens) if token.low in ENDS and not _abbreviation(tokens, i)]
    return Sentence(reading, tuple(sorted(hits, key=itemgetter(0, 1))), tuple(ends), setting)


def _abbreviation(tokens: Sequence[Token], index: int) -> bool:
    """A period inside a name or after a short form is no sentence end."""
    if tokens[index].low != ".":
        return False
    if index + 1 < len(tokens) and tokens[index + 1].span[0] == tokens[index].span[1]:
        return True
    before = tokens[index - 1].low if index else ""
    return (len(before) == 1 and before.isalpha()) or before in {
        "approx",
        "vs",
        "avg",
        "no",
        "dr",
        "st",
        "inc",
        "etc",
        "e",
        "i",
        "g",
        "dept",
        "mgmt",
    }


def with_period(sentence: Sentence, last: int, quantity: Quantity) -> int:
    """The last token of the claim's words: the period is part of them where it follows directly."""
    if quantity.per is None:
        return last
    for step in (1, 2, 3):
        if (
            sentence.low(last + step)
            in {"hourly", "daily", "weekly", "monthly", "annually", "yearly", "quarterly"}
            and step == 1
        ):
            return last + 1
        if sentence.low(last + step) in {
            "hour",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "shift",
            "hr",
            "mo",
            "wk",
        }:
            return last + step
        if sentence.low(last + step) not in {"per", "a", "an", "/", "each", "every"}:
            break
    return last


def words_of(sentence: Sentence, first: int, last: int) -> str | None:
    """The words from token `first` to `last`, both included, without signs at either end; None where none is left."""
    tokens = sentence.reading.tokens
    while first <= last and not any(map(str.isalnum, tokens[first].low)):  # the hyphen of `14-provider`
        first += 1
    while first <= last and not any(map(str.isalnum, tokens[last].low)):
        last -= 1
    if last < first:
        return None
    return sentence.reading.text[tokens[first].span[0] : tokens[last].span[1]].lower()
