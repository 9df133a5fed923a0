"""Resumes in a folder or an object store → Parquet, by Ray Data: `python resumes_on_ray.py s3://bucket/resumes out/`.

The settings matter: by default Ray tries a block with a failing task again and again. What a file may do is settled
inside the isolated workers, so Ray sees neither a crash nor a hang. Needs `pip install 'ray[data]' resume-lint`.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import Any

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import ray

from resume_lint.batch.engines import COLUMNS, RowLinter
from resume_lint.linter import Linter

NODES = 1


class Resumes:
    """A batch of names and bytes → a batch of rows; one instance for a node, whose workers use every core."""

    def __init__(self, as_of: date) -> None:
        self.linter = RowLinter(Linter(as_of=as_of))

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        rows = self.linter.rows(list(batch["path"]), [bytes(one) for one in batch["bytes"]])
        columns = {name: [row[name] for row in rows] for name in COLUMNS}
        return {"path": list(batch["path"]), **columns}


def lint(folder: str, target: str, as_of: date) -> None:
    """Writes the rows of all files of the folder as Parquet files."""
    context = ray.data.DataContext.get_current()
    # A block that fails is not tried again, and does not end the run.
    context.max_errored_blocks = -1
    context.actor_task_retry_on_errors = False
    files = ray.data.read_binary_files(folder, include_paths=True, ray_remote_args={"max_retries": 0})
    rows = files.map_batches(
        Resumes,
        fn_constructor_args=(as_of,),
        batch_size=256,
        concurrency=NODES,
        num_cpus=1,
        max_restarts=0,
        max_task_retries=0,
    )
    rows.write_parquet(target)


if __name__ == "__main__":
    lint(sys.argv[1], sys.argv[2], date.today())
