"""One page as PDFium sees it → its words: each from the boxes of its characters, not from PDFium's own text.

The plain text glues words where spaces are drawn as glyphs of their own. Calls cost time, so they are few for
each word: the box of its first and last character, and its look once for each text object.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from ctypes import byref, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from resume_lint.document.characters import PRIVATE
from resume_lint.document.even_runs import place_words
from resume_lint.document.paragraphs import Look
from resume_lint.document.pdfium_paints import bind, mark_clipped, read_paints
from resume_lint.document.raw_page import (
    ICON_FONT,
    SYMBOL_FONT,
    UNMAPPED,
    WORD_GAP,
    Matrix,
    RawPage,
    RawWord,
    clean_word,
    is_seam,
    looks_bold,
    looks_italic,
    place_page,
)

# What PDFium puts for the hyphen at the end of a line, in place of hyphen and line break.
LINE_HYPHEN = "\ufffe"
TOKEN = re.compile(rf"[^\s{LINE_HYPHEN}]+{LINE_HYPHEN}?|{LINE_HYPHEN}")
INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
# A short word behind a space may be a letter of a spaced heading: then it matters who made the space.
SHORT = 3
# A word may be wider than its characters by so much (in font sizes) before it is looked through for a gap.
SLACK = 0.06
# Letters of a word may be set closer than their widths by so much, in font sizes, as pairs of letters are.
CLOSE = 0.15
# Where two words may meet without a gap if their look differs: `is_seam` for each pair of characters.
SEAM = re.compile(r"[^\W\dA-Z_][A-Z\d]|[,;:)][A-Z\d]")
MOST_OBJECTS = 50_000
# So much of a text is letters and digits; where glyphs are counted as letters, less of it is.
MOSTLY_LETTERS = 0.8
LINE_START, LONG = -1000, 1000
# Runs of shorter words than this, spaces counted, may be letters set apart: each is looked at by itself.
LETTERS = 3.5
LIGATED = frozenset("fijlt")


_loose_box = bind(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_text_object = bind(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_matrix = bind(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_origin = bind(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_is_generated = bind(pdfium.FPDFText_IsGenerated, c_int, c_void_p, c_int)
_has_no_letter = bind(pdfium.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int)
_font = bind(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
_font_size = bind(pdfium.FPDFTextObj_GetFontSize, c_int, c_void_p, c_void_p)
_render_mode = bind(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_fill_color = bind(pdfium.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_page_object = bind(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_object_matrix = bind(pdfium.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)


@dataclass(slots=True)
class _Face:
    """A font in one size: the width of characters seen in it, and how far their boxes end below the baseline.

    `units` are the widths in size 1, which all sizes of a font share.

    `unmapped` says that the file does not tell which letters it draws.
    """

    symbols: bool = False
    unmapped: bool = False
    icons: bool = False
    size: float = 1.0
    units: dict[str, float] = field(default_factory=dict)
    widths: dict[str, float] = field(default_factory=dict)
    drops: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Ink:
    """What the characters of one text object share; `level` says that they run from left to right."""

    size: float
    look: Look
    level: bool
    face: _Face
    key: tuple[int, ...] = ()
    height: float = 0.0


NO_INK = _Ink(10.0, Look(), True, _Face())
NO_WORD = RawWord("", 0.0, -1000.0, 0.0, 1.0, Look())


def _touch(left: RawWord, right: RawWord) -> bool:
    """Whether two pieces of one line and look have no gap between them; one may be a superscript of the other."""
    if abs(right.x0 - left.x1) > 0.08 * right.size:
        return False
    rise, size = abs(right.y - left.y), max(left.size, right.size)
    if min(left.size, right.size) > 0.9 * size:
        return rise <= 0.01 and left.look is right.look
    return rise <= 0.65 * size


@dataclass(slots=True)
class Fonts:
    """The fonts of one document by their handle, with the faces and looks that they make."""

    names: dict[int, tuple[str, int]] = field(default_factory=dict)
    faces: dict[tuple[int, float], _Face] = field(default_factory=dict)
    units: dict[int, dict[str, float]] = field(default_factory=dict)
    looks: dict[tuple[int, ...], Look] = field(default_factory=dict)

    def name(self, handle: int) -> tuple[str, int]:
        """The name and the flags of a font."""
        if handle not in self.names:
            font = cast(handle, pdfium.FPDF_FONT)
            buffer = create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            self.names[handle] = name, max(pdfium.FPDFFont_GetFlags(font), 0)
        return self.names[handle]

    def face(self, handle: int, size: float) -> _Face:
        """The font in one size."""
        if (handle, size) not in self.faces:
            name = self.name(handle)[0]
            self.faces[handle, size] = _Face(
                bool(SYMBOL_FONT.search(name)),
                icons=bool(ICON_FONT.search(name)),
                size=size or 1.0,
                units=self.units.setdefault(handle, {}),
            )
        return self.faces[handle, size]

    def look(self, handle: int, mode: int, red: int, green: int, blue: int, alpha: int) -> Look:
        """How text of that font, mode and color looks."""
        key = handle, mode, red, green, blue, alpha
        look = self.looks.get(key)
        if look is None:
            name, flags = self.name(handle)
            look = self.looks[key] = Look(
                bold=looks_bold(name, flags) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
                italic=looks_italic(name, flags),
                color=(round(red / 255, 3), round(green / 255, 3), round(blue / 255, 3)),
                hidden="invisible" if mode in INVISIBLE_MODES else None,
                alpha=round(alpha / 255, 3),
            )
        return look


class PageReader:
    """The words of one page, made from PDFium's characters."""

    def __init__(self, page: Any, number: int, fonts: Fonts) -> None:
        self._page = page
        self._fonts = fonts
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, byref(box))
        self._turn = 90 * pdfium.FPDFPage_GetRotation(page)
        place, width, height = place_page((box.left, box.bottom, box.right, box.top), self._turn)
        self._place: Matrix = place
        self.raw = RawPage(number, round(width, 2), round(height, 2))
        self._text_page = pdfium.FPDFText_LoadPage(page)
        self._handle = cast(self._text_page, c_void_p).value
        self.count: int = max(pdfium.FPDFText_CountChars(self._text_page), 0)
        self._inks: dict[int, _Ink] = {}
        self._same_inks: dict[tuple[float, ...], _Ink] = {}
        self._floats = array("f", bytes(28))
        self._numbers: dict[int, int] = {}
        self._objects: list[int] = []
        self._owners: list[int] = []
        self._doubtful: list[int] = []
        self._seen = bytearray()
        self._colors = array("I", bytes(16))
        self._point = array("d", (0.0, 0.0))
        self._box = array("f", bytes(16))
        self._box_address, _ = self._box.buffer_info()
        self._point_address, _ = self._point.buffer_info()

    def read(self) -> RawPage:
        """The page with its words and shapes."""
        self._number_objects()
        if self.count:
            self._read_words(self._read_text())
            self._blot_unmapped_words()
        texts = [bool(seen) or one in self._inks for seen, one in zip(self._seen, self._objects, strict=True)]
        read_paints(self.raw, self._objects, texts, self._owners, self._place)
        mark_clipped(self.raw, self._owners, self._place)
        return self.raw

    def close(self) -> None:
        """Give the text page back to PDFium, before the page itself."""
        if self._text_page:
            pdfium.FPDFText_ClosePage(self._text_page)

    def _read_text(self) -> str:
        """One character of text for each character of PDFium."""
        buffer = array("H", bytes(2 * self.count + 2))
        address, _ = buffer.buffer_info()
        written = pdfium.FPDFText_GetText(
            self._text_page, 0, self.count, cast(address, pdfium.FPDFText_GetText.argtypes[3])
        )
        text = buffer[: max(written - 1, 0)].tobytes().decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._text_page, index) for index in range(self.count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)

    def _edges(self, index: int) -> tuple[float, float, float]:
        """Left and right edge and lower end of a character, from the top left of the page as shown."""
        _loose_box(self._handle, index, self._box_address)
        x0, top, x1, bottom = self._box
        a, b, c, d, e, f = self._place
        if self._turn == 0:
            return x0 + e, x1 + e, f - bottom
        across = (a * x0 + c * top + e, a * x1 + c * bottom + e)
        return min(across), max(across), max(b * x0 + d * top + f, b * x1 + d * bottom + f)

    def _number_objects(self) -> None:
        """Number the drawing objects where each character has its own; there spaces are objects too.

        PDFium's text has lost most of these spaces: between two words a number is left out.
        """
        page = cast(self._page, c_void_p).value
        count = pdfium.FPDFPage_CountObjects(self._page)
        self._objects = [_page_object(page, index) for index in range(min(count, MOST_OBJECTS))]
        self._seen = bytearray(len(self._objects))
        if self.count < 2 * count <= 2 * MOST_OBJECTS:
            self._numbers = {address: index for index, address in enumerate(self._objects)}

    def _read_words(self, text: str) -> None:
        """Add the words of the text: tokens cut at gaps, and glued where PDFium made up a space."""
        handle, numbers, inks = self._handle, self._numbers, self._inks
        before = last_number = -1
        length = LINE_START
        word, ink, owner = NO_WORD, NO_INK, 0
        new_ink = NO_INK
        tokens = [token.span() for token in TOKEN.finditer(text)]
        read = 0
        for place, (start, end) in enumerate(tokens):
            if place < read:
                continue
            address = _text_object(handle, start) or 0
            new_ink = inks.get(address) or (
                self._read_next_ink(address, start, new_ink) if numbers else self._read_ink(address, start)
            )
            if not numbers and place + 2 < len(tokens):
                read = self._end_of_run(text, tokens, place, address)
                run = self._read_run(text, tokens[place:read], new_ink) if read - place > 2 else None
                if run:
                    if word.text:
                        self._add_word(word, ink, owner)
                    word = self._add_run(run, new_ink, address)
                    ink, owner = new_ink, address
                    before, length = tokens[read - 1][1] - 1, LONG
                    continue
                read = 0
            parts = [(start, end, 0)]
            if numbers:
                number = numbers.get(address, -9)
                drawn = number - last_number != 1
                last_number = self._last_number(text, number, start, end)
                whole = last_number - number == end - start - 1
                parts = [(start, end, number if whole else -9)]
                if last_number - number >= end - start:
                    parts = self._whole_parts(start, end, number)
            else:
                drawn = whole = True
                if before < 0 or text[before + 1] == "\r":
                    drawn, length = before < 0, LINE_START
                else:
                    if length + end - start <= 2 * SHORT:
                        drawn = not _is_generated(handle, start - 1)
                    # Where the first space of a line is not drawn, all spaces of the line are looked at.
                    length = end - start if drawn else LINE_START
            for first, last, number in parts:
                if numbers and number >= 0:
                    self._seen[number : number + last - first] = b"\1" * (last - first)
                    if first > start:
                        address = self._objects[number]
                        new_ink = inks.get(address) or self._read_next_ink(address, first, new_ink)
                for piece in self._cut_token(text, first, last, new_ink, whole or number >= 0, not drawn):
                    if _touch(word, piece[0]) and (
                        not drawn or self._is_without_width(first, piece[0], text, number if numbers else -1)
                    ):
                        word = word._replace(text=word.text + piece[0].text, x1=piece[0].x1)
                    else:
                        if word.text:
                            self._add_word(word, ink, owner)
                        word, ink = piece
                        owner = address
                    drawn = True
            before = end - 1
        self._add_word(word, ink, owner)

    def _last_number(self, text: str, number: int, start: int, end: int) -> int:
        """The number of the object of the last character of a token whose first one has `number`.

        Where each character has an object, and the next token of the line follows behind one space, none is left out.
        """
        last = number + end - start - 1
        if end - start == 1:
            return number
        following = last + 2
        if text[end : end + 1] == " " and 0 <= following < len(self._objects) and end + 1 < self.count:
            if _text_object(self._handle, end + 1) == self._objects[following]:
                return last
        return self._numbers.get(_text_object(self._handle, end - 1) or 0, -9)

    def _whole_parts(self, start: int, end: int, number: int) -> list[tuple[int, int, int]]:
        """The parts of a token between which an object is left out, each with the number of its first object."""
        parts = []
        while number >= 0 and start < end:
            low, high = start, end - 1
            while low < high:
                middle = (low + high + 1) // 2
                if self._number(middle) - number == middle - start:
                    low = middle
                else:
                    high = middle - 1
            parts.append((start, low + 1, number))
            start = low + 1
            number = self._number(start) if start < end else number
        return [*parts, (start, end, -9)] if start < end else parts

    def _end_of_run(self, text: str, tokens: Sequence[tuple[int, int]], place: int, address: int) -> int:
        """The index behind the last token of the line that the same text object draws as the one at `place`."""
        handle = self._handle
        if _text_object(handle, tokens[place + 1][0]) != address:
            return place
        line_end = text.find("\r", tokens[place][1])
        last = len(tokens) if line_end < 0 else bisect_left(tokens, (line_end, 0), place)
        if _text_object(handle, tokens[last - 1][1] - 1) == address:
            return last
        low, high = place + 1, last - 1
        while low < high:
            middle = (low + high + 1) // 2
            if _text_object(handle, tokens[middle][0]) == address:
                low = middle
            else:
                high = middle - 1
        # The last of them may go on in another object.
        return low

    def _read_run(self, text: str, spans: Sequence[tuple[int, int]], ink: _Ink) -> list[RawWord] | None:
        """The words of a run of one text object, None where each must be looked at by itself."""
        start, end = spans[0][0], spans[-1][1]
        face = ink.face
        if not ink.level or face.symbols or face.unmapped or end - start < LETTERS * len(spans):
            return None
        run = text[start:end]
        widths = self._learn_widths(run, start, face)
        if widths is None:
            return None
        left, y = self._pen(start)
        inside = [(first - start, last - start) for first, last in spans]
        ends = (left, self._pen(end - 1)[0])
        places = place_words(run, inside, widths, ends, ink.size, lambda index: self._pen(start + index)[0])
        if places is None:
            return None
        size, look = ink.size, ink.look
        return [
            RawWord(run[first:last], x0, x1, y, size, look)
            for (first, last), (x0, x1) in zip(inside, places, strict=True)
        ]

    def _learn_widths(self, run: str, start: int, face: _Face) -> dict[str, float] | None:
        """The widths of the characters of a run, those measured that were not seen before.

        None where a ligature stands for several characters, which then have no width of their own.
        """
        widths = face.widths
        try:
            [widths[character] for character in run]
        except KeyError:
            pass  # measured below
        else:
            return widths
        unknown = set(run) - widths.keys()
        for character in sorted(unknown):
            unit = face.units.get(character)
            if unit is not None:
                widths[character] = unit * face.size
                continue
            # Letters before a space are not moved closer to their neighbour.
            index = run.find(character + " ")
            index = run.index(character) if index < 0 else index
            left, right, _ = self._edges(start + index)
            if index + 1 == len(run):
                return {**widths, character: right - left} if len(unknown) == 1 else None
            pen = self._pen(start + index)[0]
            # The box may reach over the next letter, and that may be set apart.
            width = min(right - left, self._pen(start + index + 1)[0] - pen)
            if character in LIGATED and index and pen - self._pen(start + index - 1)[0] <= 0:
                return None
            if width <= 0 and character != " ":
                return None
            widths[character] = width
            face.units[character] = width / face.size
        return widths

    def _pen(self, index: int) -> tuple[float, float]:
        """Where a character begins on its baseline, from the top left of the page as shown."""
        _origin(self._handle, index, self._point_address, self._point_address + 8)
        x, y = self._point
        a, b, c, d, e, f = self._place
        return a * x + c * y + e, b * x + d * y + f

    def _add_run(self, run: list[RawWord], ink: _Ink, owner: int) -> RawWord:
        """Add all words of a run but the last one, which is given back."""
        *rest, last = run
        if ink.face.icons or not all(word[0].isascii() and word[0].isprintable() for word in rest):
            for word in rest:
                self._add_word(word, ink, owner)
        else:
            self.raw.words += rest
            self._owners += [owner] * len(rest)
        return last

    def _is_without_width(self, start: int, word: RawWord, text: str, number: int) -> bool:
        """Whether the space before the token at `start`, which begins `word`, takes no room.

        Some programs write soft hyphens so.
        """
        if number > 0:
            index = number - 1
            base, _ = self._floats.buffer_info()
            if number - 1 >= len(self._objects) or not _object_matrix(self._objects[index], base):
                return False
            x, y = self._floats[4:6]
            a, _, c, _, e, _ = self._place
            return abs(a * x + c * y + e - word.x0) <= 0.03 * word.size
        if start == 0 or text[start - 1] != " ":
            return False
        return abs(self._edges(start - 1)[0] - word.x0) <= 0.03 * word.size

    def _cut_token(
        self, text: str, start: int, end: int, ink: _Ink, whole: bool, tight: bool
    ) -> Sequence[tuple[RawWord, _Ink]]:
        """The words in one token of the text, with their ink: it is cut at gaps and lost spaces."""
        word = text[start:end]
        widths = self._learn_widths(word, start, ink.face) if ink.level and whole else None
        if widths is None:
            return self._cut_at_gaps(text, start, end, tight)
        left, y = self._pen(start)
        right = left + widths[word[-1]]
        if end - start > 1:
            last = self._pen(end - 1)[0]
            right += last - left
            more = right - left - sum([widths[character] for character in word])
            if not -CLOSE * ink.size <= more <= SLACK * ink.size or (
                not word.islower() and SEAM.search(word) and self._find_ink(end - 1) is not ink
            ):
                return self._cut_at_gaps(text, start, end, tight)
        return ((RawWord(word, left, right, y, ink.size, ink.look, tight), ink),)

    def _cut_at_gaps(self, text: str, start: int, end: int, tight: bool) -> list[tuple[RawWord, _Ink]]:
        words: list[tuple[RawWord, _Ink]] = []
        ink = self._find_ink(start)
        left, right, bottom = self._edges(start)
        y = self._find_baseline(start, bottom, text[start], ink)
        first, begin, number = start, left, self._number(start)
        for index in range(start + 1, end):
            new_left, new_right, bottom = self._edges(index)
            gap, new_number = new_left - right, self._number(index)
            skipped = new_number - number == 2 and (
                gap > WORD_GAP * ink.size
                or not self._is_without_width(
                    index, RawWord("", new_left, new_left, y, ink.size, ink.look), text, new_number
                )
            )
            apart = gap > WORD_GAP * ink.size or skipped or gap < -2 * ink.size
            if apart or (
                is_seam(text[index - 1], text[index]) and self._find_ink(index).look is not ink.look
            ):
                words.append((RawWord(text[first:index], begin, right, y, ink.size, ink.look, tight), ink))
                first, begin, tight = index, new_left, not skipped
                ink = self._find_ink(index)
                y = self._find_baseline(index, bottom, text[index], ink)
            left, right, number = new_left, new_right, new_number
        words.append((RawWord(text[first:end], begin, right, y, ink.size, ink.look, tight), ink))
        return words

    def _number(self, index: int) -> int:
        """The number of the object of a character, -9 where it has none."""
        if not self._numbers:
            return -9
        return self._numbers.get(_text_object(self._handle, index) or 0, -9)

    def _add_word(self, word: RawWord, ink: _Ink, owner: int) -> None:
        text = word.text
        if ink.face.symbols and len(text) == 1:
            word = word._replace(text="•")
        elif not (text.isascii() and text.isprintable()):
            text = PRIVATE.sub("", text) if ink.face.icons else text
            word = word._replace(text=clean_word(text.replace(LINE_HYPHEN, "-")))
        if word.text and ink.level:
            if ink.face.unmapped:
                self._doubtful.append(len(self.raw.words))
            self.raw.words.append(word)
            self._owners.append(owner)
        elif word.text:
            self.raw.turned.append(word)

    def _blot_unmapped_words(self) -> None:
        """Put signs that nobody can read for words whose letters PDFium only guesses, where they make no words."""
        letters = "".join(self.raw.words[index].text for index in self._doubtful)
        if sum(map(str.isalnum, letters)) >= MOSTLY_LETTERS * len(letters):
            return
        for index in self._doubtful:
            word = self.raw.words[index]
            self.raw.words[index] = word._replace(text=UNMAPPED * len(word.text))

    def _find_ink(self, index: int) -> _Ink:
        address = _text_object(self._handle, index) or 0
        return self._inks.get(address) or self._read_ink(address, index)

    def _read_next_ink(self, address: int, index: int, last: _Ink) -> _Ink:
        """The ink of a token that has an object of its own: most often that of the token before."""
        colors = self._colors
        if last.key and address:
            tint, _ = colors.buffer_info()
            if _fill_color(address, tint, tint + 4, tint + 8, tint + 12) and last.key == (
                _font(address), _render_mode(address), *colors[:4]
            ):  # fmt: skip
                base, _ = self._floats.buffer_info()
                if _font_size(address, base) and self._floats[0] == last.height:
                    self._inks[address] = last
                    return last
        return self._read_ink(address, index)

    def _read_ink(self, address: int, index: int) -> _Ink:
        numbers, colors = self._floats, self._colors
        base, _ = numbers.buffer_info()
        tint, _ = colors.buffer_info()
        if not address or not _font_size(address, base) or not _matrix(self._handle, index, base + 4):
            return NO_INK
        if not _fill_color(address, tint, tint + 4, tint + 8, tint + 12):
            colors[0] = colors[1] = colors[2] = 0
            colors[3] = 255
        font, mode = _font(address) or 0, _render_mode(address)
        key = (font, mode, *colors[:4], *numbers[:5])
        ink = self._same_inks.get(key)
        if ink is None:
            ink = self._same_inks[key] = self._build_ink(font, mode, colors[:4], numbers[:5])
            if _has_no_letter(self._handle, index) > 0:
                ink.face.unmapped = True
        self._inks[address] = ink
        return ink

    def _build_ink(self, font: int, mode: int, color: array[int], numbers: array[float]) -> _Ink:
        height, a, b, c, d = numbers
        pa, pb, pc, pd, _, _ = self._place
        a, b, c, d = a * pa + b * pc, a * pb + b * pd, c * pa + d * pc, c * pb + d * pd
        size = abs(height) * (c * c + d * d) ** 0.5
        look = self._fonts.look(font, mode, *color)
        level = a * height > 0 and d * height < 0 and abs(b) <= 0.05 * abs(a)
        face = self._fonts.face(font, round(size, 2))
        return _Ink(size, look, level, face, (font, mode, *color), height)

    def _find_baseline(self, index: int, bottom: float, character: str, ink: _Ink) -> float:
        """The height of the baseline: how far below it a box ends is the same for a character of one font."""
        drop = ink.face.drops.get(character)
        if drop is None:
            drop = ink.face.drops[character] = bottom - self._pen(index)[1]
        return bottom - drop
