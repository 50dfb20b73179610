"""The gate for small counts: what it hides, what it shows, and that nobody can work out the rest."""

from __future__ import annotations

import random
from collections.abc import Mapping
from math import nan

import pandas as pd
import pytest

from planner.domain.disclosure_rule import DisclosureRule, is_protected, protection_reason, rounded
from planner.domain.figures import State
from planner.statistics.disclosure import ProtectedCell, ProtectedTable, protect
from tests.statistics.attacker import Sum, bounds

RULE = DisclosureRule()
COUNTS = DisclosureRule(min_denominator=0)
HIDDEN = ProtectedCell(None, State.SUPPRESSED)


def town(parts: Mapping[str, float], period: str = "2012", total: float | None = None) -> pd.DataFrame:
    """One town and its parts, plain counts."""
    rows = [("town", "", period, sum(parts.values()) if total is None else total)]
    rows += [(name, "town", period, value) for name, value in parts.items()]
    return pd.DataFrame(rows, columns=["area", "parent", "period", "value"]).assign(state="value")


def shown(table: ProtectedTable) -> dict[str, float | None]:
    """Area → value of a table of one period."""
    return {area: cell.value for (area, _, _), cell in table.cells.items()}


@pytest.mark.parametrize(
    ("numerator", "denominator", "reason"),
    [
        (0, 500, ""),
        (1, 500, "count"),
        (2, None, "count"),
        (3, None, ""),
        (3, 99, "denominator"),
        (30, 100, ""),
        (498, 500, "remainder"),
        (499, 500, "remainder"),
        (500, 500, ""),
        (497, 500, ""),
        (None, 99, "denominator"),
        (None, 100, ""),
        (None, None, ""),
        (0, 0, ""),
        (5, 0, ""),
        (0, 99, "denominator"),
    ],
)
def test_single_figures_follow_the_rule(numerator: float | None, denominator: float | None, reason: str) -> None:
    assert protection_reason(numerator, denominator, RULE) == reason
    assert is_protected(numerator, denominator, RULE) == bool(reason)


@pytest.mark.parametrize("broken", [{"min_count": -1}, {"min_denominator": -1}, {"rounding": 1}])
def test_an_impossible_rule_is_refused(broken: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"minimum|rounded"):
        DisclosureRule(**broken)


def test_a_small_count_takes_the_next_smallest_with_it() -> None:
    table = protect(town({"a": 2, "b": 7, "c": 40, "d": 0}), COUNTS)
    assert shown(table) == {"town": 49, "a": None, "b": None, "c": 40, "d": 0}
    assert {(h.area, h.reason) for h in table.hidden} == {("a", "count"), ("b", "complementary")}
    assert table.cell("a", "2012") == HIDDEN


def test_nothing_is_hidden_without_need() -> None:
    frame = town({"a": 3, "b": 7, "c": 0})
    assert protect(frame, COUNTS).hidden == ()
    assert shown(protect(town({"a": 2, "b": 2, "c": 2, "d": 9}), COUNTS)) == {
        "town": 15,
        "a": None,
        "b": None,
        "c": None,
        "d": 9,
    }


def test_a_table_too_small_hides_its_total() -> None:
    assert shown(protect(town({"a": 1, "b": 2, "c": 0}), COUNTS)) == {"town": None, "a": None, "b": None, "c": 0}


def test_the_remainder_of_a_rate_is_protected_too() -> None:
    rows = [("town", "", 1490, 2000), ("a", "town", 499, 500), ("b", "town", 491, 700), ("c", "town", 500, 800)]
    frame = pd.DataFrame(rows, columns=["area", "parent", "numerator", "denominator"])
    frame = frame.assign(period="2012", state="value", kind="rate", value=frame.numerator / frame.denominator * 100)
    assert [area for area, value in shown(protect(frame, RULE)).items() if value is None] == ["a", "b"]


def test_counts_and_rates_with_the_same_base_hide_the_same_cells() -> None:
    rows = [("town", "", 62, 900), ("a", "town", 1, 300), ("b", "town", 50, 560), ("c", "town", 11, 40)]
    frame = pd.DataFrame(rows, columns=["area", "parent", "numerator", "denominator"]).assign(period="1", state="value")
    counts = frame.assign(kind="count", value=frame.numerator)
    rates = frame.assign(kind="rate", value=frame.numerator / frame.denominator)
    assert protect(counts, RULE).hidden == protect(rates, RULE).hidden


