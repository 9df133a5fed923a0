"""The time that checking one resume may take, looked at between its lines and what is found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from resume_lint.document.limits import NO_DEADLINE, Deadline

_Item = TypeVar("_Item")

_deadline: ContextVar[Deadline] = ContextVar("deadline", default=NO_DEADLINE)


@contextmanager
def time_limit(deadline: Deadline) -> Iterator[None]:
    """What runs inside stops with `DocumentTooSlow` at the next item of `in_time` after the deadline."""
    token = _deadline.set(deadline)
    try:
        yield
    finally:
        _deadline.reset(token)


def in_time(items: Iterable[_Item]) -> Iterator[_Item]:
    """The items one by one, as long as there is time; without a limit around it all of them.

    >>> list(in_time("abc"))
    ['a', 'b', 'c']
    """
    deadline = _deadline.get()
    for item in items:
        deadline.check()
        yield item
