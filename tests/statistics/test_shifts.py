"""The shortest ways to shift counts where sums overlap, and how little is hidden with them."""

from __future__ import annotations

import random

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import State
from planner.statistics.disclosure import protect
from planner.statistics.shifts import Shifts, overlap

CUTS = (0, 2, 4, 6, 8, 10, 12, 15, 18)
SPANS = [(low, high) for at, low in enumerate(CUTS) for high in CUTS[at + 1 :]]
SUMS = [
    (SPANS.index((low, high)), tuple(SPANS.index(one) for one in zip(CUTS[at:], CUTS[at + 1 :], strict=False) if one[1] <= high))
    for at, low in enumerate(CUTS)
    for high in CUTS[at + 2 :]
]  # fmt: skip


def test_a_way_raises_a_span_and_keeps_every_sum() -> None:
    shifts = Shifts(SUMS)
    for node, (low, high) in enumerate(SPANS):
        ways = shifts.of(node)
        assert ways
        assert len({frozenset(way) for way in ways}) == len(ways)
        for way in ways:
            assert way[0] == (node, 1)
            moved = dict(way)
            for total, parts in SUMS:
                assert moved.get(total, 0) == sum(moved.get(part, 0) for part in parts), (low, high)
    first = shifts.of(SPANS.index((4, 6)))[0]
    assert len(first) == 8  # the bands that end at one year of age, or begin there


def test_a_tree_is_searched_and_what_overlaps_is_listed() -> None:
    assert overlap(SUMS)
    assert not overlap([(0, (1, 2)), (1, (3, 4))])
    assert overlap([(0, (1, 2)), (0, (3, 4))])


def test_bands_that_overlap_leave_most_figures_to_be_seen() -> None:
    dice = random.Random(1)
    areas, rows = {f"a{at}": f"d{at // 5}" for at in range(10)}, []
    ages: dict[str, list[int]] = {
        area: [int(dice.expovariate(1 / dice.choice([0.5, 1, 3, 10]))) for _ in range(18)] for area in areas
    }
    for area, district in areas.items():
        ages[district] = [one + more for one, more in zip(ages.get(district, [0] * 18), ages[area], strict=True)]
    for area, years in ages.items():
        rows += [(area, areas.get(area, ""), f"{low}-{high}", float(sum(years[low:high]))) for low, high in SPANS]
    columns = dict(zip(("area", "parent", "subgroup", "value"), map(list, zip(*rows, strict=True)), strict=True))
    frame = {**columns, "period": ["2024"] * len(rows), "state": ["value"] * len(rows)}
    names = [f"{low}-{high}" for low, high in SPANS]
    table = protect(
        frame, DisclosureRule(3, 0), [(names[total], tuple(names[part] for part in parts)) for total, parts in SUMS]
    )
    hidden = sum(cell.state is State.SUPPRESSED for cell in table.cells.values())
    small = sum(0 < row[3] < 3 for row in rows)
    assert small > 15
    assert hidden < 0.4 * len(rows)
