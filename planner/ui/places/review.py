"""The places of the phase “review”."""

from __future__ import annotations

from planner.ui.places.place import Place

PLACES: tuple[Place, ...] = ()
