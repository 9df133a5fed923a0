"""Rows → five tables for those who ask questions of many resumes: reports, findings, claims, credentials, skills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from resume_lint.batch.rows import Row

Record = tuple[Any, ...]

# Table → column → type: text, integer, real or boolean. `report` is the number of the report's row.
TABLES: dict[str, dict[str, str]] = {
    "reports": {
        "report": "integer", "path": "text", "name": "text", "sha256": "text", "error": "text", "message": "text",
        "score": "real", "band": "text", "stage": "text", "track": "text", "years": "real", "pages": "integer",
        "words": "integer", "media_type": "text", "pack": "text", "pack_version": "text", "as_of": "text",
        "problems": "text", "same_as": "text", "similar_to": "text", "similarity": "real",
    },
    "findings": {
        "report": "integer", "code": "text", "name": "text", "severity": "text", "category": "text",
        "points": "real", "message": "text", "hint": "text", "places": "integer",
    },
    "claims": {
        "report": "integer", "id": "text", "metric": "text", "value": "real", "value_max": "real", "unit": "text",
        "comparator": "text", "direction": "text", "baseline": "real", "per": "text", "object": "text",
        "period": "text", "role": "integer", "text": "text", "page": "integer",
    },
    "credentials": {
        "report": "integer", "acronym": "text", "name": "text", "issuer": "text", "status": "text",
        "year": "integer", "prominence": "text", "recognised": "boolean", "sure": "boolean", "mentions": "integer",
    },
    "skills": {
        "report": "integer", "id": "text", "name": "text", "kind": "text", "category": "text",
        "evidence": "text", "vague": "boolean", "mentions": "integer", "claims": "integer",
    },
}  # fmt: skip


def records(number: int, row: Row) -> Iterator[tuple[str, Record]]:
    """Table and record for all that a row holds, `number` being the row's."""
    yield "reports", _in_order("reports", number, _report(row))
    if row.failure is not None:
        return
    fields = row.fields
    for finding in fields["findings"]:
        yield "findings", _in_order("findings", number, {**finding, "places": len(finding["evidence"])})
    for claim in fields["claims"]:
        place = claim["evidence"]
        yield "claims", _in_order("claims", number, {**claim, "text": place["text"], "page": place["page"]})
    for table in ("credentials", "skills"):
        for one in fields[table]:
            counted = {name: len(one[name]) for name in ("mentions", "claims") if name in one}
            yield table, _in_order(table, number, {**one, **counted})


def _in_order(table: str, number: int, values: Mapping[str, Any]) -> Record:
    return (number, *(values.get(column) for column in TABLES[table] if column != "report"))


def _report(row: Row) -> dict[str, Any]:
    told = {
        "path": row.path, "name": row.name, "sha256": row.sha256, "same_as": row.same_as,
        "similar_to": row.similar_to, "similarity": row.similarity,
    }  # fmt: skip
    if row.failure is not None:
        return {**told, "error": row.failure.code, "message": row.failure.message}
    fields = row.fields
    score, stage, source, pack = (
        fields["score"] or {},
        fields["stage"],
        fields["source"],
        fields["tool"]["pack"],
    )
    problems = " ".join(sorted({one["code"] for one in fields["problems"]}))
    return {
        **told, "score": score.get("total"), "band": score.get("band"), "stage": stage["id"],
        "track": stage["track"], "years": stage["years"], "pages": source["pages"], "words": source["words"],
        "media_type": source["media_type"], "pack": pack["id"], "pack_version": pack["version"],
        "as_of": fields["as_of"], "problems": problems,
    }  # fmt: skip
