"""What looks at the windows finds what is wrong: each check is shown a planted fault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.check import Check
from planner.ui.widgets.focus import OWN_FOCUS, FocusRing
from tests.ui.focusing import FocusWatch
from tests.ui.looking import clipped, faint, pale, tab_chain, unnamed, unreached


def _window(qtbot: QtBot, *children: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for child in children:
        column.addWidget(child)
    window.resize(400, 200)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


class _Trap(QPushButton):
    """Keeps Tab to itself."""

    def event(self, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return True
        return super().event(event)  # type: ignore[arg-type]


def test_faint_words_are_found(application: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Hardly to be read")
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, "#AAAAAA")
    label.setPalette(palette)
    good = QLabel("Easily to be read")
    found = faint(_window(qtbot, label, good))
    assert len(found) == 1
    assert "Hardly" in found[0]


def test_pale_edges_are_found(application: QApplication, qtbot: QtBot) -> None:
    faded, good, box = QLineEdit(), QLineEdit(), QCheckBox("Box")
    faded.setStyleSheet("border: 1px solid #DDDDDD")
    found = pale(_window(qtbot, faded, good, Check("Ours")))
    assert len(found) == 1
    assert "QLineEdit" in found[0]
    box.setStyleSheet(
        "QCheckBox::indicator { border: 1px solid #EEEEEE; background: white; width: 14px; height: 14px; }"
    )
    assert len(pale(_window(qtbot, box))) == 1


def test_a_focus_nobody_sees_is_found(application: QApplication, qtbot: QtBot) -> None:
    hidden, shown = QPushButton("Shows nothing"), QPushButton("Shows a ring")
    hidden.setProperty(OWN_FOCUS, True)
    window = _window(qtbot, hidden, shown, QPushButton("Leads out"))
    window.ring = FocusRing(window)  # type: ignore[attr-defined]
    for button in window.findChildren(QPushButton):
        button.setStyleSheet("outline: 0; border: 1px solid black")
    watch = FocusWatch(window, window)
    tab_chain(window, arrive=watch.arrive)
    watch.done()
    assert watch.measured >= 2
    assert ["Shows nothing" in one for one in watch.take()] == [True]


def test_clipped_words_are_found(application: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Much too long for so little room")
    label.setFixedWidth(40)
    assert any("too small" in one for one in clipped(_window(qtbot, label)))


def test_a_control_without_a_name_is_found(application: QApplication, qtbot: QtBot) -> None:
    assert len(unnamed(_window(qtbot, QPushButton(""), QPushButton("Named")))) == 1


def test_a_keyboard_trap_is_found(application: QApplication, qtbot: QtBot) -> None:
    window = _window(qtbot, QPushButton("Before"), _Trap("Trap"), QPushButton("After"))
    try:
        tab_chain(window)
    except AssertionError as error:
        assert "Trap" in str(error)  # noqa: PT017 - the check asserts; this asserts that it does
    else:
        raise AssertionError("the trap was not noticed")


def test_a_control_tab_passes_by_is_found(application: QApplication, qtbot: QtBot) -> None:
    window = _window(qtbot, first := QPushButton("First"), QPushButton("Second"))
    assert unreached(window, [first]) == ["QPushButton 'Second'"]
