"""Frames for the gate: parts find the total above them, sources' rules add up."""

from __future__ import annotations

from math import isnan

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import Delivery, Indicator, State
from planner.domain.indicators import Figure
from planner.statistics.cells import FLOOR
from planner.statistics.disclosure import COLUMNS, protect
from planner.statistics.frames import CellRow, grouped_columns, kind_of, linked_columns, nearest, rule_for

PARENTS = {"town": None, "d1": "town", "q1": "d1", "q2": "d1", "ring": "gnir", "gnir": "ring"}


def test_parts_are_joined_to_the_next_area_above_that_is_there() -> None:
    assert nearest("q1", PARENTS, {"d1", "town"}) == "d1"
    assert nearest("q1", PARENTS, {"town"}) == "town"
    assert nearest("ring", PARENTS, {"town"}) == ""
    assert nearest("elsewhere", PARENTS, {"town"}) == ""


def test_a_frame_has_the_columns_of_the_gate_and_ordered_periods() -> None:
    rows = [CellRow("q1", "2012", State.VALUE, 5.0), CellRow("q1", "2011-12-31", State.MISSING, None)]
    frame = linked_columns(rows, PARENTS)
    assert {*COLUMNS, FLOOR} == set(frame)
    assert frame["period"] == ["2011-12-31", "2012"]
    assert isnan(frame["value"][0])


def test_quarters_without_their_district_are_still_protected_against_the_town() -> None:
    values = {"town": 30.0, "q1": 2.0, "q2": 28.0}
    frame = linked_columns([CellRow(area, "2012", State.VALUE, value) for area, value in values.items()], PARENTS)
    table = protect(frame, DisclosureRule())
    assert {cell.area for cell in table.hidden} == {"q1", "q2"}


def test_an_indicator_is_a_rate_a_count_or_a_mere_figure() -> None:
    rate = Indicator(id="i", code="x", name="X", numerator=("a",), denominator=("b",))
    count = Indicator(id="i", code="x", name="X", numerator=("a",), multiplier=1.0)
    figures = {("q1", "2012"): Figure(20.0, State.VALUE, "2012", 2.0, 10.0)}
    assert grouped_columns({"": figures}, PARENTS, kind_of(rate, counted=True))["kind"] == ["rate"]
    assert kind_of(count, counted=True) == "count"
    assert kind_of(rate, counted=False) == "figure"


def test_the_strictest_rule_of_all_sources_holds() -> None:
    plain = Delivery(id="a", title="A")
    health = Delivery(id="b", title="B", min_count=5, min_denominator=50)
    rounded = Delivery(id="c", title="C", rounding=5, already_protected=True)
    indicator = Indicator(id="i", code="x", name="X", min_count=10)
    assert rule_for([]) == DisclosureRule()
    assert rule_for([plain, health]) == DisclosureRule(5, 100)
    assert rule_for([plain, rounded]) == DisclosureRule(3, 100, 5)
    assert rule_for([rounded]).protected_by_supplier
    assert rule_for([health], indicator) == DisclosureRule(10, 50)
