"""The packed bytes of a PDF stream → its bytes, unpacked piece by piece and never past the limits.

pdfminer unpacks a stream at once, whatever it becomes: a few kilobytes can be gigabytes. What is cut off or damaged is
unpacked as far as it goes, and the budget notes that something is missing.
"""

from __future__ import annotations

import base64
import zlib
from binascii import unhexlify
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from pdfminer.lzw import LZWDecoder
from pdfminer.pdftypes import PDFNotImplementedError, PDFValueError, int_value, resolve1
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from resume_lint.document.pdf_budget import Budget
from resume_lint.errors import PartTooLarge

WHITE = b"\x00\t\n\x0c\r "
SLICE = 1 << 14
PIECE = 1 << 20
MOST_FILTERS = 20
# Undoing a predictor takes a step of Python for each byte; only lists of objects use one, and those are short.
MOST_PREDICTED = 4 << 20
PICTURES = frozenset(("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode"))


def unpack(data: bytes, filters: Sequence[tuple[Any, Any]], budget: Budget) -> bytes:
    """The bytes that `data` stands for under these filters, each a name and its parameters."""
    if len(filters) > MOST_FILTERS:
        raise PDFValueError("too many filters")
    for name, params in filters:
        packed = len(data)
        data = _unfilter(data, str(getattr(name, "name", name)), budget)
        if isinstance(params, Mapping) and "Predictor" in params:
            data = _undo_predictor(data, params)
        budget.limits.check_part(len(data), packed)
        budget.deadline.check()
    budget.unpack(len(data))
    return data


def _unfilter(data: bytes, name: str, budget: Budget) -> bytes:
    if name in ("FlateDecode", "Fl"):
        return _gather(_inflate(data, budget), len(data), budget)
    if name in ("LZWDecode", "LZW"):
        return _gather(LZWDecoder(BytesIO(data)).run(), len(data), budget)
    if name in ("RunLengthDecode", "RL"):
        return _gather(_repeat_runs(data), len(data), budget)
    if name in ("ASCII85Decode", "A85"):
        return _gather(_read_base85(data), len(data), budget)
    if name in ("ASCIIHexDecode", "AHx"):
        digits = data.translate(None, WHITE).partition(b">")[0]
        return unhexlify(digits + b"0" if len(digits) % 2 else digits)
    if name in PICTURES:
        return data
    raise PDFNotImplementedError("a filter that no text needs")


def _gather(pieces: Iterator[bytes], packed: int, budget: Budget) -> bytes:
    """The pieces in one, as long as they keep to the limits."""
    found: list[bytes] = []
    size = unlooked = 0
    for piece in pieces:
        found.append(piece)
        size += len(piece)
        unlooked += len(piece) + 64  # many empty pieces take time too
        if unlooked > SLICE:
            unlooked = 0
            budget.limits.check_part(size, packed)
            budget.deadline.check()
    return b"".join(found)


def _inflate(data: bytes, budget: Budget) -> Iterator[bytes]:
    """The pieces of a Flate stream, up to its end or to where it is damaged; its checksum is not looked at."""
    was_cut, budget.cut = budget.cut, True
    if len(data) < 2 or data[0] & 15 != zlib.DEFLATED or int.from_bytes(data[:2]) % 31 or data[1] & 32:
        return
    opener = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(2, len(data), SLICE):
        part = data[start : start + SLICE]
        before, given = opener.copy(), 0
        try:
            while part and not opener.eof:
                piece = opener.decompress(part, PIECE)
                given += len(piece)
                part = opener.unconsumed_tail
                yield piece
        except zlib.error:
            yield b"".join(_inflate_bytewise(before, data[start : start + SLICE]))[given:]
            return
        if opener.eof:
            budget.cut = was_cut
            return


def _inflate_bytewise(opener: Any, data: bytes) -> Iterator[bytes]:
    """What can be unpacked before the damaged byte."""
    try:
        for at in range(len(data)):
            yield opener.decompress(data[at : at + 1])
    except zlib.error:
        return


def _repeat_runs(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data) and data[at] != 128:
        count = data[at]
        if count < 128:
            yield data[at + 1 : at + 2 + count]
            at += 2 + count
        else:
            yield data[at + 1 : at + 2] * (257 - count)
            at += 2


def _read_base85(data: bytes) -> Iterator[bytes]:
    digits = data.translate(None, WHITE).removeprefix(b"<").removeprefix(b"~").partition(b"~")[0]
    digits = digits.replace(b"z", b"!!!!!")
    for start in range(0, len(digits), 5 * SLICE):
        yield base64.a85decode(digits[start : start + 5 * SLICE])


def _undo_predictor(data: bytes, params: Mapping[str, Any]) -> bytes:
    kind = int_value(params["Predictor"])
    if kind == 1:
        return data
    colors = int_value(params.get("Colors", 1))
    columns = int_value(params.get("Columns", 1))
    bits = int_value(resolve1(params.get("BitsPerComponent", 8)))
    if len(data) > MOST_PREDICTED:
        raise PartTooLarge("a list in the file is larger than it may be; save it again")
    if not (
        0 < colors <= 32 and columns > 0 and 0 < bits <= 32 and colors * columns * bits // 8 <= len(data)
    ):
        raise PDFValueError("a row is longer than its stream")
    if kind == 2:
        return bytes(apply_tiff_predictor(colors, columns, bits, data))
    return bytes(apply_png_predictor(kind, colors, columns, bits, data))
