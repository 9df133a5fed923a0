"""Text boxes with their frames on the page → the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from resume_lint.document.blocks import Item, blank_item

# Lengths of frames are in 914,400 to the inch. Half of a letter page:
HALF_PAGE = 4.25 * 914_400
LINES_OF_A_SIDEBAR = 4
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


def place_boxes(lines: Sequence[Item], boxes: Sequence[TextBox]) -> tuple[list[Item], list[Item]]:
    """The lines of a paragraph with its small text boxes beside them, and the sidebars, which come after the body."""
    before: list[Item] = []
    after: list[Item] = []
    later: list[Item] = []
    for box in order_boxes(boxes):
        items = [item for item in box.items if item.text]
        if not items:
            continue
        items[0] = replace(items[0], opens=True)
        if box.frame and box.frame.narrow and len(items) >= LINES_OF_A_SIDEBAR:
            later += box.items
        elif box.frame and box.frame.above and len(items) == 1:
            before += items
        else:
            after += [*box.items, blank_item(opens=True)]
    return [*before, *lines, *after], later


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
