"""PDF bytes → words with place and look, by pdfminer.six with a content-stream lexer of our own.

pdfminer spends two thirds of its time in its tokenizer. Here it parses objects and fonts and keeps the
graphics state, `_FastInterpreter.execute` reads the content streams, and `TextDevice` puts the glyphs
together to words. Where a later pdfminer has no `execute` to replace, its own one runs with the same device.
"""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pdfminer
from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdffont import PDFFont, PDFSimpleFont, PDFType1Font
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, int_value, list_value, num_value, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import LIT, literal_name

from resume_lint.document.content_stream import find_tokens, parse_number, parse_string
from resume_lint.document.glyph_runs import TextDevice
from resume_lint.document.graphics_state import InkState, settings_named
from resume_lint.document.limits import Limits
from resume_lint.document.pdf_budget import Budget
from resume_lint.document.pdf_fonts import bound_font
from resume_lint.document.pdf_objects import BoundedDocument, count_pages, find_pages
from resume_lint.document.raw_page import Matrix, RawDocument, RawPage, box_of_path, place_page
from resume_lint.document.unicode_maps import read_unicode_map
from resume_lint.errors import DamagedDocument, EncryptedDocument, NestedTooDeeply

# What pdfminer raises on damaged files: its own tree, and what slips through it.
DAMAGE = (
    PSException, ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError,
    EOFError, RecursionError, NotImplementedError, OSError, struct.error, zlib.error,
)  # fmt: skip
Stack = list[Any]
WIN_ANSI = LIT("WinAnsiEncoding")
FREE_CODES = (127, 129, 141, 143, 144, 157)
# More graphics states than this are never kept at once, and no operator has more operands.
MOST_SAVED = 1000
MOST_OPERANDS = 100_000
LONGEST_PATH = 240
FAINT = 0.5
HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")

_logger = logging.getLogger("pdfminer")
if _logger.level == logging.NOTSET:
    # It tells each oddity of each file, and asking it costs time.
    _logger.setLevel(logging.CRITICAL)


def read_pdfminer(data: bytes, limits: Limits) -> RawDocument:
    """The pages of a PDF with their words in file order; what stops the reading is one of our errors."""
    budget = Budget(limits, limits.deadline())
    raw = RawDocument(f"pdfminer.six {pdfminer.__version__}")
    try:
        document = BoundedDocument(data, budget)
        manager = _Fonts()
        device = TextDevice(manager, RawPage(0, 0, 0))
        interpreter = make_interpreter(manager, device, budget)
        for number, page in enumerate(find_pages(document), 1):
            limits.check_pages(number)
            _read_page(number, page, device, interpreter, raw, budget)
            limits.check_characters(device.characters)
        raw.layers = _has_layers_off(document)
        raw.missing = max(count_pages(document) - len(raw.pages), 0)
    except PDFEncryptionError as error:
        raise EncryptedDocument("a password is needed; save a copy without one") from error
    except RecursionError as error:
        raise NestedTooDeeply("the file is nested too deeply; save it as PDF again") from error
    except DAMAGE as error:
        raise DamagedDocument("the file is cut off or damaged; save it as PDF again") from error
    if not raw.pages:
        raise DamagedDocument("no page can be read; save it as PDF again")
    return raw


def _has_layers_off(document: BoundedDocument) -> bool:
    """Whether the file has layers, and says that some are not shown."""
    layers = resolve1(document.catalog.get("OCProperties"))
    shown = resolve1(layers.get("D")) if isinstance(layers, dict) else None
    if not isinstance(shown, dict):
        return False
    return bool(resolve1(shown.get("OFF"))) or resolve1(shown.get("BaseState")) is LIT("OFF")


def make_interpreter(manager: PDFResourceManager, device: TextDevice, budget: Budget) -> PDFPageInterpreter:
    """The fast interpreter, or pdfminer's own where that no longer has the method that ours replaces."""
    if not hasattr(PDFPageInterpreter, "execute"):
        return PDFPageInterpreter(manager, device)
    return _FastInterpreter(manager, device, budget)


