"""Options that several commands share, and what becomes of them: a linter, or a fault told in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from resume_lint.errors import ConfigError, PackError

if TYPE_CHECKING:
    from resume_lint.linter import Linter

Command = TypeVar("Command", bound=Callable[..., Any])
WRONG_USE = 2

pack_option = click.option(
    "--pack",
    default="medical-coder",
    show_default=True,
    metavar="ID",
    help="Rule pack: an id, a folder, or a file.",
)
_JUDGING = (
    click.option(
        "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
        help="Day up to which current jobs count, as YYYY-MM-DD (default: today).",
    ),
    pack_option,
    click.option("--reader", type=click.Choice(["pdfminer", "pdfium"]), default="pdfminer", show_default=True),
    click.option(
        "--second-reader", is_flag=True,
        help="Read a PDF a second time, as many systems do; tell which words differ.",
    ),
    click.option("--ocr", is_flag=True, help="Recognize the words of pictures and scanned pages (slow)."),
    click.option("--select", multiple=True, metavar="CODES", help="Only these rules: codes or their beginnings."),
    click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules: codes or their beginnings."),
    click.option("--include-text", is_flag=True, help="Put the text of the document into the JSON."),
    click.option(
        "--limit", multiple=True, metavar="NAME=VALUE",
        help="What a file may cost, such as max_pages=10; see the docs.",
    ),
)  # fmt: skip
_PROCESS = (
    click.option(
        "--timeout", type=float, metavar="S", help="Seconds that a file may take in its process (default 10).",
    ),
    click.option(
        "--memory", type=int, metavar="MB", help="Memory that a process may take (default 500).",
    ),
)  # fmt: skip


def judging_options(command: Command) -> Command:
    """The command with the options that shape a report."""
    return _with(command, _JUDGING)


def process_options(command: Command) -> Command:
    """The command with the options for what a file may take in its process."""
    return _with(command, _PROCESS)


def _with(command: Command, options: Iterable[Callable[[Command], Command]]) -> Command:
    for option in reversed(tuple(options)):
        command = option(command)
    return command


@contextmanager
def faults_told() -> Iterator[None]:
    """A fault of the pack or of an option becomes lines on standard error and the status for wrong use."""
    try:
        yield
    except (PackError, ConfigError) as error:
        click.echo(f"resume-lint: {error.code}: {error.message}", err=True)
        sys.exit(WRONG_USE)


def load_linter(
    *,
    as_of: datetime | None,
    select: Iterable[str],
    ignore: Iterable[str],
    limit: Iterable[str],
    timeout: float | None,
    **options: Any,
) -> Linter:
    """The linter for the options of the command line; who gives files more time gives it for reading too."""
    from resume_lint.document.limits import OCR_LIMITS, parse_limits
    from resume_lint.linter import Linter

    day = as_of.date() if as_of else date.today()
    settings = [*([] if timeout is None else [f"seconds={timeout}"]), *limit]
    limits = parse_limits(settings, OCR_LIMITS if options.get("ocr") else None)
    return Linter(as_of=day, select=split_codes(select), ignore=split_codes(ignore), limits=limits, **options)


def split_codes(values: Iterable[str]) -> tuple[str, ...]:
    """The codes of an option that may be repeated and may hold several, separated by commas.

    >>> split_codes(["RL3,rl401", " RL5 "])
    ('RL3', 'RL401', 'RL5')
    """
    return tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())
