"""Text → details of persons: how to reach the writer, what a resume should not tell, what points at a patient.

The words come from the pack (`details.yaml`); the shapes of values stand here. No value is quoted: evidence keeps
its place, and letters and digits of the value are masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resume_lint.document.model import Document
from resume_lint.language.numbers import holds_one
from resume_lint.language.surroundings import section_at
from resume_lint.records import Evidence, PersonalDetail, Section, Span
from resume_lint.vocabulary import DetailEntry

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}\b"
    rf"|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\.?,?\s\d{{4}}\b)"
)
_NAME = r"(?-i:[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?(?:,?\s(?:[A-Z]\.?\s)?[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?)+)"
SHAPES = {
    "date": _DATE,
    "date_or_year": rf"(?:{_DATE}|{_MONTH}\.?\s\d{{4}}\b|\d{{4}}\b)",
    "age": r"(?:1[4-9]|[2-7]\d)\b(?!\s*(?:%|charts|months))",
    # No number is given out that begins with 000, 666 or 9.
    "ssn": r"(?!000|666|9)\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])",
    "ssn_digits": r"(?:(?!000|666|9)\d{3}[- ]?\d{2}[- ]?\d{4}|[xX*•]{3}-?[xX*•]{2}-?\d{4})(?![\d-])",
    "number": r"(?=[A-Z]{0,3}-?\d)[A-Z]{0,3}-?\d[\d-]{4,14}(?!\d)",
    "name": _NAME,
    "email": r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
    "phone": r"(?<![\d/-])(?:\+?\d{1,3}[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}(?![\d-])",
    "words": r"[A-Za-z][A-Za-z'’ -]{1,30}",
}
# What stands in every value of a shape.
_SIGNS = {"email": ("@",)}
# Words of any kind are a value only behind a sign that parts them from their label.
_APART = r"\s*(?::|=|\t|\s[|–—-]\s)\s*"
_JOIN = r"\s*(?:[:#=|\t–—-]|\bis\b|\bno\.?|\bnumber\b)?\s*[:#]?\s*"
# The sides of a portrait in points, and how much higher than wide it may be.
_PORTRAIT = (55.0, 260.0)
_SHAPE = (0.9, 1.7)
# All but the first letter of a word, and a word of one letter.
_HIDDEN_LETTERS = re.compile(r"(?<=\w)\w|\b\w\b")


@dataclass(frozen=True, slots=True)
class _Shape:
    entry: DetailEntry
    pattern: re.Pattern[str]
    needs: tuple[str, ...]


class DetailFinder:
    """The kinds of details of a pack, made ready once."""

    def __init__(self, entries: Sequence[DetailEntry]) -> None:
        self._shapes = [_compile(entry) for entry in entries]

    def find(self, document: Document, sections: Sequence[Section]) -> tuple[PersonalDetail, ...]:
        """The details in order of place, each place once."""
        found: dict[Span, PersonalDetail] = {}
        whole = document.text.lower()
        shapes = [one for one in self._shapes if not one.needs or holds_one(whole, one.needs)]
        for line in document.lines:
            text = document.text[slice(*line.span)]
            lower = text.lower()
            for shape in shapes:
                if shape.needs and not holds_one(lower, shape.needs):
                    continue
                for span, value in _matches(shape, text):
                    place = (span[0] + line.span[0], span[1] + line.span[0])
                    section = section_at(sections, place[0])
                    kind = section.kind if section else None
                    if shape.entry.sections and kind not in shape.entry.sections:
                        continue
                    masked = mask(text[slice(*span)], (value[0] - span[0], value[1] - span[0]))
                    evidence = replace(document.evidence(place, kind), text=masked)
                    if not any(_overlap(place, other) for other in found):
                        found[place] = PersonalDetail(shape.entry.kind, shape.entry.about, evidence)
        return (*_photos(document), *(found[place] for place in sorted(found)))


def _photos(document: Document) -> Iterator[PersonalDetail]:
    """The pictures that may show the person: of the size and shape of a portrait, in the upper half of page 1."""
    middle = document.pages[0].height / 2 if document.pages else 0.0
    for picture in document.pictures:
        upper = picture.box is None or picture.box[1] < middle
        sized = all(_PORTRAIT[0] <= side <= _PORTRAIT[1] for side in (picture.width, picture.height))
        shaped = _SHAPE[0] <= picture.height / max(picture.width, 1.0) <= _SHAPE[1]
        if picture.page in (None, 1) and upper and sized and shaped:
            boxes = () if picture.box is None else (picture.box,)
            yield PersonalDetail("photo", "person", Evidence("", (0, 0), picture.page, boxes))


def mask(words: str, value: Span) -> str:
    """The words with the letters and digits of the value hidden, but for the first letter of each word.

    >>> mask("SSN: 219-09-9999", (5, 16)), mask("patient Jane Roe", (8, 16)), mask("jo@example.com", (0, 14))
    ('SSN: •••-••-••••', 'patient J••• R••', 'j•@e••••••.c••')
    """
    hidden = _HIDDEN_LETTERS.sub("•", words[slice(*value)])
    hidden = re.sub(r"\d", "•", hidden)
    return f"{words[: value[0]]}{hidden}{words[value[1] :]}"


def _matches(shape: _Shape, text: str) -> Iterator[tuple[Span, Span]]:
    """The span and that of the value in it."""
    for match in shape.pattern.finditer(text):
        if shape.entry.beside and not re.search(SHAPES[shape.entry.beside], text, re.IGNORECASE):
            continue
        yield match.span(), match.span("value")


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _compile(entry: DetailEntry) -> _Shape:
    value = SHAPES.get(entry.shape) or "|".join(_words(word) for word in entry.values)
    labels = "|".join(_words(label) for label in entry.labels)
    case = "-i" if entry.case_sensitive else ""
    join = _APART if entry.shape == "words" else _JOIN
    lead = rf"(?<!\w)(?{case}:{labels})(?!\w){join}" if labels else ""
    needs = tuple(label.lower() for label in entry.labels) or _SIGNS.get(entry.shape, ())
    return _Shape(entry, re.compile(rf"{lead}(?P<value>{value})", re.IGNORECASE), needs)


def _words(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())
