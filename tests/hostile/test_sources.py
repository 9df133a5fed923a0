"""Where a resume is read from: special files, links, streams without end, and names that are meant to confuse."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from resume_lint import FileNotReadable, Limits, TooManyBytes, cli
from resume_lint.document import read_source

WORDS = b"Jane Roe\nEXPERIENCE\nMedical Coder, Lakeside Clinic, 2021 - Present\n- Coded 80 charts a day.\n"
NAMES = (
    b"new\nline.txt", b"quo\"te'.txt", b"-dash.txt", b"=cmd().txt", b"@sum.txt", b"+1.txt", b"non\xff\xfeutf8.txt",
    b"esc\x1b[31m.txt", "bidi\u202etxt.exe.txt".encode(), b"a" * 250 + b".txt", b" .txt", b"$(touch x).txt",
    b"<script>alert(1)<.txt", b"%s%n.txt", b"tab\t.txt",
)  # fmt: skip

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")


@needs_pipes
@pytest.mark.parametrize(
    "kind", ["pipe", "link to a pipe", "device", "link to a device", "link to itself", "folder"]
)
def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "resume.pdf"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to a pipe":
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to(tmp_path / "pipe")
    elif kind == "link to a device":
        path.symlink_to("/dev/zero")
    elif kind == "link to itself":
        path.symlink_to(path)
    elif kind == "folder":
        path.mkdir()
    with pytest.raises(FileNotReadable):
        read_source("/dev/zero" if kind == "device" else path)


def test_a_sparse_file_of_a_terabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "resume.pdf"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(TooManyBytes):
        read_source(path)


def test_a_stream_without_end_is_read_up_to_the_limit_only() -> None:
    class Endless(BytesIO):
        given = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.given += 1 << 16
            return bytes(1 << 16)

    stream = Endless()
    with pytest.raises(TooManyBytes):
        read_source(stream, limits=Limits(max_bytes=1 << 20))
    assert stream.given <= 2 << 20


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(WORDS)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "up").symlink_to(tmp_path)
    ran = CliRunner().invoke(cli.main, ["check", "--format", "jsonl", str(tmp_path)])
    assert len(ran.stdout.splitlines()) == 1


def test_odd_names_are_shown_in_one_line_each_and_steer_nothing(tmp_path: Path) -> None:
    for name in NAMES:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_bytes(WORDS)
    ran = CliRunner().invoke(cli.main, ["check", "--format", "jsonl", str(tmp_path)])
    shown = [json.loads(line)["source"]["name"] for line in ran.stdout.splitlines()]
    assert len(shown) == len(NAMES)
    assert all(name.isprintable() and "/" not in name for name in shown)
    assert len(ran.stderr.splitlines()) == len(NAMES)
    assert all(character.isprintable() or character == "\n" for character in ran.stderr)


@pytest.mark.parametrize("style", ["text", "json"])
def test_odd_names_break_no_format(tmp_path: Path, style: str) -> None:
    for name in NAMES:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_bytes(WORDS)
    ran = CliRunner().invoke(cli.main, ["check", "--format", style, str(tmp_path)])
    assert ran.exit_code == 1
    assert "\x1b" not in ran.stdout
    assert "\u202e" not in ran.stdout
