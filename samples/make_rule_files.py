"""Make the example files of rules again: `python samples/make_rule_files.py`. They show what words alone can't."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from docx.shared import RGBColor

FILES = Path(__file__).parents[1] / "rules" / "medical-coder" / "checks" / "files"
CONTACT = "dana.reyes@example.com | (555) 555-0142"
LINES = (
    "EXPERIENCE",
    "Medical Coder, Lakeside Clinic, 03/2021 - Present",
    "- Coded 60 outpatient charts a day in Epic with 3M 360 Encompass at 98% accuracy.",
    "- Cut coding denials by 15% within a year.",
    "SKILLS",
    "ICD-10-CM, CPT, HCPCS Level II",
)


def word_file(*, in_header: bool, white: str = "") -> bytes:
    """A Word file with the contact details in its header, or under the name, and with words in white at its end."""
    document = docx.Document()
    document.add_paragraph("Dana Reyes, CPC")
    place = document.sections[0].header.paragraphs[0] if in_header else document.add_paragraph()
    place.text = CONTACT
    for line in LINES:
        document.add_paragraph(line)
    if white:
        document.add_paragraph().add_run(white).font.color.rgb = RGBColor(255, 255, 255)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def main() -> None:
    made = {
        "white-words.docx": word_file(
            in_header=False, white="CPMA CCS CRC risk adjustment auditing 99% accuracy"
        ),
        "contact-in-header.docx": word_file(in_header=True),
        "contact-in-body.docx": word_file(in_header=False),
    }
    for name, content in made.items():
        (FILES / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
