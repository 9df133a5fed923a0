"""Resumes drawn string by string, so that place, drawing order and operators are what a layout says."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.reading.fidelity import Expected
from benchmarks.reading.sources import Block, Source

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
EDGE = 48.0
Draw = Callable[[Canvas, "String"], None]


@dataclass(frozen=True, slots=True)
class String:
    """Some words of one line: page from 0, place from the top left, and the column they belong to."""

    page: int
    x: float
    y: float
    text: str
    font: str = PLAIN
    size: float = 9.5
    column: int = 0
    block: int = 0
    gap: float = 0.0
    sign: bool = False


@dataclass(slots=True)
class Column:
    """Where a run of blocks goes: from `x`, `width` wide, below `top` on the first page."""

    x: float
    width: float
    blocks: Sequence[Block]
    top: float = EDGE
    size: float = 9.5


@dataclass(slots=True)
class Flow:
    """Strings so far, and where the next line of the column stands."""

    column: Column
    number: int
    height: float
    strings: list[String] = field(default_factory=list)
    page: int = 0
    y: float = 0.0
    block: int = 0

    def fill(self, *, justify: bool, spaced: float) -> list[String]:
        """The strings of all blocks of the column."""
        self.y = self.column.top
        for block in self.column.blocks:
            self.block += 1
            self._add(block, justify, spaced)
        return self.strings

    def _add(self, block: Block, justify: bool, spaced: float) -> None:
        size = self.column.size
        if block.kind in ("heading", "name"):
            self.y += 0.6 * size
            big = size * (1.9 if block.kind == "name" else 1.2)
            width = self.column.width / (1 + 2 * spaced)
            self._lines(wrap(block.text.upper(), width, BOLD, big), 0.0, BOLD, big, gap=spaced * big)
            self.y += 0.15 * size
        elif block.kind == "row":
            self.y += 0.2 * size
            self._row(block)
        elif block.kind == "bullet":
            lines = wrap(block.text, self.column.width - 12, PLAIN, size)
            self._turn_page(size)
            self._put(self.column.x, "•", PLAIN, size, sign=True)
            self._lines(lines, 12.0, PLAIN, size, justify=justify)
        else:
            self._lines(wrap(block.text, self.column.width, PLAIN, size), 0.0, PLAIN, size, justify=justify)

    def _row(self, block: Block) -> None:
        size = self.column.size
        taken = stringWidth(block.right, PLAIN, size) + 12 if block.right else 0.0
        lines = wrap(block.text, self.column.width - taken, BOLD, size)
        self._turn_page(size)
        start = len(self.strings)
        self._lines(lines, 0.0, BOLD, size)
        if block.right:
            # On the first row, but behind all of the title, as a person reads it.
            right = self.column.x + self.column.width - stringWidth(block.right, PLAIN, size)
            self.strings.append(replace(self.strings[start], x=right, text=block.right, font=PLAIN))

    def _lines(
        self,
        lines: Sequence[str],
        indent: float,
        font: str,
        size: float,
        *,
        gap: float = 0.0,
        justify: bool = False,
    ) -> None:
        for number, line in enumerate(lines):
            self._turn_page(size)
            if justify and number + 1 < len(lines) and " " in line:
                self._justified(line, indent, font, size)
            else:
                self._put(self.column.x + indent, line, font, size, gap=gap)
            self.y += 1.28 * size

    def _justified(self, line: str, indent: float, font: str, size: float) -> None:
        words = line.split()
        free = self.column.width - indent - sum(stringWidth(word, font, size) for word in words)
        x = self.column.x + indent
        for word in words:
            self._put(x, word, font, size)
            x += stringWidth(word, font, size) + free / (len(words) - 1)

    def _turn_page(self, size: float) -> None:
        if self.y + 1.28 * size > self.height - EDGE:
            self.page += 1
            self.y = EDGE

    def _put(
        self, x: float, text: str, font: str, size: float, *, gap: float = 0.0, sign: bool = False
    ) -> None:
        self.strings.append(
            String(self.page, x, self.y + size, text, font, size, self.number, self.block, gap, sign)
        )


def wrap(text: str, width: float, font: str, size: float) -> list[str]:
    """The lines into which a text is broken at this width; a word that is too long has a line of its own.

    >>> wrap("Coded charts daily", 60, "Helvetica", 10)
    ['Coded charts', 'daily']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


