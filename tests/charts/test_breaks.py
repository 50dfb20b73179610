"""Breaks and limits in charts: no line over a break, its reason written and told, whiskers where limits are known."""

from __future__ import annotations

from datetime import date

import pytest

from planner.charts.figures import area_bars, axis, goal_path, sheet, small_multiples, time_series
from planner.charts.figures.model import AreaBars, AreaFigures, GoalPath, SmallMultiples, Target, TimeSeries
from planner.domain.breaks import Break, Reason
from planner.domain.figures import State
from planner.statistics.disclosure import DisclosureRule, protect
from planner.statistics.frames import CellRow, frame_of
from planner.texts import Texts

TEXTS = Texts("en")
YEARS = ("2012", "2013", "2014", "2015")
VALUES = {"town": 200.0, "q1": 90.0, "q2": 110.0}
BROKEN = {"": (Break(date(2014, 1, 1), Reason.DEFINITION),)}
LIMITS = {("q1", "2015"): (85.0, 99.0), ("town", "2015"): (190.0, 199.0)}


def figures(**more: object) -> AreaFigures:
    rows = [CellRow(area, year, State.VALUE, value) for year in YEARS for area, value in VALUES.items()]
    table = protect(frame_of(rows, {"town": None, "q1": "town", "q2": "town"}), DisclosureRule())
    names = {"town": "Town", "q1": "Quarter 1", "q2": "Quarter 2"}
    return AreaFigures(
        table=table, names=names, indicator="Children", unit="", decimals=0, town="town", chosen=("q1",), **more
    )  # type: ignore[arg-type]


SIZE = sheet.screen(600, 300)
PATH = Target(value=100.0, until="2018", since="2012")
CHARTS = {
    "course": lambda given: (time_series, TimeSeries(figures=given)),
    "path": lambda given: (goal_path, GoalPath(figures=given, area="q1", target=PATH)),
}


@pytest.mark.parametrize("chart", CHARTS)
def test_a_break_is_drawn_written_and_told(chart: str) -> None:
    module, data = CHARTS[chart](figures(breaks=BROKEN))
    drawn = module.draw(data, SIZE, TEXTS)
    assert "another definition" in drawn.words
    assert "Break before 2014: another definition" in module.describe(data, TEXTS)
    whole_module, whole = CHARTS[chart](figures())
    assert "another definition" not in whole_module.draw(whole, SIZE, TEXTS).words
    assert "Break" not in whole_module.describe(whole, TEXTS)


def test_no_line_leads_over_a_break() -> None:
    points = [(float(place), 0.0) for place in range(4)]
    assert axis.runs(axis.parted(points, {2})) == [points[:2], points[2:]]
    assert axis.runs(axis.parted(points, {})) == [points]
    one = small_multiples.draw(SmallMultiples(figures=figures(breaks=BROKEN), areas=("q1",)), SIZE, TEXTS)
    other = small_multiples.draw(SmallMultiples(figures=figures(), areas=("q1",)), SIZE, TEXTS)
    assert len(one.shapes.items) > len(other.shapes.items)


def test_an_area_has_its_own_breaks() -> None:
    given = figures(breaks={**BROKEN, "q1": (Break(date(2013, 1, 1), Reason.BORDERS),)})
    assert list(given.breaks_of("q1")) == [1]
    assert list(given.breaks_of("q2")) == list(given.breaks_of()) == [2]


def test_limits_are_drawn_as_whiskers() -> None:
    for module, given in (
        (time_series, lambda one: TimeSeries(figures=one)),
        (area_bars, lambda one: AreaBars(figures=one, period="2015", ranked=False)),
    ):
        plain = module.draw(given(figures()), SIZE, TEXTS)
        with_limits = module.draw(given(figures(limits=LIMITS)), SIZE, TEXTS)
        assert len(with_limits.shapes.items) - len(plain.shapes.items) == 3 * len(LIMITS)


def test_unranked_bars_stand_by_name() -> None:
    assert area_bars.order(AreaBars(figures=figures(), period="2015", ranked=False)) == ("town", "q1", "q2")
    assert area_bars.order(AreaBars(figures=figures(), period="2015")) == ("town", "q2", "q1")
