"""The places for what lies across the phases: remarks, history, words, settings, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.record import N_
from planner.ui.places.place import Place
from planner.ui.routes import View

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


def _remarks(desk: Desk) -> Page:
    from planner.ui.pages.across.remarks import RemarksPage

    return RemarksPage(desk)


def _history(desk: Desk) -> Page:
    from planner.ui.pages.across.history import HistoryPage

    return HistoryPage(desk)


def _help(desk: Desk) -> Page:
    from planner.ui.help.page import HelpPage

    return HelpPage(desk)


HELP = Place(
    "help",
    N_("Help"),
    "help",
    "across",
    _help,
    wide=True,
    views=(
        View("places", N_("Pages")),
        View("steps", N_("Steps")),
        View("fields", N_("Fields")),
        View("terms", N_("Words")),
        View("keys", N_("Keys")),
    ),
)


def _words(desk: Desk) -> Page:
    from planner.ui.pages.across.words import WordsPage

    return WordsPage(desk)


def _settings(desk: Desk) -> Page:
    from planner.ui.pages.across.settings import SettingsPage

    return SettingsPage(desk)


def _catalogues(desk: Desk) -> Page:
    from planner.ui.pages.across.catalogues import CataloguesPage

    return CataloguesPage(desk)


PLACES: tuple[Place, ...] = (
    HELP,
    Place(
        "remarks",
        N_("Remarks"),
        "missing",
        "across",
        _remarks,
        wide=True,
        views=(View("open", N_("Still open")), View("kept", N_("Kept"))),
    ),
    Place(
        "history",
        N_("History"),
        "history",
        "across",
        _history,
        wide=True,
        kinds=("bookmark",),
        views=(View("steps", N_("Steps")), View("bookmarks", N_("Bookmarks"))),
    ),
    Place("words", N_("Words"), "book", "across", _words, wide=True, kinds=("label",)),
    Place("settings", N_("Settings"), "sliders", "across", _settings, wide=True),
    Place(
        "catalogues",
        N_("Catalogues"),
        "books",
        "across",
        _catalogues,
        wide=True,
        kinds=("life_phase", "transition", "sector", "target_group", "setting", "funder", "standard"),
        views=(
            View("life_phase", N_("Life phases")),
            View("transition", N_("Transitions")),
            View("sector", N_("Fields of action")),
            View("target_group", N_("Target groups")),
            View("setting", N_("Settings of life")),
            View("funder", N_("Funders")),
            View("standard", N_("Standards")),
        ),
    ),
)
