"""Contenders and documents → the best time of each contender on each document, measured in turn."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from time import perf_counter
from types import ModuleType

from benchmarks.speed.contenders import Contender
from benchmarks.speed.files import Sheet
from resume_lint.errors import UnreadableDocument

Times = dict[Sheet, dict[str, float]]

PARTS = {  # the steps of a report, by the names under which the linter calls them
    "read": ("read_document",),
    "language": ("language.read_resume",),
    "checks": ("why_no_score", "checks.find_problems"),
    "score and outlook": ("scoring.score", "outlook"),
    "report": ("report.build_report",),
}
REST = "JSON and the rest"


def measure(sheets: Sequence[Sheet], contenders: Mapping[str, Contender], *, rounds: int) -> Times:
    """Milliseconds, the best of the rounds; what resume-lint refuses is left out.

    One warm round comes first. In each round every document meets all contenders one after the other,
    beginning with another one each time, so that a slow moment of the machine hits all alike.
    """
    readable = [sheet for sheet in sheets if _is_readable(sheet, contenders)]
    best: Times = {sheet: dict.fromkeys(contenders, float("inf")) for sheet in readable}
    names = list(contenders)
    for number in range(rounds):
        gc.collect()
        for sheet in readable:
            for name in names[number % len(names) :] + names[: number % len(names)]:
                best[sheet][name] = min(best[sheet][name], _time(contenders[name], sheet.data))
    return best


def _is_readable(sheet: Sheet, contenders: Mapping[str, Contender]) -> bool:
    try:
        for contender in contenders.values():
            contender(sheet.data)
    except UnreadableDocument:
        return False
    return True


def _time(work: Contender, data: bytes) -> float:
    start = perf_counter()
    work(data)
    return (perf_counter() - start) * 1000


def median_ratio(times: Times, over: str, under: str) -> float:
    """The median over the documents of one contender's time in another's."""
    return median(one[over] / one[under] for one in times.values())


def measure_parts(
    sheets: Sequence[Sheet], lint: Contender, module: ModuleType, *, rounds: int
) -> dict[str, float]:
    """Median milliseconds of each step of a report, by timing the functions that the linter calls."""
    with _watched(module) as spent:
        per_sheet = [_parts_of(sheet, lint, spent, rounds) for sheet in sheets]
    return {part: median(one[part] for one in per_sheet) for part in [*PARTS, REST, "all"]}


def _parts_of(sheet: Sheet, lint: Contender, spent: dict[str, float], rounds: int) -> dict[str, float]:
    """The parts of the round that took the least in all."""
    found = []
    for _ in range(rounds):
        spent.update(dict.fromkeys(PARTS, 0.0))
        whole = _time(lint, sheet.data)
        found.append({**spent, REST: whole - sum(spent.values()), "all": whole})
    return min(found, key=lambda one: one["all"])


@contextmanager
def _watched(module: ModuleType) -> Iterator[dict[str, float]]:
    """While open, the steps that `module` calls add their milliseconds to what this gives."""
    spent = dict.fromkeys(PARTS, 0.0)
    steps = [(*_find_step(module, path), part) for part, paths in PARTS.items() for path in paths]
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in steps]
    for owner, name, part in steps:
        setattr(owner, name, _timed(getattr(owner, name), part, spent))
    try:
        yield spent
    finally:
        for owner, name, function in kept:
            setattr(owner, name, function)


def _find_step(module: ModuleType, path: str) -> tuple[ModuleType, str]:
    """The module that holds a step, and its name there.

    >>> import collections
    >>> _find_step(collections, "abc.Mapping") == (collections.abc, "Mapping")
    True
    """
    *owners, name = path.split(".")
    for owner in owners:
        module = getattr(module, owner)
    return module, name


def _timed(function: Callable[..., object], part: str, spent: dict[str, float]) -> Callable[..., object]:
    def timed(*arguments: object, **options: object) -> object:
        start = perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            spent[part] += (perf_counter() - start) * 1000

    return timed
