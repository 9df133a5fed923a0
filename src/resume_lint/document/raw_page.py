"""What a PDF reader gives to the layout step: pages of words in file order, whichever library read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from resume_lint.document.characters import clean_characters
from resume_lint.document.paragraphs import Look
from resume_lint.records import Box

Matrix = tuple[float, float, float, float, float, float]
Color = tuple[float, float, float]

# Parts of a box above and below the baseline, in font sizes: the same for all fonts, so that readers agree.
ASCENT = 0.78
DESCENT = 0.22
# A gap inside a word stays under 0.08 em in real files, a space drawn as a gap is at least 0.1 em wide.
WORD_GAP = 0.1
# A shape that can stand for a bullet sign: at most so many points wide and high.
LARGEST_MARK = 9.0
SMALLEST_MARK = 1.0
SMALLEST_GROUND = 5.0
# No page is larger than this many points, and no letter smaller.
FARTHEST, SMALLEST_SIZE = 1e5, 0.01
SYMBOL_FONT = re.compile(r"wingdings|webdings|dingbats", re.IGNORECASE)
# Fonts whose private characters are pictures of their own, not those of a word processor.
ICON_FONT = re.compile(r"awesome|icon|icomoon|fontello|glyphs", re.IGNORECASE)
BOLD_NAME = re.compile(r"bold|black|heavy|semibd|demi|[-,]bd\b", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
FORCE_BOLD = 1 << 18
ITALIC_FLAG = 1 << 6
SOFT_HYPHEN = "\u00ad"
# What typesetting programs put where they cut a word; inside a line it is a hyphen like others.
TYPESET_HYPHEN = "\u2010"
# What stands for a letter that nobody can tell.
UNMAPPED = "\ufffd"


class RawWord(NamedTuple):
    """A word as drawn: from `x0` to `x1` on the baseline `y`, measured from the top left of the page.

    `tight` says that no space was drawn before it: only a gap parts it from the word before.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    look: Look
    tight: bool = False


class Paint(NamedTuple):
    """A filled shape in one colour, or a picture where `color` is None; `before` counts the words drawn before it."""

    box: Box
    color: Color | None
    before: int


@dataclass(slots=True)
class RawPage:
    """One page: words in the order of the file, words that do not run left to right, small filled shapes.

    `paints` are the larger shapes and the pictures, in the order of the file.
    """

    number: int
    width: float
    height: float
    words: list[RawWord] = field(default_factory=list)
    turned: list[RawWord] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    images: int = 0


@dataclass(slots=True)
class RawDocument:
    """All pages that could be read, the targets of links, and the numbers of pages that could not be read.

    `missing` is how many more pages the file says it has than were found. `layers` says that the file has layers
    some of which may be off.
    """

    reader: str
    pages: list[RawPage] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    missing: int = 0
    layers: bool = False


def clean_glyph(text: str) -> str | None:
    """What a glyph stands for as a person reads it, "" for an invisible one, None for a space or an icon.

    The hyphens of typesetting programs stay: the layout step joins the word at the end of a line.

    >>> clean_glyph("\ufb01"), clean_glyph("\uf0b7"), clean_glyph("\u00a0"), clean_glyph("\u200b")
    ('fi', '•', None, '')
    """
    if text in (SOFT_HYPHEN, TYPESET_HYPHEN):
        return text
    cleaned = clean_characters(text)
    return None if cleaned.isspace() else cleaned.strip()


