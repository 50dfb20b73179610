"""A table by its columns: each distinct text once, each row a number into them."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from planner.domain.errors import Cancelled as CancelledError
from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.messages import MAX_ROWS, Cancelled, CellPlace, Progress

BLANKS = " \t\r\n\u00a0\ufeff"
FOOT = "____"
"""Below a line of these stand footnotes."""


class _Coder:
    """Gives every distinct text of a column the next number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.codes: list[int] = []

    def add(self, cells: Sequence[str]) -> None:
        """Code these cells behind those before."""
        known = self.numbers
        try:
            codes = list(map(known.__getitem__, cells))
        except KeyError:
            fresh = [text for text in dict.fromkeys(cells) if text not in known]
            known.update(zip(fresh, count(len(known)), strict=False))
            codes = list(map(known.__getitem__, cells))
        self.codes.extend(codes)


class Column:
    """One column: ``words[codes[i]]`` stands in data row i; words are trimmed."""

    def __init__(self, name: str, index: int, words: list[str], codes: list[int]) -> None:
        self.name, self.index = name, index
        self.words, self.codes = words, codes

    @cached_property
    def counts(self) -> Counter[int]:
        """How often each word stands in the column."""
        return Counter(self.codes)

    @cached_property
    def filled(self) -> list[str]:
        """The distinct words that are not blank."""
        return [word for word in self.words if word]

    @property
    def distinct(self) -> int:
        """How many different texts there are, blanks not counted."""
        return len(self.filled)


@dataclass
class Columns:
    """All columns of a file. ``numbers[i]`` is the row of the file (from 1) in which data row i stands."""

    columns: list[Column]
    numbers: Sequence[int]
    ragged: list[CellPlace] = field(default_factory=list)
    ragged_count: int = 0

    def __len__(self) -> int:
        return len(self.numbers)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No cyclic garbage collection inside: it is half of the cost of many small objects."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_columns(
    chunks: Iterator[list[list[str]]],
    names: Sequence[str],
    first: int,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    expected: int = 0,
) -> Columns:
    """Code all rows; ``first`` is the file's row (from 1) of the first of them, ``expected`` a guess of how many.

    Blank rows are skipped, rows of another length are kept aside, a line of underscores ends the table. Too many rows
    get a sentence.
    """
    coders = [_Coder() for _ in names]
    numbers: list[int] = []
    table = Columns([], numbers)
    at, ended = first, False
    for chunk in chunks:
        if cancelled and cancelled():
            raise CancelledError
        here: Sequence[int] = range(at, at + len(chunk))
        at += len(chunk)
        rows = chunk
        if set(map(len, chunk)) != {len(names)}:
            rows, here, ended = _regular(chunk, here, len(names), table)
        for coder, cells in zip(coders, zip(*rows, strict=True), strict=False):
            coder.add(cells)
        numbers.extend(here)
        if len(numbers) > MAX_ROWS:
            raise Unreadable(N_("The table has more than {limit} rows; split it by year."), limit=MAX_ROWS)
        if progress and expected:
            progress(min(1.0, len(numbers) / expected))
        if ended:
            break
    table.columns = [
        _column(name, i, list(coder.numbers), coder.codes)
        for i, (name, coder) in enumerate(zip(names, coders, strict=True))
    ]
    return _without_blank_rows(table)


def _regular(
    chunk: list[list[str]], here: Sequence[int], width: int, table: Columns
) -> tuple[list[list[str]], list[int], bool]:
    """The rows that have the right length, their numbers, and whether the table ended in this chunk."""
    kept, numbers = [], []
    for number, row in zip(here, chunk, strict=True):
        if len(row) == width:
            kept.append(row)
            numbers.append(number)
        elif row and row[0].startswith(FOOT):
            return kept, numbers, True
        elif any(cell.strip() for cell in row):
            table.ragged_count += 1
            if table.ragged_count <= 1000:
                table.ragged.append(CellPlace(number, "", " | ".join(row)[:200]))
    return kept, numbers, False


def _column(name: str, index: int, words: list[str], codes: list[int]) -> Column:
    """Words trimmed; words that differ by blanks only become one."""
    joined = "\n".join(("", *words, ""))
    if not any(f"\n{blank}" in joined or f"{blank}\n" in joined for blank in BLANKS):  # far quicker than to strip all
        return Column(name, index, words, codes)
    trimmed = [word.strip(BLANKS) for word in words]
    coder = _Coder()
    coder.add(trimmed)
    return Column(name, index, list(coder.numbers), [coder.codes[code] for code in codes])


def _without_blank_rows(table: Columns) -> Columns:
    """Rows whose cells are all blank say nothing."""
    blanks = [column.words.index("") if "" in column.words else -1 for column in table.columns]
    if not table.columns or -1 in blanks:
        return table
    keep = [
        i for i, row in enumerate(zip(*(column.codes for column in table.columns), strict=True)) if list(row) != blanks
    ]
    if len(keep) == len(table):
        return table
    columns = []
    for column in table.columns:
        coder = _Coder()
        coder.add([column.words[column.codes[i]] for i in keep])
        columns.append(Column(column.name, column.index, list(coder.numbers), coder.codes))
    return Columns(columns, [table.numbers[i] for i in keep], table.ragged, table.ragged_count)
