"""Glyphs as a PDF draws them → words: pdfminer's device that puts them together while they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream

from resume_lint.document.characters import PRIVATE
from resume_lint.document.paragraphs import Look
from resume_lint.document.raw_page import (
    ICON_FONT,
    SYMBOL_FONT,
    UNMAPPED,
    WORD_GAP,
    Color,
    Paint,
    RawPage,
    RawWord,
    box_of_path,
    clean_glyph,
    is_ground,
    is_mark,
    is_seam,
    looks_bold,
    looks_italic,
)
from resume_lint.records import Box

# Tints of one ink and indexes say nothing about red, green and blue.
PLAIN_COLORS = ("DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased")
INVISIBLE_MODES = (3, 7)
# Glyphs of one word leave its baseline by less than this (in font sizes), those of a smaller superscript by less
# than the other.
RISE, SMALL_RISE = 0.45, 0.65
FILL_AND_STROKE = 2


class Face(dict[int, tuple[str | None, float]]):
    """The glyphs of one font that were drawn so far: text (None for a space) and width in font sizes."""

    def __init__(self, font: PDFFont) -> None:
        super().__init__()
        self.font = font
        self.name = str(getattr(font, "fontname", "") or getattr(font, "basefont", ""))
        self.symbols = bool(SYMBOL_FONT.search(self.name))
        self.icons = bool(ICON_FONT.search(self.name))
        self.wide = font.is_multibyte()

    def __missing__(self, cid: int) -> tuple[str | None, float]:
        try:
            shown = self.font.to_unichr(cid)
            text = None if self.icons and PRIVATE.search(shown) else clean_glyph(shown)
        except (PDFUnicodeNotDefined, ValueError, KeyError, TypeError):
            text = UNMAPPED
        if self.symbols and text:
            text = "•"
        glyph = self[cid] = (text, self.font.char_width(cid))
        return glyph


class TextDevice(PDFDevice):
    """Words, pictures and their number, page by page; the words of one page end when the next one begins."""

    def __init__(self, manager: PDFResourceManager, page: RawPage) -> None:
        super().__init__(manager)
        self.characters = 0
        self._faces: dict[PDFFont, Face] = {}
        self._looks: dict[tuple[Any, ...], Look] = {}
        self.open_page(page)

    def open_page(self, page: RawPage) -> None:
        """Put what is drawn from now on on `page`."""
        self.page = page
        self._parts: list[str] = []
        self._x0 = self._x1 = self._y = self._size = self._pen = self._last = self._space = 0.0
        self._look = Look()
        self._clip: Box | None = None
        self._word_clip: Box | None = None
        self._tight = self._spaced = False

    def close_page(self) -> None:
        """End the last word."""
        self._end_word()

    def render_image(self, name: str, stream: PDFStream) -> None:
        self.add_image()

    def add_image(self) -> None:
        """Note a picture, which is drawn into the square of one unit."""
        self.page.images += 1
        if self.ctm is not None:
            box = box_of_path([0.0, 0.0, 1.0, 1.0], self.ctm)
            if is_ground(box):
                self._add_paint(box, None)

    def add_shape(self, box: Box, color: Any, space: PDFColorSpace, *, filled: bool) -> None:
        """Note a shape that was painted: a small one may be a bullet sign, a large one the ground of words."""
        if is_mark(box):
            self.page.marks.append(box)
        elif filled and is_ground(box):
            self._add_paint(box, to_rgb(color) if space.name in PLAIN_COLORS else None)

    def _add_paint(self, box: Box, color: Color | None) -> None:
        drawn = len(self.page.words) + bool(self._parts)
        self.page.paints.append(Paint(box, color, drawn))

    def render_string(
        self, textstate: PDFTextState, seq: Iterable[Any], ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        font = textstate.font
        if font is None or self.ctm is None:
            return
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = Face(font)
        a, b, c, d, e, f = textstate.matrix
        ta, tb, tc, td, te, tf = self.ctm
        x, y = textstate.linematrix
        if b or c or tb or tc:
            a, b, c, d, e, f = (
                a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td,
                e * ta + f * tc + te, e * tb + f * td + tf,
            )  # fmt: skip
        else:
            a, d, e, f = a * ta, d * td, e * ta + te, f * td + tf
        scaling = textstate.scaling * 0.01
        size = textstate.fontsize
        unit = a * size * scaling
        lift = y + textstate.rise
        height = -d * size
        look = self._find_look(face, graphicstate, ncs, textstate.render)
        clip = getattr(graphicstate, "clip", None)
        spacing = (textstate.charspace * scaling, 0.0 if face.wide else textstate.wordspace * scaling)
        if unit <= 0 or height <= 0 or abs(b) > 0.05 * abs(a):
            place = (e + a * x + c * lift, f + b * x + d * lift, a, b, (c * c + d * d) ** 0.5 * abs(size))
            advance = self._turned_run(face, seq, place, size * scaling, spacing, look)
        else:
            start, baseline = e + a * x + c * lift, f + b * x + d * lift
            if clip is not self._clip:
                # Some programs set a clip anew for each piece of a word.
                if self._parts and _is_outside(clip, start, baseline) != _is_outside(
                    self._clip, start, baseline
                ):
                    self._end_word()
                self._clip = clip
            end = self._level_run(
                face, seq, start, baseline, unit, height, (spacing[0] * a, spacing[1] * a), look
            )
            advance = (end - start) / a
        textstate.linematrix = (x + advance, y)

    def _level_run(
        self,
        face: Face,
        seq: Iterable[Any],
        pen: float,
        y: float,
        unit: float,
        size: float,
        spacing: tuple[float, float],
        look: Look,
    ) -> float:
        letter_space, word_space = spacing
        parts = self._parts
        moved = True
        for item in seq:
            if not isinstance(item, bytes):
                pen -= 0.001 * item * unit
                moved = True
                continue
            cids = face.font.decode(item)
            self.characters += len(item)
            for cid in cids:
                text, width = face[cid]
                after = pen + width * unit
                if text is None:
                    if not self._spaced:
                        self._space = pen
                    self._spaced = moved = True
                elif text:
                    if moved:
                        moved = False
                        if parts:
                            gap = pen - self._pen
                            rise = abs(y - self._y)
                            apart = gap > WORD_GAP * size or (
                                rise > RISE * self._size
                                and (size > 0.95 * self._size or rise > SMALL_RISE * self._size)
                            )
                            if apart or gap < -0.1 * size:
                                near = abs(pen - self._last) < 0.12 * size and rise < 0.12 * size
                                if near and text == parts[-1]:
                                    # The same glyph printed twice to look bold.
                                    pen = after + letter_space
                                    moved = True
                                    continue
                                apart = apart or (gap < -0.3 * size and pen <= self._last)
                            # A space that takes no room is none: some programs write soft hyphens so.
                            if (
                                apart
                                or (self._spaced and abs(pen - self._space) > 0.02 * size)
                                or (look is not self._look and is_seam(parts[-1], text))
                            ):
                                self._end_word()
                                parts = self._parts
                            self._spaced = self._spaced and not parts
                        if not parts:
                            self._begin_word(pen, y, size, look)
                    parts.append(text)
                    self._last = pen
                    self._x1 = after
                    self._pen = after + letter_space
                pen = after + letter_space
                if cid == 32:
                    pen += word_space
        return pen

    def _begin_word(self, x: float, y: float, size: float, look: Look) -> None:
        self._x0, self._y, self._size, self._look = x, y, size, look
        self._word_clip = self._clip
        self._tight, self._spaced = not self._spaced, False

    def _end_word(self) -> None:
        if self._parts:
            text = "".join(self._parts)
            look = self._look
            if _is_outside(self._word_clip, 0.5 * (self._x0 + self._x1), self._y - 0.25 * self._size):
                look = replace(look, clipped=True)
            self.page.words.append(RawWord(text, self._x0, self._x1, self._y, self._size, look, self._tight))
            self._parts = []

    def _turned_run(
        self,
        face: Face,
        seq: Iterable[Any],
        place: tuple[float, float, float, float, float],
        scale: float,
        spacing: tuple[float, float],
        look: Look,
    ) -> float:
        """How far the pen went, in text units, drawing a run that does not go from left to right."""
        x, y, a, b, size = place
        pen = 0.0
        text = ""
        for item in seq:
            if not isinstance(item, bytes):
                pen -= 0.001 * item * scale
                text += " " if item < -1000 * WORD_GAP else ""
                continue
            for cid in face.font.decode(item):
                glyph, width = face[cid]
                text += " " if glyph is None else glyph
                pen += width * scale + spacing[0] + (spacing[1] if cid == 32 else 0.0)
        self.characters += len(text)
        end_x, end_y = x + pen * a, y + pen * b
        for word in text.split():
            left, right = min(x, end_x), max(x, end_x)
            self.page.turned.append(RawWord(word, left, max(right, left + size), max(y, end_y), size, look))
        return pen

    def _find_look(self, face: Face, state: PDFGraphicState, space: PDFColorSpace, mode: int) -> Look:
        color, alpha = state.ncolor, getattr(state, "alpha", 1.0)
        key = (face.name, color, space.name, mode, alpha)
        look = self._looks.get(key)
        if look is None:
            flags = getattr(face.font, "flags", 0)
            look = self._looks[key] = Look(
                bold=looks_bold(face.name, flags) or mode == FILL_AND_STROKE,
                italic=looks_italic(face.name, flags),
                color=to_rgb(color) if space.name in PLAIN_COLORS else None,
                hidden="invisible" if mode in INVISIBLE_MODES else None,
                alpha=alpha,
            )
        return look


def _is_outside(clip: Box | None, x: float, y: float) -> bool:
    """Whether a clip lets nothing show at a point."""
    return clip is not None and not (clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3])


def to_rgb(color: Any) -> Color | None:
    """Red, green and blue from 0 to 1 of a gray, RGB or CMYK value, None for anything else.

    >>> to_rgb(0), to_rgb((1, 0, 0)), to_rgb((0, 0, 0, 1)), to_rgb("P1")
    ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0), None)
    """
    if isinstance(color, int | float):
        return (_clip(color),) * 3
    if not isinstance(color, tuple) or not all(isinstance(part, int | float) for part in color):
        return None
    if len(color) == 3:
        return (_clip(color[0]), _clip(color[1]), _clip(color[2]))
    if len(color) == 4:
        cyan, magenta, yellow, key = (_clip(part) for part in color)
        return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
    return None


def _clip(part: float) -> float:
    return round(min(max(float(part), 0.0), 1.0), 3)
