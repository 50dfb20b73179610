"""Is a difference more than chance: the published examples of the tests, and how shares and rates are told apart."""

from __future__ import annotations

import pytest

from planner.domain.figures import Limits
from planner.statistics.change import Chance, Counted, chance_of, difference_limits, how_tested, rates_p, rest

NEWCOMBE = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((5, 56), (0, 29), -0.0381, 0.1926),
]
"""Newcombe 1998 (differences), table II, method 10."""


@pytest.mark.parametrize(("one", "other", "lower", "upper"), NEWCOMBE)
def test_difference_of_shares_as_newcombe_printed_it(
    one: tuple[int, int], other: tuple[int, int], lower: float, upper: float
) -> None:
    found = difference_limits(Counted(*one), Counted(*other))
    assert found is not None
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)


def test_two_rates_by_the_conditional_test() -> None:
    # 8 of 10 cases fall to one of two places of the same size: 2 × (45 + 10 + 1) ÷ 1024
    assert rates_p(Counted(8, 500), Counted(2, 500)) == pytest.approx(2 * 56 / 1024)
    assert rates_p(Counted(0, 500), Counted(0, 500)) == 1.0
    assert rates_p(Counted(5, 500), Counted(5, 500)) == 1.0


def test_many_cases_and_few_agree_where_they_meet() -> None:
    exact = rates_p(Counted(1060, 1e5), Counted(940, 1e5))
    near = rates_p(Counted(1060.5, 1e5), Counted(940.5, 1e5))
    assert exact == pytest.approx(near, abs=0.002)


def test_more_than_chance_or_not() -> None:
    assert chance_of(Limits.WILSON, Counted(300, 1000), Counted(200, 1000)) is Chance.MORE
    assert chance_of(Limits.WILSON, Counted(3, 10), Counted(2, 10)) is Chance.MAYBE
    assert chance_of(Limits.BYAR, Counted(80, 5000), Counted(40, 5000)) is Chance.MORE
    assert chance_of(Limits.BYAR, Counted(8, 5000), Counted(4, 5000)) is Chance.MAYBE


def test_what_cannot_be_tested_is_said_to_be_so() -> None:
    assert chance_of(Limits.NONE, Counted(300, 1000), Counted(200, 1000)) is Chance.UNKNOWN
    assert chance_of(Limits.WILSON, None, Counted(200, 1000)) is Chance.UNKNOWN
    assert chance_of(Limits.WILSON, Counted(1030, 1000), Counted(200, 1000)) is Chance.UNKNOWN
    assert how_tested(Limits.NONE) == ""


def test_an_area_is_compared_with_the_rest_of_the_town() -> None:
    assert rest(Counted(300, 1000), Counted(100, 200)) == Counted(200, 800)
    assert rest(Counted(300, 1000), Counted(300, 1000)) is None
    assert rest(Counted(90, 1000), Counted(100, 200)) is None
