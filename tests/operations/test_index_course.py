"""An index over the years: inside of raw figures, outward of public ones, hidden where a component is."""

from __future__ import annotations

from planner.domain.figures import State
from planner.exchange.definitions import definitions_of
from planner.operations.defining import Define
from planner.operations.figures import DeliverFigures
from planner.operations.gate import Gate
from planner.operations.index_course import course_of, course_table, index_series, needed_of_index
from planner.operations.indexes import FreezeReference, index_by_code
from planner.operations.looked_at import needed, series_for, subjects, tables_of
from planner.operations.series import ReadFigures
from tests.operations.desk import Desk

POOR = {"2023": (2.0, 40.0, 60.0, 80.0), "2024": (50.0, 40.0, 60.0, 80.0)}


def reading(desk: Desk) -> ReadFigures:
    return lambda names, _areas: [row for row in sorted(desk.rows.values()) if row[0] in names]


def town(desk: Desk) -> list[str]:
    """A town of four quarters with an index of one rate; gives the quarters."""
    top = desk.add("area", key="0", name="Town")
    quarters = [desk.add("area", key=f"{n}", name=f"Q{n}", level=1, parent=top) for n in range(1, 5)]
    poor, all_ = desk.add("variable", code="poor", name="Poor"), desk.add("variable", code="all", name="All")
    rows = [
        (variable, area, year, "", value, "value")
        for year, counts in POOR.items()
        for area, count in zip(quarters, counts, strict=True)
        for variable, value in ((poor, count), (all_, 400.0))
    ]
    desk.run(DeliverFigures({"title": "figures"}, tuple(rows)))
    indicator = {"code": "P", "numerator": "poor", "denominator": "all", "direction": "higher_is_worse"}
    index = {"code": "B", "indicators": ["P"], "thresholds": [0], "classes": ["low", "high"]}
    desk.run(Define(definitions_of({"indicator": [indicator], "index": [index]})))
    return quarters


def test_inside_and_outward(desk: Desk) -> None:
    quarters = town(desk)
    plan, read = desk.plan, reading(desk)
    index = index_by_code(plan, "B")
    series = index_series(plan, index, read(needed_of_index(plan, index), None))
    assert series.periods == ("2023", "2024")
    assert series.areas == set(quarters)
    assert all(series.cell(area, "2023").value is not None for area in quarters)
    public = course_of(plan, Gate(plan, read), index, public=True)
    outward = course_table(plan, public)
    assert outward.cell(quarters[0], "2023").state is State.SUPPRESSED
    assert public.periods["2023"].class_of(quarters[0]) is None
    shown = [outward.cell(area, "2024").value for area in quarters]
    assert shown == [series.cell(area, "2024").value for area in quarters]


def test_an_index_is_looked_at_like_an_indicator(desk: Desk) -> None:
    town(desk)
    plan, read = desk.plan, reading(desk)
    assert [one.code for one in subjects(plan)] == ["P", "B"]
    for subject in subjects(plan):
        series = series_for(plan, subject, read(needed(plan, subject), None))
        tables = tables_of(plan, Gate(plan, read), subject, series)
        assert set(tables.inside.periods) == set(tables.outward.periods) == set(POOR)
        assert (tables.course is None) is (subject.code == "P")


def test_an_index_of_many_areas_is_frozen(desk: Desk) -> None:
    top = desk.add("area", key="0", name="Town")
    poor, all_ = desk.add("variable", code="poor", name="Poor"), desk.add("variable", code="all", name="All")
    quarters = [desk.add("area", key=f"{n:03}", name=f"Q{n}", level=1, parent=top) for n in range(1, 91)]
    rows = [
        (variable, area, "2024", "", value, "value")
        for number, area in enumerate(quarters)
        for variable, value in ((poor, 50.0 + number), (all_, 400.0))
    ]
    desk.run(DeliverFigures({"title": "figures"}, tuple(rows)))
    indicator = {"code": "P", "numerator": "poor", "denominator": "all", "direction": "higher_is_worse"}
    desk.run(Define(definitions_of({"indicator": [indicator], "index": [{"code": "B", "indicators": ["P"]}]})))
    desk.run(FreezeReference(index_by_code(desk.plan, "B").id, "2024"))
    index = index_by_code(desk.plan, "B")
    assert index.reference == "2024"
    series = index_series(desk.plan, index, sorted(desk.rows.values()))
    assert len(series.figures) == 90
