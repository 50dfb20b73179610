"""How the rows shown become those wanted: which runs go, how the rest is ordered anew, which runs come."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from planner.ui.grid.arrangement import Heading

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Steps:
    """`removed` runs by their places before, `places` old to new of what stays (None: in order), `inserted` runs by
    their places afterwards.
    """

    removed: tuple[Run, ...]
    places: tuple[int, ...] | None
    inserted: tuple[Run, ...]

    @property
    def runs(self) -> int:
        """How many runs are moved."""
        return len(self.removed) + len(self.inserted)


MANY = 2_000
"""Rows from which on it is quicker to start afresh than to look for what stays."""


def steps_between(before: Sequence[Any], after: Sequence[Any], *, patiently: bool = True) -> Steps | None:
    """The steps from the rows before to those after; None where nothing stays, or where looking for it takes longer."""
    if not before or not after:
        return None
    old, new = [_key(entry) for entry in before], [_key(entry) for entry in after]
    if old == new:
        return Steps((), None, ())
    if not patiently and len(old) + len(new) > MANY:
        return None
    known_old, known_new = set(old), set(new)
    if len(known_old) < len(old) or len(known_new) < len(new):
        # a listing that shows a record twice: no telling which of the two is meant
        return None
    if known_old.isdisjoint(known_new):
        return None
    removed = _runs([place for place, key in enumerate(old) if key not in known_new])
    inserted = _runs([place for place, key in enumerate(new) if key not in known_old])
    stays = [key for key in old if key in known_new]
    wanted = [key for key in new if key in known_old]
    places = None
    if stays != wanted:
        at = {key: place for place, key in enumerate(wanted)}
        places = tuple(at[key] for key in stays)
    return Steps(removed, places, inserted)


def _key(entry: Any) -> Hashable:
    return ("heading", entry.words) if isinstance(entry, Heading) else str(entry.id)


def _runs(places: Sequence[int]) -> tuple[Run, ...]:
    """Places in order as first and last of each run."""
    found: list[Run] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return tuple(found)