def _read_page(
    number: int,
    page: PDFPage,
    device: TextDevice,
    interpreter: PDFPageInterpreter,
    raw: RawDocument,
    budget: Budget,
) -> None:
    matrix, width, height = place_page(page.cropbox, page.rotate)
    raw_page = RawPage(number, width, height)
    raw.pages.append(raw_page)
    device.open_page(raw_page)
    budget.cut = False
    try:
        interpreter.render_contents(page.resources, page.contents, ctm=matrix)
    except DAMAGE:
        budget.cut = True
    if budget.cut:
        raw.damaged.append(number)
    device.close_page()
    raw.links.extend(_find_links(page))


def _find_links(page: PDFPage) -> Iterator[str]:
    try:
        for item in list_value(page.annots or []):
            note = resolve1(item)
            action = resolve1(note.get("A")) if isinstance(note, dict) else None
            target = resolve1(action.get("URI")) if isinstance(action, dict) else None
            if isinstance(target, bytes | str):
                text = target if isinstance(target, str) else target.decode("utf-8", "replace")
                yield text.strip()
    except DAMAGE:
        return


class _Fonts(PDFResourceManager):
    """The fonts of one document, with maps to characters read our way; a broken font is read as Helvetica."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        try:
            return self._read_font(objid, spec)
        except DAMAGE:
            font = super().get_font(None, {"Subtype": LIT("Type1"), "BaseFont": LIT("Helvetica")})
            if objid:
                self._cached_fonts[objid] = font
            return font

    def _read_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font, made by pdfminer with an empty map in place of its own, which it would read slowly."""
        spec = bound_font(spec)
        stream = resolve1(spec.get("ToUnicode"))
        if objid in self._cached_fonts or stream is _NO_MAP:
            return super().get_font(objid, spec)
        if not isinstance(stream, PDFStream):
            return _complete(super().get_font(objid, spec), spec)
        font = super().get_font(objid, {**spec, "ToUnicode": _NO_MAP})
        if isinstance(getattr(font, "unicode_map", None), FileUnicodeMap):
            font.unicode_map = read_unicode_map(stream.get_data())  # type: ignore[attr-defined]
        return _complete(font, spec)


_NO_MAP = PDFStream({}, b"")


def _complete(font: PDFFont, spec: Mapping[str, object]) -> PDFFont:
    """The font with what the file or the format says of it and pdfminer leaves out.

    The widths that the file gives hold also where the font's name is that of a standard one, and codes that
    WinAnsiEncoding leaves free mean bullets.
    """
    if type(font) is PDFType1Font and "Widths" in spec and any(isinstance(key, str) for key in font.widths):
        first = int_value(spec.get("FirstChar", 0))
        given = {first + index: num_value(width) for index, width in enumerate(list_value(spec["Widths"]))}
        font.widths = {**font.widths, **{code: width for code, width in given.items() if width}}
    if isinstance(font, PDFSimpleFont) and resolve1(spec.get("Encoding")) is WIN_ANSI:
        font.cid2unicode = {**dict.fromkeys(FREE_CODES, "•"), **font.cid2unicode}
    return font


