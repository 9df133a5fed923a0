"""Annotated resumes → blocks that every layout draws: what a careful reader would read aloud, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.accuracy.annotations import Annotated, GoldEntry, GoldSection
from benchmarks.accuracy.layouts.pieces import SIDE_KINDS

Kind = Literal["name", "contact", "heading", "text", "bullet", "row", "item", "cells"]


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to print; `right` stands at the other edge of the same row, `cells` side by side in a grid."""

    kind: Kind
    text: str
    right: str = ""
    cells: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The words of the block in the order in which a person reads them."""
        return f"{self.text} {self.right} {' '.join(self.cells)}".split()


@dataclass(frozen=True, slots=True)
class Source:
    """One resume in two parts: `side` is what people put in a sidebar, `main` the rest."""

    id: str
    head: tuple[Block, ...]
    main: tuple[Block, ...]
    side: tuple[Block, ...]

    @property
    def whole(self) -> tuple[Block, ...]:
        """All blocks for a layout of one column."""
        return (*self.head, *self.main, *self.side)


def build_source(resume: Annotated, *, odd: bool = False) -> Source:
    """The blocks of a resume; `odd` adds sentences with ligatures, signs and superscripts."""
    side = [section for section in resume.sections if section.kind in SIDE_KINDS]
    main = [section for section in resume.sections if section.kind not in SIDE_KINDS]
    return Source(
        resume.id,
        (Block("name", resume.name), Block("contact", resume.contact)),
        (*(block for section in main for block in _section(section)), *(ODD if odd else ())),
        tuple(block for section in side for block in _section(section)),
    )


# Words with ligatures, signs and dashes, which fonts and readers treat in ways of their own.
ODD = (
    Block("heading", "Profile"),
    Block("bullet", "Certified in final office workflow; fluent in five affiliated offices’ fee offsets"),
    Block("bullet", "Cut the first-pass rejection rate from 12% to 5% – efficient, “difficult” files first"),
    Block("bullet", "Trusted with 3M™ and Epic® work queues (AT&T, R&D); half of 1,200 charts re-filed"),
)


def make_grid(blocks: Sequence[Block], columns: int) -> tuple[Block, ...]:
    """The blocks with runs of short items set in rows of cells."""
    found: list[Block] = []
    run: list[str] = []
    for block in (*blocks, Block("heading", "")):
        if block.kind == "item":
            run.append(block.text)
            continue
        rows = [tuple(run[start : start + columns]) for start in range(0, len(run), columns)]
        found += [Block("cells", "", cells=row) for row in rows]
        run = []
        found.append(block)
    return tuple(found[:-1])


def words_of(blocks: Sequence[Block]) -> list[str]:
    """The words of blocks, one after the other."""
    return [word for block in blocks for word in block.words]


def _section(section: GoldSection) -> Iterator[Block]:
    yield Block("heading", section.title)
    if section.text:
        yield Block("text", section.text)
    kind: Kind = "item" if section.kind == "skills" else "bullet"
    yield from (Block(kind, item) for item in section.items)
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: GoldEntry) -> Iterator[Block]:
    yield Block("row", entry.title, entry.dates)
    home = ", ".join(part for part in (entry.org, entry.place) if part)
    if home:
        yield Block("text", home)
    if entry.text:
        yield Block("text", entry.text)
    yield from (Block("bullet", bullet) for bullet in entry.bullets)
