"""A DOCX file → its XML parts, found by relationship and parsed without entities, network or huge trees."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from resume_lint.document.limits import Limits
from resume_lint.document.xml_trees import parse_xml
from resume_lint.errors import DamagedDocument

PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "[content_types].xml"
# The strict edition of the format differs in nothing but its namespaces.
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", b"http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: `kind` is the last word of its type, `target` a part or an outside address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part: its root and what its ids refer to."""

    name: str
    root: etree._Element
    relationships: dict[str, Relationship]

    def related(self, kind: str) -> str | None:
        """The name of the first part of that kind, None where there is none."""
        return next(self.targets(kind), None)

    def targets(self, kind: str) -> Iterator[str]:
        """The names of the parts of that kind."""
        for relationship in self.relationships.values():
            if relationship.kind == kind and not relationship.external:
                yield relationship.target


class Package:
    """The parts of one DOCX, unpacked in memory when asked for; nothing is written to disk."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.damaged: list[str] = []
        self._parts: dict[str, Part] = {}
        self._limits = limits
        self._archive = limits.open_zip(data)
        self._entries = {_part_name(entry.filename): entry for entry in self._archive.infolist()}

    def main_part(self) -> Part:
        """The part with the body: named by the package, else where Word puts it."""
        roots = self._relationships("")
        named = [link.target for link in roots.values() if link.kind == "officeDocument"]
        part = next(
            (self.part(name) for name in (*named, "word/document.xml") if name in self._entries), None
        )
        if part is None:
            raise DamagedDocument("the file holds no Word document; save it again")
        return part

    def part(self, name: str) -> Part:
        """The part of that name, parsed."""
        if name not in self._parts:
            self._parts[name] = Part(name, self._parse(name), self._relationships(name))
        return self._parts[name]

    def optional(self, name: str | None) -> Part | None:
        """The part of that name, None where the file lacks it or holds damaged XML, which is noted in `damaged`."""
        if name is None or name not in self._entries:
            return None
        try:
            return self.part(name)
        except DamagedDocument:
            self.damaged.append(name)
            return None

    def content_type(self, name: str) -> str:
        """The type of the part as the file declares it, "" where it does not."""
        types = self.optional(CONTENT_TYPES)
        for override in () if types is None else types.root.iter("{*}Override"):
            if _part_name(override.get("PartName", "")) == name:
                return override.get("ContentType", "")
        return ""

    def content(self, name: str | None) -> bytes | None:
        """The bytes of an XML part, None where the file lacks it."""
        content = self.binary(name)
        if content is not None:
            # A tree in memory is many times its text: count the tags before there is one.
            self._limits.check_elements(content.count(b"<") - content.count(b"</"))
        return content

    def binary(self, name: str | None) -> bytes | None:
        """The bytes of any part, None where the file lacks it."""
        entry = self._entries.get(name or "")
        return None if entry is None else self._limits.read_entry(self._archive, entry)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def _relationships(self, name: str) -> dict[str, Relationship]:
        folder, _, file = name.rpartition("/")
        links = posixpath.join(folder, "_rels", f"{file}.rels")
        if links not in self._entries:
            return {}
        found = {}
        for link in self._parse(links).iter(f"{PACKAGE}Relationship"):
            external = link.get("TargetMode") == "External"
            target = link.get("Target", "")
            if not external:
                target = _part_name(posixpath.normpath(posixpath.join("/", folder, target)))
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = Relationship(kind, target, external)
        return found

    def _parse(self, name: str) -> etree._Element:
        return parse_part(self.content(name) or b"")


def parse_part(content: bytes) -> etree._Element:
    """The root element of a part, in the names of the transitional edition."""
    if STRICT in content:
        for strict, transitional in TRANSITIONAL:
            content = content.replace(strict, transitional)
    return parse_xml(content)


def _part_name(name: str) -> str:
    """One spelling for a part's name: Word looks names up without regard to case.

    >>> _part_name("\\\\word\\\\Document.xml")
    'word/document.xml'
    """
    return name.replace("\\", "/").lstrip("/").lower()
