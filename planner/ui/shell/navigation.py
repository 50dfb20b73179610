"""Navigation: overview, phases with the steps of the open one, places of work; a rail of pictograms where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.places import PLACES
from planner.ui.shell.navigation_paint import NavigationDelegate
from planner.ui.shell.navigation_rows import ENTRY, Entry, Index, NavigationModel


class NavigationView(QListView):
    """The rows; signals tell where a person wants to go."""

    wanted = Signal(str)
    """The id of a place."""
    step_wanted = Signal(str)
    """The id of a step of the circle."""
    phase_wanted = Signal(str)
    """The id of a phase that was opened or closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = NavigationModel(PLACES, self)
        self.setModel(self.rows)
        self.setItemDelegate(NavigationDelegate(self.rows, self))
        self.setAccessibleName(_("Navigation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.viewport().setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.setViewportMargins(0, metrics.gap(12), 1, metrics.gap(8))
        self.clicked.connect(self._take)
        self.set_rail(False)

    def set_rail(self, rail: bool) -> None:
        """Show pictograms with their word below, steps by their numbers."""
        self.rows.is_rail = rail
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if rail else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)  # in the rail it would take the room of the signs
        self.setFixedWidth(metrics.px(tokens.RAIL_WIDTH if rail else tokens.NAVIGATION_WIDTH))
        self.scheduleDelayedItemsLayout()

    def choose(self, sort: str, ident: str) -> None:
        """Mark the row of the open place; a step's phase unfolds for it."""
        if sort == "step":
            self.rows.unfold(ident.partition(".")[0])
        self.rows.choose(sort, ident)
        row = self.rows.row_of(sort, ident)
        if row >= 0:
            if not self.hasFocus():
                self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar take the current row; Right unfolds a phase or enters it, Left folds it or leads up."""
        key, index = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(index)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and index.isValid():
            self._turn(index, unfold=key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, the open place is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(max(0, self.rows.row_of(*self.rows.chosen))))

    def _take(self, index: Index) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if not isinstance(entry, Entry):
            return
        if entry.sort == "phase":
            self.rows.unfold("" if entry.is_open else entry.id)
            self.phase_wanted.emit(entry.id)
            self._show_steps()
        elif entry.sort == "step":
            self.step_wanted.emit(entry.id)
        else:
            self.wanted.emit(entry.id)

    def _turn(self, index: Index, *, unfold: bool) -> None:
        entry: Entry = index.data(ENTRY)
        if entry.sort == "phase" and entry.is_open != unfold:
            self._take(index)
        elif entry.sort == "phase" and unfold:
            self.setCurrentIndex(self.rows.index(index.row() + 1))
        elif entry.sort == "step" and not unfold:
            self.setCurrentIndex(self.rows.index(self.rows.row_of("phase", entry.id.partition(".")[0])))

    def _show_steps(self) -> None:
        """Scroll so that the steps just unfolded can be seen, and their phase too."""
        row = self.rows.row_of("phase", self.rows.open_phase)
        if row < 0:
            return
        steps = [number for number, entry in enumerate(self.rows.entries) if entry.sort == "step"]
        for number in (*steps[-1:], row):
            self.scrollTo(self.rows.index(number))


class Navigation(QWidget):
    """The view on its ground, with a hairline at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = NavigationView(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_rail(False)

    def set_rail(self, rail: bool) -> None:
        """Show pictograms with their word below, steps by their numbers."""
        self.view.set_rail(rail)
        self.setFixedWidth(self.view.width())

    def resizeEvent(self, event: object) -> None:
        """The view fills all but the line."""
        self.view.setGeometry(0, 0, self.width() - 1, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and line."""
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("ground"))
            paint.hairline(painter, self.width() - 1, 0, self.width() - 1, self.height() - 1)
