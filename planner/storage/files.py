"""Plan files on disk: made, recognised, opened, published. Opening never creates."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
from pathlib import Path

from planner.domain.errors import Damaged, FileExists, FileMissing, FileTrouble, NotAPlan, PlanTooNew, ReadOnly
from planner.domain.record import N_
from planner.storage import reading, statements
from planner.storage.connection import Database, translated
from planner.storage.schema import APPLICATION_ID, SCHEMA, Schema
from planner.storage.store import Store
from planner.storage.verify import chain_damage

MAGIC = b"SQLite format 3\x00"
HEADER = 100
TAIL = 100


def create(path: Path, schema: Schema = SCHEMA, *, synchronous: str = "FULL") -> Store:
    """Make an empty plan file at `path`, which must not exist; FileExists, ReadOnly or FileMissing otherwise."""
    check_free(path)
    database = Database(path, mode="rwc", synchronous=synchronous)
    with database.transaction():
        for line in statements.create_all(schema.metadata):
            database.run(line)
        database.run(f"PRAGMA application_id={APPLICATION_ID}")
        database.run(f"PRAGMA user_version={schema.number}")
    return Store(database, schema)


def check_free(path: Path) -> None:
    """Raise FileExists or FileMissing when no file can be made at `path`."""
    if path.exists():
        raise FileExists(N_("The file {path} is there already. Choose another name."), path=str(path))
    if not path.parent.is_dir():
        raise FileMissing(N_("The folder {path} does not exist."), path=str(path.parent))


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
        _check_inside(database, schema)
    except BaseException:
        database.close()
        raise
    return Store(database, schema)


def look(path: Path) -> int:
    """The schema number in the file's header; raises when it is missing, empty or not a plan."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEADER)
    except FileNotFoundError as error:
        raise FileMissing(N_("The file {path} is not there."), path=str(path)) from error
    except PermissionError as error:
        raise ReadOnly(N_("The file {path} may not be read."), path=str(path)) from error
    except OSError as error:
        raise NotAPlan(N_("{path} is not a file that can be opened."), path=str(path)) from error
    if size == 0:
        raise NotAPlan(N_("The file {path} is empty. Restore a backup or choose another file."), path=str(path))
    if len(head) < HEADER or not head.startswith(MAGIC):
        raise NotAPlan(N_("{path} is not a plan of this program."), path=str(path))
    number, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise NotAPlan(N_("{path} is not a plan of this program."), path=str(path))
    return int(number)


def too_new() -> PlanTooNew:
    """The error for a file that a newer program wrote."""
    return PlanTooNew(N_("A newer version of this program wrote this file. Update the program to open it."))


def publish(source: Path, target: Path) -> None:
    """Move a finished file to `target` without ever replacing one; the target is there whole or not at all."""
    check_free(target)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        os.close(handle)
        shutil.copyfile(source, name)
        with open(name, "rb+") as file:
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        _place(Path(name), target)
    except FileNotFoundError as error:
        raise FileMissing(N_("The folder {path} does not exist."), path=str(target.parent)) from error
    except PermissionError as error:
        raise ReadOnly(N_("The folder {path} may not be written."), path=str(target.parent)) from error
    except OSError as error:
        raise FileTrouble(
            N_("The file {path} cannot be written: {why}."), path=str(target), why=error.strerror
        ) from error


def _place(finished: Path, target: Path) -> None:
    try:
        os.link(finished, target)
        finished.unlink()
    except FileExistsError as error:
        finished.unlink()
        raise FileExists(N_("The file {path} is there already. Choose another name."), path=str(target)) from error
    except OSError:  # memory sticks know no links
        finished.rename(target)


def _check_inside(database: Database, schema: Schema) -> None:
    with translated():
        found = database.rows("PRAGMA quick_check(1)")
        application = database.rows("PRAGMA application_id")[0][0]
        number = database.rows("PRAGMA user_version")[0][0]
    if found != [("ok",)]:
        raise Damaged(N_("This file is damaged. Restore a backup."))
    if application != APPLICATION_ID:
        raise NotAPlan(N_("{path} is not a plan of this program."), path=str(database.path))
    if number > schema.number:
        raise too_new()
    if number == schema.number:
        _check_objects(database, schema)
    last = reading.last_step(database)
    if last is None:
        raise Damaged(N_("This file is damaged. Restore a backup."))
    if chain_damage(database, max(0, last.number - TAIL)):
        raise Damaged(N_("The history of this file is damaged. Restore a backup."))


def _check_objects(database: Database, schema: Schema) -> None:
    """A file with tables, triggers or views that this program did not make is not opened."""
    stored = {(kind, name) for kind, name in database.rows("SELECT type, name FROM sqlite_master WHERE sql NOT NULL")}
    expected = {("table", table.name) for table in schema.metadata.sorted_tables}
    expected |= {("index", str(index.name)) for table in schema.metadata.sorted_tables for index in table.indexes}
    if stored - expected:
        raise NotAPlan(
            N_("{path} holds parts that this program did not make. It is not opened."), path=str(database.path)
        )
    if expected - stored:
        raise Damaged(N_("This file is damaged. Restore a backup."))
