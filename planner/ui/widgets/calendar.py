"""A small calendar beside a line for a day: by its button or Alt+Down; Enter or a click takes a day, Esc closes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import icons, metrics, paint, theme
from planner.ui.widgets import month

SIDE = 26


class CalendarPopup(QFrame):
    """A month on paper; it closes once a day is taken."""

    gone = Signal()

    def __init__(self, take: Callable[[date], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._take = take
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.gap(8)] * 4)
        column.setSpacing(metrics.gap(4))
        self.month = month.add_to(column)
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        for part in (self, *self.findChildren(QWidget)):
            part.installEventFilter(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with an edge."""
        width = 2 if theme.is_high_contrast() else 1
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("paper"))
            paint.rounded(painter, QRectF(self.rect()), edge="edge", width=width, radius=0)

    def show_day(self, day: date) -> None:
        """Begin at a day, with the keyboard there."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.show()
        self.month.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, by whatever way."""
        super().hideEvent(event)
        self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the calendar, wherever in it the keyboard is."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # else the window behind would take it
            elif event.type() == QEvent.Type.KeyPress:
                self.close()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self._take(date(day.year(), day.month(), day.day()))


class CalendarButton(QAbstractButton):
    """Lies inside the line, at its right end; typing stays the first way, so Tab does not stop here."""

    def __init__(self, line: QLineEdit, day: Callable[[], date], take: Callable[[date], None]) -> None:
        """Take the line, what tells the day to begin at, and what takes the day chosen."""
        super().__init__(line)
        self._line, self._day, self._take = line, day, take
        self.popup: CalendarPopup | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Open the calendar"))
        self.setToolTip(_("Open the calendar (Alt+Down)"))
        side = metrics.px(SIDE)
        margins = line.textMargins()
        line.setTextMargins(margins.left(), margins.top(), margins.right() + side, margins.bottom())
        line.installEventFilter(self)
        self.clicked.connect(self.open)
        self._place()

    def open(self) -> None:
        """Show the month of the day that stands there, below the line."""
        if self._line.isReadOnly() or not self._line.isEnabled():
            return
        self.popup = CalendarPopup(self._choose, self._line)
        self.popup.gone.connect(self._forget)
        self.popup.adjustSize()
        self.popup.move(self._placed(self.popup.sizeHint()))
        self.popup.show_day(self._day())

    def _placed(self, size: QSize) -> QPoint:
        """Below the line, above it where the screen ends; never beyond the right edge."""
        below = self._line.mapToGlobal(QPoint(0, self._line.height() + 2))
        screen = self._line.screen().availableGeometry()
        top = (
            below.y()
            if below.y() + size.height() <= screen.bottom()
            else below.y() - self._line.height() - size.height() - 4
        )
        return QPoint(max(screen.left(), min(below.x(), screen.right() - size.width())), max(screen.top(), top))

    def _choose(self, day: date) -> None:
        self._take(day)
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget(self) -> None:
        if self.popup is not None:
            self.popup.deleteLater()
        self.popup = None

    def _place(self) -> None:
        side, height = metrics.px(SIDE), self._line.height()
        self.setGeometry(QRect(self._line.width() - side - 3, 3, side, max(height - 6, 1)))

    def sizeHint(self) -> QSize:
        """A square in the line."""
        return QSize(metrics.px(SIDE), metrics.px(SIDE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the line; Alt+Down opens the calendar before anything else may take the keys."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        elif isinstance(event, QKeyEvent) and _asks(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.open()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictogram."""
        with paint.painting(self) as painter:
            if self.underMouse() and self.isEnabled():
                painter.fillRect(self.rect(), theme.colour("fill"))
            side = metrics.px(16)
            box = QRect(0, 0, side, side)
            box.moveCenter(self.rect().center())
            icons.paint(painter, box, "calendar", "ink2" if self._line.isEnabled() else "mute")


def _asks(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
