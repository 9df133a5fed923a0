"""What must fit together between the files of a pack: codes, categories, points, citations, fields, ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import PurePath
from string import Formatter
from typing import Any, Literal, get_args, get_origin, get_type_hints

from resume_lint import records
from resume_lint.pack.model import STAGES, Coverage, FileExample, Manifest, Part, Rule, Signs, Where
from resume_lint.vocabulary import Vocabulary

RECORDS: Mapping[str, type] = {
    "sections": records.Section,
    "experience": records.Role,
    "education": records.Education,
    "credentials": records.Credential,
    "credential_mistakes": records.CredentialMistake,
    "skills": records.Skill,
    "claims": records.Claim,
    "vague_claims": records.VagueClaim,
    "doubts": records.Doubt,
    "phrases": records.Phrase,
    "misspellings": records.Misspelling,
    "personal_details": records.PersonalDetail,
    "misreadings": records.Misreading,
    "timeline": records.TimelineEvent,
}
MESSAGE_VALUES = frozenset({"text", "texts", "count"})
_WITH_IDS = ("terms", "issuers", "credentials", "titles", "metrics")
Path = tuple[str | int, ...]
Known = Mapping[tuple[str, str], frozenset[str]]
# For each list of the vocabulary the file of each entry and the path to it there.
Origins = Mapping[str, list[tuple[str, Path]]]


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake at the value on `path` in `file`; its line is looked up when it is told."""

    file: str
    path: Path
    what: str


def find_slips(
    file: str, manifest: Manifest, rules: tuple[Rule, ...], vocabulary: Vocabulary, origins: Origins
) -> Iterator[Slip]:
    """Every mistake that shows only when the files are seen together."""
    known = _known_words(vocabulary)
    yield from _in_manifest(file, manifest, known)
    yield from _in_points(file, manifest, rules)
    for rule in rules:
        yield from _in_rule(rule, manifest, known)
    yield from _repeated_rules(rules)
    yield from _repeated_ids(vocabulary, origins)


def slips_of_coverage(
    file: str, manifest: Manifest, rules: tuple[Rule, ...], coverage: Coverage
) -> Iterator[Slip]:
    """Every recommendation that nothing answers, or whose answer does not exist."""
    known = {
        "rules": {rule.code for rule in rules},
        "score": {category.id for category in manifest.categories},
        "career": {field.name for field in fields(records.Career)},
    }
    seen: set[str] = set()
    for index, one in enumerate(coverage.recommendations):
        where: Path = ("recommendations", index)
        if one.id in seen:
            yield Slip(file, (*where, "id"), f"the id {one.id} stands twice")
        seen.add(one.id)
        if one.section not in manifest.guide.sections:
            yield Slip(file, (*where, "section"), f"the guide has no section {one.section!r}")
        if not (one.rules or one.score or one.career):
            yield Slip(file, where, f"nothing answers {one.id}")
        for key, names in known.items():
            for name in getattr(one, key):
                if name not in names:
                    yield Slip(file, (*where, key), f"no {name} in {key}")


def _in_manifest(file: str, manifest: Manifest, known: Known) -> Iterator[Slip]:
    if [band.id for band in manifest.stages] != list(STAGES):
        yield Slip(file, ("stages",), f"stages must be {', '.join(STAGES)}, once each and in this order")
    if not manifest.bands.fair < manifest.bands.good < manifest.bands.strong:
        yield Slip(file, ("bands",), "bands must rise from fair to good to strong")
    for stage in STAGES:
        total = sum(category.max.at(stage) for category in manifest.categories)
        if total != 100:
            yield Slip(file, ("categories",), f"maxima at stage {stage} add to {total}, not to 100")
    yield from (Slip(file, path, what) for path, what in _faults_of_signs(manifest, known))


def faults_of_signs(part: Part, vocabulary: Vocabulary) -> Iterator[tuple[Path, str]]:
    """The path of, and what is wrong with, every field that `Signs` inside a part ask for."""
    return _faults_of_signs(part, _known_words(vocabulary))


def _faults_of_signs(part: Part, known: Known) -> Iterator[tuple[Path, str]]:
    for path, signs in signs_in(part):
        for kind, where in signs.wanted():
            yield from (((*path, kind), what) for what in _in_where(kind, where, known))


def signs_in(part: Part, path: Path = ()) -> Iterator[tuple[Path, Signs]]:
    """Every `Signs` inside a part, with its path."""
    if isinstance(part, Signs):
        yield path, part
        return
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        for index, one in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(one, Part):
                here = (info.alias or name, index) if isinstance(value, tuple) else (info.alias or name,)
                yield from signs_in(one, (*path, *here))


def _in_points(file: str, manifest: Manifest, rules: tuple[Rule, ...]) -> Iterator[Slip]:
    """A finding wins exactly its points only if those of a category can never take more than there is."""
    for index, category in enumerate(manifest.categories):
        for stage in STAGES:
            most = sum(
                rule.points.at(stage)
                for rule in rules
                if rule.category == category.id and stage in rule.applies
            )
            if most > category.max.at(stage):
                what = f"rules of {category.id} take up to {most} points at stage {stage}, more than its "
                yield Slip(file, ("categories", index, "max", stage), f"{what}{category.max.at(stage)}")


