"""Words of others → words that are safe and short on a terminal; numbers → numbers as people write them."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = {"Cf", "Cs", "Co", "Cn"}


def plain(words: str) -> str:
    r"""One line without control characters: nothing in it can move the cursor, colour or reverse the text.

    >>> plain("Coded\x1b[31m 40 charts\n a day")
    'Coded�[31m 40 charts a day'
    >>> plain("zero\u200bwidth and \u202ereversed")
    'zerowidth and reversed'
    """
    spaced = (" " if sign.isspace() else sign for sign in words)
    shown = (sign for sign in spaced if unicodedata.category(sign) not in _INVISIBLE)
    return " ".join("".join("�" if unicodedata.category(sign) == "Cc" else sign for sign in shown).split())


def quoted(words: str) -> str:
    """`plain` words with straight double quotes in pairs turned to curly ones.

    >>> quoted('Say "[number] charts" or "[share]%".')
    'Say “[number] charts” or “[share]%”.'
    """
    return re.sub(r'"([^"]*)"', r"“\1”", plain(words))


def shorten(words: str, width: int) -> str:
    """At most `width` characters, cut between words and closed with an ellipsis where something was left out.

    >>> shorten("Coded forty charts a day", 16)
    'Coded forty …'
    >>> shorten("Unbrokenandlong", 8)
    'Unbroke…'
    >>> shorten("Short", 8)
    'Short'
    """
    if len(words) <= width:
        return words
    head, space, _ = words[: width - 1].rpartition(" ")
    return f"{head.rstrip(' ,;:')} …" if space and len(head) > width // 2 else f"{words[: width - 1]}…"


def number(value: float) -> str:
    """The number with commas between thousands and no more decimals than it has.

    >>> number(1500), number(98.5), number(0.1 + 0.2), number(4.0)
    ('1,500', '98.5', '0.3', '4')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def count(amount: float, noun: str, plural: str | None = None) -> str:
    """The amount with its noun, in the plural where English wants one.

    >>> count(1, "file"), count(2, "file"), count(0, "file"), count(2, "category", "categories")
    ('1 file', '2 files', '0 files', '2 categories')
    """
    return f"{number(amount)} {noun if amount == 1 else plural or noun + 's'}"


def listing(words: list[str], last: str = "and") -> str:
    """The words as a list in a sentence.

    >>> listing(["CPMA"]), listing(["a", "b"]), listing(["a", "b", "c"]), listing([])
    ('CPMA', 'a and b', 'a, b and c', '')
    """
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def first_of(words: list[str], most: int) -> str:
    """The first words as a list in a sentence, and how many more there are.

    >>> first_of(["a", "b"], 3), first_of(["a", "b", "c", "d"], 2)
    ('a or b', 'a, b and 2 more')
    """
    if len(words) <= most:
        return listing(words, "or")
    return f"{', '.join(words[:most])} and {len(words) - most} more"


def ordinal(value: int) -> str:
    """The number as a rank.

    >>> ordinal(1), ordinal(12), ordinal(25), ordinal(90), ordinal(93)
    ('1st', '12th', '25th', '90th', '93rd')
    """
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"
