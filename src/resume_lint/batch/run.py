"""The files of a batch → a row for each, in their order: from the ledger where it knows them, else from a worker."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from resume_lint.batch.failures import Failure, failure_of
from resume_lint.batch.isolation import Call, Ready, Workers
from resume_lint.batch.judge import Judged, judge
from resume_lint.batch.ledger import Ledger
from resume_lint.batch.rows import Row, shown_path
from resume_lint.document.limits import Limits
from resume_lint.document.source import read_source, show_name
from resume_lint.errors import ResumeLintError

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run does besides judging: the text kept or not, words taken out, failures tried again."""

    limits: Limits
    keep_text: bool = False
    redact: bool = False
    retry_failed: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file that is under way. `key` is None where its bytes were not to be had; `from` says where its result is."""

    path: str
    name: str
    key: Key | None
    same_as: str | None
    known: bool


def run(
    files: Iterable[Path], workers: Workers, ledger: Ledger, options: Options
) -> Generator[Row, None, None]:
    """A row for each file; what is new is in the ledger before its row comes out."""
    under_way: deque[_Entry] = deque()

    def calls() -> Iterator[Call[Judged] | Ready[Judged]]:
        for file in files:
            entry, call = _prepare(file, ledger, options)
            under_way.append(entry)
            yield call

    for result in workers.map(calls()):
        entry = under_way.popleft()
        yield _row(entry, _settle(entry, result, ledger), ledger)


def _prepare(file: Path, ledger: Ledger, options: Options) -> tuple[_Entry, Call[Judged] | Ready[Judged]]:
    """The entry of a file and what is to be done for it."""
    name = show_name(str(file))
    try:
        data, _ = read_source(file, limits=options.limits)
    except ResumeLintError as error:
        path = shown_path(file)
        entry = _Entry(path, name, None, None, known=True)
        return _veiled(entry, file, options), Ready(replace(failure_of(name, error), name=""))
    key = (hashlib.sha256(data).hexdigest(), file.suffix.lower())
    entry = _veiled(_Entry(shown_path(file), name, key, None, known=True), file, options)
    new, same_as = ledger.meet(key, entry.path)
    entry = replace(entry, same_as=same_as)
    if not new and ledger.keeps:
        # The first of these bytes is before this one in the row, and so its result is there in time.
        return entry, Ready(_LATER)
    found = ledger.find(key)
    if found is None or (options.retry_failed and isinstance(found, Failure)):
        call = Call(name, judge, (data, name, options.keep_text, options.redact))
        return replace(entry, known=False), call
    return entry, Ready(found)


def _settle(entry: _Entry, result: Judged | Failure, ledger: Ledger) -> Judged | Failure:
    """The result of the entry, put into the ledger where it is new, fetched where it was to come."""
    if result is _LATER and entry.key is not None:
        return ledger.find(entry.key) or result
    if isinstance(result, Failure):
        result = replace(result, name="")
    if entry.key is not None and not entry.known:
        ledger.add(entry.key, result)
    return result


def _row(entry: _Entry, result: Judged | Failure, ledger: Ledger) -> Row:
    sha256 = entry.key[0] if entry.key else None
    alike = None
    if isinstance(result, Judged) and entry.same_as is None:
        alike = ledger.meet_text(result.sketch, entry.path)
    path, likeness = alike or (None, None)
    return Row(entry.path, entry.name, sha256, result, entry.same_as, path, likeness)


def _veiled(entry: _Entry, file: Path, options: Options) -> _Entry:
    """The entry, called by its bytes where names are not to be told: a file is often called after a person."""
    if not options.redact:
        return entry
    digest = entry.key[0] if entry.key else hashlib.sha256(entry.path.encode()).hexdigest()
    veil = f"{digest[:16]}{file.suffix.lower()}"
    return replace(entry, path=veil, name=veil)


_LATER = Failure("", "later", "")
