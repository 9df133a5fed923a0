"""What stands inside one paragraph of a DOCX: its runs as they print, and the text boxes that hang on it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from resume_lint.document.blocks import Item
from resume_lint.document.boxes import Frame, TextBox
from resume_lint.document.colors import Paint, is_unseen, lay_over
from resume_lint.document.docx_boxes import read_frame
from resume_lint.document.docx_drawings import read_drawn_words
from resume_lint.document.docx_fields import find_target
from resume_lint.document.docx_signs import SIGNS, read_sign, show
from resume_lint.document.docx_styles import NamedStyle, RunStyle, read_run_style
from resume_lint.document.docx_xml import (
    DGM,
    MC,
    VAL,
    WP,
    WPS,
    A,
    C,
    M,
    R,
    V,
    W,
    choose_alternative,
)
from resume_lint.document.paragraphs import Look, Paragraph, Run

if TYPE_CHECKING:
    from resume_lint.document.docx_walk import Place, Walk

TINY, NARROW = 3.0, 10.0
# Properties, marks without words, and words that were deleted or moved away.
SKIPPED_NAMES = """
    pPr rPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr del moveFrom delText delInstrText proofErr
    bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference annotationRef footnoteRef
    endnoteRef separator continuationSeparator lastRenderedPageBreak
