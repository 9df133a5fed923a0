"""The language part as spaCy components: each adds a span group and a `Doc._` value, and can be used alone.

Order: sections, timeline, claims, skills, credentials, phrases. Each finds what it needs from those before it, and
makes it itself where they are not in the pipeline. The vocabulary comes from the pack named in the configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from resume_lint.document.model import Document, Line, Word
from resume_lint.language.claims import ClaimFinder, find_claims, read_lines
from resume_lint.language.credentials import CredentialMatcher, find_credentials
from resume_lint.language.details import DetailFinder
from resume_lint.language.doubts import find_doubts
from resume_lint.language.education import find_education
from resume_lint.language.findings import UNREAD, Findings
from resume_lint.language.misspellings import Speller, find_misspellings
from resume_lint.language.phrases import PhraseMatcher
from resume_lint.language.sections import find_sections
from resume_lint.language.skills import SkillMatcher, find_skills
from resume_lint.language.timeline import find_roles
from resume_lint.language.timeline_events import find_timeline_events
from resume_lint.language.vague import find_vague_claims
from resume_lint.pack import load_pack
from resume_lint.records import (
    Claim,
    Role,
    Section,
    Span,
)
from resume_lint.vocabulary import Vocabulary

PIPES = (
    "resume_sections",
    "resume_timeline",
    "resume_claims",
    "resume_skills",
    "resume_credentials",
    "resume_phrases",
)


@dataclass(frozen=True, slots=True)
class Words:
    """A pack's vocabulary with its matchers, made ready once per process and pack."""

    vocabulary: Vocabulary
    claims: ClaimFinder
    skills: SkillMatcher
    credentials: CredentialMatcher
    phrases: PhraseMatcher
    speller: Speller
    details: DetailFinder


def make_words(vocabulary: Vocabulary) -> Words:
    """The matchers of a vocabulary."""
    skills = SkillMatcher(vocabulary.terms)
    credentials = CredentialMatcher(vocabulary.credentials, vocabulary.issuers, vocabulary.status_words)
    known = (skills.matcher, credentials.matcher)
    return Words(
        vocabulary,
        ClaimFinder(vocabulary),
        skills,
        credentials,
        PhraseMatcher(vocabulary.phrases),
        Speller(vocabulary.terms, known, _other_words(vocabulary)),
        DetailFinder(vocabulary.details),
    )


def _other_words(vocabulary: Vocabulary) -> Iterator[str]:
    """Words of titles, headings, metrics and phrases: right as they stand, however near to a name."""
    for title in vocabulary.titles:
        yield from (title.name, *title.aliases)
    for heading in vocabulary.headings:
        yield from heading.words
    for metric in vocabulary.metrics:
        yield from (*metric.names, *metric.nouns)
    yield from (entry.phrase for entry in vocabulary.phrases)


@lru_cache(maxsize=8)
def load_words(pack: str) -> Words:
    """The words of the pack with that id or in that folder."""
    return make_words(load_pack(pack).vocabulary)


def plain_document(text: str) -> Document:
    """A document of that text as it is, one line of it a paragraph, for a `Doc` that came without one."""
    lines: list[Line] = []
    words: list[Word] = []
    start = 0
    for block, line in enumerate(text.split("\n")):
        first = len(words)
        at = start
        for word in line.split():
            at = text.index(word, at)
            words.append(Word(word, (at, at + len(word))))
            at += len(word)
        lines.append(Line((start, start + len(line)), (first, len(words)), block=block))
        start += len(line) + 1
    return Document(text, "text/plain", tuple(lines), tuple(words))


def set_document(doc: Doc, document: Document, as_of: date | None) -> None:
    """Gives the `Doc` the document it was made from, whose text must be the same."""
    doc._.resume = Findings(document, as_of)


def _found(doc: Doc) -> Findings:
    if doc._.resume is None:
        doc._.resume = Findings()
    found: Findings = doc._.resume
    if found.document is UNREAD:
        found.document = plain_document(doc.text)
    return found


def _sections(found: Findings, words: Words) -> tuple[Section, ...]:
    if found.sections is None:
        found.sections = find_sections(found.document, words.vocabulary.headings)
    return found.sections


def _roles(found: Findings, words: Words) -> tuple[Role, ...]:
    if found.roles is None:
        as_of = found.as_of or date.max.replace(year=2100)
        found.roles = find_roles(found.document, _sections(found, words), words.vocabulary, as_of)
    return found.roles


def _claims(found: Findings, words: Words) -> tuple[Claim, ...]:
    if found.claims is None:
        sections, roles = _sections(found, words), _roles(found, words)
        found.lines = read_lines(found.document, sections, roles, words.claims)
        found.claims = find_claims(found.document, found.lines, roles, words.claims)
        found.vague_claims = find_vague_claims(found.document, found.lines, found.claims)
        found.doubts = find_doubts(found.claims, found.lines, words.claims.metrics)
    return found.claims


