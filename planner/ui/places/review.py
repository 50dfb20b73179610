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


def _standards(desk: Desk) -> Page:
    from planner.ui.pages.review.standards_page import StandardsPage

    return StandardsPage(desk)


def _lessons(desk: Desk) -> Page:
    from planner.ui.pages.records import RecordsPage
    from planner.ui.pages.review.lessons import LESSONS

    return RecordsPage(desk, LESSONS)


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
        "standards",
        N_("Self-assessment"),
        "check",
        "circle",
        _standards,
        wide=True,
        kinds=("rating", "standard"),
    ),
    Place(
        "lessons",
        N_("Lessons"),
        "book",
        "circle",
        _lessons,
        wide=True,
        kinds=("lesson",),
        views=(View("present", N_("This cycle")), View("all", N_("All cycles"))),
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
