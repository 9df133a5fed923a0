"""Every layout by every program that is installed: sources → files, each with what a reader should read."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.reading import flowed, office, typeset, web
from benchmarks.reading.drawn import DRAWINGS, Drawing
from benchmarks.reading.fidelity import Expected
from benchmarks.reading.rewritten import REWRITERS
from benchmarks.reading.sources import Source

OUTPUT = Path(__file__).parents[1] / "output" / "reading"
Made = list[tuple[bytes, Expected]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of making PDFs of sources; `needs` is the program or module that makes them."""

    program: str
    name: str
    render: Callable[[Sequence[Source]], Made]
    needs: str | None = None
    random: bool = False

    @property
    def usable(self) -> bool:
        """Whether what this layout needs is installed."""
        return self.needs is None or bool(shutil.which(self.needs) or find_spec(self.needs))

    def make(self, sources: Sequence[Source]) -> Made:
        """The files of the sources, kept until the sources or the benchmark's code change."""
        key = sha256(repr((self.program, self.name, sources)).encode() + _code()).hexdigest()[:16]
        path = OUTPUT / f"{self.program}-{self.name}-{key}.pickle".replace(" ", "-").replace(",", "")
        if path.exists():
            made: Made = pickle.loads(path.read_bytes())
            return made
        made = self.render(sources)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(made))
        return made


def find_layouts() -> Iterator[Layout]:
    """All layouts, those of programs that are not installed too."""
    for name, drawing in DRAWINGS.items():
        yield Layout("reportlab", name, partial(_draw_each, drawing), random=drawing.random)
    for name, page in flowed.FLOWED_LAYOUTS.items():
        yield Layout("fpdf2", name, partial(_make_each, page), "fpdf")
    pages: dict[str, Any] = web.WEB_LAYOUTS
    yield from _printed("chromium", pages, web.print_chromium, "chromium")
    yield from _printed(
        "weasyprint", pages | {"running lines": web.running_lines}, web.print_weasyprint, "weasyprint"
    )
    yield from _printed("wkhtmltopdf", pages, web.print_wkhtmltopdf, "wkhtmltopdf")
    yield from _printed("libreoffice", office.OFFICE_LAYOUTS, office.print_libreoffice, "soffice")
    yield from _printed("latex", typeset.LATEX_LAYOUTS, typeset.print_latex, "pdflatex")
    yield from _printed("typst", typeset.TYPST_LAYOUTS, typeset.print_typst, "typst")
    yield from _printed("groff", typeset.GROFF_LAYOUTS, typeset.print_groff, "groff")
    for program, (needs, rewrite) in REWRITERS.items():
        for name in ("one column", "spaced headings", "sidebar left", "columns, row by row", "printed twice"):
            yield Layout(program, name, partial(_rewrite_each, DRAWINGS[name], rewrite), needs)


def _draw_each(drawing: Drawing, sources: Sequence[Source]) -> Made:
    return [drawing.render(source) for source in sources]


def _make_each(page: Callable[[Source], tuple[bytes, Expected]], sources: Sequence[Source]) -> Made:
    return [page(source) for source in sources]


def _rewrite_each(drawing: Drawing, rewrite: Callable[[bytes], bytes], sources: Sequence[Source]) -> Made:
    return [(rewrite(data), expected) for data, expected in _draw_each(drawing, sources)]


def _printed(program: str, pages: dict[str, Any], print_all: Any, needs: str) -> Iterator[Layout]:
    for name, page in pages.items():
        yield Layout(program, name, partial(_print_each, page, print_all), needs)


def _print_each(page: Any, print_all: Any, sources: Sequence[Source]) -> Made:
    drawn = [page(source) for source in sources]
    files = print_all([one for one, _ in drawn])
    return [(data, expected) for data, (_, expected) in zip(files, drawn, strict=True)]


def _code() -> bytes:
    return b"".join(
        path.read_bytes()
        for path in sorted(Path(__file__).parent.glob("*.py"))
        if path.stem not in ("__main__", "fidelity", "readers", "agreement")
    )
