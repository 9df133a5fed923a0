"""What a machine reads otherwise than a person: hidden words and contact details outside the body."""

from datetime import date

from resume_lint.document.model import Document, Line, Word
from resume_lint.language import load_language, read_resume
from resume_lint.language.misreadings import find_misreadings
from resume_lint.pack import load_pack


def document_of(*lines: tuple[str, str]) -> Document:
    """A document of lines with their roles; the words of hidden lines are white."""
    text = "\n".join(words for words, _ in lines)
    made: list[Line] = []
    words: list[Word] = []
    start = 0
    for line, role in lines:
        first = len(words)
        at = start
        for word in line.split(" "):
            words.append(Word(word, (at, at + len(word)), hidden="white" if role == "hidden" else None))
            at += len(word) + 1
        made.append(Line((start, start + len(line)), (first, len(words)), role=role))
        start += len(line) + 1
    return Document(text, "text/plain", tuple(made), tuple(words))


def found(document: Document) -> list[tuple[str, str, str]]:
    return [
        (one.kind, one.how, one.evidence.text if one.evidence else "") for one in find_misreadings(document)
    ]


def test_hidden_words_are_told_with_how_they_are_hidden() -> None:
    document = document_of(("Medical Coder", "body"), ("CPC CCS 99% accuracy", "hidden"))
    assert found(document) == [("hidden_text", "white", "CPC CCS 99% accuracy")]


def test_hidden_signs_without_letters_are_not_told() -> None:
    assert found(document_of(("Medical Coder", "body"), ("• .", "hidden"))) == []


def test_contact_details_in_the_header_only_are_told() -> None:
    document = document_of(("Jane Roe jane@example.com", "header"), ("Medical Coder", "body"))
    assert found(document) == [("contact_in_header", "header", "jane@example.com")]


def test_contact_details_that_stand_in_the_body_too_are_not() -> None:
    document = document_of(("jane@example.com", "header"), ("Call (555) 555-0142", "body"))
    assert found(document) == []


def test_hidden_contact_details_are_none() -> None:
    document = document_of(("(555) 555-0142", "footer"), ("Coder", "body"), ("jane@example.com", "hidden"))
    assert [kind for kind, _, _ in found(document)] == ["hidden_text", "contact_in_header"]


def test_hidden_words_count_for_nothing_else() -> None:
    pack = load_pack()
    nlp = load_language(pack, "medical-coder")
    lines = (("Jane Roe", "body"), ("EXPERIENCE", "body"), ("Coded charts in Epic.", "body"))
    stuffed = document_of(*lines, ("CPC CCS 99% coding accuracy ICD-10-PCS 80 charts a day", "hidden"))
    seen = read_resume(nlp, document_of(*lines), pack, date(2026, 11, 1))
    resume = read_resume(nlp, stuffed, pack, date(2026, 11, 1))
    assert resume.skills and resume.skills == seen.skills
    assert (resume.claims, resume.credentials, resume.vague_claims) == ((), (), ())
    assert (resume.words, resume.length) == (seen.words, seen.length)
