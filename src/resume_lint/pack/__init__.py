"""A shipped pack's id, or a folder → `Pack`; all faults of its files at once, each with its file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from resume_lint.errors import UnknownPack
from resume_lint.pack.consistency import Slip, find_slips, slips_of_coverage
from resume_lint.pack.faults import Fault, pack_error
from resume_lint.pack.model import (
    STAGES,
    Category,
    Coverage,
    Manifest,
    Pack,
    PerStage,
    Raise,
    Rule,
    Signs,
    Where,
)
from resume_lint.pack.yaml_files import find_line, read_yaml
from resume_lint.vocabulary import Vocabulary

__all__ = [
    "STAGES",
    "Category",
    "Pack",
    "PerStage",
    "Raise",
    "Rule",
    "Signs",
    "Where",
    "known_packs",
    "load_pack",
    "pack_files",
    "rule_fault",
]

_MANIFEST = "pack.yaml"
_COVERAGE = "guide.yaml"
Model = TypeVar("Model", bound=BaseModel)


def load_pack(pack: str | PathLike[str] = "medical-coder") -> Pack:
    """The pack with that id, or in that folder.

    >>> load_pack().id
    'medical-coder'
    """
    return _PackFiles(_find_folder(pack)).read()


def pack_files(pack: str | PathLike[str]) -> tuple[tuple[str, bytes], ...]:
    """The path and the digest of each file of the pack: equal as long as the pack is the same.

    >>> pack_files("medical-coder") == pack_files("medical-coder")
    True
    """
    files = sorted(_find_folder(pack).rglob("*.yaml"))
    return tuple((str(path.resolve()), hashlib.sha256(path.read_bytes()).digest()) for path in files)


def _find_folder(pack: str | PathLike[str]) -> Path:
    folder = known_packs().get(str(pack)) or Path(pack)
    if not (folder / _MANIFEST).is_file():
        raise UnknownPack(
            f"no rule pack {str(pack)!r}: known are {', '.join(known_packs())}; "
            f"or name a folder that holds a {_MANIFEST}"
        )
    return folder


def known_packs() -> dict[str, Path]:
    """The folders of the packs that come with the package, by id.

    A wheel carries them inside the package; a source tree has them beside `src`.
    """
    package = Path(__file__).parent.parent
    for shelf in (package / "rules", package.parent.parent / "rules"):
        if shelf.is_dir():
            return {folder.parent.name: folder.parent for folder in sorted(shelf.glob(f"*/{_MANIFEST}"))}
    return {}


def rule_fault(rule: Rule, path: tuple[str | int, ...], what: str) -> Fault:
    """A fault of a rule that was found after loading, such as a check that does not exist."""
    return Fault(rule.file, find_line(Path(rule.file).read_text("utf-8"), path), what)


class _PackFiles:
    """The files of one pack while they are read; faults are gathered and told together."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.texts: dict[str, str] = {}
        self.digest = hashlib.sha256()

    def read(self) -> Pack:
        """The whole pack; raises the error that lists every fault."""
        manifest = self._read_as(Manifest, self.folder / _MANIFEST)
        vocabulary, origins = self._read_vocabulary()
        rules = tuple(self._read_rules())
        coverage = self._read_coverage()
        if manifest is not None:
            self._add(find_slips(str(self.folder / _MANIFEST), manifest, rules, vocabulary, origins))
            self._add(slips_of_coverage(str(self.folder / _COVERAGE), manifest, rules, coverage))
        if self.faults or manifest is None:
            raise pack_error(self.faults)
        ordered = tuple(sorted(rules, key=lambda rule: rule.code))
        return Pack.model_construct(
            **dict(manifest),
            rules=ordered,
            recommendations=coverage.recommendations,
            vocabulary=vocabulary,
            digest=self.digest.hexdigest()[:16],
        )

    def _read_coverage(self) -> Coverage:
        """What answers the guide; empty where the pack does not say."""
        path = self.folder / _COVERAGE
        return (self._read_as(Coverage, path) if path.is_file() else None) or Coverage()

    def _read_rules(self) -> Iterator[Rule]:
        for path in sorted((self.folder / "checks").glob("*.yaml")):
            rule = self._read_as(Rule, path, file=str(path))
            if rule is not None:
                yield rule

    def _read_vocabulary(self) -> tuple[Vocabulary, dict[str, list[tuple[str, int]]]]:
        """All words, and for each list the file and the index there of each of its entries."""
        merged: dict[str, Any] = {}
        origins: dict[str, list[tuple[str, int]]] = {}
        for path in sorted((self.folder / "vocabulary").glob("*.yaml")):
            part = self._read_as(Vocabulary, path, skip=("schema_version", "sources"))
            for key in sorted(part.model_fields_set) if part else ():
                self._merge(merged, key, getattr(part, key), str(path))
                if isinstance(merged[key], tuple):
                    new = range(len(getattr(part, key)))
                    origins.setdefault(key, []).extend((str(path), index) for index in new)
        return Vocabulary.model_construct(**{**dict(Vocabulary()), **merged}), origins

    def _merge(self, merged: dict[str, Any], key: str, value: Any, file: str) -> None:
        if key not in merged:
            merged[key] = value
        elif isinstance(value, tuple):
            merged[key] += value
        elif isinstance(value, dict) and not value.keys() & merged[key].keys():
            merged[key] = merged[key] | value
        else:
            self._add([Slip(file, (key,), f"{key} stands in another file too")])

    def _read_as(
        self, model: type[Model], path: Path, skip: tuple[str, ...] = (), **more: str
    ) -> Model | None:
        """The file as that model, None where it has faults."""
        data = self._read_mapping(path)
        if data is None:
            return None
        kept = {key: value for key, value in data.items() if key not in skip}
        try:
            return model.model_validate({**kept, **more})
        except ValidationError as error:
            slips = (Slip(str(path), one["loc"], _told(one["loc"], one["msg"])) for one in error.errors())
            self._add(slips)
            return None

    def _read_mapping(self, path: Path) -> dict[str, Any] | None:
        raw = path.read_bytes()
        self.digest.update(path.relative_to(self.folder).as_posix().encode() + b"\0" + raw + b"\0")
        try:
            text = self.texts[str(path)] = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.faults.append(Fault(str(path), 1, "not UTF-8"))
            return None
        data, faults = read_yaml(text, str(path))
        self.faults += faults
        if not faults and not isinstance(data, dict):
            self.faults.append(Fault(str(path), 1, "not a mapping of keys to values"))
        return data if isinstance(data, dict) else None

    def _add(self, slips: Iterator[Slip] | list[Slip]) -> None:
        for slip in slips:
            self.faults.append(Fault(slip.file, find_line(self.texts[slip.file], slip.path), slip.what))


def _told(path: tuple[str | int, ...], what: str) -> str:
    where = ".".join(str(step) for step in path)
    return f"{where}: {what}" if where else what
