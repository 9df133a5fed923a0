"""Words to numbers: every way people write an amount, with its unit and comparator; pure and without context.

`find_numbers` gives the single numbers of a line as `Number`s. What belongs together (ranges, changes, periods) is
put together in `quantities`; what a number measures is decided in `claims`.
"""

from __future__ import annotations

from resume_lint.language.numbers.number import Number, holds_one, parse_words
from resume_lint.language.numbers.reading import find_numbers, may_hold_numbers

__all__ = ["Number", "find_numbers", "holds_one", "may_hold_numbers", "parse_words"]
