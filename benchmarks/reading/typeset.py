"""Resumes set by LaTeX, Typst and groff: hyphenated columns, sidebars, small capitals, bitmap fonts."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.reading.fidelity import Expected
from benchmarks.reading.sources import ODD, Block, Source, words_of

Drawn = tuple[str, Expected]

# --- LaTeX --------------------------------------------------------------------------------------------

PREAMBLE = r"""
\documentclass[10pt,letterpaper,%s]{article}
\usepackage[utf8]{inputenc}
\usepackage[margin=0.8in]{geometry}
\usepackage{textcomp,multicol,fancyhdr}
%s
\setlength{\parindent}{0pt}\pagestyle{empty}
\begin{document}
%s
\end{document}
"""
LATEX_SIGNS = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{",
    "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "|": r"\textbar{}",
    "™": r"\texttrademark{}", "®": r"\textregistered{}", "–": "--", "—": "---", "’": "'", "“": "``",
    "”": "''", "<": r"\textless{}", ">": r"\textgreater{}", "≥": r"$\ge$", "→": r"$\to$", "•": r"\textbullet{}",
}  # fmt: skip
FONT = r"\usepackage[T1]{fontenc}\usepackage{lmodern}"


def latex_article(source: Source) -> Drawn:
    """One justified column of Computer Modern, hyphenated; dates at the right edge."""
    return _latex("", _latex_blocks(source.whole)), _expect(source.whole)


def latex_columns(source: Source) -> Drawn:
    """Two balanced columns, justified and hyphenated."""
    blocks = source.main + source.side
    body = rf"{_latex_blocks(source.head)}\begin{{multicols}}{{2}}{_latex_blocks(blocks)}\end{{multicols}}"
    return _latex(FONT, body), _expect(source.head + blocks)


def latex_sidebar(source: Source) -> Drawn:
    """A narrow box with skills beside a wide one, ragged."""
    narrow, wide = _latex_blocks(source.head + source.side), _latex_blocks(source.main)
    body = (
        rf"\footnotesize\raggedright\begin{{minipage}}[t]{{0.3\textwidth}}\raggedright {narrow}\end{{minipage}}"
        rf"\hfill\begin{{minipage}}[t]{{0.64\textwidth}}\raggedright {wide}\end{{minipage}}"
    )
    words = tuple(words_of(source.main))
    return _latex(FONT, body), Expected(words, tuple(words_of(source.head + source.side)))


def latex_fine_type(source: Source) -> Drawn:
    """Small capitals in headings, superscripts, ligatures, running header and footer."""
    extra = r"\begin{itemize}\item Finished 12\textsuperscript{th} of 240, 1\textsuperscript{st} in "
    extra += r"ICD\textsuperscript{\textregistered}\end{itemize}"
    said = Block("bullet", "Finished 12th of 240, 1st in ICD®")
    body = _latex_blocks(source.head + ODD, r"\scshape") + extra
    body += _latex_blocks(source.main + source.side, r"\scshape")
    name = source.head[0].text
    style = rf"{FONT}\fancyhf{{}}\fancyhead[L]{{{_latex_text(name)} -- Resume}}\fancyfoot[C]{{Page \thepage}}"
    text = _latex(style, body).replace(r"\pagestyle{empty}", r"\pagestyle{fancy}")
    words = words_of((*source.head, *ODD, said, *source.main, *source.side))
    return text, Expected(tuple(words), noise=(rf"{re.escape(name)} [-–—] Resume", r"Page \d+"))


def latex_bitmaps(source: Source) -> Drawn:
    """Bitmap fonts (Type 3) with a map to characters."""
    style = r"\usepackage[T1]{fontenc}\input{glyphtounicode}\pdfgentounicode=1\usepackage{cmap}"
    return _latex(style, _latex_blocks(source.whole)), _expect(source.whole)


def _latex(style: str, body: str, option: str = "oneside") -> str:
    return PREAMBLE % (option, style, body)


def _latex_text(text: str) -> str:
    return "".join(LATEX_SIGNS.get(character, character) for character in text)


def _latex_blocks(blocks: Sequence[Block], heading: str = r"\bfseries") -> str:
    parts = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [(_latex_text(block.text), _latex_text(block.right)) for block in group]
        if kind == "bullet":
            items = "".join(rf"\item {text}" + "\n" for text, _ in texts)
            parts.append(rf"\begin{{itemize}}\setlength\itemsep{{0pt}}{items}\end{{itemize}}")
        elif kind == "row":
            parts += [rf"\par\smallskip\textbf{{{text}}}\hfill {right}\par " for text, right in texts]
        elif kind in ("heading", "name"):
            size = r"\huge" if kind == "name" else r"\large"
            parts += [rf"\par\medskip{{{size}{heading} {text}\par}}\smallskip " for text, _ in texts]
        else:
            parts += [rf"\par {text}\par " for text, _ in texts]
    return "\n".join(parts)


def print_latex(pages: Sequence[str]) -> list[bytes]:
    """The pages as PDF by pdfLaTeX."""
    return _run_each(pages, "page.tex", ["pdflatex", "-interaction=batchmode", "page.tex"], strict=False)


# --- Typst --------------------------------------------------------------------------------------------

TYPST = '#set page(paper: "us-letter", margin: 0.7in{page})\n#set text(size: 9.5pt, lang: "en")\n{rest}'


def typst_columns(source: Source) -> Drawn:
    """Two columns over the pages, justified and hyphenated."""
    blocks = source.main + source.side
    rest = (
        f"#set par(justify: true)\n{_typst_blocks(source.head)}\n"
        f"#columns(2, gutter: 18pt)[{_typst_blocks(blocks)}]"
    )
    return TYPST.format(page="", rest=rest), _expect(source.head + blocks)


def typst_sidebar(source: Source) -> Drawn:
    """A grid with a filled sidebar on the right, small capitals in headings."""
    narrow, wide = _typst_blocks(source.head + source.side), _typst_blocks(source.main)
    rest = (
        "#show heading: smallcaps\n#set text(size: 8.5pt)\n#grid(columns: (1fr, 2in), gutter: 16pt, "
        f"[{wide}], block(fill: luma(230), inset: 6pt)[{narrow}])"
    )
    words = tuple(words_of(source.main))
    return TYPST.format(page="", rest=rest), Expected(words, tuple(words_of(source.head + source.side)))


def typst_running(source: Source) -> Drawn:
    """One column with a header and a footer on each page, superscripts."""
    name = source.head[0].text
    page = f", header: [{_typst_text(name)} - Resume], footer: context [Page #counter(page).display()]"
    extra = "\n- Finished 12#super[th] of 240\n"
    said = Block("bullet", "Finished 12th of 240")
    rest = _typst_blocks(source.head + ODD) + extra + _typst_blocks(source.main + source.side)
    words = words_of((*source.head, *ODD, said, *source.main, *source.side))
    noise = (rf"{re.escape(name)} - Resume", r"Page \d+")
    return TYPST.format(page=page, rest=rest), Expected(tuple(words), noise=noise)


def _typst_text(text: str) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]~=/+-])", r"\\\1", text)


def _typst_blocks(blocks: Sequence[Block]) -> str:
    parts = []
    for block in blocks:
        text, right = _typst_text(block.text), _typst_text(block.right)
        if block.kind == "bullet":
            parts.append(f"- {text}")
        elif block.kind == "row":
            parts.append(f"\n*{text}* #h(1fr) {right}\n")
        elif block.kind in ("heading", "name"):
            parts.append(f"\n{'=' if block.kind == 'name' else '=='} {text}\n")
        else:
            parts.append(f"\n{text}\n")
    return "\n".join(parts)


def print_typst(pages: Sequence[str]) -> list[bytes]:
    """The pages as PDF by Typst."""
    import typst

    made = []
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "page.typ")
        for page in pages:
            source.write_text(page, "utf-8")
            made.append(bytes(typst.compile(str(source))))
    return made


# --- groff --------------------------------------------------------------------------------------------


def groff_report(source: Source) -> Drawn:
    """One justified column by the ms macros, hyphenated."""
    return _groff(source.whole), _expect(source.whole)


def groff_columns(source: Source) -> Drawn:
    """Two justified columns by the ms macros, hyphenated."""
    blocks = source.main + source.side
    return f"{_groff(source.head)}\n.2C\n{_groff(blocks)}", _expect(source.head + blocks)


def _groff(blocks: Sequence[Block]) -> str:
    lines = []
    for block in blocks:
        text = block.text.replace("\\", r"\e").replace("-", r"\-")
        if block.kind in ("heading", "name"):
            lines += [".SH", text]
        elif block.kind == "bullet":
            lines += [r".IP \(bu 2", text]
        else:
            lines += [".LP", f"{text} {block.right}".strip()]
    return "\n".join(rf"\&{line}" if line[:1] in "'" else line for line in lines)


def print_groff(pages: Sequence[str]) -> list[bytes]:
    """The pages as PDF by groff."""
    command = ["groff", "-k", "-ms", "-P-pletter", "-Tpdf", "page.ms"]
    made = []
    with tempfile.TemporaryDirectory() as name:
        for page in pages:
            Path(name, "page.ms").write_text(page + "\n", "utf-8")
            run = subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=name)
            made.append(run.stdout)
    return made


def _run_each(pages: Sequence[str], source: str, command: list[str], *, strict: bool) -> list[bytes]:
    made = []
    for page in pages:
        with tempfile.TemporaryDirectory() as name:
            Path(name, source).write_text(page, "utf-8")
            subprocess.run(command, check=strict, capture_output=True, timeout=120, cwd=name)
            made.append(Path(name, source).with_suffix(".pdf").read_bytes())
    return made


def _expect(blocks: Sequence[Block]) -> Expected:
    return Expected(tuple(words_of(blocks)))


LATEX_LAYOUTS: dict[str, Callable[[Source], Drawn]] = {
    "article": latex_article, "columns": latex_columns, "sidebar": latex_sidebar,
    "fine type": latex_fine_type, "bitmap fonts": latex_bitmaps,
}  # fmt: skip
TYPST_LAYOUTS: dict[str, Callable[[Source], Drawn]] = {
    "columns": typst_columns, "sidebar right": typst_sidebar, "running lines": typst_running,
}  # fmt: skip
GROFF_LAYOUTS: dict[str, Callable[[Source], Drawn]] = {"report": groff_report, "columns": groff_columns}
