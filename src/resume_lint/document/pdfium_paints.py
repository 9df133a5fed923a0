"""The drawing objects of a page as PDFium lists them → shapes and pictures around its words, and what clips hide."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from ctypes import PYFUNCTYPE, byref, c_float, c_int, c_void_p, cast
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from resume_lint.document.raw_page import (
    Color,
    Matrix,
    Paint,
    RawPage,
    box_of_path,
    holds,
    is_ground,
    is_mark,
)
from resume_lint.records import Box

# A shape of less cover than this lets words below it be read.
FAINT = 127
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same function with plain addresses as arguments, which takes half the time."""
    address = cast(function, c_void_p).value
    assert address is not None
    return PYFUNCTYPE(result, *arguments)(address)


_fill_color = bind(pdfium.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_object_type = bind(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
_object_bounds = bind(pdfium.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_clip_path = bind(pdfium.FPDFPageObj_GetClipPath, c_void_p, c_void_p)
_count_clips = bind(pdfium.FPDFClipPath_CountPaths, c_int, c_void_p)

_numbers = array("f", bytes(16))
_colors = array("I", bytes(16))


def read_paints(
    raw: RawPage, objects: Sequence[int], texts: Sequence[bool], owners: Sequence[int], place: Matrix
) -> None:
    """Put the shapes and pictures among `objects` on the page; `texts` says which of them are known to be text.

    `owners` are the objects of the words of the page, one for each; `place` is the matrix of the page as shown.
    """
    grounds: list[tuple[int, Box, Color | None]] = []
    for number, address in enumerate(objects):
        if texts[number]:
            continue
        kind = _object_type(address)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            raw.images += 1
        elif kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        box = _find_bounds(address, place)
        if box is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_PATH and is_mark(box):
            raw.marks.append(box)
        elif is_ground(box):
            color, filled = (None, True) if kind == pdfium.FPDF_PAGEOBJ_IMAGE else _find_fill(address)
            if filled:
                grounds.append((number, box, color))
    raw.paints = _order(grounds, objects, owners)


def mark_clipped(raw: RawPage, owners: Sequence[int], place: Matrix) -> None:
    """Note the words that fall where a clip lets nothing show; each row is tried by its first and last word."""

    clips: dict[int, list[Box]] = {}

    def is_clipped(index: int) -> bool:
        owner = owners[index]
        boxes = clips.get(owner)
        if boxes is None:
            boxes = clips[owner] = _find_clips(owner, place)
        return any(not holds(box, raw.words[index]) for box in boxes)

    rows: dict[float, list[int]] = {}
    for index, word in enumerate(raw.words):
        rows.setdefault(word[3], []).append(index)
    for row in rows.values():
        if is_clipped(row[0]) or is_clipped(row[-1]):
            for index in filter(is_clipped, row):
                word = raw.words[index]
                raw.words[index] = word._replace(look=replace(word.look, clipped=True))


def _find_clips(owner: int, place: Matrix) -> list[Box]:
    """The boxes around the paths that clip a drawing object."""
    clip = _clip_path(owner) if owner else None
    return [_clip_box(clip, number, place) for number in range(_count_clips(clip))] if clip else []


def _order(
    grounds: Sequence[tuple[int, Box, Color | None]], objects: Sequence[int], owners: Sequence[int]
) -> list[Paint]:
    """The shapes with the number of words drawn before each; words drawn inside of forms count as drawn last."""
    if not grounds:
        return []
    numbers = {address: number for number, address in enumerate(objects)}
    order = [numbers.get(owner, len(numbers)) for owner in owners]
    first = min(order, default=0)
    return [
        Paint(box, color, 0 if number < first else sum(1 for one in order if one < number))
        for number, box, color in grounds
    ]


def _find_bounds(address: int, place: Matrix) -> Box | None:
    """The box around a drawing object as shown."""
    base, _ = _numbers.buffer_info()
    if not _object_bounds(address, base, base + 4, base + 8, base + 12):
        return None
    return box_of_path(_numbers, place)


def _find_fill(address: int) -> tuple[Color | None, bool]:
    """The colour that fills a path, and whether it covers what lies below."""
    mode, stroke = c_int(0), c_int(0)
    pdfium.FPDFPath_GetDrawMode(cast(address, pdfium.FPDF_PAGEOBJECT), byref(mode), byref(stroke))
    tint, _ = _colors.buffer_info()
    if not mode.value or not _fill_color(address, tint, tint + 4, tint + 8, tint + 12):
        return None, bool(mode.value)
    red, green, blue, alpha = _colors
    return (round(red / 255, 3), round(green / 255, 3), round(blue / 255, 3)), alpha > FAINT


def _clip_box(clip: int, number: int, place: Matrix) -> Box:
    """The box around one path of a clip as shown."""
    handle = cast(clip, pdfium.FPDF_CLIPPATH)
    x, y = c_float(), c_float()
    numbers: list[float] = []
    for index in range(max(pdfium.FPDFClipPath_CountPathSegments(handle, number), 0)):
        segment = pdfium.FPDFClipPath_GetPathSegment(handle, number, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        numbers += (x.value, y.value)
    return box_of_path(numbers, place) if numbers else EVERYWHERE
