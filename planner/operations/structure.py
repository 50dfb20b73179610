"""What must hold between records whatever operation writes them, and what a new record gets by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from planner.domain.errors import BadInput, Refused
from planner.domain.figures import Area
from planner.domain.frame import Cycle, Municipality
from planner.domain.goals import Goal, GoalLevel
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, fields_of, new_like
from planner.domain.social_index import IndexPart
from planner.operations.rulers import check_part
from planner.storage.work import Work

R = TypeVar("R", bound=Record)

DEPTH = {GoalLevel.GUIDING: 0, GoalLevel.INTERMEDIATE: 1, GoalLevel.ACTION: 2}
OWN_WAY: tuple[type[Record], ...] = (Municipality, Cycle)


def make(cls: type[R], id_: str, values: Mapping[str, Any]) -> R:
    """A record of a kind known only when the program runs; TypeError for a field it does not have."""
    maker: Callable[..., R] = cls
    return maker(id=id_, **values)


def completed(plan: Plan, cls: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the current cycle and the next place in the order where the kind has them and none is given."""
    whole = dict(values)
    names = {spec.name for spec in fields_of(cls)}
    if "cycle" in names and "cycle" not in whole and cls.kind != "bookmark":
        whole["cycle"] = plan.cycle.id
    if "rank" in names and "rank" not in whole:
        whole["rank"] = 1 + max((peer.rank for peer in _peers(plan, cls, whole)), default=0)  # type: ignore[attr-defined]
    if cls is Goal and not whole.get("number"):
        whole["number"] = _next_number(plan, whole)
    return whole


def refuse_own_way(cls: type[Record]) -> None:
    """Raise Refused for kinds that come and go by operations of their own (the municipality and its cycles)."""
    if cls in OWN_WAY:
        raise Refused(N_("A municipality or a cycle cannot be added or removed like other entries."))


def refuse_incomplete(cls: type[Record], values: Mapping[str, Any]) -> None:
    """Raise BadInput for the first field a record of a kind must have and is not given (a meeting its body)."""
    for spec in fields_of(cls):
        if spec.default is None and not spec.optional and not spec.many and spec.name not in values:
            raise BadInput(N_("“{field}” is missing."), field=spec.label)


def check_structure(plan: Plan, record: Record) -> None:
    """Raise BadInput when trees would loop or the order of goal levels would break; `plan` holds the record already."""
    if isinstance(record, Goal):
        check_goal(plan, record)
    elif isinstance(record, Area):
        check_area(plan, record)
    elif isinstance(record, IndexPart):
        check_part(plan, record)


def check_goal(plan: Plan, goal: Goal) -> None:
    """A goal lies under a goal of a higher level of its own cycle, and never under itself."""
    refuse_loop(plan, goal)
    parent = plan.get(Goal, goal.parent)
    if parent is not None and parent.cycle != goal.cycle:
        raise BadInput(N_("A goal can only be part of a goal of the same cycle."))
    pairs = [(child, goal) for child in plan.pointing(Goal, "parent", goal.id)]
    if parent is not None:
        pairs.append((goal, parent))
    for lower, upper in pairs:
        if DEPTH[lower.level] <= DEPTH[upper.level]:
            raise BadInput(
                N_("“{lower}” cannot be part of “{upper}”: only a goal of a lower level can."),
                lower=lower.name,
                upper=upper.name,
            )


def check_area(plan: Plan, area: Area) -> None:
    """An area lies in an area of a higher level, and never in itself."""
    refuse_loop(plan, area)
    parent = plan.get(Area, area.parent)
    if parent is not None and area.level <= parent.level:
        raise BadInput(
            N_("“{lower}” cannot belong to “{upper}”: its level is not below."), lower=area.name, upper=parent.name
        )


def refuse_loop(plan: Plan, record: Goal | Area) -> None:
    """Raise BadInput when following `parent` leads back to the record."""
    seen = {record.id}
    parent = record.parent
    while parent is not None:
        if parent in seen:
            raise BadInput(N_("“{name}” cannot be part of itself."), name=record.name)
        seen.add(parent)
        above = plan.get(type(record), parent)
        parent = None if above is None else above.parent


def tree_order(goals: Iterable[Goal]) -> list[Goal]:
    """Goals as siblings are shown: by their order, then by number."""
    return sorted(goals, key=lambda goal: (goal.rank, goal.number, goal.id))


def renumber(work: Work, cycle: str) -> None:
    """Number the goals of a cycle by their place in the tree (1, 1.1, 1.1.2), roots and siblings in their order."""
    goals = work.plan.pointing(Goal, "cycle", cycle)
    children: dict[str | None, list[Goal]] = {}
    for goal in goals:
        children.setdefault(goal.parent, []).append(goal)
    waiting: list[tuple[str, str | None]] = [("", None)]
    while waiting:
        prefix, parent = waiting.pop()
        for place, goal in enumerate(tree_order(children.get(parent, [])), start=1):
            number = f"{prefix}{place}"
            if (goal.number, goal.rank) != (number, place):
                work.put(new_like(goal, number=number, rank=place))
            waiting.append((f"{number}.", goal.id))


def _peers(plan: Plan, cls: type[Record], values: Mapping[str, Any]) -> Iterable[Record]:
    if cls is not Goal:
        return plan.all(cls)
    return _siblings(plan, values)


def _siblings(plan: Plan, values: Mapping[str, Any]) -> list[Goal]:
    goals = plan.pointing(Goal, "cycle", values["cycle"])
    return [goal for goal in goals if goal.parent == values.get("parent")]


def _next_number(plan: Plan, values: Mapping[str, Any]) -> str:
    parent = plan.get(Goal, values.get("parent"))
    taken = {goal.number for goal in plan.pointing(Goal, "cycle", values["cycle"])}
    prefix = f"{parent.number}." if parent is not None and parent.number else ""
    place = 1
    while f"{prefix}{place}" in taken:
        place += 1
    return f"{prefix}{place}"
