"""One walk over the XML of an OpenDocument text: its paragraphs, lists, tables and frames, each met once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from resume_lint.document.blocks import Item, blank_item, build_items
from resume_lint.document.boxes import Frame, TextBox, place_boxes
from resume_lint.document.characters import clean_characters
from resume_lint.document.colors import WHITE, Paint, lay_over
from resume_lint.document.limits import Limits
from resume_lint.document.odt_lists import Lists
from resume_lint.document.odt_styles import (
    DRAW,
    FO,
    OFFICE,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    TINY,
    XLINK,
    OdtStyles,
    Properties,
    inherit,
    length,
    look_of,
    number,
    paint,
)
from resume_lint.document.paragraphs import Run
from resume_lint.document.tables import read_table
from resume_lint.errors import DamagedDocument
from resume_lint.records import Problem

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
ENCRYPTED = b"encryption-data"
MOST_SPACES = 20
# What lays out the XML is no more than one space.
SPACE = re.compile(r"[ \t\r\n]+")
# Not words of the text: deleted ones, remarks, alternative texts, and what stands in a note's place.
SKIPPED = frozenset(
    f"{space}{name}"
    for space, names in (
        (TEXT, "tracked-changes note-citation sequence-decls variable-decls user-field-decls ruby-text"),
        (OFFICE, "annotation annotation-end forms event-listeners"),
        (SVG, "title desc"),
        (TABLE, "covered-table-cell table-column table-columns table-header-columns shapes"),
        (DRAW, "object object-ole image glue-point"),
    )
    for name in names.split()
)
SHAPES = frozenset(f"{DRAW}{name}" for name in "frame rect custom-shape ellipse circle path polygon".split())


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands: its role, what is painted behind it, why nobody sees it, how deep it is."""

    role: str = "body"
    fill: Paint = WHITE
    hidden: str | None = None
    depth: int = 0


@dataclass(slots=True)
class Draft:
    """One paragraph while its runs are collected."""

    spot: Spot
    runs: list[Run] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)


