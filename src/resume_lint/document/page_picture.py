"""A page of a PDF → its picture, painted by PDFium, and what can be seen in a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from resume_lint.document.pdfium_words import PDFIUM_LOCK
from resume_lint.document.raw_page import Color
from resume_lint.records import Box

# Pixels for each point of the page; fewer where the page is so large that the picture would be.
SCALE = 1.5
MOST_PIXELS = 4_000_000
# Of the pixels under a word that is larger, every second, third … one tells as much.
MOST_LOOKED_AT = 200_000
# A margin around a word shows its ground.
MARGIN = 1.0


@dataclass(frozen=True, slots=True)
class Glance:
    """What is seen in a part of a page, in steps of 0 to 255: the most that a pixel differs from the ground, how far
    the ground is from the colour of the ink, and how far the pixel nearest to it."""

    contrast: int
    ground_to_ink: int
    nearest_to_ink: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The pixels of a page, height by width by red, green and blue; `scale` is in pixels for each point."""

    pixels: Any
    scale: float

    def look_at(self, box: Box, ink: Color | None) -> Glance | None:
        """What is seen in `box`, None where it lies outside of the page. Without a known ink, black is looked for."""
        height, width, _ = self.pixels.shape
        x0, y0 = (max(int((edge - MARGIN) * self.scale), 0) for edge in box[:2])
        x1, y1 = (int((edge + MARGIN) * self.scale) + 1 for edge in box[2:])
        part = self.pixels[y0 : min(y1, height), x0 : min(x1, width)]
        if part.size == 0:
            return None
        step = 1 + int((part.shape[0] * part.shape[1] / MOST_LOOKED_AT) ** 0.5)
        part = part[::step, ::step]
        flat = part.reshape(-1, 3).astype(np.int16)
        ground = np.median(flat, axis=0)
        color = 255 * np.array(ink or (0.0, 0.0, 0.0))
        return Glance(
            contrast=int(np.abs(flat - ground).max()),
            ground_to_ink=int(np.abs(ground - color).max()),
            nearest_to_ink=int(np.abs(flat - color).max(axis=1).min()),
        )


def paint_page(data: bytes, number: int, scale: float = SCALE) -> PagePicture | None:
    """The picture of page `number`, counted from 1, as it is printed; None where PDFium cannot paint it.

    `scale` is in pixels for each point; a large page gets fewer.
    """
    with PDFIUM_LOCK:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            return None
        try:
            page = pdfium.FPDF_LoadPage(document, number - 1)
            if not page:
                return None
            try:
                return _paint(page, scale)
            finally:
                pdfium.FPDF_ClosePage(page)
        finally:
            pdfium.FPDF_CloseDocument(document)


def _paint(page: Any, scale: float) -> PagePicture | None:
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (0 < wide < 1e6 and 0 < high < 1e6):
        return None
    scale = min(scale, (MOST_PIXELS / (wide * high)) ** 0.5)
    width, height = max(int(wide * scale), 1), max(int(high * scale), 1)
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, pixels.ctypes.data, 4 * width)
    if not bitmap:
        return None
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_PRINTING)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return PagePicture(pixels[:, :, 2::-1], scale)
