"""Jobs and lines → statements: the paragraphs in which a resume tells what was done in each job."""

from __future__ import annotations

from collections.abc import Sequence

from resume_lint.document.model import Document
from resume_lint.records import Role, Statement

_FEWEST = 6  # words of a paragraph that has no bullet; what is shorter belongs to the header of the job


def find_statements(document: Document, roles: Sequence[Role]) -> tuple[Statement, ...]:
    """The bullets and longer paragraphs below the header of each job, in order of place."""
    found: list[Statement] = []
    for index, role in enumerate(roles):
        below = role.evidence.span[1]
        for line in document.lines:
            if not (role.span[0] <= line.span[0] < role.span[1] and line.span[0] >= below):
                continue
            count = line.words[1] - line.words[0]
            if line.bullet or count >= _FEWEST:
                evidence = document.evidence(line.span, role.evidence.section)
                found.append(Statement(count, line.bullet, index, evidence))
    return tuple(found)
