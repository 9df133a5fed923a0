"""The signs of a run → the characters that a person sees in their place."""

from __future__ import annotations

from lxml import etree

from resume_lint.document.characters import clean_characters
from resume_lint.document.docx_styles import RunStyle
from resume_lint.document.docx_xml import W
from resume_lint.document.sign_fonts import show_signs

SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
LONGEST_IN_CAPITALS = 60


def show(text: str, style: RunStyle) -> str:
    """The characters as printed: signs of a sign font, short words in capitals where the style says so.

    >>> show("§", RunStyle(signs="pictures")), show("m", RunStyle(signs="greek")), show("cpt", RunStyle(caps=True))
    ('•', 'µ', 'CPT')
    """
    # Only elements break lines; a newline in the file is how somebody laid out the XML.
    if "\n" in text or "\r" in text:
        text = " ".join(piece.strip(" \t") for piece in text.splitlines())
    if style.signs in ("pictures", "greek"):
        return show_signs(text, style.signs)
    text = clean_characters(text)
    return text.upper() if style.caps and len(text) <= LONGEST_IN_CAPITALS else text


def read_sign(element: etree._Element) -> str:
    """What a `w:sym` shows, a space where that is a picture."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return " "
    font = element.get(f"{W}font", "").lower()
    if not 0 <= code < 0x110000:
        return " "
    if font == "symbol":
        return show_signs(chr(code), "greek")
    return clean_characters(chr(code | 0xF000 if code < 0x100 else code))
