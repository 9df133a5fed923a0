"""A report (as JSON) and an annotated resume → what was found rightly, missed, or found that is not there.

A claim is right when its metric and value are; one with a wrong value is both a miss and a false alarm. The
attributes are judged on the right ones only. Nothing here reads files or prints.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from benchmarks.accuracy.annotations import (
    Annotated,
    GoldClaim,
    GoldCredential,
    GoldEntry,
    GoldSection,
    GoldVague,
)
from benchmarks.accuracy.marks import Marks, Record, Slip, compare, judge, words_of
from benchmarks.accuracy.matching import Share, Tally, likeness, overlap, pair, tokens

FINDINGS = {
    "no_accuracy": "missing-accuracy-figure",
    "no_volume": "missing-volume-figure",
    "no_denial_impact": "missing-denial-impact",
    "vague_code_set": "vague-code-set",
    "no_ehr_named": "no-ehr-named",
    "no_encoder_named": "no-encoder-named",
    "no_credential": "no-recognised-credential",
    "no_specialty": "no-specialty-named",
    "generic_skills": "generic-skill-list",
}
ROLE_FINDING = "role-without-figure"
ATTRIBUTES = ("unit", "value_max", "comparator", "direction", "baseline", "per")
YEARS_TOLERANCE = 2 / 12 + 0.005


def score(gold: Annotated, report: Record) -> Marks:
    """How one report compares with its annotated resume."""
    parts = [
        score_claims(gold.claims, report["claims"]),
        score_vague(gold.vague_claims, report["vague_claims"]),
        score_credentials(gold.credentials, report["credentials"]),
        score_skills(gold, report["skills"]),
        score_sections(gold.sections, report["sections"]),
        score_roles(gold.jobs, report["experience"]),
        score_stage(gold, report["stage"]),
        score_flags(gold, report["findings"]),
        score_unquantified(gold, report),
    ]
    return sum(parts, Marks())


def same_number(left: float | None, right: float | None) -> bool:
    """Whether two numbers are the same, but for what rounding does.

    >>> same_number(33.3, 33.3000001), same_number(0, 0), same_number(None, 0), same_number(98, 97)
    (True, True, False, False)
    """
    if left is None or right is None:
        return left is right
    return math.isclose(left, right, rel_tol=1e-6, abs_tol=1e-12)


def score_claims(gold: Sequence[GoldClaim], found: Sequence[Record]) -> Marks:
    """Claims by metric and value, then the attributes of the right ones."""

    def fits(claim: GoldClaim, record: Record) -> bool:
        return record["metric"] in claim.metrics and same_number(claim.value, record["value"])

    def alike(claim: GoldClaim, record: Record) -> float:
        return likeness(claim.words, words_of(record))

    pairs = pair(gold, found, fits, alike)
    marks = compare("claims", gold, found, pairs, alike, _describe_claim, _describe_found_claim)
    return sum((_score_attributes(gold[i], found[j]) for i, j in pairs), marks)


def _score_attributes(claim: GoldClaim, record: Record) -> Marks:
    shares, slips = {}, []
    for name in (*ATTRIBUTES, "object", "text"):
        wanted, got, right, telling = _judge_attribute(name, claim, record)
        if telling:
            shares[f"claims.{name} (given)"] = Share(int(right), 1)
        shares[f"claims.{name}"] = Share(int(right), 1)
        if not right:
            slips.append(Slip(f"claims.{name}", "wrong", claim.words, f"{wanted}", f"{got}", claim.line))
    return Marks({}, shares, tuple(slips))


def _judge_attribute(name: str, claim: GoldClaim, record: Record) -> tuple[object, object, bool, bool]:
    """Wanted, got, whether it is right, and whether the annotation gives more than the default."""
    if name == "text":
        return claim.words, words_of(record), overlap(claim.words, words_of(record)) >= 0.5, True
    wanted, got = getattr(claim, name), record.get(name)
    if name == "object":
        right = wanted is None or bool(got and tokens(wanted) & tokens(got))
        return wanted, got, right, wanted is not None
    if name in ("value_max", "baseline"):
        return wanted, got, same_number(wanted, got), wanted is not None
    return wanted, got, wanted == got, wanted not in (None, "eq", "level")


def score_vague(gold: Sequence[GoldVague], found: Sequence[Record]) -> Marks:
    """Vague claims by metric and at least one word in common."""

    def fits(vague: GoldVague, record: Record) -> bool:
        return record["metric"] in vague.metrics and overlap(vague.words, words_of(record)) > 0

    def alike(vague: GoldVague, record: Record) -> float:
        return likeness(vague.words, words_of(record))

    def describe(vague: GoldVague) -> str:
        return "/".join(vague.metrics)

    pairs = pair(gold, found, fits, alike)
    return compare("vague", gold, found, pairs, alike, describe, lambda record: str(record["metric"]))


def score_credentials(gold: Sequence[GoldCredential], found: Sequence[Record]) -> Marks:
    """Credentials by acronym, and by acronym with status; status and issuer of the right acronyms."""

    def fits(credential: GoldCredential, record: Record) -> bool:
        return record["acronym"].casefold() in credential.acronym.casefold().split("/")

    def alike(credential: GoldCredential, record: Record) -> float:
        return float(credential.status == record["status"])

    pairs = pair(gold, found, fits, alike)
    marks = compare(
        "credentials", gold, found, pairs, _never, lambda c: f"{c.acronym} {c.status}", _describe_credential
    )
    settled = sum(gold[i].status == found[j]["status"] for i, j in pairs)
    marks += Marks({"credentials with status": Tally(settled, len(gold) - settled, len(found) - settled)})
    for i, j in pairs:
        status = gold[i].status == found[j]["status"]
        issuer = _same_issuer(gold[i].issuer, found[j].get("issuer"))
        marks += judge("credentials.status", status, gold[i].acronym, gold[i].status, found[j]["status"])
        marks += judge("credentials.issuer", issuer, gold[i].acronym, gold[i].issuer, found[j].get("issuer"))
    return marks


def _same_issuer(wanted: str | None, got: str | None) -> bool:
    """Whether two names mean one issuer: the same words, or one the initials of the other."""
    if not wanted or not got:
        return not wanted and not got
    left, right = wanted.casefold(), got.casefold()
    initials = {"".join(word[0] for word in name.split()) for name in (left, right) if " " in name}
    return left == right or left in initials or right in initials


def score_skills(gold: Annotated, found: Sequence[Record]) -> Marks:
    """Skills by name, and how the right ones are backed; soft skills and specialties are left out."""

    def fits(skill: Any, record: Record) -> bool:
        return bool(skill.name.casefold() == record["name"].casefold())

    names = {skill.name.casefold() for skill in gold.skills}
    counted = [record for record in found if record["name"].casefold() in names or not _beside(record)]
    pairs = pair(gold.skills, counted, fits, lambda skill, record: 0.0)
    marks = compare(
        "skills", gold.skills, counted, pairs, _never, lambda s: s.evidence, _describe_skill, lambda s: s.name
    )
    for i, j in pairs:
        skill, record = gold.skills[i], counted[j]
        right = skill.evidence == record["evidence"]
        marks += judge("skills.evidence", right, skill.name, skill.evidence, record["evidence"])
    return marks


def _beside(record: Record) -> bool:
    kind, category = record.get("kind", "skill"), record.get("category")
    return bool(record.get("soft") or kind == "specialty" or category in ("soft", "specialty"))


def score_sections(gold: Sequence[GoldSection], found: Sequence[Record]) -> Marks:
    """Headings found, missed and taken for one; and the share of sections found with the right kind."""
    titled = [record for record in found if record["title"].strip()]

    def fits(section: GoldSection, record: Record) -> bool:
        return tokens(section.title) == tokens(record["title"])

    def alike(section: GoldSection, record: Record) -> float:
        return float(section.kind == record["kind"])

    pairs = pair(gold, titled, fits, alike)
    marks = compare(
        "headings", gold, titled, pairs, _never, lambda s: s.kind, lambda r: str(r["kind"]), lambda s: s.title
    )
    kinds = {i: titled[j]["kind"] for i, j in pairs}
    for i, section in enumerate(gold):
        marks += judge(
            "sections", kinds.get(i) == section.kind, section.title, section.kind, kinds.get(i, "no section")
        )
    return marks


def score_roles(gold: Sequence[GoldEntry], found: Sequence[Record]) -> Marks:
    """Jobs by title: at least half of the shorter title's words in common."""

    def fits(entry: GoldEntry, record: Record) -> bool:
        return overlap(entry.title, record["title"]) >= 0.5

    pairs = pair(gold, found, fits, _role_likeness)
    marks = compare(
        "roles", gold, found, pairs, _never, lambda e: f"{e.org} {e.dates}", _describe_role, lambda e: e.title
    )
    for i, j in pairs:
        entry, record = gold[i], found[j]
        marks += judge(
            "roles.title",
            likeness(entry.title, record["title"]) > 0.99,
            entry.title,
            entry.title,
            record["title"],
        )
        employer = record.get("organization") or ""
        marks += judge(
            "roles.employer", overlap(entry.org, employer) >= 0.5, entry.title, entry.org, employer
        )
    return marks


