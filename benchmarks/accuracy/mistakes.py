"""Annotation files → the mistakes in them: `python -m benchmarks.accuracy.mistakes [FILE…]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml

from benchmarks.accuracy.annotations import (
    CLAIM_MARK,
    FACT,
    RESUMES,
    VAGUE_MARK,
    find_facts,
    marked_texts,
    plain,
)
from benchmarks.accuracy.readable import can_be_read
from benchmarks.accuracy.scorer import FINDINGS
from benchmarks.accuracy.worked import nearest_years
from resume_lint.pack import load_pack
from resume_lint.records import (
    Comparator,
    CredentialStatus,
    Direction,
    Per,
    SectionKind,
    SkillEvidence,
    StageId,
    Unit,
)
from resume_lint.vocabulary import Vocabulary

METRIC_IDS = """
coding_accuracy audit_score first_pass_rate denial_rate rejection_rate error_rate chart_volume claim_volume
audit_volume appeal_volume appeal_success_rate payment_volume query_rate productivity turnaround_time ar_days
ar_balance backlog collection_rate revenue_recovered revenue_increase cost_savings claim_value capture_rate
case_mix_index compliance_rate satisfaction team_size people_trained provider_count other
"""
METRICS = frozenset(METRIC_IDS.split())
FACTS = {
    "unit": get_args(Unit),
    "comparator": get_args(Comparator),
    "direction": get_args(Direction),
    "per": get_args(Per),
}
NUMBERS = ("value", "value_max", "baseline")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
NEEDED = ("metric", "value", "unit")
KNOWN_FACTS = {*FACTS, *NUMBERS, "metric", "object"}
TOP = {
    "id",
    "name",
    "contact",
    "stage",
    "years",
    "generic_skills",
    "sections",
    "credentials",
    "skills",
    "expect",
}
FLAGS = {*FINDINGS, "unquantified_role"} - {"generic_skills"}
SECTION = {"title", "kind", "text", "items", "entries"}
ENTRY = {"title", "org", "place", "dates", "text", "bullets"}
UNIT_CHANGES = (1.0, 60.0, 24.0, 7.0, 12.0, 30.0, 5.0, 1 / 60, 1 / 24, 1 / 7, 1 / 12, 1 / 5)
PROVING = {  # a flag that says "no such figure" against claims that are one
    "no_accuracy": {"coding_accuracy", "audit_score"},
    "no_volume": {"chart_volume", "claim_volume", "audit_volume"},
    "no_denial_impact": {"denial_rate", "rejection_rate", "first_pass_rate", "revenue_recovered"},
}
ALLOWING = {  # what more a reviewer may take for such a figure
    "no_accuracy": {"error_rate"},
    "no_volume": {"productivity", "appeal_volume", "payment_volume"},
    "no_denial_impact": {"appeal_success_rate", "appeal_volume"},
}
PERIODS = {  # words one of which must stand beside a rate
    "hour": r"hour|hr|/h\b",
    "day": r"day|daily",
    "week": r"week|wk",
    "month": r"month|/mo\b",
    "quarter": r"quarter|qtr|\bQ\d",
    "year": r"year|yr|annual|annum|fiscal|\bFY|\b20\d\d\b",
    "shift": r"shift",
}
YEARS_ROUNDING = 0.15
WORD = re.compile(r"\w+")
PHONE = re.compile(r"\d{3}\W{0,2}\d{3}\W?\d{4}")

Data = Mapping[str, Any]


def find_mistakes(text: str, stem: str) -> list[str]:
    """What is wrong with an annotation file of that name (without `.yaml`); empty where nothing is."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        return [f"not YAML: {' '.join(str(error).split())}"]
    if isinstance(data, list):
        return _line_mistakes(data)
    if not isinstance(data, dict):
        return ["not a mapping"]
    shape = list(_shape_mistakes(data, stem))
    if shape:
        return shape
    return [*_mark_mistakes(data), *_person_mistakes(data), *_answer_mistakes(data), *_job_mistakes(data)]


def _line_mistakes(lines: Sequence[Any]) -> list[str]:
    """The same for a file of single lines, each with its section and text."""
    odd = [
        f"a line needs a section and a text: {line!r:.60}"
        for line in lines
        if not isinstance(line, dict) or set(line) != {"section", "text"}
    ]
    sections = [{"title": "", "kind": line["section"], "text": line["text"]} for line in lines if not odd]
    shape = [mistake for section in sections for mistake in _section_mistakes(section)]
    return odd or [*shape, *_mark_mistakes({"sections": sections})]


