"""The outlook: what the guide names as the way on, in an order that fits the person."""

from dataclasses import replace

from resume_lint.career import outlook
from resume_lint.pack import load_pack
from resume_lint.records import Career, Claim, Credential, Evidence, Path, Resume, Role, Skill, Stage, StageId

PACK = load_pack()
PLACE = Evidence("x", (0, 1))


def look(stage: StageId, years: float = 4.0, track: str | None = None, **records: object) -> Career:
    resume = Resume(Stage(stage, years, "by hand", track), (), (), (), (), (), (), ())  # type: ignore[arg-type]
    return outlook(replace(resume, **records), PACK)  # type: ignore[arg-type]


def held(acronym: str, status: str = "active") -> Credential:
    return Credential(acronym, acronym, None, status, None, "header", (PLACE,))  # type: ignore[arg-type]


def credentials(career: Career) -> list[str]:
    return [one.acronym for one in career.next_credentials]


def test_a_beginner_is_shown_the_two_first_credentials() -> None:
    assert credentials(look("entry")) == ["CPC", "CCS"]


def test_a_credential_held_is_not_named_again_and_an_apprentice_keeps_it() -> None:
    assert credentials(look("entry", credentials=(held("CPC-A", "apprentice"),))) == ["CCS"]


def test_an_expired_credential_is_named_again() -> None:
    assert credentials(look("entry", credentials=(held("CPC", "expired"),))) == ["CPC", "CCS"]


def test_what_is_being_studied_for_comes_first() -> None:
    assert credentials(look("entry", credentials=(held("CCS", "in_progress"),))) == ["CCS", "CPC"]


def test_who_audits_is_shown_the_auditors_credential_first() -> None:
    claim = Claim("c1", "audit_volume", 9, None, "count", "eq", "level", None, None, None, None, PLACE)
    assert credentials(look("mid", credentials=(held("CPC"),)))[0] == "CPMA"
    assert credentials(look("senior", claims=(claim,)))[0] == "CPMA"


def test_roles_of_both_tracks_are_named_the_own_track_first() -> None:
    tracks = [role.track for role in look("senior", track="specialist").next_roles]
    assert set(tracks) == {"management", "specialist"}
    assert tracks == sorted(tracks, reverse=True)


def test_a_role_already_held_is_not_named() -> None:
    job = Role("Auditor", "coding_auditor", None, "2020", None, True, 40, (0, 9), PLACE)
    assert "coding_auditor" in [role.id for role in look("mid").next_roles]
    assert "coding_auditor" not in [role.id for role in look("mid", experience=(job,)).next_roles]


def test_wages_go_by_stage_and_senior_wages_by_seven_years_or_management() -> None:
    def percentile(career: Career) -> tuple[int, int] | None:
        return career.salary.percentile if career.salary else None

    assert percentile(look("entry")) == (10, 25)
    assert percentile(look("mid")) == (25, 75)
    assert percentile(look("senior", 5.5)) == (25, 75)
    assert percentile(look("senior", 5.5, "management")) == (75, 90)
    assert percentile(look("senior", 7.0)) == (75, 90)


def test_wages_name_their_source_and_year() -> None:
    salary = look("entry").salary
    assert salary is not None
    assert (salary.low, salary.high, salary.year) == (35780, 41600, 2024)
    assert "Bureau of Labor Statistics" in salary.source


def test_every_alternative_of_the_guide_is_named_the_likely_ones_first() -> None:
    claim = Claim("c1", "query_rate", 90, None, "percent", "eq", "level", None, None, None, None, PLACE)
    plain, asked = look("mid"), look("mid", claims=(claim,))
    assert len(plain.alternatives) == 6
    assert sorted(plain.alternatives) == sorted(asked.alternatives)
    assert asked.alternatives[0] == "Clinical Documentation Improvement (CDI) Specialist"


def skill(id: str, category: str, place: Evidence = PLACE, **more: object) -> Skill:
    return Skill(id, id.title(), category, False, "used", (place,), **more)  # type: ignore[arg-type]


