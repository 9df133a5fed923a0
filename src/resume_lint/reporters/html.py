"""A report → one web page for the person whose resume it is: it prints, runs no script and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from resume_lint.reporters.figures import figure
from resume_lint.reporters.found import LEVELS, PROMINENCE, STATUSES, metric_name, outlook
from resume_lint.reporters.plain import count, number, plain, quoted
from resume_lint.reporters.text import STAGES, is_urgent, places
from resume_lint.scoring import order_steps

if TYPE_CHECKING:
    from resume_lint.records import Claim, Credential, Finding, Score, Skill
    from resume_lint.report import Report

STYLE = (files(__package__) / "page.css").read_text("utf-8")
# Nothing is fetched and nothing runs, whatever a resume brings along.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_MOST_ROWS = 60


def render(report: Report) -> str:
    """The whole page; every word that comes from a resume is escaped."""
    name = words(report.source.name) or "Resume"
    parts = [_head(report), *_steps(report), *_found(report), _foot(report)]
    return page(f"{name} – resume-lint", "\n".join(parts))


def page(title: str, body: str, *, style: str = "", policy: str = _POLICY) -> str:
    """A page of its own around `body`; title and body are escaped already."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<title>{title}</title>
<style>{STYLE}{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def words(text: str) -> str:
    """Words of others, safe in a page: escaped, on one line, without signs that hide or reverse.

    >>> words("<b>Coded\\u202e\\n & billed</b>")
    '&lt;b&gt;Coded &amp; billed&lt;/b&gt;'
    """
    return escape(plain(text))


def meter(share: float, band: str) -> str:
    """A bar filled to `share` (0 to 1), coloured by the band."""
    width = round(min(max(share, 0.0), 1.0) * 100, 1)
    return f'<span class="meter {band}" aria-hidden="true"><i style="width:{width:g}%"></i></span>'


def _head(report: Report) -> str:
    source, stage = report.source, report.stage
    size = ", ".join([*([count(source.pages, "page")] if source.pages else []), count(source.words, "word")])
    track = f" ({words(stage.track)} track)" if stage.track else ""
    basis = f": {words(stage.basis)}" if stage.basis else ""
    title = f'<h1>{words(source.name) or "Resume"}</h1>\n<p class="quiet">{size}</p>'
    score = _score(report.score) if report.score else _no_score(report)
    return f"<header>{title}\n{score}\n<p><b>{STAGES[stage.id]}</b>{track}{basis}</p>\n</header>"


def _score(score: Score) -> str:
    share = score.total / score.max if score.max else 0.0
    rows = "\n".join(
        f"<tr><th scope=row>{words(one.title)}</th><td class=figure>{number(one.points)} of {number(one.max)}</td>"
        f"<td>{meter(one.points / one.max if one.max else 1.0, 'part')}</td></tr>"
        for one in score.categories
    )
    total = f"<b>{number(score.total)}</b> of {number(score.max)}"
    return f"""<p class="score {score.band}">{total} <em>{score.band}</em></p>
{meter(share, score.band)}
<table class=categories>
{rows}
</table>"""


def _no_score(report: Report) -> str:
    reasons = "".join(f"<p>{words(problem.message)}</p>" for problem in report.problems)
    return f'<p class="score">No score</p>{reasons}'


def _steps(report: Report) -> Iterator[str]:
    steps = order_steps(report.findings)
    worth = [one for one in steps if one.points > 0 and report.score is not None]
    urgent = [one for one in steps if is_urgent(one) and report.score is not None]
    rest = [one for one in steps if one not in worth and one not in urgent]
    if not steps:
        yield "<section><h2>Nothing to do</h2><p>No rule found a fault.</p></section>"
    if urgent:
        cards = "\n".join(_finding(one) for one in urgent)
        yield f"<section><h2>Before all else</h2>\n<ul class=steps>\n{cards}\n</ul></section>"
    if worth:
        won = count(sum(one.points for one in worth), "point")
        cards = "\n".join(_finding(one) for one in worth)
        lead = f'<p class="quiet">{won} to win; those that win most for the effort come first.</p>'
        yield f"<section><h2>What to do first</h2>{lead}\n<ol class=steps>\n{cards}\n</ol></section>"
    if rest:
        title = "Worth a look, without points" if report.score else "What the rules would ask for"
        cards = "\n".join(_finding(one) for one in rest)
        yield f"<section><h2>{title}</h2>\n<ul class=steps>\n{cards}\n</ul></section>"


def _finding(finding: Finding) -> str:
    points = f'<span class="points">+{count(finding.points, "point")}</span>' if finding.points > 0 else ""
    where = "".join(f"<li>{escape(line)}</li>" for line in places(finding.evidence))
    shown = f"<div class=where><h4>Where</h4><ul>{where}</ul></div>" if where else ""
    rule = f"{words(finding.code)} {words(finding.name)}"
    guide = f"{words(finding.guide.recommendation)} <cite>({words(finding.guide.section)})</cite>"
    return f"""<li class="{finding.severity}">
<h3>{points}{escape(quoted(finding.message))}</h3>
<p class=do>{escape(quoted(finding.hint))}</p>
{shown}
<p class="quiet">{rule} · {finding.severity} · {finding.effort} effort · {guide}</p>
</li>"""


def _found(report: Report) -> Iterator[str]:
    yield _section("Results in figures", _claims(report.claims), "None: no result is stated with a figure.")
    yield _section("Credentials", _credentials(report.credentials), "None found.")
    yield _section("Skills", _skills(report.skills), "None of the vocabulary found.")
    if report.score is not None:
        yield _section("Career outlook", _career(report), "")
    problems = "".join(f"<li>{words(problem.message)}</li>" for problem in report.problems)
    if problems and report.score is not None:
        yield _section("What could not be read", f"<ul>{problems}</ul>", "")


def _section(title: str, body: str, without: str) -> str:
    if not body and not without:
        return ""
    return f"<section><h2>{title}</h2>{body or f'<p>{without}</p>'}</section>"


def _claims(claims: tuple[Claim, ...]) -> str:
    rows = "\n".join(map(_claim, claims[:_MOST_ROWS]))
    more = len(claims) - _MOST_ROWS
    rest = f"<p class=quiet>and {number(more)} more</p>" if more > 0 else ""
    return f"<table>\n{rows}\n</table>{rest}" if rows else ""


def _claim(claim: Claim) -> str:
    place = claim.evidence
    page_number = f"page {place.page}" if place.page else ""
    return (
        f"<tr><th scope=row>{words(metric_name(claim.metric))}</th><td class=figure>{words(figure(claim))}</td>"
        f"<td>{_quote(place.text)}</td><td class=quiet>{page_number}</td></tr>"
    )


def _quote(text: str) -> str:
    shown = words(text)
    return f"“{shown}”" if shown else ""


def _credentials(credentials: Iterable[Credential]) -> str:
    rows = "\n".join(
        f"<tr><th scope=row>{words(one.acronym)}</th><td>{words(', '.join(_told(one)))}</td></tr>"
        for one in credentials
    )
    return f"<table>\n{rows}\n</table>" if rows else ""


def _told(one: Credential) -> Iterator[str]:
    yield f"{one.name} ({one.issuer})" if one.issuer else one.name
    yield STATUSES[one.status]
    if one.year:
        yield str(one.year)
    yield PROMINENCE[one.prominence]
    if not one.sure:
        yield "not sure: the letters have other meanings"


def _skills(skills: Iterable[Skill]) -> str:
    names: dict[str, list[str]] = {level: [] for level in LEVELS}
    for skill in skills:
        names[skill.evidence].append(words(skill.name) + (" (which one?)" if skill.vague else ""))
    rows = "\n".join(
        f"<tr><th scope=row>{LEVELS[level]}</th><td>{', '.join(group)}</td></tr>"
        for level, group in names.items()
        if group
    )
    return f"<table>\n{rows}\n</table>" if rows else ""


def _career(report: Report) -> str:
    rows = "\n".join(
        f"<tr><th scope=row>{words(label)}</th><td>{'<br>'.join(map(words, told.splitlines()))}</td></tr>"
        for label, told in outlook(report.career)
        if told
    )
    return f"<table>\n{rows}\n</table>" if rows else ""


def _foot(report: Report) -> str:
    tool = report.tool
    day = f", as of {report.as_of}" if report.as_of else ""
    made = f"{words(tool.name)} {words(tool.version)}, rules {words(tool.pack.id)} {words(tool.pack.version)}{day}."
    fair = "Name, contact details, age, sex, origin and school play no part in the score."
    advice = "It is advice on the text, for a person to weigh; it does not judge the person."
    return f"<footer><p>{made}</p><p>{fair} {advice}</p></footer>"
