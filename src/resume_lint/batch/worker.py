"""The inside of a worker process: its limits, its linter, and one task after another."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from resume_lint.batch.failures import Failure, failure_of
from resume_lint.linter import Linter
from resume_lint.report import Report

Result = TypeVar("Result")
Task = Callable[..., Result]
# A process whose parent was killed ends by itself this long after its deadline.
GRACE_SECONDS = 2.0

_kept: dict[str, Any] = {}


def start(linter: Linter, timeout: float, memory: int) -> None:
    """Makes this process ready: it may take `memory` MB, leaves no dump of what it read, and prints nothing."""
    linter.load()
    _kept.update(linter=linter, timeout=timeout, memory=memory)
    # The parent ends a process by SIGTERM; a handler in Python would never run while native code hangs.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _silence()
    limit_memory(memory)
    gc.collect()
    gc.freeze()


def run(name: str, task: Task[Result], *arguments: Any) -> Result | Failure:
    """What `task(linter, *arguments)` gives, or why it gives nothing."""
    _set_alarm(_kept["timeout"] + GRACE_SECONDS)
    try:
        return task(_kept["linter"], *arguments)
    except Exception as error:  # noqa: BLE001 -- the outermost line of this process: one file must not stop the others
        return failure_of(name, error, memory=_kept["memory"])
    finally:
        _set_alarm(0)


def lint(linter: Linter, source: str | bytes, name: str) -> Report:
    """The task of checking one file."""
    return linter.lint(source, name=name or None)


def answer() -> bool:
    """True: this process has started and is ready."""
    return True


def limit_memory(megabytes: int) -> None:
    """Bounds what this process may take, where the system can: then more is a `MemoryError`.

    On Linux the limit counts memory that is the process's own and may be written, so not libraries and files mapped
    for reading; elsewhere it counts addresses, if at all.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        most = resource.getrlimit(kind)[1]
        wanted = megabytes * 1_000_000
        if most != resource.RLIM_INFINITY:
            wanted = min(wanted, most)
        resource.setrlimit(kind, (wanted, wanted))


def _set_alarm(seconds: float) -> None:
    """Ends this process after so many seconds, whatever it does then; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _silence() -> None:
    """Sends to nowhere what native libraries print: it may hold words of a resume."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
