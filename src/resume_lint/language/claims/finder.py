"""Quantities and cues to claims: what each figure of a line measures, or that it measures nothing of the person.

`ClaimFinder.read` takes one line of text and gives its claims; `find_claims` takes a document. The words come from
the pack (`metrics.yaml`, `claim_words.yaml`); the ways of attaching a figure to its metric stand here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.claims.chooser import Chooser
from resume_lint.language.claims.cues import CueMatcher, fold, read_classes
from resume_lint.language.claims.figures import Figure, read_figures
from resume_lint.language.claims.sentence import ANYWHERE, Attachment, Sentence, Setting, read_sentences
from resume_lint.language.claims.telling import tell
from resume_lint.language.numbers import Number, find_numbers, holds_one
from resume_lint.language.quantities import Quantity, Reading, build_reading, outside
from resume_lint.records import Claim, Comparator, Direction, Per, Role, Section, SectionKind, Span, Unit
from resume_lint.vocabulary import Mask, Vocabulary

_SILENT = {"contact"}
_AHEAD = {"ahead", "next", "forward", "future", "plan", "plans", "aims"}
_UNTITLED = {"contact", "summary"}  # what a text without any heading is taken for
_SPEAKER = {"i", "my"}
_TERMS_OF_A_TRADE = 2  # so many names of more than one word, such as `clean claims`
_PERIOD = re.compile(
    r"\b(?:(?:in|within|over|during|after|across|for|through|throughout|inside)\s(?:the\s|just\s|under\s|about\s|only\s)?"
    r"(?:(?:last|past|first|previous|prior)\s)?(?:\w+(?:-\w+)?\s)?"
    r"(?:months?|weeks?|quarters?|years?|fiscal\s\d{4}|FY\s?\d{2,4}|20\d\d)\b(?:\s20\d\d)?"
    r"|in\s20\d\d|so\sfar\sin\s20\d\d|(?:year|quarter|month)[\s-]over[\s-](?:year|quarter|month)|by\s(?:week|month)\s\w+"
    r"|(?:this|last)\s(?:year|quarter))",
    re.IGNORECASE,
)

_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of one line, its span in that line; the record without its place in the document."""

    span: Span
    metric: str
    value: float
    value_max: float | None
    unit: Unit
    comparator: Comparator
    direction: Direction
    baseline: float | None
    per: Per | None
    object: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One line of the document that may hold claims: where it starts, and its words read as a sentence."""

    start: int
    section: Section
    sentence: Sentence


class ClaimFinder:
    """Finds claims in lines with the metrics of a pack; built once, used for many resumes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.metrics = {metric.id: metric for metric in vocabulary.metrics}
        self._chooser = Chooser(vocabulary.metrics, vocabulary.weights)
        self._cues = CueMatcher(vocabulary.metrics, vocabulary.claim_words)
        self._classes = read_classes(vocabulary.word_classes)
        self._leading = frozenset(word.lower() for word in vocabulary.title_words.management)
        self._masks = [(_compile(mask), mask.needs, mask.digits) for mask in vocabulary.claim_words.masks]

    def read(self, line: str, setting: Setting = ANYWHERE) -> list[FoundClaim]:
        """The claims of one line that stands there."""
        return self.claims_of(self.read_line(line, setting=setting))

    def unmasked(self, line: str, numbers: list[Number]) -> list[Number]:
        """The numbers of the line that are not part of a date, a code, a form or a size, which are never claims."""
        if not numbers:  # as in most lines
            return numbers
        lower = line.lower()
        digits = max(map(len, _DIGITS.findall(line)), default=0)
        for mask, needs, least in self._masks:
            if not numbers:  # masks cost most of all: no more than there is something to mask
                break
            if digits >= least and (not needs or holds_one(lower, needs)):
                numbers = outside([match.span() for match in mask.finditer(line)], numbers)
        return numbers

    def read_line(self, line: str, masked: Sequence[Span] = (), setting: Setting = ANYWHERE) -> Sentence:
        """The line as tokens, quantities and cue hits; numbers inside `masked` are no quantities."""
        whole = any(start <= 0 and len(line) <= end for start, end in masked)
        numbers = [] if whole else self.unmasked(line, outside(masked, find_numbers(line)))
        reading = build_reading(line, numbers)
        return read_sentences(reading, self._cues.find(reading.tokens), setting)

    def figures_of(self, sentence: Sentence) -> list[Figure]:
        """The quantities of a line with what is read around them."""
        return read_figures(sentence, self._classes)

    def claims_of(self, sentence: Sentence) -> list[FoundClaim]:
        """The claims among the quantities of a line."""
        figures = self.figures_of(sentence)
        if not figures:
            return []
        found: list[FoundClaim] = []
        told: Attachment | None = None
        for figure, metric in zip(figures, self._chooser.choose(figures), strict=True):
            told = tell(figure, self.metrics[metric], told) if metric is not None else None
            if told is not None:
                quantity = figure.quantity
                if not self.metrics[told.metric].paced:
                    quantity = quantity._replace(per=None)
                found.append(_build(sentence.reading, quantity, told))
        return found

    def leading(self, roles: Sequence[Role]) -> list[Span]:
        """The spans of the roles that lead people."""
        return [role.span for role in roles if self._leads(_words_of(role.title))]

    def setting(self, section: SectionKind, title: str) -> Setting:
        """Where a line of that section stands under a job of that title."""
        words = _words_of(title)
        return Setting(section, tuple(map(fold, words)), self._leads(words))

    def _leads(self, title: Sequence[str]) -> bool:
        return not self._leading.isdisjoint(title)


