"""The places of the phase “mandate”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place
from planner.ui.routes import View

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page
    from planner.ui.pages.sheet import Sheet


def _records(desk: Desk, sheet: Sheet) -> Page:
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, sheet)


def _resolutions(desk: Desk) -> Page:
    from planner.ui.pages.mandate.resolutions import RESOLUTIONS

    return _records(desk, RESOLUTIONS)


def _papers(desk: Desk) -> Page:
    from planner.ui.pages.mandate.papers import PAPERS

    return _records(desk, PAPERS)


def _bodies(desk: Desk) -> Page:
    from planner.ui.pages.mandate.bodies import BODIES

    return _records(desk, BODIES)


def _actors(desk: Desk) -> Page:
    from planner.ui.pages.mandate.actors import ACTORS

    return _records(desk, ACTORS)


def _town(desk: Desk) -> Page:
    from planner.ui.pages.mandate.town import TownPage

    return TownPage(desk)


def _meetings(desk: Desk) -> Page:
    from planner.ui.pages.mandate.meetings import MEETINGS

    return _records(desk, MEETINGS)


PLACES: tuple[Place, ...] = (
    Place("resolutions", N_("Resolutions"), "mandate", "circle", _resolutions, wide=True, kinds=("resolution",)),
    Place("papers", N_("Papers"), "sheet", "circle", _papers, wide=True, kinds=("paper",)),
    Place(
        "bodies", N_("Bodies"), "room", "circle", _bodies, wide=True, kinds=("body",),
        views=(View("steering", N_("Steering and deciding")), View("networks", N_("Networks"))),
    ),
    Place(
        "actors", N_("Actors"), "mandate", "circle", _actors, wide=True, kinds=("actor",),
        views=(View("coordination", N_("Coordination")),),
    ),
    Place(
        "town", N_("The town and its frame"), "map", "circle", _town, kinds=("municipality", "cycle"),
        views=(View("scope", N_("Scope")), View("protection", N_("Data protection"))),
    ),
    Place("meetings", N_("Meetings"), "calendar", "circle", _meetings, wide=True, kinds=("meeting",)),
)  # fmt: skip