class Walk:
    """What is open while one document is read: links, notes, counts of lists and sidebars met on the way."""

    def __init__(self, content: etree._Element | None, styles: etree._Element | None, limits: Limits) -> None:
        body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
        if content is None or body is None:
            raise DamagedDocument("the file holds no OpenDocument text; save it again")
        self.content, self.body, self.pages = content, body, styles
        self.styles, self.lists = OdtStyles(styles, content), Lists(styles, content)
        self.limits, self.deadline = limits, limits.deadline()
        self.links: list[str] = []
        self.notes: list[etree._Element] = []
        self.later: list[Item] = []
        self.unfilled = 0
        self.characters = 0

    def read_all(self) -> list[Item]:
        """Headers, body, sidebars in frames, notes and footers."""
        fill = self._page_fill()
        items = self._read_stories("header", fill)
        items += self.read_blocks(self.body, Spot(fill=fill))
        items += self.later
        for note in self.notes:
            items += [blank_item(opens=True), *self.read_blocks(note, Spot("note", fill))]
        return items + self._read_stories("footer", fill)

    def problems(self) -> list[Problem]:
        """What a reader of the report should know about the file."""
        problems = []
        if next(self.body.iter(f"{TEXT}deletion"), None) is not None:
            problems.append(Problem("tracked-changes", "deleted words of tracked changes were left out"))
        if self.unfilled:
            told = "1 field of the template still holds its prompt, which was left out"
            if self.unfilled > 1:
                told = f"{self.unfilled} fields of the template still hold its prompts, which were left out"
            problems.append(Problem("unfilled-field", told))
        return problems

    def read_blocks(self, parent: etree._Element, spot: Spot) -> list[Item]:
        """The paragraphs under `parent`; lists, tables, sections and frames included."""
        spot = self._deeper(spot)
        items: list[Item] = []
        for child in parent:
            tag = child.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                items += self._read_paragraph(child, spot)
            elif tag == f"{TEXT}list":
                items += self._read_list(child, spot, "", 1)
            elif tag == f"{TABLE}table":
                items += self._read_table(child, spot)
            elif tag in SHAPES:
                items += self._with_boxes([], [self._read_box(child, spot)])
            elif tag == f"{TEXT}section":
                gone = child.get(f"{TEXT}display") == "none" or child.get(f"{TEXT}is-hidden") == "true"
                items += self.read_blocks(child, replace(spot, hidden="vanish") if gone else spot)
            elif tag not in SKIPPED:
                items += self.read_blocks(child, spot)
        return items

    def _read_paragraph(self, element: etree._Element, spot: Spot, label: str = "") -> list[Item]:
        name = element.get(f"{TEXT}style-name")
        style = self.styles.get("paragraph", name)
        line = length(style.get("line-height"))
        hidden = "clipped" if line is not None and line < TINY else spot.hidden
        if any(mark.get(f"{TEXT}is-hidden") == "true" for mark in element.iter(f"{TEXT}hidden-paragraph")):
            hidden = "vanish"
        draft = Draft(replace(spot, fill=lay_over(spot.fill, paint(style.get("background"))), hidden=hidden))
        self._read_inline(element, draft, style, spot.depth)
        heading = element.tag == f"{TEXT}h" or bool(style.get("outline", "").strip("0"))
        if not label and not heading and element.getparent() is not None:
            label = self._label_by_style(name, element)
        lines = build_items(
            draft.runs,
            label=label,
            heading=heading,
            role=spot.role,
            style=self.styles.display_name("paragraph", name),
            before=length(style.get("margin-top")) or 0.0,
            after=length(style.get("margin-bottom")) or 0.0,
        )
        return self._with_boxes(lines, draft.boxes)

    def _label_by_style(self, name: str | None, element: etree._Element) -> str:
        """The label that a paragraph outside lists has by its style."""
        parent = element.getparent()
        listed = self.styles.list_of(name)
        if not listed or (parent is not None and parent.tag in (f"{TEXT}list-item", f"{TEXT}list-header")):
            return ""
        return self.lists.label(listed, 1)

    def _read_list(self, element: etree._Element, spot: Spot, name: str, level: int) -> list[Item]:
        """The items of a list at that level, from 1; `name` is the style of the list around it."""
        spot = self._deeper(spot)
        name = element.get(f"{TEXT}style-name") or name
        if element.get(f"{TEXT}continue-numbering") != "true":
            self.lists.begin(name, level)
        items: list[Item] = []
        for entry in element:
            labelled = entry.tag == f"{TEXT}list-item" and _has_words_itself(entry)
            label = self.lists.label(name, level, entry.get(f"{TEXT}start-value")) if labelled else ""
            for child in entry:
                if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    items += self._read_paragraph(child, spot, label)
                    label = ""
                elif child.tag == f"{TEXT}list":
                    items += self._read_list(child, spot, name, level + 1)
                elif child.tag not in SKIPPED:
                    items += self.read_blocks(child, spot)
        return items

    def _read_table(self, table: etree._Element, spot: Spot) -> list[Item]:
        style = self.styles.get("table", table.get(f"{TABLE}style-name"))
        spot = self._deeper(replace(spot, fill=lay_over(spot.fill, paint(style.get("background")))))
        if style.get("display") == "false":
            spot = replace(spot, hidden="vanish")
        rows = [self._read_row(row, spot) for row in _find_rows(table)]
        items = read_table(rows)
        return [*items, blank_item(opens=True)] if items else []

    def _read_row(self, row: etree._Element, spot: Spot) -> list[list[Item]]:
        style = self.styles.get("table-row", row.get(f"{TABLE}style-name"))
        if row.get(f"{TABLE}visibility") in ("collapse", "filter"):
            spot = replace(spot, hidden="vanish")
        fill = lay_over(spot.fill, paint(style.get("background")))
        cells = []
        for cell in row.iterfind(f"{TABLE}table-cell"):
            own = self.styles.get("table-cell", cell.get(f"{TABLE}style-name"))
            painted = lay_over(fill, paint(own.get("background")))
            cells.append(self.read_blocks(cell, replace(spot, fill=painted)))
        return cells

    def _read_inline(self, parent: etree._Element, draft: Draft, style: Properties, depth: int) -> None:
        """Add the words under `parent`, text between elements included, to `draft`."""
        self.deadline.check()
        self.limits.check_depth(depth + 1)
        self._add(draft, parent.text, style)
        for child in parent:
            self._read_child(child, draft, style, depth + 1)
            self._add(draft, child.tail, style)

    def _read_child(self, child: etree._Element, draft: Draft, style: Properties, depth: int) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            count = number(child.get(f"{TEXT}c", "1")) or 1
            self._add(draft, " " * int(min(max(count, 1), MOST_SPACES)), style, typed=False)
        elif tag == f"{TEXT}tab":
            self._add(draft, "\t", style, typed=False)
        elif tag == f"{TEXT}line-break":
            self._add(draft, "\n", style, typed=False)
        elif tag == f"{TEXT}span":
            own = self.styles.get("text", child.get(f"{TEXT}style-name"), defaults=False)
            self._read_inline(child, draft, inherit(style, own), depth)
        elif tag == f"{TEXT}hidden-text":
            gone = child.get(f"{TEXT}is-hidden") == "true"
            self._read_inline(child, draft, {**style, "display": "none"} if gone else style, depth)
        elif tag == f"{TEXT}placeholder":
            self.unfilled += 1
        elif tag == f"{TEXT}note":
            self.notes += child.findall(f"{TEXT}note-body")
        elif tag in SHAPES:
            draft.boxes.append(self._read_box(child, replace(draft.spot, depth=depth)))
        elif tag not in SKIPPED:
            if tag in (f"{TEXT}a", f"{DRAW}a") and (target := child.get(f"{XLINK}href", "")):
                self.links += [] if target.startswith("#") else [target]
            self._read_inline(child, draft, style, depth)
            if tag == f"{TEXT}ruby" and (aid := "".join(map(str, child.itertext(f"{TEXT}ruby-text")))):
                self._add(draft, f" ({aid})", style)

    def _add(self, draft: Draft, text: str | None, style: Properties, *, typed: bool = True) -> None:
        if not text:
            return
        self.characters += len(text)
        self.limits.check_characters(self.characters)
        if typed:
            text = SPACE.sub(" ", text)
            if draft.runs and draft.runs[-1].text.endswith(" "):
                text = text.removeprefix(" ")
            text = clean_characters(text)
            text = text.upper() if style.get("text-transform") == "uppercase" else text
        draft.runs.append(Run(text, look_of(style, draft.spot.fill, draft.spot.hidden)))

    def _read_box(self, shape: etree._Element, spot: Spot) -> TextBox:
        """The words of a frame or shape, on what it paints."""
        style = self.styles.get("graphic", shape.get(f"{DRAW}style-name"))
        fill = paint(style.get("background"))
        if style.get("fill") == "solid":
            fill = paint(style.get("fill-color"))
        elif style.get("fill") not in (None, "none"):
            fill = "unknown"
        role = "textbox" if spot.role == "body" else spot.role
        inside = replace(spot, role=role, fill=lay_over(spot.fill, fill), depth=spot.depth + 1)
        sizes = (length(shape.get(f"{SVG}{name}")) for name in ("x", "y", "width", "height"))
        left, top, width, height = (12_700 * (size or 0.0) for size in sizes)
        return TextBox(Frame(left, top, width, height), self.read_blocks(shape, inside))

    def _with_boxes(self, lines: list[Item], boxes: list[TextBox]) -> list[Item]:
        items, later = place_boxes(lines, boxes)
        self.later += later
        return items

    def _deeper(self, spot: Spot) -> Spot:
        self.deadline.check()
        self.limits.check_depth(spot.depth + 1)
        return replace(spot, depth=spot.depth + 1)

    def _read_stories(self, role: str, fill: Paint) -> list[Item]:
        """The headers or footers of the pages that the text uses, the same words once."""
        items: list[Item] = []
        met: set[tuple[str, ...]] = set()
        for page in self._pages_in_use():
            for name in (f"{role}-first", role, f"{role}-left"):
                story = page.find(f"{STYLE}{name}")
                if story is None or story.get(f"{STYLE}display") == "false":
                    continue
                found = self.read_blocks(story, Spot(role, fill))
                words = tuple(item.text for item in found if item.text)
                if words and words not in met:
                    items += [blank_item(opens=True), *found]
                    met.add(words)
        return [*items, blank_item(opens=True)] if items else []

    def _pages_in_use(self) -> list[etree._Element]:
        masters = [] if self.pages is None else list(self.pages.iter(f"{STYLE}master-page"))
        named = {page.get(f"{STYLE}name", ""): page for page in masters}
        wanted: dict[str, None] = {}
        for element in self.body.iter(f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"):
            family, attribute = ("table", TABLE) if element.tag.startswith(TABLE) else ("paragraph", TEXT)
            page = self.styles.master_page(family, element.get(f"{attribute}style-name"))
            if not wanted and not page:
                page = "Standard"
            if page:
                wanted[page] = None
        queue = list(wanted)
        for page in queue:
            following = named[page].get(f"{STYLE}next-style-name") if page in named else None
            if following and following not in wanted:
                wanted[following] = None
                queue.append(following)
        return [named[page] for page in wanted if page in named]

    def _page_fill(self) -> Paint:
        """The colour of the page; nobody knows what stands on a picture that is drawn behind the text."""
        for graphic in self.body.iter(*SHAPES):
            style = self.styles.get("graphic", graphic.get(f"{DRAW}style-name"))
            painted = style.get("fill") not in (None, "none") or graphic.find(f"{DRAW}image") is not None
            if style.get("run-through") == "background" and painted:
                return "unknown"
        layouts = () if self.pages is None else self.pages.iter(f"{STYLE}page-layout-properties")
        colors = {layout.get(f"{FO}background-color") for layout in layouts}
        return lay_over(WHITE, *(paint(color) for color in sorted(filter(None, colors))))


def _find_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table in order; a row that is repeated is there once."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _find_rows(child)


def _has_words_itself(entry: etree._Element) -> bool:
    """Whether a list item has a paragraph, not only the list of the next level."""
    return next(entry.iterchildren(f"{TEXT}p", f"{TEXT}h"), None) is not None
