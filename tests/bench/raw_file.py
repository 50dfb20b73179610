"""The floor of storage: the same rows of the same file by nothing but the standard library's sqlite3."""

from __future__ import annotations

import secrets
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from planner.storage.connection import PRAGMAS
from planner.storage.schema import SCHEMA

JOURNAL = (
    "INSERT INTO step (number, uuid, at, author, label, params, kind, target, burst, digest) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
CHANGE = 'INSERT INTO "change" (step, position, kind, id, before, after, bulk, salt, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
JOURNAL_TABLES = ("observation", "step", "change")


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file with the pragmas of the program, transactions left to the caller."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in (*PRAGMAS, "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def fetch_records(connection: sqlite3.Connection) -> None:
    """All rows of all kinds of records."""
    for cls in SCHEMA.kinds:
        connection.execute(f'SELECT * FROM "{cls.kind}"').fetchall()  # noqa: S608 - names come from the schema


def fetch_everything(connection: sqlite3.Connection) -> None:
    """All rows of all tables, the journal included."""
    fetch_records(connection)
    for name in JOURNAL_TABLES:
        connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - names come from above


def last_number(connection: sqlite3.Connection) -> int:
    """The number of the newest step."""
    return int(connection.execute("SELECT max(number) FROM step").fetchone()[0])


def step_row(number: int, label: str) -> tuple[object, ...]:
    """A line of the journal as long as a real one; its digest is of the right length and proves nothing."""
    moment = "2026-05-01T08:00:00.000Z"
    params = '{"kind":"measure","record":"abcdefghijkl","field":"lead"}'
    return (number, str(uuid.uuid4()), moment, "", label, params, "do", None, None, secrets.token_hex(32))


def change_rows(number: int, kind: str, images: Sequence[tuple[str, str, str]]) -> list[tuple[object, ...]]:
    """The changes of a step: (id, before, after) of each record; salts and digests of the right length."""
    return [
        (number, position, kind, id_, before, after, None, secrets.token_hex(8), secrets.token_hex(32))
        for position, (id_, before, after) in enumerate(images)
    ]
