"""Every place in the window, in one list: navigation, search, jumps, help and the walk-through tests come from it.

A new place is one entry in the module of its phase, together with its page.
"""

from __future__ import annotations

from planner.ui.places import across, analysis, general, goals, mandate, measures, review
from planner.ui.places.place import Place

__all__ = ["HOME", "PLACES", "Place", "has_place", "place", "place_of"]

PLACES: tuple[Place, ...] = (
    *general.OVERVIEW,
    *mandate.PLACES,
    *analysis.PLACES,
    *goals.PLACES,
    *measures.PLACES,
    *review.PLACES,
    *general.WORK,
    *across.PLACES,
)

HOME = PLACES[0].id

_BY_ID = {one.id: one for one in PLACES}
_BY_KIND = {kind: one for one in reversed(PLACES) for kind in one.kinds}


def place(ident: str) -> Place:
    """The place of that id; KeyError when there is none."""
    return _BY_ID[ident]


def has_place(ident: str) -> bool:
    """Whether there is a place of that id."""
    return ident in _BY_ID


def place_of(kind: str) -> Place | None:
    """The place where records of a kind are shown, or None."""
    return _BY_KIND.get(kind)