def clean_word(text: str) -> str:
    """`text` glyph by glyph as a person reads it, without spaces.

    >>> clean_word("certi\ufb01ed"), clean_word("\uf0b7"), clean_word("98%"), clean_word("docu\u00ad")
    ('certified', '•', '98%', 'docu\\xad')
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(clean_glyph(character) or "" for character in text)


def is_seam(before: str, after: str) -> bool:
    """Whether two words meet between these glyphs, if their look changes there: a full line leaves no room.

    >>> is_seam(",", "J"), is_seam("n", "2"), is_seam("C", "P"), is_seam("p", "i")
    (True, True, False, False)
    """
    return (before[-1].islower() or before[-1] in ",;:)") and (after[0].isupper() or after[0].isdigit())


def looks_bold(font: str, flags: int) -> bool:
    """Whether the name or the flags of a font say bold.

    >>> looks_bold("ABCDEE+Calibri-Bold", 32), looks_bold("Calibri", 32)
    (True, False)
    """
    return bool(flags & FORCE_BOLD or BOLD_NAME.search(font))


def looks_italic(font: str, flags: int) -> bool:
    """Whether the name or the flags of a font say italic.

    >>> looks_italic("Arial-ItalicMT", 0), looks_italic("Arial", 64), looks_italic("Arial", 32)
    (True, True, False)
    """
    return bool(flags & ITALIC_FLAG or ITALIC_NAME.search(font))


def is_mark(box: Box) -> bool:
    """Whether a filled shape can be a bullet sign: small, and about as wide as high.

    >>> is_mark((10, 10, 14, 14)), is_mark((10, 10, 200, 11)), is_mark((0, 0, 300, 300))
    (True, False, False)
    """
    width, height = box[2] - box[0], box[3] - box[1]
    return (
        SMALLEST_MARK <= width <= LARGEST_MARK
        and SMALLEST_MARK <= height <= LARGEST_MARK
        and 0.5 <= width / height <= 2.0
    )


def place_page(box: Box, rotation: int) -> tuple[Matrix, float, float]:
    """The matrix from the file's points to points from the top left as shown, with width and height.

    >>> place_page((0, 0, 612, 792), 0)
    ((1, 0, 0, -1, 0, 792), 612, 792)
    >>> place_page((0, 0, 612, 792), 90)[1:]
    (792, 612)
    """
    x0, y0, x1, y1 = min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])
    if rotation == 90:
        return (0, 1, 1, 0, -y0, -x0), y1 - y0, x1 - x0
    if rotation == 180:
        return (-1, 0, 0, 1, x1, -y0), x1 - x0, y1 - y0
    if rotation == 270:
        return (0, -1, -1, 0, y1, x1), y1 - y0, x1 - x0
    return (1, 0, 0, -1, -x0, y1), x1 - x0, y1 - y0


def is_ground(box: Box) -> bool:
    """Whether a shape is large enough to stand behind a word, or to cover it.

    >>> is_ground((10, 10, 14, 14)), is_ground((10, 10, 200, 11)), is_ground((0, 0, 300, 300))
    (False, False, True)
    """
    return box[2] - box[0] >= LARGEST_MARK and box[3] - box[1] >= SMALLEST_GROUND


def box_of_path(numbers: Sequence[float], matrix: Matrix) -> Box:
    """The box around the points of a path, given as x and y in turn, on the page.

    >>> box_of_path([0.0, 0.0, 10.0, 20.0], (1, 0, 0, -1, 5, 100))
    (5.0, 80.0, 15.0, 100.0)
    """
    a, b, c, d, e, f = matrix
    across, down = numbers[0::2], numbers[1::2]
    x0, y0, x1, y1 = min(across), min(down), max(across), max(down)
    if b or c:
        lefts = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
        tops = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
        return min(lefts), min(tops), max(lefts), max(tops)
    left, right, top, bottom = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def settle_places(words: list[RawWord]) -> list[RawWord]:
    """The words with places that are numbers, not too large to reckon with, the left edge before the right one."""
    return [
        word
        if -FARTHEST < word[1] <= word[2] < FARTHEST
        and -FARTHEST < word[3] < FARTHEST
        and 0 < word[4] < FARTHEST
        else _settle(word)
        for word in words
    ]


def _settle(word: RawWord) -> RawWord:
    x0, x1, y, size = (
        min(max(place, -FARTHEST), FARTHEST) if place == place else 0.0
        for place in (word.x0, word.x1, word.y, abs(word.size))
    )
    return word._replace(x0=min(x0, x1), x1=max(x0, x1), y=y, size=max(size, SMALLEST_SIZE))


def drop_overprints(words: list[RawWord]) -> list[RawWord]:
    """The words without those printed again on nearly the same place; the first ones are bold.

    A word that is seen and its shadow that is not are two.
    """
    places: dict[tuple[str, int, bool], int] = {}
    kept: list[RawWord] = []
    for word in words:
        place = (word[0], round(0.5 * word[3]), word.look.hidden is None)
        index = places.get(place)
        if index is not None:
            first = kept[index]
            near = 0.12 * word[4]
            if abs(word[1] - first[1]) < near and abs(word[3] - first[3]) < near:
                kept[index] = first._replace(look=replace(first.look, bold=True))
                continue
        places[place] = len(kept)
        kept.append(word)
    return kept


def holds(box: Box, word: RawWord) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = 0.5 * (word.x0 + word.x1), word.y - 0.25 * word.size
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
