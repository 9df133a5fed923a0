"""A YAML file of `texts/` → a Resume, the same for every program that prints it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Entry:
    title: str
    org: str
    place: str
    dates: str
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One heading and what stands under it: prose, bullets, a list of words, labelled lists, or entries."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Resume:
    name: str
    headline: str
    contact: tuple[str, ...]
    sections: tuple[Section, ...]
    sidebar: tuple[str, ...] = ()

    @property
    def main(self) -> list[Section]:
        """The sections beside the sidebar."""
        return [section for section in self.sections if section.title not in self.sidebar]

    @property
    def side(self) -> list[Section]:
        """The sections in the sidebar, the ways to reach the person first."""
        inside = [section for section in self.sections if section.title in self.sidebar]
        return [Section("Contact", items=self.contact), *inside]


def read_resume(path: Path) -> Resume:
    """The resume written in a YAML file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    sections = tuple(
        Section(
            section["title"],
            section.get("text", "").strip(),
            tuple(section.get("items", ())),
            tuple(section.get("list", ())),
            tuple(section.get("groups", {}).items()),
            tuple(
                Entry(**entry | {"bullets": tuple(entry.get("bullets", ()))})
                for entry in section.get("entries", ())
            ),
        )
        for section in data["sections"]
    )
    return Resume(
        data["name"],
        data.get("headline", ""),
        tuple(data["contact"]),
        sections,
        tuple(data.get("sidebar", ())),
    )
