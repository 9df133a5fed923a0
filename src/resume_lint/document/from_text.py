"""Plain text or Markdown → a Document: wrapped lines joined again, list and heading marks taken off."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from resume_lint.document.characters import clean_characters, split_marker, squeeze_spaces
from resume_lint.document.limits import Limits
from resume_lint.document.markdown import find_heading, is_markdown, is_table_rule, read_inline, read_row
from resume_lint.document.model import Document
from resume_lint.document.paragraphs import Look, Paragraph, Run, build_document
from resume_lint.errors import EmptyDocument

PLAIN, MARKDOWN = "text/plain", "text/markdown"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
REPLACED = "\ufffd"
EIGHT_BIT = ("cp1252", "latin-1", "mac_roman")
USUAL = frozenset("’‘“”–—•…·™®©°½¼×éèêëáàâäãåíìîïóòôöõøúùûüñçßÉÈÁÀÄÅÍÓÖØÚÜÑÇ€£\u00a0§±²³µ")
LONGEST_WRAP, SHORTEST_WRAP = 120, 40
RULE = re.compile(r"\s*([-=_*~#.•─—–+])(?:\s?\1){2,}\s*")
GAP = re.compile(r"\t| {3}")
CONTACT = re.compile(r"\w@\w|\b\d{3}[-.) ]+\d{3}[-.]\d{4}\b|linkedin\.com|https?://")
OPEN_DATE = re.compile(r"(?:\b(?:19|20)\d\d|\b\d{1,2}/\d{2,4}|present|current)\s*\Z", re.IGNORECASE)
DATE_END = re.compile(
    r"\s*(?:present|current|now|(?:\w{3,9}\.? )?(?:19|20)\d\d|\d{1,2}/\d{2,4})\b", re.IGNORECASE
)
YEARS = re.compile(r"\b(?:19|20)\d\d\s*(?:-|–|—|to)\s*\w")
SENTENCE_END = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file: its words without `marker`, its width as typed and the column where it begins."""

    text: str
    width: int = 0
    indent: int = 0
    marker: str = ""
    heading: str | None = None
    table: bool = False

    @property
    def bullet(self) -> bool:
        return bool(self.marker)

    @property
    def first_word(self) -> str:
        return self.text.split(None, 1)[0] if self.text else ""