# --- how strings are drawn ----------------------------------------------------------------------------


def as_string(canvas: Canvas, string: String) -> None:
    """One operator for the whole string."""
    text = canvas.beginText(string.x, canvas._pagesize[1] - string.y)
    text.setFont(string.font, string.size)
    text.setCharSpace(string.gap)
    text.textOut(string.text)
    canvas.drawText(text)


def glyph_by_glyph(canvas: Canvas, string: String) -> None:
    """One operator for each glyph, spaces too, each at its own place."""
    x = string.x
    for glyph in string.text:
        as_string(canvas, replace(string, x=x, text=glyph))
        x += stringWidth(glyph, string.font, string.size) + string.gap


def word_by_word(canvas: Canvas, string: String) -> None:
    """One operator for each word, no spaces at all."""
    x = string.x
    for word in string.text.split():
        as_string(canvas, replace(string, x=x, text=word))
        width = stringWidth(word + " ", string.font, string.size)
        x += width + string.gap * (len(word) + 1)


def twice(canvas: Canvas, string: String) -> None:
    """Bold strings are plain ones printed twice, a little apart."""
    as_string(canvas, replace(string, font=PLAIN))
    if string.font == BOLD:
        as_string(canvas, replace(string, font=PLAIN, x=string.x + 0.3))


def glyphs_twice(canvas: Canvas, string: String) -> None:
    """Each glyph of a bold string is printed twice before the next one."""
    x = string.x
    for glyph in string.text:
        for shift in (0.0, 0.3) if string.font == BOLD else (0.0,):
            as_string(canvas, replace(string, x=x + shift, text=glyph, font=PLAIN))
        x += stringWidth(glyph, PLAIN, string.size) + string.gap


def with_dingbats(canvas: Canvas, string: String) -> None:
    """Bullets come from a symbol font, where their code is that of a letter."""
    as_string(canvas, replace(string, text="l", font="ZapfDingbats") if string.sign else string)


# --- the order in which they are drawn ----------------------------------------------------------------


def in_order(strings: list[String]) -> list[String]:
    """Page by page, column by column, top to bottom."""
    return sorted(strings, key=lambda string: (string.page, string.column))


def row_by_row(strings: list[String]) -> list[String]:
    """From the top, left to right across all columns."""
    return sorted(strings, key=lambda string: (string.page, round(string.y / 3), string.x))


def columns_backwards(strings: list[String]) -> list[String]:
    """The last column of a page first."""
    return sorted(strings, key=lambda string: (string.page, -string.column))


def random_blocks(strings: list[String]) -> list[String]:
    """Blocks of eight lines in a random order."""
    return _shuffled(strings, 8)


def random_lines(strings: list[String]) -> list[String]:
    """Lines in a random order."""
    return _shuffled(strings, 1)


def _shuffled(strings: list[String], size: int) -> list[String]:
    dice = random.Random(5)
    found: list[String] = []
    for _, page in groupby(in_order(strings), key=lambda string: string.page):
        lines = [list(line) for _, line in groupby(page, key=lambda string: (string.column, string.y))]
        blocks = [lines[start : start + size] for start in range(0, len(lines), size)]
        dice.shuffle(blocks)
        found += [string for block in blocks for line in block for string in line]
    return found


# --- layouts ------------------------------------------------------------------------------------------


def single(source: Source, width: float) -> list[Column]:
    """One column."""
    return [Column(EDGE, width - 2 * EDGE, source.whole)]


def sidebar_left(source: Source, width: float) -> list[Column]:
    """A narrow column on the left, the main part on its right."""
    return [
        Column(EDGE, 150.0, source.head + source.side, size=8.5),
        Column(EDGE + 172, width - 2 * EDGE - 172, source.main),
    ]


def sidebar_right(source: Source, width: float) -> list[Column]:
    """The main part, a narrow column on its right."""
    wide = width - 2 * EDGE - 172
    return [
        Column(EDGE, wide, source.main),
        Column(EDGE + wide + 22, 150.0, source.head + source.side, size=8.5),
    ]


