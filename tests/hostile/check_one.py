"""Checks files in children of one process that has everything loaded, and tells what became of each.

A line of JSON on standard input names a file, a reader and limits; a line of JSON on standard output answers it.
Run as a program of its own, so that neither the memory nor the threads of the tests are those of the files.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
from datetime import date
from typing import Any

AS_OF = date(2026, 11, 22)


def check(request: dict[str, Any]) -> dict[str, Any]:
    """The answer for one file."""
    from resume_lint import Limits, Linter, ResumeLintError

    linter = Linter(as_of=AS_OF, reader=request["reader"], limits=Limits(**request.get("limits", {})))
    try:
        report = linter.lint(request["path"], name="resume.pdf")
    except ResumeLintError as error:
        return {"answers": [error.code], "message": error.message}
    report.to_json()
    codes = sorted({problem.code for problem in report.problems} - {"too-little-text", "not-this-profession"})
    return {"answers": codes or ["read"], "words": report.source.words}


def answer(request: dict[str, Any], seconds: float) -> dict[str, Any]:
    """The answer of a child of its own, with the time and the memory that it took."""
    reading, writing = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            told = check(request)
        except BaseException as bug:  # noqa: BLE001
            told = {"answers": [f"traceback: {type(bug).__name__}"], "message": ""}
        os.write(writing, json.dumps(told).encode())
        os._exit(0)
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], seconds)
    told_bytes = os.read(reading, 1 << 16) if ready else b""
    if not ready:
        os.kill(child, signal.SIGKILL)
    os.close(reading)
    _, status, usage = os.wait4(child, 0)
    took = time.monotonic() - start
    if not ready:
        told = {"answers": ["hung"]}
    elif not told_bytes:
        told = {"answers": [f"crash: {os.waitstatus_to_exitcode(status)}"]}
    else:
        told = json.loads(told_bytes)
    return {**told, "seconds": round(took, 2), "megabytes": usage.ru_maxrss // 1024}


def main() -> None:
    """Answer requests until standard input ends."""
    from resume_lint import lint_text

    lint_text("EXPERIENCE\nMedical Coder, Lakeside Clinic, 2021 - Present\n- Coded charts.", as_of=AS_OF)
    import resume_lint.document.from_docx
    import resume_lint.document.from_pdf
    import resume_lint.document.page_picture
    import resume_lint.document.pdfium_words  # noqa: F401

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(answer(request, request.get("wait", 60.0))), flush=True)


if __name__ == "__main__":
    main()
