"""Skills, code sets, tools and specialties: document and vocabulary go in, `Skill`s come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.dates import DateRange, covered_months
from resume_lint.language.person import find_name_places
from resume_lint.language.skill_lines import SkillLine, SkillLines
from resume_lint.language.stage import role_range
from resume_lint.language.surroundings import Surroundings, is_settled
from resume_lint.language.terms import Forms, TermHit, TermMatcher
from resume_lint.records import Claim, Month, Role, Section, Skill, SkillEvidence, Span
from resume_lint.vocabulary import Term

_RANK: dict[SkillEvidence, int] = {"listed": 0, "used": 1, "quantified": 2}


class SkillMatcher:
    """The terms of a pack, made ready once for `find_skills`."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self.shown_by: dict[str, list[Term]] = {}
        for term in self.terms.values():
            for metric in term.shown_by:
                self.shown_by.setdefault(metric, []).append(term)
        self.matcher = TermMatcher(_forms(term) for term in self.terms.values())

    def find(self, text: str) -> list[TermHit]:
        """Every place where a term stands, ambiguous ones and those of a wrong case included."""
        return self.matcher.find(text, any_case=True)

    def specialties_in(self, name: str) -> tuple[str, ...]:
        """The ids of the specialties that stand in the name of an employer, each once."""
        ids = (hit.id for hit in self.matcher.find(name))
        return tuple(dict.fromkeys(id for id in ids if "specialty" in self.terms[id].counts_as))


@dataclass(frozen=True, slots=True)
class _Mention:
    term: Term
    span: Span
    line: SkillLine
    evidence: SkillEvidence
    claims: tuple[str, ...]
    misspelled: bool = False


def find_skills(
    document: Document,
    sections: Sequence[Section],
    roles: Sequence[Role],
    claims: Sequence[Claim],
    matcher: SkillMatcher,
    *,
    as_of: date | None = None,
) -> tuple[Skill, ...]:
    """One skill per term that the resume names, by first mention, with how the resume backs it.

    A mention is quantified where its line holds a claim, used in any other line of work, and listed in a list:
    a skills section, certifications, education, "Tools: ..." lines, what stands under no known heading. Words
    that only a title, a heading, an employer or the writer's name says are no skill, nor is a family beside an exact
    name of it. Months are counted up to `as_of`; without it no job that goes on has any.
    """
    lines = SkillLines(document.text, sections, roles, claims)
    found: dict[str, list[_Mention]] = {}
    headed = bool(sections) and sections[0].kind == "contact"
    names = find_name_places(document.text) if headed else []
    hits = matcher.find(document.text)
    tools = [hit.span for hit in hits if matcher.terms[hit.id].kind == "tool"]
    for hit in in_time(hits):
        if any(start <= hit.span[0] < end for start, end in names):
            continue
        if matcher.terms[hit.id].kind == "skill" and _is_part_of(hit.span, tools):
            continue
        mention = _read_mention(matcher.terms[hit.id], hit, lines)
        if mention and not any(_covers(known.span, hit.span) for known in found.get(hit.id, ())):
            found.setdefault(hit.id, []).append(mention)
    _add_shown(found, claims, matcher, lines)
    _leave_out_families(found, matcher)
    ordered = sorted(found.values(), key=lambda mentions: (mentions[0].span, mentions[0].term.id))
    ranges = [role_range(role) for role in roles]
    return tuple(_build_skill(document, mentions, ranges, as_of) for mentions in ordered)


