"""Credentials of a person: document and vocabulary go in, one `Credential` each comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.credential_details import read_number, without_numbers
from resume_lint.language.credential_mentions import (
    CONNECTOR,
    ISSUER,
    PROSE,
    CredentialMatcher,
    Mention,
    Page,
)
from resume_lint.language.credential_mistakes import find_credential_mistakes
from resume_lint.language.credential_status import Standing, read_year_list
from resume_lint.records import Credential, CredentialMistake, Month, Prominence, Role, Section, SectionKind

__all__ = ["CredentialFindings", "CredentialMatcher", "find_credentials"]

_STRICT: frozenset[SectionKind] = frozenset({"experience", "projects", "volunteer"})
_LISTED: frozenset[SectionKind | None] = frozenset({"education", "skills", "awards", "other"})
_NUMBERED: frozenset[SectionKind | None] = frozenset({"certifications", "education", "other", None})
_PROMINENCE: tuple[Prominence, ...] = ("header", "summary", "section", "body")
_OF_ONESELF = {"summary", "education", "certifications"}
_BOTH = re.compile(r"\b(?:and|or)\b")
_BEFORE_DATES = re.compile(r"[^\d\t]*")
_REMOVED = re.compile(r"[^.]{0,40}(?<!\bbe\s)\b(?:removed|dropped|lifted)\b", re.IGNORECASE)
_APPRENTICE = re.compile(r"[\s,(–—-]*apprentice\b(?!\s+status\s+removed)", re.IGNORECASE)
_REMOVAL = re.compile(r"[^.]{0,40}\b(?:remov|drop|lift|upgrad)", re.IGNORECASE)


class CredentialFindings(NamedTuple):
    """The credentials of a person, and the mistakes in how they are told."""

    credentials: tuple[Credential, ...]
    mistakes: tuple[CredentialMistake, ...]


def find_credentials(
    document: Document,
    sections: Sequence[Section],
    roles: Sequence[Role],
    matcher: CredentialMatcher,
    *,
    as_of: date | None = None,
) -> CredentialFindings:
    """One record per credential that the person holds, held or is taking, by first mention, and what is told wrong.

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
    held = [mention for group in grouped.values() for mention in group]
    return CredentialFindings(
        tuple(_build_credential(document, group) for group in grouped.values()),
        find_credential_mistakes(document, page, matcher, held),
    )


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
    for index, mention in enumerate(in_time(page.mentions)):
        start, end = page.item_at(mention.span[0])
        last = page.mentions[index - 1] if index else None
        following = page.mentions[index + 1] if index + 1 < len(page.mentions) else None
        before = page.text[max(start, last.span[1] if last else 0) : mention.span[0]]
        own = following.span[0] if following and following.span[0] < end else end
        after = page.words_after(mention, own, following.span[0] if following else None)
        if own < end and following:
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
                standing = replace(given[other].standing, earned=Month(year), informed=True)
                given[other] = replace(given[other], standing=standing)
        first = place + 1
    return given


def _is_row(between: str) -> bool:
    return "\n" not in between and CONNECTOR.fullmatch(between) is not None


def _is_on_the_way(page: Page, matcher: CredentialMatcher, mention: Mention) -> bool:
    """Whether the line tells of a course for it and of the exam to come: "CPC course; exam planned for May"."""
    if mention.section not in _OF_ONESELF:
        return False
    end = page.line_at(mention.span[0])[1]
    others = [one.span[0] for one in page.mentions if mention.span[1] <= one.span[0] < end]
    rest = page.text[mention.span[1] : min(others, default=end)]
    return matcher.reader.is_course(rest) and matcher.reader.books_exam(rest)


def _judge(
    page: Page, matcher: CredentialMatcher, mention: Mention, before: str, after: str, as_of: date | None
) -> Mention:
    sentence = page.bare and page.is_sentence(mention.span[0])
    header = not sentence and (page.is_header(mention.span[0]) or page.is_role_header(mention.span[0]))
    prose = not header and mention.section in PROSE
    number = None if header or mention.section not in _NUMBERED else read_number(after)
    before, after = without_numbers(before), without_numbers(after)
    if page.is_role_header(mention.span[0]):
        after = _BEFORE_DATES.match(after)[0]  # type: ignore[index]  # what dates stand there are the job's
    heard = matcher.reader.loss_in(before) if header else before
    standing = matcher.reader.read(heard, after, as_of, prose=prose)
    words = page.text[mention.span[0] : mention.span[1]]
    # Without a heading of a resume, sentences may be about anything, and other lines too where nobody can be reached.
    loose = page.bare and (sentence or not page.reachable)
    strict = not header and (loose or mention.section in _STRICT or page.is_plain_prose(mention))
    if (strict and not matcher.reader.is_own_deed(before)) or (
        not header and re.search(r"[A-Z]['’]?s$", words)
    ):
        standing = replace(standing, held=False)
    listed = mention.section in _LISTED or strict or (page.bare and not header)
    describing = listed and matcher.reader.is_describing(after)
    if describing or page.is_post(mention) or page.is_of_referee(mention.span[0]):
        standing = replace(standing, held=False)
    if not standing.held and not loose and _is_on_the_way(page, matcher, mention):
        standing = Standing("in_progress", informed=True)
    end = page.item_at(mention.span[0])[1]
    if mention.apprentice and standing.status == "in_progress" and _REMOVAL.match(after):
        standing = Standing(informed=True)
    removed = _REMOVED.match(page.text, mention.span[1], end) if mention.apprentice else None
    if removed and (since := matcher.reader.first_date(page.text[removed.end() : end], as_of)):
        standing = replace(standing, earned=since)
    apprentice = (mention.apprentice and not removed) or (
        mention.entry.apprentice is not None and _APPRENTICE.match(after) is not None
    )
    issuer = _read_issuer(page, matcher, mention)
    return replace(
        mention,
        standing=standing,
        apprentice=apprentice,
        prominence=page.prominence(mention),
        issuer=issuer,
        number=number,
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
    earned = best.standing.earned or next(
        (mention.standing.earned for mention in telling if mention.standing.earned), None
    )
    expires = best.standing.expires or next(
        (mention.standing.expires for mention in telling if mention.standing.expires), None
    )
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
        year=earned.year if earned and status != "in_progress" else None,
        prominence=min((mention.prominence for mention in mentions), key=_PROMINENCE.index),
        mentions=tuple(document.evidence(mention.span, mention.section) for mention in mentions),
        recognised=entry.recognised,
        sure=any(mention.sure for mention in mentions),
        tracks=entry.tracks,
        earned=str(earned) if earned and status != "in_progress" else None,
        expires=str(expires) if expires else None,
        number=next((mention.number for mention in mentions if mention.number), None),
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
    full = [one.standing.earned.year for one in mentions if not one.apprentice and one.standing.earned]
    since = [one.standing.earned.year for one in apprentice if one.standing.earned]
    return bool(apprentice) and not (full and since and max(full) > max(since))
