"""Resumes as HTML pages of many layouts, printed by Chromium, WeasyPrint or wkhtmltopdf."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from benchmarks.reading.fidelity import Expected
from benchmarks.reading.sources import ODD, Block, Source, make_grid, words_of

Drawn = tuple[str, Expected]
Page = Callable[[Source], Drawn]

COMMON = """
@page { size: Letter; margin: 0.6in } html { font: 10pt/1.35 "Liberation Sans", sans-serif }
body { margin: 0 } h1 { font-size: 20pt; margin: 0 } h2 { font-size: 12pt; margin: 12pt 0 3pt }
p { margin: 0 0 2pt } ul { margin: 2pt 0 6pt; padding-left: 14pt } .clear { clear: both }
.row { overflow: hidden; font-weight: bold } .row .right { float: right; font-weight: normal }
.grid { width: 100%; border-collapse: collapse } .grid td { border: 1px solid #999; padding: 2px 6px }
"""


def one_column(source: Source) -> Drawn:
    """Dates at the right edge, headings in capitals with wide letters."""
    style = "h2 { text-transform: uppercase; letter-spacing: 3px; border-bottom: 1px solid #999 }"
    return _page(style, _html(source.whole)), _expect(source.whole)


def spaced_headings(source: Source) -> Drawn:
    """Headings typed as `S K I L L S`, and set in letters very far apart."""
    style = "h1 { letter-spacing: 0.5em } h2 { letter-spacing: 0 }"
    typed = [
        Block("heading", "   ".join(" ".join(word) for word in block.text.upper().split()))
        if block.kind == "heading"
        else block
        for block in source.whole
    ]
    html = _html(typed).replace("   ", "&nbsp;&nbsp; ")
    return _page(style, html), _expect(source.whole)


def sidebar_left(source: Source) -> Drawn:
    """A dark sidebar over the full height, drawn first."""
    return _sidebar(source, "left", "background: #2b3a55; color: white; min-height: 10in")


def sidebar_right(source: Source) -> Drawn:
    """A light, narrow sidebar on the right, first in the file."""
    return _sidebar(source, "right", "border-left: 1px solid #999")


def equal_columns(source: Source) -> Drawn:
    """Two columns of equal width on one page, the name above both."""
    style = "html { font-size: 7.5pt } .half { float: left; width: 48% } .other { margin-left: 4% }"
    html = (
        f"{_html(source.head)}<div class=half>{_html(source.main)}</div>"
        f"<div class='half other'>{_html(source.side)}</div>"
    )
    return _page(style, html), Expected(tuple(words_of(source.head + source.main)), _words(source.side))


def newspaper(source: Source) -> Drawn:
    """Justified text with hyphens that flows from column to column."""
    style = ".flow { column-count: 2; column-gap: 24pt; text-align: justify; hyphens: auto }"
    blocks = source.main + source.side
    html = f"{_html(source.head)}<div class=flow lang=en>{_html(blocks)}</div>"
    return _page(style, html), _expect(source.head + blocks)


def soft_hyphens(source: Source) -> Drawn:
    """Narrow justified text with a soft hyphen in each long word."""
    style = ".flow { width: 3.2in; text-align: justify; hyphens: manual }"
    html = f"{_html(source.head)}<div class=flow lang=en>{_html(source.main + source.side, soft=True)}</div>"
    return _page(style, html), _expect(source.whole)


def dates_left(source: Source) -> Drawn:
    """A table with the dates of each job in a left column."""
    style = ".jobs td { vertical-align: top } .jobs td:first-child { width: 1.5in }"
    return _page(style, _dates_table(source.whole, dates_first=True)), _expect(_dates_before(source.whole))


def dates_right(source: Source) -> Drawn:
    """A table with the dates of each job in a right column."""
    style = ".jobs { width: 100% } .jobs td { vertical-align: top } .jobs td:last-child { width: 1.3in }"
    return _page(style, _dates_table(source.whole, dates_first=False)), _expect(source.whole)


def skill_grid(source: Source) -> Drawn:
    """Skills in a ruled table of three columns."""
    blocks = make_grid(source.whole, 3)
    return _page("", _html(blocks)), _expect(blocks)


def fine_type(source: Source) -> Drawn:
    """A serif font with ligatures, small capitals, superscripts and signs."""
    style = 'html { font-family: "Liberation Serif" } h2 { font-variant: small-caps }'
    extra = (
        "<ul><li>Finished 12<sup>th</sup> of 240 in the state, ICD<sup>®</sup> section 1<sup>st</sup></ul>"
    )
    said = Block("bullet", "Finished 12th of 240 in the state, ICD® section 1st")
    blocks = source.head + ODD
    html = f"{_html(blocks)}{extra}{_html(source.main + source.side)}"
    return _page(style, html), _expect((*blocks, said, *source.main, *source.side))


def icons(source: Source) -> Drawn:
    """Contact details behind icons of a font, round dots of CSS as bullets."""
    style = """
    @font-face { font-family: Icons;
      src: url("file:///usr/share/fonts-font-awesome/fonts/fontawesome-webfont.ttf") }
    .icon { font-family: Icons; margin-right: 4px } ul { list-style: none }
    li:before { content: ""; display: inline-block; width: 5px; height: 5px; border-radius: 50%;
      background: #333; margin: 0 7px 2px -12px }
    """
    parts = [part.strip() for part in source.head[1].text.split("|")]
    signs = ("&#xf041;", "&#xf095;", "&#xf0e0;", "&#xf08c;")
    contact = "".join(
        f"<p><span class=icon>{sign}</span>{escape(part)}</p>"
        for sign, part in zip(signs * 2, parts, strict=False)
    )
    head = (source.head[0], *(Block("text", part) for part in parts))
    html = f"{_html(source.head[:1])}{contact}{_html(source.main + source.side)}"
    return _page(style, html), _expect((*head, *source.main, *source.side))


def rotated(source: Source) -> Drawn:
    """A word that runs up the left edge beside the text."""
    style = """
    body { padding-left: 0.5in; position: relative }
    .side { position: absolute; left: -0.9in; top: 2.5in; width: 2in; transform: rotate(-90deg);
      -webkit-transform: rotate(-90deg); font-size: 18pt }
    """
    html = f"<div class=side>CURRICULUM</div>{_html(source.whole)}"
    return _page(style, html), Expected(_words(source.whole), noise=("curriculum",))


def running_lines(source: Source) -> Drawn:
    """A header and a footer repeated on each page."""
    style = """
    @page { margin: 0.9in 0.6in; @top-center { content: "Resume of " string(who) }
      @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
    h1 { string-set: who content() } html { font-size: 12pt }
    """
    noise = (f"Resume of {source.head[0].text}", r"Page \d+ of \d+")
    return _page(style, _html(source.whole)), Expected(_words(source.whole), noise=noise)


WEB_LAYOUTS: dict[str, Page] = {
    "one column": one_column, "spaced headings": spaced_headings, "sidebar left": sidebar_left,
    "sidebar right": sidebar_right, "equal columns": equal_columns, "newspaper": newspaper,
    "soft hyphens": soft_hyphens, "dates left": dates_left, "dates right": dates_right,
    "skill grid": skill_grid, "fine type": fine_type, "icons": icons, "rotated": rotated,
}  # fmt: skip


def print_chromium(pages: Sequence[str]) -> list[bytes]:
    """The pages as PDF by Chromium."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")

    def command(source: Path, target: Path) -> list[str]:
        profile = f"--user-data-dir={source.parent / 'profile'}"
        return ["chromium", *options, profile, f"--print-to-pdf={target}", source.as_uri()]

    return _print_each(pages, command)


def print_wkhtmltopdf(pages: Sequence[str]) -> list[bytes]:
    """The pages as PDF by wkhtmltopdf."""
    options = (
        "-q",
        "-s",
        "Letter",
        "-T",
        "15",
        "-B",
        "15",
        "-L",
        "15",
        "-R",
        "15",
        "--enable-local-file-access",
    )
    return _print_each(
        pages, lambda source, target: ["wkhtmltopdf", *options, str(source), str(target)], strict=False
    )


def print_weasyprint(pages: Sequence[str]) -> list[bytes]:
    """The pages as PDF by WeasyPrint."""
    from weasyprint import HTML

    return [HTML(string=page).write_pdf() for page in pages]


def _print_each(
    pages: Sequence[str], command: Callable[[Path, Path], list[str]], *, strict: bool = True
) -> list[bytes]:
    made = []
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name, "page.html"), Path(name, "page.pdf")
        for page in pages:
            source.write_text(page, "utf-8")
            subprocess.run(command(source, target), check=strict, capture_output=True, timeout=120)
            made.append(target.read_bytes())
    return made


def _sidebar(source: Source, side: str, style: str) -> Drawn:
    css = (
        f"aside {{ float: {side}; width: 2in; padding: 0.1in; font-size: 9pt; {style} }}"
        f"main {{ display: block; margin-{side}: 2.4in }}"
    )
    aside = (*source.head, *source.side)
    html = f"<aside>{_html(aside)}</aside><main>{_html(source.main)}</main>"
    return _page(css, html), Expected(_words(source.main), _words(aside))


def _page(style: str, body: str) -> str:
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><style>{COMMON}{style}</style><body>{body}</body>"
    )


