"""The drawings of a DOCX → where they stand on the page, and whether words stand on them."""

from __future__ import annotations

import re

from lxml import etree

from resume_lint.document.boxes import Frame
from resume_lint.document.colors import WHITE
from resume_lint.document.docx_colors import Theme
from resume_lint.document.docx_xml import MC, WP, WPS, A, V

# The largest page that word processors make, 22 inches; lengths are in 914,400 to the inch.
LARGEST_PAGE = 22 * 914_400
# Two square inches: no logo, but a band across the page.
SMALLEST_GROUND = 2.0 * 914_400**2
# Lengths in the style of an old drawing, in the same units.
OLD_LENGTH = re.compile(r"(?:^|;)\s*(margin-left|margin-top|width|height)\s*:\s*(-?[\d.]+)(in|pt|cm|mm|px)?")
OLD_UNITS = {"in": 914_400, "pt": 12_700, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 9_525}
OLD_SHAPES = (f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")


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
        width, height = _size(shape.find(f"{WP}extent"), "cx", "cy")
        if 0 < width * height < SMALLEST_GROUND:
            return False
        if next(shape.iter(f"{A}blip"), None) is not None:
            return True
        return any(theme.read_fill(inner) not in (None, "none", WHITE) for inner in shape.iter(f"{WPS}wsp"))
    if next(shape.iterancestors(f"{MC}Fallback"), None) is not None or shape.find(f"{V}textpath") is not None:
        return False
    behind = "z-index:-" in shape.get("style", "").replace(" ", "")
    return (anywhere or behind) and theme.read_fill(shape) not in (None, "none", WHITE)


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
