"""`Resume` and the pack's career data → what may come next: roles, credentials, wages; it moves no score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resume_lint.pack import Pack, Signs
from resume_lint.pack.matching import showing, shows
from resume_lint.pack.model import Alternative, CareerData, CredentialStep, RoleStep, Salaries
from resume_lint.records import (
    Career,
    Credential,
    Evidence,
    Market,
    NamedSpecialty,
    NextCredential,
    NextRole,
    Path,
    PayDriver,
    Resume,
    Salary,
    Stage,
    Wage,
)

_HELD = ("active", "apprentice")
_PLACES = 3


def outlook(resume: Resume, pack: Pack) -> Career:
    """What the guide names as the way on from the stage of the resume."""
    stage = resume.stage
    data = pack.career
    alternatives = _alternatives(resume, data.alternatives)
    had = {role.canonical_title for role in resume.experience}
    return Career(
        stage=stage.id,
        next_roles=tuple(_next_roles(resume, data.next_roles.at(stage.id))),
        next_credentials=tuple(_next_credentials(resume, data.next_credentials.at(stage.id))),
        salary=_salary(stage, data.salaries),
        alternatives=tuple(one.title for one in alternatives),
        basis=stage.basis,
        paths=tuple(_path(resume, one) for one in alternatives if had.isdisjoint(one.titles)),
        specialties=tuple(_specialties(resume, data)),
        pay_drivers=tuple(
            PayDriver(one.what, _places(resume, one.shown) if one.shown else ()) for one in data.pay_drivers
        ),
        education=data.education.at(stage.id),
        remote=_places(resume, data.remote) if data.remote else (),
        market=_market(data),
    )


def _next_roles(resume: Resume, steps: tuple[RoleStep, ...]) -> Iterator[NextRole]:
    """The steps that the person has not taken yet, those of the person's own track first."""
    titles = {role.canonical_title for role in resume.experience}
    own = resume.stage.track
    for step in sorted(steps, key=lambda step: own is not None and step.track != own):
        if step.id not in titles and not (step.unless and shows(resume, step.unless)):
            yield NextRole(step.id, step.title, step.track, step.why, step.needs)


def _next_credentials(resume: Resume, steps: tuple[CredentialStep, ...]) -> Iterator[NextCredential]:
    """The steps not taken: first what is being studied for, then what fits the work, then the rest."""
    held = {name for one in resume.credentials if one.status in _HELD for name in _full_names(one)}
    studied = {one.acronym: one for one in resume.credentials if one.status == "in_progress"}
    open_steps = [step for step in steps if step.acronym not in held and held.isdisjoint(step.unless)]
    ordered: list[tuple[int, NextCredential]] = []
    for step in open_steps:
        if step.acronym in studied:
            rank, because, places = 0, "you are studying for it", studied[step.acronym].mentions[:_PLACES]
        elif step.if_ is not None and (places := _places(resume, step.if_)):
            rank, because = 1, "your work points to it"
        else:
            rank, because, places = 2, "it is next by the guide", ()
        ordered.append((rank, NextCredential(step.acronym, step.name, step.why, because, places)))
    return (step for _, step in sorted(ordered, key=lambda one: one[0]))


def _full_names(credential: Credential) -> Iterator[str]:
    """The acronym; that of the full credential too, so that an apprentice is not sent back to the start.

    >>> one = Credential("CPC-A", "Apprentice", None, "apprentice", None, "header", ())
    >>> list(_full_names(one))
    ['CPC-A', 'CPC']
    """
    yield credential.acronym
    if credential.status == "apprentice":
        yield credential.acronym.removesuffix("-A")


def _salary(stage: Stage, salaries: Salaries) -> Salary | None:
    """The last band of the stage whose years or track fit, None where the pack has none."""
    fitting = [
        band
        for band in salaries.bands
        if band.stage == stage.id and (stage.years >= band.years_from or stage.track in band.tracks)
    ]
    if not fitting:
        return None
    band = fitting[-1]
    return Salary(band.percentile, band.low, band.high, salaries.source, salaries.year)


def _alternatives(resume: Resume, alternatives: tuple[Alternative, ...]) -> list[Alternative]:
    """The neighbouring careers, those that the resume already points to first."""
    return sorted(alternatives, key=lambda one: one.signs is None or not shows(resume, one.signs))


def _path(resume: Resume, one: Alternative) -> Path:
    """A neighbouring career with the words that point to it, and what it asks for that the resume does not show."""
    missing = tuple(need.name for need in one.needs if not shows(resume, need.shown))
    places = _places(resume, one.signs) if one.signs else ()
    return Path(one.title, one.why, bool(places), places, missing)


def _specialties(resume: Resume, data: CareerData) -> Iterator[NamedSpecialty]:
    """The specialties that the resume names, those in demand first."""
    if data.specialties is None:
        return
    named = list(showing(resume, data.specialties))
    sought = set(map(id, showing(resume, data.high_demand))) if data.high_demand else set()
    for skill in sorted(named, key=lambda skill: id(skill) not in sought):
        yield NamedSpecialty(skill.name, id(skill) in sought)


def _places(resume: Resume, signs: Signs) -> tuple[Evidence, ...]:
    """The first few places of the records that `signs` names, in the order of the text."""
    places = {place.span: place for record in showing(resume, signs) for place in _places_of(record)}
    return tuple(places[span] for span in sorted(places)[:_PLACES])


def _places_of(record: object) -> Iterable[Evidence]:
    mentions: tuple[Evidence, ...] | None = getattr(record, "mentions", None)
    if mentions is not None:
        return mentions[:1]
    evidence: Evidence | None = getattr(record, "evidence", None)
    return () if evidence is None else (evidence,)


def _market(data: CareerData) -> Market | None:
    if data.market is None:
        return None
    wages = tuple(Wage(one.percentile, one.annual, one.typical_of) for one in data.salaries.wages)
    market = data.market
    return Market(
        market.growth_percent, market.growth_from, market.growth_to, market.annual_openings, market.new_positions,
        market.employed, market.median_annual, market.mean_annual, market.median_hourly, market.remote, wages,
        data.salaries.source, data.salaries.year,
    )  # fmt: skip
