"""The names of WordprocessingML, and how its values are written: leniently, as real files have them."""

from __future__ import annotations

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = f"{W}val"
OFF = frozenset(("0", "false", "off", "none"))
KNOWN = re.compile(
    r"http://schemas\.microsoft\.com/office/(?:word|drawing)/|http://schemas\.openxmlformats\.org/"
)


def value(element: etree._Element | None) -> str | None:
    """The `w:val` of the element, None where there is none."""
    return None if element is None else element.get(VAL)


def flag(element: etree._Element | None) -> bool:
    """Whether the element is there and does not say "off"."""
    return element is not None and element.get(VAL, "1") not in OFF


def number(text: str | None) -> float | None:
    """The number in `text`; real files hold "34.0" and "11pt" where the format wants whole numbers.

    >>> number("34.0"), number("11pt"), number("auto")
    (34.0, 11.0, None)
    """
    try:
        found = float((text or "").removesuffix("pt"))
    except ValueError:
        return None
    return found if abs(found) < 1e9 else None


def twentieths(text: str | None) -> float | None:
    """The points of a length in twentieths of a point."""
    found = number(text)
    return None if found is None else found / 20


def choose_alternative(element: etree._Element) -> list[etree._Element]:
    """The one branch of an `mc:AlternateContent` to read: the first known choice, else the fallback."""
    for choice in element.iterfind(f"{MC}Choice"):
        spaces = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
        if spaces and all(KNOWN.match(space or "") for space in spaces):
            return [choice]
    return element.findall(f"{MC}Fallback")[:1]
