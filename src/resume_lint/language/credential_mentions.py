"""Where credentials stand in a document: acronyms of several meanings settled, names joined."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.credential_details import detail_clause, detail_lines, label_cells
from resume_lint.language.credential_expansions import Expansion, read_expansion
from resume_lint.language.credential_status import Standing, StatusReader
from resume_lint.language.dates import find_date_ranges
from resume_lint.language.surroundings import Surroundings, is_settled, section_at
from resume_lint.language.terms import Forms, TermHit, TermMatcher, fold
from resume_lint.records import Prominence, Role, Section, SectionKind, Span
from resume_lint.vocabulary import CredentialEntry, Issuer, StatusWords

PROSE: frozenset[SectionKind | None] = frozenset(
    {"summary", "experience", "projects", "volunteer", "other", None}
)
_HEADER_LINES = 4
_APPRENTICE, ISSUER = "apprentice:", "issuer:"

_SAME = re.compile(r"[\s,:;(–—-]*|\s+or\s+")
CONNECTOR = re.compile(r"[\s,/&|•·()+-]*(?:and|or)?[\s,/&|•·()+-]*(?:\b(?:an?|the)\s+)?", re.IGNORECASE)
# A line may be as long as a book; a sentence is not.
_LONGEST_ITEM = 2000
_STOP = re.compile(r"[;•]|(?<=[\w)])\.(?=\s+[A-Z0-9(]|\s*$)", re.IGNORECASE)
_SHORTENED = re.compile(
    r"\b(?:exp|no|cert|lic|reg|mem|[A-Z]|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$", re.IGNORECASE
)  # exp. 2027, no. 17, J. Doe
# "CPC, AHIMA member" tells of two things.
OTHER_THING = re.compile(
    r"['’]?s?\W{0,3}(?:members?(?:hip)?(?!\W*(?:id|no|num|\d|\#))|chapter|training|course|approved|local)\b",
    re.IGNORECASE,
)
_OF_RESUMES: frozenset[SectionKind] = frozenset({"experience", "education", "certifications", "skills"})
_REACH = re.compile(r"[\w.+-]@[\w-]|\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b")
_SENTENCE, _LONG_LINE, _LONGEST_TITLE = 7, 16, 5  # words
_REFERENCES = re.compile(r"(?:professional\s+)?(?:references?|referees?)\b", re.IGNORECASE)
_SUFFIX = re.compile(r"-[A-Z]{1,5}\b")


class CredentialMatcher:
    """The credentials, issuers and status words of a pack, made ready once for `find_credentials`."""

    def __init__(
        self,
        credentials: Iterable[CredentialEntry],
        issuers: Iterable[Issuer],
        status_words: Iterable[StatusWords],
    ) -> None:
        self.entries = {entry.id: entry for entry in credentials}
        self.issuers = {issuer.id: issuer for issuer in issuers}
        self.reader = StatusReader(status_words)
        forms = [form for entry in self.entries.values() for form in _credential_forms(entry)]
        forms += [_issuer_forms(issuer) for issuer in self.issuers.values()]
        self.matcher = TermMatcher(forms)

    def find(self, text: str) -> list[TermHit]:
        """Every place where a credential or an issuer stands, those of a wrong case included."""
        return self.matcher.find(text, any_case=True)


_UNKNOWN = Standing()


@dataclass(frozen=True, slots=True)
class Mention:
    entry: CredentialEntry
    span: Span
    hit: TermHit
    apprentice: bool
    sure: bool = True
    standing: Standing = _UNKNOWN
    section: SectionKind | None = None
    prominence: Prominence = "body"
    issuer: str | None = None
    number: str | None = None


def _credential_forms(entry: CredentialEntry) -> list[Forms]:
    forms = [Forms(entry.id, (entry.acronym, entry.name, *entry.aliases), entry.misspellings)]
    if entry.apprentice:
        apprentice = entry.apprentice
        words = (apprentice.acronym, apprentice.name, *apprentice.aliases)
        forms.append(Forms(_APPRENTICE + entry.id, words))
    return forms


def _issuer_forms(issuer: Issuer) -> Forms:
    own = (issuer.id,) if issuer.id.isupper() else ()
    return Forms(ISSUER + issuer.id, (*own, issuer.name, *issuer.aliases), group=ISSUER)


class Page:
    """The document as credentials see it: mentions by line, sections, header lines of roles, issuers."""

    def __init__(
        self,
        document: Document,
        sections: Sequence[Section],
        roles: Sequence[Role],
        matcher: CredentialMatcher,
    ) -> None:
        self.text = document.text
        self._sections = sections
        #: Whether no heading says that this is a resume; `reachable`: whether it tells how to reach a person.
        self.bare = not any(
            section.kind in _OF_RESUMES
            or (section.kind == "summary" and 0 < len(section.title.split()) <= _LONGEST_TITLE)
            for section in sections
        )
        self.reachable = _REACH.search(self.text) is not None
        self._headers = [role.evidence.span for role in roles]
        self._employers = [
            (start, start + len(role.organization))
            for role in roles
            if role.organization and (start := self.text.find(role.organization, *role.evidence.span)) >= 0
        ]
        hits = matcher.find(self.text)
        self.issuers = [hit for hit in hits if hit.id.startswith(ISSUER) and hit.cased]
        self._issuer_starts = [hit.span[0] for hit in self.issuers]
        self._starts = {hit.span[0] for hit in hits}
        self._items: dict[int, Span] = {}
        newlines = [match.start() for match in islice(re.finditer("\n", self.text), _HEADER_LINES)]
        self._header_end = newlines[-1] if len(newlines) == _HEADER_LINES else len(self.text)
        self._reader = matcher.reader
        self.mentions = self._settle(_join_names(self.text, self._candidates(hits, matcher)))

    def _candidates(self, hits: Sequence[TermHit], matcher: CredentialMatcher) -> list[Mention]:
        found = []
        exact = {hit.span: hit.form for hit in hits if hit.form.startswith("=") and hit.cased}
        for hit in hits:
            if hit.id.startswith(ISSUER) or not self._is_whole(hit):
                continue
            if exact.get(hit.span, hit.form) != hit.form:  # CPC-O is not CPCO
                continue
            apprentice = hit.id.startswith(_APPRENTICE)
            entry = matcher.entries[hit.id.removeprefix(_APPRENTICE)]
            section = self.section_at(hit.span[0])
            if hit.cased or (section == "certifications" and not entry.ambiguous):
                found.append(Mention(entry, hit.span, hit, apprentice, section=section))
        return found

    def _is_whole(self, hit: TermHit) -> bool:
        """Whether no sign next to the words makes them part of something else (CCC-SLP, CPC+, CPC I have)."""
        start, end = hit.span
        words, sign = self.text[start:end], self.text[end : end + 1]
        if sign == "+" or self.text[start - 1 : start] == "-":
            return False
        if _SUFFIX.match(self.text, end) and end + 1 not in self._starts:
            return False
        if any(first <= start and end <= last for first, last in self._employers):
            return False
        lone_suffix = "-" in hit.form and re.search(r"\s[A-Z]$", words) and words.isupper()
        return not (lone_suffix and re.match(r"\s+[a-z]", self.text[end:]))

    def _settle(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions that mean the credential, each with whether that is sure."""
        judged = [self._is_sure(mention) for mention in in_time(mentions)]
        sure = [bool(one) for one in judged]
        for steps in (range(1, len(mentions)), range(len(mentions) - 1, 0, -1)):
            for right in steps:  # what is sure makes its neighbours in the row so, to both sides
                if sure[right - 1] != sure[right] and self._is_run(mentions[right - 1], mentions[right]):
                    sure[right - 1] = judged[right - 1] is not None
                    sure[right] = judged[right] is not None
        return [
            replace(mention, sure=sure[place])
            for place, mention in enumerate(mentions)
            if sure[place] or (judged[place] is not None and _may_stand(mention))
        ]

    def _is_sure(self, mention: Mention) -> bool | None:
        """Whether the words are sure to mean the credential, None where they are sure not to."""
        entry = mention.entry
        place = Surroundings(self.text, mention.span, self.line_at(mention.span[0]), mention.section)
        if not is_settled(place, (), entry.not_when):
            return None
        expansion = self.expansion_of(mention)
        if expansion and expansion.kind == "foreign" and not self.issuer_near(mention, entry.issuer):
            return None
        cues = tuple(cue for word in entry.context_needed for cue in (word, f"resume:{word}"))
        if mention.hit.form in entry.ambiguous_forms:
            return is_settled(place, entry.context_needed, ()) or (
                None if mention.section != "certifications" else False
            )
        if not entry.ambiguous or is_name(mention):
            return True
        if mention.section == "certifications" or self.issuer_near(mention, entry.issuer) or expansion:
            return True
        if self._reader.is_exam(self.text[mention.span[1] : place.line[1]]) and (
            mention.section == "summary"
            or self._reader.is_own_deed(self.text[place.line[0] : mention.span[0]])
        ):
            return True
        in_prose = mention.section in PROSE
        return bool(entry.context_needed) and is_settled(
            place, entry.context_needed if in_prose else cues, ()
        )

    def expansion_of(self, mention: Mention) -> Expansion | None:
        """How the words beside the acronym spell it out, None where they do not or the mention is a name."""
        if is_name(mention):
            return None
        entry = mention.entry
        base = entry.apprentice if mention.apprentice and entry.apprentice else entry
        return read_expansion(self.text, mention.span, base.acronym, (entry.name, *entry.aliases))

    def words_after(self, mention: Mention, end: int, following: int | None) -> str:
        """The words up to `end` that speak of the mention, with heads of columns and lines of details under it."""
        line, section = self.line_at(mention.span[0]), section_at(self._sections, mention.span[0])
        if section is None or section.kind != "certifications":
            return self.text[mention.span[1] : max(end, mention.span[1])]
        near = self.issuers_between(mention.span[1], end)
        other = next((hit.span[0] for hit in near if OTHER_THING.match(self.text, hit.span[1])), end)
        end = min(end, other)
        place = (mention.span[1], max(end, mention.span[1]))
        long = line[1] - line[0] > _LONGEST_ITEM
        after = self.text[slice(*place)] if long else label_cells(self.text, line, section.span[0], place)
        stop = min(line[1], following if following is not None else line[1])
        after += detail_clause(self.text, end, stop, self._reader.knows)
        if end < line[1] or (following is not None and following < line[1]):
            return after
        limit = min(section.span[1], following if following is not None else len(self.text))
        issuers = [hit.span for hit in self.issuers_between(line[1] + 1, limit)]
        return after + detail_lines(self.text, line[1], limit, self._reader.knows, issuers)

    def mention_after(self, mention: Mention) -> Mention | None:
        """The first mention that starts where this one ends or later, None where none does."""
        at = bisect_left(self.mentions, mention.span[1], key=lambda one: one.span[0])
        return self.mentions[at] if at < len(self.mentions) else None

    def is_inside_another(self, mention: Mention, place: int) -> bool:
        """Whether `place` stands in the words of the mention before it that is not this one."""
        at = bisect_right(self.mentions, place, key=lambda one: one.span[0]) - 1
        return at >= 0 and self.mentions[at].span != mention.span and place < self.mentions[at].span[1]

    def issuers_between(self, start: int, end: int) -> list[TermHit]:
        """The names of issuers that start there."""
        first, last = bisect_left(self._issuer_starts, start), bisect_left(self._issuer_starts, end)
        return self.issuers[first:last]

    def _is_run(self, left: Mention, right: Mention) -> bool:
        first, second = sorted((left.span, right.span))
        between = self.text[first[1] : second[0]]
        if "\n" in between or len(between) > 80:
            return False
        return bool(CONNECTOR.fullmatch(between)) or left.section == "summary" or self.is_header(left.span[0])

    def line_at(self, place: int) -> Span:
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end

    def section_at(self, place: int) -> SectionKind | None:
        section = section_at(self._sections, place)
        return section.kind if section else None

    def issuer_near(self, mention: Mention, issuer: str) -> bool:
        near = self.issuers_between(*self.line_at(mention.span[0]))
        return any(hit.id == ISSUER + issuer for hit in near)

    def is_header(self, place: int) -> bool:
        """Whether `place` stands in the first lines of the page, before anything but a heading."""
        if place > self._header_end:
            return False
        section = section_at(self._sections, place)
        return section is None or section.kind == "contact" or place < section.span[0] + len(section.title)

    def is_role_header(self, place: int) -> bool:
        return any(start <= place < end for start, end in self._headers)

    def is_post(self, mention: Mention) -> bool:
        """Whether another trade's credential opens the header of a job: "RN, Intensive Care" is a post."""
        if mention.entry.recognised or not self.is_role_header(mention.span[0]):
            return False
        before = self.text[self.line_at(mention.span[0])[0] : mention.span[0]]
        for dates in reversed(find_date_ranges(before)):
            before = before[: dates.span[0]] + before[dates.span[1] :]
        return not any(map(str.isalnum, before))

    def is_of_referee(self, place: int) -> bool:
        """Whether `place` stands among references, where other people are named."""
        section = section_at(self._sections, place)
        line = self.text[self.line_at(place)[0] : place].lstrip()
        return any(_REFERENCES.match(words) for words in (line, section.title if section else ""))

    def is_plain_prose(self, mention: Mention) -> bool:
        """Whether a mention under no known heading stands in a sentence, not in a list."""
        start, end = self.line_at(mention.span[0])
        line = self.text[start:end].rstrip()
        return mention.section in ("other", None) and line.endswith((".", ":")) and line.count(" ") >= 9

    def is_sentence(self, place: int) -> bool:
        """Whether `place` stands in a line that is a sentence, or as long as one."""
        start, end = self.line_at(place)
        line = self.text[start:end].rstrip()
        words = line.count(" ") + 1
        return words >= _LONG_LINE or (words >= _SENTENCE and line.endswith((".", "!", "?")))

    def prominence(self, mention: Mention) -> Prominence:
        if self.is_header(mention.span[0]):
            return "header"
        if mention.section == "summary":
            return "summary"
        return "section" if mention.section in ("certifications", "education") else "body"

    def item_at(self, place: int) -> Span:
        """The sentence or list item around `place`, within its line."""
        item = self._items.get(place)
        if item is None:
            item = self._items[place] = self._find_item(place)
        return item

    def _find_item(self, place: int) -> Span:
        start, end = self.line_at(place)
        start, end = max(start, place - _LONGEST_ITEM), min(end, place + _LONGEST_ITEM)
        for match in _STOP.finditer(self.text, start, end):
            if match[0] == "." and _SHORTENED.search(self.text, max(start, match.start() - 5), match.start()):
                continue
            if match.end() <= place:
                start = match.end()
            elif match.start() >= place:
                return start, match.start()
        return start, end


def _may_stand(mention: Mention) -> bool:
    """Whether an acronym that nothing settles may be one here; in a skills list other trades' are not."""
    if mention.section == "skills":
        return mention.entry.recognised
    return mention.section in ("certifications", "education", "contact", None)


def is_name(mention: Mention) -> bool:
    """Whether the words spell the name out, or name the issuer with the acronym."""
    return len(fold(mention.hit.form)) > len(fold(mention.entry.acronym)) + 2


def _join_names(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with "Name (ACRONYM)" and "ACRONYM - Name" as one."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last
            and _SAME.fullmatch(text, last.span[1], mention.span[0])
            and "\n" not in text[last.span[1] : mention.span[0]]
        ):
            if last.entry.id == mention.entry.id and is_name(last) != is_name(mention):
                whole = replace(
                    last,
                    span=(last.span[0], mention.span[1]),
                    apprentice=last.apprentice or mention.apprentice,
                )
                joined[-1] = replace(whole, hit=mention.hit if is_name(mention) else last.hit)
                continue
            if is_name(last) and not is_name(mention) and mention.entry.name.startswith(last.entry.name):
                joined[-1] = replace(mention, span=(last.span[0], mention.span[1]))
                continue
        joined.append(mention)
    return joined
