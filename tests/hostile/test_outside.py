"""A check opens no socket, starts no program, reads and writes no other file, and logs no word of the resume."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx_files
import pdf_files
import pytest

WATCHED = Path(__file__).with_name("watched.py")
PDF = {file.name: file.build for file in pdf_files.files()}
OTHER = {file.name: file.build for file in docx_files.files()}
WORD = "Lakeside"
REACHING_PDF = (
    "whole", "actions, scripts and files", "stream outside of the file", "every character map", "cut at 60%",
    "encrypted without a password, AES-256", "unmapped font", "wrong table", "reference to itself",
)  # fmt: skip
REACHING_OTHER = (
    "whole", "names that climb", "targets that climb", "entity of a file", "entity of the network",
    "document type elsewhere", "one internal entity", "zip in a zip", "OpenDocument, one entity",
    "web page, scripts and sources", "rich text, fields",
)  # fmt: skip


class Watched:
    """The process that checks files and tells what it did beside that."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stderr = (folder / "stderr").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, str(WATCHED)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self._stderr, text=True, cwd=folder,
        )  # fmt: skip

    def ask(self, data: bytes, reader: str) -> dict[str, Any]:
        """What the process did with these bytes."""
        assert self._process.stdin and self._process.stdout
        path = self._folder / "resume.bin"
        path.write_bytes(data)
        self._process.stdin.write(json.dumps({"path": str(path), "reader": reader}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return {
            **answer,
            "stderr": (self._folder / "stderr").read_text(),
            "left": sorted(self._folder.iterdir()),
        }

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._stderr.close()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """What checks files and tells what it did beside that."""
    made = Watched(tmp_path_factory.mktemp("watched"))
    yield made
    made.close()


def looks_clean(told: dict[str, Any]) -> None:
    assert told["done"] == []
    assert "root:" not in told["text"]  # of /etc/passwd, which some of the files ask for
    assert WORD not in told["logged"] + told["stderr"] + told["error"]
    assert [path.name for path in told["left"]] == ["resume.bin", "stderr"]


@pytest.mark.parametrize("reader", ["pdfminer", "pdfium"])
@pytest.mark.parametrize("name", REACHING_PDF)
def test_a_pdf_reaches_nothing_outside(watched: Watched, name: str, reader: str) -> None:
    looks_clean(watched.ask(PDF[name](), reader))


@pytest.mark.parametrize("name", REACHING_OTHER)
def test_another_file_reaches_nothing_outside(watched: Watched, name: str) -> None:
    looks_clean(watched.ask(OTHER[name](), "pdfminer"))


def test_the_watch_sees_what_it_is_there_for(tmp_path: Path) -> None:
    code = (
        "import sys, socket; sys.path.insert(0, sys.argv[1]); from watched import Watch; w = Watch();"
        "sys.addaudithook(w); w.on = True; open(sys.argv[2], 'w').close(); open('/etc/hostname').close();"
        "socket.socket().close(); w.on = False; print(len(w.done))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(WATCHED.parent), str(tmp_path / "written")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "3"


def test_the_words_are_in_the_report_where_they_belong(watched: Watched) -> None:
    assert WORD in watched.ask(PDF["whole"](), "pdfminer")["text"]
