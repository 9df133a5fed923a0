"""What a file may cost before it is refused: bytes, pages, characters, unpacked size, time."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from time import monotonic

from resume_lint.errors import DamagedDocument, DocumentTooLarge, DocumentTooSlow, EncryptedDocument

# Small parts made of one repeated tag compress very well and harm nobody: ratios count from this size on.
SMALL_PART = 1 << 20
DIRECTORY_END = b"PK\x05\x06"
UNKNOWN_32 = 0xFFFFFFFF

ALONE = "give the resume alone, without attachments"
SIMPLER = "save it again, without pictures and drawings"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may take; `max_ratio` is unpacked to packed size of a part of a zip."""

    max_bytes: int = 20_000_000
    max_pages: int = 50
    max_characters: int = 200_000
    max_operators: int = 5_000_000
    max_unpacked_bytes: int = 64 << 20
    max_part_bytes: int = 16 << 20
    max_ratio: int = 100
    max_entries: int = 2_000
    seconds: float = 10.0

    def check_bytes(self, count: int) -> None:
        """Refuse a file of more than `max_bytes`."""
        if count > self.max_bytes:
            raise DocumentTooLarge(f"the file is larger than {_megabytes(self.max_bytes)}; {ALONE}")

    def check_characters(self, count: int) -> None:
        """Refuse a text of more than `max_characters`."""
        if count > self.max_characters:
            raise DocumentTooLarge(f"the text is longer than {self.max_characters:,} characters; {ALONE}")

    def check_elements(self, count: int) -> None:
        """Refuse a document of more XML elements than `max_operators`."""
        if count > self.max_operators:
            raise DocumentTooSlow(f"the document holds more than {self.max_operators:,} elements; {SIMPLER}")

    def deadline(self) -> Deadline:
        """A watch that starts now."""
        return Deadline(self.seconds, monotonic() + self.seconds)

    def open_zip(self, data: bytes) -> zipfile.ZipFile:
        """The archive in `data` once its directory has been found small and honest enough to unpack."""
        self._check_directory(data)
        try:
            archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError) as error:
            raise DamagedDocument("the file is cut off or damaged; save it again") from error
        self._check_entries(archive.infolist())
        return archive

    def read_entry(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        """The unpacked bytes of one entry, whatever size its header claims."""
        if info.flag_bits & 0x1:
            raise EncryptedDocument("a password is needed; save a copy without one")
        try:
            with archive.open(info) as part:
                content = part.read(self.max_part_bytes + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise DamagedDocument("a part of the file is damaged; save it again") from error
        if len(content) > self.max_part_bytes:
            raise DocumentTooLarge(
                f"a part of the file unpacks to more than {_megabytes(self.max_part_bytes)}; {SIMPLER}"
            )
        self._check_unpacked(len(content), info.compress_size)
        return content

    def _check_directory(self, data: bytes) -> None:
        # zipfile reads the whole directory at once: look at its declared size before.
        end = data.rfind(DIRECTORY_END, max(0, len(data) - 66_000))
        if end < 0 or end + 16 > len(data):
            raise DamagedDocument("the file is cut off or damaged; save it again")
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        if size != UNKNOWN_32 and size > 512 * self.max_entries:
            raise DocumentTooLarge(f"the file holds more than {self.max_entries:,} parts; {SIMPLER}")

    def _check_entries(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > self.max_entries:
            raise DocumentTooLarge(f"the file holds more than {self.max_entries:,} parts; {SIMPLER}")
        if sum(entry.file_size for entry in entries) > self.max_unpacked_bytes:
            raise DocumentTooLarge(
                f"the file unpacks to more than {_megabytes(self.max_unpacked_bytes)}; {SIMPLER}"
            )
        for entry in entries:
            self._check_unpacked(entry.file_size, entry.compress_size)

    def _check_unpacked(self, size: int, packed: int) -> None:
        if size > self.max_unpacked_bytes:
            raise DocumentTooLarge(
                f"the file unpacks to more than {_megabytes(self.max_unpacked_bytes)}; {SIMPLER}"
            )
        if size > SMALL_PART and size > packed * self.max_ratio:
            raise DocumentTooLarge(
                f"a part of the file unpacks to more than {self.max_ratio} times its size; {SIMPLER}"
            )


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment on the monotonic clock at which a document has taken too long."""

    seconds: float
    end: float

    def check(self) -> None:
        """Refuse the document when the time is over."""
        if monotonic() > self.end:
            raise DocumentTooSlow(f"reading took longer than {self.seconds:g} seconds; {SIMPLER}")


def _megabytes(count: int) -> str:
    """The size for a person.

    >>> _megabytes(20_000_000)
    '20 MB'
    """
    return f"{count / 1_000_000:.0f} MB"
