"""The documentation knows every error, every field of the report and every page of its own."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from resume_lint import records, report, vocabulary
from resume_lint.document.limits import Limits
from resume_lint.errors import ConfigError, DocumentTooLarge, DocumentTooSlow, PackError, ResumeLintError
from resume_lint.language.components import PIPES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def leaves(error: type[ResumeLintError]) -> set[type[ResumeLintError]]:
    """The errors that are raised: those with none below, and the pack error, which has one."""
    below = error.__subclasses__()
    inner = set().union(*(leaves(one) for one in below)) if below else {error}
    return inner | ({error} if error is PackError else set())


def documented() -> dict[str, tuple[str, str]]:
    """Code → class and exit status, from the table."""
    text = (DOCS / "errors.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `(\w+)` \| (\d) \| [45]\d\d \| .+ \|$", text, re.MULTILINE)
    return {code: (name, status) for code, name, status in rows}


def test_every_error_has_its_line_with_its_exit_status() -> None:
    wrong_use = (PackError, ConfigError)
    assert documented() == {
        error.code: (error.__name__, "2" if issubclass(error, wrong_use) else "3")
        for error in leaves(ResumeLintError)
    }


def test_every_limit_has_its_line_with_its_default_and_its_error() -> None:
    errors = (*DocumentTooLarge.__subclasses__(), DocumentTooSlow)
    codes = {error.limit: error.code for error in errors}
    text = (DOCS / "errors.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| `([a-z-]+)` \| .+ \|$", text, re.MULTILINE)
    assert rows == [(field.name, str(field.default), codes[field.name]) for field in fields(Limits)]


def test_every_problem_has_its_line() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    raised = set(re.findall(r"\bProblem\(\s*\"([a-z-]+)\"", source))
    page = (DOCS / "errors.md").read_text("utf-8").partition("## Problems")[2]
    assert raised
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == raised


def test_no_two_errors_share_a_code() -> None:
    codes = [error.code for error in leaves(ResumeLintError)]
    assert sorted(codes) == sorted(set(codes))


RECORDS = (
    records.Evidence, records.Score, records.CategoryScore, records.Stage, records.Section, records.Role,
    records.TimelineEvent, records.CredentialMistake,
    records.Education, records.Credential, records.Skill, records.Claim, records.VagueClaim, records.Phrase,
    records.Misspelling, records.PersonalDetail, records.Finding, records.Career, records.NextRole,
    records.NextCredential, records.Path, records.Market, records.Problem, report.Tool,
    report.Source,
)  # fmt: skip


def described(title: str) -> set[str]:
    """The fields in the table below that heading of the page about the report."""
    page = (DOCS / "report.md").read_text("utf-8")
    part = re.split(r"^## ", page, flags=re.MULTILINE)
    (section,) = (text for text in part if text.startswith(f"{title}\n"))
    cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_described(record: type) -> None:
    assert described(record.__name__) == {field.name for field in fields(record)}


def test_every_field_of_the_report_is_described() -> None:
    assert described("Report") == set(report.Report.model_fields)


def test_every_page_is_in_the_index_and_every_link_leads_somewhere() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    pages = {page.name for page in DOCS.glob("*.md")} - {"index.md"}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", index)) == pages
    for page in [*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def fields_below(title: str) -> list[str]:
    """The fields in the first table below that heading of the page about vocabularies."""
    page = (DOCS / "vocabulary.md").read_text("utf-8")
    (section,) = re.findall(rf"^### {title}\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize(
    ("title", "entry"),
    [("Metric", vocabulary.Metric), ("Claim words", vocabulary.ClaimWords), ("Masks", vocabulary.Mask)],
)
def test_every_field_of_an_entry_is_described_once(title: str, entry: type[BaseModel]) -> None:
    assert sorted(fields_below(title)) == sorted(entry.model_fields)


def test_the_python_of_the_page_about_spacy_runs_and_prints_what_it_shows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "spacy.md").read_text("utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    shown = [text for language, text in blocks if not language]
    names: dict[str, object] = {}
    printed = []
    for text in (text for language, text in blocks if language == "python"):
        exec(compile(text, "spacy.md", "exec"), names)
        printed.append(capsys.readouterr().out)
    assert list(filter(None, printed)) == shown
    assert str(names["html"]).count("denial_rate") == 1
    assert (tmp_path / "pipeline" / "config.cfg").is_file()


def test_the_page_about_spacy_names_every_component_and_group() -> None:
    page = (DOCS / "spacy.md").read_text("utf-8")
    named = set(re.findall(r"`(resume_\w+)`", page))
    assert named == {*PIPES, "resume_roles", "resume_vague_claims"}


def test_the_metric_that_the_page_shows_is_one() -> None:
    page = (DOCS / "vocabulary.md").read_text("utf-8")
    (shown,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (entry,) = yaml.safe_load(shown)
    metric = vocabulary.Metric(**entry)
    assert (metric.id, len(metric.good), len(metric.bad)) == ("query_rate", 1, 1)
