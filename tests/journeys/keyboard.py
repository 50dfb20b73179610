"""Somebody without a mouse: reaches everything with F6, Tab, arrows and shortcuts, and any mouse event fails the test."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QPushButton, QWidget

from planner.ui.form.references import PickButton
from tests.journeys.person import Person

MOUSE = frozenset(
    {
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick),
        *(QEvent.Type.MouseMove, QEvent.Type.Wheel),
    }
)
MOST_PANES = 8


class NoMouse(QObject):
    """Notes every event of a mouse that reaches anything in the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.seen: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        """Let everything pass."""
        if event.type() in MOUSE:
            self.seen.append(f"{event.type().name} at {type(watched).__name__}")
        return False


class KeyboardPerson(Person):
    """Does with keys what others do with the mouse."""

    def touch(self, widget: QWidget) -> None:
        """Go to a control and use it: buttons by the space bar, lists of records by Enter, fields by being in them."""
        self.reach(widget)
        if isinstance(widget, PickButton):
            self.press(Qt.Key.Key_Return)
        elif isinstance(widget, QAbstractButton):
            self.press(Qt.Key.Key_Space)
        self.bot.wait(40)

    def reach(self, widget: QWidget) -> None:
        """F6 to its pane, Tab to the control; within a group of which one is chosen, by arrows."""
        assert widget.isEnabled(), f"{widget.accessibleName()!r} cannot be reached now"
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.bot.wait(50)
        self._turn_to_pane(widget)
        group = self._group(widget)
        self.tab_until(lambda focus: focus in group, widget.accessibleName())
        for _step in group:
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Right)
        assert widget.hasFocus(), f"arrows never come to {widget.accessibleName()!r}"

    @staticmethod
    def _group(widget: QWidget) -> list[QWidget]:
        """The controls of which Tab reaches one, the others being reached by arrows."""
        if isinstance(widget, QPushButton) and widget.group() is not None and widget.group().exclusive():
            return list(widget.group().buttons())
        return [widget]

    def _turn_to_pane(self, widget: QWidget) -> None:
        """F6 until the pane of a control has the keyboard."""
        body = self.workplace.frame.body
        panes = (body.navigation, body.pages, body.pane, body.strip, self.workplace.frame.status)
        pane = next((one for one in panes if one.isAncestorOf(widget)), None)
        for _turn in range(MOST_PANES):
            focus = QApplication.focusWidget()
            if pane is None or (focus is not None and pane.isAncestorOf(focus)):
                return
            self.press(Qt.Key.Key_F6)
        raise AssertionError(f"F6 never comes to {widget.accessibleName()!r}")

    def touch_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Go to a list and through its rows, and take one by Enter."""
        title = index.data()
        self.reach(view)
        self.press(Qt.Key.Key_Home)
        for _row in range(view.model().rowCount()):
            if view.currentIndex().data() == title:
                break
            self.press(Qt.Key.Key_Down)
        assert view.currentIndex().data() == title
        self.press(Qt.Key.Key_Return)
        self.bot.wait(40)

    def hold(self, widget: QWidget) -> None:
        """Go to a control."""
        self.reach(widget)
        if isinstance(widget, QComboBox):
            assert not widget.view().isVisible()

    def _click_at(self, widget: QWidget, point: QPoint) -> None:
        raise AssertionError("there is no mouse")
