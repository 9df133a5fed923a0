"""The objects of a PDF by pdfminer, kept from endless loops, endless lists and streams that unpack to anything.

What points to itself is as if it were not there; where the table of objects is damaged, the objects are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import (
    PDFBaseXRef,
    PDFDocument,
    PDFNoValidXRef,
    PDFXRef,
    PDFXRefFallback,
    PDFXRefStream,
)
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psexceptions import PSEOF, PSException
from pdfminer.psparser import PSBaseParser

from resume_lint.document.limits import Limits
from resume_lint.document.object_lexer import ObjectParser
from resume_lint.document.pdf_budget import Budget
from resume_lint.document.pdf_filters import unpack
from resume_lint.errors import TooManyObjects
from resume_lint.records import Box

# The text of lists and dictionaries; each of its bytes may cost fifty in memory.
MOST_OBJECT_BYTES = 4 << 20
LONGEST_REFERENCE = 50
TABLE_PLACE = re.compile(rb"startxref\s{1,9}(\d{1,9})\b")
# Between a stream and its end mark stands a line end.
LONGEST_LINE_END = 2
# What pdfminer raises on a table of objects that is damaged.
NO_TABLE = (PDFNoValidXRef, LookupError, TypeError, ValueError, AttributeError, AssertionError, PSEOF)


LETTER: Box = (0.0, 0.0, 612.0, 792.0)
LARGEST_EDGE = 1e6
BAD_BOX = (PSException, ValueError, TypeError, ArithmeticError)


class BoundedStream(PDFStream):
    """A stream that is unpacked within the budget."""

    def __init__(self, attrs: dict[str, Any], rawdata: bytes, decipher: Any, budget: Budget) -> None:
        super().__init__(attrs, rawdata, decipher)
        self._budget = budget

    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher is not None and self.objid is not None:
            data = self.decipher(self.objid, self.genno or 0, data, self.attrs)
        self.data = unpack(data, self.get_filters(), self._budget)
        self.rawdata = None


class _Watched(PDFParser):
    """A parser that looks at the time, and at how much it has read of lists and dictionaries."""

    budget: Budget
    _read = 0

    def fillbuf(self) -> bool:
        if self.charpos >= len(self.buf):
            self.budget.deadline.check()
            self._read += len(self.buf)
            if self._read > MOST_OBJECT_BYTES:
                raise TooManyObjects("the file holds larger lists of objects than it may; save it again")
        return bool(super().fillbuf())

    def seek(self, pos: int) -> None:
        self.buf = b""
        super().seek(pos)


class BoundedParser(_Watched, ObjectParser):
    """The parser of the file, whose streams are bounded."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.budget = budget
        super().__init__(BytesIO(data))

    def push(self, *objs: Any) -> None:
        super().push(*objs)
        made = objs[-1][1]
        if type(made) is PDFStream:
            place, _ = self.curstack.pop()
            data = self._whole(place, made.rawdata or b"")
            super().push((place, BoundedStream(made.attrs, data, made.decipher, self.budget)))

    def _whole(self, place: int, data: bytes) -> bytes:
        """The bytes of the stream that starts at `place` up to its end mark, where its length is told too short."""
        here = self.bufpos + self.charpos
        if here - place - len(data) <= LONGEST_LINE_END:
            return data
        self.fp.seek(place)
        data = self.fp.read(here - place)
        self.seek_on(here)
        return data

    def seek_on(self, place: int) -> None:
        """Go on at `place` without forgetting what was read."""
        PSBaseParser.seek(self, place)

    def nextline(self) -> tuple[int, bytes]:
        """The next line; lines are of tables and streams, which are no lists."""
        read = self._read
        line: tuple[int, bytes] = super().nextline()
        self._read = read
        return line


class _PackedParser(_Watched, PDFStreamParser):
    """The parser of the objects in a stream."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.budget = budget
        super().__init__(data)


class _Places(dict[int, Any]):
    """Where each object stands, no more of them than the limits allow."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def __setitem__(self, number: int, place: Any) -> None:
        super().__setitem__(number, place)
        self._limits.check_objects(len(self))


