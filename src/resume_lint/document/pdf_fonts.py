"""The description of a PDF font → the same with lists that end: widths of no more codes than a font has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

# Two bytes make a code, so no font has more.
MOST_CODES = 1 << 16
LONGEST_HEADER = 1 << 16


def bound_font(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """`spec` with the ranges of its widths cut to codes that there can be, and a short header of its font file."""
    bounded = {}
    for name, size in (("W", 3), ("W2", 5)):
        if name in spec:
            bounded[name] = _bound_ranges(resolve1(spec[name]), size)
    descriptor = resolve1(spec.get("FontDescriptor"))
    file = resolve1(descriptor.get("FontFile")) if isinstance(descriptor, dict) else None
    if isinstance(file, PDFStream) and isinstance(length := resolve1(file.get("Length1")), int):
        file.attrs["Length1"] = min(length, LONGEST_HEADER)
    return {**spec, **bounded} if bounded else spec


def _bound_ranges(widths: object, size: int) -> list[Any]:
    """The list of widths: `first [w w w]` for codes one by one, `first last w …` (`size` numbers) for a range."""
    if not isinstance(widths, list):
        return []
    kept: list[Any] = []
    group: list[Any] = []
    codes = 0
    for given in widths:
        item = resolve1(given)
        if isinstance(item, list):
            if group:
                kept += [group[-1], item]
            group = []
        elif isinstance(item, int | float):
            group.append(item)
            if len(group) == size:
                first, last = group[:2]
                if isinstance(first, int) and isinstance(last, int) and 0 <= first <= last:
                    last = min(last, MOST_CODES)
                    codes += max(last - first + 1, 0)
                    if codes > MOST_CODES + 1:
                        break
                    kept += [first, last, *group[2:]]
                group = []
    return kept
