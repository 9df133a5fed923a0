"""What became of one file of a batch, as every output takes it: the report or the failure, and where the file lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from resume_lint.batch.failures import Failure
from resume_lint.batch.judge import Judged, with_name


@dataclass(frozen=True)
class Row:
    """One file: `path` and `name` as they are shown, `sha256` None where its bytes were not to be had.

    `same_as` is the path of the first file of this run with the same bytes; `similar_to` that of one whose text is
    much like this one's, and `similarity` how much, 0 to 1.
    """

    path: str
    name: str
    sha256: str | None
    result: Judged | Failure
    same_as: str | None = None
    similar_to: str | None = None
    similarity: float | None = None

    @cached_property
    def json(self) -> bytes:
        """The report with the field `batch` at its end, or the error with it; one line without its newline."""
        batch = {
            "path": self.path, "same_as": self.same_as, "similar_to": self.similar_to,
            "similarity": self.similarity,
        }  # fmt: skip
        if isinstance(self.result, Failure):
            source = {"name": self.name, "sha256": self.sha256}
            error = {"code": self.result.code, "message": self.result.message}
            return to_json({"source": source, "error": error, "batch": batch})
        return with_name(self.result.body, to_json(self.name))[:-1] + b',"batch":' + to_json(batch) + b"}"

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The same as values."""
        fields: dict[str, Any] = from_json(self.json)
        return fields

    @property
    def failure(self) -> Failure | None:
        """Why there is no report, None where there is one."""
        return self.result if isinstance(self.result, Failure) else None


def shown_path(path: Path) -> str:
    """The path in letters that every output can hold, two different ones never the same.

    >>> shown_path(Path("folder/b.pdf"))
    'folder/b.pdf'
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
