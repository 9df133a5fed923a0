"""Credentials of a person: document and vocabulary go in, one `Credential` each comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from resume_lint.document.model import Document
from resume_lint.language.credential_mentions import (
    CONNECTOR,
    ISSUER,
    PROSE,
    CredentialMatcher,
    Mention,
    Page,
)
from resume_lint.language.credential_status import Standing, read_year_list
from resume_lint.records import Credential, Prominence, Role, Section, SectionKind

__all__ = ["CredentialMatcher", "find_credentials"]

_STRICT: frozenset[SectionKind] = frozenset({"experience", "projects", "volunteer"})
_LISTED: frozenset[SectionKind | None] = frozenset({"education", "skills", "awards", "other"})
_PROMINENCE: tuple[Prominence, ...] = ("header", "summary", "section", "body")
_BOTH = re.compile(r"\b(?:and|or)\b")
_REMOVED = re.compile(r"[^.]{0,40}(?<!\bbe\s)\b(?:removed|dropped|lifted)\b", re.IGNORECASE)
_REMOVAL = re.compile(r"[^.]{0,40}\b(?:remov|drop|lift|upgrad)", re.IGNORECASE)


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
    page = Page(document, sections, roles, matcher)
    mentions = _read_standings(page, matcher, as_of)
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.standing.held:
            grouped.setdefault(mention.entry.id, []).append(mention)
    _fold_renamed(grouped)
    return tuple(_build_credential(document, group) for group in grouped.values())


def _fold_renamed(grouped: dict[str, list[Mention]]) -> None:
    """Let an old name that stands beside its new one ("CPC-H, now COC") be a mention of the new one."""
    current = {mentions[0].entry.acronym: entry_id for entry_id, mentions in grouped.items()}
    for entry_id, mentions in list(grouped.items()):
        new = current.get(mentions[0].entry.renamed_to or "")
        if new and any(mention.standing.status != "in_progress" for mention in grouped[new]):
            whole = grouped[new] + [
                replace(old, entry=grouped[new][0].entry) for old in grouped.pop(entry_id)
            ]
            grouped[new] = sorted(whole, key=lambda mention: mention.span)


def _read_standings(page: Page, matcher: CredentialMatcher, as_of: date | None) -> list[Mention]:
    read: list[Mention] = []
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
            if CONNECTOR.fullmatch(after) and _BOTH.search(after):
                after = page.text[following.span[1] : end]
        if last and last.span[1] > start and CONNECTOR.fullmatch(before):
            before = inherited
        inherited = before
        read.append(_judge(page, matcher, mention, before, after, as_of))
    return _give_years(page, read)


def _give_years(page: Page, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with "CPC and CIC (2015, 2017)" told apart: each of a row has the year of its place."""
    given = list(mentions)
    first = 0
    for place, mention in enumerate(mentions):
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        if following and _is_row(page.text[mention.span[1] : following.span[0]]):
            continue
        if place > first:
            after = page.text[mention.span[1] : page.item_at(mention.span[0])[1]]
            for other, year in enumerate(read_year_list(after, place - first + 1), first):
                standing = replace(given[other].standing, year=year, informed=True)
                given[other] = replace(given[other], standing=standing)
        first = place + 1
    return given


def _is_row(between: str) -> bool:
    return "\n" not in between and CONNECTOR.fullmatch(between) is not None


def _judge(
    page: Page, matcher: CredentialMatcher, mention: Mention, before: str, after: str, as_of: date | None
) -> Mention:
    header = page.is_header(mention.span[0]) or page.is_role_header(mention.span[0])
    prose = not header and mention.section in PROSE
    standing = matcher.reader.read("" if header else before, after, as_of, prose=prose)
    words = page.text[mention.span[0] : mention.span[1]]
    strict = not header and (mention.section in _STRICT or page.is_plain_prose(mention))
    if (strict and not matcher.reader.is_own_deed(before)) or (
        not header and re.search(r"[A-Z]['’]?s$", words)
    ):
        standing = replace(standing, held=False)
    describing = (mention.section in _LISTED or strict) and matcher.reader.is_describing(after)
    if describing or page.is_post(mention) or page.is_of_referee(mention.span[0]):
        standing = replace(standing, held=False)
    end = page.item_at(mention.span[0])[1]
    if mention.apprentice and standing.status == "in_progress" and _REMOVAL.match(after):
        standing = Standing(informed=True)
    apprentice = mention.apprentice and not _REMOVED.match(page.text, mention.span[1], end)
    issuer = _read_issuer(page, matcher, mention)
    return replace(
        mention, standing=standing, apprentice=apprentice, prominence=page.prominence(mention), issuer=issuer
    )


def _read_issuer(page: Page, matcher: CredentialMatcher, mention: Mention) -> str | None:
    """The issuer of the entry; for a license the state that its item names, None where it names none."""
    if mention.entry.issuer != "state":
        return None if mention.entry.issuer == "several" else mention.entry.issuer
    if page.is_header(mention.span[0]):
        return None
    start, end = page.item_at(mention.span[0])
    states = (hit.id.removeprefix(ISSUER) for hit in page.issuers if start <= hit.span[0] < end)
    return next((state for state in states if matcher.issuers[state].kind == "state"), None)


def _build_credential(document: Document, mentions: list[Mention]) -> Credential:
    entry = mentions[0].entry
    apprentice = entry.apprentice if _is_apprentice(mentions) else None
    telling = [mention for mention in mentions if apprentice or not mention.apprentice] or mentions
    best = min(telling, key=_weight)
    years = [mention.standing.year for mention in telling if mention.standing.year]
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


def _weight(mention: Mention) -> tuple[bool, bool, bool]:
    """Smaller for the mention that knows more about how the credential stands."""
    return (
        not mention.standing.informed,
        mention.section not in ("certifications", "education"),
        mention.standing.status == "active",
    )


def _is_apprentice(mentions: list[Mention]) -> bool:
    """Whether the apprentice form stands and no later full credential supersedes it."""
    apprentice = [mention for mention in mentions if mention.apprentice]
    full = [mention.standing.year for mention in mentions if not mention.apprentice and mention.standing.year]
    since = [mention.standing.year for mention in apprentice if mention.standing.year]
    return bool(apprentice) and not (full and since and max(full) > max(since))
