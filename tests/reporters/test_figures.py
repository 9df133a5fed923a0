"""The figure of a claim in words."""

from dataclasses import replace

import pytest

from resume_lint.records import Claim, Evidence
from resume_lint.reporters.figures import figure

PLAIN = Claim(
    id="c1",
    metric="coding_accuracy",
    value=98,
    value_max=None,
    unit="percent",
    comparator="eq",
    direction="level",
    baseline=None,
    per=None,
    object=None,
    period=None,
    evidence=Evidence("98%", (0, 3)),
)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "98%"),
        ({"value": 97.25}, "97.25%"),
        ({"comparator": "ge", "value": 95}, "at least 95%"),
        ({"comparator": "le", "value": 4}, "at most 4%"),
        ({"unit": "count", "value": 80, "value_max": 100, "per": "day"}, "80–100 a day"),
        ({"unit": "count", "value": 6, "per": "hour"}, "6 an hour"),
        ({"unit": "count", "value": 1500, "comparator": "approx"}, "about 1,500"),
        ({"direction": "decrease", "value": 15}, "↓ 15%"),
        ({"direction": "decrease", "value": 5, "baseline": 12}, "12% → 5%"),
        ({"direction": "decrease", "unit": "day", "value": 34, "baseline": 52}, "52 → 34 days"),
        ({"unit": "day", "value": 1}, "1 day"),
        ({"unit": "hour", "value": 24}, "24 hours"),
        ({"unit": "percentage_point", "value": 1.8, "direction": "increase"}, "↑ 1.8 points"),
        ({"unit": "usd", "value": 250_000}, "$250,000"),
        ({"unit": "usd", "value": 1_200_000, "value_max": 1_500_000}, "$1.2M–$1.5M"),
        ({"unit": "usd", "value": 4e6, "baseline": 27e6, "comparator": "le"}, "$27M → at most $4M"),
        ({"unit": "ratio", "value": 2, "direction": "increase"}, "↑ 2 times"),
        ({"unit": "index", "value": 1.58, "baseline": 1.42, "direction": "increase"}, "1.42 → 1.58"),
        ({"unit": "count", "value": 0}, "0"),
    ],
)
def test_a_figure_reads_as_people_say_it(fields: dict[str, object], words: str) -> None:
    assert figure(replace(PLAIN, **fields)) == words
