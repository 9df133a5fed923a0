"""Rows → JSON lines and CSV: files that grow line by line, each line written whole and at once."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO

from resume_lint.batch.outputs import STDOUT
from resume_lint.batch.rows import Row
from resume_lint.reporters.plain import plain

TOP = 3
COLUMNS = (
    "name", "score", "band", "stage", "years", "findings", "claims", "vague_claims", "credentials", "skills",
    "pages", "words", "top_findings", "problems", "error", "message", "path", "same_as", "similar_to", "sha256",
)  # fmt: skip
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class JsonLines:
    """One report or error a line; nothing is kept back, so a line is there as soon as its file is done."""

    def __init__(self, target: Path) -> None:
        self._file = _open(target)

    def write(self, row: Row) -> None:
        """Writes the line of one file."""
        self._file.write(row.json + b"\n")
        self._file.flush()

    def finish(self) -> None:
        """Closes the file."""
        self._file.close()

    give_up = finish


class CsvLines:
    """One file a line, for spreadsheets: no cell is a formula, and none has more than one line."""

    def __init__(self, target: Path) -> None:
        self._file = _open(target)
        self._file.write(csv_line(COLUMNS))

    def write(self, row: Row) -> None:
        """Writes the line of one file."""
        self._file.write(csv_line([_cell(value) for value in cells(row)]))
        self._file.flush()

    def finish(self) -> None:
        """Closes the file."""
        self._file.close()

    give_up = finish


def cells(row: Row) -> list[Any]:
    """The values of a row in the order of `COLUMNS`, None where there is none."""
    known: dict[str, Any] = {
        "name": row.name, "path": row.path, "same_as": row.same_as, "similar_to": row.similar_to,
        "sha256": row.sha256,
    }  # fmt: skip
    if row.failure is not None:
        known |= {"error": row.failure.code, "message": row.failure.message}
        return [known.get(column) for column in COLUMNS]
    fields = row.fields
    score = fields["score"] or {}
    counted = ("findings", "claims", "vague_claims", "credentials", "skills")
    known |= {name: len(fields[name]) for name in counted}
    known |= {"score": score.get("total"), "band": score.get("band")}
    known |= {"stage": fields["stage"]["id"], "years": fields["stage"]["years"]}
    known |= {name: fields["source"][name] for name in ("pages", "words")}
    known["problems"] = " ".join(sorted({one["code"] for one in fields["problems"]}))
    # Where there is no score, no finding is worth anything.
    judged = fields["findings"] if fields["score"] else ()
    top = sorted(judged, key=lambda one: (-one["points"], one["code"]))[:TOP]
    known["top_findings"] = "; ".join(f"{one['code']} {one['name']}" for one in top)
    return [known.get(column) for column in COLUMNS]


def csv_line(values: Sequence[Any]) -> bytes:
    """One line of CSV in UTF-8.

    >>> csv_line(["a,b", 3, None])
    b'"a,b",3,\\n'
    """
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> Any:
    """The value, or its words with nothing in them that a spreadsheet runs.

    >>> _cell("=HYPERLINK(1)"), _cell("Jane\\nRoe"), _cell(-1)
    ("'=HYPERLINK(1)", 'Jane Roe', -1)
    """
    if not isinstance(value, str):
        return value
    words = plain(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _open(target: Path) -> BinaryIO:
    if str(target) == STDOUT:
        return open(sys.stdout.fileno(), "wb", buffering=0, closefd=False)
    # Without a buffer a line goes out in one piece: a process that is killed leaves none cut in two.
    return target.open("wb", buffering=0)
