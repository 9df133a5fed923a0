"""Folders → the PDFs to measure, in groups: the samples, the rendered resumes, and what the caller names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.annotations import read_set
from benchmarks.accuracy.render import LAYOUTS, render_all

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF to measure: its group, its name and its bytes."""

    group: str
    name: str
    data: bytes


def find_sheets(folders: Sequence[Path], *, per_layout: int) -> list[Sheet]:
    """The samples, up to `per_layout` rendered resumes of each PDF layout, and all PDFs of the folders."""
    sheets = _from_folder("samples", ROOT / "samples")
    resumes = read_set("dev")
    for layout in LAYOUTS.values():
        if layout.suffix == ".pdf" and layout.usable:
            paths = render_all(resumes, layout)[:per_layout]
            sheets += [Sheet(f"resumes/{layout.name}", path.name, path.read_bytes()) for path in paths]
    for folder in folders:
        sheets += _from_folder(folder.name, folder)
    return sheets


def _from_folder(group: str, folder: Path) -> list[Sheet]:
    return [Sheet(group, path.name, path.read_bytes()) for path in sorted(folder.rglob("*.pdf"))]