def read_lines(
    document: Document, sections: Sequence[Section], roles: Sequence[Role], finder: ClaimFinder
) -> tuple[WorkLine, ...]:
    """The lines of the document but for contact lines and headings; the headers of roles have no quantities.

    A text that does not speak of a person's work, such as a manual or an invoice, has none.
    """
    headers = [role.evidence.span for role in roles]
    leading = finder.leading(roles)
    titles = [(role.span, tuple(map(fold, _words_of(role.title)))) for role in roles]
    lines: list[WorkLine] = []
    for section in sections:
        if section.kind in _SILENT or _is_ahead(section, finder):
            continue
        start = section.span[0]
        for line in in_time(document.text[start : section.span[1]].split("\n")):
            end = start + len(line)
            if line.strip() and not _is_heading(section, start, line):
                masked = [(s - start, e - start) for s, e in headers if s < end and start < e]
                setting = Setting(section.kind, _title_at(start, titles), _leads(section, start, leading))
                lines.append(WorkLine(start, section, finder.read_line(line, masked, setting)))
            start = end + 1
    return tuple(lines) if roles or _speaks_of_work(sections, lines) else ()


def _is_ahead(section: Section, finder: ClaimFinder) -> bool:
    """Whether the heading says that its figures are wishes: "Goals for 2027", "Looking Ahead"."""
    if section.kind != "other" or not section.title:
        return False
    title = finder.read_line(section.title)
    wished = any(hit.has("goal") or hit.has("expect") for hit in title.hits)
    return wished or any(token.low in _AHEAD for token in title.reading.tokens)


def _speaks_of_work(sections: Sequence[Section], lines: Sequence[WorkLine]) -> bool:
    """Whether the text is of a person: under headings of a resume, or told by the person in the trade's terms."""
    if any(section.title or section.kind not in _UNTITLED for section in sections):
        return True
    named = sum(
        hit.last > hit.first and (hit.has("name") or hit.has("noun"))
        for line in lines
        for hit in line.sentence.hits
    )
    told = any(token.low in _SPEAKER for line in lines for token in line.sentence.reading.tokens)
    return told and named >= _TERMS_OF_A_TRADE


