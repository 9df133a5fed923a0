"""Whether records answer to the fields and values that a pack asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from resume_lint.pack.model import Signs, Where
from resume_lint.records import Resume


def matches(record: Any, where: Where) -> bool:
    """Whether each field holds one of its values; a field with several values needs one in common.

    >>> from resume_lint.records import NextRole
    >>> matches(NextRole("a1", "Lead", "management"), {"track": ("management", "specialist")})
    True
    >>> matches(NextRole("a1", "Lead", "management"), {"track": ("specialist",)})
    False
    """
    for name, wanted in where.items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            if not any(one in wanted for one in value):
                return False
        elif value not in wanted:
            return False
    return True


def matching(records: Iterable[Any], where: Where) -> Iterator[Any]:
    """The records whose fields all hold one of the values asked for."""
    return (record for record in records if matches(record, where))


def showing(resume: Resume, signs: Signs) -> Iterator[Any]:
    """The records of the resume that `signs` names, kind after kind."""
    for kind, where in signs.wanted():
        yield from matching(getattr(resume, kind), where)


def shows(resume: Resume, signs: Signs) -> bool:
    """Whether the resume has any record that `signs` names."""
    return any(True for _ in showing(resume, signs))
