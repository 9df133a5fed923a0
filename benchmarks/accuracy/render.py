"""Annotated resumes → files of a layout, kept in `benchmarks/output/` until resume or layout change."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.annotations import Annotated
from benchmarks.accuracy.layouts import office, paper, plain, web, word

OUTPUT = Path(__file__).parents[1] / "output"


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of making files: `render` takes resumes to their bytes; it may need a program on the machine."""

    name: str
    suffix: str
    render: Callable[[Sequence[Annotated]], list[bytes]]
    program: str | None = None

    @property
    def usable(self) -> bool:
        """Whether the program that this layout needs is there."""
        return self.program is None or shutil.which(self.program) is not None


def _each(render: Callable[[Annotated], bytes]) -> Callable[[Sequence[Annotated]], list[bytes]]:
    return lambda resumes: [render(resume) for resume in resumes]


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("text", ".txt", _each(plain.render_text)),
        Layout("text-wrapped", ".txt", _each(plain.render_wrapped_text)),
        Layout("docx", ".docx", _each(word.render_styled)),
        Layout("docx-sidebar", ".docx", _each(word.render_sidebar_table)),
        Layout("docx-dates", ".docx", _each(word.render_dates_table)),
        Layout("pdf", ".pdf", _each(paper.render_one_column)),
        Layout("pdf-sidebar", ".pdf", _each(paper.render_sidebar)),
        Layout("pdf-columns", ".pdf", _each(paper.render_two_columns)),
        Layout("office", ".pdf", office.print_styled, program=office.OFFICE),
        Layout("office-sidebar", ".pdf", office.print_sidebar_table, program=office.OFFICE),
        Layout("browser", ".pdf", web.print_one_column, program=web.BROWSER),
        Layout("browser-sidebar", ".pdf", web.print_sidebar, program=web.BROWSER),
    )
}


def render_all(resumes: Sequence[Annotated], layout: Layout) -> list[Path]:
    """The file of each resume in this layout, made where it is not there yet."""
    folder = OUTPUT / layout.name
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{resume.id}-{_key(resume)}{layout.suffix}" for resume in resumes]
    missing = [(resume, path) for resume, path in zip(resumes, paths, strict=True) if not path.exists()]
    if missing:
        made = layout.render([resume for resume, _ in missing])
        for (_, path), content in zip(missing, made, strict=True):
            path.write_bytes(content)
    return paths


def _key(resume: Annotated) -> str:
    return hashlib.sha256(
        repr((resume.name, resume.contact, resume.sections)).encode() + _code()
    ).hexdigest()[:12]


def _code() -> bytes:
    files: Iterable[Path] = sorted((Path(__file__).parent / "layouts").glob("*.py"))
    return b"".join(path.read_bytes() for path in files)
