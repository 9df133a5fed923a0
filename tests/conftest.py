"""Reports made by hand, and a linter on which some files do what native code does with a hostile file."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import get_origin

import pytest

from resume_lint.linter import Linter
from resume_lint.records import Career, CategoryScore, Finding, GuideRef, Score, Stage
from resume_lint.report import PackVersion, Report, Source, Tool

GUIDE = GuideRef("Milestones to Hit by Year 3-5", "track your own accuracy")


def build(*, name: str = "resume.docx", total: float = 100, **fields: object) -> Report:
    """A report with one category and, below 100 points, one finding that takes the rest."""
    missing = Finding(
        code="RL401",
        name="missing-accuracy-figure",
        severity="warning",
        message="No accuracy figure is stated.",
        hint="Say what your audits found, such as “[your accuracy]% over [number] charts”.",
        points=100 - total,
        guide=GUIDE,
        evidence=(),
        category="results",
    )
    findings = (missing,) if total < 100 else ()
    codes = tuple(finding.code for finding in findings)
    band = "strong" if total >= 85 else "good" if total >= 70 else "fair" if total >= 50 else "weak"
    plain: dict[str, object] = {
        "tool": Tool("resume-lint", "0.1.0", "3.8.0", PackVersion("medical-coder", "1.0.0", "0" * 16), None),
        "source": Source(name, "text/plain", "0" * 64, 1000, None, 300),
        "as_of": date(2026, 11, 22),
        "score": Score(total, 100, band, (CategoryScore("results", "Results", total, 100, codes),)),
        "stage": Stage("mid", 4.2, "4.2 years in 2 jobs of the field"),
        "findings": findings,
        "steps": codes,
        "career": Career("mid", (), (), None, ()),
    }
    empty = {name: () for name, field in Report.model_fields.items() if get_origin(field.annotation) is tuple}
    return Report(**{**empty, **plain, **fields})


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Builds a report by hand; see `build`."""
    return build


FAULTY = '''
import ctypes, os, signal, time
from resume_lint import Linter
from resume_lint.document.source import read_source
from resume_lint.errors import ResumeLintError


class FaultyLinter(Linter):
    """Does what the first word of the file says."""

    def lint(self, source, *, name=None):
        try:
            words = read_source(source)[0].split(maxsplit=1)
        except ResumeLintError:
            words = []
        if words and words[0] in FAULTS:
            FAULTS[words[0]]()
        return super().lint(source, name=name)


def eat():
    eaten = []
    while True:
        eaten.append(bytearray(20_000_000))


def hang():
    """Holds the interpreter's lock, as a loop in native code does."""
    ctypes.PyDLL(None).sleep(600)


FAULTS = {
    b"CRASH": lambda: ctypes.string_at(0),
    b"KILL": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"EXIT": lambda: os._exit(3),
    b"HANG": hang,
    b"EAT": eat,
    b"BUG": lambda: {}["Jane Roe"],
}
'''


@pytest.fixture
def faulty_linter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Linter]:
    """The linter; its module lies where the processes find it too."""
    folder = tmp_path / "faulty"
    folder.mkdir()
    (folder / "faulty_linter.py").write_text(FAULTY)
    monkeypatch.syspath_prepend(folder)
    yield importlib.import_module("faulty_linter").FaultyLinter()
    del sys.modules["faulty_linter"]
