"""Rows → one web page over all files: distribution, frequent findings, and a table that is searched and sorted.

The page stands alone: no library, nothing fetched. Beside it lies a folder with a page for each report.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from pydantic_core import to_json

from resume_lint.batch.outputs import draft_of, made_by
from resume_lint.batch.rows import Row
from resume_lint.batch.summary import BANDS, Summary
from resume_lint.report import Report
from resume_lint.reporters import html
from resume_lint.reporters.plain import count, number, plain

STYLE, SCRIPT = ((files(__package__) / name).read_text("utf-8") for name in ("index.css", "index.js"))
_STEP = 5
COLUMNS = (
    ("name", "File"), ("score", "Score"), ("band", "Band"), ("stage", "Stage"), ("years", "Years"),
    ("findings", "Findings"), ("claims", "Figures"), ("first", "Worth most"), ("note", "Note"),
)  # fmt: skip


class IndexPage:
    """`index.html` and its folder `reports`; beside a page of another name the folder carries that name."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._folder = made_by("html", target)[1]
        self._folder.mkdir(exist_ok=True)
        for page in self._folder.glob("[0-9][0-9][0-9][0-9][0-9][0-9].html"):
            page.unlink()
        self._rows_draft = draft_of(target.with_suffix(".rows"))
        self._rows = self._rows_draft.open("wb")
        self._summary = Summary()

    def write(self, row: Row) -> None:
        """Writes the page of one report, and its line of the table."""
        self._summary.add(row)
        link = ""
        if row.failure is None:
            page = self._folder / f"{self._summary.files:06d}.html"
            page.write_text(html.render(Report.model_validate_json(row.json)), "utf-8", newline="\n")
            link = f"{self._folder.name}/{page.name}"
        line = to_json([*_cells(row), plain(row.path), link]).replace(b"<", b"\\u003c")
        self._rows.write((b",\n" if self._summary.files > 1 else b"") + line)

    def finish(self) -> None:
        """Puts the page in its place."""
        self._rows.close()
        before, after = _around_rows(self._summary)
        draft = draft_of(self._target)
        with draft.open("wb") as file, self._rows_draft.open("rb") as rows:
            file.write(before)
            while part := rows.read(1 << 20):
                file.write(part)
            file.write(after)
        self._rows_draft.unlink()
        draft.replace(self._target)

    def give_up(self) -> None:
        """Removes the draft; the pages of reports stay until the next run."""
        self._rows.close()
        self._rows_draft.unlink(missing_ok=True)


def _cells(row: Row) -> list[str | float | None]:
    """The values of a row in the order of `COLUMNS`."""
    name = plain(row.name)
    same = f"same bytes as {plain(row.same_as)}" if row.same_as else ""
    similar = (
        f"{row.similarity:.0%} like {plain(row.similar_to)}" if row.similar_to and row.similarity else ""
    )
    if row.failure is not None:
        note = "; ".join(part for part in (row.failure.message, same) if part)
        return [name, None, row.failure.code, "", None, None, None, "", note]
    fields = row.fields
    score, stage = fields["score"], fields["stage"]
    problems = " ".join(sorted({one["code"] for one in fields["problems"]}))
    note = "; ".join(part for part in (problems, same, similar) if part)
    worth = max(fields["findings"], key=lambda one: (one["points"], one["code"]), default=None)
    first = f"{worth['code']} {worth['name']}" if worth and fields["score"] else ""
    total, band = (score["total"], score["band"]) if score else (None, "not judged")
    counts = [len(fields["findings"]), len(fields["claims"])]
    return [name, total, band, stage["id"], stage["years"], *counts, first, note]


def _around_rows(summary: Summary) -> tuple[bytes, bytes]:
    """The page before and after the values of its table."""
    marker = "\0"
    body = "\n".join([_head(summary), *_overview(summary), _table(), _script(marker)])
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    title = f"{count(summary.files, 'resume')} – resume-lint"
    before, _, after = html.page(title, body, style=STYLE, policy=policy).partition(marker)
    return before.encode(), after.encode()


