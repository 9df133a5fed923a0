"""`resume-lint.toml`, or `[tool.resume-lint]` in `pyproject.toml`, above the files to read → options of a command.

Only commands look for one; a library call takes what it is given. An option on the command line wins.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from resume_lint.cli.files import STDIN
from resume_lint.cli.options import faults_told
from resume_lint.errors import ConfigError

OWN, SHARED = "resume-lint.toml", "pyproject.toml"
TABLE = ("tool", "resume-lint")
# What a configuration may not say: it is about one run.
ONE_RUN = frozenset(
    {"paths", "output", "formats", "go_on", "retry_failed", "overwrite", "shard", "config", "help"}
)
LINE = re.compile(r"at line (\d+)")


def config_option(command: Any) -> Any:
    """Adds `--config` and `--no-config` to a command whose paths are read with `take_config`."""
    given = click.option(
        "--config", metavar="FILE", is_eager=True, expose_value=False, callback=_remember,
        help="Options from this file, not from resume-lint.toml above the files.",
    )  # fmt: skip
    none = click.option(
        "--no-config", is_flag=True, is_eager=True, expose_value=False, callback=_remember,
        help="Look for no configuration.",
    )  # fmt: skip
    return given(none(command))


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        context.meta[f"resume_lint.{parameter.name}"] = value


def take_config(context: click.Context, parameter: click.Parameter, paths: Any) -> Any:
    """The paths as they are; what the configuration above them says becomes the default of the options.

    For an argument that is eager, so that the options are not read yet.
    """
    named = context.meta.get("resume_lint.config")
    if context.meta.get("resume_lint.no_config"):
        return paths
    with faults_told():
        file = Path(named) if named else find_config(paths)
        if file is not None:
            known = {one.name: one for one in context.command.params if one.name not in ONE_RUN}
            beside = (
                one for command in _others(context) for one in command.params if one.name not in ONE_RUN
            )
            others = {flag for one in beside for flag in one.opts}
            context.default_map = {**(context.default_map or {}), **read_config(file, known, others)}
    return paths


def _others(context: click.Context) -> list[click.Command]:
    """The commands beside this one: what only they know is passed over."""
    group = context.parent.command if context.parent else None
    return (
        [one for one in group.commands.values() if one is not context.command]
        if isinstance(group, click.Group)
        else []
    )


def find_config(paths: Iterable[str]) -> Path | None:
    """The nearest configuration above the files and folders, None where there is none.

    Files that stand under different ones are an error: one run has one set of options.
    """
    starts = dict.fromkeys(_folder_of(path) for path in paths if path != STDIN)
    found = list(dict.fromkeys(file for start in starts if (file := _nearest(start))))
    if len(found) > 1:
        listed = ", ".join(str(file) for file in found)
        raise ConfigError(f"the files stand under different configurations ({listed}); name one by --config")
    return found[0] if found else None


def _folder_of(path: str) -> Path:
    place = Path(path).absolute()
    return place if place.is_dir() else place.parent


def _nearest(folder: Path) -> Path | None:
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return place / OWN
        if (place / SHARED).is_file() and _table(place / SHARED) is not None:
            return place / SHARED
    return None


def read_config(
    file: Path, known: Mapping[Any, click.Parameter], others: Container[str] = ()
) -> dict[str, Any]:
    """The options that a file gives, by the name of their parameter; mistakes are told as `file:line: what`.

    `others` are flags of other commands: they are no mistakes, but do nothing here.
    """
    table = _table(file)
    if table is None:
        raise ConfigError(f"{file}:1: there is no table [{'.'.join(TABLE)}]")
    options: dict[str, Any] = {}
    faults: list[str] = []
    for key, value in table.items():
        parameter = known.get(key.replace("-", "_")) or _by_flag(known.values(), key)
        if parameter is None and f"--{key.replace('_', '-')}" in others:
            continue
        if parameter is None or parameter.name is None:
            faults.append(
                f"{file}:{_line_of(file, key)}: no option {key}: known are {', '.join(_flags(known))}"
            )
            continue
        options[parameter.name] = _as_default(file, parameter.name, value)
    if faults:
        raise ConfigError("\n".join(faults))
    return options


def _table(file: Path) -> dict[str, Any] | None:
    """The options in a file, None in a `pyproject.toml` that has none for us."""
    try:
        data: Any = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = LINE.search(str(error))
        raise ConfigError(f"{file}:{line[1] if line else 1}: no valid TOML") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}:1: the configuration cannot be read") from error
    if file.name != SHARED:
        return dict(data)
    for step in TABLE:
        data = data.get(step) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else None


def _as_default(file: Path, name: str, value: Any) -> Any:
    """A value as click takes it: limits as `name=value`, dates as written, a path of a pack from the file's folder."""
    if name == "limit" and isinstance(value, dict):
        return [f"{key}={limit}" for key, limit in value.items()]
    if name == "pack" and isinstance(value, str) and (file.parent / value).exists():
        return str(file.parent / value)
    if isinstance(value, list):
        return [str(one) for one in value]
    return value if isinstance(value, bool | int | float) else str(value)


def _by_flag(parameters: Iterable[click.Parameter], key: str) -> click.Parameter | None:
    return next((one for one in parameters if f"--{key}" in one.opts), None)


def _flags(known: Mapping[Any, click.Parameter]) -> Iterator[str]:
    return (sorted(one.opts)[0].removeprefix("--") for one in known.values() if one.opts[0].startswith("--"))


def _line_of(file: Path, key: str) -> int:
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    lines = file.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 1)
