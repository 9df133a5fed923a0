"""Text to stock phrases: the duties, fillers, traits and vague amounts of the pack that stand in the resume."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.surroundings import section_at
from resume_lint.language.terms import Forms, TermMatcher
from resume_lint.records import Claim, Phrase, Section, Span
from resume_lint.vocabulary import PhraseEntry

_SILENT = {"contact", "education", "certifications"}
_SCALE = "scale"
_START = re.compile(r"(?:^|[.;:!?]\s)[\W_]*$")
# What is named right behind it makes an amount exact: "multiple payers (Medicare, Aetna)".
_NAMED = re.compile(r"\s*(?:[(:–—]|-\s|,?\s*(?:including|includes?|such as|like|namely|e\.g\.|i\.e\.)\b)")


class PhraseMatcher:
    """The stock phrases of a pack, made ready once."""

    def __init__(self, entries: Sequence[PhraseEntry]) -> None:
        self.entries = {entry.phrase: entry for entry in entries if _is_own(entry)}
        self._terms = TermMatcher(
            Forms(entry.phrase, entry.forms or (entry.phrase,)) for entry in self.entries.values()
        )

    def find(
        self, document: Document, sections: Sequence[Section], claims: Sequence[Claim] = ()
    ) -> tuple[Phrase, ...]:
        """The phrases in order of place; none of contact, education and certifications."""
        found: list[Phrase] = []
        for hit in in_time(self._terms.find(document.text)):
            entry = self.entries[hit.id]
            section = section_at(sections, hit.span[0])
            if section is None or section.kind in _SILENT:
                continue
            start, end = _line_around(document.text, hit.span)
            if entry.kind == _SCALE and _NAMED.match(document.text[hit.span[1] : end]):
                continue
            found.append(
                Phrase(
                    entry.kind,
                    entry.phrase,
                    document.evidence(hit.span, section.kind),
                    entry.ask,
                    opens=bool(_START.search(document.text[start : hit.span[0]])),
                    quantified=any(start <= claim.evidence.span[0] < end for claim in claims),
                )
            )
        return tuple(found)


def _is_own(entry: PhraseEntry) -> bool:
    """Whether it is found here; results, and amounts of something that is measured, are vague claims."""
    return entry.kind != "result" and not (entry.kind == _SCALE and entry.metrics)


def _line_around(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end
