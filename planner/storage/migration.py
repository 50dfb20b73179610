"""Schema changes: journaled steps of their own, so that history, as-of, undo and check cross them.

A change is verbs (`@schema` lines), the DDL, refilled values and the new number, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from planner.domain.record import fields_of
from planner.storage import reading
from planner.storage.codec import Cells, dump
from planner.storage.connection import Database, damaged
from planner.storage.journal import SCHEMA_VERB, Change, record_change
from planner.storage.schema import AddField, AddKind, RemoveField, RenameField, Schema, Verb
from planner.storage.store import Stamp, Store
from planner.storage.writer import write_tables

Refill = Callable[[str, str, Cells], Cells]


def pending(store: Store) -> tuple[Verb, ...]:
    """The verbs that lead from the file’s schema to the program’s, in order."""
    number = int(store.database.rows("PRAGMA user_version")[0][0])
    return tuple(verb for verbs in store.schema.history[number - 1 :] for verb in verbs)


def migrate(store: Store, at: datetime, author: str, refill: Refill | None = None) -> None:
    """Bring the file up to the program’s schema in one step; a barrier for undo.

    `refill(kind, id, cells)` may give new values for a record after the verbs (only the changed cells).
    """
    verbs = pending(store)
    database, schema = store.database, store.schema
    with _references_unwatched(database), database.transaction():
        store.check_head()
        changes = [change for verb in verbs for change in _carry_out(database, verb)]
        _create_missing(database, schema)
        refilled = list(_refilled(database, schema, refill)) if refill else []
        write_tables(database, refilled)
        reshaped = {verb.kind for verb in verbs if not isinstance(verb, AddKind)}
        for kind in reshaped & {cls.kind for cls in schema.kinds}:
            _rebuild(database, schema, kind)
        _create_missing(database, schema)
        if database.rows("PRAGMA foreign_key_check"):
            raise damaged()
        database.run(f"PRAGMA user_version={schema.number}")
        stamp = Stamp(at, author, "Bring the file up to date", {"schema": schema.number}, "migrate")
        head = store.write_step(store.head, stamp, changes + refilled)
    store.head = head


@contextmanager
def _references_unwatched(database: Database) -> Iterator[None]:
    """Tables are made anew inside; SQLite must not follow their references meanwhile."""
    database.run("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        database.run("PRAGMA foreign_keys=ON")


def _carry_out(database: Database, verb: Verb) -> Iterator[Change]:
    kind = verb.kind
    if isinstance(verb, AddField):
        database.run(f'ALTER TABLE "{kind}" ADD COLUMN "{verb.name}"')
        if verb.fill is not None:
            database.run(f'UPDATE "{kind}" SET "{verb.name}" = ?', (verb.fill,))
        yield Change(kind=SCHEMA_VERB, id=kind, after=dump({verb.name: verb.fill}))
    elif isinstance(verb, RenameField):
        database.run(f'ALTER TABLE "{kind}" RENAME COLUMN "{verb.old}" TO "{verb.name}"')
        yield Change(kind=SCHEMA_VERB, id=kind, before=dump({verb.old: None}), after=dump({verb.name: None}))
    elif isinstance(verb, RemoveField):
        values = dict(database.rows(f'SELECT id, "{verb.name}" FROM "{kind}" ORDER BY id'))
        # SQLite drops no column that is a reference: it gets another name and stays behind when the table is made anew
        database.run(f'ALTER TABLE "{kind}" RENAME COLUMN "{verb.name}" TO "gone {verb.name}"')
        yield Change(kind=SCHEMA_VERB, id=kind, before=dump({verb.name: values}))


def _rebuild(database: Database, schema: Schema, kind: str) -> None:
    """Make the table of a kind anew, exactly as a new file of this schema has it."""
    from planner.storage import ddl  # late: an up-to-date file is opened without it

    columns = ", ".join(f'"{column.name}"' for column in schema.tables[kind].columns)
    database.run(ddl.create_as(schema, kind, f"new {kind}"))
    database.run(f'INSERT INTO "new {kind}" ({columns}) SELECT {columns} FROM "{kind}"')
    database.run(f'DROP TABLE "{kind}"')
    database.run(f'ALTER TABLE "new {kind}" RENAME TO "{kind}"')


def _create_missing(database: Database, schema: Schema) -> None:
    from planner.storage import ddl  # late: an up-to-date file is opened without it

    stored = frozenset(name for (name,) in database.rows("SELECT name FROM sqlite_master"))
    for line in ddl.create_missing(schema, stored):
        database.run(line)


def _refilled(database: Database, schema: Schema, refill: Refill) -> Iterable[Change]:
    for cls in schema.kinds:
        names = [spec.stored for spec in fields_of(cls)]
        for id_, *values in reading.record_rows(database, cls):
            cells: Cells = dict(zip(names, values, strict=True))
            new = refill(cls.kind, id_, cells)
            if new:
                yield record_change(cls.kind, id_, {name: cells[name] for name in new}, new, salted=True)
