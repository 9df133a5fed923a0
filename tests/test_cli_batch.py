"""`resume-lint batch`: a row for each file whatever happens, the same rows after any stop, and every format of them."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Any

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

from resume_lint import Linter, Report
from resume_lint.cli import batch as command
from resume_lint.cli import main

AS_OF = ("--as-of", "2026-11-22")
ROOT = Path(__file__).parent.parent
RESUME = """{name}
EXPERIENCE
Medical Coder, {place} Clinic, 2021 - Present
- Coded {volume} outpatient charts a day at {share}% accuracy.
- {more}
SKILLS
ICD-10-CM, CPT, HCPCS, Epic
"""
SENTENCES = (
    "Answered questions of the billing office about claims that came back.",
    "Kept the list of payer edits and told the front desk what had changed.",
    "Trained two new coders in the use of the encoder and in the yearly updates.",
    "Wrote queries to physicians where the notes did not support the code.",
)


def resume(number: int) -> str:
    """A resume that is not like the others of other numbers."""
    random = Random(number)
    words = [
        f"{random.choice(SENTENCES)} {random.getrandbits(40):x} {random.getrandbits(40):x}" for _ in range(12)
    ]
    return RESUME.format(
        name=f"Person {number}",
        place=f"Clinic{number}",
        volume=20 + number,
        share=90 + number % 10,
        more="\n- ".join(words),
    )


def fill(folder: Path, files: Iterable[str | tuple[str, str]]) -> Path:
    """The folder with these files: a name, or a name and its words."""
    folder.mkdir(exist_ok=True)
    for number, one in enumerate(files):
        name, words = (one, resume(number)) if isinstance(one, str) else one
        (folder / name).write_text(words)
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["batch", *AS_OF, *map(str, arguments)])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def codes(path: Path) -> dict[str, str]:
    """Name → error code, or “report”."""
    return {
        one["source"]["name"]: one["error"]["code"] if "error" in one else "report" for one in lines(path)
    }


@pytest.fixture
def with_faults(faulty_linter: Linter, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes the command use the linter on which some files crash; the function that comes back ends that."""
    real = command.load_linter
    kind = type(faulty_linter)

    def load(**options: Any) -> Linter:
        made = real(**options)
        return kind(**made.options())

    monkeypatch.setattr(command, "load_linter", load)
    return lambda: monkeypatch.setattr(command, "load_linter", real)


