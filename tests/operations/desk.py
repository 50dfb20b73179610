"""A desk without a file: operations run on a Plan in memory through the real Work, so that rules are tested fast."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from planner.domain.plan import Plan
from planner.operations.edit import Add
from planner.operations.operation import Operation
from planner.operations.town import NewTown
from planner.storage.work import ObservationWork, Work

TODAY = date(2026, 3, 14)


class Desk:
    """A town with its first cycle, 2026–2028."""

    def __init__(self) -> None:
        self.plan = Plan()
        self.rows: dict[tuple[str, str, str, str], Any] = {}
        self.step = 0
        self.today = TODAY
        self._ids = count()
        self.run(NewTown(name="Lindenfurt", language="en", starts=date(2026, 1, 1), until=date(2028, 12, 31)))

    def run(self, operation: Operation) -> list[str]:
        """Run it; returns the ids of records that are new."""
        rows = ObservationWork(
            lambda keys: {key: self.rows[key] for key in keys if key in self.rows},
            lambda id_: [row for row in self.rows.values() if id_ in row],
        )
        work = Work(self.plan, self.step + 1, lambda: self.today, self._new_id, rows, operation.reopens)
        operation.apply(work)
        puts, gone = work.result()
        fresh = [record.id for record in puts if self.plan.anywhere(record.id) is None]
        self.plan = self.plan.changed(puts, ((record.kind, record.id) for record in gone))
        before, after = rows.difference()
        for row in before:
            del self.rows[row[:4]]
        self.rows.update((row[:4], row) for row in after)
        self.step += 1
        return fresh

    def add(self, kind: str, **values: Any) -> str:
        """Add a record; returns its id."""
        return self.run(Add(kind, values))[0]

    def _new_id(self) -> str:
        number, letters = next(self._ids), ""
        for _ in range(12):
            number, place = divmod(number, 26)
            letters = chr(97 + place) + letters
        return letters