def equal(source: Source, width: float) -> list[Column]:
    """Two columns of one width, the name above both."""
    half = (width - 2 * EDGE - 20) / 2
    return [
        Column(EDGE, width - 2 * EDGE, source.head),
        Column(EDGE, half, source.main, top=105.0),
        Column(EDGE + half + 20, half, source.side, top=105.0),
    ]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A layout: columns, the order and the way of drawing, and what is odd about the page."""

    columns: Callable[[Source, float], list[Column]]
    order: Callable[[list[String]], list[String]] = in_order
    draw: Draw = as_string
    paper: tuple[float, float] = LETTER
    justify: bool = False
    spaced: float = 0.0
    turn: int = 0
    shift: float = 0.0
    running: bool = False
    random: bool = False

    def render(self, source: Source) -> tuple[bytes, Expected]:
        """The bytes of the PDF, and what a reader should read from it."""
        width, height = self.paper
        strings = [
            string
            for number, column in enumerate(self.columns(source, width))
            for string in Flow(column, number, height).fill(justify=self.justify, spaced=self.spaced)
        ]
        name = source.head[0].text
        noise = (f"{name} - Resume", r"Page \d+ of \d+") if self.running else ()
        words = " ".join(string.text for string in in_order(strings) if not string.sign).split()
        return self._paint(strings, name), Expected(tuple(words), noise=noise)

    def _paint(self, strings: list[String], name: str) -> bytes:
        out = io.BytesIO()
        width, height = self.paper
        canvas = Canvas(out, pagesize=self.paper, invariant=1)
        pages = [list(page) for _, page in groupby(self.order(strings), key=lambda string: string.page)]
        for number, page in enumerate(pages, 1):
            if self.shift:
                canvas.translate(self.shift, self.shift)
                canvas.setPageSize((width + 2 * self.shift, height + 2 * self.shift))
                canvas.setCropBox((self.shift, self.shift, width + self.shift, height + self.shift))
                canvas._pagesize = self.paper
            if self.turn:
                _turn(canvas, self.turn, width, height)
            if self.running:
                as_string(canvas, String(number, EDGE, 26, f"{name} - Resume", size=8))
                as_string(canvas, String(number, 500, height - 20, f"Page {number} of {len(pages)}", size=8))
            for string in page:
                self.draw(canvas, string)
            canvas.showPage()
        canvas.save()
        return out.getvalue()


def _turn(canvas: Canvas, turn: int, width: float, height: float) -> None:
    """Draw so that a page shown turned by `turn` degrees stands upright."""
    canvas.setPageRotation(turn)
    if turn == 90:
        canvas.setPageSize((height, width))
        canvas.transform(0, 1, -1, 0, height, 0)
    elif turn == 270:
        canvas.setPageSize((height, width))
        canvas.transform(0, -1, 1, 0, 0, width)
    else:
        canvas.transform(-1, 0, 0, -1, width, height)
    canvas._pagesize = (width, height)


DRAWINGS = {
    "one column": Drawing(single),
    "one column, A4": Drawing(single, paper=A4),
    "spaced headings": Drawing(single, spaced=0.35),
    "justified": Drawing(single, justify=True),
    "running lines": Drawing(single, running=True),
    "symbol bullets": Drawing(single, draw=with_dingbats),
    "printed twice": Drawing(single, draw=twice),
    "glyphs twice": Drawing(single, draw=glyphs_twice),
    "glyph by glyph": Drawing(single, draw=glyph_by_glyph, spaced=0.2),
    "word by word": Drawing(single, draw=word_by_word),
    "sidebar left": Drawing(sidebar_left),
    "sidebar right": Drawing(sidebar_right),
    "equal columns": Drawing(equal),
    "turned 90": Drawing(single, turn=90),
    "turned 180": Drawing(sidebar_left, turn=180),
    "turned 270": Drawing(equal, turn=270),
    "crop box": Drawing(sidebar_right, shift=31.0),
    "sidebar, row by row": Drawing(sidebar_left, order=row_by_row),
    "columns, row by row": Drawing(equal, order=row_by_row, justify=True),
    "columns, last first": Drawing(equal, order=columns_backwards),
    "one column, blocks": Drawing(single, order=random_blocks, random=True),
    "sidebar, blocks": Drawing(sidebar_right, order=random_blocks, random=True),
    "columns, blocks": Drawing(equal, order=random_blocks, random=True),
    "one column, lines": Drawing(single, order=random_lines, random=True),
    "sidebar, lines": Drawing(sidebar_left, order=random_lines, random=True),
    "columns, lines": Drawing(equal, order=random_lines, random=True),
}
