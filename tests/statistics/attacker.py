"""Someone who reads a printed table with its totals and solves for what is hidden: linear bounds, no tricks spared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Cell = tuple[str, str]
Sum = tuple[Cell, Sequence[Cell]]
Matrix = npt.NDArray[np.float64]
SLIGHT = 1e-7


def bounds(
    printed: Mapping[Cell, float | None],
    sums: Sequence[Sum],
    low: float = 0.0,
    high: Mapping[Cell, float] | None = None,
) -> dict[Cell, tuple[float, float]]:
    """For every cell printed as None the least and the largest value that all sums allow (``inf`` when unbounded)."""
    hidden = [cell for cell, value in printed.items() if value is None]
    place = {cell: i for i, cell in enumerate(hidden)}
    rows, right = [], []
    for total, parts in sums:
        row = np.zeros(len(hidden))
        known = 0.0
        for cell, sign in [(total, -1.0), *((part, 1.0) for part in parts)]:
            value = printed[cell]
            if value is None:
                row[place[cell]] += sign
            else:
                known += sign * value
        if row.any():
            rows.append(row)
            right.append(-known - low * row.sum())
    slack = [cell for cell in hidden if high and cell in high]
    width = len(hidden) + len(slack)
    matrix = np.zeros((len(rows) + len(slack), width))
    for i, row in enumerate(rows):
        matrix[i, : len(hidden)] = row
    for i, cell in enumerate(slack):
        matrix[len(rows) + i, [place[cell], len(hidden) + i]] = 1.0
        right.append((high or {})[cell] - low)
    found = {}
    for cell in hidden:
        aim = np.zeros(width)
        aim[place[cell]] = 1.0
        found[cell] = (low - largest(matrix, np.array(right), -aim), low + largest(matrix, np.array(right), aim))
    return found


def largest(matrix: Matrix, right: Matrix, aim: Matrix) -> float:
    """Maximum of ``aim @ x`` over ``matrix @ x == right, x >= 0``; the two-phase simplex method with Bland's rule."""
    rows, columns = matrix.shape
    if rows == 0:
        return float("inf") if (aim > 0).any() else 0.0
    sign = np.where(right < 0, -1.0, 1.0)
    table = np.hstack([matrix * sign[:, None], np.eye(rows), (right * sign)[:, None]])
    basis = list(range(columns, columns + rows))
    start = np.zeros(columns + rows)
    start[columns:] = -1.0
    _climb(table, basis, start)
    assert sum(table[i, -1] for i, b in enumerate(basis) if b >= columns) < 1e-5, "the printed table contradicts itself"
    for i, b in enumerate(basis):  # an artificial variable at zero leaves where it can
        if b >= columns:
            choices = np.flatnonzero(abs(table[i, :columns]) > SLIGHT)
            if len(choices):
                _pivot(table, basis, i, int(choices[0]))
    table[:, columns:-1] = 0.0
    objective = np.concatenate([aim, np.zeros(rows)])
    return _climb(table, basis, objective)


def _climb(table: Matrix, basis: list[int], objective: Matrix) -> float:
    while True:
        gain = objective - objective[basis] @ table[:, :-1]
        better = np.flatnonzero(gain > SLIGHT)
        if not len(better):
            return float(objective[basis] @ table[:, -1])
        column = int(better[0])
        steps = [(table[i, -1] / table[i, column], basis[i], i) for i in range(len(basis)) if table[i, column] > SLIGHT]
        if not steps:
            return float("inf")
        _pivot(table, basis, min(steps)[2], column)


def _pivot(table: Matrix, basis: list[int], row: int, column: int) -> None:
    table[row] /= table[row, column]
    for i in range(len(table)):
        if i != row and table[i, column]:
            table[i] -= table[i, column] * table[row]
    basis[row] = column
