"""A document whose text knows its place on the page: words, lines, pages, and offsets to boxes.

The text is made once. One line of the text (up to a newline) is one paragraph as a person sees it: a bullet
that wraps over three printed lines is one line of text, its parts joined by single spaces. A tab stands where a
wide gap or a cell border separates words of one row. Every word knows its offsets; a place on the page comes
from here, never from searching for the words again.

Words that a person does not see stand behind all others, in lines of the role `hidden` from `Document.seen` on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from resume_lint.records import Box, Evidence, Misreading, Problem, SectionKind, Span

HIDDEN = "hidden"


class Word(NamedTuple):
    """One printed word at `span` of the text; `page` counts from 1; None and an empty box without pages.

    `color` is (r, g, b) from 0 to 1, None where unknown. `size` is in points. `hidden` says why a person does not
    see it, None where they do.
    """

    text: str
    span: Span
    page: int | None = None
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: tuple[float, float, float] | None = None
    hidden: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the text, a line of `Document.text`: its words are `Document.words[slice(*words)]`.

    `label` is the list marker as printed, "" where there is none or the format does not tell it.

    `size` is the largest font size in it, `bold` says that all of its words are bold. `bullet` says that a list
    marker stood before it (the marker is not part of the text). `role` is body, header, footer, table, textbox,
    note or hidden. `block` counts blocks: it rises where a blank gap stands between two lines, and at each change
    of column.
    """

    span: Span
    words: tuple[int, int]
    page: int | None = None
    size: float | None = None
    bold: bool = False
    bullet: bool = False
    role: str = "body"
    block: int = 0
    style: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: size in points, how its reading order was found ("file" or "geometry"), columns seen."""

    number: int
    width: float
    height: float
    order: str = "file"
    columns: int = 1
    images: int = 0


class Picture(NamedTuple):
    """A picture that is printed `width` by `height` points; page and box are None where the format has no pages."""

    width: float
    height: float
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a resume with the place of each word. `media_type` is the type found in the bytes."""

    text: str
    media_type: str
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    reader: str = ""
    links: tuple[str, ...] = ()
    misreadings: tuple[Misreading, ...] = ()
    pictures: tuple[Picture, ...] = ()
    seen: int = field(init=False)
    _starts: list[int] = field(init=False, default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._starts.extend([word[1][0] for word in self.words])
        hidden = bisect_left(self.lines, True, key=_is_hidden)
        end = self.lines[hidden - 1].span[1] if hidden else 0
        object.__setattr__(self, "seen", end if hidden < len(self.lines) else len(self.text))

    @property
    def hidden_lines(self) -> tuple[Line, ...]:
        """The lines that a person does not see, behind all others."""
        return self.lines[bisect_left(self.lines, True, key=_is_hidden) :]

    @property
    def seen_words(self) -> tuple[Word, ...]:
        """The words that a person sees."""
        return self.words[: bisect_left(self._starts, self.seen)]

    def without_hidden(self) -> Document:
        """The document as a person sees it: the same places, without the lines at the end that are hidden."""
        hidden = len(self.hidden_lines)
        if not hidden:
            return self
        lines = self.lines[: len(self.lines) - hidden]
        return replace(self, text=self.text[: self.seen], lines=lines, words=self.seen_words)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that touch `span`, in order."""
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        last = bisect_left(self._starts, span[1])
        if first < last and self.words[first].span[1] <= span[0]:
            first += 1  # the word before the span
        return self.words[first:last]

    def evidence(self, span: Span, section: SectionKind | None = None) -> Evidence:
        """The words at `span` with their place on the page."""
        words = self.words_in(span)
        page = words[0].page if words else None
        return Evidence(self.text[span[0] : span[1]], span, page, _boxes_of(words), section)

    def page_of(self, span: Span) -> int | None:
        """The page on which `span` starts, None where the format has no pages or nothing stands there."""
        words = self.words_in(span)
        return words[0].page if words else None

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """One box per printed line that `span` touches on its first page, top to bottom of the reading order."""
        return _boxes_of(self.words_in(span))


def _is_hidden(line: Line) -> bool:
    return line.role == HIDDEN


def _boxes_of(words: tuple[Word, ...]) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for word in words:
        if word.box is None or word.page != words[0].page:
            continue
        if boxes and _same_row(boxes[-1], word.box):
            boxes[-1] = _join(boxes[-1], word.box)
        else:
            boxes.append(word.box)
    return tuple(boxes)


def _same_row(left: Box, right: Box) -> bool:
    overlap = min(left[3], right[3]) - max(left[1], right[1])
    return right[0] >= left[0] and overlap > 0.5 * min(left[3] - left[1], right[3] - right[1])


def _join(left: Box, right: Box) -> Box:
    return (min(left[0], right[0]), min(left[1], right[1]), max(left[2], right[2]), max(left[3], right[3]))
