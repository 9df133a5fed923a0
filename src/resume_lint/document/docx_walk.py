"""One walk over the XML of a DOCX: paragraphs with their runs, tables and text boxes, each met once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from resume_lint.document.blocks import Item, blank_item, build_items
from resume_lint.document.boxes import TextBox, place_boxes
from resume_lint.document.colors import Paint, lay_over
from resume_lint.document.docx_boxes import is_behind_words
from resume_lint.document.docx_chunks import read_chunk
from resume_lint.document.docx_colors import Theme, read_page_color, read_shade
from resume_lint.document.docx_fields import Fields
from resume_lint.document.docx_inline import SKIPPED, TINY, Draft, read_inline
from resume_lint.document.docx_numbering import Numbering
from resume_lint.document.docx_package import Package, Part
from resume_lint.document.docx_styles import (
    PLAIN_RUN,
    ParagraphStyle,
    RunStyle,
    Styles,
    merge_paragraphs,
    read_paragraph_style,
)
from resume_lint.document.docx_xml import MC, WP, R, V, W, choose_alternative, flag, twentieths, value
from resume_lint.document.limits import Limits
from resume_lint.document.paragraphs import Look, Run
from resume_lint.document.tables import read_table
from resume_lint.errors import DamagedDocument


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: on what colour, with what look by its table, and why nobody sees it there."""

    part: Part
    role: str
    fill: Paint
    words: RunStyle = PLAIN_RUN
    hidden: str | None = None
    depth: int = 0

    def deeper(self, limits: Limits) -> Place:
        """The same place one element further down."""
        limits.check_depth(self.depth + 1)
        return Place(self.part, self.role, self.fill, self.words, self.hidden, self.depth + 1)


