"""The four edits every kind of record knows: add, change, duplicate, remove. Fields come from the record's metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.domain.errors import Refused
from planner.domain.figures import Delivery
from planner.domain.frame import Cycle
from planner.domain.goals import Goal
from planner.domain.kinds import BY_NAME
from planner.domain.record import N_, Record, fields_of, new_like
from planner.domain.values import checked
from planner.operations.copying import put_copies
from planner.operations.operation import Operation, StepLabel
from planner.operations.removal import belongings, remove_whole
from planner.operations.rulers import follow_rulers
from planner.operations.structure import check_structure, completed, make, refuse_incomplete, refuse_own_way
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class Add(Operation):
    """A new record of a kind; the current cycle and the next place in the order are filled in where none is given.

    `id` is a fresh one of the session, so that the history can name what was added; without it one is drawn.
    """

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""

    def label(self) -> StepLabel:
        """Name the record where its id is known."""
        if self.id:
            return StepLabel(N_("Add {kind} “{record}”"), {"kind": self.kind, "record": self.id})
        return StepLabel(N_("Add {kind}"), {"kind": self.kind})

    def apply(self, work: Work) -> None:
        """Write the record; raises BadInput for an impossible value or place."""
        cls = BY_NAME[self.kind]
        refuse_own_way(cls)
        values = completed(work.plan, cls, self.values)
        refuse_incomplete(cls, values)
        record = make(cls, self.id or work.new_id(), values)
        checked(record)
        work.put(record)
        check_structure(work.plan, record)
        follow_rulers(work, None, record)


@dataclass(frozen=True, slots=True)
class Change(Operation):
    """Other values for some fields of a record."""

    kind: str
    id: str
    values: Mapping[str, Any]

    def label(self) -> StepLabel:
        """Name the field when there is one."""
        if len(self.values) == 1:
            params = {"kind": self.kind, "record": self.id, "field": next(iter(self.values))}
            return StepLabel(N_("Change “{field}”: {kind} “{record}”"), params)
        return StepLabel(N_("Change {kind} “{record}”"), {"kind": self.kind, "record": self.id})

    def apply(self, work: Work) -> None:
        """Write the record; raises BadInput for an impossible value or place, Refused when it is gone."""
        cls = BY_NAME[self.kind]
        if cls is Cycle and "state" in self.values:
            raise Refused(N_("A cycle is closed and opened again by commands of its own."))
        old = work.get(cls, self.id)
        record = new_like(old, **self.values)
        checked(record)
        work.put(record)
        check_structure(work.plan, record)
        follow_rulers(work, old, record)

    def burst(self) -> tuple[str, ...]:
        """Typing in the same fields of the same record is undone together."""
        return ("Change", self.kind, self.id, *sorted(self.values))


@dataclass(frozen=True, slots=True)
class Duplicate(Operation):
    """A copy of a record under a new id, with all that belongs to it (a measure’s milestones) if wished."""

    kind: str
    id: str
    whole: bool = True

    def label(self) -> StepLabel:
        """Name the record copied."""
        return StepLabel(N_("Duplicate {kind} “{record}”"), {"kind": self.kind, "record": self.id})

    def apply(self, work: Work) -> None:
        """Write the copies; the copy gets a place and number of its own."""
        cls = BY_NAME[self.kind]
        refuse_own_way(cls)
        record = work.get(cls, self.id)
        plan = work.plan
        records = belongings(plan, record).values() if self.whole else (record,)
        placed = _placed_anew(record)
        fresh = {name: value for name, value in completed(plan, cls, placed).items() if name in ("rank", "number")}

        def changes(original: Record) -> Mapping[str, Any]:
            return fresh if original is record else {}

        put_copies(work, records, changes=changes)


def _placed_anew(record: Record) -> dict[str, Any]:
    place = {
        spec.name: getattr(record, spec.name) for spec in fields_of(type(record)) if spec.name in ("cycle", "parent")
    }
    if not isinstance(record, Goal) and hasattr(record, "number"):
        place["number"] = ""
    return place


@dataclass(frozen=True, slots=True)
class Remove(Operation):
    """A record goes, with all that belongs to it."""

    kind: str
    id: str

    def label(self) -> StepLabel:
        """Name the record."""
        return StepLabel(N_("Remove {kind} “{record}”"), {"kind": self.kind, "record": self.id})

    def apply(self, work: Work) -> None:
        """Remove it; raises StillReferred naming what stands in the way."""
        cls = BY_NAME[self.kind]
        refuse_own_way(cls)
        if cls is Delivery:
            raise Refused(N_("A delivery is withdrawn together with its figures."))
        remove_whole(work, work.get(cls, self.id))
