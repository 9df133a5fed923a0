"""Where a rule is broken: hits with their evidence, and those of the rules that YAML alone can say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resume_lint.pack import Raise
from resume_lint.pack.matching import matching
from resume_lint.records import Evidence, Misreading, Resume, Role, Section, TimelineEvent


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that breaks a rule, or the whole resume where `evidence` is None.

    `label` is what the message calls it; the words of the evidence where it is empty.
    """

    evidence: Evidence | None = None
    label: str = ""


def find_hits(resume: Resume, wanted: Raise) -> Iterator[Hit]:
    """The hits of a rule that says any or none of which records with which fields."""
    found = matching(getattr(resume, wanted.of), wanted.where)
    if wanted.when == "any":
        yield from (hit for record in found for hit in _hits_in(resume, record))
    elif next(found, None) is None:
        yield Hit()


def _hits_in(resume: Resume, record: Any) -> tuple[Hit, ...]:
    if isinstance(record, TimelineEvent):
        return (Hit(record.evidence, resume.experience[record.roles[-1]].title),)
    return hits_of(record)


def hits_of(record: Any) -> tuple[Hit, ...]:
    """A hit for every place where a record stands in the resume; a job is called by its title.

    What a machine misreads without certain words, such as a page that is a picture, is called by its page.
    """
    if isinstance(record, Section):
        span = (record.span[0], record.span[0] + len(record.title))
        return (Hit(Evidence(record.title, span, record.page, record.boxes, record.kind)),)
    if isinstance(record, Role):
        return (Hit(record.evidence, record.title),)
    if isinstance(record, Misreading) and record.evidence is None:
        return (Hit(label=f"page {record.page}" if record.page else "the whole file"),)
    mentions: tuple[Evidence, ...] | None = getattr(record, "mentions", None)
    return tuple(Hit(place) for place in ((record.evidence,) if mentions is None else mentions))