class Walk:
    """What is open while one DOCX is read; links and notes met on the way stay in it.

    `later` holds the sidebars that stand in text boxes: they are read after the story they hang on. `unfilled`
    counts the fields of a template that still show its prompt.
    """

    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        self.limits = limits
        self.deadline = limits.deadline()
        self.main = package.main_part()
        self.settings = package.optional(self.main.related("settings"))
        self.styles = _read_styles(package, self.main)
        numbering = package.optional(self.main.related("numbering"))
        self.numbering = Numbering(None if numbering is None else numbering.root, self.styles.list_of)
        self.page_color = read_page_color(self.main, self.settings)
        self.fields = Fields()
        self.links: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.later: list[Item] = []
        self.looks: dict[tuple[RunStyle, Paint, str | None], Look] = {}
        self.unfilled = 0
        self.characters = 0
        self.elements = 0

    def place(self, part: Part, role: str) -> Place:
        """The place of a story: the body, a header, notes."""
        return Place(part, role, self.backdrop)

    @cached_property
    def theme(self) -> Theme:
        """The colours that the document gives names to."""
        return Theme(self.package, self.main)

    @cached_property
    def backdrop(self) -> Paint:
        """What is behind the words of the page: its colour, or shapes and pictures drawn behind them."""
        parts = [(self.main, False)]
        for kind in ("header", "footer"):
            found = (self.package.optional(name) for name in self.main.targets(kind))
            # Whatever a header draws stands behind the body.
            parts += [(part, True) for part in found if part is not None]
        behind = (
            is_behind_words(shape, self.theme, anywhere=anywhere)
            for part, anywhere in parts
            for shape in part.root.iter(f"{WP}anchor", f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")
        )
        return "unknown" if any(behind) else self.page_color

    @cached_property
    def backdrop_of_boxes(self) -> Paint:
        """What may be behind a text box that paints nothing itself: other shapes too."""
        shapes = self.main.root.iter(f"{WP}anchor", f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")
        if any(is_behind_words(shape, self.theme, anywhere=True) for shape in shapes):
            return "unknown"
        return self.backdrop

    @cached_property
    def prompts(self) -> dict[str, str]:
        """The prompts of the template by name, as far as the file holds them."""
        part = self.package.optional(self.main.related("glossaryDocument"))
        found = {}
        for piece in () if part is None else part.root.iter(f"{W}docPart"):
            name = value(piece.find(f"{W}docPartPr/{W}name"))
            body = piece.find(f"{W}docPartBody")
            if name and body is not None:
                found[name] = _words_of(body)
        return found

    def is_prompt(self, control: etree._Element) -> bool:
        """Whether a content control still shows the prompt of its template; such are counted."""
        if not flag(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
            return False
        named = value(control.find(f"{W}sdtPr/{W}placeholder/{W}docPart"))
        prompt = self.prompts.get(named or "")
        content = control.find(f"{W}sdtContent")
        # Some programs put words into a field and leave the mark that it is empty.
        if prompt is not None and content is not None and _words_of(content) != prompt:
            return False
        self.unfilled += 1
        return True

    def take_later(self) -> list[Item]:
        """The sidebars met since the last call."""
        later, self.later = self.later, []
        return later

    def read_blocks(self, parent: etree._Element, place: Place) -> list[Item]:
        """The paragraphs under `parent`, tables and content controls included."""
        self.count(parent)
        items: list[Item] = []
        place = place.deeper(self.limits)
        lead: list[Run] = []
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                found, lead = self._read_paragraph(child, place, lead)
                items.extend(found)
            elif tag == f"{W}tbl":
                items.extend(self._read_table(child, place))
            elif tag == f"{MC}AlternateContent":
                for chosen in choose_alternative(child):
                    items.extend(self.read_blocks(chosen, place))
            elif tag == f"{W}sectPr":
                items.append(blank_item(opens=True))
            elif tag == f"{W}altChunk":
                items.extend(self._read_chunk(child, place))
            elif tag not in SKIPPED and not (tag == f"{W}sdt" and self.is_prompt(child)):
                items.extend(self.read_blocks(child, place))
        return items

    def _read_chunk(self, element: etree._Element, place: Place) -> list[Item]:
        """The paragraphs of a file inside the file."""
        link = place.part.relationships.get(element.get(f"{R}id", ""))
        content = None if link is None or link.external else self.package.binary(link.target)
        if content is None:
            return []
        self.count(element)
        items = read_chunk(content, self.limits)
        if items is None:
            self.package.damaged.append(link.target if link else "")
            return []
        self.characters += sum(len(item.text) for item in items)
        return [blank_item(opens=True), *items, blank_item(opens=True)]

    def read_box(self, content: etree._Element, place: Place) -> list[Item]:
        """The paragraphs of a text box, whatever field it hangs in."""
        outside, self.fields = self.fields, Fields()
        items = self.read_blocks(content, place)
        self.fields = outside
        return items

    def _read_table(self, table: etree._Element, place: Place) -> list[Item]:
        """The paragraphs of a table in reading order."""
        style = self.styles.table(value(table.find(f"{W}tblPr/{W}tblStyle")))
        words = self.styles.merge(place.words, RunStyle(color=style.run.color, vanish=style.run.vanish))
        fill = lay_over(
            place.fill, "unknown" if style.painted else None, read_shade(table.find(f"{W}tblPr/{W}shd"))
        )
        rows = []
        for row in self._find_within(table, f"{W}tr", f"{W}tbl"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            inside = replace(place, fill=fill, words=words, hidden=_why_row_hidden(row) or place.hidden)
            rows.append([self._read_cell(cell, inside) for cell in self._find_cells(row)])
        items = read_table(rows)
        return [*items, blank_item(opens=True)] if items else []

    def _read_cell(self, cell: etree._Element, place: Place) -> list[Item]:
        fill = lay_over(place.fill, read_shade(cell.find(f"{W}tcPr/{W}shd")))
        return self.read_blocks(cell, replace(place, fill=fill))

    def _find_cells(self, row: etree._Element) -> Iterator[etree._Element]:
        """The cells of a row that are there: not deleted, and not the rest of a merged one."""
        for cell in self._find_within(row, f"{W}tc", f"{W}tbl"):
            if cell.find(f"{W}tcPr/{W}cellDel") is None and not _continues_merge(cell):
                yield cell

    def _find_within(self, parent: etree._Element, wanted: str, stop: str) -> Iterator[etree._Element]:
        """The nearest `wanted` elements under `parent`, through wrappers, but not into a nested `stop`."""
        for child in parent:
            if child.tag == wanted:
                yield child
            elif child.tag == f"{MC}AlternateContent":
                for chosen in choose_alternative(child):
                    yield from self._find_within(chosen, wanted, stop)
            elif child.tag == f"{W}sdt" and self.is_prompt(child):
                continue
            elif child.tag != stop and child.tag not in SKIPPED:
                yield from self._find_within(child, wanted, stop)

    def _read_paragraph(
        self, element: etree._Element, place: Place, lead: list[Run]
    ) -> tuple[list[Item], list[Run]]:
        """The lines of a paragraph, which begin with `lead`, and its text boxes; or runs that lead the next one."""
        properties = element.find(f"{W}pPr")
        named = self.styles.paragraph(None if properties is None else value(properties.find(f"{W}pStyle")))
        style = merge_paragraphs(named.paragraph, read_paragraph_style(properties))
        clipped = style.line is not None and style.line < TINY
        draft = Draft(named, lay_over(place.fill, style.fill), "clipped" if clipped else place.hidden, lead)
        read_inline(self, element, draft, place)
        draft.runs += self.fields.give_up()
        if _runs_into_next(element, properties):
            return self._with_boxes([], draft.boxes), draft.runs
        lines = self._build_lines(draft, style, place.role)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            lines.append(blank_item(opens=True))
        return self._with_boxes(lines, draft.boxes), []

    def _build_lines(self, draft: Draft, style: ParagraphStyle, role: str) -> list[Item]:
        """The printed lines of a paragraph with its list label; a blank one where it has no words."""
        name = draft.named.name
        heading = style.outline is not None and style.outline < 9
        heading = heading or name.lower().startswith(("heading", "title"))
        return build_items(
            draft.runs,
            label=self.numbering.label(style.number, draft.named.identifier),
            heading=heading,
            role=role,
            style=name or None,
            before=style.before or 0.0,
            after=style.after or 0.0,
        )

    def _with_boxes(self, lines: list[Item], boxes: Sequence[TextBox]) -> list[Item]:
        items, later = place_boxes(lines, boxes)
        self.later += later
        return items

    def count(self, element: etree._Element) -> None:
        """Note that an element is read; too many elements, characters or seconds are refused."""
        self.elements += 1 + len(element)
        self.deadline.check()
        self.limits.check_elements(self.elements)
        self.limits.check_characters(self.characters)


def _read_styles(package: Package, main: Part) -> Styles:
    name = main.related("styles")
    try:
        return Styles(package.content(name))
    except DamagedDocument:
        package.damaged.append(name or "")
        return Styles(None)


def _runs_into_next(element: etree._Element, properties: etree._Element | None) -> bool:
    """Whether the next paragraph goes on in the same line: a drop cap, a deleted mark, a heading set into it."""
    following = element.getnext()
    if properties is None or following is None or following.tag != f"{W}p":
        return False
    frame = properties.find(f"{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
        return True
    mark = properties.find(f"{W}rPr")
    if mark is None:
        return False
    return mark.find(f"{W}del") is not None or flag(mark.find(f"{W}specVanish"))


def _why_row_hidden(row: etree._Element) -> str | None:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return None
    if flag(properties.find(f"{W}hidden")):
        return "vanish"
    height = properties.find(f"{W}trHeight")
    if height is None or height.get(f"{W}hRule") != "exact":
        return None
    points = twentieths(value(height))
    return "clipped" if points is not None and points < TINY else None


def _continues_merge(cell: etree._Element) -> bool:
    merges = (cell.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge"))
    return any(merge is not None and (value(merge) or "continue") == "continue" for merge in merges)


def _words_of(element: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in element.iter(f"{W}t")).split())
