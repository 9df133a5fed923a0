"""The commands `resume-lint rules …`: list the rules of a pack, begin a pack of one's own, and try its examples."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from resume_lint.cli.options import faults_told, pack_option
from resume_lint.cli.output import look, to_stdout
from resume_lint.errors import ConfigError
from resume_lint.reporters.plain import count, plain

PASSED, FAILED = 0, 1
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# The day on which examples are read: they must not change with the calendar.
EXAMPLE_DAY = date(2026, 11, 22)

NEW_PACK = """\
# {title}: rules of our own over those of {base}. What is not named here stays as it is there.
#
#   resume-lint check --pack {folder} resume.pdf     judges by it
#   resume-lint rules test {folder}                  tries the examples of its rules
id: {id}
version: 0.1.0
extends: {base}
title: {title}

# Points and severities of our own, and rules that are off:
rules:
#  RL401: {{severity: error, points: {{entry: 6, mid: 9, senior: 8}}}}
#  RL602: off

# Words of our own; an entry with a known id takes the place of the other:
vocabulary:
#  terms:
#    - {{id: our_chart, name: OurChart, kind: tool, category: ehr, counts_as: [ehr]}}
"""
NEW_RULE = """\
# A rule of our own. Change it, keep a bad and a good example, and run: resume-lint rules test {folder}
code: {prefix}101
name: no-skill-named
severity: advice
category: presentation
points: 0
raise: {{when: none, of: skills}}
message: No skill of the profession is named.
hint: Name the systems and methods that you have worked with.
guide: {{section: "{section}", recommendation: "name what you work with"}}
examples:
  bad:
    - Worked in an office for nine years.
  good:
    - "{good}"
"""


@click.group(invoke_without_command=True)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pack_option
@click.pass_context
def rules(context: click.Context, style: str, pack: str) -> None:
    """List the rules of a pack, begin a pack of your own (new), or try its examples (test)."""
    if context.invoked_subcommand is None:
        show_rules(style, pack)


@rules.command("list")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pack_option
def list_rules(style: str, pack: str) -> None:
    """List the rules of a pack, with what each may cost."""
    show_rules(style, pack)


def show_rules(style: str, pack: str) -> None:
    """Print the rules of a pack."""
    from resume_lint.reporters import rule_pages

    with faults_told():
        from resume_lint.pack import load_pack

        loaded = load_pack(pack)
    width, colour = look(None)
    table = rule_pages.render_table(loaded, width=width, colour=colour)
    to_stdout(rule_pages.render_json(loaded) if style == "json" else table)


@rules.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--extends", "base", default="medical-coder", show_default=True, metavar="PACK")
def new_pack(folder: Path, base: str) -> None:
    """Begin a pack of your own in FOLDER: one that extends another, with one rule to change."""
    with faults_told():
        from resume_lint.pack import load_pack

        below = load_pack(base)
        if not ID.fullmatch(folder.name):
            raise ConfigError(f"{plain(folder.name)}: name the folder in small letters, digits and hyphens")
        if folder.exists() and any(folder.iterdir()):
            raise ConfigError(f"{plain(str(folder))}: there are files in it; name a new folder")
    title = folder.name.replace("-", " ").capitalize()
    prefix = re.sub(r"[^A-Z]", "", folder.name.upper())[:2].ljust(2, "X")
    term = below.vocabulary.terms[0].name if below.vocabulary.terms else "Work"
    manifest = NEW_PACK.format(title=title, base=base, folder=folder, id=folder.name)
    rule = NEW_RULE.format(
        folder=folder, prefix=prefix, section=below.guide.sections[0], good=f"Worked with {term}."
    )
    (folder / "checks").mkdir(parents=True)
    (folder / "pack.yaml").write_text(manifest, "utf-8")
    (folder / "checks" / f"{prefix}101-no-skill-named.yaml").write_text(rule, "utf-8")
    to_stdout(f"{folder}: a pack that extends {below.id}. Try it: resume-lint rules test {folder}\n")


@rules.command("test")
@click.argument("pack")
@click.option("--all", "every", is_flag=True, help="Also the rules of the pack that it extends.")
def test_rules(pack: str, every: bool) -> None:
    """Run the examples of the rules of PACK, an id, a folder or a file.

    Exits with 0 if all hold, 1 if some do not, 2 if the pack has faults.
    """
    with faults_told():
        from resume_lint.linter import Linter
        from resume_lint.pack import load_pack
        from resume_lint.pack.shelves import find_manifest
        from resume_lint.proof import prove

        linter = Linter(pack=pack, as_of=EXAMPLE_DAY, second_reader=True)
        own = find_manifest(pack).resolve().parent
        chosen = tuple(
            rule for rule in load_pack(pack).rules if every or own in Path(rule.file).resolve().parents
        )
    proofs = list(prove(linter, chosen))
    faults = [fault for proof in proofs for fault in proof.faults]
    for fault in faults:
        click.echo(plain(str(fault)), err=True)
    examples = sum(proof.examples for proof in proofs)
    failed = f", {count(len(faults), 'example')} of them wrong" if faults else ""
    to_stdout(f"{count(len(proofs), 'rule')}, {count(examples, 'example')}{failed}\n")
    sys.exit(FAILED if faults else PASSED)
