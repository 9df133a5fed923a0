"""Paragraphs of styled runs → a Document: the text, its words and lines, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from resume_lint.document.characters import squeeze_spaces
from resume_lint.document.model import HIDDEN, Document, Line, Word
from resume_lint.records import Problem

NOT_SPACE = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; `hidden` says why a reader would not see them.

    `alpha` is the cover of the ink, from 0 for clear to 1; `clipped` says that it falls where nothing may show.
    """

    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: tuple[float, float, float] | None = None
    hidden: str | None = None
    alpha: float = 1.0
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text to be; `block` and the rest are as in `Line`."""

    runs: Sequence[Run]
    bullet: bool = False
    role: str = "body"
    block: int = 0
    style: str | None = None
    label: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def build_document(
    paragraphs: Iterable[Paragraph],
    *,
    media_type: str,
    reader: str,
    problems: Sequence[Problem] = (),
    links: Sequence[str] = (),
) -> Document:
    """The document whose text has one line for each paragraph that holds a word; hidden words stand at the end."""
    seen, hidden = _part_hidden(paragraphs)
    texts: list[str] = []
    words: list[Word] = []
    lines: list[Line] = []
    position = 0
    for paragraph in (*seen, *hidden):
        runs = squeeze_runs(paragraph.runs)
        text = "".join(run.text for run in runs)
        if not text:
            continue
        first = len(words)
        words.extend(_find_words(text, runs, position))
        lines.append(_build_line(paragraph, (position, position + len(text)), words, first))
        texts.append(text)
        position += len(text) + 1
    return Document(
        "\n".join(texts), media_type, tuple(lines), tuple(words), (), tuple(problems), reader, tuple(links)
    )


def _part_hidden(paragraphs: Iterable[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs as a person sees them, and those of the words that nobody sees."""
    seen: list[Paragraph] = []
    hidden: list[Paragraph] = []
    for paragraph in paragraphs:
        if not any(run.look.hidden for run in paragraph.runs):
            seen.append(paragraph)
            continue
        runs = [run for run in paragraph.runs if not run.look.hidden]
        if runs:
            seen.append(replace(paragraph, runs=runs))
        for how, group in groupby(paragraph.runs, key=lambda run: run.look.hidden):
            if how:
                hidden.append(Paragraph(list(group), role=HIDDEN, block=paragraph.block))
    return seen, hidden


def squeeze_runs(runs: Sequence[Run]) -> list[Run]:
    """The runs with single spaces and tabs for wide gaps, trimmed at both ends, no run empty."""
    if len(runs) == 1:
        text = squeeze_spaces(runs[0].text)
        return [Run(text, runs[0].look)] if text else []
    text = "".join(run.text for run in runs)
    squeezed = squeeze_spaces(text)
    if squeezed == text:
        return [run for run in runs if run.text]
    return list(_share_out(squeezed, runs))


def _share_out(squeezed: str, runs: Sequence[Run]) -> Iterable[Run]:
    """`squeezed` cut at the run borders: both texts hold the same characters, spaces aside."""
    position = 0
    for run in runs:
        wanted = sum(not character.isspace() for character in run.text)
        end = position
        while end < len(squeezed) and (wanted or squeezed[end].isspace()):
            wanted -= not squeezed[end].isspace()
            end += 1
        if end > position:
            yield Run(squeezed[position:end], run.look)
        position = end


def _find_words(text: str, runs: Sequence[Run], offset: int) -> Iterable[Word]:
    ends: list[int] = []
    end = 0
    for run in runs:
        end += len(run.text)
        ends.append(end)
    index = 0
    for match in NOT_SPACE.finditer(text):
        start, stop = match.span()
        while ends[index] <= start:
            index += 1
        look = runs[index].look
        bold, hidden = look.bold, look.hidden
        other = index
        while ends[other] < stop:
            # A comma after a bold word does not make it less bold.
            piece = text[ends[other] : min(stop, ends[other + 1])]
            other += 1
            if any(character.isalnum() for character in piece):
                bold = bold and runs[other].look.bold
                hidden = hidden and runs[other].look.hidden
        span = (offset + start, offset + stop)
        yield Word(match[0], span, None, None, look.size, bold, look.italic, look.color, hidden)


def _build_line(paragraph: Paragraph, span: tuple[int, int], words: list[Word], first: int) -> Line:
    own = words[first:]
    sizes = [word.size for word in own if word.size is not None]
    return Line(
        span=span,
        words=(first, len(words)),
        size=max(sizes, default=None),
        bold=all(word.bold for word in own),
        bullet=paragraph.bullet,
        role=paragraph.role,
        block=paragraph.block,
        style=paragraph.style,
        label=paragraph.label,
    )


def split_runs(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs cut at newlines and form feeds; a line broken inside a sentence stays whole."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if "\n" not in run.text and "\f" not in run.text:
            lines[-1].append(run)
            continue
        for number, piece in enumerate(re.split(r"[\n\f]", run.text)):
            if number:
                lines.append([])
            lines[-1].append(Run(piece, run.look))
    joined: list[list[Run]] = []
    for line in lines:
        if joined and goes_on(_text_of(joined[-1]), _text_of(line)):
            joined[-1] += [Run(" ", line[0].look), *line]
        else:
            joined.append(line)
    return joined


def goes_on(above: str, below: str) -> bool:
    """Whether a long line was broken by hand inside its sentence.

    >>> goes_on("Coded inpatient and outpatient charts for a large hospital", "in Tampa")
    True
    >>> goes_on("Lakeside Clinic", "in Tampa")
    False
    """
    return len(above) >= 50 and below.lstrip()[:1].islower() and "@" not in below.split(None, 1)[0]


def drop_start(runs: Sequence[Run], count: int) -> list[Run]:
    """The runs without their first `count` characters."""
    left: list[Run] = []
    for run in runs:
        rest = run.text[count:]
        count = max(0, count - len(run.text))
        if rest:
            left.append(Run(rest, run.look))
    return left


def _text_of(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
