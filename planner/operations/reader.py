"""What may be read of an open plan: the Plan itself, figures, history, backups, and whether the file is sound."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from planner.domain.frame import Bookmark, Cycle
from planner.domain.plan import Changes, Plan
from planner.domain.remarks import Actuals
from planner.operations.actuals import compute_actuals
from planner.operations.backup_keeper import BackupKeeper, folder_of
from planner.operations.changed import Changed, changed
from planner.operations.gate import Gate
from planner.operations.guarding import guarded
from planner.operations.past import PastPlan, as_of, moment
from planner.operations.surroundings import Surroundings
from planner.storage import backup, placing, reading, verify
from planner.storage.backup import Backup
from planner.storage.bulk import Row
from planner.storage.connection import readable
from planner.storage.journal import Step
from planner.storage.store import Store
from planner.storage.undo import Entry, Stacks


@dataclass(frozen=True, slots=True)
class Past:
    """A step of the history as a list shows it, with how many changes it made."""

    step: Step
    changes: int


class Reader:
    """The reading half of a session. One thread at a time uses the file; the Plan may go anywhere."""

    def __init__(self, store: Store, surroundings: Surroundings) -> None:
        """Read all records."""
        self._store = store
        self._around = surroundings
        self._turn = threading.RLock()
        self._plan = store.load()
        self._keeper = BackupKeeper(store)
        self._actuals: Actuals | None = None
        self._guarded: Actuals | None = None
        self._gate: Gate | None = None
        self._stacks: Stacks | None = None
        self._subscribers: list[Callable[[Changes], None]] = []

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._store.path

    @property
    def plan(self) -> Plan:
        """The plan as it is now; immutable, so it can be handed to a worker."""
        return self._plan

    @property
    def actuals(self) -> Actuals:
        """The latest figure of each target, computed when first asked after a change."""
        if self._actuals is None:
            self._actuals = compute_actuals(self._plan, self.figures, self.today())
        return self._actuals

    @property
    def gate(self) -> Gate:
        """What may leave the house of the figures as they are now, worked out table by table as it is asked for."""
        if self._gate is None:
            self._gate = Gate(self._plan, self.figures)
        return self._gate

    @property
    def is_guarded(self) -> bool:
        """Whether the gate has looked over the newest figures already; also when nothing is measured yet."""
        return self._guarded is not None and self._guarded is self._actuals

    def guard(self) -> bool:
        """Let the gate look over the newest figures of the targets; True when it hid or rounded any.

        A figure alone is judged at once. What gives another one away is seen only in whole tables, which takes longer:
        a window has this done aside, and what leaves the house waits for it.
        """
        basis = self.actuals
        if self._guarded is basis:
            return False
        found = guarded(self._plan, basis, self.gate.table)
        if self._actuals is basis:
            self._actuals = self._guarded = found if found != basis else basis
        return found != basis

    def now(self) -> datetime:
        """The moment now, aware."""
        return self._around.clock()

    def today(self) -> date:
        """The local calendar day."""
        return self.now().astimezone().date()

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `listener` after every step, on the thread that ran it; returns what ends it."""
        self._subscribers.append(listener)
        return lambda: self._subscribers.remove(listener)

    def figures(self, variables: Sequence[str], areas: Sequence[str] | None = None) -> list[Row]:
        """Stored observations of some variables (ids), in some areas or all, sorted by key."""
        with self._turn:
            return reading.figures(self._store.database, variables, areas)

    def figures_at_once(self, variables: Sequence[str]) -> list[Row] | None:
        """The same for all areas, or None while a worker holds the file: the window never waits for it."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            return reading.figures(self._store.database, variables, None)
        finally:
            self._turn.release()

    def observation_count(self) -> int:
        """How many observations are stored."""
        with self._turn:
            return reading.count_rows(self._store.database)

    def figures_by_delivery(self) -> dict[str, int]:
        """For each delivery (id) that brought any, how many observations stand as it brought them."""
        with self._turn:
            return reading.figures_by_delivery(self._store.database)

    def newest_figures(self) -> dict[str, int]:
        """For each area (id), how many variables have a figure in the newest period they are known for."""
        with self._turn:
            return reading.newest_figures(self._store.database)

    @property
    def steps(self) -> int:
        """How many steps the history has."""
        return self._store.number

    def history(self, after: int = 0) -> list[Past]:
        """The steps with a number above `after`, oldest first."""
        with self._turn, self._store.database.reading():
            counts = reading.change_counts(self._store.database, after)
            return [Past(step, counts.get(step.number, 0)) for step in reading.steps(self._store.database, after)]

    def steps_touching(self, kind: str = "", ids: Sequence[str] = ()) -> frozenset[int]:
        """The numbers of the steps that changed a record of a kind, or one of these records."""
        with self._turn:
            return frozenset(reading.steps_touching(self._store.database, kind, ids))

    def changed_in(self, numbers: Sequence[int]) -> Changed:
        """What some steps changed, added up."""
        with self._turn, readable():
            return changed(reading.changes_of(self._store.database, numbers))

    def changed_since(self, after: int) -> Changed:
        """What all steps with a number above `after` changed, added up; an import in between takes a moment."""
        with self._turn, readable(), self._store.database.reading():
            between = reading.changes_between(self._store.database, after, self.steps)
            return changed([change for _number, changes in between for change in changes])

    def last_moment(self) -> datetime:
        """When the last step was made, as an aware moment: the date of a report."""
        return moment(self._store.head) if self._store.head else self.now()

    def as_of(self, number: int) -> PastPlan:
        """The plan as it was after a step; KeyError when there is no such step."""
        with self._turn:
            return as_of(self._store, number)

    def as_of_closing(self, cycle: Cycle) -> PastPlan | None:
        """The plan as it was when a cycle was closed; None when no bookmark of the cycle tells."""
        marks = sorted(mark.step for mark in self._plan.pointing(Bookmark, "cycle", cycle.id))
        return self.as_of(marks[-1]) if marks else None

    @property
    def stacks(self) -> Stacks:
        """What can be undone and redone."""
        if self._stacks is None:
            with self._turn:
                self._stacks = self._store.stacks()
        return self._stacks

    def undo_label(self) -> Step | None:
        """The step that `undo` would take back, for the menu; None when there is none."""
        return self._top(self.stacks.undo)

    def redo_label(self) -> Step | None:
        """The step that `redo` would bring back, for the menu; None when there is none."""
        return self._top(self.stacks.redo)

    def digest(self) -> str:
        """The content digest: the same for the same content whatever the file’s history."""
        with self._turn:
            return verify.content_digest(self._store.database, self._store.schema)

    def damage(self) -> list[verify.Damage]:
        """The full check of the file; an empty list means it is sound.

        Beside another program that may write, a copy is checked: reading for long would hold its saving up.
        """
        database, schema = self._store.database, self._store.schema
        with self._turn:
            return backup.damage_of_copy(database, schema) if database.read_only else verify.verify(database, schema)

    def save_copy(self, target: Path) -> None:
        """Write the plan as it is, history included, to a new file; FileExists and its kin when there can be none."""
        placing.check_free(target)
        with self._turn, tempfile.TemporaryDirectory(prefix="planner-") as folder:
            backup.copy_to(self._store.database, Path(folder) / "copy.chain")
            placing.publish(Path(folder) / "copy.chain", target)

    @property
    def backup_folder(self) -> Path:
        """Where the backups of this file lie; the folder comes with the first of them."""
        with self._turn:
            return folder_of(self._store)

    def backups(self) -> list[Backup]:
        """The backups of this file, newest first."""
        return self._keeper.all()

    def back_up(self, why: str) -> Backup:
        """Make a verified backup now; `why` is one word of letters."""
        with self._turn:
            return self._keeper.make(why, self.now())

    def _top(self, stack: Sequence[Entry]) -> Step | None:
        if not stack or not stack[-1].done:
            return None
        with self._turn:
            return reading.step_numbers(self._store.database, [stack[-1].done[-1]])[0]
