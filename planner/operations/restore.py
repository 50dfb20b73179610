"""A backup back in its place: checked before, and what it replaces is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from planner import paths
from planner.domain.errors import Damaged, FileTrouble, PlannerError, ReadOnly
from planner.domain.record import N_
from planner.operations.backup_keeper import folder_of
from planner.storage import files, lock, placing, verify
from planner.storage.backup import Backup, backups

__all__ = ["Backup", "backups_for", "check", "put_back", "restore"]

STAMP = "%Y%m%dT%H%M%S"


def backups_for(plan: Path) -> list[Backup]:
    """The backups of a plan file, newest first; those of every plan when the file no longer says which one it is."""
    with suppress(PlannerError):
        store = files.open_file(plan, read_only=True)
        try:
            return backups(folder_of(store))
        finally:
            store.close()
    folders = paths.data_dir().joinpath("backups").glob("*/")
    every = [backup for folder in folders for backup in backups(folder)]
    return sorted(every, key=lambda backup: backup.at, reverse=True)


def restore(backup: Path, target: Path, now: datetime | None = None) -> Path | None:
    """`check` a backup, then `put_back`: the two are one where nobody waits."""
    check(backup)
    return put_back(backup, target, now)


def put_back(backup: Path, target: Path, now: datetime | None = None) -> Path | None:
    """Put a sound backup in the place of `target`; gives where the file that lay there is kept, None without one.

    FileBusy when the target is open; then everything stays as it was.
    """
    if not target.exists():
        placing.publish(backup, target)
        return None
    held = lock.acquire(target)
    try:
        with suppress(PlannerError):
            files.open_file(target).close()  # a half-done step is rolled back first, where it still can be
        aside = _free_name(target, now or datetime.now(UTC))
        placing.replace(backup, target, aside)
    finally:
        held.release()
    return aside


def check(backup: Path, progress: Callable[[float], None] | None = None) -> None:
    """Read a backup from end to end, which may take a while; Damaged when it is not sound. Nothing is written."""
    try:
        store = files.open_file(backup, read_only=True)
    except ReadOnly:
        raise
    except FileTrouble as error:
        raise Damaged(N_("This backup is damaged too. Choose an older one.")) from error
    try:
        damage = verify.verify(store.database, store.schema, progress)
    finally:
        store.close()
    if damage:
        raise Damaged(N_("This backup is damaged too. Choose an older one."))


def _free_name(target: Path, now: datetime) -> Path:
    first = target.with_name(f"{target.name}.damaged-{now.astimezone(UTC):{STAMP}}")
    name, number = first, 1
    while name.exists():
        number += 1
        name = first.with_name(f"{first.name}-{number}")
    return name
