"""Records made by hand, so that a check is tested without reading a document."""

from dataclasses import replace
from typing import Any

import pytest

from resume_lint.pack import Pack, load_pack
from resume_lint.records import (
    Claim,
    Credential,
    Evidence,
    Resume,
    Role,
    Section,
    SectionKind,
    Skill,
    Stage,
    StageId,
    VagueClaim,
)

EMPTY = Resume(Stage("mid", 4.0, "by hand"), (), (), (), (), (), (), (), words=300, length=2000)


class ByHand:
    """Makes records out of what matters to a test."""

    @staticmethod
    def resume(stage: StageId = "mid", **records: Any) -> Resume:
        """A resume that holds the records given and no others."""
        return replace(EMPTY, **{"stage": Stage(stage, 4.0, "by hand"), **records})

    @staticmethod
    def at(text: str, start: int, section: SectionKind | None = None) -> Evidence:
        return Evidence(text, (start, start + len(text)), section=section)

    @staticmethod
    def skill(id: str, kind: str, *mentions: Evidence, **more: Any) -> Skill:
        fields = {"category": "any", "vague": False, "evidence": "listed", **more}
        return Skill(id=id, name=id, kind=kind, mentions=mentions, **fields)

    @staticmethod
    def claim(metric: str, start: int, role: int | None = None) -> Claim:
        evidence = ByHand.at("98%", start)
        return Claim(
            "c1", metric, 98.0, None, "percent", "eq", "level", None, None, None, None, evidence, role
        )

    @staticmethod
    def vague(text: str, start: int) -> VagueClaim:
        return VagueClaim("coding_accuracy", ByHand.at(text, start))

    @staticmethod
    def role(title: str, start: int, end: int, begun: str | None = "2020", **more: Any) -> Role:
        evidence = more.pop("evidence", ByHand.at(title, start, "experience"))
        return Role(title, None, None, begun, None, False, None, (start, end), evidence, **more)

    @staticmethod
    def credential(acronym: str, status: Any, prominence: Any, *mentions: Evidence) -> Credential:
        return Credential(acronym, acronym, None, status, None, prominence, mentions)

    @staticmethod
    def section(kind: SectionKind, start: int, end: int) -> Section:
        return Section(kind, kind.upper(), (start, end))


@pytest.fixture(scope="session")
def hand() -> type[ByHand]:
    return ByHand


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()