class BoundedDocument(PDFDocument):
    """A document whose tables and references end."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.budget = budget
        self._tables: set[int] = set()
        self._opening: set[int] = set()
        self._data = data
        self._file = BoundedParser(data, budget)
        super().__init__(self._file, password="", fallback=False)

    def find_xref(self, parser: PDFParser) -> int:
        """The place of the last table, -1 where nothing says it."""
        mark = self._data.rfind(b"startxref")
        place = TABLE_PLACE.match(self._data, mark) if mark >= 0 else None
        return int(place[1]) if place else -1

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """Read the table at `start` and those before it, each once; search the file where one is damaged."""
        try:
            while start not in self._tables:
                self._tables.add(start)
                self.budget.limits.check_objects(len(self._tables))
                table = self._read_table(parser, start)
                xrefs.append(table)
                trailer = table.get_trailer()
                if "XRefStm" in trailer and int(resolve1(trailer["XRefStm"])) not in self._tables:
                    self.read_xref_from(parser, int(resolve1(trailer["XRefStm"])), xrefs)
                if "Prev" not in trailer:
                    return
                start = int(resolve1(trailer["Prev"]))
        except NO_TABLE:
            self.search_objects()

    def _read_table(self, parser: PDFParser, start: int) -> PDFBaseXRef:
        if start < 0:
            raise PDFNoValidXRef("no table")
        parser.seek(start)
        parser.reset()
        place, token = parser.nexttoken()
        table: PDFBaseXRef
        if isinstance(token, int):
            parser.seek(place)
            parser.reset()
            table = PDFXRefStream()
            table.load(parser)
            self.budget.limits.check_objects(sum(int(count) for _, count in table.ranges))
            return table
        if token is parser.KEYWORD_XREF:
            parser.nextline()
        table = PDFXRef()
        table.offsets = _Places(self.budget.limits)
        table.load(parser)
        return table

    def search_objects(self) -> None:
        """Make a table of the objects that can be found in the file, for want of a better one."""
        if any(isinstance(table, PDFXRefFallback) for table in self.xrefs):
            return
        self._file.fallback = True
        table = PDFXRefFallback()
        table.offsets = _Places(self.budget.limits)
        self._file.reset()
        table.load(self._file)
        self.xrefs.append(table)

    def getobj(self, objid: int) -> object:
        """The object of that number, never a reference; one that needs itself to be read is not found."""
        found: object = PDFObjRef(self, objid)
        for _ in range(LONGEST_REFERENCE):
            if not isinstance(found, PDFObjRef):
                return found
            objid = found.objid
            if objid in self._opening:
                break
            self._opening.add(objid)
            try:
                found = super().getobj(objid)
            finally:
                self._opening.discard(objid)
        raise PDFObjectNotFound(objid)

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        """The numbers and objects in a stream of objects, and how many there are."""
        parser = _PackedParser(stream.get_data(), self.budget)
        parser.set_document(self)
        found: list[object] = []
        try:
            while True:
                found.append(parser.nextobject()[1])
        except PSEOF:
            pass
        self.budget.limits.check_objects(len(found) // 2)
        return found, int(resolve1(stream.get("N", 0)))


class BoundedPage(PDFPage):
    """A page whose boxes can be boxes of a page; else it is as large as a letter."""

    def _parse_mediabox(self, value: Any) -> Box:
        try:
            return _sound(super()._parse_mediabox(value)) or LETTER
        except BAD_BOX:
            return LETTER

    def _parse_cropbox(self, value: Any, mediabox: Box) -> Box:
        try:
            return _sound(super()._parse_cropbox(value, mediabox)) or mediabox
        except BAD_BOX:
            return mediabox


def _sound(box: Box) -> Box | None:
    """The box where its edges are numbers and it has an inside, else None."""
    finite = all(abs(edge) < LARGEST_EDGE for edge in box)
    return box if finite and box[0] != box[2] and box[1] != box[3] else None


def find_pages(document: BoundedDocument) -> Iterator[PDFPage]:
    """The pages in order; where none can be found by the tables, those of the objects found in the file."""
    found = False
    for page in BoundedPage.create_pages(document):
        found = True
        yield page
    if not found:
        document.search_objects()
        yield from BoundedPage.create_pages(document)


def count_pages(document: BoundedDocument) -> int:
    """How many pages the document says it has, 0 where it does not say."""
    pages = resolve1(document.catalog.get("Pages"))
    count = resolve1(pages.get("Count")) if isinstance(pages, dict) else None
    return count if isinstance(count, int) else 0