def path(career: Career, title: str) -> Path:
    return next(one for one in career.paths if one.title == title)


def test_the_outlook_says_how_the_stage_was_found() -> None:
    assert look("mid").basis == "by hand"


def test_a_credential_says_why_it_stands_where_it_does() -> None:
    audits = Claim("c1", "audit_volume", 9, None, "count", "eq", "level", None, None, None, None, PLACE)
    studied, pointed, other = look(
        "senior", claims=(audits,), credentials=(held("CHC", "in_progress"),)
    ).next_credentials[:3]
    assert (studied.acronym, studied.because, studied.evidence) == (
        "CHC",
        "you are studying for it",
        (PLACE,),
    )
    assert (pointed.acronym, pointed.because, pointed.evidence) == (
        "CPMA",
        "your work points to it",
        (PLACE,),
    )
    assert (other.because, other.evidence) == ("it is next by the guide", ())


def test_a_path_is_supported_by_the_words_that_point_to_it_and_names_what_is_missing() -> None:
    found = path(look("mid", skills=(skill("sql", "data"),)), "Health Data Analyst")
    assert (found.supported, found.evidence, found.missing) == (True, (PLACE,), ("Tableau", "Python"))
    plain = path(look("mid"), "Health Data Analyst")
    assert (plain.supported, plain.evidence, plain.missing) == (False, (), ("SQL", "Tableau", "Python"))


def test_a_path_that_the_person_is_on_is_not_shown() -> None:
    job = Role("Biller", "billing_specialist", None, "2020", None, True, 40, (0, 9), PLACE)
    titles = [one.title for one in look("mid", experience=(job,)).paths]
    assert "Medical Billing Specialist or Revenue Cycle Analyst" not in titles
    assert len(titles) == 5


def test_specialties_in_high_demand_come_first() -> None:
    plain = skill("urology", "specialty", kind="specialty", counts_as=("specialty",))
    sought = skill("oncology", "specialty", kind="specialty", counts_as=("specialty", "high_demand"))
    named = look("mid", skills=(plain, sought)).specialties
    assert [(one.name, one.high_demand) for one in named] == [("Oncology", True), ("Urology", False)]


def test_what_moves_pay_shows_the_words_that_do_it_already() -> None:
    first, *_ = look("mid", credentials=(held("CPMA"),)).pay_drivers
    assert (first.what, first.evidence) == ("adding specialty certifications", (PLACE,))
    assert all(not one.evidence for one in look("mid").pay_drivers)


def test_the_market_gives_the_figures_of_the_guide() -> None:
    market = look("entry").market
    assert market is not None
    assert (market.growth_percent, market.annual_openings, market.new_positions) == (7.1, 14200, 13800)
    assert (market.median_annual, market.mean_annual, market.median_hourly) == (50250, 55970, 24.16)
    assert [(one.percentile, one.annual) for one in market.wages] == [
        (10, 35780), (25, 41600), (50, 50250), (75, 64070), (90, 80950),
    ]  # fmt: skip


def test_a_degree_is_spoken_of_where_directors_are_next() -> None:
    assert "bachelor" in look("senior").education
    assert "CAHIIM" in look("entry").education


def test_remote_work_is_shown_by_its_words() -> None:
    assert look("mid", skills=(skill("remote_coding", "coding"),)).remote == (PLACE,)


def test_who_has_had_no_job_of_the_profession_is_shown_the_first_ones() -> None:
    job = Role("Coder", "medical_coder", None, "2025", None, True, 9, (0, 9), PLACE, relevant=True)
    extern = Role(
        "Extern", "coding_trainee", None, "2025", None, True, 3, (0, 9), PLACE, relevant=True, trainee=True
    )
    first = {"medical_coder_1", "coding_specialist_entry", "medical_records_coder", "outpatient_coder"}
    assert first <= {role.id for role in look("entry").next_roles}
    assert first <= {role.id for role in look("entry", experience=(extern,)).next_roles}
    assert first.isdisjoint(role.id for role in look("entry", experience=(job,)).next_roles)
