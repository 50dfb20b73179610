"""Branches: a goal or an area together with everything beneath it. What hangs beneath is no part of a record, so the
plain removal and duplicate leave it where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.errors import Refused
from planner.domain.figures import Area
from planner.domain.goals import Goal
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, new_like
from planner.operations.copying import put_copies
from planner.operations.operation import Operation, StepLabel
from planner.operations.removal import belongings, remove_whole
from planner.operations.structure import check_area, completed, renumber, tree_order
from planner.storage.work import Work

Branching = Goal | Area
KINDS: dict[str, type[Goal | Area]] = {Goal.kind: Goal, Area.kind: Area}


@dataclass(frozen=True, slots=True)
class MoveArea(Operation):
    """An area belongs to another one from now on (`parent` None: to none), with everything beneath it."""

    area: str
    parent: str | None

    def label(self) -> StepLabel:
        """Name the area."""
        return StepLabel(N_("Move area “{record}”"), {"record": self.area})

    def apply(self, work: Work) -> None:
        """Write the parent; raises BadInput for a loop or where the level is not below."""
        area = new_like(work.get(Area, self.area), parent=self.parent)
        if self.parent is not None:
            work.get(Area, self.parent)
        work.put(area)
        check_area(work.plan, area)


@dataclass(frozen=True, slots=True)
class RemoveBranch(Operation):
    """A goal or an area goes: with everything beneath it, or alone, and what lay beneath takes its place."""

    kind: str
    id: str
    whole: bool = True

    def label(self) -> StepLabel:
        """Name the record, and whether what lies beneath goes too."""
        if self.whole:
            return StepLabel(N_("Remove {kind} “{record}” and all beneath"), {"kind": self.kind, "record": self.id})
        return StepLabel(N_("Remove {kind} “{record}”"), {"kind": self.kind, "record": self.id})

    def apply(self, work: Work) -> None:
        """Remove from below upwards; raises StillReferred naming what stands in the way."""
        record = work.get(_cls(self.kind), self.id)
        if self.whole:
            for one in reversed(branch(work.plan, record)):
                remove_whole(work, one)
        else:
            _lift(work, record)
            remove_whole(work, record)
        if isinstance(record, Goal):
            renumber(work, record.cycle)


@dataclass(frozen=True, slots=True)
class DuplicateBranch(Operation):
    """A copy of a goal or an area with everything beneath it, beside the original."""

    kind: str
    id: str

    def label(self) -> StepLabel:
        """Name the record copied."""
        return StepLabel(N_("Duplicate {kind} “{record}” and all beneath"), {"kind": self.kind, "record": self.id})

    def apply(self, work: Work) -> None:
        """Write the copies; they hang together as the originals do, the topmost comes last among its siblings."""
        record = work.get(_cls(self.kind), self.id)
        records: dict[str, Record] = {}
        for one in branch(work.plan, record):
            records.update(belongings(work.plan, one))
        place = {"parent": record.parent, **({"cycle": record.cycle} if isinstance(record, Goal) else {})}
        fresh = {name: value for name, value in completed(work.plan, type(record), place).items() if name == "rank"}

        def changes(original: Record) -> Mapping[str, Any]:
            return fresh if original is record else {}

        put_copies(work, records.values(), changes=changes)
        if isinstance(record, Goal):
            renumber(work, record.cycle)


def branch(plan: Plan, record: Branching) -> tuple[Branching, ...]:
    """The record and everything beneath it, upper ones first."""
    found: dict[str, Branching] = {record.id: record}
    waiting = [record]
    while waiting:
        for child in plan.pointing(type(record), "parent", waiting.pop(0).id):
            if child.id not in found:
                found[child.id] = child
                waiting.append(child)
    return tuple(found.values())


def _cls(kind: str) -> type[Branching]:
    if kind not in KINDS:
        raise Refused(N_("Only goals and areas lie beneath one another."))
    return KINDS[kind]


def _lift(work: Work, record: Branching) -> None:
    """What lay beneath a record takes its place among its siblings."""
    children = work.plan.pointing(type(record), "parent", record.id)
    if not isinstance(record, Goal):
        for area in children:
            work.put(new_like(area, parent=record.parent))
        return
    siblings = tree_order(
        peer for peer in work.plan.pointing(Goal, "cycle", record.cycle) if peer.parent == record.parent
    )
    place = siblings.index(record)
    siblings[place : place + 1] = [
        new_like(child, parent=record.parent) for child in tree_order(one for one in children if isinstance(one, Goal))
    ]
    for rank, goal in enumerate(siblings, start=1):
        work.put(new_like(goal, rank=rank))
