"""Each hostile PDF ends with the right answer, by both readers, in bounded memory and without a traceback."""

from __future__ import annotations

import pdf_files
import pytest
from hostile_checker import MOST_MEGABYTES, Checker

FILES = {file.name: file for file in pdf_files.files()}
NOT_ISOLATED = [name for name in FILES if name not in pdf_files.ISOLATED]


@pytest.mark.parametrize("name", FILES)
def test_pdfminer_ends_with_the_right_answer(name: str, checker: Checker) -> None:
    told = checker.ask(FILES[name].build())
    assert set(told["answers"]) <= set(FILES[name].pdfminer), told
    assert told["megabytes"] < MOST_MEGABYTES


@pytest.mark.parametrize("name", NOT_ISOLATED)
def test_pdfium_ends_with_the_right_answer(name: str, checker: Checker) -> None:
    told = checker.ask(FILES[name].build(), reader="pdfium")
    assert set(told["answers"]) <= set(FILES[name].pdfium), told
    assert told["megabytes"] < MOST_MEGABYTES
