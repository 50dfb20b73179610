"""Tables of figures: from a file to what it says, without knowing the plan.

``read_table(path, hints, progress, cancelled)`` reads text and workbooks into a sheet of cells, recognises where the
table stands on it, what its heads and columns mean and how it writes numbers, shows every guess with its reason, and
gives areas, variables, periods and observations by column. What cannot be read for certain becomes a question and
stays out. The same rows in another order give the same content.

Read are long tables (one figure a row, with columns for period, area and characteristic) and tables with
characteristics, years or areas as columns, below heads in one or several rows, with title lines, units and footnotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from planner.collector import collector_paused
from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.around import context_of
from planner.exchange.book import Book, book_of, chosen_sheet
from planner.exchange.columns import Column, Columns, read_columns
from planner.exchange.content import content_of
from planner.exchange.joined import joined, siblings
from planner.exchange.layout import Layout, layout_of
from planner.exchange.messages import Cancelled, CellPlace, Progress, Question, Say
from planner.exchange.notes import Content, Context
from planner.exchange.reasons import reasons_of
from planner.exchange.recognise import Recognised, recognise
from planner.exchange.roles import Format, Guess, Names, ReadHints, Role, SheetSeen
from planner.exchange.sheet import Sheet
from planner.exchange.textfile import read_bytes
from planner.exchange.tidy import Tidied, tidied
from planner.exchange.told import AreaRead, Observations, TableRead, VariableRead

__all__ = [
    "AreaRead",
    "CellPlace",
    "Format",
    "Guess",
    "Names",
    "Observations",
    "Question",
    "ReadHints",
    "Role",
    "Say",
    "SheetSeen",
    "TableRead",
    "VariableRead",
    "read_table",
]

PREVIEW_ROWS = 25


def read_table(
    path: Path | str,
    hints: ReadHints | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> TableRead:
    """Read a file of figures: delimited text, or a sheet of a workbook (XLSX, XLS, ODS).

    Raises ``Unreadable`` with a sentence when nothing can be taken, ``Cancelled`` when asked to stop. Nothing is
    written anywhere. At most 50 MB, a million rows and a thousand columns are read.
    """
    path = Path(path)
    return read_data(read_bytes(path), path.name, hints, progress, cancelled)


def read_data(
    data: bytes,
    name: str,
    hints: ReadHints | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> TableRead:
    """The same for what is in memory, as a table from the clipboard is; ``name`` is shown and may tell the period."""
    hints = hints or ReadHints()
    with collector_paused():
        book = book_of(data, hints, Path(name).stem)
        sheet, seen = chosen_sheet(book, hints)
        others = siblings(book, sheet, hints)
        source = _Source(book, seen, Path(name).stem, hints, progress, cancelled)
        reads = [_read(source, one, name) for one in others or [sheet]]
    if progress:
        progress(1.0)
    return replace(joined(reads) if others else reads[0], digest=sha256(data).hexdigest())


class _Source(NamedTuple):
    """A file on its way, and what was said of it."""

    book: Book
    seen: tuple[SheetSeen, ...]
    stem: str
    hints: ReadHints
    progress: Progress | None
    cancelled: Cancelled | None


def _read(source: _Source, sheet: Sheet, name: str) -> TableRead:
    """One sheet, with the sentences on how it was understood."""
    reading = _reading(source, sheet)
    reasons = reasons_of(reading.layout, reading.tidy, reading.roles, reading.context, reading.said)
    read = _told(reading, name)
    if sheet.of:
        tables = sum(1 for other in source.book.sheets if other.of == sheet.of)
        say = Say(
            N_("There are {n} tables here. Read was “{sheet}”; each of the others can be chosen as a sheet."),
            {"n": tables, "sheet": sheet.name},
        )
        read = replace(read, warnings=(say, *read.warnings))
    return replace(read, reasons=tuple(reasons))


class _Reading(NamedTuple):
    """A file as it was understood."""

    book: Book
    seen: tuple[SheetSeen, ...]
    sheet: Sheet
    layout: Layout
    tidy: Tidied
    roles: Recognised
    content: Content
    context: Context
    said: Sequence[Say]


def _reading(source: _Source, sheet: Sheet) -> _Reading:
    """From the cells of a sheet to what its rows say."""
    book, seen, stem, hints, progress, cancelled = source
    layout = layout_of(sheet, hints)
    tidy = tidied(_columns(sheet, layout, progress, cancelled), layout, sheet.merged)
    columns = tidy.table.columns
    context, said = context_of(book, sheet, layout, tidy.table.notes, stem, hints)
    wanted = _wanted(columns, hints)
    roles = recognise(columns, wanted, hints.known_areas, names=hints.names, parts=tidy.parts)
    roles.inside = tidy.inside
    return _Reading(
        book, seen, sheet, layout, tidy, roles, content_of(tidy.table, roles, hints, context), context, said
    )


def _told(reading: _Reading, name: str) -> TableRead:
    """What a file says, and how it was cut."""
    book, seen, sheet, layout, tidy, roles, content, context, _ = reading
    table, legend = tidy.table, context.legend
    return TableRead(
        name=name,
        digest="",
        encoding=book.encoding,
        delimiter=book.delimiter,
        decimal=content.decimal,
        header=layout.header,
        guesses=tuple(roles.guesses[column.index] for column in table.columns),
        rows=len(table) + table.ragged_count,
        areas=tuple(AreaRead(*area) for area in content.areas),
        variables=tuple(VariableRead(*variable) for variable in content.variables),
        periods=content.periods,
        observations=Observations(*content.cells),
        questions=tuple(content.questions),
        warnings=tuple(content.warnings),
        samples=_samples(sheet),
        format=book.format,
        sheet=sheet.name if seen else "",
        sheets=seen,
        first_row=(layout.first if layout.top is None else layout.top) + 1,
        header_rows=layout.header_rows,
        names=roles.crossing.names,
        titles=layout.titles,
        notes=tuple(table.notes),
        signs=legend.words,
        none_is_zero=legend.none_is_zero,
        place_of=content.place_of,
    )


def _columns(sheet: Sheet, layout: Layout, progress: Progress | None, cancelled: Cancelled | None) -> Columns:
    """The rows below the heads by column."""
    table = read_columns(
        sheet.chunks(layout.first),
        layout.heads,
        layout.first + 1,
        progress=progress,
        cancelled=cancelled,
        expected=sheet.expected(),
    )
    if not len(table):
        raise Unreadable(N_("Below the column names the file holds no rows."))
    _refuse_ragged(table)
    return table


def _samples(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The first rows for the preview, long cells cut."""
    rows = islice(chain.from_iterable(sheet.chunks(size=PREVIEW_ROWS)), PREVIEW_ROWS)
    return tuple(tuple(cell[:200] for cell in row) for row in rows)


def _refuse_ragged(table: Columns) -> None:
    if table.ragged_count > max(3, len(table)):
        raise Unreadable(
            N_(
                "Most rows have another number of columns than the header (first in row {row})."
                " Choose another delimiter, or save the table again as CSV."
            ),
            row=table.ragged[0].row,
        )


def _wanted(columns: Sequence[Column], hints: ReadHints) -> dict[int, Role]:
    """Roles a person chose, by column; a name that is not in the file is refused."""
    places = {column.name: column.index for column in columns}
    for name in hints.roles:
        if name not in places:
            raise Unreadable(N_("The file has no column {name}."), name=name)
    return {places[name]: role for name, role in hints.roles.items()}
