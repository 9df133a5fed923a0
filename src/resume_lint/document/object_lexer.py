"""The objects of a PDF, its dictionaries and numbers → their tokens, most of them by one compiled pattern.

pdfminer's own lexer goes on from wherever the pattern does not fit: strings, names with escapes, comments, and what
its buffer cuts in two. The tokens and their places are the same, which the tests compare.
"""

from __future__ import annotations

import re
from typing import Any

from pdfminer.pdfparser import PDFParser
from pdfminer.psparser import KWD, LIT

_TOKEN = re.compile(
    rb"""
    \s*+
    (?:
      (?P<whole>[-+]?+[0-9]{1,18}+)(?=[^0-9.])
    | /(?P<name>[^#/%\[\]()<>{}\s]*+)(?=[/%\[\]()<>{}\s])
    | (?P<mark><<|>>|[\[\]])
    | (?P<keyword>[A-Za-z][^#/%\[\]()<>{}\s]*+)(?=[#/%\[\]()<>{}\s])
    | (?P<fraction>[-+]?+(?:[0-9]{1,18}+\.[0-9]*+|\.[0-9]++))(?=[^0-9])
    )
    """,
    re.VERBOSE,
)
# What the pattern relies on; a pdfminer without it lexes by itself.
_STATE = ("_parse1", "_parse_main", "_tokens", "buf", "bufpos", "charpos", "eof")


class ObjectParser(PDFParser):
    """pdfminer's parser of objects with a faster way to its tokens."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self._known = all(hasattr(self, name) for name in _STATE)

    def nexttoken(self) -> tuple[int, Any]:
        """The next token with its place in the file, in bytes; raises PSEOF at the end."""
        if not self._known or self._tokens or self.eof or self._parse1 != self._parse_main:
            return super().nexttoken()
        match = _TOKEN.match(self.buf, self.charpos)
        if match is None:
            return super().nexttoken()
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        token = _read(kind, match[kind])
        if token is None:
            return super().nexttoken()
        self.charpos = end
        return self.bufpos + start - (kind == "name"), token


def _read(kind: str, word: bytes) -> Any:
    if kind == "whole":
        return int(word)
    if kind == "name":
        try:
            return LIT(word.decode("utf-8"))
        except UnicodeDecodeError:
            return None
    if kind == "fraction":
        return float(word)
    if kind == "keyword" and word in (b"true", b"false"):
        return word == b"true"
    return KWD(word)