class _FastInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter with another lexer; operators that leave the text alone are passed over."""

    device: TextDevice
    graphicstate: InkState

    def __init__(self, manager: PDFResourceManager, device: TextDevice, budget: Budget) -> None:
        super().__init__(manager, device)
        self.budget = budget
        self._depth = 0
        self._outer: InkState | None = None
        self._clipping = False

    def dup(self) -> PDFPageInterpreter:
        made = self.__class__(self.rsrcmgr, self.device, self.budget)
        made._depth = self._depth + 1
        self.budget.limits.check_depth(made._depth)
        made._outer = self.graphicstate
        return made

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        # A form begins with the ink of the page that draws it.
        self.graphicstate = self._outer.copy() if self._outer else InkState()

    def end_path(self, stack: Stack, *, filled: bool = False, painted: bool = False) -> None:
        """Note the shape that the operands of a path make, where it is painted or bounds what comes after it."""
        clipping, self._clipping = self._clipping, False
        if not (painted or clipping) or not 4 <= len(stack) <= LONGEST_PATH:
            return
        numbers = [item if isinstance(item, float) else parse_number(item) for item in stack]
        box = box_of_path(numbers[: len(numbers) // 2 * 2], self.ctm)
        state = self.graphicstate
        if painted:
            self.device.add_shape(box, state.ncolor, state.ncs, filled=filled and state.alpha > FAINT)
        if clipping:
            state.narrow(box)

    def execute(self, streams: Sequence[object]) -> None:
        data = b"\n".join(stream.get_data() for stream in self._new_streams(streams))
        long = len(data) > self.budget.limits.max_characters
        stack: Stack = []
        operator_of = OPERATORS.get
        for block in find_tokens(data):
            operators = 0
            if long:
                # One string may be as long as all text may be: it is refused before it is drawn.
                self.budget.limits.check_characters(max(map(len, block), default=0) // 4)
            for token in block:
                operator = operator_of(token)
                if operator is None:
                    stack.append(token)
                    continue
                operators += 1
                if operator is pass_over:
                    stack.clear()
                elif operator is not keep_path:
                    try:  # noqa: SIM105 (a context manager would cost as much as the operator)
                        operator(self, stack)
                    except IndexError:
                        pass  # an operator with too few operands does nothing
                    if operator is not add_rectangle and operator is not clip_path:
                        stack.clear()
            self.budget.spend(operators, self.device.characters)
            if len(stack) > MOST_OPERANDS:
                # A drawing of that many points is no bullet sign; that many strings are no line.
                self.budget.cut = self.budget.cut or any(token[:1] in (b"(", b"<") for token in stack)
                stack.clear()

    def _new_streams(self, streams: Sequence[object]) -> Iterator[PDFStream]:
        """The streams that are not being drawn already: a form may not draw itself."""
        self.stream_ids.clear()
        for item in streams:
            stream = resolve1(item)
            if not isinstance(stream, PDFStream):
                self.budget.cut = True
                continue
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                self.stream_ids.add(stream.objid)
                yield stream


def pass_over(interpreter: _FastInterpreter, stack: Stack) -> None:
    """Nothing: the operator has no part in the text."""


def keep_path(interpreter: _FastInterpreter, stack: Stack) -> None:
    """Nothing: its operands wait for the operator that paints the path."""


def add_rectangle(interpreter: _FastInterpreter, stack: Stack) -> None:
    """Replace x, y, width and height by two corners."""
    x, y, width, height = map(parse_number, stack[-4:])
    stack[-2:] = [x + width, y + height]


def count_image(interpreter: _FastInterpreter, stack: Stack) -> None:
    """EI"""
    interpreter.device.add_image()


def fill_path(interpreter: _FastInterpreter, stack: Stack) -> None:
    """f, F, f*, B, B*, b and b*"""
    interpreter.end_path(stack, filled=True, painted=True)


def stroke_path(interpreter: _FastInterpreter, stack: Stack) -> None:
    """s and S: a ring may be a bullet sign."""
    interpreter.end_path(stack, painted=True)


def leave_path(interpreter: _FastInterpreter, stack: Stack) -> None:
    """n"""
    interpreter.end_path(stack)


def clip_path(interpreter: _FastInterpreter, stack: Stack) -> None:
    """W and W*: the path bounds what is painted after it."""
    interpreter._clipping = True


def set_ink(interpreter: _FastInterpreter, stack: Stack) -> None:
    """gs"""
    name = literal_name(parse_name(stack[-1]))
    interpreter.graphicstate.apply(settings_named(interpreter.resources, name))


def show_string(interpreter: _FastInterpreter, stack: Stack) -> None:
    """Tj"""
    state = interpreter.graphicstate
    interpreter.device.render_string(interpreter.textstate, (parse_string(stack[-1]),), state.ncs, state)


def show_array(interpreter: _FastInterpreter, stack: Stack) -> None:
    """TJ"""
    items = [
        parse_string(token) if token[0] in b"(<" else parse_number(token)
        for token in stack
        if token not in b"[]"
    ]
    state = interpreter.graphicstate
    interpreter.device.render_string(interpreter.textstate, items, state.ncs, state)


def move(interpreter: _FastInterpreter, stack: Stack) -> None:
    """Td"""
    x, y = parse_number(stack[-2]), parse_number(stack[-1])
    text = interpreter.textstate
    a, b, c, d, e, f = text.matrix
    text.matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
    text.linematrix = (0, 0)


def move_and_lead(interpreter: _FastInterpreter, stack: Stack) -> None:
    """TD"""
    move(interpreter, stack)
    interpreter.textstate.leading = parse_number(stack[-1])


def set_matrix(interpreter: _FastInterpreter, stack: Stack) -> None:
    """Tm"""
    if len(stack) < 6:
        return
    a, b, c, d, e, f = map(parse_number, stack[-6:])
    interpreter.textstate.matrix = (a, b, c, d, e, f)
    interpreter.textstate.linematrix = (0, 0)


def show_next_line(interpreter: _FastInterpreter, stack: Stack) -> None:
    """The operator ' and the operator " with its two spacings."""
    interpreter.do_T_a()
    show_string(interpreter, stack)


