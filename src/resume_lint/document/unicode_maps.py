"""The ToUnicode map of a font → which character each code means, read by one regex where it is plainly written.

pdfminer reads these maps token by token, which takes half of its time on short files with embedded fonts. What is not
plainly written (other operators, strings, comments, odd digits) is left to its own parser.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from io import BytesIO

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.psparser import PSKeyword

# Two bytes make a code, so no font has more.
MOST_CODES = 1 << 16
# In bytes, two for a letter; the longest ligatures stand for four.
LONGEST_MEANING = 16
_MARK = re.compile(rb"(?:begin|(?P<end>\bend))(?P<kind>bfchar|bfrange)\b")
_PART = re.compile(rb"<([0-9A-Fa-f]*)>|([\[\]])")
_ODD_PART = re.compile(rb"[^\s<>\[\]0-9A-Fa-f]")
_OTHER_OPERATORS = re.compile(rb"cidrange|cidchar|usecmap")


def read_unicode_map(data: bytes) -> FileUnicodeMap:
    """The map in `data`, the same as pdfminer's own parser gives."""
    found = FileUnicodeMap()
    plain = data.partition(b"endcmap")[0]
    try:
        if _OTHER_OPERATORS.search(plain):
            raise ValueError
        for kind, block in _blocks(plain):
            _read_block(found.cid2unichr, kind, block)
    except ValueError:
        found = FileUnicodeMap()
        _BoundedParser(found, BytesIO(data)).run()
    return found


class _BoundedParser(CMapParser):
    """pdfminer's parser, which passes over ranges of more codes than a font has."""

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        if token in (self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE):
            parts = [part for _, part in self.popall()]
            codes = 0
            for first, last, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    codes += max(int.from_bytes(last) - int.from_bytes(first) + 1, 0)
                    if codes <= MOST_CODES:
                        self.push((pos, first), (pos, last), (pos, text))
        super().do_keyword(pos, token)


def _blocks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the inside of each block that is opened and closed, in one pass."""
    kind, start = b"", 0
    for mark in _MARK.finditer(data):
        if not kind and not mark["end"]:
            kind, start = mark["kind"], mark.end()
        elif mark["end"] and mark["kind"] == kind:
            yield kind, data[start : mark.start()]
            kind = b""


def _read_block(found: dict[int, str], kind: bytes, block: bytes) -> None:
    """Adds the codes of one block; raises `ValueError` where it is not plainly written."""
    if _ODD_PART.search(block):
        raise ValueError
    parts = _PART.findall(block)
    if kind == b"bfchar":
        codes = [_bytes_of(part) for part in parts]
        for code, text in zip(codes[::2], codes[1::2], strict=False):
            _add(found, int.from_bytes(code), text)
        return
    for first, last, texts in _ranges(parts):
        if isinstance(texts, list):
            for number, text in zip(range(first, last + 1), texts, strict=False):
                _add(found, number, text)
        else:
            head, tail = texts[:-4], texts[-4:]
            for step in range(last - first + 1):
                moved = int.from_bytes(tail) + step
                if moved >= 1 << 32:
                    raise ValueError
                _add(found, first + step, head + moved.to_bytes(4)[4 - len(tail) :])


def _add(found: dict[int, str], code: int, text: bytes) -> None:
    """Adds what a code means, as pdfminer does: a no-break space does not replace a space.

    No glyph means a whole phrase: such a map is broken, and the glyph most likely a space.
    """
    character = text.decode("utf-16-be", "ignore") if len(text) <= LONGEST_MEANING else ""
    if character != "\xa0" or found.get(code) != " ":
        found[code] = character


def _ranges(parts: list[tuple[bytes, bytes]]) -> Iterator[tuple[int, int, bytes | list[bytes]]]:
    """First code, last code, and the text of the first or the texts of all."""
    at = codes = 0
    while at + 2 < len(parts):
        first, last = _bytes_of(parts[at]), _bytes_of(parts[at + 1])
        at += 2
        codes += max(int.from_bytes(last) - int.from_bytes(first) + 1, 0)
        if len(first) != len(last) or codes > MOST_CODES:
            raise ValueError
        if parts[at][1] != b"[":
            yield int.from_bytes(first), int.from_bytes(last), _bytes_of(parts[at])
            at += 1
            continue
        end = parts.index((b"", b"]"), at)
        yield int.from_bytes(first), int.from_bytes(last), [_bytes_of(part) for part in parts[at + 1 : end]]
        at = end + 1


def _bytes_of(part: tuple[bytes, bytes]) -> bytes:
    digits, bracket = part
    if bracket:
        raise ValueError
    return unhexlify(digits)  # raises a ValueError on an odd count of digits
