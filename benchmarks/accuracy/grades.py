"""Grades of the writers → how far apart their resumes score: `python -m benchmarks.accuracy.grades`.

A writer of an annotated resume may call it strong, mixed or weak at the head of the notes, and a sample is called so by
its file; neither has seen a score. Strong ones must score above weak ones of the same stage, each above each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.accuracy.annotations import read_set
from benchmarks.accuracy.render import LAYOUTS, render_all
from benchmarks.accuracy.tables import table
from resume_lint.linter import Linter

AS_OF = date(2026, 11, 22)
GRADES = ("strong", "mixed", "weak")
STAGES = ("entry", "mid", "senior")
SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True, slots=True)
class Graded:
    """One resume with the grade of its writer and its score; the stage is the one it was scored at."""

    id: str
    stage: str
    grade: str
    total: float


def graded(sets: Iterable[str] = ("dev", "more"), layout: str = "text") -> Iterator[Graded]:
    """The graded resumes that have a score, those of the sets and the samples."""
    linter = Linter(as_of=AS_OF)
    resumes = [one for name in sets for one in read_set(name) if one.grade]
    paths = render_all(resumes, LAYOUTS[layout])
    named = [(one.id, one.grade, path) for one, path in zip(resumes, paths, strict=True)]
    for path in sorted(SAMPLES.iterdir()):
        grade = path.stem.rpartition("-")[2]
        if grade in GRADES and path.suffix in (".pdf", ".docx", ".md", ".txt"):
            named.append((path.stem, grade, path))
    for id, grade, path in named:
        report = linter.lint(path)
        if report.score is not None:
            yield Graded(id, report.stage.id, grade, report.score.total)


def crossed(found: Iterable[Graded]) -> list[tuple[Graded, Graded]]:
    """Each weak resume that scores as high as a strong one of its stage, with that one."""
    every = list(found)
    strong = [one for one in every if one.grade == "strong"]
    weak = [one for one in every if one.grade == "weak"]
    return [
        (low, high) for low in weak for high in strong if low.stage == high.stage and low.total >= high.total
    ]


def render(found: Iterable[Graded]) -> str:
    """For each stage and grade: how many, and their lowest, mean and highest score."""
    every = list(found)
    rows = [["stage, grade", "resumes", "lowest", "mean", "highest"]]
    for stage in STAGES:
        for grade in GRADES:
            totals = [one.total for one in every if (one.stage, one.grade) == (stage, grade)]
            if totals:
                mean = sum(totals) / len(totals)
                numbers = [f"{len(totals)}", f"{min(totals):.0f}", f"{mean:.1f}", f"{max(totals):.0f}"]
                rows.append([f"{stage}, {grade}", *numbers])
    return table(rows)


def main() -> int:
    """Exit status 0 when every strong resume scores above every weak one of its stage, else 1."""
    every = list(graded())
    print(render(every))
    for low, high in crossed(every):
        print(
            f"{low.id} (weak, {low.total:.0f}) is not below {high.id} (strong, {high.total:.0f}), {low.stage}"
        )
    return 1 if crossed(every) else 0


if __name__ == "__main__":
    sys.exit(main())
