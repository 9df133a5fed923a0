"""HTML pages as resume sites make them, printed to PDF by a browser: one column, or a coloured sidebar."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from benchmarks.accuracy.annotations import Annotated, GoldEntry, GoldSection
from benchmarks.accuracy.layouts.pieces import SIDE_KINDS, Header, header_rows

BROWSER = "chromium"
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")

COMMON = """
@page { size: Letter; margin: 0 }
body { font: 10pt/1.35 "Liberation Sans", Arial, sans-serif; margin: 0 }
h1 { font-size: 20pt; margin: 0 } h2 { font-size: 12pt; margin: 12pt 0 3pt }
p { margin: 0 0 2pt } ul { margin: 2pt 0 6pt; padding-left: 14pt }
.row { display: flex; justify-content: space-between } .first { font-weight: bold }
"""
ONE_COLUMN = "body { padding: 0.6in 0.7in } h2 { text-transform: uppercase; border-bottom: 1px solid #999 }"
SIDEBAR = """
.page { display: grid; grid-template-columns: 2.3in 1fr; min-height: 11in }
aside { background: #2b3a55; color: white; padding: 0.4in 0.2in } main { padding: 0.4in 0.35in }
.chip { display: inline-block; border: 1px solid #99a; border-radius: 6px; padding: 0 5px; margin: 1px }
h2 { letter-spacing: 1.5px }
"""


def print_one_column(resumes: Sequence[Annotated]) -> list[bytes]:
    """One column with ruled headings shown in capitals, employer and dates on the first line of a job."""
    return _print_all(resumes, _one_column)


def print_sidebar(resumes: Sequence[Annotated]) -> list[bytes]:
    """A dark sidebar with contact, skills as chips, certifications and education; light letters on it."""
    return _print_all(resumes, _sidebar)


def _one_column(resume: Annotated) -> str:
    parts = [_section(section, "org, dates right", _list(section.items)) for section in resume.sections]
    return _page(ONE_COLUMN, f"{_head(resume)}{''.join(parts)}")


def _sidebar(resume: Annotated) -> str:
    side: list[str] = []
    main: list[str] = []
    for section in resume.sections:
        skills = "".join(f"<span class=chip>{escape(item)}</span> " for item in section.items)
        html = _section(section, "stacked" if section.kind in SIDE_KINDS else "dates right", skills)
        (side if section.kind in SIDE_KINDS else main).append(html)
    aside = f"<aside>{_head(resume)}{''.join(side)}</aside>"
    return _page(SIDEBAR, f"<div class=page>{aside}<main>{''.join(main)}</main></div>")


def _page(style: str, body: str) -> str:
    return f"<!doctype html><meta charset=utf-8><style>{COMMON}{style}</style><body>{body}</body>"


def _head(resume: Annotated) -> str:
    return f"<h1>{escape(resume.name)}</h1><p>{escape(resume.contact)}</p>"


def _section(section: GoldSection, header: Header, skills: str) -> str:
    html = f"<h2>{escape(section.title)}</h2>"
    html += f"<p>{escape(section.text)}</p>" if section.text else ""
    html += skills if section.kind == "skills" else _list(section.items)
    return html + "".join(_entry(entry, header) for entry in section.entries)


def _entry(entry: GoldEntry, header: Header) -> str:
    html = ""
    for number, row in enumerate(header_rows(entry, header)):
        cells = "".join(f"<span>{escape(cell)}</span>" for cell in row if cell)
        html += f'<div class="row{" first" if number == 0 else ""}">{cells}</div>'
    html += f"<p>{escape(entry.text)}</p>" if entry.text else ""
    return html + _list(entry.bullets)


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""


def _print_all(resumes: Sequence[Annotated], page: Callable[[Annotated], str]) -> list[bytes]:
    with tempfile.TemporaryDirectory() as name:
        return [_print(page(resume), Path(name)) for resume in resumes]


def _print(html: str, folder: Path) -> bytes:
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(html, "utf-8")
    command = [
        BROWSER,
        *OPTIONS,
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()
