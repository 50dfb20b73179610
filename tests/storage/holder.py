"""Another program, played by a process of its own: holds something until its standard input ends."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from planner.operations.session import Session, Surroundings


def hold_open(path: Path) -> Session:
    """Have the plan open, as a second window would."""
    return Session.open(path, Surroundings(backups=False))


def hold_database(path: Path) -> sqlite3.Connection:
    """Sit on SQLite's own lock, as a virus scanner or a database browser would."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("BEGIN EXCLUSIVE")
    return raw


if __name__ == "__main__":
    held = {"open": hold_open, "database": hold_database}[sys.argv[1]](Path(sys.argv[2]))
    print("held", flush=True)  # noqa: T201
    sys.stdin.read()
    held.close()
