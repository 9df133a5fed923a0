"""The styles and numbering of a DOCX → how a paragraph and a run look, direct formatting last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from lxml import etree

from resume_lint.document.docx_package import Package, Part, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
OFF = frozenset(("0", "false", "off", "none"))
BLACK = (0.0, 0.0, 0.0)
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class RunStyle:
    """The look of characters; None where nothing says it. `size` is in points."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: tuple[float, float, float] | None = None
    caps: bool | None = None
    vanish: bool | None = None
    shaded: bool | None = None
    symbol: bool | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph stands: `number` is (list id, level), (\"0\", …) for none; spaces are in points."""

    number: tuple[str, int] | None = None
    outline: int | None = None
    before: float | None = None
    after: float | None = None
    shaded: bool | None = None
    contextual: bool | None = None


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A paragraph or character style with all that it inherits."""

    name: str
    paragraph: ParagraphStyle
    run: RunStyle


STYLE_START, STYLE_END = b"<w:style ", b"</w:style>"
PLAIN_RUN, PLAIN_PARAGRAPH = RunStyle(), ParagraphStyle()


class Styles:
    """The styles of one document, each resolved once."""

    def __init__(self, package: Package, main: Part) -> None:
        content = package.content(main.related("styles"))
        self._elements: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        self._resolved: dict[str, NamedStyle] = {}
        self._merged: dict[tuple[RunStyle, RunStyle], RunStyle] = {}
        self._base = NamedStyle("", PLAIN_PARAGRAPH, PLAIN_RUN)
        if content is not None:
            self._read(parse_xml(drop_table_styles(content)))
        numbering = package.content(main.related("numbering"))
        self._unmarked = frozenset() if numbering is None else _find_unmarked_lists(parse_xml(numbering))

    def _read(self, root: etree._Element) -> None:
        run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._base = NamedStyle("", read_paragraph_style(paragraph), read_run_style(run))
        for element in root.iter(f"{W}style"):
            identifier, kind = element.get(f"{W}styleId", ""), element.get(f"{W}type", "paragraph")
            self._elements[identifier] = element
            if element.get(f"{W}default", "0") not in OFF:
                self._defaults[kind] = identifier

    def paragraph(self, identifier: str | None) -> NamedStyle:
        """The paragraph style of that id, else the default one."""
        if identifier is None or identifier not in self._elements:
            identifier = self._defaults.get("paragraph", "")
        return self._resolve(identifier, 0)

    def character(self, identifier: str) -> RunStyle:
        """The look that a character style adds; document defaults are not part of it."""
        chain: list[RunStyle] = []
        while identifier in self._elements and len(chain) < LONGEST_CHAIN:
            element = self._elements[identifier]
            chain.append(read_run_style(element.find(f"{W}rPr")))
            identifier = _value(element.find(f"{W}basedOn")) or ""
        look = PLAIN_RUN
        for layer in reversed(chain):
            look = self.merge(look, layer)
        return look

    def merge(self, under: RunStyle, over: RunStyle) -> RunStyle:
        """`under` with what `over` says put over it."""
        if over == PLAIN_RUN:
            return under
        key = (under, over)
        if key not in self._merged:
            self._merged[key] = _merge_runs(under, over)
        return self._merged[key]

    def is_list(self, style: ParagraphStyle) -> bool:
        """Whether paragraphs of that style carry a list marker."""
        return bool(style.number and style.number[0] not in ("", "0")) and style.number not in self._unmarked

    def _resolve(self, identifier: str, depth: int) -> NamedStyle:
        if identifier in self._resolved:
            return self._resolved[identifier]
        element = self._elements.get(identifier)
        if element is None or depth > LONGEST_CHAIN:
            return self._base
        parent = self._resolve(_value(element.find(f"{W}basedOn")) or "", depth + 1)
        style = NamedStyle(
            _capitalize(_value(element.find(f"{W}name")) or identifier),
            merge_paragraphs(parent.paragraph, read_paragraph_style(element.find(f"{W}pPr"))),
            self.merge(parent.run, read_run_style(element.find(f"{W}rPr"))),
        )
        self._resolved[identifier] = style
        return style


def drop_table_styles(content: bytes) -> bytes:
    """The XML without the styles of tables: often nine tenths of it, and nothing here needs them.

    >>> drop_table_styles(b'<w:styles><w:style w:type="table"><w:x/></w:style><w:style/></w:styles>')
    b'<w:styles><w:style/></w:styles>'
    """
    first, *others = content.split(STYLE_START)
    kept = [first]
    for other in others:
        end = other.rfind(STYLE_END)
        table = b'w:type="table"' in other[: other.find(b">")]
        kept.append(other[end + len(STYLE_END) :] if table and end >= 0 else STYLE_START + other)
    return b"".join(kept)


def read_run_style(properties: etree._Element | None) -> RunStyle:
    """What a `w:rPr` says by itself."""
    if properties is None or not len(properties):
        return PLAIN_RUN
    found: dict[str, object] = {}
    for child in properties:
        if reader := RUN_READERS.get(child.tag):
            found[reader[0]] = found.get(reader[0]) or reader[1](child)
    return RunStyle(**found) if found else PLAIN_RUN  # type: ignore[arg-type]


def read_paragraph_style(properties: etree._Element | None) -> ParagraphStyle:
    """What a `w:pPr` says by itself."""
    if properties is None:
        return PLAIN_PARAGRAPH
    spacing = properties.find(f"{W}spacing")
    outline = _number(_value(properties.find(f"{W}outlineLvl")))
    shade = properties.find(f"{W}shd")
    contextual = properties.find(f"{W}contextualSpacing")
    return ParagraphStyle(
        number=_read_number(properties.find(f"{W}numPr")),
        outline=None if outline is None else int(outline),
        before=None if spacing is None else _twentieths(spacing.get(f"{W}before")),
        after=None if spacing is None else _twentieths(spacing.get(f"{W}after")),
        shaded=None if shade is None else is_shaded(shade),
        contextual=None if contextual is None else _flag(contextual),
    )


def merge_paragraphs(under: ParagraphStyle, over: ParagraphStyle) -> ParagraphStyle:
    """`under` with what `over` says put over it."""
    if over == PLAIN_PARAGRAPH:
        return under
    number = over.number
    if number and number[0] == "" and under.number:
        number = (under.number[0], number[1])
    said = {field.name: getattr(over, field.name) for field in fields(over)}
    return replace(
        under, **{name: value for name, value in said.items() if value is not None} | _only(number)
    )


def is_shaded(shade: etree._Element | None) -> bool:
    """Whether a `w:shd` paints anything but white."""
    if shade is None:
        return False
    fill = (shade.get(f"{W}fill") or "auto").lower()
    return (
        fill not in ("auto", "ffffff") or shade.get(f"{W}themeFill") is not None or _value(shade) == "solid"
    )


def read_color(text: str | None) -> tuple[float, float, float] | None:
    """The colour in hexadecimal digits as (r, g, b) from 0 to 1, None for "auto".

    >>> read_color("FF0000"), read_color("auto")
    ((1.0, 0.0, 0.0), None)
    """
    try:
        number = int(text or "", 16)
    except ValueError:
        return None
    if len(text or "") != 6:
        return None
    return ((number >> 16) / 255, (number >> 8 & 255) / 255, (number & 255) / 255)


def _capitalize(name: str) -> str:
    # Built-in styles are kept as "heading 1" and shown as "Heading 1".
    return name[:1].upper() + name[1:]


def _only(number: tuple[str, int] | None) -> dict[str, object]:
    return {} if number is None else {"number": number}


def _merge_runs(under: RunStyle, over: RunStyle) -> RunStyle:
    said = {field.name: getattr(over, field.name) for field in fields(over)}
    return replace(under, **{name: value for name, value in said.items() if value is not None})


def _find_unmarked_lists(root: etree._Element) -> frozenset[tuple[str, int]]:
    """The (list id, level) pairs that print no marker."""
    silent: dict[str, set[int]] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        levels = silent.setdefault(abstract.get(f"{W}abstractNumId", ""), set())
        for level in abstract.iterfind(f"{W}lvl"):
            form = _value(level.find(f"{W}numFmt"))
            label = level.find(f"{W}lvlText")
            if form == "none" or (label is not None and not (_value(label) or "").strip()):
                levels.add(int(_number(level.get(f"{W}ilvl")) or 0))
    pairs = set()
    for number in root.iter(f"{W}num"):
        abstract_id = _value(number.find(f"{W}abstractNumId")) or ""
        pairs |= {(number.get(f"{W}numId", ""), level) for level in silent.get(abstract_id, ())}
    return frozenset(pairs)


def _read_number(element: etree._Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    level = _number(_value(element.find(f"{W}ilvl")))
    identifier = element.find(f"{W}numId")
    return ("" if identifier is None else _value(identifier) or "0", int(level or 0))


def _read_size(element: etree._Element) -> float | None:
    size = _number(_value(element))
    return None if size is None else size / 2


def _read_symbol(element: etree._Element) -> bool | None:
    """Whether the font shows signs instead of letters."""
    font = (element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or "").lower()
    return font.startswith(("wingdings", "webdings", "zapfdingbats")) if font else None


def _flag(element: etree._Element) -> bool:
    return element.get(VAL, "1") not in OFF


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(VAL)


def _number(text: str | None) -> float | None:
    # Real files hold "34.0" and "11pt" where the format wants whole numbers.
    try:
        return float((text or "").removesuffix("pt"))
    except ValueError:
        return None


def _twentieths(text: str | None) -> float | None:
    number = _number(text)
    return None if number is None else number / 20


def _read_run_color(element: etree._Element) -> tuple[float, float, float] | None:
    # "auto" undoes the colour of a style: black, or what can be read on the shading.
    return BLACK if element.get(VAL) == "auto" else read_color(element.get(VAL))


def _is_highlighted(element: etree._Element) -> bool:
    return element.get(VAL, "none") not in ("none", "white")


RUN_READERS: dict[str, tuple[str, Callable[[etree._Element], object]]] = {
    f"{W}sz": ("size", _read_size),
    f"{W}b": ("bold", _flag),
    f"{W}i": ("italic", _flag),
    f"{W}color": ("color", _read_run_color),
    f"{W}caps": ("caps", _flag),
    f"{W}vanish": ("vanish", _flag),
    f"{W}shd": ("shaded", is_shaded),
    f"{W}highlight": ("shaded", _is_highlighted),
    f"{W}rFonts": ("symbol", _read_symbol),
}
