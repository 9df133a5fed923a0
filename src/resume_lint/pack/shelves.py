"""An id, a folder or a file → where the files of a pack are: shipped, installed by others, or anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from os import PathLike
from pathlib import Path

from resume_lint.errors import UnknownPack

MANIFEST = "pack.yaml"
# The entry-point group by which an installed package offers a pack: name = id, value = the package with the files.
GROUP = "resume_lint.packs"


def find_manifest(pack: str | PathLike[str], *, beside: Path | None = None) -> Path:
    """The main file of the pack with that id, in that folder, or that is that file.

    A path that a pack itself names counts from its own folder, `beside`.
    """
    name = str(pack)
    found = _in_folder(shipped_packs().get(name)) or _at(Path(pack) if beside is None else beside / pack)
    found = found or _in_folder(installed_packs().get(name))
    if found is None:
        raise UnknownPack(
            f"no rule pack {name!r}: known are {', '.join(known_packs())}; "
            f"or name a folder that holds a {MANIFEST}, or such a file"
        )
    return found


def known_packs() -> dict[str, Path]:
    """The folders of the packs that come with the package or that other packages offer, by id."""
    return {**installed_packs(), **shipped_packs()}


def shipped_packs() -> dict[str, Path]:
    """The folders of the packs that come with the package, by id.

    A wheel carries them inside the package; a source tree has them beside `src`.
    """
    package = Path(__file__).parent.parent
    for shelf in (package / "rules", package.parent.parent / "rules"):
        if shelf.is_dir():
            return {folder.parent.name: folder.parent for folder in sorted(shelf.glob(f"*/{MANIFEST}"))}
    return {}


def installed_packs() -> dict[str, Path]:
    """The folders of the packs that installed packages offer, by id; none of their code is run."""
    return dict(sorted(_offered()))


def _offered() -> Iterator[tuple[str, Path]]:
    for offer in entry_points(group=GROUP):
        spec = find_spec(offer.module)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            if (Path(place) / MANIFEST).is_file():
                yield offer.name, Path(place)
                break


def _in_folder(folder: Path | None) -> Path | None:
    return folder / MANIFEST if folder and (folder / MANIFEST).is_file() else None


def _at(path: Path) -> Path | None:
    if path.suffix in (".yaml", ".yml") and path.is_file():
        return path
    return _in_folder(path)
