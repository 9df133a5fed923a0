"""A report → its JSON without the words of the resume: what was judged and counted stays, what a person wrote goes.

Kept are numbers, places, and words that come from the rule pack: codes, names of skills, credentials and metrics. All
other words go, with whole fields that are not known here; so do dates of jobs and of education, which tell an age.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

if TYPE_CHECKING:
    from resume_lint.pack import Pack
    from resume_lint.report import Report

# Fields whose words come from the pack or from this package; of a record list only the strings named here stay.
_WHOLE = {"schema_version", "tool", "source", "as_of", "score", "steps"}
_KEPT: dict[str, set[str]] = {
    "stage": {"id", "track"},
    "sections": {"kind"},
    "experience": {"canonical_title", "level", "track", "claims"},
    "credentials": {"acronym", "name", "issuer", "status", "prominence", "tracks"},
    "skills": {"id", "name", "category", "evidence", "claims", "kind", "counts_as"},
    "claims": {"id", "metric", "unit", "comparator", "direction", "per"},
    "vague_claims": {"metric"},
    "doubts": {"kind", "metric", "claims"},
    "phrases": {"kind", "phrase", "ask"},
    "misspellings": {"meant", "skill"},
    "misreadings": {"kind", "how"},
    "findings": {
        "code",
        "name",
        "severity",
        "message",
        "hint",
        "section",
        "recommendation",
        "category",
        "effort",
    },
    "problems": {"code", "message"},
    "education": set(),
    "credential_mistakes": {"kind", "acronym", "meant"},
    "personal_details": {"kind", "about"},
    "career": {
        "stage",
        "id",
        "title",
        "track",
        "acronym",
        "name",
        "why",
        "source",
        "alternatives",
        "what",
        "missing",
        "typical_of",
    },
    "timeline": {"kind", "explained_by"},
}
_BLANK = re.compile(r"\{\w+\}")


def redact(report: Report, pack: Pack) -> str:
    """The report on one line, with empty strings where words of the resume stood."""
    fields = from_json(report.to_json(indent=None))
    fields.pop("text", None)
    for finding in fields["findings"]:
        rule = pack.rule(finding["code"])
        finding["message"] = _BLANK.sub("…", rule.message) if rule else ""
        finding["hint"] = _BLANK.sub("…", rule.hint) if rule else ""
    return to_json({name: _kept(name, value) for name, value in fields.items()}).decode()


def _kept(name: str, value: Any) -> Any:
    """What stays of a field of the report: of a list that is not known here, nothing."""
    if name in _WHOLE:
        return value
    # In all records `section` is one of a few names, not the heading as it was written.
    return strip(value, _KEPT[name] | {"section"}) if name in _KEPT else []


def strip(value: Any, kept: set[str], key: str = "") -> Any:
    """The value with an empty string for each string that does not stand under one of the keys `kept`.

    >>> strip([{"id": "cpt", "evidence": {"text": "Jane", "page": 1}}], {"id"})
    [{'id': 'cpt', 'evidence': {'text': '', 'page': 1}}]
    """
    if isinstance(value, dict):
        return {name: strip(one, kept, name) for name, one in value.items()}
    if isinstance(value, list):
        return [strip(one, kept, key) for one in value]
    return "" if isinstance(value, str) and key not in kept else value
