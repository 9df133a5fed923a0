"""Rates of groups, their ratios to the highest, and the groups that are too small to say anything."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from resume_lint.audit.impact import rates_of_groups, read_scores
from resume_lint.cli import main
from resume_lint.errors import ConfigError


def table(rows: list[tuple[str, str, int, float]]) -> str:
    lines = [f"{sex},{origin},{score}" for sex, origin, people, score in rows for _ in range(people)]
    return "sex,origin,score\n" + "\n".join(lines) + "\n"


# 100 women, 60 of them with 80 points and 40 with 50; 100 men, 90 with 80 and 10 with 50.
ROWS = [("f", "a", 60, 80.0), ("f", "b", 40, 50.0), ("m", "a", 90, 80.0), ("m", "b", 10, 50.0)]


def test_the_selection_rate_and_its_ratio_to_the_highest() -> None:
    women, men = rates_of_groups(read_scores(table(ROWS), "score", ["sex"]), threshold=75)
    assert (women.people, women.selected, women.rate) == (100, 60, 0.6)
    assert (men.rate, men.ratio) == (0.9, 1.0)
    assert women.ratio == pytest.approx(2 / 3)
    assert (women.low, men.low) == (True, False)


def test_without_a_threshold_who_is_above_the_median_of_all_counts() -> None:
    rows = [("f", "a", 50, 70.0), ("f", "a", 50, 60.0), ("m", "a", 50, 90.0), ("m", "a", 50, 65.0)]
    women, men = rates_of_groups(read_scores(table(rows), "score", ["sex"]))
    assert (women.rate, men.rate) == (0.5, 0.5)


def test_groups_of_several_columns_are_crossed() -> None:
    found = rates_of_groups(read_scores(table(ROWS), "score", ["sex", "origin"]), threshold=75)
    assert [group.name for group in found] == [("f", "a"), ("f", "b"), ("m", "a"), ("m", "b")]


def test_a_small_group_is_told_and_sets_no_standard() -> None:
    rows = [
        ("f", "a", 50, 80.0),
        ("f", "a", 50, 50.0),
        ("m", "a", 60, 80.0),
        ("m", "a", 40, 50.0),
        ("x", "a", 5, 80.0),
    ]
    women, men, others = rates_of_groups(read_scores(table(rows), "score", ["sex"]), threshold=75)
    assert (women.small, men.small, others.small) == (False, False, True)
    assert women.ratio == pytest.approx(0.5 / 0.6)


def test_rows_without_a_score_are_left_out_and_an_empty_group_is_not_given() -> None:
    scores = read_scores("sex,score\nf,80\nm,\n,70\n", "score", ["sex"])
    assert scores == [(80.0, ("f",)), (70.0, ("not given",))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sex,points\nf,80\n", "no column 'score'"),
        ("sex,score\nf,high\n", "line 2: the score is no number"),
        ("sex,score\nf,nan\n", "line 2: the score is no number"),
        ("sex,score\n", "no row has a score"),
    ],
)
def test_a_table_that_cannot_be_counted_is_told(text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        read_scores(text, "score", ["sex"])


def impact(tmp_path: Path, *options: str) -> Result:
    (tmp_path / "scores.csv").write_text(table(ROWS), "utf-8")
    return CliRunner().invoke(
        main, ["audit", "impact", str(tmp_path / "scores.csv"), "--group", "sex", *options]
    )


def test_the_command_prints_rates_and_ratios_and_warns(tmp_path: Path) -> None:
    ran = impact(tmp_path, "--threshold", "75")
    assert ran.exit_code == 1
    row = next(line for line in ran.output.splitlines() if line.startswith("f "))
    assert row.split()[:5] == ["f", "100", "60", "60.0%", "0.67"]
    assert "below four fifths" in row


def test_the_command_gives_json(tmp_path: Path) -> None:
    groups = json.loads(impact(tmp_path, "--format", "json", "--threshold", "75").output)["groups"]
    assert [(group["name"], group["rate"], group["low"]) for group in groups] == [
        (["f"], 0.6, True),
        (["m"], 0.9, False),
    ]


def test_a_missing_table_is_wrong_use(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["audit", "impact", str(tmp_path / "none.csv"), "--group", "sex"])
    assert ran.exit_code == 2
    assert "cannot be read" in ran.output
