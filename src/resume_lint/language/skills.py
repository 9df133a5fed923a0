"""Skills, code sets, tools and specialties: document and vocabulary go in, `Skill`s come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.skill_lines import SkillLine, SkillLines
from resume_lint.language.surroundings import Surroundings, is_settled
from resume_lint.language.terms import Forms, TermHit, TermMatcher
from resume_lint.records import Claim, Role, Section, Skill, SkillEvidence, Span
from resume_lint.vocabulary import Term

_RANK: dict[SkillEvidence, int] = {"listed": 0, "used": 1, "quantified": 2}


class SkillMatcher:
    """The terms of a pack, made ready once for `find_skills`."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self.matcher = TermMatcher(_forms(term) for term in self.terms.values())

    def find(self, text: str) -> list[TermHit]:
        """Every place where a term stands, ambiguous ones and those of a wrong case included."""
        return self.matcher.find(text, any_case=True)


@dataclass(frozen=True, slots=True)
class _Mention:
    term: Term
    span: Span
    line: SkillLine
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

    A mention is quantified where its line holds a claim, used in any other line of work, and listed in a list:
    a skills section, certifications, education, "Tools: ..." lines, what stands under no known heading. Words
    that only a title, a heading or an employer says are no skill, nor is a family beside an exact name of it.
    """
    lines = SkillLines(document.text, sections, roles, claims)
    found: dict[str, list[_Mention]] = {}
    for hit in in_time(matcher.find(document.text)):
        mention = _read_mention(matcher.terms[hit.id], hit, lines)
        if mention:
            found.setdefault(hit.id, []).append(mention)
    _leave_out_families(found, matcher)
    ordered = sorted(found.values(), key=lambda mentions: (mentions[0].span, mentions[0].term.id))
    return tuple(_build_skill(document, mentions) for mentions in ordered)


def _forms(term: Term) -> Forms:
    names = (term.name,) if term.name_is_form else ()
    group = "name" if term.vague or term.kind in ("code_set", "tool") else term.kind
    return Forms(term.id, names + term.aliases, term.misspellings, term.case_sensitive, group)


def _read_mention(term: Term, hit: TermHit, lines: SkillLines) -> _Mention | None:
    line = lines.at(hit.span[0])
    if lines.is_employer(hit.span, line) or not _counts(term, hit, lines.text, line):
        return None
    if (term.kind == "skill" or term.vague) and _is_name_only(hit.span, lines.text, line):
        return None
    evidence, claims = line.weight(hit.span, lines.text)
    return _Mention(term, hit.span, line, evidence, claims)


def _counts(term: Term, hit: TermHit, text: str, line: SkillLine) -> bool:
    unsure = term.ambiguous or hit.form in term.ambiguous_forms
    if hit.cased and not unsure and not term.not_when:
        return True
    place = Surroundings(text, hit.span, line.span, line.section)
    if not hit.cased and not _stands_alone(place):
        return False
    return is_settled(place, term.context_needed if unsure else (), term.not_when)


def _stands_alone(place: Surroundings) -> bool:
    """Whether the words are a whole item of a skills list, where a wrong case does no harm."""
    return place.section == "skills" and is_settled(place, ("alone",), ())


def _is_name_only(span: Span, text: str, line: SkillLine) -> bool:
    """Whether the words only name a post, a part of the resume or the person's trade."""
    if line.is_title(span[0]):
        return True
    return line.section == "contact" and not is_settled(
        Surroundings(text, span, line.span, line.section), ("alone",), ()
    )


def _leave_out_families(found: dict[str, list[_Mention]], matcher: SkillMatcher) -> None:
    """Takes out each term that is `told_by` another one found: beside "Epic", "EHR systems" says no more."""
    families = [term for key in found if (term := matcher.terms[key]).told_by]
    if families:
        tell = {mark: key for key in found for mark in _marks(matcher.terms[key])}
        for term in families:
            if any(tell.get(mark, term.id) != term.id for mark in term.told_by):
                del found[term.id]


def _marks(term: Term) -> tuple[str, ...]:
    return () if term.vague or term.told_by else (term.id, term.category, *term.counts_as)


def _build_skill(document: Document, mentions: list[_Mention]) -> Skill:
    term = mentions[0].term
    claims = dict.fromkeys(claim for mention in mentions for claim in mention.claims)
    return Skill(
        id=term.id,
        name=term.name,
        category=term.category,
        vague=term.vague,
        evidence=max((mention.evidence for mention in mentions), key=_RANK.__getitem__),
        mentions=tuple(document.evidence(mention.span, mention.line.section) for mention in mentions),
        claims=tuple(claims),
        kind=term.kind,
        counts_as=term.counts_as,
        soft=term.soft,
        generic=term.generic,
    )
