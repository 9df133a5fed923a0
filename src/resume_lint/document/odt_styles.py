"""The styles of an OpenDocument text → how words and paragraphs look."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from resume_lint.document.colors import Color, Paint, is_unseen, lay_over, read_color
from resume_lint.document.paragraphs import Look

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, DRAW, STYLE, OFFICE = (SPACE % name for name in ("text", "table", "drawing", "style", "office"))
SVG, FO = (SPACE % f"{name}-compatible" for name in ("svg", "xsl-fo"))
XLINK = "{http://www.w3.org/1999/xlink}"
LONGEST_CHAIN = 20
TINY, NARROW = 3.0, 10.0
UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "pc": 12.0, "px": 0.75}
Properties = Mapping[str, str]


class OdtStyles:
    """The styles of one document, by family and name, each resolved once."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        self._resolved: dict[tuple[str, str], Properties] = {}
        for root in roots:
            if root is not None:
                self._read(root)

    def _read(self, root: etree._Element) -> None:
        for element in root.iter(f"{STYLE}style"):
            self._elements[element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")] = element
        for element in root.iter(f"{STYLE}default-style"):
            self._defaults[element.get(f"{STYLE}family", "")] = element

    def get(self, family: str, name: str | None, *, defaults: bool = True) -> Properties:
        """All properties of a style with what it inherits; those of the family alone where there is no such style."""
        key = (family, name or "")
        if key not in self._resolved:
            chain = [self._defaults.get(family)] if defaults else []
            own: list[etree._Element] = []
            element = self._elements.get(key)
            while element is not None and len(own) < LONGEST_CHAIN:
                own.append(element)
                element = self._elements.get((family, element.get(f"{STYLE}parent-style-name", "")))
            found: dict[str, str] = {}
            for one in (*chain, *reversed(own)):
                found = inherit(found, {} if one is None else _properties(one))
            self._resolved[key] = found
        return self._resolved[key]

    def display_name(self, family: str, name: str | None) -> str | None:
        """The name of the style as a person chose it; automatic styles have that of their parent."""
        element = self._elements.get((family, name or ""))
        for _ in range(LONGEST_CHAIN):
            if element is None:
                return None
            parent = element.getparent()
            if parent is None or parent.tag != f"{OFFICE}automatic-styles":
                return element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name", "").replace(
                    "_20_", " "
                )
            element = self._elements.get((family, element.get(f"{STYLE}parent-style-name", "")))
        return None

    def list_of(self, name: str | None) -> str:
        """The list style that a paragraph style names, "" where it names none."""
        return self.get("paragraph", name).get("list-style-name", "")

    def master_page(self, family: str, name: str | None) -> str:
        """The page that begins with a paragraph of that style, "" where none does."""
        element = self._elements.get((family, name or ""))
        return "" if element is None else element.get(f"{STYLE}master-page-name", "")


def inherit(under: Properties, over: Properties) -> dict[str, str]:
    """`under` with what `over` says put over it; sizes in percent are those of what is under."""
    merged = {**under, **over}
    size = over.get("font-size", "")
    if size.endswith("%"):
        merged["font-size"] = f"{(length(under.get('font-size')) or 12) * (number(size[:-1]) or 100) / 100}pt"
    return merged


def look_of(properties: Properties, background: Paint, hidden: str | None) -> Look:
    """The look of words with these properties on that background."""
    color = None if properties.get("use-window-font-color") == "true" else hex_color(properties.get("color"))
    return Look(
        length(properties.get("font-size")),
        properties.get("font-weight", "") in ("bold", "600", "700", "800", "900"),
        properties.get("font-style", "") in ("italic", "oblique"),
        color,
        _why_hidden(properties, color, background, hidden),
    )


def _why_hidden(
    properties: Properties, color: Color | None, background: Paint, hidden: str | None
) -> str | None:
    size, scale = length(properties.get("font-size")), properties.get("text-scale", "100%")
    if properties.get("display") == "none":
        return "vanish"
    if hidden:
        return hidden
    if (size is not None and size < TINY) or (number(scale.rstrip("%")) or 100) < NARROW:
        return "tiny"
    ground = lay_over(background, paint(properties.get("text-background")))
    return "white" if color and is_unseen(color, ground) else None


def paint(text: str | None) -> Paint | None:
    """What a background colour paints: nothing where it is transparent or not said."""
    return hex_color(text) or ("none" if text else None)


def hex_color(text: str | None) -> Color | None:
    """The colour behind "#" in six digits.

    >>> hex_color("#ff0000"), hex_color("transparent")
    ((1.0, 0.0, 0.0), None)
    """
    return read_color(text[1:]) if text and text.startswith("#") else None


def length(text: str | None) -> float | None:
    """A length in points.

    >>> length("12pt"), length("1in"), length("100%")
    (12.0, 72.0, None)
    """
    found = number((text or "")[:-2])
    unit = UNITS.get((text or "")[-2:])
    return None if found is None or unit is None else found * unit


def number(text: str) -> float | None:
    """The number in `text`, None where there is none."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 1e9 else None


def _properties(style: etree._Element) -> dict[str, str]:
    """The properties of a style by their plain names; backgrounds of words and of paragraphs are told apart."""
    found: dict[str, str] = {}
    for group in style:
        kind = etree.QName(group).localname
        for name, found_value in group.items():
            plain, value = etree.QName(name).localname, str(found_value)
            if plain == "background-color":
                plain = "text-background" if kind == "text-properties" else "background"
            found[plain] = value
    if named := style.get(f"{STYLE}list-style-name"):
        found["list-style-name"] = named
    if outline := style.get(f"{STYLE}default-outline-level"):
        found["outline"] = outline
    return found
