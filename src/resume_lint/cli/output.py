"""Outcomes → text, JSON or JSON lines on standard output or in a file."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import click

from resume_lint.cli.files import Outcome
from resume_lint.reporters import json as json_reporter
from resume_lint.reporters import jsonl as jsonl_reporter

PIPED_WIDTH, WIDEST = 88, 100


def as_text(outcomes: Iterable[Outcome], *, width: int, colour: bool, whole: bool = True) -> Iterator[str]:
    """Each report for people, whole or as a card, and a table of all files where there are several."""
    from resume_lint.reporters import card, overview, text

    rows: list[overview.Row] = []
    between = ""
    for outcome in outcomes:
        if outcome.report is None:
            rows.append(overview.unread_row(outcome.shown, outcome.code))
            continue
        rows.append(overview.build_row(outcome.shown, outcome.report))
        if whole:
            yield between + text.render(outcome.report, width=width, colour=colour)
        else:
            yield between + card.render(outcome.shown, outcome.report, width=width, colour=colour)
        between = "\n\n" if whole else "\n"
    if len(rows) > 1:
        yield between + overview.render(rows, width=width, colour=colour)
    if rows and not whole:
        yield "\nA file named alone is reported whole, and with --full all of them are.\n"


def as_json(outcomes: Iterable[Outcome], *, single: bool) -> Iterator[str]:
    """One object where a single file was named, else a list."""
    if single:
        yield from (json_of(outcome) for outcome in outcomes)
        return
    between = "[\n"
    for outcome in outcomes:
        yield between + json_of(outcome).rstrip("\n")
        between = ",\n"
    yield "\n]\n"


def as_jsonl(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """One line for each file."""
    for outcome in outcomes:
        report = outcome.report
        yield jsonl_reporter.render(report) if report else json.dumps(error_of(outcome)) + "\n"


def as_html(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A page for each file that has a report."""
    from resume_lint.reporters import html

    return (html.render(outcome.report) for outcome in outcomes if outcome.report)


def json_of(outcome: Outcome) -> str:
    """The report, or the error in its place."""
    if outcome.report:
        return json_reporter.render(outcome.report)
    return json.dumps(error_of(outcome), indent=2) + "\n"


def error_of(outcome: Outcome) -> dict[str, dict[str, str]]:
    """What stands in JSON for a file without a report."""
    error = {"code": outcome.code, "message": outcome.message}
    return {"source": {"name": outcome.name}, "error": error}


def look(output: str | None) -> tuple[int, bool]:
    """Width and colour: those of the terminal, and fixed and plain where the text goes elsewhere."""
    if output or not sys.stdout.isatty():
        return PIPED_WIDTH, False
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return min(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, WIDEST), not plain


@contextmanager
def destination(output: str | None) -> Iterator[Callable[[str], object]]:
    """How to write: to standard output, or to a file that appears whole at the end or not at all."""
    if output is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        yield to_stdout
        return
    path = Path(output)
    # A device such as /dev/null cannot be replaced by a file.
    special = path.exists() and not path.is_file()
    draft = path if special else path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        file = draft.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror}") from error
    try:
        with file:
            yield file.write
        if not special:
            draft.replace(path)
    finally:
        if not special:
            draft.unlink(missing_ok=True)


def to_stdout(words: str) -> None:
    """Write to a terminal in its own encoding, elsewhere in UTF-8: the same bytes on every machine."""
    click.echo(words if sys.stdout.isatty() else words.encode("utf-8"), nl=False)
