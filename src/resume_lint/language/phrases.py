"""Text to stock phrases: the duties, fillers and traits of the pack that stand in the resume."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.document.model import Document
from resume_lint.language.surroundings import section_at
from resume_lint.language.terms import Forms, TermMatcher
from resume_lint.records import Phrase, Section
from resume_lint.vocabulary import PhraseEntry

_SILENT = {"contact", "education", "certifications"}
_TOLD_APART = {"result", "scale"}  # these are vague claims, found with their metric


class PhraseMatcher:
    """The stock phrases of a pack, made ready once."""

    def __init__(self, entries: Sequence[PhraseEntry]) -> None:
        self.entries = {entry.phrase: entry for entry in entries if entry.kind not in _TOLD_APART}
        self._terms = TermMatcher(Forms(phrase, (phrase,)) for phrase in self.entries)

    def find(self, document: Document, sections: Sequence[Section]) -> tuple[Phrase, ...]:
        """The phrases in order of place; none of contact, education and certifications."""
        found: list[Phrase] = []
        for hit in self._terms.find(document.text):
            section = section_at(sections, hit.span[0])
            if section is not None and section.kind not in _SILENT:
                entry = self.entries[hit.id]
                evidence = document.evidence(hit.span, section.kind)
                found.append(Phrase(entry.kind, entry.phrase, evidence, entry.ask))
        return tuple(found)
