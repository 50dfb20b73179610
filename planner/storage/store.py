"""The open file: records into a Plan, operations into steps, steps back again."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from planner.collector import collector_paused
from planner.domain.errors import ChangedElsewhere, NothingToUndo
from planner.domain.plan import Changes, Plan
from planner.domain.record import N_, Record, fields_of
from planner.storage import reading, undo, writer
from planner.storage.bulk import Key, Row
from planner.storage.codec import Cells, codec, dump
from planner.storage.connection import Database, damaged, readable
from planner.storage.journal import FIRST, OBSERVATIONS, Change, Step
from planner.storage.schema import SCHEMA, Schema
from planner.storage.work import ObservationWork, Work, check_references, check_unreferred


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who and when: UTC time, author (a role), and the words of a step."""

    at: datetime
    author: str
    label: str
    params: dict[str, str | int]
    kind: str = "do"
    burst: int | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A committed step and the plan after it."""

    step: Step
    plan: Plan
    changes: Changes


class Store:
    """One file through one connection. Made by `files.create` and `files.open_file`."""

    def __init__(self, database: Database, schema: Schema = SCHEMA) -> None:
        """Take over an open, checked database and read its head; `load` reads it again, with the records."""
        self.database = database
        self.schema = schema
        self._classes = {cls.kind: cls for cls in schema.kinds}
        self.head: Step | None = reading.last_step(database)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.database.path

    @property
    def number(self) -> int:
        """The number of the last step, 0 in an empty file."""
        return self.head.number if self.head else 0

    def load(self) -> Plan:
        """All records as a Plan, with the head they belong to; Damaged when they are not what records can be."""
        with collector_paused(), readable(), self.database.reading():
            self.head = reading.last_step(self.database)
            records = {
                cls.kind: codec(cls).records(reading.record_rows(self.database, cls)) for cls in self.schema.kinds
            }
        for cls in self.schema.kinds:
            for spec in fields_of(cls):
                if spec.refers is not None and not spec.many:
                    targets = {getattr(record, spec.name) for record in records[cls.kind].values()}
                    if not targets <= {None, *records[spec.refers]}:
                        raise damaged()
        return Plan(records)

    def write(
        self,
        plan: Plan,
        stamp: Stamp,
        body: Callable[[Work], None],
        *,
        today: Callable[[], date],
        new_id: Callable[[], str],
        reopens: bool = False,
    ) -> Written | None:
        """Run `body` in one transaction and write what it changed as one step; None when it changed nothing."""
        with self.database.transaction(), collector_paused():
            self.check_head()
            rows = ObservationWork(self._existing, self._rows_of, partial(reading.replaced_by, self.database))
            history = partial(reading.placed_changes, self.database)
            work = Work(plan, self.number + 1, today, new_id, rows, reopens, history)
            body(work)
            puts, gone = work.result()
            changes = writer.record_changes(plan.find, puts, gone)
            before, after = rows.difference()
            if not changes and not before and not after:
                return None
            writer.write_tables(self.database, changes)
            writer.write_rows(self.database, before, after)
            changes += writer.rows_changes(before, after)
            step = self.write_step(self.head, stamp, changes)
        self.head = step
        after_plan = plan.changed(puts, ((record.kind, record.id) for record in gone))
        return Written(step, after_plan, summary(stamp, changes))

    def stacks(self) -> undo.Stacks:
        """What can be undone and redone."""
        return undo.stacks(reading.step_lines(self.database))

    def revert(
        self, plan: Plan, entries: Sequence[undo.Entry], stamps: Sequence[Stamp], *, force: bool = False
    ) -> Written:
        """Put back what these entries changed, each as a step of its own, all in one transaction.

        UndoConflict names the records that were changed again later, unless `force`; NothingToUndo without entries;
        StillReferred names what points to a record that would go.
        """
        if not entries:
            raise NothingToUndo(N_("There is nothing to undo."))
        with self.database.transaction():
            self.check_head()
            head, touched, before = self.head, [], plan
            for entry, stamp in zip(entries, stamps, strict=True):
                plan, head, changes = self._revert_one(head, plan, entry, stamp, force=force)
                touched += changes
            _check_whole(before, plan, touched)
        if head is None:
            raise NothingToUndo(N_("There is nothing to undo."))
        self.head = head
        return Written(head, plan, summary(stamps[-1], touched))

    def _revert_one(
        self, head: Step | None, plan: Plan, entry: undo.Entry, stamp: Stamp, *, force: bool
    ) -> tuple[Plan, Step, list[Change]]:
        with collector_paused():
            with readable():
                found = undo.net(reading.changes_of(self.database, entry.steps))
            now = {key: self._cells(plan, key) for key in found.after}
            rows_now = self._existing(list(found.rows_after))
            clash = undo.conflicts(found, now, rows_now)
            if clash and not force:
                raise undo.refuse(clash)
            puts, gone = self._images(found, now)
            changes = writer.record_changes(plan.find, puts, gone)
            before = [row for key, row in rows_now.items() if found.rows_before.get(key) != row[4:]]
            after = [
                (*key, *observed)
                for key, observed in found.rows_before.items()
                if observed is not None and (key not in rows_now or rows_now[key][4:] != observed)
            ]
            writer.write_tables(self.database, changes)
            writer.write_rows(self.database, before, after)
            changes += writer.rows_changes(before, after)
            step = self.write_step(head, stamp, changes)
        return plan.changed(puts, ((record.kind, record.id) for record in gone)), step, changes

    def _cells(self, plan: Plan, key: tuple[str, str]) -> Cells | None:
        record = plan.find(*key)
        return None if record is None else codec(type(record)).cells(record)

    def _images(self, found: undo.Net, now: dict[tuple[str, str], Cells | None]) -> tuple[list[Record], list[Record]]:
        puts, gone = [], []
        for (kind, id_), before in found.before.items():
            cls, cells = self._classes[kind], now[kind, id_]
            if before is not None:
                puts.append(codec(cls).record(id_, {**(cells or {}), **before}))
            elif cells is not None:
                gone.append(codec(cls).record(id_, cells))
        return puts, gone

    def write_step(self, head: Step | None, stamp: Stamp, changes: Sequence[Change]) -> Step:
        """Write a step after `head` inside the open transaction; returns it with its digest."""
        step = Step(
            number=head.number + 1 if head else 1,
            uuid=str(uuid.uuid4()),
            at=utc_text(stamp.at),
            author=stamp.author,
            label=stamp.label,
            params=dump(stamp.params),
            kind=stamp.kind,
            target=stamp.target,
            burst=stamp.burst,
        )
        return writer.write_step(self.database, head.digest if head else FIRST, step, changes)

    def check_head(self) -> None:
        """Raise ChangedElsewhere when the file's last step is not the one this program knows."""
        if reading.head_mark(self.database) != ((self.head.number, self.head.digest) if self.head else None):
            raise ChangedElsewhere(N_("Another program changed this file. It was read again; repeat your last entry."))

    def _existing(self, keys: Sequence[Key]) -> dict[Key, Row]:
        return reading.stored_rows(self.database, keys)

    def _rows_of(self, id_: str) -> list[Row]:
        return reading.rows_of(self.database, id_)

    def close(self) -> None:
        """Give the file back."""
        self.database.close()


def _check_whole(before: Plan, after: Plan, changes: Sequence[Change]) -> None:
    """No record points to one that is gone: what a step made may be in use by now, what it removed may have leant on more."""
    for change in changes:
        if change.kind == OBSERVATIONS:
            continue
        now, old = after.find(change.kind, change.id), before.find(change.kind, change.id)
        if now is not None:
            check_references(after, (now,))
        elif old is not None:
            check_unreferred(after, old)


def summary(stamp: Stamp, changes: Sequence[Change]) -> Changes:
    """What a step changed, read from its journal lines so that it cannot lie."""
    return Changes(
        kinds=frozenset(change.kind for change in changes),
        ids=frozenset(change.id for change in changes),
        observations=any(change.kind == OBSERVATIONS for change in changes),
        label=stamp.label,
        params=tuple(stamp.params.items()),
    )


def utc_text(moment: datetime) -> str:
    """A moment as the journal keeps it: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
