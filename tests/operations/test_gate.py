"""What one page shows and another shows beside it gives nothing away: all tables of a plan, attacked together."""

from __future__ import annotations

import random
from math import inf

import pytest

from planner.domain.figures import Indicator, Variable
from planner.operations.area_series import as_indicator
from planner.operations.gate import Gate
from tests.operations.invented_plan import Atom, InventedPlan, invented_plan
from tests.statistics.attacker import Attacker


def printed(made: InventedPlan) -> tuple[Attacker, set[Atom]]:
    """An attacker who has every variable and every indicator in public form, and the cells that are not printed."""
    gate, attacker = Gate(made.plan, made.read), Attacker()
    hidden = set(made.counts)
    for variable in made.plan.all(Variable):
        for (area, period, group), cell in gate.table(as_indicator(variable)).cells.items():
            atom = (variable.id, area, period, group)
            if cell.value is None:
                continue
            hidden.discard(atom)
            if made.rounding:
                assert abs(cell.value - made.counts[atom]) <= made.rounding / 2
                low = -((made.rounding - 2 * cell.value) // 2)
                attacker.bounds(atom, max(0.0, low), -((-2 * cell.value - made.rounding) // 2) - 1)
            else:
                assert made.without_town or cell.value == made.counts[atom]
                attacker.reads(atom, made.counts[atom])
    for atom in hidden:
        attacker.bounds(atom)
    for indicator in made.plan.all(Indicator):
        for (area, period, group), cell in gate.table(indicator).cells.items():
            if cell.value is not None and not made.rounding:
                top = [((name, area, period, group), indicator.multiplier) for name in indicator.numerator]
                base = [((name, area, period, group), -cell.value) for name in indicator.denominator]
                attacker.equates([*top, *base], 0.0)
    for total, parts in made.sums:
        attacker.adds(total, parts)
    return attacker, hidden


def check(seed: int) -> None:
    made = invented_plan(random.Random(seed))
    attacker, hidden = printed(made)
    small = {atom for atom in hidden if made.counts[atom] > 0}
    if made.rounding:
        small |= {atom for atom, count in made.counts.items() if 0 < count < made.least}
    for atom, count in made.counts.items():
        assert atom in hidden or made.rounding or not 0 < count < made.least, atom
    found = attacker.pinned(small)
    assert not found, (seed, [(atom, made.counts[atom], span) for atom, span in found.items()])
    spans = attacker.spans()
    for atom in small if not made.rounding else ():
        assert spans.get(atom, (0.0, inf))[1] >= made.least - 1e-6, (seed, atom)


@pytest.mark.parametrize("start", range(0, 20, 5))
def test_nothing_is_worked_out_of_all_pages_together(start: int) -> None:
    for seed in range(start, start + 5):
        check(seed)


@pytest.mark.long
@pytest.mark.parametrize("start", range(1000, 2000, 100))
def test_nothing_is_worked_out_of_a_thousand_plans(start: int) -> None:
    for seed in range(start, start + 100):
        check(seed)
