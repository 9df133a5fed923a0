"""What a line of a resume makes of the skills that it names: a list, a use in work, a use with a figure, a title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from resume_lint.language.surroundings import section_at
from resume_lint.records import Claim, Role, Section, SectionKind, SkillEvidence, Span

WORK_SECTIONS: frozenset[SectionKind | None] = frozenset(
    {"experience", "summary", "projects", "volunteer", "awards"}
)
_LOOSE_SECTIONS: frozenset[SectionKind | None] = frozenset({"other", None})

_LIST_LABEL = re.compile(
    r"""
    ^\W*(?:[\w/&-]+\s){0,2}
    (?:tools?|systems?|software|technolog(?:y|ies)|skills?|platforms?|applications?|programs?|environment
      |code\ sets?|competenc(?:y|ies)|proficienc(?:y|ies)|coursework|courses|certifications?|[A-Z]{3}s?)
    (?:\s(?:used|include|included|including))?\s*:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRAINING = re.compile(
    r"\W*(?:completed|attended|took|received)\b.*\b(?:training|course|class)", re.IGNORECASE
)
_ITEM_BREAK = re.compile(r"[,;|•·\t]|\band\b|&")
_CELL_BREAK = re.compile(r"[;|•·\t]")
_DEED = re.compile(
    r"""
    \W*(?:[A-Za-z]+ly\s)?
    (?!Need|Cert|Relat|Advanc|Continu|Licens|Regist|Speed|Unit|Limit|Bas|Detail|Skill|Experienc|Educat\w+d\b)
    (?:[A-Z][a-z]{2,}ed|Led|Ran|Built|Wrote|Taught|Held|Made|Set|Kept|Gave|Cut|Won|Brought|Oversaw|Grew|Drew|Rebuilt)
    \s(?:\S+\s+){2}
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One line: its section, the strength of what it names, its claims, and where its heading or title ends."""

    span: Span
    section: SectionKind | None
    evidence: SkillEvidence
    title: Span
    claims: tuple[Claim, ...]
    employers: tuple[Span, ...]
    role: int | None = None
    in_header: bool = False

    def is_title(self, place: int) -> bool:
        """Whether `place` stands in a heading or in the header of a job."""
        return self.title[0] <= place < self.title[1]

    def weight(self, span: Span, text: str) -> tuple[SkillEvidence, tuple[str, ...]]:
        """How much a mention at `span` proves, and by which claims."""
        claims = self.claims
        if claims and self.section in ("skills", "certifications", "education"):
            start, end = self._cell(span, text)
            claims = tuple(claim for claim in claims if start <= claim.evidence.span[0] < end)
        if claims:
            return "quantified", tuple(claim.id for claim in claims)
        return self.evidence, ()

    def _cell(self, span: Span, text: str) -> Span:
        """The item of a list around `span`."""
        breaks = _ITEM_BREAK if text.count(",", *self.span) >= 3 else _CELL_BREAK
        start, end = self.span
        for match in breaks.finditer(text, *self.span):
            if match.end() <= span[0]:
                start = match.end()
            elif match.start() >= span[1]:
                return start, match.start()
        return start, end


class SkillLines:
    """The lines of a document, each read when first asked for."""

    def __init__(
        self, text: str, sections: Sequence[Section], roles: Sequence[Role], claims: Sequence[Claim]
    ) -> None:
        self.text = text
        self._sections = sections
        self._roles = roles
        self._claims = claims
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._lines: dict[int, SkillLine] = {}

    def at(self, place: int) -> SkillLine:
        """The line around `place`."""
        row = bisect_right(self._starts, place) - 1
        line = self._lines.get(row)
        if line is None:
            end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self.text)
            line = self._lines[row] = self._read((self._starts[row], end))
        return line

    def claims_in_role(self, line: SkillLine, metrics: Sequence[str]) -> tuple[str, ...]:
        """The claims of one of `metrics` in the job whose header the line is."""
        told = (claim for claim in self._claims if claim.role == line.role and claim.metric in metrics)
        return tuple(claim.id for claim in told) if line.in_header else ()

    @staticmethod
    def is_employer(span: Span, line: SkillLine) -> bool:
        """Whether the words stand within the name of an employer."""
        return any(start <= span[0] and span[1] <= end for start, end in line.employers)

    def _read(self, span: Span) -> SkillLine:
        start, end = span
        section = section_at(self._sections, start)
        kind = section.kind if section else None
        number = next((n for n, one in enumerate(self._roles) if one.span[0] <= start < one.span[1]), None)
        role = self._roles[number] if number is not None else None
        claims = tuple(claim for claim in self._claims if start <= claim.evidence.span[0] <= end)
        header = role.evidence.span if role else (start, start)
        in_header = role is not None and header[0] < end and start < header[1]
        title = (start, start)
        if role is not None and in_header:
            title = header
        elif section is not None and start < section.span[0] + len(section.title):
            title = (section.span[0], section.span[0] + len(section.title))
        if role is not None and in_header:
            evidence: SkillEvidence = "used" if role.relevant else "listed"
        else:
            evidence = self._evidence(self.text[start:end], kind, in_role=role is not None)
        return SkillLine(span, kind, evidence, title, claims, self._employers(role), number, in_header)

    def _evidence(self, words: str, kind: SectionKind | None, *, in_role: bool) -> SkillEvidence:
        if kind in WORK_SECTIONS or in_role:
            return "listed" if is_list_line(words) else "used"
        return "used" if kind in _LOOSE_SECTIONS and is_deed(words) else "listed"

    def _employers(self, role: Role | None) -> tuple[Span, ...]:
        if role is None or not role.organization:
            return ()
        start = self.text.find(role.organization, *role.evidence.span)
        return ((start, start + len(role.organization)),) if start >= 0 else ()


def is_list_line(line: str) -> bool:
    """Whether a line of a work section only lists names instead of saying what was done.

    >>> is_list_line("Tools: Epic, 3M 360 Encompass"), is_list_line("ICD-10-CM | CPT | HCPCS Level II | Epic")
    (True, True)
    >>> is_list_line("Coded ED, urgent care, and clinic visits in Epic.")
    False
    """
    if _LIST_LABEL.match(line) or _TRAINING.match(line):
        return True
    items = [item.split() for item in _ITEM_BREAK.split(line)]
    return len(items) >= 4 and not line.rstrip().endswith(".") and max(map(len, items)) <= 3


def is_deed(line: str) -> bool:
    """Whether a line under no known heading says what was done.

    >>> is_deed("Moved four clinics to Epic in one weekend"), is_deed("Certified in CPT and ICD-10-CM")
    (True, False)
    """
    return _DEED.match(line) is not None and _TRAINING.match(line) is None
