"""Finds vocabulary in text: entries with their written forms go in, the places where one stands come out.

Text is cut into pieces (letters, digits, "&") once; a form is a key of its pieces joined in lower case, so
that hyphens, spaces, slashes, brackets and acronym periods between them do not matter. The longest key wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from resume_lint.language.pieces import BREAK, COMMA, FREE, INSIDE, JOINED, Pieces, cut, cut_once
from resume_lint.records import Span

GAP = "..."
_GAP_WORDS = 6
_PART_PIECES = 4


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


class TermHit(NamedTuple):  # a resume has many, and tuples are made fastest
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


_Best = dict[str, tuple[int, list[TermHit]]]
_Gaps = dict[str, list[tuple[tuple[str, ...], _Form]]]


class TermMatcher:
    """The forms of many entries, made ready once; `find` looks for all of them in one pass over a text."""

    def __init__(self, entries: Iterable[Forms]) -> None:
        self._keys: dict[str, list[_Form]] = {}
        self._gaps: dict[str, _Gaps] = {}
        self._commas: set[str] = set()
        for entry in entries:
            for misspelled, forms in ((False, entry.forms), (True, entry.misspellings)):
                for form in forms:
                    self._add(entry, form, misspelled)
        self._plurals = {f"{key}s" for key in self._keys}
        self._ends = self._plurals.union(self._keys)
        self._prefixes = self._ends.union(key[:end] for key in self._keys for end in range(1, len(key)))

    def _add(self, entry: Forms, written: str, misspelled: bool) -> None:
        for form in expand_form(written):
            letters = _needed_letters(form, entry.case_sensitive)
            exact = form[1:] if form.startswith("=") else None
            known = _Form(entry.id, written, letters, misspelled, entry.group, exact)
            parts = tuple(fold(part) for part in form.split(GAP))
            if len(parts) > 1:
                seconds = self._gaps.setdefault(parts[0], {})
                for second in (parts[1], f"{parts[1]}s"):
                    seconds.setdefault(second, []).append((parts[2:], known))
            elif parts[0] and known not in self._keys.get(parts[0], ()):
                self._keys.setdefault(parts[0], []).append(known)
                self._commas.update(_before_commas(form))

    def knows(self, key: str) -> bool:
        """Whether these folded words are a form, or the plural of one."""
        return key in self._ends

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
        pieces = cut_once(text)
        hits = list(self._find_gaps(pieces)) if self._gaps else []
        taken: dict[str, int] = {}
        for index in self._beginnings(pieces):
            for group, (end, found) in self._longest(pieces, index, any_case).items():
                if index >= taken.get(group, 0):
                    taken[group] = end
                    hits.extend(found)
        return sorted(set(hits), key=lambda hit: (hit.span[0], -hit.span[1], hit.id, hit.form))

    def _beginnings(self, pieces: Pieces) -> list[int]:
        """The pieces with which a form may begin: few of all, so that the rest costs one look-up each."""
        keys, links, glue = pieces.keys, pieces.links, pieces.glue
        prefixes, ends, last = self._prefixes, self._ends, len(keys) - 1
        return [
            index
            for index, key in enumerate(keys)
            if key in prefixes
            and glue[index] == FREE
            and (
                key in ends
                or (index < last and links[index + 1] == JOINED and key + keys[index + 1] in prefixes)
            )
        ]

    def _longest(self, pieces: Pieces, index: int, any_case: bool) -> _Best:
        """Per group: the longest hits that start with piece `index`, and where the next piece is."""
        _, keys, starts, ends, links, glue = pieces
        best: _Best = {}
        key, end, after = "", index, len(keys)
        while True:
            key += keys[end]
            if key in self._ends and (end + 1 == after or glue[end + 1] != INSIDE):
                span = (starts[index], ends[end])
                for form, cased in self._known(key, pieces, index, end):
                    if cased or any_case:
                        hit = TermHit(form.id, span, form.form, form.misspelled, cased)
                        _keep(best, form.group, end + 1, hit)
            end += 1
            if end == after or key not in self._prefixes:
                return best
            if links[end] != JOINED and not (links[end] == COMMA and key in self._commas):
                return best

    def _known(self, key: str, pieces: Pieces, first: int, last: int) -> list[tuple[_Form, bool]]:
        """The forms of `key`, each with whether the text keeps to its case."""
        words = pieces.text[pieces.starts[first] : pieces.ends[last]]
        found = [(form, _is_cased(form, pieces, first, last, words)) for form in self._keys.get(key, ())]
        if key in self._plurals:
            small = words.endswith("s")  # CHPS is no plural of CHP
            for form in self._keys[key[:-1]]:
                if form.letters is None or small:
                    found.append((form, _is_cased(form, pieces, first, last, words, plural=True)))
        return found

    def _find_gaps(self, pieces: Pieces) -> Iterator[TermHit]:
        if self._gaps.keys().isdisjoint(pieces.keys):
            return
        for index, key in enumerate(pieces.keys):
            if key in self._gaps:
                yield from self._after_gap(pieces, index, self._gaps[key])

    def _after_gap(self, pieces: Pieces, index: int, wanted: _Gaps) -> Iterator[TermHit]:
        """The forms whose first part is piece `index` and whose other parts follow, each to the nearest end."""
        done: set[_Form] = set()
        for key, end in _near(pieces, index).items():
            for parts, form in wanted.get(key, ()):
                last = _find_parts(pieces, end, parts) if form not in done else None
                if last is not None:
                    done.add(form)
                    span = (pieces.starts[index], pieces.ends[last])
                    yield TermHit(form.id, span, form.form, form.misspelled)


def _keep(best: _Best, group: str, end: int, hit: TermHit) -> None:
    """Note `hit` where it is longer than what stands there, or as long and no worse in case."""
    length, hits = best.get(group, (0, []))
    if end > length and (hit.cased or not any(known.cased for known in hits)):
        best[group] = (end, [hit])
    elif end == length and hits[0].cased == hit.cased:
        hits.append(hit)
    elif end == length and hit.cased:
        best[group] = (end, [hit])


def _near(pieces: Pieces, index: int) -> dict[str, int]:
    """The keys that begin soon after piece `index`, in its clause, each with its last piece."""
    keys, links = pieces.keys, pieces.links
    near: dict[str, int] = {}
    for first in range(index + 1, min(index + _GAP_WORDS + 2, len(keys))):
        if links[first] == BREAK:
            break
        key = keys[first]
        near.setdefault(key, first)
        for end in range(first + 1, min(first + _PART_PIECES, len(keys))):
            if links[end] != JOINED:
                break
            key += keys[end]
            near.setdefault(key, end)
    return near


def _find_parts(pieces: Pieces, end: int, parts: tuple[str, ...]) -> int | None:
    """The last piece of `parts`, of which each follows soon after the one before; None where one does not."""
    for part in parts:
        near = _near(pieces, end)
        ends = [near[key] for key in (part, f"{part}s") if key in near]
        if not ends:
            return None
        end = min(ends)
    return end


@lru_cache(maxsize=8192)  # the forms of a vocabulary are folded again for each resume that has them
def fold(words: str) -> str:
    """The key of a written form: its pieces in lower case, joined.

    >>> fold("ICD-10-CM & PCS"), fold("Women's Health")
    ('icd10cmandpcs', 'womenshealth')
    """
    return "".join(cut(words).keys)


def _is_cased(
    form: _Form, pieces: Pieces, first: int, last: int, words: str, *, plural: bool = False
) -> bool:
    if form.exact is not None:
        return words.startswith(form.exact)
    if form.letters is None:
        return True
    letters = pieces.letters(first, last)
    return form.letters == (letters[:-1] if plural else letters)


def _needed_letters(form: str, case_sensitive: bool) -> str | None:
    """The letters and digits that must stand as written, None where the case does not matter."""
    pieces = cut(form)
    joined = pieces.letters(0, len(pieces.keys) - 1)
    letters = [letter for letter in joined if letter.isalpha()]
    if case_sensitive or (0 < len(letters) <= 4 and all(letter.isupper() for letter in letters)):
        return joined
    return None


def _before_commas(form: str) -> set[str]:
    """The keys after which a comma stands in a form.

    >>> _before_commas("Ear, Nose and Throat")
    {'ear'}
    """
    pieces = cut(form)
    commas = (at for at, link in enumerate(pieces.links) if at and link == COMMA)
    return {"".join(pieces.keys[:at]) for at in commas}


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
