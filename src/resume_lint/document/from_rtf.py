"""An RTF file → a Document: headers, body, tables, text boxes, notes and footers, each read once."""

from __future__ import annotations

from resume_lint.document.blocks import number_blocks
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.document.paragraphs import build_document
from resume_lint.document.rtf_walk import Walk
from resume_lint.errors import EmptyDocument
from resume_lint.records import Problem

MEDIA_TYPE = "application/rtf"


def read_rtf(data: bytes, *, limits: Limits | None = None) -> Document:
    """The document in an RTF file, with neither pages nor boxes."""
    limits = limits or Limits()
    walk = Walk(data, limits)
    problems = []
    if walk.deleted:
        problems.append(Problem("tracked-changes", "deleted words of tracked changes were left out"))
    document = build_document(
        number_blocks(walk.read_all()),
        media_type=MEDIA_TYPE,
        reader="rtf",
        problems=problems,
        links=list(dict.fromkeys(walk.links)),
    )
    if not document.seen_words:
        raise EmptyDocument("the file holds no text; pictures of text cannot be read")
    limits.check_characters(len(document.text))
    return document
