"""The same bytes and options give the same JSON, in this process, in another, and under another hash seed."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from resume_lint import Linter
from resume_lint.batch.folders import SUFFIXES

SAMPLES = Path(__file__).parent.parent / "samples"
FILES = sorted(path for path in SAMPLES.glob("*") if path.suffix in SUFFIXES)
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def here() -> list[str]:
    """The JSON of each sample, made in this process."""
    linter = Linter(as_of=AS_OF)
    return [linter.lint(path).to_json(indent=None) for path in FILES]


def elsewhere(seed: str) -> list[str]:
    """The JSON of each sample, made in another process with that hash seed and a poor locale."""
    command = [sys.executable, "-m", "resume_lint", "check", "--format", "jsonl", "--as-of", str(AS_OF)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run([*command, *map(str, FILES)], capture_output=True, env=environment, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode("utf-8").removesuffix("\n").split("\n")


def test_there_are_samples() -> None:
    assert len(FILES) >= 8


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_process_under_another_hash_seed_gives_the_same_bytes(here: list[str], seed: str) -> None:
    assert elsewhere(seed) == here


def test_a_linter_remembers_nothing_of_the_files_before(here: list[str]) -> None:
    linter = Linter(as_of=AS_OF)
    assert [linter.lint(path).to_json(indent=None) for path in reversed(FILES)] == here[::-1]