"""
SKIPPED = frozenset(f"{W}{name}" for name in SKIPPED_NAMES.split())
SKIPPED |= {f"{WP}positionH", f"{WP}positionV", f"{WP}extent"}
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
DRAWN = (f"{C}chart", f"{DGM}relIds", f"{V}textpath")
SHAPES = (f"{WPS}wsp", f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")


@dataclass(slots=True)
class Draft:
    """One paragraph while its runs are collected; `fill` is what is painted behind it."""

    named: NamedStyle
    fill: Paint
    hidden: str | None
    runs: list[Run] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)


def read_inline(
    walk: Walk, parent: etree._Element, draft: Draft, place: Place, frame: Frame | None = None
) -> None:
    """Add the runs under `parent` to `draft`, and the text boxes to its boxes."""
    walk.count(parent)
    place = place.deeper(walk.limits)
    for child in parent:
        tag = child.tag
        if tag == f"{W}r":
            _read_run(walk, child, draft, place)
        elif tag in SKIPPED or (tag == f"{W}sdt" and walk.is_prompt(child)):
            continue
        elif tag == f"{MC}AlternateContent":
            for chosen in choose_alternative(child):
                read_inline(walk, chosen, draft, place, frame)
        elif tag == f"{W}txbxContent":
            draft.boxes.append(TextBox(frame, walk.read_box(child, _inside_box(walk, child, place, frame))))
        elif tag in DRAWN:
            words = read_drawn_words(walk.package, place.part, child)
            walk.characters += sum(map(len, words))
            walk.count(child)
            draft.boxes.append(TextBox(frame, _draw(words)))
        elif tag.startswith(M):
            _read_formula(walk, child, draft, place)
        else:
            _note_link(walk, child, place)
            if len(child):
                read_inline(walk, child, draft, place, read_frame(child, frame))


def _read_run(walk: Walk, run: etree._Element, draft: Draft, place: Place) -> None:
    walk.count(run)
    style = _run_style(walk, run.find(f"{W}rPr"), draft.named, place)
    for child in run:
        tag = child.tag
        if tag == f"{W}t":
            _add(walk, draft, show(child.text or "", style), style)
        elif tag in SIGNS:
            _add(walk, draft, SIGNS[tag], style)
        elif tag == f"{W}br":
            _add(walk, draft, "\n" if child.get(f"{W}type") in (None, "textWrapping") else "\f", style)
        elif tag == f"{W}sym":
            _add(walk, draft, read_sign(child), style)
        elif tag == f"{W}fldChar":
            _end_field(walk, child, draft, style)
        elif tag == f"{W}instrText":
            walk.fields.note(child.text or "")
        elif tag in NOTES:
            walk.notes.append((NOTES[tag], child.get(f"{W}id", "")))
        elif tag == f"{MC}AlternateContent":
            for chosen in choose_alternative(child):
                read_inline(walk, chosen, draft, place)
        elif tag == f"{W}ruby":
            _read_ruby(walk, child, draft, place, style)
        elif tag not in SKIPPED and len(child):
            read_inline(walk, child, draft, place)


def _add(walk: Walk, draft: Draft, text: str, style: RunStyle) -> None:
    """Add characters to the paragraph, or to the instruction of a field that has not yet come to its result."""
    if not text:
        return
    walk.characters += len(text)
    taker = walk.fields.taker()
    runs = draft.runs if taker is None else taker
    look = _look(walk, style, draft)
    if runs and runs[-1].look is look:
        runs[-1] = Run(runs[-1].text + text, look)
    else:
        runs.append(Run(text, look))


def _run_style(walk: Walk, properties: etree._Element | None, named: NamedStyle, place: Place) -> RunStyle:
    style = walk.styles.merge(place.words, named.run)
    if properties is None:
        return style
    character = properties.find(f"{W}rStyle")
    if character is not None:
        style = walk.styles.add_character(style, character.get(VAL, ""))
    return walk.styles.merge(style, read_run_style(properties))


def _look(walk: Walk, style: RunStyle, draft: Draft) -> Look:
    key = (style, draft.fill, draft.hidden)
    if key not in walk.looks:
        color = (0.0, 0.0, 0.0) if style.color == "auto" else style.color
        walk.looks[key] = Look(
            style.size or 10.0,
            bool(style.bold),
            bool(style.italic),
            color,
            _why_hidden(style, draft),
        )
    return walk.looks[key]


def _why_hidden(style: RunStyle, draft: Draft) -> str | None:
    """Why a person does not see the words, None where they do."""
    if style.vanish:
        return "vanish"
    if draft.hidden:
        return draft.hidden
    if (style.size is not None and style.size < TINY) or (style.width is not None and style.width < NARROW):
        return "tiny"
    if style.ink is False:
        return "transparent"
    if style.color is None or style.color == "auto":
        return None
    return "white" if is_unseen(style.color, lay_over(draft.fill, style.fill, style.highlight)) else None


def _end_field(walk: Walk, character: etree._Element, draft: Draft, style: RunStyle) -> None:
    ended = walk.fields.mark(character)
    if ended is None:
        return
    if target := find_target(ended.code):
        walk.links.append(target)
    if ended.entry and not ended.shown:
        _add(walk, draft, ended.entry, style)


def _read_ruby(walk: Walk, ruby: etree._Element, draft: Draft, place: Place, style: RunStyle) -> None:
    """A word and the reading aid over it, which stands behind it in brackets."""
    for tag, before, after in ((f"{W}rubyBase", "", ""), (f"{W}rt", " (", ")")):
        part = ruby.find(tag)
        if part is not None and len(part):
            _add(walk, draft, before, style)
            read_inline(walk, part, draft, place)
            _add(walk, draft, after, style)


def _read_formula(walk: Walk, element: etree._Element, draft: Draft, place: Place) -> None:
    """The words of a formula in one line: fractions with a slash, what is in brackets in brackets."""
    walk.count(element)
    place = place.deeper(walk.limits)
    style = walk.styles.merge(place.words, draft.named.run)
    if element.tag == f"{M}t":
        return _add(walk, draft, show(element.text or "", style), style)
    brackets = ("(", ")") if element.tag == f"{M}d" else ("", "")
    _add(walk, draft, brackets[0], style)
    for child in element:
        if child.tag.startswith(M) and not child.tag.endswith("Pr"):
            _add(walk, draft, "/" if child.tag == f"{M}den" else "", style)
            _read_formula(walk, child, draft, place)
        elif child.tag == f"{W}r":
            _read_run(walk, child, draft, place)
        elif child.tag not in SKIPPED and not child.tag.startswith(M):
            read_inline(walk, child, draft, place)
    return _add(walk, draft, brackets[1], style)


def _inside_box(walk: Walk, content: etree._Element, place: Place, frame: Frame | None) -> Place:
    """The place of the words in a text box: on the fill of its shape."""
    role = "textbox" if place.role == "body" else place.role
    shape = next(content.iterancestors(*SHAPES), None)
    fill = None if shape is None else walk.theme.read_fill(shape)
    hidden = "off_page" if frame and frame.off_page else place.hidden
    if shape is not None and _is_hidden_shape(shape):
        hidden = "vanish"
    return replace(place, role=role, fill=lay_over(walk.backdrop_of_boxes, fill), hidden=hidden)


def _is_hidden_shape(shape: etree._Element) -> bool:
    if shape.tag.startswith(V):
        return "visibility:hidden" in shape.get("style", "").replace(" ", "")
    drawing = next(shape.iterancestors(f"{WP}anchor", f"{WP}inline"), None)
    properties = None if drawing is None else drawing.find(f"{WP}docPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


def _draw(words: list[str]) -> list[Item]:
    return [Item(Paragraph([Run(text, Look())], False, "textbox")) for text in words]


def _note_link(walk: Walk, element: etree._Element, place: Place) -> None:
    if element.tag in (f"{W}hyperlink", f"{A}hlinkClick"):
        link = place.part.relationships.get(element.get(f"{R}id", ""))
        if link and link.external:
            walk.links.append(link.target)
    elif element.tag == f"{W}fldSimple":
        if target := find_target(element.get(f"{W}instr", "")):
            walk.links.append(target)
    elif element.tag.startswith(V) and (target := element.get("href")):
        walk.links.append(target)
