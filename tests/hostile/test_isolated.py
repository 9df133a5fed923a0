"""What PDFium's own code would do without end costs one file of a process that is ended, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pdf_files
import pytest

from resume_lint import Limits, Linter, UnreadableDocument
from resume_lint.batch.many import IsolatedLinter

FILES = {file.name: file for file in pdf_files.files() if file.name in pdf_files.ISOLATED}
# Out of memory, PDFium ends its process by itself.
ENDED = {"worker-crashed", "too-much-memory", "document-too-slow"}


@pytest.fixture(scope="module")
def isolated() -> Iterator[IsolatedLinter]:
    """A linter in a process of its own."""
    linter = Linter(as_of=date(2026, 11, 22), reader="pdfium", limits=Limits(seconds=20))
    with IsolatedLinter(linter, workers=1) as made:
        yield made


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_takes_too_much_is_ended_and_the_next_one_read(
    isolated: IsolatedLinter, name: str
) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        isolated.lint(FILES[name].build())
    assert caught.value.code in ENDED
    assert isolated.lint(pdf_files.whole()).source.words
