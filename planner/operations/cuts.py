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
from planner.statistics.dependences import SURE_BITS, Column, dependences, evidence, summing_up

MOST_LINES = 400
Line = tuple[str, str]
"""Variable and period."""
Cut = tuple[str, tuple[str, ...]]
"""An area and those it is made of."""


def cuts_of(plan: Plan, read: ReadFigures, variables: Sequence[str]) -> tuple[Cut, ...]:
    """The areas that are no part of the plan's own tree downwards, with what they are made of."""
    tops, parts = _apart(plan.all(Area))
    if not tops or len(parts) < 2:
        return ()
    known: dict[str, dict[Line, float]] = defaultdict(dict)
    for name, area, period, group, value, state, _delivery in read(variables, [one.id for one in (*tops, *parts)]):
        if group == "" and state == State.VALUE and value is not None:
            known[area][name, period] = value
    found = ((top.id, _made_of(known.get(top.id, {}), [one.id for one in parts], known)) for top in tops)
    return tuple(cut for cut in found if cut[1])


def _apart(areas: Sequence[Area]) -> tuple[list[Area], list[Area]]:
    """The areas nothing is known to be in though there are finer ones or others before and after, and the finest."""
    above = {area.parent for area in areas}
    finest = max((area.level for area in areas), default=0)
    ends = sorted((one for one in areas if one.level and one.id not in above), key=lambda one: (one.level, one.key))
    tops = [one for one in ends if one.level < finest or one.parent is None or one.valid_from or one.valid_until]
    if len(tops) == len(ends):  # a flat list: none of it is a second cut
        tops = [one for one in tops if one.valid_from or one.valid_until]
    return tops, [one for one in ends if one.level == finest]


def _made_of(
    whole: Mapping[Line, float], parts: Iterable[str], known: Mapping[str, Mapping[Line, float]]
) -> tuple[str, ...]:
    lines = sorted((line for line, value in whole.items() if value), key=lambda line: (-whole[line], line))[:MOST_LINES]
    names = [one for one in parts if known.get(one) is not whole and all(line in known.get(one, ()) for line in lines)]
    wanted = [whole[line] for line in lines]
    if len(names) < 2 or evidence(wanted) < SURE_BITS + len(names):
        return ()
    columns: list[Column] = [[known[one][line] for line in lines] for one in names]
    if len(lines) > len(names) + 1:
        for found in dependences([*columns, wanted]):
            if found.one == (len(names),):
                return tuple(names[at] for at in found.other)
        return ()
    return tuple(names[at] for at in summing_up(wanted, columns))
