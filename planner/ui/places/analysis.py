"""The places of the phase “analysis”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place
from planner.ui.routes import View

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


def _figures(desk: Desk) -> Page:
    from planner.ui.pages.analysis.figures import FiguresPage

    return FiguresPage(desk)


def _needs(desk: Desk) -> Page:
    from planner.ui.pages.analysis.needs import NEEDS
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, NEEDS)


PLACES: tuple[Place, ...] = (
    Place(
        "figures", N_("Figures by area"), "chart", "circle", _figures, wide=True, kinds=("variable", "observation"),
        views=(View("series", N_("Course")), View("comparison", N_("Comparison")), View("origin", N_("Origin"))),
    ),
    Place(
        "needs", N_("Needs"), "analysis", "circle", _needs, wide=True, kinds=("need", "score"),
        views=(View("synthesis", N_("Synthesis")), View("priorities", N_("Priorities"))),
    ),
)  # fmt: skip
