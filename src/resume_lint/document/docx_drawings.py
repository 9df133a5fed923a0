"""Words that stand in drawings of a DOCX outside its text: in diagrams, in charts and along paths."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from resume_lint.document.characters import clean_characters, squeeze_spaces
from resume_lint.document.docx_package import Package, Part
from resume_lint.document.docx_xml import DGM, A, C, R, V

# Points of a diagram that draw nothing of their own.
CONNECTING = ("parTrans", "sibTrans", "pres")


def read_drawn_words(package: Package, part: Part, element: etree._Element) -> list[str]:
    """The words of the drawing that `element` of `part` refers to, one entry for each place it draws them at."""
    if element.tag == f"{V}textpath":
        found: Iterator[str] = iter([element.get("string", "")])
    else:
        diagram = element.tag == f"{DGM}relIds"
        link = part.relationships.get(element.get(f"{R}dm" if diagram else f"{R}id", ""))
        drawing = None if link is None or link.external else package.optional(link.target)
        if drawing is None:
            return []
        found = _diagram_words(drawing.root) if diagram else _chart_words(drawing.root)
    words = (squeeze_spaces(clean_characters(text).replace("\n", " ")) for text in found)
    return [text for text in words if text]


def _diagram_words(root: etree._Element) -> Iterator[str]:
    for point in root.iter(f"{DGM}pt"):
        if point.get("type") not in CONNECTING:
            for paragraph in point.iter(f"{A}p"):
                yield _paragraph_words(paragraph)


def _chart_words(root: etree._Element) -> Iterator[str]:
    """Titles, names of series and of categories; each name once, however many series have it."""
    names: dict[str, None] = {}
    for paragraph in root.iter(f"{A}p"):
        names[_paragraph_words(paragraph)] = None
    for cache in root.iter(f"{C}strCache"):
        for shown in cache.iter(f"{C}v"):
            names[shown.text or ""] = None
    yield from names


def _paragraph_words(paragraph: etree._Element) -> str:
    return "".join(
        " " if part.tag == f"{A}br" else part.text or "" for part in paragraph.iter(f"{A}t", f"{A}br")
    )
