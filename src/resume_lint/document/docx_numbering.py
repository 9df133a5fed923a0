"""The lists of a DOCX → the label that is printed before each of their paragraphs: "•", "2.", "b)", "1.3"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from resume_lint.document.characters import clean_characters
from resume_lint.document.docx_xml import W, flag, number, value
from resume_lint.document.list_labels import LONGEST_LABEL, format_count

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
        self._list_of_style = list_of_style
        self._kinds = {} if root is None else _by(root, "abstractNum", "abstractNumId")
        self._lists = {} if root is None else _by(root, "num", "numId")
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def _find_levels(self, identifier: str) -> dict[int, Level]:
        """The levels of a list: those of its kind, with what it says itself put over them."""
        if identifier not in self._levels:
            kind = self._kinds.get(self._kind_of(identifier))
            levels = {} if kind is None else _read_levels(kind)
            for override in self._overrides(identifier):
                levels |= _read_levels(override)
            self._levels[identifier] = levels
        return self._levels[identifier]

    def _kind_of(self, identifier: str) -> str:
        """The id of the kind of list that a list is, through the numbering style that the kind may refer to."""
        element = self._lists.get(identifier)
        name = "" if element is None else value(element.find(f"{W}abstractNumId")) or ""
        kind = self._kinds.get(name)
        linked = None if kind is None else value(kind.find(f"{W}numStyleLink"))
        other = self._lists.get(self._list_of_style(linked) or "") if linked else None
        return name if other is None else value(other.find(f"{W}abstractNumId")) or ""

    def _overrides(self, identifier: str) -> list[etree._Element]:
        element = self._lists.get(identifier)
        return [] if element is None else element.findall(f"{W}lvlOverride")

    def label(self, listed: tuple[str, int | None] | None, style: str) -> str:
        """The label of the next paragraph of that list and style, "" where none is printed."""
        if not listed or listed[0] in ("", "0"):
            return ""
        identifier, wanted = listed
        levels = self._find_levels(identifier)
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
        counts = self._counts.setdefault(self._kind_of(identifier), [None] * LEVELS)
        if identifier not in self._begun:
            self._begun.add(identifier)
            for override in self._overrides(identifier):
                start = number(value(override.find(f"{W}startOverride")))
                if start is not None:
                    counts[_level_of(override)] = int(start) - 1
        before = counts[index]
        counts[index] = levels.get(index, Level()).start if before is None else before + 1
        for deeper in range(index + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or index < restart:
                counts[deeper] = None
        return counts


def _by(root: etree._Element, tag: str, attribute: str) -> dict[str, etree._Element]:
    return {element.get(f"{W}{attribute}", ""): element for element in root.iterfind(f"{W}{tag}")}


def _read_levels(definition: etree._Element) -> dict[int, Level]:
    return {_level_of(level): _read_level(level) for level in definition.iterfind(f"{W}lvl")}


def _read_level(level: etree._Element) -> Level:
    form = value(level.find(f"{W}numFmt")) or "decimal"
    label = level.find(f"{W}lvlText")
    text = None if label is None else (value(label) or "")[:LONGEST_LABEL]
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
