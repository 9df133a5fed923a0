"""The stylesheets of a web page → how its words look, and why a person would not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import cssselect2
import tinycss2
from tinycss2 import color4

from resume_lint.document.colors import BLACK, WHITE, Color, Paint, is_unseen
from resume_lint.document.limits import Limits
from resume_lint.document.list_labels import LONGEST_LABEL
from resume_lint.document.paragraphs import Look
from resume_lint.document.sign_fonts import Signs, find_signs

TINY = 3.0
# CSS pixels: 96 to the inch.
POINTS = {"px": 0.75, "pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "pc": 12.0}
NAMED_SIZES = {
    "xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0,
}  # fmt: skip
HEADING_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
FAR = 300.0  # points: so far to the left or above, nothing is on the page
LEAST_OPACITY = 0.05
MOST_RULES, LONGEST_SELECTOR = 5_000, 100
# Selectors that look at all that is beside or inside an element; many of them take the square of a page's length.
LOOKS_AROUND = re.compile(r":has\(|:nth-|-of-type", re.IGNORECASE)
# Such a one keeps all that is before it in memory, once for each element.
ANY_BEFORE = re.compile(r"~(?!=)")
MOST_LOOKS = 40
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section "
    "summary table tbody td tfoot th thead tr ul".split()
)
UNPRINTED = frozenset(
    "applet area audio base canvas col colgroup datalist defs embed frame frameset head iframe link map meta metadata "
    "noframes noscript object param script source style template title track video".split()
)
BOLD = frozenset("b strong th h1 h2 h3 h4 h5 h6".split())
SLANTED = ("italic", "oblique")
ITALIC = frozenset("i em cite var address dfn".split())
Declarations = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """The look of one element; sizes are in points. `hidden` is why nobody sees it, and what is inside it."""

    color: Color = BLACK
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    signs: Signs = "none"
    invisible: bool = False
    preserved: bool = False
    marker: str = "disc"
    fill: Paint = WHITE
    hidden: str | None = None
    display: str = "inline"
    downward: bool = False
    apart: bool = False
    before: str = ""

    def look(self) -> Look:
        """The look of words directly in the element."""
        how = self.hidden or ("invisible" if self.invisible else None)
        if how is None and self.size < TINY:
            how = "tiny"
        if how is None and is_unseen(self.color, self.fill):
            how = "white"
        return Look(self.size, self.bold, self.italic, self.color, how)


class Stylesheet:
    """The rules of all stylesheets in a page; nothing is fetched."""

    def __init__(self, sheets: list[str], limits: Limits) -> None:
        self._matcher = cssselect2.Matcher()
        self._limits, self._deadline = limits, limits.deadline()
        self._left, self._looks_left = MOST_RULES, MOST_LOOKS
        for sheet in sheets:
            limits.check_depth(_depth(sheet))
            self._add(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))

    def _add(self, rules: list[Any]) -> None:
        for rule in rules:
            self._deadline.check()
            if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
                if _is_for_screens(tinycss2.serialize(rule.prelude).lower()):
                    self._add(
                        tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                    )
            elif rule.type == "qualified-rule" and self._left > 0:
                self._left -= 1
                self._add_rule(rule)

    def _add_rule(self, rule: Any) -> None:
        selector = tinycss2.serialize(rule.prelude[:LONGEST_SELECTOR])
        looks = len(LOOKS_AROUND.findall(selector))
        self._looks_left -= looks
        if looks > 1 or (looks and self._looks_left < 0) or ANY_BEFORE.search(selector):
            return
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude[:LONGEST_SELECTOR])
        except cssselect2.SelectorError:
            return
        declarations = _read_declarations(rule.content)
        for selector in selectors:
            self._matcher.add_selector(selector, declarations)

    def style(self, element: cssselect2.ElementWrapper, parent: HtmlStyle) -> HtmlStyle:
        """The style of `element` inside one of the style `parent`."""
        self._deadline.check()
        matched = sorted(self._matcher.match(element), key=lambda match: match[:2])
        said: dict[str, list[Any]] = {}
        before: dict[str, list[Any]] = {}
        important: dict[str, list[Any]] = {}
        node = element.etree_element
        layers = [(pseudo, declarations) for _, _, pseudo, declarations in matched]
        own = node.get("style", "")
        self._limits.check_depth(_depth(own))
        layers.append((None, _read_declarations(tinycss2.parse_component_value_list(own))))
        for pseudo, declarations in layers:
            for name, (value, strong) in declarations.items():
                if pseudo is None:
                    (important if strong else said)[name] = value
                elif pseudo == "before":
                    before[name] = value
        return _compute(element, parent, said | important, _content(before.get("content", [])))


def _is_for_screens(query: str) -> bool:
    return "print" not in query or "screen" in query


def _read_declarations(content: list[Any]) -> dict[str, tuple[list[Any], bool]]:
    found = {}
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            values = [value for value in one.value if value.type not in ("whitespace", "comment")]
            found[one.lower_name] = (values, one.important)
    return found


def _compute(element: Any, parent: HtmlStyle, said: Declarations, before: str) -> HtmlStyle:
    tag, node = element.local_name, element.etree_element
    size = _size(said, parent.size, HEADING_SIZES.get(tag, parent.size))
    color = _color(said.get("color")) or _attribute_color(node, "color", ("font", "body")) or parent.color
    style = replace(
        parent,
        size=size,
        color=color,
        bold=_bold(said, parent.bold or tag in BOLD),
        italic=_keyword(said, "font-style", "italic" if parent.italic or tag in ITALIC else "") in SLANTED,
        capitals=_keyword(said, "text-transform", "uppercase" if parent.capitals else "") == "uppercase",
        signs=_signs(said, node, parent.signs),
        invisible=_keyword(said, "visibility", "hidden" if parent.invisible else "") in ("hidden", "collapse"),
        preserved=_keyword(said, "white-space", "pre" if parent.preserved or tag == "pre" else "").startswith("pre"),
        marker=_keyword(said, "list-style-type", _shorthand_marker(said) or _default_marker(tag, node, parent)),
        fill=_fill(said, node, parent.fill),
        display=_display(tag, node, said),
        downward=_runs_down(said),
        apart=_keyword(said, "float", "none") != "none" or _keyword(said, "position", "") == "absolute",
        before=before,
    )  # fmt: skip
    return replace(style, hidden=parent.hidden or _why_hidden(style, said))


def _why_hidden(style: HtmlStyle, said: Declarations) -> str | None:
    if style.display == "none":
        return "vanish"
    opacity = _number(said.get("opacity"))
    if opacity is not None and opacity < LEAST_OPACITY:
        return "transparent"
    placed = _keyword(said, "position", "") in ("absolute", "fixed", "relative")
    offsets = [_length(said.get("text-indent"), style.size)]
    if placed:
        offsets += [_length(said.get(side), style.size) for side in ("left", "top", "margin-left")]
    if any(offset is not None and offset < -FAR for offset in offsets):
        return "off_page"
    sides = [_length(said.get(side), style.size) for side in ("width", "height", "max-height")]
    small = any(side is not None and side < TINY for side in sides)
    if small and _keyword(said, "overflow", "") in ("hidden", "clip"):
        return "clipped"
    clip = tinycss2.serialize(said.get("clip-path", [])).replace(" ", "")
    return "clipped" if clip.startswith(("inset(50%", "inset(100%", "circle(0")) else None


def _signs(said: Declarations, node: Any, default: Signs) -> Signs:
    """What the letters of the first font show, where a font is named."""
    values = said.get("font-family", [])
    names = [str(value.value) for value in values if value.type in ("string", "ident")]
    if node.tag == "font" and node.get("face"):
        names.append(node.get("face").split(",")[0].strip())
    return find_signs(names[0]) if names else default


def _display(tag: str, node: Any, said: Declarations) -> str:
    if tag in UNPRINTED:
        return "unprinted"
    default = "block" if tag in BLOCKS else "inline"
    if node.get("hidden") is not None or (tag == "input" and node.get("type", "").lower() == "hidden"):
        default = "none"
    return _keyword(said, "display", default)


def _runs_down(said: Declarations) -> bool:
    """Whether the parts of the element stand one under the other, where it lays them out at all."""
    grid = _keyword(said, "display", "").endswith("grid")
    direction = _keyword(said, "flex-direction", _keyword(said, "flex-flow", "row"))
    return direction.startswith("column") or (grid and "grid-template-columns" not in said)


def _size(said: Declarations, inherited: float, default: float) -> float:
    sized = [value for value in said.get("font", []) if value.type in ("dimension", "percentage")]
    values = said.get("font-size") or sized
    if not values:
        return default
    value = values[0]
    if value.type == "ident":
        return NAMED_SIZES.get(value.lower_value, default)
    found = _length(values, inherited)
    return default if found is None else found


def _length(values: list[Any] | None, size: float) -> float | None:
    """A length in points; `size` is what "em" and percent refer to."""
    if not values:
        return None
    value = values[0]
    if value.type == "number":
        return 0.0 if value.value == 0 else None
    if value.type == "percentage":
        return float(value.value) * size / 100
    if value.type != "dimension":
        return None
    if value.lower_unit in ("em", "rem"):
        return float(value.value) * (size if value.lower_unit == "em" else 12.0)
    return float(value.value) * POINTS[value.lower_unit] if value.lower_unit in POINTS else None


def _number(values: list[Any] | None) -> float | None:
    if not values or values[0].type not in ("number", "percentage"):
        return None
    return float(values[0].value) / (100 if values[0].type == "percentage" else 1)


def _keyword(said: Declarations, name: str, default: str) -> str:
    values = said.get(name)
    found = values[0].lower_value if values and values[0].type == "ident" else default
    return default if found == "inherit" else str(found)


def _bold(said: Declarations, default: bool) -> bool:
    for value in (*said.get("font-weight", []), *said.get("font", [])):
        if value.type == "ident" and value.lower_value in ("bold", "bolder", "normal", "lighter"):
            return str(value.lower_value).startswith("bold")
        if value.type == "number" and 100 <= value.value <= 900:
            return float(value.value) >= 600
    return default


def _color(values: list[Any] | None) -> Color | None:
    """The colour of words; None where none is said, or where one sees through most of it or all."""
    paint = _paint(values[0]) if values else None
    return paint if isinstance(paint, tuple) else None


def _paint(value: Any) -> Paint | None:
    try:
        found = color4.parse_color(value)
    except (ValueError, TypeError, AttributeError):
        return None
    if found is None or found == "currentcolor":
        return None
    try:
        red, green, blue, alpha = found.to("srgb")
    except (ValueError, NotImplementedError, TypeError):
        return "unknown"
    if alpha < LEAST_OPACITY:
        return "none"
    return (_part(red), _part(green), _part(blue)) if alpha > 0.5 else "unknown"


def _part(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def _fill(said: Declarations, node: Any, under: Paint) -> Paint:
    """What is behind the words of an element: its background, else what is behind itself."""
    values = [
        *said.get("background-color", []),
        *said.get("background", []),
        *said.get("background-image", []),
    ]
    if any(value.type in ("url", "function") and _paint(value) is None for value in values):
        return "unknown"
    paints = (_paint(value) for value in values if value.type in ("ident", "hash", "function"))
    found = next((paint for paint in paints if paint is not None), None)
    found = found or _attribute_color(node, "bgcolor", ("body", "table", "tr", "td", "th"))
    return under if found is None or found == "none" else found


def _attribute_color(node: Any, name: str, tags: tuple[str, ...]) -> Color | None:
    text = node.get(name)
    if not text or node.tag not in tags:
        return None
    return _color(tinycss2.parse_component_value_list(text[:40]))


def _default_marker(tag: str, node: Any, parent: HtmlStyle) -> str:
    if tag == "ul":
        return "disc"
    if tag in ("ol", "li") and node.get("type"):
        kinds = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
        return kinds.get(node.get("type"), "decimal" if node.get("type") == "1" else "disc")
    return "decimal" if tag == "ol" else parent.marker


def _shorthand_marker(said: Declarations) -> str:
    idents = (value.lower_value for value in said.get("list-style", []) if value.type == "ident")
    return next((ident for ident in idents if ident not in ("inside", "outside", "inherit")), "")


def _content(values: list[Any]) -> str:
    return "".join(str(value.value) for value in values if value.type == "string")[:LONGEST_LABEL]


def _depth(css: str) -> int:
    """How deeply brackets stand in each other at most."""
    depth = deepest = 0
    for bracket in re.finditer(r"[(\[{]|[)\]}]", css):
        depth = depth + 1 if bracket[0] in "([{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def find_sheets(root: Any) -> Iterator[str]:
    """The stylesheets that stand in the page itself."""
    for element in root.iter("style"):
        yield element.text or ""
