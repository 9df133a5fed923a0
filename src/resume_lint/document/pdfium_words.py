"""PDF bytes → words with place and look, by PDFium: its characters and their boxes, our own words.

PDFium's plain text glues words where spaces are drawn as glyphs of their own, so the words are made again here from
the box of each character. PDFium may not run in two threads at once: one lock is held over the whole document.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from ctypes import PYFUNCTYPE, byref, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from resume_lint.document.limits import Limits
from resume_lint.document.paragraphs import Look
from resume_lint.document.raw_page import (
    SYMBOL_FONT,
    WORD_GAP,
    Matrix,
    RawDocument,
    RawPage,
    RawWord,
    clean_word,
    drop_overprints,
    is_mark,
    looks_bold,
    looks_italic,
    place_page,
)
from resume_lint.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument

# What PDFium puts for the hyphen at the end of a line, in place of hyphen and line break.
LINE_HYPHEN = "\ufffe"
TOKEN = re.compile(rf"[^\s{LINE_HYPHEN}]+{LINE_HYPHEN}?|{LINE_HYPHEN}")
INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
# A short word behind a space may be a letter of a spaced heading: then it matters whether the space was drawn.
SHORT = 3
MOST_OBJECTS = 50_000

_lock = Lock()


def _bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same function with plain addresses as arguments: called for each character, this takes half the time."""
    address = cast(function, c_void_p).value
    assert address is not None
    return PYFUNCTYPE(result, *arguments)(address)


