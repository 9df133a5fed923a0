"""The files of one pack → `Pack`: read, checked, and laid over the pack that it extends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from resume_lint.pack.consistency import Path as Steps
from resume_lint.pack.consistency import Slip, find_slips, slips_of_coverage
from resume_lint.pack.data_files import find_line, read_json, read_yaml
from resume_lint.pack.faults import Fault, pack_error
from resume_lint.pack.model import Coverage, Extension, Manifest, Pack, Rule
from resume_lint.pack.overlay import lay_over_rules, lay_over_words
from resume_lint.pack.shelves import MANIFEST, find_manifest
from resume_lint.vocabulary import Vocabulary

Model = TypeVar("Model", bound=BaseModel)
COVERAGE = "guide.yaml"
_NOT_WORDS = ("schema_version", "sources")


def read_pack(manifest: Path, above: tuple[Path, ...] = ()) -> Pack:
    """The pack whose main file that is; raises the error that lists every fault, each with its file and line.

    `above` are the main files of the packs that extend it.
    """
    return _PackFiles(manifest, above).read()


def files_of(manifest: Path) -> list[Path]:
    """All files of a pack and of those that it extends, as far as they can be read."""
    files: list[Path] = []
    seen: list[Path] = []
    while manifest not in seen:
        seen.append(manifest)
        files += [manifest, *_beside(manifest)]
        data, _ = read_yaml(manifest.read_text("utf-8-sig", errors="replace"), str(manifest))
        extends = data.get("extends") if isinstance(data, dict) else None
        if not isinstance(extends, str):
            break
        manifest = find_manifest(extends, beside=manifest.parent)
    return files


def _beside(manifest: Path) -> list[Path]:
    """The other files of the pack with that main file."""
    coverage = [
        path for path in (manifest.parent / COVERAGE,) if manifest.name == MANIFEST and path.is_file()
    ]
    return [*coverage, *_parts(manifest, "checks"), *_parts(manifest, "vocabulary")]


def _parts(manifest: Path, kind: str) -> list[Path]:
    """The files beside a main file; a pack that is one file of another name has none."""
    if manifest.name != MANIFEST:
        return []
    return sorted(path for path in (manifest.parent / kind).glob("*") if path.suffix in (".yaml", ".json"))


class _PackFiles:
    """The files of one pack while they are read; faults are gathered and told together."""

    def __init__(self, manifest: Path, above: tuple[Path, ...]) -> None:
        self.manifest = manifest
        self.above = above
        self.faults: list[Fault] = []
        self.texts: dict[str, str] = {}
        self.digest = hashlib.sha256()

    def read(self) -> Pack:
        """The whole pack; raises the error that lists every fault."""
        file = str(self.manifest)
        data = self._read_mapping(self.manifest)
        extends = data is not None and "extends" in data
        pack = self._extend(file, data or {}) if extends else self._read_whole(file, data)
        if self.faults or pack is None:
            raise pack_error(self.faults)
        return pack

    def _read_whole(self, file: str, data: dict[str, Any] | None) -> Pack | None:
        manifest = self._validate(Manifest, file, data)
        vocabulary, origins = self._read_vocabulary()
        rules = tuple(self._read_rules())
        if manifest is None:
            return None
        self._add(find_slips(file, manifest, rules, vocabulary, origins))
        coverage = self._read_coverage()
        self._add(slips_of_coverage(str(self._coverage_file), manifest, rules, coverage))
        return self._build(dict(manifest), rules, vocabulary, coverage)

    def _extend(self, file: str, data: dict[str, Any]) -> Pack | None:
        """The pack that this one extends, with its own changes, rules and words over it."""
        named = {key: value for key, value in data.items() if value is not None}
        extension = self._validate(Extension, file, named)
        words, origins = self._read_vocabulary()
        own_rules = tuple(self._read_rules())
        if extension is None:
            return None
        below = find_manifest(extension.extends, beside=self.manifest.parent)
        if below in (self.manifest, *self.above):
            self._add([Slip(file, ("extends",), f"{extension.extends} extends itself")])
            return None
        base = read_pack(below, (*self.above, self.manifest))
        self.digest.update(base.digest.encode())
        for code in extension.rules.keys() - {rule.code for rule in base.rules}:
            self._add([Slip(file, ("rules", code), f"{base.id} has no rule {code}")])
        rules = (*lay_over_rules(base.rules, extension.rules), *own_rules)
        inline: dict[str, list[tuple[str, Steps]]] = {
            key: [(file, ("vocabulary", key, index)) for index in range(len(value))]
            for key, value in dict(extension.vocabulary).items()
            if isinstance(value, tuple)
        }
        vocabulary, origins = lay_over_words(
            str(below), base.vocabulary, [(words, origins), (extension.vocabulary, inline)]
        )
        given = {
            name: value
            for name, value in dict(extension).items()
            if name in Manifest.model_fields and value is not None
        }
        fields = {**{name: getattr(base, name) for name in Manifest.model_fields}, **given}
        manifest = Manifest.model_construct(**fields)
        slips = find_slips(file, manifest, rules, vocabulary, origins)
        own = {rule.file for rule in own_rules}
        self._add(self._place(file, slip, base.rules, own) for slip in slips)
        return self._build(fields, rules, vocabulary, Coverage(recommendations=base.recommendations))

    @staticmethod
    def _place(file: str, slip: Slip, below: Iterable[Rule], own: set[str]) -> Slip:
        """A mistake that shows in a rule of the pack below is told where it was made: in the file of this one."""
        code = next((rule.code for rule in below if rule.file == slip.file), None)
        return (
            slip if code is None or slip.file in own else Slip(file, ("rules", code, *slip.path), slip.what)
        )

    def _build(
        self, fields: dict[str, Any], rules: Iterable[Rule], vocabulary: Vocabulary, coverage: Coverage
    ) -> Pack:
        ordered = tuple(sorted(rules, key=lambda rule: rule.code))
        return Pack.model_construct(
            **fields,
            rules=ordered,
            recommendations=coverage.recommendations,
            vocabulary=vocabulary,
            digest=self.digest.hexdigest()[:16],
        )

    @property
    def _coverage_file(self) -> Path:
        return self.manifest.parent / COVERAGE

    def _read_coverage(self) -> Coverage:
        """What answers the guide; empty where the pack does not say."""
        path = self._coverage_file
        if not path.is_file():
            return Coverage()
        return self._validate(Coverage, str(path), self._read_mapping(path)) or Coverage()

    def _read_rules(self) -> Iterator[Rule]:
        for path in _parts(self.manifest, "checks"):
            rule = self._validate(Rule, str(path), self._read_mapping(path), file=str(path))
            if rule is not None:
                yield rule

    def _read_vocabulary(self) -> tuple[Vocabulary, dict[str, list[tuple[str, Steps]]]]:
        """All words, and for each list the file and the place there of each of its entries."""
        merged: dict[str, Any] = {}
        origins: dict[str, list[tuple[str, Steps]]] = {}
        for path in _parts(self.manifest, "vocabulary"):
            part = self._validate(Vocabulary, str(path), self._read_mapping(path), skip=_NOT_WORDS)
            for key in sorted(part.model_fields_set) if part else ():
                self._merge(merged, key, getattr(part, key), str(path))
                if isinstance(merged[key], tuple):
                    new = range(len(getattr(part, key)))
                    origins.setdefault(key, []).extend((str(path), (key, index)) for index in new)
        return Vocabulary.model_construct(set(merged), **{**dict(Vocabulary()), **merged}), origins

    def _merge(self, merged: dict[str, Any], key: str, value: Any, file: str) -> None:
        if key not in merged:
            merged[key] = value
        elif isinstance(value, tuple):
            merged[key] += value
        elif isinstance(value, dict) and not value.keys() & merged[key].keys():
            merged[key] = merged[key] | value
        else:
            self._add([Slip(file, (key,), f"{key} stands in another file too")])

    def _validate(
        self,
        model: type[Model],
        source: str,
        data: dict[str, Any] | None,
        *,
        skip: tuple[str, ...] = (),
        **more: str,
    ) -> Model | None:
        """The values of the file `source` as that model, None where they have faults."""
        if data is None:
            return None
        kept = {key: value for key, value in data.items() if key not in skip}
        try:
            return model.model_validate({**kept, **more})
        except ValidationError as error:
            slips = (Slip(source, one["loc"], _told(one["loc"], one["msg"])) for one in error.errors())
            self._add(slips)
            return None

    def _read_mapping(self, path: Path) -> dict[str, Any] | None:
        raw = path.read_bytes()
        self.digest.update(path.relative_to(self.manifest.parent).as_posix().encode() + b"\0" + raw + b"\0")
        try:
            text = self.texts[str(path)] = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.faults.append(Fault(str(path), 1, "not UTF-8"))
            return None
        data, faults = read_json(text, str(path)) if path.suffix == ".json" else read_yaml(text, str(path))
        self.faults += faults
        if not faults and not isinstance(data, dict):
            self.faults.append(Fault(str(path), 1, "not a mapping of keys to values"))
        return data if isinstance(data, dict) else None

    def _add(self, slips: Iterable[Slip]) -> None:
        for slip in slips:
            text = self.texts.get(slip.file) or Path(slip.file).read_text("utf-8-sig")
            self.faults.append(Fault(slip.file, find_line(text, slip.path), slip.what))


def _told(path: tuple[str | int, ...], what: str) -> str:
    where = ".".join(str(step) for step in path)
    return f"{where}: {what}" if where else what
