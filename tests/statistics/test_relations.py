"""Totals found in numbers, in names of age bands, and in the days of periods."""

from __future__ import annotations

import random

import pytest

from planner.statistics.relations import Families, period_sums
from planner.statistics.tilings import band_of, tilings


def test_a_column_that_is_the_sum_of_neighbours_pairs_or_three_is_found() -> None:
    dice = random.Random(3)
    parts = [[float(dice.randint(0, 500)) for _line in range(12)] for _column in range(9)]
    run = [sum(part[line] for part in parts[2:8]) for line in range(12)]
    pair = [parts[0][line] + parts[7][line] for line in range(12)]
    three = [parts[0][line] + parts[4][line] + parts[8][line] for line in range(12)]
    families = Families([*parts, run, pair, three])
    assert families.of(9) == [(2, 3, 4, 5, 6, 7)]
    assert families.of(10) == [(0, 7)]
    assert families.of(11) == [(0, 4, 8)]
    assert families.of(0) == []
    run[5] += 1
    assert Families(parts).of_column(run) == []


def test_columns_of_zeros_make_up_nothing() -> None:
    assert Families([[0.0, 0.0], [0.0, 0.0], [1.0, 2.0]]).of(0) == []
    assert Families([]).of_column([1.0]) == []


@pytest.mark.parametrize(
    ("name", "band"),
    [
        ("3 to under 6", (3, 6)),
        ("00 - < 03", (0, 3)),
        ("age_6_10", (6, 10)),
        ("unter 3 Jahre", (0, 3)),
        ("75 und älter", (75, 200)),
        ("65+", (65, 200)),
        ("Einwohner", None),
        ("Einwohner 2012", None),
    ],
)
def test_bands_are_read_from_names(name: str, band: tuple[int, int] | None) -> None:
    assert band_of(name) == band


def test_bands_side_by_side_fill_a_wider_one_with_either_end() -> None:
    names = ["0-2", "3-5", "6-9", "0-9", "under 3", "3 to under 6", "Children"]
    found = tilings(names)
    assert (3, (0, 1, 2)) in found
    assert any(total == 6 and set(parts) >= {2} for total, parts in found)
    assert tilings(["Children", "Families"]) == []


def test_periods_contain_those_whose_days_they_span() -> None:
    periods = ["2010", "2011", "2012", "2010..2012", "2011..2012", "2012-Q1", "2012-Q2", "2012-12-31"]
    assert period_sums(periods) == [
        (2, (5, 6)),
        (3, (0, 4)),
        (4, (1, 2)),
    ]
    assert period_sums(["2012", "2012-12-31"]) == []
    assert period_sums(["2012", "words"]) == []
