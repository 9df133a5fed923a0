"""A fault of a rule pack: which file, which line, and what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resume_lint.errors import PackError


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in one file; it prints as `file:line: what`."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def pack_error(faults: Iterable[Fault]) -> PackError:
    """The error that lists all `faults`, one a line, in the order of files and lines."""
    return PackError("\n".join(str(fault) for fault in sorted(set(faults))))
