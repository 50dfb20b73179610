"""How wide the columns of a table are."""

from __future__ import annotations

from planner.reports.blocks import Cell, Group, Table
from planner.reports.pdf import style
from planner.reports.pdf.cells import natural_width
from planner.reports.pdf.fonts import width
from planner.reports.pdf.lines import one_line

PADDING = 5.0
NARROWEST = 26.0
LONGEST_HEAD_LINE = 64.0
MOST_STRETCH = 1.8
LARGEST_FIXED_SHARE, LARGEST_NUMBER_SHARE = 0.72, 0.86
SLACK = 0.5
"""A little more than measured, so that rounding never breaks a line."""


def column_widths(table: Table, wide: float) -> tuple[float, ...]:
    """The widths of the columns with their padding; together `wide`, less in a small table without weights.

    Columns of weight 0 take what their widest cell and head need on one line, the others share the rest by weight.
    When the fixed ones ask for too much, first their heads wrap, so that numbers stay whole; only then they are cut in
    proportion and wrap like the others.
    """
    weights = [column.weight for column in table.columns]
    fixed = [number for number, weight in enumerate(weights) if not weight]
    wanted = {number: max(_head(table, number), _cells(table, number)) for number in fixed}
    least = {number: _cells(table, number) for number in fixed}
    most, hardly = (wide * LARGEST_FIXED_SHARE, wide * LARGEST_NUMBER_SHARE) if any(weights) else (wide, wide)
    needs = _squeezed(wanted, least, most, hardly)
    rest = wide - sum(needs.values())
    if not any(weights):
        stretch = min(1 + rest / sum(needs.values()), MOST_STRETCH)
        return tuple(needs[number] * stretch for number in fixed)
    return tuple(needs.get(number, rest * weight / sum(weights)) for number, weight in enumerate(weights))


def _squeezed(wanted: dict[int, float], least: dict[int, float], most: float, hardly: float) -> dict[int, float]:
    """The widths of the fixed columns: as wanted, else between that and the least, else the least cut in proportion."""
    asked, needed = sum(wanted.values()), sum(least.values())
    if asked <= most:
        return wanted
    if needed >= most:
        cut = min(1.0, hardly / needed)
        return {number: need * cut for number, need in least.items()}
    share = (most - needed) / (asked - needed)
    return {number: need + (wanted[number] - need) * share for number, need in least.items()}


def _head(table: Table, number: int) -> float:
    """The longest word of the head, the whole head where it is short."""
    words = one_line(table.columns[number].head)
    size = style.TABLE_HEAD.size
    longest = max(width(word, style.STRONG, size) for word in words.split(" "))
    return max(longest, min(width(words, style.STRONG, size), LONGEST_HEAD_LINE)) + 2 * PADDING + SLACK


def _cells(table: Table, number: int) -> float:
    cells: set[Cell] = {row[number] for row in table.rows if not isinstance(row, Group)}
    widest = max((natural_width(cell, style.CELL) for cell in cells), default=0.0)
    last = natural_width(table.sums[number], style.CELL_STRONG) if table.sums else 0.0
    return max(widest + 2 * PADDING + SLACK, last + 2 * PADDING + SLACK, NARROWEST)
