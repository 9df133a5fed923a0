"""A function's name and paths on standard input → what it gives for each, as JSON lines: run by another interpreter.

Only the standard library is used and nothing of this project is imported: the interpreter is the one of a program's own
environment, and this file only knows the name that it is given.
"""

import contextlib
import dataclasses
import importlib
import json
import sys
from pathlib import Path
from typing import Any

DEPTH = 9


def find_function(name: str) -> Any:
    """What `package.module:Name.name` names; a class on the way is made with no arguments."""
    module, _, path = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found() if isinstance(found, type) else found, part)
    return found


def as_plain(value: Any, depth: int = DEPTH) -> Any:
    """The value in lists, mappings, numbers and strings; what lies too deep as its string."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if depth == 0:
        return str(value)
    if isinstance(value, dict):
        return {str(key): as_plain(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [as_plain(inner, depth - 1) for inner in value]
    if dataclasses.is_dataclass(value):
        fields = [field.name for field in dataclasses.fields(value)]
        return {name: as_plain(getattr(value, name), depth - 1) for name in fields}
    return as_plain(vars(value), depth - 1) if hasattr(value, "__dict__") else str(value)


def main() -> None:
    """Standard input: the function's name, whether it takes the text and not the path, and the paths, as JSON."""
    job = json.load(sys.stdin)
    out = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        function = find_function(job["function"])
        for path in job["paths"]:
            try:
                found = function(Path(path).read_text("utf-8") if job["takes_text"] else path)
                line = {"found": as_plain(found)}
            except Exception as error:  # noqa: BLE001  whatever it is, this file failed and the others go on
                line = {"error": type(error).__name__}
            print(json.dumps(line), file=out, flush=True)


if __name__ == "__main__":
    main()
