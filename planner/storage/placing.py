"""Finished files put in their place: whole or not at all, and never over another one without being told."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.domain.errors import DiskFull, FileExists, FileMissing, FileTrouble, PlannerError, ReadOnly
from planner.domain.record import N_

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def check_free(path: Path) -> None:
    """Raise FileExists or FileMissing when no file can be made at `path`."""
    with named_by(path):
        if os.path.lexists(path):
            raise FileExists(N_("The file {path} is there already. Choose another name."), path=str(path))
        if not path.parent.is_dir():
            raise FileMissing(N_("The folder {path} does not exist."), path=str(path.parent))
        path.parent.stat()
        with suppress(FileNotFoundError):
            path.lstat()  # tells a name that the folder cannot hold


def publish(source: Path, target: Path) -> None:
    """Copy a finished file to `target` without ever replacing one; the target is there whole or not at all."""
    check_free(target)
    with named_by(target):
        finished = copied_beside(source, target)
        try:
            _place(finished, target)
        finally:
            finished.unlink(missing_ok=True)
        sync_folder(target.parent)


def replace(source: Path, target: Path, aside: Path) -> None:
    """Copy a finished file over `target`, whose old content is then called `aside`; at no moment there is neither.

    A journal that a dead program left goes aside too: it belongs to the old content and would spoil the new.
    """
    check_free(aside)
    with named_by(target):
        finished = copied_beside(source, target)
        try:
            journal, kept = _journal(target), _journal(aside)
            if journal.exists():
                journal.rename(kept)
            try:
                os.link(target, aside)
            except OSError:  # memory sticks know no links
                target.rename(aside)
            finished.replace(target)
        finally:
            finished.unlink(missing_ok=True)
        sync_folder(target.parent)


def copied_beside(source: Path, target: Path) -> Path:
    """A copy of `source` in the target's folder under a name of its own, on the disk to the last byte."""
    copy = target.with_name(f".new-{secrets.token_hex(6)}")
    try:
        with source.open("rb") as read, copy.open("xb") as written:
            shutil.copyfileobj(read, written, 1 << 20)
            written.flush()
            os.fsync(written.fileno())
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    return copy


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last over a power cut, where the system can."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def named_by(path: Path) -> Iterator[None]:
    """Turn the system's errors about a file to be written into the program's."""
    try:
        yield
    except PlannerError:
        raise
    except FileExistsError as error:
        raise FileExists(N_("The file {path} is there already. Choose another name."), path=str(path)) from error
    except FileNotFoundError as error:
        raise FileMissing(N_("The folder {path} does not exist."), path=str(path.parent)) from error
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull(N_("The disk is full. Make room and try again.")) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ReadOnly(N_("The folder {path} may not be written."), path=str(path.parent)) from error
        raise FileTrouble(
            N_("The file {path} cannot be written ({why})."), path=str(path), why=_short(error)
        ) from error


def _short(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def _place(finished: Path, target: Path) -> None:
    try:
        os.link(finished, target)
    except FileExistsError:
        raise
    except OSError:  # memory sticks know no links: take the name first, so that nothing is replaced
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        finished.replace(target)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
