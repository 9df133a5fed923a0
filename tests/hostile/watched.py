"""Checks the files named on standard input, one JSON line each, and tells what the process did beside that.

An audit hook sees each file that is opened, each socket, process, import and change of the disk that Python makes.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import logging
import os
import pkgutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

AS_OF = date(2026, 11, 22)
SEEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.spawn", "os.posix_spawn", "os.remove", "os.rename",
    "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.putenv", "shutil.",
    "tempfile.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "open", "os.listdir", "os.scandir", "glob.",
)  # fmt: skip


def own_folders() -> tuple[str, ...]:
    """The folders of Python, its packages and this project, from which code and data may be loaded."""
    import resume_lint

    project = Path(resume_lint.__file__).parents[2]
    folders = {sys.prefix, sys.base_prefix, *(path for path in sys.path if path), str(project)}
    return tuple(os.path.realpath(folder) for folder in folders)


class Watch:
    """What was done while it was on, but for reading `own` folders and the file at hand."""

    def __init__(self) -> None:
        self.on = False
        self.own: tuple[str, ...] = own_folders()
        self.file = ""
        self.done: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on or not event.startswith(SEEN):
            return
        self.on = False  # what follows opens nothing of the file's
        if not self._is_own(event, arguments):
            self.done.append(f"{event} {arguments!r}")
        self.on = True

    def _is_own(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event not in ("open", "os.listdir", "os.scandir"):
            return False
        path = arguments[0]
        if not isinstance(path, str | bytes | os.PathLike):
            return isinstance(path, int)
        flags = arguments[2] if event == "open" else 0
        reading = not (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        real = os.path.realpath(os.fsdecode(path))
        return reading and (real == self.file or real.startswith(self.own))


def load_readers() -> None:
    """Import what reads files: libraries look around when they are loaded, which no file makes them do."""
    import resume_lint.document

    for module in pkgutil.iter_modules(resume_lint.document.__path__):
        with contextlib.suppress(ImportError):  # of an extra
            importlib.import_module(f"resume_lint.document.{module.name}")


def main() -> None:
    """Answer each request with the errors or problems, the text, what was done and what was logged."""
    from resume_lint import Linter, ResumeLintError

    logged = io.StringIO()
    logging.basicConfig(stream=logged, level=logging.DEBUG)
    load_readers()
    linters = {
        reader: Linter(as_of=AS_OF, reader=reader, include_text=True) for reader in ("pdfminer", "pdfium")
    }
    linters["pdfminer"].lint_text("Medical Coder")  # loads the language part
    watch = Watch()
    sys.addaudithook(watch)
    for line in sys.stdin:
        request = json.loads(line)
        watch.file, watch.done = os.path.realpath(request["path"]), []
        error, text = "", ""
        watch.on = True
        try:
            report = linters[request["reader"]].lint(request["path"])
            text = report.to_json()
        except ResumeLintError as told:
            error = f"{told.code} {told.message}"
        watch.on = False
        answer = {"error": error, "text": text, "done": watch.done, "logged": logged.getvalue()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
