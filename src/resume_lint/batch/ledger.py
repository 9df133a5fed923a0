"""What is done, on disk: bytes and settings → what they gave, so that a stopped run goes on and nothing costs twice.

A SQLite file beside the output. Each result is written whole or not at all, also where the process is killed or the
power fails. It holds the reports, so it is as personal as they are.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from pydantic_core import to_json

from resume_lint.batch.failures import Failure
from resume_lint.batch.judge import Judged
from resume_lint.batch.sketch import SIMILAR, bands, similarity
from resume_lint.errors import ConfigError
from resume_lint.linter import Linter

_VERSION = "1"
_TABLES = """
create table if not exists settings (name text primary key, value text not null) without rowid;
create table if not exists results (
    sha256 text not null, kind text not null, settings text not null,
    body blob, sketch blob, code text, message text,
    primary key (sha256, kind, settings)
);
create temp table met (
    id integer primary key, sha256 text not null, kind text not null, path text not null, unique (sha256, kind)
);
create temp table versions (id integer primary key, path text not null, sketch blob not null);
create temp table likeness (band integer not null, id integer not null, primary key (band, id)) without rowid;
"""
_MOST_CANDIDATES = 64


class Ledger:
    """The ledger at `path`; without one nothing is kept. `settings` is set to the `settings_digest` of the run.

    Beside what is kept it knows, for this run only, which bytes and which texts have been met so far.
    """

    def __init__(self, path: Path | None) -> None:
        self.settings = ""
        self.keeps = path is not None
        # An empty name is a database on disk that the system removes when it is closed.
        self._base = sqlite3.connect("" if path is None else path, isolation_level=None, timeout=1.0)
        try:
            self._base.execute("pragma locking_mode=exclusive")
            self._base.execute("pragma journal_mode=wal")
            self._base.execute("pragma synchronous=normal")
            self._base.executescript(_TABLES)
            self._base.execute("insert or ignore into settings values ('version', ?)", (_VERSION,))
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise ConfigError(_unusable(path, error)) from error

    def remember(self, name: str, value: str) -> str:
        """The value kept under that name; `value` is kept where there is none."""
        self._base.execute("insert or ignore into settings values (?, ?)", (name, value))
        (kept,) = self._base.execute("select value from settings where name = ?", (name,)).fetchone()
        return str(kept)

    def set(self, name: str, value: str) -> None:
        """Keeps the value under that name, whatever stood there."""
        self._base.execute("insert or replace into settings values (?, ?)", (name, value))

    def find(self, key: tuple[str, str]) -> Judged | Failure | None:
        """What these bytes gave under the settings of this run, None if they were not done yet."""
        row = self._base.execute(
            "select body, sketch, code, message from results where sha256 = ? and kind = ? and settings = ?",
            (*key, self.settings),
        ).fetchone()
        if row is None:
            return None
        body, sketch, code, message = row
        return Failure("", code, message) if body is None else Judged(body, sketch)

    def add(self, key: tuple[str, str], result: Judged | Failure) -> None:
        """Keeps what these bytes gave."""
        if not self.keeps:
            return
        values = (
            (None, None, result.code, result.message)
            if isinstance(result, Failure)
            else (result.body, result.sketch, None, None)
        )
        self._base.execute(
            "insert or replace into results values (?, ?, ?, ?, ?, ?, ?)", (*key, self.settings, *values)
        )

    def meet(self, key: tuple[str, str], path: str) -> tuple[bool, str | None]:
        """Whether the key is new in this run, and the path at which the same bytes were met first, if they were."""
        first = self._base.execute(
            "select path from met where sha256 = ? order by id limit 1", key[:1]
        ).fetchone()
        added = self._base.execute(
            "insert or ignore into met (sha256, kind, path) values (?, ?, ?)", (*key, path)
        )
        return added.rowcount == 1, str(first[0]) if first else None

    def meet_text(self, sketch: bytes, path: str) -> tuple[str, float] | None:
        """The path of the most similar text met before in this run, and how similar; None if there is none."""
        marks = bands(sketch)
        if not marks:
            return None
        places = ",".join("?" * len(marks))
        near = self._base.execute(
            "select path, sketch from versions where id in (select id from likeness "  # noqa: S608
            f"where band in ({places}) group by id order by count(*) desc, id limit {_MOST_CANDIDATES}) order by id",
            marks,
        ).fetchall()
        likest = max(near, key=lambda row: similarity(sketch, row[1]), default=None)
        if likest is not None and (alike := similarity(sketch, likest[1])) >= SIMILAR:
            return str(likest[0]), round(alike, 2)
        number = self._base.execute(
            "insert into versions (path, sketch) values (?, ?)", (path, sketch)
        ).lastrowid
        self._base.executemany(
            "insert or ignore into likeness values (?, ?)", ((mark, number) for mark in marks)
        )
        return None

    def close(self) -> None:
        """Closes the file."""
        self._base.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def settings_digest(linter: Linter, *, keep_text: bool, redacted: bool) -> str:
    """The same for two runs whose reports of the same bytes are the same."""
    options = {
        **linter.options(),
        "limits": asdict(linter.limits),
        "include_text": keep_text,
        "redacted": redacted,
    }
    options["pack"] = [linter.pack.id, linter.pack.version, linter.pack.digest]
    shaping = [[version(name) for name in ("resume-lint", "spacy")], options]
    return hashlib.sha256(to_json(shaping)).hexdigest()[:32]


def _unusable(path: Path | None, error: sqlite3.DatabaseError) -> str:
    if "locked" in str(error):
        return f"another run is writing {path}; wait for it, or give another output"
    return f"{path} is no ledger that can be used ({error}); move it away, or give another output"
