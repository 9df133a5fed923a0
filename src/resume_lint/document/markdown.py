"""The marks of Markdown: headings, bold, links and tables taken from lines of text."""

from __future__ import annotations

import html
import re

from resume_lint.document.paragraphs import Look, Run

# Every pattern has an end in sight: a line of one sign, repeated, must not cost the square of its length.
LONGEST_HEADING = 200
HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*")
TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
TABLE_ROW = re.compile(r"\|(.*)\|")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
ITALIC = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]*?[^\s*_])\1(?![\w*])")
LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\(\s?<?([^()\s>]{1,500})>?(?:\s\"[^\"]{0,200}\")?\s?\)")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^@<>\s]+@[^@<>\s]+\.[a-z]+)>")
BREAK = re.compile(
    r"<br\s*/?>|<!--.{0,500}?-->|</?(?:b|i|u|em|strong|span|div|p|center|sup|sub|small)\b[^<>]{0,200}>", re.I
)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&<$])")
SIGNS = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+\S|\*\*\S[^*\n]*\*\*|\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)")


def is_markdown(text: str) -> bool:
    """Whether `text` has headings, bold words or links in the way of Markdown.

    >>> is_markdown("# Jane Doe"), is_markdown("#1 coder of 2024")
    (True, False)
    """
    return bool(SIGNS.search(text))


def find_heading(line: str) -> tuple[str | None, str]:
    """The heading style of `line` (None where it is no heading) and its words.

    >>> find_heading("## Experience ##")
    ('Heading 2', 'Experience')
    >>> find_heading("**Skills**")
    ('Strong', 'Skills')
    >>> find_heading("Plain")
    (None, 'Plain')
    """
    if len(line) > LONGEST_HEADING:
        return None, line
    if match := HEADING.fullmatch(line):
        return f"Heading {len(match[1])}", match[2]
    if (match := BOLD.fullmatch(line.strip())) and match[1] not in match[2]:
        return "Strong", match[2]
    return None, line


def is_table_rule(line: str) -> bool:
    """Whether `line` is the rule under the head of a table.

    >>> is_table_rule("|---|:--:|"), is_table_rule("-----")
    (True, False)
    """
    return "|" in line and bool(TABLE_RULE.fullmatch(line.strip()))


def read_row(line: str) -> str:
    """The cells of a table row with tabs between, "" where `line` is none.

    >>> read_row("| Accuracy | 98% |")
    'Accuracy\\t98%'
    >>> read_row("Tampa | 555-0100")
    ''
    """
    match = TABLE_ROW.fullmatch(line.strip())
    return "\t".join(cell.strip() for cell in match[1].split("|")).strip() if match else ""


def read_inline(text: str, links: list[str], *, markdown: bool) -> list[Run]:
    """The runs of `text` without marks; the targets of its links are added to `links`."""
    if not markdown:
        return [Run(text, Look())]
    text = BREAK.sub(" ", text)
    for pattern in (LINK, AUTOLINK):
        links.extend(match[pattern.groups] for match in pattern.finditer(text))
    text = CODE.sub(r"\1", AUTOLINK.sub(r"\1", LINK.sub(_link_words, text)))
    runs: list[Run] = []
    end = 0
    for match in BOLD.finditer(text):
        runs.append(Run(_plain(text[end : match.start()]), Look()))
        runs.append(Run(_plain(match[2]), Look(bold=True)))
        end = match.end()
    runs.append(Run(_plain(text[end:]), Look()))
    return [run for run in runs if run.text]


def _link_words(match: re.Match[str]) -> str:
    return match[1] or match[2]


def _plain(text: str) -> str:
    """`text` without italics, escapes and entities.

    >>> _plain("*Lakeside* Clinic \\\\- A&amp;B")
    'Lakeside Clinic - A&B'
    """
    return html.unescape(ESCAPE.sub(r"\1", ITALIC.sub(r"\2", text)))
