"""The lines that the weights are learned from: their marks are understood, and no line stands twice."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
import yaml
from benchmarks.accuracy.annotations import find_claims, plain

import resume_lint.records as records
from resume_lint.pack import load_pack

LINES = Path(__file__).parents[2] / "benchmarks" / "chooser" / "lines"
LOTS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(LINES.glob("*.yaml"))}
METRICS = {metric.id for metric in load_pack().vocabulary.metrics}


@pytest.mark.parametrize("lot", LOTS)
def test_marks_name_metrics_units_and_sections_that_there_are(lot: str) -> None:
    for entry in LOTS[lot]:
        assert set(entry) <= {"section", "role", "text"}
        assert entry["section"] in get_args(records.SectionKind)
        for claim in find_claims(entry["text"]):
            assert set(claim.metrics) <= METRICS, entry["text"]
            assert claim.unit in get_args(records.Unit), entry["text"]


@pytest.mark.parametrize("lot", LOTS)
def test_every_mark_is_understood(lot: str) -> None:
    for entry in LOTS[lot]:
        words = plain(entry["text"])
        assert "{{" not in words and "}}" not in words and "metric=" not in words, words


def test_no_line_stands_twice() -> None:
    counts = Counter(plain(entry["text"]) for lines in LOTS.values() for entry in lines)
    assert [text for text, count in counts.items() if count > 1] == []
