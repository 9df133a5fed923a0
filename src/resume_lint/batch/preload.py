"""Imported once by the process from which workers are split off, so that each of them starts loaded.

The variable `RESUME_LINT_PRELOAD` of the environment names the pack; without it only the libraries are loaded.
"""

from __future__ import annotations

import gc
import os

from resume_lint.batch import worker
from resume_lint.document import from_docx, from_pdf
from resume_lint.errors import ResumeLintError
from resume_lint.linter import Linter

LOADED = (worker, from_docx, from_pdf)
VARIABLE = "RESUME_LINT_PRELOAD"


def load(pack: str) -> None:
    """Loads the pack and its language part; a fault of the pack is told by who starts the workers, not here."""
    try:
        Linter(pack=pack).load()
    except (ResumeLintError, OSError):
        return
    # What is never collected is never touched, so the workers go on sharing it.
    gc.collect()
    gc.freeze()


if VARIABLE in os.environ:
    load(os.environ[VARIABLE])
