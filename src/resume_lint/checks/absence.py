"""Checks of what a resume does not show at all."""

from __future__ import annotations

from collections.abc import Iterator

from resume_lint.checks.hits import Hit
from resume_lint.pack import Signs
from resume_lint.pack.matching import shows
from resume_lint.pack.model import Part
from resume_lint.records import Resume


def nothing_shows(resume: Resume, options: Signs) -> Iterator[Hit]:
    """A resume that has no record of any of the kinds asked for."""
    if not shows(resume, options):
        yield Hit()


class ShownWithout(Part):
    """Something that is shown, and what should be shown with it."""

    shown: Signs
    without: Signs


def shown_without(resume: Resume, options: ShownWithout) -> Iterator[Hit]:
    """A resume that shows the one thing and not the other."""
    if shows(resume, options.shown) and not shows(resume, options.without):
        yield Hit()
