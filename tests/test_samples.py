"""The stored reports of the samples are those that are made today, and what the README shows is printed so."""

import difflib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
RENEW = "If the change is wanted, renew with `python samples/store_reports.py` and read `git diff`."


def load_script() -> ModuleType:
    """The script that stores the reports, so that both make them the same way."""
    spec = importlib.util.spec_from_file_location("store_reports", ROOT / "samples" / "store_reports.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = load_script()


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(SCRIPT.build_reports())


def difference(stored: str, made: str) -> str:
    lines = difflib.unified_diff(stored.splitlines(), made.splitlines(), "stored", "made", lineterm="", n=2)
    return "\n".join([*list(lines)[:60], RENEW])


def test_every_sample_has_its_stored_report(made: dict[str, str]) -> None:
    assert sorted(made) == sorted(path.name for path in SCRIPT.STORED.iterdir()), RENEW
    assert len(made) == 2 * len(SCRIPT.find_samples()) >= 16


@pytest.mark.parametrize("sample", [path.name for path in SCRIPT.find_samples()])
@pytest.mark.parametrize("suffix", ["report", "json"])
def test_a_stored_report_is_the_one_that_is_made(sample: str, suffix: str, made: dict[str, str]) -> None:
    name = f"{sample}.{suffix}"
    stored = (SCRIPT.STORED / name).read_text("utf-8")
    if stored != made[name]:
        pytest.fail(difference(stored, made[name]), pytrace=False)


@pytest.mark.parametrize("sample", [path.name for path in SCRIPT.find_samples() if path.suffix == ".pdf"])
def test_all_that_a_report_of_a_pdf_quotes_has_its_place_on_a_page(sample: str, made: dict[str, str]) -> None:
    report = json.loads(made[f"{sample}.json"])
    quoted = [place for finding in report["findings"] for place in finding["evidence"]]
    for part in ("credentials", "skills"):
        quoted += [place for record in report[part] for place in record["mentions"]]
    quoted += [claim["evidence"] for claim in report["claims"]]
    quoted += [section for section in report["sections"] if section["title"]]
    assert len(quoted) > 10
    for place in quoted:
        assert place["page"] >= 1
        assert place["boxes"], place
        assert all(left < right and top < bottom for left, top, right, bottom in place["boxes"])


def test_the_output_that_the_readme_shows_is_the_one_that_is_printed() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(SCRIPT.SHOWN.findall(readme)) == 2
    if SCRIPT.renew(readme) != readme:
        pytest.fail(difference(readme, SCRIPT.renew(readme)), pytrace=False)
