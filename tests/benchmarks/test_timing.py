"""The speed benchmark measures what it says; no test looks at how fast anything is."""

from __future__ import annotations

from benchmarks.speed import timing
from benchmarks.speed.contenders import Contender
from benchmarks.speed.files import Sheet

from resume_lint import linter
from resume_lint.errors import DamagedDocument

SHEET = Sheet("here", "a.pdf", b"a")


def test_every_step_is_one_that_the_linter_calls() -> None:
    missing = [
        path
        for paths in timing.PARTS.values()
        for path in paths
        if not hasattr(*timing._find_step(linter, path))
    ]
    assert missing == []


def test_the_ratio_is_the_median_over_the_documents() -> None:
    sheets = [Sheet("here", name, b"") for name in "abc"]
    times = {
        sheet: {"ours": ours, "theirs": 2.0} for sheet, ours in zip(sheets, (1.0, 8.0, 2.0), strict=True)
    }
    assert timing.median_ratio(times, "ours", "theirs") == 1.0


def test_refused_documents_are_left_out() -> None:
    def refuse(data: bytes) -> object:
        raise DamagedDocument("broken")

    assert timing.measure([SHEET], {"ours": refuse}, rounds=1) == {}


def test_every_contender_meets_every_document_once_a_round() -> None:
    met: list[str] = []
    contenders: dict[str, Contender] = {name: lambda data, name=name: met.append(name) for name in "ab"}  # type: ignore[misc]
    timing.measure([SHEET], contenders, rounds=2)
    assert met == ["a", "b", "a", "b", "b", "a"]


def test_watching_the_steps_leaves_them_as_they_were() -> None:
    before = linter.read_document
    with timing._watched(linter) as spent:
        assert linter.read_document is not before
        linter.read_document(b"Plain words of a resume", name="a.txt")
        assert spent["read"] > 0
    assert linter.read_document is before
