"""The places for what lies across the phases: remarks, history, words, settings, help."""

from __future__ import annotations

from planner.ui.places.place import Place

PLACES: tuple[Place, ...] = ()
