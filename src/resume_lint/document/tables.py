"""The cells of a table, each a list of paragraphs → paragraphs in the order in which a person reads them.

A row of short cells is one line with tabs, as in a table of figures or a column of dates. Cells with more in
them are read one after the other; so a page laid out as a table comes out sidebar by sidebar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from resume_lint.document.blocks import Item
from resume_lint.document.paragraphs import Look, Paragraph, Run

TAB = Run("\t", Look())
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b(?:present|current)\b|\b\d{1,2}/\d{2,4}\b", re.IGNORECASE)
SHORT, LABEL, VALUE = 120, 40, 60


Cell = Sequence[Item]
Row = Sequence[Cell]


def read_table(rows: Sequence[Row]) -> list[Item]:
    """The paragraphs of the table; blank ones stay, as they part blocks."""
    items: list[Item] = []
    headed = any(_has_heading_beside(row) for row in rows)
    for group in _group_rows(rows):
        found = list(_read_columns(group) if len(group) > 1 else _read_row(group[0], headed=headed))
        if found and (not items or len(found) > 1 or len(rows) == 1):
            found[0] = replace(found[0], opens=True)
        items.extend(found)
    return items


def _group_rows(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Each row by itself, a row of column headings together with the rows under it."""
    index = 0
    while index < len(rows):
        end = index + 1
        if _heads_columns(rows[index]) and end < len(rows) and _is_prose_row(rows[end], len(rows[index])):
            while end < len(rows) and _is_prose_row(rows[end], len(rows[index])):
                end += 1
        yield rows[index:end]
        index = end


def _has_heading_beside(row: Row) -> bool:
    """Whether a heading stands at the left of a whole section; then the rows around it are made so too."""
    cells = [_filled(cell) for cell in row]
    return len(cells) == 2 and len(cells[0]) == 1 and _is_label(cells[0][0]) and len(cells[1]) > 1


def _heads_columns(row: Row) -> bool:
    cells = [_filled(cell) for cell in row]
    return len(cells) > 1 and all(len(cell) == 1 and _is_label(cell[0]) for cell in cells)


def _is_prose_row(row: Row, columns: int) -> bool:
    return len(row) == columns and sum(len(_filled(cell)) > 1 for cell in row) > 1


def _read_columns(rows: Sequence[Row]) -> Iterator[Item]:
    for column in range(len(rows[0])):
        for number, row in enumerate(rows):
            for index, item in enumerate(row[column]):
                yield replace(item, opens=True) if number == index == 0 else item


def _read_row(row: Row, *, headed: bool) -> Iterator[Item]:
    cells = [cell for cell in row if _filled(cell)]
    filled = [_filled(cell) for cell in cells]
    if len(cells) < 2:
        yield from (item for cell in cells for item in cell)
    elif _is_one_line(filled, headed=headed):
        yield _join([cell[0] for cell in filled])
    elif _is_level(filled):
        for items in zip(*filled, strict=True):
            yield _join(items)
    elif len(cells) == 2 and (dated := _read_dated(filled, cells)):
        yield from dated
    else:
        for cell in cells:
            yield replace(cell[0], opens=True)
            yield from cell[1:]


def _is_one_line(cells: Sequence[Cell], *, headed: bool) -> bool:
    """Whether the cells stand side by side in one printed line; a heading beside its section does not."""
    if any(len(cell) != 1 or len(cell[0].text) > SHORT for cell in cells):
        return False
    first, second = cells[0][0], cells[1][0]
    if len(cells) > 2 or not _is_label(first):
        return True
    prose = second.paragraph.bullet or len(second.text) > VALUE
    return not (headed or (prose and not first.text.endswith(":")))


def _is_level(cells: Sequence[Cell]) -> bool:
    """Whether several cells run line by line beside each other: title and dates, then employer and place."""
    counts = {len(cell) for cell in cells}
    short = all(len(item.text) <= VALUE and not item.paragraph.bullet for cell in cells for item in cell)
    return len(counts) == 1 and counts != {1} and short and bool(DATED.search(cells[-1][0].text))


def _read_dated(filled: Sequence[Cell], cells: Sequence[Cell]) -> list[Item]:
    """A date beside an entry: the entry's first line with the date after or before it; [] for other rows."""
    for dates, other in ((0, 1), (1, 0)):
        date = filled[dates]
        if (
            len(date) > 2
            or not all(len(item.text) <= LABEL for item in date)
            or not DATED.search(date[0].text)
        ):
            continue
        lead = next(index for index, item in enumerate(cells[other]) if item.text)
        order = (date[0], filled[other][0]) if dates == 0 else (filled[other][0], date[0])
        joined = replace(_join(order), opens=True)
        return [
            replace(joined, paragraph=replace(joined.paragraph, role="body")),
            *date[1:],
            *cells[other][lead + 1 :],
        ]
    return []


def _join(items: Sequence[Item]) -> Item:
    runs: list[Run] = []
    for item in items:
        runs.extend((TAB, *item.paragraph.runs) if runs else item.paragraph.runs)
    bullet = all(item.paragraph.bullet for item in items)
    return Item(Paragraph(runs, bullet, "table", 0, items[0].paragraph.style))


def _filled(cell: Cell) -> Cell:
    return [item for item in cell if item.text]


def _is_label(item: Item) -> bool:
    text = item.text
    emphatic = (
        item.heading or _shouts(item) or all(run.look.bold for run in item.paragraph.runs if run.text.strip())
    )
    return emphatic and len(text) <= LABEL and not re.search(r"\d", text)


def _shouts(item: Item) -> bool:
    return item.text.isupper() and len(item.text) > 3
