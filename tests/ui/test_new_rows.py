"""A row that is being typed is not in the plan yet: every grid can show it, wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.grid.grid import Grid
from planner.ui.places import PLACES
from tests.ui.conftest import Maker


def _unreadable(grid: Grid) -> list[str]:
    """The cells of a new row that cannot be read."""
    found = []
    record, listing = grid.drafts.record, grid.sheet.listing
    for column in listing.columns:
        try:
            column.read(grid.arranger._desk, record)
        except Exception as error:  # noqa: BLE001 - each of them would end the program while it paints
            found.append(f"{listing.kind.kind} {column.id}: {error!r}")
    return found


def test_every_grid_shows_a_row_that_is_not_in_the_plan_yet(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    seen, unreadable = 0, []
    stops = [(place.id, view.id) for place in PLACES for view in place.views]
    for place, view in [*stops, *((one.id, "") for one in PLACES if not one.views)]:
        workplace.desk.go(place, view)
        for grid in workplace.window.findChildren(Grid):
            if not grid.isVisible() or not grid.drafts.begin():
                continue
            found = _unreadable(grid)
            grid.drafts.drop()
            unreadable += found
            seen += 1
            if not found:
                grid.add()
                qtbot.wait(1)
                QTest.keyClick(QApplication.focusWidget() or grid.view, Qt.Key.Key_Escape)
    assert unreadable == []
    assert seen > 20
