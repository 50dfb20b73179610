"""Priorities of needs: points by criterion, the usual criteria, and the priorities that follow from the points."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.analysis import Need, Score
from planner.domain.catalogues import Criterion
from planner.domain.errors import Refused
from planner.domain.priorities import points_of, priority_of, weighed
from planner.domain.record import N_, new_like
from planner.domain.values import checked
from planner.operations.operation import Operation, StepLabel
from planner.operations.town import put_criteria
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class SetPoints(Operation):
    """How much a criterion speaks for a need, 0 to 3; None takes the points back."""

    need: str
    criterion: str
    points: int | None

    def label(self) -> StepLabel:
        """Name need and criterion."""
        return StepLabel(N_("Points for “{record}”: {criterion}"), {"record": self.need, "criterion": self.criterion})

    def apply(self, work: Work) -> None:
        """Write or remove the one entry there is; raises BadInput outside 0 to 3."""
        need, criterion = work.get(Need, self.need), work.get(Criterion, self.criterion)
        old = points_of(work.plan, need.id).get(criterion.id)
        if self.points is None:
            if old is not None:
                work.remove(old)
            return
        known = old or Score(id=work.new_id(), need=need.id, criterion=criterion.id, points=self.points)
        changed = new_like(known, points=self.points)
        checked(changed)
        work.put(changed)


@dataclass(frozen=True, slots=True)
class PrioritiseByPoints(Operation):
    """Every need of the present cycle with points for all criteria gets the priority its points stand for."""

    def label(self) -> StepLabel:
        """Always the same."""
        return StepLabel(N_("Set priorities by points"))

    def apply(self, work: Work) -> None:
        """Write the needs; Refused while no need has all its points."""
        plan = work.plan
        found = {need: weighed(plan, need) for need in plan.of_cycle(Need, plan.cycle)}
        ready = {need: one.value for need, one in found.items() if one.complete and one.value is not None}
        if not ready:
            raise Refused(N_("No need has points for every criterion yet."))
        for need, value in ready.items():
            work.put(new_like(need, priority=priority_of(value)))


@dataclass(frozen=True, slots=True)
class AddUsualCriteria(Operation):
    """The usual criteria that are missing, in the language of the plan."""

    def label(self) -> StepLabel:
        """Always the same."""
        return StepLabel(N_("Take the usual criteria"))

    def apply(self, work: Work) -> None:
        """Write them; nothing where all are there."""
        put_criteria(work, work.plan.municipality.language)
