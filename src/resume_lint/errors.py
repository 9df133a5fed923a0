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
    """Neither PDF nor DOCX nor plain text."""

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
    """More bytes, pages or characters than the limits allow."""

    code = "document-too-large"


class DocumentTooSlow(UnreadableDocument):
    """More seconds or drawing operators than the limits allow."""

    code = "document-too-slow"


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
