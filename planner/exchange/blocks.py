"""An area and, in the rows right below it, its parts: `Altstadt`, `männlich`, `weiblich`, `Hafen`, `männlich`, `weiblich`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.exchange.columns import Column, Columns
from planner.exchange.heads import Head

WHOLE = "Insgesamt"
PARTS = "#0"
"""The parts get a column of their own, left of the first."""
FEWEST = 2


def with_blocks(table: Columns, values: Sequence[Column]) -> Columns:
    """The table with the area in each row, where the same words in the same order follow every area."""
    labels = [column for column in table.columns if column.index < values[0].index and column.filled]
    if len(labels) != 1:
        return table
    column = labels[0]
    size = _size(column)
    if not size:
        return table
    words = [column.words[code] for code in column.codes]
    areas = [word for word in words[::size] for _ in range(size)]
    parts = [WHOLE if i % size == 0 else word for i, word in enumerate(words)]
    columns = list(table.columns)
    columns[column.index] = _column(column.head, column.index, areas)
    return replace(table, columns=[*columns, _column(Head(PARTS), len(columns), parts)])


def _column(head: Head, index: int, words: Sequence[str]) -> Column:
    numbers = {word: i for i, word in enumerate(dict.fromkeys(words))}
    return Column(head, index, list(numbers), [numbers[word] for word in words])


def _size(column: Column) -> int:
    """How many rows an area takes with its parts; 0 where the rows are not built so."""
    rows = len(column.codes)
    once = [i for i, code in enumerate(column.codes) if column.counts[code] == 1]
    if len(once) < FEWEST or once[0] != 0 or len(once) == rows or rows % len(once):
        return 0
    size = rows // len(once)
    below = column.codes[1:size]
    built = once == list(range(0, rows, size)) and "" not in (column.words[code] for code in below)
    return size if built and all(column.codes[i + 1 : i + size] == below for i in once) else 0
