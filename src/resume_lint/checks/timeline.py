"""A check of what a reader notices in the dates of the jobs."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.checks.hits import Hit
from resume_lint.pack.model import Part
from resume_lint.records import Resume, TimelineEvent, TimelineKind


class Unexplained(Part):
    """Events of these kinds that last `least` months or more and that nothing in the resume explains."""

    kinds: tuple[TimelineKind, ...]
    least: int


def unexplained_events(resume: Resume, options: Unexplained) -> Iterator[Hit]:
    """Each such event, called by its months: "2019-04 to 2020-01"."""
    for event in resume.timeline:
        if (
            event.kind in options.kinds
            and event.explained_by is None
            and (event.months or 0) >= options.least
        ):
            yield Hit(event.evidence, _label(event))


def _label(event: TimelineEvent) -> str:
    return f"{event.start} to {event.end}" if event.end else f"since {event.start}"
