"""The town's figures where none were supplied: sums over the highest level of areas that covers the whole town.

Too small a sum is worse than none. A level covers the town when all its areas have figures, every area above is made
up of some of them, and no total that was supplied says otherwise. Shares and averages are never added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.averages import adds_up
from planner.domain.breaks import stood
from planner.domain.figures import Area, Indicator, State, Variable
from planner.domain.indicators import variables_of
from planner.domain.plan import Plan
from planner.domain.town import town_of

Place = tuple[str, str]
"""Area id and period."""
Observation = tuple[float | None, str]
Observed = dict[str, dict[Place, Observation]]
"""Variable id → place → value and state as they are stored; "nothing there" that counts as zero has the value 0."""

VALUE, NONE = str(State.VALUE), str(State.NONE)
ROUNDED = (10.0, 5.0)
FEWEST = 2


def town_sums(
    plan: Plan, defined: Mapping[str, Indicator], observed: Observed
) -> Iterator[tuple[Place, dict[str, Observation]]]:
    """The town's place in each period it was not supplied for, with the sums of the variables of its formula."""
    town = town_of(plan)
    if town is None:
        return
    levels: _Levels | None = None
    for period, indicator in defined.items():
        names = variables_of(indicator)
        wanted = [observed.get(name, {}) for name in names]
        if all((town.id, period) in found for found in wanted):
            continue
        if not all(map(adds_up, plan.some(Variable, names))):
            continue
        levels = levels or _Levels(plan, town)
        sums = levels.sums(wanted, period)
        if sums is not None:
            yield (town.id, period), dict(zip(names, sums, strict=True))


@dataclass(frozen=True, slots=True)
class _Level:
    """The areas of a level that are there at a time, and whether all areas above are made up of some of them."""

    areas: tuple[str, ...]
    is_whole: bool


class _Levels:
    """The levels below the town, the highest first."""

    def __init__(self, plan: Plan, town: Area) -> None:
        self._town = town.id
        self._parent = {area.id: area.parent for area in plan.all(Area)}
        self._areas: dict[int, list[Area]] = defaultdict(list)
        for area in sorted(plan.all(Area), key=lambda area: area.level):
            if area.level > 0:
                self._areas[area.level].append(area)
        self._is_dated = any(area.valid_from or area.valid_until for area in plan.all(Area))
        self._at: dict[str, tuple[_Level, ...]] = {}
        self._told: dict[tuple[str, ...], bool | None] = {}

    def sums(self, wanted: Sequence[Mapping[Place, Observation]], period: str) -> list[Observation] | None:
        """The sums over the highest level that covers the town, None where none does."""
        for level in self._standing(period):
            if len(level.areas) < FEWEST:
                continue
            cells = [[found.get((area, period)) for area in level.areas] for found in wanted]
            if all(cell is not None and cell[0] is not None for row in cells for cell in row):
                told = self._supplied(wanted, level.areas)
                if told or (told is None and level.is_whole):
                    return [_added(filter(None, row)) for row in cells]
        return None

    def _standing(self, period: str) -> tuple[_Level, ...]:
        key = period if self._is_dated else ""
        found = self._at.get(key)
        if found is None:
            found = self._at[key] = tuple(self._levels_at(period))
        return found

    def _levels_at(self, period: str) -> Iterator[_Level]:
        above: list[str] = []
        for areas in self._areas.values():
            here = tuple(area.id for area in areas if stood(area, period))
            covered = {upper for area in here for upper in self._above(area)}
            yield _Level(here, covered.issuperset(above))
            above += here

    def _above(self, area: str) -> Iterator[str]:
        seen = {area}
        parent = self._parent.get(area)
        while parent is not None and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self._parent.get(parent)

    def _supplied(self, wanted: Sequence[Mapping[Place, Observation]], areas: tuple[str, ...]) -> bool | None:
        """Whether totals that were supplied are the sums of these areas; None where there is none to compare."""
        if areas not in self._told:
            found = [
                is_sum
                for cells in wanted
                for (area, period), (total, _state) in cells.items()
                if area == self._town and total is not None
                and (is_sum := _is_sum(total, [cells.get((one, period)) for one in areas])) is not None
            ]  # fmt: skip
            self._told[areas] = all(found) if found else None
        return self._told[areas]


def _is_sum(total: float, cells: Sequence[Observation | None]) -> bool | None:
    """Whether values are the parts of a total, as exactly as they are rounded; None where one is lacking."""
    values = [cell[0] for cell in cells if cell is not None and cell[0] is not None]
    if len(values) < len(cells):
        return None
    step = next((step for step in ROUNDED if all(value % step == 0 for value in (total, *values))), 1.0)
    return abs(sum(values) - total) <= step * (len(values) + 1) / 2


def _added(cells: Iterable[Observation]) -> Observation:
    values, states = zip(*cells, strict=True)
    return sum(values), NONE if set(states) == {NONE} else VALUE
