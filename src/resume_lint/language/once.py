"""Functions of the vocabulary that are run once for each vocabulary, however many resumes are read with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

_MOST_KEPT = 8  # vocabularies in one process


def once_for_each(make: Callable[[_Given], _Made]) -> Callable[[_Given], _Made]:
    """`make` that keeps what it made, and gives it again for the same object.

    It asks whether the object is the same, not whether it is equal as `lru_cache` does: a vocabulary has thousands of
    words, and to hash them for each resume costs more than to read a line.
    """
    kept: list[tuple[_Given, _Made]] = []  # holds the object too, so that no other one can come in its place

    @wraps(make)
    def get(given: _Given) -> _Made:
        for known, made in kept:
            if known is given:
                return made
        made = make(given)
        kept.append((given, made))
        del kept[:-_MOST_KEPT]
        return made

    return get
