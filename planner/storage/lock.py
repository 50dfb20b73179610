"""Who has the file open: `NAME.chain.lock` beside it, held by the operating system while the program lives.

A lock whose program is gone, or whose text cannot be read, stops nobody.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.domain.errors import FileBusy, ReadOnly
from planner.domain.record import N_


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: machine, account, process, and since when (UTC)."""

    host: str
    user: str
    pid: int
    since: str


class FileLock:
    """The lock on one plan file, held until `release`."""

    def __init__(self, path: Path, handle: int) -> None:
        """Made by `acquire`."""
        self.path = path
        self._handle: int | None = handle

    def release(self) -> None:
        """Give the file free for others; harmless when called twice."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":
            os.close(handle)
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            os.close(handle)


class NoLock:
    """Stands in for a lock where nobody else can know the file: a draft in a temporary folder."""

    def release(self) -> None:
        """Nothing is held."""


def lock_path(plan: Path) -> Path:
    """Where the lock of a plan file lies."""
    return plan.with_name(plan.name + ".lock")


def acquire(plan: Path) -> FileLock:
    """Take the lock of a plan file; FileBusy names who holds it, ReadOnly when the folder may not be written."""
    path = lock_path(plan)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ReadOnly(N_("The folder {path} may not be written."), path=str(plan.parent)) from error
    held = holder(plan)
    if not _os_lock(handle) or (held is not None and held.host != platform.node()):
        os.close(handle)
        raise FileBusy(
            N_("{user} has this file open on {host} since {since}."),
            user=held.user if held else "?",
            host=held.host if held else "?",
            since=held.since if held else "?",
        )
    mine = Holder(platform.node(), _user(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(asdict(mine)).encode())
    return FileLock(path, handle)


def take_over(plan: Path) -> FileLock:
    """Take the lock although a program on another machine left it; one on this machine still counts."""
    held = holder(plan)
    if held is not None and held.host != platform.node():
        lock_path(plan).unlink(missing_ok=True)
    return acquire(plan)


def holder(plan: Path) -> Holder | None:
    """Who says to hold the file; None without a lock or when its text cannot be read."""
    try:
        data = json.loads(lock_path(plan).read_text(encoding="utf-8"))
        return Holder(str(data["host"]), str(data["user"]), int(data["pid"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _os_lock(handle: int) -> bool:
        """Lock a byte far behind the text, so that others can still read who holds it."""
        try:
            os.lseek(handle, 1 << 20, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _os_lock(handle: int) -> bool:
        """Lock the whole lock file; the system lets go when the process ends, however it ends."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
