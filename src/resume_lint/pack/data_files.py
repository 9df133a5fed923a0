"""YAML or JSON text → plain values, and the line on which a value stands.

Lines are looked for only after a fault: reading with line marks costs too much for the way that goes well.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from typing import Any

import yaml

from resume_lint.pack.faults import Fault

_Base: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """The safe loader, which also refuses a key that stands twice in one mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        found: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        if len(found) < len(node.value):
            raise yaml.constructor.ConstructorError(None, None, _repeated(node), node.start_mark)
        return found


def _repeated(node: yaml.MappingNode) -> str:
    keys = [key.value for key, _ in node.value]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    return f"the key {', '.join(twice)} stands twice in one mapping"


def read_yaml(text: str, file: str) -> tuple[Any, list[Fault]]:
    """The values of a YAML text, and no fault; or None and what is wrong.

    >>> read_yaml("a: [1, two]", "x.yaml")
    ({'a': [1, 'two']}, [])
    >>> read_yaml("a: 1\\na: 2", "x.yaml")[1]
    [Fault(file='x.yaml', line=1, what='the key a stands twice in one mapping')]
    """
    try:
        return yaml.load(text, Loader=_Loader), []  # noqa: S506 - built on the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [Fault(file, mark.line + 1 if mark else 1, error.problem or "no valid YAML")]
    except yaml.YAMLError:
        return None, [Fault(file, 1, "no valid YAML: a character that YAML does not allow")]


def read_json(text: str, file: str) -> tuple[Any, list[Fault]]:
    """The values of a JSON text, which is read far faster than YAML; as `read_yaml` gives them.

    >>> read_json("{", "x.json")[1]
    [Fault(file='x.json', line=1, what='no valid JSON: Expecting property name enclosed in double quotes')]
    """
    try:
        return json.loads(text), []
    except json.JSONDecodeError as error:
        return None, [Fault(file, error.lineno, f"no valid JSON: {error.msg}")]
    except RecursionError:
        return None, [Fault(file, 1, "no valid JSON: too deep")]


def find_line(text: str, path: Sequence[str | int]) -> int:
    """The line, from 1, on which the value at `path` stands; that of its nearest parent if it is missing.

    >>> find_line("a:\\n  - b: 1\\n  - c: 2", ["a", 1, "c"])
    3
    >>> find_line("a:\\n  - b: 1", ["a", 0, "missing"])
    2
    """
    node = yaml.compose(text, Loader=_Base)
    line = node.start_mark.line if node else 0
    for step in path:
        found = _child(node, step)
        if found is not None:
            mark, node = found
            line = mark.start_mark.line
    return int(line) + 1


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
