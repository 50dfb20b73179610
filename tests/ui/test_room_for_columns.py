"""Narrow windows: numbers and dates are never cut, and what finds no room is said where columns are chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.analysis import Offer
from planner.domain.record import new_like
from planner.ui import metrics, paint
from planner.ui.board import offer_rows
from planner.ui.board.offer_rows import GAP, OfferRows, rows_of
from planner.ui.grid import bar
from planner.ui.grid.arrangement import Heading
from planner.ui.grid.delegate import needed
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.grid.grid import Grid
from planner.ui.grid.table import Table
from planner.ui.grid.time_scale import scale_for
from planner.ui.pages.records import RecordsPage
from planner.ui.places import PLACES
from planner.ui.widgets.label import ElidedLabel
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import tab_chain

STOPS = [(one.id, view) for one in PLACES for view in ([known.id for known in one.views] or [""])]
FIGURE = re.compile(r"^[^A-Za-zÄÖÜäöü]*\d[\d.,:/–−\s\u00a0\u202f%€]*( (von|of) [\d.,]+)?$")


def cut(page: QWidget) -> Iterator[str]:
    """Figures and dates on a page that are not shown whole."""
    for label in page.findChildren(ElidedLabel):
        if label.isVisible() and label.text() != label.words and FIGURE.match(label.words):
            yield f"{label.words} → {label.text()}"
    for table in page.findChildren(Table):
        for place, column in enumerate(table.sheet.columns):
            if not table.isVisible() or table.isColumnHidden(place) or column.timeline:
                continue
            for entry in table.sheet.entries:
                cell = None if isinstance(entry, Heading) else table.sheet.stock.cell(entry, column)
                if cell and FIGURE.match(cell.words) and needed(cell, column) > table.columnWidth(place) + 1:
                    yield f"{column.id}: {cell.words}"


@pytest.mark.parametrize("scale", [100, 150])
def test_numbers_and_dates_are_never_cut(open_window: Maker, qtbot: QtBot, scale: int) -> None:
    workplace = open_window(Look(size=(1024, 768), scale=scale))
    found = []
    for place, view in STOPS:
        workplace.desk.go(place, view)
        qtbot.wait(20)
        page = workplace.frame.page(place)
        found += [f"{place} {view}: {one}" for one in cut(page)]
    assert not found


@pytest.mark.parametrize("width", [300, 420, 560, 700, 900])
def test_offers_of_a_cell_keep_places_and_dates_whole(open_window: Maker, width: int) -> None:
    workplace = open_window()
    desk = workplace.desk
    offers = [new_like(one, places=1500, places_taken=1420) for one in desk.bridge.plan.all(Offer)]
    rows = OfferRows()
    rows.resize(width, 200)
    rows.set_rows(rows_of(desk, offers))
    rows.show()
    model = rows.model()
    shown = [column for column in range(model.columnCount()) if not rows.isColumnHidden(column)]
    assert 0 in shown
    for column in set(shown) & {offer_rows.PLACES, offer_rows.UNTIL, offer_rows.STATE}:
        words = {str(model.index(row, column).data() or "") for row in range(model.rowCount())}
        assert max(map(paint.width_of, words)) + metrics.px(GAP) <= rows.columnWidth(column)
    assert sum(rows.columnWidth(column) for column in shown) <= width
    rows.close()


def bar_of(workplace: Workplace, place: str, view: str) -> tuple[RecordsPage, FilterBar]:
    workplace.desk.go(place, view)
    page = workplace.frame.page(place)
    assert isinstance(page, RecordsPage)
    return page, next(one for one in page.findChildren(FilterBar) if one.isVisibleTo(page))


@pytest.mark.parametrize(
    ("language", "many", "marked"),
    [("de", "5 Spalten ohne Platz", "Ende (ohne Platz)"), ("en", "5 columns without room", "End (no room)")],
)
def test_columns_without_room_are_said_and_brought_back(
    open_window: Maker, qtbot: QtBot, language: str, many: str, marked: str
) -> None:
    workplace = open_window(Look(language=language, size=(1024, 768)))
    page, bar = bar_of(workplace, "measures", "list")
    qtbot.wait(40)
    grid = page.piece
    assert isinstance(grid, Grid)
    assert bar.columns.isVisible()
    assert bar.columns.words == many
    heads = [column.head for column in grid.view.widths.gone]
    assert len(heads) == 5
    assert all(head in bar.columns.accessibleDescription() for head in heads)
    bar.columns.menu().aboutToShow.emit()
    action = next(one for one in bar.columns.menu().actions() if one.text().replace("&", "") == marked)
    assert not action.isChecked()
    action.trigger()
    place = [one.id for one in grid.sheet.columns].index("until")
    assert not grid.view.isColumnHidden(place)
    workplace.window.resize(1900, 900)
    qtbot.wait(60)
    assert not grid.view.widths.gone
    assert bar.columns.words == ("Spalten" if language == "de" else "Columns shown")


def test_the_chooser_is_as_wide_as_its_words_in_the_same_turn(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window(Look(size=(1920, 1080)))
    page, bar = bar_of(workplace, "measures", "list")
    qtbot.wait(40)
    grid = page.piece
    assert isinstance(grid, Grid)
    assert not grid.view.widths.gone
    grid.view.widths.gone = tuple(grid.sheet.columns[:2])
    grid.view.laid_out.emit()
    assert bar.columns.words == "2 Spalten ohne Platz"
    assert bar.columns.size() == bar.columns.sizeHint()


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("width", [200, 420, 800])
def test_the_flag_of_today_covers_no_year(application: QApplication, month: int, width: int) -> None:
    scale = scale_for([], 2025, 2027, date(2026, month, 15))
    rect, flag = QRectF(0, 0, width, 46), 52.0
    x = bar.x_of(rect, scale.share(scale.today))
    left = bar.flag_place(rect, scale, x, flag)
    for year in scale.years:
        start = bar.x_of(rect, scale.share(date(year, 1, 1))) + metrics.px(6)
        end = start + paint.width_of(str(year), "body_strong")
        assert left is None or left + flag <= start or left >= end
    if width == 800 and month > 2:
        assert left is not None


def test_the_buttons_of_a_status_round_stay_in_sight(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window(Look(size=(1024, 768)))
    workplace.desk.go("status")
    qtbot.wait(40)
    page = workplace.frame.page("status")
    take = page.foot.take
    low = take.mapTo(workplace.window, QPoint(0, take.height())).y()
    assert take.visibleRegion().boundingRect().size() == take.size()
    assert low <= workplace.frame.status.mapTo(workplace.window, QPoint(0, 0)).y()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert take.mapTo(workplace.window, QPoint(0, take.height())).y() == low
    assert take in tab_chain(workplace.window)


def test_no_page_of_records_is_wider_than_its_window(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window(Look(size=(1024, 768), scale=200))
    _page, bar = bar_of(workplace, "measures", "list")
    qtbot.wait(40)
    page = workplace.frame.page("measures")
    assert page.sheet.width() <= page.viewport().width()
    assert bar.columns.words in {"Spalten", "8 Spalten ohne Platz"}
    assert bar.columns.accessibleDescription()
