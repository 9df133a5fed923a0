"""The command: exit status, formats, files that cannot be read, and where the output goes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from resume_lint import Linter, Report
from resume_lint import cli as command
from resume_lint.errors import EncryptedDocument
from resume_lint.records import Problem

WEAK = """Jane Roe
EXPERIENCE
Medical Coder, Lakeside Clinic, 2021 - Present
- Responsible for coding charts with high accuracy in a busy clinic.
- Helped the billing office with questions about claims and with returned mail.
- Kept the list of the codes that payers asked about most, and told the front desk.
SKILLS
ICD-10, CPT, Microsoft Word
"""


class StubLinter:
    """Gives the report whose score is the number in the file, or raises for `locked`, breaks for `bug`."""

    def __init__(self, make_report: Callable[..., Report]) -> None:
        self.make_report = make_report

    def lint(self, source: object, *, name: str) -> Report:
        words = (source.read_text() if isinstance(source, Path) else source.read().decode()).strip()  # type: ignore[attr-defined]
        if words == "locked":
            raise EncryptedDocument("a password is needed; save a copy without one")
        if words == "bug":
            raise KeyError("Jane Roe")
        return self.make_report(name=name, total=float(words))


@pytest.fixture
def run(
    make_report: Callable[..., Report], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Result]:
    """Runs `resume-lint check` in an empty folder, with reports made by hand."""
    monkeypatch.setattr(command, "load_linter", lambda **_: StubLinter(make_report))
    monkeypatch.chdir(tmp_path)

    def check(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(command.main, ["check", "--no-isolate", *arguments], input=stdin)

    return check


def write(**files: str) -> None:
    for name, words in files.items():
        Path(f"{name}.txt").write_text(words)


def test_a_file_without_findings_exits_with_0(run: Callable[..., Result]) -> None:
    write(clean="100")
    assert run("clean.txt").exit_code == 0


def test_findings_exit_with_1_and_with_exit_zero_with_0(run: Callable[..., Result]) -> None:
    write(weak="40")
    assert run("weak.txt").exit_code == 1
    assert run("weak.txt", "--exit-zero").exit_code == 0


def test_fail_under_looks_at_the_score_and_not_at_findings(run: Callable[..., Result]) -> None:
    write(weak="40", good="80")
    assert run("weak.txt", "good.txt", "--fail-under", "40").exit_code == 0
    below = run("weak.txt", "good.txt", "--fail-under", "40.5")
    assert below.exit_code == 1
    assert below.stderr == "weak.txt: the score 40 is under 40.5\n"


def test_a_file_that_cannot_be_read_is_told_in_one_line_and_stops_nothing(run: Callable[..., Result]) -> None:
    write(a="locked", b="80")
    result = run("a.txt", "b.txt", "--format", "jsonl")
    assert result.exit_code == 3
    assert result.stderr == "a.txt: encrypted-document: a password is needed; save a copy without one\n"
    error, report = (json.loads(line) for line in result.stdout.splitlines())
    assert error == {
        "source": {"name": "a.txt"},
        "error": {"code": "encrypted-document", "message": "a password is needed; save a copy without one"},
    }
    assert report["source"]["name"] == "b.txt"
    assert report["score"]["total"] == 80


def test_a_file_that_cannot_be_judged_is_told_and_is_not_clean(
    run: Callable[..., Result], make_report: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a="80")
    foreign = make_report(score=None, problems=(Problem("not-this-profession", "Nothing here shows it."),))
    monkeypatch.setattr(StubLinter, "lint", lambda *_, **__: foreign)
    result = run("a.txt", "--fail-under", "10")
    assert result.exit_code == 1
    assert result.stderr == "a.txt: no score: Nothing here shows it.\n"


def test_unreadable_wins_over_findings_and_over_exit_zero(run: Callable[..., Result]) -> None:
    write(a="locked", b="40")
    assert run("a.txt", "b.txt").exit_code == 3
    assert run("b.txt", "a.txt", "--exit-zero").exit_code == 3


def test_a_bug_costs_one_file_and_tells_no_word_of_the_resume(run: Callable[..., Result]) -> None:
    write(a="bug", b="100")
    result = run("a.txt", "b.txt")
    assert result.exit_code == 3
    assert result.stderr.startswith("a.txt: internal-error: KeyError at test_cli.py:")
    assert result.stderr.count("\n") == 1
    assert "Jane" not in result.output
    assert "b.txt" in result.stdout


def test_json_is_one_object_for_one_file_and_a_list_for_several(run: Callable[..., Result]) -> None:
    write(a="80", b="90")
    assert json.loads(run("a.txt", "--format", "json").stdout)["source"]["name"] == "a.txt"
    several = json.loads(run("a.txt", "b.txt", "--format", "json").stdout)
    assert [report["score"]["total"] for report in several] == [80, 90]


def test_html_is_a_page_for_one_file_and_refused_for_several(run: Callable[..., Result]) -> None:
    write(a="80", b="90")
    assert run("a.txt", "--format", "html").stdout.startswith("<!doctype html>")
    several = run("a.txt", "b.txt", "--format", "html")
    assert (several.exit_code, "batch --format html" in several.stderr) == (2, True)


def test_json_for_a_folder_is_a_list_even_with_one_file(run: Callable[..., Result]) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text("80")
    assert len(json.loads(run("folder", "--format", "json").stdout)) == 1


def test_folders_are_walked_by_name_without_hidden_lock_and_foreign_files(run: Callable[..., Result]) -> None:
    Path("folder/inner").mkdir(parents=True)
    for name in ("b.TXT", "a.txt", "inner/c.pdf", ".hidden.txt", "~$a.docx", "README.md", "picture.png"):
        Path("folder", name).write_text("100")
    Path("folder/inner/back").symlink_to(Path("folder").resolve())
    lines = run("folder", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["a.txt", "b.TXT", "c.pdf"]


def test_a_resume_in_an_old_format_is_not_passed_over_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "old.DOC").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    )
    result = invoke("check", str(tmp_path))
    assert result.exit_code == 3
    assert result.stderr.endswith("the old .doc format is not read; save it as DOCX or PDF\n")


def test_a_folder_without_resumes_is_told(run: Callable[..., Result]) -> None:
    Path("empty").mkdir()
    result = run("empty")
    assert result.exit_code == 3
    assert result.stderr.startswith("empty: file-not-readable: this folder holds no document")


def test_a_dash_is_standard_input(run: Callable[..., Result]) -> None:
    result = run("-", "--format", "json", stdin="75")
    assert json.loads(result.stdout)["score"]["total"] == 75


def test_output_goes_to_the_file_whole_and_nothing_to_the_screen(run: Callable[..., Result]) -> None:
    write(a="80")
    Path("out.json").write_text("old")
    result = run("a.txt", "--format", "json", "--output", "out.json")
    assert result.stdout == ""
    assert json.loads(Path("out.json").read_text("utf-8"))["score"]["total"] == 80
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "out.json"]


def test_output_that_cannot_be_written_is_wrong_use(run: Callable[..., Result]) -> None:
    write(a="80")
    result = run("a.txt", "--output", "nowhere/out.json")
    assert result.exit_code == 2
    assert "cannot write nowhere/out.json: No such file or directory" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "--format", "xml"],
        ["a.txt", "--as-of", "today"],
        ["a.txt", "--fail-under", "101"],
        ["a.txt", "--reader", "eyes"],
        ["--unknown", "a.txt"],
    ],
)
def test_wrong_use_exits_with_2(run: Callable[..., Result], arguments: list[str]) -> None:
    write(a="80")
    assert run(*arguments).exit_code == 2


def test_several_files_end_in_a_table_of_all(run: Callable[..., Result]) -> None:
    write(a="40", b="100", c="locked")
    lines = run("a.txt", "b.txt", "c.txt").stdout.splitlines()
    start = lines.index("3 files, 1 with findings, 1 without, 1 not read")
    table = [line.split() for line in lines[start + 1 :] if line]
    assert table[0][:2] == ["a.txt", "40"]
    assert table[1][:2] == ["b.txt", "100"]
    assert table[2] == ["c.txt", "–", "not", "read", "encrypted-document"]


def test_several_files_have_cards_and_with_full_whole_reports(run: Callable[..., Result]) -> None:
    write(a="40", b="100")
    cards = run("a.txt", "b.txt").stdout
    assert "  +60  No accuracy figure is stated.\n" in cards
    assert "Guide" not in cards
    assert cards.endswith("\nA file named alone is reported whole, and with --full all of them are.\n")
    assert run("a.txt").stdout in run("a.txt", "b.txt", "--full").stdout


def test_piped_text_is_plain_and_at_most_88_wide(run: Callable[..., Result]) -> None:
    write(a="40")
    out = run("a.txt").stdout
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) <= 88


def test_a_name_cannot_steer_the_terminal(run: Callable[..., Result]) -> None:
    Path("a\x1b[31m\nb.txt").write_text("locked")
    result = run("a\x1b[31m\nb.txt")
    assert result.stderr.startswith("a�[31m b.txt: encrypted-document: ")
    assert "\x1b" not in result.output


# With the real linter.


def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command.main, list(arguments), input=stdin)


def test_a_folder_with_crashing_hanging_and_greedy_files_is_told_file_by_file(
    faulty_linter: Linter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "load_linter", lambda **_: faulty_linter)
    folder = tmp_path / "resumes"
    folder.mkdir()
    for name, words in {"b": "CRASH", "c": "HANG", "d": "EAT", "a": WEAK, "e": WEAK}.items():
        (folder / f"{name}.txt").write_text(words)
    os.mkfifo(folder / "f.pdf")
    (folder / "g").symlink_to(folder)
    result = invoke("check", str(folder), "--timeout", "4", "--format", "jsonl")
    assert result.exit_code == 3
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["source"]["name"] for line in lines] == [f"{name}.txt" for name in "abcde"] + ["f.pdf"]
    assert [line["error"]["code"] if "error" in line else "report" for line in lines] == [
        "report", "worker-crashed", "document-too-slow", "too-much-memory", "report", "file-not-readable",
    ]  # fmt: skip
    told = [line.removeprefix(f"{folder}/").split(": ")[:2] for line in result.stderr.splitlines()]
    assert told == [[line["source"]["name"], line["error"]["code"]] for line in lines if "error" in line]


def test_several_files_and_folders_are_isolated_and_a_single_file_is_not(
    faulty_linter: Linter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "load_linter", lambda **_: faulty_linter)
    (tmp_path / "bug.txt").write_text("CRASH")
    bug = str(tmp_path / "bug.txt")
    for arguments in ([bug, bug], [str(tmp_path)], [bug, "--isolate"]):
        assert "worker-crashed" in invoke("check", *arguments).stderr
    (tmp_path / "bug.txt").write_text("BUG")
    monkeypatch.setattr(command, "read_isolated", None)
    assert "internal-error" in invoke("check", bug).stderr
    assert "internal-error" in invoke("check", bug, bug, "--no-isolate").stderr


def test_standard_input_can_be_isolated() -> None:
    result = invoke("check", "-", "--isolate", "--as-of", "2026-11-22", "--format", "json", stdin=WEAK)
    assert json.loads(result.stdout)["source"]["name"] == "stdin"


@pytest.mark.parametrize("option", [["--timeout", "0"], ["--memory", "5"]])
def test_limits_that_make_no_sense_are_wrong_use(option: list[str]) -> None:
    result = invoke("check", "-", "--isolate", *option, stdin=WEAK)
    assert result.exit_code == 2
    assert result.stderr.startswith("resume-lint: config-error: ")


def test_a_missing_file_is_told_without_a_traceback(tmp_path: Path) -> None:
    result = invoke("check", str(tmp_path / "none.pdf"))
    assert result.exit_code == 3
    assert (
        result.stderr
        == f"{tmp_path}/none.pdf: file-not-readable: there is no such file; check its name and folder\n"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (b"", "empty-document"),
        (b"   \n", "empty-document"),
        (b"%PDF-1.7\nnonsense", "damaged-document"),
        (b"PK\x03\x04nonsense", "damaged-document"),
        (b"\x89PNG\r\n\x1a\n1234", "unknown-format"),
    ],
)
def test_bytes_that_are_no_resume_have_a_code(words: bytes, code: str) -> None:
    result = invoke("check", "-", stdin=words)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"-: {code}: ")
    assert result.stderr.count("\n") == 1


def test_text_on_standard_input_gives_a_report() -> None:
    result = invoke("check", "-", "--as-of", "2026-11-22", stdin=WEAK)
    assert result.exit_code == 1
    assert "What to do first" in result.stdout


def test_a_select_that_no_rule_answers_to_is_wrong_use() -> None:
    result = invoke("check", "-", "--select", "ZZ9", stdin=WEAK)
    assert result.exit_code == 2
    assert "ZZ9" in result.stderr
    assert result.stderr.count("\n") == 1


def test_select_and_ignore_take_beginnings_of_codes() -> None:
    only = json.loads(invoke("check", "-", "--select", "rl4", "--format", "json", stdin=WEAK).stdout)
    assert {finding["code"][:3] for finding in only["findings"]} == {"RL4"}
    without = json.loads(invoke("check", "-", "--ignore", "RL4", "--format", "json", stdin=WEAK).stdout)
    assert not {finding["code"] for finding in without["findings"] if finding["code"].startswith("RL4")}


def test_an_unknown_pack_is_wrong_use() -> None:
    for arguments in (["check", "-", "--pack", "astronaut"], ["rules", "--pack", "astronaut"]):
        result = invoke(*arguments, stdin=WEAK)
        assert result.exit_code == 2
        assert result.stderr.startswith("resume-lint: unknown-pack: ")


def test_a_faulty_pack_is_told_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: mine\nid: mine\n")
    result = invoke("rules", "--pack", str(tmp_path))
    assert result.exit_code == 2
    assert f"{tmp_path}/pack.yaml:" in result.stderr


def test_explain_takes_a_code_or_a_name_in_any_case() -> None:
    page = invoke("explain", "rl401").stdout
    name = page.split()[1]
    assert page.startswith("RL401  ")
    assert invoke("explain", name).stdout == page


def test_explain_shows_how_a_finding_came_about(tmp_path: Path) -> None:
    words = "word " * 40
    file = tmp_path / "one.txt"
    file.write_text(f"SUMMARY\nMedical coder, CPC, with excellent accuracy. {words}\n")
    told = invoke("explain", str(file), "--finding", "rl405").stdout
    assert told.startswith(
        "RL405  vague-claim, in one.txt\nA result without its figure: “excellent accuracy”.\n"
    )
    assert "Medical coder, CPC, with »excellent accuracy«" in told
    assert "Fixing it wins exactly 1." in told
    missing = invoke("explain", str(file), "--finding", "missing-accuracy-figure").stdout
    assert "0 records looked at, 0 with metric coding_accuracy or audit_score" in missing
    silent = invoke("explain", str(file), "--finding", "RL201").stdout
    assert "Not raised. It would say: No current coding credential is named." in silent
    assert "✓ Certified Professional Coder: “CPC”" in silent


def test_explain_tells_a_file_that_cannot_be_read() -> None:
    result = invoke("explain", "nowhere.pdf", "--finding", "RL405")
    assert result.exit_code == 3
    assert result.stderr.startswith("nowhere.pdf: file-not-readable: ")


def test_explain_tells_a_wrong_code_with_the_nearest() -> None:
    result = invoke("explain", "RL4O1")
    assert result.exit_code == 2
    assert "did you mean RL4" in result.stderr


def test_every_rule_of_the_list_can_be_explained() -> None:
    rules = json.loads(invoke("rules", "--format", "json").stdout)
    table = invoke("rules").stdout
    assert rules
    for rule in rules:
        assert f"\n{rule['code']}  " in table
        assert invoke("explain", rule["code"]).exit_code == 0


def test_the_schema_names_the_fields_of_the_report() -> None:
    schema = json.loads(invoke("schema").stdout)
    assert {"score", "claims", "findings", "credentials", "problems"} <= set(schema["properties"])


def test_a_reader_that_stops_early_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "weak.txt").write_text(WEAK)
    line = f"{sys.executable} -m resume_lint check . . . | head -n 1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stdout.startswith("weak.txt  ")
    assert "Traceback" not in done.stderr


def test_a_limit_is_set_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "weak.txt").write_text(WEAK)
    ran = CliRunner().invoke(command.main, ["check", "--limit", "max_bytes=100", str(tmp_path / "weak.txt")])
    assert ran.exit_code == 3
    assert "too-many-bytes: the file is larger than 100 bytes" in ran.stderr


@pytest.mark.parametrize("setting", ["max_byte=100", "max_bytes=lots", "max_bytes=0"])
def test_a_wrong_limit_is_wrong_use_and_told_in_one_line(setting: str) -> None:
    ran = CliRunner().invoke(command.main, ["check", "--limit", setting, "any.txt"])
    assert ran.exit_code == 2
    assert ran.stderr.count("\n") == 1
    assert "config-error" in ran.stderr
    assert "max_bytes" in ran.stderr
