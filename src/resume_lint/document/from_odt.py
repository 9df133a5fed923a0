"""An OpenDocument text → a Document: headers, body, tables, frames and notes in order, each read once."""

from __future__ import annotations

from resume_lint.document.blocks import number_blocks
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.document.odt_walk import Walk
from resume_lint.document.paragraphs import build_document
from resume_lint.document.xml_trees import parse_xml
from resume_lint.errors import EmptyDocument, EncryptedDocument

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
ENCRYPTED = b"encryption-data"


def read_odt(data: bytes, *, limits: Limits | None = None) -> Document:
    """The document in an ODT or its template, with neither pages nor boxes."""
    limits = limits or Limits()
    archive = limits.open_zip(data)
    parts = {
        name: limits.read_entry(archive, entry)
        for name in ("META-INF/manifest.xml", "content.xml", "styles.xml")
        for entry in archive.infolist()
        if entry.filename == name
    }
    if ENCRYPTED in parts.get("META-INF/manifest.xml", b""):
        raise EncryptedDocument("a password is needed; save a copy without one")
    roots = {}
    for name in ("content.xml", "styles.xml"):
        content = parts.get(name, b"")
        limits.check_elements(content.count(b"<") - content.count(b"</"))
        roots[name] = parse_xml(content) if content else None
    return _build(Walk(roots["content.xml"], roots["styles.xml"], limits), limits)


def _build(walk: Walk, limits: Limits) -> Document:
    document = build_document(
        number_blocks(walk.read_all()),
        media_type=MEDIA_TYPE,
        reader="odt",
        problems=walk.problems(),
        links=list(dict.fromkeys(walk.links)),
    )
    if not document.seen_words:
        raise EmptyDocument("the file holds no text; pictures of text cannot be read")
    limits.check_characters(len(document.text))
    return document
