"""Other ways to cut up a town: social areas beside districts, an old quarter beside the one it was merged into.

The plan knows one area above each area. A second cut is printed beside the first one all the same, and whoever has a
social area and all of its quarters but one has that one. What such an area is made of is found in its figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from planner.domain.figures import Area, State
from planner.domain.plan import Plan
from planner.operations.series import ReadFigures
from planner.statistics.evidence import SURE_BITS, Column, evidence

MOST_LINES = 400
FEW_VARIABLES = 8
"""By so many it is seen where areas overlap."""
MOST_ODD = 0.02
MOSTLY = 0.6
Line = tuple[str, str]
"""Variable and period."""
Known = Mapping[str, Mapping[Line, float]]
"""Area → variable and period → count."""
Cut = tuple[str, tuple[str, ...]]
"""An area and those it is made of."""


def cuts_of(plan: Plan, read: ReadFigures, variables: Sequence[str]) -> tuple[Cut, ...]:
    """The areas whose parts the tree of areas does not tell, with what they are made of."""
    areas = plan.all(Area)
    tops, parts = _apart(areas)
    candidates = {top.id: [one.id for one in parts if one.id != top.id] for top in tops}
    candidates |= _overfull(areas, _known(read, variables[:FEW_VARIABLES], None))
    wanted = {area for top, ids in candidates.items() for area in (top, *ids)}
    if not wanted:
        return ()
    known = _known(read, variables, sorted(wanted))
    found = ((top, _made_of(known.get(top, {}), ids, known)) for top, ids in candidates.items())
    return tuple(cut for cut in found if cut[1])


def _known(read: ReadFigures, variables: Sequence[str], areas: Sequence[str] | None) -> Known:
    known: dict[str, dict[Line, float]] = defaultdict(dict)
    for name, area, period, group, value, state, _delivery in read(variables, areas):
        if group == "" and state == State.VALUE and value is not None:
            known[area][name, period] = value
    return known


def _overfull(areas: Iterable[Area], known: Known) -> dict[str, list[str]]:
    """The areas that lie with others in one they exceed together, with these others: old ones and new ones."""
    within: dict[str, list[str]] = defaultdict(list)
    for area in areas:
        if area.parent is not None and area.id in known:
            within[area.parent].append(area.id)
    found: dict[str, list[str]] = {}
    for whole, parts in within.items():
        sums = {line: sum(known[part].get(line, 0.0) for part in parts) for line in known.get(whole, ())}
        over = sum(sums[line] > known[whole][line] * (1 + MOST_ODD) for line in sums)
        if sums and over >= MOSTLY * len(sums):
            found |= {part: [other for other in parts if other != part] for part in parts}
    return found


def _apart(areas: Sequence[Area]) -> tuple[list[Area], list[Area]]:
    """The areas whose parts the tree does not tell, and the finest ones of the tree."""
    above = {area.parent for area in areas}
    ends = sorted((one for one in areas if one.level and one.id not in above), key=lambda one: (one.level, one.key))
    finest = max((one.level for one in ends if one.parent is not None), default=0)
    parts = [one for one in ends if one.parent is not None and one.level == finest]
    if not parts:  # a flat list: none of it is a second cut of the rest
        parts = ends
        return [one for one in ends if one.valid_from or one.valid_until], parts
    tops = [one for one in ends if one.parent is None or one.level < finest or one.valid_from or one.valid_until]
    return tops, parts


def _made_of(whole: Mapping[Line, float], parts: Iterable[str], known: Known) -> tuple[str, ...]:
    lines = sorted((line for line, value in whole.items() if value), key=lambda line: (-whole[line], line))[:MOST_LINES]
    names = [one for one in parts if all(line in known.get(one, ()) for line in lines)]
    wanted = [whole[line] for line in lines]
    if len(names) < 2 or evidence(wanted) < SURE_BITS + len(names):
        return ()
    from planner.statistics.dependences import dependences, summing_up

    columns: list[Column] = [[known[one][line] for line in lines] for one in names]
    if len(lines) > len(names) + 1:
        for found in dependences([*columns, wanted]):
            if found.one == (len(names),):
                return tuple(names[at] for at in found.other)
        return ()
    return tuple(names[at] for at in summing_up(wanted, columns))
