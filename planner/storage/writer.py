"""Writing one step: tables and journal from the same list of differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from planner.domain.record import Record, fields_of
from planner.storage import statements
from planner.storage.bulk import Row, pack
from planner.storage.codec import Cells, codec
from planner.storage.connection import Database
from planner.storage.journal import OBSERVATIONS, Change, Step, change_digest, record_change, step_digest
from planner.storage.schema import OBSERVATION, OBSERVATION_COLUMNS

STEP_COLUMNS = ("number", "uuid", "at", "author", "label", "params", "kind", "target", "burst", "digest")
CHANGE_COLUMNS = ("step", "position", "kind", "id", "before", "after", "bulk", "salt", "digest")
KEY_COLUMNS = OBSERVATION_COLUMNS[:4]

Find = Callable[[str, str], Record | None]


def record_changes(find: Find, puts: Iterable[Record], gone: Iterable[Record]) -> list[Change]:
    """The net difference of each record against what `find(kind, id)` knows; equal records leave no change."""
    changes = []
    for record in gone:
        cells = codec(type(record)).cells(record)
        changes.append(record_change(record.kind, record.id, cells, None, salted=_salted(record)))
    for record in puts:
        old = find(record.kind, record.id)
        if old is None:
            cells = codec(type(record)).cells(record)
            changes.append(record_change(record.kind, record.id, None, cells, salted=_salted(record)))
            continue
        before, after = codec(type(record)).difference(old, record)
        if after:
            changes.append(record_change(record.kind, record.id, before, after, salted=_salted(record, after)))
    return changes


def rows_changes(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """The change that holds observation rows; none without rows."""
    return [Change(kind=OBSERVATIONS, id="", bulk=pack(before, after))] if before or after else []


def write_tables(database: Database, changes: Iterable[Change]) -> None:
    """Carry record changes into their tables, grouped by statement; each must hit exactly one row."""
    grouped: dict[str, list[Sequence[object]]] = {}
    for change in changes:
        statement, values = _statement(change)
        grouped.setdefault(statement, []).append(values)
    for statement, rows in grouped.items():
        database.many(statement, rows)


def write_rows(database: Database, before: Sequence[Row], after: Sequence[Row]) -> None:
    """Carry observation rows into their table: those of `before` go, those of `after` come."""
    if before:
        database.many(statements.delete_one(OBSERVATION, KEY_COLUMNS), [row[:4] for row in before])
    if after:
        database.many(statements.insert_one(OBSERVATION, OBSERVATION_COLUMNS), after)


def write_step(database: Database, previous: str, step: Step, changes: Sequence[Change]) -> Step:
    """Write a step and its changes with their digests; returns the step as written."""
    digested = [replace(change, digest=change_digest(position, change)) for position, change in enumerate(changes)]
    whole = replace(step, digest=step_digest(previous, step, [change.digest for change in digested]))
    database.run(
        statements.insert_one("step", STEP_COLUMNS),
        (
            *(whole.number, whole.uuid, whole.at, whole.author, whole.label, whole.params),
            *(whole.kind, whole.target, whole.burst, whole.digest),
        ),
    )
    database.many(
        statements.insert_one("change", CHANGE_COLUMNS),
        [
            (whole.number, position, c.kind, c.id, c.before, c.after, c.bulk, c.salt, c.digest)
            for position, c in enumerate(digested)
        ],
    )
    return whole


def _statement(change: Change) -> tuple[str, Sequence[object]]:
    new = change.new
    if new is None:
        return statements.delete_one(change.kind), (change.id,)
    if change.old is None:
        return statements.insert_one(change.kind, ("id", *new)), (change.id, *new.values())
    return statements.update_one(change.kind, tuple(new)), (*new.values(), change.id)


def _salted(record: Record, cells: Cells | None = None) -> bool:
    """Whether the change holds words a person typed: those can be redacted one day."""
    return any(spec.is_text and (cells is None or spec.stored in cells) for spec in fields_of(type(record)))
