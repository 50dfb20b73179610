"""The map comes closer and moves by buttons, keys, wheel and dragging; a click still chooses what lies there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.charts.figures.model import WHOLE
from planner.ui.figures.map_view import CLOSEST, STEP, MapView
from planner.ui.pages.analysis.figures import FiguresPage
from tests.ui.conftest import Look, Maker
from tests.ui.test_figures_page import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(open_window: Maker, qtbot: QtBot) -> FiguresPage:
    workplace = open_window(Look())
    workplace.desk.go("figures")
    found = workplace.frame.page("figures")
    assert isinstance(found, FiguresPage)
    settle(qtbot, found)
    return found


def middle_of(view: MapView, area: str) -> QPointF:
    assert view.shown is not None
    return view.shown.outlines[area].boundingRect().center()


def turn(view: MapView, at: QPointF, notches: int, modifiers: Qt.KeyboardModifier) -> bool:
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_buttons_and_keys_bring_the_map_closer_and_back(page: FiguresPage, qtbot: QtBot) -> None:
    view = page.series.map
    away, closer = view.buttons
    assert not away.isEnabled()
    qtbot.mouseClick(closer, Qt.MouseButton.LeftButton)
    assert view.view.zoom == STEP
    settle(qtbot, page)
    assert view.shown is not None
    assert view.shown.view == view.view
    view.setFocus()
    QTest.keyClicks(view, "+" * 20)
    assert view.view.zoom == CLOSEST
    assert not closer.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.view == WHOLE
    settle(qtbot, page)
    assert view.shown.view == WHOLE


def test_what_lies_under_the_pointer_stays_there(page: FiguresPage, qtbot: QtBot) -> None:
    view, area = page.series.map, page.state.areas[3].id
    at = middle_of(view, area)
    assert not turn(view, at, 1, Qt.KeyboardModifier.NoModifier)  # the page scrolls
    assert view.view == WHOLE
    assert turn(view, at, 2, CTRL)
    assert view.view.zoom == pytest.approx(STEP**2)
    settle(qtbot, page)
    after = middle_of(view, area)
    assert (after.x(), after.y()) == pytest.approx((at.x(), at.y()), abs=2)
    turn(view, at, -9, CTRL)
    assert view.view == WHOLE


def test_a_drag_moves_the_map_and_a_click_chooses(page: FiguresPage, qtbot: QtBot) -> None:
    view, area = page.series.map, page.state.areas[3].id
    view.zoom(3.0, middle_of(view, area))
    settle(qtbot, page)
    begun, chosen = middle_of(view, area), page.state.area
    start = view.shown.ground.center().toPoint()  # type: ignore[union-attr]
    asked: list[int] = []
    view.wanted.connect(lambda: asked.append(1))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in (5, 20, 40):
        QTest.mouseMove(view, start + QPoint(step, step // 2))
        view.repaint()  # the pixels there are, moved
    assert asked == []  # thinned out anew once the hand rests
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 20))
    settle(qtbot, page)
    assert page.state.area == chosen
    moved = middle_of(view, area) - begun
    assert (moved.x(), moved.y()) == pytest.approx((40, 20), abs=2)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle_of(view, area).toPoint())
    assert page.state.area == area


def test_the_map_moves_by_keys_and_never_out_of_sight(page: FiguresPage, qtbot: QtBot) -> None:
    view = page.series.map
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert view.view == WHOLE  # the whole map has nowhere to go
    view.zoom(2.0)
    for _time in range(9):
        QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
        QTest.keyClick(view, Qt.Key.Key_Up, CTRL)
    assert (view.view.x, view.view.y) == (0.75, 0.25)


def test_what_reaches_below_the_legend_is_not_pointed_at(page: FiguresPage, qtbot: QtBot) -> None:
    view, told = page.series.map, []
    view.pointed.connect(told.append)
    view.zoom(CLOSEST)
    settle(qtbot, page)
    assert view.shown is not None
    below = QPointF(view.width() / 2, view.shown.ground.bottom() + 10)
    view.point(below)
    assert told == []
    view.point(view.shown.ground.center())
    assert told or not view.shown.area_at(view.shown.ground.center())