def _shape_mistakes(data: Data, stem: str) -> Iterator[str]:
    yield from (f"missing key: {key}" for key in sorted(TOP - set(data)))
    yield from (f"unknown key: {key}" for key in sorted(set(data) - TOP - {"notes"}))
    if data.get("id") != stem:
        yield f"id {data.get('id')!r} is not the file's name {stem!r}"
    for section in data.get("sections") or ():
        yield from _section_mistakes(section)
    for key in ("credentials", "skills"):
        yield from (
            f"{key}: not a mapping: {entry!r}" for entry in data.get(key) or () if not isinstance(entry, dict)
        )


def _section_mistakes(section: Any) -> Iterator[str]:
    if not isinstance(section, dict) or not {"title", "kind"} <= set(section):
        yield f"a section needs a title and a kind: {section!r:.60}"
        return
    where = f"section {section['title']!r}"
    yield from (f"{where}: unknown key {key}" for key in sorted(set(section) - SECTION))
    if section["kind"] not in get_args(SectionKind):
        yield f"{where}: no kind {section['kind']!r}"
    if not isinstance(section.get("text", ""), str):
        yield f"{where}: text is not a string; quote it"
    yield from (
        f"{where}: quote the item {item!r}"
        for item in section.get("items") or ()
        if not isinstance(item, str)
    )
    for entry in section.get("entries") or ():
        yield from _entry_mistakes(entry, where)


def _entry_mistakes(entry: Any, where: str) -> Iterator[str]:
    if not isinstance(entry, dict) or "title" not in entry:
        yield f"{where}: an entry needs a title: {entry!r:.60}"
        return
    yield from (f"{where}: unknown entry key {key}" for key in sorted(set(entry) - ENTRY))
    pieces = [entry.get(key) or "" for key in sorted(ENTRY - {"bullets"})] + list(entry.get("bullets") or ())
    yield from (f"{where}: quote {piece!r}" for piece in pieces if not isinstance(piece, str))


def _mark_mistakes(data: Data) -> Iterator[str]:
    for text in marked_texts(data):
        rest = plain(text)
        if any(sign in rest for sign in ("{{", "}}", "??")):
            yield f"unbalanced or unreadable mark in “{rest}”"
        for mark in CLAIM_MARK.finditer(text):
            yield from (
                f"“{mark['words']}”: {what}" for what in _claim_mistakes(mark["words"], mark["facts"], rest)
            )
        for mark in VAGUE_MARK.finditer(text):
            yield from (f"“{mark['words']}”: {what}" for what in _metric_mistakes(mark["metric"]))


def _claim_mistakes(words: str, written: str, line: str) -> Iterator[str]:
    facts = find_facts(written)
    rest = FACT.sub("", written).strip()
    if rest:
        yield f"not key=value: {rest!r}"
    yield from (f"{key} is missing" for key in NEEDED if key not in facts)
    yield from (f"unknown key {key}" for key in sorted(set(facts) - KNOWN_FACTS))
    yield from _metric_mistakes(facts.get("metric", "other"))
    for key, allowed in FACTS.items():
        if key in facts and facts[key] not in allowed:
            yield f"no {key} {facts[key]!r}"
    for key in NUMBERS:
        if key in facts and not NUMBER.fullmatch(facts[key]):
            yield f"{key} {facts[key]!r} is not a plain number"
        elif key in facts and not can_be_read(
            float(facts[key]), line if key == "baseline" else words, UNIT_CHANGES
        ):
            yield f"{key} {facts[key]} cannot be read from the words"
    period = PERIODS.get(facts.get("per", ""))
    if period and not re.search(period, line, re.IGNORECASE):
        yield f"no word of the line says per {facts['per']}"
    strange = set(WORD.findall(facts.get("object", ""))) - set(WORD.findall(line.lower()))
    if strange:
        yield f"object: {', '.join(sorted(strange))} is not in the line"


def _metric_mistakes(metrics: str) -> Iterator[str]:
    yield from (f"no metric {metric!r}" for metric in metrics.split("/") if metric not in METRICS)


def _person_mistakes(data: Data) -> Iterator[str]:
    if any("555" not in number or "01" not in number for number in PHONE.findall(data["contact"])):
        yield f"not a made-up telephone number (555-01xx): {data['contact']}"
    if "@" in data["contact"] and not re.search(r"@([\w-]+\.)?example\.(com|org|net)", data["contact"]):
        yield f"not a made-up address (example.com): {data['contact']}"