def test_states_stay_apart_and_zero_is_a_value() -> None:
    states = [str(state) for state in State]
    frame = pd.DataFrame({"area": list("abcdefg"), "period": "2012", "value": [0.0] + [nan] * 6, "state": states})
    cells = protect(frame, RULE).cells
    assert [cell.state for cell in cells.values()] == list(State)
    assert [cell.value for cell in cells.values()] == [0.0] + [None] * 6


def test_a_cell_hidden_by_the_supplier_is_not_given_away() -> None:
    frame = town({"a": 2, "b": 7, "c": 40})
    frame.loc[1, ["value", "state"]] = [nan, "suppressed"]
    assert shown(protect(frame, COUNTS)) == {"town": 49, "a": None, "b": None, "c": 40}


def test_figures_protected_by_the_supplier_pass_as_they_are() -> None:
    frame = town({"a": 1, "b": 7})
    table = protect(frame, DisclosureRule(protected_by_supplier=True))
    assert shown(table) == {"town": 8, "a": 1, "b": 7}


def test_what_is_no_count_passes_unless_its_base_is_small() -> None:
    frame = pd.DataFrame(
        {
            "area": ["a", "b"],
            "period": "1",
            "kind": "figure",
            "value": [1.5, 2.0],
            "state": "value",
            "denominator": [nan, 20],
        }
    )
    assert shown(protect(frame, RULE)) == {"a": 1.5, "b": None}


def test_rounding_replaces_hiding() -> None:
    rule = DisclosureRule(rounding=5, min_denominator=0)
    assert [rounded(n, rule) for n in (0, 1, 2, 3, 7, 8, 12, 13)] == [0, 0, 0, 5, 5, 10, 10, 15]
    assert [rounded(n, DisclosureRule(rounding=10)) for n in (4, 5, 14, 15)] == [0, 10, 10, 20]
    assert shown(protect(town({"a": 1, "b": 7, "c": 44}), rule)) == {"town": 50, "a": 0, "b": 5, "c": 45}
    frame = pd.DataFrame(
        {
            "area": ["a"],
            "period": "1",
            "kind": "rate",
            "value": [8.5],
            "state": "value",
            "numerator": [17],
            "denominator": [200],
        }
    )
    assert shown(protect(frame, DisclosureRule(rounding=5))) == {"a": pytest.approx(7.5)}


def test_a_rounded_total_that_tells_is_hidden() -> None:
    rule = DisclosureRule(rounding=5)
    assert shown(protect(town({"a": 1, "b": 2}), rule)) == {"town": None, "a": 0, "b": 0}
    assert shown(protect(town({"a": 1, "b": 2, "c": 2, "d": 0}), rule))["town"] == 5


def test_an_excerpt_keeps_what_the_whole_hid() -> None:
    frame = pd.concat([town({"a": 2, "b": 7, "c": 40}), town({"a": 5, "b": 7, "c": 40}, "2013")])
    table = protect(frame, COUNTS)
    part = table.select(areas=("b", "c"), periods=("2012",))
    assert shown(part) == {"b": None, "c": 40}
    assert [h.reason for h in part.hidden] == ["complementary"]
    assert table.areas == ("town", "a", "b", "c")
    assert table.periods == ("2012", "2013")
    assert table.subgroups == ("",)
    assert part.cell("elsewhere", "2012") == ProtectedCell(None, State.MISSING)
    assert table.words() == COUNTS.words()


def test_nothing_else_makes_or_changes_a_protected_table() -> None:
    table = protect(town({"a": 5}), RULE)
    with pytest.raises(TypeError, match="protect"):
        ProtectedTable(object(), {}, (), RULE)
    with pytest.raises(AttributeError):
        table._rule = COUNTS
    with pytest.raises(TypeError):
        table.cells["a", "2012", ""] = HIDDEN  # type: ignore[index]
    with pytest.raises(TypeError):
        hash(table)
    assert table == protect(town({"a": 5}), RULE)


@pytest.mark.parametrize(
    "broken",
    [
        pd.DataFrame({"area": ["a"]}),
        pd.concat([town({"a": 5}), town({"a": 5})]),
        town({"a": 5}).assign(kind="sum"),
        town({"a": 5}).assign(state="gone"),
    ],
)
def test_a_frame_that_is_no_table_is_our_fault(broken: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"lacks|two rows|unknown"):
        protect(broken, RULE)


def test_areas_that_contain_each_other_do_not_hang() -> None:
    frame = pd.DataFrame({"area": ["a", "b"], "parent": ["b", "a"], "period": "1", "value": [1, 1], "state": "value"})
    assert protect(frame, COUNTS).cell("a", "1") == HIDDEN


