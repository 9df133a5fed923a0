"""A document → what a machine reads otherwise than a person sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resume_lint.document.model import Document
from resume_lint.records import Misreading, Span

CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"  # a mail address
    r"|(?<![\d-])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}(?![\d-])"  # a telephone number
)
# Not all systems read what stands outside the body of these; on the pages of a PDF nothing is told apart.
RUNNING = ("header", "footer")


def find_misreadings(document: Document) -> tuple[Misreading, ...]:
    """What the reader of the document found, the words that nobody sees, and contact details in the header only."""
    return (*document.misreadings, *_hidden_text(document), *_contact_in_header(document))


def _hidden_text(document: Document) -> Iterator[Misreading]:
    for line in document.hidden_lines:
        if any(character.isalnum() for character in document.text[slice(*line.span)]):
            evidence = document.evidence(line.span)
            how = document.words[line.words[0]].hidden or ""
            yield Misreading("hidden_text", how, evidence, evidence.page)


def _contact_in_header(document: Document) -> Iterator[Misreading]:
    """The contact details that stand in the header or footer of the file, where none stands elsewhere."""
    if document.pages:
        return
    running: list[tuple[str, Span]] = []
    for line in document.without_hidden().lines:
        start, end = line.span
        for match in CONTACT.finditer(document.text, start, end):
            if line.role not in RUNNING:
                return
            running.append((line.role, match.span()))
    for role, span in running:
        yield Misreading("contact_in_header", role, document.evidence(span))
