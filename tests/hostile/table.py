"""Prints what becomes of each hostile file, with the seconds and the memory that it took."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import docx_files
import pdf_files
from hostile_checker import Checker


def main(wanted: list[str]) -> None:
    """A line for each file whose name holds one of the words, for all without words."""
    with tempfile.TemporaryDirectory() as folder:
        checker = Checker(Path(folder))
        for file in [*pdf_files.files(), *docx_files.files()]:
            if wanted and not any(word in file.name for word in wanted):
                continue
            data = file.build()
            readers = ("pdfminer", "pdfium") if isinstance(file, pdf_files.Hostile) else ("pdfminer",)
            for reader in readers:
                if reader == "pdfium" and file.name in pdf_files.ISOLATED:
                    continue
                told = checker.ask(data, reader=reader, seconds=8.0)
                right = file.answers if isinstance(file, docx_files.Hostile) else getattr(file, reader)
                mark = "" if set(told["answers"]) <= set(right) else "  not " + ", ".join(right)
                print(
                    f"{file.name:44}{reader:9}{', '.join(told['answers']):34}"
                    f"{told['seconds']:6.2f} s {told['megabytes']:4} MB{mark}",
                    flush=True,
                )
        checker.close()


if __name__ == "__main__":
    main(sys.argv[1:])
