"""The command `resume-lint batch`: folders → one row a file, resumable, with progress and a summary at the end."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date, datetime, time
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from resume_lint.cli.config import config_option, take_config
from resume_lint.cli.options import faults_told, judging_options, load_linter, process_options
from resume_lint.cli.progress import Progress
from resume_lint.errors import ConfigError

if TYPE_CHECKING:
    from resume_lint.batch.ledger import Ledger

DONE, FAILED, STOPPED = 0, 3, 130
FORMATS = ("jsonl", "csv", "parquet", "sqlite", "html")


@click.command()
@click.argument("paths", nargs=-1, required=True, is_eager=True, callback=take_config)
@config_option
@click.option(
    "--output", required=True, metavar="DIR_OR_FILE",
    help="A file (its ending tells the format), a folder, or - for lines of JSON on standard output.",
)  # fmt: skip
@click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True,
    help="May be repeated where --output is a folder (default: jsonl).",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes (default: one for each core)."
)
@click.option("--resume", "go_on", is_flag=True, help="Go on with the run that wrote to this output.")
@click.option("--retry-failed", is_flag=True, help="With --resume: try again the files that failed.")
@click.option("--overwrite", is_flag=True, help="Begin anew where a run has written to this output.")
@click.option("--shard", metavar="I/N", default="1/1", help="Only the I-th of N shares of the files.")
@click.option("--include", multiple=True, metavar="GLOB", help="Only files of folders that this fits.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="No files of folders that this fits.")
@click.option("--redact", is_flag=True, help="No words of resumes, no names of files, no dates of jobs.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@process_options
@judging_options
def batch(paths: tuple[str, ...], output: str, formats: tuple[str, ...], **options: Any) -> None:
    """Check folders of resumes of any size: a row for each file, whatever happens to some of them.

    A run that was stopped goes on with --resume. Exits with 0 if every file has its report, 3 if some failed, 2 for
    wrong use, 130 if it was stopped.
    """
    with faults_told():
        sys.exit(run_batch(paths, output, formats, **options))


def run_batch(
    paths: Sequence[str],
    output: str,
    formats: Sequence[str],
    *,
    workers: int | None,
    timeout: float | None,
    memory: int | None,
    go_on: bool,
    retry_failed: bool,
    overwrite: bool,
    shard: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    redact: bool,
    quiet: bool,
    include_text: bool,
    **judging: Any,
) -> int:
    """The exit status of the command with these options."""
    from resume_lint.batch.folders import Choice, find_files, parse_share
    from resume_lint.batch.isolation import Workers
    from resume_lint.batch.ledger import Ledger, settings_digest
    from resume_lint.batch.outputs import STDOUT, find_targets, made_by, writing
    from resume_lint.batch.run import Options, run
    from resume_lint.batch.summary import Summary, render

    if redact and include_text:
        raise ConfigError("--redact takes out the words that --include-text would put in: choose one of them")
    choice = Choice(include, exclude, parse_share(shard), pictures=bool(judging.get("ocr")))
    targets = find_targets(output, formats)
    ledger_path = prepare_place(output, targets, go_on=go_on or retry_failed, overwrite=overwrite)
    summary, began, stopped = Summary(), monotonic(), False

    def files() -> Iterator[Path]:
        return find_files(
            paths, choice, avoid=(one for form, target in targets.items() for one in made_by(form, target))
        )

    with ExitStack() as kept_open:
        ledger = kept_open.enter_context(Ledger(ledger_path))
        judging["as_of"] = remembered_day(ledger, judging["as_of"])
        # The text is needed for the sketch; whether it stays is decided in the worker.
        linter = load_linter(timeout=timeout, include_text=True, **judging)
        ledger.settings = settings_digest(linter, keep_text=include_text, redacted=redact)
        crew = kept_open.enter_context(Workers(linter, workers=workers, timeout=timeout, memory=memory))
        progress = kept_open.enter_context(Progress(files, shown=not quiet))
        settings = Options(linter.limits, keep_text=include_text, redact=redact, retry_failed=retry_failed)
        try:
            with (
                stopped_by_signal() as check_for_signal,
                writing(targets) as outputs,
                closing(run(files(), crew, ledger, settings)) as rows,
            ):
                for row in rows:
                    check_for_signal()
                    for one in outputs:
                        one.write(row)
                    summary.add(row)
                    progress.step(summary)
        except KeyboardInterrupt:
            stopped = True
    if not quiet:
        click.echo(render(summary, monotonic() - began), nl=False, err=output == STDOUT)
    if stopped:
        how = "the same command with --resume goes on" if ledger_path else "nothing was kept to go on with"
        click.echo(f"Stopped after {summary.files:,} files; {how}.", err=True)
        return STOPPED
    return FAILED if summary.failed else DONE


def prepare_place(output: str, targets: Mapping[str, Path], *, go_on: bool, overwrite: bool) -> Path | None:
    """Where the ledger lies, None for standard output; the folder is there, and nothing is written over unasked."""
    from resume_lint.batch.outputs import STDOUT

    if output == STDOUT:
        if go_on:
            raise ConfigError(
                "standard output keeps nothing to go on with: give a file or a folder for --output"
            )
        return None
    path = Path(output)
    (target, *_) = targets.values()
    ledger = path.with_name(f"{path.name}.ledger") if target == path else path / "ledger.sqlite"
    there = [one for one in (ledger, *targets.values()) if one.exists()]
    if overwrite:
        for one in (*there, ledger.with_name(f"{ledger.name}-wal"), ledger.with_name(f"{ledger.name}-shm")):
            one.unlink(missing_ok=True)
    elif go_on and there and not ledger.exists():
        raise ConfigError(f"no run to go on with lies beside {output}; --overwrite begins anew")
    elif there and not go_on:
        raise ConfigError(
            f"{there[0]} is there already: --resume goes on with that run, --overwrite begins anew"
        )
    try:
        if target != path:
            path.mkdir(parents=True, exist_ok=True)
        if not ledger.parent.is_dir():
            raise FileNotFoundError
    except OSError as error:
        raise ConfigError(f"cannot write to {output}; name another place") from error
    return ledger


def remembered_day(ledger: Ledger, given: datetime | None) -> datetime:
    """The day of analysis: the one given, or that of the run which goes on, or today."""
    day = f"{given or datetime.combine(date.today(), time()):%Y-%m-%d}"
    if given:
        ledger.set("as_of", day)
    return datetime.fromisoformat(ledger.remember("as_of", day))


@contextmanager
def stopped_by_signal() -> Iterator[Callable[[], None]]:
    """Takes a polite request to end as Ctrl-C; what comes back raises it again, should it have got lost.

    A signal comes at any moment, also in code from which no exception gets out. One that is ignored stays so.
    """
    asked = False

    def stop(*_: object) -> None:
        nonlocal asked
        if not asked:
            asked = True
            raise KeyboardInterrupt

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield check
        return
    heeded = [one for one in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(one) != signal.SIG_IGN]
    before = {one: signal.signal(one, stop) for one in heeded}
    try:
        yield check
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
