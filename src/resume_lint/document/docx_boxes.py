"""Text boxes with their frames on the page → the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from resume_lint.document.docx_tables import Item

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Half of a letter page, in the units of the format (914,400 an inch).
HALF_PAGE = 4.25 * 914_400
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
        return Frame(_offset(element.find(f"{WP}positionH")), top, *_size(extent, "cx", "cy"), above)
    if element.tag == f"{WPS}wsp" and outer:
        place, extent = (element.find(f"{WPS}spPr/{A}xfrm/{A}{name}") for name in ("off", "ext"))
        if place is not None:
            left, top = _size(place, "x", "y")
            return Frame(outer.left + left, outer.top + top, *_size(extent, "cx", "cy"), outer.above)
    return outer


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
