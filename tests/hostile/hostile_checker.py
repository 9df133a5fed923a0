"""A process that checks hostile files in children of its own, and the questions to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

MOST_MEGABYTES = 500
# Other work on the machine must not make a file too slow: how long each takes is told by `tests/hostile/table.py`.
SECONDS = 100.0
CHECKER = Path(__file__).with_name("check_one.py")


class Checker:
    """Asks the process what becomes of a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(CHECKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, data: bytes, *, reader: str = "pdfminer", **limits: float) -> dict[str, Any]:
        """What became of these bytes: its answers, seconds and megabytes."""
        path = self._folder / "hostile.bin"
        path.write_bytes(data)
        return self.ask_path(path, reader=reader, **limits)

    def ask_path(self, path: Path | str, *, reader: str = "pdfminer", **limits: float) -> dict[str, Any]:
        """What became of the file at that path."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(
            json.dumps(
                {"path": str(path), "reader": reader, "limits": {"seconds": SECONDS, **limits}, "wait": 200}
            )
            + "\n"
        )
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
