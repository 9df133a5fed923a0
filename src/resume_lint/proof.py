"""A pack → whether its rules do what their own examples say: the proof that stands in each rule's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resume_lint.linter import Linter
from resume_lint.pack import Rule, rule_fault
from resume_lint.pack.faults import Fault
from resume_lint.pack.model import FileExample
from resume_lint.records import Finding

MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
# Words longer than this are cut in a fault, which is one line.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Proof:
    """How many examples of a rule were run, and which of them fail."""

    code: str
    examples: int
    faults: tuple[Fault, ...]


def prove(linter: Linter, rules: tuple[Rule, ...]) -> Iterator[Proof]:
    """For each rule whether its bad examples raise it on just the marked words, and its good ones do not."""
    for rule in rules:
        faults = (*_faults_of_bad(linter, rule), *_faults_of_good(linter, rule))
        yield Proof(rule.code, len(rule.examples.bad) + len(rule.examples.good), faults)


def _faults_of_bad(linter: Linter, rule: Rule) -> Iterator[Fault]:
    for index, example in enumerate(rule.examples.bad):
        finding = _raised(linter, rule, example)
        if finding is None:
            yield rule_fault(
                rule, ("examples", "bad", index), f"{rule.code} is not raised for this bad example"
            )
            continue
        marked = list(example.marked) if isinstance(example, FileExample) else MARK.findall(example)
        found = [place.text for place in finding.evidence]
        if marked and found != marked:
            what = f"{rule.code} is raised on {_listed(found)}, and {_listed(marked)} is marked"
            yield rule_fault(rule, ("examples", "bad", index), what)


def _faults_of_good(linter: Linter, rule: Rule) -> Iterator[Fault]:
    for index, example in enumerate(rule.examples.good):
        finding = _raised(linter, rule, example)
        if finding is not None:
            places = _listed([place.text for place in finding.evidence])
            what = f"{rule.code} is raised for this good example, on {places}"
            yield rule_fault(rule, ("examples", "good", index), what)


def _raised(linter: Linter, rule: Rule, example: str | FileExample) -> Finding | None:
    if isinstance(example, FileExample):
        report = linter.lint(Path(rule.file).parent / "files" / example.file)
    else:
        report = linter.lint_text(MARK.sub(r"\1", example))
    return next((finding for finding in report.findings if finding.code == rule.code), None)


def _listed(words: list[str]) -> str:
    """The words in quotes, each on one line.

    >>> _listed(["ICD-10", "CPT\\ncoding"]), _listed([])
    ('“ICD-10”, “CPT coding”', 'no words')
    """
    shown = (" ".join(one.split()) for one in words)
    return ", ".join(f"“{one[:SHOWN]}”" for one in shown) or "no words"
