"""Rows → a SQLite file of five tables, which appears whole at the end."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from resume_lint.batch.outputs import draft_of
from resume_lint.batch.outputs.tables import TABLES, records
from resume_lint.batch.rows import Row


class SqliteTables:
    """The tables of `tables.TABLES`, each with an index on `report`."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._draft = draft_of(target)
        self._draft.unlink(missing_ok=True)
        self._base = sqlite3.connect(self._draft)
        # A draft that is lost is made again: it needs no journal.
        self._base.execute("pragma journal_mode=off")
        self._base.execute("pragma synchronous=off")
        for table, columns in TABLES.items():
            kinds = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
            self._base.execute(f'create table "{table}" ({kinds})')
        self._inserts = {
            table: f'insert into "{table}" values ({", ".join("?" * len(columns))})'  # noqa: S608 -- own names only
            for table, columns in TABLES.items()
        }
        self._rows = 0

    def write(self, row: Row) -> None:
        """Adds the records of one file."""
        self._rows += 1
        for table, record in records(self._rows, row):
            self._base.execute(self._inserts[table], record)

    def finish(self) -> None:
        """Puts the file in its place."""
        for table in TABLES:
            self._base.execute(f'create index "{table}_report" on "{table}" (report)')
        self._base.commit()
        self._base.close()
        self._draft.replace(self._target)

    def give_up(self) -> None:
        """Removes the draft."""
        self._base.close()
        self._draft.unlink(missing_ok=True)
