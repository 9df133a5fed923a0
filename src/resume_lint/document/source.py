"""A path, bytes or an open file → its bytes and a name to show; nothing too large is read."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from resume_lint.document.limits import Limits
from resume_lint.errors import FileNotReadable

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
CHUNK = 1 << 20
LONGEST_NAME = 255


def read_source(source: Source, *, limits: Limits | None = None) -> tuple[bytes, str]:
    """The bytes of `source` and its file name without folders ("" for bytes).

    A missing file, a folder, a pipe or a device raises `FileNotReadable`; more than `limits.max_bytes` are
    never read.
    """
    limits = limits or Limits()
    if isinstance(source, bytes | bytearray | memoryview):
        data = bytes(source)
        limits.check_bytes(len(data))
        return data, ""
    if isinstance(source, str | os.PathLike):
        return _read_file(os.fspath(source), limits), find_name(source)
    return _read_stream(source, limits), find_name(source)


def find_name(source: Source) -> str:
    """The file name of `source` without folders, before anything is read; "" where it has none.

    Words that were taken for a path are no name: they must not get into a message.

    >>> find_name("/home/jane/resume.pdf"), find_name(b"%PDF-1.7"), find_name("Jane Roe\\nCoder")
    ('resume.pdf', '', '')
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return ""
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        return "" if _looks_like_words(path) else show_name(path)
    return show_name(getattr(source, "name", ""))


def show_name(name: object) -> str:
    """The last part of a path, fit to print.

    >>> show_name("/home/jane/resume.pdf"), show_name(3)
    ('resume.pdf', '')
    """
    if not isinstance(name, str):
        return ""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(character if character.isprintable() else "?" for character in last)


def _read_file(path: str, limits: Limits) -> bytes:
    try:
        _check_regular(os.stat(path))  # noqa: PTH116
        with open(path, "rb", opener=_open_without_waiting) as file:
            # Looked at again once open: the file may have been exchanged meanwhile.
            _check_regular(os.fstat(file.fileno()))
            limits.check_bytes(os.fstat(file.fileno()).st_size)
            return _read_stream(file, limits)
    except PermissionError as error:
        raise FileNotReadable("the file may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        if _looks_like_words(path):
            raise FileNotReadable("this is text and no path; give text to lint_text") from error
        if isinstance(error, FileNotFoundError):
            raise FileNotReadable("there is no such file; check its name and folder") from error
        raise FileNotReadable("the file cannot be read; copy it to another disk and try again") from error


def _looks_like_words(path: str) -> bool:
    """Whether a string is a text rather than a path: it has lines, or is longer than a name can be."""
    return "\n" in path or len(path.rpartition("/")[2]) > LONGEST_NAME


def _read_stream(stream: BinaryIO, limits: Limits) -> bytes:
    chunks: list[bytes] = []
    count = 0
    while chunk := stream.read(CHUNK):
        if not isinstance(chunk, bytes):
            raise TypeError("open the file in binary mode")
        count += len(chunk)
        limits.check_bytes(count)
        chunks.append(chunk)
    return b"".join(chunks)


def _check_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileNotReadable("this is a folder; name the files in it")
    if not stat.S_ISREG(status.st_mode):
        raise FileNotReadable("this is a pipe or a device, not a file; save the resume as a file")


def _open_without_waiting(path: str, flags: int) -> int:
    # A pipe put in the file's place between the look and the opening must not block for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
