"""How much a packed file may hold: no small file can fill the memory or take for ever."""

from __future__ import annotations

from collections.abc import Sequence
from zipfile import ZipInfo

from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.messages import MAX_CELLS, MAX_UNPACKED

MOST_FILES = 5_000
MOST_SQUEEZED = 400
"""Text of tables shrinks to a tenth or a thirtieth; what shrinks to less than this share is made to do harm."""
HARMLESS = 5_000_000
BLANK_ROW = 20
"""A blank row counts like so many cells: a cell far below the table would make hundreds of thousands of them."""


class Counted:
    """Counts cells and refuses too many."""

    def __init__(self) -> None:
        self._cells = 0

    def add(self, cells: int) -> None:
        """So many more."""
        self._cells += cells + 1
        if self._cells > MAX_CELLS:
            raise Unreadable(
                N_("The workbook has more than {limit} million cells; save the sheet with the table alone."),
                limit=MAX_CELLS // 1_000_000,
            )


def check_unpacked(files: Sequence[ZipInfo]) -> None:
    """Refuse what would unpack to far more than a table of figures."""
    whole = sum(one.file_size for one in files)
    packed = sum(one.compress_size for one in files)
    if len(files) > MOST_FILES or whole > MAX_UNPACKED or (whole > HARMLESS and whole > MOST_SQUEEZED * packed):
        raise Unreadable(
            N_("The file unpacks to {size} MB, more than a table holds. Save the sheet with the table alone."),
            size=whole // 1_000_000,
        )
