"""Word files, and other files that are zips or marked-up text, that are broken or meant to do harm."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple

READ = "read"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="m" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


class Hostile(NamedTuple):
    """One file: its name, what makes it, and the answers that are right."""

    name: str
    build: Callable[[], bytes]
    answers: tuple[str, ...]


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


WORDS = "".join(
    p(line)
    for line in (
        "Jane Roe", "Experience", "Medical Coder, Lakeside Clinic, 2021 - Present",
        "Coded 80 outpatient charts a day at 98% accuracy", "Certified CPC, AAPC, 2020",
    )
)  # fmt: skip


def pack(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, *, head: str = "", **others: str | bytes) -> bytes:
    """A DOCX with that body; `others` are parts in its folder by their name without ending."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in others
    )
    return pack(
        {
            "_rels/.rels": MAIN,
            "word/document.xml": f"{head}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
            **{f"word/{name}.xml": content for name, content in others.items()},
        }
    )


def whole() -> bytes:
    return docx(WORDS)


def with_part(name: str, content: bytes) -> bytes:
    buffer = BytesIO(whole())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def docx_body(body: str) -> str:
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def lying_size(real: int, told: int) -> Callable[[], bytes]:
    """A document that says in the directory that it is shorter or longer than it is."""

    def build() -> bytes:
        data = bytearray(docx(WORDS + " " * real))
        directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
        data[directory + 24 : directory + 28] = struct.pack("<L", told)
        return bytes(data)

    return build


def overlapping() -> bytes:
    """A thousand names for one packed kilobyte, each of which unpacks to a megabyte."""
    packed = zlib.compress(b" " * 1_000_000, 9)[2:-4]
    name = b"word/document.xml"
    local = b"PK\x03\x04" + struct.pack(
        "<HHHHHLLLHH", 20, 0, 8, 0, 0, zlib.crc32(b" " * 1_000_000), len(packed), 1_000_000, len(name), 0
    )
    directory = b""
    for number in range(1000):
        entry = b"word/%09d.xml" % number
        directory += b"PK\x01\x02" + struct.pack(
            "<HHHHHHLLLHHHHHLL", 20, 20, 0, 8, 0, 0, zlib.crc32(b" " * 1_000_000), len(packed), 1_000_000,
            len(entry), 0, 0, 0, 0, 0, 0,
        ) + entry  # fmt: skip
    start = len(local) + len(name) + len(packed)
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1000, 1000, len(directory), start, 0)
    return local + name + packed + directory + end


def many_entries(count: int) -> Callable[[], bytes]:
    return lambda: pack({"_rels/.rels": MAIN, **{f"word/{number}.xml": "" for number in range(count)}})


def climbing_names() -> bytes:
    return pack(
        {
            "_rels/.rels": MAIN.replace("word/document.xml", "../../../../etc/passwd"),
            "word/document.xml": docx_body(WORDS),
            "../../../../etc/passwd": "root",
            "/etc/passwd": "root",
            "C:\\Windows\\a.exe": "MZ",
        }
    )


def climbing_targets() -> bytes:
    links = "".join(
        f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            [
                ("styles", "../../../../etc/passwd"), ("numbering", "file:///etc/passwd"),
                ("footnotes", "http://127.0.0.1:9/x.xml"), ("header", "\\\\127.0.0.1\\share\\x.xml"),
            ]
        )
    )  # fmt: skip
    outside = f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/>'
    return pack(
        {
            "_rels/.rels": MAIN,
            "word/document.xml": docx_body(WORDS),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}{outside}</Relationships>',
        }
    )


def entities(declared: str, used: str) -> Callable[[], bytes]:
    return lambda: docx(WORDS + p(used), head=f"<!DOCTYPE a [{declared}]>")


BILLION = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "laugh" * 10}">' for level in range(12)
)


def deep(tag: str, depth: int) -> Callable[[], bytes]:
    return lambda: docx(f"<w:{tag}>" * depth + WORDS + f"</w:{tag}>" * depth)


def deep_tables(depth: int) -> Callable[[], bytes]:
    return lambda: docx("<w:tbl><w:tr><w:tc>" * depth + WORDS + "</w:tc></w:tr></w:tbl>" * depth)


def spans() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc>'
    row = "".join(cell.format(span, p("cell")) for span in (2_000_000_000, -5, "1e9", "x"))
    grid = '<w:tblGrid><w:gridCol w:w="999999999999"/></w:tblGrid>'
    before = '<w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>'
    return docx(WORDS + f"<w:tbl>{grid}<w:tr>{before}{row}</w:tr></w:tbl>")


