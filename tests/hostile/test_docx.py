"""Each hostile Word file, OpenDocument, web page and rich text ends with the right answer, in bounded memory."""

from __future__ import annotations

import docx_files
import pytest
from hostile_checker import MOST_MEGABYTES, Checker

FILES = {file.name: file for file in docx_files.files()}


@pytest.mark.parametrize("name", FILES)
def test_it_ends_with_the_right_answer(name: str, checker: Checker) -> None:
    told = checker.ask(FILES[name].build())
    assert set(told["answers"]) <= set(FILES[name].answers), told
    assert told["megabytes"] < MOST_MEGABYTES
