"""Two readers of the same resumes agree on their claims as far as the benchmark's page tells."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.accuracy.agreement import agreement, read_second
from benchmarks.accuracy.mistakes import METRICS


def test_the_second_reader_uses_the_metrics_that_there_are() -> None:
    assert {
        metric for readings in read_second().values() for metrics, _ in readings for metric in metrics
    } <= METRICS


def test_the_page_tells_how_far_two_readers_agree() -> None:
    page = (Path(__file__).parents[2] / "docs" / "benchmark.md").read_text("utf-8")
    told = re.search(r"(\d+) claims alike.*F1 ([\d.]+)", page)
    assert told
    found = agreement()
    assert (int(told[1]), told[2]) == (found.hits, f"{found.f1:.3f}")
