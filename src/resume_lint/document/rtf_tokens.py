"""The bytes of an RTF file → its tokens: groups, control words and text in the characters of its fonts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

PIECE = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n]+"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
SIGNS = {
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\n": "\\par",
    "\r": "\\par",
}
WORDS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "", "zwnj": "", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
# The character sets of fonts → the code pages in which their bytes are written.
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip


class Token(NamedTuple):
    """`kind` is "open", "close", "word" (with a number or None), "bytes" or "text"; `\\*` is the word "*"."""

    kind: str
    text: str = ""
    number: int | None = None
    data: bytes = b""


OPEN, CLOSE = Token("open"), Token("close")


def read_tokens(data: bytes) -> Iterator[Token]:
    """The tokens of the file in order; raw bytes after `\\bin` are passed over."""
    position = 0
    while match := PIECE.match(data, position):
        position = match.end()
        word = match["word"]
        if word is not None:
            number = None if match["number"] is None else int(match["number"])
            name = word.decode("ascii")
            if name == "bin":
                position += max(number or 0, 0)
            elif name in WORDS:
                yield Token("text", WORDS[name])
            else:
                yield Token("word", name, number)
        elif match["brace"] is not None:
            yield OPEN if match["brace"] == b"{" else CLOSE
        elif match["hex"] is not None:
            yield Token("bytes", data=bytes.fromhex(match["hex"].decode("ascii")))
        elif match["text"] is not None:
            yield Token("bytes", data=match["text"])
        elif match["sign"] is not None:
            yield _read_sign(match["sign"].decode("latin-1"))


def _read_sign(sign: str) -> Token:
    shown = SIGNS.get(sign)
    if shown == "\\par":
        return Token("word", "par")
    return Token("word", sign) if shown is None else Token("text", shown)


def find_codec(page: int | None, charset: int | None) -> str:
    """The name of the codec for a code page, or for the character set of a font where that names one.

    >>> find_codec(1252, 204), find_codec(1250, None), find_codec(99999, None)
    ('cp1251', 'cp1250', 'cp1252')
    """
    if charset in CHARSETS and charset != 0:
        return CHARSETS[charset]
    name = f"cp{page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
