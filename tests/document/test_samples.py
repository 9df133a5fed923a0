from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from resume_lint.document import read_document

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".docx", ".txt", ".md"))
FILES = [path for path in FILES if path.name != "README.md"]


def sentences(value: object, *, key: str = "") -> Iterator[str]:
    """The prose of a resume's YAML; headings, labels and addresses may be printed otherwise."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from sentences(inner, key=str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner, key=key)
    elif key in ("text", "bullets", "items", "dates"):
        yield str(value)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_there_are_samples_of_every_format() -> None:
    assert len(FILES) >= 8
    assert {path.suffix for path in FILES} == {".pdf", ".docx", ".txt", ".md"}
    assert all(path.stat().st_size < 60_000 for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_of_a_sample_is_read(path: Path) -> None:
    written = yaml.safe_load((SAMPLES / "texts" / f"{path.stem}.yaml").read_text(encoding="utf-8"))
    document = read_document(path.read_bytes(), name=path.name)
    missing = words(" ".join(sentences(written))) - words(document.text)
    assert not missing
    assert document.problems == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_places_of_words_and_lines_fit_the_text(path: Path) -> None:
    document = read_document(path.read_bytes(), name=path.name)
    assert [document.text[slice(*word.span)] for word in document.words] == [
        word.text for word in document.words
    ]
    assert "\n".join(document.text[slice(*line.span)] for line in document.lines) == document.text
    assert [line.words[0] for line in document.lines[1:]] == [line.words[1] for line in document.lines[:-1]]