def _group(doc: Doc, key: str, spans: Sequence[tuple[Span, str]]) -> None:
    """Writes the span group `resume_<key>`; a span that ends inside a token takes the whole token."""
    made = [doc.char_span(*span, label=label, alignment_mode="expand") for span, label in spans]
    doc.spans[f"resume_{key}"] = SpanGroup(doc, name=f"resume_{key}", spans=[span for span in made if span])


def _mark_sections(doc: Doc, found: Findings, words: Words) -> None:
    _group(doc, "sections", [(section.span, section.kind) for section in _sections(found, words)])


def _mark_timeline(doc: Doc, found: Findings, words: Words) -> None:
    found.education = find_education(found.document, _sections(found, words), words.vocabulary)
    found.timeline = find_timeline_events(
        found.document,
        _sections(found, words),
        _roles(found, words),
        found.education,
        words.vocabulary,
        found.as_of,
    )
    _group(doc, "roles", [(role.span, role.canonical_title or "role") for role in _roles(found, words)])


def _mark_claims(doc: Doc, found: Findings, words: Words) -> None:
    _group(doc, "claims", [(claim.evidence.span, claim.metric) for claim in _claims(found, words)])
    _group(doc, "vague_claims", [(vague.evidence.span, vague.metric) for vague in found.vague_claims])


def _mark_skills(doc: Doc, found: Findings, words: Words) -> None:
    claims, sections, roles = _claims(found, words), _sections(found, words), _roles(found, words)
    found.skills = find_skills(found.document, sections, roles, claims, words.skills, as_of=found.as_of)
    found.misspellings = find_misspellings(found.document, sections, roles, words.speller)
    _group(doc, "skills", [(mention.span, skill.id) for skill in found.skills for mention in skill.mentions])


def _mark_credentials(doc: Doc, found: Findings, words: Words) -> None:
    sections, roles = _sections(found, words), _roles(found, words)
    found.credentials, found.credential_mistakes = find_credentials(
        found.document, sections, roles, words.credentials, as_of=found.as_of
    )
    _group(doc, "credentials", [(m.span, one.acronym) for one in found.credentials for m in one.mentions])


def _mark_phrases(doc: Doc, found: Findings, words: Words) -> None:
    found.phrases = words.phrases.find(found.document, _sections(found, words), _claims(found, words))
    _group(doc, "phrases", [(phrase.evidence.span, phrase.kind) for phrase in found.phrases])


_MARKERS: dict[str, Callable[[Doc, Findings, Words], None]] = dict(
    zip(
        PIPES,
        (_mark_sections, _mark_timeline, _mark_claims, _mark_skills, _mark_credentials, _mark_phrases),
        strict=True,
    )
)


class ResumePipe:
    """One component: it reads a `Doc`, adds its span groups and its part of `Doc._.resume`.

    `name` is one of `PIPES`, `pack` the id or folder of a rule pack, None for the one that is loaded by default, and
    `as_of` the day of the analysis. The words of the pack are loaded with the first `Doc`; a pickled component holds
    its settings only.
    """

    def __init__(
        self, name: str, pack: str | None = None, as_of: date | None = None, words: Words | None = None
    ) -> None:
        self.name = name
        self.pack = pack
        self.as_of = as_of
        self._words = words

    def __call__(self, doc: Doc) -> Doc:
        """The same `Doc`, with what the component finds in it."""
        if self._words is None:
            self._words = load_words(self.pack or DEFAULT_PACK)
        found = _found(doc)
        found.as_of = found.as_of or self.as_of
        _MARKERS[self.name](doc, found, self._words)
        return doc

    def __reduce__(self) -> tuple[type[ResumePipe], tuple[str, str | None, date | None]]:
        """The settings, from which it is made again."""
        return ResumePipe, (self.name, self.pack, self.as_of)


def _register(kind: str) -> None:
    """Makes the component known to spaCy; without a `pack` it uses the one that `load_pack` loads by default."""

    @Language.factory(kind, default_config={"pack": None, "as_of": None})
    def make(nlp: Language, name: str, pack: str | None, as_of: str | None) -> ResumePipe:
        words = getattr(nlp, "resume_words", None)
        if words is None and pack is not None:
            words = load_words(pack)  # what is wrong with a pack is told when it is added
        return ResumePipe(kind, pack, date.fromisoformat(as_of) if as_of else None, words)


DEFAULT_PACK = load_pack.__defaults__[0] if load_pack.__defaults__ else ""

if not Doc.has_extension("resume"):
    Doc.set_extension("resume", default=None)
for _name in PIPES:
    _register(_name)
