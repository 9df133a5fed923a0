"""Two reports of one resume, before and after an edit → what was won, what is new, what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from resume_lint.records import Claim, Credential, Finding
from resume_lint.report import Report


@dataclass(frozen=True, slots=True)
class Remaining:
    """A finding that both reports have; it may have lost places and points."""

    before: Finding
    after: Finding

    @property
    def won(self) -> float:
        """The points that it takes less than before; below zero where it takes more."""
        return self.before.points - self.after.points


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an edit changed. `points` is the new score less the old one, None where one of them has no score.

    `stage` is the old and the new stage; where they differ, or `same_rules` is False, the scores stand on different
    scales, and `points` says so little that it is to be read with care.
    """

    old: str
    new: str
    points: float | None
    totals: tuple[float | None, float | None]
    stage: tuple[str, str]
    same_rules: bool
    fixed: tuple[Finding, ...]
    added: tuple[Finding, ...]
    left: tuple[Remaining, ...]
    claims_gained: tuple[Claim, ...]
    claims_lost: tuple[Claim, ...]
    credentials_gained: tuple[Credential, ...]
    credentials_lost: tuple[Credential, ...]

    @property
    def worse(self) -> bool:
        """Whether the new resume has a finding that the old one had not, or fewer points."""
        return bool(self.added) or (self.points is not None and self.points < 0)


def compare(old: Report, new: Report) -> Comparison:
    """What `new` has won and lost against `old`, each part in the order of its report.

    Findings are the same where their rule is, claims where all but their words and places are.
    """
    before = {finding.code: finding for finding in old.findings}
    after = {finding.code: finding for finding in new.findings}
    totals = (old.score.total if old.score else None, new.score.total if new.score else None)
    return Comparison(
        old=old.source.name,
        new=new.source.name,
        points=totals[1] - totals[0] if totals[0] is not None and totals[1] is not None else None,
        totals=totals,
        stage=(old.stage.id, new.stage.id),
        same_rules=(old.tool.version, old.tool.pack) == (new.tool.version, new.tool.pack),
        fixed=tuple(finding for code, finding in before.items() if code not in after),
        added=tuple(finding for code, finding in after.items() if code not in before),
        left=tuple(Remaining(before[code], finding) for code, finding in after.items() if code in before),
        claims_gained=_beyond(new.claims, old.claims, _figure),
        claims_lost=_beyond(old.claims, new.claims, _figure),
        credentials_gained=_beyond(new.credentials, old.credentials, _held),
        credentials_lost=_beyond(old.credentials, new.credentials, _held),
    )


def _figure(claim: Claim) -> tuple[object, ...]:
    return (
        claim.metric, claim.value, claim.value_max, claim.unit, claim.comparator, claim.direction, claim.baseline,
        claim.per,
    )  # fmt: skip


def _held(credential: Credential) -> tuple[object, ...]:
    return credential.acronym, credential.status


def _beyond(ones: Iterable[Any], others: Iterable[Any], key: Any) -> tuple[Any, ...]:
    """Those of `ones` that `others` have no equal of, each used once."""
    known = Counter(key(other) for other in others)
    found = []
    for one in ones:
        known[key(one)] -= 1
        if known[key(one)] < 0:
            found.append(one)
    return tuple(found)
