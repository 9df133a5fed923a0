"""Text boxes with their frames on the page → the order in which a person reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from resume_lint.document.blocks import Item
from resume_lint.document.colors import WHITE
from resume_lint.document.docx_colors import Theme
from resume_lint.document.docx_xml import MC, WP, WPS, A, V

# Half of a letter page, in the units of the format (914,400 an inch).
HALF_PAGE = 4.25 * 914_400
# The largest page that word processors make, 22 inches.
LARGEST_PAGE = 22 * 914_400
# Lengths in the style of an old drawing, in the same units.
OLD_LENGTH = re.compile(r"(?:^|;)\s*(margin-left|margin-top|width|height)\s*:\s*(-?[\d.]+)(in|pt|cm|mm|px)?")
OLD_UNITS = {"in": 914_400, "pt": 12_700, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 9_525}
OLD_SHAPES = (f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")
# No page has as many boxes; so many are taken as they come.
MANY = 100


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a text box stands, relative to what it hangs on; `above`: over the paragraph that holds it."""

    left: float
    top: float
    width: float
    height: float
    above: bool = False
    off_page: bool = False

    @property
    def narrow(self) -> bool:
        """Whether the box leaves room for a column beside it."""
        return 0 < self.width < HALF_PAGE

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class TextBox:
    """The paragraphs of one text box; `frame` is None where the file does not say where it stands."""

    frame: Frame | None
    items: Sequence[Item]


def read_frame(element: etree._Element, outer: Frame | None) -> Frame | None:
    """The frame that `element` sets for what is inside it, else the one around it."""
    if element.tag == f"{WP}anchor":
        vertical = element.find(f"{WP}positionV")
        relative = "" if vertical is None else vertical.get("relativeFrom", "")
        top, extent = _offset(vertical), element.find(f"{WP}extent")
        above = relative in ("paragraph", "line") and top <= 0
        horizontal = element.find(f"{WP}positionH")
        left, (width, height) = _offset(horizontal), _size(extent, "cx", "cy")
        off = _is_off(horizontal, left, width) or _is_off(vertical, top, height)
        return Frame(left, top, width, height, above, off)
    if element.tag in OLD_SHAPES and "position:absolute" in element.get("style", "").replace(" ", ""):
        return _read_old_frame(element.get("style", ""))
    if element.tag == f"{WPS}wsp" and outer:
        place, extent = (element.find(f"{WPS}spPr/{A}xfrm/{A}{name}") for name in ("off", "ext"))
        if place is not None:
            left, top = _size(place, "x", "y")
            return Frame(
                outer.left + left, outer.top + top, *_size(extent, "cx", "cy"), outer.above, outer.off_page
            )
    return outer


def is_behind_words(shape: etree._Element, theme: Theme, *, anywhere: bool) -> bool:
    """Whether a drawing may be the ground on which words stand: it paints something, and is drawn behind them.

    `anywhere` counts drawings before the words too.
    """
    if shape.tag == f"{WP}anchor":
        if not anywhere and shape.get("behindDoc") not in ("1", "true"):
            return False
        if next(shape.iter(f"{A}blip"), None) is not None:
            return True
        return any(theme.read_fill(inner) not in (None, "none", WHITE) for inner in shape.iter(f"{WPS}wsp"))
    if next(shape.iterancestors(f"{MC}Fallback"), None) is not None:
        return False
    behind = "z-index:-" in shape.get("style", "").replace(" ", "")
    return (anywhere or behind) and theme.read_fill(shape) not in (None, "none", WHITE)


def order_boxes(boxes: Sequence[TextBox]) -> list[TextBox]:
    """The boxes that hang on one paragraph, from the top down; columns side by side one after the other."""
    framed = [box for box in boxes if box.frame]
    if not 1 < len(boxes) < MANY or len(framed) < len(boxes):
        return list(boxes)
    for start, end in ((_top, _bottom), (_left, _right)):
        parts = _cut(boxes, start, end)
        if len(parts) > 1:
            return [box for part in parts for box in order_boxes(part)]
    return sorted(boxes, key=lambda box: (_top(box), _left(box)))


def _cut(
    boxes: Sequence[TextBox], start: Callable[[TextBox], float], end: Callable[[TextBox], float]
) -> list[list[TextBox]]:
    """The boxes in groups between which a straight line can be drawn."""
    groups: list[list[TextBox]] = []
    reach = float("-inf")
    for box in sorted(boxes, key=start):
        if start(box) >= reach or not groups:
            groups.append([])
        groups[-1].append(box)
        reach = max(reach, end(box))
    return groups


def _top(box: TextBox) -> float:
    return box.frame.top if box.frame else 0.0


def _bottom(box: TextBox) -> float:
    return box.frame.bottom if box.frame else 0.0


def _left(box: TextBox) -> float:
    return box.frame.left if box.frame else 0.0


def _right(box: TextBox) -> float:
    return box.frame.right if box.frame else 0.0


def _is_off(position: etree._Element | None, start: float, length: float) -> bool:
    """Whether a drawing lies outside every page; where it is measured from a margin, that is left room for."""
    from_page = position is not None and position.get("relativeFrom") == "page"
    slack = 0.0 if from_page else LARGEST_PAGE
    return start > LARGEST_PAGE or start + length < -slack


def _read_old_frame(style: str) -> Frame:
    found = {name: _number(count) * OLD_UNITS[unit] for name, count, unit in OLD_LENGTH.findall(style)}
    left, top, width, height = (
        found.get(name, 0.0) for name in ("margin-left", "margin-top", "width", "height")
    )
    return Frame(left, top, width, height)


def _offset(position: etree._Element | None) -> float:
    offset = None if position is None else position.find(f"{WP}posOffset")
    return _number(None if offset is None else offset.text)


def _size(element: etree._Element | None, first: str, second: str) -> tuple[float, float]:
    if element is None:
        return (0.0, 0.0)
    return (_number(element.get(first)), _number(element.get(second)))


def _number(text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        return 0.0
