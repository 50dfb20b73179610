"""What a reader has to tell: sentences as message and parameters, places in a file, and the limits of all files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Progress = Callable[[float], None]
"""Told the share done, from 0 to 1."""
Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""

MAX_BYTES = 50_000_000
MAX_ROWS = 1_000_000
MAX_COLUMNS = 1_000
MAX_LINE = 1 << 20
MAX_UNPACKED = 250_000_000
MAX_CELLS = 2_000_000
PLACES_KEPT = 1_000


class Say(NamedTuple):
    """A sentence to be translated where it is shown: ``texts.gettext(say.msgid, **say.params)``."""

    msgid: str
    params: Mapping[str, object]


class CellPlace(NamedTuple):
    """A cell of a file: ``row`` counts from 1 with the header, ``text`` is what stands there; ``sheet`` where several
    were read.
    """

    row: int
    column: str
    text: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Cells that cannot be taken without a person; they stay out.

    ``count`` is how many there are, ``cells`` the first thousand of them. Codes: ``unreadable``, ``ambiguous_number``,
    ``no_period``, ``no_area``, ``no_variable``, ``conflict``, ``row_length``.
    """

    code: str
    say: Say
    count: int
    cells: tuple[CellPlace, ...]
