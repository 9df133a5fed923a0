"""A rendered resume holds every word of the annotated one, and none of its marks."""

from __future__ import annotations

import io

import docx
import pypdfium2
import pytest
from benchmarks.accuracy.annotations import Annotated, build_annotated
from benchmarks.accuracy.render import LAYOUTS

RESUME = {
    "id": "t01",
    "name": "Invented Person, CPC",
    "contact": "City, ST | 555-0142 | invented@example.com",
    "stage": "mid",
    "years": 4.2,
    "generic_skills": False,
    "sections": [
        {
            "title": "Summary",
            "kind": "summary",
            "text": "Brought days from {{54 → 38|metric=ar_days value=38 unit=day}}.",
        },
        {
            "title": "Work",
            "kind": "experience",
            "entries": [
                {
                    "title": "Coder II",
                    "org": "Invented Health & Care",
                    "place": "Tampa, FL",
                    "dates": "Mar 2021 - Present",
                    "bullets": ["Kept ??high accuracy|coding_accuracy?? in <Epic>", "Cut denials ≥ 5%"],
                }
            ],
        },
        {"title": "Skills", "kind": "skills", "items": ["ICD-10-CM", "Excel: VLOOKUP, pivot"]},
        {"title": "Certifications", "kind": "certifications", "items": ["CPC, AAPC, 2020"]},
    ],
    "credentials": [],
    "skills": [],
    "expect": {"unquantified_role": []},
}
PIECES = (
    "Invented Person, CPC",
    "invented@example.com",
    "Summary",
    "Brought days from 54 → 38.",
    "Coder II",
    "Invented Health & Care",
    "Tampa, FL",
    "Mar 2021 - Present",
    "Kept high accuracy in <Epic>",
    "Cut denials ≥ 5%",
    "ICD-10-CM",
    "Excel: VLOOKUP, pivot",
    "CPC, AAPC, 2020",
)
OWN = [name for name, layout in LAYOUTS.items() if layout.program is None]


@pytest.fixture
def resume() -> Annotated:
    return build_annotated(RESUME)


@pytest.mark.parametrize("name", OWN)
def test_a_layout_alters_no_word(name: str, resume: Annotated) -> None:
    [made] = LAYOUTS[name].render([resume])
    text = "".join(words(made, LAYOUTS[name].suffix).split())
    assert [piece for piece in PIECES if "".join(piece.split()) not in text] == []
    assert not {"{{", "}}", "??", "metric="} & set(text)


@pytest.mark.parametrize("name", [name for name in OWN if not name.startswith("docx")])
def test_the_same_resume_gives_the_same_bytes(name: str, resume: Annotated) -> None:
    assert LAYOUTS[name].render([resume]) == LAYOUTS[name].render([resume])


def words(made: bytes, suffix: str) -> str:
    if suffix == ".pdf":
        pages = pypdfium2.PdfDocument(made)
        return " ".join(page.get_textpage().get_text_range() for page in pages)
    if suffix == ".docx":
        body = docx.Document(io.BytesIO(made)).element.body
        return " ".join("".join(paragraph.itertext()) for paragraph in body.iter("{*}p"))
    return made.decode()
