"""A Resume → HTML for a browser to print: one column, or a dark sidebar beside the career."""

from __future__ import annotations

from html import escape

from resume import Resume, Section

STYLE = """
@page { size: letter; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 10.5pt/1.4 "Liberation Sans", sans-serif; color: #222 }
h1 { font-size: 22pt; margin: 0; line-height: 1.15 }
h2 { font-size: 11pt; letter-spacing: .03em; margin: 14pt 0 4pt }
h3 { font-size: 10.5pt; margin: 8pt 0 0; display: flex; justify-content: space-between }
h3 span { font-weight: normal }
p { margin: 2pt 0 } ul { margin: 3pt 0; padding-left: 14pt } li { margin: 1.5pt 0 }
.org { color: #555 }
"""
PLAIN = "main { padding: .7in .8in } h2 { border-bottom: 1px solid #888 } header { text-align: center }"
SIDEBAR = """
body { display: flex; min-height: 11in }
aside { width: 2.5in; padding: .5in .3in; background: #263a4d; color: #fff } aside h1 { font-size: 19pt }
aside h2 { border-bottom: 1px solid #8aa } main { flex: 1; padding: .5in .4in } main h2 { color: #263a4d }
aside ul { list-style: none; padding: 0 } aside .org { color: #cdd8e2 } aside h3 { display: block }
"""


def to_html(resume: Resume) -> str:
    head = f"<header><h1>{escape(resume.name)}</h1><p>{escape(resume.headline)}</p>"
    contact = f"<p>{escape(' | '.join(resume.contact))}</p></header>"
    return _page(resume, PLAIN, f"<main>{head}{contact}{''.join(map(_section, resume.sections))}</main>")


def to_sidebar_html(resume: Resume) -> str:
    head = f"<h1>{escape(resume.name)}</h1><p>{escape(resume.headline)}</p>"
    side = "".join(_section(section, narrow=True) for section in resume.side)
    main = "".join(map(_section, resume.main))
    return _page(resume, SIDEBAR, f"<aside>{head}{side}</aside><main>{main}</main>")


def _page(resume: Resume, style: str, body: str) -> str:
    title = escape(resume.name)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}{style}</style></head><body>{body}</body></html>"
    )


def _section(section: Section, *, narrow: bool = False) -> str:
    parts = [f"<h2>{escape(section.title.upper())}</h2>"]
    if section.text:
        parts.append(f"<p>{escape(section.text)}</p>")
    parts.append(_list(section.items))
    parts.append(_list(section.words) if narrow else f"<p>{escape(', '.join(section.words))}</p>")
    parts += [f"<p><b>{escape(label)}:</b> {escape(words)}</p>" for label, words in section.groups]
    for entry in section.entries:
        parts.append(f"<h3>{escape(entry.title)} <span>{escape(entry.dates)}</span></h3>")
        parts.append(f'<p class="org">{escape(entry.org)}, {escape(entry.place)}</p>{_list(entry.bullets)}')
    return f"<section>{''.join(parts)}</section>"


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>" if items else ""