def numbering() -> bytes:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{10**30}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{"%1." * 3000}"/></w:lvl>'
        for level, form in enumerate(["decimal", "lowerRoman", "upperLetter", "cardinalText", "x"])
    )
    lists = f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    lists += f'<w:num w:numId="{10**40}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    listed = "<w:pPr><w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    body = "".join(p("item", listed.format(level)) for level in (0, 1, 2, 3, 4, 10**12, -3, "nan", "inf"))
    return docx(WORDS + body * 20, numbering=lists)


def odd_numbers() -> bytes:
    body = ""
    for value in ("nan", "inf", "-inf", "1e999", "9" * 400, "", "-1", "0x10", "１２"):
        body += p(
            "odd",
            f'<w:pPr><w:outlineLvl w:val="{value}"/><w:spacing w:before="{value}" w:after="{value}"/>'
            f'<w:ind w:left="{value}" w:hanging="{value}"/></w:pPr>',
        )
        body += f'<w:p><w:r><w:rPr><w:sz w:val="{value}"/><w:color w:val="{value}"/></w:rPr><w:t>odd</w:t>'
        body += f'<w:sym w:char="{value}"/><w:br w:type="{value}"/></w:r></w:p>'
    return docx(WORDS + body)


def style_loop() -> bytes:
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{other}"/></w:style>'
        for kind in ("paragraph", "character")
        for name, other in (("A", "B"), ("B", "A"), ("C", "C"))
    )
    styled = (
        '<w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>styled</w:t></w:r>'
    )
    return docx(WORDS + f"<w:p>{styled}</w:p>", styles=f"<w:styles {NAMES}>{styles}</w:styles>")


def style_chain() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>'
        for n in range(20_000)
    )
    return docx(WORDS + p("styled", '<w:pPr><w:pStyle w:val="S0"/></w:pPr>') * 100,
                styles=f"<w:styles {NAMES}>{styles}</w:styles>")  # fmt: skip


def fallbacks() -> bytes:
    """Each alternative holds two more, of which one is to be read."""
    inner = WORDS
    for _ in range(24):
        inner = f"<mc:AlternateContent><mc:Choice Requires='w'>{inner}</mc:Choice></mc:AlternateContent>"
    return docx(inner)


def ole() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(4000)


def locked_ole() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(4000)
    )


def random_inside() -> bytes:
    data = bytearray(whole())
    dice = random.Random(5)
    for _ in range(60):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def locked_entry() -> bytes:
    data = bytearray(whole())
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[place + 8] |= 1
    return bytes(data)


def odt(content: str) -> bytes:
    return pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:'
    'xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def odt_of(body: str, head: str = "") -> Callable[[], bytes]:
    text = f"{head}<office:document-content {ODF}><office:body><office:text>{{}}</office:text></office:body>"
    return lambda: odt(
        text.format(f"<text:p>Jane Roe, Medical Coder, CPC</text:p>{body}") + "</office:document-content>"
    )


def html_of(body: str) -> Callable[[], bytes]:
    return lambda: (
        f"<!doctype html><html><body><p>Jane Roe, Medical Coder, CPC</p>{body}</body></html>".encode()
    )


def rtf_of(body: str) -> Callable[[], bytes]:
    return lambda: ("{\\rtf1\\ansi Jane Roe, Medical Coder, CPC\\par " + body + "}").encode()


