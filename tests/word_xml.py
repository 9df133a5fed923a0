"""The pieces of WordprocessingML that tests put together."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from resume_lint.document.model import Document


def p(content: str, properties: str = "") -> str:
    """A paragraph: runs as given, or plain words in one run."""
    runs = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of characters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return f"<w:tr>{properties}" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def table(*rows: str, style: str = "") -> str:
    """A table, with the name of its style."""
    named = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>' if style else ""
    return f"<w:tbl>{named}{''.join(rows)}</w:tbl>"


def style(
    identifier: str, content: str = "", *, name: str = "", based_on: str = "", kind: str = "paragraph"
) -> str:
    """A style; `content` holds its properties."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    named = f'<w:name w:val="{name or identifier}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{identifier}">{named}{based}{content}</w:style>'


def control(content: str, properties: str = "") -> str:
    """A content control around runs, paragraphs, cells or rows."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(instruction: str, shown: str) -> str:
    """A field in its long form: `shown` are the runs of its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(content: str, shape: str = "") -> str:
    """A text box; `shape` holds the properties of its shape."""
    text = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    return f"<wps:wsp><wps:spPr>{shape}</wps:spPr>{text}</wps:wsp>"


def anchored(
    content: str,
    *,
    left: int = 0,
    top: int = 0,
    width: int = 2_000_000,
    height: int = 900_000,
    attributes: str = "",
) -> str:
    """A run with a drawing that stands free on the page; lengths are 914,400 to the inch."""
    return (
        f'<w:r><w:drawing><wp:anchor {attributes}><wp:positionH relativeFrom="page"><wp:posOffset>{left}'
        f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="x"/>{content}</wp:anchor>'
        "</w:drawing></w:r>"
    )


def texts(document: Document) -> list[str]:
    """The lines of what a person sees."""
    return document.text.split("\n")


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
