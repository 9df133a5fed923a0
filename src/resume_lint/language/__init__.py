"""Document → Resume: what the text says, by spaCy components over a blank English pipeline; spaCy lives here only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from resume_lint.document.model import Document
from resume_lint.pack import Pack
from resume_lint.records import Claim, Resume, Role

if TYPE_CHECKING:
    from spacy.language import Language

    from resume_lint.language.components import Words

__all__ = ["load_language", "read_resume"]


def load_language(pack: Pack, name: str) -> Language:
    """The pipeline with all components and the words of the pack, which was loaded by `name`: its id or folder."""
    import spacy
    from spacy.tokenizer import Tokenizer

    from resume_lint.language.components import PIPES, make_words

    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    # Records count characters, so words cut at white space are enough here: finer tokens cost as much as the skills.
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.resume_words = make_words(pack.vocabulary)  # type: ignore[attr-defined]
    for pipe in PIPES:
        nlp.add_pipe(pipe, config={"pack": name})
    return nlp


def read_resume(nlp: Language, document: Document, pack: Pack, as_of: date) -> Resume:
    """What the document says to a person on the day `as_of`, and what a machine may read otherwise."""
    from resume_lint.language.components import set_document
    from resume_lint.language.headings import mark_usual
    from resume_lint.language.misreadings import find_misreadings
    from resume_lint.language.stage import find_stage
    from resume_lint.language.statements import find_statements

    seen = document.without_hidden()
    doc = nlp.make_doc(seen.text)
    set_document(doc, seen, as_of)
    found = nlp(doc)._.resume
    words: Words = nlp.resume_words  # type: ignore[attr-defined]
    mid, senior = (band.years_from for band in pack.stages[1:3])
    stage = find_stage(
        found.roles, pack.vocabulary, as_of, mid_from=mid, senior_above=senior, claims=found.claims,
        team_metrics=pack.team_metrics,
    )  # fmt: skip
    return Resume(
        stage=stage,
        sections=mark_usual(found.sections, pack.vocabulary.headings),
        experience=_with_claims(found.roles, found.claims, words),
        education=found.education,
        credentials=found.credentials,
        credential_mistakes=found.credential_mistakes,
        skills=found.skills,
        claims=found.claims,
        vague_claims=found.vague_claims,
        doubts=found.doubts,
        phrases=found.phrases,
        misspellings=found.misspellings,
        misreadings=find_misreadings(document),
        personal_details=words.details.find(seen, found.sections),
        statements=find_statements(seen, found.roles),
        words=len(seen.words),
        length=len(seen.text),
        timeline=found.timeline,
    )


def _with_claims(roles: tuple[Role, ...], claims: tuple[Claim, ...], words: Words) -> tuple[Role, ...]:
    """The roles with the ids of the claims that stand in them, and the specialties of their employers."""
    return tuple(
        replace(
            role,
            claims=tuple(claim.id for claim in claims if claim.role == index),
            employer_specialties=words.skills.specialties_in(role.organization or ""),
        )
        for index, role in enumerate(roles)
    )