def decode_text(data: bytes) -> str:
    """The text in `data`: by its byte order mark, else UTF-8, UTF-16 without a mark, windows-1252 or Mac Roman.

    >>> decode_text("98 % – naïve".encode("cp1252")), decode_text("• Zoë’s".encode("mac_roman"))
    ('98 % – naïve', '• Zoë’s')
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        side = data[start : start + 400 : 2]
        if len(data) > 3 and side.count(0) > 0.6 * len(side):
            return data.decode(encoding, errors="replace")
    text = data.decode("utf-8", errors="replace")
    wrong = text.count(REPLACED)
    # One broken character does not make a text in UTF-8 one in another encoding.
    if wrong == 0 or sum(character > "\x7f" for character in text) > 5 * wrong:
        return text
    return max((data.decode(encoding, errors="replace") for encoding in EIGHT_BIT), key=_plausible)


def _plausible(text: str) -> int:
    """How many of the characters beyond ASCII are usual in English, those that are not taken off."""
    return sum(1 if character in USUAL else -1 for character in text if character > "\x7f")


def read_text(text: str, *, limits: Limits | None = None, media_type: str = "") -> Document:
    """The document in `text`: a line for each paragraph, list item, heading or line that stands alone."""
    limits = limits or Limits()
    limits.check_characters(len(text))
    text = unicodedata.normalize("NFC", clean_characters(text))
    markdown = media_type == MARKDOWN or is_markdown(text)
    rows = _read_rows(text, markdown)
    paragraphs = _number_blocks(_join_rows(rows))
    links: list[str] = []
    document = build_document(
        [_build_paragraph(row, block, markdown, links) for row, block in paragraphs],
        media_type=media_type or (MARKDOWN if markdown else PLAIN),
        reader="text",
        links=links,
    )
    if not document.words:
        raise EmptyDocument("the file holds no text; save the resume again")
    return document


def _read_rows(text: str, markdown: bool) -> list[Row]:
    rows: list[Row] = []
    for line in text.replace("\f", "\n\n").split("\n"):
        raw = line.expandtabs(8).rstrip()
        if not raw.strip() or (markdown and is_table_rule(raw)):
            rows.append(Row(""))
        elif RULE.fullmatch(raw):
            _mark_underlined(rows, raw)
        else:
            rows.append(_read_row(line.rstrip(), raw, markdown))
    return rows


def _read_row(line: str, raw: str, markdown: bool) -> Row:
    heading, words = find_heading(line) if markdown else (None, line)
    if heading:
        return Row(words, len(raw), heading=heading)
    if markdown and (cells := read_row(line)):
        return Row(cells, len(raw), table=True)
    marker, words = split_marker(line)
    if marker and not squeeze_spaces(words):
        return Row("")
    return Row(words, len(raw), len(raw) - len(raw.lstrip()), marker)


def _mark_underlined(rows: list[Row], rule: str) -> None:
    """A short line over a rule is a heading; the rule itself has no words."""
    above = rows[-1] if rows else Row("")
    alone = len(rows) < 2 or not rows[-2].text
    short = len(above.text.split()) <= 5 and not re.search(r"[\d@|,]", above.text)
    if above.text and alone and short and not above.bullet and rule.strip()[0] in "=-~":
        rows[-1] = replace(above, heading="Heading 1" if "=" in rule else "Heading 2")
    rows.append(Row(""))


def _join_rows(rows: list[Row]) -> list[Row]:
    """The rows with each wrapped one joined to the row it continues."""
    width = find_wrap_width(rows)
    paragraphs: list[tuple[Row, list[str]]] = []
    opener = above = Row("")
    for row in rows:
        if above.text and row.text and _continues(above, row, opener, width):
            glue = "" if _ends_in_open_hyphen(above.text, row.text) else f" {row.marker.lstrip()}"
            paragraphs[-1][1].append(f"{glue}{row.text.strip()}")
        else:
            opener = row
            paragraphs.append((row, [row.text.rstrip()]))
        above = row
    return [replace(row, text="".join(pieces)) for row, pieces in paragraphs]


def find_wrap_width(rows: list[Row]) -> int:
    """The width at which the lines were broken, 0 where each line of the file is meant as one."""
    widths = [row.width for row in rows if row.text]
    long = sum(width > LONGEST_WRAP for width in widths)
    if long > max(1, len(widths) // 20):
        return 0
    width = max((width for width in widths if width <= LONGEST_WRAP), default=0)
    pairs = [(above, row) for above, row in pairwise(rows) if above.text and row.text]
    broken = sum(
        not row.bullet and row.first_word[:1].islower() and above.width > 0.6 * width for above, row in pairs
    )
    return width if width >= SHORTEST_WRAP and broken else 0


def _continues(above: Row, row: Row, opener: Row, width: int) -> bool:
    """Whether `row` goes on with the sentence of `above`; `opener` began that paragraph."""
    if above.heading or row.heading or above.table or row.table or GAP.search(above.text.strip()):
        return False
    # The word that opens the row would not have fitted on the line above.
    full = width > 0 and above.width + 1 + len(row.first_word) > width - 2
    if row.bullet:
        return full and bool(OPEN_DATE.search(above.text) and DATE_END.match(row.text))
    lower = row.first_word[:1].islower()
    hanging = opener.bullet and row.indent > opener.indent
    if lower and (hanging or (width > 0 and above.width > 0.6 * width and not _ends_sentence(above))):
        return True
    if not full or above.width < 0.75 * width or _stands_alone(above, row):
        return False
    return hanging or not opener.bullet or not _ends_sentence(above) or _ends_sentence(row)


def _stands_alone(above: Row, row: Row) -> bool:
    """Whether `row` looks like a heading or an entry, or `above` like addresses or the head of a job."""
    letters = [character for character in row.text if character.isalpha()]
    if row.text.isupper() and len(letters) > 4 and row.text.rstrip()[-1].isalnum():
        return not above.text.rstrip().endswith((",", "&"))
    if CONTACT.search(above.text) or (not above.bullet and OPEN_DATE.search(above.text)):
        return True
    return bool(row.first_word[:1].isupper() and YEARS.search(row.text))


def _ends_sentence(row: Row) -> bool:
    return row.text.rstrip().endswith(SENTENCE_END)


def _ends_in_open_hyphen(above: str, below: str) -> bool:
    """Whether a word with a hyphen was broken after it: "high-" and "volume"."""
    return bool(re.search(r"[^\W\d_]-\s*\Z", above)) and below.lstrip()[:1].islower()


def _number_blocks(rows: list[Row]) -> list[tuple[Row, int]]:
    """Each row that has words with its block; a blank row or a heading starts a new one."""
    block, blank = 0, False
    numbered: list[tuple[Row, int]] = []
    for row in rows:
        if not row.text:
            blank = True
            continue
        if numbered and (blank or row.heading):
            block += 1
        blank = False
        numbered.append((row, block))
    return numbered


def _build_paragraph(row: Row, block: int, markdown: bool, links: list[str]) -> Paragraph:
    runs = read_inline(row.text, links, markdown=markdown)
    if row.heading:
        runs = [Run(run.text, Look(bold=True)) for run in runs]
    role = "table" if row.table else "body"
    return Paragraph(runs, row.bullet, role, block, row.heading, row.marker.strip())
