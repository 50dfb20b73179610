"""The places of the phase “goals”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place
from planner.ui.routes import View

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


def _goals(desk: Desk) -> Page:
    from planner.ui.pages.goals.goals import GOALS
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, GOALS)


def _vision(desk: Desk) -> Page:
    from planner.ui.pages.goals.vision import VisionPage

    return VisionPage(desk)


def _adoption(desk: Desk) -> Page:
    from planner.ui.pages.goals.adoption import AdoptionPage

    return AdoptionPage(desk)


def _targets(desk: Desk) -> Page:
    from planner.ui.pages.goals.targets import TARGETS
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, TARGETS)


def _conflicts(desk: Desk) -> Page:
    from planner.ui.pages.goals.conflicts import CONFLICTS
    from planner.ui.pages.records import RecordsPage

    return RecordsPage(desk, CONFLICTS)


PLACES: tuple[Place, ...] = (
    Place("vision", N_("Vision"), "sheet", "circle", _vision, wide=True, kinds=("vision",)),
    Place(
        "goals", N_("Goals"), "goals", "circle", _goals, wide=True, kinds=("goal",),
        views=(
            View("guiding", N_("Guiding goals")), View("intermediate", N_("Intermediate goals")),
            View("action", N_("Action goals")),
        ),
    ),
    Place(
        "targets", N_("Targets"), "chart", "circle", _targets, wide=True, kinds=("target",),
        views=(View("plan", N_("Plan")), View("actuals", N_("Newest figures"))),
    ),
    Place("conflicts", N_("Conflicts of goals"), "goals", "circle", _conflicts, wide=True, kinds=("goal_conflict",)),
    Place("adoption", N_("Adoption"), "check", "circle", _adoption, wide=True),
)  # fmt: skip
