"""What can stop a report, drawn as a tree; each leaf has a code that is a promise like a field name."""

from __future__ import annotations


class ResumeLintError(Exception):
    """No report: `code` says which kind, `message` one line with what to do about it."""

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableDocument(ResumeLintError):
    """These bytes give no report."""

    code = "unreadable-document"


class UnknownFormat(UnreadableDocument):
    """No format that is read."""

    code = "unknown-format"


class DamagedDocument(UnreadableDocument):
    """The file says what it is, but cannot be read as that."""

    code = "damaged-document"


class EncryptedDocument(UnreadableDocument):
    """A password is needed."""

    code = "encrypted-document"


class EmptyDocument(UnreadableDocument):
    """No text: an empty file, or pages that hold pictures only."""

    code = "empty-document"


class DocumentTooLarge(UnreadableDocument):
    """More of something than the limits allow; `limit` is the field of `Limits` that says how much."""

    code = "document-too-large"
    limit = ""


class TooManyBytes(DocumentTooLarge):
    """The file is larger than it may be."""

    code = "too-many-bytes"
    limit = "max_bytes"


class TooManyPages(DocumentTooLarge):
    """More pages than a resume has."""

    code = "too-many-pages"
    limit = "max_pages"


class TooManyCharacters(DocumentTooLarge):
    """More text than a resume has."""

    code = "too-many-characters"
    limit = "max_characters"


class TooManyObjects(DocumentTooLarge):
    """A PDF lists more objects than it may."""

    code = "too-many-objects"
    limit = "max_objects"


class TooManyOperators(DocumentTooLarge):
    """The pages of a PDF take more drawing than they may."""

    code = "too-many-operators"
    limit = "max_operators"


class TooManyElements(DocumentTooLarge):
    """More XML or HTML elements than a document may have."""

    code = "too-many-elements"
    limit = "max_elements"


class NestedTooDeeply(DocumentTooLarge):
    """Elements, forms or page lists stand in each other more deeply than they may."""

    code = "nested-too-deeply"
    limit = "max_depth"


class TooManyEntries(DocumentTooLarge):
    """A zip file, such as a DOCX, holds more parts than it may."""

    code = "too-many-entries"
    limit = "max_entries"


class PartTooLarge(DocumentTooLarge):
    """One part of the file unpacks to more bytes than it may."""

    code = "part-too-large"
    limit = "max_part_bytes"


class UnpackedTooLarge(DocumentTooLarge):
    """All parts of the file together unpack to more bytes than they may."""

    code = "unpacked-too-large"
    limit = "max_unpacked_bytes"


class PackedTooTightly(DocumentTooLarge):
    """A part unpacks to more times its size than a text ever does."""

    code = "packed-too-tightly"
    limit = "max_ratio"


class TooMuchMemory(DocumentTooLarge):
    """Reading takes more memory than it may; known where the file is read in a process of its own."""

    code = "too-much-memory"
    limit = "max_memory"


class DocumentTooSlow(UnreadableDocument):
    """Reading or checking takes more seconds than it may."""

    code = "document-too-slow"
    limit = "seconds"


class WorkerCrashed(UnreadableDocument):
    """The process that checked the file ended without an answer: a fault in native code, or it was killed."""

    code = "worker-crashed"


class FileNotReadable(UnreadableDocument):
    """The file is missing, a folder, or may not be read."""

    code = "file-not-readable"


class PackError(ResumeLintError):
    """A rule pack has faults; the message lists all of them, one `file:line: what` a line."""

    code = "pack-error"


class UnknownPack(PackError):
    """No pack of that name or path."""

    code = "unknown-pack"


class ConfigError(ResumeLintError):
    """An option has a value that makes no sense."""

    code = "config-error"
