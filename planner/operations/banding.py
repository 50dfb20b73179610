"""Age bands of a file beside those of the plan: finer ones add up to coarser ones, others cannot be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.age_bands import Band, band_of, crossing, parts_of
from planner.domain.figures import State, Variable
from planner.domain.record import N_
from planner.exchange.messages import Say
from planner.exchange.tables import TableRead, VariableRead

MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class Banding:
    """`sums`: variable of the plan → the variables of the file (by index) that make it up.

    `said` are sentences about bands that cannot be brought together, and about bands of the file that the plan's make up.
    """

    sums: Mapping[str, tuple[int, ...]]
    said: tuple[Say, ...] = ()


def banding(known: Sequence[Variable], read: Sequence[VariableRead], own: Sequence[bool]) -> Banding:
    """How the bands of a file go with those of the plan; `own` tells variables of the file that the plan has not."""
    fresh = [band_of(one.label) if new and one.whole else None for one, new in zip(read, own, strict=True)]
    stored = [band_of(one.name) if one.count else None for one in known]
    if not any(fresh) or not any(stored):
        return Banding({})
    sums: dict[str, tuple[int, ...]] = {}
    said: list[Say] = []
    for variable, band in zip(known, stored, strict=True):
        parts = parts_of(band, fresh) if band is not None else None
        if parts is not None:
            sums[variable.id] = parts
    used = {part for parts in sums.values() for part in parts}
    for index, band in enumerate(fresh):
        if band is not None and index not in used:
            said += _alone(read[index].label, band, known, stored)
    return Banding(sums, tuple(said[:MOST_TOLD]))


def _alone(label: str, band: Band, known: Sequence[Variable], stored: Sequence[Band | None]) -> list[Say]:
    """What is to be said of a band that is no part of any of the plan's."""
    parts = parts_of(band, stored)
    if parts is not None:
        names = " + ".join(known[part].name for part in parts)
        return [
            Say(N_("“{label}” is {names} together; an indicator can compare them."), {"label": label, "names": names})
        ]
    across = crossing(band, stored)
    if across is None:
        return []
    name = known[list(stored).index(across)].name
    return [
        Say(
            N_("“{label}” cannot be compared with “{name}”: the age groups cut across each other."),
            {"label": label, "name": name},
        )
    ]


def banded(
    read: TableRead, sums: Mapping[str, tuple[int, ...]]
) -> tuple[frozenset[int], list[tuple[str, int, int, float | None, State]]]:
    """Observations (by number) that go into sums, and the sums: variable id, area, period, value, state.

    A sum is a value only where all parts are; "nothing there" counts as 0 only where the source says so.
    """
    part_of = {part: target for target, parts in sums.items() for part in parts}
    seen = read.observations
    cells: dict[tuple[str, int, int], dict[int, tuple[float | None, State]]] = {}
    taken = set()
    for index, variable in enumerate(seen.variable):
        target = part_of.get(variable)
        if target is not None:
            taken.add(index)
            place = (target, seen.area[index], seen.period[index])
            cells.setdefault(place, {})[variable] = (seen.value[index], seen.state[index])
    return frozenset(taken), [
        (*place, *_summed([found.get(part, (None, State.MISSING)) for part in sums[place[0]]], read.none_is_zero))
        for place, found in cells.items()
    ]


def _summed(parts: Sequence[tuple[float | None, State]], none_is_zero: bool) -> tuple[float | None, State]:
    if all(state is State.NONE for _value, state in parts):
        return None, State.NONE
    known = (State.VALUE, State.NONE) if none_is_zero else (State.VALUE,)
    lacking = [state for _value, state in parts if state not in known]
    if not lacking:
        return sum(value or 0.0 for value, _state in parts), State.VALUE
    return None, next(state for state in WORST if state in lacking)


WORST = (
    State.SUPPRESSED, State.MISSING, State.NOT_YET, State.UNCERTAIN, State.NOT_APPLICABLE, State.NONE,
)  # fmt: skip
"""Which state a sum takes of several, as for formulas."""
