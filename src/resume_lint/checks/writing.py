"""Checks of how a resume is laid out and written, whatever it tells."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.checks.hits import Hit
from resume_lint.pack.model import CountPerStage, Part
from resume_lint.records import PersonalDetail, Resume, SectionKind


class Longest(Part):
    """How many words a bullet may have, and a paragraph that is none."""

    bullet: int
    paragraph: int


def long_statements(resume: Resume, options: Longest) -> Iterator[Hit]:
    """Each bullet or paragraph of a job that is too long to be taken in at a glance."""
    for statement in resume.statements:
        most = options.bullet if statement.bullet else options.paragraph
        if statement.words > most:
            yield Hit(statement.evidence, " ".join(statement.evidence.text.split()[:5]) + " …")


class MostWords(Part):
    """How many words a resume may have at each stage."""

    words: CountPerStage


def too_long(resume: Resume, options: MostWords) -> Iterator[Hit]:
    """A resume of more words than a reader takes in at its stage."""
    if resume.words > options.words.at(resume.stage.id):
        yield Hit(label=f"{resume.words:,}")


class Headings(Part):
    """The parts that a resume should have, each with what it is called."""

    parts: dict[SectionKind, str]


def sections_missing(resume: Resume, options: Headings) -> Iterator[Hit]:
    """The parts over which no heading stands, told as one."""
    titled = {section.kind for section in resume.sections if section.title.strip()}
    missing = [name for kind, name in options.parts.items() if kind not in titled]
    if missing:
        yield Hit(label=" or ".join(f"“{name}”" for name in missing))


class Reach(Part):
    """The ways of being reached that a resume should give, each with what it is called."""

    kinds: dict[str, str]


def contact_missing(resume: Resume, options: Reach) -> Iterator[Hit]:
    """The ways of being reached that are not given, told as one."""
    given = {detail.kind for detail in resume.personal_details if _is_contact(detail)}
    missing = [name for kind, name in options.kinds.items() if kind not in given]
    if missing:
        yield Hit(label=" and no ".join(missing))


def _is_contact(detail: PersonalDetail) -> bool:
    return detail.about == "contact"
