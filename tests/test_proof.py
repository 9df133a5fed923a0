"""A rule's examples are its proof: a wrong mark or a silent rule is told with its file and line."""

from datetime import date
from pathlib import Path

import pytest

from resume_lint import Linter
from resume_lint.pack.faults import Fault
from resume_lint.proof import prove

MANIFEST = "id: lakeside\nversion: 1.0.0\nextends: medical-coder\n"
RULE = """\
code: LK101
name: chart-is-named
severity: advice
category: presentation
points: 0
raise: {when: any, of: skills, where: {id: epic}}
message: "Named: {texts}."
hint: Name it.
guide: {section: Key Takeaways, recommendation: name the systems you use}
examples:
  bad:
    - "Coded charts in [[Epic]]."
  good:
    - "Coded charts in Cerner."
"""


def faults_of(folder: Path, rule: str) -> tuple[Fault, ...]:
    (folder / "checks").mkdir()
    (folder / "pack.yaml").write_text(MANIFEST, "utf-8")
    (folder / "checks" / "LK101-chart-is-named.yaml").write_text(rule, "utf-8")
    linter = Linter(pack=folder, as_of=date(2026, 11, 22))
    rules = tuple(one for one in linter.pack.rules if one.code == "LK101")
    (proof,) = prove(linter, rules)
    assert proof.examples == 2
    return proof.faults


def test_right_examples_have_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path, RULE) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("in [[Epic]]", "[[in Epic]]", 12, "LK101 is raised on “Epic”, and “in Epic” is marked"),
        ("in [[Epic]]", "in Cerner", 12, "LK101 is not raised for this bad example"),
        ("in Cerner", "in Epic", 14, "LK101 is raised for this good example, on “Epic”"),
    ],
)
def test_a_wrong_example_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    (fault,) = faults_of(tmp_path, RULE.replace(old, new))
    assert (Path(fault.file).name, fault.line, fault.what) == ("LK101-chart-is-named.yaml", line, what)
