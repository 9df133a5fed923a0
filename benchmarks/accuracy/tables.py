"""Marks of each layout → the tables and lines that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.accuracy.marks import Marks, Slip
from benchmarks.accuracy.matching import Share, Tally

COUNTED = (
    "claims",
    "credentials",
    "credentials with status",
    "skills",
    "headings",
    "roles",
    "flags",
    "vague",
)
SHARED = ("stage", "years", "sections", "skills.evidence", "roles.title", "roles.employer")
GOALS = {"claims": 0.90, "credentials": 0.97}
STAGE_GOAL = 0.90
FLAG_GOAL = 0.95

Row = Sequence[str]


def overview(marks: Mapping[str, Marks]) -> str:
    """One row per layout and one for all: precision, recall and F1 of the main subjects, shares of others."""
    head = [
        "layout",
        "claims P",
        "R",
        "F1",
        "cred P",
        "R",
        "F1",
        "+status",
        "skills F1",
        "evid",
        "headings",
        "sections",
    ]
    head += ["roles", "employer", "flags", "vague P", "R", "F1", "stage", "years"]
    rows = [_overview_row(name, one) for name, one in marks.items()]
    if len(marks) > 1:
        rows.append(_overview_row("all", sum(marks.values(), Marks())))
    return table([head, *rows])


def _overview_row(name: str, marks: Marks) -> Row:
    return [
        name,
        *_prf(marks.tally("claims")),
        *_prf(marks.tally("credentials")),
        _ratio(marks.tally("credentials with status").f1),
        _ratio(marks.tally("skills").f1),
        _ratio(marks.share("skills.evidence").ratio),
        _ratio(marks.tally("headings").f1),
        _ratio(marks.share("sections").ratio),
        _ratio(marks.tally("roles").f1),
        _ratio(marks.share("roles.employer").ratio),
        _ratio(marks.tally("flags").f1),
        *_prf(marks.tally("vague")),
        _of(marks.share("stage")),
        _of(marks.share("years")),
    ]


def subjects(marks: Marks) -> str:
    """Every subject counted, over all layouts: right, missed and spurious; then the shares."""
    head = ["counted", "right", "missed", "spurious", "P", "R", "F1"]
    rows = [[name, *_counts(tally), *_prf(tally)] for name, tally in sorted(marks.tallies.items())]
    shares = [[name, _of(share), _ratio(share.ratio)] for name, share in sorted(marks.shares.items())]
    return f"{table([head, *rows])}\n\n{table([['share of the right ones', 'right', 'share'], *shares])}"


def goals(marks: Mapping[str, Marks]) -> str:
    """The marks set for the first version, and whether each layout meets them."""
    rows = []
    for name, one in marks.items():
        cells = [_goal(one.tally(subject).f1, goal) for subject, goal in GOALS.items()]
        rows.append([name, *cells, _goal(one.share("stage").ratio, STAGE_GOAL)])
    head = [
        "marks",
        *(f"{subject} F1 ≥ {goal:.2f}" for subject, goal in GOALS.items()),
        f"stage ≥ {STAGE_GOAL:.2f}",
    ]
    return table([head, *rows])


def flags(marks: Marks) -> str:
    """Each judgement of the reviewers with precision and recall over all layouts, and whether both meet the mark."""
    rows = []
    for name, tally in sorted(marks.tallies.items()):
        if name.startswith("flags."):
            met = min(tally.precision, tally.recall) >= FLAG_GOAL
            counts = (tally.hits, tally.missed, tally.spurious)
            rows.append(
                [
                    name.removeprefix("flags."),
                    *map(str, counts),
                    _ratio(tally.precision),
                    _ratio(tally.recall),
                ]
            )
            rows[-1].append("met" if met else "NOT MET")
    head = ["raised by a reviewer", "right", "missed", "spurious", "P", "R", f"both ≥ {FLAG_GOAL:.2f}"]
    return table([head, *rows])


def slip_lines(slips: Iterable[tuple[str, str, Slip]], only: Sequence[str]) -> list[str]:
    """One line per slip: resume, layout, subject, what is wrong with it, the words, wanted → got."""
    chosen = [entry for entry in slips if not only or _chosen(entry[2].subject, only)]
    return [f"{resume} {layout:<12} {_slip(slip)}" for resume, layout, slip in chosen]


def _chosen(subject: str, only: Sequence[str]) -> bool:
    return any(subject == wanted or subject.startswith(f"{wanted}.") for wanted in only)


def _slip(slip: Slip) -> str:
    words = f" “{slip.words}”" if slip.words else ""
    expected = f" want {slip.expected};" if slip.expected else ""
    found = f" got {slip.found};" if slip.found else ""
    where = f" in: {slip.line}" if slip.line and slip.line != slip.words else ""
    return f"{slip.subject:<18} {slip.kind:<8}{words}{expected}{found}{where}".rstrip(";")


def as_data(marks: Mapping[str, Marks]) -> dict[str, Any]:
    """The same as plain data for JSON."""
    return {name: {"counted": _counted_data(one), "shares": _shares_data(one)} for name, one in marks.items()}


def _counted_data(marks: Marks) -> dict[str, Any]:
    return {
        name: {
            "right": tally.hits,
            "missed": tally.missed,
            "spurious": tally.spurious,
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
        }
        for name, tally in sorted(marks.tallies.items())
    }


def _shares_data(marks: Marks) -> dict[str, Any]:
    return {
        name: {"right": share.right, "total": share.total, "share": round(share.ratio, 4)}
        for name, share in sorted(marks.shares.items())
    }


def table(rows: Sequence[Row]) -> str:
    """Rows as columns of even width, the first to the left, the rest to the right.

    >>> print(table([["layout", "F1"], ["text", "0.912"]]))
    layout     F1
    text    0.912
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def _prf(tally: Tally) -> Row:
    return [_ratio(tally.precision), _ratio(tally.recall), _ratio(tally.f1)]


def _counts(tally: Tally) -> Row:
    return [str(tally.hits), str(tally.missed), str(tally.spurious)]


def _of(share: Share) -> str:
    return f"{share.right}/{share.total}"


def _ratio(number: float) -> str:
    return f"{number:.3f}"


def _goal(number: float, goal: float) -> str:
    return f"{number:.3f} {'met' if number >= goal else 'NOT MET'}"
