"""Plan files on disk: made, recognised, opened. Opening never creates, and changes nothing in a file it refuses."""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path

from planner.domain.errors import Damaged, FileMissing, NotAPlan, PlanTooNew, ReadOnly
from planner.domain.record import N_
from planner.storage import reading, shape
from planner.storage.connection import Database, damaged, readable
from planner.storage.placing import check_free
from planner.storage.schema import APPLICATION_ID, SCHEMA, Schema
from planner.storage.store import Store
from planner.storage.verify import chain_damage

MAGIC = b"SQLite format 3\x00"
HEADER = 100
TAIL = 100


def create(path: Path, schema: Schema = SCHEMA, *, synchronous: str = "FULL") -> Store:
    """Make an empty plan file at `path`, which must not exist; FileExists, ReadOnly or FileMissing otherwise."""
    check_free(path)
    from planner.storage import ddl  # late: only a new file needs it

    database = Database(path, mode="rwc", synchronous=synchronous)
    with database.transaction():
        for line in ddl.create_all(schema):
            database.run(line)
        database.run(f"PRAGMA application_id={APPLICATION_ID}")
        database.run(f"PRAGMA user_version={schema.number}")
    return Store(database, schema)


def open_file(path: Path, schema: Schema = SCHEMA, *, read_only: bool = False) -> Store:
    """Open a plan file after looking at it from outside and inside; raises the FileTrouble that fits.

    A file of an older schema is opened as it is; `migration.migrate` brings it up before its records are read.
    """
    number = look(path)
    if number > schema.number:
        raise too_new()
    mode = "ro" if read_only or not os.access(path, os.W_OK) else "rw"
    database = Database(path, mode=mode)
    try:
        with readable(), database.reading():
            _check_inside(database, schema)
        if mode == "rw":  # another program may have left it in a mode that needs files beside it
            database.rows("PRAGMA journal_mode=DELETE")
    except BaseException:
        database.close()
        raise
    return Store(database, schema)


def look(path: Path) -> int:
    """The schema number in the file's header; raises when it is missing, empty or not a plan."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a folder; or a pipe, which nobody should wait for
            raise NotAPlan(N_("{path} is not a file that can be opened."), path=str(path))
        with path.open("rb") as file:
            head = file.read(HEADER)
    except FileNotFoundError as error:
        raise FileMissing(N_("The file {path} is not there."), path=str(path)) from error
    except PermissionError as error:
        raise ReadOnly(N_("The file {path} may not be read."), path=str(path)) from error
    except (OSError, ValueError) as error:
        raise NotAPlan(N_("{path} is not a file that can be opened."), path=str(path)) from error
    if found.st_size == 0:
        raise NotAPlan(N_("The file {path} is empty. Restore a backup or choose another file."), path=str(path))
    if len(head) < HEADER or not head.startswith(MAGIC):
        raise NotAPlan(N_("{path} is not a plan of this program."), path=str(path))
    number, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise NotAPlan(N_("{path} is not a plan of this program."), path=str(path))
    if number == 0:
        raise damaged()
    return int(number)


def too_new() -> PlanTooNew:
    """The error for a file that a newer program wrote."""
    return PlanTooNew(N_("A newer version of this program wrote this file. Update the program to open it."))


def _check_inside(database: Database, schema: Schema) -> None:
    """Its parts first: what a stranger put in must not run, not even for SQLite's own check."""
    number = database.rows("PRAGMA user_version")[0][0]
    if number > schema.number:
        raise too_new()
    strange = shape.strange(database, schema)
    if strange:
        raise NotAPlan(
            N_("{path} holds parts that this program did not make ({parts}). It is not opened."),
            path=str(database.path),
            parts=tuple(strange[:5]),
        )
    if number == schema.number and shape.stored(database) != shape.expected(schema):
        raise damaged()
    if database.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise damaged()
    last = reading.last_step(database)
    if last is None:
        raise damaged()
    if chain_damage(database, max(0, last.number - TAIL)):
        raise Damaged(N_("The history of this file is damaged. Restore a backup."))