def _in_rule(rule: Rule, manifest: Manifest, known: Known) -> Iterator[Slip]:
    if PurePath(rule.file).stem != f"{rule.code}-{rule.name}":
        yield Slip(rule.file, ("code",), f"the file must be called {rule.code}-{rule.name}.yaml")
    if rule.category not in [category.id for category in manifest.categories]:
        yield Slip(rule.file, ("category",), f"no category {rule.category} in pack.yaml")
    if rule.guide.section not in manifest.guide.sections:
        yield Slip(rule.file, ("guide", "section"), f"the guide has no section {rule.guide.section!r}")
    if (rule.raise_ is None) == (rule.check is None):
        yield Slip(rule.file, ("raise",), "a rule has either raise or check")
    if rule.check is None and rule.with_:
        yield Slip(rule.file, ("with",), "only a rule with check has with")
    if rule.raise_ is not None:
        wanted = _in_where(rule.raise_.of, rule.raise_.where, known)
        yield from (Slip(rule.file, ("raise", "where"), what) for what in wanted)
        if rule.raise_.when == "any" and rule.raise_.of == "education":
            yield Slip(rule.file, ("raise", "of"), "education has no place to show: only when: none")
    for key in ("message", "hint"):
        allowed = MESSAGE_VALUES if key == "message" else frozenset()
        yield from (Slip(rule.file, (key,), what) for what in _in_template(getattr(rule, key), allowed))
    for index, example in enumerate(rule.examples.bad):
        if isinstance(example, FileExample):
            continue
        if example.count("[[") != example.count("]]"):
            yield Slip(rule.file, ("examples", "bad", index), "[[ and ]] must come in pairs")


def _in_template(template: str, allowed: frozenset[str]) -> Iterator[str]:
    """What is wrong with the `{names}` of a text."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        yield "{ and } must come in pairs"
        return
    for name in sorted(names - allowed):
        yield f"no value {{{name}}} for this text"


def _in_where(kind: str, where: Where, known: Known) -> Iterator[str]:
    """What is wrong with the fields and values that a rule asks records of a kind for."""
    choices = _choices(RECORDS[kind])
    for name, wanted in where.items():
        if name not in choices:
            yield f"{kind} have no field {name}"
            continue
        allowed = known.get((kind, name)) or choices[name]
        for value in wanted if allowed else ():
            if value not in allowed:
                yield f"{name} of {kind} is never {value!r}"


def _known_words(vocabulary: Vocabulary) -> Known:
    """What the fields that come from the vocabulary may hold, empty for a pack that has none of it."""
    metrics = frozenset(metric.id for metric in vocabulary.metrics)
    return {
        ("claims", "metric"): metrics,
        ("vague_claims", "metric"): metrics,
        ("skills", "kind"): frozenset(term.kind for term in vocabulary.terms),
        ("skills", "id"): frozenset(term.id for term in vocabulary.terms),
        ("skills", "category"): frozenset(term.category for term in vocabulary.terms),
        ("skills", "counts_as"): frozenset(use for term in vocabulary.terms for use in term.counts_as),
        ("experience", "canonical_title"): frozenset(title.id for title in vocabulary.titles),
        ("experience", "track"): frozenset(title.track for title in vocabulary.titles),
        ("phrases", "kind"): frozenset(phrase.kind for phrase in vocabulary.phrases),
        ("education", "level"): frozenset(words.degree for words in vocabulary.education_words.degrees),
        ("personal_details", "kind"): frozenset(("photo", *(entry.kind for entry in vocabulary.details))),
    }


@cache
def _choices(record: type) -> dict[str, frozenset[Any]]:
    """The values that each field of a record may have, empty where they are open."""
    hints = get_type_hints(record)
    return {field.name: frozenset(_literal(hints[field.name])) for field in fields(record)}


def _literal(hint: Any) -> Iterable[Any]:
    if hint is bool:
        return (True, False)
    if get_origin(hint) is Literal:
        return get_args(hint)
    parts = [part for part in get_args(hint) if part is not type(None)]
    if len(parts) == 1 and get_origin(parts[0]) is Literal:
        return (*get_args(parts[0]), None)
    return ()


def _repeated_rules(rules: tuple[Rule, ...]) -> Iterator[Slip]:
    for key in ("code", "name"):
        seen: dict[str, str] = {}
        for rule in rules:
            value = getattr(rule, key)
            if value in seen:
                yield Slip(rule.file, (key,), f"{value} is the {key} of {PurePath(seen[value]).name} too")
            seen.setdefault(value, rule.file)


def _repeated_ids(vocabulary: Vocabulary, origins: Origins) -> Iterator[Slip]:
    for key in _WITH_IDS:
        seen: set[str] = set()
        for entry, (file, path) in zip(getattr(vocabulary, key), origins.get(key, ()), strict=True):
            if entry.id in seen:
                yield Slip(file, (*path, "id"), f"the id {entry.id} stands twice in {key}")
            seen.add(entry.id)
