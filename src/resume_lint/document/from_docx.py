"""A DOCX → a Document: body, tables, text boxes, headers, footers and notes in order, each read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from resume_lint.document.blocks import Item, blank_item, number_blocks
from resume_lint.document.docx_package import Package
from resume_lint.document.docx_walk import Walk
from resume_lint.document.docx_xml import WP, A, R, W, flag
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document, Picture
from resume_lint.document.paragraphs import build_document
from resume_lint.errors import DamagedDocument, EmptyDocument
from resume_lint.records import Problem

WORD, OPEN = "application/vnd.ms-word.", "application/vnd.openxmlformats-officedocument.wordprocessingml."
# English Metric Units, in which drawings are measured.
EMU_PER_POINT = 12_700
MEDIA_TYPE = f"{OPEN}document"
# The type of the main part as the file declares it, in lower case → the type of the file.
MEDIA_TYPES = {
    f"{WORD}document.macroenabled.main+xml": f"{WORD}document.macroEnabled.12",
    f"{WORD}template.macroenabledtemplate.main+xml": f"{WORD}template.macroEnabled.12",
    f"{OPEN}template.main+xml": f"{OPEN}template",
}


def read_docx(data: bytes, *, limits: Limits | None = None) -> Document:
    """The document in a DOCX, DOCM or template, with neither pages nor boxes."""
    limits = limits or Limits()
    walk = Walk(Package(data, limits), limits)
    document = build_document(
        number_blocks(_read_all(walk)),
        media_type=MEDIA_TYPES.get(walk.package.content_type(walk.main.name).lower(), MEDIA_TYPE),
        reader="docx",
        problems=_find_problems(walk),
        links=list(dict.fromkeys(walk.links)),
    )
    if not document.seen_words:
        if walk.unfilled:
            raise EmptyDocument("this is a template that nobody has filled in; write into its fields")
        raise EmptyDocument("the file holds no text; pictures of text cannot be read")
    limits.check_characters(len(document.text))
    return replace(document, pictures=tuple(_find_pictures(walk)))


def _find_pictures(walk: Walk) -> Iterator[Picture]:
    """The pictures of the body with the size in which they are printed."""
    for size in walk.main.root.iter(f"{WP}extent"):
        holder = size.getparent()
        if holder is not None and next(holder.iter(f"{A}blip"), None) is not None:
            width, height = (size.get(side, "") for side in ("cx", "cy"))
            if width.isdecimal() and height.isdecimal():
                yield Picture(int(width) / EMU_PER_POINT, int(height) / EMU_PER_POINT)


def _read_all(walk: Walk) -> list[Item]:
    """Headers, body, sidebars in text boxes, notes and footers."""
    body = walk.main.root.find(f"{W}body")
    if body is None:
        raise DamagedDocument("the file holds no Word document; save it again")
    items = _read_stories(walk, "header")
    items += walk.read_blocks(body, walk.place(walk.main, "body"))
    items += walk.take_later()
    items += _read_notes(walk)
    return items + _read_stories(walk, "footer")


def _read_stories(walk: Walk, role: str) -> list[Item]:
    """The headers or footers that are shown, the first page's before the others, the same words once."""
    items: list[Item] = []
    met: set[tuple[str, ...]] = set()
    for name in _find_story_parts(walk, role):
        part = walk.package.optional(name)
        if part is None:
            continue
        found = walk.read_blocks(part.root, walk.place(part, role)) + walk.take_later()
        words = tuple(item.text for item in found if item.text)
        if words and words not in met:
            items += [blank_item(opens=True), *found]
            met.add(words)
    return [*items, blank_item(opens=True)] if items else []


def _find_story_parts(walk: Walk, role: str) -> list[str]:
    """The parts of the headers or footers that are shown; a section without its own has those before it."""
    even = walk.settings is not None and flag(walk.settings.root.find(f"{W}evenAndOddHeaders"))
    shown: dict[str, dict[str, None]] = {"first": {}, "default": {}, "even": {}}
    current: dict[str, str] = {}
    for section in walk.main.root.iter(f"{W}sectPr"):
        parent = section.getparent()
        if parent is not None and parent.tag == f"{W}sectPrChange":
            continue
        for reference in section.iterfind(f"{W}{role}Reference"):
            link = walk.main.relationships.get(reference.get(f"{R}id", ""))
            if link and link.target in walk.package:
                current[reference.get(f"{W}type", "default")] = link.target
        for kind, name in current.items():
            on = flag(section.find(f"{W}titlePg")) if kind == "first" else even or kind != "even"
            if on and kind in shown:
                shown[kind][name] = None
    return list(dict.fromkeys(name for names in shown.values() for name in names))


def _read_notes(walk: Walk) -> list[Item]:
    """The footnotes and endnotes that the text refers to, in its order."""
    items: list[Item] = []
    for kind in ("footnote", "endnote"):
        wanted = dict.fromkeys(identifier for where, identifier in walk.notes if where == kind)
        part = walk.package.optional(walk.main.related(f"{kind}s")) if wanted else None
        if part is None:
            continue
        notes = {note.get(f"{W}id", ""): note for note in part.root.iter(f"{W}{kind}")}
        for identifier in wanted:
            if identifier in notes:
                items += walk.read_blocks(notes[identifier], walk.place(part, "note"))
    return [blank_item(opens=True), *items] if items else []


def _find_problems(walk: Walk) -> list[Problem]:
    """What of the file a reader of the report should know about."""
    main = walk.main
    problems = []
    if next(main.root.iter(f"{W}del", f"{W}moveFrom", f"{W}cellDel"), None) is not None:
        problems.append(Problem("tracked-changes", "deleted words of tracked changes were left out"))
    if walk.unfilled:
        fields = "1 field of the template still holds its prompt, which was left out"
        if walk.unfilled > 1:
            fields = f"{walk.unfilled} fields of the template still hold its prompts, which were left out"
        problems.append(Problem("unfilled-field", fields))
    if walk.package.damaged:
        problems.append(Problem("damaged-part", "a part of the file cannot be read and was left out"))
    if any(link.kind == "chartEx" for link in main.relationships.values()):
        problems.append(Problem("unread-drawing", "the words of a chart were not read"))
    return problems
