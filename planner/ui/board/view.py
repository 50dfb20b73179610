"""The board as an item view: arrows move, Enter opens the detail, 1 to 4 judge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

from planner.domain.chain import Chain
from planner.texts import gettext as _
from planner.ui import metrics, paint
from planner.ui.board.delegate import BoardDelegate
from planner.ui.board.headers import BOX, PhaseHeader, SectorHeader
from planner.ui.board.model import SPOT, BoardModel, Index
from planner.ui.board.spots import SPAN, STRIDE, Spot
from planner.ui.desk import Desk
from planner.ui.widgets.plain_table import dress

ROW, AGES, OTHER = 54, 28, 40
LINK, LINK_NARROW = 33, 24
NAMES, NAMES_NARROW = 134, 108
DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}


class BoardView(QTableView):
    """All rows are shown as far as the page has room; above that the board scrolls under its headers."""

    moved = Signal(object)
    """The spot a person stands on, or None."""
    opened = Signal()
    judged = Signal(int)

    def __init__(self, desk: Desk, board: Chain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = 0
        self.board_model = BoardModel(desk, board, self)
        self.setModel(self.board_model)
        self.setHorizontalHeader(PhaseHeader(self.board_model, self))
        self.setVerticalHeader(SectorHeader(self.board_model, self))
        self.setItemDelegate(BoardDelegate(desk, self.board_model, self))
        self.setAccessibleName(_("Chain board"))
        self.setAccessibleDescription(_("Arrow keys move, Enter opens the detail, 1 to 4 judge."))
        dress(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().sectionClicked.connect(lambda column: self._go(0, column))
        self.verticalHeader().sectionClicked.connect(lambda row: self._go(row, 0))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self._span()
        self._lay_out()

    @property
    def spot(self) -> Spot | None:
        """Where a person stands."""
        return self.board_model.spot(self.currentIndex())

    def set_board(self, board: Chain) -> None:
        """Show another state; a person stays where they are, as long as it is there."""
        spot = self.spot
        self.board_model.set_board(board)
        self._span()
        if spot is not None and self.spot is None:
            found = self.board_model.find(spot.key)
            self.setCurrentIndex(found if found.isValid() else self._first())
        self._lay_out()
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()

    def stand_on(self, key: tuple[str, ...]) -> bool:
        """Go to a spot by its key."""
        found = self.board_model.find(key)
        if found.isValid():
            self.setCurrentIndex(found)
            self.scrollTo(found)
        return found.isValid()

    def set_room(self, height: int) -> None:
        """How high the board may be before it scrolls by itself."""
        self._room = height
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as its rows, as far as there is room."""
        return QSize(metrics.px(480), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same height, but narrow."""
        return QSize(metrics.px(200), self._height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where a person stands now."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit(current.data(SPOT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the detail, a digit judges; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif event.key() in DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.judged.emit(DIGITS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, a person stands on the first cell."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._first())
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes, the choice stays."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Typing letters searches nothing here."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What the board cannot scroll the page does."""
        bar = self.verticalScrollBar() if event.angleDelta().y() else self.horizontalScrollBar()
        if bar.minimum() == bar.maximum():
            event.ignore()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule under the chain, then the places."""
        with paint.painting(self.viewport()) as painter:
            edge = self.rowViewportPosition(0) + self.rowHeight(0) - 1
            paint.hairline(painter, 0, edge, self.viewport().width(), edge, "rule")
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self._lay_out()

    def _first(self) -> QModelIndex:
        """The first cell of the first field, else the first phase."""
        return self.board_model.index(min(1, self.board_model.rowCount() - 1), 0)

    def _go(self, row: int, column: int) -> None:
        index = self.board_model.index(row, column)
        if self.board_model.spot(index) is not None:
            self.setCurrentIndex(index)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _lay_out(self) -> None:
        """Widths: names, links, and what is left for the phases, wide enough for the longest word of their names."""
        phases = self.board_model.board.phases
        narrow = metrics.current().em(self.width()) < 56
        self.verticalHeader().setFixedWidth(metrics.px(NAMES_NARROW if narrow else NAMES))
        link = metrics.px(LINK_NARROW if narrow else LINK)
        longest = [paint.width_of(word, "caption_strong") for phase in phases for word in phase.name.split()]
        least = max([metrics.px(84), *(round(width) + metrics.px(13) for width in longest)])
        free = self.width() - self.verticalHeader().width() - max(0, len(phases) - 1) * link - 1
        width = max(least, int(free / max(1, len(phases))))
        for column in range(self.board_model.columnCount()):
            self.setColumnWidth(column, link if column % 2 else width)
        for row in range(self.board_model.rowCount()):
            self.setRowHeight(row, self._row_height(row))
        height = self._height()
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _span(self) -> None:
        """Transitions that join no neighbours are wide enough for their names."""
        self.clearSpans()
        columns = self.board_model.columnCount()
        for row in range(1 + len(self.board_model.board.sectors), self.board_model.rowCount()):
            for column in range(0, columns, STRIDE):
                wide = min(SPAN, columns - column)
                if wide > 1:
                    self.setSpan(row, column, 1, wide)

    def _row_height(self, row: int) -> int:
        sectors = len(self.board_model.board.sectors)
        return metrics.px(AGES if row == 0 else ROW if row <= sectors else OTHER)

    def _height(self) -> int:
        whole = metrics.px(BOX + 6) + sum(self._row_height(row) for row in range(self.board_model.rowCount()))
        needed = sum(self.columnWidth(column) for column in range(self.board_model.columnCount()))
        if needed > self.width() - self.verticalHeader().width():
            whole += self.horizontalScrollBar().sizeHint().height()
        least = metrics.px(BOX + 6 + AGES + ROW)
        return max(least, min(whole, self._room)) if self._room else whole
