"""PDF files that are broken or meant to do harm, each built here, with the answers that are right for it.

An answer is the code of an error, the code of a problem beside a report, or "read" for a report without problems.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple

WORDS = (
    "Jane Roe", "Experience", "Medical Coder, Lakeside Clinic, 2021 - Present",
    "Coded 80 outpatient charts a day at 98% accuracy", "Certified CPC, AAPC, 2020",
)  # fmt: skip
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
READ = "read"


class Hostile(NamedTuple):
    """One file: its name, what makes it, the right answers of each reader."""

    name: str
    build: Callable[[], bytes]
    pdfminer: tuple[str, ...]
    pdfium: tuple[str, ...]


def lines(words: tuple[str, ...] = WORDS) -> bytes:
    """A content stream with the words, one line each."""
    shown = "".join(f"({word}) Tj 0 -16 Td " for word in words)
    return f"BT /F1 11 Tf 72 700 Td {shown} ET".encode()


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), extra, data)


def flate(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + extra)


def write(objects: dict[int, bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects with a table of them."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1, root, trailer, start,
    )  # fmt: skip
    return bytes(out)


def one_page(
    content: bytes = b"",
    *,
    page: bytes = b"",
    box: bytes = b"[0 0 612 792]",
    font: bytes = HELVETICA,
    resources: bytes = b"",
    more: dict[int, bytes] | None = None,
    catalog: bytes = b"",
) -> bytes:
    """A PDF with one page; `content` is the body of its stream object, a plain page of words where empty."""
    return write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
            % (box, resources, page),
            4: content or stream(lines()),
            5: font,
            **(more or {}),
        }
    )


def bomb(size: int) -> bytes:
    """`size` blanks behind words, packed a thousand to one."""
    return zlib.compress(lines() + b" " * size, 9)


# --- broken ---------------------------------------------------------------------------------------------


def whole() -> bytes:
    return one_page(flate(lines()))


def cut(share: float) -> Callable[[], bytes]:
    data = one_page(flate(lines(WORDS * 40)))
    return lambda: data[: int(len(data) * share)]


def cut_stream() -> bytes:
    packed = zlib.compress(
        "".join(f"BT /F1 9 Tf 72 {700 - n} Td (word{n * 7919}) Tj ET " for n in range(300)).encode()
    )
    return one_page(stream(packed[: len(packed) // 2], b"/Filter/FlateDecode"))


def random_bytes(start: bytes) -> Callable[[], bytes]:
    return lambda: start + random.Random(7).randbytes(100_000)


def lost_contents() -> bytes:
    return write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(lines()),
            5: HELVETICA,
            6: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 9 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        }
    )


def lost_page() -> bytes:
    return write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(lines()),
            5: HELVETICA,
        }
    )


def wrong_table() -> bytes:
    data = whole()
    place = data.rindex(b"startxref\n") + 10
    return data[:place] + b"99999999\n%%EOF\n"


def table_that_points_to_itself() -> bytes:
    data = whole()
    start = int(data[data.rindex(b"startxref\n") + 10 :].split(b"\n")[0])
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d " % start)


def encrypted(password: str, method: str) -> Callable[[], bytes]:
    def build() -> bytes:
        from pypdf import PdfReader, PdfWriter

        writer = PdfWriter(clone_from=PdfReader(BytesIO(whole())))
        writer.encrypt(user_password=password, owner_password="owner", algorithm=method)
        buffer = BytesIO()
        writer.write(buffer)
        return buffer.getvalue()

    return build


# --- loops, depth and counts ------------------------------------------------------------------------------


def reference_to_itself() -> bytes:
    return one_page(more={7: b"7 0 R"}, page=b"/Rotate 7 0 R/Annots 7 0 R")


def contents_in_a_loop() -> bytes:
    return one_page(b"8 0 R", more={8: b"9 0 R", 9: b"8 0 R"})


def length_of_itself() -> bytes:
    return one_page(b"<</Length 4 0 R>>stream\n" + lines() + b"\nendstream")


def page_tree_in_a_loop() -> bytes:
    return write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(lines()),
            5: HELVETICA,
            6: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 6 0 R]/Count 1>>",
        }
    )


def deep_page_tree(depth: int) -> Callable[[], bytes]:
    def build() -> bytes:
        objects = {
            1: b"<</Type/Catalog/Pages 10 0 R>>",
            3: b"<</Type/Page/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            4: stream(lines()),
            5: HELVETICA,
        }
        for level in range(depth):
            child = 11 + level if level + 1 < depth else 3
            objects[10 + level] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % child
        return write(objects)

    return build


def nested(opening: bytes, closing: bytes) -> Callable[[], bytes]:
    return lambda: one_page(more={7: opening * 100_000 + closing * 100_000}, page=b"/Annots 7 0 R")


def nested_states() -> bytes:
    return one_page(flate(b"q " * 400_000 + lines()))


def nested_arrays_in_content() -> bytes:
    return one_page(flate(b"[" * 500_000 + b"]" * 500_000 + lines()))


def forms(count: int, each: int) -> Callable[[], bytes]:
    """Forms in each other; with `each` above 1 there are that many to the power of `count` to draw."""

    def build() -> bytes:
        more = {}
        for number in range(count):
            inner = b"/X Do " * each if number + 1 < count else lines()
            names = b"/XObject<</X %d 0 R>>" % (11 + number)
            more[10 + number] = stream(
                inner,
                b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>%s>>" % names,
            )
        return one_page(stream(b"/X Do"), resources=b"/XObject<</X 10 0 R>>", more=more)

    return build


def form_that_draws_itself() -> bytes:
    form = stream(
        lines() + b" /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>/XObject<</X 10 0 R>>>>",
    )
    return one_page(stream(b"/X Do"), resources=b"/XObject<</X 10 0 R>>", more={10: form})


def huge_counts() -> bytes:
    return whole().replace(b"/Count 1", b"/Count 2147483647").replace(b"/Size 6", b"/Size 2147483647")


def huge_object_list() -> bytes:
    """A table in a stream that says it lists a billion objects, and no page list."""
    content = stream(b"", b"/Type/XRef/Size 1000000000/W[1 4 2]/Index[0 1000000000]/Root 1 0 R")
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    return body + b"2 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (content, len(body))


def many_objects() -> bytes:
    body = bytearray(b"%PDF-1.7\n")
    body += b"".join(b"%d 0 obj 1 endobj\n" % number for number in range(10, 250_000))
    return bytes(body) + whole()[9:]


def large_array() -> bytes:
    return one_page(more={7: b"[" + b"1 " * 3_000_000 + b"]"}, page=b"/Annots 7 0 R")


def many_pages(count: int) -> Callable[[], bytes]:
    def build() -> bytes:
        objects = {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[%s]/Count %d>>"
            % (b" ".join(b"%d 0 R" % (10 + n) for n in range(count)), count),
            4: stream(lines()),
            5: HELVETICA,
        }
        for number in range(count):
            objects[10 + number] = (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            )
        return write(objects)

    return build


# --- bombs ------------------------------------------------------------------------------------------------


def content_bomb() -> bytes:
    return one_page(stream(bomb(2_000_000_000 // 4), b"/Filter/FlateDecode"))


def content_bomb_of_words() -> bytes:
    return one_page(flate(lines() * 100_000))


def chained_filters() -> bytes:
    data = bomb(100_000_000)
    for _ in range(3):
        data = zlib.compress(data, 9)
    return one_page(stream(data, b"/Filter[" + b"/FlateDecode" * 4 + b"]"))


def thousand_filters() -> bytes:
    return one_page(stream(b"61>" * 1000, b"/Filter[" + b"/AHx" * 1000 + b"]"))


def run_length_bomb() -> bytes:
    return one_page(stream(zlib.compress(b"\x81 " * 8_000_000), b"/Filter[/FlateDecode/RunLengthDecode]"))


def base85_of_blanks() -> bytes:
    return one_page(
        flate(b" " * 1_000_000 + b"87cURDZ", b"").replace(
            b"/Filter/FlateDecode", b"/Filter[/FlateDecode/A85]"
        )
    )


def lzw_bomb() -> bytes:
    """LZW codes that each stand for one blank more than the one before."""
    bits: list[str] = ["100000000"]
    width, size = 9, 258
    bits.append(format(32, "09b"))
    for code in range(258, 4096):
        size = code
        width = 9 if size < 511 else 10 if size < 1023 else 11 if size < 2047 else 12
        bits.append(format(code, f"0{width}b"))
    text = "".join(bits)
    data = int(text.ljust(-(-len(text) // 8) * 8, "0"), 2).to_bytes(-(-len(text) // 8), "big")
    return one_page(stream(data * 1, b"/Filter/LZWDecode"))


def predictor_bomb(columns: int, colors: int) -> Callable[[], bytes]:
    extra = b"/DecodeParms<</Predictor 12/Columns %d/Colors %d>>" % (columns, colors)
    return lambda: one_page(flate(lines(), extra))


def object_stream(inside: bytes) -> bytes:
    """A PDF whose page list stands in a stream of objects, as object 10."""
    objects = {
        1: b"<</Type/Catalog/Pages 10 0 R>>",
        3: b"<</Type/Page/Parent 10 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        4: stream(lines()),
        5: HELVETICA,
        7: flate(b"10 0 " + inside, b"/Type/ObjStm/N 1/First 5"),
    }
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(
        struct.pack(">BLH", 2, 7, 0)
        if number == 10
        else struct.pack(">BLH", number in places, places.get(number, 0), 0)
        for number in range(11)
    )
    start = len(out)
    out += b"9 0 obj\n%s\nendobj\n" % stream(table, b"/Type/XRef/Size 11/W[1 4 2]/Root 1 0 R")
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


PAGE_LIST = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def unicode_bomb(first: bytes, last: bytes) -> Callable[[], bytes]:
    text = b"begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange\n"
    text += b"100 beginbfrange\n" + b"<%s> <%s> <0041>\n" % (first, last) * 100 + b"endbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    return lambda: one_page(font=font, more={7: flate(text)})


def unicode_bomb_in_odd_writing() -> bytes:
    text = b"begincmap\n2 beginbfrange % odd\n<00000000> <FFFFFFFF> <0041>\n<00> <ff> [/a (b)]\nendbfrange\n"
    text += b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    return one_page(font=font, more={7: flate(text)})


def unclosed_unicode_map() -> bytes:
    text = b"begincmap " + b"beginbfchar <00> " * 50_000 + b" endbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    return one_page(font=font, more={7: flate(text)})


def without_line_ends() -> bytes:
    return b"%PDF-1.7 " + b"x" * 15_000_000


def width_bomb() -> bytes:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[0 2000000000 500 0 65535 500 %s]>>"
    return one_page(font=font, more={7: inner % (b"0 65535 500 " * 10_000)})


def every_character_map() -> bytes:
    """A font for each large character map that a reader may have at hand."""
    names = (
        "UniJIS-UTF16-H UniGB-UTF16-H UniCNS-UTF16-H UniKS-UTF16-H UniJIS2004-UTF32-H UniGB-UTF32-H UniCNS-UTF32-H "
        "GBK2K-H GBKp-EUC-H HKscs-B5-H ETenms-B5-H KSCms-UHC-H 90ms-RKSJ-H EUC-H CNS-EUC-H GBT-EUC-H"
    )
    fonts, more = b"", {}
    for number, name in enumerate(names.split(), 20):
        fonts += b"/G%d %d 0 R" % (number, number)
        more[number] = (
            b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
            b"/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>>>]>>"
            % name.encode()
        )
    return one_page(more=more).replace(b"/F1 5 0 R", b"/F1 5 0 R" + fonts)


# --- the page -----------------------------------------------------------------------------------------------


def odd_numbers() -> bytes:
    odd = (
        b"BT /F1 nan Tf inf 1e400 Td (a) Tj "
        + b"9" * 400
        + b" 0 Td (b) Tj 1 0 0 1 "
        + b"9" * 300
        + b" 5 Tm (c) Tj "
    )
    odd += b"-" + b"9" * 310 + b" Tz (d) Tj 1 0 0 -" + b"9" * 320 + b" 0 0 cm (e) Tj ET Q "
    return one_page(stream(b"q " + odd + b" Q " + lines()))


def tiny_operators() -> bytes:
    return one_page(flate(b"".join(b"%d g\n" % (n % 7) for n in range(6_000_000))))


def tiny_lines() -> bytes:
    drawn = b"".join(b"%d %d m %d %d l S\n" % (n % 600, n % 700, n % 599, n % 701) for n in range(100_000))
    return one_page(flate(drawn + lines()))


def many_words() -> bytes:
    drawn = b"".join(
        b"1 0 0 1 %d %d Tm (coder)Tj\n" % (n * 7919 % 580, n * 104729 % 780) for n in range(50_000)
    )
    return one_page(flate(b"BT /F1 9 Tf " + drawn + b" ET"))


def blanks_in_content() -> bytes:
    return one_page(stream(lines() + b" " * 900_000 + b"}" + b" " * 900_000))


def hidden_words(invisible: int) -> bytes:
    """Words printed twice, unseen and seen, or of a size that covers the page, in white."""
    words = b"".join(
        b"1 0 0 1 %d %d Tm (coder)Tj\n" % (n * 7919 % 580, n * 104729 % 780) for n in range(invisible)
    )
    huge = b"1 g BT /F1 700 Tf " + b"1 0 0 1 0 50 Tm (W)Tj\n" * 400 + b"ET"
    return one_page(flate(b"BT /F1 9 Tf 3 Tr " + words + b" 0 Tr " + words + b" ET " + huge))


def one_string() -> bytes:
    return one_page(
        flate(
            b"BT /F1 9 Tf 0 0 Td (" + bytes(random.Random(3).choices(b"abcdefgh", k=3_000_000)) + b") Tj ET"
        )
    )


def unclosed_string() -> bytes:
    return one_page(stream(lines() + b" BT /F1 9 Tf " + b"(" * 300_000))


def endless_operands() -> bytes:
    return one_page(flate(bytes(random.Random(3).choices(b"123456789 ", k=3_000_000)) + b" " + lines()))


def type3_font() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 98"
        b"/Widths[600 600]/Encoding<</Type/Encoding/Differences[97/a/b]>>/CharProcs<</a 7 0 R/b 7 0 R>>"
        b"/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    glyph = stream(b"600 0 0 0 750 750 d1 0 0 750 750 re f BT /F1 9 Tf (ab) Tj ET")
    return one_page(stream(b"BT /F1 11 Tf 72 700 Td (abab baba) Tj ET"), font=font, more={7: glyph})


def unmapped_font() -> bytes:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Own/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    inner = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 600>>"
    )
    return one_page(stream(b"BT /F1 11 Tf 72 700 Td <0003000400050006> Tj ET"), font=font, more={7: inner})


def lost_font() -> bytes:
    return one_page(stream(lines().replace(b"/F1", b"/F9")))


ACTIONS = (
    b"/OpenAction<</S/JavaScript/JS(app.launchURL('http://127.0.0.1:9/x'))>>",
    b"/OpenAction<</S/Launch/F(/bin/true)>>",
    b"/OpenAction<</S/URI/URI(http://127.0.0.1:9/x)>>",
    b"/OpenAction<</S/SubmitForm/F(http://127.0.0.1:9/x)>>",
    b"/OpenAction<</S/GoToR/F(/etc/passwd)/D[0/Fit]>>",
    b"/AA<</WC<</S/JavaScript/JS(while(1);)>>>>",
    b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(../../a.exe)/EF<</F 9 0 R>>>>]>>>>",
    b"/AcroForm<</XFA[(a) 9 0 R]/Fields[]>>",
)


def actions() -> bytes:
    data = stream(b"MZ" + bytes(100))
    return one_page(catalog=b"".join(ACTIONS), more={9: data})


def outside_stream() -> bytes:
    return one_page(b"<</Length 0/F(/etc/passwd)/FFilter/ASCIIHexDecode>>stream\n" + lines() + b"\nendstream")


BOXES = (b"[0 0 1e9 1e9]", b"[-99999999999 -99999999999 99999999999 99999999999]", b"[0 0 0 0]", b"[0 0 nan inf]",
         b"[1 2 3]", b"[0 0 2147483648 1]", b"(box)", b"[0 0 %s 792]" % (b"9" * 400))  # fmt: skip


def with_box(box: bytes) -> Callable[[], bytes]:
    return lambda: one_page(box=box)


# PDFium's own code cannot be stopped from inside, nor kept from memory: these are for a process of their own.
ISOLATED = frozenset({"content bomb", "bomb of words", "forms, ten to the power of ten"})


def files() -> Iterator[Hostile]:
    """All of them."""
    read, damaged = (READ,), ("damaged-document",)
    partly = ("damaged-page", "cut-off-file", "damaged-document", "empty-document", "page-without-text")
    slow = ("document-too-slow", "too-many-operators")
    yield Hostile("whole", whole, read, read)
    for share in (0.02, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99):
        yield Hostile(f"cut at {share:.0%}", cut(share), partly, partly)
    yield Hostile("cut stream", cut_stream, ("damaged-page",), ("damaged-page", READ))
    yield Hostile("random behind a header", random_bytes(b"%PDF-1.7\n"), damaged, damaged)
    yield Hostile("random", random_bytes(b""), ("unknown-format",), ("unknown-format",))
    yield Hostile("lost contents", lost_contents, ("damaged-page",), ("page-without-text",))
    yield Hostile("lost page", lost_page, ("missing-pages",), ("damaged-page",))
    yield Hostile("wrong table", wrong_table, read, read)
    yield Hostile("table that points to itself", table_that_points_to_itself, read, read)
    for method in ("RC4-40", "RC4-128", "AES-128", "AES-256"):
        yield Hostile(
            f"encrypted, {method}",
            encrypted("secret", method),
            ("encrypted-document",),
            ("encrypted-document",),
        )
        yield Hostile(f"encrypted without a password, {method}", encrypted("", method), read, read)
    yield Hostile("reference to itself", reference_to_itself, read, read)
    yield Hostile("contents in a loop", contents_in_a_loop, damaged, ("empty-document", *damaged))
    yield Hostile("length of itself", length_of_itself, read, (READ, "empty-document"))
    yield Hostile("page tree in a loop", page_tree_in_a_loop, read, (READ, "damaged-page"))
    yield Hostile(
        "deep page tree",
        deep_page_tree(5000),
        ("nested-too-deeply",),
        ("damaged-document", READ, "damaged-page"),
    )
    yield Hostile("page tree of 40 levels", deep_page_tree(40), read, read)
    for name, pair in {"arrays": (b"[", b"]"), "dictionaries": (b"<</a", b">>")}.items():
        yield Hostile(f"nested {name}", nested(*pair), read, read)
    yield Hostile("nested states", nested_states, ("nested-too-deeply",), (READ, *slow))
    yield Hostile(
        "nested arrays in content",
        nested_arrays_in_content,
        (READ, "damaged-page"),
        (READ, *slow, "empty-document"),
    )
    yield Hostile("forms, 30 deep", forms(30, 1), read, read)
    yield Hostile("forms, 500 deep", forms(500, 1), ("nested-too-deeply",), (READ, "empty-document"))
    yield Hostile("forms, ten to the power of ten", forms(10, 10), (*slow, "too-many-characters"), slow)
    yield Hostile("form that draws itself", form_that_draws_itself, read, read)
    yield Hostile("huge counts", huge_counts, ("missing-pages",), (READ, "too-many-pages", "damaged-page"))
    yield Hostile("huge object list", huge_object_list, ("too-many-objects",), damaged)
    yield Hostile("250,000 objects", many_objects, ("too-many-objects", "document-too-slow"), read)
    yield Hostile("large array", large_array, ("too-many-objects", "document-too-slow"), read)
    yield Hostile("2,000 pages", many_pages(2000), ("too-many-pages",), ("too-many-pages",))
    yield Hostile("content bomb", content_bomb, ("part-too-large",), (READ, *slow, "too-much-memory"))
    yield Hostile(
        "bomb of words",
        content_bomb_of_words,
        ("part-too-large", "packed-too-tightly"),
        (*slow, "too-many-characters"),
    )
    yield Hostile("chained filters", chained_filters, ("part-too-large", "packed-too-tightly"), (READ, *slow))
    yield Hostile("a thousand filters", thousand_filters, damaged, ("empty-document", "damaged-document"))
    yield Hostile("run-length bomb", run_length_bomb, ("packed-too-tightly",), ("empty-document", *slow))
    yield Hostile("base 85 of blanks", base85_of_blanks, ("empty-document", *damaged), ("empty-document",))
    yield Hostile("LZW bomb", lzw_bomb, ("empty-document", "packed-too-tightly"), ("empty-document",))
    for columns, colors in ((2_000_000_000, 1), (1, 2_000_000_000), (1_000_000, 4), (-1, 1)):
        yield Hostile(
            f"predictor of {columns} by {colors}",
            predictor_bomb(columns, colors),
            damaged,
            (READ, "empty-document", *damaged),
        )
    yield Hostile("objects in a stream", lambda: object_stream(PAGE_LIST), read, read)
    yield Hostile(
        "object stream bomb",
        lambda: object_stream(PAGE_LIST + b" " * 50_000_000),
        ("part-too-large", "packed-too-tightly"),
        (READ, *damaged),
    )
    yield Hostile(
        "object stream of a million numbers",
        lambda: object_stream(
            PAGE_LIST + b"".join(b" %d" % (n * 7919 % 10_000_000) for n in range(1_000_000))
        ),
        ("too-many-objects", "document-too-slow"),
        read,
    )
    yield Hostile("unicode bomb", unicode_bomb(b"0000", b"FFFF"), read, read)
    yield Hostile("unicode bomb of four bytes", unicode_bomb(b"00000000", b"FFFFFFFF"), read, read)
    yield Hostile("unicode bomb in odd writing", unicode_bomb_in_odd_writing, read, read)
    yield Hostile("unclosed unicode map", unclosed_unicode_map, read, read)
    yield Hostile(
        "fifteen million bytes without a line end", without_line_ends, ("too-many-objects", *damaged), damaged
    )
    yield Hostile(
        "width bomb",
        width_bomb,
        ("read", "damaged-document", "too-many-objects", "no-text-map"),
        ("empty-document", READ),
    )
    yield Hostile("every character map", every_character_map, read, read)
    yield Hostile("odd numbers", odd_numbers, (READ,), (READ,))
    yield Hostile(
        "six million operators",
        tiny_operators,
        ("part-too-large", "too-many-operators", "packed-too-tightly"),
        ("empty-document", *slow),
    )
    yield Hostile("a hundred thousand lines", tiny_lines, (READ, *slow), (READ, *slow))
    yield Hostile("fifty thousand words", many_words, ("too-many-characters",), ("too-many-characters",))
    yield Hostile(
        "one string of three million", one_string, ("too-many-characters",), ("too-many-characters", READ)
    )
    yield Hostile("two million blanks", blanks_in_content, read, read)
    yield Hostile(
        "twelve thousand words and their shadows", lambda: hidden_words(12_000), (READ, *slow), (READ, *slow)
    )
    yield Hostile("unclosed string", unclosed_string, (READ,), (READ,))
    yield Hostile("endless operands", endless_operands, (READ,), (READ,))
    yield Hostile("Type 3 font", type3_font, (READ,), (READ,))
    yield Hostile("unmapped font", unmapped_font, (READ, "empty-document"), (READ, "empty-document"))
    yield Hostile("lost font", lost_font, read, read)
    yield Hostile("actions, scripts and files", actions, read, read)
    yield Hostile(
        "stream outside of the file",
        outside_stream,
        (READ, "empty-document", "damaged-document"),
        (READ, "empty-document"),
    )
    for number, box in enumerate(BOXES):
        yield Hostile(f"page box {number}", with_box(box), (READ, "empty-document"), (READ, "empty-document"))
