"""What stands in place of a report: the file, the code of the error, and one line without words of the resume."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resume_lint.errors import (
    DocumentTooSlow,
    ResumeLintError,
    TooMuchMemory,
    WorkerCrashed,
)

INTERNAL_ERROR = "internal-error"


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that gives no report: its name without folders, a code of `errors` or `internal-error`, and why."""

    name: str
    code: str
    message: str

    def as_error(self) -> Exception:
        """The error that checking the file in this process would have raised; a fault of ours is a `RuntimeError`."""
        shown = f"{self.name}: {self.message}" if self.name else self.message
        kind = _kinds(ResumeLintError).get(self.code)
        return kind(shown) if kind else RuntimeError(f"{self.code}: {shown}")


def failure_of(name: str, error: BaseException, *, memory: int = 0) -> Failure:
    """The failure that an exception is; `memory` in MB is the cap that a `MemoryError` ran into."""
    if isinstance(error, MemoryError):
        return too_much_memory(name, memory)
    if isinstance(error, ResumeLintError):
        return Failure(name, error.code, error.message.removeprefix(f"{name}: "))
    return Failure(name, INTERNAL_ERROR, where_it_broke(error))


def too_much_memory(name: str, memory: int) -> Failure:
    """The file needs more than `memory` MB."""
    why = f"checking it takes more than {memory} MB of memory; save it again, without pictures and drawings"
    return Failure(name, TooMuchMemory.code, why)


def too_slow(name: str, seconds: float) -> Failure:
    """The file took longer than `seconds`, and its process was ended."""
    why = f"checking it took longer than {seconds:g} seconds; save it again, without pictures and drawings"
    return Failure(name, DocumentTooSlow.code, why)


def crashed(name: str, exit_code: int | None) -> Failure:
    """The process that checked the file ended by itself, or something else ended it."""
    how = f" (signal {-exit_code})" if exit_code and exit_code < 0 else ""
    why = (
        f"the process that checked it ended without an answer{how}; save it again in the program that made it"
    )
    return Failure(name, WorkerCrashed.code, why)


def where_it_broke(bug: BaseException) -> str:
    """The kind of the exception and the line that raised it; its message may hold words of a resume."""
    step = bug.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    line = f" at {Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else ""
    return f"{type(bug).__name__}{line}; this is a fault of resume-lint, please report it"


def _kinds(above: type[ResumeLintError]) -> dict[str, type[ResumeLintError]]:
    """Code → error, for all errors below `above`."""
    found: dict[str, type[ResumeLintError]] = {}
    for kind in above.__subclasses__():
        found |= {kind.code: kind, **_kinds(kind)}
    return found
