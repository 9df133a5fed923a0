"""The signs of a run → the characters that a person sees in their place."""

from __future__ import annotations

from lxml import etree

from resume_lint.document.characters import BULLETS, clean_characters
from resume_lint.document.docx_styles import RunStyle
from resume_lint.document.docx_xml import W

SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
# Letters that show as list markers in the sign fonts of word processors.
SIGN_FONT_BULLETS = frozenset("lmnoqrtuvwx§¨·Øüþ»àèðŸ¡") | frozenset(BULLETS)
# The font "Symbol" has Greek where others have Latin, and the digits and most signs at their usual places.
GREEK = dict(
    zip(
        "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλµνοπθρστυωξψζ",
        strict=True,
    )
)
GREEK |= {
    "\xa3": "≤", "\xb3": "≥", "\xb1": "±", "\xb4": "×", "\xb8": "÷", "\xb9": "≠", "\xbb": "≈", "\xae": "→",
    "\xac": "←", "\xad": "↑", "\xaf": "↓", "\xa5": "∞", "\xb0": "°", "\xb7": "•", "\xbe": "—", "\xa2": "′",
    "\xb2": "″", "\xd6": "√", "\xe5": "∑", "\xd2": "®", "\xd4": "™", "\xd3": "©", "\xe2": "®", "\xe4": "™",
    "\xe3": "©",
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
    if style.signs == "pictures":
        return "".join("•" if _low(sign) in SIGN_FONT_BULLETS else " " for sign in text)
    if style.signs == "greek":
        return clean_characters("".join(GREEK.get(_low(sign), _low(sign)) for sign in text))
    text = clean_characters(text)
    return text.upper() if style.caps and len(text) <= LONGEST_IN_CAPITALS else text


def read_sign(element: etree._Element) -> str:
    """What a `w:sym` shows, a space where that is a picture."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return " "
    font = element.get(f"{W}font", "").lower()
    if code >= 0x110000:
        return " "
    if font == "symbol":
        low = _low(chr(code))
        return clean_characters(GREEK.get(low, low))
    return clean_characters(chr(code | 0xF000 if code < 0x100 else code))


def _low(sign: str) -> str:
    """The character at the same place of the font without the offset of sign fonts."""
    return chr(ord(sign) - 0xF000) if 0xF000 <= ord(sign) <= 0xF0FF else sign
