"""When backups of an open plan are made: before its first change, every half hour with changes, before an import."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from planner import paths
from planner.domain.errors import Damaged, PlannerError
from planner.domain.record import N_
from planner.storage import reading
from planner.storage.backup import Backup, backups, make_backup
from planner.storage.store import Store

EVERY = timedelta(minutes=30)


def folder_of(store: Store) -> Path:
    """Where the backups of a file lie: by its identity, the uuid of its first step, the same in every copy."""
    first = reading.step_numbers(store.database, [1])
    if not first:
        raise Damaged(N_("This file is damaged. Restore a backup."))
    return paths.backups_dir(first[0].uuid)


class BackupKeeper:
    """Makes the backups of one open file when they are due."""

    def __init__(self, store: Store) -> None:
        """Nothing is made before the first change."""
        self._store = store
        self._last: datetime | None = None
        self.trouble: PlannerError | OSError | None = None

    def all(self) -> list[Backup]:
        """The backups of this file, newest first."""
        return backups(folder_of(self._store))

    def make(self, why: str, now: datetime) -> Backup:
        """Make a verified backup now; `why` is one word of letters."""
        made = make_backup(self._store.database, folder_of(self._store), now, why)
        self._last = now
        return made

    def make_if_due(self, why: str, now: datetime) -> None:
        """Make a backup when one is due. A full or missing backup folder stops nobody’s work; `trouble` keeps why."""
        # a clock that was set back does not put the next backup off
        if why != "import" and self._last is not None and timedelta(0) <= now - self._last < EVERY:
            return
        first = self._last is None and why == "edit"
        try:
            self.make("opened" if first else why, now)
            self.trouble = None
        except (PlannerError, OSError) as error:
            self._last, self.trouble = now, error

    def rescue(self, now: datetime) -> None:
        """Keep what this program still sees of a file that another one replaced or deleted, if there is room."""
        try:
            self.make("rescued", now)
        except (PlannerError, OSError) as error:
            self.trouble = error
