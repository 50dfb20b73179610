"""Who has the file open: `NAME.chain.lock` beside it, held by the operating system while the program lives.

A lock whose program is gone, or whose text cannot be read, stops nobody; one that another machine left does for a week,
because a shared folder may bring it here while its program still runs there.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.domain.errors import FileBusy, ReadOnly
from planner.domain.record import N_

ELSEWHERE = timedelta(days=7)
TRIES = 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: machine, account, process, and since when (UTC)."""

    host: str
    user: str
    pid: int
    since: str

    @property
    def elsewhere(self) -> bool:
        """Whether it is a program on another machine that may still be running."""
        age = datetime.now(UTC) - datetime.fromisoformat(self.since)
        return self.host != platform.node() and age < ELSEWHERE


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
        mine = _still_there(handle, self.path)
        if sys.platform == "win32":
            os.close(handle)
        with suppress(OSError):  # the drive may be gone, or another program is just taking the lock
            if mine:
                self.path.unlink(missing_ok=True)
        if sys.platform != "win32":
            os.close(handle)


class NoLock:
    """Stands in for a lock where nobody else can know the file: a draft in a temporary folder."""

    def release(self) -> None:
        """Nothing is held."""


def lock_path(plan: Path) -> Path:
    """Where the lock of a plan file lies: beside the file itself, also when it is opened by a link."""
    real = Path(os.path.realpath(plan))
    return real.with_name(real.name + ".lock")


def acquire(plan: Path, *, take_over: bool = False) -> FileLock:
    """Take the lock of a plan file; FileBusy names who holds it, ReadOnly when the folder may not be written.

    `take_over` takes it although a program on another machine left it; one on this machine still counts.
    """
    path = lock_path(plan)
    for _ in range(TRIES):
        handle = _opened(path)
        if not _os_lock(handle):
            os.close(handle)
            raise _busy(holder(plan))
        if _still_there(handle, path):
            break
        os.close(handle)  # its owner gave it back between our opening and our locking it
    else:
        raise _busy(None)
    held = holder(plan)
    if held is not None and held.elsewhere and not take_over:
        os.close(handle)
        raise _busy(held)
    _sign(handle)
    return FileLock(path, handle)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise ReadOnly(N_("The folder {path} may not be written."), path=str(path.parent)) from error


def _sign(handle: int) -> None:
    """Say who holds the lock. On a full disk it stays unsigned and holds all the same."""
    mine = Holder(platform.node(), _user(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(asdict(mine)).encode())


def _busy(held: Holder | None) -> FileBusy:
    if held is None:
        return FileBusy(N_("Another program has this file open. Close it there, or open the file for reading."))
    return FileBusy(
        N_("{user} has this file open on {host} since {since}."),
        user=held.user,
        host=held.host,
        since=datetime.fromisoformat(held.since),
    )


def _still_there(handle: int, path: Path) -> bool:
    """Whether the lock file that was opened is the one that lies there now."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def holder(plan: Path) -> Holder | None:
    """Who says to hold the file; None without a lock or when its text cannot be read."""
    try:
        data = json.loads(lock_path(plan).read_text(encoding="utf-8"))
        since = datetime.fromisoformat(data["since"]).astimezone(UTC)
        return Holder(str(data["host"]), str(data["user"]), int(data["pid"]), since.isoformat())
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
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
