"""The places of the board: cells, links between them, and the transitions that join no two neighbouring phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.catalogues import LifePhase, Sector, Transition
from planner.domain.chain import Chain

Kind = Literal["phase", "cell", "link"]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place a person can stand on.

    A phase as a whole, a cell (phase and sector), or a link (a transition, in one sector or as a whole; `apart` when
    it stands in the rows below because it joins no neighbours).
    """

    kind: Kind
    phase: LifePhase | None = None
    sector: Sector | None = None
    transition: Transition | None = None
    apart: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What stays the same when names and order change."""
        parts = (self.phase, self.sector, self.transition)
        return (self.kind, *(part.id if part else "" for part in parts))


SPAN = 3
"""Columns a transition takes that joins no neighbours: two phases and the link between them."""

STRIDE = 4
"""Such a transition begins every so many columns."""

Rows = tuple[tuple[Spot | None, ...], ...]


def spots(board: Chain) -> Rows:
    """The places in rows: phases with their joints, each sector, and what joins no neighbours; None where nothing is."""
    joints = board.joints

    def row(sector: Sector | None) -> tuple[Spot | None, ...]:
        found: list[Spot | None] = []
        for place, phase in enumerate(board.phases):
            found.append(Spot("cell" if sector else "phase", phase=phase, sector=sector))
            joint = joints[place] if place < len(joints) else None
            if place < len(joints):
                found.append(Spot("link", sector=sector, transition=joint) if joint else None)
        return tuple(found)

    rows = [row(None), *(row(sector) for sector in board.sectors)]
    columns = 2 * len(board.phases) - 1
    per_row = max(1, (columns + 1) // STRIDE)
    others = board.others if board.phases else ()
    for start in range(0, len(others), per_row):
        found: list[Spot | None] = [None] * columns
        for place, transition in enumerate(others[start : start + per_row]):
            found[STRIDE * place] = Spot("link", transition=transition, apart=True)
        rows.append(tuple(found))
    return tuple(rows)
