"""Paths of the command line → files in a fixed order, and what became of each: a report or an error."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from resume_lint.batch import folders
from resume_lint.batch.failures import Failure, failure_of
from resume_lint.document.source import show_name
from resume_lint.errors import FileNotReadable

if TYPE_CHECKING:
    from resume_lint.linter import Linter
    from resume_lint.report import Report

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, or the code and message of the error; `shown` is how the user named the file."""

    shown: str
    report: Report | None = None
    code: str = ""
    message: str = ""

    @property
    def name(self) -> str:
        """The file name without folders, as reports carry it."""
        return name_of(self.shown)


def name_of(shown: str) -> str:
    """The file name without folders.

    >>> name_of("folder/mid.pdf"), name_of("-")
    ('mid.pdf', 'stdin')
    """
    return "stdin" if shown == STDIN else show_name(shown)


def find_files(paths: Iterable[str], *, pictures: bool = False) -> Iterator[str]:
    """The files to read: files as given, folders walked by name, `-` as it is, an empty folder itself.

    Pictures that lie in folders are among them where that is asked for.
    """
    for path in paths:
        if is_folder(path):
            yield from map(str, folders.find_files([path], folders.Choice(pictures=pictures)))
        else:
            yield path


def is_folder(path: str) -> bool:
    """Whether the path is a folder; False for `-`."""
    return path != STDIN and Path(path).is_dir()


def read(linter: Linter, shown: str) -> Outcome:
    """What became of one file: an error costs this file only, and so does a bug of ours."""
    try:
        return Outcome(shown, linter.lint(open_source(shown), name=name_of(shown)))
    except Exception as error:  # noqa: BLE001 -- the outermost line: one file must not stop the others
        return refused(shown, failure_of(name_of(shown), error))


def read_isolated(
    linter: Linter, files: Iterable[str], *, timeout: float | None, memory: int | None
) -> Generator[Outcome, None, None]:
    """What became of each file, in their order, each checked in a child process."""
    from resume_lint.batch.many import IsolatedLinter

    named, sources = tee(files)
    with IsolatedLinter(linter, timeout=timeout, memory=memory) as isolated:
        for shown, outcome in zip(named, isolated.lint_many(map(source_of, sources)), strict=True):
            yield refused(shown, outcome) if isinstance(outcome, Failure) else Outcome(shown, outcome)


def refused(shown: str, failure: Failure) -> Outcome:
    """The outcome of a file without a report."""
    return Outcome(shown, code=failure.code, message=failure.message)


def source_of(shown: str) -> tuple[str, Path | BinaryIO] | Failure:
    """The name of a file and what to read, or why there is nothing."""
    try:
        return name_of(shown), open_source(shown)
    except FileNotReadable as error:
        return failure_of(name_of(shown), error)


def open_source(shown: str) -> Path | BinaryIO:
    """What the linter is to read: a path, or standard input."""
    if shown == STDIN:
        return sys.stdin.buffer
    if is_folder(shown):
        raise FileNotReadable("this folder holds no document that may be read; name the files")
    return Path(shown)
