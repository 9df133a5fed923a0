"""PDFs → as many different files as are wanted: copies with other bytes, variants of texts, and true copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.accuracy.annotations import read_set
from benchmarks.accuracy.render import LAYOUTS, render_all

ROOT = Path(__file__).parents[2]
# Of so many files one is a copy of the bytes of the one before it, and one a PDF.
COPY_EACH, PDF_EACH = 20, 10


def find_pdfs(folders: Sequence[Path]) -> list[bytes]:
    """The PDFs of the folders; without any, the samples and the rendered resumes."""
    if folders:
        return [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.pdf"))]
    rendered = render_all(read_set("dev"), LAYOUTS["pdf"])
    return [path.read_bytes() for path in [*sorted((ROOT / "samples").glob("*.pdf")), *rendered]]


def other_bytes(pdfs: Sequence[bytes], count: int) -> list[tuple[str, bytes]]:
    """That many PDFs, all with different bytes: what stands after the end of a PDF is a comment."""
    return [(f"{at}.pdf", pdf + b"\n%%%d\n" % at) for at, pdf in enumerate(islice(cycle(pdfs), count))]


def fill(folder: Path, count: int) -> None:
    """Writes that many resumes into the folder: variants of texts, some PDFs, some copies of the same bytes."""
    for at, content in enumerate(islice(_variants(), count)):
        place = folder / f"{at // 1000:02}"
        place.mkdir(parents=True, exist_ok=True)
        suffix = "pdf" if content.startswith(b"%PDF") else "txt"
        (place / f"{at:06}.{suffix}").write_bytes(content)


def _variants() -> Iterator[bytes]:
    texts = cycle(path.read_bytes() for path in render_all(read_set("dev"), LAYOUTS["text"]))
    pdfs = cycle(find_pdfs(()))
    last = b""
    for at, text in enumerate(texts):
        if at % COPY_EACH == COPY_EACH - 1:
            yield last
            continue
        comment = b"\n%%%d\n" % at
        last = next(pdfs) + comment if at % PDF_EACH == 0 else text + b"\n- Coded %d charts.\n" % (at + 2)
        yield last
