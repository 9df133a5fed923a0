"""Terms of the vocabulary written wrong: the miswritten forms it knows, and words one slip away from a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.pieces import FREE, JOINED, Pieces, cut, cut_once
from resume_lint.language.surroundings import section_at
from resume_lint.language.terms import Forms, TermMatcher, fold
from resume_lint.records import Misspelling, Role, Section, Span
from resume_lint.vocabulary import Term

_SILENT = {"contact", "education"}
_PIECES = 4


class Speller:
    """The miswritten forms of a vocabulary, and the names of which it wants near misses told, made ready once.

    A name has at least five letters; one with a number may be of several pieces (ICD-10-CM). What `known`
    matchers find, and `words` of other lists, are right as they stand.
    """

    def __init__(self, terms: Sequence[Term], known: Sequence[TermMatcher], words: Iterable[str]) -> None:
        self._known = known
        self._terms = {term.id: term for term in terms}
        self._miswritten = TermMatcher(
            Forms(term.id, (), term.misspellings, term.case_sensitive) for term in terms if term.misspellings
        )
        self._words = {piece for form in words for piece in cut(form).keys}
        self._slips: dict[str, list[str]] = {}
        self._names: dict[str, tuple[str, Term]] = {}
        for term in terms:
            for form in (term.name, *term.aliases, *term.lookalikes):
                self._words.update(cut(form).keys)
            for name in term.near_misses_of:
                self._add(name, term)
                if name.islower():  # a plain word has a plural
                    self._words.update((f"{name}s", name.removesuffix("s")))
            self._words.update(fold(word) for word in term.lookalikes)
        # One slip leaves the first letter and two more at the beginning or the end as they are.
        near = [(key, len(key) + more) for key in self._names for more in (-1, 0, 1)]
        self._heads = {(key[:2], length) for key, length in near}
        self._tails = {(key[0] + key[-2:], length) for key, length in near}

    def _add(self, name: str, term: Term) -> None:
        key = fold(name)
        self._names[key] = (name, term)
        for shorter in _shortened(key):
            self._slips.setdefault(shorter, []).append(key)

    def find(self, text: str) -> dict[Span, tuple[str, Term]]:
        """Each place of a miswritten name, with the name and its term."""
        hits = self._miswritten.find(text)
        known = {hit.span: (self._terms[hit.id].name, self._terms[hit.id]) for hit in hits}
        return {**{span: (name, term) for span, name, term in self._near_misses(text)}, **known}

    def _near_misses(self, text: str) -> Iterator[tuple[Span, str, Term]]:
        """Each place that is one slip away from a name, with the name and its term."""
        pieces = cut_once(text)
        for index, key in enumerate(pieces.keys):
            end = self._candidate_end(pieces, index, key) if pieces.glue[index] == FREE else None
            if end is not None:
                whole = "".join(pieces.keys[index : end + 1])
                meant = self._meant(whole)
                if meant:
                    yield (pieces.starts[index], pieces.ends[end]), *meant

    def _candidate_end(self, pieces: Pieces, index: int, key: str) -> int | None:
        """The last piece of an unknown word, or of an unknown name with a number, that begins there."""
        following = index + 1
        numbered = (
            following < len(pieces.keys)
            and pieces.links[following] == JOINED
            and pieces.keys[following].isdigit()
        )
        if not numbered:
            right = not self._fits(key) or key in self._words or self._is_known(key)
            return None if right else index
        end = following
        while end + 1 < len(pieces.keys) and pieces.links[end + 1] == JOINED and end - index < _PIECES - 1:
            if pieces.text[pieces.ends[end] : pieces.starts[end + 1]] not in ("", "-"):
                break
            end += 1
        whole = "".join(pieces.keys[index : end + 1])
        return end if self._fits(whole) and not self._is_known(whole) else None

    def _fits(self, key: str) -> bool:
        length = len(key)
        return (key[:2], length) in self._heads or (key[0] + key[-2:], length) in self._tails

    def _is_known(self, key: str) -> bool:
        return any(matcher.knows(key) for matcher in self._known)

    def _meant(self, key: str) -> tuple[str, Term] | None:
        """The name from which `key` is one slip away, None where there is none or more than one."""
        shortened = _shortened(key)
        near = set(self._slips.get(key, ())).union(shortened & self._names.keys())
        near.update(name for shorter in shortened for name in self._slips.get(shorter, ()))
        near = {name for name in near if is_slip(key, name)}
        terms = {self._names[name][1].id for name in near}
        return self._names[min(near)] if len(terms) == 1 else None


def find_misspellings(
    document: Document,
    sections: Sequence[Section],
    roles: Sequence[Role],
    speller: Speller,
) -> tuple[Misspelling, ...]:
    """Each place where a term is written wrong, in order; none in contact lines, schools and job headers."""
    headers = [role.evidence.span for role in roles]
    found = []
    for span, (name, term) in in_time(sorted(speller.find(document.text).items(), key=lambda slip: slip[0])):
        section = section_at(sections, span[0])
        kind = section.kind if section else None
        named = kind == "skills" or document.text[span[0]].isupper()  # "I excell in" is no Excel
        if named and kind not in _SILENT and not any(start <= span[0] < end for start, end in headers):
            found.append(Misspelling(name, term.id, document.evidence(span, kind)))
    return tuple(found)


def is_slip(written: str, name: str) -> bool:
    """Whether one letter too many, too few, wrong or two in wrong order tell `written` from `name`.

    The first letter and all digits are the same: another number is another thing.

    >>> is_slip("hippa", "hipaa"), is_slip("icd10mc", "icd10cm"), is_slip("excell", "excel")
    (True, True, True)
    >>> is_slip("icd11cm", "icd10cm"), is_slip("excel", "excel"), is_slip("corner", "cerners")
    (False, False, False)
    """
    if written == name or written[:1] != name[:1] or _digits(written) != _digits(name):
        return False
    if len(written) == len(name):
        unlike = [place for place, letter in enumerate(written) if letter != name[place]]
        if len(unlike) == 2:
            first, second = unlike
            return second == first + 1 and written[first] == name[second] and written[second] == name[first]
        return len(unlike) == 1
    longer, shorter = sorted((written, name), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and shorter in _shortened(longer)


def _shortened(key: str) -> set[str]:
    """The words that `key` makes without one of its letters."""
    return {key[:place] + key[place + 1 :] for place in range(len(key))}


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())
