"""The files of the batch benchmark are as many as asked for, different where they have to be, and readable."""

from pathlib import Path

from benchmarks.batch.files import fill, find_pdfs, other_bytes

from resume_lint.document import read_document

ROOT = Path(__file__).parents[2]


def test_pdfs_are_made_as_many_as_wanted_with_the_same_text_and_other_bytes() -> None:
    pdfs = find_pdfs([ROOT / "samples"])
    made = other_bytes(pdfs, len(pdfs) + 2)
    assert len({data for _, data in made}) == len({name for name, _ in made}) == len(pdfs) + 2
    assert read_document(made[-1][1]).text == read_document(pdfs[1]).text


def test_a_folder_is_filled_with_variants_and_some_copies(tmp_path: Path) -> None:
    fill(tmp_path, 60)
    contents = [path.read_bytes() for path in sorted(tmp_path.rglob("*.*"))]
    assert len(contents) == 60
    assert len(set(contents)) == 57
    assert sum(content.startswith(b"%PDF") for content in contents) >= 6
