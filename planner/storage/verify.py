"""The full check: the chain of digests, the fold of the whole journal against the tables, SQLite's own checks.

SQLite alone notices a quarter of all changed bits; the fold notices what it does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from planner.collector import collector_paused
from planner.domain.errors import Cancelled, PlannerError
from planner.domain.record import N_, fields_of
from planner.storage import reading
from planner.storage.codec import Cell, Cells, dump
from planner.storage.connection import UNREADABLE, Database, readable
from planner.storage.fold import FoldError, State
from planner.storage.journal import FIRST, REDACTION, Change, Step, change_digest, step_digest
from planner.storage.schema import Schema

REPORTED_STEPS = 20
"""How many steps of the history are folded between two reports."""

FOLD_BEGINS = 0.5
"""The share done when the fold of the history begins."""

History = Mapping[int, list[Change]]
"""The changes of each step by its number, in order."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong with a file: an English msgid and what fills it in."""

    msgid: str
    params: dict[str, object] = field(default_factory=dict)


def verify(database: Database, schema: Schema, progress: Callable[[float], None] | None = None) -> list[Damage]:
    """Everything that is wrong with an open file; an empty list means it is sound.

    `progress` hears the share done, and may raise `Cancelled`.
    """
    found: list[Damage] = []

    @cache
    def history() -> History:
        last = reading.last_step(database)
        return dict(reading.changes_between(database, 0, last.number if last else 0))

    checks: tuple[Callable[[], Iterable[Damage]], ...] = (
        lambda: _sqlite_damage(database),
        lambda: chain_damage(database, history=history()),
        lambda: _content_damage(database, schema, history(), progress),
    )
    with collector_paused():
        for number, check in enumerate(checks):
            if progress is not None:
                progress(number / (len(checks) + 1))
            try:
                found += check()
            except Cancelled:
                raise
            except (PlannerError, *UNREADABLE) as error:
                found.append(Damage(N_("The file cannot be read to its end ({why})."), {"why": type(error).__name__}))
    return found


def verify_file(path: Path, schema: Schema) -> list[Damage]:
    """`verify` of a file that nobody has open."""
    database = Database(path, mode="ro")
    try:
        return verify(database, schema)
    finally:
        database.close()


def chain_damage(database: Database, after: int = 0, history: History | None = None) -> list[Damage]:
    """Steps with a number above `after` whose digests do not hold; the step at `after` is taken as it stands.

    `history` holds the changes of all steps above `after`, where they have been read already.
    """
    previous = FIRST
    if after:
        anchor = reading.step_numbers(database, [after])
        previous = anchor[0].digest if anchor else FIRST
    steps = reading.steps(database, after)
    accepted = _redactions(database)
    if history is None:
        history = dict(reading.changes_between(database, after, steps[-1].number if steps else after))
    changes = dict(history)
    found = []
    for expected, step in enumerate(steps, after + 1):
        own = changes.pop(step.number, [])
        if step.number != expected or not _holds(previous, step, own, accepted):
            found.append(Damage(N_("Step {step} of the history is damaged."), {"step": step.number}))
        previous = step.digest
    found += [Damage(N_("Step {step} of the history is damaged."), {"step": number}) for number in changes]
    return found


def content_digest(database: Database, schema: Schema) -> str:
    """SHA-256 over canonical JSON of all records sorted by kind and id, as cells, then the observations by key.

    It is the same for the same content whatever the file's history.
    """
    digest = sha256()
    with readable(), database.reading():
        for cls in sorted(schema.kinds, key=lambda kind: kind.kind):
            names = [spec.stored for spec in fields_of(cls)]
            order = sorted(range(len(names)), key=names.__getitem__)
            for row in reading.record_rows(database, cls):
                cells = {names[index]: row[index + 1] for index in order}
                digest.update(dump([cls.kind, row[0], cells]).encode() + b"\n")
        for line in reading.all_rows(database):
            digest.update(dump(list(line)).encode() + b"\n")
    return digest.hexdigest()


