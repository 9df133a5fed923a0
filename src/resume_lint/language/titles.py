"""Words of a job header → whether they are a title or an employer, and what the pack knows of the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from resume_lint.language.once import once_for_each
from resume_lint.records import StageId
from resume_lint.vocabulary import Title, Vocabulary

_TOKEN = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_LEVELS = frozenset(("i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5", "sr", "senior", "jr", "junior"))
_DEPARTMENTS = frozenset(("services", "department", "dept", "unit", "division", "team", "office"))
_LINKS = frozenset(("of", "for", "the", "and", "a", "an", "to", "in", "at", "on"))
_LONGEST_PHRASE = 4
_LONGEST_TITLE = 9
_FULL_OF_CONTEXT = 4  # different words
_IN_CONTEXT = 3
_SOME_CONTEXT = 2
_MANY_FIELDS = 3
_LONGEST_DATES = 6  # words
_SOME_FIELDS = 2  # where the person has other work of the profession


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What the pack says of one title in its role."""

    id: str | None
    relevant: bool
    level: StageId | None
    track: str | None
    trainee: bool


def tokens_of(text: str) -> tuple[str, ...]:
    """The words and numbers of `text` in lower case, without what stands between them.

    >>> tokens_of("Semi-Truck Driver II (Remote)"), tokens_of("A/R Rep.")
    (('semi', 'truck', 'driver', 'ii', 'remote'), ('a', 'r', 'rep'))
    """
    return tuple(_TOKEN.findall(text.casefold().replace("'", "").replace("’", "")))


@lru_cache(maxsize=256)  # about one resume, each piece of whose headers is weighed several times
def _tokens_outside_brackets(text: str) -> tuple[str, ...]:
    return tokens_of(_BRACKETS.sub(" ", text))


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases, each as the words it is made of."""

    phrases: frozenset[tuple[str, ...]]
    first_words: frozenset[str]

    @classmethod
    def of(cls, *lists: Iterable[str]) -> Phrases:
        """The phrases of some lists of the vocabulary."""
        phrases = frozenset(tokens_of(words) for one in lists for words in one) - {()}
        return cls(phrases, frozenset(phrase[0] for phrase in phrases))

    def places(self, tokens: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where in `tokens` a phrase stands, as (first, after last)."""
        return [
            (start, end)
            for start, token in enumerate(tokens)
            if token in self.first_words
            for end in range(start + 1, min(start + _LONGEST_PHRASE, len(tokens)) + 1)
            if tokens[start:end] in self.phrases
        ]

    def count(self, tokens: tuple[str, ...]) -> int:
        """How many different phrases stand in `tokens`."""
        return len({tokens[start:end] for start, end in self.places(tokens)})

    def within(self, tokens: tuple[str, ...]) -> bool:
        """Whether a phrase stands in `tokens`."""
        return bool(self.places(tokens))


