"""Which files of a folder belong to a batch, and in what order."""

from pathlib import Path

import pytest

from resume_lint.batch.folders import Choice, find_files, parse_share
from resume_lint.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all that is to be read and all that is not."""
    for name in (
        "b.TXT",
        "a.txt",
        "new/c.pdf",
        "new/d.docx",
        "old/e.pdf",
        ".hidden.txt",
        "~$a.docx",
        "README.md",
        "x.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    (tmp_path / "new" / "back").symlink_to(tmp_path)
    (tmp_path / "old" / "round").symlink_to(tmp_path / "old")
    return tmp_path


def names(folder: Path, choice: Choice = Choice(), **options: list[Path]) -> list[str]:  # noqa: B008 -- frozen
    return [path.relative_to(folder).as_posix() for path in find_files([str(folder)], choice, **options)]


def test_pictures_are_among_the_files_where_they_are_asked_for(folder: Path) -> None:
    assert names(folder, Choice(pictures=True)) == [*names(folder), "x.png"]


def test_folders_are_walked_by_name_and_links_in_a_circle_only_once(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.TXT", "new/c.pdf", "new/d.docx", "old/e.pdf"]


def test_patterns_fit_the_name_or_with_a_slash_the_place(folder: Path) -> None:
    assert names(folder, Choice(include=("*.pdf",))) == ["new/c.pdf", "old/e.pdf"]
    assert names(folder, Choice(include=("new/*",))) == ["new/c.pdf", "new/d.docx"]
    assert names(folder, Choice(exclude=("old/*", "b.*"))) == ["a.txt", "new/c.pdf", "new/d.docx"]
    assert names(folder, Choice(include=("*.png",))) == ["x.png"]
    assert names(folder, Choice(include=("*",), exclude=("*",))) == ["."]


def test_each_file_belongs_to_exactly_one_share(tmp_path: Path) -> None:
    wanted = [f"{number:03}.txt" for number in range(60)]
    for name in wanted:
        (tmp_path / name).write_text("words")
    shares = [names(tmp_path, Choice(share=(number, 3))) for number in (1, 2, 3)]
    assert sorted(name for share in shares for name in share) == wanted
    assert all(len(share) > 8 for share in shares)


def test_the_share_of_a_file_does_not_depend_on_where_the_folder_lies(tmp_path: Path) -> None:
    for top in ("here", "there"):
        (tmp_path / top).mkdir()
        for number in range(20):
            (tmp_path / top / f"{number}.txt").write_text("words")
    choice = Choice(share=(1, 2))
    assert names(tmp_path / "here", choice) == names(tmp_path / "there", choice)


@pytest.mark.parametrize("words", ["0/3", "4/3", "1", "a/b", "1/0", "-1/3", "1/2/3"])
def test_a_share_that_is_none_is_told(words: str) -> None:
    with pytest.raises(ConfigError, match="a shard is I/N"):
        parse_share(words)


def test_files_named_as_they_are_come_as_they_are_and_folders_without_any_as_themselves(
    tmp_path: Path,
) -> None:
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path / name) for name in ("z.png", "none.pdf", "empty")]
    assert [str(path) for path in find_files(paths, Choice())] == paths


def test_the_output_of_the_run_is_not_read(folder: Path) -> None:
    assert "a.txt" not in names(folder, avoid=[folder / "a.txt"])
    assert "old/e.pdf" not in names(folder, avoid=[folder / "old"])
