"""Paragraphs, cells and rows of an RTF file as they come → the paragraphs of one story in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from resume_lint.document.blocks import Item, blank_item, build_items
from resume_lint.document.paragraphs import Run
from resume_lint.document.tables import read_table

ENDS_PARAGRAPH = frozenset(("par", "sect", "page", "column", "cell", "nestcell"))
NO_OUTLINE = 9


@dataclass(slots=True)
class Table:
    """A table whose row and cell are not yet complete; `fills` are the colours of the cells of the row."""

    rows: list[list[list[Item]]] = field(default_factory=list)
    cells: list[list[Item]] = field(default_factory=list)
    cell: list[Item] = field(default_factory=list)
    fills: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """One story while it is read: the paragraph begun, and the tables that are open, the outermost first.

    `level` says how many tables the paragraph stands in; `before` and `after` are spaces in points.
    """

    role: str
    items: list[Item] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    boxes: list[Item] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    label: str = ""
    style: int = 0
    outline: int = NO_OUTLINE
    fill: int = 0
    level: int = 0
    before: float = 0.0
    after: float = 0.0

    def set(self, name: str, number: int) -> None:
        """Take in a control word that holds for the whole paragraph; others say nothing here."""
        if name == "pard":
            self.level, self.outline, self.fill, self.style = 0, NO_OUTLINE, 0, 0
            self.before = self.after = 0.0
        elif name == "intbl":
            self.level = max(self.level, 1)
        elif name == "itap":
            self.level = max(number, 0)
        elif name == "s":
            self.style = number
        elif name == "outlinelevel":
            self.outline = number
        elif name == "cbpat":
            self.fill = number
        elif name == "sb":
            self.before = number / 20
        elif name == "sa":
            self.after = number / 20

    def end_paragraph(self, how: str, style: str) -> None:
        """End the paragraph by the control word `how`; `style` is the name of its style."""
        heading = self.outline < NO_OUTLINE or style.lower().startswith(("heading", "title"))
        items = build_items(
            self.runs, label=self.label.strip(), heading=heading, role=self.role, style=style or None,
            before=self.before, after=self.after,
        )  # fmt: skip
        ends_cell = how in ("cell", "nestcell")
        level = {"cell": 1, "nestcell": max(self.level, 2)}.get(how, self.level)
        self.close_tables(level)
        place = self.open_table(level).cell if level else self.items
        if not ends_cell or items[0].text or not place:
            place += items
        place += self.boxes
        if how in ("sect", "page", "column"):
            place.append(blank_item(opens=True))
        if ends_cell:
            table = self.tables[level - 1]
            table.cells.append(table.cell)
            table.cell = []
        self.runs, self.boxes, self.label = [], [], ""

    def open_table(self, level: int) -> Table:
        """The table at that level, from 1; those around it are opened too."""
        while len(self.tables) < level:
            self.tables.append(Table())
        return self.tables[level - 1]

    def end_row(self, level: int) -> None:
        """End the row of the table at that level."""
        self.close_tables(level)
        table = self.open_table(level)
        if table.cell:
            table.cells.append(table.cell)
        if table.cells:
            table.rows.append(table.cells)
        table.cells, table.cell = [], []

    def close_tables(self, level: int) -> None:
        """End the tables deeper than `level`: they stand in the cell around them, or in the text."""
        while len(self.tables) > level:
            table = self.tables.pop()
            if table.cells or table.cell:
                table.rows.append([*table.cells, *([table.cell] if table.cell else [])])
            place = self.tables[-1].cell if self.tables else self.items
            if found := read_table(table.rows):
                place += [*found, blank_item(opens=True)]
