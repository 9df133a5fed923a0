"""Rows → what a run comes to: files, failures by kind, scores, the most frequent findings, and how fast it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from resume_lint.batch.rows import Row
from resume_lint.reporters.plain import count, number, plain

FREQUENT = 10
TOLD_FAILURES = 10
BANDS = ("strong", "good", "fair", "weak")


@dataclass
class Summary:
    """Counts over the rows added so far; its size does not grow with the number of files."""

    files: int = 0
    unjudged: int = 0
    copies: int = 0
    versions: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    first_failures: list[tuple[str, str]] = field(default_factory=list)
    scores: Counter[float] = field(default_factory=Counter)
    bands: Counter[str] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Counts one file."""
        self.files += 1
        self.copies += row.same_as is not None
        self.versions += row.similar_to is not None
        if row.failure is not None:
            self.failures[row.failure.code] += 1
            if len(self.first_failures) < TOLD_FAILURES:
                self.first_failures.append((row.path, row.failure.code))
            return
        score = row.fields["score"]
        if score is None:
            self.unjudged += 1
            return
        self.scores[score["total"]] += 1
        self.bands[score["band"]] += 1
        self.findings.update({(one["code"], one["name"]) for one in row.fields["findings"]})

    @property
    def failed(self) -> int:
        """How many files gave no report."""
        return self.failures.total()

    def quantile(self, share: float) -> float:
        """The score below or at which that share of the files lies.

        >>> Summary(scores=Counter([10, 20, 30, 40])).quantile(0.5)
        20
        """
        wanted = share * self.scores.total()
        seen = 0
        for score in sorted(self.scores):
            seen += self.scores[score]
            if seen >= wanted:
                return score
        return 0.0

    def frequent(self, most: int = FREQUENT) -> list[tuple[tuple[str, str], int]]:
        """The most frequent findings with the number of files that have them."""
        return sorted(self.findings.items(), key=lambda item: (-item[1], item[0]))[:most]


def render(summary: Summary, seconds: float) -> str:
    """The summary in a few lines, ending in a newline."""
    lines = [_first_line(summary), *_failure_lines(summary), *_score_lines(summary), *_finding_lines(summary)]
    rate = f"{summary.files / seconds:,.1f} files a second" if seconds else ""
    return "\n".join([*lines, f"{seconds:,.1f} seconds, {rate}"]) + "\n"


def _first_line(summary: Summary) -> str:
    judged = summary.scores.total()
    parts = [count(summary.files, "file"), f"{number(judged)} judged"]
    extra = ((summary.unjudged, "not judged"), (summary.failed, "failed"))
    copies = ((summary.copies, "the same bytes as another"), (summary.versions, "a version of another"))
    return ", ".join(
        [*parts, *(f"{number(amount)} {words}" for amount, words in (*extra, *copies) if amount)]
    )


def _failure_lines(summary: Summary) -> list[str]:
    if not summary.failures:
        return []
    kinds = sorted(summary.failures.items(), key=lambda item: (-item[1], item[0]))
    told = [f"  {plain(path)}: {code}" for path, code in summary.first_failures]
    more = summary.failed - len(told)
    rest = [f"  and {number(more)} more"] if more else []
    return ["Failed: " + ", ".join(f"{number(amount)} {code}" for code, amount in kinds), *told, *rest]


def _score_lines(summary: Summary) -> list[str]:
    if not summary.scores:
        return []
    quarters = [number(summary.quantile(share)) for share in (0.25, 0.5, 0.75)]
    bands = ", ".join(f"{number(summary.bands[band])} {band}" for band in BANDS)
    return [f"Scores: half of them from {quarters[0]} to {quarters[2]}, median {quarters[1]}; {bands}"]


def _finding_lines(summary: Summary) -> list[str]:
    frequent = summary.frequent()
    if not frequent:
        return []
    judged = summary.scores.total()
    width = len(number(frequent[0][1]))
    lines = [
        f"  {number(amount):>{width}}  {amount / judged:>4.0%}  {code}  {name}"
        for (code, name), amount in frequent
    ]
    return ["Most frequent findings", *lines]
