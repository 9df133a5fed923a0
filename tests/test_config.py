"""Options stand in `resume-lint.toml` or `pyproject.toml` above the files: for commands, never for library calls."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import resume_lint
from resume_lint import cli
from resume_lint.cli.config import find_config
from resume_lint.errors import ConfigError

RESUME = """Robin Example
SUMMARY
Coder for outpatient clinics who works with care, asks physicians where a note is unclear, and keeps up with rules.
EXPERIENCE
Medical Coder, Lakeside Clinic, 03/2021 - Present
- Coded outpatient charts in Epic and Optum EncoderPro, a team player in a busy clinic of nine physicians.
SKILLS
ICD-10-CM, CPT, HCPCS Level II
"""


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / "people" / "robin.txt"
    path.parent.mkdir()
    path.write_text(RESUME, "utf-8")
    return path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["check", "--as-of", "2026-11-22", "--format", "json", *arguments])


def codes(result: Result) -> set[str]:
    return {finding["code"] for finding in json.loads(result.stdout)["findings"]}


def test_a_file_above_gives_the_options(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "resume-lint.toml").write_text('select = ["RL401", "RL201"]\nexit-zero = true\n', "utf-8")
    result = check(str(resume))
    assert codes(result) == {"RL401", "RL201"}
    assert result.exit_code == 0


def test_the_command_line_wins(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "resume-lint.toml").write_text('select = ["RL401"]\n', "utf-8")
    assert codes(check("--select", "RL201", str(resume))) == {"RL201"}


def test_a_table_of_pyproject_counts_and_one_without_is_passed_over(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.resume-lint]\nselect = ["RL402"]\n', "utf-8")
    (resume.parent / "pyproject.toml").write_text("[tool.other]\na = 1\n", "utf-8")
    assert codes(check(str(resume))) == {"RL402"}


def test_the_nearest_file_counts(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "resume-lint.toml").write_text('select = ["RL401"]\n', "utf-8")
    (resume.parent / "resume-lint.toml").write_text('select = ["RL201"]\n', "utf-8")
    assert codes(check(str(resume))) == {"RL201"}


def test_one_may_be_named_or_none_be_looked_for(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "resume-lint.toml").write_text('select = ["RL401"]\n', "utf-8")
    other = tmp_path / "strict.toml"
    other.write_text('select = ["RL402"]\n', "utf-8")
    assert codes(check("--config", str(other), str(resume))) == {"RL402"}
    assert len(codes(check("--no-config", str(resume)))) > 3


def test_limits_and_the_path_of_a_pack_are_understood(resume: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("id: ours\nversion: 1.0.0\nextends: medical-coder\n", "utf-8")
    (tmp_path / "resume-lint.toml").write_text('pack = "ours.yaml"\n[limit]\nmax_pages = 3\n', "utf-8")
    assert json.loads(check(str(resume)).stdout)["tool"]["pack"]["id"] == "ours"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nselekt = ["RL4"]\n', "resume-lint.toml:2: no option selekt: known are"),
        ('output = "x"\n', "resume-lint.toml:1: no option output"),
        ("select = [\n", "resume-lint.toml:"),
        ('reader = "acrobat"\n', "acrobat"),
    ],
)
def test_a_mistake_is_told_and_is_wrong_use(resume: Path, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "resume-lint.toml").write_text(text, "utf-8")
    result = check(str(resume))
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_files_under_different_configurations_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "resume-lint.toml").write_text("full = true\n", "utf-8")
    with pytest.raises(ConfigError, match="different configurations"):
        find_config([str(tmp_path / "a" / "x.pdf"), str(tmp_path / "b" / "y.pdf")])


def test_standard_input_stands_nowhere() -> None:
    assert find_config(["-"]) is None


def test_a_library_call_looks_for_none(resume: Path) -> None:
    (resume.parent / "resume-lint.toml").write_text('select = ["RL401"]\n', "utf-8")
    assert len({finding.code for finding in resume_lint.lint(resume).findings}) > 1
