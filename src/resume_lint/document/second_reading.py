"""A PDF as PDFium's own text call gives it → where that has other words than people see: many systems embed it.

Both readers of ours put words together from boxes, and get the same ones; the plain call does not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from resume_lint.document.model import Document, Word
from resume_lint.records import Misreading

# Readers that differ in no more of the words than this agree.
SMALL_SHARE = 0.02
# Comparing takes the square of it, so a page is compared as far as this.
MOST_WORDS = 4_000
MOST_PLACES = 20


class Difference(NamedTuple):
    """The words of one place as the document has them, and what the second reader gets for them."""

    words: Sequence[Word]
    instead: str


def find_disagreements(document: Document, other: Sequence[Sequence[str]]) -> tuple[Misreading, ...]:
    """The places where `other`, the words of each page as a second reader gets them, differs beyond small things.

    Nothing where the readers agree but for a small share of the words. Order, case, punctuation, hyphens and hidden
    words play no part.
    """
    total = differing = 0
    found: list[Difference] = []
    for number, theirs in enumerate(other, 1):
        ours = [word for word in document.seen_words if word.page == number][:MOST_WORDS]
        total += len(ours)
        for difference in _compare(ours, theirs[: 2 * MOST_WORDS]):
            differing += len(difference.words)
            found.append(difference)
    if differing <= SMALL_SHARE * total:
        return ()
    return tuple(_tell(document, difference) for difference in found[:MOST_PLACES])


def _compare(ours: Sequence[Word], theirs: Sequence[str]) -> Iterator[Difference]:
    left = [(word, key) for word in ours if (key := _key(word.text))]
    right = [(text, key) for text in theirs if (key := _key(text))]
    ours_keys, their_keys = [key for _, key in left], [key for _, key in right]
    known, theirs_known = set(their_keys), set(ours_keys)
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, ours_keys, their_keys, autojunk=False).get_opcodes():
        if kind == "equal" or i0 == i1:
            continue
        same_letters = "".join(ours_keys[i0:i1]) == "".join(their_keys[j0:j1])
        words = [word for word, key in left[i0:i1] if same_letters or key not in known]
        if words:
            instead = [text for text, key in right[j0:j1] if same_letters or key not in theirs_known]
            yield Difference(words, " ".join(instead))


def _tell(document: Document, difference: Difference) -> Misreading:
    start, end = difference.words[0].span[0], difference.words[-1].span[1]
    line_end = document.text.find("\n", start, end)
    place = (start, end if line_end < 0 else line_end)
    how = _cause("".join(_key(word.text) for word in difference.words), _key(difference.instead))
    evidence = document.evidence(place)
    return Misreading("readers_disagree", how, evidence, evidence.page, difference.instead)


def _cause(ours: str, theirs: str) -> str:
    """In which way the letters of two readers differ.

    >>> _cause("ofexperience", "ofexperience"), _cause("skills", "sskkiillllss"), _cause("audit", "bveju")
    ('spaces', 'doubled', 'letters')
    """
    if ours == theirs:
        return "spaces"
    doubled = "".join(2 * letter for letter in ours)
    return "doubled" if theirs in (doubled, 2 * ours) else "missing" if not theirs else "letters"


def _key(text: str) -> str:
    """The letters and digits of a word, as far as readers should agree on them.

    >>> _key("Pre-certi\\ufb01ed,"), _key("\\u2013")
    ('precertified', '')
    """
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, folded)).casefold()


def words_of_pdfium(data: bytes) -> list[list[str]]:
    """The words of each page as PDFium's own text call gives them, which is what most systems that embed it use."""
    import pypdfium2

    from resume_lint.document.pdfium_words import PDFIUM_LOCK

    with PDFIUM_LOCK:
        file = pypdfium2.PdfDocument(data)
        try:
            return [page.get_textpage().get_text_range().replace("\ufffe", "").split() for page in file]
        finally:
            file.close()
