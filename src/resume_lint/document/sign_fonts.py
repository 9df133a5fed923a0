"""Words in a font whose letters show signs → what a person sees in their place."""

from __future__ import annotations

from typing import Literal

from resume_lint.document.characters import BULLETS, clean_characters

Signs = Literal["pictures", "greek", "none"]
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


def find_signs(font: str) -> Signs:
    """What the letters of that font show.

    >>> find_signs("Wingdings 2"), find_signs("Symbol"), find_signs("Calibri")
    ('pictures', 'greek', 'none')
    """
    name = font.lower()
    if name.startswith(("wingdings", "webdings", "zapfdingbats", "zapf dingbats")):
        return "pictures"
    return "greek" if name == "symbol" else "none"


def show_signs(text: str, kind: str) -> str:
    """The characters as printed: pictures are bullets or spaces, Latin letters may be Greek ones.

    >>> show_signs("§", "pictures"), show_signs("b", "greek")
    ('•', 'β')
    """
    if kind == "pictures":
        return "".join("•" if _low(sign) in SIGN_FONT_BULLETS else " " for sign in text)
    return clean_characters("".join(GREEK.get(_low(sign), _low(sign)) for sign in text))


def _low(sign: str) -> str:
    """The character at the same place of the font without the offset of sign fonts."""
    return chr(ord(sign) - 0xF000) if 0xF000 <= ord(sign) <= 0xF0FF else sign
