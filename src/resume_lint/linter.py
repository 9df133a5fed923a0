"""A resume in, a report out: the steps in a row, with what is slow to load kept by one `Linter`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resume_lint import checks, language, report, scoring
from resume_lint.career import outlook
from resume_lint.checks.judgeable import why_no_score
from resume_lint.document import read_document
from resume_lint.document.limits import OCR_LIMITS, Limits
from resume_lint.document.model import Document
from resume_lint.document.source import Source, find_name, read_source
from resume_lint.document.time_limit import time_limit
from resume_lint.errors import ConfigError, UnreadableDocument
from resume_lint.pack import Pack, known_packs, load_pack, pack_files
from resume_lint.records import Finding
from resume_lint.report import Report

if TYPE_CHECKING:
    from spacy.language import Language

READERS = ("pdfminer", "pdfium")


class Linter:
    """A rule pack and the language part, loaded once, for any number of resumes.

    `as_of` is the day of the analysis; None means today. `reader` reads PDF: "pdfminer" or "pdfium"; with
    `second_reader` the text that most systems with PDFium get is compared, and the report tells where it has other
    words. With `ocr` the words of scanned pages and of pictures are recognized (the extra `ocr`); where no `limits` are
    given, a file may then take longer and more memory. `select` and `ignore` are codes of rules or their beginnings
    (`RL4`): only selected rules that are not ignored are raised, and only they take points. With `include_text` reports
    hold the text that spans count in.
    `limits` bound what a file may cost. A linter can be pickled: its options travel, and what is slow to load is loaded
    where it arrives.
    """

    def __init__(
        self,
        *,
        pack: str | os.PathLike[str] = "medical-coder",
        as_of: date | None = None,
        reader: str = "pdfminer",
        second_reader: bool = False,
        ocr: bool = False,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        include_text: bool = False,
        limits: Limits | None = None,
    ) -> None:
        if reader not in READERS:
            raise ConfigError(f"no reader {reader!r}: known are {', '.join(READERS)}")
        self._loaded_from = (os.fspath(pack), pack_files(pack))
        self.pack_name = _lasting_name(pack)
        self._language: Language | None = None
        self.pack = _load_pack(*self._loaded_from)
        self.as_of = as_of
        self.reader = reader
        self.second_reader = second_reader
        self.ocr = ocr
        if ocr:
            from resume_lint.document.ocr import require_engine

            require_engine()
        self.select = _known_codes(select, self.pack.rules)
        self.ignore = _known_codes(ignore, self.pack.rules)
        self.include_text = include_text
        self.limits = limits or (OCR_LIMITS if ocr else Limits())

    def __reduce__(self) -> tuple[object, ...]:
        return partial(type(self), **self.options()), ()

    def options(self) -> dict[str, Any]:
        """What makes the same linter again, here or elsewhere: the value of each parameter."""
        return {
            "pack": self.pack_name, "as_of": self.as_of, "reader": self.reader, "second_reader": self.second_reader,
            "ocr": self.ocr, "select": self.select, "ignore": self.ignore, "include_text": self.include_text,
            "limits": self.limits,
        }  # fmt: skip

    def load(self) -> Language:
        """The language part, loaded by this or by the first resume."""
        if self._language is None:
            self._language = _load_language(*self._loaded_from)
        return self._language

    def lint(self, source: Source, *, name: str | None = None) -> Report:
        """The report of one file: a path, bytes or an open binary file.

        `name` is the file name to show where `source` has none. Raises an `UnreadableDocument` where the file gives
        no report; its message is one line that starts with the name.
        """
        shown = name or find_name(source)
        try:
            deadline = self.limits.deadline()
            with time_limit(deadline):
                data, _ = read_source(source, limits=self.limits)
                document = read_document(
                    data, name=shown, reader=self.reader, second_reader=self.second_reader, ocr=self.ocr,
                    limits=self.limits,
                )  # fmt: skip
            with time_limit(deadline.without(self.load)):
                return self._report(document, data, shown)
        except UnreadableDocument as error:
            raise type(error)(f"{shown}: {error.message}" if shown else error.message) from error

    def lint_text(self, text: str, *, name: str = "") -> Report:
        """The report of a resume in plain text; an empty text raises `EmptyDocument`."""
        return self.lint(text.encode(errors="replace"), name=name or "text.txt")

    def _report(self, document: Document, data: bytes, name: str) -> Report:
        as_of = self.as_of or date.today()
        resume = language.read_resume(self.load(), document, self.pack, as_of)
        problems = why_no_score(resume, self.pack)
        findings = tuple(one for one in checks.find_problems(resume, self.pack) if self._wanted(one))
        return report.build_report(
            document=document,
            resume=resume,
            findings=findings,
            steps=scoring.order_steps(findings),
            score=None if problems else scoring.score(findings, self.pack, resume.stage.id),
            career=outlook(resume, self.pack),
            pack=self.pack,
            source=report.describe_source(name, data, document),
            as_of=as_of,
            problems=problems,
            include_text=self.include_text,
        )

    def _wanted(self, finding: Finding) -> bool:
        selected = not self.select or finding.code.startswith(self.select)
        return selected and not (self.ignore and finding.code.startswith(self.ignore))


def lint(
    source: Source,
    *,
    as_of: date | None = None,
    pack: str | os.PathLike[str] = "medical-coder",
    reader: str = "pdfminer",
    second_reader: bool = False,
    ocr: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    include_text: bool = False,
    limits: Limits | None = None,
    name: str | None = None,
) -> Report:
    """The report of one resume: a path, bytes or an open binary file. `name` is the file name to show."""
    linter = Linter(
        pack=pack, as_of=as_of, reader=reader, second_reader=second_reader, ocr=ocr, select=select,
        ignore=ignore, include_text=include_text, limits=limits,
    )  # fmt: skip
    return linter.lint(source, name=name)


def lint_text(
    text: str,
    *,
    as_of: date | None = None,
    pack: str | os.PathLike[str] = "medical-coder",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    include_text: bool = False,
    limits: Limits | None = None,
    name: str = "",
) -> Report:
    """The report of one resume in plain text."""
    linter = Linter(
        pack=pack, as_of=as_of, select=select, ignore=ignore, include_text=include_text, limits=limits
    )
    return linter.lint_text(text, name=name)


def _lasting_name(pack: str | os.PathLike[str]) -> str:
    """The id of the pack, or its folder told so that it holds in another folder and another process.

    >>> _lasting_name("medical-coder")
    'medical-coder'
    """
    name = os.fspath(pack)
    return name if name in known_packs() else str(Path(name).absolute())


@lru_cache(maxsize=8)
def _load_pack(pack: str, files: tuple[tuple[str, bytes], ...]) -> Pack:
    """The pack, loaded once in a process for the same `files`."""
    loaded = load_pack(pack)
    checks.require_runnable(loaded)
    return loaded


@lru_cache(maxsize=8)
def _load_language(pack: str, files: tuple[tuple[str, bytes], ...]) -> Language:
    """The language part with the words of the pack, loaded once in a process for the same `files`."""
    return language.load_language(_load_pack(pack, files), pack)


def _known_codes(codes: Iterable[str], rules: Iterable[object]) -> tuple[str, ...]:
    """The codes in capitals; one that begins no rule's code is an error."""
    wanted = tuple(sorted({code.strip().upper() for code in codes if code.strip()}))
    known = [getattr(rule, "code", "") for rule in rules]
    for code in wanted:
        if not any(one.startswith(code) for one in known):
            raise ConfigError(f"no rule {code!r}; `resume-lint rules` lists them")
    return wanted
