"""The language part as spaCy components: alone, in any order of documents, saved and loaded; prose gives nothing."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from resume_lint.errors import UnknownPack
from resume_lint.language.components import PIPES
from resume_lint.records import Claim

PROSE = sorted((Path(__file__).parent / "prose").glob("*.txt"))
# These speak of the trade, so that its terms are found in them; none of their figures is a claim.
OF_THE_TRADE = {"news", "job_advert", "payer_bulletin"}
RESUME = """Ada Example, CPC
ada@example.com | 555-0142

SUMMARY
Detail-oriented coder with fast turnaround.

PROFESSIONAL EXPERIENCE
Medical Coder, Invented Clinic\tMarch 2020 - June 2023
Coded 45 outpatient charts per day at 98% accuracy in Epic.
Cut coding denials from 12% to 5%.

EDUCATION
Associate of Applied Science, Invented College\tMay 2019

CERTIFICATIONS
Certified Professional Coder (CPC), AAPC

SKILLS
ICD-10-CM, CPT
"""
OTHER = "EXPERIENCE\nBiller, Invented Office\tMay 2018 - May 2019\nPosted 500 payments a day.\n"
WANTED = {
    "resume_sections": {
        "resume_sections": ["contact", "summary", "experience", "education", "certifications", "skills"]
    },
    "resume_timeline": {"resume_roles": ["medical_coder"]},
    "resume_claims": {
        "resume_claims": ["chart_volume", "coding_accuracy", "denial_rate"],
        "resume_vague_claims": ["turnaround_time"],
    },
    "resume_skills": {"resume_skills": ["epic", "icd_10_cm", "cpt"]},
    "resume_credentials": {"resume_credentials": ["CPC"]},
    "resume_phrases": {"resume_phrases": ["trait"]},
}


def pipeline(*names: str, **config: object) -> Language:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name, config=config)
    return nlp


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline(*PIPES)


def labels(doc: Doc, group: str) -> list[str]:
    return [span.label_ for span in sorted(doc.spans[group], key=lambda span: span.start_char)]


def words(doc: Doc, group: str) -> list[str]:
    return [span.text for span in sorted(doc.spans[group], key=lambda span: span.start_char)]


def claims(doc: Doc) -> tuple[Claim, ...]:
    found: tuple[Claim, ...] = doc._.resume.claims
    return found


@pytest.mark.parametrize("name", PIPES)
def test_each_component_works_alone_and_marks_only_its_own(name: str) -> None:
    doc = pipeline(name)(RESUME)
    assert set(doc.spans) == set(WANTED[name])
    for group, wanted in WANTED[name].items():
        found = list(dict.fromkeys(labels(doc, group)))
        assert [label for label in found if label in wanted] == wanted, found


def test_the_span_groups_hold_the_words_that_a_reader_sees(whole: Language) -> None:
    doc = whole(RESUME)
    assert words(doc, "resume_claims") == ["45 outpatient charts per day", "98% accuracy", "12% to 5%"]
    assert words(doc, "resume_vague_claims") == ["fast turnaround"]
    assert words(doc, "resume_credentials") == ["CPC", "Certified Professional Coder (CPC"]
    assert words(doc, "resume_sections")[1].startswith("SUMMARY\nDetail-oriented coder")


def test_a_component_alone_finds_what_it_finds_in_the_whole_pipeline(whole: Language) -> None:
    doc = whole(RESUME)
    assert set(doc.spans) == {group for groups in WANTED.values() for group in groups}
    for name in PIPES:
        alone = pipeline(name)(RESUME)
        for group in alone.spans:
            assert words(alone, group) == words(doc, group)
            assert labels(alone, group) == labels(doc, group)


def test_the_records_point_at_the_words_of_the_doc(whole: Language) -> None:
    doc = whole(RESUME)
    assert len(claims(doc)) == 3
    for claim in claims(doc):
        assert doc.text[slice(*claim.evidence.span)] == claim.evidence.text
    assert [claim.role for claim in claims(doc)] == [0, 0, 0]
    assert [claim.id for claim in claims(doc)] == ["c1", "c2", "c3"]


def test_components_may_stand_in_another_order(whole: Language) -> None:
    doc = pipeline(*reversed(PIPES))(RESUME)
    assert claims(doc) == claims(whole(RESUME))
    assert doc._.resume.skills == whole(RESUME)._.resume.skills


def test_what_was_read_before_does_not_matter(whole: Language) -> None:
    alone = [pipeline(*PIPES)(text)._.resume for text in (RESUME, OTHER)]
    for texts in ([RESUME, OTHER], [OTHER, RESUME], [RESUME, RESUME, OTHER]):
        found = {doc.text: doc._.resume for doc in whole.pipe(texts)}
        assert [found[RESUME], found[OTHER]] == alone


def test_a_saved_pipeline_gives_the_same_when_loaded(whole: Language, tmp_path: Path) -> None:
    whole.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert tuple(loaded.pipe_names) == PIPES
    assert claims(loaded(RESUME)) == claims(whole(RESUME))
    assert loaded(RESUME)._.resume == whole(RESUME)._.resume


def test_the_settings_of_a_component_are_saved_with_it(tmp_path: Path) -> None:
    current = RESUME.replace("June 2023", "Present")
    nlp = pipeline("resume_timeline", as_of="2021-02-28")
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert [role.months for role in nlp(current)._.resume.roles] == [12]
    assert [role.months for role in loaded(current)._.resume.roles] == [12]


def test_a_saved_pipeline_can_be_loaded_by_another_process(whole: Language, tmp_path: Path) -> None:
    whole.to_disk(tmp_path / "pipeline")
    program = (
        "import sys, spacy, resume_lint.language.components\n"
        "doc = spacy.load(sys.argv[1])(sys.stdin.read())\n"
        "print([claim.metric for claim in doc._.resume.claims])"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "pipeline")]
    done = subprocess.run(command, input=RESUME, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str([claim.metric for claim in claims(whole(RESUME))])


RECORDS = (
    "as_of", "sections", "roles", "education", "timeline", "claims", "vague_claims", "skills", "credentials",
    "credential_mistakes", "phrases", "misspellings",
)  # fmt: skip


def records(doc: Doc) -> dict[str, object]:
    """What the components found in a `Doc`, without the document that they read it from."""
    return {name: getattr(doc._.resume, name) for name in RECORDS}


def test_a_doc_keeps_its_records_in_bytes_and_in_a_doc_bin(whole: Language) -> None:
    doc = whole(RESUME)
    again = Doc(whole.vocab).from_bytes(doc.to_bytes())
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (from_bin,) = DocBin().from_bytes(kept).get_docs(whole.vocab)
    for other in (again, from_bin, pickle.loads(pickle.dumps(doc))):
        assert records(other) == records(doc)
        assert {group: words(other, group) for group in other.spans} == {
            group: words(doc, group) for group in doc.spans
        }


def test_a_stored_doc_can_be_read_further(whole: Language) -> None:
    half = pipeline("resume_claims")
    stored = Doc(half.vocab).from_bytes(half(RESUME).to_bytes())
    assert stored._.resume.credentials == ()
    rest = pipeline("resume_credentials")
    assert [
        one.acronym for one in rest(Doc(rest.vocab).from_bytes(stored.to_bytes()))._.resume.credentials
    ] == ["CPC"]


def test_several_processes_find_the_same(whole: Language) -> None:
    found = [records(doc) for doc in whole.pipe([RESUME, OTHER, RESUME], n_process=2, batch_size=1)]
    assert found == [records(whole(text)) for text in (RESUME, OTHER, RESUME)]


def test_a_pickled_pipeline_and_one_from_bytes_find_the_same(whole: Language) -> None:
    from_bytes = pipeline(*PIPES).from_bytes(whole.to_bytes())
    for nlp in (pickle.loads(pickle.dumps(whole)), from_bytes):
        assert records(nlp(RESUME)) == records(whole(RESUME))


def test_a_pickled_component_keeps_its_settings() -> None:
    nlp = pickle.loads(pickle.dumps(pipeline("resume_timeline", as_of="2021-02-28")))
    assert [role.months for role in nlp(RESUME.replace("June 2023", "Present"))._.resume.roles] == [12]


def test_a_wrong_pack_is_told_when_it_is_added() -> None:
    with pytest.raises(UnknownPack):
        pipeline("resume_skills", pack="no-such-pack")


def test_components_stand_beside_those_of_others(whole: Language) -> None:
    nlp = pipeline("resume_skills", "resume_credentials")
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "ORG", "pattern": "Invented Clinic"}])  # type: ignore[attr-defined]
    doc = nlp(RESUME)
    assert [(one.text, one.label_) for one in doc.ents] == [("Invented Clinic", "ORG")]
    assert words(doc, "resume_skills") == words(whole(RESUME), "resume_skills")


def test_displacy_shows_the_spans(whole: Language) -> None:
    doc = whole(RESUME)
    html = displacy.render(doc, style="span", options={"spans_key": "resume_claims"}, jupyter=False)
    assert all(label in html for label in ("chart_volume", "coding_accuracy", "denial_rate"))


def entry_points() -> dict[str, str]:
    """What the package tells spaCy, by name."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    found: dict[str, str] = project["entry-points"]["spacy_factories"]
    return found


