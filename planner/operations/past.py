"""The plan as it was after a step of the past: the journal folded up to it, read as today’s records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from planner.collector import collector_paused
from planner.domain.plan import Plan
from planner.domain.remarks import Actuals
from planner.operations.actuals import compute_actuals
from planner.operations.gate import Gate
from planner.storage import reading
from planner.storage.bulk import Row
from planner.storage.codec import codec
from planner.storage.connection import readable
from planner.storage.fold import State, rows_of
from planner.storage.journal import Step
from planner.storage.store import Store


@dataclass(frozen=True)
class PastPlan:
    """A plan of the past with its figures; what a record did not know then has the field’s default."""

    plan: Plan
    step: Step
    rows: tuple[Row, ...]

    @property
    def at(self) -> datetime:
        """When the step was made (UTC)."""
        return moment(self.step)

    @property
    def actuals(self) -> Actuals:
        """The latest figure of each target on that day."""
        return compute_actuals(self.plan, self.figures, self.at.astimezone().date())

    @cached_property
    def gate(self) -> Gate:
        """What could leave the house then."""
        return Gate(self.plan, self.figures)

    def figures(self, variables: Sequence[str], areas: Sequence[str] | None = None) -> list[Row]:
        """The observations of then, as `Session.figures` gives those of now."""
        wanted, places = set(variables), None if areas is None else set(areas)
        return [row for row in self.rows if row[0] in wanted and (places is None or row[1] in places)]


def moment(step: Step) -> datetime:
    """When a step was made, as an aware moment."""
    return datetime.fromisoformat(step.at)


def as_of(store: Store, number: int) -> PastPlan:
    """The plan after step `number`; KeyError when there is no such step."""
    steps = reading.step_numbers(store.database, [number])
    if not steps:
        raise KeyError(number)
    with collector_paused(), readable(), store.database.reading():
        state = State()
        for _number, changes in reading.changes_between(store.database, 0, number):
            state.play(changes)
        records = {
            cls.kind: {
                id_: codec(cls).record(id_, cells) for id_, cells in sorted(state.records.get(cls.kind, {}).items())
            }
            for cls in store.schema.kinds
        }
        return PastPlan(Plan(records), steps[0], tuple(rows_of(state)))
