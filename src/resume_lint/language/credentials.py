"""Credentials of a person: document and vocabulary go in, one `Credential` each comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from resume_lint.document.model import Document
from resume_lint.language.credential_status import Standing, StatusReader
from resume_lint.language.surroundings import Surroundings, is_settled
from resume_lint.language.terms import Forms, TermHit, TermMatcher, fold
from resume_lint.records import Credential, Prominence, Role, Section, SectionKind, Span
from resume_lint.vocabulary import CredentialEntry, Issuer, StatusWords

_STRICT: frozenset[SectionKind] = frozenset({"experience", "projects", "volunteer"})
_PROSE: frozenset[SectionKind | None] = frozenset({"summary", "experience", "projects", "volunteer", "other"})
_HEADER_LINES = 4
_PROMINENCE: tuple[Prominence, ...] = ("header", "summary", "section", "body")
_APPRENTICE, _ISSUER = "apprentice:", "issuer:"

_SAME = re.compile(r"[\s,:;(–—-]*|\s+or\s+")
_CONNECTOR = re.compile(r"[\s,/&|•·()+-]*(?:and|or)?[\s,/&|•·()+-]*", re.IGNORECASE)
_ITEM_END = re.compile(r";|•|(?<!\bexp)(?<!\bno)(?<!\b[A-Z])(?<=[\w)])\.(?=\s+[A-Z0-9(]|\s*$)", re.IGNORECASE)
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
        self._matcher = TermMatcher(forms)

    def find(self, text: str) -> list[TermHit]:
        """Every place where a credential or an issuer stands, those of a wrong case included."""
        return self._matcher.find(text, any_case=True)


_UNKNOWN = Standing()


@dataclass(frozen=True, slots=True)
class _Mention:
    entry: CredentialEntry
    span: Span
    hit: TermHit
    apprentice: bool
    sure: bool = True
    standing: Standing = _UNKNOWN
    section: SectionKind | None = None
    prominence: Prominence = "body"
    issuer: str | None = None


def find_credentials(
    document: Document,
    sections: Sequence[Section],
    roles: Sequence[Role],
    matcher: CredentialMatcher,
    *,
    as_of: date | None = None,
) -> tuple[Credential, ...]:
    """One record per credential that the person holds, held or is taking, by first mention.

    Left out: credentials of others ("a team of CPC coders"), courses and exam preparation, acronyms that mean
    something else there. `as_of` tells past dates from those to come; without it no date makes a status.
    """
    page = _Page(document, sections, roles, matcher)
    mentions = _read_standings(page, matcher, as_of)
    grouped: dict[str, list[_Mention]] = {}
    for mention in mentions:
        if mention.standing.held:
            grouped.setdefault(mention.entry.id, []).append(mention)
    return tuple(_build_credential(document, group) for group in grouped.values())


def _credential_forms(entry: CredentialEntry) -> list[Forms]:
    forms = [Forms(entry.id, (entry.acronym, entry.name, *entry.aliases))]
    if entry.apprentice:
        apprentice = entry.apprentice
        words = (apprentice.acronym, apprentice.name, *apprentice.aliases)
        forms.append(Forms(_APPRENTICE + entry.id, words))
    return forms


def _issuer_forms(issuer: Issuer) -> Forms:
    own = (issuer.id,) if issuer.id.isupper() else ()
    return Forms(_ISSUER + issuer.id, (*own, issuer.name, *issuer.aliases), group=_ISSUER)


class _Page:
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
        self._headers = [role.evidence.span for role in roles]
        self._employers = [
            (start, start + len(role.organization))
            for role in roles
            if role.organization and (start := self.text.find(role.organization, *role.evidence.span)) >= 0
        ]
        hits = matcher.find(self.text)
        self.issuers = [hit for hit in hits if hit.id.startswith(_ISSUER) and hit.cased]
        self._starts = {hit.span[0] for hit in hits}
        self.mentions = self._settle(_join_names(self.text, self._candidates(hits, matcher)))

    def _candidates(self, hits: Sequence[TermHit], matcher: CredentialMatcher) -> list[_Mention]:
        found = []
        for hit in hits:
            if hit.id.startswith(_ISSUER) or not self._is_whole(hit):
                continue
            apprentice = hit.id.startswith(_APPRENTICE)
            entry = matcher.entries[hit.id.removeprefix(_APPRENTICE)]
            section = self.section_at(hit.span[0])
            if hit.cased or (section == "certifications" and not entry.ambiguous):
                found.append(_Mention(entry, hit.span, hit, apprentice, section=section))
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

    def _settle(self, mentions: list[_Mention]) -> list[_Mention]:
        """The mentions that mean the credential, each with whether that is sure."""
        judged = [(mention, self._is_sure(mention)) for mention in mentions]
        kept = []
        for place, (mention, sure) in enumerate(judged):
            if sure is None:
                continue
            near = [judged[other] for other in (place - 1, place + 1) if 0 <= other < len(judged)]
            beside = any(known and self._is_run(mention, other) for other, known in near)
            if (
                sure
                or beside
                or mention.section in ("skills", "certifications", "education", "contact", None)
            ):
                kept.append(replace(mention, sure=sure or beside))
        return kept

    def _is_sure(self, mention: _Mention) -> bool | None:
        """Whether the words are sure to mean the credential, None where they are sure not to."""
        entry = mention.entry
        place = Surroundings(self.text, mention.span, self.line_at(mention.span[0]), mention.section)
        if not is_settled(place, (), entry.not_when):
            return None
        cues = tuple(cue for word in entry.context_needed for cue in (word, f"resume:{word}"))
        if mention.hit.form in entry.ambiguous_forms:
            return is_settled(place, entry.context_needed, ()) or (
                None if mention.section != "certifications" else False
            )
        if not entry.ambiguous or _is_name(mention):
            return True
        if mention.section == "certifications" or self.issuer_near(mention, entry.issuer):
            return True
        in_prose = mention.section in _PROSE
        return bool(entry.context_needed) and is_settled(
            place, entry.context_needed if in_prose else cues, ()
        )

    def _is_run(self, left: _Mention, right: _Mention) -> bool:
        first, second = sorted((left.span, right.span))
        between = self.text[first[1] : second[0]]
        if "\n" in between or len(between) > 30:
            return False
        return bool(_CONNECTOR.fullmatch(between)) or self.is_header(left.span[0])

    def line_at(self, place: int) -> Span:
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end

    def section_at(self, place: int) -> SectionKind | None:
        return next((one.kind for one in self._sections if one.span[0] <= place < one.span[1]), None)

    def issuer_near(self, mention: _Mention, issuer: str) -> bool:
        line = self.line_at(mention.span[0])
        return any(hit.id == _ISSUER + issuer and line[0] <= hit.span[0] < line[1] for hit in self.issuers)

    def is_header(self, place: int) -> bool:
        """Whether `place` stands in the first lines of the page, before anything but a heading."""
        if self.text.count("\n", 0, place) >= _HEADER_LINES:
            return False
        section = next((one for one in self._sections if one.span[0] <= place < one.span[1]), None)
        return section is None or section.kind == "contact" or place < section.span[0] + len(section.title)

    def is_role_header(self, place: int) -> bool:
        return any(start <= place < end for start, end in self._headers)

    def prominence(self, mention: _Mention) -> Prominence:
        if self.is_header(mention.span[0]):
            return "header"
        if mention.section == "summary":
            return "summary"
        return "section" if mention.section in ("certifications", "education") else "body"

    def item_at(self, place: int) -> Span:
        """The sentence or list item around `place`, within its line."""
        start, end = self.line_at(place)
        for match in _ITEM_END.finditer(self.text, start, end):
            if match.end() <= place:
                start = match.end()
            elif match.start() >= place:
                return start, match.start()
        return start, end


def _is_name(mention: _Mention) -> bool:
    """Whether the words spell the name out, or name the issuer with the acronym."""
    return len(fold(mention.hit.form)) > len(fold(mention.entry.acronym)) + 2


def _join_names(text: str, mentions: list[_Mention]) -> list[_Mention]:
    """The mentions, with "Name (ACRONYM)" and "ACRONYM - Name" as one."""
    joined: list[_Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last
            and _SAME.fullmatch(text, last.span[1], mention.span[0])
            and "\n" not in text[last.span[1] : mention.span[0]]
        ):
            if last.entry.id == mention.entry.id and _is_name(last) != _is_name(mention):
                whole = replace(
                    last,
                    span=(last.span[0], mention.span[1]),
                    apprentice=last.apprentice or mention.apprentice,
                )
                joined[-1] = replace(whole, hit=mention.hit if _is_name(mention) else last.hit)
                continue
            if _is_name(last) and not _is_name(mention) and mention.entry.name.startswith(last.entry.name):
                joined[-1] = replace(mention, span=(last.span[0], mention.span[1]))
                continue
        joined.append(mention)
    return joined


def _read_standings(page: _Page, matcher: CredentialMatcher, as_of: date | None) -> list[_Mention]:
    read: list[_Mention] = []
    inherited = ""
    for index, mention in enumerate(page.mentions):
        start, end = page.item_at(mention.span[0])
        last = page.mentions[index - 1] if index else None
        following = page.mentions[index + 1] if index + 1 < len(page.mentions) else None
        before = page.text[max(start, last.span[1] if last else 0) : mention.span[0]]
        after = page.text[mention.span[1] : max(end, mention.span[1])]
        if following and following.span[0] < end:
            after = page.text[mention.span[1] : following.span[0]]
            after = after[: matcher.reader.leading(after)]
            if _CONNECTOR.fullmatch(after) and "and" in after:
                after = page.text[following.span[1] : end]
        if last and last.span[1] > start and _CONNECTOR.fullmatch(before):
            before = inherited
        inherited = before
        read.append(_judge(page, matcher, mention, before, after, as_of))
    return read


def _judge(
    page: _Page, matcher: CredentialMatcher, mention: _Mention, before: str, after: str, as_of: date | None
) -> _Mention:
    header = page.is_header(mention.span[0]) or page.is_role_header(mention.span[0])
    prose = not header and mention.section in _PROSE
    standing = matcher.reader.read("" if header else before, after, as_of, prose=prose)
    words = page.text[mention.span[0] : mention.span[1]]
    strict = mention.section in _STRICT and not header
    if (strict and not matcher.reader.is_own_deed(before)) or (
        not header and re.search(r"[A-Z]['’]?s$", words)
    ):
        standing = replace(standing, held=False)
    apprentice = mention.apprentice and not re.match(r"\W*(?:\w+\W+){0,3}remov", after)
    issuer = _read_issuer(page, matcher, mention)
    return replace(
        mention, standing=standing, apprentice=apprentice, prominence=page.prominence(mention), issuer=issuer
    )


def _read_issuer(page: _Page, matcher: CredentialMatcher, mention: _Mention) -> str | None:
    """The issuer of the entry; for a license the state that its item names, None where it names none."""
    if mention.entry.issuer != "state":
        return None if mention.entry.issuer == "several" else mention.entry.issuer
    if page.is_header(mention.span[0]):
        return None
    start, end = page.item_at(mention.span[0])
    states = (hit.id.removeprefix(_ISSUER) for hit in page.issuers if start <= hit.span[0] < end)
    return next((state for state in states if matcher.issuers[state].kind == "state"), None)


def _build_credential(document: Document, mentions: list[_Mention]) -> Credential:
    entry = mentions[0].entry
    best = min(mentions, key=_weight)
    years = [mention.standing.year for mention in mentions if mention.standing.year]
    apprentice = entry.apprentice if _is_apprentice(mentions) else None
    status = best.standing.status
    if status == "active" and apprentice:
        status = "apprentice"
    elif status == "active" and entry.status == "retired":
        status = "retired"
    return Credential(
        acronym=apprentice.acronym if apprentice else entry.acronym,
        name=apprentice.name if apprentice else entry.name,
        issuer=next((mention.issuer for mention in mentions if mention.issuer), None),
        status=status,
        year=None if status == "in_progress" else best.standing.year or (years[0] if years else None),
        prominence=min((mention.prominence for mention in mentions), key=_PROMINENCE.index),
        mentions=tuple(document.evidence(mention.span, mention.section) for mention in mentions),
        recognised=entry.recognised,
        sure=any(mention.sure for mention in mentions),
        tracks=entry.tracks,
    )


def _weight(mention: _Mention) -> tuple[bool, bool, bool]:
    """Smaller for the mention that knows more about how the credential stands."""
    return (
        not mention.standing.informed,
        mention.section not in ("certifications", "education"),
        mention.standing.status == "active",
    )


def _is_apprentice(mentions: list[_Mention]) -> bool:
    """Whether the apprentice form stands and no later full credential supersedes it."""
    apprentice = [mention for mention in mentions if mention.apprentice]
    full = [mention.standing.year for mention in mentions if not mention.apprentice and mention.standing.year]
    since = [mention.standing.year for mention in apprentice if mention.standing.year]
    return bool(apprentice) and not (full and since and max(full) > max(since))
