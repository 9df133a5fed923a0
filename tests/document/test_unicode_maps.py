"""The maps of fonts: our reading against pdfminer's own parser."""

from __future__ import annotations

from io import BytesIO

import pytest
from pdfminer.cmapdb import CMapParser, FileUnicodeMap

from resume_lint.document import unicode_maps
from resume_lint.document.unicode_maps import read_unicode_map

HEAD = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) >> def\n"
SPACES = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end"

PLAIN = {
    "single characters": b"2 beginbfchar <0003> <0020> <0024> <0041> endbfchar",
    "no spaces between": b"2 beginbfchar<03><0020><24><0041>endbfchar",
    "a ligature": b"1 beginbfchar <00FB> <00660069> endbfchar",
    "a range": b"1 beginbfrange <0041> <0045> <0061> endbfrange",
    "a range with a list": b"1 beginbfrange <0001> <0003> [<0041> <0042> <00430044>] endbfrange",
    "a list that is too short": b"1 beginbfrange <0001> <0004> [<0041> <0042>] endbfrange",
    "a range whose last byte wraps around": b"1 beginbfrange <01> <03> <FE> endbfrange",
    "both kinds": b"1 beginbfchar <01> <0041> endbfchar 1 beginbfrange <02> <03> <0042> endbfrange",
    "an open pair": b"1 beginbfchar <01> <0041> <02> endbfchar",
    "no-break space over space": b"2 beginbfchar <01> <0020> <01> <00A0> endbfchar",
    "nothing": b"",
}
ODD = {
    "odd digits": b"1 beginbfchar <001> <0041> endbfchar",
    "a name": b"1 beginbfchar <01> /space endbfchar",
    "a comment": b"1 beginbfchar % note\n<01> <0041> endbfchar",
    "ranges of other codes": b"1 begincidrange <0001> <0003> 7 endcidrange",
    "different lengths": b"1 beginbfrange <01> <0003> <0041> endbfrange",
}


def stock(data: bytes) -> dict[int, str]:
    found = FileUnicodeMap()
    CMapParser(found, BytesIO(data)).run()
    return dict(found.cid2unichr)


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_a_plain_map_is_read_as_pdfminer_reads_it(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    data = HEAD + SPACES + body + b"\n" + TAIL
    expected = stock(data)
    monkeypatch.delattr(unicode_maps, "CMapParser")
    assert read_unicode_map(data).cid2unichr == expected


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_an_odd_map_is_left_to_pdfminer(body: bytes) -> None:
    data = HEAD + SPACES + body + b"\n" + TAIL
    assert read_unicode_map(data).cid2unichr == stock(data)


def test_the_words_of_a_map_are_the_characters() -> None:
    data = HEAD + PLAIN["single characters"] + TAIL
    assert read_unicode_map(data).cid2unichr == {3: " ", 0x24: "A"}


def test_what_stands_after_the_map_is_not_read() -> None:
    data = HEAD + PLAIN["a range"] + TAIL + PLAIN["single characters"]
    assert 3 not in read_unicode_map(data).cid2unichr
