"""Bytes of XML or HTML → a tree, without entities, network or nesting without end."""

from __future__ import annotations

from lxml import etree

from resume_lint.errors import DamagedDocument, NestedTooDeeply

DEPTH_REFUSED = "Excessive depth"


def parse_xml(content: bytes) -> etree._Element:
    """The root element; a document type or faulty XML raises `DamagedDocument`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if DEPTH_REFUSED in str(error):
            raise NestedTooDeeply("the XML of the file is nested too deeply; save it again") from error
        raise DamagedDocument("the XML of the file is damaged; save it again") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedDocument(
            "the XML of the file declares a document type, which no word processor does; save it again"
        )
    return root


def parse_html(text: str) -> etree._Element | None:
    """The root element of a page, mended as browsers do; None where it holds no element at all."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any(DEPTH_REFUSED in entry.message for entry in parser.error_log):
        raise NestedTooDeeply("the page is nested too deeply; save it again")
    return root
