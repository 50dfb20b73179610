"""Every place in the window, in one list: navigation, search and the walk-through tests come from it.

A new place is one entry here, together with its page. Pages are imported when first visited.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.record import N_

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `title` is an English msgid, `group` puts it into navigation, `wide` work starts without guidance."""

    id: str
    title: str
    icon: str
    group: str
    make: Callable[[Desk], Page]
    wide: bool = False


def _overview(desk: Desk) -> Page:
    from planner.ui.pages.overview import OverviewPage

    return OverviewPage(desk)


def _import(desk: Desk) -> Page:
    from planner.ui.importing.page import ImportPage

    return ImportPage(desk)


def _reports(desk: Desk) -> Page:
    from planner.ui.reporting.page import ReportPage

    return ReportPage(desk)


PLACES: tuple[Place, ...] = (
    Place("overview", N_("Overview"), "guidance", "overview", _overview),
    Place("import", N_("Take in data"), "import", "work", _import, wide=True),
    Place("report", N_("Reports"), "file", "work", _reports, wide=True),
)

HOME = PLACES[0].id


def place(ident: str) -> Place:
    """The place of that id; KeyError when there is none."""
    for one in PLACES:
        if one.id == ident:
            return one
    raise KeyError(ident)
