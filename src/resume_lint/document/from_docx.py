"""A DOCX → a Document: body, tables, text boxes, headers, footers and notes in order, each read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from lxml import etree

from resume_lint.document.docx_package import Package
from resume_lint.document.docx_styles import VAL, W
from resume_lint.document.docx_tables import Item
from resume_lint.document.docx_walk import Place, R, Walk, blank_item
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.document.paragraphs import Paragraph, build_document
from resume_lint.errors import DamagedDocument, EmptyDocument
from resume_lint.records import Problem

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, *, limits: Limits | None = None) -> Document:
    """The document in a DOCX or DOCM, with neither pages nor boxes."""
    limits = limits or Limits()
    walk = Walk(Package(data, limits), limits)
    document = build_document(
        _number_blocks(_read_all(walk)),
        media_type=MEDIA_TYPE,
        reader="docx",
        problems=_find_problems(walk),
        links=list(dict.fromkeys(walk.links)),
    )
    if not document.seen_words:
        raise EmptyDocument("the file holds no text; pictures of text cannot be read")
    limits.check_characters(len(document.text))
    return document


def _read_all(walk: Walk) -> list[Item]:
    """Headers, body, sidebars in text boxes, notes and footers."""
    body = walk.main.root.find(f"{W}body")
    if body is None:
        raise DamagedDocument("the file holds no Word document; save it again")
    items = _read_stories(walk, "header")
    items += walk.read_blocks(body, Place(walk.main))
    items += walk.take_later()
    items += _read_notes(walk)
    return items + _read_stories(walk, "footer")


def _read_stories(walk: Walk, role: str) -> list[Item]:
    """The headers or footers that are shown, each part once, the first page's before the others."""
    items: list[Item] = []
    for name in _find_story_parts(walk, role):
        part = walk.package.part(name)
        found = walk.read_blocks(part.root, Place(part, role)) + walk.take_later()
        if found:
            items += [blank_item(opens=True), *found]
    return [*items, blank_item(opens=True)] if items else []


def _find_story_parts(walk: Walk, role: str) -> list[str]:
    found: dict[str, None] = {}
    for kind in ("first", "default", "even"):
        for section in walk.main.root.iter(f"{W}sectPr"):
            if kind == "first" and not _is_on(section.find(f"{W}titlePg")):
                continue
            for reference in section.iterfind(f"{W}{role}Reference"):
                link = walk.main.relationships.get(reference.get(f"{R}id", ""))
                if reference.get(f"{W}type", "default") == kind and link and link.target in walk.package:
                    found[link.target] = None
    return list(found)


def _read_notes(walk: Walk) -> list[Item]:
    """The footnotes and endnotes that the text refers to, in its order."""
    items: list[Item] = []
    for kind in ("footnote", "endnote"):
        name = walk.main.related(f"{kind}s")
        wanted = dict.fromkeys(identifier for where, identifier in walk.notes if where == kind)
        if not wanted or name is None or name not in walk.package:
            continue
        part = walk.package.part(name)
        notes = {note.get(f"{W}id", ""): note for note in part.root.iter(f"{W}{kind}")}
        for identifier in wanted:
            if identifier in notes:
                items += walk.read_blocks(notes[identifier], Place(part, "note"))
    return [blank_item(opens=True), *items] if items else []


def _find_problems(walk: Walk) -> list[Problem]:
    """What of the file a reader of the report should know about."""
    main = walk.main
    problems = []
    if next(main.root.iter(f"{W}del", f"{W}moveFrom"), None) is not None:
        problems.append(Problem("tracked-changes", "deleted words of tracked changes were left out"))
    if any(link.kind in ("chart", "diagramData") for link in main.relationships.values()):
        problems.append(Problem("unread-drawing", "the words of a chart or diagram were not read"))
    return problems


def _number_blocks(items: Sequence[Item]) -> Iterator[Paragraph]:
    """The paragraphs with words, numbered by block."""
    gaps = [above.after + item.before for above, item in pairwise(items) if above.text and item.text]
    wide = 1.5 * median(gaps) + 3 if gaps else 0.0
    block, above = 0, None
    parted = False
    for item in items:
        if not item.text:
            parted = True
            continue
        apart = above is not None and (item.heading or above.after + item.before > wide)
        if above is not None and (parted or item.opens or apart):
            block += 1
        parted, above = False, item
        yield replace(item.paragraph, block=block)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")
