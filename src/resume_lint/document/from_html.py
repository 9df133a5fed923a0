"""A web page, or one saved with its pictures in a single file → a Document; nothing is fetched or run."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import webencodings

from resume_lint.document.blocks import number_blocks
from resume_lint.document.html_walk import Walk
from resume_lint.document.limits import Limits
from resume_lint.document.model import Document
from resume_lint.document.paragraphs import build_document
from resume_lint.document.xml_trees import parse_html
from resume_lint.errors import DamagedDocument, EmptyDocument

MEDIA_TYPE = "text/html"
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
DECLARED_WITHIN = 4096


def read_html(data: bytes, *, limits: Limits | None = None) -> Document:
    """The document in a page, with neither pages nor boxes."""
    limits = limits or Limits()
    limits.check_elements(data.count(b"<") - data.count(b"</"))
    root = parse_html(decode_html(data))
    if root is None:
        raise EmptyDocument("the page holds no text; save the resume again")
    walk = Walk(root, limits)
    document = build_document(
        number_blocks(walk.read_all()),
        media_type=MEDIA_TYPE,
        reader="html",
        links=list(dict.fromkeys(walk.links)),
    )
    if not document.seen_words:
        raise EmptyDocument("the page holds no text that a person sees; save the resume again")
    limits.check_characters(len(document.text))
    return document


def read_web_archive(data: bytes, *, limits: Limits | None = None) -> Document:
    """The document in a page that was saved as a web archive (.mht)."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = str(part.get_param("charset", "") or "")
                text, _ = webencodings.decode(content, webencodings.lookup(charset) or "windows-1252")
                declared = DECLARED.search(content[:DECLARED_WITHIN])
                return read_html(
                    text.encode("utf-8-sig") if charset or not declared else content, limits=limits
                )
    raise DamagedDocument("the web archive holds no page; save the resume as DOCX or PDF")


def decode_html(data: bytes) -> str:
    """The text of the page: by its byte order mark, else as it declares, else UTF-8, else windows-1252.

    >>> decode_html('<meta charset="iso-8859-1">Zoë'.encode("latin-1"))[-3:]
    'Zoë'
    """
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    encoding = webencodings.lookup(declared[1].decode("ascii", "replace")) if declared else None
    if encoding is None:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            encoding = webencodings.lookup("windows-1252")
    return str(webencodings.decode(data, encoding, errors="replace")[0])
