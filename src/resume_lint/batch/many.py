"""Paths or bytes → reports, each made in a child process, in the order given and with bounded memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from resume_lint.batch import worker
from resume_lint.batch.failures import Failure, failure_of
from resume_lint.batch.isolation import Call, Ready, Workers
from resume_lint.document.source import Source, find_name, read_source
from resume_lint.errors import ResumeLintError
from resume_lint.linter import Linter
from resume_lint.report import Report

Named = tuple[str, Source]


class IsolatedLinter:
    """A linter whose every file is checked in a child process; made for services, safe to use in threads.

    A process that takes longer than `timeout` seconds for a file or more than `memory` MB is ended and replaced, and
    so is one that crashes: that costs its file only. Without them the limits of the linter hold (8 seconds and 2 to
    spare, 500 MB). Close it, or use it with `with`.
    """

    def __init__(
        self,
        linter: Linter | None = None,
        *,
        workers: int | None = None,
        timeout: float | None = None,
        memory: int | None = None,
    ) -> None:
        linter = linter or Linter()
        self._limits = linter.limits
        self._workers = Workers(linter, workers=workers, timeout=timeout, memory=memory)

    def lint(self, source: Source, *, name: str | None = None) -> Report:
        """The report of one file, as `Linter.lint` gives it; raises what that raises, and the errors of isolation."""
        call = self._call(source, name)
        if isinstance(call, Ready):
            return _report(call.result)
        outcome = self._workers.run(call)
        return _report(outcome)

    def lint_many(self, sources: Iterable[Source | Named | Failure]) -> Iterator[Report | Failure]:
        """What each source gives, in their order; they are taken a little ahead of what is given back.

        A source is a path, bytes, an open binary file, or a pair of a name and one of these; a failure stands for
        itself.
        """
        return self._workers.map(self._call_for(source) for source in sources)

    def close(self) -> None:
        """Ends the processes."""
        self._workers.close()

    def __enter__(self) -> IsolatedLinter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _call_for(self, source: Source | Named | Failure) -> Call[Report] | Ready[Report]:
        if isinstance(source, Failure):
            return Ready(source)
        return self._call(source[1], source[0]) if isinstance(source, tuple) else self._call(source, None)

    def _call(self, source: Source, name: str | None) -> Call[Report] | Ready[Report]:
        shown = name or find_name(source)
        if isinstance(source, str | os.PathLike):
            # A worker may stand in another folder.
            return Call(shown, worker.lint, (str(Path(source).absolute()), shown))
        try:
            data, _ = read_source(source, limits=self._limits)
        except ResumeLintError as error:
            return Ready(failure_of(shown, error))
        return Call(shown, worker.lint, (data, shown))


def lint_many(
    paths_or_bytes: Iterable[Source | Named],
    *,
    workers: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    as_of: date | None = None,
    **options: Any,
) -> Iterator[Report | Failure]:
    """What each file gives, in their order: its report, or the failure that stands for it.

    The files are checked in `workers` child processes (None: one for each core), each of which may take `timeout`
    seconds and `memory` MB for a file (None: by the limits of the linter); `options` are those of `Linter`. Files are
    paths, bytes, open binary files, or pairs of a name and one of these. They are taken a little ahead of the results,
    so memory stays bounded however many there are. A script that calls this needs `if __name__ == "__main__":` around
    its work, as always with processes.
    """
    linter = Linter(as_of=as_of or date.today(), **options)
    if timeout is not None and "limits" not in options:
        linter.limits = replace(linter.limits, seconds=timeout)
    return _lint_many(linter, paths_or_bytes, workers=workers, timeout=timeout, memory=memory)


def _lint_many(
    linter: Linter, sources: Iterable[Source | Named], **limits: Any
) -> Iterator[Report | Failure]:
    with IsolatedLinter(linter, **limits) as isolated:
        yield from isolated.lint_many(sources)


def _report(outcome: Report | Failure) -> Report:
    if isinstance(outcome, Failure):
        raise outcome.as_error()
    return outcome
