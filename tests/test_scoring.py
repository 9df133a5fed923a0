"""The score is a sum, and a finding's points are what fixing it wins."""

from hypothesis import given
from hypothesis import strategies as st

from resume_lint.pack import STAGES, load_pack
from resume_lint.records import Finding, GuideRef, StageId
from resume_lint.scoring import order_steps, score

PACK = load_pack()


def finding(code: str, points: float) -> Finding:
    rule = PACK.rule(code)
    assert rule is not None
    return Finding(code, rule.name, "advice", "", "", points, GuideRef("", ""), (), category=rule.category)


@st.composite
def judged(draw: st.DrawFn) -> tuple[StageId, list[Finding]]:
    """A stage, and findings as its rules may make them, with any number of places."""
    stage: StageId = draw(st.sampled_from(STAGES))
    rules = [rule for rule in PACK.rules if stage in rule.applies]
    chosen = draw(st.lists(st.sampled_from(rules), unique_by=lambda rule: rule.code))
    places = st.integers(1, 12)
    return stage, [finding(rule.code, float(rule.points_for(draw(places), stage))) for rule in chosen]


@given(judged())
def test_the_points_lost_are_those_of_the_findings_and_no_others(case: tuple[StageId, list[Finding]]) -> None:
    stage, findings = case
    result = score(findings, PACK, stage)
    assert result.max == 100
    assert result.total == 100 - sum(one.points for one in findings)
    assert result.total == sum(category.points for category in result.categories)


@given(judged())
def test_fixing_a_finding_wins_exactly_its_points(case: tuple[StageId, list[Finding]]) -> None:
    stage, findings = case
    before = score(findings, PACK, stage).total
    for one in findings:
        rest = [other for other in findings if other is not one]
        assert score(rest, PACK, stage).total == before + one.points


@given(judged())
def test_every_category_that_lost_points_names_who_took_them(case: tuple[StageId, list[Finding]]) -> None:
    stage, findings = case
    by_code = {one.code: one.points for one in findings}
    for category in score(findings, PACK, stage).categories:
        assert category.max - category.points == sum(by_code[code] for code in category.reasons)
        assert 0 <= category.points <= category.max


def test_a_finding_without_points_takes_none_and_is_no_reason() -> None:
    result = score([finding("RL401", 0.0)], PACK, "mid")
    assert result.total == 100
    assert all(not category.reasons for category in result.categories)


def test_the_bands_begin_at_their_lowest_total() -> None:
    bands = PACK.bands
    assert bands.band_of(bands.strong) == "strong"
    assert bands.band_of(bands.strong - 1) == "good"
    assert bands.band_of(bands.good - 1) == "fair"
    assert bands.band_of(bands.fair - 1) == "weak"
    assert bands.band_of(0) == "weak"


def test_nothing_missing_is_100_points_and_strong() -> None:
    result = score([], PACK, "entry")
    assert (result.total, result.max, result.band) == (100, 100, "strong")


def test_the_first_step_wins_most_for_the_effort() -> None:
    from dataclasses import replace

    large, small, free = (
        finding(code, points) for code, points in (("RL201", 8.0), ("RL302", 4.0), ("RL601", 0.0))
    )
    steps = order_steps([free, replace(large, effort="large"), replace(small, effort="small")])
    assert [step.code for step in steps] == ["RL302", "RL201", "RL601"]
    assert [step.code for step in order_steps([small, large])] == ["RL201", "RL302"]
