"""Skills, code sets, tools and specialties: document and vocabulary go in, `Skill`s come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from resume_lint.document.model import Document
from resume_lint.language.surroundings import Surroundings, is_settled
from resume_lint.language.terms import Forms, TermHit, TermMatcher
from resume_lint.records import Claim, Role, Section, SectionKind, Skill, SkillEvidence, Span
from resume_lint.vocabulary import Term

WORK_SECTIONS: frozenset[SectionKind] = frozenset(
    {"experience", "summary", "projects", "volunteer", "awards"}
)
_RANK: dict[SkillEvidence, int] = {"listed": 0, "used": 1, "quantified": 2}

_LIST_LABEL = re.compile(
    r"""
    ^\W*(?:[\w/&-]+\s){0,2}
    (?:tools?|systems?|software|technolog(?:y|ies)|skills?|platforms?|applications?|programs?|environment
      |code\ sets?|competenc(?:y|ies)|proficienc(?:y|ies)|coursework|courses|certifications?|[A-Z]{3}s?)
    (?:\s(?:used|include|included|including))?\s*:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRAINING = re.compile(
    r"\W*(?:completed|attended|took|received)\b.*\b(?:training|course|class)", re.IGNORECASE
)
_ITEM_BREAK = re.compile(r"[,;|•·\t]|\band\b|&")


class SkillMatcher:
    """The terms of a pack, made ready once for `find_skills`."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self._matcher = TermMatcher(_forms(term) for term in self.terms.values())

    def find(self, text: str) -> list[TermHit]:
        """Every place where a term stands, ambiguous ones and those of a wrong case included."""
        return self._matcher.find(text, any_case=True)


@dataclass(frozen=True, slots=True)
class _Mention:
    term: Term
    span: Span
    section: SectionKind | None
    evidence: SkillEvidence
    claims: tuple[str, ...]


def find_skills(
    document: Document,
    sections: Sequence[Section],
    roles: Sequence[Role],
    claims: Sequence[Claim],
    matcher: SkillMatcher,
) -> tuple[Skill, ...]:
    """One skill per term that the resume names, by first mention, with how the resume backs it.

    A mention is quantified where its line of work holds a claim, used in any other line of work, and listed
    in a list: a skills section, certifications, education, "Tools: ..." lines, what stands under no known
    heading.
    """
    lines = _Lines(document, sections, roles, claims)
    found: dict[str, list[_Mention]] = {}
    for hit in matcher.find(document.text):
        mention = _read_mention(matcher.terms[hit.id], hit, lines)
        if mention:
            found.setdefault(hit.id, []).append(mention)
    ordered = sorted(found.values(), key=lambda mentions: (mentions[0].span, mentions[0].term.id))
    return tuple(_build_skill(document, mentions) for mentions in ordered)


def find_misspellings(document: Document, matcher: SkillMatcher) -> tuple[tuple[Term, Span], ...]:
    """Each place where a term is written wrong in a way the vocabulary knows, with the term meant."""
    hits = (hit for hit in matcher.find(document.text) if hit.misspelled and hit.cased)
    return tuple((matcher.terms[hit.id], hit.span) for hit in hits)


def _forms(term: Term) -> Forms:
    names = (term.name,) if term.name_is_form else ()
    group = "name" if term.vague or term.kind in ("code_set", "tool") else term.kind
    return Forms(term.id, names + term.aliases, term.misspellings, term.case_sensitive, group)


def _read_mention(term: Term, hit: TermHit, lines: _Lines) -> _Mention | None:
    line = lines.span_at(hit.span[0])
    place = Surroundings(lines.text, hit.span, line, lines.section_at(hit.span[0]))
    if lines.is_employer(hit.span) or not _counts(term, hit, place):
        return None
    evidence, claims = lines.weight(hit.span, line, place.section)
    return _Mention(term, hit.span, place.section, evidence, claims)


def _counts(term: Term, hit: TermHit, place: Surroundings) -> bool:
    if not hit.cased and not _stands_alone(place):
        return False
    unsure = term.ambiguous or hit.form in term.ambiguous_forms
    return is_settled(place, term.context_needed if unsure else (), term.not_when)


def _stands_alone(place: Surroundings) -> bool:
    """Whether the words are a whole item of a skills list, where a wrong case does no harm."""
    return place.section == "skills" and is_settled(place, ("alone",), ())


def _build_skill(document: Document, mentions: list[_Mention]) -> Skill:
    term = mentions[0].term
    claims = dict.fromkeys(claim for mention in mentions for claim in mention.claims)
    return Skill(
        id=term.id,
        name=term.name,
        category=term.category,
        vague=term.vague,
        evidence=max((mention.evidence for mention in mentions), key=_RANK.__getitem__),
        mentions=tuple(document.evidence(mention.span, mention.section) for mention in mentions),
        claims=tuple(claims),
        kind=term.kind,
        counts_as=term.counts_as,
        soft=term.soft,
        generic=term.generic,
    )


class _Lines:
    """What is known of each line of the document: its section, its claims, whether it is a header."""

    def __init__(
        self, document: Document, sections: Sequence[Section], roles: Sequence[Role], claims: Sequence[Claim]
    ) -> None:
        self.text = document.text
        self._sections = sections
        self._roles = roles
        self._employers = [span for role in roles for span in _employer_spans(self.text, role)]
        self._claims: dict[int, list[str]] = {}
        for claim in claims:
            start = self.text.rfind("\n", 0, claim.evidence.span[0]) + 1
            self._claims.setdefault(start, []).append(claim.id)

    def span_at(self, place: int) -> Span:
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end

    def section_at(self, place: int) -> SectionKind | None:
        for section in self._sections:
            if section.span[0] <= place < section.span[1]:
                return section.kind
        return None

    def is_employer(self, span: Span) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in self._employers)

    def weight(
        self, span: Span, line: Span, section: SectionKind | None
    ) -> tuple[SkillEvidence, tuple[str, ...]]:
        """How much a mention there proves, and by which claims."""
        claims = tuple(self._claims.get(line[0], ()))
        role = next((role for role in self._roles if role.span[0] <= span[0] < role.span[1]), None)
        if section not in WORK_SECTIONS and role is None and not (section == "other" and claims):
            return "listed", ()
        if claims:
            return "quantified", claims
        if role is not None and role.evidence.span[0] <= span[0] < role.evidence.span[1]:
            return ("used" if role.relevant else "listed"), ()
        return ("listed" if is_list_line(self.text[line[0] : line[1]]) else "used"), ()


def _employer_spans(text: str, role: Role) -> Iterator[Span]:
    if role.organization:
        start = text.find(role.organization, *role.evidence.span)
        if start >= 0:
            yield start, start + len(role.organization)


def is_list_line(line: str) -> bool:
    """Whether a line of a work section only lists names instead of saying what was done.

    >>> is_list_line("Tools: Epic, 3M 360 Encompass"), is_list_line("ICD-10-CM | CPT | HCPCS Level II | Epic")
    (True, True)
    >>> is_list_line("Coded ED, urgent care, and clinic visits in Epic.")
    False
    """
    if _LIST_LABEL.match(line) or _TRAINING.match(line):
        return True
    items = [item.split() for item in _ITEM_BREAK.split(line)]
    return len(items) >= 4 and not line.rstrip().endswith(".") and max(map(len, items)) <= 3