_loose_box = _bind(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_text_object = _bind(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_matrix = _bind(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_origin = _bind(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_is_generated = _bind(pdfium.FPDFText_IsGenerated, c_int, c_void_p, c_int)
_font = _bind(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
_font_size = _bind(pdfium.FPDFTextObj_GetFontSize, c_int, c_void_p, c_void_p)
_render_mode = _bind(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_fill_color = _bind(pdfium.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_page_object = _bind(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_object_type = _bind(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
_object_bounds = _bind(pdfium.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


def read_pdfium(data: bytes, limits: Limits) -> RawDocument:
    """The pages of a PDF with their words in file order; what stops the reading is one of our errors."""
    with _lock:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            _raise_open_error(pdfium.FPDF_GetLastError())
        try:
            return _read_document(document, limits)
        finally:
            pdfium.FPDF_CloseDocument(document)


def _raise_open_error(code: int) -> None:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        raise EncryptedDocument("a password is needed; save a copy without one")
    raise DamagedDocument("the file is cut off or damaged; save it as PDF again")


def _read_document(document: Any, limits: Limits) -> RawDocument:
    deadline = limits.deadline()
    raw = RawDocument(f"pdfium {pypdfium2.version.PYPDFIUM_INFO}")
    count = pdfium.FPDF_GetPageCount(document)
    if count > limits.max_pages:
        raise DocumentTooLarge(f"the document has more than {limits.max_pages} pages")
    characters = 0
    fonts = _Fonts()
    for number in range(1, count + 1):
        deadline.check()
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            raw.damaged.append(number)
            raw.pages.append(RawPage(number, 0.0, 0.0))
            continue
        try:
            reader = _PageReader(page, number, fonts)
            characters += reader.count
            limits.check_characters(characters)
            raw.pages.append(reader.read())
            raw.links.extend(_find_links(document, page))
        finally:
            pdfium.FPDF_ClosePage(page)
    if len(raw.damaged) == count:
        raise DamagedDocument("no page can be read; save it as PDF again")
    return raw


def _find_links(document: Any, page: Any) -> Iterator[str]:
    position, link = c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, byref(position), byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if length > 1:
            buffer = create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            yield buffer.value.decode("utf-8", "replace").strip()


@dataclass(slots=True)
class _Fonts:
    """Name and flags of the fonts of one document by their handle, and the looks they make."""

    faces: dict[int, tuple[str, int]] = field(default_factory=dict)
    looks: dict[tuple[int, int, int, int, int], Look] = field(default_factory=dict)

    def face(self, handle: int) -> tuple[str, int]:
        """The name and the flags of a font."""
        face = self.faces.get(handle)
        if face is None:
            font = cast(handle, pdfium.FPDF_FONT)
            buffer = create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            face = buffer.value.decode("utf-8", "replace"), max(pdfium.FPDFFont_GetFlags(font), 0)
            self.faces[handle] = face
        return face

    def look(self, handle: int, mode: int, red: int, green: int, blue: int) -> Look:
        """How text of that font, mode and color looks."""
        key = handle, mode, red, green, blue
        look = self.looks.get(key)
        if look is None:
            name, flags = self.face(handle)
            look = self.looks[key] = Look(
                bold=looks_bold(name, flags) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
                italic=looks_italic(name, flags),
                color=(round(red / 255, 3), round(green / 255, 3), round(blue / 255, 3)),
                hidden="invisible" if mode in INVISIBLE_MODES else None,
            )
        return look


@dataclass(slots=True)
class _Ink:
    """What the characters of one text object share: size, look, whether upright, box end below the baseline."""

    size: float
    look: Look
    level: bool
    symbol: bool
    drops: dict[str, float]


class _PageReader:
    """The words of one page, made from PDFium's characters."""

    def __init__(self, page: Any, number: int, fonts: _Fonts) -> None:
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
        self._drops: dict[tuple[int, float], dict[str, float]] = {}
        self._known: set[int] = set()
        self._numbers = array("f", bytes(28))
        self._colors = array("I", bytes(16))
        self._point = array("d", (0.0, 0.0))

    def read(self) -> RawPage:
        """The page; its text page is closed afterwards."""
        try:
            numbers = self._number_objects()
            if self.count:
                self._read_words(self._read_text(), numbers)
            self._read_shapes()
        finally:
            if self._text_page:
                pdfium.FPDFText_ClosePage(self._text_page)
        self.raw.words = drop_overprints(self.raw.words)
        return self.raw

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

    def _read_boxes(self, text: str) -> tuple[list[float], list[float], list[float]]:
        """Left and right edge and lower end of each character, from the top left of the page as shown."""
        boxes = array("f", bytes(16 * self.count))
        address, _ = boxes.buffer_info()
        handle, box = self._handle, _loose_box
        for token in TOKEN.finditer(text):
            for index in range(*token.span()):
                box(handle, index, address + 16 * index)
        left, top, right, bottom = (boxes[start::4].tolist() for start in range(4))
        a, b, c, d, e, f = self._place
        if (a, b, c, d) == (1, 0, 0, -1):
            if e:
                left, right = [x + e for x in left], [x + e for x in right]
            return left, right, [f - y for y in bottom]
        corners = [
            (a * x0 + c * y0 + e, a * x1 + c * y1 + e, b * x0 + d * y0 + f, b * x1 + d * y1 + f)
            for x0, y0, x1, y1 in zip(left, top, right, bottom, strict=True)
        ]
        return (
            [min(corner[:2]) for corner in corners],
            [max(corner[:2]) for corner in corners],
            [max(corner[2:]) for corner in corners],
        )

    def _number_objects(self) -> list[int] | None:
        """The number of the drawing object of each character where each has its own, else None.

        There spaces are objects too, and PDFium's text has lost most of them: a number is left out.
        """
        page = cast(self._page, c_void_p).value
        count = pdfium.FPDFPage_CountObjects(self._page)
        self._objects: list[int] = [_page_object(page, index) for index in range(min(count, MOST_OBJECTS))]
        if 2 * count <= self.count or count > MOST_OBJECTS:
            return None
        numbers = {address: index for index, address in enumerate(self._objects)}
        handle, text_object = self._handle, _text_object
        drawn = [text_object(handle, index) or 0 for index in range(self.count)]
        self._known.update(drawn)
        return [numbers.get(address, -9) for address in drawn]

    def _read_words(self, text: str, numbers: list[int] | None) -> None:
        left, right, bottom = self._read_boxes(text)
        handle = self._handle
        ink = _Ink(0.0, Look(), True, False, {})
        y = 0.0
        word, tight, begin, before = "", False, 0, -1
        for token in TOKEN.finditer(text):
            start, end = token.span()
            new = self._find_ink(start)
            if before < 0:
                drawn = True
            elif numbers is not None:
                drawn = numbers[start] - numbers[before] != 1
            else:
                drawn = text[before + 1] != "\r" and not (
                    end - start <= SHORT and bool(_is_generated(handle, start - 1))
                )
            line = self._find_baseline(start, bottom[start], text[start], new)
            if drawn or abs(left[start] - right[before]) > 0.08 * new.size or abs(line - y) > 0.01:
                if word:
                    self._add_word(word, left[begin], right[before], y, ink, tight)
                word, tight, begin, ink, y = "", not drawn, start, new, line
            first = start
            limit = WORD_GAP * new.size
            for index in range(start + 1, end):
                gap = left[index] - right[index - 1]
                skipped = numbers is not None and numbers[index] - numbers[index - 1] == 2
                if gap > limit or skipped or gap < -2 * new.size:
                    word += text[first:index]
                    self._add_word(word, left[begin], right[index - 1], y, ink, tight)
                    word, tight, begin, first = "", not skipped, index, index
                    ink = self._find_ink(index)
                    y = self._find_baseline(index, bottom[index], text[index], ink)
            word += text[first:end]
            before = end - 1
        if word:
            self._add_word(word, left[begin], right[before], y, ink, tight)

    def _add_word(self, text: str, x0: float, x1: float, y: float, ink: _Ink, tight: bool) -> None:
        text = "•" if ink.symbol and len(text) == 1 else clean_word(text.replace(LINE_HYPHEN, "-"))
        if text:
            words = self.raw.words if ink.level else self.raw.turned
            words.append(RawWord(text, x0, x1, y, ink.size, ink.look, tight))

    def _find_ink(self, index: int) -> _Ink:
        address = _text_object(self._handle, index) or 0
        ink = self._inks.get(address)
        if ink is None:
            ink = self._inks[address] = self._read_ink(address, index)
        return ink

    def _read_ink(self, address: int, index: int) -> _Ink:
        numbers, colors = self._numbers, self._colors
        base, _ = numbers.buffer_info()
        tint, _ = colors.buffer_info()
        if not address or not _font_size(address, base) or not _matrix(self._handle, index, base + 4):
            return _Ink(10.0, Look(), True, False, {})
        if not _fill_color(address, tint, tint + 4, tint + 8, tint + 12):
            colors[0] = colors[1] = colors[2] = 0
        font, mode = _font(address) or 0, _render_mode(address)
        key = (font, mode, *colors[:3], *numbers[:5])
        ink = self._same_inks.get(key)
        if ink is None:
            ink = self._same_inks[key] = self._build_ink(font, mode, colors[:3], numbers[:5])
        return ink

    def _build_ink(self, font: int, mode: int, color: array[int], numbers: array[float]) -> _Ink:
        height, a, b, c, d = numbers
        pa, pb, pc, pd, _, _ = self._place
        a, b, c, d = a * pa + b * pc, a * pb + b * pd, c * pa + d * pc, c * pb + d * pd
        size = abs(height) * (c * c + d * d) ** 0.5
        look = self._fonts.look(font, mode, *color)
        level = a * height > 0 and d * height < 0 and abs(b) <= 0.05 * abs(a)
        symbol = bool(SYMBOL_FONT.search(self._fonts.face(font)[0]))
        return _Ink(size, look, level, symbol, self._drops.setdefault((font, round(size, 2)), {}))

    def _find_baseline(self, index: int, bottom: float, character: str, ink: _Ink) -> float:
        """The height of the baseline: how far below it a box ends is the same for a character of one font."""
        drop = ink.drops.get(character)
        if drop is None:
            address, _ = self._point.buffer_info()
            _origin(self._handle, index, address, address + 8)
            _, b, _, d, _, f = self._place
            drop = ink.drops[character] = bottom - (b * self._point[0] + d * self._point[1] + f)
        return bottom - drop

    def _read_shapes(self) -> None:
        """Small filled shapes, which may be bullet signs, and the number of pictures."""
        numbers = self._numbers
        base, _ = numbers.buffer_info()
        a, b, c, d, e, f = self._place
        self._known.update(self._inks)
        for address in self._objects:
            if address in self._known:
                continue
            kind = _object_type(address)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.raw.images += 1
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and _object_bounds(address, base, base + 4, base + 8, base + 12):
                x0, y0, x1, y1 = numbers[0:4]
                across = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
                down = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
                mark = (across[0], down[0], across[1], down[1])
                if is_mark(mark):
                    self.raw.marks.append(mark)
