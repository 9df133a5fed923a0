"""What a file may cost before it is refused: bytes, pages, characters, unpacked size, time, memory."""

from __future__ import annotations

import math
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from io import BytesIO
from time import thread_time

from resume_lint.errors import (
    ConfigError,
    DamagedDocument,
    DocumentTooSlow,
    EncryptedDocument,
    NestedTooDeeply,
    PackedTooTightly,
    PartTooLarge,
    TooManyBytes,
    TooManyCharacters,
    TooManyElements,
    TooManyEntries,
    TooManyObjects,
    TooManyOperators,
    TooManyPages,
    UnpackedTooLarge,
)

# Small parts made of one repeated tag compress very well and harm nobody: ratios count from this size on.
SMALL_PART = 1 << 20
DIRECTORY_END = b"PK\x05\x06"
UNKNOWN_32 = 0xFFFFFFFF

ALONE = "give the resume alone, without attachments"
SIMPLER = "save it again, without pictures and drawings"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may take. What is over a limit raises the error that names the field as its `limit`.

    `max_bytes`: of the file. `max_pages`, `max_characters`: of the text. `max_objects`, `max_operators`: what a PDF
    lists and draws. `max_elements`, `max_depth`: of XML and HTML, and how deeply forms and page lists of a PDF may
    nest. `max_entries`: parts of a zip. `max_part_bytes`, `max_unpacked_bytes`: of one unpacked part or PDF stream, and
    of all. `max_ratio`: unpacked to packed size of one. `seconds`: for reading and checking, each. `max_memory`: bytes
    of the process that reads, kept where a file is read in a process of its own.
    """

    max_bytes: int = 20_000_000
    max_pages: int = 50
    max_characters: int = 200_000
    max_objects: int = 200_000
    max_operators: int = 5_000_000
    max_elements: int = 500_000
    max_depth: int = 120
    max_entries: int = 2_000
    max_part_bytes: int = 16 << 20
    max_unpacked_bytes: int = 64 << 20
    max_ratio: int = 100
    seconds: float = 8.0
    max_memory: int = 500_000_000

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            whole = isinstance(value, int) and not isinstance(value, bool)
            if not (whole or (field.name == "seconds" and isinstance(value, float) and math.isfinite(value))):
                raise ConfigError(f"the limit {field.name} must be a number, not {value!r}")
            if value <= 0:
                raise ConfigError(f"the limit {field.name} must be above 0, not {value!r}")

    def check_bytes(self, count: int) -> None:
        """Refuse a file of more than `max_bytes`."""
        if count > self.max_bytes:
            raise TooManyBytes(f"the file is larger than {_megabytes(self.max_bytes)}; {ALONE}")

    def check_pages(self, count: int) -> None:
        """Refuse a document of more than `max_pages`."""
        if count > self.max_pages:
            raise TooManyPages(f"the document has more than {self.max_pages} pages; {ALONE}")

    def check_characters(self, count: int) -> None:
        """Refuse a text of more than `max_characters`."""
        if count > self.max_characters:
            raise TooManyCharacters(f"the text is longer than {self.max_characters:,} characters; {ALONE}")

    def check_objects(self, count: int) -> None:
        """Refuse a PDF of more objects than `max_objects`."""
        if count > self.max_objects:
            raise TooManyObjects(f"the file lists more than {self.max_objects:,} objects; {SIMPLER}")

    def check_operators(self, count: int) -> None:
        """Refuse pages with more drawing operators than `max_operators`."""
        if count > self.max_operators:
            raise TooManyOperators(
                f"the pages hold more than {self.max_operators:,} drawing operators; {SIMPLER}"
            )

    def check_elements(self, count: int) -> None:
        """Refuse a document of more XML elements than `max_elements`."""
        if count > self.max_elements:
            raise TooManyElements(f"the document holds more than {self.max_elements:,} elements; {SIMPLER}")

    def check_depth(self, depth: int) -> None:
        """Refuse what is nested more deeply than `max_depth`."""
        if depth > self.max_depth:
            raise NestedTooDeeply(f"the file is nested more than {self.max_depth} levels deep; {SIMPLER}")

    def check_part(self, size: int, packed: int) -> None:
        """Refuse a part that unpacks to more than `max_part_bytes`, or more than `max_ratio` times its size."""
        if size > self.max_part_bytes:
            raise PartTooLarge(
                f"a part of the file unpacks to more than {_megabytes(self.max_part_bytes)}; {SIMPLER}"
            )
        if size > SMALL_PART and size > packed * self.max_ratio:
            raise PackedTooTightly(
                f"a part of the file unpacks to more than {self.max_ratio} times its size; {SIMPLER}"
            )

    def check_unpacked(self, size: int) -> None:
        """Refuse a file whose parts unpack to more than `max_unpacked_bytes` in sum."""
        if size > self.max_unpacked_bytes:
            raise UnpackedTooLarge(
                f"the file unpacks to more than {_megabytes(self.max_unpacked_bytes)}; {SIMPLER}"
            )

    def deadline(self, clock: Callable[[], float] = thread_time) -> Deadline:
        """A watch that starts now; it counts the work of this thread, so that a busy machine refuses no file."""
        return Deadline(self.seconds, clock() + self.seconds, clock)

    def open_zip(self, data: bytes) -> Archive:
        """The archive in `data` once its directory has been found small enough to read; nothing is unpacked."""
        self._check_directory(data)
        try:
            archive = Archive(BytesIO(data))
        except BROKEN_ZIP as error:
            raise DamagedDocument("the file is cut off or damaged; save it again") from error
        if len(archive.infolist()) > self.max_entries:
            raise _too_many_entries(self.max_entries)
        return archive

    def read_entry(self, archive: Archive, info: zipfile.ZipInfo) -> bytes:
        """The unpacked bytes of one entry, whatever size its header claims."""
        if info.flag_bits & 0x1:
            raise EncryptedDocument("a password is needed; save a copy without one")
        self.check_part(info.file_size, info.compress_size)
        self.check_unpacked(archive.unpacked + info.file_size)
        try:
            with archive.open(info) as part:
                content = part.read(self.max_part_bytes + 1)
        except BROKEN_ZIP as error:
            raise DamagedDocument("a part of the file is damaged; save it again") from error
        archive.unpacked += len(content)
        self.check_part(len(content), info.compress_size)
        self.check_unpacked(archive.unpacked)
        return content

    def _check_directory(self, data: bytes) -> None:
        # zipfile reads the whole directory at once: look at its declared size before.
        end = data.rfind(DIRECTORY_END, max(0, len(data) - 66_000))
        if end < 0 or end + 16 > len(data):
            raise DamagedDocument("the file is cut off or damaged; save it again")
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        if size != UNKNOWN_32 and size > 512 * self.max_entries:
            raise _too_many_entries(self.max_entries)


BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OSError, LookupError,
)  # fmt: skip


class Archive(zipfile.ZipFile):
    """A zip that counts the bytes unpacked so far. Parts that nobody asks for, such as pictures, cost nothing."""

    unpacked = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment on a clock, which is not that of the day, at which a document has taken too long."""

    seconds: float
    end: float
    clock: Callable[[], float] = thread_time

    def check(self) -> None:
        """Refuse the document when the time is over."""
        if self.clock() > self.end:
            raise DocumentTooSlow(f"it takes longer than {self.seconds:g} seconds; {SIMPLER}")

    def without(self, load: Callable[[], object]) -> Deadline:
        """The deadline put off by the time that `load` takes, which is no matter of the document."""
        start = self.clock()
        load()
        return replace(self, end=self.end + self.clock() - start)


