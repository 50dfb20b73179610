"""How high the rows of navigation are, and how phases look in the rail; the first frame paints with the same numbers."""

from __future__ import annotations

from planner import tokens
from planner.domain.record import N_
from planner.ui.metrics import Metrics

PHASES: tuple[tuple[str, str, str], ...] = (
    ("mandate", N_("Mandate"), "mandate"),
    ("analysis", N_("Analysis"), "analysis"),
    ("goals", N_("Goals"), "goals"),
    ("measures", N_("Measures"), "measures"),
    ("review", N_("Review"), "review"),
)
"""Id, name before a plan says its own, and pictogram of every phase."""

SEPARATOR = 17
TAIL = 6
"""Room below the last step of an open phase."""

_HEIGHTS = {"overview": 64, "phase": tokens.HEIGHTS.nav_phase, "step": tokens.HEIGHTS.nav_step, "place": 34}
_RAIL_HEIGHTS = {"overview": 74, "phase": 58, "step": 30, "place": 54}

LEFT, STEP_LEFT, WORDS_LEFT, STEP_WORDS_LEFT, OVERVIEW_WORDS_LEFT = 17, 45, 46, 68, 70


def height(metrics: Metrics, sort: str, *, rail: bool, apart: bool, last: bool = False) -> int:
    """The height of a row: "overview", "phase", "step" or "place"; `apart` puts a line above it."""
    found = metrics.px((_RAIL_HEIGHTS if rail else _HEIGHTS)[sort])
    return found + (metrics.gap(SEPARATOR) if apart else 0) + (metrics.gap(TAIL) if last else 0)
