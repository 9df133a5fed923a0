"""What the commands share: the choice of the pack, and how a fault of the pack or of an option is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from resume_lint.errors import ConfigError, PackError

WRONG_USE = 2

pack_option = click.option(
    "--pack",
    default="medical-coder",
    show_default=True,
    metavar="ID",
    help="Rule pack: an id, a folder, or a file.",
)


@contextmanager
def faults_told() -> Iterator[None]:
    """A fault of the pack or of an option becomes lines on standard error and the status for wrong use."""
    try:
        yield
    except (PackError, ConfigError) as error:
        click.echo(f"resume-lint: {error.code}: {error.message}", err=True)
        sys.exit(WRONG_USE)
