"""Somebody at the window, with a mouse, a keyboard, and answers for the system's own dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan
from planner.ui.importing.page import ImportPage
from planner.ui.new_town import NewTownDialog
from planner.ui.pages.page import Page
from planner.ui.pages.records import RecordsPage
from planner.ui.shell.navigation import NavigationView
from planner.ui.workplace import Workplace
from tests.journeys.typing_words import type_words

LONG = 240_000
MOST_TABS = 150
MOST_TURNS = 60
NOTCH = 120
MOST_WAITS = 100
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


class Person:
    """Does everything through events: nothing here calls the plan, only `plan` looks at it."""

    def __init__(self, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.workplace, self.bot, self._patch = workplace, qtbot, monkeypatch
        self.count = 0
        """How often something was clicked or typed, a word counting once."""

    # what is looked at

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.workplace.desk.bridge.plan

    @property
    def window(self) -> QWidget:
        """The window; it has the keyboard."""
        return self.workplace.window

    @property
    def place(self) -> str:
        """The id of the place shown."""
        return self.workplace.frame.place

    @property
    def page(self) -> Page:
        """The page shown."""
        found = self.workplace.frame.page(self.place)
        assert found is not None
        return found

    @property
    def navigation(self) -> NavigationView:
        """The rows of navigation."""
        return self.workplace.frame.body.navigation.view

    @property
    def rows(self) -> list[str]:
        """What navigation says, from above."""
        model = self.navigation.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def top(self) -> QWidget:
        """What lies on top and gets the keys: a list that is open, a dialog, the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def answer(self, dialog: str, path: Path) -> None:
        """What the next dialog of the system is told."""
        self._patch.setattr(QFileDialog, dialog, lambda *_args, **_kwargs: (str(path), ""))

    def find(self, words: str, inside: QWidget | None = None, kind: type[QWidget] = QWidget) -> QWidget:
        """The visible control of these words; of a field that says its value too, the words before it."""
        place = inside or self.top
        shown = [one for one in place.findChildren(kind) if one.isVisible() and self._takes_hand(one)]
        for fits in (_is_called, _begins_with):
            found = [one for one in shown if fits(one, words)]
            if found:
                return found[0]
        known = sorted({one.accessibleName() for one in shown} - {""})
        raise AssertionError(f"nothing is called {words!r}; there are {known}")

    @staticmethod
    def _takes_hand(one: QWidget) -> bool:
        return one.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(one, QAbstractButton)

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The visible button of these words."""
        found = self.find(words, inside, QAbstractButton)
        assert isinstance(found, QAbstractButton)
        return found

    # what a hand does; somebody who has only keys does these otherwise

    def touch(self, widget: QWidget) -> None:
        """Click in the middle of a control: it is enabled, can be seen, and nothing lies over it."""
        self._bring_to_sight(widget, widget.rect().center())
        self._click_at(widget, widget.rect().center())

    def touch_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click on a row of a list."""
        for _turn in range(MOST_TURNS):
            rect = view.visualRect(index)
            if view.viewport().rect().contains(rect.center()):
                break
            self._turn_wheel(view.viewport(), up=rect.top() < 0)
        self._bring_to_sight(view.viewport(), rect.center())
        self._click_at(view.viewport(), rect.center())

    def _click_at(self, widget: QWidget, point: QPoint) -> None:
        window = widget.window()
        seen = window.childAt(widget.mapTo(window, point))
        assert widget.isEnabled(), f"{widget.accessibleName()!r} cannot be clicked now"
        assert seen is widget or (seen is not None and widget.isAncestorOf(seen)), (
            f"{seen} lies over {widget.accessibleName()!r}"
        )
        self.count += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEY, point)
        self.bot.wait(40)

    def _bring_to_sight(self, widget: QWidget, point: QPoint) -> None:
        """Turn the wheel over what scrolls until a point of a widget is seen."""
        parent = widget.parentWidget()
        while parent is not None:
            area = parent.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
                self._scroll_within(area, widget, point)
            parent = area

    def _scroll_within(self, area: QAbstractScrollArea, widget: QWidget, point: QPoint) -> None:
        for _turn in range(MOST_TURNS):
            at = widget.mapTo(area.viewport(), point)
            if area.viewport().rect().contains(at):
                return
            self._turn_wheel(area.viewport(), up=at.y() < 0)

    def _turn_wheel(self, viewport: QWidget, *, up: bool) -> None:
        middle = QPointF(viewport.rect().center())
        turn = QPoint(0, NOTCH if up else -NOTCH)
        none, still = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        outside = QPointF(viewport.mapToGlobal(middle.toPoint()))
        event = QWheelEvent(middle, outside, QPoint(), turn, none, NO_KEY, still, False)
        QApplication.sendEvent(viewport, event)
        self.bot.wait(2)

    def undo(self) -> None:
        """Take the last step back by its key."""
        self.press(Qt.Key.Key_Z, held=CONTROL)

    # the rest is the same for everybody

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Use the button of these words."""
        self.touch(self.button(words, inside))

    def choose(self, name: str, words: str) -> None:
        """Choose one of a few words of a field: by its segment, or from its list by its first letters."""
        segment = [f"{name}: {words}", words]
        shown = [one for one in self.top.findChildren(QAbstractButton) if one.isVisible()]
        fitting = [one for one in shown if one.accessibleName() in segment and one.isCheckable()]
        if fitting:
            self.touch(fitting[0])
            return
        combo = self.find(name, kind=QComboBox)
        assert isinstance(combo, QComboBox)
        self.hold(combo)
        self.type(words)
        assert combo.currentText() == words, f"{name!r} says {combo.currentText()!r}"
        self.press(Qt.Key.Key_Return)

    def choose_in_menu(self, button: QWidget, words: str) -> None:
        """Open the menu of a button and choose an entry by arrows; the menu waits in a loop of its own."""
        timer = QTimer()

        def take() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                timer.stop()
                for _entry in menu.actions():
                    current = menu.activeAction()
                    if current is not None and current.text() == words:
                        break
                    self.press(Qt.Key.Key_Down)
                self.press(Qt.Key.Key_Return)

        timer.timeout.connect(take)
        timer.start(30)
        self.touch(button)
        timer.stop()

    def hold(self, widget: QWidget) -> None:
        """Give a control the keyboard; a list that opens for it is closed again."""
        self.touch(widget)
        if isinstance(widget, QComboBox) and widget.view().isVisible():
            self.press(Qt.Key.Key_Escape)
        assert widget.hasFocus(), f"{widget.accessibleName()!r} does not get the keyboard"

    def fill(self, name: str, words: str) -> None:
        """Type into a field in place of what stands there, and leave it."""
        self.hold(self.find(name))
        self.press(Qt.Key.Key_A, held=CONTROL)
        self.type(words)
        self.press(Qt.Key.Key_Tab)

    def pick(self, name: str, words: str) -> None:
        """Pick a record in a field that points at others."""
        self.touch(self.find(name))
        self.type(words)
        self.press(Qt.Key.Key_Return)
        if QApplication.activePopupWidget() is not None:
            self.press(Qt.Key.Key_Escape)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press keys, one after the other, where the keyboard is."""
        if QApplication.activeWindow() is None:
            # a desktop gives the keyboard back when a dialog closes; without one nobody does
            self.window.activateWindow()
            self.bot.wait(50)
        for key in keys:
            self.count += 1
            QTest.keyClick(self._hears(), key, held)
            self.bot.wait(15)

    def _hears(self) -> QWidget:
        """What gets the keys: the focus, unless a menu or dialog lies over it."""
        focus, top = QApplication.focusWidget(), self.top
        return focus if focus is not None and (focus is top or top.isAncestorOf(focus)) else top

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        self.count += 1
        type_words(words, self.top)
        self.bot.wait(15)

    def tab_to(self, words: str) -> None:
        """Press Tab until the control of these words has the keyboard."""
        self.tab_until(lambda focus: _is_called(focus, words), words)

    def tab_until(self, arrived: Callable[[QWidget], bool], what: str) -> None:
        """Press Tab until the keyboard is where it is wanted."""
        self.window.activateWindow()
        passed = []
        for _press in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and arrived(focus):
                return
            passed.append(focus.accessibleName() if focus is not None else "nothing")
            QTest.keyClick(focus or self.top, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {what!r}, only to {list(dict.fromkeys(passed))}")

    def go(self, title: str) -> None:
        """Go to a row of navigation: an overview, a phase, a step of the open phase, a place."""
        assert title in self.rows, f"{title!r} is not in the navigation"
        self.touch_row(self.navigation, self.navigation.model().index(self.rows.index(title), 0))

    def go_to_step(self, phase: str, step: str) -> Page:
        """Go to a step of the circle; gives the page that opens."""
        if step not in self.rows:
            self.go(phase)
        self.go(step)
        return self.page

    def step(self, phase: str, step: str) -> RecordsPage:
        """Go to a step of the circle; gives the page of records that opens."""
        page = self.go_to_step(phase, step)
        assert isinstance(page, RecordsPage), type(page)
        return page

    def make_town(self, path: Path, name: str = "Lindenfurt") -> None:
        """Begin on the start page and fill in the dialog of a new town; its first field has the keyboard."""
        self.answer("getSaveFileName", path)
        timer, waited = QTimer(), 0

        def fill() -> None:
            nonlocal waited
            waited += 1
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if isinstance(dialog, NewTownDialog) and focus is not None and dialog.isAncestorOf(focus):
                timer.stop()
                self.type(name)
                self.press(Qt.Key.Key_Return)
            elif isinstance(dialog, NewTownDialog) and waited > MOST_WAITS:
                dialog.reject()

        timer.timeout.connect(fill)
        timer.start(50)
        self.click("Neue Präventionskette anlegen")
        timer.stop()
        # a desktop gives the window its focus back when a dialog closes; without one nobody does
        self.window.activateWindow()
        assert self.workplace.desk.bridge.is_open

    def take_in(self, path: Path) -> ImportPage:
        """Import a file from the page's first step to its last."""
        self.go("Daten importieren")
        page = self.page
        assert isinstance(page, ImportPage)
        if page.flow.stage == "done":
            self.click("Weitere Datei importieren")
        self.answer("getOpenFileName", path)
        self.click("Datei wählen")
        self.settle(page)
        if page.flow.stage == "columns":
            self.click("Weiter")
        self.touch(page.foot.go_on)
        self.settle(page)
        assert page.flow.stage == "done"
        return page

    def settle(self, page: ImportPage) -> None:
        """Wait for the worker."""
        self.bot.waitUntil(lambda: not page.flow.busy, timeout=LONG)
        self.bot.wait(30)


def _is_called(widget: QWidget, words: str) -> bool:
    return words in {getattr(widget, "words", None), widget.accessibleName()}


def _begins_with(widget: QWidget, words: str) -> bool:
    return widget.accessibleName().startswith(f"{words}: ")
