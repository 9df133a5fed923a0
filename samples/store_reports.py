"""Store the report of each sample again, what the README shows of them, and the pages made from the rules.

Run it as `python samples/store_reports.py`.

Read the difference before you commit it: each line of it is a change that a user sees.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path
from runpy import run_path

from click.testing import CliRunner

from resume_lint import Linter, Report
from resume_lint.batch.folders import SUFFIXES
from resume_lint.cli import main
from resume_lint.reporters import json, text

HERE = Path(__file__).parent
ROOT = HERE.parent
STORED = HERE / "reports"
README = ROOT / "README.md"
AS_OF = date(2026, 11, 22)
WIDTH = 88
SHOWN = re.compile(r"(<!-- made by resume-lint (.+?), from “(.+?)” -->\n\n```\n).*?```", re.DOTALL)


def find_samples() -> list[Path]:
    """The sample resumes, by name."""
    return sorted(
        path for path in HERE.iterdir() if path.suffix in SUFFIXES and path.stem.lower() != "readme"
    )


def build_reports() -> Iterator[tuple[str, str]]:
    """The name of each file in `reports/` and what stands in it."""
    linter = Linter(as_of=AS_OF)
    for path in find_samples():
        report = without_versions(linter.lint(path))
        yield f"{path.name}.json", json.render(report)
        yield f"{path.name}.report", text.render(report, width=WIDTH)


def without_versions(report: Report) -> Report:
    """The report without what changes with programs and with any byte of a rule file."""
    pack = replace(report.tool.pack, digest="-")
    tool = replace(report.tool, version="-", spacy_version="-", pack=pack)
    return report.model_copy(update={"tool": tool})


def renew(readme: str) -> str:
    """The README with its pieces of output as they are printed now."""
    return SHOWN.sub(lambda block: f"{block[1]}{print_part(block[2], block[3])}```", readme)


def print_part(arguments: str, first: str) -> str:
    """The lines that `resume-lint` prints, from the one that holds `first` up to an empty one."""
    with chdir(ROOT):
        lines = CliRunner().invoke(main, shlex.split(arguments)).stdout.splitlines()
    start = next(number for number, line in enumerate(lines) if first in line)
    return "".join(f"{line}\n" for line in lines[start : lines.index("", start)])


def store() -> None:
    """Write it all, and remove the report of a sample that is gone."""
    STORED.mkdir(exist_ok=True)
    reports = dict(build_reports())
    for path in STORED.iterdir():
        if path.name not in reports:
            path.unlink()
    for name, words in reports.items():
        (STORED / name).write_text(words, "utf-8")
    README.write_text(renew(README.read_text("utf-8")), "utf-8")
    print(f"{len(reports)} reports in {STORED.relative_to(ROOT)}; now read `git diff`")
    run_path(str(ROOT / "docs" / "write_pages.py"), run_name="__main__")


if __name__ == "__main__":
    store()
