"""What a session takes from outside: clock, source of ids, the author's role, and whether backups are kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = 12


def draw_id() -> str:
    """Twelve random letters a–z."""
    drawn, letters = secrets.randbelow(len(LETTERS) ** LONG), []
    for _ in range(LONG):  # drawn at once: a new table brings hundreds of records
        drawn, place = divmod(drawn, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def system_clock() -> datetime:
    """The moment now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The clock gives aware moments; the author is a role, never the account’s name."""

    clock: Callable[[], datetime] = system_clock
    new_id: Callable[[], str] = draw_id
    author: str = ""
    backups: bool = True
