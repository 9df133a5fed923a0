"""A file that harms its process costs itself only; the others have their reports, in the order given."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import resume_lint
from resume_lint import Failure, IsolatedLinter, Linter, Report, lint_many
from resume_lint.batch.isolation import AHEAD
from resume_lint.errors import ConfigError, TooMuchMemory, UnknownFormat, WorkerCrashed

SAMPLES = Path(__file__).parents[2] / "samples"
AS_OF = date(2026, 11, 22)
GOOD = b"EXPERIENCE\nMedical Coder, Lakeside Clinic, 2021 - Present\n- Coded at %d%% accuracy.\n"


def codes(outcomes: Iterator[Report | Failure]) -> list[str]:
    """The code of each failure, and of each report the value of its claim."""
    return [one.code if isinstance(one, Failure) else f"{one.claims[0].value:g}" for one in outcomes]


def children() -> set[str]:
    """The processes that have this one above them, by id and name."""
    above = {
        path.name: path.joinpath("stat").read_text().rpartition(")")[2].split()[1] for path in processes()
    }
    below = {str(os.getpid())}
    while more := {one for one, parent in above.items() if parent in below} - below:
        below |= more
    return below


def processes() -> list[Path]:
    return [path for path in Path("/proc").glob("[0-9]*") if path.joinpath("stat").is_file()]


def test_reports_are_those_of_this_process_and_in_order() -> None:
    paths = sorted(SAMPLES.glob("*.pdf"))
    linter = Linter(as_of=AS_OF)
    wanted = [linter.lint(path).to_json() for path in paths]
    for workers in (1, 2):
        outcomes = lint_many(paths, workers=workers, as_of=AS_OF)
        assert [one.to_json() for one in outcomes if isinstance(one, Report)] == wanted


def test_bytes_pairs_and_open_files_are_sources_too(tmp_path: Path) -> None:
    path = tmp_path / "on-disk.txt"
    path.write_bytes(GOOD % 3)
    with path.open("rb") as file:
        sources = [GOOD % 1, ("named.txt", GOOD % 2), path, str(path), file, Failure("x", "y", "z")]
        outcomes = list(lint_many(sources, workers=1))
    names = [one.source.name if isinstance(one, Report) else one.name for one in outcomes]
    assert names == ["", "named.txt", "on-disk.txt", "on-disk.txt", "on-disk.txt", "x"]
    assert codes(iter(outcomes)) == ["1", "2", "3", "3", "3", "y"]


def test_a_relative_path_means_the_folder_that_the_caller_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here.txt").write_bytes(GOOD % 7)
    monkeypatch.chdir(tmp_path)
    assert codes(lint_many(["here.txt"], workers=1)) == ["7"]


def test_each_fault_costs_its_own_file_and_has_its_own_code(faulty_linter: Linter) -> None:
    faults = [b"CRASH", b"KILL", b"EXIT", b"HANG", b"EAT", b"BUG", b""]
    sources = [one for number, fault in enumerate(faults) for one in (GOOD % number, fault)]
    with IsolatedLinter(faulty_linter, workers=2, timeout=4) as isolated:
        found = codes(isolated.lint_many(sources))
    assert found[0::2] == ["0", "1", "2", "3", "4", "5", "6"]
    assert found[1::2] == [
        "worker-crashed", "worker-crashed", "worker-crashed", "document-too-slow", "too-much-memory",
        "internal-error", "empty-document",
    ]  # fmt: skip


def test_no_words_of_a_file_get_into_a_failure(faulty_linter: Linter) -> None:
    with IsolatedLinter(faulty_linter, workers=1) as isolated:
        (outcome,) = isolated.lint_many([("jane.txt", b"BUG Jane Roe")])
    assert isinstance(outcome, Failure)
    assert outcome.message.startswith("KeyError at faulty_linter.py:")
    assert "Roe" not in outcome.message


def test_a_single_file_raises_what_it_would_raise_here(faulty_linter: Linter) -> None:
    with IsolatedLinter(faulty_linter, workers=1) as isolated:
        assert isolated.lint(GOOD % 5, name="a.txt").source.name == "a.txt"
        with pytest.raises(UnknownFormat, match=r"^a\.png: ") as here:
            resume_lint.lint(b"\x89PNG\r\n\x1a\n1234", name="a.png")
        with pytest.raises(UnknownFormat) as there:
            isolated.lint(b"\x89PNG\r\n\x1a\n1234", name="a.png")
        assert there.value.message == here.value.message
        with pytest.raises(WorkerCrashed, match=r"^b\.txt: the process that checked it ended"):
            isolated.lint(b"CRASH", name="b.txt")
        with pytest.raises(TooMuchMemory, match="more than 500 MB"):
            isolated.lint(b"EAT")
        with pytest.raises(RuntimeError, match="internal-error"):
            isolated.lint(b"BUG")


def test_threads_share_the_workers() -> None:
    found: dict[int, float] = {}

    def check(number: int) -> None:
        found[number] = isolated.lint(GOOD % number).claims[0].value

    with IsolatedLinter(workers=2) as isolated:
        threads = [threading.Thread(target=check, args=(number,)) for number in range(1, 9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {number: number for number in range(1, 9)}


def test_sources_are_taken_only_a_little_ahead() -> None:
    taken = 0

    def sources() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield GOOD % (taken % 100)

    outcomes = lint_many(sources(), workers=1)
    next(outcomes)
    assert taken <= AHEAD + 1
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
def test_no_worker_is_left_behind(faulty_linter: Linter) -> None:
    before = children()
    with IsolatedLinter(faulty_linter, workers=2, timeout=60) as isolated:
        list(isolated.lint_many([GOOD % 1, b"CRASH", GOOD % 2]))
        outcomes = isolated.lint_many([GOOD % 1, *[b"HANG"] * 4])
        next(outcomes)
        assert len(children() - before) >= 2
    # What stays is what processes are split off from, and the keeper of its semaphores; both end with this process.
    assert len(children() - before) <= 2


@pytest.mark.parametrize("limits", [{"workers": 0}, {"timeout": 0}, {"timeout": -1}, {"memory": 10}])
def test_limits_that_make_no_sense_are_told(limits: dict[str, int]) -> None:
    with pytest.raises(ConfigError):
        IsolatedLinter(Linter(), **limits)  # type: ignore[arg-type]


def test_every_error_comes_back_from_its_failure_as_it_was() -> None:
    error = Failure("a.pdf", "encrypted-document", "a password is needed").as_error()
    assert type(error) is resume_lint.EncryptedDocument
    assert str(error) == "a.pdf: a password is needed"
