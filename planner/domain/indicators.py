"""The value of an indicator for one area and period, in plain Python: no library, no guess.

A formula over variables that are not all values has a state, the first found in `ORDER`; dividing by nothing is
*not applicable*. "Nothing there" with the value 0, as its source says it, counts as zero beside other values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planner.domain.figures import Indicator, IndicatorVersion, State
from planner.domain.periods import last_day
from planner.domain.plan import Plan
from planner.domain.record import new_like

ORDER = (State.SUPPRESSED, State.MISSING, State.NOT_YET, State.UNCERTAIN, State.NOT_APPLICABLE, State.NONE)


class Cell(NamedTuple):
    """One observed figure: a number when `state` is VALUE, else None."""

    value: float | None
    state: State = State.VALUE


class Figure(NamedTuple):
    """A computed figure with what it was computed from (`numerator` and `denominator` before the multiplier).

    A tuple: there are thousands of them, and one costs a fifth of a dataclass.
    """

    value: float | None
    state: State
    period: str = ""
    numerator: float | None = None
    denominator: float | None = None


ABSENT = Cell(None, State.MISSING)


def definitions(plan: Plan, indicator: Indicator) -> tuple[Indicator, ...]:
    """The indicator as it was defined over time, the earliest first and the one of today last."""
    earlier = sorted(plan.pointing(IndicatorVersion, "indicator", indicator.id), key=lambda one: one.version)
    return (*(_as_it_was(indicator, one) for one in earlier), indicator)


def definition_at(versions: Sequence[Indicator], period: str) -> Indicator:
    """The definition that holds for a period: the latest that was valid by its last day, else the earliest."""
    day = last_day(period) or date.max
    return next((one for one in reversed(versions) if (one.valid_from or date.min) <= day), versions[0])


def variables_of(*versions: Indicator) -> tuple[str, ...]:
    """The ids of all variables these formulas use, each once."""
    return tuple(dict.fromkeys(name for one in versions for name in (*one.numerator, *one.denominator)))


def _as_it_was(indicator: Indicator, version: IndicatorVersion) -> Indicator:
    return new_like(
        indicator,
        version=version.version,
        valid_from=version.valid_from,
        numerator=version.numerator,
        denominator=version.denominator,
        multiplier=version.multiplier,
        definition=version.definition,
    )


def evaluate(indicator: Indicator, cells: Mapping[str, Cell], period: str = "") -> Figure:
    """The indicator over `cells` (variable id → cell) of one area, period and subgroup; absent variables are missing."""
    top = [cells.get(variable, ABSENT) for variable in indicator.numerator]
    base = [cells.get(variable, ABSENT) for variable in indicator.denominator]
    if not top:
        return Figure(None, State.MISSING, period)
    state = first_state([*top, *base])
    if state is not None:
        return Figure(None, state, period)
    numerator = sum(cell.value or 0.0 for cell in top)
    if not base and all(cell.state is State.NONE for cell in top):
        return Figure(None, State.NONE, period)
    if not base:
        return Figure(numerator * indicator.multiplier, State.VALUE, period, numerator)
    denominator = sum(cell.value or 0.0 for cell in base)
    if denominator == 0:
        return Figure(None, State.NOT_APPLICABLE, period, numerator, denominator)
    return Figure(numerator / denominator * indicator.multiplier, State.VALUE, period, numerator, denominator)


def first_state(cells: Iterable[Cell]) -> State | None:
    """The state a formula over these cells has, or None when all of them are values."""
    found = {
        cell.state
        for cell in cells
        if cell.state is not State.VALUE and not (cell.state is State.NONE and cell.value is not None)
    }
    return next((state for state in ORDER if state in found), None)


def attainment(baseline: float | None, target: float | None, actual: float | None) -> float | None:
    """How far a target is reached: (actual − baseline) ÷ (target − baseline), 1 is reached, unclamped.

    None without an actual, a baseline or a target, and when target equals baseline. It works in both directions, so
    no direction is asked for.
    """
    if baseline is None or target is None or actual is None or target == baseline:
        return None
    return (actual - baseline) / (target - baseline)
