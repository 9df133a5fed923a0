"""YAML files of marked lines → lines with their annotated claims; a line → what the program reads in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.accuracy.annotations import GoldClaim, GoldVague, find_claims, find_vague, plain
from benchmarks.accuracy.marks import Record

SENTENCES = Path(__file__).parent
HELD_OUT = ("blind",)  # only run to report: nobody looks at single lines of these
SETS = tuple(sorted(path.stem for path in SENTENCES.glob("*.yaml") if path.stem not in HELD_OUT))


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line as it stands under a heading of that kind, with what a careful reader finds in it."""

    section: str
    text: str
    claims: tuple[GoldClaim, ...]
    vague_claims: tuple[GoldVague, ...]


def read_set(name: str) -> list[MarkedLine]:
    """The lines of the set in the file's order."""
    return [build_line(**entry) for entry in yaml.safe_load((SENTENCES / f"{name}.yaml").read_text("utf-8"))]


def build_line(section: str, text: str) -> MarkedLine:
    """The line without its marks, and what they say.

    >>> line = build_line("experience", "Held {{98%|metric=coding_accuracy value=98 unit=percent}} accuracy.")
    >>> line.text, [claim.value for claim in line.claims]
    ('Held 98% accuracy.', [98.0])
    """
    return MarkedLine(section, plain(text), tuple(find_claims(text)), tuple(find_vague(text)))


def make_reader() -> Callable[[MarkedLine], dict[str, list[Record]]]:
    """A function that gives the claims and vague claims of one line, read as the whole of its section."""
    import spacy

    from resume_lint.language.components import plain_document
    from resume_lint.language.findings import Findings
    from resume_lint.records import Section

    nlp = spacy.blank("en")
    nlp.add_pipe("resume_claims")

    def read(line: MarkedLine) -> dict[str, list[Record]]:
        doc = nlp.make_doc(line.text)
        whole: Any = line.section
        doc._.resume = Findings(
            plain_document(line.text), sections=(Section(whole, line.section, (0, len(line.text))),), roles=()
        )
        found = nlp(doc)._.resume
        return {
            "claims": [asdict(claim) for claim in found.claims],
            "vague_claims": [asdict(claim) for claim in found.vague_claims],
        }

    return read
