"""Many rows of one kind at once: a pasted table, a column filled down, rows deleted. One step, one undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.domain.errors import Refused
from planner.domain.figures import Delivery
from planner.domain.frame import Cycle
from planner.domain.goals import Goal
from planner.domain.kinds import BY_NAME
from planner.domain.record import N_, Record, new_like
from planner.domain.values import checked
from planner.operations.edit import Add, Change, Duplicate, Remove
from planner.operations.operation import Operation, StepLabel
from planner.operations.removal import remove_all
from planner.operations.rulers import follow_rulers
from planner.operations.structure import check_structure, completed, make, refuse_own_way
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to add: a fresh id of the session, and the values known of it."""

    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EditRows(Operation):
    """Other values for rows (by id), rows that come, rows that go: all of one kind, as one step.

    `acts` are operations of their own that belong to the step, where a column is written in a way of its own.
    """

    kind: str
    changes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    additions: tuple[NewRow, ...] = ()
    removals: tuple[str, ...] = ()
    acts: tuple[Operation, ...] = ()

    def label(self) -> StepLabel:
        """Say how many rows, and the field where it is one."""
        alone = self._alone()
        if alone is not None:
            return alone.label()
        parts = (self.changes, self.additions, self.removals, self.acts)
        params: dict[str, str | int] = {"kinds": self.kind, "n": sum(len(part) for part in parts)}
        if sum(bool(part) for part in parts) > 1:
            return StepLabel(N_("Take over a table: {n} {kinds}"), params)
        if self.additions:
            return StepLabel(N_("Add {n} {kinds}"), params)
        if self.removals:
            return StepLabel(N_("Remove {n} {kinds}"), params)
        if self.acts and all(isinstance(act, Duplicate) for act in self.acts):
            return StepLabel(N_("Duplicate {n} {kinds}"), params)
        fields = {name for values in self.changes.values() for name in values}
        if len(fields) == 1:
            params = {"kind": self.kind, "field": fields.pop(), **params}
            return StepLabel(N_("Change “{field}” of {n} {kinds}"), params)
        return StepLabel(N_("Change {n} {kinds}"), params)

    def apply(self, work: Work) -> None:
        """Write everything; what is impossible in one row refuses them all."""
        for act in self.acts:
            act.apply(work)
        self._remove(work)
        before = {id_: work.get(BY_NAME[self.kind], id_) for id_ in self.changes}
        put = [*self._change(work), *self._add(work)]
        plan = work.plan
        for record in put:
            check_structure(plan, record)
            follow_rulers(work, before.get(record.id), record)

    def _alone(self) -> Operation | None:
        """The one operation this is, where it is only one."""
        found: list[Operation] = [Change(self.kind, id_, values) for id_, values in self.changes.items()]
        found += [Add(self.kind, row.values, row.id) for row in self.additions]
        found += [Remove(self.kind, id_) for id_ in self.removals]
        found += self.acts
        return found[0] if len(found) == 1 else None

    def _remove(self, work: Work) -> None:
        cls = BY_NAME[self.kind]
        if not self.removals:
            return
        refuse_own_way(cls)
        if cls is Delivery:
            raise Refused(N_("A delivery is withdrawn together with its figures."))
        remove_all(work, [work.get(cls, id_) for id_ in self.removals])

    def _change(self, work: Work) -> list[Record]:
        cls = BY_NAME[self.kind]
        if cls is Cycle and any("state" in values for values in self.changes.values()):
            raise Refused(N_("A cycle is closed and opened again by commands of its own."))
        put = []
        for id_, values in self.changes.items():
            record = new_like(work.get(cls, id_), **values)
            checked(record)
            put.append(work.put(record))
        return put

    def _add(self, work: Work) -> list[Record]:
        cls = BY_NAME[self.kind]
        if not self.additions:
            return []
        refuse_own_way(cls)
        put: list[Record] = []
        plan = work.plan
        for place, row in enumerate(self.additions):
            if cls is Goal:
                # its number depends on those before it
                plan = work.plan
            values = completed(plan, cls, row.values)
            if cls is not Goal and "rank" in values and "rank" not in row.values:
                values["rank"] += place
            record = make(cls, row.id, values)
            checked(record)
            put.append(work.put(record))
        return put
