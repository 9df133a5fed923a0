"""Raw pages of any PDF reader → a Document: the text with its places, a paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from resume_lint.document.cells import join_wrapped_cells
from resume_lint.document.characters import LONGEST_WORD
from resume_lint.document.columns import Column, measure_column
from resume_lint.document.hyphens import LineEnds, is_cut
from resume_lint.document.line_pairs import PrintedLine, build_line
from resume_lint.document.model import HIDDEN, Document, Line, Page, Picture, Word
from resume_lint.document.printed_lines import Segment, find_segments
from resume_lint.document.raw_page import (
    ASCENT,
    DESCENT,
    SOFT_HYPHEN,
    TYPESET_HYPHEN,
    RawDocument,
    RawPage,
    RawWord,
)
from resume_lint.document.reading_order import Areas, find_jumps, order_segments
from resume_lint.document.time_limit import in_time
from resume_lint.document.wrapping import Usage, find_paragraphs
from resume_lint.records import Misreading, Problem

PDF = "application/pdf"
# Running headers and footers stand in these parts of the page height.
HEADER_ZONE = 0.09
FOOTER_ZONE = 0.91
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,2}(?:\s*(?:of|/)\s*\d{1,2})?", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
Spelt = tuple[RawWord, str, str, int]
SHORTEST_CUT_LINE = 20
HYPHENS = str.maketrans(dict.fromkeys((SOFT_HYPHEN, TYPESET_HYPHEN), "-"))
CUT = ("clipped", "off_page")
# The least space between two columns, in points.
GUTTER = 12.0
# A blank gap between two lines, in font sizes.
BLANK = 1.9


def build_document(raw: RawDocument, problems: Sequence[Problem] = ()) -> Document:
    """The document that the pages make, one paragraph a line."""
    pages: list[Page] = []
    lines: list[PrintedLine] = []
    bounds: dict[tuple[int, int], float] = {}
    hidden: list[PrintedLine] = []
    pictures = [picture for page in raw.pages for picture in _pictures_of(page)]
    for page in in_time(raw.pages):
        if lines:
            page.words = _without_cut_row(page.words, lines[-1])
        hidden += _take_hidden_words(page)
        segments = find_segments(page)
        rows, order, areas = order_segments(segments)
        pages.append(Page(page.number, page.width, page.height, order, areas.columns, page.images))
        bounds |= _find_bounds(page, areas)
        rows = join_wrapped_cells(rows)
        jumps = find_jumps(rows, segments) if order == "geometry" else []
        printed = [build_line(row, page.number) for row in rows]
        for index in jumps:
            printed[index].jumps = "columns" if areas.columns > 1 else "lines"
        lines += printed[1:] if lines and printed and _is_cut_line(lines[-1], printed[0]) else printed
        lines += _turned_lines(page, len(areas.bounds))
    _mark_running_lines(lines, raw.pages)
    body = [line for line in lines if line.role == "body"]
    paragraphs = find_paragraphs(body, _measure_columns(body, bounds), Usage(body))
    paragraphs = _add_running_lines(paragraphs, [line for line in lines if line.role != "body"])
    text, found, words = _assemble([*paragraphs, *([line] for line in hidden)])
    document = Document(
        text, PDF, found, words, tuple(pages), tuple(problems), raw.reader, tuple(dict.fromkeys(raw.links))
    )
    mixed = tuple(_mixed_lines(document, paragraphs))
    return replace(document, misreadings=mixed, pictures=tuple(pictures))


def _pictures_of(page: RawPage) -> Iterator[Picture]:
    """The pictures of a page that are large enough to be seen as such, in the order of the file."""
    boxes = dict.fromkeys(paint.box for paint in page.paints if paint.color is None)
    yield from (Picture(box[2] - box[0], box[3] - box[1], page.number, box) for box in boxes)


def _mixed_lines(document: Document, paragraphs: Sequence[Sequence[PrintedLine]]) -> Iterator[Misreading]:
    """The printed lines to which the order of the file does not lead."""
    for paragraph, line in zip(paragraphs, document.lines, strict=False):
        first = line.words[0]
        for printed in paragraph:
            end = first + sum(len(segment.words) for segment in printed.segments)
            if printed.jumps:
                place = (document.words[first].span[0], document.words[end - 1].span[1])
                yield Misreading("mixed_columns", printed.jumps, document.evidence(place), printed.page)
            first = end


def _is_cut_line(last: PrintedLine, first: PrintedLine) -> bool:
    """Whether the first line of a page is the last one of the page before, drawn again.

    Browsers that print a long page in parts draw a line that lies on the cut on both pages.
    """
    return abs(last.x0 - first.x0) < 1 and len(last.text) >= SHORTEST_CUT_LINE and last.text == first.text


def _without_cut_row(words: list[RawWord], last: PrintedLine) -> list[RawWord]:
    """The words of a page without the line that lies on the cut above it, of which only the lower ends are seen."""
    if not any(word.look.hidden in CUT for word in words):
        return words
    top = min(word.y for word in words)
    row = [word for word in words if word.y - top <= 0.5 * word.size]
    if " ".join(word.text for word in row) != last.text:
        return words
    return [word for word in words if word not in row]


def _take_hidden_words(page: RawPage) -> list[PrintedLine]:
    """The words that a person does not see, taken off the page: a line for those in one row, hidden in one way."""
    hidden = [word for word in (*page.words, *page.turned) if word.look.hidden]
    if not hidden:
        return []
    page.words = [word for word in page.words if not word.look.hidden]
    seen: dict[str, list[RawWord]] = {}
    for word in page.words:
        seen.setdefault(word.text, []).append(word)
    hidden = [word for word in in_time(hidden) if not _is_shadow(word, seen.get(word.text, ()))]
    page.turned = [word for word in page.turned if not word.look.hidden]
    rows: list[list[RawWord]] = []
    for word in hidden:
        last = rows[-1][-1] if rows else None
        if last and last.look.hidden == word.look.hidden and abs(last.y - word.y) <= 0.5 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_hidden_line(row, page.number) for row in rows]


def _is_shadow(hidden: RawWord, seen: Sequence[RawWord]) -> bool:
    """Whether a word is the shadow of a same one that is `seen`, drawn again a little beside it."""
    near = 0.4 * hidden.size
    return any(abs(word.x0 - hidden.x0) < near and abs(word.y - hidden.y) < near for word in seen)


def _hidden_line(words: list[RawWord], page: int) -> PrintedLine:
    segment = Segment(words, words[0].x0, words[-1].x1, words[0].y, words[0].size)
    line = build_line([segment], page)
    line.role = HIDDEN
    return line


def _turned_lines(page: RawPage, area: int) -> list[PrintedLine]:
    """Words that do not run left to right, behind the rest of the page, those of one column together."""
    lines: list[PrintedLine] = []
    for word in page.turned:
        segment = Segment([word], word.x0, word.x1, word.y, word.size, area=area)
        if lines and abs(lines[-1].x0 - word.x0) < word.size:
            lines[-1].segments[0].words.append(word)
        else:
            line = build_line([segment], page.number)
            line.turned = True
            lines.append(line)
    return lines


def _find_bounds(page: RawPage, areas: Areas) -> dict[tuple[int, int], float]:
    """Where the right margin of each column may be: before the next column, or as far in as the left margin."""
    left = min((word.x0 for word in page.words), default=0.0)
    return {
        (page.number, area): page.width - left if bound is None else bound - GUTTER
        for area, bound in enumerate(areas.bounds)
    }


def _measure_columns(
    lines: Sequence[PrintedLine], bounds: dict[tuple[int, int], float]
) -> dict[tuple[int, int], Column]:
    """The measures of each column of each page; columns at the same place are measured together."""
    groups: dict[tuple[int, int], list[PrintedLine]] = {}
    for line in lines:
        groups.setdefault((line.page, line.area), []).append(line)
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for key, group in groups.items():
        left = min(line.x0 if line.marker is None else line.marker for line in group)
        right = max(line.x1 for line in group)
        places.setdefault((round(left / 6), round(right / 30)), []).append(key)
    return {
        key: column
        for keys in places.values()
        for column in [
            measure_column([line for key in keys for line in groups[key]], bounds.get(keys[0], 0.0))
        ]
        for key in keys
    }


# --- running headers and footers -----------------------------------------------------------------------


def _mark_running_lines(lines: Sequence[PrintedLine], pages: Sequence[RawPage]) -> None:
    """Set the role of lines that repeat at the same height on other pages, and of page numbers."""
    heights = {page.number: page.height for page in pages}
    places: dict[tuple[str, int], list[PrintedLine]] = {}
    for line in lines:
        share = line.y / heights[line.page] if heights[line.page] else 0.5
        if HEADER_ZONE < share < FOOTER_ZONE:
            continue
        text = line.text
        if PAGE_NUMBER.fullmatch(text):
            line.role = "header" if share < 0.5 else "footer"
        places.setdefault((DIGITS.sub("0", text), round(line.y / 3)), []).append(line)
    for repeated in places.values():
        if len({line.page for line in repeated}) < 2:
            continue
        for index, line in enumerate(repeated):
            footer = line.y / heights[line.page] > 0.5
            if footer or index:
                # The first header may be the only place of the person's name.
                line.role = "footer" if footer else "header"


def _add_running_lines(
    paragraphs: list[list[PrintedLine]], running: Sequence[PrintedLine]
) -> list[list[PrintedLine]]:
    """All paragraphs page by page: headers, the paragraphs that begin on the page, footers."""
    if not running:
        return paragraphs
    numbers = sorted({line.page for line in running} | {paragraph[0].page for paragraph in paragraphs})
    ordered: list[list[PrintedLine]] = []
    for number in numbers:
        ordered += [[line] for line in running if line.page == number and line.role == "header"]
        ordered += [paragraph for paragraph in paragraphs if paragraph[0].page == number]
        ordered += [[line] for line in running if line.page == number and line.role == "footer"]
    return ordered


# --- the text -----------------------------------------------------------------------------------------


def _assemble(paragraphs: Sequence[Sequence[PrintedLine]]) -> tuple[str, tuple[Line, ...], tuple[Word, ...]]:
    ends = LineEnds(paragraphs)
    texts: list[str] = []
    words: list[Word] = []
    lines: list[Line] = []
    position = block = 0
    for number, paragraph in enumerate(paragraphs):
        if number and _starts_block(paragraphs[number - 1][-1], paragraph[0]):
            block += 1
        parts: list[str] = []
        start, first = position, len(words)
        height = (0.0, 0.0)
        top = bottom = 0.0
        for (_, x0, x1, y, size, look, _), before, text, page in _spell(paragraph, ends):
            if before:
                parts.append(before)
                position += 1
            if height != (y, size):
                height = (y, size)
                top, bottom = round(y - ASCENT * size, 2), round(y + DESCENT * size, 2)
            end = position + len(text)
            box = (round(x0, 2), top, round(x1, 2), bottom)
            words.append(
                Word(text, (position, end), page, box, size, look.bold, look.italic, look.color, look.hidden)
            )
            parts.append(text)
            position = end
        texts.append("".join(parts))
        head = paragraph[0]
        lines.append(
            Line(
                (start, position), (first, len(words)), head.page, max(line.size for line in paragraph),
                all(line.bold for line in paragraph), head.marker is not None, head.role, block,
            )
        )  # fmt: skip
        position += 1
    return "\n".join(texts), tuple(lines), tuple(words)


def _spell(paragraph: Sequence[PrintedLine], ends: LineEnds) -> list[Spelt]:
    """Each word with what stands before it, its spelling and page; hyphens at line ends are settled."""
    spelt: list[Spelt] = []
    before = ""
    for index, line in enumerate(paragraph, 1):
        for segment in line.segments:
            for word in segment.words:
                # A hyphen that was drawn is one to the eye, whatever its kind.
                text = word.text if word.text.isascii() else word.text.translate(HYPHENS)
                if len(text) > LONGEST_WORD:
                    spelt += _cut_word(word, before, text, line.page)
                else:
                    spelt.append((word, before, text, line.page))
                before = " "
            before = "\t"
        before = " "
        if index < len(paragraph):
            before = _join_hyphen(spelt, line.last, paragraph[index].first, ends)
    return spelt


def _cut_word(word: RawWord, before: str, text: str, page: int) -> Iterator[Spelt]:
    """The pieces of what is drawn without a space for longer than any word."""
    wide = (word.x1 - word.x0) / len(text)
    for start in range(0, len(text), LONGEST_WORD):
        piece = text[start : start + LONGEST_WORD]
        left = word.x0 + start * wide
        yield word._replace(text=piece, x0=left, x1=left + len(piece) * wide), before, piece, page
        before = " "


def _join_hyphen(spelt: list[Spelt], last: RawWord, following: RawWord, ends: LineEnds) -> str:
    """What stands between two lines of a paragraph; takes the hyphen off a word only cut there."""
    if is_cut(last):
        if ends.joins(last.text, following.text):
            spelt[-1] = (last, spelt[-1][1], spelt[-1][2][:-1], spelt[-1][3])
        return ""
    return "" if len(last.text) > 2 and last.text[-1] == "/" else " "


def _starts_block(upper: PrintedLine, lower: PrintedLine) -> bool:
    return (
        (upper.page, upper.area) != (lower.page, lower.area)
        or lower.y < upper.y
        or lower.y - upper.y > BLANK * max(lower.size, upper.size)
    )
