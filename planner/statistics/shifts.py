"""The shortest ways to shift counts where sums overlap: age bands 0–3, 0–6, 3–10, 6–18 … printed side by side.

What keeps every sum is a space (the null space of the sums). Its simplest members raise one part and all that contains
it; two of them together mostly cancel: raising one year of age and lowering the next one touches only the bands that end
between them. Searching sum by sum finds such ways by chance; here they are listed, the shortest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from planner.statistics.evidence import PRIME

Sum = tuple[int, tuple[int, ...]]
Chain = tuple[tuple[int, int], ...]
MOST_NODES: Final = 400
MOST_WAYS: Final = 96
MOST_PAIRED: Final = 48
"""So many of the simplest members are tried together with each other."""


class Shifts:
    """The ways of one direction, worked out when first asked for."""

    def __init__(self, sums: Sequence[Sum]) -> None:
        self._sums = sums
        self._basis: list[dict[int, int]] | None = None
        self._ways: dict[int, tuple[Chain, ...]] = {}

    def of(self, node: int) -> tuple[Chain, ...]:
        """The ways to raise a node by one, the shortest first."""
        found = self._ways.get(node)
        if found is None:
            found = self._ways[node] = self._found(node)
        return found

    def _found(self, node: int) -> tuple[Chain, ...]:
        if self._basis is None:
            self._basis = _basis(self._sums)
        mine = sorted((one for one in self._basis if one.get(node)), key=len)
        ways: dict[frozenset[tuple[int, int]], Chain] = {}
        for one in mine:
            _enter(ways, node, one)
        for one in islice(mine, MOST_PAIRED):
            for other in self._basis:
                if other is not one and not one.keys().isdisjoint(other):
                    for sign in (1, -1):
                        _enter(ways, node, _together(one, other, sign))
        return tuple(sorted(ways.values(), key=lambda chain: (len(chain), chain)))[:MOST_WAYS]


def overlap(sums: Sequence[Sum]) -> bool:
    """Whether a node is part of several totals, or a total of several sorts of parts."""
    totals = [total for total, _parts in sums]
    parts = [part for _total, parts in sums for part in parts]
    nodes = set(totals) | set(parts)
    return len(nodes) <= MOST_NODES and (len(set(totals)) < len(totals) or len(set(parts)) < len(parts))


def _enter(ways: dict[frozenset[tuple[int, int]], Chain], node: int, shift: Mapping[int, int]) -> None:
    turn = shift.get(node, 0)
    if turn in (1, -1) and all(factor in (1, -1) for factor in shift.values()):
        rest = tuple((other, factor * turn) for other, factor in shift.items() if other != node)
        ways.setdefault(frozenset(rest), ((node, 1), *sorted(rest)))


def _together(one: Mapping[int, int], other: Mapping[int, int], sign: int) -> dict[int, int]:
    found = dict(one)
    for node, factor in other.items():
        shifted = found.get(node, 0) + sign * factor
        if shifted:
            found[node] = shifted
        else:
            found.pop(node, None)
    return found


def _basis(sums: Sequence[Sum]) -> list[dict[int, int]]:
    """The simplest members: each raises one node that is no total of others, with whatever must follow."""
    import numpy as np

    from planner.statistics.dependences import reduced_form

    totals = list(dict.fromkeys(total for total, _parts in sums))
    parts = dict.fromkeys(part for _total, parts in sums for part in parts)
    nodes = [*totals, *(part for part in parts if part not in set(totals))]
    place = {node: at for at, node in enumerate(nodes)}
    table = np.zeros((len(sums), len(nodes)), dtype=np.int64)
    for row, (total, among) in enumerate(sums):
        for part in among:
            table[row, place[part]] += 1
        table[row, place[total]] -= 1
    reduced, pivots = reduced_form(table % PRIME)
    found = []
    for free in sorted(set(range(len(nodes))) - set(pivots)):
        shift = {nodes[free]: 1}
        for pivot, factor in zip(pivots, reduced[:, free].tolist(), strict=True):
            if factor:
                shift[nodes[pivot]] = -factor if factor < PRIME // 2 else PRIME - factor
        found.append(shift)
    return found
