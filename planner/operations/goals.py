"""Goals: their place in the tree, and the targets they are measured by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.figures import Indicator
from planner.domain.goals import Goal, Target
from planner.domain.record import N_, new_like
from planner.operations.operation import Operation, StepLabel
from planner.operations.structure import check_goal, renumber, tree_order
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class MoveGoal(Operation):
    """A goal is hung under another one (`parent` None: to the top), at a place among its siblings counted from 1.

    Without a place it comes last. The goals of the cycle are numbered anew by their place in the tree.
    """

    goal: str
    parent: str | None
    place: int | None = None

    def label(self) -> StepLabel:
        """Name the goal."""
        return StepLabel(N_("Move goal “{record}”"), {"record": self.goal})

    def apply(self, work: Work) -> None:
        """Write parent, order and numbers; raises BadInput for a loop or a wrong order of levels."""
        goal = new_like(work.get(Goal, self.goal), parent=self.parent)
        if self.parent is not None:
            work.get(Goal, self.parent)
        siblings = tree_order(
            peer
            for peer in work.plan.pointing(Goal, "cycle", goal.cycle)
            if peer.parent == self.parent and peer.id != goal.id
        )
        place = len(siblings) if self.place is None else min(max(self.place - 1, 0), len(siblings))
        siblings.insert(place, goal)
        for rank, peer in enumerate(siblings, start=1):
            work.put(new_like(peer, rank=rank))
        check_goal(work.plan, goal)
        renumber(work, goal.cycle)


@dataclass(frozen=True, slots=True)
class SetTarget(Operation):
    """How a goal would be noticed: the one target it has for an indicator and an area."""

    goal: str
    indicator: str
    area: str | None = None
    baseline: float | None = None
    baseline_period: str = ""
    value: float | None = None
    due: date | None = None

    def label(self) -> StepLabel:
        """Name the goal."""
        return StepLabel(N_("Set a target for “{record}”"), {"record": self.goal})

    def apply(self, work: Work) -> None:
        """Write the target, in place of the one for the same indicator and area."""
        goal = work.get(Goal, self.goal)
        indicator = work.get(Indicator, self.indicator)
        targets = work.plan.pointing(Target, "goal", goal.id)
        old = next((one for one in targets if (one.indicator, one.area) == (indicator.id, self.area)), None)
        if old is None:
            old = Target(id=work.new_id(), cycle=goal.cycle, goal=goal.id, indicator=indicator.id, area=self.area)
        work.put(
            new_like(
                old,
                baseline=self.baseline,
                baseline_period=self.baseline_period,
                value=self.value,
                due=self.due,
            )
        )
