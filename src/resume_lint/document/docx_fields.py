"""The fields of a DOCX: what of them is shown, and where those go that are links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from resume_lint.document.docx_xml import W, number, value
from resume_lint.document.paragraphs import Run

LONGEST_CODE = 4000
TOKEN = re.compile(r'"([^"]*)"|(\S+)')
# Switches of a link that are followed by a word of their own.
SWITCHES = frozenset(("\\l", "\\o", "\\t"))


@dataclass(slots=True)
class Field:
    """A field that has begun: runs go to `held` until its result begins, as they belong to its instruction."""

    code: str = ""
    shown: bool = False
    entry: str = ""
    held: list[Run] = field(default_factory=list)


class Fields:
    """The fields that are open where the reading stands, the outermost first."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def mark(self, character: etree._Element) -> Field | None:
        """Note a `w:fldChar`; the field that ends with it, None where none does."""
        kind = character.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(Field(entry=_chosen_entry(character)))
        elif self._open and kind == "separate":
            self._open[-1].shown = True
        elif self._open and kind == "end":
            return self._open.pop()
        return None

    def note(self, code: str) -> None:
        """Add to the instruction of the innermost field."""
        if self._open:
            self._open[-1].code = (self._open[-1].code + code)[:LONGEST_CODE]

    def taker(self) -> list[Run] | None:
        """Where runs go that stand in an instruction; None where they are shown."""
        return next((one.held for one in self._open if not one.shown), None)

    def give_up(self) -> list[Run]:
        """The runs held back by instructions that did not end with their paragraph: such fields are broken."""
        held: list[Run] = []
        for one in self._open:
            if not one.shown:
                held += one.held
                one.held, one.shown = [], True
        return held


def find_target(code: str) -> str | None:
    """Where the link goes whose field has that instruction; None for other fields and places in the file.

    >>> find_target(r'HYPERLINK \\t "_blank" "https://example.com"')
    'https://example.com'
    >>> find_target(r'HYPERLINK \\l "Skills"'), find_target("PAGE")
    (None, None)
    """
    tokens = [(quoted or plain) for quoted, plain in TOKEN.findall(code)]
    if not tokens or tokens[0].upper() != "HYPERLINK":
        return None
    skip = False
    for token in tokens[1:]:
        if not skip and not token.startswith("\\"):
            return token or None
        skip = not skip and token.lower() in SWITCHES
    return None


def _chosen_entry(character: etree._Element) -> str:
    """What a list of an old form shows: its field has no result of its own."""
    choices = character.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    chosen = number(value(choices.find(f"{W}result")) or value(choices.find(f"{W}default"))) or 0
    entries = [value(entry) or "" for entry in choices.iterfind(f"{W}listEntry")]
    return entries[int(chosen)] if 0 <= chosen < len(entries) else ""
