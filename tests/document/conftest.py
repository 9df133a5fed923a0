"""Word files built from the XML of their body."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "new": "urn:example:not-known",
    }.items()
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

BuildDocx = Callable[..., bytes]


def build_zip(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relationships(*links: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if kind == "hyperlink" else "/>")
        for identifier, kind, target in links
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


@pytest.fixture
def build_docx() -> BuildDocx:
    """A function: the XML inside `w:body`, the other parts by file name, and links → the bytes of a DOCX."""

    def build(
        body: str,
        *,
        links: tuple[tuple[str, str, str], ...] = (),
        raw: Mapping[str, str | bytes] | None = None,
        **parts: str,
    ) -> bytes:
        found = [(f"part-{name}", name.rstrip("0123456789"), f"{name}.xml") for name in parts]
        files = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relationships(("main", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relationships(*found, *links),
        }
        for name, content in parts.items():
            root = "hdr" if name.startswith("header") else "ftr" if name.startswith("footer") else name
            files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
        return build_zip(files | dict(raw or {}))

    return build


@pytest.fixture
def build_archive() -> Callable[[Mapping[str, str | bytes]], bytes]:
    """A function: file names with their contents → the bytes of a zip."""
    return build_zip
