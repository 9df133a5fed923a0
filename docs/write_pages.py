"""Write the pages that are made from the rule pack again: `python docs/write_pages.py`."""

from __future__ import annotations

from pathlib import Path

from resume_lint.pack import load_pack
from resume_lint.reporters.rule_markdown import pages

HERE = Path(__file__).parent


def write() -> None:
    """Write each page, and remove the page of a rule that is gone."""
    made = dict(pages(load_pack()))
    (HERE / "rules").mkdir(exist_ok=True)
    for path in (HERE / "rules").glob("*.md"):
        if f"rules/{path.name}" not in made:
            path.unlink()
    for name, words in made.items():
        (HERE / name).write_text(words, "utf-8")
    print(f"{len(made)} pages in docs")


if __name__ == "__main__":
    write()
