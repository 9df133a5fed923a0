"""Credentials from lines as people write them, and what is no credential of theirs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from resume_lint import Linter
from resume_lint.document.model import Document
from resume_lint.language.credentials import CredentialFindings, CredentialMatcher, find_credentials
from resume_lint.records import Credential, Evidence, Role, Section, SectionKind
from resume_lint.vocabulary import CredentialEntry, Issuer, StatusWords

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "rules" / "medical-coder" / "vocabulary" / "credentials.yaml"
DETAILS = yaml.safe_load((HERE / "credential_details.yaml").read_text("utf-8"))
LINES = yaml.safe_load((HERE / "credentials.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def matcher() -> CredentialMatcher:
    entries = yaml.safe_load(RULES.read_text("utf-8"))
    return CredentialMatcher(
        [CredentialEntry(**entry) for entry in entries["credentials"]],
        [Issuer(**entry) for entry in entries["issuers"]],
        [StatusWords(**entry) for entry in entries["status_words"]],
    )


def read(matcher: CredentialMatcher, *parts: tuple[SectionKind, str], roles: tuple[Role, ...] = ()) -> Any:
    return read_all(matcher, *parts, roles=roles).credentials


def read_all(
    matcher: CredentialMatcher, *parts: tuple[SectionKind, str], roles: tuple[Role, ...] = ()
) -> CredentialFindings:
    text, sections = "", []
    for kind, words in parts:
        title = "" if kind == "contact" else f"{kind.upper()}\n"
        sections.append(Section(kind, title.strip(), (len(text), len(text) + len(title + words) + 1)))
        text += f"{title}{words}\n"
    document = Document(text, "text/plain", (), ())
    return find_credentials(document, sections, roles, matcher, as_of=date(2026, 11, 22))


def by_acronym(found: tuple[Credential, ...]) -> dict[str, Credential]:
    return {one.acronym: one for one in found}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:50])
def test_marked_line(matcher: CredentialMatcher, line: dict[str, Any]) -> None:
    lead: list[tuple[SectionKind, str]] = (
        [] if line["section"] == "contact" else [("contact", "Jane Doe\nTampa, FL")]
    )
    found = read(matcher, *lead, (line["section"], line["text"]), ("summary", "Medical coder."))
    assert [[one.acronym, one.status, one.year] for one in found] == line["want"]


@pytest.mark.parametrize("case", DETAILS, ids=[case["name"] for case in DETAILS])
def test_details_and_mistakes(matcher: CredentialMatcher, case: dict[str, Any]) -> None:
    found = read_all(matcher, ("contact", "Jane Doe\nTampa, FL"), ("certifications", case["text"]))
    told = [[o.acronym, o.status, o.issuer, o.earned, o.expires, o.number] for o in found.credentials]
    assert told == case["want"]
    mistakes = [[one.kind, one.acronym, one.written, one.meant] for one in found.mistakes]
    assert mistakes == case.get("mistakes", [])


def test_a_number_stands_in_no_evidence(matcher: CredentialMatcher) -> None:
    for case in DETAILS:
        found = read_all(matcher, ("contact", "Jane Doe\nTampa, FL"), ("certifications", case["text"]))
        mentions = [mention for one in found.credentials for mention in one.mentions]
        quoted = [one.text for one in (*mentions, *(mistake.evidence for mistake in found.mistakes))]
        assert not [text for text in quoted if re.search(r"\d{4}", text)]


def test_mentions_of_one_credential_make_one_record(matcher: CredentialMatcher) -> None:
    (found,) = read(matcher, ("contact", "Jane Doe, CPC"), ("certifications", "CPC (AAPC), 2019"))
    assert (found.prominence, found.year, found.issuer) == ("header", 2019, "AAPC")
    assert [mention.text for mention in found.mentions] == ["CPC", "CPC"]


def test_the_certifications_section_knows_more_than_the_name(matcher: CredentialMatcher) -> None:
    (found,) = read(matcher, ("contact", "Jane Doe, CCS"), ("certifications", "CCS, AHIMA, exam March 2027"))
    assert found.status == "in_progress"


def test_a_name_with_its_acronym_is_one_mention_without_the_number(matcher: CredentialMatcher) -> None:
    (found,) = read(matcher, ("certifications", "Certified Coding Specialist (CCS) #123456"))
    assert [mention.text for mention in found.mentions] == ["Certified Coding Specialist (CCS"]


def test_a_license_is_issued_by_the_state_its_line_names(matcher: CredentialMatcher) -> None:
    (found,) = read(matcher, ("certifications", "RN, Connecticut, license 10-118842"))
    assert (found.acronym, found.issuer, found.recognised) == ("RN", "Connecticut", False)


def test_the_employer_name_holds_no_credential(matcher: CredentialMatcher) -> None:
    text = "Coder, CPC Partners\t2020"
    role = Role(
        "Coder", None, "CPC Partners", None, None, False, None, (31, 60), Evidence(text, (31, 31 + len(text)))
    )
    assert read(matcher, ("contact", "Jane Doe\nTampa, FL"), ("experience", text), roles=(role,)) == ()


def test_a_credential_after_a_job_title_is_held(matcher: CredentialMatcher) -> None:
    text = "Pharmacy Technician, CPhT\t2014 - 2020"  # the dates are those of the job
    role = Role(
        "Pharmacy Technician", None, None, None, None, False, None, (30, 60), Evidence(text, (30, 60))
    )
    found = read(matcher, ("contact", "Jane Doe\nTampa, FL"), ("experience", text), roles=(role,))
    assert [(one.acronym, one.status, one.earned) for one in found] == [("CPhT", "active", None)]


def test_an_acronym_of_several_meanings_is_unsure_where_nothing_settles_it(
    matcher: CredentialMatcher,
) -> None:
    (found,) = read(matcher, ("contact", "Jane Doe, CUC\nTampa, FL"), ("summary", "Manager."))
    assert not found.sure


def test_without_a_day_no_date_makes_a_status(matcher: CredentialMatcher) -> None:
    document = Document("CPC, AAPC, 2012-2020", "text/plain", (), ())
    sections = [Section("certifications", "", (0, 20))]
    (found,) = find_credentials(document, sections, (), matcher).credentials
    assert (found.status, found.year) == ("active", 2012)


def test_apprentice_and_later_full_credential_make_the_full_one(matcher: CredentialMatcher) -> None:
    found = by_acronym(read(matcher, ("certifications", "CPC-A, AAPC, 2021\nCPC, AAPC, 2023")))
    assert (list(found), found["CPC"].status, found["CPC"].year) == (["CPC"], "active", 2023)


@pytest.mark.parametrize(
    "text",
    [
        "The CRC of each frame is checked; a bad CRC drops it. The CCA layer returns COC codes. See CPC docs.",
        "Invoice 4417: 12 CPC licenses, COC included, CIC rebate 3%. CRC brake cleaner, 4 cans.",
        "Our CPC rose to $1.80 while CTR fell. The CHC campaign and the CCS feed were paused.",
        "Patients with CRC see the CCC clinic first. The RCC was 4 cm; CIC was ruled out.",
        "INVOICE\nAcme Supply, Tampa, FL\nbilling@example.com\n\nItem\tQty\nCPC brake kit\t2\nCRC cleaner\t4",
    ],
)
def test_what_is_no_resume_has_no_credentials(text: str) -> None:
    assert Linter(as_of=date(2026, 11, 22)).lint_text(f"{text}\n\n{text}").credentials == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe, CPC\njane@example.com | Tampa, FL\nCoder with ten years in cardiology",
        "Jane Roe, CPC\nI have coded for ten years.",
        "Jane Roe\nI earned my CPC in 2019 and have coded since.",
    ],
)
def test_a_resume_without_headings_has_its_credentials(text: str) -> None:
    assert [one.acronym for one in Linter(as_of=date(2026, 11, 22)).lint_text(text).credentials] == ["CPC"]
