"""Paragraphs on their way from a format without pages, and the blocks that they form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from resume_lint.document.paragraphs import Paragraph


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
