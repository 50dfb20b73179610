"""The menu of cycles is filled anew by what one of its entries does; that entry may not go while Qt is busy with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Maker


@pytest.mark.parametrize("hand", [QTest.mouseClick, QTest.mouseDClick], ids=["click", "double click"])
def test_an_earlier_cycle_is_shown_by_a_click_or_two(open_window: Maker, qtbot: QtBot, hand: object) -> None:
    workplace = open_window()
    menu, bridge = workplace.menus.cycles, workplace.desk.bridge
    for wanted in (1, 0):
        menu.popup(workplace.window.mapToGlobal(QPoint(200, 60)))
        qtbot.wait(20)
        before, heard = menu.actions(), []
        # heard last: an entry that is deleted while it is being told of is not heard of any more
        before[wanted].triggered.connect(lambda _on, heard=heard, wanted=wanted: heard.append(wanted))
        at = menu.actionGeometry(before[wanted]).center()
        hand(menu.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)  # type: ignore[operator]
        qtbot.wait(20)
        menu.close()
        assert heard == [wanted]
        assert bridge.looks_back is bool(wanted)
        assert len(menu.actions()) == len(before)


def test_a_second_click_on_an_entry_that_is_gone_by_then_means_nothing(open_window: Maker, qtbot: QtBot) -> None:
    """Qt finds the entry under the hand by where entries lay when the menu was last seen."""
    workplace = open_window()
    menu = workplace.menus.cycles
    menu.popup(workplace.window.mapToGlobal(QPoint(200, 60)))
    qtbot.wait(20)
    before = menu.actions()
    at = menu.actionGeometry(before[-1]).center()
    QTest.mouseDClick(menu.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert len(menu.actions()) < len(before)
    qtbot.wait(20)
    menu.popup(workplace.window.mapToGlobal(QPoint(200, 60)))
    qtbot.wait(20)
    assert menu.activeAction() is None
    menu.close()
