"""The places of the phase “review”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place
from planner.ui.routes import View

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


def _reviews(desk: Desk) -> Page:
    from planner.ui.pages.review.reviews_page import ReviewsPage

    return ReviewsPage(desk)


def _next_cycle(desk: Desk) -> Page:
    from planner.ui.pages.review.next_page import NextCyclePage

    return NextCyclePage(desk)


PLACES: tuple[Place, ...] = (
    Place(
        "reviews",
        N_("Review"),
        "sheet",
        "circle",
        _reviews,
        wide=True,
        kinds=("review",),
        views=(View("story", N_("Behind the curve")), View("decisions", N_("Decisions"))),
    ),
    Place(
        "next_cycle",
        N_("Into the next cycle"),
        "arrow",
        "circle",
        _next_cycle,
        wide=True,
        kinds=("earmark", "carry_over"),
    ),
)
