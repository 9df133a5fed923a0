"""The examples that stand with each metric: `good` lines give exactly the claims marked, `bad` lines none of it."""

from __future__ import annotations

import pytest
from benchmarks.accuracy.annotations import GoldClaim, find_claims, plain

from resume_lint.language.claims import ClaimFinder, FoundClaim
from resume_lint.pack import load_pack

VOCABULARY = load_pack().vocabulary
GOOD = [(metric.id, line) for metric in VOCABULARY.metrics for line in metric.good]
BAD = [(metric.id, line) for metric in VOCABULARY.metrics for line in metric.bad]
# Still read without its direction: take a line off the list as soon as it is read rightly.
ALL = {metric.id: metric for metric in VOCABULARY.metrics}


@pytest.fixture(scope="module")
def finder() -> ClaimFinder:
    return ClaimFinder(VOCABULARY)


def told(claim: GoldClaim | FoundClaim) -> tuple[object, ...]:
    """What is compared of a claim beside its metric."""
    change = (claim.direction, claim.baseline)
    return (claim.value, claim.value_max, claim.unit, claim.comparator, *change, claim.per)


def example(metric: str, line: str) -> object:
    """The line as a test's arguments; one that is still misread must fail, and must be taken off the list."""
    return pytest.param(metric, line)


@pytest.mark.parametrize(("metric", "line"), [example(*pair) for pair in GOOD])
def test_a_good_line_gives_exactly_the_claims_marked(finder: ClaimFinder, metric: str, line: str) -> None:
    wanted = find_claims(line)
    assert metric in {name for claim in wanted for name in claim.metrics}
    found = finder.read(plain(line))
    assert [told(claim) for claim in found] == [told(one) for one in wanted]
    for claim, one in zip(found, wanted, strict=True):
        assert claim.metric in one.metrics


@pytest.mark.parametrize(("metric", "line"), GOOD)
def test_what_is_marked_is_what_is_found(finder: ClaimFinder, metric: str, line: str) -> None:
    text = plain(line)
    for claim, one in zip(finder.read(text), find_claims(line), strict=True):
        start = text.index(one.words)
        assert start < claim.span[1]
        assert claim.span[0] < start + len(one.words)


@pytest.mark.parametrize(("metric", "line"), BAD)
def test_a_bad_line_gives_no_claim_of_the_metric(finder: ClaimFinder, metric: str, line: str) -> None:
    assert metric not in {claim.metric for claim in finder.read(line)}
    assert plain(line) == line, "a bad line has no marks"


@pytest.mark.parametrize("metric", sorted(ALL))
def test_every_metric_has_examples(metric: str) -> None:
    assert len(ALL[metric].good) >= 6
    assert len(ALL[metric].bad) >= 4


def test_no_example_stands_twice_with_a_metric() -> None:
    assert len(set(GOOD)) == len(GOOD)
    assert len(set(BAD)) == len(BAD)