def show_spaced_line(interpreter: _FastInterpreter, stack: Stack) -> None:
    """The operator "."""
    interpreter.do_Tw(parse_number(stack[-3]))
    interpreter.do_Tc(parse_number(stack[-2]))
    show_next_line(interpreter, stack)


def save_state(interpreter: _FastInterpreter, stack: Stack) -> None:
    """q"""
    if len(interpreter.gstack) >= MOST_SAVED:
        raise NestedTooDeeply("the drawing is nested too deeply; save it again")
    interpreter.do_q()


def draw_form(interpreter: _FastInterpreter, stack: Stack) -> None:
    """Do"""
    interpreter.do_Do(parse_name(stack[-1]))
    interpreter.device.set_ctm(interpreter.ctm)


def set_color(interpreter: _FastInterpreter, stack: Stack) -> None:
    """sc and scn"""
    interpreter.argstack = [
        parse_name(token) if token[:1] == b"/" else parse_number(token) for token in stack
    ]
    interpreter.do_scn()


def parse_name(token: bytes) -> Any:
    """The literal of a name token, as pdfminer keeps names."""
    name = HEX_IN_NAME.sub(lambda match: bytes([int(match[1], 16)]), token[1:])
    try:
        return LIT(name.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(name)


def _call(method: str, count: int) -> Callable[[_FastInterpreter, Stack], None]:
    """pdfminer's own method for an operator with `count` operands."""
    function = getattr(PDFPageInterpreter, method)

    def call_plain(interpreter: _FastInterpreter, stack: Stack) -> None:
        function(interpreter)

    def call(interpreter: _FastInterpreter, stack: Stack) -> None:
        if len(stack) >= count:
            operands = stack[len(stack) - count :]
            function(
                interpreter,
                *[parse_name(item) if item[:1] == b"/" else parse_number(item) for item in operands],
            )

    return call if count else call_plain


OPERATORS: dict[bytes, Callable[[_FastInterpreter, Stack], None]] = {
    b"Tj": show_string, b"TJ": show_array, b"'": show_next_line, b'"': show_spaced_line,
    b"Td": move, b"TD": move_and_lead, b"Tm": set_matrix, b"T*": _call("do_T_a", 0), b"BT": _call("do_BT", 0),
    b"Tc": _call("do_Tc", 1), b"Tw": _call("do_Tw", 1), b"Tz": _call("do_Tz", 1), b"TL": _call("do_TL", 1),
    b"Tf": _call("do_Tf", 2), b"Tr": _call("do_Tr", 1), b"Ts": _call("do_Ts", 1),
    b"q": save_state, b"Q": _call("do_Q", 0), b"cm": _call("do_cm", 6), b"Do": draw_form,
    b"g": _call("do_g", 1), b"rg": _call("do_rg", 3), b"k": _call("do_k", 4), b"cs": _call("do_cs", 1),
    b"sc": set_color, b"scn": set_color, b"re": add_rectangle, b"EI": count_image,
    b"s": stroke_path, b"S": stroke_path, b"n": leave_path, b"W": clip_path, b"W*": clip_path, b"gs": set_ink,
} | dict.fromkeys((b"m", b"l", b"c", b"v", b"y", b"h"), keep_path) | dict.fromkeys(
    (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), fill_path
) | dict.fromkeys(
    (
        b"ET", b"w", b"J", b"j", b"M", b"d", b"ri", b"i", b"G", b"RG", b"K",
        b"CS", b"SC", b"SCN", b"sh", b"MP", b"DP", b"BMC", b"BDC", b"EMC", b"BX", b"EX", b"d0", b"d1",
    ),
    pass_over,
)  # fmt: skip