def _role_likeness(entry: GoldEntry, record: Record) -> float:
    return likeness(entry.title, record["title"]) + overlap(entry.org, record.get("organization") or "")


def score_stage(gold: Annotated, stage: Record) -> Marks:
    """Stage, and years within two months."""
    near = abs(stage["years"] - gold.years) <= YEARS_TOLERANCE
    basis = f"{stage['id']} ({stage['basis']})"
    marks = judge("stage", stage["id"] == gold.stage, f"{gold.years} years", gold.stage, basis)
    return marks + judge("years", near, "", str(gold.years), f"{stage['years']:.2f}")


def score_flags(gold: Annotated, findings: Sequence[Record]) -> Marks:
    """A reviewer's yes/no judgements against the findings of that name."""
    raised = {finding["name"] for finding in findings}
    marks = Marks()
    for flag, wanted in gold.expect:
        name = FINDINGS.get(flag)
        if name is not None:
            marks += _flag(name, wanted, name in raised)
    return marks


def _flag(name: str, wanted: bool, raised: bool, words: str = "") -> Marks:
    tally = Tally(int(wanted and raised), int(wanted and not raised), int(raised and not wanted))
    slip = Slip("flags", "missed" if wanted else "spurious", name, line=words)
    return Marks({"flags": tally, f"flags.{name}": tally}, {}, () if wanted == raised else (slip,))