def _head(summary: Summary) -> str:
    judged = summary.scores.total()
    median = number(summary.quantile(0.5)) if judged else "–"
    tiles = [
        (number(summary.files), "files"), (number(judged), "judged"), (median, "median score"),
        (number(summary.unjudged), "not judged"), (number(summary.failed), "failed"),
        (number(summary.copies), "same bytes as another"), (number(summary.versions), "a version of another"),
    ]  # fmt: skip
    shown = "".join(f"<div><b>{amount}</b>{label}</div>" for amount, label in tiles)
    return f"<header><h1>{count(summary.files, 'resume')}</h1><div class=tiles>{shown}</div></header>"


def _overview(summary: Summary) -> Iterator[str]:
    yield "<div class=overview>"
    if summary.scores:
        yield f"<section><h2>Scores</h2>{_distribution(summary)}</section>"
    judged = summary.scores.total()
    frequent = [(f"{code} {name}", amount, amount / judged) for (code, name), amount in summary.frequent()]
    if frequent:
        yield f"<section><h2>Most frequent findings</h2>{_bars(frequent)}</section>"
    failures = sorted(summary.failures.items(), key=lambda item: (-item[1], item[0]))
    if failures:
        shares = [(code, amount, amount / summary.files) for code, amount in failures]
        yield f"<section><h2>Failures</h2>{_bars(shares)}</section>"
    yield "</div>"


def _distribution(summary: Summary) -> str:
    """A column for every five points, the last one with the best score in it."""
    columns = [0] * (100 // _STEP)
    for score, amount in summary.scores.items():
        columns[min(int(score // _STEP), len(columns) - 1)] += amount
    most = max(columns)
    drawn = "".join(
        f'<i style="height:{amount / most:.1%}" title="{start} to {start + _STEP}: {amount}"></i>'
        for start, amount in zip(range(0, 100, _STEP), columns, strict=True)
    )
    bands = ", ".join(f"{number(summary.bands[band])} {band}" for band in BANDS)
    ticks = "".join(f"<span>{tick}</span>" for tick in (0, 25, 50, 75, 100))
    shown = f"<div class=columns>{drawn}</div><div class=ticks>{ticks}</div>"
    return f'<div aria-hidden="true">{shown}</div><p>{bands}</p>'


def _bars(lines: list[tuple[str, int, float]]) -> str:
    rows = "".join(
        f"<tr><th scope=row>{html.words(label)}</th><td class=figure>{number(amount)}</td>"
        f"<td class=figure>{share:.{0 if share >= 0.01 else 1}%}</td><td>{html.meter(share, 'part')}</td></tr>"
        for label, amount, share in lines
    )
    return f"<table class=bars>{rows}</table>"


def _table() -> str:
    heads = "".join(
        f'<th scope=col class="{key}" aria-sort="none"><button type=button data-column="{place}">{label}</button></th>'
        for place, (key, label) in enumerate(COLUMNS)
    )
    bands = "".join(f"<option>{band}</option>" for band in (*BANDS, "not judged", "failed"))
    return f"""<section><h2>Files</h2>
<noscript><p>The table needs scripts, which this page holds itself. The other formats hold the same.</p></noscript>
<form class=search role=search><label>Search <input type=search id=words placeholder="name, finding, note"></label>
<label>Show <select id=band><option value="">all</option>{bands}</select></label>
<output id=shown></output></form>
<div class=scroll><table id=files><thead><tr>{heads}</tr></thead><tbody></tbody></table></div>
<nav class=pages><button type=button id=back>Back</button> <span id=page></span>
<button type=button id=next>Next</button></nav>
</section>"""


def _script(marker: str) -> str:
    return f'<script type="application/json" id=rows>[{marker}]</script>\n<script>{SCRIPT}</script>'
