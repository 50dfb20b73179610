"""The places of the phase “analysis”."""

from __future__ import annotations

from planner.ui.places.place import Place

PLACES: tuple[Place, ...] = ()
