"""Make the sample resumes again: `python samples/make_samples.py [name ...]`.

The people are invented. The texts stand in `texts/`; each is printed by another program, as real resumes are.
Chromium and LibreOffice are needed for the files that they print.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from as_docx import to_dates_table_docx, to_sidebar_docx, to_styled_docx
from as_html import to_html, to_sidebar_html
from as_pdf import print_docx, print_html, to_column_pdf, to_two_column_pdf
from as_text import to_markdown, to_text
from resume import Resume, read_resume

HERE = Path(__file__).parent

SAMPLES: dict[str, Callable[[Resume], bytes]] = {
    "entry-weak.pdf": lambda resume: print_docx(to_styled_docx(resume, font="Liberation Sans")),
    "entry-strong.pdf": to_column_pdf,
    "entry-changer.md": lambda resume: to_markdown(resume).encode(),
    "mid-mixed.pdf": lambda resume: print_html(to_sidebar_html(resume)),
    "mid-strong.docx": to_styled_docx,
    "biller-weak.docx": to_dates_table_docx,
    "senior-management-strong.pdf": to_two_column_pdf,
    "senior-specialist-mixed.docx": to_sidebar_docx,
    "cdi-strong.pdf": lambda resume: print_html(to_html(resume)),
    "other-profession.txt": lambda resume: to_text(resume).encode(),
}


def main(names: list[str]) -> None:
    for name in names or SAMPLES:
        resume = read_resume(HERE / "texts" / f"{Path(name).stem}.yaml")
        (HERE / name).write_bytes(SAMPLES[name](resume))
        print(f"{name}: {(HERE / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
