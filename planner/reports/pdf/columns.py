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
LARGEST_FIXED_SHARE = 0.72
SLACK = 0.5
"""A little more than measured, so that rounding never breaks a line."""


def column_widths(table: Table, wide: float) -> tuple[float, ...]:
    """The widths of the columns with their padding; together `wide`, less in a small table without weights.

    Columns of weight 0 take what their widest cell needs on one line, the others share the rest by weight.
    When the fixed ones ask for too much, they are cut in proportion and wrap like the others.
    """
    needs = [
        0.0 if column.weight else _widest(table, number) + 2 * PADDING + SLACK
        for number, column in enumerate(table.columns)
    ]
    weights = [column.weight for column in table.columns]
    most = wide * LARGEST_FIXED_SHARE if any(weights) else wide
    fixed = sum(needs)
    if fixed > most:
        needs = [need * most / fixed for need in needs]
    rest = wide - sum(needs)
    if not any(weights):
        stretch = min(1 + rest / sum(needs), MOST_STRETCH)
        return tuple(need * stretch for need in needs)
    shares = [need or rest * weight / sum(weights) for need, weight in zip(needs, weights, strict=True)]
    return tuple(shares)


def _widest(table: Table, number: int) -> float:
    words = one_line(table.columns[number].head)
    head = max(width(word, style.STRONG, style.CELL.size) for word in words.split(" "))
    head = max(head, min(width(words, style.STRONG, style.CELL.size), LONGEST_HEAD_LINE))
    cells: set[Cell] = {row[number] for row in table.rows if not isinstance(row, Group)}
    widest = max((natural_width(cell, style.CELL) for cell in cells), default=0.0)
    last = natural_width(table.sums[number], style.CELL_STRONG) if table.sums else 0.0
    return max(head, widest, last, NARROWEST - 2 * PADDING)
