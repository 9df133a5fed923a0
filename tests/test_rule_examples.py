"""Every rule proves itself: bad examples raise it, with exactly the marked evidence; good ones do not."""

import re
from datetime import date
from pathlib import Path

import pytest

from resume_lint.linter import Linter
from resume_lint.pack.model import FileExample
from resume_lint.records import Finding

LINTER = Linter(as_of=date(2026, 11, 22), second_reader=True)
MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
RULES = LINTER.pack.rules
FILES = {rule.code: Path(rule.file).parent / "files" for rule in RULES}
BAD = [(rule.code, example) for rule in RULES for example in rule.examples.bad]
GOOD = [(rule.code, example) for rule in RULES for example in rule.examples.good]


def raised(code: str, example: str | FileExample) -> Finding | None:
    if isinstance(example, FileExample):
        report = LINTER.lint(FILES[code] / example.file)
    else:
        report = LINTER.lint_text(MARK.sub(r"\1", example))
    return next((finding for finding in report.findings if finding.code == code), None)


@pytest.mark.parametrize(("code", "example"), BAD, ids=[f"{code}-{i}" for i, (code, _) in enumerate(BAD)])
def test_a_bad_example_raises_its_rule_on_the_marked_words(code: str, example: str | FileExample) -> None:
    finding = raised(code, example)
    assert finding is not None, f"{code} is silent on:\n{example}"
    marked = list(example.marked) if isinstance(example, FileExample) else MARK.findall(example)
    if marked:
        assert [place.text for place in finding.evidence] == marked


@pytest.mark.parametrize(("code", "example"), GOOD, ids=[f"{code}-{i}" for i, (code, _) in enumerate(GOOD)])
def test_a_good_example_does_not(code: str, example: str | FileExample) -> None:
    finding = raised(code, example)
    assert finding is None, (
        f"{code} is raised with {[place.text for place in finding.evidence]} on:\n{example}"
    )
