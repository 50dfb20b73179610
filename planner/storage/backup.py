"""Backups: whole copies by SQLite's own backup, verified before older ones may go, never beside the file.

They lie in the user's data folder under the file's identity. They also heal history: steps never change.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.domain.errors import Damaged, PlannerError
from planner.domain.record import N_
from planner.storage import reading
from planner.storage.connection import Database, translated
from planner.storage.verify import chain_damage

NAME = re.compile(r"(?P<count>\d{6})-(?P<at>\d{8}T\d{6})-(?P<why>[a-z]+)\.chain")
NEWEST = 10
DAYS, WEEKS, MONTHS = 14, 8, 12
PAGES = 200


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its place, its running number (order), the moment (UTC), and why it was made."""

    path: Path
    count: int
    at: datetime
    why: str

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self.path.stat().st_size


def backups(folder: Path) -> list[Backup]:
    """All backups in a folder, newest first by running number: clocks jump, numbers do not."""
    found = []
    for path in folder.glob("*.chain") if folder.is_dir() else ():
        match = NAME.fullmatch(path.name)
        if match:
            at = datetime.strptime(match["at"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append(Backup(path, int(match["count"]), at, match["why"]))
    return sorted(found, key=lambda backup: backup.count, reverse=True)


def make_backup(database: Database, folder: Path, at: datetime, why: str) -> Backup:
    """Copy the open file, verify the copy, then thin out older ones; `why` is one word of letters.

    The copy gets its name only when it is whole; Damaged when it does not verify, and then nothing is deleted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    older = backups(folder)
    count = older[0].count + 1 if older else 1
    final = folder / f"{count:06d}-{at.astimezone(UTC):%Y%m%dT%H%M%S}-{why}.chain"
    unfinished = final.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    try:
        copy_to(database, unfinished)
        _verify(unfinished, reading.head_mark(database))
    except (OSError, PlannerError):
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.replace(final)
    made = Backup(final, count, at, why)
    for gone in surplus([made, *older], at):
        gone.path.unlink(missing_ok=True)
    return made


def copy_to(database: Database, target: Path) -> None:
    """A consistent copy of the open file at `target` by the backup API."""
    with translated():
        copy = sqlite3.connect(target)
        try:
            database.raw.backup(copy, pages=PAGES)
        finally:
            copy.close()


def surplus(found: Sequence[Backup], now: datetime) -> list[Backup]:
    """The backups that may go: all of two days stay, then one a day, a week, a month; the newest ten always stay.

    Backups before a schema change stay, and so does whatever claims to lie in the future.
    """
    keep = {backup.count for backup in found[:NEWEST]}
    keep |= {backup.count for backup in found if backup.why == "schema" or backup.at > now - timedelta(days=2)}
    for form, most in (("%Y%m%d", DAYS), ("%G%V", WEEKS), ("%Y%m", MONTHS)):
        newest_of: dict[str, int] = {}
        for backup in found:
            newest_of.setdefault(backup.at.strftime(form), backup.count)
        keep |= set(list(newest_of.values())[:most])
    return [backup for backup in found if backup.count not in keep]


def _verify(path: Path, head: tuple[int, str] | None) -> None:
    copy = Database(path, mode="ro")
    try:
        sound = copy.rows("PRAGMA quick_check(1)") == [("ok",)] and reading.head_mark(copy) == head
        if not sound or chain_damage(copy, max(0, (head[0] if head else 0) - 100)):
            raise Damaged(N_("The backup could not be verified. Check the drive; older backups were kept."))
    finally:
        copy.close()
