"""A report → its JSON on one line, for files that hold one report a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resume_lint.report import Report


def render(report: Report) -> str:
    """The report as one line of JSON with its newline."""
    return report.to_json(indent=None) + "\n"
