"""What the program read in a line against what a careful reader did → marks, and misses by kind and by shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.accuracy.annotations import GoldClaim
from benchmarks.accuracy.marks import Marks, Record, Slip
from benchmarks.accuracy.matching import Share
from benchmarks.accuracy.scorer import score_claims, score_vague
from benchmarks.accuracy.sentences.lines import MarkedLine

VAGUE = {
    "missed": "promise without a figure missed",
    "spurious": "promise without a figure that is none",
    "wrong": "promise of another metric",
}


def score_line(line: MarkedLine, found: dict[str, list[Record]]) -> Marks:
    """Claims, their attributes and vague claims; the share of lines that are right in everything."""
    claims, vague = found["claims"], found["vague_claims"]
    marks = score_claims(line.claims, claims) + score_vague(line.vague_claims, vague)
    shares = {"lines": Share(int(not marks.slips), 1)}
    for claim in line.claims:
        right = score_claims((claim,), claims).tally("claims").hits
        for shape in shapes_of(claim):
            shares[f"shape {shape}"] = shares.get(f"shape {shape}", Share()) + Share(right, 1)
    return marks + Marks({}, shares)


def shapes_of(claim: GoldClaim) -> list[str]:
    """How the claim is put; a plain standing where it is nothing else.

    >>> shapes_of(GoldClaim("from 12% to under 5%", ("denial_rate",), 5, "percent", baseline=12, comparator="le"))
    ['from one figure to another', 'with a comparator']
    >>> shapes_of(GoldClaim("98% accuracy", ("coding_accuracy",), 98, "percent"))
    ['a plain standing']
    """
    shapes = {
        "from one figure to another": claim.baseline is not None,
        "risen or fallen by or to": claim.baseline is None and claim.direction != "level",
        "a range": claim.value_max is not None,
        "with a comparator": claim.comparator != "eq",
        "per day, month, year": claim.per is not None,
    }
    return [shape for shape, fits in shapes.items() if fits] or ["a plain standing"]


def count_kinds(slips: Iterable[Slip]) -> list[tuple[str, int]]:
    """Each kind of miss with its count, the most frequent first."""
    kinds = Counter(kind_of(slip) for slip in slips)
    return sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0]))


def kind_of(slip: Slip) -> str:
    """In words what is wrong.

    >>> kind_of(Slip("claims", "wrong", "40 a day", "claim_volume 40 count", "chart_volume 40 count “40 a day”"))
    'figure given to another metric'
    >>> kind_of(Slip("claims", "wrong", "14% to 6%", "denial_rate 6 percent", "denial_rate 14 percent “14%”"))
    'another value'
    >>> kind_of(Slip("claims.per", "wrong", "40 a day", "day", "None"))
    'wrong per'
    """
    if slip.subject == "vague":
        return VAGUE[slip.kind]
    if slip.subject != "claims":
        return f"wrong {slip.subject.removeprefix('claims.')}"
    if slip.kind == "missed":
        return "figure not read as a claim"
    if slip.kind == "spurious":
        return "figure that is no claim, or the same one twice"
    same = slip.expected.split()[1] == slip.found.split()[1]
    return "figure given to another metric" if same else "another value"


def count_metrics(slips: Sequence[Slip]) -> list[tuple[str, int, int]]:
    """Each metric with how often it was missed and how often given to a figure in error."""
    missed: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for slip in slips:
        if slip.subject == "claims":
            missed.update([_metric(slip.expected)] if slip.expected else [])
            given.update([_metric(slip.found)] if slip.found else [])
    names = sorted({*missed, *given}, key=lambda name: (-missed[name] - given[name], name))
    return [(name, missed[name], given[name]) for name in names]


def _metric(told: str) -> str:
    """The first id of a claim told as `metric/other 5 percent`."""
    return told.split()[0].split("/")[0]
