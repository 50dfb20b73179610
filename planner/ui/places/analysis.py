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


def _indicators(desk: Desk) -> Page:
    from planner.ui.pages.analysis.indicators import INDICATOR_SHEET
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, INDICATOR_SHEET)


def _indexes(desk: Desk) -> Page:
    from planner.ui.pages.analysis.indexes import INDEX_SHEET
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, INDEX_SHEET)


def _areas(desk: Desk) -> Page:
    from planner.ui.pages.analysis.areas import AREA_SHEET
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, AREA_SHEET)


def _deliveries(desk: Desk) -> Page:
    from planner.ui.pages.analysis.deliveries import DELIVERY_SHEET
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, DELIVERY_SHEET)


def _needs(desk: Desk) -> Page:
    from planner.ui.pages.analysis.needs import NEEDS
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, NEEDS)


def _offers(desk: Desk) -> Page:
    from planner.ui.pages.analysis.offers import SHEET
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, SHEET)


def _participation(desk: Desk) -> Page:
    from planner.ui.pages.analysis.participation import SHEET
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, SHEET)


def _evidence(desk: Desk) -> Page:
    from planner.ui.pages.analysis.evidence import SHEET
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, SHEET)


PLACES: tuple[Place, ...] = (
    Place(
        "figures", N_("Figures by area"), "chart", "circle", _figures, wide=True, kinds=("variable", "observation"),
        views=(View("series", N_("Course")), View("comparison", N_("Comparison")), View("origin", N_("Origin"))),
    ),
    Place("offers", N_("Offers"), "offers", "circle", _offers, wide=True, kinds=("offer",)),
    Place(
        "participation", N_("Participation"), "voices", "circle", _participation, wide=True, kinds=("participation",),
        views=(View("all", N_("All")), View("feedback", N_("Still to be told"))),
    ),
    Place(
        "evidence", N_("Evidence by kind of knowledge"), "quotes", "circle", _evidence, wide=True, kinds=("evidence",),
        views=(
            View("all", N_("All")), View("professionals", N_("Professionals")), View("families", N_("Families")),
            View("data", N_("Figures and research")),
        ),
    ),
    Place("indicators", N_("Indicators"), "formula", "across", _indicators, wide=True, kinds=("indicator",)),
    Place(
        "indexes", N_("Social indexes"), "formula", "across", _indexes, wide=True,
        kinds=("social_index", "index_part", "index_class"),
    ),
    Place("areas", N_("Areas"), "map", "across", _areas, wide=True, kinds=("area", "border")),
    Place("deliveries", N_("Deliveries"), "import", "across", _deliveries, wide=True, kinds=("delivery",)),
    Place(
        "needs", N_("Needs"), "analysis", "circle", _needs, wide=True, kinds=("need", "score"),
        views=(View("synthesis", N_("Synthesis")), View("priorities", N_("Priorities"))),
    ),
)  # fmt: skip
