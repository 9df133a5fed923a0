"""The lists of a DOCX → the label that is printed before each of their paragraphs: "•", "2.", "b)", "1.3"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from resume_lint.document.characters import clean_characters
from resume_lint.document.docx_xml import W, flag, number, value
from resume_lint.document.list_labels import format_count

PLACE = re.compile(r"%([1-9])")
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` has %1 for the count of the first level and so on.

    `restart` is the level (from 1) whose next item starts this one anew, 0 for none, None for any above it.
    """

    form: str = "bullet"
    text: str = "•"
    start: int = 1
    restart: int | None = None
    plain: bool = False
    style: str = ""


class Numbering:
    """The lists of one document with their counts, as far as the reading has come."""

    def __init__(self, root: etree._Element | None, list_of_style: Callable[[str], str | None]) -> None:
        """`list_of_style` gives the id of the list that a style names."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root, list_of_style)

    def _read(self, root: etree._Element, list_of_style: Callable[[str], str | None]) -> None:
        abstract = {one.get(f"{W}abstractNumId", ""): one for one in root.iterfind(f"{W}abstractNum")}
        lists = {one.get(f"{W}numId", ""): one for one in root.iterfind(f"{W}num")}
        for identifier, element in lists.items():
            name = value(element.find(f"{W}abstractNumId")) or ""
            definition = abstract.get(name)
            linked = None if definition is None else value(definition.find(f"{W}numStyleLink"))
            if linked and (other := lists.get(list_of_style(linked) or "")) is not None:
                name = value(other.find(f"{W}abstractNumId")) or ""
                definition = abstract.get(name)
            self._abstract[identifier] = name
            levels = {} if definition is None else _read_levels(definition)
            for override in element.iterfind(f"{W}lvlOverride"):
                level = _level_of(override)
                levels |= _read_levels(override)
                start = number(value(override.find(f"{W}startOverride")))
                if start is not None:
                    self._starts.setdefault(identifier, {})[level] = int(start)
            self._levels[identifier] = levels

    def label(self, listed: tuple[str, int | None] | None, style: str) -> str:
        """The label of the next paragraph of that list and style, "" where none is printed."""
        if not listed or listed[0] in ("", "0"):
            return ""
        identifier, wanted = listed
        levels = self._levels.get(identifier, {})
        tied = (index for index, one in levels.items() if one.style and one.style == style)
        index = next(tied, 0) if wanted is None else wanted
        level = levels.get(index, Level())
        counts = self._count(identifier, index, levels)
        if level.form == "bullet":
            return clean_characters(level.text).strip()
        if level.form == "none" and not PLACE.sub("", level.text).strip():
            return ""

        def show(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shown = levels.get(other, Level("decimal"))
            count = counts[other]
            form = "decimal" if level.plain else shown.form
            return format_count(shown.start if count is None else count, form)

        return clean_characters(PLACE.sub(show, level.text)).strip()

    def _count(self, identifier: str, index: int, levels: dict[int, Level]) -> list[int | None]:
        """The counts of all levels with the item of level `index` counted."""
        counts = self._counts.setdefault(self._abstract.get(identifier, identifier), [None] * LEVELS)
        for level, start in self._starts.pop(identifier, {}).items():
            counts[level] = start - 1
        before = counts[index]
        counts[index] = levels.get(index, Level()).start if before is None else before + 1
        for deeper in range(index + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or index < restart:
                counts[deeper] = None
        return counts


def _read_levels(definition: etree._Element) -> dict[int, Level]:
    return {_level_of(level): _read_level(level) for level in definition.iterfind(f"{W}lvl")}


def _read_level(level: etree._Element) -> Level:
    form = value(level.find(f"{W}numFmt")) or "decimal"
    text = value(level.find(f"{W}lvlText"))
    if level.find(f"{W}lvlPicBulletId") is not None:
        form, text = "bullet", "•"
    if form == "bullet" and (text is None or text.strip()):
        # The sign of a font of signs: which one does not matter, it is a bullet.
        shown = clean_characters(text or "").strip()
        text = shown if shown and not shown.isalnum() else "•"
    restart = number(value(level.find(f"{W}lvlRestart")))
    return Level(
        form,
        text or "",
        int(number(value(level.find(f"{W}start"))) or 0) if level.find(f"{W}start") is not None else 1,
        None if restart is None else int(restart),
        flag(level.find(f"{W}isLgl")),
        value(level.find(f"{W}pStyle")) or "",
    )


def _level_of(element: etree._Element) -> int:
    return min(max(int(number(element.get(f"{W}ilvl")) or 0), 0), LEVELS - 1)
