"""The first rows of a table as they stand, with any others asked for: also of a table nobody understands yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from planner.exchange.book import book_of, chosen_sheet
from planner.exchange.layout import layout_of
from planner.exchange.roles import ReadHints
from planner.exchange.textfile import read_bytes

FIRST_ROWS = 30
MOST_ROWS = 120
LONGEST_CELL = 200


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of data; `number` counts the rows of the file from 1, the header included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Names of the columns and some rows of data, in the order of the file; how the file was cut.

    ``sheet`` is the one shown and ``sheets`` all there are, where there are several; the heads begin in ``first_row``.
    """

    names: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    encoding: str
    delimiter: str
    header: bool
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    first_row: int = 1
    header_rows: int = 1


def preview(path: Path, hints: ReadHints, wanted: Collection[int] = ()) -> Preview:
    """The first rows, and those with a number in `wanted`; at most `MOST_ROWS`. Raises `Unreadable` with a sentence."""
    book = book_of(read_bytes(path), hints, path.stem)
    sheet, seen = chosen_sheet(book, hints)
    layout = layout_of(sheet, hints)
    last = max(wanted, default=0)
    rows: list[PreviewRow] = []
    number = layout.first
    for chunk in sheet.chunks(layout.first):
        for cells in chunk:
            number += 1
            if (len(rows) < FIRST_ROWS or number in wanted) and any(cell.strip() for cell in cells):
                rows.append(PreviewRow(number, _fitted(cells, layout.width)))
        if len(rows) >= MOST_ROWS or (number >= last and len(rows) >= FIRST_ROWS):
            break
    return Preview(
        layout.names,
        tuple(rows[:MOST_ROWS]),
        book.encoding,
        book.delimiter,
        layout.header,
        sheet.name if seen else "",
        tuple(one.name for one in seen),
        (layout.first if layout.top is None else layout.top) + 1,
        layout.header_rows,
    )


def _fitted(cells: list[str], width: int) -> tuple[str, ...]:
    """As many cells as there are columns, long ones cut."""
    cut = [cell.strip()[:LONGEST_CELL] for cell in cells[:width]]
    return tuple(cut + [""] * (width - len(cut)))
