"""What a worker does with a file of a batch: its bytes → its report as packed JSON, without a name, and a sketch."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

from resume_lint.batch.redaction import redact
from resume_lint.batch.sketch import make_sketch
from resume_lint.linter import Linter

# What of a report is the file's and not the text's: put in again for each file with the same bytes.
_NAMELESS = b'"source":{"name":""'


@dataclass(frozen=True, slots=True)
class Judged:
    """The report as packed JSON with an empty name, and the sketch of its text."""

    body: bytes
    sketch: bytes


def judge(linter: Linter, data: bytes, name: str, keep_text: bool, redacted: bool) -> Judged:
    """The task for one file; the linter has to put the text into its reports."""
    report = linter.lint(data, name=name)
    sketch = make_sketch(report.text or "")
    report = report.model_copy(
        update={"text": report.text if keep_text else None, "source": replace(report.source, name="")}
    )
    body = redact(report, linter.pack) if redacted else report.to_json(indent=None)
    return Judged(zlib.compress(body.encode(), 1), sketch)


def with_name(body: bytes, name: bytes) -> bytes:
    """The report, unpacked, with the name of its file, which is given as JSON.

    >>> with_name(zlib.compress(b'{"source":{"name":"","bytes":7}}'), b'"a.pdf"')
    b'{"source":{"name":"a.pdf","bytes":7}}'
    """
    return zlib.decompress(body).replace(_NAMELESS, b'"source":{"name":' + name, 1)
