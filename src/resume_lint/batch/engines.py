"""For engines that schedule over many machines: columns of names and bytes → rows, each file still isolated.

An engine moves data and starts processes; what a broken file may do is kept in by the workers here. See the recipes in
`examples/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from typing import Any

from resume_lint.batch.failures import Failure
from resume_lint.batch.many import IsolatedLinter
from resume_lint.document.source import show_name
from resume_lint.linter import Linter
from resume_lint.report import Report

# Column → type: text, real or integer. `report` is the whole report as JSON.
COLUMNS = {
    "name": "text", "sha256": "text", "error": "text", "message": "text", "score": "real", "band": "text",
    "stage": "text", "years": "real", "findings": "integer", "claims": "integer", "report": "text",
}  # fmt: skip


class RowLinter:
    """Makes rows of files; it can be pickled and sent to another machine, where its workers are started.

    `workers`, `timeout` in seconds and `memory` in MB are those of `lint_many`. Give the linter its `as_of`: machines
    may not agree on the day.
    """

    def __init__(
        self,
        linter: Linter,
        *,
        workers: int | None = None,
        timeout: float | None = None,
        memory: int | None = None,
    ) -> None:
        self._start = partial(IsolatedLinter, linter, workers=workers, timeout=timeout, memory=memory)
        self._isolated: IsolatedLinter | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_isolated": None}

    def rows(self, paths: Iterable[str], contents: Iterable[bytes | None]) -> list[dict[str, Any]]:
        """A row of `COLUMNS` for each file, in their order; None in place of bytes: it could not be fetched."""
        if self._isolated is None:
            self._isolated = self._start()
        named = [(show_name(path), content) for path, content in zip(paths, contents, strict=True)]
        outcomes = self._isolated.lint_many(
            Failure(name, "file-not-readable", "the file could not be fetched")
            if content is None
            else (name, content)
            for name, content in named
        )
        return [
            {
                "name": name,
                "sha256": sha256(content).hexdigest() if content is not None else None,
                **_row(outcome),
            }
            for (name, content), outcome in zip(named, outcomes, strict=True)
        ]

    def close(self) -> None:
        """Ends the workers; the next call starts new ones."""
        if self._isolated is not None:
            self._isolated.close()
            self._isolated = None


def _row(outcome: Report | Failure) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(column for column in COLUMNS if column not in ("name", "sha256"))
    if isinstance(outcome, Failure):
        return row | {"error": outcome.code, "message": outcome.message}
    score = outcome.score
    return row | {
        "score": score.total if score else None, "band": score.band if score else None,
        "stage": outcome.stage.id, "years": outcome.stage.years, "findings": len(outcome.findings),
        "claims": len(outcome.claims), "report": outcome.to_json(indent=None),
    }  # fmt: skip
