"""Paragraphs on their way from a format without pages, and the blocks that they form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from resume_lint.document.characters import split_marker
from resume_lint.document.list_labels import has_words
from resume_lint.document.paragraphs import Paragraph, Run, drop_start, split_runs


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph on its way: `opens` starts a block, `before` and `after` are spaces in points."""

    paragraph: Paragraph
    opens: bool = False
    heading: bool = False
    before: float = 0.0
    after: float = 0.0

    @property
    def text(self) -> str:
        return self.paragraph.text.strip()


def build_items(
    runs: Sequence[Run],
    *,
    label: str = "",
    heading: bool = False,
    role: str = "body",
    style: str | None = None,
    before: float = 0.0,
    after: float = 0.0,
) -> list[Item]:
    """The printed lines of a paragraph, without the list marker before them; a blank one where it has no words.

    `label` is the marker that its list gives it. It stays in the text where it has words of its own.
    """
    if runs and has_words(label):
        runs, label = [Run(f"{label} ", runs[0].look), *runs], ""
    items: list[Item] = []
    for line, marker in _split_lines(runs, label):
        bullet = bool(marker) and not (heading and marker == label)
        paragraph = Paragraph(line, bullet, role, 0, style, marker)
        items.append(Item(paragraph, heading=heading, before=0.0 if items else before))
    items = items or [blank_item()]
    items[-1] = replace(items[-1], after=after)
    return items


def _split_lines(runs: Sequence[Run], label: str) -> Iterator[tuple[list[Run], str]]:
    """The printed lines of a paragraph, each with the list marker before it, typed or by its list."""
    for index, line in enumerate(split_runs(runs)):
        text = "".join(run.text for run in line)
        marker, rest = split_marker(text)
        if marker and rest.strip():
            yield drop_start(line, len(marker)), marker.strip()
        elif text.strip():
            yield line, label if index == 0 else ""


def number_blocks(items: Sequence[Item]) -> Iterator[Paragraph]:
    """The paragraphs with words, numbered by block."""
    gaps = [above.after + item.before for above, item in pairwise(items) if above.text and item.text]
    wide = 1.5 * median(gaps) + 3 if gaps else 0.0
    block, above = 0, None
    parted = False
    for item in items:
        if not item.text:
            parted = True
            continue
        apart = above is not None and (item.heading or above.after + item.before > wide)
        if above is not None and (parted or item.opens or apart):
            block += 1
        parted, above = False, item
        yield replace(item.paragraph, block=block)


def blank_item(*, opens: bool = False) -> Item:
    """An empty paragraph: it parts blocks and holds no words."""
    return OPENING if opens else BLANK


BLANK, OPENING = Item(Paragraph(())), Item(Paragraph(()), opens=True)
