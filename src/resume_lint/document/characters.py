"""Characters as a file holds them → characters as a person reads them: no invisible ones, plain spaces."""

from __future__ import annotations

import re

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Zero width, direction marks and overrides, soft hyphen, byte order mark, tags, variation selectors.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
GAP = re.compile(r" *\t[ \t]*| {3,}")
RUN_OF_SPACES = re.compile(r" {2,}")
# What stands without a space for longer than this is no word, and no page shows it in one line.
LONGEST_WORD = 300
OVERLONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")

# The symbol fonts of word processors keep their glyphs in the private use area; bullets come first.
SYMBOLS = {
    "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b1": "±", "\uf0ae": "→", "\uf0d2": "®", "\uf0d4": "™", "\uf02d": "-",
    "\uf0be": "—", "\uf0e0": "→",
}  # fmt: skip
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
PRIVATE_BULLETS = frozenset(
    "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06e\uf06c\uf071\uf077\uf09f\uf0dc\uf0fe\uf0f0\uf0e8\uf075\uf0a4"
)
BULLETS = "•◦‣⁃∙●○◉◌■□▪▫◆◇▶▸►▹➢➤➔➣➜❖❏❑❒✓✔✦✧★☆·♦⦁⚫⬤◼◾🔹🔸∎※"
MARKER = re.compile(
    rf"""\s*(?:
      (?:[{BULLETS}]\ufe0f?)+\s*           # a bullet sign needs no space after it
    | [-–—*+»>~¤§]\s+(?=\S)                # these do
    | o(?:\t|\ {{2,}})\s*(?=\S)            # the second level of a word processor, pasted
    | \(?\d{{1,2}}[.)]\s+(?=\D)            # 1.  2)  (3), but not "12. 5"
    | \(?[a-z][)]\s+(?=\S)                 # a)  (b)
    )""",
    re.VERBOSE,
)


def clean_characters(text: str) -> str:
    """`text` without invisible and control characters, ligatures taken apart, every space a plain one.

    Tabs and newlines stay. Characters of symbol fonts become what they show, or a space.

    >>> clean_characters("certi\\ufb01ed\\u00a0co\\u00adder\\u200b")
    'certified coder'
    >>> clean_characters("\\uf0b7 98%")
    '• 98%'
    """
    if text.isascii() and text.isprintable():
        return text
    text = LINE_ENDS.sub("\n", text)
    text = CONTROL.sub("", INVISIBLE.sub("", text))
    text = text.translate(TABLE)
    return PRIVATE.sub(_show_private, text) if PRIVATE.search(text) else text


def squeeze_spaces(line: str) -> str:
    """`line` with single spaces, a tab for each wide gap (a tab, three spaces or more), no endless word.

    >>> squeeze_spaces("  Medical  Coder        2021 - Present ")
    'Medical Coder\\t2021 - Present'
    """
    if "  " in line or "\t" in line:
        line = RUN_OF_SPACES.sub(" ", GAP.sub("\t", line))
    if len(line) > LONGEST_WORD:
        line = OVERLONG_WORD.sub(r"\g<0> ", line)
    return line.strip()


def split_marker(line: str) -> tuple[str, str]:
    """The list marker at the start of `line` ("" where there is none) and the rest.

    >>> split_marker("•Coded charts")
    ('•', 'Coded charts')
    >>> split_marker("- Coded charts")
    ('- ', 'Coded charts')
    >>> split_marker("-5% errors")
    ('', '-5% errors')
    """
    match = MARKER.match(line)
    end = match.end() if match else 0
    return line[:end], line[end:]


def _show_private(match: re.Match[str]) -> str:
    character = match[0]
    if character in PRIVATE_BULLETS:
        return "•"
    return SYMBOLS.get(character, " ")


TABLE = str.maketrans(LIGATURES | dict.fromkeys(SPACES, " ") | {"\u2011": "-"})
