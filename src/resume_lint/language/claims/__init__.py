"""Lines of a resume → quantified claims: what each figure measures, by the words of the pack around it."""

from __future__ import annotations

from resume_lint.language.claims.finder import ClaimFinder, FoundClaim, WorkLine, find_claims, read_lines

__all__ = ["ClaimFinder", "FoundClaim", "WorkLine", "find_claims", "read_lines"]
