"""Rows → Parquet files, one for each of five tables, which appear whole at the end. Needs the extra `parquet`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from resume_lint.batch.outputs import draft_of
from resume_lint.batch.outputs.tables import TABLES, Record, records
from resume_lint.batch.rows import Row
from resume_lint.errors import ConfigError

# Records of a table that are held before they are written as one group.
GROUP = 10_000


class ParquetTables:
    """`FILE.parquet` holds the reports; the other tables lie beside it, as `findings.parquet` and so on.

    Beside a file that is not called `reports.parquet` they carry its name: `all.parquet`, `all-findings.parquet`.
    """

    def __init__(self, target: Path) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise ConfigError("Parquet needs pyarrow: pip install 'resume-lint[parquet]'") from error
        self._arrow = pyarrow
        kinds = {
            "text": pyarrow.string(), "integer": pyarrow.int64(), "real": pyarrow.float64(),
            "boolean": pyarrow.bool_(),
        }  # fmt: skip
        self._targets = {table: _target(target, table) for table in TABLES}
        self._schemas = {
            table: pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
            for table, columns in TABLES.items()
        }
        self._writers = {
            table: pyarrow.parquet.ParquetWriter(draft_of(path), self._schemas[table], compression="zstd")
            for table, path in self._targets.items()
        }
        self._held: dict[str, list[Record]] = {table: [] for table in TABLES}
        self._rows = 0

    def write(self, row: Row) -> None:
        """Adds the records of one file."""
        self._rows += 1
        for table, record in records(self._rows, row):
            self._held[table].append(record)
            if len(self._held[table]) >= GROUP:
                self._write_group(table)

    def finish(self) -> None:
        """Puts the files in their place."""
        for table, writer in self._writers.items():
            self._write_group(table)
            writer.close()
        for path in self._targets.values():
            draft_of(path).replace(path)

    def give_up(self) -> None:
        """Removes the drafts."""
        for table, writer in self._writers.items():
            writer.close()
            draft_of(self._targets[table]).unlink(missing_ok=True)

    def _write_group(self, table: str) -> None:
        held, self._held[table] = self._held[table], []
        if not held:
            return
        schema = self._schemas[table]
        columns: list[Any] = [
            self._arrow.array(values, type=field.type)
            for values, field in zip(zip(*held, strict=True), schema, strict=True)
        ]
        self._writers[table].write_table(self._arrow.Table.from_arrays(columns, schema=schema))


def _target(reports: Path, table: str) -> Path:
    """Where the table goes.

    >>> _target(Path("out/reports.parquet"), "claims"), _target(Path("all.parquet"), "claims")
    (PosixPath('out/claims.parquet'), PosixPath('all-claims.parquet'))
    """
    if table == "reports":
        return reports
    name = f"{table}.parquet" if reports.stem == "reports" else f"{reports.stem}-{table}.parquet"
    return reports.with_name(name)
