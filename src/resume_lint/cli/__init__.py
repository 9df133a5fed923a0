"""The command `resume-lint`: paths → reports on the way out, and an exit status.

Exit status: 0 clean, or every score at or above the threshold; 1 findings, or a score below it; 2 wrong use;
3 some file could not be read. What loads slowly is imported where it is used, so that `--help` is quick.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from resume_lint.cli.audit import audit
from resume_lint.cli.batch import batch as batch_command
from resume_lint.cli.config import config_option, take_config
from resume_lint.cli.files import Outcome, find_files, is_folder, read, read_isolated
from resume_lint.cli.options import faults_told, judging_options, load_linter, pack_option, process_options
from resume_lint.cli.output import as_html, as_json, as_jsonl, as_text, destination, look, to_stdout
from resume_lint.cli.packs import rules
from resume_lint.errors import ConfigError
from resume_lint.reporters.plain import number, plain

if TYPE_CHECKING:
    from resume_lint.linter import Linter
    from resume_lint.pack import Pack, Rule

CLEAN, FINDINGS, UNREADABLE = 0, 1, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="resume-lint", message="%(prog)s %(version)s")
def main() -> None:
    """Read resumes as a careful hiring manager would: what is missing, where, and what to do."""


main.add_command(batch_command)


@main.command()
@click.argument("paths", nargs=-1, required=True, is_eager=True, callback=take_config)
@config_option
@click.option(
    "--format", "style", type=click.Choice(["text", "html", "json", "jsonl"]), default="text",
    show_default=True,
    help="text for people, html (a page for one file), json (a list for several files), jsonl (a line for each).",
)  # fmt: skip
@click.option("--output", metavar="FILE", help="Write to FILE, all of it or nothing.")
@judging_options
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit 1 only if a score is below N."
)
@click.option("--full", is_flag=True, help="Whole reports as text also where there are several files.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings.")
@click.option(
    "--isolate/--no-isolate", default=None,
    help="Check each file in a process of its own (default: unless a single file is named).",
)  # fmt: skip
@process_options
def check(
    paths: tuple[str, ...], style: str, output: str | None, fail_under: float | None, exit_zero: bool, full: bool,
    isolate: bool | None, timeout: float | None, memory: int | None, **options: Any,
) -> None:  # fmt: skip
    """Check resumes: PDF, Word, OpenDocument, RTF, web and text files, folders of them, or - for standard input.

    Exits with 0 if all is clean, 1 if there are findings, 2 for wrong use, 3 if a file could not be read.
    """
    statuses: list[int] = []
    with faults_told():
        linter = load_linter(timeout=timeout, **options)
    single = len(paths) == 1 and not is_folder(paths[0])
    if style == "html" and not single:
        raise click.UsageError("html is a page for one file; for more: resume-lint batch --format html")
    files = find_files(paths, pictures=bool(options.get("ocr")))
    made: Generator[Outcome, None, None] = (read(linter, shown) for shown in files)
    if isolate or (isolate is None and not single):
        made = read_isolated(linter, files, timeout=timeout, memory=memory)
    with faults_told(), closing(made), destination(output) as write:
        outcomes = noted(made, statuses, fail_under)
        for piece in pieces(outcomes, style, output, single=single, full=full):
            write(piece)
    status = max(statuses, default=CLEAN)
    sys.exit(CLEAN if exit_zero and status == FINDINGS else status)


def noted(outcomes: Iterable[Outcome], statuses: list[int], fail_under: float | None) -> Iterator[Outcome]:
    """The outcomes as they come; each adds its status, and a refused file its line on standard error."""
    for outcome in outcomes:
        for line in complaints(outcome, fail_under):
            click.echo(f"{plain(outcome.shown)}: {plain(line)}", err=True)
        statuses.append(status_of(outcome, fail_under))
        yield outcome


def complaints(outcome: Outcome, fail_under: float | None) -> Iterator[str]:
    """What standard error says of one file: why it was refused, not judged, or is below the threshold."""
    report = outcome.report
    if report is None:
        yield f"{outcome.code}: {outcome.message}"
    elif report.score is None:
        yield f"no score: {report.problems[-1].message}"
    elif fail_under is not None and report.score.total < fail_under:
        yield f"the score {number(report.score.total)} is under {number(fail_under)}"


def status_of(outcome: Outcome, fail_under: float | None) -> int:
    """The exit status that one file asks for; what could not be judged is not clean."""
    if outcome.report is None:
        return UNREADABLE
    if outcome.report.score is None:
        return FINDINGS
    if fail_under is not None:
        return FINDINGS if outcome.report.score.total < fail_under else CLEAN
    return FINDINGS if outcome.report.findings else CLEAN


def pieces(
    outcomes: Iterable[Outcome], style: str, output: str | None, *, single: bool, full: bool
) -> Iterator[str]:
    """What to write, in the format that was asked for."""
    if style == "json":
        return as_json(outcomes, single=single)
    if style == "jsonl":
        return as_jsonl(outcomes)
    if style == "html":
        return as_html(outcomes)
    width, colour = look(output)
    return as_text(outcomes, width=width, colour=colour, whole=single or full)


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="Day up to which current jobs count, as YYYY-MM-DD (default: today).",
)  # fmt: skip
@pack_option
def diff(old: str, new: str, style: str, **options: Any) -> None:
    """Tell what an edit has won: findings fixed, new and left, points, figures, from OLD to NEW.

    Exits with 0 if nothing got worse, 1 if something did, 2 for wrong use, 3 if a file could not be read.
    """
    from resume_lint.comparison import compare
    from resume_lint.reporters import difference

    with faults_told():
        linter = load_linter(select=(), ignore=(), limit=(), timeout=None, **options)
    outcomes = [read(linter, shown) for shown in (old, new)]
    for outcome in outcomes:
        if outcome.report is None:
            click.echo(f"{plain(outcome.shown)}: {outcome.code}: {plain(outcome.message)}", err=True)
    reports = [outcome.report for outcome in outcomes if outcome.report is not None]
    if len(reports) < len(outcomes):
        sys.exit(UNREADABLE)
    found = compare(*reports)
    width, colour = look(None)
    text = difference.render(found, width=width, colour=colour)
    to_stdout(difference.render_json(found) if style == "json" else text)
    sys.exit(FINDINGS if found.worse else CLEAN)


@main.command()
@click.argument("what", metavar="CODE|FILE")
@click.option(
    "--finding", metavar="CODE", help="How this rule was decided for FILE: what was looked at, and where."
)
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="With --finding: day up to which current jobs count, as YYYY-MM-DD (default: today).",
)  # fmt: skip
@pack_option
def explain(what: str, finding: str | None, as_of: datetime | None, pack: str) -> None:
    """Explain one rule by its code or name, or with --finding how it was decided for a FILE."""
    from resume_lint.reporters import how_found, rule_pages

    with faults_told():
        from resume_lint.pack import load_pack

        loaded = load_pack(pack)
        rule = find_rule(loaded, finding.partition(".")[0] if finding else what)
        linter = _explaining(pack, as_of) if finding else None
    width, colour = look(None)
    if linter is None:
        to_stdout(rule_pages.render_page(rule, loaded, width=width, colour=colour))
        return
    outcome = read(linter, what)
    if outcome.report is None:
        click.echo(f"{plain(what)}: {plain(outcome.code)}: {plain(outcome.message)}", err=True)
        sys.exit(UNREADABLE)
    to_stdout(how_found.render(outcome.report, rule, loaded, width=width, colour=colour))


def _explaining(pack: str, as_of: datetime | None) -> Linter:
    """The linter whose reports hold the text, so that places can be shown in their lines."""
    from resume_lint.linter import Linter

    return Linter(pack=pack, as_of=as_of.date() if as_of else None, include_text=True)


def find_rule(pack: Pack, code: str) -> Rule:
    """The rule with that code or name, in capitals or not; a wrong one is told with the nearest."""
    from difflib import get_close_matches

    rule = pack.rule(code.upper()) or pack.rule(code.lower())
    if rule:
        return rule
    known = {name.lower(): name for one in pack.rules for name in (one.code, one.name)}
    near = get_close_matches(code.lower(), known, n=1)
    hint = f"did you mean {known[near[0]]}?" if near else "resume-lint rules lists them"
    raise ConfigError(f"no rule {plain(code)} in {pack.id}; {hint}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of the report."""
    from resume_lint.report import json_schema

    to_stdout(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")


main.add_command(audit)
main.add_command(rules)
