"""Tables as they come: zeros, negative counts, totals that do not add up, missing parts, rings, one child, all small."""

from __future__ import annotations

from math import nan

import pandas as pd
import pytest

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import State
from planner.statistics.disclosure import ProtectedTable, protect

RULE = DisclosureRule(3, 0)
Row = tuple[str, str, float | None]


def frame(rows: list[Row], state: str = "suppressed", **columns: object) -> pd.DataFrame:
    """(area, parent, count); a count of None has the state."""
    table = pd.DataFrame(
        [
            (area, parent, nan if count is None else count, state if count is None else "value")
            for area, parent, count in rows
        ],
        columns=["area", "parent", "value", "state"],
    )
    return table.assign(**{"period": "2012", **columns})


def values(table: ProtectedTable) -> dict[str, float | None]:
    return {area: cell.value for (area, _, _), cell in table.cells.items()}


def test_a_table_of_zeros_is_shown() -> None:
    table = protect(frame([("t", "", 0), ("a", "t", 0), ("b", "t", 0)]), RULE)
    assert values(table) == {"t": 0, "a": 0, "b": 0}


def test_where_all_parts_are_small_nothing_tells() -> None:
    table = protect(frame([("t", "", 3), ("a", "t", 1), ("b", "t", 1), ("c", "t", 1)]), RULE)
    assert values(table) == {"t": None, "a": None, "b": None, "c": None}


def test_an_only_part_hides_with_its_total() -> None:
    table = protect(frame([("t", "", 2), ("d", "t", 2), ("q", "d", 2)]), RULE)
    assert set(values(table).values()) == {None}
    above = protect(frame([("t", "", 52), ("d", "t", 2), ("q", "d", 2), ("e", "t", 50)]), RULE)
    assert values(above) == {"t": 52, "d": None, "q": None, "e": None}


def test_small_balances_are_hidden_and_large_ones_shown() -> None:
    table = protect(frame([("t", "", -30), ("a", "t", -2), ("b", "t", -40), ("c", "t", 12)]), RULE)
    shown = values(table)
    assert shown["a"] is None
    assert shown["t"] == -30
    assert sorted(count for count in (shown["b"], shown["c"]) if count is not None) in ([-40], [12])


def test_a_total_that_does_not_add_up_is_no_way_round() -> None:
    for total in (48, 49, 51, 52):
        shown = values(protect(frame([("t", "", total), ("a", "t", 2), ("b", "t", 48)]), RULE))
        assert shown["a"] is None
        assert None in (shown["t"], shown["b"])


def test_a_small_rest_is_hidden_though_no_cell_shows_it() -> None:
    """All 50, foreign 48: the two that are left are nobody’s cell, and everybody’s subtraction."""
    rows = [("a", "all", 50.0), ("a", "foreign", 48.0), ("b", "all", 90.0), ("b", "foreign", 20.0)]
    table = pd.DataFrame(rows, columns=["area", "subgroup", "value"]).assign(period="1", state="value")
    table["part_of"] = table.subgroup.map({"all": "", "foreign": "all"})
    shown = protect(table, RULE)
    assert None in (shown.cell("a", "1", "all").value, shown.cell("a", "1", "foreign").value)
    assert shown.cell("b", "1", "all").value == 90


def test_filters_that_overlap_are_each_a_way_to_subtract() -> None:
    rows = [("a", "all", 50.0), ("a", "women", 30.0), ("a", "foreign", 48.0), ("a", "men", 20.0)]
    rows += [("b", "all", 90.0), ("b", "women", 45.0), ("b", "foreign", 60.0), ("b", "men", 45.0)]
    table = pd.DataFrame(rows, columns=["area", "subgroup", "value"]).assign(period="1", state="value")
    table["part_of"] = table.subgroup.where(table.subgroup == "all", "-").map({"all": "", "-": "all"})
    shown = protect(table, RULE)
    assert None in (shown.cell("a", "1", "all").value, shown.cell("a", "1", "foreign").value)
    women_hidden = protect(table.replace({"value": {30.0: 48.0, 20.0: 2.0, 48.0: 25.0}}), RULE)
    assert women_hidden.cell("a", "1", "men").value is None
    assert None in (women_hidden.cell("a", "1", "all").value, women_hidden.cell("a", "1", "women").value)


