"""The open file as the rest of the program sees it: a Plan to read, operations to run, steps to undo."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from planner import paths
from planner.domain.errors import ChangedElsewhere, FileBusy, NothingToUndo, PlannerError, ReadOnly, Refused
from planner.domain.plan import Changes, Plan
from planner.domain.record import N_, Record
from planner.domain.remarks import Actuals
from planner.operations.actuals import compute_actuals, needs_new_actuals
from planner.operations.operation import Operation
from planner.storage import backup, files, lock, migration, reading, redaction, verify
from planner.storage.bulk import Row
from planner.storage.journal import Step
from planner.storage.store import Stamp, Store, Written
from planner.storage.undo import Entry, Stacks, advance

BURST = timedelta(seconds=10)
BACKUP_EVERY = timedelta(minutes=30)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def draw_id() -> str:
    """Twelve random letters a–z."""
    return "".join(secrets.choice(LETTERS) for _ in range(12))


def system_clock() -> datetime:
    """The moment now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a session takes from outside: the clock (aware moments), the source of ids, and the author’s role."""

    clock: Callable[[], datetime] = system_clock
    new_id: Callable[[], str] = draw_id
    author: str = ""
    backups: bool = True


@dataclass(frozen=True, slots=True)
class Past:
    """A step of the history as a list shows it."""

    step: Step
    changes: int


class Session:
    """One open plan. `run` is the only way to change it; subscribers hear what each step changed.

    Used by one thread at a time: a long step runs in a worker that holds the session meanwhile, and an edit then
    raises Refused with a sentence that says why.
    """

    def __init__(self, store: Store, surroundings: Surroundings, file_lock: lock.FileLock | lock.NoLock | None) -> None:
        """Made by `Session.open` and `Session.create`."""
        self._store = store
        self._around = surroundings
        self._lock = file_lock
        self._turn = threading.RLock()
        self._plan = store.load()
        self._actuals: Actuals | None = None
        self._stacks: Stacks | None = None
        self._subscribers: list[Callable[[Changes], None]] = []
        self._burst: tuple[tuple[str, ...], int, datetime] | None = None
        self._backed_up: datetime | None = None

    @classmethod
    def open(cls, path: Path, around: Surroundings | None = None, *, read_only: bool = False) -> Session:
        """Open a plan file; FileBusy names who has it open for writing. Read-only files open without a lock."""
        around = around or Surroundings()
        files.look(path)
        held = None if read_only else _lock_or_none(path)
        try:
            store = files.open_file(path, read_only=held is None)
            if migration.pending(store):
                if held is None:
                    raise ReadOnly(N_("This file must be brought up to date first, but it may not be written."))
                backup.make_backup(store.database, _backups_of(store), around.clock(), "schema")
                migration.migrate(store, around.clock(), around.author)
            return cls(store, around, held)
        except BaseException:
            if held is not None:
                held.release()
            raise

    @classmethod
    def look(cls, path: Path, around: Surroundings | None = None) -> Session:
        """Open a plan file in order to read it: like `open`, but beside whoever has it open for writing.

        Where the lock is free it is taken: only a file opened for writing can roll a half-done step back.
        """
        try:
            return cls.open(path, around)
        except FileBusy:
            return cls.open(path, around, read_only=True)

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
        files.check_free(path)
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
            files.publish(draft, path)
        return cls.open(path, replace(around, clock=system_clock) if around and fill else around)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether this session may only look."""
        return self._lock is None

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

    def today(self) -> date:
        """The local calendar day."""
        return self._around.clock().astimezone().date()

    def now(self) -> datetime:
        """The moment now, aware."""
        return self._around.clock()

    @property
    def uuid(self) -> str:
        """The file’s identity: the uuid of its first step, the same in every copy."""
        return reading.step_numbers(self._store.database, [1])[0].uuid

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `listener` after every step, on the thread that ran it; returns what ends it."""
        self._subscribers.append(listener)
        return lambda: self._subscribers.remove(listener)

    def run(self, operation: Operation, origin: object = None) -> Step | None:
        """Run an operation as one step; None when it changed nothing. Raises the PlannerError that refuses it."""
        with self._writing():
            self._back_up_if_due("import" if operation.journal_kind == "import" else "edit")
            written = self._write(operation)
            if written is None:
                return None
            self._take(written, origin)
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
            return written.step

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

    def figures(self, variables: Sequence[str], areas: Sequence[str] | None = None) -> list[Row]:
        """Stored observations of some variables (ids), in some areas or all, sorted by key."""
        with self._turn:
            return reading.figures(self._store.database, variables, areas)

    def observation_count(self) -> int:
        """How many observations are stored."""
        with self._turn:
            return reading.count_rows(self._store.database)

    def history(self, after: int = 0) -> list[Past]:
        """The steps with a number above `after`, oldest first."""
        with self._turn:
            counts = reading.change_counts(self._store.database)
            return [Past(step, counts.get(step.number, 0)) for step in reading.steps(self._store.database, after)]

    @property
    def steps(self) -> int:
        """How many steps the history has."""
        return self._store.number

    def digest(self) -> str:
        """The content digest: the same for the same content whatever the file’s history."""
        with self._turn:
            return verify.content_digest(self._store.database, self._store.schema)

    def damage(self) -> list[verify.Damage]:
        """The full check of the file; an empty list means it is sound."""
        with self._turn:
            return verify.verify(self._store.database, self._store.schema)

    def backups(self) -> list[backup.Backup]:
        """The backups of this file, newest first."""
        return backup.backups(_backups_of(self._store))

    def back_up(self, why: str) -> backup.Backup:
        """Make a verified backup now; `why` is one word of letters."""
        with self._turn:
            made = backup.make_backup(self._store.database, _backups_of(self._store), self.now(), why)
        self._backed_up = self.now()
        return made

    def close(self) -> None:
        """Give the file back."""
        self._store.close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.read_only:
            raise ReadOnly(N_("This file is open for reading only."))
        if not self._turn.acquire(blocking=False):
            raise Refused(N_("A long task is writing to the plan. Your entry is possible again when it is done."))
        try:
            yield
        except ChangedElsewhere:
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

    def _take(self, written: Written, origin: object) -> None:
        self._plan = written.plan
        if self._stacks is not None:
            step = written.step
            advance(self._stacks, (step.number, step.kind, step.target, step.burst))
        self._tell(replace(written.changes, origin=origin))

    def _tell(self, changes: Changes) -> None:
        if needs_new_actuals(changes):
            self._actuals = None
        for listener in tuple(self._subscribers):
            listener(changes)

    def _travel(self, kind: str, steps: int, *, force: bool, origin: object) -> list[Step]:
        with self._writing():
            stack = self.stacks.undo if kind == "undo" else self.stacks.redo
            if not 0 < steps <= len(stack):
                raise NothingToUndo(
                    N_("There is nothing to undo.") if kind == "undo" else N_("There is nothing to redo.")
                )
            return self._revert(kind, stack[: -steps - 1 : -1], force=force, origin=origin)

    def _revert(self, kind: str, entries: Sequence[Entry], *, force: bool, origin: object) -> list[Step]:
        self._back_up_if_due("edit")
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

    def _top(self, stack: Sequence[Entry]) -> Step | None:
        if not stack or not stack[-1].done:
            return None
        with self._turn:
            return reading.step_numbers(self._store.database, [stack[-1].done[-1]])[0]

    def _reload(self) -> None:
        self._plan = self._store.reload()
        self._stacks = self._burst = self._actuals = None
        kinds = frozenset(cls.kind for cls in self._store.schema.kinds)
        self._tell(Changes(kinds=kinds, ids=frozenset(), observations=True, label=N_("File read again")))

    def _back_up_if_due(self, why: str) -> None:
        if not self._around.backups or self.read_only:
            return
        due = self._backed_up is None or why == "import" or self.now() - self._backed_up >= BACKUP_EVERY
        if due:
            try:
                self.back_up("opened" if self._backed_up is None and why == "edit" else why)
            except (PlannerError, OSError):
                self._backed_up = self.now()


def _lock_or_none(path: Path) -> lock.FileLock | None:
    try:
        return lock.acquire(path)
    except ReadOnly:
        return None


def _backups_of(store: Store) -> Path:
    first = reading.step_numbers(store.database, [1])
    if not first:
        raise FileBusy(N_("This file is empty."))
    return paths.backups_dir(first[0].uuid)
