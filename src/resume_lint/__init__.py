"""Reads a resume as a careful hiring manager would and says what is missing.

The public names are loaded when first used, so that `import resume_lint` stays light:

>>> import resume_lint
>>> "lint" in dir(resume_lint)
True
>>> resume_lint.EncryptedDocument.code
'encrypted-document'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resume_lint.batch.failures import Failure
    from resume_lint.batch.many import IsolatedLinter, lint_many
    from resume_lint.comparison import compare
    from resume_lint.document.limits import Limits
    from resume_lint.errors import (
        ConfigError,
        DamagedDocument,
        DocumentTooLarge,
        DocumentTooSlow,
        EmptyDocument,
        EncryptedDocument,
        FileNotReadable,
        NestedTooDeeply,
        PackedTooTightly,
        PackError,
        PartTooLarge,
        ResumeLintError,
        TooManyBytes,
        TooManyCharacters,
        TooManyElements,
        TooManyEntries,
        TooManyObjects,
        TooManyOperators,
        TooManyPages,
        TooMuchMemory,
        UnknownFormat,
        UnknownPack,
        UnpackedTooLarge,
        UnreadableDocument,
        WorkerCrashed,
    )
    from resume_lint.linter import Linter, lint, lint_text
    from resume_lint.pack import load_pack
    from resume_lint.report import Report

    __version__: str

__all__ = [
    "ConfigError",
    "DamagedDocument",
    "DocumentTooLarge",
    "DocumentTooSlow",
    "EmptyDocument",
    "EncryptedDocument",
    "Failure",
    "FileNotReadable",
    "IsolatedLinter",
    "Limits",
    "Linter",
    "NestedTooDeeply",
    "PackError",
    "PackedTooTightly",
    "PartTooLarge",
    "Report",
    "ResumeLintError",
    "TooManyBytes",
    "TooManyCharacters",
    "TooManyElements",
    "TooManyEntries",
    "TooManyObjects",
    "TooManyOperators",
    "TooManyPages",
    "TooMuchMemory",
    "UnknownFormat",
    "UnknownPack",
    "UnpackedTooLarge",
    "UnreadableDocument",
    "WorkerCrashed",
    "__version__",
    "compare",
    "lint",
    "lint_many",
    "lint_text",
    "load_pack",
]

_HOMES = {
    "Failure": "batch.failures",
    "IsolatedLinter": "batch.many",
    "Limits": "document.limits",
    "Linter": "linter",
    "Report": "report",
    "compare": "comparison",
    "lint": "linter",
    "lint_many": "batch.many",
    "lint_text": "linter",
    "load_pack": "pack",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("resume-lint")
    else:
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
