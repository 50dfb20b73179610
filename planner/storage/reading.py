"""What is asked of an open file: rows as they are stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from planner.domain.record import Record, fields_of
from planner.storage.bulk import Key, Row, unpack
from planner.storage.connection import Database
from planner.storage.journal import OBSERVATIONS, Change, Step
from planner.storage.schema import OBSERVATION, OBSERVATION_COLUMNS

STEPS = "SELECT number, uuid, at, author, label, params, kind, target, burst, digest FROM step"
CHANGES = 'SELECT step, kind, id, before, after, bulk, salt, digest FROM "change"'
ROWS = f"SELECT {', '.join(OBSERVATION_COLUMNS)} FROM {OBSERVATION}"
MANY = 400


def record_rows(database: Database, cls: type[Record]) -> list[tuple[Any, ...]]:
    """All rows of a kind: id, then its fields in order, sorted by id."""
    names = ", ".join(f'"{spec.stored}"' for spec in fields_of(cls))
    return database.rows(f'SELECT id, {names} FROM "{cls.kind}" NOT INDEXED ORDER BY id')


def last_step(database: Database) -> Step | None:
    """The newest step, or None in an empty file."""
    found = database.rows(f"{STEPS} ORDER BY number DESC LIMIT 1")
    return Step(*found[0]) if found else None


def head_mark(database: Database) -> tuple[int, str] | None:
    """Number and digest of the newest step, as a transaction checks them."""
    found = database.rows("SELECT number, digest FROM step ORDER BY number DESC LIMIT 1")
    return found[0] if found else None


def step_lines(database: Database) -> list[tuple[int, str, int | None, int | None]]:
    """Number, kind, target and burst of every step, for the undo stacks."""
    return database.rows("SELECT number, kind, target, burst FROM step ORDER BY number")


def steps(database: Database, after: int = 0, limit: int = -1) -> list[Step]:
    """Steps with a number above `after`, oldest first."""
    rows = database.rows(f"{STEPS} WHERE number > ? ORDER BY number LIMIT ?", (after, limit))
    return [Step(*row) for row in rows]


def step_numbers(database: Database, numbers: Sequence[int]) -> list[Step]:
    """The steps with these numbers, in order."""
    marks = ", ".join("?" * len(numbers))
    return [Step(*row) for row in database.rows(f"{STEPS} WHERE number IN ({marks}) ORDER BY number", numbers)]


def change_counts(database: Database, after: int = 0) -> dict[int, int]:
    """How many changes each step with a number above `after` has."""
    return dict(database.rows('SELECT step, count(*) FROM "change" WHERE step > ? GROUP BY step', (after,)))


def changes_of(database: Database, numbers: Sequence[int]) -> list[Change]:
    """The changes of these steps in the order they were made."""
    marks = ", ".join("?" * len(numbers))
    rows = database.rows(f"{CHANGES} WHERE step IN ({marks}) ORDER BY step, position", numbers)
    return [Change(*row[1:]) for row in rows]


def changes_of_kind(database: Database, kind: str) -> list[Change]:
    """Every change of a kind, oldest first."""
    return [Change(*row[1:]) for row in database.rows(f"{CHANGES} WHERE kind = ? ORDER BY step, position", (kind,))]


def placed_changes(database: Database, kind: str, id_: str) -> list[tuple[int, int, Change]]:
    """Every change of one record with its step and position, oldest first."""
    rows = database.rows(
        'SELECT step, position, kind, id, before, after, bulk, salt, digest FROM "change"'
        " WHERE kind = ? AND id = ? ORDER BY step, position",
        (kind, id_),
    )
    return [(row[0], row[1], Change(*row[2:])) for row in rows]


def steps_touching(database: Database, kind: str, ids: Sequence[str] = ()) -> set[int]:
    """The numbers of the steps that changed a record of a kind, or one of these ids whatever its kind."""
    if not ids:
        return {row[0] for row in database.rows('SELECT DISTINCT step FROM "change" WHERE kind = ?', (kind,))}
    found: set[int] = set()
    for start in range(0, len(ids), MANY):
        some = ids[start : start + MANY]
        marks = ", ".join("?" * len(some))
        found |= {row[0] for row in database.rows(f'SELECT DISTINCT step FROM "change" WHERE id IN ({marks})', some)}
    return found


def changes_between(database: Database, after: int, until: int) -> Iterator[tuple[int, list[Change]]]:
    """The changes of each step from `after` (exclusive) to `until` (inclusive), oldest first."""
    rows = database.rows(f"{CHANGES} NOT INDEXED WHERE step > ? AND step <= ? ORDER BY step, position", (after, until))
    grouped: dict[int, list[Change]] = defaultdict(list)
    for row in rows:
        grouped[row[0]].append(Change(*row[1:]))
    for number in sorted(grouped):
        yield number, grouped[number]


def stored_rows(database: Database, keys: Sequence[Key]) -> dict[Key, Row]:
    """The stored observations of these keys.

    Many keys are read by variable and compared here: a thousand single look-ups cost more than one scan of each.
    """
    if not keys:
        return {}
    wanted = set(keys)
    found: dict[Key, Row] = {}
    for variable in dict.fromkeys(key[0] for key in keys):
        rows = {row[:4]: row for row in database.rows(f"{ROWS} WHERE variable = ?", (variable,))}
        found.update(rows if rows.keys() <= wanted else {key: row for key, row in rows.items() if key in wanted})
    return found


def rows_of(database: Database, id_: str) -> list[Row]:
    """The stored observations of an area, a variable or a delivery."""
    found: list[Row] = database.rows(f"{ROWS} WHERE variable = ? OR area = ? OR delivery = ?", (id_, id_, id_))
    return found


def replaced_by(database: Database, delivery: str, standing: Collection[str]) -> list[Row]:
    """What the standing rows of a delivery took the place of, as far as it came by deliveries that stand themselves.

    Read from the journal, the newest step first: a row whose delivery is gone too leads on to what that one replaced.
    """
    sought = dict.fromkeys((row[:4] for row in rows_of(database, delivery)), delivery)
    found: list[Row] = []
    for change in reversed(changes_of_kind(database, OBSERVATIONS)):
        if not sought:
            break
        before, after = unpack(change.bulk or b"")
        earlier = {row[:4]: row for row in before if row[:4] in sought}
        for row in after:
            old = earlier.get(row[:4])
            if old is None or sought.get(row[:4]) != row[6] or old[6] == row[6]:
                continue
            if old[6] in standing:
                found.append(old)
                del sought[row[:4]]
            else:
                sought[row[:4]] = old[6]
    return found


def figures(database: Database, variables: Sequence[str], areas: Sequence[str] | None = None) -> list[Row]:
    """Stored observations of some variables, in some areas or all, sorted by key."""
    out: list[Row] = []
    for variable in sorted(set(variables)):
        if areas is None:
            out += database.rows(f"{ROWS} WHERE variable = ? ORDER BY area, period, subgroup", (variable,))
            continue
        for start in range(0, len(areas), MANY):
            some = areas[start : start + MANY]
            marks = ", ".join("?" * len(some))
            out += database.rows(
                f"{ROWS} WHERE variable = ? AND area IN ({marks}) ORDER BY area, period, subgroup", (variable, *some)
            )
    return out


def all_rows(database: Database) -> list[Row]:
    """Every observation, sorted by key."""
    return database.rows(f"{ROWS} ORDER BY variable, area, period, subgroup")


def count_rows(database: Database) -> int:
    """How many observations there are."""
    return int(database.rows(f"SELECT count(*) FROM {OBSERVATION}")[0][0])


def figures_by_delivery(database: Database) -> dict[str, int]:
    """For each delivery that brought any, how many observations came with it and stand as they came."""
    return dict(database.rows(f"SELECT delivery, count(*) FROM {OBSERVATION} GROUP BY delivery"))


def newest_figures(database: Database) -> dict[str, int]:
    """For each area, how many variables have a figure in the newest period that variable is known for at all."""
    return dict(
        database.rows(
            f"SELECT area, count(DISTINCT variable) FROM {OBSERVATION} JOIN "
            f"(SELECT variable, max(period) AS period FROM {OBSERVATION} GROUP BY variable) USING (variable, period) "
            "WHERE state NOT IN ('missing', 'not_yet') GROUP BY area"
        )
    )
