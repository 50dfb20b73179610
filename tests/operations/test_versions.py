"""A changed definition holds from its day on; the figures before it keep the old one. Dissolved areas leave the sums."""

from __future__ import annotations

from datetime import date

from planner.domain.figures import Indicator, IndicatorVersion
from planner.exchange.definitions import definitions_of
from planner.operations.area_series import read_series
from planner.operations.defining import Define
from planner.operations.edit import Change
from planner.operations.figures import DeliverFigures
from planner.operations.indexes import FreezeReference, find_index, index_by_code
from planner.operations.indicators import ReviseIndicator
from planner.operations.series import ReadFigures
from tests.operations.desk import Desk

YEARS = ("2014", "2015", "2016", "2017")


def figures(desk: Desk) -> ReadFigures:
    """Reading the rows of the desk as a session reads them."""
    return lambda names, _areas: [row for row in desk.rows.values() if row[0] in names]


def town(desk: Desk) -> tuple[str, str, str, tuple[str, ...]]:
    """A town of two quarters, two variables and an indicator; gives town, old and new variable, and the quarters."""
    top = desk.add("area", key="0", name="Town")
    quarters = tuple(desk.add("area", key=key, name=key, level=1, parent=top) for key in ("01", "02"))
    old, new = desk.add("variable", code="old", name="Old"), desk.add("variable", code="new", name="New")
    rows = [
        (variable, area, year, "", value * place, "value")
        for variable, value in ((old, 100.0), (new, 110.0))
        for place, area in enumerate(quarters, start=1)
        for year in YEARS
    ]
    desk.run(DeliverFigures({"title": "figures"}, tuple(rows)))
    return top, old, new, quarters


def test_earlier_periods_keep_the_earlier_formula(desk: Desk) -> None:
    top, old, new, quarters = town(desk)
    ident = desk.add("indicator", code="K", name="K", numerator=(old,), multiplier=1.0)
    desk.add("evidence", statement="It rises.", indicator=ident)
    desk.run(ReviseIndicator(ident, {"numerator": (new,), "valid_from": date(2016, 1, 1)}))
    assert [one.numerator for one in desk.plan.all(IndicatorVersion)] == [(old,)]
    indicator = desk.plan.one(Indicator, ident)
    assert (indicator.version, indicator.valid_from) == (2, date(2016, 1, 1))
    series = read_series(desk.plan, figures(desk), indicator)
    assert [series.cell(quarters[0], year).value for year in YEARS] == [100, 100, 110, 110]
    assert [series.cell(top, year).value for year in YEARS] == [300, 300, 330, 330]


def test_moving_the_day_moves_the_break(desk: Desk) -> None:
    _top, old, new, quarters = town(desk)
    ident = desk.add("indicator", code="K", name="K", numerator=(old,), multiplier=1.0)
    desk.add("evidence", statement="It rises.", indicator=ident)
    desk.run(ReviseIndicator(ident, {"numerator": (new,)}))
    desk.run(ReviseIndicator(ident, {"valid_from": date(2017, 1, 1)}))
    series = read_series(desk.plan, figures(desk), desk.plan.one(Indicator, ident))
    assert [series.cell(quarters[0], year).value for year in YEARS] == [100, 100, 100, 110]
    assert len(desk.plan.all(IndicatorVersion)) == 1


def test_an_area_that_is_gone_no_longer_keeps_the_town_from_being_summed(desk: Desk) -> None:
    top, old, _new, _quarters = town(desk)
    gone = desk.add("area", key="03", name="03", level=1, parent=top)
    desk.run(DeliverFigures({"title": "more"}, ((old, gone, "2014", "", 5.0, "value"),)))
    ident = desk.add("indicator", code="K", name="K", numerator=(old,), multiplier=1.0)
    indicator = desk.plan.one(Indicator, ident)
    series = read_series(desk.plan, figures(desk), indicator)
    assert [series.cell(top, year).value for year in YEARS] == [305, None, None, None]
    desk.run(Change("area", gone, {"valid_until": date(2014, 12, 31)}))
    series = read_series(desk.plan, figures(desk), indicator)
    assert [series.cell(top, year).value for year in YEARS] == [305, 300, 300, 300]


def test_an_index_can_be_measured_by_a_frozen_year(desk: Desk) -> None:
    _top, old, _new, quarters = town(desk)
    desk.run(DeliverFigures({"title": "more"}, tuple((old, area, "2018", "", 400.0, "value") for area in quarters)))
    indicator = {"code": "K", "numerator": "old", "direction": "higher_is_worse"}
    index = {"code": "B", "indicators": ["K"], "thresholds": [0], "classes": ["low", "high"]}
    desk.run(Define(definitions_of({"indicator": [indicator], "index": [index]})))

    def indexes(period: str) -> list[float | None]:
        found = find_index(desk.plan, figures(desk), index_by_code(desk.plan, "B"), period=period)
        return [found.table.areas[area].index for area in quarters]

    assert indexes("2017") == [-1.0, 1.0]
    assert indexes("") == indexes("2018") == [0.0, 0.0]
    desk.run(FreezeReference(index_by_code(desk.plan, "B").id, "2017"))
    assert indexes("2018") == [5.0, 5.0]
    desk.run(FreezeReference(index_by_code(desk.plan, "B").id))
    assert indexes("2018") == [0.0, 0.0]
