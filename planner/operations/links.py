"""What hangs together among counts: formulas that share variables, bases that contain counts, totals found in numbers.

Figures of one page are printed beside those of another. So nothing is protected by itself: all counts that can be added
or subtracted into each other are one table, whatever indicator or page asks for them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.domain.figures import Area, Indicator, State, Variable
from planner.domain.indicators import definitions
from planner.domain.plan import Plan
from planner.operations.series import ReadFigures
from planner.statistics.relations import Families
from planner.statistics.tilings import tilings

JOIN: Final = "+"
COARSE: Final = 1
"""Areas of this level and above are looked at to find out which counts add up: they are few, and complete."""
FEW_AREAS: Final = 40
LEAST_SHARE: Final = 0.6
"""Bands whose bounds fit make up the wider one when they do in this share of the places."""
LEAST_PROOF: Final = 60.0
"""Totals below this, added up over all places, prove nothing: small numbers agree by chance."""

Node = str
"""The id of a variable, or the ids of several joined: their sum, as formulas use it."""
Place = tuple[str, str]


@dataclass
class Links:
    """Nodes with their variables, the sums among them, and which base contains which count."""

    variables: dict[Node, tuple[str, ...]] = field(default_factory=dict)
    sums: dict[Node, list[tuple[Node, ...]]] = field(default_factory=lambda: defaultdict(list))
    bases: dict[Node, dict[Node, None]] = field(default_factory=lambda: defaultdict(dict))
    contents: dict[Node, dict[Node, None]] = field(default_factory=lambda: defaultdict(dict))
    indicators: dict[Node, list[Indicator]] = field(default_factory=lambda: defaultdict(list))
    _together: dict[Node, frozenset[Node]] = field(default_factory=dict)

    def together(self, node: Node) -> frozenset[Node]:
        """All nodes that can be added or subtracted into each other, this one included."""
        return self._together.get(node, frozenset((node,)))

    @staticmethod
    def name_of(variables: Iterable[str]) -> Node:
        """What the node of a sum of variables is called."""
        return JOIN.join(sorted(set(variables)))

    def node_of(self, variables: Iterable[str]) -> Node:
        """The node of a sum of variables, entered where it is new."""
        names = tuple(sorted(set(variables)))
        node = self.name_of(names)
        if node not in self.variables:
            self.variables[node] = names
            if len(names) > 1:
                for name in names:
                    self.node_of((name,))
                self.sums[node].append(names)
        return node

    def join(self) -> None:
        """Gather what hangs together; call once all nodes and sums are entered."""
        groups: dict[Node, set[Node]] = {node: {node} for node in self.variables}
        for total, families in self.sums.items():
            for node in (part for family in families for part in family):
                one, other = groups[total], groups[node]
                if one is not other:
                    one |= other
                    for member in other:
                        groups[member] = one
        frozen = {id(group): frozenset(group) for group in groups.values()}
        self._together = {node: frozen[id(group)] for node, group in groups.items()}


def links_of(plan: Plan, read: ReadFigures) -> Links:
    """The links of a plan: formulas of all versions, and totals found in the figures of the town and its districts."""
    links = Links()
    counted = {one.id: one for one in plan.all(Variable) if one.count}
    for name in counted:
        links.node_of((name,))
    for indicator in plan.all(Indicator):
        for version in definitions(plan, indicator):
            sides = [side if side and all(name in counted for name in side) else () for side in _sides(version)]
            top, base = (links.node_of(side) if side else "" for side in sides)
            if top:
                links.indicators[top].append(indicator)
            if top and base and top != base:
                links.bases[top][base] = None
                links.contents[base][top] = None
    for total, parts in _found_sums(list(counted.values()), _coarse(plan, read, list(counted))):
        links.sums[total].append(parts)
    links.join()
    return links


def _sides(version: Indicator) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return version.numerator, version.denominator


def _coarse(plan: Plan, read: ReadFigures, names: Sequence[str]) -> dict[str, dict[Place, float]]:
    """Variable → (area, period) → count, for the town and its districts."""
    areas = [one.id for one in sorted(plan.all(Area), key=lambda one: (one.level, one.id))]
    high = [one.id for one in plan.all(Area) if one.level <= COARSE]
    found: dict[str, dict[Place, float]] = defaultdict(dict)
    for name, area, period, group, value, state, _delivery in read(names, (high or areas)[:FEW_AREAS]):
        if group == "" and state == State.VALUE and value is not None:
            found[name][area, period] = value
    return found


def _found_sums(
    variables: Sequence[Variable], columns: Mapping[str, Mapping[Place, float]]
) -> list[tuple[Node, tuple[Node, ...]]]:
    """Totals and their parts among the variables, as the numbers say; names of age bands only propose."""
    known = [one for one in sorted(variables, key=_natural) if columns.get(one.id)]
    found: dict[tuple[Node, tuple[Node, ...]], None] = {}
    for names, places in _clusters([one.id for one in known], columns):
        families = Families([[columns[name][place] for place in places] for name in names])
        for at, total in enumerate(names):
            if sum(abs(columns[total][place]) for place in places) >= LEAST_PROOF:
                for family in families.of(at):
                    found[total, tuple(names[part] for part in family)] = None
    for whole, bands in tilings([f"{one.name} {one.code}" for one in known]):
        total, parts = known[whole].id, tuple(known[band].id for band in bands)
        if _mostly_adds_up(total, parts, columns):
            found[total, parts] = None
    found |= dict.fromkeys(_subsets(known, columns, list(found)))
    return list(found)


def _subsets(
    known: Sequence[Variable],
    columns: Mapping[str, Mapping[Place, float]],
    found: Iterable[tuple[Node, tuple[Node, ...]]],
) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Variables that are asked for once with and once without a restriction, as their names say: “A”, “A of age”."""
    within = {(total, part) for total, parts in found for part in parts}
    named = [(" ".join(one.name.casefold().split()), one.id) for one in known]
    for whole, total in named:
        for name, part in named:
            if name.startswith(f"{whole} ") and (total, part) not in within:
                places = columns[part].keys() & columns[total].keys()
                if places and all(columns[part][place] <= columns[total][place] for place in places):
                    yield total, (part,)


def _clusters(
    names: Sequence[str], columns: Mapping[str, Mapping[Place, float]]
) -> list[tuple[list[str], list[Place]]]:
    """Variables that are known in the same places, with these places: for each period those known in most of them."""
    by_period: dict[str, set[Place]] = defaultdict(set)
    for name in names:
        for place in columns[name]:
            by_period[place[1]].add(place)
    together: dict[tuple[str, ...], list[Place]] = {}
    for places in by_period.values():
        least = len(places) / 2
        there = tuple(name for name in names if sum(place in columns[name] for place in places) >= least)
        full = [place for place in sorted(places) if all(place in columns[name] for name in there)]
        if len(there) > 2 and full:
            together.setdefault(there, []).extend(full)
    return [(list(there), full) for there, full in together.items()]


def _mostly_adds_up(total: str, parts: Sequence[str], columns: Mapping[str, Mapping[Place, float]]) -> bool:
    places = [place for place in columns[total] if all(place in columns[part] for part in parts)]
    hits = sum(columns[total][place] == sum(columns[part][place] for part in parts) for place in places)
    return bool(places) and hits >= LEAST_SHARE * len(places)


def _natural(variable: Variable) -> list[tuple[int, str]]:
    """By the numbers in the code as numbers, so that neighbouring age bands are neighbours."""
    words = re.split(r"(\d+)", variable.code)
    return [(int(word), "") if word.isdecimal() else (-1, word) for word in words]
