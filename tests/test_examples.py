"""The recipes for engines: every file gets its row, whatever some of them do, and rows are those of this process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet

from resume_lint import Linter
from resume_lint.batch.engines import COLUMNS, RowLinter

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 22)
GOOD = "EXPERIENCE\nMedical Coder, Lakeside Clinic, 2021 - Present\n- Coded charts at {share}% accuracy.\n"
HARM = {"crash": "CRASH", "hang": "HANG", "eat": "EAT", "bug": "BUG", "empty": ""}
CODES = {
    "crash": "worker-crashed", "hang": "document-too-slow", "eat": "too-much-memory", "bug": "internal-error",
    "empty": "empty-document",
}  # fmt: skip


def test_a_row_linter_can_be_pickled_also_while_it_works() -> None:
    rows = RowLinter(Linter(as_of=AS_OF), workers=1)
    content = [GOOD.format(share=97).encode()]
    (here,) = rows.rows(["folder/a.txt"], content)
    again = pickle.loads(pickle.dumps(rows))
    assert again.rows(["folder/a.txt"], content) == [here]
    assert list(here) == ["name", "sha256", *(one for one in COLUMNS if one not in ("name", "sha256"))]
    assert here["report"] == Linter(as_of=AS_OF).lint(content[0], name="a.txt").to_json(indent=None)
    rows.close()
    again.close()


def test_a_file_that_was_not_fetched_has_its_row() -> None:
    rows = RowLinter(Linter(as_of=AS_OF), workers=1)
    (row,) = rows.rows(["s3://bucket/a.pdf"], [None])
    assert (row["name"], row["error"], row["score"], row["sha256"]) == (
        "a.pdf",
        "file-not-readable",
        None,
        None,
    )
    rows.close()


SCRIPT = """
import sys
from datetime import date
import resumes_on_daft
from faulty_linter import FaultyLinter
from resume_lint.batch.engines import RowLinter
resumes_on_daft.RowLinter = lambda linter: RowLinter(FaultyLinter(**linter.options()), workers=2, timeout=5)
resumes_on_daft.lint(*sys.argv[1:], date(2026, 11, 22))
"""


def test_daft_writes_a_row_for_each_file_and_none_is_lost_to_a_bad_one(
    faulty_linter: Linter, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        (folder / f"good{number}.txt").write_text(GOOD.format(share=60 + number))
    for name, words in HARM.items():
        (folder / f"{name}.txt").write_text(words)
    places = [str(ROOT / "examples"), *sys.path]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, f"{folder}/*.txt", str(tmp_path / "out")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = {row["name"]: row for row in pyarrow.parquet.read_table(tmp_path / "out").to_pylist()}
    assert {name: row["error"] for name, row in rows.items() if row["error"]} == {
        f"{name}.txt": code for name, code in CODES.items()
    }
    for number in range(20):
        name = f"good{number}.txt"
        assert rows[name]["report"] == Linter(as_of=AS_OF).lint(folder / name).to_json(indent=None)
