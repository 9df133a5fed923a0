"""Resumes in a folder or an object store → Parquet, by Daft: `python resumes_on_daft.py 's3://bucket/**/*.pdf' out/`.

On one machine it runs as it is. On a cluster call `daft.set_runner_ray("ray://…")` first and set `NODES`: the engine
then moves the files, and each node checks its share in isolated workers. Needs `pip install 'resume-lint[daft]'`.
"""

from __future__ import annotations

import sys
from datetime import date

import daft
from daft import DataType, Series

from resume_lint.batch.engines import COLUMNS, RowLinter
from resume_lint.linter import Linter

NODES = 1
KINDS = {"text": DataType.string(), "real": DataType.float64(), "integer": DataType.int64()}
ROW = DataType.struct({name: KINDS[kind] for name, kind in COLUMNS.items()})


# One instance for a node: its workers already use every core. What a file may do is settled inside, so that Daft sees
# neither a crash nor a hang; a retry would only repeat what the row tells.
@daft.cls(max_concurrency=NODES, max_retries=0)
class Resumes:
    """Names and bytes → rows."""

    def __init__(self, as_of: date) -> None:
        self.linter = RowLinter(Linter(as_of=as_of))

    @daft.method.batch(return_dtype=ROW, batch_size=256)
    def rows(self, paths: Series, contents: Series) -> list[dict[str, object]]:
        """A row for each file of the batch."""
        return self.linter.rows(paths.to_pylist(), contents.to_pylist())


def lint(files: str, target: str, as_of: date) -> None:
    """Writes the rows of all files that the pattern fits as Parquet files into the folder."""
    found = daft.from_glob_path(files).select("path")
    # A file that cannot be fetched is null here, and a row with its error below.
    read = found.with_column("content", daft.col("path").download(on_error="null"))
    resumes = Resumes(as_of)
    rows = read.select("path", resumes.rows(read["path"], read["content"]).alias("row"))
    rows.select("path", *(daft.col("row").get(name) for name in COLUMNS)).write_parquet(target)


if __name__ == "__main__":
    lint(sys.argv[1], sys.argv[2], date.today())
