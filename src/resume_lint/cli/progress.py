"""How far a batch is, for the one who waits at a terminal: done of all, rate, time left, failures so far."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resume_lint.batch.summary import Summary


class Progress:
    """A bar on standard error; nothing where that is no terminal or `shown` is false.

    `find_all` gives the files once more, to be counted: they are not kept.
    """

    def __init__(self, find_all: Callable[[], Iterable[object]], *, shown: bool = True) -> None:
        self._find_all = find_all
        self._shown = shown and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        if self._shown:
            from rich.console import Console

            self._bar = make_bar(Console(stderr=True))
            self._bar.start()
            total = sum(1 for _ in self._find_all())
            self._task = self._bar.add_task("", total=total, failed=0)
        return self

    def step(self, summary: Summary) -> None:
        """One more file is done."""
        if self._bar is not None:
            self._bar.update(self._task, completed=summary.files, failed=summary.failed)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def make_bar(console: Any) -> Any:
    """The bar with its columns, drawn on the console."""
    from rich import progress

    class Rate(progress.ProgressColumn):
        """Files a second."""

        def render(self, task: progress.Task) -> str:
            return f"{task.finished_speed or task.speed or 0:,.0f} a second"

    return progress.Progress(
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        Rate(),
        progress.TimeRemainingColumn(),
        progress.TextColumn("{task.fields[failed]} failed"),
        console=console,
        transient=True,
    )