def test_the_package_tells_spacy_of_every_component() -> None:
    assert tuple(entry_points()) == PIPES


def test_an_installed_package_needs_no_import(tmp_path: Path) -> None:
    told = tmp_path / "told-0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: told\nVersion: 0\n", "utf-8")
    lines = [f"{name} = {module}" for name, module in entry_points().items()]
    (told / "entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines]), "utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('resume_claims')\n"
        "doc = nlp('EXPERIENCE\\nCoded 45 charts a day.')\n"
        "print([span.text for span in doc.spans['resume_claims']])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['45 charts a day']"


def test_an_empty_text_gives_empty_groups(whole: Language) -> None:
    doc = whole("")
    assert {group: list(spans) for group, spans in doc.spans.items()} == {
        group: [] for groups in WANTED.values() for group in groups
    }


def test_there_are_many_sorts_of_texts_that_are_no_resumes() -> None:
    assert {path.stem for path in PROSE} >= {
        "invoice",
        "plain",
        "software",
        "news",
        "privacy",
        "recipe",
        "code",
    }


@pytest.mark.parametrize(
    "path", [path for path in PROSE if path.stem not in OF_THE_TRADE], ids=lambda path: path.stem
)
def test_prose_has_no_credentials_skills_roles_or_promises(whole: Language, path: Path) -> None:
    doc = whole(path.read_text("utf-8"))
    groups = ("resume_credentials", "resume_skills", "resume_roles", "resume_vague_claims", "resume_phrases")
    assert {group: words(doc, group) for group in groups} == {group: [] for group in groups}


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.stem)
def test_prose_has_no_claims(whole: Language, path: Path) -> None:
    assert words(whole(path.read_text("utf-8")), "resume_claims") == []
