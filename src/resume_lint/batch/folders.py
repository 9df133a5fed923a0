"""Paths of the command line → the files of a batch, in a fixed order, each with its place below the path given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path, PurePosixPath

from resume_lint.errors import ConfigError

SUFFIXES = (
    ".docm", ".docx", ".dotm", ".dotx", ".htm", ".html", ".markdown", ".md", ".mht", ".mhtml", ".odt", ".ott", ".pdf",
    ".rtf", ".txt",
)  # fmt: skip
# Not read, but told: a resume in an old format must not be passed over in silence.
FOREIGN = (".doc", ".dot", ".pages", ".wpd", ".wps")
# Read where OCR is asked for. Elsewhere they are passed over: folders are full of pictures.
PICTURES = (".jpeg", ".jpg", ".png", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder are wanted: patterns for their names or places, and one share of several.

    With `include` the patterns decide, whatever the endings; `exclude` wins over it. Else the endings decide, those of
    pictures with `pictures`. A file that is named by itself is always wanted, but may belong to another share.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    share: tuple[int, int] = (1, 1)
    pictures: bool = False

    def wants(self, place: str) -> bool:
        """Whether the file at that place below the folder is wanted.

        >>> Choice(include=("*.pdf",), exclude=("old/*",)).wants("new/a.pdf")
        True
        >>> Choice(exclude=("old/*",)).wants("old/a.pdf"), Choice().wants("a.png")
        (False, False)
        >>> Choice(pictures=True).wants("a.png")
        True
        """
        if any(_matches(place, pattern) for pattern in self.exclude):
            return False
        if self.include:
            return any(_matches(place, pattern) for pattern in self.include)
        endings = (*SUFFIXES, *FOREIGN, *(PICTURES if self.pictures else ()))
        return PurePosixPath(place).suffix.lower() in endings

    def holds(self, place: str) -> bool:
        """Whether the file belongs to this share; each file belongs to exactly one of all shares."""
        number, shares = self.share
        digest = sha256(place.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % shares == number - 1


def parse_share(words: str) -> tuple[int, int]:
    """The share that `I/N` names: the I-th of N, counted from 1.

    >>> parse_share("3/16")
    (3, 16)
    """
    number, slash, shares = words.partition("/")
    if (
        slash
        and number.strip().isdecimal()
        and shares.strip().isdecimal()
        and 1 <= int(number) <= int(shares)
    ):
        return int(number), int(shares)
    raise ConfigError(f"a shard is I/N, such as 3/16, and not {words!r}")


def find_files(paths: Iterable[str], choice: Choice, *, avoid: Iterable[Path] = ()) -> Iterator[Path]:
    """The files: those named as they are, folders walked by name. A folder without any comes out as itself.

    What is to be avoided is not read where it lies in a folder: the output of the run itself.
    """
    avoided = frozenset(path.resolve() for path in avoid)
    for path in map(Path, paths):
        if path.is_dir():
            yield from _in_folder(path, choice, avoided)
        elif choice.holds(path.name):
            yield path


def _in_folder(folder: Path, choice: Choice, avoided: frozenset[Path]) -> Iterator[Path]:
    names = {path.name for path in avoided}

    def wants(file: Path) -> bool:
        return choice.wants(place_of(file, folder)) and not (file.name in names and file.resolve() in avoided)

    empty = True
    for file in walk(folder, wants, avoided):
        empty = False
        if choice.holds(place_of(file, folder)):
            yield file
    if empty:
        yield folder


def walk(folder: Path, wants: Callable[[Path], bool], above: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """The wanted files in `folder`, sorted: no hidden or lock files, no README, no way back to what is `above`.

    A folder that may not be opened comes out as itself, so that it is told as an error.
    """
    here = folder.resolve()
    if here in above:
        return
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in paths:
        if path.name.startswith((".", "~$")) or path.stem.lower() == "readme":
            continue
        if path.is_dir():
            yield from walk(path, wants, above | {here})
        elif wants(path):
            yield path


def place_of(file: Path, folder: Path) -> str:
    """Where the file lies below the folder, with slashes on every system.

    >>> place_of(Path("all/new/a.pdf"), Path("all"))
    'new/a.pdf'
    """
    return file.relative_to(folder).as_posix()


def _matches(place: str, pattern: str) -> bool:
    """Whether the pattern fits the place, or the name alone where the pattern has no slash."""
    return fnmatchcase(place if "/" in pattern else PurePosixPath(place).name, pattern)
