"""All that was found → `Report`: frozen, the same bytes of JSON every time, and its JSON Schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

from resume_lint.document.model import Document
from resume_lint.pack import Pack
from resume_lint.records import (
    Career,
    Claim,
    Credential,
    CredentialMistake,
    Doubt,
    Education,
    Finding,
    Misreading,
    Misspelling,
    PersonalDetail,
    Phrase,
    Problem,
    Resume,
    Role,
    Score,
    Section,
    Skill,
    Stage,
    TimelineEvent,
    VagueClaim,
)

SCHEMA_VERSION: Literal["1.0"] = "1.0"


@dataclass(frozen=True, slots=True)
class PackVersion:
    """Which rules judged; `digest` changes with any byte of the pack's files."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Tool:
    """What made the report; `pdf_engine` is who read a PDF or a picture, None for other formats."""

    name: str
    version: str
    spacy_version: str
    pack: PackVersion
    pdf_engine: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read, by name only; `pages` is None where the format has none."""

    name: str
    media_type: str
    sha256: str
    bytes: int
    pages: int | None
    words: int


class Report(BaseModel):
    """One analysed resume. The names of the fields are a promise; see `docs/report.md`.

    `score` is None where a problem says that there is nothing to judge. `steps` are the codes of the findings in the
    order in which to fix them. `text` is there only if asked for.
    """

    model_config = ConfigDict(frozen=True, extra="allow", json_schema_serialization_defaults_required=True)

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    tool: Tool
    source: Source
    as_of: date | None
    score: Score | None
    stage: Stage
    sections: tuple[Section, ...]
    experience: tuple[Role, ...]
    education: tuple[Education, ...]
    credentials: tuple[Credential, ...]
    credential_mistakes: tuple[CredentialMistake, ...]
    skills: tuple[Skill, ...]
    claims: tuple[Claim, ...]
    vague_claims: tuple[VagueClaim, ...]
    doubts: tuple[Doubt, ...]
    phrases: tuple[Phrase, ...]
    misspellings: tuple[Misspelling, ...]
    personal_details: tuple[PersonalDetail, ...]
    misreadings: tuple[Misreading, ...]
    timeline: tuple[TimelineEvent, ...]
    findings: tuple[Finding, ...]
    career: Career
    problems: tuple[Problem, ...]
    steps: tuple[str, ...] = ()
    text: str | None = None

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON, fields in the order of their declaration; one line where `indent` is None."""
        return to_json(_fields(self), indent=indent).decode()


def build_report(
    *,
    document: Document,
    resume: Resume,
    findings: Iterable[Finding],
    steps: Iterable[Finding] = (),
    score: Score | None,
    career: Career,
    pack: Pack,
    source: Source,
    as_of: date | None = None,
    problems: Iterable[Problem] = (),
    include_text: bool = False,
) -> Report:
    """The report of one document; `problems` are those beside the document's own."""
    return Report.model_construct(
        schema_version=SCHEMA_VERSION,
        tool=_describe_tool(pack, document),
        source=source,
        as_of=as_of,
        score=score,
        stage=resume.stage,
        sections=resume.sections,
        experience=resume.experience,
        education=resume.education,
        credentials=resume.credentials,
        credential_mistakes=resume.credential_mistakes,
        skills=resume.skills,
        claims=resume.claims,
        vague_claims=resume.vague_claims,
        doubts=resume.doubts,
        phrases=resume.phrases,
        misspellings=resume.misspellings,
        personal_details=resume.personal_details,
        misreadings=resume.misreadings,
        timeline=resume.timeline,
        findings=tuple(findings),
        career=career,
        problems=(*document.problems, *problems),
        steps=tuple(finding.code for finding in steps),
        text=document.text if include_text else None,
    )


def describe_source(name: str, data: bytes, document: Document) -> Source:
    """What the report says about the file: its name without folders, and the digest of its bytes."""
    return Source(
        name=PurePosixPath(name.replace("\\", "/")).name,
        media_type=document.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        pages=len(document.pages) or None,
        words=len(document.seen_words),
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a report."""
    schema = Report.model_json_schema(mode="serialization")
    schema["required"].remove("text")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _fields(report: Report) -> dict[str, Any]:
    """The fields in order; `text` only where it was asked for, so that its lack is no empty document."""
    named = {name: getattr(report, name) for name in type(report).model_fields}
    if report.text is None:
        del named["text"]
    return {**named, **(report.model_extra or {})}


def _describe_tool(pack: Pack, document: Document) -> Tool:
    own, spacy = _versions()
    rules = PackVersion(pack.id, pack.version, pack.digest)
    engine = document.reader if document.media_type.startswith(("application/pdf", "image/")) else None
    return Tool("resume-lint", own, spacy, rules, engine)


@lru_cache(maxsize=1)
def _versions() -> tuple[str, str]:
    return version("resume-lint"), version("spacy")
