"""Numbers to quantities: ranges, changes, comparators, units and periods of one line put together."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_lint.language.quantities import Quantity, read_line


def without_dates(line: str) -> tuple[Quantity, ...]:
    return read_line(line, [match.span() for match in re.finditer(r"20\d\d|Q\d|FY\d+", line)]).quantities


def only(line: str) -> Quantity:
    (quantity,) = read_line(line).quantities
    return quantity


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("80-100 charts", 80, 100), ("80 - 100 charts", 80, 100), ("80–100 charts", 80, 100),
        ("80 to 100 charts", 80, 100), ("between 80 and 100 charts", 80, 100), ("1,200-1,500 claims", 1200, 1500),
        ("four to six queries", 4, 6), ("97-98%", 97, 98), ("97%-98%", 97, 98), ("between 96 and 98 percent", 96, 98),
        ("$18M to $20M", 18e6, 20e6), ("$18,000-$20,000", 18e3, 20e3), ("24 to 36 hours", 24, 36),
        ("3 or 4 charts", 3, 4),
    ],
)  # fmt: skip
def test_ranges(words: str, low: float, high: float) -> None:
    quantity = only(f"handled {words} there")
    assert (quantity.value, quantity.value_max, quantity.baseline) == (low, high, None)


@pytest.mark.parametrize(
    ("line", "baseline", "value"),
    [
        ("fell from 12% to 5%", 12, 5),
        ("fell to 5% from 12%", 12, 5),
        ("fell from 12 to 5%", 12, 5),
        ("fell from 12 percent to 5 percent", 12, 5),
        ("rate 12% → 5%", 12, 5),
        ("rate 12% -> 5%", 12, 5),
        ("rate 12% to 5%", 12, 5),
        ("now 5%, down from 12%", 12, 5),
        ("5% (was 12%)", 12, 5),
        ("5% (down from 12%)", 12, 5),
        ("5%, previously 12%", 12, 5),
        ("5% vs. 12% a year earlier", 12, 5),
        ("12% before, 5% after", 12, 5),
        ("12% at hire, 5% today", 12, 5),
        ("was 12%; it is now 5%", 12, 5),
    ],
)
def test_a_fall_is_told_in_many_orders(line: str, baseline: float, value: float) -> None:
    quantity = only(line)
    assert (quantity.value, quantity.baseline, quantity.unit) == (value, baseline, "percent")
    assert quantity.direction == "decrease"


@pytest.mark.parametrize(
    "line", ["from 85% to 97%", "to 97% from 85%", "85% → 97%", "97%, up from 85%", "97% (was 85%)"]
)
def test_a_rise_is_told_in_both_orders(line: str) -> None:
    quantity = only(line)
    assert (quantity.value, quantity.baseline, quantity.direction) == (97, 85, "increase")


@pytest.mark.parametrize(
    ("line", "value", "baseline", "unit"),
    [
        ("from 3 hours to 45 minutes", 45, 180, "minute"),
        ("from four days to 26 hours", 26, 96, "hour"),
        ("to 36 hours, down from five days", 36, 120, "hour"),
        ("from 72 hours to 2 days", 2, 3, "day"),
        ("from 5 to 2 days", 2, 5, "day"),
        ("from 16 weeks to 10", 10, 16, "week"),
        ("in under 36 hours, down from 72", 36, 72, "hour"),
        ("from $27M to $4M", 4e6, 27e6, "usd"),
        ("$7.7MM, down to $3.05MM", 3.05e6, 7.7e6, "usd"),
        ("from 1.42 to 1.58", 1.58, 1.42, None),
        ("from nineteen to six", 6, 19, None),
    ],
)
def test_a_change_has_the_unit_of_its_end(line: str, value: float, baseline: float, unit: str | None) -> None:
    quantity = only(line)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert quantity.baseline == pytest.approx(baseline)


@pytest.mark.parametrize(
    ("line", "baseline", "value", "unit"),
    [
        ("days 18 to 6 in 10 weeks", 18, 6, None), ("timeliness (24-hour rule) 88% to 97%", 88, 97, "percent"),
        ("satisfaction 64% to 81%, a survey", 64, 81, "percent"), ("timeliness 82 to 97% for May", 82, 97, "percent"),
        ("index 1.04 to 1.19", 1.04, 1.19, None), ("cash/day $61K to $79K", 61e3, 79e3, "usd"),
        ("records 1,100 to 275", 1100, 275, None), ("went from four days to one and a half", 4, 1.5, "day"),
        ("denials 9.5% > 3.7%", 9.5, 3.7, "percent"), ("denials 15% → 12% → 10%", 15, 10, "percent"),
        ("2.3% of revenue to 1.1%", 2.3, 1.1, "percent"), ("a 91% accuracy into 96%", 91, 96, "percent"),
        ("rose to 84% of payments from 61%", 61, 84, "percent"), ("$0 to $140K", 0, 140e3, "usd"),
        ("backlog nil from 3,800", 3800, 0, None), ("errors 12 a month to none", 12, 0, None),
        ("lag 4 days, had been 11", 11, 4, "day"), ("5.1 days, was 5.9", 5.9, 5.1, "day"),
        ("5.5 weeks, formerly 8", 8, 5.5, "week"), ("40, now 4", 40, 4, None),
        ("87%, before me 52%", 52, 87, "percent"),
        ("at 88%, last year 74", 74, 88, "percent"), ("47%, where it was 29 before me", 29, 47, "percent"),
        ("36 hours; it stood at 4 days", 96, 36, "hour"), ("88% of it, used to be 60", 60, 88, "percent"),
        ("31 today. They were 58 when I was hired", 58, 31, None), ("was 6.8. It is 3.9.", 6.8, 3.9, None),
        ("was 12 weeks and is now 5", 12, 5, "week"), ("50 a month before, 12 after my list", 50, 12, None),
        ("85 deposits when I sat down; after one month 0", 85, 0, None), ("41, 63 at my start", 63, 41, None),
        ("$188,000 in June; in December, $71,500", 188e3, 71.5e3, "usd"),
        ("3.6 at first, 4.7 last time", 3.6, 4.7, None),
        ("45 charts a day; in the first month it had been 12", 12, 45, None), ("28 people, now 22", 28, 22, None),
        ("$900K worked down to $260K", 900e3, 260e3, "usd"), ("24%, later 7%", 24, 7, "percent"),
        ("31% in the first month; we brought it to 12%", 31, 12, "percent"),
        ("76% in 2023; 88% in 2025", 76, 88, "percent"),
        ("84 percent at first. They were 95 at the end.", 84, 95, "percent"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_many_words(line: str, baseline: float, value: float, unit: str | None) -> None:
    (quantity,) = (one for one in without_dates(line) if one.baseline is not None)
    assert (quantity.value, quantity.baseline, quantity.unit) == (value, pytest.approx(baseline), unit)
    assert quantity.direction == ("decrease" if value < baseline else "increase")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("scored 97 to 98%", 97, 98), ("accuracy 97 to 98%", 97, 98), ("20 to 25 charts", 20, 25),
        ("fell by 60 to 80%", 60, 80), ("maintained 95% to 98% accuracy", 95, 98),
        ("worth $410,000 to $450,000", 41e4, 45e4),
        ("2 to 3 years' experience", 2, 3), ("Ties $1.1M to $1.3M a month", 1.1e6, 1.3e6), ("of 92% to 95%", 92, 95),
        ("2.5 to 3.5 charts an hour", 2.5, 3.5),
    ],
)  # fmt: skip
def test_an_ascending_pair_that_names_no_change_is_a_range(words: str, low: float, high: float) -> None:
    quantity = only(words)
    assert (quantity.value, quantity.value_max, quantity.baseline) == (low, high, None)


@pytest.mark.parametrize(
    "line",
    [
        "Sent 40 letters to 12 payers.", "Repaid $263,000 voluntarily to two plans.",
        "Taught global days (0, 10, 90) to 5 surgeons.",
        "Gave 14 talks to 6 residents.",
        "95.8% (2011) and 97.2% (2013)", "93% in 2020, 95.5% in 2021", "$850K in 2021 and $1.02M in 2022",
        "$4.8M in FY2022 and $5.3M in FY2023", "$5.6M in FY22, $6.1M in FY23", "100 percent in 2021, 97 in 2020",
        "Q1 95.2%, Q2 96.8%", "2019 – 93%; 2020 – 95%", "30 charts a day; the standard was 25",
        "15 surgeons, mine were five",
        "budgets to $6M, teams to 45", "90 records a day from 30 systems", "38 people, and now 100 charts a day",
        "trained 8 coders, was lead of 12 auditors", "97% accuracy, 95% goal", "$7.1M vs. $6.8M predicted",
    ],
)  # fmt: skip
def test_results_of_years_and_figures_of_other_things_are_no_change(line: str) -> None:
    quantities = without_dates(line)
    assert len(quantities) >= 2
    assert all(quantity.baseline is None for quantity in quantities)


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("over 95%", "ge"), ("above 95%", "ge"), ("more than 95%", "ge"), ("at least 95%", "ge"),
        ("greater than 95%", "ge"), ("a minimum of 95%", "ge"), ("no less than 95%", "ge"),
        ("upwards of 95%", "ge"), ("in excess of 95%", "ge"), ("at or above 95%", "ge"), ("≥95%", "ge"),
        (">= 95%", "ge"), (">95%", "ge"), ("not below 95%", "ge"), ("never below 95%", "ge"),
        ("95% or better", "ge"), ("95% or higher", "ge"), ("95% and above", "ge"), ("95%+", "ge"),
        ("95% or more", "ge"), ("exceeding 95%", "ge"),
        ("under 95%", "le"), ("below 95%", "le"), ("less than 95%", "le"), ("at most 95%", "le"),
        ("no more than 95%", "le"), ("within 95%", "le"), ("up to 95%", "le"), ("≤95%", "le"), ("<95%", "le"),
        ("at or below 95%", "le"), ("95% or less", "le"), ("95% or lower", "le"), ("never above 95%", "le"),
        ("about 95%", "approx"), ("around 95%", "approx"), ("approximately 95%", "approx"),
        ("approx. 95%", "approx"), ("roughly 95%", "approx"), ("nearly 95%", "approx"), ("almost 95%", "approx"),
        ("~95%", "approx"), ("close to 95%", "approx"), ("95% or so", "approx"), ("an estimated 95%", "approx"),
        ("exactly 95%", "eq"), ("95%", "eq"), ("at 95%", "eq"), ("of 95%", "eq"),
    ],
)  # fmt: skip
def test_comparators_before_and_after(words: str, comparator: str) -> None:
    quantity = only(f"was {words} there")
    assert (quantity.value, quantity.comparator) == (95, comparator)


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("from 12% to under 5%", "le"),
        ("from 80% to over 95%", "ge"),
        ("$27M → under $4M", "le"),
        ("12% → <5%", "le"),
    ],
)
def test_a_comparator_inside_a_change_belongs_to_its_end(words: str, comparator: str) -> None:
    quantity = only(words)
    assert quantity.comparator == comparator
    assert quantity.baseline is not None


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("45 charts per day", "day"), ("45 charts a day", "day"), ("45 charts/day", "day"), ("45 charts daily", "day"),
        ("45 charts each day", "day"), ("45 charts every day", "day"), ("45 charts per business day", "day"),
        ("6 charts per hour", "hour"), ("6 charts/hr", "hour"), ("6 charts an hour", "hour"),
        ("200 claims weekly", "week"), ("200 claims a week", "week"), ("200 claims/wk", "week"),
        ("900 claims a month", "month"), ("900 claims monthly", "month"), ("900 claims/mo", "month"),
        ("30 audits a quarter", "quarter"), ("30 audits quarterly", "quarter"),
        ("1,600 cases annually", "year"), ("1,600 cases per year", "year"), ("$80,000 a year", "year"),
        ("60 notes per shift", "shift"), ("a daily average of 45 charts", "day"), ("monthly volume: 1,200", "month"),
        ("45 charts", None), ("45 charts on a good day", None), ("45 charts/d", "day"), ("6 charts/h", "hour"),
        ("30 audits/qtr", "quarter"), ("200 claims wkly", "week"), ("45 charts each weekday", "day"),
        ("25 visits every Saturday", "week"), ("45 charts on an average day", "day"), ("90 charts in a day", "day"),
        ("1,500 cases per academic year", "year"), ("a daily quota of 60 charts", "day"),
        ("an annual operating budget of $640,000", "year"), ("quarterly audits of 30 records", "quarter"),
        ("charts/day: 35", "day"), ("Claims/day 35", "day"), ("Monthly vol: 61,000", "month"),
        ("$44,000 through quarterly cleanup", None), ("95 by sending a list each Monday", None),
        ("4 centers, refreshed daily", None),
    ],
)  # fmt: skip
def test_periods(words: str, per: str | None) -> None:
    assert only(words).per == per


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("65-75 visits and 20 op notes per day", ["day", "day"]),
        ("12 inpatient, 30 outpatient and 45 ED charts daily", ["day", "day", "day"]),
        ("45 charts a day at 98% accuracy", ["day", None]),
        ("20 charts per day for 40 providers", ["day", None]),
        ("Charts/hr – IP 2, OP 9, ED 15", ["hour", "hour", "hour"]),
        ("Per day: IP 21, OBS 35", ["day", "day"]),
        ("goal 8 reviews per day, my average 11", ["day", "day"]),
        ("60 charts a day, length of stay 26", ["day", None]),
        ("65 claims/day over $5,000", ["day", None]),
        ("100 visits per day from 4 centers", ["day", None]),
        ("60 calls per week and recovered $1.6 million", ["week", None]),
        ("9 new plus 14 old cases a day", ["day", "day"]),
    ],
)
def test_the_period_at_the_end_of_a_list_belongs_to_all_of_it(line: str, wanted: list[str | None]) -> None:
    assert [quantity.per for quantity in read_line(line).quantities] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("scored 96 and 98 percent", [(96, "percent"), (98, "percent")]),
        ("97% on four audits, 94 on the fifth", [(97, "percent"), (4, None), (94, "percent")]),
        (
            "inpatient 96.2, outpatient 97.8, ED 98.4%",
            [(96.2, "percent"), (97.8, "percent"), (98.4, "percent")],
        ),
        ("22 inpatient and 11 outpatient coders", [(22, None), (11, None)]),
        ("Team of 24, 97.2% quality", [(24, None), (97.2, "percent")]),
        ("index 1.19, recapture 84%", [(1.19, None), (84, "percent")]),
        ("charts: 180, 92 percent right", [(180, None), (92, "percent")]),
        ("QA 99.1, 24-hour turnaround", [(99.1, None), (24, "hour")]),
        ("98% on 40 charts", [(98, "percent"), (40, None)]),
    ],
)
def test_units_are_borrowed_from_a_neighbour_of_the_same_kind(
    line: str, wanted: list[tuple[float, str | None]]
) -> None:
    assert [(quantity.value, quantity.unit) for quantity in read_line(line).quantities] == wanted


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("24 hours", 24, "hour"), ("24-hour turnaround", 24, "hour"), ("24 hrs", 24, "hour"), ("36h", 36, "hour"),
        ("2 days", 2, "day"), ("3 business days", 3, "day"), ("two working days", 2, "day"), ("5-day lag", 5, "day"),
        ("45 minutes", 45, "minute"), ("30 min", 30, "minute"), ("16 weeks", 16, "week"), ("3 months", 3, "month"),
    ],
)  # fmt: skip
def test_times(words: str, value: float, unit: str) -> None:
    quantity = only(f"done in {words} there")
    assert (quantity.value, quantity.unit) == (value, unit)


def test_masked_numbers_stay_words() -> None:
    line = "Coded 45 charts under policy 4.12"
    start = line.index("4.12")
    reading = read_line(line, [(start, start + 4)])
    assert [quantity.value for quantity in reading.quantities] == [45]
    assert "#" not in [token.low for token in reading.tokens[3:]]


def test_a_quantity_is_one_token_and_its_place_says_which() -> None:
    reading = read_line("Cut denials from 12% to under 5% within 3 months")
    assert [reading.tokens[place].low for place in reading.places] == ["#"] * len(reading.quantities)
    first = reading.quantities[0]
    assert reading.text[slice(*first.span)] == "12% to under 5%"
    assert reading.text[slice(*first.core)] == "5%"


@pytest.mark.parametrize("line", ["", "   ", "no figure here", "ICD-10-CM"])
def test_a_line_without_amounts_has_no_quantities(line: str) -> None:
    assert read_line(line).quantities == ()


WORDS = st.sampled_from(
    "from to under over 12% 5% 40 charts a day per and , ; 98 percent → $2M was now half 3 hours ( ) – or".split()
)


@given(st.lists(WORDS, max_size=12))
def test_tokens_come_in_order_and_do_not_overlap_however_words_are_put_together(words: list[str]) -> None:
    line = " ".join(words)
    reading = read_line(line)
    assert len(reading.places) == len(reading.quantities)
    for quantity in reading.quantities:
        assert 0 <= quantity.span[0] <= quantity.core[0] < quantity.core[1] <= quantity.span[1] <= len(line)
    starts = [reading.tokens[place].span for place in reading.places]
    assert all(left[1] <= right[0] for left, right in pairwise(starts))


FORMS = [
    ("coded 1,200 charts", 1200, None, "eq"), ("98.5 pct right", 98.5, "percent", "eq"),
    ("98 per cent right", 98, "percent", "eq"), ("ninety-eight percent right", 98, "percent", "eq"),
    ("saved $1.2M", 1.2e6, "usd", "eq"), ("saved USD 3,500", 3500, "usd", "eq"),
    ("owed $2.1 billion", 2.1e9, "usd", "eq"),
    ("read two million pages", 2e6, None, "eq"), ("three hundred and forty charts", 340, None, "eq"),
    ("several hundred charts", 100, None, "ge"), ("cut by a third", 33.3, "percent", "eq"),
    ("won three-fourths of appeals", 75, "percent", "eq"), ("halved errors", 50, "percent", "eq"),
    ("quintupled referrals", 5, "ratio", "eq"), ("3x faster", 3, "ratio", "eq"),
    ("1 in 8 claims", 12.5, "percent", "eq"),
    ("nine in ten claims", 90, "percent", "eq"), ("95%+ right", 95, "percent", "ge"),
    ("40 charts or more", 40, None, "ge"),
    ("no more than 2% wrong", 2, "percent", "le"), ("nearly 500 charts", 500, None, "approx"),
    ("40ish charts", 40, None, "approx"), ("30-odd charts", 30, None, "approx"), ("2k+ charts", 2000, None, "ge"),
    ("180 basis points", 1.8, "percentage_point", "eq"), ("six-figure savings", 1e5, "usd", "ge"),
    ("zero denials", 0, None, "eq"), ("no denials", 0, None, "eq"), ("not one late claim", 0, None, "eq"),
    ("without a single error", 0, None, "eq"), ("2½ days", 2.5, "day", "eq"), ("1 1/2 days", 1.5, "day", "eq"),
    ("half an hour each", 0.5, "hour", "eq"), ("two and a half hours", 2.5, "hour", "eq"),
    ("rated 4.6/5", 4.6, "index", "eq"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "value", "unit", "comparator"), FORMS)
def test_every_way_of_writing_an_amount_is_read(
    line: str, value: float, unit: str | None, comparator: str
) -> None:
    quantity = only(line)
    assert (quantity.value, quantity.unit, quantity.comparator) == (value, unit, comparator)


@pytest.mark.parametrize(
    ("line", "per"),
    [
        ("60 charts per working day", "day"), ("60 charts/day", "day"),
        ("a weekly average of 300 charts", "week"), ("60 charts in a year", None), ("60 charts p/day", "day"),
    ],
)  # fmt: skip
def test_the_period_of_an_amount_is_read(line: str, per: str | None) -> None:
    assert read_line(line).quantities[0].per == per


def test_a_shift_may_be_told_with_its_hours() -> None:
    assert read_line("60 charts per 8-hour shift", masked=[(14, 26)]).quantities[0].per == "shift"
    assert read_line("60 charts/8 hr day").quantities[0].per == "day"
    assert read_line("60 charts against a 45-day window").quantities[0].per is None


def test_a_change_of_times_may_change_its_unit() -> None:
    quantity = only("cut it from 3 hours to 45 minutes")
    assert (quantity.value, quantity.unit, quantity.baseline) == (45, "minute", 180)
    assert (only("review time: 3 hours to 45 minutes").baseline) == 180


@pytest.mark.parametrize(
    "line", ["no longer coded there", "no later than May", "no one else", "No problem solver"]
)
def test_no_is_no_amount_where_it_denies_something_else(line: str) -> None:
    assert read_line(line).quantities == ()