def test_the_order_of_rows_does_not_matter() -> None:
    dice = random.Random(7)
    frame, _ = random_table(dice, rates=True)
    again = frame.sample(frac=1, random_state=3)
    assert dict(protect(frame, RULE).cells) == dict(protect(again, RULE).cells)


def random_table(dice: random.Random, *, rates: bool = False) -> tuple[pd.DataFrame, list[Sum]]:
    """Town, some districts, quarters and, half the time, age bands with their total; many small counts."""
    districts = {f"d{i}": [f"q{i}{j}" for j in range(dice.randint(0, 4))] for i in range(dice.randint(1, 4))}
    bands = ["6-", "3-6", "-3"][: dice.randint(2, 3)] if dice.random() < 0.5 else []
    above = {part: district for district, parts in districts.items() for part in parts}
    above |= dict.fromkeys(districts, "town")
    weights = dice.choice([[5, 4, 4, 3, 3, 3, 3], [1, 1, 1, 1, 1, 1, 20], [20, 3, 1, 1, 0, 0, 0]])
    counts: dict[tuple[str, str], int] = {}
    bases: dict[tuple[str, str], int] = {}
    for leaf in (part for district, parts in districts.items() for part in (parts or [district])):
        for band in bands or ["all"]:
            count = dice.choices([0, 1, 2, 3, 4, 8, dice.randint(5, 90)], weights)[0]
            base = max(6, count + dice.choice([0, 1, 2, 5, 60, 100, 900]))  # fewer persons give no room to hide in
            area: str | None = leaf
            while area is not None:
                for whole in {band, "all"}:
                    counts[area, whole] = counts.get((area, whole), 0) + count
                    bases[area, whole] = bases.get((area, whole), 0) + base
                area = above.get(area)
    sums: list[Sum] = [
        ((area, "all"), [(area, band) for band in bands]) for area, band in counts if band == "all" and bands
    ]
    for whole in ("town", *districts):
        parts = [area for area, parent in above.items() if parent == whole]
        sums += [((whole, band), [(area, band) for area in parts]) for band in ("all", *bands) if parts]
    rows = [
        (area, above.get(area, ""), band, "" if band == "all" else "all", float(count), bases[area, band])
        for (area, band), count in counts.items()
    ]
    frame = pd.DataFrame(rows, columns=["area", "parent", "subgroup", "part_of", "value", "denominator"])
    frame = frame.assign(period="2012", state="value", numerator=frame["value"], kind="rate" if rates else "count")
    return (frame if rates else frame.drop(columns="denominator")), sums


@pytest.mark.parametrize("seed", range(120))
def test_an_attacker_pins_nothing_down(seed: int) -> None:
    dice = random.Random(seed)
    frame, sums = random_table(dice)
    rule = DisclosureRule(min_count=dice.choice([3, 3, 5, 10]), min_denominator=0)
    table = protect(frame, rule)
    printed = {(area, band): cell.value for (area, _, band), cell in table.cells.items()}
    truth = {(row.area, row.subgroup): row.value for row in frame.itertuples()}
    assert all(printed[cell] is None for cell, value in truth.items() if 0 < value < rule.min_count)
    assert all(printed[cell] == 0 for cell, value in truth.items() if value == 0)
    for least in (0.0, 1.0):  # the second attacker knows that true zeros are shown
        for cell, (low, high) in bounds(printed, sums, least).items():
            assert low - 1e-6 <= truth[cell] <= high + 1e-6
            assert high - low >= 2 - 1e-6, (cell, low, high)
            assert high >= rule.min_count - 1e-6


@pytest.mark.long
@pytest.mark.parametrize("start", range(1000, 2000, 100))
def test_an_attacker_fails_on_a_thousand_tables(start: int) -> None:
    for seed in range(start, start + 100):
        test_an_attacker_pins_nothing_down(seed)


@pytest.mark.parametrize("seed", range(60))
def test_an_attacker_who_knows_the_denominators_pins_nothing_down(seed: int) -> None:
    frame, sums = random_table(random.Random(seed), rates=True)
    table = protect(frame, RULE)
    truth = {(row.area, row.subgroup): row.numerator for row in frame.itertuples()}
    base = {(row.area, row.subgroup): row.denominator for row in frame.itertuples()}
    printed = {
        (area, band): None if table.cells[area, "2012", band].state is State.SUPPRESSED else truth[area, band]
        for area, _, band in table.cells
    }
    assert all(printed[cell] is None for cell, value in truth.items() if is_protected(value, base[cell], RULE))
    for cell, (low, high) in bounds(printed, sums, 0.0, base).items():
        if truth[cell]:
            assert high - low >= 2 - 1e-6, (cell, truth[cell], base[cell], low, high)
