"""Text → spaCy tokens, each word of it cut into tokens only once in a process."""

from __future__ import annotations

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

_LONGEST_KEPT = 40  # characters; what is longer is no word that comes again


class KeepingTokenizer:
    """Gives the same tokens as the tokenizer it holds, faster for words that came before.

    The tokenizer keeps how it cut a word, but only up to the first line end of a text, because a line end is one of
    its special cases. So new words are cut alone first, which it does keep: else most of the time for the tokens of
    a resume would go into words that it has cut in the one before.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: set[str] = set()

    def __call__(self, text: str) -> Doc:
        """The text as tokens."""
        for word in sorted(set(text.split()) - self._known):
            if len(self._known) >= self._tokenizer.max_cache_size:
                break
            if len(word) <= _LONGEST_KEPT:
                self._tokenizer(word)
                self._known.add(word)
        doc: Doc = self._tokenizer(text)
        return doc
