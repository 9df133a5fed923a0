"""One walk over the elements of a web page: its paragraphs, lists and tables as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import cssselect2
from lxml import etree

from resume_lint.document.blocks import Item, blank_item, build_items
from resume_lint.document.characters import clean_characters
from resume_lint.document.html_styles import HtmlStyle, Stylesheet, find_sheets
from resume_lint.document.limits import Limits
from resume_lint.document.list_labels import format_count
from resume_lint.document.paragraphs import Run
from resume_lint.document.sign_fonts import show_signs
from resume_lint.document.tables import read_table

SPACE = re.compile(r"[ \t\n\r\f]+")
HEADING = re.compile(r"h([1-6])")
SIDE_BY_SIDE = ("flex", "inline-flex", "grid", "inline-grid")
INLINE = ("inline", "contents", "ruby", "ruby-base", "inline-block", "inline-table", "inline-flex")
PARTS = frozenset("section article header footer nav aside main ul ol dl table hr figure form".split())
MARKERS = {
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}  # fmt: skip
# What a form shows stands in its attributes.
SHOWN_INPUTS = ("text", "email", "tel", "url", "number", "date", "month", "search", "submit", "button")
NO_TARGET = ("#", "javascript:", "data:", "file:")


@dataclass(slots=True)
class Flow:
    """The paragraph that is being written, and those before it."""

    items: list[Item] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    heading: int = 0
    role: str = "body"

    def end(self) -> None:
        """End the paragraph, if it has begun."""
        if any(run.text.strip() for run in self.runs):
            style = f"Heading {self.heading}" if self.heading else None
            self.items += build_items(
                self.runs, label=self.label, heading=bool(self.heading), role=self.role, style=style
            )
            self.label = ""
        self.runs = []

    def part(self) -> None:
        """End the paragraph and the block that it stands in."""
        self.end()
        self.items.append(blank_item(opens=True))


class Walk:
    """What is open while one page is read; `links` are the targets met on the way."""

    def __init__(self, root: etree._Element, limits: Limits) -> None:
        self.limits, self.deadline = limits, limits.deadline()
        self.links: list[str] = []
        self.characters = 0
        self._root = cssselect2.ElementWrapper.from_html_root(root)
        self._styles = Stylesheet(list(find_sheets(root)), limits)
        self._counts: dict[etree._Element | None, int] = {}

    def read_all(self) -> list[Item]:
        """The paragraphs of the page; blank ones part blocks."""
        flow = Flow()
        self._read(self._root, HtmlStyle(), flow, 1)
        flow.end()
        return flow.items

    def _read(self, element: Any, parent: HtmlStyle, flow: Flow, depth: int) -> None:
        self.limits.check_depth(depth)
        style = self._styles.style(element, parent)
        tag = element.local_name
        if style.display == "unprinted":
            return
        self._note_link(element)
        if tag == "br":
            flow.runs.append(Run("\n", style.look()))
        elif tag == "hr":
            flow.part()
        elif tag in ("input", "textarea", "select"):
            self._add(_shown_value(element), style, flow)
        elif tag == "table" or style.display == "table":
            self._read_table(element, style, flow, depth)
        elif style.display in SIDE_BY_SIDE:
            self._read_side_by_side(element, style, flow, depth)
        elif style.display in INLINE:
            self._read_apart(element, style, flow, depth)
        else:
            self._read_block(element, style, flow, depth)

    def _read_apart(self, element: Any, style: HtmlStyle, flow: Flow, depth: int) -> None:
        """An element inside a line; one that floats, or is a small box, stands apart from the words beside it."""
        apart = style.apart or style.display != "inline"
        if apart and flow.runs:
            flow.runs.append(Run("\t", style.look()))
        self._read_children(element, style, flow, depth)
        if apart and flow.runs:
            flow.runs.append(Run("\t", style.look()))

    def _read_block(self, element: Any, style: HtmlStyle, flow: Flow, depth: int) -> None:
        tag = element.local_name
        heading = HEADING.fullmatch(tag)
        (flow.part if tag in PARTS else flow.end)()
        outer = flow.heading
        if heading:
            flow.heading = int(heading[1])
        if tag == "li" or style.display == "list-item":
            flow.label = self._label(element, style)
        self._read_children(element, style, flow, depth)
        (flow.part if tag in PARTS else flow.end)()
        flow.heading = outer
        if tag == "li":
            flow.label = ""

    def _read_children(self, element: Any, style: HtmlStyle, flow: Flow, depth: int) -> None:
        node = element.etree_element
        if style.before and element.local_name != "li":
            self._add(style.before, style, flow)
        self._add(node.text, style, flow)
        for child in element.iter_children():
            self._read(child, style, flow, depth + 1)
            self._add(child.etree_element.tail, style, flow)

    def _read_table(self, element: Any, style: HtmlStyle, flow: Flow, depth: int) -> None:
        flow.part()
        rows = [
            [self._read_cell(cell, row_style, depth + 3) for cell in row.iter_children()]
            for row, row_style in self._find_rows(element, style, depth)
        ]
        flow.items += [*read_table([row for row in rows if row]), blank_item(opens=True)]

    def _find_rows(self, element: Any, style: HtmlStyle, depth: int) -> Iterator[tuple[Any, HtmlStyle]]:
        """The rows of a table, with the style around them; a caption is a row of one cell."""
        self.limits.check_depth(depth)
        for child in element.iter_children():
            own = self._styles.style(child, style)
            if child.local_name == "tr":
                yield child, own
            elif child.local_name in ("thead", "tbody", "tfoot"):
                yield from self._find_rows(child, own, depth + 1)
            elif own.display != "unprinted" and child.local_name != "col":
                yield _Single(child), style

    def _read_cell(self, cell: Any, style: HtmlStyle, depth: int) -> list[Item]:
        inside = Flow()
        self._read(cell, style, inside, depth)
        inside.end()
        return inside.items

    def _read_side_by_side(self, element: Any, style: HtmlStyle, flow: Flow, depth: int) -> None:
        """The parts of a row that the page lays out side by side, as the cells of a table are."""
        if style.downward:
            return self._read_block(element, style, flow, depth)
        (flow.end if style.display.startswith("inline") else flow.part)()
        cells = [self._read_cell(child, style, depth + 1) for child in element.iter_children()]
        loose = Flow(label=flow.label)
        self._add(element.etree_element.text, style, loose)
        loose.end()
        flow.items += loose.items
        flow.items += [*read_table([[cell for cell in cells if cell]]), blank_item(opens=True)]
        return None

    def _add(self, text: str | None, style: HtmlStyle, flow: Flow) -> None:
        if not text:
            return
        self.characters += len(text)
        self.limits.check_characters(self.characters)
        if not style.preserved:
            text = SPACE.sub(" ", text)
            before = flow.runs[-1].text if flow.runs else " "
            text = text.removeprefix(" ") if before.endswith((" ", "\n", "\t")) else text
        text = clean_characters(text) if style.signs == "none" else show_signs(text, style.signs)
        if text:
            flow.runs.append(Run(text.upper() if style.capitals else text, style.look()))

    def _label(self, element: Any, style: HtmlStyle) -> str:
        """The marker of a list item as the page shows it."""
        parent, node = element.etree_element.getparent(), element.etree_element
        start = _whole(None if parent is None else parent.get("start"), 1)
        count = _whole(node.get("value"), self._counts.get(parent, start - 1) + 1)
        self._counts[parent] = count
        if style.marker == "none":
            return clean_characters(style.before).strip()
        form = MARKERS.get(style.marker)
        return "•" if form is None else f"{format_count(count, form)}."

    def _note_link(self, element: Any) -> None:
        target = (element.etree_element.get("href") or "").strip()
        if element.local_name == "a" and target and not target.lower().startswith(NO_TARGET):
            self.links.append(target)


class _Single:
    """One element in the place of a row that holds only it."""

    def __init__(self, element: Any) -> None:
        self._element = element

    def iter_children(self) -> Iterator[Any]:
        yield self._element


def _whole(text: str | None, default: int) -> int:
    try:
        found = int(text or "")
    except ValueError:
        return default
    return found if abs(found) < 1_000_000 else default


def _shown_value(element: Any) -> str:
    node = element.etree_element
    if element.local_name == "textarea":
        return node.text or ""
    if element.local_name == "select":
        options = list(node.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return " ".join(option.text or "" for option in chosen)
    return (node.get("value") or "") if node.get("type", "text").lower() in SHOWN_INPUTS else ""
