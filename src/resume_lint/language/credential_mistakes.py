"""Credentials told wrong: another body's name beside one, its letters spelled out wrong, letters no longer given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resume_lint.document.model import Document
from resume_lint.language.credential_mentions import (
    ISSUER,
    OTHER_THING,
    CredentialMatcher,
    Mention,
    Page,
    is_name,
)
from resume_lint.language.terms import TermHit
from resume_lint.records import CredentialMistake, SectionKind, Span

_SECTIONS: frozenset[SectionKind | None] = frozenset({"certifications", "education", "summary", "other"})
_BEHIND = re.compile(
    r"[^\w\n]*(?:(?:certification|certified|credential|issued|awarded|granted|from|by|through|via|with|the)\b[^\w\n]*)*",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"[ :–—-]{1,3}(?:certified )?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(")


def find_credential_mistakes(
    document: Document, page: Page, matcher: CredentialMatcher, held: Sequence[Mention]
) -> tuple[CredentialMistake, ...]:
    """What is told wrong of the mentions of credentials that the person holds, held or is taking, in order."""
    found: dict[tuple[str, str], CredentialMistake] = {}
    for mention in held:
        for mistake in _mistakes_of(document, page, matcher, mention):
            found.setdefault((mistake.kind, mistake.acronym), mistake)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence.span, one.kind)))


def _mistakes_of(
    document: Document, page: Page, matcher: CredentialMatcher, mention: Mention
) -> Iterator[CredentialMistake]:
    entry = mention.entry
    if entry.renamed_to and entry.status == "renamed_to":
        evidence = document.evidence(mention.span, mention.section)
        yield CredentialMistake("old_name", entry.acronym, evidence.text, entry.renamed_to, evidence)
    named = _wrong_name(page, mention)
    if named:
        whole = (min(mention.span[0], named[0]), max(mention.span[1], named[1]))
        written, evidence = page.text[slice(*named)], document.evidence(whole, mention.section)
        yield CredentialMistake("wrong_name", entry.acronym, written, entry.name, evidence)
    hit = _wrong_issuer(page, matcher, mention)
    if hit:
        whole = (min(mention.span[0], hit.span[0]), max(mention.span[1], hit.span[1]))
        written, evidence = page.text[slice(*hit.span)], document.evidence(whole, mention.section)
        yield CredentialMistake("wrong_issuer", entry.acronym, written, entry.issuer, evidence)


def _wrong_name(page: Page, mention: Mention) -> Span | None:
    """Where words spell the acronym out wrong, or as another credential's name in brackets."""
    if mention.hit.misspelled:
        return mention.hit.span
    expansion = page.expansion_of(mention)
    if expansion:
        return expansion.span if expansion.kind == "wrong" else None
    following = page.mention_after(mention)
    if following is None or is_name(mention) or not is_name(following):
        return None
    bracket = _IN_BRACKETS.fullmatch(page.text, mention.span[1], following.span[0])
    closed = page.text[following.span[1] : following.span[1] + 1] == ")"
    return following.span if bracket and closed and following.entry.id != mention.entry.id else None


def _wrong_issuer(page: Page, matcher: CredentialMatcher, mention: Mention) -> TermHit | None:
    """The name of another body right beside the credential, where its own does not stand in the same item."""
    own = mention.entry.issuer
    if mention.section not in _SECTIONS or own not in matcher.issuers or own in ("several", "state"):
        return None
    start, end = page.item_at(mention.span[0])
    following = page.mention_after(mention)
    last = min(end, following.span[0] if following else end)
    near = page.issuers_between(start, last)
    if any(hit.id == ISSUER + own for hit in near):
        return None
    for hit in near:
        if matcher.issuers[hit.id.removeprefix(ISSUER)].kind != "body" or hit.id == ISSUER + "state":
            continue
        if OTHER_THING.match(page.text, hit.span[1]) or page.is_inside_another(mention, hit.span[0]):
            continue
        if hit.span[0] >= mention.span[1] and _BEHIND.fullmatch(page.text, mention.span[1], hit.span[0]):
            return hit
        if hit.span[1] <= mention.span[0] and _AHEAD.fullmatch(page.text, hit.span[1], mention.span[0]):
            return hit
    return None
