"""What pdfminer's graphics state leaves out and hidden words need: how clear the ink is, and where it may fall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdfinterp import PDFGraphicState
from pdfminer.pdftypes import resolve1

from resume_lint.records import Box

NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


class InkState(PDFGraphicState):
    """A graphics state with `alpha`, from 0 for clear to 1, and `clip`, the box outside of which nothing shows."""

    def __init__(self) -> None:
        super().__init__()
        self.alpha = 1.0
        self.clip: Box | None = None

    def copy(self) -> InkState:
        made = InkState.__new__(InkState)
        made.__dict__.update(self.__dict__)
        return made

    def narrow(self, box: Box) -> None:
        """Let ink fall only inside of `box`, as far as it could fall there before."""
        if self.clip is None:
            self.clip = box
            return
        left, top = max(self.clip[0], box[0]), max(self.clip[1], box[1])
        right, bottom = min(self.clip[2], box[2]), min(self.clip[3], box[3])
        self.clip = (left, top, right, bottom) if left < right and top < bottom else NOWHERE

    def apply(self, settings: object) -> None:
        """Take over what an entry of the page's `ExtGState` says about ink that fills."""
        entry = resolve1(settings)
        if not isinstance(entry, Mapping):
            return
        alpha = resolve1(entry.get("ca"))
        if isinstance(alpha, int | float):
            self.alpha = min(max(float(alpha), 0.0), 1.0)


def settings_named(resources: Mapping[Any, Any] | None, name: str) -> object:
    """The entry of that name in the page's `ExtGState`, None where there is none."""
    table = resolve1((resources or {}).get("ExtGState"))
    return table.get(name) if isinstance(table, Mapping) else None
