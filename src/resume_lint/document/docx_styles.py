"""The styles of a DOCX → how a paragraph and a run look, direct formatting last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Literal

from lxml import etree

from resume_lint.document.colors import Color, Paint, read_color
from resume_lint.document.docx_colors import read_highlight, read_shade
from resume_lint.document.docx_package import parse_part
from resume_lint.document.docx_xml import OFF, W14, W, flag, number, twentieths, value
from resume_lint.document.sign_fonts import Signs, find_signs

LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class RunStyle:
    """The look of characters; None where nothing says it. `size` is in points, `width` in percent.

    `fill` and `highlight` are what is painted behind them, `ink` is False where they are drawn without any.
    `signs` names the kind of font whose letters show signs instead.
    """

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: Color | Literal["auto"] | None = None
    caps: bool | None = None
    vanish: bool | None = None
    fill: Paint | None = None
    highlight: Paint | None = None
    width: float | None = None
    ink: bool | None = None
    signs: Signs | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph stands: `number` is (list id, level), ("0", …) for none; spaces are in points.

    A level of None is the one that the list itself ties to the style. `line` is the height of a line in points
    where the file fixes it, so that taller words are cut.
    """

    number: tuple[str, int | None] | None = None
    outline: int | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    fill: Paint | None = None
    contextual: bool | None = None


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A paragraph style with all that it inherits."""

    name: str
    paragraph: ParagraphStyle
    run: RunStyle
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """What a table style says of all words of its tables, and whether it paints any of its cells."""

    run: RunStyle
    painted: bool


ROOT_START, STYLE_START, STYLE_END = b"<w:styles", b"<w:style ", b"</w:style>"
PLAIN_RUN, PLAIN_PARAGRAPH = RunStyle(), ParagraphStyle()
PLAIN_TABLE = TableStyle(PLAIN_RUN, painted=False)
# A paragraph style and a character style that both say so cancel each other out.
TOGGLES = ("bold", "italic", "caps", "vanish")


class Styles:
    """The styles of one document, each resolved once."""

    def __init__(self, content: bytes | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        self._resolved: dict[str, NamedStyle] = {}
        self._merged: dict[tuple[RunStyle, RunStyle], RunStyle] = {}
        self._tables: dict[str, TableStyle] = {}
        self._base = NamedStyle("", PLAIN_PARAGRAPH, PLAIN_RUN)
        self._content = content or b""
        if content is not None:
            self._read(parse_part(drop_table_styles(content)))

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
            identifier = value(element.find(f"{W}basedOn")) or ""
        look = PLAIN_RUN
        for layer in reversed(chain):
            look = self.merge(look, layer)
        return look

    def list_of(self, identifier: str) -> str | None:
        """The id of the list that a numbering style names."""
        element = self._elements.get(identifier)
        return None if element is None else value(element.find(f"{W}pPr/{W}numPr/{W}numId"))

    def merge(self, under: RunStyle, over: RunStyle) -> RunStyle:
        """`under` with what `over` says put over it."""
        if over == PLAIN_RUN:
            return under
        key = (under, over)
        if key not in self._merged:
            self._merged[key] = _merge_runs(under, over)
        return self._merged[key]

    def add_character(self, under: RunStyle, identifier: str) -> RunStyle:
        """The look of words of a paragraph style that have a character style too."""
        over = self.character(identifier)
        look = self.merge(under, over)
        both = {
            name: False
            for name in TOGGLES
            if getattr(under, name) and getattr(over, name) and not getattr(self._base.run, name)
        }
        return replace(look, **both) if both else look  # type: ignore[arg-type]

    def table(self, identifier: str | None) -> TableStyle:
        """The table style of that id; a plain one where there is none."""
        if not identifier:
            return PLAIN_TABLE
        if identifier not in self._tables:
            self._tables[identifier] = self._read_table(identifier)
        return self._tables[identifier]

    def _read_table(self, identifier: str) -> TableStyle:
        found = PLAIN_TABLE
        for _ in range(LONGEST_CHAIN):
            element = find_table_style(self._content, identifier)
            if element is None:
                break
            run = read_run_style(element.find(f"{W}rPr"))
            painted = any(read_shade(shade) not in (None, "none") for shade in element.iter(f"{W}shd"))
            found = TableStyle(self.merge(run, found.run), found.painted or painted)
            identifier = value(element.find(f"{W}basedOn")) or ""
        return found

    def _resolve(self, identifier: str, depth: int) -> NamedStyle:
        if identifier in self._resolved:
            return self._resolved[identifier]
        element = self._elements.get(identifier)
        if element is None or depth > LONGEST_CHAIN:
            return self._base
        parent = self._resolve(value(element.find(f"{W}basedOn")) or "", depth + 1)
        style = NamedStyle(
            _capitalize(value(element.find(f"{W}name")) or identifier),
            merge_paragraphs(parent.paragraph, read_paragraph_style(element.find(f"{W}pPr"))),
            self.merge(parent.run, read_run_style(element.find(f"{W}rPr"))),
            identifier,
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


def find_table_style(content: bytes, identifier: str) -> etree._Element | None:
    """The table style of that id, parsed alone: there may be hundreds, and a document uses one or two."""
    if STYLE_START not in content:
        root = parse_part(content) if content else None
        styles = () if root is None else root.iterfind(f"{W}style")
        return next((one for one in styles if one.get(f"{W}styleId") == identifier), None)
    opening, _, rest = content.partition(STYLE_START)
    if ROOT_START not in opening:
        return None
    name = f'w:styleId="{identifier}"'.encode()
    for piece in rest.split(STYLE_START):
        end = piece.find(STYLE_END)
        if end >= 0 and name in piece[: piece.find(b">")]:
            # The opening holds the namespaces, and other elements that must not be closed twice.
            spaces = opening[: opening.find(b">", opening.find(ROOT_START)) + 1]
            whole = spaces + STYLE_START + piece[: end + len(STYLE_END)] + b"</w:styles>"
            return parse_part(whole).find(f"{W}style")
    return None


def read_run_style(properties: etree._Element | None) -> RunStyle:
    """What a `w:rPr` says by itself."""
    if properties is None or not len(properties):
        return PLAIN_RUN
    found: dict[str, object] = {}
    for child in properties:
        if reader := RUN_READERS.get(child.tag):
            said = reader[1](child)
            if said is not None:
                found[reader[0]] = said
    return RunStyle(**found) if found else PLAIN_RUN  # type: ignore[arg-type]


def read_paragraph_style(properties: etree._Element | None) -> ParagraphStyle:
    """What a `w:pPr` says by itself."""
    if properties is None:
        return PLAIN_PARAGRAPH
    spacing = properties.find(f"{W}spacing")
    outline = number(value(properties.find(f"{W}outlineLvl")))
    contextual = properties.find(f"{W}contextualSpacing")
    return ParagraphStyle(
        number=_read_number(properties.find(f"{W}numPr")),
        outline=None if outline is None else int(outline),
        before=None if spacing is None else twentieths(spacing.get(f"{W}before")),
        after=None if spacing is None else twentieths(spacing.get(f"{W}after")),
        line=None if spacing is None else _read_line(spacing),
        fill=read_shade(properties.find(f"{W}shd")),
        contextual=None if contextual is None else flag(contextual),
    )


def merge_paragraphs(under: ParagraphStyle, over: ParagraphStyle) -> ParagraphStyle:
    """`under` with what `over` says put over it."""
    if over == PLAIN_PARAGRAPH:
        return under
    listed = over.number
    if listed and listed[0] == "" and under.number:
        listed = (under.number[0], listed[1])
    said = {field.name: getattr(over, field.name) for field in fields(over)}
    said["number"] = listed
    return replace(under, **{name: found for name, found in said.items() if found is not None})


def _capitalize(name: str) -> str:
    # Built-in styles are kept as "heading 1" and shown as "Heading 1".
    return name[:1].upper() + name[1:]


def _merge_runs(under: RunStyle, over: RunStyle) -> RunStyle:
    said = {field.name: getattr(over, field.name) for field in fields(over)}
    return replace(under, **{name: found for name, found in said.items() if found is not None})


def _read_number(element: etree._Element | None) -> tuple[str, int | None] | None:
    if element is None:
        return None
    level = number(value(element.find(f"{W}ilvl")))
    identifier = element.find(f"{W}numId")
    return (
        "" if identifier is None else value(identifier) or "0",
        None if level is None else min(max(int(level), 0), 8),
    )


def _read_line(spacing: etree._Element) -> float | None:
    rule = spacing.get(f"{W}lineRule")
    if rule == "exact":
        return twentieths(spacing.get(f"{W}line"))
    return float("inf") if rule or spacing.get(f"{W}line") else None


def _read_size(element: etree._Element) -> float | None:
    size = number(value(element))
    return None if size is None else size / 2


def _read_signs(element: etree._Element) -> Signs | None:
    font = element.get(f"{W}ascii") or element.get(f"{W}hAnsi")
    return find_signs(font) if font else None


def _read_run_color(element: etree._Element) -> Color | Literal["auto"] | None:
    # "auto" undoes the colour of a style: black, or what can be read on the shading.
    return "auto" if value(element) == "auto" else read_color(value(element))


def _has_ink(element: etree._Element) -> bool:
    """Whether a `w14:textFill` paints anything; its alpha is the share that is seen through, in 1,000th percent."""
    alphas = (number(alpha.get(f"{W14}val")) or 0 for alpha in element.iter(f"{W14}alpha"))
    return element.find(f"{W14}noFill") is None and max(alphas, default=0) < 95_000


RUN_READERS: dict[str, tuple[str, Callable[[etree._Element], object]]] = {
    f"{W}sz": ("size", _read_size),
    f"{W}b": ("bold", flag),
    f"{W}i": ("italic", flag),
    f"{W}color": ("color", _read_run_color),
    f"{W}caps": ("caps", flag),
    f"{W}vanish": ("vanish", flag),
    f"{W}shd": ("fill", read_shade),
    f"{W}highlight": ("highlight", read_highlight),
    f"{W}w": ("width", lambda element: number(value(element))),
    f"{W}rFonts": ("signs", _read_signs),
    f"{W14}textFill": ("ink", _has_ink),
}
