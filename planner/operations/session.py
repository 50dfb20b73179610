"""The open file as the rest of the program sees it: a Plan to read, operations to run, steps to undo."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from planner.domain.errors import ChangedElsewhere, Damaged, NothingToUndo, ReadOnly, Refused
from planner.domain.frame import Municipality
from planner.domain.plan import Changes
from planner.domain.record import N_, Record
from planner.operations.actuals import needs_new_actuals
from planner.operations.backup_keeper import folder_of
from planner.operations.gate import needs_new_gate
from planner.operations.operation import Operation
from planner.operations.reader import Past, Reader
from planner.operations.surroundings import Surroundings, system_clock
from planner.storage import backup, files, lock, migration, placing, reading, redaction
from planner.storage.journal import Step
from planner.storage.store import Stamp, Store, Written
from planner.storage.undo import Entry, advance

__all__ = ["Past", "Session", "Surroundings"]

BURST = timedelta(seconds=10)
PATIENCE = 0.25
"""Seconds a step waits for a worker that reads figures before it says that the plan is busy."""


class Session(Reader):
    """One open plan. `run` is the only way to change it; subscribers hear what each step changed.

    A long step runs in a worker that holds the session meanwhile; an edit then raises Refused with a sentence that
    says why.
    """

    def __init__(self, store: Store, around: Surroundings, file_lock: lock.FileLock | lock.NoLock | None) -> None:
        """Made by `open`, `look` and `create`."""
        super().__init__(store, around)
        self._lock = file_lock
        self._burst: tuple[tuple[str, ...], int, datetime] | None = None

    @classmethod
    def open(
        cls, path: Path, around: Surroundings | None = None, *, read_only: bool = False, take_over: bool = False
    ) -> Session:
        """Open a plan file; FileBusy names who has it open for writing. Read-only files open without a lock.

        `take_over` opens it although a program on another machine left its lock behind.
        """
        around = around or Surroundings()
        files.look(path)
        held = None if read_only else _lock_or_none(path, take_over=take_over)
        store = None
        try:
            store = files.open_file(path, read_only=held is None)
            if migration.pending(store):
                _bring_up_to_date(store, around)
            session = cls(store, around, held)
            if not session.plan.all(Municipality) or not session.plan.cycles:
                raise Damaged(N_("This file is damaged. Restore a backup."))
            return session
        except BaseException:
            if store is not None:
                store.close()
            if held is not None:
                held.release()
            raise

    @classmethod
    def look(cls, path: Path, around: Surroundings | None = None) -> Session:
        """Open a plan file in order to read it, beside whoever has it open for writing.

        The lock is taken only where reading needs it: to roll a half-done step back, or to bring the file up to date.
        """
        try:
            return cls.open(path, around, read_only=True)
        except ReadOnly:
            return cls.open(path, around)

    @classmethod
    def create(
        cls,
        path: Path,
        first: Operation,
        around: Surroundings | None = None,
        *,
        fill: Callable[[Session], None] | None = None,
    ) -> Session:
        """Make a plan file whose first step is `first`, and open it; FileExists when there is one already.

        It is built in a temporary local file (where syncs may wait), verified when `fill` ran more steps, and only
        then moved to its place: the file is there whole or not at all. `fill` may run operations of its own.
        """
        placing.check_free(path)
        with tempfile.TemporaryDirectory(prefix="planner-") as folder:
            draft = Path(folder) / "draft.chain"
            quiet = replace(around or Surroundings(), backups=False)
            session = cls(files.create(draft, synchronous="OFF"), quiet, lock.NoLock())
            try:
                session._write(first)
                if fill is not None:
                    fill(session)
                    if session.damage():
                        raise RuntimeError("a plan just made is not sound")
            finally:
                session.close()
            placing.publish(draft, path)
        return cls.open(path, replace(around, clock=system_clock) if around and fill else around)

    @property
    def read_only(self) -> bool:
        """Whether this session may only look."""
        return self._lock is None or self._store.database.read_only

    def new_id(self) -> str:
        """A fresh id, for an operation that names what it adds."""
        return self._around.new_id()

    def sign_as(self, author: str) -> None:
        """Sign the steps to come with this role."""
        self._around = replace(self._around, author=author)

    def run(self, operation: Operation, origin: object = None) -> Step | None:
        """Run an operation as one step; None when it changed nothing. Raises the PlannerError that refuses it."""
        with self._writing("import" if operation.journal_kind == "import" else "edit"):
            written = self._write(operation)
            if written is None:
                return None
            if self._stacks is not None:
                step = written.step
                advance(self._stacks, (step.number, step.kind, step.target, step.burst))
            self._tell(replace(written.changes, origin=origin))
            return written.step

    def undo(self, steps: int = 1, *, force: bool = False, origin: object = None) -> list[Step]:
        """Take back the last operations (or bursts); returns the steps a person had done.

        NothingToUndo when there are fewer; UndoConflict when later changes would be overwritten, unless `force`.
        """
        return self._travel("undo", steps, force=force, origin=origin)

    def redo(self, steps: int = 1, *, force: bool = False, origin: object = None) -> list[Step]:
        """Do again what was undone last; the mirror image of `undo`."""
        return self._travel("redo", steps, force=force, origin=origin)

    def undo_step(self, number: int, *, force: bool = False, origin: object = None) -> list[Step]:
        """Take back one operation of the past out of order; UndoConflict names what was changed again later."""
        with self._writing():
            entry = next((entry for entry in self.stacks.undo if number in (*entry.steps, *entry.done)), None)
            if entry is None:
                raise NothingToUndo(N_("This step cannot be undone."))
            return self._revert("undo", [entry], force=force, origin=origin)

    def redact(self, record: Record, field: str) -> Step:
        """Erase a text field of a record for good, in every image of it; cannot be undone."""
        with self._writing():
            written = redaction.redact(
                self._store, self._plan, record.kind, record.id, field, self.now(), self._around.author
            )
            self._stacks = self._burst = None
            self._plan = written.plan
            self._tell(written.changes)
            redaction.sweep(self._store)
            return written.step

    def close(self) -> None:
        """Give the file back, once a worker that writes is done."""
        with self._turn:
            self._store.close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def _writing(self, why: str = "edit") -> Iterator[None]:
        """The right to write: not read-only, nobody else writing, a backup made when one is due."""
        if self.read_only:
            raise ReadOnly(N_("This file is open for reading only."))
        if not self._turn.acquire(timeout=PATIENCE):
            raise Refused(N_("A long task is writing to the plan. Your entry is possible again when it is done."))
        try:
            if self._around.backups:
                self._keeper.make_if_due(why, self.now())
            yield
        except ChangedElsewhere:
            if self._around.backups:
                self._keeper.rescue(self.now())
            self._reload()
            raise
        finally:
            self._turn.release()

    def _write(self, operation: Operation) -> Written | None:
        label, key, now = operation.label(), operation.burst(), self.now()
        first = self._burst_for(key, now)
        stamp = Stamp(now, self._around.author, label.msgid, dict(label.params), operation.journal_kind, burst=first)
        written = self._store.write(
            self._plan,
            stamp,
            operation.apply,
            today=self.today,
            new_id=self._around.new_id,
            reopens=operation.reopens,
        )
        if written is not None:
            self._plan = written.plan
            self._burst = (key, first or written.step.number, now) if key is not None else None
        return written

    def _burst_for(self, key: tuple[str, ...] | None, now: datetime) -> int | None:
        if key is None or self._burst is None:
            return None
        last_key, first, at = self._burst
        return first if last_key == key and now - at <= BURST else None

    def _travel(self, kind: str, steps: int, *, force: bool, origin: object) -> list[Step]:
        with self._writing():
            stack = self.stacks.undo if kind == "undo" else self.stacks.redo
            if not 0 < steps <= len(stack):
                nothing = N_("There is nothing to undo.") if kind == "undo" else N_("There is nothing to redo.")
                raise NothingToUndo(N_("There are not that many steps.") if stack else nothing)
            return self._revert(kind, stack[: -steps - 1 : -1], force=force, origin=origin)

    def _revert(self, kind: str, entries: Sequence[Entry], *, force: bool, origin: object) -> list[Step]:
        done = reading.step_numbers(self._store.database, [entry.done[-1] for entry in entries])
        by_number = {step.number: step for step in done}
        ordered = [by_number[entry.done[-1]] for entry in entries]
        stamps = [
            Stamp(self.now(), self._around.author, step.label, dict(step.parameters), kind, target=entry.steps[0])
            for entry, step in zip(entries, ordered, strict=True)
        ]
        written = self._store.revert(self._plan, entries, stamps, force=force)
        self._burst = None
        self._stacks = None
        self._plan = written.plan
        self._tell(replace(written.changes, origin=origin))
        return ordered

    def _tell(self, changes: Changes) -> None:
        if needs_new_actuals(changes):
            self._actuals = None
        if needs_new_gate(changes):
            self._gate = None
        for listener in tuple(self._subscribers):
            listener(changes)

    def _reload(self) -> None:
        self._plan = self._store.load()
        self._stacks = self._burst = self._actuals = self._gate = None
        kinds = frozenset(cls.kind for cls in self._store.schema.kinds)
        self._tell(Changes(kinds=kinds, ids=frozenset(), observations=True, label=N_("File read again")))


def _bring_up_to_date(store: Store, around: Surroundings) -> None:
    if store.database.read_only:
        raise ReadOnly(N_("This file must be brought up to date first, but it may not be written."))
    backup.make_backup(store.database, folder_of(store), around.clock(), "schema")
    migration.migrate(store, around.clock(), around.author)


def _lock_or_none(path: Path, *, take_over: bool) -> lock.FileLock | None:
    try:
        return lock.acquire(path, take_over=take_over)
    except ReadOnly:
        return None
