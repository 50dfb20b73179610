"""Breaks and limits in charts: no line over a break, its reason written and told, whiskers where limits are known."""

from __future__ import annotations

from datetime import date

import pytest

from planner import tokens
from planner.charts.figures import (
    area_bars,
    area_map,
    axis,
    goal_path,
    scale,
    sheet,
    small_multiples,
    time_series,
    words,
)
from planner.charts.figures.geometry import AreaShape
from planner.charts.figures.model import (
    AreaBars,
    AreaFigures,
    AreaMap,
    Classes,
    GoalPath,
    SmallMultiples,
    Target,
    TimeSeries,
)
from planner.domain.breaks import Break, Reason
from planner.domain.figures import State
from planner.statistics.disclosure import DisclosureRule, protect
from planner.statistics.frames import CellRow, linked_columns
from planner.texts import Texts

TEXTS = Texts("en")
YEARS = ("2012", "2013", "2014", "2015")
VALUES = {"town": 200.0, "q1": 90.0, "q2": 110.0}
BROKEN = {"": (Break(date(2014, 1, 1), Reason.DEFINITION),)}
LIMITS = {("q1", "2015"): (85.0, 99.0), ("town", "2015"): (190.0, 199.0)}


def figures(**more: object) -> AreaFigures:
    rows = [CellRow(area, year, State.VALUE, value) for year in YEARS for area, value in VALUES.items()]
    table = protect(linked_columns(rows, {"town": None, "q1": "town", "q2": "town"}), DisclosureRule())
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


def test_no_line_leads_on_where_no_two_periods_compare() -> None:
    given = figures(apart=True)
    assert (list(given.gaps_of("q1")), given.breaks_of("q1")) == ([1, 2, 3], {})
    drawn = time_series.draw(TimeSeries(figures=given), SIZE, TEXTS)
    assert len(drawn.shapes.items) > len(time_series.draw(TimeSeries(figures=figures()), SIZE, TEXTS).shapes.items)
    assert "another" not in drawn.words


def test_an_area_has_its_own_breaks() -> None:
    given = figures(breaks={**BROKEN, "q1": (Break(date(2013, 1, 1), Reason.BORDERS),)})
    assert list(given.breaks_of("q1")) == [1]
    assert list(given.breaks_of("q2")) == list(given.breaks_of()) == [2]


def test_limits_are_drawn_as_whiskers() -> None:
    for module, given, strokes in (
        (time_series, lambda one: TimeSeries(figures=one), 3),
        (area_bars, lambda one: AreaBars(figures=one, period="2015"), 4),
    ):
        plain = module.draw(given(figures()), SIZE, TEXTS)
        with_limits = module.draw(given(figures(limits=LIMITS)), SIZE, TEXTS)
        assert len(with_limits.shapes.items) - len(plain.shapes.items) == strokes * len(LIMITS)


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_limits_within_a_bar_stand_out_on_it(theme: str) -> None:
    colours = tokens.THEMES[theme]
    for fill, ink in area_bars.INSIDE.items():
        assert tokens.contrast(getattr(colours, fill), getattr(colours, ink)) >= 3


def test_bars_stand_by_name_and_never_by_their_length() -> None:
    assert area_bars.order(AreaBars(figures=figures(), period="2015")) == ("town", "q1", "q2")


def test_panels_mark_a_break_and_say_it_once() -> None:
    data = SmallMultiples(figures=figures(breaks=BROKEN), areas=("q1", "q2"))
    drawn, whole = (
        small_multiples.draw(one, SIZE, TEXTS) for one in (data, SmallMultiples(figures=figures(), areas=("q1", "q2")))
    )
    dashed = [sum(bool(getattr(item, "dash", None)) for item in one.shapes.items) for one in (drawn, whole)]
    assert dashed[0] - dashed[1] == 2
    said = small_multiples.describe(data, TEXTS)
    assert said.count("Break before 2014: another definition.") == 1
    assert "Figures on two sides of a break are not compared." in said
    assert "Break" not in small_multiples.describe(SmallMultiples(figures=figures(), areas=("q1",)), TEXTS)


def test_an_area_that_breaks_alone_is_named_in_the_note() -> None:
    own = {**BROKEN, "q1": (Break(date(2013, 1, 1), Reason.BORDERS), *BROKEN[""])}
    said = words.break_note(own, {"q1": "Quarter 1", "q2": "Quarter 2"}, YEARS, TEXTS)
    assert said.startswith("Break before 2013: other borders (Quarter 1). Break before 2014: another definition. ")
    assert words.break_note({"": ()}, {}, YEARS, TEXTS) == ""


SQUARE = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),)


def a_map(period: str, **more: object) -> AreaMap:
    rows = [
        CellRow("q1", year, State.VALUE, value) for year, value in zip(YEARS, (1.0, 2.0, 100.0, 200.0), strict=True)
    ]
    table = protect(linked_columns(rows, {"q1": None}), DisclosureRule())
    given = AreaFigures(table=table, names={"q1": "Quarter 1"}, indicator="Children", unit="", **more)  # type: ignore[arg-type]
    return AreaMap(figures=given, period=period, shapes=(AreaShape("q1", SQUARE),))


def test_classes_of_a_map_rest_on_what_compares_with_its_period() -> None:
    assert area_map.breaks_of(a_map("2012")) == area_map.breaks_of(a_map("2015"))
    early, late = (area_map.breaks_of(a_map(year, breaks=BROKEN)) for year in ("2012", "2015"))
    assert max(early) < 10 < max(late)
    assert "Break before 2014: another definition." in area_map.describe(a_map("2012", breaks=BROKEN), TEXTS)


def test_a_map_of_an_index_shows_its_own_classes() -> None:
    own = Classes((50.0, 150.0), ("low", "middle", "high"))
    data = a_map("2014", classes=own)
    assert area_map.breaks_of(data) == own.limits
    drawn = area_map.draw(data, SIZE, TEXTS)
    assert {"low", "middle", "high"} <= set(drawn.words)
    assert "low: 0, middle: 1, high: 0" in area_map.describe(data, TEXTS)
    assert [scale.shade_of(place, 3) for place in range(3)] == [1, 3, 5]
    assert [scale.shade_of(place, 5) for place in range(5)] == [1, 2, 3, 4, 5]


def test_a_map_leaves_out_areas_that_had_other_borders() -> None:
    own = {"q1": (Break(date(2014, 1, 1), Reason.BORDERS), Break(date(2015, 6, 1), Reason.DISSOLVED))}
    shown = {year: [one.area for one in area_map.places(a_map(year, breaks=own), SIZE)] for year in YEARS}
    assert shown == {"2012": [], "2013": [], "2014": ["q1"], "2015": []}
    assert "Not on the map, as borders were others then: Quarter 1." in area_map.describe(
        a_map("2012", breaks=own), TEXTS
    )


def test_no_way_leads_from_a_baseline_over_a_break() -> None:
    def dashes(**more: object) -> int:
        data = GoalPath(figures=figures(**more), area="q1", target=PATH, baseline=80.0, baseline_period="2012")
        return sum(getattr(item, "dash", None) == (5.0, 3.0) for item in goal_path.draw(data, SIZE, TEXTS).shapes.items)

    assert (dashes(), dashes(breaks=BROKEN)) == (1, 0)
