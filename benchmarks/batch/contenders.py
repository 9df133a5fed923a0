"""What is timed: each takes the files and does its whole job with all of them; a peer runs in its own environment."""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from pdfminer.high_level import extract_text

from benchmarks.accuracy.peers.programs import Program
from resume_lint.batch.isolation import Call, Workers
from resume_lint.batch.judge import judge
from resume_lint.linter import Linter

Files = Sequence[tuple[str, bytes]]
WARM = 8
TIMED = Path(__file__).with_name("timed.py")
# Stock reading takes longer than a row: its deadline must not cut it short.
TIMEOUT = 120.0


def stock_text(_: Linter, data: bytes, *_rest: object) -> str:
    """Plain text extraction by pdfminer.six, as a task for a worker."""
    return extract_text(io.BytesIO(data))


class Crew:
    """Workers that stay open between rounds, so that only the files are timed and not the start."""

    def __init__(self, task: Callable[..., Any], workers: int, *, reader: str = "pdfminer") -> None:
        self._task = task
        linter = Linter(as_of=date(2026, 11, 22), include_text=True, reader=reader)
        self._workers = Workers(linter, workers=workers, timeout=TIMEOUT)

    def seconds(self, files: Files) -> float:
        """Wall seconds from the first file to the last result."""
        start = perf_counter()
        done = sum(
            1
            for _ in self._workers.map(
                Call(name, self._task, (data, name, False, False)) for name, data in files
            )
        )
        assert done == len(files)
        return perf_counter() - start

    def close(self) -> None:
        """Ends the workers."""
        self._workers.close()


def crews(cores: int) -> dict[str, Crew]:
    """Ours and plain text extraction, with one worker and with one for each core."""
    made = {"rows, 1 worker": Crew(judge, 1), "pdfminer text, 1 worker": Crew(stock_text, 1)}
    made["rows by pdfium, 1 worker"] = Crew(judge, 1, reader="pdfium")
    if cores > 1:
        made |= {f"rows, {cores} workers": Crew(judge, cores)}
        made |= {f"pdfminer text, {cores} workers": Crew(stock_text, cores)}
    return made


def peer_seconds(program: Program, paths: Sequence[Path]) -> float:
    """Seconds that the program takes for the files in one warm process, its start and first file not counted."""
    job = {"function": program.function, "paths": [str(path) for path in paths]}
    done = subprocess.run(
        [str(program.python.absolute()), "-W", "ignore", str(TIMED)],
        input=json.dumps(job), capture_output=True, text=True, cwd=program.folder, env=dict(os.environ, PYTHONPATH=""),
        check=True,
    )  # fmt: skip
    return float(done.stdout.splitlines()[-1])
