"""`import resume_lint` loads next to nothing; names come when they are used."""

import subprocess
import sys

import pytest

import resume_lint

HEAVY = ("spacy", "pydantic", "pdfminer", "pypdfium2", "docx", "lxml", "rich", "click", "yaml")


def modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_import_loads_no_heavy_library() -> None:
    assert modules_after("import resume_lint").isdisjoint(HEAVY)


def test_an_error_class_loads_no_heavy_library() -> None:
    assert modules_after("from resume_lint import EncryptedDocument").isdisjoint(HEAVY)


def test_the_command_line_without_a_command_loads_neither_spacy_nor_pydantic() -> None:
    assert modules_after("import resume_lint.cli").isdisjoint(set(HEAVY) - {"click"})


def test_public_names_are_sorted_and_all_there() -> None:
    assert resume_lint.__all__ == sorted(resume_lint.__all__)
    assert set(resume_lint.__all__) <= set(dir(resume_lint))
    for name in resume_lint.__all__:
        assert getattr(resume_lint, name) is not None


def test_every_error_of_the_tree_is_public() -> None:
    public = {getattr(resume_lint, name) for name in resume_lint.__all__}
    assert {resume_lint.ResumeLintError, *tree(resume_lint.ResumeLintError)} <= public


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        resume_lint.lnit  # noqa: B018


def tree(error: type[Exception]) -> set[type[Exception]]:
    """Every class below `error`."""
    below = set(error.__subclasses__())
    return below.union(*(tree(one) for one in below))
