"""Dates and ranges as resumes write them, and months counted from them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_lint.language.dates import DateRange, covered_months, find_date_ranges, months_between
from resume_lint.records import Month


def read(text: str) -> list[tuple[str, str, str]]:
    """Words, start and end of each range; the end of one that goes on is "now"."""
    found = find_date_ranges(text, latest_year=2034)
    return [(text[slice(*one.span)], str(one.start), "now" if one.current else str(one.end)) for one in found]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Jan 2021 - Present", "2021-01", "now"),
        ("January 2021 – March 2023", "2021-01", "2023-03"),
        ("Jan. '21 – Feb. ’23", "2021-01", "2023-02"),
        ("01/2021-03/2022", "2021-01", "2022-03"),
        ("1/21 - 3/22", "2021-01", "2022-03"),
        ("2021-01 to 2022-02", "2021-01", "2022-02"),
        ("2021/01 — 2021/12", "2021-01", "2021-12"),
        ("03.2020 - 05.2021", "2020-03", "2021-05"),
        ("03/15/2021 - 04/01/2022", "2021-03", "2022-04"),
        ("May 15, 2021 - June 3rd, 2022", "2021-05", "2022-06"),
        ("15 March 2021 to 20 May 2022", "2021-03", "2022-05"),
        ("Sept. 2017 through June 2019", "2017-09", "2019-06"),
        ("Mar 19 - Jun 22", "2019-03", "2022-06"),
        ("2017 to 2019", "2017", "2019"),
        ("2017/2019", "2017", "2019"),
        ("2019-21", "2019", "2021"),
        ("2006-07", "2006", "2007"),
        ("Jan 6 - Mar 28, 2025", "2025-01", "2025-03"),
        ("2024 (Feb - May)", "2024-02", "2024-05"),
        ("2024: Feb to May", "2024-02", "2024-05"),
        ("03/2019 To: 05/2021", "2019-03", "2021-05"),
        ("03/2019 End: 05/2021", "2019-03", "2021-05"),
        ("Winter 2023/24", "2023", "2023"),
        ("2006-07 to 2008-09", "2006-07", "2008-09"),
        ("April through June 2026", "2026-04", "2026-06"),
        ("’19 – ’21", "2019", "2021"),
        ("May – August 2022", "2022-05", "2022-08"),
        ("Summer 2020", "2020", "2020"),
        ("Q1 2022 - Q3 2023", "2022-01", "2023-09"),
        ("Since March 2019", "2019-03", "now"),
        ("2017 to date", "2017", "now"),
        ("08/2023 until now", "2023-08", "now"),
        ("June 2023 – Ongoing", "2023-06", "now"),
        ("2022 –", "2022", "now"),
        ("May 2020 Present", "2020-05", "now"),
        ("between 2012 and 2015", "2012", "2015"),
        ("early 2021 - late 2023", "2021", "2023"),
        ("mid-2021 to mid-2023", "2021", "2023"),
        ("circa 2015 – 2017", "2015", "2017"),
        ("FY2021 - FY2023", "2021", "2023"),
        ("1Q 2021 - 2Q 2023", "2021-01", "2023-06"),
        ("03-01-2021 to 05-31-2023", "2021-03", "2023-05"),
        ("3/1/21 - 5/31/23", "2021-03", "2023-05"),
        ("March 2021 onward", "2021-03", "now"),
        ("15/03/2021 - 30/06/2023", "2021-03", "2023-06"),
        ("15.03.2021 – 30.06.2023", "2021-03", "2023-06"),
        ("01/02/2021 - 15/06/2022", "2021-02", "2022-06"),  # the second date says that the day comes first
        ("15/06/2021 - 01/02/2022", "2021-06", "2022-02"),
        ("Mar. 21 – Jun. 23", "2021-03", "2023-06"),
        ("2020 Jan - 2021 Feb", "2020-01", "2021-02"),
        ("Fall ’19 - Spring ’21", "2019", "2021"),
        ("2019 →", "2019", "now"),
        ("Present – 2019", "2019", "now"),
        ("Hired 2019 - 2021", "2019", "2021"),
        ("Started in May 2020", "2020-05", "now"),
        ("March 2021 and counting", "2021-03", "now"),
        ("March 2021 up to present", "2021-03", "now"),
        ("March 2021 - up to now", "2021-03", "now"),
        ("March 2021 - Pres.", "2021-03", "now"),
        ("March 2021 – present day", "2021-03", "now"),
        ("March 2021 - still employed", "2021-03", "now"),
        ("March 2021 - in progress", "2021-03", "now"),
        ("March 2021 > Present", "2021-03", "now"),
        ("March 2021 ... Present", "2021-03", "now"),
        ("August 2021 – (present)", "2021-08", "now"),
        ("started March 2021", "2021-03", "now"),
        ("2021", "2021", "2021"),
        ("until 2019", "None", "2019"),
    ],
)
def test_every_form_is_read_to_the_month_it_gives(words: str, start: str, end: str) -> None:
    assert read(words) == [(words, start, end)]


@pytest.mark.parametrize(
    "words",
    [
        "E/M 99202-99215", "call 219-555-2019", "(956) 555-2017", "24/7", "2,019 charts", "$2019", "1,2020.5",
        "codes 12001-13160", "45 CFR 164.508", "J2021", "2021st", "98.2021%", "modifier 59/25",
        "may 15 people", "the class of '09", "a 3/4 share", "in 1875", "in 2090", "3/1/21", "10-12-15 charts",
    ],
)  # fmt: skip
def test_codes_phones_and_amounts_are_no_dates(words: str) -> None:
    assert read(words) == []


def test_a_line_may_hold_more_than_one_range() -> None:
    assert read("Jun 2021 - Aug 2021, Jun 2022 - Aug 2022") == [
        ("Jun 2021 - Aug 2021", "2021-06", "2021-08"),
        ("Jun 2022 - Aug 2022", "2022-06", "2022-08"),
    ]


def test_a_dash_close_to_the_year_alone_leaves_the_end_open() -> None:
    assert read("2019– Lakeside Clinic") == [("2019–", "2019", "now")]
    assert read("2019 – Lakeside Clinic") == [("2019", "2019", "2019")]


def test_ranges_do_not_cross_lines() -> None:
    assert [(start, end) for _, start, end in read("2017 to\n2019")] == [("2017", "2017"), ("2019", "2019")]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Aug 2025 - Present", 16),
        ("2017 - 2019", 24),
        ("2019", 12),
        ("Summer 2020", 3),
        ("Mar 2026 - May 2026", 3),
        ("Jan 2020 - Jun 2020, Apr 2020 - Dec 2020", 12),
        ("Jan 2020 - Feb 2020, Jan 2022 - Feb 2022", 4),
        ("Jan 2027 - Dec 2028", 0),
        ("May 2022 - Jan 2021", 0),
        ("until 2019", 0),
    ],
)
def test_months_count_the_last_one_and_overlaps_once(text: str, months: int) -> None:
    assert covered_months(find_date_ranges(text), date(2026, 11, 15)) == months


MONTHS = st.builds(Month, st.integers(1990, 2026), st.none() | st.integers(1, 12))


@given(MONTHS, MONTHS)
def test_a_range_covers_the_months_between_its_ends(start: Month, end: Month) -> None:
    one = DateRange((0, 0), start, end)
    assert covered_months([one], date(2026, 12, 31)) == months_between(start, end)


@given(st.lists(st.tuples(MONTHS, MONTHS), max_size=6), st.randoms())
def test_the_order_of_ranges_does_not_matter(pairs: list[tuple[Month, Month]], random: object) -> None:
    ranges = [DateRange((0, 0), start, end) for start, end in pairs]
    as_of = date(2026, 12, 31)
    assert covered_months(ranges, as_of) == covered_months(ranges[::-1], as_of)
    assert covered_months(ranges * 2, as_of) == covered_months(ranges, as_of)


@given(st.text(alphabet="JanuaryMarch 0123456789/-–'’.,\tto present\n", max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    ends = 0
    for one in find_date_ranges(text):
        assert ends <= one.span[0] < one.span[1] <= len(text)
        ends = one.span[1]
