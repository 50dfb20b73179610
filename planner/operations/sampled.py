"""The counts and rates of a sample of places: enough to see what adds up among variables, and which rate is of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.domain.figures import Area, State
from planner.domain.plan import Plan
from planner.operations.series import DELIVERY, ReadFigures

Place = tuple[str, str]
"""Area and period."""
Columns = Mapping[str, Mapping[Place, float]]
"""Variable → place → value."""

FEW_AREAS = 40
"""So many of each level are looked at, spread over all of them."""


class Sample:
    """What is known of some variables without a subgroup, with the level of each area and who delivered what."""

    def __init__(self, plan: Plan, read: ReadFigures, names: Sequence[str]) -> None:
        by_level: dict[int, list[Area]] = defaultdict(list)
        for known in sorted(plan.all(Area), key=lambda one: (one.level, one.key, one.id)):
            by_level[known.level].append(known)
        self.levels = {area.id: area.level for level in by_level.values() for area in _spread(level)}
        self.columns: dict[str, dict[Place, float]] = defaultdict(dict)
        self.deliveries: dict[str, set[str]] = defaultdict(set)
        for row in read(names, list(self.levels)):
            name, area, period, group, value, state = row[:6]
            if group == "" and state == State.VALUE and value is not None:
                self.columns[name][area, period] = value
                self.deliveries[name].add(DELIVERY(row))

    def clusters(self, names: Iterable[str]) -> Iterator[tuple[list[str], list[Place]]]:
        """Variables that are known in the same places, with these places: by level, for each period those known in most."""
        known = [name for name in names if self.columns.get(name)]
        for level in sorted(set(self.levels.values())):
            yield from self._clusters(known, level)

    def _clusters(self, names: Sequence[str], level: int) -> Iterator[tuple[list[str], list[Place]]]:
        by_period: dict[str, set[Place]] = defaultdict(set)
        for name in names:
            for place in self.columns[name]:
                if self.levels[place[0]] == level:
                    by_period[place[1]].add(place)
        together: dict[tuple[str, ...], list[Place]] = {}
        for places in by_period.values():
            least = len(places) / 2
            there = tuple(name for name in names if sum(place in self.columns[name] for place in places) >= least)
            full = [place for place in sorted(places) if all(place in self.columns[name] for name in there)]
            if len(there) > 1 and full:
                together.setdefault(there, []).extend(full)
        yield from ((list(there), full) for there, full in together.items())


def _spread(areas: Sequence[Area]) -> Sequence[Area]:
    step = -(-len(areas) // FEW_AREAS)
    return areas[:: max(1, step)]