def _sqlite_damage(database: Database) -> Iterator[Damage]:
    for (line,) in database.rows("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Damage(N_("The database reports: {line}"), {"line": line})
    for table, row, *_rest in database.rows("PRAGMA foreign_key_check"):
        yield Damage(N_("An entry of {table} points to one that is not there."), {"table": table, "row": row})


def _content_damage(
    database: Database, schema: Schema, history: History, progress: Callable[[float], None] | None = None
) -> Iterator[Damage]:
    state = State()
    try:
        for number, changes in enumerate(history.values()):
            state.play(changes)
            if progress is not None and number % REPORTED_STEPS == 0:
                progress(FOLD_BEGINS + (1 - FOLD_BEGINS) * number / len(history))
    except FoldError as error:
        yield Damage(N_("The history does not add up: {why}."), {"why": str(error)})
        return
    yield from _record_damage(database, schema, state)
    yield from _list_damage(schema, state)
    yield from _row_damage(database, state)


def _record_damage(database: Database, schema: Schema, state: State) -> Iterator[Damage]:
    for cls in schema.kinds:
        expected = dict(state.records.get(cls.kind, {}))
        names = [spec.stored for spec in fields_of(cls)]
        for id_, *cells in reading.record_rows(database, cls):
            known = expected.pop(id_, None)
            if known is None or not _same(known, names, cells):
                yield Damage(N_("{kind} {id} is not what the history says."), {"kind": cls.kind, "id": str(id_)})
        for id_ in expected:
            yield Damage(N_("{kind} {id} is missing."), {"kind": cls.kind, "id": id_})


def _same(known: Cells, names: Sequence[str], cells: Sequence[Cell]) -> bool:
    """Whether these are the known cells, equal with their types."""
    found = dict(zip(names, cells, strict=True))
    return found == known and all(type(cell) is type(known[name]) for name, cell in found.items())


def _list_damage(schema: Schema, state: State) -> Iterator[Damage]:
    """Lists of ids are no foreign keys to SQLite: each must point to a record that is there."""
    for cls in schema.kinds:
        for spec in fields_of(cls):
            if not spec.many or spec.refers is None:
                continue
            targets = state.records.get(spec.refers, {})
            for id_, cells in state.records.get(cls.kind, {}).items():
                if any(target not in targets for target in json.loads(str(cells.get(spec.stored) or "[]"))):
                    yield Damage(
                        N_("An entry of {table} points to one that is not there."), {"table": cls.kind, "row": id_}
                    )


def _row_damage(database: Database, state: State) -> Iterator[Damage]:
    expected = state.observations
    rows = reading.all_rows(database)
    wrong = [
        row
        for row in rows
        if (known := expected.get(row[:4])) is None or known != row[4:] or type(known[0]) is not type(row[4])
    ]
    for row in wrong:
        yield Damage(
            N_("A figure of {area}, {period} is not what the history says."), {"area": row[1], "period": row[2]}
        )
    if len(rows) != len(expected):
        yield Damage(
            N_("{found} figures are stored, the history knows {expected}."),
            {"found": len(rows), "expected": len(expected)},
        )


def _holds(previous: str, step: Step, changes: list[Change], accepted: dict[tuple[int, int], str]) -> bool:
    for position, change in enumerate(changes):
        actual = change_digest(position, change)
        if actual != change.digest and actual != accepted.get((step.number, position)):
            return False
    return step_digest(previous, step, [change.digest for change in changes]) == step.digest


def _redactions(database: Database) -> dict[tuple[int, int], str]:
    """The digests of redacted changes as they are now, by step and position; the newest redaction counts."""
    found: dict[tuple[int, int], str] = {}
    for change in reading.changes_of_kind(database, REDACTION):
        for step, position, digest in json.loads(change.after or "[]"):
            found[step, position] = digest
    return found
