"""What only a fresh process shows: how long the import takes, what it loads, what memory a check needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

IMPORT = """
from time import perf_counter
start = perf_counter()
import resume_lint
spent = perf_counter() - start
import sys
print(spent, "spacy" in sys.modules)
"""
# The high-water mark of this program alone: ru_maxrss would count the process that started it, too.
MEMORY = """
import sys, resource
from datetime import date
from pathlib import Path
from resume_lint import Linter
Linter(as_of=date(2026, 11, 22), reader=sys.argv[2]).lint(Path(sys.argv[1]).read_bytes()).to_json()
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print((peaks or [most])[0])
"""


def import_seconds(*, runs: int = 5) -> tuple[float, bool]:
    """The best time of `import resume_lint` in a fresh interpreter, and whether spaCy came with it."""
    answers = [_run(IMPORT).split() for _ in range(runs)]
    return min(float(seconds) for seconds, _ in answers), any(spacy == "True" for _, spacy in answers)


def peak_megabytes(path: Path, *, reader: str) -> float:
    """The most memory that a process needs which checks this one file."""
    return int(_run(MEMORY, str(path), reader)) / 1024


def _run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
