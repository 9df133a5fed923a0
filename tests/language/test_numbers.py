"""Words to numbers: each way people write an amount, with its value, unit and comparator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_lint.language.numbers import Number, find_numbers, parse_words


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


def read(text: str) -> list[tuple[float, str | None]]:
    return [(number.value, number.unit) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7), ("45", 45), ("1,200", 1_200), ("12,345", 12_345), ("1,234,567", 1_234_567), ("98.5", 98.5),
        ("0.5", 0.5), (".5", 0.5), ("1,500.75", 1_500.75), ("1200", 1_200), ("0", 0),
    ],
)  # fmt: skip
def test_digits_with_and_without_separators(text: str, value: float) -> None:
    assert only(f"coded {text} charts").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3K", 3_000), ("3k", 3_000), ("1.4K", 1_400), ("17.5K", 17_500), ("2M", 2e6), ("1.2M", 1.2e6),
        ("3.1MM", 3.1e6), ("1B", 1e9), ("2.5 million", 2.5e6), ("4 thousand", 4_000), ("1.1 billion", 1.1e9),
        ("6 hundred", 600), ("3 mil", 3e6), ("2 dozen", 24),
    ],
)  # fmt: skip
def test_magnitudes(text: str, value: float) -> None:
    assert only(f"handled {text} charts").value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one hundred", 100), ("two", 2), ("twelve", 12), ("nineteen", 19), ("twenty", 20), ("forty-five", 45),
        ("ninety nine", 99), ("a hundred", 100), ("three hundred and fifty", 350), ("two hundred fifty", 250),
        ("fifteen hundred", 1_500), ("a thousand", 1_000), ("twelve thousand", 12_000),
        ("six thousand five hundred", 6_500), ("a million", 1e6), ("half a million", 500_000),
        ("two million", 2e6), ("a dozen", 12), ("two dozen", 24), ("half a dozen", 6),
        ("one hundred twenty-five thousand", 125_000),
    ],
)  # fmt: skip
def test_number_words_up_to_millions(text: str, value: float) -> None:
    assert only(f"reviewed {text} records").value == value


@pytest.mark.parametrize("sign", ["%", " %", " percent", "-percent", " per cent", " pct", " pct."])
def test_spellings_of_percent(sign: str) -> None:
    assert read(f"held 98.5{sign} accuracy") == [(98.5, "percent")]


@pytest.mark.parametrize(
    "text", ["ninety-eight percent", "ninety-eight per cent", "ninety eight percent", "Ninety-eight Percent"]
)
def test_percent_in_words(text: str) -> None:
    assert read(text) == [(98.0, "percent")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4 points", 4), ("4 percentage points", 4), ("2.5 pts", 2.5), ("6 pp", 6), ("3 percent points", 3),
        ("180 basis points", 1.8), ("50 bps", 0.5), ("150-basis-point", 1.5), ("eleven points", 11),
        ("half a point", 0.5),
    ],
)  # fmt: skip
def test_points_and_basis_points(text: str, value: float) -> None:
    assert read(f"a change of {text} in a year")[0] == (pytest.approx(value), "percentage_point")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$45", 45), ("$1,250", 1_250), ("$1.2M", 1.2e6), ("$850k", 850_000), ("$3.7MM", 3.7e6), ("$2B", 2e9),
        ("$640 thousand", 640_000), ("$4 million", 4e6), ("USD 2.4 million", 2.4e6), ("US$300", 300),
        ("$ 500", 500), ("80,000 dollars", 80_000), ("$9.75", 9.75), ("half a million dollars", 500_000),
        ("two million dollars", 2e6),
    ],
)  # fmt: skip
def test_money(text: str, value: float) -> None:
    assert read(f"worth {text} a year") == [(pytest.approx(value), "usd")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("five-figure", 1e4), ("six-figure", 1e5), ("six figures", 1e5), ("seven-figure", 1e6)],
)
def test_so_many_figures_are_at_least_that_much_money(text: str, value: float) -> None:
    number = only(f"savings in the {text} range")
    assert (number.value, number.unit, number.comparator, number.form) == (value, "usd", "ge", "figure")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cut by half", 50), ("halved errors", 50), ("halving errors", 50), ("by a third", 33.3),
        ("by one-third", 33.3), ("by a quarter", 25), ("by two-thirds", 66.7), ("three-quarters of them", 75),
        ("two thirds of them", 66.7), ("a fifth of them", 20), ("nearly half of them", 50),
        ("1 in 8 charts", 12.5), ("one in five charts", 20), ("nine in ten", 90), ("9 out of 10 reviews", 90),
        ("97 out of 100", 97), ("39 of 40 charts", 97.5), ("3 of every 5 appeals", 60),
        ("four out of five", 80), ("nine of ten doctors", 90), ("nineteen of twenty claims", 95), ("won 3 of 5", 60),
        ("one in twenty-five", 4), ("1 in 200", 0.5), ("1 in 1,000", 0.1), ("3 in a thousand", 0.3),
        ("one case in a hundred", 1), ("nine cases out of ten", 90), ("9 days in 10", 90), ("one per 2,000", 0.05),
        ("12 of 12 passed", 100), ("every fifth claim", 20), ("lowered by 1/3", 33.3), ("2/3 of them", 66.7),
        ("three quarters of them", 75), ("scored 98/100", 98),
        ("3 errors per 1,000", 0.3), ("4 errors in 1,000 codes", 0.4), ("1 error per 200", 0.5),
        ("Half of my appeals", 50),
    ],
)  # fmt: skip
def test_fractions_are_shares(text: str, value: float) -> None:
    assert read(text) == [(value, "percent")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("18 to 6 in 10 weeks", [18, 6, 10]), ("1 of 12 hospitals", [1, 12]), ("2 of 3 terms", [2, 3]),
        ("3 days of 5", [3, 5]), ("in 10 of 2019", [10, 2019]), ("two in a hundred-bed ward", [2, 100]),
        ("every third Saturday", []), ("every fourth week", []), ("on 10/90 days", [10]), ("open 24/7", [24]),
        ("12 to 3 per 7 staff", [12, 3, 7]),
    ],
)  # fmt: skip
def test_counts_of_things_and_times_are_no_shares(text: str, wanted: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == wanted


@pytest.mark.parametrize(
    ("text", "value", "unit", "direction"),
    [
        ("denials -27%", 27, "percent", "decrease"), ("denials −27%", 27, "percent", "decrease"),
        ("denials –27%", 27, "percent", "decrease"), ("A/R -$1.9M", 1.9e6, "usd", "decrease"),
        ("cash +$8M", 8e6, "usd", "increase"), ("capture +6 points", 6, "percentage_point", "increase"),
        ("hours -300 hrs/yr", 300, None, "decrease"), ("output +400/mo", 400, None, "increase"),
        ("lag –2.5 d", 2.5, None, "decrease"), ("index +.08", 0.08, None, "increase"),
        ("+14% cash", 14, "percent", "increase"),
        ("cash (+14%)", 14, "percent", "increase"),
    ],
)  # fmt: skip
def test_a_sign_before_a_figure_says_which_way_it_went(
    text: str, value: float, unit: str | None, direction: str
) -> None:
    number = only(text)
    assert (number.value, number.unit, number.direction) == (pytest.approx(value), unit, direction)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("80 -100 charts", [80, 100]), ("97% -99%", [97, 99]), ("E/M -25", []), ("ICD-10", []), ("CO-197", []),
        ("-12 charts", [12]), ("rate - 98%", [98]), ("2019 – 93%", [2019, 93]), ("60+ charts", [60]), ("B2+ level", []),
    ],
)  # fmt: skip
def test_a_dash_or_hyphen_is_no_sign(text: str, values: list[float]) -> None:
    found = find_numbers(text)
    assert [number.value for number in found] == values
    assert all(number.direction is None for number in found)


@pytest.mark.parametrize(
    "text",
    [
        "from 4 to none", "12 a month to none", "$0.5M → nil", "nil from 3,800", "74 filed, none rejected",
        "9 sent, none of them was late", "none left after 5 months",
        "late filings: none since May", "no loss in 26 months",
        "no batch of mine was off", "without one error", "not one write-off since I took over the desk",
    ],
)  # fmt: skip
def test_words_for_nothing_are_zero(text: str) -> None:
    assert 0 in [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "none of whom has fallen under 97%", "no audit of my charts came back below 96%", "No problem solver",
        "second to none coder", "none of the above", "no overtime", "said no to nothing new",
    ],
)  # fmt: skip
def test_words_for_nothing_are_no_amount_where_they_deny_a_bound_or_a_sort(text: str) -> None:
    assert 0 not in [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("three doctors and one NP", [3, 1]), ("one psychiatrist, 2 nurses", [1, 2]), ("one-day turnaround", [1]),
        ("within one business day", [1]), ("out in one day", [1]), ("from nine a week to one", [9, 1]),
        ("from four days to one and a half", [4, 1.5]), ("for one doctor", [1]), ("just one denial", [1]),
        ("answered within an hour", [1]), ("in under a week", [1]),
        ("one of the coders", []), ("one-on-one work", []), ("one day I left", []), ("the only one", []),
        ("as one team", []), ("one by one", []), ("day one of 30", [30]), ("an hour a day", []), ("one day a week", []),
    ],
)  # fmt: skip
def test_one_is_a_number_where_it_counts(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("sub-2% denials", 2, "le"),
        ("an under-5% rate", 5, "le"),
        ("98 plus", 98, "ge"),
        ("30-ish a day", 30, "approx"),
    ],
)
def test_bounds_that_hang_on_a_number(text: str, value: float, comparator: str) -> None:
    assert (only(text).value, only(text).comparator) == (value, comparator)


@pytest.mark.parametrize(
    ("text", "value"), [("a return of 9:1", 9), ("ROI of the program 6 to 1;", 6), ("return 4.6 to one", 4.6)]
)
def test_so_much_to_one_is_a_ratio(text: str, value: float) -> None:
    assert read(text) == [(value, "ratio")]


def test_a_fall_to_one_is_no_ratio() -> None:
    assert read("returned items fell from 6 to 1") == [(6, None), (1, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("doubled output", 2), ("doubling output", 2), ("twice the output", 2), ("a twofold rise", 2),
        ("tripled output", 3), ("threefold", 3), ("quadrupled", 4), ("a tenfold rise", 10), ("3x", 3),
        ("2.5x output", 2.5), ("3-fold", 3), ("4 times the volume", 4), ("3 times faster", 3),
    ],
)  # fmt: skip
def test_multiples_are_ratios(text: str, value: float) -> None:
    assert read(text) == [(value, "ratio")]


@pytest.mark.parametrize("text", ["4.6 out of 5", "4.6/5", "4.6 of 5", "4.6/5.0", "4.6 on a 5-point scale"])
def test_a_score_out_of_five_is_an_index(text: str) -> None:
    assert read(f"rated {text} by users") == [(4.6, "index")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("300+", 300), ("1,500+", 1_500), ("95%+", 95), ("95+%", 95), ("$2M+", 2e6), ("40-plus", 40)],
)
def test_a_plus_sign_is_at_least(text: str, value: float) -> None:
    number = only(f"more words {text} and more")
    assert (number.value, number.comparator) == (value, "ge")


def test_fifty_odd_is_about_fifty() -> None:
    number = only("took 50-odd calls")
    assert (number.value, number.comparator) == (50, "approx")


@pytest.mark.parametrize(("text", "value"), [("zero late filings", 0), ("0 late filings", 0), ("0%", 0)])
def test_zero_is_a_number(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(("text", "word"), [("24-hour", "hour"), ("5-day", "day"), ("14-person", "person")])
def test_the_word_that_hangs_on_a_number_is_kept(text: str, word: str) -> None:
    assert only(f"a {text} thing").hyphen == word


@pytest.mark.parametrize(
    "text",
    [
        "ICD-10-CM", "the 4th floor", "1st and 2nd", "COVID-19", "Room B12", "v22", "A4253", "HL7", "one-on-one work",
        "one of them", "a third party", "no figure at all", "Level II", "",
    ],
)  # fmt: skip
def test_names_ordinals_and_words_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


def test_numbers_come_from_left_to_right_with_their_words() -> None:
    text = "Coded 1,200 charts at 98.5 percent, tripled cash to $1.2M and cut denials by a third."
    assert [text[slice(*number.span)] for number in find_numbers(text)] == [
        "1,200", "98.5 percent", "tripled", "$1.2M", "a third",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["charts", "twentyfive", "a", "two charts"])
def test_other_words_are_no_number_words(words: str) -> None:
    assert parse_words(words) is None


def test_quarters_of_a_year_are_counted_and_no_share() -> None:
    assert read("over the last three quarters") == [(3.0, None)]


@given(st.integers(min_value=2, max_value=9_999_999))
def test_digits_and_separated_digits_are_the_same_number(value: int) -> None:
    assert only(f"coded {value} charts").value == value
    assert only(f"coded {value:,} charts").value == value


@given(st.text(max_size=60))
def test_numbers_of_any_text_lie_in_it_and_do_not_overlap(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.span[0] < number.span[1] <= len(text)
        end = number.span[1]


@pytest.mark.parametrize("words", ["hundred " * 400, "hundred " * 8, "1" * 300, "9" * 16, "9" * 14 + "k"])
def test_what_is_greater_than_any_figure_is_no_number(words: str) -> None:
    assert find_numbers(words) == []


def test_people_called_pts_or_pt_are_no_points() -> None:
    assert read("45 pts a day") == [(45, None)]
    assert read("four PT clinics") == [(4, None)]
    assert read("accuracy up 4 pts") == [(4, "percentage_point")]
