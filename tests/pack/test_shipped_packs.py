"""Every pack that comes with the package holds: its own rules do what their examples say, and it judges its trade."""

from datetime import date
from pathlib import Path

import pytest

from resume_lint import Linter
from resume_lint.pack import STAGES, load_pack
from resume_lint.pack.shelves import shipped_packs
from resume_lint.proof import prove

AS_OF = date(2026, 11, 22)
SAMPLES = Path(__file__).parents[2] / "samples"
EXTENDING = sorted(set(shipped_packs()) - {"medical-coder"})
BILLER = """Robin Example
{credentials}
SUMMARY
Biller who follows each claim from the front desk to the last payment in a practice of nine providers.
EXPERIENCE
Medical Biller, Lakeside Clinic, 03/2019 - Present
{work}
SKILLS
{skills}
"""
STRONG = BILLER.format(
    credentials="Certified Professional Biller (CPB), AAPC, 2019",
    work="- Sent 1,200 claims a month in Kareo with a clean claim rate of 97%, edits worked in Waystar.\n"
    "- Brought A/R days from 52 to 34 within a year and cut denials by 15%.\n- Trained 4 new billers.",
    skills="Kareo, Waystar, Availity, Medicare, Medicaid",
)
WEAK = BILLER.format(
    credentials="Springfield, OH",
    work="- Responsible for claims and payments.\n- Worked with denials.",
    skills="Billing",
)


def test_there_is_a_pack_for_a_neighbouring_trade() -> None:
    assert "medical-biller" in EXTENDING


@pytest.mark.parametrize("name", EXTENDING)
def test_the_examples_of_its_own_rules_hold(name: str) -> None:
    linter = Linter(pack=name, as_of=AS_OF)
    own = tuple(rule for rule in linter.pack.rules if shipped_packs()[name] in Path(rule.file).parents)
    proofs = list(prove(linter, own))
    assert own and [fault for proof in proofs for fault in proof.faults] == []


@pytest.mark.parametrize("name", EXTENDING)
def test_its_rules_can_take_all_points_of_results_credentials_and_knowledge(name: str) -> None:
    pack = load_pack(name)
    for category in pack.categories[:3]:
        for stage in STAGES:
            rules = [rule for rule in pack.rules if rule.category == category.id and stage in rule.applies]
            assert sum(rule.points.at(stage) for rule in rules) == category.max.at(stage), (
                category.id,
                stage,
            )


def test_a_strong_biller_scores_above_a_weak_one_and_both_are_judged() -> None:
    linter = Linter(pack="medical-biller", as_of=AS_OF)
    strong, weak = linter.lint_text(STRONG), linter.lint_text(WEAK)
    assert strong.score and weak.score
    assert strong.stage.id == weak.stage.id
    assert strong.score.total > weak.score.total + 40
    assert {"RL201", "MB301", "MB302", "MB401", "MB402", "MB403"} <= {one.code for one in weak.findings}
    assert not any(one.code.startswith("MB") for one in strong.findings)


def test_a_resume_of_another_trade_is_no_biller() -> None:
    report = Linter(pack="medical-biller", as_of=AS_OF).lint(SAMPLES / "other-profession.txt")
    assert report.score is None
    assert "not-this-profession" in {problem.code for problem in report.problems}
