"""The places of the phase “measures”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place
from planner.ui.routes import View

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


def _measures(desk: Desk) -> Page:
    from planner.ui.pages.measures.page import MeasuresPage

    return MeasuresPage(desk)


def _status(desk: Desk) -> Page:
    from planner.ui.pages.review.status_page import StatusPage

    return StatusPage(desk)


MEASURES = Place(
    "measures",
    N_("Measures"),
    "measures",
    "circle",
    _measures,
    wide=True,
    kinds=("measure", "milestone", "budget_line", "risk"),
    views=(
        View("list", N_("List")),
        View("schedule", N_("Schedule")),
        View("logic", N_("Logic")),
        View("money", N_("Money")),
        View("access", N_("Access")),
        View("comparison", N_("Comparison")),
    ),
)

STATUS = Place("status", N_("Status round"), "check", "circle", _status, wide=True, kinds=("status",))

PLACES: tuple[Place, ...] = (MEASURES, STATUS)