def test_each_file_has_its_line_in_order_with_its_path(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["b.txt", "a.txt", "c.txt"])
    result = run(folder, "--output", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    rows = lines(tmp_path / "out.jsonl")
    assert [row["batch"]["path"] for row in rows] == [
        str(folder / name) for name in ("a.txt", "b.txt", "c.txt")
    ]
    assert [row["source"]["name"] for row in rows] == ["a.txt", "b.txt", "c.txt"]
    assert result.stdout.startswith("3 files, 3 judged\nScores: half of them from ")


def test_a_row_is_the_report_that_check_gives_with_one_field_more(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    run(folder, "--output", tmp_path / "out.jsonl")
    alone = CliRunner().invoke(main, ["check", str(folder / "a.txt"), "--format", "jsonl", *AS_OF]).stdout
    whole = (tmp_path / "out.jsonl").read_text("utf-8")
    assert whole.startswith(alone.rstrip("\n")[:-1])
    assert Report.model_validate_json(whole).source.name == "a.txt"
    assert json.loads(whole).keys() - json.loads(alone).keys() == {"batch"}


@pytest.mark.parametrize(("workers", "seed"), [("1", "1"), ("2", "4242")])
def test_workers_and_hash_seed_do_not_change_a_byte(tmp_path: Path, workers: str, seed: str) -> None:
    folder = fill(tmp_path / "in", [f"{number}.txt" for number in range(6)])
    fill(folder, ["6.txt", ("7.txt", resume(3)), ("8.pdf", "%PDF-1.7 nonsense")])
    run(folder, "--output", tmp_path / "here.jsonl", "--workers", "2")
    arguments = [str(folder), "--output", "there.jsonl", "--workers", workers, *AS_OF]
    assert finish(start(tmp_path, *arguments, environment={"PYTHONHASHSEED": seed}))[0] == 3
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()


def start(
    folder: Path,
    *arguments: str,
    environment: dict[str, str] | None = None,
    program: str = "-m resume_lint batch",
) -> subprocess.Popen[bytes]:
    """The command in a process of its own; it heeds Ctrl-C even where the tests run in the background."""
    return subprocess.Popen(
        [sys.executable, *program.split(), *arguments],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # What is started in the background has Ctrl-C ignored, and so would have what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """The exit status of the command and what it printed."""
    output, _ = process.communicate(timeout=300)
    return process.returncode, output.decode()


def below(process: int) -> set[int]:
    """The processes that have this one above them."""
    above = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {process}
    while more := {one for one, parent in above.items() if parent in found} - found:
        found |= more
    return found - {process}


def wait_until(true: Callable[[], bool]) -> None:
    """Waits until it is true; fails after a time in which anything would have happened."""
    end = monotonic() + 600
    while not true():
        assert monotonic() < end
        sleep(0.05)


SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
from faulty_linter import FaultyLinter
from resume_lint.cli import batch, main
real = batch.load_linter
batch.load_linter = lambda **options: FaultyLinter(**real(**options).options())
if __name__ == "__main__":
    main(["batch", *sys.argv[1:]])
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
def test_a_folder_full_of_harm_leaves_every_good_file_reported_and_nothing_behind(
    tmp_path: Path, faulty_linter: Linter
) -> None:
    folder = fill(tmp_path / "in", [f"good{number}.txt" for number in range(9)])
    harm = {"crash": "CRASH", "kill": "KILL", "hang": "HANG", "eat": "EAT", "bug": "BUG", "empty": ""}
    fill(folder, [(f"{name}.txt", words) for name, words in harm.items()])
    os.mkfifo(folder / "fifo.pdf")
    (folder / "loop").symlink_to(folder)
    (folder / "odd\n=1+1.txt").write_text(resume(3))
    (folder / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "tmp").mkdir()
    (tmp_path / "script.py").write_text(SCRIPT.format(folder=str(tmp_path / "faulty")))
    arguments = ["in", "--output", "out", "--workers", "2", "--timeout", "5", *AS_OF]
    process = start(tmp_path, *arguments, environment={"TMPDIR": str(tmp_path / "tmp")}, program="script.py")
    wait_until(lambda: len(below(process.pid)) >= 3)
    children = below(process.pid)
    status, output = finish(process)
    assert status == 3, output
    good = {f"good{number}.txt": "report" for number in range(9)} | {"odd?=1+1.txt": "report"}
    assert codes(tmp_path / "out" / "reports.jsonl") == good | {
        "crash.txt": "worker-crashed", "kill.txt": "worker-crashed", "hang.txt": "document-too-slow",
        "eat.txt": "too-much-memory", "bug.txt": "internal-error", "empty.txt": "empty-document",
        "fifo.pdf": "file-not-readable", "device.txt": "file-not-readable",
    }  # fmt: skip
    assert list((tmp_path / "tmp").iterdir()) == []
    wait_until(lambda: not [one for one in children if Path(f"/proc/{one}").exists()])
    for told in ("18 files, 10 judged, 8 failed", "2 worker-crashed", "in/hang.txt: document-too-slow"):
        assert told in output


def test_a_run_that_is_killed_again_and_again_ends_in_the_same_bytes(tmp_path: Path) -> None:
    names = [f"{number:03}.txt" for number in range(60)]
    folder = fill(tmp_path / "in", names)
    fill(folder, [(f"copy{number}.txt", resume(number)) for number in range(5)])
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\nnonsense")
    arguments = ["in", "--workers", "2", "--format", "jsonl", "--format", "csv", *AS_OF]
    finish(start(tmp_path, *arguments, "--output", "calm"))
    random, seen, torn = Random(7), [0], tmp_path / "torn"
    for _ in range(4):
        process = start(tmp_path, *arguments, "--output", "torn", "--resume")
        wanted = seen[-1] + 1
        wait_until(lambda: line_count(torn / "reports.jsonl") > wanted or process.poll() is not None)  # noqa: B023
        sleep(random.random() * 0.2)
        process.kill()
        finish(process)
        seen.append(done_in(torn / "ledger.sqlite"))
        assert (torn / "reports.jsonl").read_bytes().endswith(b"\n")
    assert 0 < seen[1] < seen[-1]
    process = start(tmp_path, *arguments, "--output", "torn", "--resume")
    status, output = finish(process)
    assert status == 3, output
    assert seen == sorted(seen)
    for name in ("reports.jsonl", "reports.csv"):
        assert (tmp_path / "torn" / name).read_bytes() == (tmp_path / "calm" / name).read_bytes()
    assert len(lines(tmp_path / "calm" / "reports.jsonl")) == 66


def done_in(ledger: Path) -> int:
    """How many results the ledger of a run that has ended keeps."""
    base = sqlite3.connect(ledger)
    try:
        return int(base.execute("select count(*) from results").fetchone()[0])
    finally:
        base.close()


def line_count(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_leaves_whole_lines_and_says_how_to_go_on(
    tmp_path: Path, sent: signal.Signals
) -> None:
    fill(tmp_path / "in", [f"{number:03}.txt" for number in range(300)])
    process = start(tmp_path, "in", "--output", "out", "--format", "jsonl", "--format", "html", *AS_OF)
    rows = tmp_path / "out" / "reports.jsonl"
    wait_until(lambda: line_count(rows) > 3)
    children = below(process.pid)
    process.send_signal(sent)
    status, output = finish(process)
    assert status == 130
    assert output.splitlines()[-1].endswith("files; the same command with --resume goes on.")
    assert "Traceback" not in output
    assert 3 < len(lines(rows)) < 300
    assert not list((tmp_path / "out").glob(".*"))
    wait_until(lambda: not [one for one in children if Path(f"/proc/{one}").exists()])


def test_failures_are_kept_until_they_are_asked_for_again(
    tmp_path: Path, with_faults: Callable[[], None]
) -> None:
    folder = fill(tmp_path / "in", ["a.txt", ("b.txt", "CRASH " + resume(1)), ("c.txt", "BUG " + resume(2))])
    out = tmp_path / "out.jsonl"
    assert run(folder, "--output", out).exit_code == 3
    failed = {"a.txt": "report", "b.txt": "worker-crashed", "c.txt": "internal-error"}
    assert codes(out) == failed
    with_faults()
    before = out.read_bytes()
    assert run(folder, "--output", out, "--resume").exit_code == 3
    assert out.read_bytes() == before
    assert run(folder, "--output", out, "--retry-failed").exit_code == 0
    assert set(codes(out).values()) == {"report"}
    assert run(folder, "--output", out, "--resume").exit_code == 0


def test_what_is_done_is_not_done_again_but_changed_files_are(
    tmp_path: Path, with_faults: Callable[[], None]
) -> None:
    folder = fill(tmp_path / "in", ["a.txt", "b.txt"])
    out = tmp_path / "out.jsonl"
    with_faults()
    run(folder, "--output", out)
    rows = out.read_bytes()
    (folder / "renamed.txt").write_text(resume(0))
    (folder / "b.txt").write_text(resume(9))
    run(folder, "--output", out, "--resume")
    assert done_in(Path(f"{out}.ledger")) == 3
    first, second, third = lines(out)
    assert json.dumps(first) == json.dumps(json.loads(rows.splitlines()[0]))
    assert second["source"]["sha256"] != json.loads(rows.splitlines()[1])["source"]["sha256"]
    assert (third["source"]["name"], third["source"]["sha256"]) == ("renamed.txt", first["source"]["sha256"])
    assert third["batch"]["same_as"] == str(folder / "a.txt")


def test_another_pack_and_other_options_are_done_anew(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    pack = tmp_path / "pack"
    shutil.copytree(ROOT / "rules" / "medical-coder", pack)
    out = tmp_path / "out.jsonl"
    ledger = Path(f"{out}.ledger")
    run(folder, "--output", out, "--pack", pack)
    assert run(folder, "--output", out, "--pack", pack, "--resume").exit_code == 0
    assert done_in(ledger) == 1
    manifest = (pack / "pack.yaml").read_text("utf-8")
    (pack / "pack.yaml").write_text(manifest.replace("version: ", "version: 9."), "utf-8")
    run(folder, "--output", out, "--pack", pack, "--resume")
    assert lines(out)[0]["tool"]["pack"]["version"].startswith("9.")
    assert done_in(ledger) == 2
    run(folder, "--output", out, "--pack", pack, "--resume", "--ignore", "RL4")
    assert done_in(ledger) == 3


def test_a_run_that_goes_on_keeps_its_day(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    run(folder, "--output", tmp_path / "out.jsonl")
    CliRunner().invoke(main, ["batch", str(folder), "--output", str(tmp_path / "out.jsonl"), "--resume"])
    assert lines(tmp_path / "out.jsonl")[0]["as_of"] == "2026-11-22"


def test_copies_and_versions_are_told(tmp_path: Path) -> None:
    newer = resume(0).replace("Epic", "Epic, Cerner, 3M Encoder")
    folder = fill(tmp_path / "in", ["a.txt", "b.txt", ("c.txt", resume(0)), ("d.txt", newer)])
    result = run(folder, "--output", tmp_path / "out.jsonl")
    told = [line["batch"] for line in lines(tmp_path / "out.jsonl")]
    first = str(folder / "a.txt")
    assert [one["same_as"] for one in told] == [None, None, first, None]
    assert [one["similar_to"] for one in told] == [None, None, None, first]
    assert 0.5 <= told[3]["similarity"] < 1
    assert "1 the same bytes as another, 1 a version of another" in result.stdout


def test_shards_hold_every_file_once(tmp_path: Path) -> None:
    names = [f"{number}.txt" for number in range(8)]
    folder = fill(tmp_path / "in", names)
    found: list[str] = []
    for part in ("1/2", "2/2"):
        out = tmp_path / f"{part[0]}.jsonl"
        run(folder, "--output", out, "--shard", part)
        found += codes(out)
    assert sorted(found) == names


FORMATS = ("jsonl", "csv", "sqlite", "parquet", "html")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every format of a few resumes, with one that is hostile and one that fails."""
    folder = tmp_path_factory.mktemp("formats")
    hostile = resume(1).replace("Clinic1", "=cmd|x <script>alert(1)</script> Hospital")
    fill(
        folder / "in",
        ["a.txt", ("=1+1.txt", hostile), ("<script>alert(2).txt", resume(2)), ("z.pdf", "%PDF-1.7\n")],
    )
    result = run(
        folder / "in", "--output", folder / "out", *(word for one in FORMATS for word in ("--format", one))
    )
    assert result.exit_code == 3, result.output
    return folder / "out"


def test_csv_has_a_line_for_each_file_and_no_formula(outputs: Path) -> None:
    rows = list(csv.DictReader((outputs / "reports.csv").read_text("utf-8").splitlines()))
    assert [row["name"] for row in rows] == ["<script>alert(2).txt", "'=1+1.txt", "a.txt", "z.pdf"]
    reports = lines(outputs / "reports.jsonl")
    assert [row["score"] for row in rows[:3]] == [str(one["score"]["total"]) for one in reports[:3]]
    assert rows[3]["error"] == "damaged-document"
    assert rows[2]["top_findings"].startswith("RL")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_sqlite_and_parquet_hold_the_same_records(outputs: Path) -> None:
    base = sqlite3.connect(outputs / "reports.sqlite")
    base.row_factory = sqlite3.Row
    reports = lines(outputs / "reports.jsonl")
    for table in ("reports", "findings", "claims", "credentials", "skills"):
        rows = [dict(row) for row in base.execute(f"select * from {table}")]
        assert rows == pyarrow.parquet.read_table(outputs / f"{table}.parquet").to_pylist()
        if table != "reports":
            wanted = [
                (number, one) for number, report in enumerate(reports, 1) for one in report.get(table, [])
            ]
            assert [row["report"] for row in rows] == [number for number, _ in wanted]
        assert rows or table == "credentials"
    (best,) = base.execute("select path from reports where error = 'damaged-document'").fetchall()
    base.close()
    assert best["path"].endswith("z.pdf")


def test_the_page_links_each_report_and_runs_nothing_of_theirs(outputs: Path) -> None:
    page = (outputs / "index.html").read_text("utf-8")
    embedded = re.search(r'<script type="application/json" id=rows>(.*?)</script>', page, re.DOTALL)
    assert embedded
    rows = json.loads(embedded[1])
    assert [row[0] for row in rows] == ["<script>alert(2).txt", "=1+1.txt", "a.txt", "z.pdf"]
    assert [row[-1] for row in rows] == [
        "reports/000001.html",
        "reports/000002.html",
        "reports/000003.html",
        "",
    ]
    assert page.count("<script") == 2
    for row in rows[:3]:
        report = (outputs / row[-1]).read_text("utf-8")
        assert "<script" not in report
        assert "default-src 'none'" in unescape(report)
    assert "http" not in page.replace("http-equiv", "")


def test_nothing_but_the_outputs_and_the_ledger_is_left(outputs: Path) -> None:
    tables = {f"{name}.parquet" for name in ("reports", "findings", "claims", "credentials", "skills")}
    kept = {"reports.jsonl", "reports.csv", "reports.sqlite", "index.html", "reports", "ledger.sqlite"}
    assert {path.name for path in outputs.iterdir()} == tables | kept


def test_redacted_rows_have_neither_words_nor_names_of_files(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", [("Jane Roe.txt", resume(1)), ("Bad Roe.pdf", "%PDF-1.7\n")])
    formats = ("--format", "jsonl", "--format", "csv", "--format", "html")
    run(folder, "--output", tmp_path / "out", "--redact", *formats)
    for path in [*(tmp_path / "out").rglob("*.*")]:
        held = path.read_bytes()
        for name in (b"Jane", b"Roe", b"Person 1", b"Clinic1"):
            assert name not in held, path
    (bad, good) = sorted(lines(tmp_path / "out" / "reports.jsonl"), key=lambda one: "error" not in one)
    assert good["source"]["name"] == f"{good['source']['sha256'][:16]}.txt"
    assert bad["batch"]["path"].endswith(".pdf")
    assert good["score"]["total"] > 0


def test_lines_go_to_standard_output_and_the_summary_does_not(tmp_path: Path) -> None:
    fill(tmp_path / "in", ["a.txt", ("b.txt", resume(0))])
    command_line = [sys.executable, "-m", "resume_lint", "batch", "in", "--output", "-", *AS_OF]
    done = subprocess.run(command_line, cwd=tmp_path, capture_output=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["source"]["name"] for row in rows] == ["a.txt", "b.txt"]
    assert rows[1]["batch"]["same_as"] == "in/a.txt"
    assert done.stderr.startswith(b"2 files, 2 judged")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_quiet_says_nothing(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    assert run(folder, "--output", tmp_path / "out.jsonl", "--quiet").output == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--output", "-", "--format", "csv"], "only jsonl goes to standard output"),
        (["--output", "-", "--resume"], "keeps nothing to go on with"),
        (["--output", "x.csv", "--format", "csv", "--format", "html"], "one file cannot be csv and html"),
        (["--output", "x.jsonl", "--shard", "3/2"], "a shard is I/N"),
        (["--output", "x.jsonl", "--redact", "--include-text"], "choose one of them"),
        (["--output", "nowhere/x.jsonl"], "cannot write to nowhere/x.jsonl"),
        (["--output", "x.jsonl", "--memory", "3"], "a worker needs"),
        (["--output", "x.jsonl", "--timeout", "0"], "above 0"),
        (["--output", "x.jsonl", "--limit", "max_pages=none"], "must be a number"),
        (["--output", "there.jsonl"], "--resume goes on with that run, --overwrite begins anew"),
        (["--output", "there.jsonl", "--resume"], "no run to go on with lies beside there.jsonl"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path / "in", ["a.txt"])
    (tmp_path / "there.jsonl").write_text("mine\n")
    result = run("in", *arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert result.output.count("\n") == 1
    assert (tmp_path / "there.jsonl").read_text() == "mine\n"


def test_overwrite_begins_anew(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    out = tmp_path / "out.jsonl"
    run(folder, "--output", out)
    (folder / "a.txt").write_text(resume(5))
    assert run(folder, "--output", out, "--overwrite").exit_code == 0
    assert done_in(Path(f"{out}.ledger")) == 1


def test_two_runs_cannot_write_to_one_output(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    out = tmp_path / "out.jsonl"
    run(folder, "--output", out)
    base = sqlite3.connect(f"{out}.ledger")
    base.execute("pragma locking_mode=exclusive")
    base.execute("begin exclusive")
    try:
        result = run(folder, "--output", out, "--resume")
    finally:
        base.close()
    assert result.exit_code == 2
    assert "another run is writing" in result.output


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    (tmp_path / "out.jsonl.ledger").write_bytes(b"words " * 1000)
    result = run(folder, "--output", tmp_path / "out.jsonl", "--resume")
    assert result.exit_code == 2
    assert "is no ledger that can be used" in result.output


def test_the_configuration_above_the_files_holds_for_a_batch_too(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", ["a.txt"])
    (tmp_path / "resume-lint.toml").write_text('select = ["RL4"]\nformat = "json"\nfail-under = 70\n')
    assert run(folder, "--output", tmp_path / "out.jsonl").exit_code == 0
    (row,) = lines(tmp_path / "out.jsonl")
    assert {one["code"][:3] for one in row["findings"]} == {"RL4"}
    (tmp_path / "resume-lint.toml").write_text('selct = ["RL4"]\n')
    assert "no option selct" in run(folder, "--output", tmp_path / "x.jsonl").output
