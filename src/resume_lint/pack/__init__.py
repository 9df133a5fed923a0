"""A pack's id, folder or file → `Pack`; all faults of its files at once, each with its file and line."""

from __future__ import annotations

import hashlib
from os import PathLike
from pathlib import Path

from resume_lint.pack.data_files import find_line
from resume_lint.pack.faults import Fault
from resume_lint.pack.model import STAGES, Category, Pack, PerStage, Raise, Rule, Signs, Where
from resume_lint.pack.reading import files_of, read_pack
from resume_lint.pack.shelves import find_manifest, known_packs

__all__ = [
    "STAGES",
    "Category",
    "Pack",
    "PerStage",
    "Raise",
    "Rule",
    "Signs",
    "Where",
    "known_packs",
    "load_pack",
    "pack_files",
    "rule_fault",
]


def load_pack(pack: str | PathLike[str] = "medical-coder") -> Pack:
    """The pack with that id, in that folder, or that is that file.

    >>> load_pack().id
    'medical-coder'
    """
    return read_pack(find_manifest(pack))


def pack_files(pack: str | PathLike[str]) -> tuple[tuple[str, bytes], ...]:
    """The path and the digest of each file of the pack: equal as long as the pack is the same.

    >>> pack_files("medical-coder") == pack_files("medical-coder")
    True
    """
    files = files_of(find_manifest(pack))
    return tuple((str(path.resolve()), hashlib.sha256(path.read_bytes()).digest()) for path in files)


def rule_fault(rule: Rule, path: tuple[str | int, ...], what: str) -> Fault:
    """A fault of a rule that was found after loading, such as a check that does not exist."""
    return Fault(rule.file, find_line(Path(rule.file).read_text("utf-8"), path), what)
