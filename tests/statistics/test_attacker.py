"""Nobody works out what is hidden: an attacker with everything printed, over areas, groups and periods at once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

import pandas as pd
import pytest

from planner.domain.disclosure_rule import DisclosureRule, rounded
from planner.domain.figures import State
from planner.statistics.disclosure import ProtectedTable, protect
from tests.statistics.attacker import Attacker

Key = tuple[str, str, str]
"""(area, period, group)"""
COUNTS = [0, 1, 2, 3, 4, 8, 30, 90]


@dataclass
class Town:
    """The true counts of an invented town and every sum among them."""

    counts: dict[Key, int]
    parents: dict[str, str]
    wholes: dict[str, str]
    sums: list[tuple[Key, list[Key]]]

    def frame(self) -> pd.DataFrame:
        rows = [
            (area, self.parents.get(area, ""), group, self.wholes.get(group, ""), period, float(count), "value")
            for (area, period, group), count in self.counts.items()
        ]
        return pd.DataFrame(rows, columns=["area", "parent", "subgroup", "part_of", "period", "value", "state"])


def invented(dice: random.Random) -> Town:
    """Town, districts, quarters; age bands or two filters; some years, at times with the span that pools them."""
    districts = {f"d{i}": [f"q{i}{j}" for j in range(dice.choice([0, 1, 2, 4]))] for i in range(dice.randint(1, 4))}
    parents = dict.fromkeys(districts, "town")
    parents |= {part: district for district, parts in districts.items() for part in parts}
    kind = dice.choice(["none", "bands", "filter"])
    leaves = {"none": ["all"], "bands": ["-3", "3-6", "6-"][: dice.randint(2, 3)], "filter": ["with", "without"]}[kind]
    years = [str(2010 + at) for at in range(dice.choice([1, 2, 3]))]
    span = f"{years[0]}..{years[-1]}" if len(years) > 1 and dice.random() < 0.5 else ""
    weights = dice.choice([[5, 4, 4, 3, 3, 3, 3, 2], [1, 1, 1, 1, 1, 1, 9, 9], [20, 3, 1, 1, 0, 0, 1, 1]])
    counts: dict[Key, int] = {}
    for leaf in (part for district, parts in districts.items() for part in (parts or [district])):
        for group in leaves:
            for year in years:
                count = dice.choices(COUNTS, weights)[0]
                area: str | None = leaf
                while area is not None:
                    for whole in {group, "all"}:
                        for period in filter(None, (year, span)):
                            counts[area, period, whole] = counts.get((area, period, whole), 0) + count
                    area = parents.get(area)
    groups = list(dict.fromkeys([*leaves, "all"]))
    shown = [group for group in groups if group != "without"]  # asked once with, once without a subgroup
    periods = [*years, *([span] if span else [])]
    areas = ["town", *districts, *(part for parts in districts.values() for part in parts)]
    sums: list[tuple[Key, list[Key]]] = []
    for whole in areas:
        parts = [area for area, parent in parents.items() if parent == whole]
        if parts:
            sums += [((whole, p, g), [(area, p, g) for area in parts]) for p in periods for g in groups]
    if leaves != ["all"]:
        sums += [((a, p, "all"), [(a, p, g) for g in leaves]) for a in areas for p in periods]
    if span:
        sums += [((a, span, g), [(a, year, g) for year in years]) for a in areas for g in groups]
    return Town(
        {key: count for key, count in counts.items() if key[2] in shown},
        parents,
        {group: "all" for group in shown if group != "all"},
        sums,
    )


def attack(town: Town, table: ProtectedTable, least: float) -> Iterator[str]:
    """What an attacker finds out that he must not; `least` is what he takes a hidden count to be at least."""
    attacker = Attacker()
    rule = table.rule
    for key, cell in table.cells.items():
        if cell.value is None:
            attacker.bounds(key, least)
        elif rule.rounding:
            base = rule.rounding
            attacker.bounds(key, max(0.0, -((base - 2 * cell.value) // 2)), -((-2 * cell.value - base) // 2) - 1)
        else:
            attacker.reads(key, cell.value)
    for total, parts in town.sums:
        attacker.adds(total, parts)
    small = [key for key, count in town.counts.items() if 0 < count < rule.min_count]
    hidden = [key for key, cell in table.cells.items() if cell.value is None]
    for key, span in attacker.pinned(dict.fromkeys((*hidden, *small))).items():
        yield f"{key} is {town.counts[key]}, between {span}"
    if rule.rounding:
        return
    spans = attacker.spans()
    for key in small:
        assert table.cells[key].state is State.SUPPRESSED
        if spans.get(key, (0.0, inf))[1] < rule.min_count - 1e-6:
            yield f"{key} is known to be small"


def check(seed: int) -> None:
    dice = random.Random(seed)
    town = invented(dice)
    rounding = dice.choice([None, None, None, 5, 10])
    rule = DisclosureRule(dice.choice([3, 3, 5, 10]), 0, rounding)
    table = protect(town.frame(), rule)
    if rounding:
        assert all(cell.value in (None, rounded(town.counts[key], rule)) for key, cell in table.cells.items())
    else:
        assert all(cell.value in (None, town.counts[key]) for key, cell in table.cells.items())
    for least in (0.0,) if rounding else (0.0, 1.0):  # the second attacker knows that true zeros are shown
        assert list(attack(town, table, least)) == [], seed


@pytest.mark.parametrize("start", range(0, 60, 10))
def test_nothing_hidden_is_worked_out(start: int) -> None:
    for seed in range(start, start + 10):
        check(seed)


@pytest.mark.long
@pytest.mark.parametrize("start", range(1000, 2000, 100))
def test_nothing_hidden_is_worked_out_of_a_thousand_tables(start: int) -> None:
    for seed in range(start, start + 100):
        check(seed)
