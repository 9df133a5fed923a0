"""Finds vocabulary in text: entries with their written forms go in, the places where one stands come out.

Text is cut into pieces (letters, digits, "&") once; a form is a key of its pieces joined in lower case, so
that hyphens, spaces, slashes, brackets and acronym periods between them do not matter. The longest key wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from resume_lint.records import Span

GAP = "..."
_GAP_WORDS = 6
_SIGNS = "$€£#"
_JOINED, _COMMA, _BREAK = 0, 1, 2

_PIECE = re.compile(
    r"""
    (?P<mark>\((?:R|TM|SM)\)(?=\W|$)|[®™℠])   # a trademark sign is no piece
    |[^\W\d_]+(?:['’][^\W\d_]+)*               # letters, with an inner apostrophe
    |\d+
    |&
    """,
    re.VERBOSE,
)
_LOOSE = re.compile(r"[\s\-‐-―−\u00ad\u200b/()\[\]®™℠'’*_+]*")
_COMMAS = re.compile(r"[\s\-‐-―−\u00ad\u200b/()\[\]®™℠'’*_+,:~<>≥≤=%$#\"“”]*")
_APOSTROPHES = str.maketrans("", "", "'’")


@dataclass(frozen=True, slots=True)
class Forms:
    """One thing to look for: `forms` as people write it, `misspellings` as they miswrite it.

    A form of up to four capitals matches in capitals only; with `case_sensitive` all forms match as written.
    A form that starts with `=` matches as written, mark for mark. In a form `a|b` are alternatives, `post~`
    stands for post, posts, posted and posting, and `...` for up to six words between. Inside one `group` the
    longest form hides shorter ones within it; entries of other groups are found all the same.
    """

    id: str
    forms: tuple[str, ...]
    misspellings: tuple[str, ...] = ()
    case_sensitive: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class TermHit:
    """Entry `id` stands at `span`, by its written `form`; `cased` is False where only the case is wrong."""

    id: str
    span: Span
    form: str
    misspelled: bool = False
    cased: bool = True


@dataclass(frozen=True, slots=True)
class _Form:
    id: str
    form: str
    letters: str | None
    misspelled: bool
    group: str
    exact: str | None = None


class _Piece(NamedTuple):
    key: str
    letters: str
    start: int
    end: int
    link: int
    glued: bool


class TermMatcher:
    """The forms of many entries, made ready once; `find` looks for all of them in one pass over a text."""

    def __init__(self, entries: Iterable[Forms]) -> None:
        self._keys: dict[str, list[_Form]] = {}
        self._prefixes: set[str] = set()
        self._gaps: dict[str, list[tuple[tuple[str, ...], _Form]]] = {}
        for entry in entries:
            for misspelled, forms in ((False, entry.forms), (True, entry.misspellings)):
                for form in forms:
                    self._add(entry, form, misspelled)
        for key in self._keys:
            self._prefixes.update(key[:end] for end in range(1, len(key) + 1))

    def _add(self, entry: Forms, written: str, misspelled: bool) -> None:
        for form in expand_form(written):
            letters = _needed_letters(form, entry.case_sensitive)
            exact = form[1:] if form.startswith("=") else None
            known = _Form(entry.id, written, letters, misspelled, entry.group, exact)
            parts = tuple(fold(part) for part in form.split(GAP))
            if len(parts) > 1:
                self._gaps.setdefault(parts[0], []).append((parts[1:], known))
            elif parts[0] and known not in self._keys.get(parts[0], ()):
                self._keys.setdefault(parts[0], []).append(known)

    def find(self, text: str, *, any_case: bool = False) -> list[TermHit]:
        """Every place where an entry stands, in order; several entries may share one place.

        With `any_case`, places where only the case is wrong are given too, marked `cased=False`.

        >>> sets = [Forms("cm", ("ICD-10-CM",)), Forms("icd", ("ICD-10",)), Forms("cpt", ("CPT",))]
        >>> coding = TermMatcher(sets)
        >>> [(hit.id, hit.span) for hit in coding.find("ICD 10 (CM), ICD10 and CPTs")]
        [('cm', (0, 10)), ('icd', (13, 18)), ('cpt', (23, 27))]
        >>> coding.find("Our cpt rose; ICD-101 and ACPT.")
        []
        """
        pieces = _cut_once(text)
        hits = list(self._find_gaps(pieces))
        taken: dict[str, int] = {}
        for index in range(len(pieces)):
            for group, (end, found) in self._longest(text, pieces, index, any_case).items():
                if index >= taken.get(group, 0):
                    taken[group] = end
                    hits.extend(found)
        return sorted(set(hits), key=lambda hit: (hit.span[0], -hit.span[1], hit.id, hit.form))

    def _longest(
        self, text: str, pieces: list[_Piece], index: int, any_case: bool
    ) -> dict[str, tuple[int, list[TermHit]]]:
        """Per group: the longest hits that start with piece `index`, and where the next piece is."""
        first = pieces[index]
        best: dict[str, tuple[int, list[TermHit]]] = {}
        if first.glued or (first.key not in self._prefixes and first.key[:-1] not in self._keys):
            return best
        key = letters = ""
        for end in range(index, len(pieces)):
            piece = pieces[end]
            if end > index and piece.link != _JOINED:
                break
            key += piece.key
            letters += piece.letters
            if (
                end + 1 >= len(pieces)
                or not pieces[end + 1].glued
                or text[pieces[end + 1].start - 1] in _SIGNS
            ):
                span = (first.start, piece.end)
                for form, cased in self._known(key, letters, text[first.start : piece.end]):
                    if cased or any_case:
                        hit = TermHit(form.id, span, form.form, form.misspelled, cased)
                        _keep(best, form.group, end + 1, hit)
            if key not in self._prefixes:
                break
        return best

    def _known(self, key: str, letters: str, words: str) -> Iterator[tuple[_Form, bool]]:
        """The forms of `key`, each with whether the text keeps to its case."""
        for form in self._keys.get(key, ()):
            yield form, _is_cased(form, letters, words)
        if key.endswith("s"):
            for form in self._keys.get(key[:-1], ()):
                if form.letters is None or letters.endswith("s"):  # CHPS is no plural of CHP
                    yield form, _is_cased(form, letters[:-1], words)

    def _find_gaps(self, pieces: list[_Piece]) -> Iterator[TermHit]:
        for index, piece in enumerate(pieces):
            for parts, form in self._gaps.get(piece.key, ()):
                end = index
                for part in parts:
                    end = _find_part(pieces, end + 1, part)
                    if end < 0:
                        break
                else:
                    yield TermHit(form.id, (piece.start, pieces[end].end), form.form, form.misspelled)


def _keep(best: dict[str, tuple[int, list[TermHit]]], group: str, end: int, hit: TermHit) -> None:
    """Note `hit` where it is longer than what stands there, or as long and no worse in case."""
    length, hits = best.get(group, (0, []))
    if end > length and (hit.cased or not any(known.cased for known in hits)):
        best[group] = (end, [hit])
    elif end == length and hits[0].cased == hit.cased:
        hits.append(hit)
    elif end == length and hit.cased:
        best[group] = (end, [hit])


def _find_part(pieces: list[_Piece], start: int, part: str) -> int:
    """The index of the last piece of `part`, which begins soon after `start`; -1 where none."""
    for first in range(start, min(start + _GAP_WORDS + 1, len(pieces))):
        if pieces[first].link == _BREAK:
            return -1
        key = ""
        for end in range(first, len(pieces)):
            if end > first and pieces[end].link != _JOINED:
                break
            key += pieces[end].key
            if key in (part, part + "s"):
                return end
            if not part.startswith(key):
                break
    return -1


def fold(words: str) -> str:
    """The key of a written form: its pieces in lower case, joined.

    >>> fold("ICD-10-CM & PCS"), fold("Women's Health")
    ('icd10cmandpcs', 'womenshealth')
    """
    return "".join(piece.key for piece in _cut(words))


@lru_cache(maxsize=2)
def _cut_once(text: str) -> list[_Piece]:
    """The pieces of a text that several matchers look at one after the other."""
    return _cut(text)


def _cut(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    last_end = 0
    for match in _PIECE.finditer(text):
        if match.lastgroup == "mark":
            continue
        start, end = match.span()
        word = match[0] if match[0].isalnum() else match[0].translate(_APOSTROPHES)
        key = "and" if word == "&" else word.lower()
        pieces.append(_Piece(key, word, start, end, _link(text, last_end, start), _glued(text, start)))
        last_end = end
    return pieces


def _link(text: str, end: int, start: int) -> int:
    """How the pieces on both sides hang together: as one term, as one clause, or not at all."""
    between = text[end:start]
    if between in (" ", "", "-", "/"):
        return _JOINED
    if "\n" in between or "\t" in between:
        return _BREAK
    if between[0] == "." and (len(between) == 1 or between[1:2] in "-/)("):
        return _JOINED
    if between == ". " and end >= 2 and text[end - 1].isupper() and text[end - 2] in ". ":
        return _JOINED  # C. P. C.
    if _LOOSE.fullmatch(between):
        return _JOINED
    return _COMMA if _COMMAS.fullmatch(between) else _BREAK


def _glued(text: str, start: int) -> bool:
    """Whether the piece at `start` is the inside of a word or number, so that no term begins there."""
    if start == 0:
        return False
    before = text[start - 1]
    if before.isalnum():
        return True
    if text[start].isdigit():
        return before in _SIGNS or (before in ".," and start > 1 and text[start - 2].isdigit())
    return False


def _is_cased(form: _Form, letters: str, words: str) -> bool:
    if form.exact is not None:
        return words.startswith(form.exact)
    return form.letters is None or form.letters == letters


def _needed_letters(form: str, case_sensitive: bool) -> str | None:
    """The letters and digits that must stand as written, None where the case does not matter."""
    joined = "".join(piece.letters for piece in _cut(form))
    letters = [letter for letter in joined if letter.isalpha()]
    if case_sensitive or (0 < len(letters) <= 4 and all(letter.isupper() for letter in letters)):
        return joined
    return None


def expand_form(form: str) -> list[str]:
    """The plain forms that `form` stands for.

    >>> expand_form("post~ ... payments|cash")[:3]
    ['post ... payments', 'post ... cash', 'posts ... payments']
    >>> expand_form("ICD-10-CM")
    ['ICD-10-CM']
    """
    if "|" not in form and "~" not in form:
        return [form]
    choices = [[one for word in part.split("|") for one in _inflect(word)] for part in form.split(" ")]
    return [" ".join(words) for words in product(*choices)]


def _inflect(word: str) -> list[str]:
    if not word.endswith("~"):
        return [word]
    stem = word[:-1]
    if stem.endswith("e"):
        return [stem, f"{stem}s", f"{stem}d", f"{stem[:-1]}ing"]
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return [stem, f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing"]
    plural = f"{stem}es" if stem.endswith(("s", "x", "ch", "sh")) else f"{stem}s"
    return [stem, plural, f"{stem}ed", f"{stem}ing"]
