"""The goal tree as listings: one for each level, the same tree opened down to it, new goals of that level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.lights import MeasureShape
from planner.domain.record import N_
from planner.operations.goals import MoveGoal
from planner.operations.structure import DEPTH, tree_order
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.pages.goals import measuring

NEXT = {None: GoalLevel.GUIDING, GoalLevel.GUIDING: GoalLevel.INTERMEDIATE, GoalLevel.INTERMEDIATE: GoalLevel.ACTION}
"""The level beneath a level; None is the top."""


def tops(desk: Desk) -> Sequence[Goal]:
    """The goals of the present cycle that hang under none."""
    plan = desk.bridge.plan
    goals = plan.of_cycle(Goal, plan.cycle)
    return tree_order(goal for goal in goals if plan.get(Goal, goal.parent) is None)


def beneath(desk: Desk, goal: Goal) -> Sequence[Goal]:
    """The goals under a goal in their order."""
    return tree_order(desk.bridge.plan.pointing(Goal, "parent", goal.id))


def name_cell(_desk: Desk, goal: Goal) -> Cell:
    """Number and name, the weight saying the level."""
    guiding, intermediate = goal.level is GoalLevel.GUIDING, goal.level is GoalLevel.INTERMEDIATE
    return Cell(goal.name, goal.name, goal.number, number=goal.number, lit=guiding, strong=intermediate)


def _move(goal: Goal, parent: str | None, place: int) -> MoveGoal:
    return MoveGoal(goal.id, parent, place + 1)


def _under(_desk: Desk, parent: Any | None) -> Mapping[str, Any] | None:
    level = NEXT.get(parent.level if parent is not None else None)
    return None if level is None else {"level": level, "parent": parent.id if parent is not None else None}


def _without_indicator(desk: Desk, goal: Goal) -> bool:
    return goal.level is GoalLevel.ACTION and not desk.bridge.plan.pointing(Target, "goal", goal.id)


def _late(desk: Desk, goal: Goal) -> bool:
    worrying = (MeasureShape.LATE, MeasureShape.AT_RISK)
    return goal.level is GoalLevel.ACTION and measuring.goal_shape(desk, goal) in worrying


def _without_measure(desk: Desk, goal: Goal) -> bool:
    return goal.level is GoalLevel.ACTION and next(measuring.serving(desk.bridge.plan, goal.id), None) is None


COLUMNS = (
    field(Goal, "name", read=name_cell, stretch=True, fixed=True, leans_on=frozenset()),
    Column("indicator", N_("Key figure"), measuring.indicator_cell, leans_on=measuring.FIGURE_KINDS),
    Column("standing", N_("Implementation"), measuring.standing_cell, leans_on=measuring.WORK_KINDS),
)

CHIPS = (
    Chip("late", N_("late or at risk"), "status:at_risk", _late, leans_on=measuring.WORK_KINDS),
    Chip("unmeasured", N_("no indicator"), "status:unknown", _without_indicator, leans_on=frozenset({Target.kind})),
    Chip("unserved", N_("no measure"), "status:unknown", _without_measure, leans_on=measuring.WORK_KINDS),
)


def listing(level: GoalLevel) -> Listing:
    """The tree opened down to a level; a new goal is of that level."""

    def opens(_desk: Desk, goal: Goal) -> bool:
        return DEPTH[goal.level] < DEPTH[level]

    return Listing(
        Goal,
        COLUMNS,
        tops,
        chips=CHIPS,
        fresh=lambda _desk: {"level": level},
        children=beneath,
        move=_move,
        under=_under,
        opens=opens,
    )
