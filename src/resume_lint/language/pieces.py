"""Text to pieces: words, numbers and "&" with how they hang together, cut once for all matchers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

JOINED, COMMA, BREAK = 0, 1, 2
FREE, AFTER_SIGN, INSIDE = 0, 1, 2

_PIECE = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*|\d+|&)")
_MARK = re.compile(r"\((?:R|TM|SM)\)(?!\w)")
_LOOSE = re.compile(r"[\s\-‐-―−\u00ad\u200b/()\[\]®™℠'’*_+]*")
_COMMAS = re.compile(r"[\s\-‐-―−\u00ad\u200b/()\[\]®™℠'’*_+,:~<>≥≤=%$#\"“”]*")
_SIGNS = "$€£#"
_APOSTROPHES = str.maketrans("", "", "'’")


class Pieces(NamedTuple):
    """The pieces of a text side by side: `keys[i]` is piece `i` in lower case, from `starts[i]` to `ends[i]`.

    `links[i]` says how it hangs on the piece before: as one term (`JOINED`), as one clause (`COMMA`) or not
    at all (`BREAK`). `glue[i]` is `FREE` where a term may begin, `INSIDE` in the inside of a word or number.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    links: list[int]
    glue: list[int]

    def letters(self, first: int, last: int) -> str:
        """Pieces `first` to `last` as written, joined."""
        words = [self.text[self.starts[i] : self.ends[i]] for i in range(first, last + 1)]
        return "".join(words).translate(_APOSTROPHES)


@lru_cache(maxsize=2)
def cut_once(text: str) -> Pieces:
    """The pieces of a text that several matchers look at one after the other."""
    return cut(text)


def cut(text: str) -> Pieces:
    """The pieces of a text.

    >>> pieces = cut("ICD-10, R&D; $835")
    >>> pieces.keys, pieces.links
    (['icd', '10', 'r', 'and', 'd', '835'], [0, 0, 1, 0, 0, 2])
    >>> pieces.glue
    [0, 0, 0, 2, 0, 1]
    """
    if "(" in text:
        text = _MARK.sub(lambda mark: " " * len(mark[0]), text)  # a trademark sign is no piece
    parts = _PIECE.split(text)
    pieces = Pieces(text, [], [], [], [], [])
    _, keys, starts, ends, links, glue = pieces
    end = 0
    word = last_gap = ""
    for gap, following in zip(parts[0::2], parts[1::2], strict=False):
        last, word = word, following
        start = end + len(gap)
        end = start + len(word)
        keys.append(_key(word))
        starts.append(start)
        ends.append(end)
        # C. P. C.
        dotted = gap == ". " and len(last) == 1 and last.isupper() and last_gap[-1:] in (".", " ")
        links.append(JOINED if dotted else _link(gap))
        if gap:
            glue.append(FREE if not word.isdigit() else _glue_of_number(gap, last))
        else:
            glue.append(INSIDE if last and last != "&" else FREE)
        last_gap = gap
    return pieces


def _key(word: str) -> str:
    if word == "&":
        return "and"
    return word.lower() if word.isalnum() else word.translate(_APOSTROPHES).lower()


@lru_cache(maxsize=1024)
def _link(between: str) -> int:
    """How the pieces on both sides of these characters hang together."""
    if between in ("", " ", "-", "/"):
        return JOINED
    if "\n" in between or "\t" in between:
        return BREAK
    if between[0] == "." and (len(between) == 1 or between[1] in "-/)("):
        return JOINED
    if _LOOSE.fullmatch(between):
        return JOINED
    return COMMA if _COMMAS.fullmatch(between) else BREAK


def _glue_of_number(gap: str, last: str) -> int:
    """Whether a number after `gap` is an amount ($835) or the end of another number (1,835)."""
    if gap[-1] in _SIGNS:
        return AFTER_SIGN
    return INSIDE if gap in (".", ",") and last[-1:].isdigit() else FREE