@dataclass(frozen=True, slots=True)
class TitleBook:
    """The titles and title words of a vocabulary, ready for look-up."""

    titles: tuple[tuple[frozenset[str], Title], ...]
    whole: frozenset[tuple[str, ...]]
    heads: Phrases
    own_heads: Phrases
    heads_in_context: Phrases
    fields: Phrases
    fields_in_context: Phrases
    general: Phrases
    management: Phrases
    lead: Phrases
    trainee: Phrases
    junior: Phrases
    senior: Phrases
    strip: Phrases
    foreign: Phrases
    context: Phrases
    weak_context: Phrases
    organizations: Phrases
    areas: frozenset[str]
    generic: frozenset[str]
    letters: frozenset[str]
    credentials: frozenset[tuple[str, ...]]
    issuers: frozenset[tuple[str, ...]]

    def title_weight(self, text: str) -> float:
        """How much `text` looks like a job title, from 0 to 4.

        4 for a title of the pack, 3 where a head such as "clerk" ends it or opens "director of …", else 1.
        """
        tokens = _tokens_outside_brackets(text)
        if not tokens or len(tokens) > _LONGEST_TITLE or text[:1].islower():
            return 0
        if tokens in self.whole:
            return 4
        places = self.heads.places(tokens)
        if not places:
            return 0
        last = len(tokens)
        while last > 1 and tokens[last - 1] in _LEVELS:
            last -= 1
        if any(end == last for _, end in places):
            return 3
        if any(
            end < len(tokens) and start == 0 and tokens[end] in ("of", "for", "to") for start, end in places
        ):
            return 3
        return 1

    def organization_weight(self, text: str) -> float:
        """How much `text` looks like an employer: 3 where a word such as "bank" ends it, 2 inside it."""
        tokens = _tokens_outside_brackets(text)
        places = self.organizations.places(tokens)
        if not places or text[:1].islower() or tokens in self.fields.phrases:
            return 0
        if len(tokens) == 1 or (len(tokens) == 2 and tokens[1] in _DEPARTMENTS) or self._is_area(tokens):
            return 1
        if any(end == len(tokens) for _, end in self.fields.places(tokens)):
            return 1
        return 3 if any(end == len(tokens) for _, end in places) else 2

    def is_area(self, text: str) -> bool:
        """Whether `text` is a department or a kind of work, and no name ("Family Medicine", "Physician Group")."""
        return self._is_area(_tokens_outside_brackets(text))

    def _is_area(self, tokens: tuple[str, ...]) -> bool:
        return bool(tokens) and tokens[-1] in self.areas and self.generic.issuperset(tokens)

    def is_letters(self, text: str) -> bool:
        """Whether `text` is the letters of a credential ("RN")."""
        return text in self.letters

    def is_credential(self, text: str) -> bool:
        """Whether `text` is a credential, by its letters or its name, brackets aside."""
        return _tokens_outside_brackets(text) in self.credentials

    def is_issuer(self, text: str) -> bool:
        """Whether `text` is who gives credentials."""
        return tokens_of(text) in self.issuers

    def names_field(self, text: str) -> bool:
        """Whether `text` names a field of the profession."""
        return self.fields.within(tokens_of(text))

    def is_field(self, text: str) -> bool:
        """Whether `text` is a field of the profession and no name ("Health Information Management & Coding")."""
        tokens = tokens_of(text)
        return self.generic.issuperset(tokens) and self.fields.within(tokens)

    def is_general(self, text: str) -> bool:
        """Whether a title says nothing of the trade: "Owner and Principal Consultant"."""
        return self._is_general(tokens_of(text))

    def is_post_of(self, title: str, field: str) -> bool:
        """Whether a title goes on with its field: "VP" of "Revenue Integrity", no owner of a firm."""
        tokens = tokens_of(title)
        if self.is_general(title) and self.is_field(field):
            return True
        heads = {
            at
            for start, end in self.management.places(tokens)
            for at in range(start, end)
            if end == len(tokens)
        }
        named = self.names_field(field) and self.organization_weight(field) < 3
        return bool(heads) and tokens != ("president",) and named

    def is_condition(self, text: str) -> bool:
        """Whether `text` only says how somebody was employed ("full-time", "contract")."""
        tokens = tokens_of(text)
        covered = {index for start, end in self.strip.places(tokens) for index in range(start, end)}
        return bool(tokens) and all(index in covered or word in _LINKS for index, word in enumerate(tokens))

    def read(self, title: str, role_text: str, employer: str = "", *, expected: bool = False) -> TitleReading:
        """What the pack knows of `title`; the words of the whole role settle what it leaves open.

        Where the person has other work of the profession, it is `expected`, and fewer words settle it.
        """
        tokens = tokens_of(title)
        match = self._match(tokens)
        trainee = self.trainee.within(tokens)
        relevant = self._relevant(tokens, match, role_text, tokens_of(employer), expected=expected)
        management = relevant and self.management.within(tokens) and "assistant to" not in " ".join(tokens)
        track = "management" if management else match.track if match else None
        return TitleReading(
            match.id if match else None,
            relevant,
            self._level(tokens, match, relevant, management, trainee),
            track,
            trainee,
        )

    def is_training(self, heading: str) -> bool:
        """Whether a short heading is over work in training ("Externship", "Professional Practice Experience")."""
        tokens = tokens_of(heading)
        return len(tokens) <= 4 and self.trainee.within(tokens)

    def leads(self, title: str) -> bool:
        """Whether the title is that of a lead, who is a head where people report to them."""
        return self.lead.within(tokens_of(title))

    def _match(self, tokens: tuple[str, ...]) -> Title | None:
        """The title whose words all stand in `tokens`: the longest, then one with a level, a relevant one."""
        given = frozenset(tokens)
        best: tuple[tuple[int, bool, bool], Title] | None = None
        for words, title in self.titles:
            if words <= given and not any(set(tokens_of(word)) <= given for word in title.not_when):
                rank = (len(words), bool(words & _LEVELS), title.relevant)
                if best is None or rank > best[0]:
                    best = (rank, title)
        return best[1] if best else None

    def _relevant(
        self,
        tokens: tuple[str, ...],
        match: Title | None,
        role_text: str,
        employer: tuple[str, ...],
        *,
        expected: bool,
    ) -> bool:
        text = tokens_of(role_text)
        if match is not None and match.relevant and match.needs_context:
            return self._in_profession(text, tokens, employer, expected=expected)
        if match is not None and match.relevant:
            wanted = 0
        elif (least := self._context_wanted(tokens, match, text, employer, expected)) is not None:
            wanted = least
        else:
            return False
        settled = self.context.count(text)
        return settled >= wanted and settled >= self.foreign.count(text)

    def _in_profession(
        self, text: tuple[str, ...], title: tuple[str, ...], employer: tuple[str, ...], *, expected: bool
    ) -> bool:
        """Whether a title that other trades use too is one of the profession, by the words of the whole role.

        Those of the title and of the employer count twice.
        """
        weak = self.weak_context.count(text)
        strong = self.context.count(text) - weak
        if expected and len(text) <= len(title) + len(employer) + _LONGEST_DATES:
            return not self.foreign.within(text)  # nothing is told of the job
        settled = strong + min(weak, 1) + self.context.within(title) + self.context.within(employer)
        return settled >= (1 if expected and strong else _SOME_CONTEXT) and settled >= self.foreign.count(
            text
        )

    def _context_wanted(
        self,
        tokens: tuple[str, ...],
        match: Title | None,
        text: tuple[str, ...],
        employer: tuple[str, ...],
        expected: bool,
    ) -> int | None:
        """How many words of context make a title count that the pack does not list; None where none would."""
        known = self._words_of(match, tokens) if match else frozenset()
        headed = self.own_heads.within(tokens)
        if headed and self.fields.within(tuple(token for token in tokens if token not in known)):
            return 0
        if match is not None:
            return None
        if headed and self.fields_in_context.within(tokens):
            return _IN_CONTEXT
        if self.generic.issuperset(tokens) and self.fields.within(tokens):
            return 1 if expected else _SOME_CONTEXT  # "Medical Records"
        if self.heads_in_context.within(tokens):
            return _FULL_OF_CONTEXT
        if self._is_general(tokens):
            if self.fields.within(employer):
                return _SOME_CONTEXT
            if expected and self.fields.count(text) >= _SOME_FIELDS:
                return 1
            least = _SOME_CONTEXT if self.trainee.within(tokens) else _FULL_OF_CONTEXT
            return least if self.fields.count(text) >= _MANY_FIELDS else None
        return None

    def _is_general(self, tokens: tuple[str, ...]) -> bool:
        covered = {index for start, end in self.general.places(tokens) for index in range(start, end)}
        return bool(tokens) and all(at in covered or word in _LINKS for at, word in enumerate(tokens))

    def _words_of(self, match: Title, tokens: tuple[str, ...]) -> frozenset[str]:
        given = frozenset(tokens)
        found = [words for words, title in self.titles if title is match and words <= given]
        return max(found, key=len, default=frozenset())

    def _level(
        self, tokens: tuple[str, ...], match: Title | None, relevant: bool, management: bool, trainee: bool
    ) -> StageId | None:
        if trainee or self.junior.within(tokens):
            return "entry" if relevant else None
        if management:
            return "senior"
        if match is not None and not match.ambiguous:
            return match.stage
        return "mid" if relevant and self.senior.within(tokens) else None


