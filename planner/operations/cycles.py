"""From one round of the circle to the next: closing a cycle, seeding the next one, opening a closed one again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from planner.domain.analysis import Need
from planner.domain.errors import BadInput, Refused
from planner.domain.frame import Cycle, CycleState
from planner.domain.goals import Goal, Target, Vision
from planner.domain.measures import BudgetLine, Measure, Milestone
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, new_like
from planner.domain.review import Carried, CarryOver
from planner.operations.copying import put_copies
from planner.operations.frame import put_bookmark
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class Carry:
    """What becomes of one item (a vision, need, goal or measure) of the old cycle, and why."""

    item: str
    choice: Carried
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseCycle(Operation):
    """A cycle is over: nothing of it can be changed any more. The bookmark names its last state."""

    cycle: str
    bookmark: str

    def label(self) -> StepLabel:
        """Name the cycle."""
        return StepLabel(N_("Close {record}"), {"record": self.cycle})

    def apply(self, work: Work) -> None:
        """Write the state and the bookmark; raises Refused when it is closed already."""
        close(work, work.get(Cycle, self.cycle), self.bookmark)


@dataclass(frozen=True, slots=True)
class ReopenCycle(Operation):
    """A closed cycle can be changed again."""

    reopens: ClassVar[bool] = True

    cycle: str

    def label(self) -> StepLabel:
        """Name the cycle."""
        return StepLabel(N_("Reopen {record}"), {"record": self.cycle})

    def apply(self, work: Work) -> None:
        """Write the state; raises Refused when the cycle is under way."""
        cycle = work.get(Cycle, self.cycle)
        if cycle.state is CycleState.OPEN:
            raise Refused(N_("Cycle {number} is under way already."), number=cycle.number)
        work.put(new_like(cycle, state=CycleState.OPEN))


@dataclass(frozen=True, slots=True)
class NextCycle(Operation):
    """The next cycle begins with what is carried over from the last one, which is closed under a bookmark.

    Chosen items are copied under new ids: goals with their targets, measures with milestones not reached and budget
    lines from the year of `starts` on. What has no choice is dropped. Each item leaves a CarryOver.
    """

    starts: date
    until: date | None
    choices: tuple[Carry, ...]
    bookmark: str

    def label(self) -> StepLabel:
        """The same for every cycle."""
        return StepLabel(N_("Begin the next cycle"))

    def apply(self, work: Work) -> None:
        """Write the new cycle, the copies and what became of each item; raises BadInput for choices that do not fit."""
        plan = work.plan
        old = plan.cycles[-1]
        items = carried_items(plan, old)
        choices = {carry.item: carry for carry in self.choices}
        if not choices.keys() <= items.keys():
            raise BadInput(N_("Only visions, needs, goals and measures of the last cycle can be carried over."))
        if self.until is not None and self.until < self.starts:
            raise BadInput(N_("The cycle ends before it begins."))
        fresh = Cycle(id=work.new_id(), number=old.number + 1, starts=self.starts, until=self.until, predecessor=old.id)
        work.put(fresh)
        copies = self._copy(work, items, choices, fresh)
        for item in items.values():
            carry = choices.get(item.id, Carry(item.id, Carried.DROPPED))
            work.put(
                CarryOver(
                    id=work.new_id(),
                    cycle=fresh.id,
                    item_kind=item.kind,
                    item=item.id,
                    copy=copies.get(item.id),
                    choice=carry.choice,
                    reason=carry.reason,
                )
            )
        if old.state is CycleState.OPEN:
            close(work, old, self.bookmark)

    def _copy(
        self, work: Work, items: Mapping[str, Record], choices: Mapping[str, Carry], fresh: Cycle
    ) -> dict[str, str]:
        kept = [items[carry.item] for carry in choices.values() if carry.choice is not Carried.DROPPED]
        left = items.keys() - {record.id for record in kept}

        def changes(original: Record) -> Mapping[str, Any]:
            if isinstance(original, Milestone | BudgetLine):
                return {}
            found: dict[str, Any] = {"cycle": fresh.id, "origin": original.id}
            carry = choices.get(original.id)
            if carry is not None and carry.choice is Carried.CHANGED and hasattr(original, "resolution"):
                # what was changed is not what the body adopted
                found["resolution"] = None
            return found

        with_parts = [part for record in kept for part in (record, *_parts(work.plan, record, self.starts.year))]
        return put_copies(work, with_parts, left_behind=left, changes=changes)


def carried_items(plan: Plan, cycle: Cycle) -> dict[str, Record]:
    """What a next cycle decides about, by id: the newest vision, then needs, goals and measures of `cycle`."""
    visions = sorted(plan.of_cycle(Vision, cycle), key=lambda vision: vision.version)[-1:]
    found: list[Record] = [*visions, *plan.of_cycle(Need, cycle), *plan.of_cycle(Goal, cycle)]
    return {record.id: record for record in (*found, *plan.of_cycle(Measure, cycle))}


def close(work: Work, cycle: Cycle, bookmark: str) -> None:
    """Close a cycle and set the bookmark on the step being written; raises Refused when it is closed already."""
    if cycle.state is CycleState.CLOSED:
        raise Refused(N_("Cycle {number} is closed already."), number=cycle.number)
    work.put(new_like(cycle, state=CycleState.CLOSED))
    put_bookmark(work, bookmark, cycle)


def _parts(plan: Plan, record: Record, first_year: int) -> Iterator[Record]:
    if isinstance(record, Goal):
        yield from plan.pointing(Target, "goal", record.id)
    elif isinstance(record, Measure):
        milestones = plan.pointing(Milestone, "measure", record.id)
        yield from (milestone for milestone in milestones if milestone.done is None)
        lines = plan.pointing(BudgetLine, "measure", record.id)
        yield from (line for line in lines if line.year >= first_year)