@pytest.mark.parametrize("state", ["suppressed", "missing"])
def test_a_part_that_is_not_there_is_not_to_be_subtracted_if_small(state: str) -> None:
    shown = values(protect(frame([("t", "", 50), ("a", "t", None), ("b", "t", 48)], state), RULE))
    assert None in (shown["t"], shown["b"])
    far = values(protect(frame([("t", "", 90), ("a", "t", None), ("b", "t", 48)], "missing"), RULE))
    assert far == {"t": 90, "a": None, "b": 48}


def test_what_the_supplier_kept_back_is_kept_back_as_a_whole() -> None:
    shown = values(protect(frame([("t", "", 90), ("a", "t", None), ("b", "t", 48)]), RULE))
    assert None in (shown["t"], shown["b"])


def test_areas_in_a_ring_are_protected_as_far_as_they_add_up() -> None:
    table = protect(frame([("a", "b", 2), ("b", "c", 7), ("c", "a", 9), ("alone", "alone", 1)]), RULE)
    assert {area for area, count in values(table).items() if count is None} >= {"a", "alone"}


def test_a_span_of_years_is_their_sum_or_their_mean() -> None:
    for span, label in ((90.0, "2010..2012"), (30.0, "2010..2012")):
        rows = [("2010", 2.0), ("2011", 40.0), ("2012", 48.0), (label, span)]
        table = pd.DataFrame(rows, columns=["period", "value"]).assign(area="a", state="value")
        shown = {period: cell.value for (_, period, _), cell in protect(table, RULE).cells.items()}
        assert shown["2010"] is None
        assert sum(count is None for count in shown.values()) >= 2


def test_spans_that_overlap_are_seen_together() -> None:
    years = {"2010": 30.0, "2011": 20.0, "2012": 40.0, "2013": 2.0}
    spans = {"2010..2012": 90.0, "2011..2013": 62.0}
    table = pd.DataFrame({"period": [*years, *spans], "value": [*years.values(), *spans.values()]})
    shown = {p: cell.value for (_, p, _), cell in protect(table.assign(area="a", state="value"), RULE).cells.items()}
    assert shown["2013"] is None
    assert None in (shown["2011"], shown["2012"], shown["2011..2013"])
    del years["2011"], years["2012"]
    rest = table[table.period.isin(["2010", "2013", *spans])]
    again = {p: cell.value for (_, p, _), cell in protect(rest.assign(area="a", state="value"), RULE).cells.items()}
    assert again["2013"] is None


def test_a_day_within_a_year_is_another_count() -> None:
    table = pd.DataFrame({"period": ["2012", "2012-12-31"], "value": [50.0, 49.0]}).assign(area="a", state="value")
    assert all(cell.value is not None for cell in protect(table, RULE).cells.values())


def test_a_base_of_a_few_hides_zeros_and_all_as_well() -> None:
    rows = [("a", 0.0, 4.0), ("b", 4.0, 4.0), ("c", 2.0, 4.0), ("d", 30.0, 400.0)]
    table = pd.DataFrame(rows, columns=["area", "value", "denominator"]).assign(period="1", state="value")
    shown = protect(table, RULE)
    assert [shown.cell(area, "1").state for area in "abcd"] == [State.SUPPRESSED] * 3 + [State.VALUE]


def test_rates_of_a_rounded_source_tell_no_more_than_its_counts() -> None:
    table = frame([("a", "", 12.5)], kind="rate", numerator=53.0, denominator=424.0)
    shown = protect(table, DisclosureRule(3, 100, 10))
    assert shown.cell("a", "2012").value == pytest.approx(100 * 50 / 420)


def test_an_empty_table_stays_empty() -> None:
    assert not protect(frame([]), RULE).cells
