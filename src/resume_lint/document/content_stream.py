"""The bytes of a page's content stream → its tokens, by one compiled pattern instead of a character loop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

PERCENT = ord("%")
WHITE_BYTES = b"\x00\t\n\x0c\r "
WHITE = rb"\x00\t\n\x0c\r "
TOKEN = re.compile(
    rb"""
    [%(w)s]*+
    (
      [-+.0-9]++                                                   # a number
    | <[0-9A-Fa-f%(w)s]*+>                                         # a hexadecimal string
    | \((?:[^()\\]++|\\[\s\S]|\((?:[^()\\]++|\\[\s\S]|\((?:[^()\\]++|\\[\s\S])*+\))*+\))*+\)   # a string
    | BI(?=[%(w)s/])(?:[\s\S]*?[%(w)s]EI(?=[%(w)s]|\Z)|[\s\S]*)    # an inline image, to its end
    | [A-Za-z'"][A-Za-z0-9*'"]*+                                   # an operator
    | /[^%(w)s()<>\[\]{}/%%]*+                                     # a name
    | [\[\]]
    | %%[^\r\n]*+                                                  # a comment
    | \(                                                           # a string with deep brackets, or cut off
    )
    | [%(w)s]{64,}+                                                # blanks before no token, gone over once
    """
    % {b"w": WHITE},
    re.VERBOSE,
)
# Streams up to this size are cut into tokens at once, which is faster and takes about twenty times the size.
SMALL_STREAM = 1 << 21
BLOCK = 2048
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
BRACKET = re.compile(rb"\\[\s\S]|[()]")


def find_tokens(data: bytes) -> Iterator[list[bytes]]:
    """The tokens of a content stream, block by block: numbers, operators, names, strings with their brackets.

    An inline image is one token, "EI". Comments and the brackets of dictionaries are left out.

    >>> next(find_tokens(b"BT /F1 12 Tf (a\\\\)b)Tj [<41>-20(c)]TJ ET"))[:6]
    [b'BT', b'/F1', b'12', b'Tf', b'(a\\\\)b)', b'Tj']
    """
    plain = b"%" not in data and b"BI" not in data
    for block in _find_blocks(data):
        yield block if plain else _without_comments(block)


def _find_blocks(data: bytes) -> Iterator[list[bytes]]:
    if len(data) <= SMALL_STREAM:
        tokens = TOKEN.findall(data)
        if b"" in tokens:
            tokens = [token for token in tokens if token]
        if b"(" not in tokens:
            yield from (tokens[start : start + BLOCK] for start in range(0, len(tokens), BLOCK))
            return
    matches = TOKEN.finditer(data)
    while found := list(islice(matches, BLOCK)):
        found = [match for match in found if match[1]]
        block = [match[1] for match in found]
        if b"(" in block:
            place = block.index(b"(")
            start = found[place].start(1)
            end = _string_end(data, start)
            block[place:] = [data[start:end]]
            matches = TOKEN.finditer(data, end)
        yield block


def _without_comments(block: list[bytes]) -> list[bytes]:
    return [b"EI" if token[:2] == b"BI" else token for token in block if token[0] != PERCENT]


def parse_number(token: bytes) -> float:
    """The number in a token; the first readable part of odd ones, 0 where there is none.

    >>> parse_number(b"-12.5"), parse_number(b"--3"), parse_number(b"1.2.3"), parse_number(b"/x")
    (-12.5, -3.0, 1.2, 0.0)
    """
    try:
        return float(token)
    except ValueError:
        match = re.match(rb"([-+]?)[-+]*(\d*\.?\d+|\d+)", token)
        return float(match[1] + match[2]) if match else 0.0


def parse_string(token: bytes) -> bytes:
    """The bytes that a string token stands for.

    >>> parse_string(b"(a\\\\(b\\\\101)"), parse_string(b"<41 4>")
    (b'a(bA', b'A@')
    """
    if token[:1] == b"<":
        digits = token[1:-1].translate(None, WHITE_BYTES)
        return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode("ascii"))
    inner = token[1:-1] if token[-1:] == b")" else token[1:]
    return ESCAPE.sub(_unescape, inner) if b"\\" in inner else inner


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code in ESCAPED:
        return ESCAPED[code]
    if code[0] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    return code


def _string_end(data: bytes, start: int) -> int:
    depth = 0
    for match in BRACKET.finditer(data, start):
        if match[0] == b"(":
            depth += 1
        elif match[0] == b")":
            depth -= 1
            if depth == 0:
                return match.end()
    return len(data)
