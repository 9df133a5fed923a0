"""No line of a document is longer than a paragraph can be, and nothing of a longer one is lost."""

from __future__ import annotations

from resume_lint.document import read_document
from resume_lint.document.characters import LONGEST_WORD
from resume_lint.document.long_lines import LONGEST_LINE

SENTENCE = "Coded outpatient charts at a clinic in Tampa. "


def test_a_paragraph_of_usual_length_stays_one_line() -> None:
    assert len(read_document((SENTENCE * 20).encode()).lines) == 1


def test_a_longer_text_goes_on_in_lines_that_end_with_its_sentences() -> None:
    document = read_document((SENTENCE * 400).encode())
    assert document.text.split() == (SENTENCE * 400).split()
    lines = document.text.split("\n")
    assert len(lines) > 5
    assert all(len(line) <= LONGEST_LINE and line.endswith("Tampa.") for line in lines)


def test_the_lines_of_a_longer_text_hold_their_words() -> None:
    document = read_document((SENTENCE * 400).encode())
    assert "\n".join(document.text[slice(*line.span)] for line in document.lines) == document.text
    for line in document.lines:
        own = document.words[slice(*line.words)]
        assert [word.text for word in own] == document.text[slice(*line.span)].split()
        assert all(document.text[slice(*word.span)] == word.text for word in own)
    assert document.lines[-1].words[1] == len(document.words)


def test_only_the_first_line_of_a_longer_item_has_its_list_marker() -> None:
    lines = read_document(("- " + SENTENCE * 100).encode()).lines
    assert len(lines) > 1
    assert [line.bullet for line in lines] == [True] + [False] * (len(lines) - 1)


def test_an_endless_word_is_cut_and_none_of_its_letters_is_lost() -> None:
    document = read_document(b"x" * 50_000)
    assert "".join(document.text.split()) == "x" * 50_000
    assert max(len(word.text) for word in document.words) == LONGEST_WORD
    assert max(line.span[1] - line.span[0] for line in document.lines) <= LONGEST_LINE


def test_a_long_address_stays_one_word() -> None:
    address = "https://example.org/" + "path/" * 50
    assert [word.text for word in read_document(address.encode()).words] == [address]
