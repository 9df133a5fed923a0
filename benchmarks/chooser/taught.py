"""Annotated resumes, marked lines and the pack's examples → lines whose figures carry the metrics that are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from benchmarks.accuracy.annotations import (
    MARK,
    RESUMES,
    GoldClaim,
    build_annotated,
    find_claims,
    marked_texts,
)
from benchmarks.accuracy.layouts.plain import render_text
from benchmarks.accuracy.sentences.lines import SENTENCES, SETS
from resume_lint.document import read_document
from resume_lint.language.claims import ClaimFinder, read_lines
from resume_lint.language.claims.figures import Figure
from resume_lint.language.claims.sentence import ANYWHERE, Setting
from resume_lint.language.sections import find_sections
from resume_lint.language.timeline import find_roles
from resume_lint.records import Span
from resume_lint.vocabulary import Vocabulary

AS_OF = date(2026, 11, 22)
TESTS = Path(__file__).parent.parent.parent / "tests" / "language"
LINES = Path(__file__).parent / "lines"
EXAMPLES = "examples"
RESUME_SETS = ("dev", "more")

Marked = tuple[Span, GoldClaim]


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A line's figures with what each of them measures: the metrics that are right, none where it is no claim.

    `lot` says who wrote it; `unread` counts marked claims that none of the figures gives; `never` is a metric
    that no figure of the line measures, where nothing else is known.
    """

    lot: str
    figures: tuple[Figure, ...]
    right: tuple[tuple[str, ...], ...]
    unread: int = 0
    never: str = ""


def read_all(vocabulary: Vocabulary) -> list[TaughtLine]:
    """Every line there is to learn from: resumes by lot, single lines, the examples of the metrics."""
    finder = ClaimFinder(vocabulary)
    lines = [line for name in RESUME_SETS for line in _resume_lines(RESUMES / name, vocabulary, finder)]
    for path in (*(SENTENCES / f"{name}.yaml" for name in SETS), TESTS / "voices.yaml"):
        lines += _single_lines(path, path.stem, finder)
    for path in sorted(LINES.glob("*.yaml")):
        lines += _single_lines(path, path.stem, finder)
    return [*lines, *_examples(vocabulary, finder)]


def _resume_lines(folder: Path, vocabulary: Vocabulary, finder: ClaimFinder) -> Iterator[TaughtLine]:
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        document = read_document(render_text(build_annotated(data)))
        sections = find_sections(document, vocabulary.headings)
        roles = find_roles(document, sections, vocabulary, AS_OF)
        marks = list(_placed(document.text, [split_marks(text) for text in marked_texts(data) if text]))
        for line in read_lines(document, sections, roles, finder):
            start, end = line.start, line.start + len(line.sentence.reading.text)
            own = [((a - start, b - start), claim) for (a, b), claim in marks if start <= a < end]
            yield teach(path.stem[0], finder.figures_of(line.sentence), own)


def _placed(text: str, marked: Sequence[tuple[str, list[Marked]]]) -> Iterator[Marked]:
    """The marks at their places in the whole text."""
    sought: dict[str, int] = {}
    for words, marks in marked:
        if not marks:
            continue
        start = text.index(words, sought.get(words, 0))
        sought[words] = start + 1
        for (first, last), claim in marks:
            yield (first + start, last + start), claim


def _single_lines(path: Path, lot: str, finder: ClaimFinder) -> Iterator[TaughtLine]:
    data = yaml.safe_load(path.read_text("utf-8"))
    entries = data if isinstance(data, list) else [entry for group in data.values() for entry in group]
    for entry in entries:
        text, marks = split_marks(entry["text"])
        setting = finder.setting(entry["section"], entry.get("role", ""))
        yield teach(lot, _figures(finder, text, setting), marks)


def _examples(vocabulary: Vocabulary, finder: ClaimFinder) -> Iterator[TaughtLine]:
    for metric in vocabulary.metrics:
        for example in metric.good:
            text, marks = split_marks(example)
            yield teach(EXAMPLES, _figures(finder, text), marks)
        for example in metric.bad:
            figures = _figures(finder, example)
            yield TaughtLine(EXAMPLES, tuple(figures), ((),) * len(figures), never=metric.id)


def _figures(finder: ClaimFinder, text: str, setting: Setting = ANYWHERE) -> list[Figure]:
    return finder.figures_of(finder.read_line(text, setting=setting))


def split_marks(text: str) -> tuple[str, list[Marked]]:
    """The text without marks, and each marked claim with its place there.

    >>> split_marks("Held {{98%|metric=coding_accuracy value=98 unit=percent}}.")[0]
    'Held 98%.'
    """
    plain, marks, at = "", [], 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        words = found["words"] or found["vague"]
        if found["words"]:
            marks.append(((len(plain), len(plain) + len(words)), find_claims(found[0])[0]))
        plain += words
        at = found.end()
    return plain + text[at:], marks


def teach(lot: str, figures: Sequence[Figure], marks: Sequence[Marked]) -> TaughtLine:
    """The line with each marked claim given to the figure of that value that shares most letters with it."""
    right: list[tuple[str, ...]] = [()] * len(figures)
    unread = 0
    for span, claim in marks:
        fitting = [
            (min(span[1], one.span[1]) - max(span[0], one.span[0]), -at)
            for at, one in enumerate(figure.quantity for figure in figures)
            if not right[at] and abs(one.value - claim.value) <= 1e-6 * max(1.0, abs(claim.value))
        ]
        shared, place = max(fitting, default=(0, 0))
        if shared > 0:
            right[-place] = claim.metrics
        else:
            unread += 1
    return TaughtLine(lot, tuple(figures), tuple(right), unread)
