"""The text of a resume → the same resume of another person: nothing about the work is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from resume_lint.report import Report

SWAPS = Path(__file__).with_name("swaps.yaml")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?:\+?1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}|\b555-\d{4}\b")
# A town with its state, and its ZIP code where there is one.
PLACE = re.compile(r"[A-Z][\w.' ]{1,30}?, [A-Z]{2}\b(?: \d{5}(?:-\d{4})?)?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PRONOUN_MARK = re.compile(r" ?\(\w+/\w+\)")
INTERESTS = "INTERESTS"


@dataclass(frozen=True, slots=True)
class Variant:
    """A text that must score as the one it was made from, `base`; `kind` says what was swapped, `value` for what."""

    kind: str
    value: str
    base: str
    text: str


@cache
def load_swaps() -> dict[str, Any]:
    """What is put in the place of a person's data, by kind."""
    swaps: dict[str, Any] = yaml.safe_load(SWAPS.read_text("utf-8"))
    return swaps


def find_variants(report: Report) -> Iterator[Variant]:
    """The variants of a report's resume; it must hold its text. Data that the resume has not are not swapped."""
    text = report.text or ""
    contact = next((section.span for section in report.sections if section.kind == "contact"), (0, len(text)))
    swaps = load_swaps()
    yield from _names(text, swaps)
    yield from _inside(text, contact, "e-mail", EMAIL, swaps["emails"])
    yield from _inside(text, contact, "telephone", PHONE, swaps["phones"])
    yield from _inside(text, contact, "address", PLACE, [_place(place) for place in swaps["places"]])
    yield from _schools(text, report, swaps["schools"])
    yield from _graduation(text, report, swaps["years_moved"])
    yield from _added(text, "interests", [f"\n{INTERESTS}\n{one}" for one in swaps["interests"]])
    for lines in swaps["personal"]:
        kind = lines[0].partition(":")[0].lower()
        first = text.find("\n") + 1
        yield from _added(text, kind, [f"{line}\n" for line in lines], at=first)


def _names(text: str, swaps: dict[str, Any]) -> Iterator[Variant]:
    """The name on the first line, with what stands behind a comma left alone, in all its places."""
    first = text.partition("\n")[0]
    name = re.split(r"[,|\t(]", first)[0].strip()
    if not name or len(name.split()) > 5 or any(sign.isdigit() for sign in name):
        return
    for other in swaps["names"]:
        cased = other.upper() if name.isupper() else other
        yield Variant("name", other, text, text.replace(name, cased))
    for pronouns in swaps["pronouns"]:
        yield Variant("pronouns", pronouns, text, text.replace(name, f"{name} ({pronouns})", 1))


def _inside(
    text: str, span: tuple[int, int], kind: str, pattern: re.Pattern[str], values: list[str]
) -> Iterator[Variant]:
    part = text[slice(*span)]
    if not pattern.search(part):
        return
    for value in values:
        swapped = pattern.sub(value.replace("\\", r"\\"), part)
        yield Variant(kind, value, text, text[: span[0]] + swapped + text[span[1] :])


def _place(place: dict[str, str]) -> str:
    return f"{place['city']}, {place['state']} {place['zip']}"


def _schools(text: str, report: Report, schools: list[str]) -> Iterator[Variant]:
    named = {course.school for course in report.education if course.school}
    for school in schools if named else ():
        swapped = text
        for name in sorted(named, key=len, reverse=True):
            swapped = swapped.replace(name, school)
        yield Variant("school", school, text, swapped)


def _graduation(text: str, report: Report, moves: list[int]) -> Iterator[Variant]:
    """All years of the education part moved, whatever age they tell."""
    spans = [section.span for section in report.sections if section.kind == "education"]
    if not any(YEAR.search(text[slice(*span)]) for span in spans):
        return
    for years in moves:
        yield Variant("graduation", f"{years:+d} years", text, _with_years_moved(text, spans, years))


def _with_years_moved(text: str, spans: list[tuple[int, int]], years: int) -> str:
    for start, end in reversed(spans):
        part = YEAR.sub(lambda match: str(int(match[0]) + years), text[start:end])
        text = text[:start] + part + text[end:]
    return text


def _added(text: str, kind: str, lines: list[str], at: int | None = None) -> Iterator[Variant]:
    """Texts with one of the lines added, against the text with the first of them: adding words is no swap."""
    place = len(text) if at is None else at
    first, *others = (text[:place] + line + text[place:] for line in lines)
    for line, other in zip(lines[1:], others, strict=True):
        yield Variant(kind, line.strip().replace("\n", ": "), first, other)
