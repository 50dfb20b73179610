"""Measures: their money and their milestones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.domain.errors import BadInput
from planner.domain.measures import BudgetLine, Measure, Milestone, MoneyKind
from planner.domain.record import N_, new_like
from planner.domain.values import money
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class Money:
    """What is planned, and if known what was spent or came in, in a year for a purpose or from a funder; in euros."""

    year: int
    sort: MoneyKind
    planned: Decimal
    actual: Decimal | None = None
    name: str = ""
    funder: str | None = None


@dataclass(frozen=True, slots=True)
class PlanBudget(Operation):
    """Lines of a measure's budget: each replaces the line of the same year, kind, purpose and funder, or is new."""

    measure: str
    lines: tuple[Money, ...]

    def label(self) -> StepLabel:
        """Name the measure."""
        return StepLabel(N_("Plan the budget of “{record}”"), {"record": self.measure})

    def apply(self, work: Work) -> None:
        """Write the lines; raises BadInput for amounts that are not numbers or out of bounds."""
        measure = work.get(Measure, self.measure)
        old = {_key(line): line for line in work.plan.pointing(BudgetLine, "measure", measure.id)}
        for line in self.lines:
            if not line.planned.is_finite() or (line.actual is not None and not line.actual.is_finite()):
                raise BadInput(N_("“{field}” is not a number."), field=N_("Planned"))
            known = old.get(_key(line)) or BudgetLine(
                id=work.new_id(),
                measure=measure.id,
                year=line.year,
                sort=line.sort,
                name=line.name,
                funder=line.funder,
            )
            actual = known.actual if line.actual is None else money(line.actual)
            old[_key(line)] = work.put(new_like(known, planned=money(line.planned), actual=actual))


@dataclass(frozen=True, slots=True)
class ReachMilestone(Operation):
    """A milestone is reached, today unless another day is given."""

    milestone: str
    day: date | None = None

    def label(self) -> StepLabel:
        """Name the milestone."""
        return StepLabel(N_("Reach milestone “{record}”"), {"record": self.milestone})

    def apply(self, work: Work) -> None:
        """Write the day; raises BadInput for a day that is still to come."""
        day = self.day or work.today()
        if day > work.today():
            raise BadInput(N_("A milestone cannot be reached on a day that is still to come."))
        work.put(new_like(work.get(Milestone, self.milestone), done=day))


def _key(line: Money | BudgetLine) -> tuple[int, MoneyKind, str, str | None]:
    return line.year, line.sort, line.name, line.funder
