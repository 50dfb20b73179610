"""Goals in words: with their number, in the order of the tree, for lists to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.frame import Cycle
from planner.domain.goals import Goal
from planner.ui.desk import Desk
from planner.ui.pages.goals import goal_tree


def numbered(goal: Goal | None) -> str:
    """Number and name."""
    return " ".join(filter(None, (goal.number, goal.name))) if goal is not None else ""


def in_order(desk: Desk) -> list[Goal]:
    """All goals of the present cycle as the tree shows them."""
    return list(desk.bridge.plan.derived("goals in order", (Goal, Cycle), lambda _plan: _down_the_tree(desk)))


def _down_the_tree(desk: Desk) -> tuple[Goal, ...]:
    seen: set[str] = set()

    def down(goals: Sequence[Goal]) -> Iterator[Goal]:
        for goal in goals:
            if goal.id not in seen:
                seen.add(goal.id)
                yield goal
                yield from down(goal_tree.beneath(desk, goal))

    return tuple(down(goal_tree.tops(desk)))
