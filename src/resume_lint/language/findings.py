"""What the components found in one `Doc`, and how `Doc.to_bytes`, `DocBin` and several processes keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, get_type_hints

import srsly
from pydantic import TypeAdapter
from pydantic_core import to_json

from resume_lint.document.model import Document
from resume_lint.language.claims import WorkLine
from resume_lint.records import (
    Claim,
    Credential,
    CredentialMistake,
    Doubt,
    Education,
    Misspelling,
    Phrase,
    Role,
    Section,
    Skill,
    TimelineEvent,
    VagueClaim,
)

UNREAD = Document("", "text/plain", (), ())
_MARK = "resume_lint_findings"
_NOT_STORED = ("document", "lines")  # made again from the text where a component asks for them


@dataclass(slots=True)
class Findings:
    """What the components have found in one `Doc` so far (`Doc._.resume`); None where no component looked.

    `document` is `UNREAD` until a component looks at it, also in a `Doc` that was stored and loaded again.
    """

    document: Document = UNREAD
    as_of: date | None = None
    sections: tuple[Section, ...] | None = None
    roles: tuple[Role, ...] | None = None
    education: tuple[Education, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    lines: tuple[WorkLine, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    vague_claims: tuple[VagueClaim, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skills: tuple[Skill, ...] = ()
    credentials: tuple[Credential, ...] = ()
    credential_mistakes: tuple[CredentialMistake, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    misspellings: tuple[Misspelling, ...] = ()


@lru_cache(maxsize=1)
def _adapters() -> dict[str, TypeAdapter[Any]]:
    hints = get_type_hints(Findings)
    return {name: TypeAdapter(hint) for name, hint in hints.items() if name not in _NOT_STORED}


def encode_findings(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The records as JSON under a mark; any other value as the next encoder has it."""
    if isinstance(value, Findings):
        return {_MARK: to_json({name: getattr(value, name) for name in _adapters()})}
    return value if chain is None else chain(value)


def decode_findings(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The records again where the mark stands; any other value as the next decoder has it."""
    if isinstance(value, dict) and _MARK in value:
        stored = srsly.json_loads(value[_MARK])
        return Findings(**{name: one.validate_python(stored[name]) for name, one in _adapters().items()})
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register("resume_lint", func=encode_findings)
srsly.msgpack_decoders.register("resume_lint", func=decode_findings)
