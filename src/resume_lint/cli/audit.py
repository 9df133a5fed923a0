"""The commands `resume-lint audit …`: whether swaps move a score, and rates of groups."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resume_lint.cli.files import find_files, read
from resume_lint.cli.options import faults_told, pack_option
from resume_lint.cli.output import look, to_stdout
from resume_lint.errors import ConfigError
from resume_lint.reporters.plain import count, number, plain

if TYPE_CHECKING:
    from resume_lint.audit.impact import Group
    from resume_lint.audit.invariance import Outcome

FAIR, UNFAIR, UNREADABLE = 0, 1, 3
SHOWN = 20
style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@click.group()
def audit() -> None:
    """Look whether people are treated alike: swaps that must move no point (invariance), rates of groups (impact)."""


@audit.command()
@click.argument("paths", nargs=-1, required=True)
@style_option
@pack_option
def invariance(paths: tuple[str, ...], style: str, pack: str) -> None:
    """Swap name, pronouns, contact, address, school, graduation years, interests and more: no point may move.

    Exits with 0 if none moves, 1 if one does, 2 for wrong use, 3 if a file could not be read.
    """
    from resume_lint.audit.invariance import try_variants

    with faults_told():
        from resume_lint.linter import Linter

        linter = Linter(pack=pack, as_of=date.today(), include_text=True)
    outcomes: list[Outcome] = []
    unread = False
    for path in find_files(paths):
        found = read(linter, path)
        if found.report is None:
            click.echo(f"{plain(path)}: {found.code}: {plain(found.message)}", err=True)
            unread = True
        else:
            outcomes += try_variants(linter, found.report)
    to_stdout(_invariance_json(outcomes) if style == "json" else _invariance_text(outcomes))
    sys.exit(UNFAIR if any(one.changed for one in outcomes) else UNREADABLE if unread else FAIR)


def _invariance_text(outcomes: list[Outcome]) -> str:
    from rich.table import Table
    from rich.text import Text

    from resume_lint.audit.invariance import count_by_kind
    from resume_lint.reporters.text import to_text

    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "right", "right"):
        table.add_column(justify=justify)
    table.add_row(*(Text(head, style="bold") for head in ("Swapped", "Variants", "Moved a point")))
    for kind, (tried, changed) in count_by_kind(outcomes).items():
        table.add_row(Text(kind), Text(number(tried)), Text(number(changed)))
    moved = [one for one in outcomes if one.changed]
    lines = [Text(_moved(one)) for one in moved[:SHOWN]]
    told = f"{count(len(outcomes), 'variant')}: {'no point moved' if not moved else f'{len(moved)} moved a point'}."
    width, colour = look(None)
    return to_text([table, *lines, Text(told, style="bold")], width, colour)


def _moved(one: Outcome) -> str:
    """What moved for one variant, such as `name, Li Na: 62 → 58 (RL404)`."""
    totals = f"{_total(one.before)} → {_total(one.after)}"
    return f"{one.variant.kind}, {plain(one.variant.value)}: {totals} ({', '.join(one.moved)})"


def _total(value: float | None) -> str:
    return "no score" if value is None else number(value)


def _invariance_json(outcomes: list[Outcome]) -> str:
    """Counts and the swaps that moved a point, without the words of any resume."""
    from resume_lint.audit.invariance import count_by_kind

    kinds = [
        {"kind": kind, "variants": tried, "moved": changed}
        for kind, (tried, changed) in count_by_kind(outcomes).items()
    ]
    moved = [
        {
            "kind": one.variant.kind,
            "value": one.variant.value,
            "before": one.before,
            "after": one.after,
            "findings": one.moved,
        }
        for one in outcomes
        if one.changed
    ]
    return (
        json.dumps({"variants": len(outcomes), "kinds": kinds, "moved": moved}, indent=2, ensure_ascii=False)
        + "\n"
    )


@audit.command()
@click.argument("scores", type=click.Path(path_type=Path))
@click.option(
    "--group",
    "groups",
    multiple=True,
    required=True,
    metavar="COLUMN",
    help="Column with the group; several are crossed.",
)
@click.option("--score", default="score", show_default=True, metavar="COLUMN", help="Column with the score.")
@click.option(
    "--threshold",
    type=float,
    metavar="N",
    help="Selected is who has N points (default: who is above the median).",
)
@style_option
def impact(scores: Path, groups: tuple[str, ...], score: str, threshold: float | None, style: str) -> None:
    """Print the rate of each group in SCORES, a CSV table, its ratio to the highest rate, and small groups.

    Exits with 0 if every group is at four fifths of the highest rate or above, 1 if one is below, 2 for wrong use.
    """
    from resume_lint.audit.impact import rates_of_groups, read_scores

    with faults_told():
        try:
            text = scores.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"{plain(str(scores))}: the table cannot be read; save it as CSV in UTF-8"
            ) from error
        found = rates_of_groups(read_scores(text, score, groups), threshold=threshold)
    to_stdout(_impact_json(found) if style == "json" else _impact_text(found, groups, threshold))
    sys.exit(UNFAIR if any(group.low and not group.small for group in found) else FAIR)


def _impact_text(found: list[Group], groups: tuple[str, ...], threshold: float | None) -> str:
    from rich.table import Table
    from rich.text import Text

    from resume_lint.reporters.text import to_text

    rate = "Scoring rate" if threshold is None else "Selection rate"
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in groups:
        table.add_column()
    for _ in range(4):
        table.add_column(justify="right")
    table.add_column()
    heads = (
        *(plain(group) for group in groups),
        "People",
        "Above" if threshold is None else "Selected",
        rate,
        "Ratio",
        "",
    )
    table.add_row(*(Text(head, style="bold") for head in heads))
    for group in found:
        ratio = "" if group.ratio is None else f"{group.ratio:.2f}"
        notes = ["below four fifths"] if group.low else []
        notes += ["small group: the rate says little"] if group.small else []
        cells = (
            *(plain(name) for name in group.name),
            number(group.people),
            number(group.selected),
            f"{group.rate:.1%}",
            ratio,
            "; ".join(notes),
        )
        table.add_row(*(Text(cell) for cell in cells))
    note = Text(
        "Rates and ratios only: what they mean, and what follows, is for people who know the case.",
        style="dim",
    )
    width, colour = look(None)
    return to_text([table, note], width, colour)


def _impact_json(found: list[Group]) -> str:
    rows = [{**asdict(group), "low": group.low} for group in found]
    return json.dumps({"groups": rows}, indent=2, ensure_ascii=False) + "\n"