def score_unquantified(gold: Annotated, report: Record) -> Marks:
    """Jobs without a figure, by the jobs that the findings of that name point at."""
    roles = report["experience"]
    pairs = pair(
        gold.jobs, roles, lambda entry, role: overlap(entry.title, role["title"]) > 0, _role_likeness
    )
    job_of = {j: i for i, j in pairs}
    places = [
        place
        for finding in report["findings"]
        if finding["name"] == ROLE_FINDING
        for place in finding["evidence"]
    ]
    raised = [_role_at(place["span"], roles) for place in places]
    known = {job_of[j] for j in raised if j in job_of}
    marks = Marks()
    for index, job in enumerate(gold.jobs):
        marks += _flag(ROLE_FINDING, index in gold.unquantified_roles, index in known, job.title)
    for place, j in zip(places, raised, strict=True):
        if j not in job_of:
            marks += _flag(ROLE_FINDING, False, True, place["text"])
    return marks


def _role_at(span: Sequence[int], roles: Sequence[Record]) -> int | None:
    inside = [
        j
        for j, role in enumerate(roles)
        if role["span"][0] <= span[0] < max(role["span"][1], role["span"][0] + 1)
    ]
    return inside[-1] if inside else None


def _never(thing: object, record: Record) -> float:
    return 0.0


def _describe_claim(claim: GoldClaim) -> str:
    return f"{'/'.join(claim.metrics)} {claim.value:g} {claim.unit}"


def _describe_found_claim(record: Record) -> str:
    return f"{record['metric']} {record['value']:g} {record['unit']}"


def _describe_credential(record: Record) -> str:
    return f"{record['acronym']} {record['status']}"


def _describe_skill(record: Record) -> str:
    return f"{record['name']} {record['evidence']}"


def _describe_role(record: Record) -> str:
    return f"{record['title']} {record.get('organization')} {record.get('start')}–{record.get('end')}"