def files() -> Iterator[Hostile]:
    """All of them."""
    read, damaged = (READ,), ("damaged-document",)
    yield Hostile("whole", whole, read)
    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        yield Hostile(
            f"cut at {share:.0%}", lambda share=share: whole()[: int(len(whole()) * share)], damaged
        )  # type: ignore[misc]
    yield Hostile("random inside", random_inside, (*damaged, READ, "unknown-format", "encrypted-document"))
    yield Hostile("locked entry", locked_entry, ("encrypted-document",))
    yield Hostile("old Word under a new name", ole, ("unknown-format",))
    yield Hostile("locked Word", locked_ole, ("encrypted-document",))
    yield Hostile("zip bomb", lambda: docx(WORDS + " " * 300_000_000), ("part-too-large",))
    yield Hostile("smaller zip bomb", lambda: docx(WORDS + " " * 10_000_000), ("packed-too-tightly",))
    yield Hostile("bomb beside the words", lambda: with_part("word/media/a.bmp", bytes(300_000_000)), read)
    yield Hostile("zip in a zip", lambda: with_part("word/embeddings/a.docx", whole()), read)
    yield Hostile("only a zip in a zip", lambda: pack({"a.docx": whole()}), ("unknown-format",))
    yield Hostile("told shorter than it is", lying_size(2_000_000, 100), damaged)
    yield Hostile("told longer than it is", lying_size(10, 4_000_000_000), ("part-too-large",))
    yield Hostile("overlapping entries", overlapping, (*damaged, "packed-too-tightly", "unknown-format"))
    yield Hostile("10,000 entries", many_entries(10_000), ("too-many-entries",))
    yield Hostile("names that climb", climbing_names, damaged)
    yield Hostile("targets that climb", climbing_targets, (READ, "unread-drawing"))
    yield Hostile("internal entities", entities(BILLION, "&e11;"), damaged)
    yield Hostile("one internal entity", entities('<!ENTITY e "hidden">', "&e;"), damaged)
    yield Hostile("entity of a file", entities('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;"), damaged)
    yield Hostile(
        "entity of the network", entities('<!ENTITY e SYSTEM "http://127.0.0.1:9/x">', "&e;"), damaged
    )
    yield Hostile(
        "document type elsewhere",
        lambda: docx(WORDS, head='<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x">'),
        damaged,
    )
    for tag in ("sdt", "ins", "p"):
        yield Hostile(f"{tag}, 40,000 deep", deep(tag, 40_000), ("nested-too-deeply",))
        yield Hostile(f"{tag}, 150 deep", deep(tag, 150), ("nested-too-deeply",))
    yield Hostile("tables in tables", deep_tables(100), ("nested-too-deeply",))
    yield Hostile("spans of billions", spans, read)
    yield Hostile("huge numbering", numbering, read)
    yield Hostile("odd numbers", odd_numbers, read)
    yield Hostile("styles in a loop", style_loop, read)
    yield Hostile("styles in a chain", style_chain, read)
    yield Hostile("alternatives in alternatives", fallbacks, (READ, "nested-too-deeply"))
    yield Hostile(
        "a million paragraphs",
        lambda: docx("<w:p/>" * 1_000_000),
        ("too-many-elements", "packed-too-tightly"),
    )
    yield Hostile(
        "a million words",
        lambda: docx(p("coder " * 1000) * 170),
        ("too-many-characters", "packed-too-tightly"),
    )
    yield Hostile(
        "OpenDocument, one entity",
        odt_of("<text:p>&e;</text:p>", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        damaged,
    )
    yield Hostile(
        "OpenDocument, repeats",
        odt_of(
            '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>x<text:s text:c="2000000000"/>y</text:p></table:table-cell></table:table-row></table:table>'
        ),
        (READ, "too-many-characters", "too-many-elements"),
    )
    yield Hostile(
        "OpenDocument, deep",
        odt_of("<text:section>" * 5000 + "</text:section>" * 5000),
        ("nested-too-deeply",),
    )
    yield Hostile(
        "OpenDocument bomb",
        odt_of("<text:p> </text:p>" * 800_000),
        ("part-too-large", "packed-too-tightly", "too-many-elements"),
    )
    yield Hostile("web page, deep", html_of("<div>" * 100_000), (READ, "nested-too-deeply"))
    yield Hostile(
        "web page, spans", html_of("<table><tr><td colspan=2000000000 rowspan=2000000000>x</table>"), read
    )
    yield Hostile(
        "web page, scripts and sources",
        html_of(
            '<script>while(1);</script><img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe><link rel=stylesheet href="http://127.0.0.1:9/y">'
        ),
        read,
    )
    yield Hostile(
        "web page, a million tags", html_of("<b>" * 1_000_000), ("too-many-elements", "nested-too-deeply")
    )
    yield Hostile("web page, unclosed", html_of("<!--" * 100_000), (READ,))
    yield Hostile("web page, entities", html_of("&#x110000;&#0;&#xD800;&amp" + "&lt;" * 10_000), (READ,))
    yield Hostile("rich text, deep", rtf_of("{" * 100_000 + "}" * 100_000), (READ, "nested-too-deeply"))
    yield Hostile(
        "rich text, unclosed", rtf_of("{" * 100_000), (READ, "nested-too-deeply", "damaged-document")
    )
    yield Hostile("rich text, picture", rtf_of("{\\pict " + "00" * 2_000_000 + "}"), read)
    yield Hostile("rich text, long bytes", rtf_of("\\bin2000000000 xyz"), (READ, "damaged-document"))
    yield Hostile(
        "rich text, fields",
        rtf_of('{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}{\\fldrslt x}}{\\object\\objdata 00}'),
        read,
    )
    yield Hostile(
        "rich text, numbers",
        rtf_of("\\u99999999999999999999 ?\\u-40000 ?\\'zz\\fs999999999999 x\\li-99999999999999999999 y"),
        (READ,),
    )