def find_claims(
    document: Document, lines: Sequence[WorkLine], roles: Sequence[Role], finder: ClaimFinder
) -> tuple[Claim, ...]:
    """The claims of the document in order of place, with ids `c1`, `c2` …; the index of the role each stands in."""
    claims: list[Claim] = []
    for line in in_time(lines):
        for found in finder.claims_of(line.sentence):
            claims.append(_record(found, line, len(claims), document, roles))
    return tuple(claims)


def _words_of(title: str) -> list[str]:
    return _LETTERS.findall(title.lower())


def _leads(section: Section, place: int, leading: Sequence[Span]) -> bool:
    """Whether the person leads people in the role at `place`; outside of the roles, whether in any of them."""
    if section.kind == "experience":
        return any(start <= place < end for start, end in leading)
    return bool(leading)


def _title_at(place: int, titles: Sequence[tuple[Span, tuple[str, ...]]]) -> tuple[str, ...]:
    """The folded words of the title of the role at `place`, none outside of roles."""
    return next((words for (start, end), words in titles if start <= place < end), ())


def _is_heading(section: Section, start: int, line: str) -> bool:
    return start == section.span[0] and bool(section.title) and line.strip() == section.title.strip()


def _record(
    found: FoundClaim, line: WorkLine, count: int, document: Document, roles: Sequence[Role]
) -> Claim:
    span = (found.span[0] + line.start, found.span[1] + line.start)
    role = next((i for i, r in enumerate(roles) if r.span[0] <= span[0] < r.span[1]), None)
    return Claim(
        id=f"c{count + 1}", metric=found.metric, value=found.value, value_max=found.value_max, unit=found.unit,
        comparator=found.comparator, direction=found.direction, baseline=found.baseline, per=found.per,
        object=found.object, period=found.period, evidence=document.evidence(span, line.section.kind), role=role,
    )  # fmt: skip


def _build(reading: Reading, quantity: Quantity, attachment: Attachment) -> FoundClaim:
    unit = attachment.unit
    return FoundClaim(
        span=attachment.span,
        metric=attachment.metric,
        value=_tidy(quantity.value),
        value_max=_tidy(quantity.value_max) if quantity.value_max is not None else None,
        unit=unit,
        comparator=attachment.comparator,
        direction=attachment.direction,
        baseline=_tidy(quantity.baseline) if quantity.baseline is not None else None,
        per=quantity.per if unit not in ("percent", "percentage_point", "index", "ratio") else None,
        object=attachment.object,
        period=_period(reading.text, attachment.span),
    )


def _tidy(value: float) -> float:
    return round(value, 6)


def _period(text: str, span: Span) -> str | None:
    """Over what time the figure was achieved, as written shortly after it, None where nothing says."""
    match = _PERIOD.search(text, span[1], min(span[1] + 60, len(text)))
    if match is None or re.search(r"[.;]\s|[\d%]\s", text[span[1] : match.start()]):
        return None
    return match[0]


def _compile(mask: Mask) -> re.Pattern[str]:
    flags = re.MULTILINE if mask.case_sensitive else re.MULTILINE | re.IGNORECASE
    return re.compile(_inside_a_line(mask.regex), flags)


def _inside_a_line(regex: str) -> str:
    r"""The regex with `\s` that does not cross a line end.

    >>> _inside_a_line(r"a\s?[,\s]b")
    'a[ \\t]?[, \\t]b'
    """
    out, inside, at = [], False, 0
    while at < len(regex):
        pair = regex[at : at + 2]
        if pair == r"\s":
            out.append(r" \t" if inside else r"[ \t]")
            at += 2
            continue
        if pair.startswith("\\"):
            out.append(pair)
            at += 2
            continue
        if pair[0] == "[":
            inside = True
        elif pair[0] == "]":
            inside = False
        out.append(pair[0])
        at += 1
    return "".join(out)
