"""The one connection to a plan’s file: how it is opened, its pragmas, its transactions, and SQLite’s errors as ours."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from planner.domain.errors import (
    ChangedElsewhere,
    Damaged,
    DiskFull,
    FileBusy,
    FileMissing,
    FileTrouble,
    NotAPlan,
    PlannerError,
    ReadOnly,
)
from planner.domain.record import N_

PATIENCE = 2.0
LARGEST_CELL = 64 << 20  # bytes; a packed import of some million rows stays below
PRAGMAS = (
    "foreign_keys=ON",
    "cell_size_check=ON",
    "trusted_schema=OFF",
    "cache_size=-64000",
    "mmap_size=0",
)
ERRORS: dict[int, tuple[type[PlannerError], str]] = {
    sqlite3.SQLITE_BUSY: (FileBusy, N_("Another program is writing to this file. Try again in a moment.")),
    sqlite3.SQLITE_LOCKED: (FileBusy, N_("Another program is writing to this file. Try again in a moment.")),
    sqlite3.SQLITE_FULL: (DiskFull, N_("The disk is full. Make room and try again; everything saved so far is kept.")),
    sqlite3.SQLITE_READONLY: (ReadOnly, N_("This file or its folder may not be written. Save a copy elsewhere.")),
    sqlite3.SQLITE_PERM: (ReadOnly, N_("This file or its folder may not be written. Save a copy elsewhere.")),
    sqlite3.SQLITE_CORRUPT: (Damaged, N_("This file is damaged. Restore a backup.")),
    sqlite3.SQLITE_TOOBIG: (Damaged, N_("This file is damaged. Restore a backup.")),
    sqlite3.SQLITE_NOTADB: (NotAPlan, N_("This file is not a plan of this program.")),
    sqlite3.SQLITE_IOERR: (FileTrouble, N_("The drive does not answer. Everything saved so far is kept.")),
    sqlite3.SQLITE_CANTOPEN: (FileMissing, N_("The file cannot be opened. Check the folder and the drive.")),
}

# What broken content makes of code that reads it; used only where a file's own content decides.
UNREADABLE = (
    *(sqlite3.Error, zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(ArithmeticError, RecursionError),
)


class Database:
    """A file, one connection, explicit transactions. Used by one thread at a time, handed over and never shared."""

    def __init__(self, path: Path, *, mode: str, synchronous: str = "FULL") -> None:
        """Open `path`; `mode` is rw, ro or rwc; `synchronous` as SQLite's pragma."""
        self.path = path
        self.read_only = mode == "ro"
        # Every byte that is no letter is quoted: two leading slashes would name a host, % and ? mean something else.
        uri = f"file:{quote(os.fsencode(path.absolute()), safe='')}?mode={mode}"
        with translated():
            self.raw = _connect(uri)
        try:
            with readable():  # what they say is fixed: only the file can be at fault
                for pragma in (*PRAGMAS, f"synchronous={synchronous}"):
                    self.run(f"PRAGMA {pragma}")
        except PlannerError:
            self.close()
            raise

    def run(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """Run one statement with positional values; its cursor result."""
        return self.raw.execute(statement, values)

    def many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for many rows; every UPDATE and DELETE must hit exactly one row each."""
        cursor = self.raw.executemany(statement, rows)
        if cursor.rowcount not in (-1, len(rows)):
            raise damaged()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with translated():
            return self.raw.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT; whatever goes wrong, nothing is written."""
        with translated():
            self.run("BEGIN IMMEDIATE")
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see the same moment, even while another program writes; what is inside stays short."""
        if self.raw.in_transaction:
            yield
            return
        with translated():
            self.run("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        if self.raw.in_transaction:
            with suppress(sqlite3.Error):  # the drive may be gone; what failed before says so
                self.run("ROLLBACK")

    def close(self) -> None:
        """Give the file back."""
        self.raw.close()


def _connect(uri: str) -> sqlite3.Connection:
    made = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    made.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CELL)
    return made


@contextmanager
def readable() -> Iterator[None]:
    """Whatever broken content makes of the code that reads it is `Damaged`; only for reading what a file holds."""
    try:
        with translated():
            yield
    except UNREADABLE as error:
        raise damaged() from error


def damaged() -> Damaged:
    """The error for a plan whose content is broken."""
    return Damaged(N_("This file is damaged. Restore a backup."))


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite’s errors into the program’s; what is not the world’s fault stays what it is."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        found = named(error)
        if found is error:
            raise
        raise found from error


def named(error: BaseException) -> BaseException:
    """The PlannerError that says what an error of SQLite means, or the error itself when it is our own fault."""
    if isinstance(error, UnicodeDecodeError):  # not even SQLite's complaint could be read
        return damaged()
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # the driver itself could not read a cell as text
        return damaged() if isinstance(error, sqlite3.OperationalError) else error
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return ChangedElsewhere(
            N_("Another program replaced, moved or deleted this file. Nothing was overwritten: open it again.")
        )
    found = ERRORS.get(code & 0xFF)
    return found[0](found[1]) if found else error
