"""A Resume → plain text as people paste it into a form: wrapped by hand, dates at the right edge."""

from __future__ import annotations

import textwrap

from resume import Resume, Section

WIDTH = 76


def to_text(resume: Resume) -> str:
    lines = [resume.name.upper(), *([resume.headline] if resume.headline else []), " | ".join(resume.contact)]
    for section in resume.sections:
        lines += ["", section.title.upper(), "-" * len(section.title), *_section(section)]
    return "\n".join(lines) + "\n"


def to_markdown(resume: Resume) -> str:
    lines = [f"# {resume.name}", "", f"**{resume.headline}**", "", " · ".join(resume.contact)]
    for section in resume.sections:
        lines += ["", f"## {section.title}", ""]
        lines += [section.text] if section.text else []
        lines += [f"- {item}" for item in section.items or section.words]
        lines += [f"- **{label}:** {words}" for label, words in section.groups]
        for entry in section.entries:
            lines += [f"### {entry.title}", "", f"*{entry.org}, {entry.place}* · {entry.dates}", ""]
            lines += [*(f"- {bullet}" for bullet in entry.bullets), ""]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> list[str]:
    lines = textwrap.wrap(section.text, WIDTH)
    lines += textwrap.wrap(", ".join(section.words), WIDTH)
    for item in section.items:
        lines += _bullet(item)
    for label, words in section.groups:
        lines += textwrap.wrap(f"{label}: {words}", WIDTH)
    for number, entry in enumerate(section.entries):
        lines += [""] if number else []
        lines += [f"{entry.title:<{WIDTH - len(entry.dates)}}{entry.dates}", f"{entry.org}, {entry.place}"]
        for bullet in entry.bullets:
            lines += _bullet(bullet)
    return lines


def _bullet(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent="- ", subsequent_indent="  ")
