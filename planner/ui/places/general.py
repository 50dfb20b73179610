"""The places outside the phases that have a row of their own in navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


def _overview(desk: Desk) -> Page:
    from planner.ui.pages.overview import OverviewPage

    return OverviewPage(desk)


def _chain(desk: Desk) -> Page:
    from planner.ui.pages.chain import ChainPage

    return ChainPage(desk)


def _import(desk: Desk) -> Page:
    from planner.ui.importing.page import ImportPage

    return ImportPage(desk)


def _reports(desk: Desk) -> Page:
    from planner.ui.reporting.page import ReportPage

    return ReportPage(desk)


OVERVIEW = (Place("overview", N_("Overview"), "guidance", "overview", _overview),)

WORK = (
    Place("chain", N_("Chain"), "chain", "work", _chain, wide=True, kinds=("cell_judgement", "transition_judgement")),
    Place("import", N_("Take in data"), "import", "work", _import, wide=True, short=N_("Import")),
    Place("report", N_("Reports"), "file", "work", _reports, wide=True),
)
