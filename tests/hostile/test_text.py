"""Text that is meant to confuse: what a person sees is what is matched, and no line takes for ever."""

from __future__ import annotations

from datetime import date

import pytest
from hostile_checker import MOST_MEGABYTES, Checker

from resume_lint import Linter, Report
from resume_lint.document import read_document

LINTER = Linter(as_of=date(2026, 11, 22), include_text=True)
RESUME = """Jane Roe
EXPERIENCE
Medical Coder, Lakeside Clinic, 2021 - Present
- Coded 80 outpatient charts a day at 98% accuracy in ICD-10-CM and CPT.
CERTIFICATIONS
CPC, AAPC, 2020
"""
INVISIBLE = {
    "zero width space": "\u200b", "joiner": "\u200d", "word joiner": "\u2060", "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad", "right-to-left mark": "\u200f", "override": "\u202e", "isolate": "\u2066", "end": "\u202c",
    "variation selector": "\ufe0f", "tag": "\U000e0041", "filler": "\u115f",
}  # fmt: skip


def told(report: Report) -> tuple[object, ...]:
    """What a report says of the person's work."""
    return (
        report.score,
        [(claim.metric, claim.value) for claim in report.claims],
        [credential.acronym for credential in report.credentials],
        [skill.id for skill in report.skills],
        [finding.code for finding in report.findings],
    )


@pytest.mark.parametrize("name", INVISIBLE)
def test_an_invisible_character_in_each_word_changes_nothing(name: str) -> None:
    hidden = "".join(f"{sign}{INVISIBLE[name]}" if sign.isalnum() else sign for sign in RESUME)
    assert told(LINTER.lint_text(hidden)) == told(LINTER.lint_text(RESUME))


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\x01", "\x9f"])
def test_a_control_character_in_a_word_changes_nothing(sign: str) -> None:
    hidden = RESUME.replace("outpatient", f"outp{sign}atient")
    assert told(LINTER.lint_text(hidden)) == told(LINTER.lint_text(RESUME))


def test_a_terminal_escape_does_not_get_into_the_text() -> None:
    document = read_document(RESUME.replace("Jane", "\x1b]0;owned\x07\x1b[31mJane").encode())
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in document.text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_changes_nothing(encoding: str) -> None:
    assert told(LINTER.lint(RESUME.encode(encoding))) == told(LINTER.lint_text(RESUME))


PIECES = (
    "1", "A", "a", "Aa", ",", ".", "-", "%", "(", ")", "'", "/", "&", "@", "$", "|", "•", "_", "+", ":", "a ", "A ", "A. ",
    "1,", "1.", "1-", "1/", "1 ", "1% ", "$1,", "2020 ", "2020-", "2020 – 2021 ", "January ", "01/2020 - ",
    "from 12% to 5% ", "one hundred ", "hundred ", "1 million ", "and ", "to ", "98% accuracy ", "coded 80 charts per day ",
    "CPC ", "CPC, ", "CPC-", "CPC (", "ICD-10-CM ", "reduced denials by 5% from ", "Medical Coder, ",
    "Medical Coder at Hospital, Jan 2020 - Present ", "a\t", "Coder\t2020 ", "(a ", "a-", "a/", "Aaa Bbb ", "Aaa, ", "a@", "http://",
    "Bachelor of Science in ", "expired CPC 2020 ", "٣", "½", "1x ", "1k", "per day ", "average ", "5 points to ", "1 out of ",
    "Tampa, FL ", "Present - ", "555-555-5555 ", "responsible for ", "team player ", "🎉", "a\u0301", " ", "\t", "\u2003a", "A-a",
    "<b>", "# ", "> ", "[a](b) ", "* ", "``` ", "\\", "{", "«", "ﷺ", "İ", "ß",
)  # fmt: skip


@pytest.mark.parametrize("first", range(0, len(PIECES), 6))
def test_the_same_again_and_again_ends(checker: Checker, first: int) -> None:
    text = "EXPERIENCE\nMedical Coder, 2019 - 2021\n"
    for piece in PIECES[first : first + 6]:
        long = (piece * (4000 // len(piece) + 1))[:4000]
        text += long + "\n" + "\n".join(long[start : start + 80] for start in range(0, len(long), 80)) + "\n"
    told = checker.ask(text.encode())
    assert told["answers"] == ["read"], told
    assert told["megabytes"] < MOST_MEGABYTES
