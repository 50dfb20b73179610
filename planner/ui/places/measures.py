"""The places of the phase “measures”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


def _status(desk: Desk) -> Page:
    from planner.ui.pages.review.status_page import StatusPage

    return StatusPage(desk)


STATUS = Place("status", N_("Status round"), "check", "circle", _status, wide=True, kinds=("status",))

PLACES: tuple[Place, ...] = (STATUS,)
