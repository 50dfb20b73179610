"""From one round of the circle to the next: closing a cycle, seeding the next one, opening a closed one again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from planner.domain.carrying import carried_items, earmarks, parts_of
from planner.domain.errors import BadInput, Refused
from planner.domain.frame import Cycle, CycleState
from planner.domain.measures import BudgetLine, Milestone
from planner.domain.record import N_, Record, new_like
from planner.domain.review import Carried, CarryOver, Earmark
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
class ChooseForNext(Operation):
    """What shall become of some items of the present cycle in the next one; each choice replaces the one before."""

    choices: tuple[Carry, ...]

    def label(self) -> StepLabel:
        """Name the item when there is one."""
        if len(self.choices) == 1:
            return StepLabel(N_("Choose for the next cycle: “{record}”"), {"record": self.choices[0].item})
        return StepLabel(N_("Choose what goes into the next cycle"))

    def apply(self, work: Work) -> None:
        """Write the choices; raises BadInput for what cannot be carried over."""
        plan = work.plan
        cycle = plan.cycle
        items, known = carried_items(plan, cycle), earmarks(plan, cycle)
        for carry in self.choices:
            if carry.item not in items:
                raise BadInput(N_("Only visions, needs, goals and measures of the last cycle can be carried over."))
            old = known.get(carry.item) or Earmark(id=work.new_id(), cycle=cycle.id, item=carry.item)
            work.put(new_like(old, choice=carry.choice, reason=carry.reason))


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

        with_parts = [part for record in kept for part in (record, *parts_of(work.plan, record, self.starts.year))]
        return put_copies(work, with_parts, left_behind=left, changes=changes)


def close(work: Work, cycle: Cycle, bookmark: str) -> None:
    """Close a cycle and set the bookmark on the step being written; raises Refused when it is closed already."""
    if cycle.state is CycleState.CLOSED:
        raise Refused(N_("Cycle {number} is closed already."), number=cycle.number)
    work.put(new_like(cycle, state=CycleState.CLOSED))
    put_bookmark(work, bookmark, cycle)
