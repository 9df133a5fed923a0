"""The README runs: its Python, its commands, and what it shows of a report."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from resume_lint.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line.split("  ")[0] for line in README.splitlines() if line.startswith("resume-lint ")]


@pytest.fixture
def beside_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, made the working directory, with `samples` and the files that the commands name."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "folder").symlink_to(ROOT / "samples")
    for suffix in ("pdf", "docx"):
        sample = next(iter(sorted((ROOT / "samples").glob(f"*.{suffix}"))))
        (tmp_path / f"resume.{suffix}").symlink_to(sample)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("beside_the_samples")
def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(PYTHON) == 3
    names: dict[str, object] = {}
    for block in PYTHON:
        exec(compile(block, "README.md", "exec"), names)
    assert capsys.readouterr().out


@pytest.mark.usefixtures("beside_the_samples")
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_runs(line: str) -> None:
    command = shlex.split(line.partition(" > ")[0])[1:]
    result = CliRunner().invoke(main, command)
    assert result.exit_code in ((0, 1) if command[0] in ("check", "diff") else (0,)), result.output
    assert result.stdout


def test_the_first_command_installs_checks_the_samples_and_ends_well() -> None:
    line = "pip install . && resume-lint check --exit-zero samples"
    assert f"\n{line}\n" in README
    result = CliRunner().invoke(main, ["check", "--exit-zero", str(ROOT / "samples")])
    assert result.exit_code == 0
    assert all(": no score: " in line for line in result.stderr.splitlines())
    assert "\n10 files, " in result.stdout


def test_the_test_command_is_the_one_that_the_checks_run() -> None:
    found = re.findall(r"^(pip install .*\[dev\].*pytest.*)$", README, re.MULTILINE)
    assert found == ['pip install -e ".[dev]" && pytest']
