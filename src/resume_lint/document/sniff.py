"""The first bytes of a file → its format, or an error that says what to do instead."""

from __future__ import annotations

import re
from typing import Literal

from resume_lint.document.limits import Limits
from resume_lint.errors import DamagedDocument, EncryptedDocument, UnknownFormat

Format = Literal["pdf", "docx", "odt", "rtf", "html", "mht", "text"]

PDF_HEADER = b"%PDF-"
HEADER_WITHIN = 1024
STARTS_WITHIN = 8192
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP, EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"

PICTURE = "a picture has no text; export the resume as PDF or DOCX, or have it read by OCR"
DRAWING = "a drawing has no text that can be read; export the resume as PDF or DOCX"
ARCHIVE = "this is an archive; unpack it and give the resume itself"
SAVE_AS = "save it as DOCX or PDF"
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"%!PS", "PostScript is not read; save it as PDF"),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\xffWPC", f"WordPerfect is not read; {SAVE_AS}"),
)
PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
PICTURE_WITHIN = re.compile(rb"RIFF....WEBP|BM....\0\0\0\0|....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
PAGE = re.compile(
    rb"""\s*(?:<\?xml[^>]{0,200}>\s*)?   # an XHTML page says so
    (?:<!--.{0,2000}?-->\s*){0,20}
    <(?:!doctype\ html|html|head|body)\b""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
# A piece of a page. Markdown may begin so too, and is told by the name.
PIECE = re.compile(
    rb"\s*<(?:div|p|table|h[1-6]|ul|ol|section|article|main|meta|style|title|center|font|span)[\s>]",
    re.IGNORECASE,
)
SVG = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<svg\b", re.IGNORECASE)
HEAD_LINE = re.compile(rb"[\w-]{1,40}:[ \t]")
MARKDOWN_NAMES = (".md", ".markdown")
TEXT_CONTROLS = b"\t\n\r\f\v\x1a\x1b\b\x1c\x1d\x1e\x1f\x85"


def find_format(data: bytes, limits: Limits, name: str = "") -> Format:
    """The format of `data`; formats that are not read raise `UnknownFormat` with a way out.

    The name counts only where the bytes may be two things: Markdown that begins with a tag.
    """
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _find_zip_format(data, limits)
    if PDF_HEADER in data[: HEADER_WITHIN + len(PDF_HEADER)]:
        return "pdf"
    if data.startswith(OLE):
        raise _ole_error(data)
    for start, message in OTHERS:
        if data.startswith(start):
            raise UnknownFormat(message)
    if PICTURE_WITHIN.match(data):
        raise UnknownFormat(PICTURE)
    start = data[:STARTS_WITHIN].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if SVG.match(start):
        raise UnknownFormat(DRAWING)
    if _is_archived_page(start):
        return "mht"
    if PAGE.match(start) or (PIECE.match(start) and not name.lower().endswith(MARKDOWN_NAMES)):
        return "html"
    if start.lstrip().startswith(b"<?xml"):
        raise UnknownFormat(f"XML is not read; {SAVE_AS}")
    if not looks_like_text(data):
        raise UnknownFormat(f"this is no document that can be read; {SAVE_AS}")
    return "text"


def find_picture(data: bytes) -> str | None:
    r"""The media type of a picture whose words can be recognized, None for other files.

    >>> find_picture(b"II*" + bytes(5)), find_picture(b"%PDF-1.7")
    ('image/tiff', None)
    """
    return next((kind for start, kind in PICTURES if data.startswith(start)), None)


def looks_like_text(data: bytes) -> bool:
    """Whether the start of `data` reads as text in UTF-8, UTF-16 or an 8-bit encoding.

    >>> looks_like_text("Café, 98 %".encode()), looks_like_text(bytes(range(32)) * 4)
    (True, False)
    """
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    nulls = start.count(0)
    if nulls:
        # UTF-16 without a mark: English text has a zero in every other byte, all on the same side.
        even, odd = start[0::2].count(0), start[1::2].count(0)
        return min(even, odd) == 0 and nulls > 0.3 * len(start)
    controls = sum(byte < 32 and byte not in TEXT_CONTROLS for byte in start)
    if controls > 0.01 * len(start):
        return False
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(start) - 4:
            return True
        high = sum(byte >= 0x80 for byte in start)
        return high < 0.3 * len(start)
    return True


def _is_archived_page(start: bytes) -> bool:
    """Whether the file begins with the head of a letter: so begin pages that are saved in one file."""
    head = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    return bool(HEAD_LINE.match(head)) and b"\nmime-version:" in b"\n" + head


def _find_zip_format(data: bytes, limits: Limits) -> Format:
    archive = limits.open_zip(data)
    names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "content.xml" in names:
        kind = next((entry for entry in archive.infolist() if entry.filename == "mimetype"), None)
        declared = b"" if kind is None else limits.read_entry(archive, kind)
        if declared.startswith(OPEN_TEXT) or kind is None:
            return "odt"
        raise UnknownFormat(f"this is a spreadsheet or slides; {SAVE_AS}")
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in names):
        raise UnknownFormat(f"this is a spreadsheet or slides; {SAVE_AS}")
    if any(name.endswith(".iwa") for name in names):
        raise UnknownFormat("Pages files are not read; export the resume as PDF or DOCX")
    if "[content_types].xml" in names:
        raise DamagedDocument("the file holds no Word document; save it again")
    raise UnknownFormat(ARCHIVE)


def _ole_error(data: bytes) -> EncryptedDocument | UnknownFormat:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocument("a password is needed; save a copy without one")
    if "WordDocument".encode("utf-16-le") in data:
        return UnknownFormat(f"the old .doc format is not read; {SAVE_AS}")
    return UnknownFormat(f"this old Office format is not read; {SAVE_AS}")
