"""The lists of an OpenDocument text → the label before each of their items."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from resume_lint.document.characters import clean_characters
from resume_lint.document.list_labels import LONGEST_LABEL, format_count
from resume_lint.document.odt_styles import STYLE, TEXT, number

FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level of a list are labelled."""

    form: str
    before: str = ""
    after: str = ""
    start: int = 1
    levels: int = 1


BULLET = ListLevel("bullet", "•")


class Lists:
    """The list styles of one document, with their counts as far as the reading has come."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for root in roots:
            for element in () if root is None else root.iter(f"{TEXT}list-style"):
                levels = (_read_level(level) for level in element)
                self._levels[element.get(f"{STYLE}name", "")] = dict(level for level in levels if level)

    def begin(self, name: str, depth: int) -> None:
        """A new list of that style begins at that level (from 1): it counts anew."""
        for key in [key for key in self._counts if key[0] == name and key[1] >= depth]:
            del self._counts[key]

    def label(self, name: str, depth: int, start: str | None = None) -> str:
        """The label of the next item; `start` is the count that it begins with, where it says so."""
        levels = [self._levels.get(name, {}).get(index, BULLET) for index in range(1, depth + 1)]
        before = self._counts.get((name, depth))
        count = levels[-1].start if before is None else before + 1
        if start is not None:
            count = int(number(start) or 0)
        self._counts[name, depth] = count
        counts = [self._counts.get((name, index), level.start) for index, level in enumerate(levels, start=1)]
        return _write(levels, counts)


def _write(levels: list[ListLevel], counts: list[int]) -> str:
    level = levels[-1]
    if level.form == "bullet":
        return level.before
    if level.form == "none":
        return ""
    shown = list(zip(counts, levels, strict=True))[-level.levels :]
    written = (format_count(count, one.form) for count, one in shown if one.form not in ("none", "bullet"))
    return f"{level.before}{'.'.join(written)}{level.after}".strip()


def _read_level(level: etree._Element) -> tuple[int, ListLevel] | None:
    index = number(level.get(f"{TEXT}level", ""))
    if index is None:
        return None
    if level.tag != f"{TEXT}list-level-style-number":
        sign = clean_characters(level.get(f"{TEXT}bullet-char", "•")[:LONGEST_LABEL]).strip()
        return int(index), ListLevel("bullet", sign if sign and not sign.isalnum() else "•")
    return int(index), ListLevel(
        FORMS.get(level.get(f"{STYLE}num-format", ""), "none"),
        level.get(f"{STYLE}num-prefix", "")[:LONGEST_LABEL],
        level.get(f"{STYLE}num-suffix", "")[:LONGEST_LABEL],
        int(number(level.get(f"{TEXT}start-value", "1")) or 0),
        max(1, min(10, int(number(level.get(f"{TEXT}display-levels", "1")) or 1))),
    )
