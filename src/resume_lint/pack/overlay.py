"""Rules and words of a pack, with those of a pack that extends it laid over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from resume_lint.pack.consistency import Origins, Path
from resume_lint.pack.model import Rule, RulePatch
from resume_lint.vocabulary import Vocabulary

# What an entry is known by, the first of these that it has.
_KEYS = ("id", "phrase", "acronym", "degree")


def lay_over_rules(rules: Sequence[Rule], changes: Mapping[str, RulePatch | bool | str]) -> Iterator[Rule]:
    """The rules as changed, without those that are off."""
    for rule in rules:
        change = changes.get(rule.code)
        if change is None:
            yield rule
        elif isinstance(change, RulePatch):
            given = {name: getattr(change, name) for name in change.model_fields_set}
            yield rule.model_copy(update={name: value for name, value in given.items() if value is not None})


def lay_over_words(
    below_file: str, below: Vocabulary, layers: Sequence[tuple[Vocabulary, Origins]]
) -> tuple[Vocabulary, dict[str, list[tuple[str, Path]]]]:
    """The words of `below` with each layer over them, and where each entry of a list comes from.

    An entry with the key of one below takes its place; other entries are added. Word lists are joined.
    """
    merged: dict[str, Any] = dict(below)
    origins: dict[str, list[tuple[str, Path]]] = {
        key: [(below_file, ())] * len(value) for key, value in merged.items() if isinstance(value, tuple)
    }
    for words, places in layers:
        for key in sorted(words.model_fields_set):
            value = getattr(words, key)
            if isinstance(value, tuple):
                replaced = {name for entry in value if (name := _key(entry))}
                kept = [index for index, entry in enumerate(merged[key]) if _key(entry) not in replaced]
                merged[key] = (*(merged[key][index] for index in kept), *value)
                origins[key] = [*(origins[key][index] for index in kept), *places.get(key, [])]
            else:
                merged[key] = _join(merged[key], value)
    return Vocabulary.model_construct(**merged), origins


def _key(entry: Any) -> str | None:
    return next((str(getattr(entry, name)) for name in _KEYS if getattr(entry, name, None)), None)


def _join(below: Any, over: BaseModel) -> Any:
    """The word lists of both, and of what is no list that of `over`."""
    changes: dict[str, Any] = {}
    for name in over.model_fields_set:
        value, old = getattr(over, name), getattr(below, name)
        changes[name] = (
            (*old, *(one for one in value if one not in old)) if isinstance(value, tuple) else value
        )
    return below.model_copy(update=changes)