# Recognizing the words of a page takes seconds, and a hundred times the memory of reading them.
OCR_LIMITS = Limits(seconds=120.0, max_memory=2_500_000_000)
NO_DEADLINE = Deadline(math.inf, math.inf)


def parse_limits(settings: Iterable[str], defaults: Limits | None = None) -> Limits:
    """The limits with the settings `NAME=VALUE` in place of their defaults; a wrong one raises `ConfigError`.

    >>> parse_limits(["max_pages=10", "seconds=2.5"]).max_pages
    10
    """
    known = {field.name: field.type for field in fields(Limits)}
    values: dict[str, float] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        name = name.strip().replace("-", "_")
        if name not in known:
            raise ConfigError(f"no limit {name!r}; the limits are {', '.join(known)}")
        try:
            values[name] = float(value) if name == "seconds" else int(value)
        except ValueError as error:
            raise ConfigError(f"the limit {name} must be a number, not {value!r}") from error
    return replace(defaults or Limits(), **values)  # type: ignore[arg-type]


def _too_many_entries(most: int) -> TooManyEntries:
    return TooManyEntries(f"the file holds more than {most:,} parts; {SIMPLER}")


def _megabytes(count: int) -> str:
    """The size for a person.

    >>> _megabytes(20_000_000), _megabytes(900)
    ('20 MB', '900 bytes')
    """
    return f"{count / 1_000_000:.0f} MB" if count >= 1_000_000 else f"{count:,} bytes"