def _add_shown(
    found: dict[str, list[_Mention]], claims: Sequence[Claim], matcher: SkillMatcher, lines: SkillLines
) -> None:
    """Adds the skills that claims show by what they measure, generic ones only where their line names no exact one."""
    named = {
        (id(one.line), metric)
        for mentions in found.values()
        for one in mentions
        if not one.term.generic
        for metric in one.term.metrics
    }
    for claim in claims:
        for term in matcher.shown_by.get(claim.metric, ()):
            line = lines.at(claim.evidence.span[0])
            place = Surroundings(lines.text, claim.evidence.span, line.span, line.section)
            trade = tuple(cue for cue in term.context_needed if cue.startswith("resume:"))
            told = term.generic and (id(line), claim.metric) in named
            if told or not is_settled(place, trade, term.not_when):
                continue
            mentions = found.setdefault(term.id, [])
            if all(mention.line is not line for mention in mentions):
                mentions.append(_Mention(term, claim.evidence.span, line, "quantified", (claim.id,)))
                mentions.sort(key=lambda mention: mention.span)


def _is_part_of(span: Span, names: Sequence[Span]) -> bool:
    """Whether the words are a part of a longer name: the "CDI" of a product called “Optum CDI 3D” tells no work."""
    return any(_covers(name, span) and name != span for name in names)


def _covers(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _forms(term: Term) -> Forms:
    names = (term.name,) if term.name_is_form else ()
    group = "name" if term.vague or term.kind in ("code_set", "tool") else term.kind
    phrases = tuple(map(_singular, term.aliases)) if term.kind == "skill" else ()
    ones = tuple(one for one in phrases if one and one not in term.aliases)
    forms = names + term.aliases + term.titles + ones
    return Forms(term.id, forms, term.misspellings, term.case_sensitive, group)


def _singular(alias: str) -> str:
    """A phrase of several words whose last one is a plural, with that word in the singular; "" for others.

    A form that starts with `=` stays as written: "productivity standards" are set, a "productivity standard" is met.

    >>> _singular("audit findings"), _singular("appeal ... queries"), _singular("queries"), _singular("data analysis")
    ('audit finding', 'appeal ... query', '', '')
    """
    words, _, last = alias.rpartition(" ")
    if (
        not words
        or alias.startswith("=")
        or not last.isalpha()
        or not last.islower()
        or last.endswith(("ss", "is", "us", "ics"))
    ):
        return ""
    if last.endswith("ies") and len(last) > 4:
        return f"{words} {last[:-3]}y"
    return f"{words} {last[:-1]}" if last.endswith("s") else ""


def _read_mention(term: Term, hit: TermHit, lines: SkillLines) -> _Mention | None:
    line = lines.at(hit.span[0])
    if lines.is_employer(hit.span, line) or not _counts(term, hit, lines.text, line):
        return None
    if hit.form in term.titles:
        if not (line.in_header and line.evidence == "used"):
            return None
    elif (term.kind == "skill" or term.vague) and _is_name_only(hit.span, lines.text, line):
        return None
    evidence, claims = line.weight(hit.span, lines.text)
    if hit.form in term.titles and not claims:
        claims = lines.claims_in_role(line, term.metrics)
        evidence = "quantified" if claims else evidence
    return _Mention(term, hit.span, line, evidence, claims, hit.misspelled)


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


def _build_skill(
    document: Document, mentions: list[_Mention], ranges: Sequence[DateRange | None], as_of: date | None
) -> Skill:
    term = mentions[0].term
    claims = dict.fromkeys(claim for mention in mentions for claim in mention.claims)
    numbers = sorted({mention.line.role for mention in mentions if mention.line.role is not None})
    months, last_used = _time_of_use([one for number in numbers if (one := ranges[number])], as_of)
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
        roles=tuple(numbers),
        months=months,
        last_used=last_used,
        outdated=term.status == "legacy",
        misspelled=all(mention.misspelled for mention in mentions),
    )


def _time_of_use(ranges: Sequence[DateRange], as_of: date | None) -> tuple[int | None, str | None]:
    """The months that the jobs cover and the last of them, None where no job has both dates."""
    if as_of is None or not ranges:
        return None, None
    today = Month(as_of.year, as_of.month)
    last = max((one.end or today for one in ranges), key=lambda month: (month.year, month.month or 12))
    return covered_months(ranges, as_of), str(last)
