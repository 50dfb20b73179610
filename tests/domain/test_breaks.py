"""Where a series breaks: definitions over time, borders of areas; and what holds on either side."""

from __future__ import annotations

from datetime import date

from planner.domain.breaks import (
    Break,
    Reason,
    break_between,
    break_since,
    breaks_of,
    breaks_within,
    comparable_with,
    stood,
)
from planner.domain.figures import Area, Indicator, IndicatorVersion
from planner.domain.indicators import definition_at, definitions
from planner.domain.plan import Plan

NOW = Indicator(id="i", code="K", name="K", numerator=("new",), multiplier=1.0, version=3, valid_from=date(2016, 1, 1))
FIRST = IndicatorVersion(id="a", indicator="i", version=1, numerator=("old",))
SECOND = IndicatorVersion(id="b", indicator="i", version=2, numerator=("mid",), valid_from=date(2012, 7, 1))
AREA = Area(id="q", key="1", name="Q", valid_from=date(2014, 1, 1), valid_until=date(2018, 12, 31))
PLAN = Plan({"indicator": {"i": NOW}, "indicator_version": {"b": SECOND, "a": FIRST}, "area": {"q": AREA}})


def test_each_period_has_the_definition_of_its_last_day() -> None:
    versions = definitions(PLAN, NOW)
    assert [one.version for one in versions] == [1, 2, 3]
    found = {
        period: definition_at(versions, period).numerator[0] for period in ("2011", "2012", "2012-06", "2016", "?")
    }
    assert found == {"2011": "old", "2012": "mid", "2012-06": "old", "2016": "new", "?": "new"}
    assert definition_at((NOW,), "2000").version == 3


def test_breaks_in_the_order_of_time() -> None:
    assert breaks_of(PLAN, NOW, AREA) == (
        Break(date(2012, 7, 1), Reason.DEFINITION),
        Break(date(2014, 1, 1), Reason.BORDERS),
        Break(date(2016, 1, 1), Reason.DEFINITION),
        Break(date(2019, 1, 1), Reason.DISSOLVED),
    )
    assert breaks_of(PLAN, NOW)[-1].day == date(2016, 1, 1)


def test_what_lies_on_two_sides_of_a_break_is_not_compared() -> None:
    breaks = breaks_of(PLAN, NOW, AREA)
    assert break_between(breaks, "2014", "2015") is None
    found = break_between(breaks, "2015", "2016")
    assert found is not None
    assert found.reason is Reason.DEFINITION
    assert break_between(breaks, "2016", "2015") == found
    assert comparable_with(breaks, "2015", ("2013", "2014", "2015", "2016")) == ("2014", "2015")
    assert break_between(breaks, "?", "2016") is None
    assert [place for place, _one in breaks_within(breaks, ("2013", "2014", "2015", "2016"))] == [1, 3]


def test_a_baseline_without_a_period_may_lie_before_any_break() -> None:
    breaks = breaks_of(PLAN, NOW)
    assert break_since(breaks, "2016", "2017") is None
    assert break_since(breaks, "2015", "2017") == breaks[-1]
    assert break_since(breaks, "", "2017") == breaks[-1]
    assert break_since(breaks, "", "2013") == breaks[0]
    assert break_since(breaks, "", "2010") is None


def test_an_area_stands_only_while_it_is_valid() -> None:
    assert [period for period in ("2013", "2014", "2018", "2019") if stood(AREA, period)] == ["2014", "2018"]
    assert stood(AREA, "?")
