"""What a program or our report says of a resume → records of one shape, and their counts against the annotation.

Each subject is judged as kindly to the others as it can be: ranges are taken apart again, names are looked for inside
longer ones, and skills are brought to our names by our own vocabulary, so that only what was found is compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.accuracy.annotations import Annotated
from benchmarks.accuracy.marks import Record
from benchmarks.accuracy.matching import Tally, overlap, pair, tokens
from benchmarks.accuracy.scorer import same_number, score_credentials, score_skills

AROUND = 60  # characters beside a claim's words that tell which line it stands in
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([%kMB]?)")
SCALES = {"k": 1e3, "M": 1e6, "B": 1e9}
KINDS = {"percentage_point": "percent", "ratio": "number", "index": "number", "count": "number"}


@dataclass(frozen=True, slots=True)
class Figure:
    """What a number may be, and what it counts: `percent`, `usd`, a unit of time, or `number` for anything else."""

    values: tuple[float, ...]
    kind: str
    words: str


def gold_figures(gold: Annotated) -> list[Figure]:
    """The figure of each annotated claim."""
    return [Figure((claim.value,), kind_of_unit(claim.unit), claim.words) for claim in gold.claims]


def kind_of_unit(unit: str) -> str:
    """The kind of one of our units.

    >>> kind_of_unit("percentage_point"), kind_of_unit("count"), kind_of_unit("day")
    ('percent', 'number', 'day')
    """
    return KINDS.get(unit, unit)


def our_figures(report: Record) -> list[Figure]:
    """The figure of each claim of a report."""
    return [
        Figure((claim["value"],), kind_of_unit(claim["unit"]), claim["evidence"]["text"])
        for claim in report["claims"]
    ]


def quantities(found: Sequence[Record]) -> list[Figure]:
    """The figures of a list of quantities; of two numbers told as their middle and half width, either."""
    return [
        Figure(_ends(one["value"], one.get("uncertainty")), _kind_of_quantity(one["unit"]), one["surface"])
        for one in found
    ]


def _ends(middle: float, half: float | None) -> tuple[float, ...]:
    return (middle - half, middle + half) if half else (middle,)


def _kind_of_quantity(unit: Record) -> str:
    """The unit, or the first one above the line of a rate such as “30 hours per week”."""
    counted = [base["base"] for base in unit.get("dimensions") or () if base.get("power", 1) > 0]
    name = str(counted[0] if counted else "dimensionless")
    return {"percentage": "percent", "dollar": "usd", "dimensionless": "number"}.get(name, name)


def score_figures(gold: Sequence[Figure], found: Sequence[Figure]) -> Tally:
    """Figures by value and kind, each used once."""

    def fits(wanted: Figure, got: Figure) -> bool:
        return wanted.kind == got.kind and any(same_number(wanted.values[0], value) for value in got.values)

    pairs = pair(gold, found, fits, lambda wanted, got: overlap(wanted.words, got.words))
    return Tally(len(pairs), len(gold) - len(pairs), len(found) - len(pairs))


def metric_figures(found: Record) -> list[Figure]:
    """The figures of achievements whose metric is told as words.

    >>> metric_figures({"achievements": [{"metric": "96%"}, {"metric": "Key Result"}, {"metric": "1.2M"}]})
    [Figure(values=(96.0,), kind='percent', words='96%'), Figure(values=(1200000.0,), kind='number', words='1.2M')]
    """
    figures = []
    for entry in found["achievements"]:
        match = NUMBER.match(entry["metric"])
        if match:
            value = float(match[1].replace(",", "")) * SCALES.get(match[2], 1)
            figures.append(Figure((value,), "percent" if match[2] == "%" else "number", entry["metric"]))
    return figures


def score_lines(gold: Annotated, found: Iterable[tuple[str, str]]) -> Tally:
    """Lines that hold a claim against those pointed at by words, each with what stands around them.

    Words that stand in no line count against their program too.
    """
    lines = [line for line in _lines(gold) if line]
    claimed = {claim.line for claim in gold.claims}
    pointed: set[str] = set()
    lost = 0
    for words, around in found:
        holding = [line for line in lines if overlap(words, line) >= 0.5]
        pointed |= (
            {max(holding, key=lambda line: (_inside(words, line), _inside(line, around)))}
            if holding
            else set()
        )
        lost += not holding
    return Tally(len(pointed & claimed), len(claimed - pointed), len(pointed - claimed) + lost)


def _inside(words: str, text: str) -> float:
    """The share of the words that stand in the text."""
    wanted = tokens(words)
    return (wanted & tokens(text)).total() / max(1, wanted.total())


def _lines(gold: Annotated) -> Iterable[str]:
    for section in gold.sections:
        yield section.text
        yield from section.items
        for entry in section.entries:
            yield from (entry.title, entry.org, entry.text, *entry.bullets)


def our_lines(report: Record) -> list[tuple[str, str]]:
    """The words of each claim of a report that holds its text, and what stands around them."""
    text = report["text"]
    found = [claim["evidence"] for claim in report["claims"]]
    return [(one["text"], text[max(0, one["span"][0] - AROUND) : one["span"][1] + AROUND]) for one in found]


def achievement_lines(found: Record) -> list[tuple[str, str]]:
    """The words of each achievement, which are whole lines."""
    return [(entry["description"], entry["description"]) for entry in found["achievements"]]


def our_credentials(gold: Annotated, report: Record) -> Tally:
    """Credentials of a report by acronym."""
    return score_credentials(gold.credentials, report["credentials"]).tally("credentials")


def certifications(gold: Annotated, found: Record, names: Mapping[str, str]) -> Tally:
    """Credentials whose acronym or full name stands in the name of a certification; one with none is false."""
    told = [str(entry["name"] or "") for entry in found["certifications"]]
    hits = {
        credential.acronym
        for credential in gold.credentials
        if any(names_credential(words, credential.acronym, names) for words in told)
    }
    spurious = sum(
        not any(names_credential(words, one.acronym, names) for one in gold.credentials) for words in told
    )
    return Tally(len(hits), len({one.acronym for one in gold.credentials} - hits), spurious)


def names_credential(words: str, acronym: str, names: Mapping[str, str]) -> bool:
    """Whether words hold an acronym as a word of its own, or its full name.

    >>> names_credential("CPC-A, AAPC", "CPC", {}), names_credential("CPC (AAPC)", "CPC", {})
    (False, True)
    >>> names_credential("Certified Professional Coder", "CPC", {"CPC": "Certified Professional Coder"})
    True
    """
    alone = re.search(rf"(?<![\w-]){re.escape(acronym)}(?![\w]|-\w)", words)
    return bool(alone) or names.get(acronym, "\0").casefold() in words.casefold()


def our_skills(gold: Annotated, report: Record) -> Tally:
    """Skills of a report by name."""
    return score_skills(gold, report["skills"]).tally("skills")


def listed_skills(gold: Annotated, found: Record, read_text: Callable[[str], Mapping[str, Any]]) -> Tally:
    """Skills told as words, by the names that our vocabulary gives them; words it does not know count for nothing."""
    told = [str(words) for words in found["resume"]["skills"]] if found.get("ok") else []
    return our_skills(gold, read_text("SKILLS\n" + "\n".join(told)) if told else {"skills": []})
