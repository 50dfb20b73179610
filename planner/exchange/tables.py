"""Tables of figures: from a file to what it says, without knowing the plan.

``read_table(path, hints, progress, cancelled)`` recognises encoding, delimiter, decimal sign, header and the meaning
of the columns, shows every guess, and gives areas, variables, periods and observations by column. What cannot be
read for certain becomes a question and stays out. The same rows in another order give the same content.

Read are long tables (one figure a row, with columns for period, area and characteristic) and tables with one
characteristic or one year per column below a single header row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from planner.domain.errors import Unreadable
from planner.domain.figures import State
from planner.domain.periods import normalised
from planner.domain.record import N_
from planner.exchange.columns import Column, Columns, collector_paused, read_columns
from planner.exchange.content import content_of
from planner.exchange.messages import Cancelled, CellPlace, Progress, Question, Say
from planner.exchange.numbers import Decimal, is_number
from planner.exchange.recognise import recognise
from planner.exchange.roles import Guess, ReadHints, Role
from planner.exchange.textfile import (
    SAMPLE_ROWS,
    Layout,
    TextFile,
    best_delimiter,
    chunks_of,
    decoded,
    distinct_names,
    read_bytes,
    width_of,
)

__all__ = [
    "AreaRead",
    "CellPlace",
    "Guess",
    "Observations",
    "Question",
    "ReadHints",
    "Role",
    "Say",
    "TableRead",
    "VariableRead",
    "read_table",
]

PREVIEW_ROWS = 25


@dataclass(frozen=True, slots=True)
class AreaRead:
    """An area as the file names it: ``key`` "" when it has none; ``level`` and ``parent`` (a key) are proposals."""

    key: str
    name: str
    level: int
    parent: str | None


@dataclass(frozen=True, slots=True)
class VariableRead:
    """A characteristic: ``code`` as the supplier's keys make it (else from the label); ``group`` what it stands under.

    ``whole`` tells that all its values are whole numbers, as counts are.
    """

    code: str
    label: str
    group: str
    unit: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Observations:
    """All cells by column, equally long: indexes into ``TableRead.variables``, ``areas`` and ``periods``.

    No cell stands twice. ``value`` is None exactly where ``state`` is not VALUE.
    """

    variable: Sequence[int]
    area: Sequence[int]
    period: Sequence[int]
    value: Sequence[float | None]
    state: Sequence[State]

    def __len__(self) -> int:
        return len(self.value)


@dataclass(frozen=True, slots=True)
class TableRead:
    """What a file says, and how it was understood.

    ``rows``: data rows, those left out included. ``samples``: the first rows as they stand, for the preview.
    Areas are sorted by level and key, variables by the first place in the file's code order, periods by last day.
    """

    name: str
    digest: str
    encoding: str
    delimiter: str
    decimal: Decimal | None
    header: bool
    guesses: tuple[Guess, ...]
    rows: int
    areas: tuple[AreaRead, ...]
    variables: tuple[VariableRead, ...]
    periods: tuple[str, ...]
    observations: Observations
    questions: tuple[Question, ...] = ()
    warnings: tuple[Say, ...] = ()
    samples: tuple[tuple[str, ...], ...] = field(default=(), repr=False)


def read_table(
    path: Path | str,
    hints: ReadHints | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> TableRead:
    """Read a delimited text file of figures.

    Raises ``Unreadable`` with a sentence when nothing can be taken, ``Cancelled`` when asked to stop. Nothing is
    written anywhere. At most 50 MB, a million rows and a thousand columns are read.
    """
    path, hints = Path(path), hints or ReadHints()
    data = read_bytes(path)
    with collector_paused():
        file = decoded(data, hints.encoding)
        layout = layout_of(file, hints)
        table = _columns(file, layout, data.count(b"\n"), progress, cancelled)
        roles = recognise(table.columns, _wanted(table.columns, hints), hints.known_areas)
        content = content_of(table, roles, hints, path.stem)
    if progress:
        progress(1.0)
    return TableRead(
        name=path.name,
        digest=sha256(data).hexdigest(),
        encoding=file.encoding,
        delimiter=layout.delimiter,
        decimal=content.decimal,
        header=layout.header is not None,
        guesses=tuple(roles.guesses[column.index] for column in table.columns),
        rows=len(table) + table.ragged_count,
        areas=tuple(AreaRead(*area) for area in content.areas),
        variables=tuple(VariableRead(*variable) for variable in content.variables),
        periods=content.periods,
        observations=Observations(*content.cells),
        questions=tuple(content.questions),
        warnings=tuple(content.warnings),
        samples=_samples(file, layout.delimiter),
    )


def _columns(
    file: TextFile, layout: Layout, expected: int, progress: Progress | None, cancelled: Cancelled | None
) -> Columns:
    """The rows below the header by column."""
    chunks = chunks_of(file, layout.delimiter, layout.first)
    table = read_columns(
        chunks, layout.names, layout.first + 1, progress=progress, cancelled=cancelled, expected=expected
    )
    if not len(table):
        raise Unreadable(N_("Below the column names the file holds no rows."))
    _refuse_ragged(table)
    return table


def layout_of(file: TextFile, hints: ReadHints) -> Layout:
    """Delimiter, header and first row of data."""
    delimiter = hints.delimiter or best_delimiter(file)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise Unreadable(N_("The delimiter must be a single character."))
    sample = next(chunks_of(file, delimiter, size=SAMPLE_ROWS), [])
    width = width_of(sample)
    start = next(i for i, row in enumerate(sample) if len(row) == width and any(cell.strip() for cell in row))
    named = hints.header if hints.header is not None else _is_header(sample[start], sample[start + 1 :])
    if named:
        return Layout(delimiter, width, start, start + 1, distinct_names(sample[start]))
    return Layout(delimiter, width, None, start, distinct_names([""] * width))


def _samples(file: TextFile, delimiter: str) -> tuple[tuple[str, ...], ...]:
    """The first rows for the preview, long cells cut."""
    return tuple(tuple(cell[:200] for cell in row) for row in next(chunks_of(file, delimiter, size=PREVIEW_ROWS), []))


def _is_header(first: list[str], below: list[list[str]]) -> bool:
    """Names, not figures: no number in it but years, and something else below a name."""
    cells = [cell.strip() for cell in first]
    if any(is_number(cell) and normalised(cell) is None for cell in cells):
        return False
    if all(is_number(cell) or not cell for cell in cells):
        return False
    below = [row for row in below if len(row) == len(first)]
    if not below:
        return True
    return any(
        cell and not is_number(cell) and sum(is_number(row[i].strip()) for row in below) >= 0.5 * len(below)
        for i, cell in enumerate(cells)
    ) or any(is_number(cell) for cell in cells)


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
