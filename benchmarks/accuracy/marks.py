"""Pairs of annotated and found things → counts, shares, and a slip for each thing not as annotated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.accuracy.matching import Share, Tally, pair

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing not as annotated: `kind` is missed, spurious or wrong; `line` is where it stands."""

    subject: str
    kind: str
    words: str
    expected: str = ""
    found: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Counts by subject (claims, credentials …), shares by subject (stage, claims.unit …), and each slip."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()

    def __add__(self, other: Marks) -> Marks:
        tallies = {key: self.tally(key) + other.tally(key) for key in {**self.tallies, **other.tallies}}
        shares = {key: self.share(key) + other.share(key) for key in {**self.shares, **other.shares}}
        return Marks(tallies, shares, self.slips + other.slips)

    def tally(self, subject: str) -> Tally:
        """The counts of a subject, all zero where there are none."""
        return self.tallies.get(subject, Tally())

    def share(self, subject: str) -> Share:
        """The share of a subject, zero of zero where there is none."""
        return self.shares.get(subject, Share())


def compare(
    subject: str,
    gold: Sequence[Any],
    found: Sequence[Record],
    pairs: Iterable[tuple[int, int]],
    alike: Callable[[Any, Record], float],
    describe: Callable[[Any], str],
    describe_found: Callable[[Record], str],
    name: Callable[[Any], str] = lambda thing: str(getattr(thing, "words", "")),
) -> Marks:
    """The counts of a subject; a miss and a false alarm over the same words are told as one slip."""
    pairs = list(pairs)
    missed = [gold[i] for i in range(len(gold)) if i not in {i for i, _ in pairs}]
    spurious = [found[j] for j in range(len(found)) if j not in {j for _, j in pairs}]
    tally = Tally(len(pairs), len(missed), len(spurious))
    mixed = pair(missed, spurious, lambda a, b: alike(a, b) >= 0.3, alike)
    told, heard = {i for i, _ in mixed}, {j for _, j in mixed}
    slips = [
        Slip(
            subject,
            "wrong",
            name(missed[i]),
            describe(missed[i]),
            _tell(describe_found, spurious[j]),
            _line(missed[i]),
        )
        for i, j in mixed
    ]
    slips += [
        Slip(subject, "missed", name(thing), describe(thing), "", _line(thing))
        for i, thing in enumerate(missed)
        if i not in told
    ]
    slips += [
        Slip(subject, "spurious", words_of(record), "", describe_found(record))
        for j, record in enumerate(spurious)
        if j not in heard
    ]
    return Marks({subject: tally}, {}, tuple(slips))


def _tell(describe: Callable[[Record], str], record: Record) -> str:
    return f"{describe(record)} “{words_of(record)}”"


def _line(thing: object) -> str:
    """The bullet that an annotated claim stands in, "" for anything else."""
    return str(getattr(thing, "line", ""))


def judge(subject: str, right: bool, words: str, expected: object, found: object) -> Marks:
    """One yes or no, told as a slip where it is no."""
    slips = () if right else (Slip(subject, "wrong", words, f"{expected}", f"{found}"),)
    return Marks({}, {subject: Share(int(right), 1)}, slips)


def words_of(record: Record) -> str:
    """The resume's words behind a record, whichever way it carries them."""
    if "evidence" in record and isinstance(record["evidence"], Mapping):
        return str(record["evidence"]["text"])
    mentions = record.get("mentions") or ()
    return str(mentions[0]["text"] if mentions else record.get("title") or record.get("name") or "")
