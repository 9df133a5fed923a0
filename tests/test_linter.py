"""`lint`, `lint_text` and `Linter`: names in messages, what is refused, and what is loaded once."""

import inspect
import io
import pickle
import shutil
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import resume_lint
from resume_lint import (
    DocumentTooSlow,
    FileNotReadable,
    Limits,
    Linter,
    UnknownFormat,
    UnreadableDocument,
)
from resume_lint.pack import known_packs

AS_OF = date(2026, 11, 22)
TEXT = """Robin Example
EXPERIENCE
Medical Coder, Lakeside Clinic, 03/2021 - Present
- Coded 60 outpatient charts per day in ICD-10-CM and CPT at 98% accuracy.
SKILLS
ICD-10-CM, CPT, Epic, Optum EncoderPro
"""


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path,
        str,
        lambda path: path.read_bytes(),
        lambda path: bytearray(path.read_bytes()),
        lambda path: io.BytesIO(path.read_bytes()),
    ],
)
def test_a_path_bytes_and_an_open_file_say_the_same(make: object, tmp_path: Path) -> None:
    path = tmp_path / "robin.txt"
    path.write_text(TEXT)
    report = resume_lint.lint(make(path), as_of=AS_OF, name="robin.txt")  # type: ignore[operator]
    assert report == resume_lint.lint_text(TEXT, as_of=AS_OF, name="robin.txt")
    assert [claim.value for claim in report.claims] == [60, 98]


@pytest.mark.parametrize("source", ["none.pdf", Path("none.pdf")])
def test_a_missing_file_is_named(source: str | Path) -> None:
    with pytest.raises(FileNotReadable) as caught:
        resume_lint.lint(source)
    assert caught.value.message == "none.pdf: there is no such file; check its name and folder"


def test_a_linter_can_be_pickled_with_every_option() -> None:
    given: dict[str, Any] = {
        "as_of": date(2026, 11, 22), "reader": "pdfium", "second_reader": True, "ocr": False, "select": ("RL4",),
        "ignore": ("RL401",), "include_text": True, "limits": Limits(max_pages=3), "pack": "medical-coder",
    }  # fmt: skip
    assert given.keys() == inspect.signature(Linter).parameters.keys()
    again = pickle.loads(pickle.dumps(Linter(**given)))
    assert again.options() == given


def test_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match=r"^inbox: this is a folder; "):
        (tmp_path / "inbox").mkdir()
        resume_lint.lint(tmp_path / "inbox")


def test_an_open_file_and_bytes_with_a_name_are_named(tmp_path: Path) -> None:
    picture = tmp_path / "scan.pdf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n1234")
    with picture.open("rb") as file, pytest.raises(UnknownFormat, match=r"^scan\.pdf: "):
        resume_lint.lint(file)
    with pytest.raises(UnknownFormat, match=r"^upload 7: "):
        resume_lint.lint(picture.read_bytes(), name="upload 7")


@pytest.mark.parametrize("words", [TEXT, "Robin Example, coder. " * 20])
def test_a_text_taken_for_a_path_is_told_without_its_words(words: str) -> None:
    with pytest.raises(FileNotReadable) as caught:
        resume_lint.lint(words)
    assert caught.value.message == "this is text and no path; give text to lint_text"


def test_text_with_half_a_character_is_read() -> None:
    assert resume_lint.lint_text(f"{TEXT}\ud83d", as_of=AS_OF).claims


def test_limits_are_those_of_the_caller() -> None:
    from resume_lint.document import Limits

    with pytest.raises(UnreadableDocument, match="longer than 10 characters; give the resume alone"):
        resume_lint.lint_text(TEXT, limits=Limits(max_characters=10))


def test_what_is_slow_to_load_is_loaded_once() -> None:
    assert Linter().pack is Linter(as_of=AS_OF, ignore=["RL4"]).pack


def test_a_changed_pack_is_loaded_again(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(known_packs()["medical-coder"], folder)
    rule = next((folder / "checks").glob("RL401*"))
    before = Linter(pack=folder).lint_text(TEXT.replace("98% accuracy", "home"))
    rule.write_text(rule.read_text("utf-8").replace("No coding accuracy", "No accuracy"), "utf-8")
    after = Linter(pack=folder).lint_text(TEXT.replace("98% accuracy", "home"))
    messages = [
        next(one.message for one in report.findings if one.code == "RL401") for report in (before, after)
    ]
    assert [message.split(" or ")[0] for message in messages] == ["No coding accuracy", "No accuracy"]


@pytest.mark.parametrize(
    "line",
    [
        "- Coded 60 charts a day at 98% accuracy, " * 500,
        "- Cut denials from " + "12% to " * 2500,
        "- Group of " + "12, " * 4000,
        "(" * 20_000,
        "😀" * 20_000,
        "9 " * 10_000,
    ],
    ids=["claims", "to", "and", "brackets", "emoji", "digits"],
)
def test_a_line_four_times_as_long_costs_little_more_than_four_times_as_much(line: str) -> None:
    linter = Linter(as_of=AS_OF, limits=Limits(seconds=600))
    linter.lint_text(TEXT)

    def cost(words: str) -> float:
        start = time.process_time()
        linter.lint_text(f"{TEXT}EXPERIENCE\nMedical Coder, Hillside Clinic, 2019 - 2021\n{words}\n")
        return time.process_time() - start

    whole, quarter = (  # the least of three, as a collection of garbage may fall into any of them
        min(cost(words) for _ in range(3)) for words in (line, line[: len(line) // 4])
    )
    assert whole < 10 * quarter


@pytest.mark.parametrize(
    "line",
    [
        "Coded 80 charts a day at 98% accuracy, CPC, 2019 - 2021 in Tampa, FL. ",
        "CPC, CIC, RHIA (2015), ",
        "Reduced denials by 5% from 12% to 7% ",
    ],
)
def test_the_language_part_keeps_to_the_seconds_too(line: str) -> None:
    text = "EXPERIENCE\n" + line * (190_000 // len(line))
    with pytest.raises(DocumentTooSlow, match=r"^text\.txt: .*0\.3 seconds"):
        Linter(limits=Limits(seconds=0.3)).lint_text(text)
