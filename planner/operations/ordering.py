"""The order people gave to the entries of a catalogue: one entry goes to another place among its peers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.domain.errors import Refused
from planner.domain.kinds import BY_NAME
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, fields_of, new_like
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class Reorder(Operation):
    """An entry of a catalogue stands at `place` (from 0) among all of its kind; the others close up."""

    kind: str
    id: str
    place: int

    def label(self) -> StepLabel:
        """Name the entry."""
        return StepLabel(N_("Move {kind} “{record}”"), {"kind": self.kind, "record": self.id})

    def apply(self, work: Work) -> None:
        """Write the places that are others now; raises Refused for a kind people do not order."""
        cls = BY_NAME[self.kind]
        if not is_ordered(cls):
            raise Refused(N_("Entries of this kind have no order of their own."))
        record = work.get(cls, self.id)
        peers: list[Any] = [one for one in in_order(work.plan, cls) if one.id != record.id]
        peers.insert(max(0, min(self.place, len(peers))), record)
        for rank, one in enumerate(peers, start=1):
            work.put(new_like(one, rank=rank))


def is_ordered(cls: type[Record]) -> bool:
    """Whether people give the records of a kind an order, all of them in one row."""
    names = {spec.name for spec in fields_of(cls)}
    return "rank" in names and names.isdisjoint({"parent", "cycle"})


def in_order(plan: Plan, cls: type[Record]) -> list[Any]:
    """The records of an ordered kind in the order people gave them."""
    records: tuple[Any, ...] = plan.all(cls)
    return sorted(records, key=lambda one: (one.rank, one.id))
