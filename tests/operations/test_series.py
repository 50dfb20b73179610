"""Figures from rows: the quick way for values and the careful one for states give the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from planner.domain.figures import Area, Indicator, State
from planner.domain.indicators import Cell, evaluate, variables_of
from planner.domain.plan import Plan
from planner.operations.series import figures_by_group, figures_of

VARIABLES = ("a", "b", "c")
AREAS = ("q", "r")
PLAN = Plan({"area": {id_: Area(id=id_, key=id_, name=id_, level=1) for id_ in AREAS}})

cells = some.one_of(
    some.tuples(some.integers(0, 5).map(float), some.just("value")),
    some.tuples(some.none(), some.sampled_from([str(state) for state in State if state is not State.VALUE])),
)
names = some.lists(some.sampled_from(VARIABLES), unique=True, max_size=3).map(tuple)
keys = some.tuples(
    some.sampled_from(VARIABLES), some.sampled_from(AREAS), some.sampled_from(["2011", "2012"]),
    some.sampled_from(["", "girls"]),
)  # fmt: skip


@given(some.dictionaries(keys, cells), names, names, some.sampled_from([1.0, 100.0]))
def test_every_place_is_evaluated_as_the_formula_says(
    observed: dict[tuple[str, str, str, str], tuple[float | None, str]],
    top: tuple[str, ...],
    base: tuple[str, ...],
    multiplier: float,
) -> None:
    indicator = Indicator(id="i", code="i", name="i", numerator=top, denominator=base, multiplier=multiplier)
    rows = [(*key, *cell, "d") for key, cell in sorted(observed.items())]
    found = figures_by_group(PLAN, indicator, rows)
    assert set(found) == {key[3] for key in observed}
    for group, figures in found.items():
        assert figures == figures_of(PLAN, indicator, rows, subgroup=group)
        assert set(figures) == {key[1:3] for key in observed if key[3] == group}
        for (area, period), figure in figures.items():
            known = {
                name: Cell(cell[0], State(cell[1]))
                for name in variables_of(indicator)
                if (cell := observed.get((name, area, period, group))) is not None
            }
            assert figure == evaluate(indicator, known, period)