@once_for_each
def read_book(vocabulary: Vocabulary) -> TitleBook:
    """The title book of a vocabulary, made once for each."""
    titles, words = vocabulary.titles, vocabulary.title_words
    terms, credentials = vocabulary.terms, vocabulary.credentials
    names = [form for term in terms if term.kind == "specialty" for form in (term.name, *term.aliases)]
    specialties = {token for name in names for token in tokens_of(name)}
    other = (words.areas, words.fields, words.fields_in_context, words.context)
    forms = [(tokens_of(form), title) for title in titles for form in (title.name, *title.aliases)]
    return TitleBook(
        titles=tuple((frozenset(tokens) - _LINKS, title) for tokens, title in forms),
        whole=frozenset(tokens for tokens, _ in forms),
        heads=Phrases.of(words.heads, words.other_heads),
        own_heads=Phrases.of(words.heads),
        heads_in_context=Phrases.of(words.heads_in_context),
        fields=Phrases.of(words.fields),
        fields_in_context=Phrases.of(words.fields_in_context),
        general=Phrases.of(words.general, words.strip, words.senior, words.junior),
        management=Phrases.of(words.management),
        lead=Phrases.of(words.lead),
        trainee=Phrases.of(words.trainee),
        junior=Phrases.of(words.junior),
        senior=Phrases.of(words.senior),
        strip=Phrases.of(words.strip),
        foreign=Phrases.of(words.foreign),
        context=Phrases.of(words.context),
        weak_context=Phrases.of(words.weak_context),
        organizations=Phrases.of(words.organizations),
        areas=frozenset(token for name in (*words.areas, *names) for token in tokens_of(name)[-1:]),
        generic=frozenset(token for one in other for name in one for token in tokens_of(name))
        | specialties
        | _LINKS,
        letters=frozenset(one.acronym for one in credentials),
        credentials=frozenset(
            tokens_of(form) for one in credentials for form in (one.acronym, one.name, *one.aliases)
        ),
        issuers=frozenset(
            tokens_of(form) for one in vocabulary.issuers for form in (one.id, one.name, *one.aliases)
        ),
    )
