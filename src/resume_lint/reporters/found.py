"""A report → what was found in the resume: claims, credentials, skills, the career outlook, problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from resume_lint.reporters.figures import figure
from resume_lint.reporters.plain import first_of, listing, number, ordinal, plain, shorten

if TYPE_CHECKING:
    from resume_lint.records import (
        Career,
        Credential,
        Evidence,
        Market,
        NamedSpecialty,
        NextCredential,
        Path,
        Skill,
    )
    from resume_lint.report import Report

_SHOWN = 4
_STEPS = 3
_MOST_ROWS = 60
STATUSES = {
    "active": "active",
    "apprentice": "apprentice",
    "in_progress": "in progress",
    "expired": "expired",
}
STATUSES |= {"retired": "retired by its issuer"}
PROMINENCE = {"header": "beside the name", "summary": "in the summary", "section": "in a section of its own"}
PROMINENCE |= {"body": "inside the text"}
LEVELS = {"quantified": "Backed by a figure", "used": "Told in a sentence", "listed": "Only listed"}


def found(report: Report) -> Iterator[RenderableType]:
    """One block for each kind of thing that the report holds."""
    yield _claims(report)
    yield _credentials(report.credentials)
    yield _skills(report.skills)
    if report.score is None:
        return
    yield from _career(report.career)
    if report.problems:
        rows = ((plain(problem.code), Text(plain(problem.message))) for problem in report.problems)
        yield _block("Problems", _rows(rows))


def _block(title: str, body: RenderableType) -> RenderableType:
    return Group(Text(title, style="bold"), Padding(body, (0, 0, 0, 2)))


def _rows(rows: Iterable[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for label, words in rows:
        table.add_row(Text(label), words)
    return table


def _claims(report: Report) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for no_wrap in (False, True, False, True):
        table.add_column(no_wrap=no_wrap)
    for claim in report.claims[:_MOST_ROWS]:
        words = f"“{shorten(plain(claim.evidence.text), 60)}”"
        page = f"page {claim.evidence.page}" if claim.evidence.page else ""
        table.add_row(
            Text(metric_name(claim.metric)), Text(figure(claim)), Text(words), Text(page, style="dim")
        )
    parts: list[RenderableType] = (
        [table] if report.claims else [Text("None: no result is stated with a figure.")]
    )
    if len(report.claims) > _MOST_ROWS:
        parts.append(Text(f"and {number(len(report.claims) - _MOST_ROWS)} more"))
    if report.vague_claims:
        vague = dict.fromkeys(
            f"“{shorten(plain(one.evidence.text), 48)}”" for one in report.vague_claims[:_MOST_ROWS]
        )
        parts.append(Text(f"Promised without a figure: {', '.join(vague)}"))
    return _block("Results in figures", Group(*parts))


def metric_name(metric: str) -> str:
    """The id of a metric in words; a first part of two letters is taken for initials.

    >>> metric_name("coding_accuracy"), metric_name("ar_days")
    ('Coding accuracy', 'AR days')
    """
    first, *rest = plain(metric).split("_")
    return " ".join([first.upper() if len(first) == 2 else first.capitalize(), *rest])


def _credentials(credentials: Iterable[Credential]) -> RenderableType:
    rows = [(plain(one.acronym), Text(", ".join(_credential(one)))) for one in credentials]
    return _block("Credentials", _rows(rows) if rows else Text("None found."))


def _credential(one: Credential) -> Iterator[str]:
    yield f"{plain(one.name)} ({plain(one.issuer)})" if one.issuer else plain(one.name)
    yield STATUSES[one.status]
    if one.year:
        yield str(one.year)
    yield PROMINENCE[one.prominence]
    if not one.recognised:
        yield "of another field"
    if not one.sure:
        yield "not sure: the letters have other meanings"


def _skills(skills: Iterable[Skill]) -> RenderableType:
    names: dict[str, list[str]] = {level: [] for level in LEVELS}
    for skill in skills:
        names[skill.evidence].append(f"{plain(skill.name)}{' (which one?)' if skill.vague else ''}")
    rows = [(LEVELS[level], Text(", ".join(group))) for level, group in names.items() if group]
    return _block("Skills", _rows(rows) if rows else Text("None of the vocabulary found."))


def _career(career: Career) -> Iterator[RenderableType]:
    rows = [(label, Text(words)) for label, words in outlook(career) if words]
    if rows:
        yield _block("Career outlook", _rows(rows))


def outlook(career: Career) -> Iterator[tuple[str, str]]:
    """Label and words of what may come next, "" where there is nothing to say; several lines where they are many."""
    yield "Stage found by", plain(career.basis)
    for track in dict.fromkeys(role.track for role in career.next_roles):
        titles = [plain(role.title) for role in career.next_roles if role.track == track]
        yield f"Next, {plain(track)}", first_of(titles, _SHOWN)
    yield "Next credentials", "\n".join(_step(one) for one in career.next_credentials[:_STEPS])
    yield "Learning", plain(career.education)
    yield "Specialties", ", ".join(_specialty(one) for one in career.specialties)
    yield "Pay at this stage", _salary(career)
    shown = [f"{plain(one.what)}: {_words(one.evidence)}" for one in career.pay_drivers if one.evidence]
    yield (
        "What moves pay",
        "\n".join(shown) or first_of([plain(one.what) for one in career.pay_drivers], _SHOWN),
    )
    yield "Also open to you", "\n".join(_path(path) for path in career.paths if path.supported)
    yield "The field", _market(career.market) if career.market else ""
    yield "Remote work", f"shown: {_words(career.remote)}" if career.remote else ""


def _step(one: NextCredential) -> str:
    place = f": {_words(one.evidence)}" if one.evidence else ""
    because = f" ({plain(one.because)}{place})" if one.because else ""
    return f"{plain(one.acronym)}{because}. {plain(one.why)}".removesuffix(". ")


def _specialty(one: NamedSpecialty) -> str:
    return f"{plain(one.name)} (in high demand)" if one.high_demand else plain(one.name)


def _path(path: Path) -> str:
    missing = f"; it also asks for {listing([plain(one) for one in path.missing])}" if path.missing else ""
    return f"{plain(path.title)}: {_words(path.evidence)}{missing}"


def _words(places: Iterable[Evidence]) -> str:
    return ", ".join(f"“{shorten(plain(place.text), 40)}”" for place in places)


def _market(market: Market) -> str:
    growth = f"{number(market.growth_percent)}% more jobs from {market.growth_from} to {market.growth_to}"
    openings = f"{number(market.annual_openings)} openings a year"
    return f"{growth}, {openings}; median pay ${number(market.median_annual)}. {plain(market.remote)}"


def _salary(career: Career) -> str:
    if career.salary is None:
        return ""
    pay = career.salary
    band = f"{ordinal(pay.percentile[0])} to {ordinal(pay.percentile[1])} percentile"
    return f"${number(pay.low)} to ${number(pay.high)} a year, {band} ({plain(pay.source)}, {pay.year})"
