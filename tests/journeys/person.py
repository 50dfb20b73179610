"""Somebody at the window, with a mouse, a keyboard, and answers for the system's own dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan
from planner.ui.importing.page import ImportPage
from planner.ui.new_town import NewTownDialog
from planner.ui.pages.records import RecordsPage
from planner.ui.shell.navigation import NavigationView
from planner.ui.workplace import Workplace
from tests.journeys.typing_words import type_words

LONG = 240_000
MOST_TABS = 120
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person:
    """Does everything through events: nothing here calls the plan, only `plan` looks at it."""

    def __init__(self, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.workplace, self.bot, self._patch = workplace, qtbot, monkeypatch

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.workplace.desk.bridge.plan

    @property
    def window(self) -> QWidget:
        """The window; it has the keyboard."""
        return self.workplace.window

    def answer(self, dialog: str, path: Path) -> None:
        """What the next dialog of the system is told."""
        self._patch.setattr(QFileDialog, dialog, lambda *_args, **_kwargs: (str(path), ""))

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The visible button of these words."""
        place = inside or self.window
        found = [
            one
            for one in place.findChildren(QAbstractButton)
            if one.isVisible() and words in {getattr(one, "words", None), one.accessibleName(), one.text()}
        ]
        assert found, f"no button {words!r}"
        return found[0]

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Click the visible button of these words."""
        button = self.button(words, inside)
        assert button.isEnabled(), words
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.bot.wait(40)

    def tab_to(self, words: str) -> None:
        """Press Tab until the control of these words has the keyboard."""
        self.window.activateWindow()
        for _press in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and words in {getattr(focus, "words", None), focus.accessibleName()}:
                return
            QTest.keyClick(focus or self.window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {words!r}")

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys, one after the other, where the keyboard is."""
        if QApplication.activeWindow() is None:
            # a desktop gives the keyboard back when a dialog closes; without one nobody does
            self.window.activateWindow()
            self.bot.wait(50)
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
            self.bot.wait(15)

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        type_words(words, self.window)

    def go(self, title: str) -> None:
        """Go to a row of the navigation by keys: an overview, a phase, a step of the open phase, a place."""
        view = self.workplace.frame.body.navigation.view
        assert isinstance(view, NavigationView)
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _row in range(view.model().rowCount()):
            if view.currentIndex().data() == title:
                break
            QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.currentIndex().data() == title, f"{title!r} is not in the navigation"
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.bot.wait(40)

    def step(self, phase: str, step: str) -> RecordsPage:
        """Go to a step of the circle; gives the page of records that opens."""
        view = self.workplace.frame.body.navigation.view
        model = view.model()
        if step not in {model.index(row, 0).data() for row in range(model.rowCount())}:
            self.go(phase)
        self.go(step)
        page = self.workplace.frame.page(self.workplace.frame.place)
        assert isinstance(page, RecordsPage), type(page)
        return page

    def make_town(self, path: Path, name: str = "Lindenfurt") -> None:
        """Fill in the dialog of a new town by keys."""
        self.answer("getSaveFileName", path)
        timer = QTimer()

        def fill() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, NewTownDialog) and dialog.isVisible():
                timer.stop()
                dialog.findChildren(QLineEdit)[0].setFocus()
                QTest.keyClicks(dialog.findChildren(QLineEdit)[0], name)
                QTest.keyClick(dialog, Qt.Key.Key_Return)

        timer.timeout.connect(fill)
        timer.start(50)
        self.workplace.menus.new.trigger()
        # a desktop gives the window its focus back when a dialog closes; without one nobody does
        self.window.activateWindow()

    def take_in(self, path: Path) -> ImportPage:
        """Import a file from the page's first step to its last."""
        self.go("Daten importieren")
        page = self.workplace.frame.page("import")
        assert isinstance(page, ImportPage)
        if page.flow.stage == "done":
            self.click("Weitere Datei importieren")
        self.answer("getOpenFileName", path)
        self.click("Datei wählen")
        self.settle(page)
        if page.flow.stage == "columns":
            self.click("Weiter")
        QTest.keyClick(page.foot.go_on, Qt.Key.Key_Space)
        self.settle(page)
        assert page.flow.stage == "done"
        return page

    def settle(self, page: ImportPage) -> None:
        """Wait for the worker."""
        self.bot.waitUntil(lambda: not page.flow.busy, timeout=LONG)
        self.bot.wait(30)
