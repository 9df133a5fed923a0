"""The report: its promised fields, its JSON, its schema."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from resume_lint.career import outlook
from resume_lint.checks import find_problems
from resume_lint.document.model import Document, Line, Page, Word
from resume_lint.pack import load_pack
from resume_lint.records import (
    Claim,
    Credential,
    Education,
    Evidence,
    Phrase,
    Problem,
    Resume,
    Role,
    Section,
    Skill,
    Stage,
    VagueClaim,
)
from resume_lint.report import Report, build_report, describe_source, json_schema
from resume_lint.scoring import score

PACK = load_pack()
PROMISED = {
    "": "schema_version tool source score stage sections experience education credentials skills claims "
    "vague_claims findings career problems",
    "tool": "name version spacy_version pack pdf_engine",
    "source": "name media_type sha256 bytes pages words",
    "score": "total max band categories",
    "stage": "id years basis track",
    "sections": "kind title span page",
    "experience": "title canonical_title organization start end current months span claims",
    "education": "degree field school accreditation end span",
    "credentials": "acronym name issuer status year prominence mentions",
    "skills": "id name category vague evidence mentions claims",
    "claims": "id metric value value_max unit comparator direction baseline per object period evidence",
    "vague_claims": "metric evidence",
    "findings": "code name severity message hint points guide evidence",
    "career": "stage next_roles next_credentials salary alternatives",
    "problems": "code message",
}


def evidence(text: str) -> Evidence:
    return Evidence(text, (0, len(text)), 1, ((72.0, 80.5, 120.25, 92.0),), "experience")


@pytest.fixture
def document() -> Document:
    text = "Café coder – 98%"
    words = (Word("Café", (0, 4), 1, (72.0, 80.5, 120.25, 92.0)), Word("coder", (5, 10), 1))
    page = Page(1, 612.0, 792.0)
    problem = Problem("page-without-text", "page 2 holds no text")
    return Document(text, "application/pdf", (Line((0, 16), (0, 2)),), words, (page,), (problem,), "pdfminer")


@pytest.fixture
def resume() -> Resume:
    return Resume(
        stage=Stage("mid", 4.2, "4.2 years in 1 job", None),
        sections=(Section("experience", "Experience", (0, 16), 1),),
        experience=(Role("Coder", None, "Clinic", "2020-03", None, True, 81, (0, 16), evidence("Coder")),),
        education=(Education("AAS", None, None, "CAHIIM", "2019", (0, 3)),),
        credentials=(Credential("CPC", "CPC", "AAPC", "active", 2020, "header", (evidence("CPC"),)),),
        skills=(Skill("cpt", "CPT", "procedure", False, "used", (evidence("CPT"),), ("c1",), "code_set"),),
        claims=(
            Claim(
                "c1", "coding_accuracy", 98.0, None, "percent", "eq", "level", None, None, None, None,
                evidence("98%"), 0,
            ),
        ),
        vague_claims=(VagueClaim("denial_rate", evidence("fewer denials")),),
        phrases=(Phrase("duty", "responsible for", evidence("Responsible for")),),
        words=300,
    )  # fmt: skip


@pytest.fixture
def report(document: Document, resume: Resume) -> Report:
    return build(document, resume)


def build(document: Document, resume: Resume, **options: Any) -> Report:
    findings = find_problems(resume, PACK)
    return build_report(
        document=document,
        resume=resume,
        findings=findings,
        score=score(findings, PACK, resume.stage.id),
        career=outlook(resume, PACK),
        pack=PACK,
        source=describe_source("/home/someone/résumé.pdf", b"%PDF-", document),
        as_of=date(2026, 11, 22),
        **options,
    )


@pytest.mark.parametrize("part", PROMISED)
def test_every_promised_field_is_there(report: Report, part: str) -> None:
    data = json.loads(report.to_json())
    value = data[part] if part else data
    one = value[0] if isinstance(value, list) else value
    assert set(PROMISED[part].split()) <= one.keys()


def test_evidence_is_where_a_reader_can_see_it(report: Report) -> None:
    data = json.loads(report.to_json())
    assert data["claims"][0]["evidence"] == {
        "text": "98%",
        "span": [0, 3],
        "page": 1,
        "boxes": [[72.0, 80.5, 120.25, 92.0]],
        "section": "experience",
    }


def test_findings_cite_the_guide_by_a_heading_it_has(report: Report) -> None:
    assert report.findings
    for finding in report.findings:
        assert finding.guide.section in PACK.guide.sections
        assert finding.guide.recommendation


def test_json_and_back_is_the_same_report_and_the_same_json(report: Report) -> None:
    again = Report.model_validate_json(report.to_json())
    assert again == report
    assert again.to_json() == report.to_json()


def test_model_dump_holds_the_same_values_as_the_json(report: Report) -> None:
    dumped = report.model_dump(mode="json", exclude={"text"})
    assert dumped == json.loads(report.to_json())


def test_json_without_an_indent_is_one_line(report: Report) -> None:
    line = report.to_json(indent=None)
    assert "\n" not in line
    assert json.loads(line) == json.loads(report.to_json())


def test_letters_beyond_ascii_stand_as_they_are(document: Document, resume: Resume) -> None:
    assert "Café coder – 98%" in build(document, resume, include_text=True).to_json()


def test_the_text_is_there_only_if_asked_for(document: Document, resume: Resume) -> None:
    assert "text" not in json.loads(build(document, resume).to_json())
    assert json.loads(build(document, resume, include_text=True).to_json())["text"] == document.text


def test_the_file_is_named_without_its_folders(report: Report, document: Document) -> None:
    assert report.source.name == "résumé.pdf"
    assert describe_source("C:\\Users\\someone\\cv.docx", b"", document).name == "cv.docx"
    assert "/home/someone" not in report.to_json()


def test_the_source_has_size_digest_pages_and_words(document: Document) -> None:
    source = describe_source("cv.pdf", b"abc", document)
    assert (source.bytes, source.pages, source.words) == (3, 1, 2)
    # The test vector of the standard (FIPS 180).
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_problems_of_the_document_come_before_those_of_the_reading(
    document: Document, resume: Resume
) -> None:
    later = Problem("not-this-profession", "nothing of the profession")
    report = build(document, resume, problems=(later,))
    assert [problem.code for problem in report.problems] == ["page-without-text", "not-this-profession"]


def test_a_report_without_a_score_is_a_report(document: Document, resume: Resume) -> None:
    report = build(document, resume).model_copy(update={"score": None})
    assert json.loads(report.to_json())["score"] is None
    assert Report.model_validate_json(report.to_json()) == report


def test_the_reader_is_named_for_a_pdf_only(report: Report, resume: Resume) -> None:
    assert report.tool.pdf_engine == "pdfminer"
    plain = Document("x", "text/plain", (), (), reader="text")
    assert build(plain, resume).tool.pdf_engine is None
    assert build(plain, resume).source.pages is None


def test_a_report_cannot_be_changed(report: Report) -> None:
    with pytest.raises(ValidationError):
        report.as_of = None


def test_points_add_up_to_the_total(report: Report) -> None:
    assert report.score is not None
    assert report.score.total == 100 - sum(finding.points for finding in report.findings)


def test_the_schema_requires_what_is_promised() -> None:
    schema = json_schema()
    assert set(PROMISED[""].split()) <= set(schema["required"])
    definitions = schema["$defs"]
    for name, part in (("Claim", "claims"), ("Finding", "findings"), ("Skill", "skills"), ("Tool", "tool")):
        assert set(PROMISED[part].split()) <= set(definitions[name]["required"])


def test_the_schema_is_the_same_every_time() -> None:
    assert json.dumps(json_schema()) == json.dumps(json_schema())
