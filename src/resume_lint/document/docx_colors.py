"""What a DOCX paints behind words → a colour, and whether words of another colour stand out on it."""

from __future__ import annotations

import re

from lxml import etree

from resume_lint.document.colors import BLACK, WHITE, Paint, read_color
from resume_lint.document.docx_package import Package, Part
from resume_lint.document.docx_xml import A, V, W, flag, value

HIGHLIGHTS: dict[str, Paint] = {
    "none": "none", "black": BLACK, "white": WHITE, "red": (1, 0, 0), "yellow": (1, 1, 0), "green": (0, 1, 0),
    "cyan": (0, 1, 1), "blue": (0, 0, 1), "magenta": (1, 0, 1), "darkRed": (0.5, 0, 0), "darkGreen": (0, 0.5, 0),
    "darkBlue": (0, 0, 0.5), "darkCyan": (0, 0.5, 0.5), "darkMagenta": (0.5, 0, 0.5),
    "darkYellow": (0.5, 0.5, 0), "darkGray": (0.5, 0.5, 0.5), "lightGray": (0.75, 0.75, 0.75),
}  # fmt: skip
VML_COLOR = re.compile(r"#([0-9a-fA-F]{6})\b")
THEME_NAMES = {"bg1": "lt1", "bg2": "lt2", "tx1": "dk1", "tx2": "dk2"}


def read_shade(shade: etree._Element | None) -> Paint | None:
    """What a `w:shd` paints; None where there is none."""
    if shade is None:
        return None
    pattern = value(shade) or "clear"
    if pattern == "solid":
        return read_color(shade.get(f"{W}color")) or BLACK
    if pattern not in ("clear", "nil"):
        return "unknown"
    themed = shade.get(f"{W}themeFill") is not None
    return read_color(shade.get(f"{W}fill")) or ("unknown" if themed else "none")


def read_highlight(element: etree._Element) -> Paint:
    """What a `w:highlight` paints."""
    return HIGHLIGHTS.get(value(element) or "none", "unknown")


class Theme:
    """The colours that a document gives names to."""

    def __init__(self, package: Package, main: Part) -> None:
        part = package.optional(main.related("theme"))
        scheme = None if part is None else next(part.root.iter(f"{A}clrScheme"), None)
        self._colors = {} if scheme is None else {etree.QName(one).localname: one for one in scheme}

    def read_fill(self, shape: etree._Element) -> Paint | None:
        """What the `wps:wsp`, or the VML shape, paints inside itself; None for other elements."""
        if shape.tag.startswith(V):
            return _read_old_fill(shape)
        properties = next((child for child in shape if child.tag.endswith("}spPr")), None)
        for child in () if properties is None else properties:
            if child.tag == f"{A}noFill":
                return "none"
            if child.tag == f"{A}solidFill":
                return self._read(next(iter(child), None))
            if child.tag.endswith("Fill"):
                return "unknown"
        reference = next(shape.iter(f"{A}fillRef"), None)
        if reference is None or reference.get("idx") == "0":
            return "none"
        return self._read(next(iter(reference), None))

    def _read(self, color: etree._Element | None) -> Paint:
        # Tints, shades and transparency are left alone: no guess is better than a wrong one.
        if color is None or len(color):
            return "unknown"
        name = color.get("val", "")
        if color.tag == f"{A}schemeClr":
            named = self._colors.get(THEME_NAMES.get(name, name))
            color = None if named is None else next(iter(named), None)
        if color is None or len(color):
            return "unknown"
        return read_color(color.get("lastClr") or color.get("val")) or "unknown"


def read_page_color(main: Part, settings: Part | None) -> Paint:
    """The colour of the page: white unless the file says another one and shows it."""
    background = main.root.find(f"{W}background")
    shown = settings is not None and flag(settings.root.find(f"{W}displayBackgroundShape"))
    if background is None or not shown:
        return WHITE
    return "unknown" if len(background) else read_color(background.get(f"{W}color")) or WHITE


def _read_old_fill(shape: etree._Element) -> Paint | None:
    if etree.QName(shape).localname not in ("shape", "rect", "roundrect", "oval", "polyline"):
        return None
    if shape.get("filled", "t").lower() in ("f", "false"):
        return "none"
    fill = shape.find(f"{V}fill")
    if shape.find(f"{V}imagedata") is not None or (fill is not None and fill.get("type", "solid") != "solid"):
        return "unknown"
    named = shape.get("fillcolor", "white")
    if match := VML_COLOR.match(named):
        return read_color(match[1]) or "unknown"
    return WHITE if named.split(" ")[0] in ("white", "window") else "unknown"
