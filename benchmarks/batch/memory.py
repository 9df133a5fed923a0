"""A run of the command over many files → the memory of its parent process on the way, from /proc."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

EACH_SECONDS = 1.0


def run(folder: Path, output: Path, *, workers: int) -> Iterator[tuple[int, float]]:
    """Rows written and resident MB of the parent, every second; the command's summary is printed at its end."""
    command = [sys.executable, "-m", "resume_lint", "batch", str(folder), "--output", str(output)]
    process = subprocess.Popen([*command, "--as-of", "2026-11-22", "--workers", str(workers)])
    rows, counted = 0, 0
    while process.poll() is None:
        time.sleep(EACH_SECONDS)
        if output.exists():
            with output.open("rb") as file:
                file.seek(counted)
                while part := file.read(1 << 22):
                    rows += part.count(b"\n")
                    counted += len(part)
        yield rows, resident_megabytes(process.pid)


def resident_megabytes(process: int) -> float:
    """The resident memory of a process, 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0
