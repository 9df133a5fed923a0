"""Rendered resumes → how many of their lines are read back whole: `python -m benchmarks.accuracy.reading`.

This looks at the document alone, before any language: a heading, sentence or bullet must be one line of the
text, in the same words. What is split, glued or lost here cannot be found later.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from benchmarks.accuracy.annotations import Annotated, read_set
from benchmarks.accuracy.matching import Share, likeness
from benchmarks.accuracy.render import LAYOUTS, render_all
from benchmarks.accuracy.tables import table
from resume_lint.document import read_document


def printed_lines(resume: Annotated) -> Iterator[str]:
    """What stands on a line of its own in every layout: headings, sentences, bullets."""
    for section in resume.sections:
        yield section.title
        yield from (text for text in (section.text, *_loose(section.kind, section.items)) if text)
        for entry in section.entries:
            yield from (text for text in (entry.text, *entry.bullets) if text)


def _loose(kind: str, items: tuple[str, ...]) -> tuple[str, ...]:
    """Items of a skills section stand in one line in some layouts."""
    return () if kind == "skills" else items


def lost_lines(resume: Annotated, text: str) -> list[tuple[str, str]]:
    """Each printed line that is no line of the text, case and spaces aside, with the one most like it."""
    read = text.splitlines()
    whole = {_plain(line) for line in read}
    return [(line, _nearest(line, read)) for line in printed_lines(resume) if _plain(line) not in whole]


def _nearest(line: str, read: Sequence[str]) -> str:
    return max(read, key=lambda other: likeness(line, other))


def _plain(line: str) -> str:
    return " ".join(line.casefold().split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0: it measures and does not judge."""
    options = _parser().parse_args(arguments)
    resumes = [resume for name in options.sets.split(",") for resume in read_set(name)]
    rows = [["layout", "lines read whole", "share"]]
    for layout in LAYOUTS.values():
        if not layout.usable or (options.layouts and layout.name not in options.layouts.split(",")):
            continue
        whole = Share()
        for resume, path in zip(resumes, render_all(resumes, layout), strict=True):
            lost = lost_lines(resume, read_document(path.read_bytes(), reader=options.reader).text)
            total = len(list(printed_lines(resume)))
            whole += Share(total - len(lost), total)
            for line, nearest in lost if options.errors else ():
                print(f"{resume.id} {layout.name:<15} {line}\n{'read as':>19} {nearest}")
        rows.append([layout.name, f"{whole.right}/{whole.total}", f"{whole.ratio:.3f}"])
    print(table(rows))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.reading", description=__doc__)
    parser.add_argument("--layouts", default="", help="some layouts, with commas; all without it")
    parser.add_argument("--set", dest="sets", default="dev", help="folders under resumes/, e.g. dev,more")
    parser.add_argument("--reader", choices=["pdfminer", "pdfium"], default="pdfminer")
    parser.add_argument("--errors", action="store_true", help="print each line that is not read whole")
    return parser


if __name__ == "__main__":
    sys.exit(main())
