"""The page about misses adds up: its shares follow from its counts, and its lots make its total."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "known-misses.md").read_text("utf-8")
ROW = re.compile(
    r"^\| (?P<lot>[`a-z ]+) \| (\d+) \| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", re.MULTILINE
)
ROWS = {match["lot"].strip("`"): [float(cell) for cell in match.groups()[1:]] for match in ROW.finditer(PAGE)}
LOTS = [name for name in ROWS if len(name) == 1]


def test_every_lot_and_the_totals_are_told() -> None:
    assert set(LOTS) == set("dhkmnopquvxyz")
    assert set(ROWS) - set(LOTS) == {"all resumes", "single lines"}


@pytest.mark.parametrize("lot", ROWS)
def test_the_shares_follow_from_the_counts(lot: str) -> None:
    right, missed, spurious, precision, recall, f1 = ROWS[lot]
    assert precision == pytest.approx(right / (right + spurious), abs=6e-4)
    assert recall == pytest.approx(right / (right + missed), abs=6e-4)
    assert f1 == pytest.approx(2 * right / (2 * right + missed + spurious), abs=6e-4)


def test_the_lots_add_up_to_all_resumes() -> None:
    for column in range(3):
        assert sum(ROWS[lot][column] for lot in LOTS) == ROWS["all resumes"][column]
