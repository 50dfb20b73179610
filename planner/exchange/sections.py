"""Areas that head the rows of their years: key and name stand once, and below them one row for each date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.exchange.columns import Column, Columns
from planner.exchange.dated import only_period
from planner.exchange.heads import Head

DATES = "#0"
"""The dates get a column of their own, left of the first."""


def with_sections(table: Columns, values: Sequence[Column], empty: Sequence[int]) -> tuple[Columns, int]:
    """The table with key and name in each row, and how many areas headed rows; ``empty`` are the rows without figures."""
    labels = [column for column in table.columns if column.index < values[0].index]
    if len(labels) < 2 or not empty or empty[0] != 0 or len(empty) == len(table):
        return table, 0
    heading = set(empty)
    said = [column for column in labels if column.words[column.codes[0]]]
    dates = next((column for column in labels if _dates(column, heading)), None)
    if dates is None or len(said) < 2 or not all(column is dates or _stands_once(column, heading) for column in said):
        return table, 0
    rest = [i for i in range(len(table)) if i not in heading]
    days = [dates.words[dates.codes[i]] for i in rest]
    columns = list(table.columns)
    for column in said:
        last, codes = 0, []
        for i, code in enumerate(column.codes):
            last = code if i in heading else last
            codes.append(last)
        columns[column.index] = Column(column.head, column.index, column.words, codes, column.indents)
    kept = replace(table, columns=columns).taken(rest)
    numbers = {day: i for i, day in enumerate(dict.fromkeys(days))}
    added = Column(Head(DATES), len(kept.columns), list(numbers), [numbers[day] for day in days])
    return replace(kept, columns=[*kept.columns, added]), len(empty)


def _dates(column: Column, heading: set[int]) -> bool:
    """Dates in all rows but the headings."""
    below = {code for i, code in enumerate(column.codes) if i not in heading}
    above = {code for i, code in enumerate(column.codes) if i in heading}
    return not below & above and all(only_period(column.words[code]) for code in below)


def _stands_once(column: Column, heading: set[int]) -> bool:
    """Filled in the headings alone."""
    return all(bool(column.words[code]) is (i in heading) for i, code in enumerate(column.codes))
