"""Rows → files: a module for each format, all with the same three verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from resume_lint.batch.rows import Row
from resume_lint.errors import ConfigError

FORMATS = ("jsonl", "csv", "parquet", "sqlite", "html")
_ENDINGS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet",
    ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".html": "html", ".htm": "html",
}  # fmt: skip
_NAMES = {"html": "index.html"}
STDOUT = "-"


class Output(Protocol):
    """One format being written: row by row, then finished, or given up with nothing half done left."""

    def write(self, row: Row) -> None:
        """Takes one row."""

    def finish(self) -> None:
        """All rows are written: the output appears, or is closed."""

    def give_up(self) -> None:
        """The run has stopped: whole rows may stay, drafts go."""


def find_targets(output: str, formats: Sequence[str]) -> dict[str, Path]:
    """Format → file, for a file named by `output` or for a folder; `-` is a path too.

    >>> find_targets("all.csv", ())
    {'csv': PosixPath('all.csv')}
    >>> find_targets("out", ("jsonl", "html"))
    {'jsonl': PosixPath('out/reports.jsonl'), 'html': PosixPath('out/index.html')}
    """
    path = Path(output)
    by_ending = _ENDINGS.get(path.suffix.lower())
    if output == STDOUT or (not path.is_dir() and by_ending):
        wanted = tuple(dict.fromkeys(formats)) or (by_ending or "jsonl",)
        if len(wanted) > 1:
            raise ConfigError(f"one file cannot be {' and '.join(wanted)}: give a folder for --output")
        if output == STDOUT and wanted != ("jsonl",):
            raise ConfigError("only jsonl goes to standard output: give a file or a folder for --output")
        return {wanted[0]: path}
    wanted = tuple(dict.fromkeys(formats)) or ("jsonl",)
    return {one: path / _NAMES.get(one, f"reports.{one}") for one in wanted}


def open_output(form: str, target: Path) -> Output:
    """The output of that format; what it needs is imported only then."""
    if form == "jsonl":
        from resume_lint.batch.outputs.lines import JsonLines

        return JsonLines(target)
    if form == "csv":
        from resume_lint.batch.outputs.lines import CsvLines

        return CsvLines(target)
    if form == "sqlite":
        from resume_lint.batch.outputs.sqlite import SqliteTables

        return SqliteTables(target)
    if form == "parquet":
        from resume_lint.batch.outputs.parquet import ParquetTables

        return ParquetTables(target)
    from resume_lint.batch.outputs.index_page import IndexPage

    return IndexPage(target)


def made_by(form: str, target: Path) -> list[Path]:
    """The file of a format, and the folder beside it where there is one.

    >>> made_by("html", Path("out/index.html")), made_by("html", Path("all.html"))[1]
    ([PosixPath('out/index.html'), PosixPath('out/reports')], PosixPath('all-reports'))
    """
    name = "reports" if target.stem == "index" else f"{target.stem}-reports"
    return [target, target.with_name(name)] if form == "html" else [target]


@contextmanager
def writing(targets: dict[str, Path]) -> Iterator[list[Output]]:
    """The outputs, finished where all went well and given up where not."""
    outputs: list[Output] = []
    try:
        for form, target in targets.items():
            outputs.append(open_output(form, target))
        yield outputs
        for output in outputs:
            output.finish()
    except BaseException:
        for output in outputs:
            output.give_up()
        raise


def draft_of(target: Path) -> Path:
    """The hidden file beside `target` that becomes it once it is whole."""
    return target.with_name(f".{target.name}.draft")
