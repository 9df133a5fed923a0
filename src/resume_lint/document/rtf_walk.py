"""One walk over the tokens of an RTF file: its paragraphs, tables, text boxes, headers and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resume_lint.document.blocks import Item, blank_item, build_items
from resume_lint.document.characters import clean_characters
from resume_lint.document.colors import BLACK, WHITE, Color, Paint, is_unseen, lay_over
from resume_lint.document.docx_fields import find_target
from resume_lint.document.limits import Limits
from resume_lint.document.paragraphs import Look, Run
from resume_lint.document.rtf_flow import ENDS_PARAGRAPH, Flow
from resume_lint.document.rtf_tokens import Token, find_codec, read_tokens
from resume_lint.document.sign_fonts import Signs, find_signs, show_signs

TINY = 3.0
TOKENS_BETWEEN_LOOKS = 2_000
LONGEST_FIELD = LONGEST_NAME = 4_000
# The property of a shape that holds the words which it draws.
DRAWN_WORDS = "gtextUNICODE"
# What these groups hold is read as text of its own: role, and whether it is shown only where the file says so.
STORIES = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "note", "shptxt": "textbox", "dptxbxtext": "textbox",
}  # fmt: skip
KEPT = {"listtext": "label", "pntext": "label", "fldinst": "field", "fonttbl": "fonts", "colortbl": "colors",
        "stylesheet": "styles", "sn": "name", "sv": "value"}  # fmt: skip
# Marked as unknown to old programs, yet holding what is shown.
SHOWN = frozenset(("shpinst", "shptxt", "ud", "docvar", "fldrslt"))
LEFT_OUT = frozenset(
    """
    info pict object nonshppict listtable listoverridetable generator themedata colorschememapping datastore
    latentstyles xmlnstbl rsidtbl filetbl revtbl template bkmkstart bkmkend annotation atnid atnauthor atrfstart
    atrfend shprslt datafield formfield ftnsep ftnsepc aftnsep aftnsepc pgdsctbl htmltag mhtmltag xe tc
    background pnseclvl nesttableprops nonesttables upr
    """.split()
)
ENDS_LINE = {"line": "\n", "lbr": "\n", "softline": "\n", "tab": "\t"}


@dataclass(slots=True)
class State:
    """The formatting that holds inside a group; `target` says where its text goes."""

    target: str = "text"
    font: int | None = None
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False
    color: int = 0
    fill: int = 0
    skip: int = 1
    story: bool = False


class Walk:
    """What is open while one file is read; links, notes, headers and footers met on the way stay in it."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits, self.deadline = limits, limits.deadline()
        self.links: list[str] = []
        self.stories: dict[str, list[Item]] = {"header": [], "footer": [], "note": []}
        self.deleted = False
        self._page: int | None = None
        self._fonts: dict[int, tuple[str, Signs]] = {}
        self._colors: list[Color | None] = []
        self._styles: dict[int, str] = {}
        self._state = State()
        self._outer: list[State] = []
        self._flows = [Flow("body")]
        self._pending = bytearray()
        self._text = ""
        self._instruction = self._property = ""
        self._skip = 0
        self._starred = False
        self._characters = 0
        self._met: set[tuple[str, ...]] = set()
        self._color: dict[str, int] = {}
        self._font_set: int | None = None
        self._style = 0
        self._high = 0
        self._run(data)

    def read_all(self) -> list[Item]:
        """Headers, body, notes and footers."""
        items: list[Item] = []
        for story in (
            self.stories["header"],
            self._flows[0].items,
            self.stories["note"],
            self.stories["footer"],
        ):
            items += [*story, blank_item(opens=True)]
        return items

    def _run(self, data: bytes) -> None:
        for count, token in enumerate(read_tokens(data)):
            if count % TOKENS_BETWEEN_LOOKS == 0:
                self.deadline.check()
                self.limits.check_operators(count)
            if token.kind != "bytes":
                self._flush()
            self._read(token)
        self._flush()
        while len(self._flows) > 1:
            self._close_story()
        self._end_paragraph("par")
        self._flows[0].close_tables(0)

    def _read(self, token: Token) -> None:
        if token.kind == "open":
            self.limits.check_depth(len(self._outer) + 1)
            self._outer.append(self._state)
            self._state = replace(self._state, story=False)
            self._starred = False
        elif token.kind == "close":
            self._close_group()
        elif token.kind == "word":
            self._read_word(token.text, token.number)
        else:
            self._read_characters(token)

    def _read_characters(self, token: Token) -> None:
        self._starred = False
        data, text = token.data, token.text
        if self._skip:
            # What follows a Unicode character is its likeness for old programs.
            cut = min(self._skip, len(data) or len(text))
            self._skip -= cut
            data, text = data[cut:], text[cut:]
        if data:
            self._pending += data
        elif text:
            self._add(text)

    def _flush(self) -> None:
        """Add the bytes met so far, in the code page of their font."""
        if not self._pending:
            return
        data, self._pending = bytes(self._pending), bytearray()
        self._add(data.decode(self._codec(), errors="replace"))

    def _codec(self) -> str:
        font = self._fonts.get(-1 if self._state.font is None else self._state.font)
        if self._state.target == "fonts" or font is None:
            return find_codec(self._page, None)
        return font[0]

    def _add(self, text: str) -> None:
        target, state = self._state.target, self._state
        if target in ("fonts", "styles", "name", "value"):
            self._text = (self._text + text)[:LONGEST_NAME]
        elif target == "colors":
            for _ in range(text.count(";")):
                self._colors.append(_mix(self._color))
                self._color = {}
        elif target == "field":
            self._instruction = (self._instruction + text)[:LONGEST_FIELD]
        elif target in ("text", "label"):
            if state.deleted:
                self.deleted = self.deleted or bool(text.strip())
                return
            signs = self._fonts.get(-1 if state.font is None else state.font, ("", "none"))[1]
            shown = clean_characters(text) if signs == "none" else show_signs(text, signs)
            shown = shown.replace("\n", " ")
            self._characters += len(shown)
            self.limits.check_characters(self._characters)
            flow = self._flows[-1]
            if target == "label":
                flow.label += shown
            else:
                flow.runs.append(Run(shown.upper() if state.capitals else shown, self._look(flow)))

    def _look(self, flow: Flow) -> Look:
        state = self._state
        color = self._named_color(state.color)
        how: str | None = "vanish" if state.hidden else "tiny" if state.size < TINY else None
        if how is None and color is not None and is_unseen(color, self._ground(flow)):
            how = "white"
        return Look(state.size, state.bold, state.italic, color, how)

    def _ground(self, flow: Flow) -> Paint:
        """What is painted behind the words: cell, paragraph, run. Shapes of a text box are not known."""
        under: Paint = "unknown" if flow.role == "textbox" else WHITE
        table = flow.tables[flow.level - 1] if 0 < flow.level <= len(flow.tables) else None
        cell = 0
        if table is not None and len(table.cells) < len(table.fills):
            cell = table.fills[len(table.cells)]
        return lay_over(under, *(self._named_color(index) for index in (cell, flow.fill, self._state.fill)))

    def _named_color(self, index: int) -> Color | None:
        """The colour of that place in the table; None for "auto"."""
        return self._colors[index] if 0 < index < len(self._colors) else None

    def _read_word(self, name: str, number: int | None) -> None:
        if name == "*":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        if self._skip and name not in ("u", "uc"):
            self._skip = 0
        if name in STORIES and self._state.target == "text" and self._outer:
            self._open_story(STORIES[name])
        elif name in KEPT:
            self._keep(name)
        elif name == "ud":
            self._state.target = self._outer[-2].target if len(self._outer) > 1 else "text"
        elif name in LEFT_OUT or (starred and name not in SHOWN):
            self._state.target = "none"
        elif name == "u":
            self._read_unicode(number or 0)
        elif name in ENDS_LINE:
            self._add_break(ENDS_LINE[name])
        elif self._state.target == "text":
            self._read_layout(name, number)
            self._format(name, number)
        else:
            self._define(name, number)
            self._format(name, number)

    def _keep(self, name: str) -> None:
        target = KEPT[name]
        if self._state.target == "none":
            return
        self._state.target = target
        self._text = ""
        if target == "label":
            self._flows[-1].label = ""
        if target == "field":
            self._instruction = ""

    def _read_unicode(self, code: int) -> None:
        code &= 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            if self._high:
                self._add(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = 0
        else:
            self._add(chr(code))
        self._skip = self._state.skip

    def _add_break(self, text: str) -> None:
        if self._state.target == "text" and not self._state.deleted:
            flow = self._flows[-1]
            flow.runs.append(Run(text, self._look(flow)))

    def _define(self, name: str, number: int | None) -> None:
        """What stands in the tables of fonts, colours and styles."""
        if self._state.target == "colors" and name in ("red", "green", "blue"):
            self._color[name] = number or 0
        elif self._state.target == "fonts" and name == "fcharset":
            self._font_set = number
        elif self._state.target == "styles" and name == "s":
            self._style = number or 0

    def _read_layout(self, name: str, number: int | None) -> None:
        """Ends of paragraphs, cells and rows, and what holds for a whole paragraph or row."""
        flow = self._flows[-1]
        if name in ENDS_PARAGRAPH:
            self._end_paragraph(name)
        elif name in ("row", "nestrow"):
            self.limits.check_depth(flow.level)
            flow.end_row(1 if name == "row" else max(flow.level, 2))
        elif name == "trowd":
            table = flow.open_table(1)
            table.fills = []
        elif name == "cellx" and flow.tables:
            flow.tables[0].fills.append(self._color.pop("cell", 0))
        elif name == "clcbpat":
            self._color["cell"] = number or 0
        else:
            flow.set(name, number or 0)

    def _format(self, name: str, number: int | None) -> None:
        """What holds for the words that follow in the group."""
        on = number != 0
        state = self._state
        if name == "plain":
            self._state = State(state.target, skip=state.skip, story=state.story, deleted=state.deleted)
        elif name in TOGGLES:
            setattr(state, TOGGLES[name], on)
        elif name == "fs":
            state.size = (number if number is not None else 24) / 2
        elif name in ("f", "cf", "cb", "chcbpat", "highlight", "uc"):
            setattr(state, NUMBERS[name], max(number or 0, 0))
        elif name == "ansicpg":
            self._page = number
        elif name == "deff":
            state.font = number

    def _close_group(self) -> None:
        if not self._outer:
            return
        closed = self._state
        if closed.target in ("fonts", "styles") and self._text:
            self._name(closed)
        if closed.target == "name":
            self._property = self._text.strip()
        elif closed.target == "value" and self._property == DRAWN_WORDS:
            self._draw(self._text)
        if closed.target == "field" and self._outer[-1].target != "field":
            if target := find_target(self._instruction):
                self.links.append(target)
        if closed.story:
            self._close_story()
        self._state = self._outer.pop()
        self._skip = 0

    def _draw(self, text: str) -> None:
        """Words that a shape draws as a picture of its own."""
        self._property = ""
        flow = self._flows[-1]
        role = "textbox" if flow.role == "body" else flow.role
        flow.boxes += build_items([Run(clean_characters(text), Look())], role=role)

    def _name(self, closed: State) -> None:
        """A font or style is named by the text of its group."""
        name = self._text.strip().rstrip(";").strip()
        self._text = ""
        if closed.target == "styles":
            self._styles[self._style] = name[:1].upper() + name[1:]
            self._style = 0
        elif closed.font is not None:
            signs = find_signs(name)
            self._fonts[closed.font] = (find_codec(self._page, self._font_set), signs)
            self._font_set = None

    def _open_story(self, role: str) -> None:
        outer = self._flows[-1]
        if role == "textbox" and outer.role != "body":
            role = outer.role
        self.limits.check_depth(len(self._flows))
        self._flows.append(Flow(role))
        self._state = State(skip=self._state.skip, story=True)

    def _close_story(self) -> None:
        self._end_paragraph("par")
        flow = self._flows.pop()
        flow.close_tables(0)
        if flow.role in self.stories and self._flows[-1].role != flow.role:
            words = tuple(item.text for item in flow.items if item.text)
            if words and words not in self._met:
                self._met.add(words)
                self.stories[flow.role] += [blank_item(opens=True), *flow.items]
        else:
            self._flows[-1].boxes += [blank_item(opens=True), *flow.items, blank_item(opens=True)]

    def _end_paragraph(self, how: str) -> None:
        flow = self._flows[-1]
        self.limits.check_depth(flow.level)
        flow.end_paragraph(how, self._styles.get(flow.style, "") if flow.style else "")


TOGGLES = {"b": "bold", "i": "italic", "v": "hidden", "deleted": "deleted", "caps": "capitals"}
NUMBERS = {"f": "font", "cf": "color", "cb": "fill", "chcbpat": "fill", "highlight": "fill", "uc": "skip"}


def _mix(color: dict[str, int]) -> Color | None:
    """The colour of its parts from 0 to 255, None where the place in the table is empty, which means "auto"."""
    parts = [color.get(name) for name in ("red", "green", "blue")]
    if parts == [None, None, None]:
        return None
    red, green, blue = (min(max(part or 0, 0), 255) / 255 for part in parts)
    return BLACK if red == green == blue == 0 else (red, green, blue)
