"""One walk over the XML of a DOCX: paragraphs with their runs, tables and text boxes, each met once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from resume_lint.document.characters import BULLETS, clean_characters, split_marker
from resume_lint.document.docx_boxes import Frame, TextBox, order_boxes, read_frame
from resume_lint.document.docx_package import Package, Part
from resume_lint.document.docx_styles import (
    VAL,
    NamedStyle,
    RunStyle,
    Styles,
    W,
    is_shaded,
    merge_paragraphs,
    read_paragraph_style,
    read_run_style,
)
from resume_lint.document.docx_tables import Item, read_table
from resume_lint.document.limits import Limits
from resume_lint.document.paragraphs import Look, Paragraph, Run, drop_start, split_runs

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
KNOWN = re.compile(
    r"http://schemas\.microsoft\.com/office/(?:word|drawing)/|http://schemas\.openxmlformats\.org/"
)
LINK_FIELD = re.compile(r'HYPERLINK\s+(?!\\)"?([^"\s]+)')
TINY = 3.0
LONGEST_FIELD = 4000
LINES_OF_A_SIDEBAR = 4

# Properties, marks without words, and words that were deleted or moved away.
SKIPPED_NAMES = """
    pPr rPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr del moveFrom delText delInstrText proofErr fldChar
    bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference annotationRef footnoteRef
    endnoteRef separator continuationSeparator lastRenderedPageBreak
"""
SKIPPED = frozenset(f"{W}{name}" for name in SKIPPED_NAMES.split())
SKIPPED |= {f"{WP}positionH", f"{WP}positionV", f"{WP}extent"}
SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
# Letters that show as list markers in the sign fonts of word processors.
SIGN_FONT_BULLETS = frozenset("lmnoqrtuvwx§¨·Øüþ»àèðŸ¡") | frozenset(BULLETS)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands; `shaded` says that white text may be readable there."""

    part: Part
    role: str = "body"
    shaded: bool = False
    depth: int = 0

    def deeper(self, limits: Limits) -> Place:
        """The same place one element further down."""
        limits.check_depth(self.depth + 1)
        return replace(self, depth=self.depth + 1)


@dataclass(slots=True)
class Draft:
    """One paragraph while its runs are collected."""

    named: NamedStyle
    place: Place
    shaded: bool
    runs: list[Run]
    boxes: list[TextBox]
    field: str = ""


