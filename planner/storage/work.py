"""Work: the only writer. An operation puts and removes records here; `flush` turns the net result into one step.

Work only collects. References are checked at the end, so the order inside an operation is free.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from planner.domain.errors import ClosedCycle, Refused, StillReferred
from planner.domain.frame import Cycle, CycleState
from planner.domain.kinds import KINDS
from planner.domain.plan import Plan, cycle_of
from planner.domain.record import N_, Record, fields_of
from planner.storage.bulk import Key, Row
from planner.storage.journal import Change

R = TypeVar("R", bound=Record)
Existing = Callable[[Sequence[Key]], dict[Key, Row]]
Finding = Callable[[str], list[Row]]
Replaced = Callable[[str, Collection[str]], list[Row]]
History = Callable[[str, str], list[tuple[int, int, Change]]]
"""Every change of one record (kind, id) with its step and position, oldest first."""
MEASURED = ("area", "variable", "delivery")


class ObservationWork:
    """The figures an operation writes: whole rows put in, or keys taken out."""

    def __init__(self, existing: Existing, finding: Finding, replaced: Replaced | None = None) -> None:
        """`existing` reads stored rows by key, `finding` the stored rows of an area, a variable or a delivery.

        `replaced` reads what a delivery took the place of, of deliveries that stand; without history that is nothing.
        """
        self.puts: dict[Key, Row] = {}
        self.removed: set[Key] = set()
        self._existing = existing
        self._finding = finding
        self._replaced = replaced

    def put(self, rows: Iterable[Row]) -> None:
        """Store rows (variable, area, period, subgroup, value, state, delivery); a row of the same key is replaced."""
        self.puts.update({row[:4]: row for row in rows})

    def remove(self, keys: Iterable[Key]) -> None:
        """Remove the rows of these keys (variable, area, period, subgroup)."""
        self.removed.update(keys)

    def of(self, id_: str) -> list[Row]:
        """The stored rows of an area, a variable or a delivery."""
        return self._finding(id_)

    def replaced_by(self, delivery: str, standing: Collection[str]) -> list[Row]:
        """The rows that stood where those of a delivery stand, as they came by deliveries that stand themselves."""
        return self._replaced(delivery, standing) if self._replaced is not None else []

    def left_of(self, id_: str) -> int:
        """How many rows of an area, a variable or a delivery there will be after this operation."""
        stored = sum(1 for row in self._finding(id_) if row[:4] not in self.removed and row[:4] not in self.puts)
        return stored + sum(1 for row in self.puts.values() if id_ in row)

    def difference(self) -> tuple[list[Row], list[Row]]:
        """The rows that go and the rows that come, by key; a row that stays as it is counts as neither."""
        keys = [*self.puts, *(key for key in self.removed if key not in self.puts)]
        if not keys:
            return [], []
        stored = self._existing(keys)
        before = [row for key, row in stored.items() if self.puts.get(key) != row]
        after = [row for key, row in self.puts.items() if stored.get(key) != row]
        return sorted(before), sorted(after)  # no two rows of either share a key, so values are never compared


@dataclass
class Work:
    """What one operation reads and writes inside its transaction."""

    base: Plan
    next_step: int
    today: Callable[[], date]
    new_id: Callable[[], str]
    observations: ObservationWork
    reopens: bool = False
    history: History | None = None
    _puts: dict[str, Record] = field(default_factory=dict)
    _gone: dict[str, Record] = field(default_factory=dict)
    _plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        """The plan as it will be, what was put and removed so far included."""
        if self._plan is None:
            self._plan = self.base.changed(self._puts.values(), ((gone.kind, gone.id) for gone in self._gone.values()))
        return self._plan

    def get(self, cls: type[R], id_: str) -> R:
        """The record with this id as it is now; Refused when it is gone."""
        put = self._puts.get(id_)
        if isinstance(put, cls):
            return put
        found = None if id_ in self._gone else self.base.get(cls, id_)
        if found is None:
            raise Refused(N_("This entry is not there any more."))
        return found

    def put(self, record: R) -> R:
        """Insert the record or replace the one with its id; returns it."""
        self._gone.pop(record.id, None)
        self._puts[record.id] = record
        self._plan = None
        return record

    def remove(self, record: Record) -> None:
        """Remove the record; refused at the end when another one still refers to it."""
        self._puts.pop(record.id, None)
        self._gone[record.id] = record
        self._plan = None

    def result(self) -> tuple[list[Record], list[Record]]:
        """The records put and the records removed, after every check; raises Refused and its kin."""
        puts = [record for record in self._puts.values() if self.base.find(record.kind, record.id) != record]
        gone = [record for record in self._gone.values() if self.base.find(record.kind, record.id) is not None]
        if not self.reopens:
            self._check_cycles(puts, gone)
        check_references(self.plan, puts)
        self._check_removals(gone)
        return puts, gone

    def _check_cycles(self, puts: Iterable[Record], gone: Iterable[Record]) -> None:
        """Refuse writes to what was in a closed cycle before, or would be in a cycle closed before."""
        for record in (*puts, *gone):
            if isinstance(record, Cycle):
                before = self.base.get(Cycle, record.id)
            else:
                old = self.base.find(record.kind, record.id)
                before = cycle_of(self.base, old) if old is not None else None
                after = cycle_of(self.plan, record)
                if before is None and after is not None:
                    before = self.base.get(Cycle, after.id)
            if before is not None and before.state is CycleState.CLOSED:
                raise ClosedCycle(
                    N_("Cycle {number} is closed. Reopen it to change what belongs to it."), number=before.number
                )

    def _check_removals(self, gone: Iterable[Record]) -> None:
        for record in gone:
            check_unreferred(self.plan, record)
            used = self.observations.left_of(record.id) if record.kind in MEASURED else 0
            if used:
                raise StillReferred(
                    N_("{count} figures still belong to this entry. Withdraw their delivery first."), count=used
                )


def check_references(plan: Plan, puts: Iterable[Record]) -> None:
    """What these records point to is in the plan; raises Refused."""
    for record in puts:
        for spec in fields_of(type(record)):
            if spec.refers is None:
                continue
            value = getattr(record, spec.name)
            for target in value if spec.many else (value,):
                if target is not None and plan.find(spec.refers, target) is None:
                    raise Refused(N_("“{field}” points to an entry that is not there any more."), field=spec.label)


def check_unreferred(plan: Plan, record: Record) -> None:
    """Nothing in the plan points to a record that is gone; raises StillReferred."""
    pointing = referring(plan, record)
    if pointing:
        raise StillReferred(
            N_("Other entries still refer to this one: {records}. Change them first."),
            records=tuple((other.kind, other.id) for other in pointing[:5]),
            count=len(pointing),
        )


def referring(plan: Plan, record: Record) -> list[Record]:
    """Every record of the plan that refers to this one."""
    found: dict[str, Record] = {}
    for cls in KINDS:
        for spec in fields_of(cls):
            if spec.refers == record.kind:
                found.update((other.id, other) for other in plan.pointing(cls, spec.name, record.id))
    return list(found.values())