def _html(blocks: Sequence[Block], *, soft: bool = False) -> str:
    parts = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        items = "".join(_element(block, soft) for block in group)
        if kind == "bullet":
            items = f"<ul>{items}</ul>"
        elif kind == "cells":
            items = f"<table class=grid>{items}</table>"
        parts.append(items)
    return "".join(parts)


def _element(block: Block, soft: bool) -> str:
    text = escape(_with_soft_hyphens(block.text) if soft else block.text)
    if block.kind == "row":
        right = f"<span class=right>{escape(block.right)}</span>" if block.right else ""
        return f"<div class=row>{right}<span>{text}</span></div>"
    if block.kind == "cells":
        return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in block.cells)}</tr>"
    tag = {"name": "h1", "heading": "h2", "bullet": "li"}.get(block.kind, "p")
    return f"<{tag}>{text}</{tag}>"


def _with_soft_hyphens(text: str) -> str:
    return " ".join(
        "\u00ad".join((word[: len(word) // 2], word[len(word) // 2 :]))
        if word.isalpha() and len(word) > 6
        else word
        for word in text.split(" ")
    )


def _dates_table(blocks: Sequence[Block], *, dates_first: bool) -> str:
    parts: list[str] = []
    for entry in split_entries(blocks):
        if entry[0].kind != "row":
            parts.append(_html(entry))
            continue
        date = f"<td>{escape(entry[0].right)}</td>"
        rest = f"<td>{_html((Block('row', entry[0].text), *entry[1:]))}</td>"
        row = date + rest if dates_first else rest + date
        parts.append(f"<table class=jobs><tr>{row}</tr></table>")
    return "".join(parts)


def split_entries(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks in groups: each job from its row to the next row or heading, and what stands between."""
    entries: list[list[Block]] = []
    for block in blocks:
        if not entries or block.kind in ("row", "heading"):
            entries.append([])
        entries[-1].append(block)
    return entries


def _dates_before(blocks: Sequence[Block]) -> list[Block]:
    return [Block("row", block.right, block.text) if block.kind == "row" else block for block in blocks]


def _words(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(words_of(blocks))


def _expect(blocks: Sequence[Block]) -> Expected:
    return Expected(_words(blocks))
