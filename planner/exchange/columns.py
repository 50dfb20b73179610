"""A table by its columns: each distinct text once, each row a number into them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, islice

from planner.domain.errors import Cancelled as CancelledError
from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.heads import Head
from planner.exchange.messages import MAX_ROWS, PLACES_KEPT, Cancelled, CellPlace, Progress
from planner.exchange.sheet import CHUNK, Number

BLANKS = " \t\r\n\u00a0\ufeff"
FOOT = "____"
"""Below a line of these stand footnotes."""
LONGEST_LINE = 400
MOST_NOTES = 4
"""So many chunks of lines below the table are read for what they say of signs."""


class _Coder:
    """Gives every distinct text of a column the next number."""

    def __init__(self) -> None:
        self.numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self.codes: list[int] = []
        self._cells: list[str] | None = None

    def add(self, cells: Sequence[str]) -> None:
        """Code these cells behind those before."""
        if self._cells is not None:
            self._cells.extend(cells)
            return
        if cells and cells[0] == cells[-1] == cells[len(cells) // 2] and cells.count(cells[0]) == len(cells):
            self.codes.extend([self.numbers[cells[0]]] * len(cells))  # sorted tables: one text for many rows
        else:
            self.codes.extend(map(self.numbers.__getitem__, cells))
        if len(self.codes) >= CHUNK and len(self.numbers) == len(self.codes):
            self._cells = list(self.numbers)  # another text in every row so far: coded at the end, all at once

    def finish(self) -> tuple[list[str], list[int]]:
        """The distinct texts, and the number of each cell."""
        if self._cells is None:
            return list(self.numbers), self.codes
        words = list(dict.fromkeys(self._cells))
        if len(words) == len(self._cells):
            return words, list(range(len(words)))
        numbers = dict(zip(words, count(), strict=False))
        return words, list(map(numbers.__getitem__, self._cells))


class Column:
    """One column: ``words[codes[i]]`` stands in data row i; words are trimmed.

    ``head`` is what stands above it; ``indents`` how far each word is set in, where any is; ``is_text`` what ``bearing``
    found of it, once it was asked.
    """

    def __init__(
        self, head: Head, index: int, words: list[str], codes: list[int], indents: dict[str, int] | None = None
    ) -> None:
        self.head, self.name, self.index = head, head.name, index
        self.words, self.codes, self.indents = words, codes, indents or {}
        self.is_text: bool | None = None

    def forget_numbers(self) -> None:
        """Keys, years and names are texts, also where a workbook holds them as numbers."""
        if any(isinstance(word, Number) for word in self.words):
            self.words = [str(word) for word in self.words]
            self.__dict__.pop("filled", None)

    def taken(self, rows: Iterable[int]) -> Column:
        """The same column with these data rows alone."""
        coder = _Coder()
        coder.add([self.words[self.codes[i]] for i in rows])
        return Column(self.head, self.index, *coder.finish(), self.indents)

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
    """All columns of a file. ``numbers[i]`` is the row of the file (from 1) in which data row i stands.

    ``ragged`` are rows with another number of cells, ``notes`` the lines below the table.
    """

    columns: list[Column]
    numbers: Sequence[int]
    ragged: list[CellPlace] = field(default_factory=list)
    ragged_count: int = 0
    notes: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.numbers)

    def taken(self, rows: Sequence[int]) -> Columns:
        """These data rows alone."""
        if len(rows) == len(self):
            return self
        columns = [column.taken(rows) for column in self.columns]
        return Columns(columns, [self.numbers[i] for i in rows], self.ragged, self.ragged_count, self.notes)


def read_columns(
    chunks: Iterator[list[list[str]]],
    heads: Sequence[Head],
    first: int,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    expected: int = 0,
) -> Columns:
    """Code all rows; ``first`` is the file's row (from 1) of the first of them, ``expected`` a guess of how many.

    Blank rows are skipped, rows of another length kept aside, underscores end the table, too many rows get a sentence.
    """
    coders = [_Coder() for _ in heads]
    numbers: list[int] = []
    table = Columns([], numbers)
    at, ended = first, False
    for chunk in chunks:
        if cancelled and cancelled():
            raise CancelledError
        here: Sequence[int] = range(at, at + len(chunk))
        at += len(chunk)
        rows = chunk
        if set(map(len, chunk)) != {len(heads)}:
            rows, here, ended = _regular(chunk, here, len(heads), table)
        for coder, cells in zip(coders, zip(*rows, strict=True), strict=False):
            coder.add(cells)
        numbers.extend(here)
        if len(numbers) > MAX_ROWS:
            raise Unreadable(N_("The table has more than {limit} rows; split it by year."), limit=MAX_ROWS)
        if progress and expected:
            progress(min(1.0, len(numbers) / expected))
        if ended:
            _read_notes(chunks, table)
            break
    table.columns = [
        _column(head, i, *coder.finish()) for i, (head, coder) in enumerate(zip(heads, coders, strict=True))
    ]
    return _without_blank_rows(table)


def _regular(
    chunk: list[list[str]], here: Sequence[int], width: int, table: Columns
) -> tuple[list[list[str]], list[int], bool]:
    """The rows that have the right length, their numbers, and whether the table ended in this chunk.

    A text alone in its line is a row with blank cells; blank cells too many at the end are none.
    """
    kept: list[list[str]] = []
    numbers: list[int] = []
    for place, (number, row) in enumerate(zip(here, chunk, strict=True)):
        if row and row[0].startswith(FOOT):
            table.notes += map(joined, chunk[place + 1 :])
            return kept, numbers, True
        if len(row) != width:
            filled = sum(1 for cell in row if cell.strip())
            if not filled:
                continue
            if filled > 1 and (len(row) < width or any(cell.strip() for cell in row[width:])):
                table.ragged_count += 1
                if table.ragged_count <= PLACES_KEPT:
                    table.ragged.append(CellPlace(number, "", " | ".join(row)[:LONGEST_LINE]))
                continue
            row = [*row[:width], *[""] * (width - len(row))]  # noqa: PLW2901 - the row as the table has it
        kept.append(row)
        numbers.append(number)
    return kept, numbers, False


def joined(row: Iterable[str]) -> str:
    """A line of text that was cut into cells."""
    return " | ".join(text for cell in row if (text := cell.strip()))[:LONGEST_LINE]


def _read_notes(chunks: Iterator[list[list[str]]], table: Columns) -> None:
    """The lines below the table; an unclosed quotation mark among them ends them."""
    try:
        for chunk in islice(chunks, MOST_NOTES):
            table.notes += map(joined, chunk)
    except Unreadable:
        return


def _column(head: Head, index: int, words: list[str], codes: list[int]) -> Column:
    """Words trimmed; words that differ by blanks only become one."""
    whole = "\n".join(("", *words, ""))
    # far quicker than to strip all; most of these characters stand nowhere, and one alone is found soonest
    found = [blank for blank in BLANKS if blank in whole]
    if not any(f"\n{blank}" in whole or f"{blank}\n" in whole for blank in found):
        return Column(head, index, words, codes)
    trimmed = [word if isinstance(word, Number) else word.strip(BLANKS) for word in words]
    indents: dict[str, int] = {}
    for word, text in zip(words, trimmed, strict=True):
        depth = len(word) - len(word.lstrip(BLANKS))
        if depth and text:
            indents[text] = max(depth, indents.get(text, 0))
    coder = _Coder()
    coder.add(trimmed)
    known, again = coder.finish()
    return Column(head, index, known, [again[code] for code in codes], indents)


def _without_blank_rows(table: Columns) -> Columns:
    """Rows whose cells are all blank say nothing."""
    blanks = [column.words.index("") if "" in column.words else -1 for column in table.columns]
    if not table.columns or -1 in blanks:
        return table
    keep = [
        i for i, row in enumerate(zip(*(column.codes for column in table.columns), strict=True)) if list(row) != blanks
    ]
    return table.taken(keep)
