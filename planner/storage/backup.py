"""Backups: whole copies by SQLite's own backup, verified before older ones may go, never beside the file.

They lie in the user's data folder under the file's identity. They also heal history: steps never change.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.domain.errors import Damaged
from planner.domain.record import N_
from planner.storage import reading
from planner.storage.connection import Database, readable, translated
from planner.storage.schema import Schema
from planner.storage.verify import Damage, chain_damage, verify_file

NAME = re.compile(r"(?P<count>\d{6})-(?P<at>\d{8}T\d{6})-(?P<why>[a-z]+)\.chain")
NEWEST = 10
HALF_HOURS, DAYS, WEEKS, MONTHS = 96, 14, 8, 12
LEFT_OVER = timedelta(days=1)
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
    Nothing is deleted either when the file shrank to less than half: someone may have put an empty plan in its place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _clear_left_overs(folder)
    older = backups(folder)
    count = older[0].count + 1 if older else 1
    final = folder / f"{count:06d}-{at.astimezone(UTC):%Y%m%dT%H%M%S}-{why}.chain"
    unfinished = folder / f"{final.stem}-{secrets.token_hex(4)}.part"
    try:
        copy_to(database, unfinished)
        _verify(unfinished, reading.head_mark(database))
        unfinished.replace(final)
    finally:
        unfinished.unlink(missing_ok=True)
    made = Backup(final, count, at.astimezone(UTC).replace(microsecond=0), why)
    if not any(made.size * 2 < backup.size for backup in older):
        for gone in surplus([made, *older], at):
            gone.path.unlink(missing_ok=True)
    return made


def copy_to(database: Database, target: Path) -> None:
    """A consistent copy of the open file at `target` by the backup API."""
    with translated():
        copy = sqlite3.connect(target)
        try:
            database.raw.backup(copy, pages=PAGES, sleep=0.01)
        finally:
            copy.close()


def damage_of_copy(database: Database, schema: Schema) -> list[Damage]:
    """The full check of a file that another program may be writing to: of a copy, so that nobody waits."""
    with tempfile.TemporaryDirectory(prefix="planner-") as folder:
        path = Path(folder) / "copy.chain"
        try:
            copy_to(database, path)
        except Damaged as error:
            return [Damage(error.msgid)]
        return verify_file(path, schema)


def surplus(found: Sequence[Backup], now: datetime) -> list[Backup]:
    """The backups (newest first) that may go: those of two days stay, then one a day, a week, a month.

    The newest ten always stay, those before a schema change too, and whatever claims to lie in the future counts as
    recent: a clock that jumps costs no backup. Of recent ones there are at most as many as half hours in two days.
    """
    keep = {backup.count for backup in found[:NEWEST]}
    keep |= {backup.count for backup in found if backup.why == "schema"}
    keep |= {backup.count for backup in found[:HALF_HOURS] if backup.at > now - timedelta(days=2)}
    for form, most in (("%Y%m%d", DAYS), ("%G%V", WEEKS), ("%Y%m", MONTHS)):
        newest_of: dict[str, int] = {}
        for backup in found:
            newest_of.setdefault(backup.at.strftime(form), backup.count)
        keep |= set(list(newest_of.values())[:most])
    return [backup for backup in found if backup.count not in keep]


def _clear_left_overs(folder: Path) -> None:
    """Copies a dead program left unfinished; a young one may be another program's, still being written."""
    for path in folder.glob("*.part*"):
        try:
            if time.time() - path.stat().st_mtime > LEFT_OVER.total_seconds():
                path.unlink()
        except OSError:  # gone already, or not ours to touch
            continue


def _verify(path: Path, head: tuple[int, str] | None) -> None:
    copy = Database(path, mode="ro")
    try:
        with readable():
            sound = copy.rows("PRAGMA quick_check(1)") == [("ok",)] and reading.head_mark(copy) == head
            sound = sound and not chain_damage(copy, max(0, (head[0] if head else 0) - 100))
    except Damaged:
        sound = False
    finally:
        copy.close()
    if not sound:
        raise Damaged(N_("The backup could not be verified. Check the drive; older backups were kept."))
