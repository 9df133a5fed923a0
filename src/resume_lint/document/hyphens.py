"""A hyphen at the end of a printed line → whether it belongs to the word or only cuts it.

Nothing tells the two apart for sure. What the document writes inside its lines does where it can; then whether the
program that set it hyphenates at all, which its other line ends show; then what the cut-off end looks like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resume_lint.document.line_pairs import PrintedLine
from resume_lint.document.raw_page import SOFT_HYPHEN, TYPESET_HYPHEN, RawWord

# Ends of words that are no words, as cutting leaves them: "docu-mentation", "techni-cal", "pharma-cist".
CUT_END = re.compile(
    r"""[bcdfghjklmnpqrstvwxz]{0,3}   # "tech-nical", "prac-tice"
    (?: [st]ions?                      # and what English words end with
      | ments? | mentation | ings? | ed | er | ers | ors? | al | ally | ical | ically | ics? | ice | ices | age | ages
      | [ae]nce[sd]? | [ae]n[ct]y | i?ty | ities | ous | ously | ives? | ively | ly | ness | ists? | isms?
      | i?able | ible | ary | ory | ories | ures? | ured | [ai]tes? | ated | ating | ation | ations | ational
      | ants? | ents? | graph[a-z]* | olog[a-z]+ | i[sz]ed? | i[sz]ing | icians? )
    """,
    re.VERBOSE,
)
WORDS_LIKE_ENDS = frozenset(
    "able ate bed bred cent date dated dates dating fed gate late led mate mates mating ment need rate rated rates "
    "rating red rent sent shed site size sized sizes sly spent state states stated sure ted tent text wed".split()
)
# Of the lines of a text that is hyphenated so many end with a hyphen, and at least two of them.
HYPHENATED = 0.04


class LineEnds:
    """What a document shows about its hyphens: its words inside lines, and how often a line ends with a hyphen."""

    def __init__(self, paragraphs: Sequence[Sequence[PrintedLine]]) -> None:
        self.soft_typeset = False
        self.hyphenates = False
        self._known: Counter[str] = Counter()
        pairs = [pair for paragraph in paragraphs for pair in pairwise(paragraph)]
        cut = [(upper, lower) for upper, lower in pairs if _is_cut(upper.last.text)]
        if not cut:
            return
        inner = list(_inner_words(paragraphs))
        # Where this sign stands inside of lines too, it is how the document writes all hyphens.
        self.soft_typeset = not any(TYPESET_HYPHEN in word for word in inner)
        self._known = Counter(_bare(word) for word in inner)
        lower_case = sum(lower.first.text[0].islower() for _, lower in cut)
        self.hyphenates = lower_case >= 2 and lower_case >= HYPHENATED * len(pairs)

    def joins(self, last: str, following: str) -> bool:
        """Whether the hyphen at the end of `last` goes when the first word of the next line is put behind it."""
        if last[-1] == SOFT_HYPHEN or (last[-1] == TYPESET_HYPHEN and self.soft_typeset):
            return True
        left, right = _bare(last[:-1]), _bare(following)
        if self._known[_bare(last + following)]:
            return False
        if self._known[left + right]:
            return True
        if not (left.isalpha() and right[:1].islower() and following[0].islower()) or len(left) < 2:
            return False
        if self._known[left] and self._known[right]:
            return False
        end = re.split(r"[^a-z]", right)[0]
        return self.hyphenates or (bool(CUT_END.fullmatch(end)) and end not in WORDS_LIKE_ENDS)


def is_cut(last: RawWord) -> bool:
    """Whether a line ends inside of a word: with a hyphen that follows a letter or digit."""
    return _is_cut(last.text)


def _is_cut(text: str) -> bool:
    return (
        len(text) > 1 and text[-1] in ("-", SOFT_HYPHEN, TYPESET_HYPHEN) and (text[-2].isalnum())
    ) or text == SOFT_HYPHEN


def _inner_words(paragraphs: Sequence[Sequence[PrintedLine]]) -> Iterator[str]:
    for paragraph in paragraphs:
        for line in paragraph:
            for segment in line.segments:
                yield from (word.text for word in segment.words[:-1])
                if segment is not line.segments[-1] or line is paragraph[-1]:
                    yield segment.words[-1].text


def _bare(text: str) -> str:
    return text.replace(TYPESET_HYPHEN, "-").strip(".,;:()'\"").lower()
