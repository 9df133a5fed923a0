"""A report → its JSON, indented, ending in a newline: the contract that other systems read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resume_lint.report import Report


def render(report: Report) -> str:
    """The report as one JSON object; the same report gives the same bytes."""
    return report.to_json() + "\n"
