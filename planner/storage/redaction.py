"""Erasing a text for good: it goes from the record and from every image of it in the journal; the chain still holds.

A redacted change keeps its old digest; the redaction step carries the digest of its new text, and the check accepts
exactly those. It cannot be undone, and it clears what could be undone before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from planner.domain.errors import Refused
from planner.domain.kinds import BY_NAME
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, field_of
from planner.storage import reading, statements
from planner.storage.codec import Cells, codec, dump
from planner.storage.connection import Database, translated
from planner.storage.journal import REDACTION, Change, change_digest, record_change
from planner.storage.store import Stamp, Store, Written, summary
from planner.storage.writer import write_tables


def redact(store: Store, plan: Plan, kind: str, id_: str, field: str, at: datetime, author: str) -> Written:
    """Erase a text field of a record everywhere in the file; Refused for a field that is no free text.

    Backups keep what they hold: whoever erases a name has to clean them as well.
    """
    cls = BY_NAME[kind]
    spec = field_of(cls, field)
    if not spec.is_text:
        raise Refused(N_("Only free text can be erased for good."))
    database = store.database
    with overwriting(database), database.transaction():
        store.check_head()
        erased = []
        for step, position, change in reading.placed_changes(database, kind, id_):
            bare = _without(change, spec.stored)
            if bare is not None:
                digest = change_digest(position, bare)
                values = (bare.before, bare.after, bare.salt, step, position)
                database.many(REWRITE, [values])
                erased.append([step, position, digest])
        changes = [Change(kind=REDACTION, id=id_, after=dump(erased))]
        record = plan.find(kind, id_)
        emptied = [] if record is None else [_emptied(record, spec.stored, spec.name)]
        changes += [change for change, _new in emptied]
        write_tables(database, [change for change, _new in emptied])
        stamp = Stamp(at, author, N_("Erase “{field}”: {kind}"), {"kind": kind, "field": field}, "redact")
        step_written = store.write_step(store.head, stamp, changes)
    store.head = step_written
    return Written(step_written, plan.changed(new for _change, new in emptied), summary(stamp, changes))


def sweep(store: Store) -> None:
    """Write the file anew, so that not even its free pages hold what was erased; DiskFull without room for a copy.

    The erasure itself stands before: what it freed is overwritten already.
    """
    with translated():
        store.database.run("VACUUM")


@contextmanager
def overwriting(database: Database) -> Iterator[None]:
    """What is deleted inside is overwritten on the disk."""
    database.run("PRAGMA secure_delete=ON")
    try:
        yield
    finally:
        database.run("PRAGMA secure_delete=OFF")


REWRITE = statements.update_where("change", ("before", "after", "salt"), ("step", "position"))


def _without(change: Change, name: str) -> Change | None:
    """The change with the field’s text gone from both images, or None when it does not hold it."""
    before, after = _blank(change.old, name), _blank(change.new, name)
    if before is None and after is None:
        return None
    return replace(
        change,
        before=change.before if before is None else dump(before),
        after=change.after if after is None else dump(after),
        salt="",
    )


def _blank(cells: Cells | None, name: str) -> Cells | None:
    if cells is None or name not in cells:
        return None
    return {**cells, name: None}


def _emptied(record: Record, stored: str, name: str) -> tuple[Change, Record]:
    empty = replace(record, **{name: ""})
    cells = codec(type(record)).cells(empty)
    return record_change(record.kind, record.id, {stored: None}, {stored: cells[stored]}, salted=False), empty
