"""An annotated resume's YAML file → its plain words and what a careful reader found, as frozen values.

The annotation guide is `ANNOTATION.md` beside this file. Claims stand inline as `{{words|metric=ID …}}`,
vague claims as `??words|metric??`; the marks are taken off here, so that a resume is rendered as written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

RESUMES = Path(__file__).parent / "resumes"
HELD_OUT = "held-out"  # the set that is only run to report: nobody looks at its errors

CLAIM_MARK = re.compile(
    r"""
    \{\{ (?P<words>.+?)          # the words of the claim, which may hold a bar of their own
    \| (?P<facts>metric=.*?)     # key=value pairs, the metric first
    \}\}
    """,
    re.VERBOSE | re.DOTALL,
)
VAGUE_MARK = re.compile(r"\?\?(?P<words>[^?|]+)\|(?P<metric>[a-z_/]+)\?\?")
MARK = re.compile(
    f"{CLAIM_MARK.pattern}|{VAGUE_MARK.pattern.replace('words', 'vague')}", re.VERBOSE | re.DOTALL
)
FACT = re.compile(
    r"""
    (?P<key>\w+) =
    (?: (?P<quote>['"]) (?P<quoted>.*?) (?P=quote) (?= \s+ \w+= | \s*$ )   # object='patients' accounts'
      | (?P<bare>\S+) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A quantified claim: `metrics` are the ids that are right, `line` the whole bullet it stands in."""

    words: str
    metrics: tuple[str, ...]
    value: float
    unit: str
    value_max: float | None = None
    comparator: str = "eq"
    direction: str = "level"
    baseline: float | None = None
    per: str | None = None
    object: str | None = None
    line: str = ""


@dataclass(frozen=True, slots=True)
class GoldVague:
    """A result promised without a figure."""

    words: str
    metrics: tuple[str, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class GoldEntry:
    """A job, course of study or project: its header in parts, then its bullets as plain words."""

    title: str
    org: str
    place: str
    dates: str
    text: str
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldSection:
    """A part under one heading: running text, items or entries, as plain words."""

    title: str
    kind: str
    text: str
    items: tuple[str, ...]
    entries: tuple[GoldEntry, ...]


@dataclass(frozen=True, slots=True)
class GoldCredential:
    """A credential with its state."""

    acronym: str
    issuer: str | None
    status: str


@dataclass(frozen=True, slots=True)
class GoldSkill:
    """A skill by its canonical name, and how the resume backs it."""

    name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated resume; `expect` are the yes/no judgements, `unquantified_roles` counts jobs from 0.

    `grade` is strong, mixed or weak where the notes of its writer begin with that word, else empty.
    """

    id: str
    name: str
    contact: str
    stage: str
    years: float
    sections: tuple[GoldSection, ...]
    claims: tuple[GoldClaim, ...]
    vague_claims: tuple[GoldVague, ...]
    credentials: tuple[GoldCredential, ...]
    skills: tuple[GoldSkill, ...]
    expect: tuple[tuple[str, bool], ...]
    unquantified_roles: tuple[int, ...]
    grade: str = ""

    @property
    def jobs(self) -> tuple[GoldEntry, ...]:
        """All entries of the experience sections, in order."""
        return tuple(entry for part in self.sections if part.kind == "experience" for entry in part.entries)


def read_annotated(path: Path) -> Annotated:
    """The annotated resume in `path`; `mistakes.find_mistakes` tells what may be wrong with the file."""
    return build_annotated(yaml.safe_load(path.read_text("utf-8")))


def read_set(name: str) -> list[Annotated]:
    """Every resume of the set (`dev`, `more` …) by file name; empty where there is no such set."""
    return [read_annotated(path) for path in sorted((RESUMES / name).glob("*.yaml"))]


def build_annotated(data: Mapping[str, Any]) -> Annotated:
    """The annotated resume that a YAML file's content describes."""
    lines = list(marked_texts(data))
    expect = data["expect"]
    flags = {key: bool(value) for key, value in expect.items() if key != "unquantified_role"}
    flags["generic_skills"] = bool(data["generic_skills"])
    return Annotated(
        id=data["id"],
        name=data["name"],
        contact=data["contact"],
        stage=data["stage"],
        years=float(data["years"]),
        sections=tuple(_build_section(section) for section in data["sections"]),
        claims=tuple(claim for line in lines for claim in find_claims(line)),
        vague_claims=tuple(vague for line in lines for vague in find_vague(line)),
        credentials=tuple(_build_credential(entry) for entry in data["credentials"]),
        skills=tuple(GoldSkill(entry["name"], entry["evidence"]) for entry in data["skills"]),
        expect=tuple(sorted(flags.items())),
        unquantified_roles=tuple(expect["unquantified_role"]),
        grade=_grade_of(data.get("notes", "")),
    )


def _grade_of(notes: str) -> str:
    """The grade with which notes begin, empty where they begin otherwise.

    >>> _grade_of("Strong entry, telegraphic."), _grade_of("Strongly worded"), _grade_of("Weak. No claim.")
    ('strong', '', 'weak')
    """
    first = re.match(r"(Strong|Mixed|Weak)\b", notes)
    return first[1].lower() if first else ""


def marked_texts(data: Mapping[str, Any]) -> Iterator[str]:
    """Every piece of text of the file that may hold marks, in reading order."""
    for section in data["sections"]:
        yield section.get("text") or ""
        yield from section.get("items") or ()
        for entry in section.get("entries") or ():
            yield from (entry.get(key) or "" for key in ("title", "org", "text"))
            yield from entry.get("bullets") or ()


def plain(text: str) -> str:
    """The text as printed, without marks.

    >>> plain("{{45 charts|metric=chart_volume value=45 unit=count}} with ??high accuracy|coding_accuracy??.")
    '45 charts with high accuracy.'
    """
    return MARK.sub(lambda found: found["words"] or found["vague"], text)


def find_claims(text: str) -> list[GoldClaim]:
    """The claims marked in a text.

    >>> mark = "{{35-40 a day|metric=chart_volume/other value=35 value_max=40 unit=count per=day}}"
    >>> [claim] = find_claims(f"Coded {mark}.")
    >>> claim.words, claim.metrics, claim.value, claim.value_max, claim.per
    ('35-40 a day', ('chart_volume', 'other'), 35.0, 40.0, 'day')
    >>> find_claims("??high accuracy|coding_accuracy??")
    []
    """
    line = plain(text)
    return [
        _build_claim(found["words"], find_facts(found["facts"]), line) for found in CLAIM_MARK.finditer(text)
    ]


def find_vague(text: str) -> list[GoldVague]:
    """The vague claims marked in a text.

    >>> find_vague("??high accuracy|coding_accuracy/audit_score?? daily")[0].metrics
    ('coding_accuracy', 'audit_score')
    """
    line = plain(text)
    return [
        GoldVague(mark["words"], tuple(mark["metric"].split("/")), line) for mark in VAGUE_MARK.finditer(text)
    ]


def find_facts(words: str) -> dict[str, str]:
    """The key=value pairs of a claim's mark, as words.

    >>> find_facts("metric=claim_volume value=900 object='payers' claims' per=month")
    {'metric': 'claim_volume', 'value': '900', 'object': "payers' claims", 'per': 'month'}
    """
    return {
        fact["key"]: fact["quoted"] if fact["bare"] is None else fact["bare"] for fact in FACT.finditer(words)
    }


def _build_claim(words: str, facts: dict[str, str], line: str) -> GoldClaim:
    return GoldClaim(
        words=words,
        metrics=tuple(facts["metric"].split("/")),
        value=float(facts["value"]),
        unit=facts["unit"],
        value_max=_number(facts.get("value_max")),
        comparator=facts.get("comparator", "eq"),
        direction=facts.get("direction", "level"),
        baseline=_number(facts.get("baseline")),
        per=facts.get("per"),
        object=facts.get("object"),
        line=line,
    )


def _number(words: str | None) -> float | None:
    return None if words is None else float(words)


def _build_section(section: Mapping[str, Any]) -> GoldSection:
    return GoldSection(
        title=section["title"],
        kind=section["kind"],
        text=plain(section.get("text") or ""),
        items=tuple(plain(item) for item in section.get("items") or ()),
        entries=tuple(_build_entry(entry) for entry in section.get("entries") or ()),
    )


def _build_entry(entry: Mapping[str, Any]) -> GoldEntry:
    parts = [plain(str(entry.get(key) or "")) for key in ("title", "org", "place", "dates", "text")]
    title, org, place, dates, text = parts
    return GoldEntry(
        title, org, place, dates, text, tuple(plain(bullet) for bullet in entry.get("bullets") or ())
    )


def _build_credential(entry: Mapping[str, Any]) -> GoldCredential:
    return GoldCredential(entry["acronym"], entry.get("issuer"), entry["status"])


if __name__ == "__main__":
    from benchmarks.accuracy.mistakes import main

    sys.exit(main(sys.argv[1:]))
