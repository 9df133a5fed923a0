"""One line of text → its amounts: numbers, ranges, changes, units, comparators and periods put together."""

from __future__ import annotations

from resume_lint.language.quantities.quantity import Quantity, Reading, Token
from resume_lint.language.quantities.reading import build_reading, outside, read_line

__all__ = ["Quantity", "Reading", "Token", "build_reading", "outside", "read_line"]