class Walk:
    """What is open while one DOCX is read; links and notes met on the way stay in it.

    `later` holds the sidebars that stand in text boxes: they are read after the story they hang on.
    """

    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        self.limits = limits
        self.deadline = limits.deadline()
        self.main = package.main_part()
        self.styles = Styles(package, self.main)
        self.links: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.later: list[Item] = []
        self.looks: dict[tuple[RunStyle, bool], Look] = {}
        self.characters = 0
        self.elements = 0

    @cached_property
    def has_backdrop(self) -> bool:
        """Whether shapes or a page colour may stand behind the text."""
        root = self.main.root
        if next(root.iter(f"{W}background", f"{V}rect", f"{V}shape", f"{V}background"), None) is not None:
            return True
        return any(anchor.get("behindDoc") in ("1", "true") for anchor in root.iter(f"{WP}anchor"))

    def take_later(self) -> list[Item]:
        """The sidebars met since the last call."""
        later, self.later = self.later, []
        return later

    def read_blocks(self, parent: etree._Element, place: Place) -> list[Item]:
        """The paragraphs under `parent`, tables and content controls included."""
        self._count(parent)
        items: list[Item] = []
        place = place.deeper(self.limits)
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                items.extend(self.read_paragraph(child, place))
            elif tag == f"{W}tbl":
                items.extend(self.read_table(child, place))
            elif tag == f"{MC}AlternateContent":
                for chosen in choose_alternative(child):
                    items.extend(self.read_blocks(chosen, place))
            elif tag == f"{W}sectPr":
                items.append(blank_item(opens=True))
            elif tag not in SKIPPED:
                items.extend(self.read_blocks(child, place))
        return items

    def read_table(self, table: etree._Element, place: Place) -> list[Item]:
        """The paragraphs of a table in reading order."""
        style = table.find(f"{W}tblPr/{W}tblStyle")
        shaded = place.shaded or (style is not None and "grid" not in style.get(VAL, "").lower())
        rows = []
        for row in _find_within(table, f"{W}tr", f"{W}tbl"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [
                self.read_blocks(
                    cell, replace(place, shaded=shaded or is_shaded(cell.find(f"{W}tcPr/{W}shd")))
                )
                for cell in _find_within(row, f"{W}tc", f"{W}tbl")
                if not _continues_merge(cell)
            ]
            rows.append(cells)
        items = read_table(rows)
        return [*items, blank_item(opens=True)] if items else []

    def read_paragraph(self, element: etree._Element, place: Place) -> list[Item]:
        """The lines of a paragraph and the text boxes that hang on it."""
        properties = element.find(f"{W}pPr")
        named_as = None if properties is None else properties.find(f"{W}pStyle")
        named = self.styles.paragraph(None if named_as is None else named_as.get(VAL))
        style = merge_paragraphs(named.paragraph, read_paragraph_style(properties))
        draft = Draft(named, place, place.shaded or bool(style.shaded), [], [])
        self.read_inline(element, draft, place, None)
        if draft.field:
            self.links.extend(LINK_FIELD.findall(draft.field))
        heading = style.outline is not None and style.outline < 9
        heading = heading or named.name.lower().startswith(("heading", "title"))
        listed = self.styles.is_list(style) and not heading
        lines = [
            Item(
                Paragraph(runs, bullet, place.role, 0, named.name or None),
                heading=heading,
                before=(style.before or 0.0) if index == 0 else 0.0,
                after=0.0,
            )
            for index, (runs, bullet) in enumerate(_split_lines(draft.runs, listed))
        ] or [blank_item()]
        lines[-1] = replace(lines[-1], after=style.after or 0.0)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            lines.append(blank_item(opens=True))
        return self._place_boxes(lines, draft.boxes) if draft.boxes else lines

    def read_inline(self, parent: etree._Element, draft: Draft, place: Place, frame: Frame | None) -> None:
        """Add the runs under `parent` to `draft`, and the text boxes to its boxes."""
        self._count(parent)
        place = place.deeper(self.limits)
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self.read_run(child, draft, place)
            elif tag in SKIPPED:
                continue
            elif tag == f"{MC}AlternateContent":
                for chosen in choose_alternative(child):
                    self.read_inline(chosen, draft, place, frame)
            elif tag == f"{W}txbxContent":
                box = replace(place, role="textbox" if place.role == "body" else place.role, shaded=True)
                draft.boxes.append(TextBox(frame, self.read_blocks(child, box)))
            else:
                self._note_link(child, draft, place)
                if len(child):
                    self.read_inline(child, draft, place, read_frame(child, frame))

    def read_run(self, run: etree._Element, draft: Draft, place: Place) -> None:
        """Add the characters of a `w:r` to `draft`."""
        self._count(run)
        style = self._run_style(run.find(f"{W}rPr"), draft.named)
        text = ""
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                text += _show(child.text or "", style)
            elif tag in SIGNS:
                text += SIGNS[tag]
            elif tag == f"{W}br":
                text += "\n" if child.get(f"{W}type") in (None, "textWrapping") else "\f"
            elif tag == f"{W}sym":
                text += _read_sign(child)
            elif tag == f"{W}instrText":
                draft.field = (draft.field + (child.text or ""))[-LONGEST_FIELD:]
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.notes.append(
                    (etree.QName(child).localname.removesuffix("Reference"), child.get(f"{W}id", ""))
                )
            elif tag == f"{MC}AlternateContent":
                for chosen in choose_alternative(child):
                    self.read_inline(chosen, draft, place, None)
            elif tag not in SKIPPED and len(child):
                self.read_inline(child, draft, place, None)
        if not text:
            return
        self.characters += len(text)
        look = self._look(style, draft.shaded)
        draft.runs.append(Run(text, look))

    def _run_style(self, properties: etree._Element | None, named: NamedStyle) -> RunStyle:
        if properties is None:
            return named.run
        style = named.run
        character = properties.find(f"{W}rStyle")
        if character is not None:
            style = self.styles.merge(style, self.styles.character(character.get(VAL, "")))
        return self.styles.merge(style, read_run_style(properties))

    def _look(self, style: RunStyle, shaded: bool) -> Look:
        if (style, shaded) not in self.looks:
            self.looks[style, shaded] = Look(
                style.size or 10.0,
                bool(style.bold),
                bool(style.italic),
                style.color,
                self._why_hidden(style, shaded),
            )
        return self.looks[style, shaded]

    def _why_hidden(self, style: RunStyle, shaded: bool) -> str | None:
        if style.vanish:
            return "vanish"
        if style.size is not None and style.size < TINY:
            return "tiny"
        white = style.color is not None and min(style.color) > 0.97
        return "white" if white and not (shaded or style.shaded or self.has_backdrop) else None

    def _note_link(self, element: etree._Element, draft: Draft, place: Place) -> None:
        if element.tag in (f"{W}hyperlink", f"{A}hlinkClick"):
            link = place.part.relationships.get(element.get(f"{R}id", ""))
            if link and link.external:
                self.links.append(link.target)
        elif element.tag == f"{W}fldSimple":
            self.links.extend(LINK_FIELD.findall(element.get(f"{W}instr", "")))

    def _place_boxes(self, lines: list[Item], boxes: Sequence[TextBox]) -> list[Item]:
        """The lines of a paragraph with its text boxes: small ones beside it, sidebars after the body."""
        before: list[Item] = []
        after: list[Item] = []
        for box in order_boxes(boxes):
            items = [item for item in box.items if item.text]
            if not items:
                continue
            items[0] = replace(items[0], opens=True)
            if box.frame and box.frame.narrow and len(items) >= LINES_OF_A_SIDEBAR:
                self.later += box.items
            elif box.frame and box.frame.above and len(items) == 1:
                before += items
            else:
                after += [*box.items, blank_item(opens=True)]
        return [*before, *lines, *after]

    def _count(self, element: etree._Element) -> None:
        self.elements += 1 + len(element)
        self.deadline.check()
        self.limits.check_elements(self.elements)
        self.limits.check_characters(self.characters)


def choose_alternative(element: etree._Element) -> list[etree._Element]:
    """The one branch of an `mc:AlternateContent` to read: the first known choice, else the fallback."""
    for choice in element.iterfind(f"{MC}Choice"):
        spaces = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
        if spaces and all(KNOWN.match(space or "") for space in spaces):
            return [choice]
    return element.findall(f"{MC}Fallback")[:1]


def _split_lines(runs: Sequence[Run], listed: bool) -> Iterator[tuple[list[Run], bool]]:
    """The printed lines of a paragraph, each with whether a list marker stood before it."""
    for index, line in enumerate(split_runs(runs)):
        text = "".join(run.text for run in line)
        marker, rest = split_marker(text)
        if marker and rest.strip():
            yield drop_start(line, len(marker)), True
        elif text.strip():
            yield line, listed and index == 0


def _find_within(parent: etree._Element, wanted: str, stop: str) -> Iterator[etree._Element]:
    """The nearest `wanted` elements under `parent`, through wrappers, but not into a nested `stop`."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag != stop and child.tag not in SKIPPED:
            yield from _find_within(child, wanted, stop)


def _continues_merge(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _show(text: str, style: RunStyle) -> str:
    """The characters as printed: signs of a sign font, short words in capitals where the style says so."""
    if style.symbol:
        return "".join("•" if sign in SIGN_FONT_BULLETS else " " for sign in text)
    text = clean_characters(text)
    return text.upper() if style.caps and len(text) <= 60 else text


def _read_sign(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return " "
    return clean_characters(chr(code | 0xF000 if code < 0x100 else code)) if code < 0x110000 else " "


def blank_item(*, opens: bool = False) -> Item:
    """An empty paragraph: it parts blocks and holds no words."""
    return OPENING if opens else BLANK


BLANK, OPENING = Item(Paragraph(())), Item(Paragraph(()), opens=True)