def _answer_mistakes(data: Data) -> Iterator[str]:
    if data["stage"] not in get_args(StageId):
        yield f"no stage {data['stage']!r}"
    if not isinstance(data["years"], int | float):
        yield f"years {data['years']!r} is not a number"
    for entry in data["credentials"]:
        if entry.get("status") not in get_args(CredentialStatus) or "acronym" not in entry:
            yield f"credential {entry}: needs an acronym and a status"
    for entry in data["skills"]:
        if entry.get("evidence") not in get_args(SkillEvidence) or "name" not in entry:
            yield f"skill {entry}: needs a name and an evidence"
    names = [str(entry.get("name")).casefold() for entry in data["skills"]]
    yield from (
        f"skill {name!r} stands twice" for name in sorted({name for name in names if names.count(name) > 1})
    )
    yield from (f"expect: {key} is missing" for key in sorted(FLAGS - set(data["expect"])))
    yield from (f"expect: unknown {key}" for key in sorted(set(data["expect"]) - FLAGS))
    choices = [metrics for text in marked_texts(data) for metrics in _metric_choices(text)]
    yield from _flag_mistakes(data["expect"], choices)
    if not choices:
        yield from (
            f"skill {entry['name']!r} is quantified, but there is no claim"
            for entry in data["skills"]
            if entry.get("evidence") == "quantified"
        )


def _flag_mistakes(expect: Data, choices: Sequence[set[str]]) -> Iterator[str]:
    """Flags about missing figures against the claims' metrics, each claim with those that are right for it."""
    sure = {metric for metrics in choices if len(metrics) == 1 for metric in metrics}
    perhaps = {metric for metrics in choices for metric in metrics}
    for flag, proof in PROVING.items():
        if expect.get(flag) and sure & proof:
            yield f"expect: {flag} is true, but there is {', '.join(sorted(sure & proof))}"
        if expect.get(flag) is False and not perhaps & (proof | ALLOWING[flag]):
            yield f"expect: {flag} is false, but no claim is such a figure"


def _metric_choices(text: str) -> Iterator[set[str]]:
    """The metrics that are right for each claim of the text."""
    for mark in CLAIM_MARK.finditer(text):
        yield set(find_facts(mark["facts"]).get("metric", "").split("/"))


def _job_mistakes(data: Data) -> Iterator[str]:
    jobs = [
        entry
        for part in data["sections"]
        if part["kind"] == "experience"
        for entry in part.get("entries") or ()
    ]
    bare = data["expect"].get("unquantified_role", [])
    dates = [job["dates"] for job in jobs if job.get("dates")]
    near = nearest_years(float(data["years"]), dates)
    if dates and abs(near - float(data["years"])) > YEARS_ROUNDING:
        yield f"years {data['years']}: no jobs add up to it; the nearest is {near}"
    yield from (
        f"expect: no job {index} for unquantified_role" for index in bare if not 0 <= index < len(jobs)
    )
    for index, job in enumerate(jobs):
        claims = [
            mark
            for text in (job.get("text") or "", *(job.get("bullets") or ()))
            for mark in CLAIM_MARK.findall(text)
        ]
        if bool(claims) == (index in bare):
            yield f"expect: job {index} ({job['title']}) has {len(claims)} claims, against unquantified_role"


def unknown_names(data: Data, vocabulary: Vocabulary) -> list[str]:
    """Skill and credential names that the pack does not have; a pack without such words is let pass."""
    skills = {term.name.casefold() for term in vocabulary.terms}
    credentials = {entry.acronym.casefold() for entry in vocabulary.credentials}
    credentials |= {
        entry.apprentice.acronym.casefold() for entry in vocabulary.credentials if entry.apprentice
    }
    names = [str(entry["name"]) for entry in data["skills"]] if skills else []
    acronyms = [str(entry["acronym"]) for entry in data["credentials"]] if credentials else []
    odd = [f"no skill of the pack is called {name!r}" for name in names if name.casefold() not in skills]
    return odd + [
        f"no credential {name!r} in the pack" for name in acronyms if name.casefold() not in credentials
    ]


def file_mistakes(path: Path, vocabulary: Vocabulary) -> list[str]:
    """All mistakes of one file, its names against the pack's included."""
    text = path.read_text("utf-8")
    found = find_mistakes(text, path.stem)
    data = yaml.safe_load(text) if not found else None
    return found if not isinstance(data, dict) else unknown_names(data, vocabulary)


def main(arguments: Sequence[str]) -> int:
    """Exit status 1 where a file has mistakes; every set is looked at where no file is named."""
    every = [*sorted(RESUMES.glob("*/*.yaml")), *sorted((RESUMES.parent / "sentences").glob("*.yaml"))]
    paths = [Path(name) for name in arguments] or every
    vocabulary = load_pack().vocabulary
    lines = [f"{path}: {mistake}" for path in paths for mistake in file_mistakes(path, vocabulary)]
    print("\n".join([*lines, f"{len(paths)} files, {len(lines)} mistakes"]))
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
