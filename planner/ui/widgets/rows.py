"""Lists whose rows are a sign, a title and a second line: an item view, so that keyboard and screen reader work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner import tokens
from planner.ui import drawing, icons, metrics, paint, theme
from planner.ui.widgets.bare import lay_bare

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `sign` is a name for `drawing.sign` ("step:done") or a pictogram ("icon:file"); `word` says it aloud.

    `payload` is what a person gets to when they take the row; `aside` stands at the right; `leads` shows a chevron.
    """

    title: str
    second: str = ""
    sign: str = ""
    word: str = ""
    aside: str = ""
    payload: Any = None
    leads: bool = True
    strong: bool = True
    chosen: bool = False

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return ", ".join(part for part in (self.word, self.title, self.second, self.aside) if part)


class RowModel(QAbstractListModel):
    """The rows of one list; `ROW` gives the `Row` itself."""

    def __init__(self, rows: Sequence[Row] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)

    def set_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows; False when they are as many and as high as before, and nothing has to be laid out anew."""
        before, self._rows = self._rows, tuple(rows)
        if len(before) == len(self._rows) and all(
            old is new or bool(old.second) == bool(new.second) for old, new in zip(before, self._rows, strict=True)
        ):
            for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
                if old is not new and old != new:
                    self.dataChanged.emit(self.index(number), self.index(number))
            return False
        self.beginResetModel()
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken text, tooltip or the row itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{row.second}" if row.second else row.title
        return row if role == ROW else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows


class RowDelegate(QStyledItemDelegate):
    """Paints a row whole: ground, sign, words, chevron, hairline, frame."""

    def __init__(self, view: QListView, *, marks_current: bool) -> None:
        """Lists that mark their current row have their words inset, so that the ground does not touch them."""
        super().__init__(view)
        self._view, self._marks_current = view, marks_current

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """60 with a second line, else the height of a step."""
        row: Row = index.data(ROW)
        height = tokens.HEIGHTS.list_row if row.second else tokens.HEIGHTS.nav_step
        return QSize(metrics.px(120), metrics.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        rect = QRectF(option.rect)
        state = option.state
        current = self._marks_current and index.row() == self._view.currentIndex().row()
        if row.chosen or current:
            painter.fillRect(rect, theme.colour("soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("fill"))
        self._paint_words(painter, rect, row)
        if row.second:
            paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1)
        if _shows_focus(option):
            paint.frame(painter, rect)

    def _paint_words(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        left = rect.left() + (metrics.px(8) if self._marks_current else 0)
        size = metrics.px(tokens.SHAPE_LIST + 3 if row.second else tokens.SHAPE_LIST)
        title_height = metrics.measure("body").height()
        block = title_height + (metrics.measure("caption").height() + metrics.px(3) if row.second else 0)
        top = rect.top() + (rect.height() - block) / 2
        if row.sign:
            _paint_sign(painter, QRectF(left, top + (title_height - size) / 2, size, size), row.sign)
            left += size + metrics.px(11)
        right = rect.right() - metrics.px(24 if row.leads else 10 if self._marks_current else 2)
        if row.aside:
            width = paint.width_of(row.aside, "caption")
            aside = QRectF(right - width, top, width + 1, title_height)
            paint.text(painter, aside, row.aside, role="caption", ink="ink2")
            right -= width + metrics.px(12)
        role = "body_strong" if row.strong else "body"
        ink = "accent" if row.chosen else "ink"
        paint.text(painter, QRectF(left, top, right - left, title_height), row.title, role=role, ink=ink)
        if row.second:
            below = QRectF(left, top + title_height + metrics.px(3), right - left, metrics.measure("caption").height())
            paint.text(painter, below, row.second, role="caption", ink="ink2")
        if row.leads:
            box = metrics.px(18)
            chevron = QRectF(rect.right() - box, rect.center().y() - box / 2, box, box)
            paint.caret(painter, chevron, "ink2", "right")


def _paint_sign(painter: QPainter, rect: QRectF, name: str) -> None:
    if name.startswith("icon:"):
        icons.paint(painter, rect, name.removeprefix("icon:"), "accent")
    else:
        drawing.sign(painter, rect, name)


def _shows_focus(option: QStyleOptionViewItem) -> bool:
    wanted = QStyle.StateFlag.State_HasFocus
    return bool(option.state & wanted)


class RowsView(QListView):
    """A list as high as its rows, on the page and not in a box of its own; `taken` gives the payload of a row."""

    taken = Signal(object)
    moved = Signal(object)
    """A person made another row current: its payload."""

    def __init__(
        self,
        name: str,
        rows: Sequence[Row] = (),
        *,
        marks_current: bool = False,
        scrolls: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`marks_current` tints the current row also without focus: for lists moved through from elsewhere, or beside a
        form; with `scrolls` the list is as high as its place and scrolls by itself.
        """
        super().__init__(parent)
        self._scrolls, self._is_filling = scrolls, False
        self.setAccessibleName(name)
        self._model = RowModel(rows, self)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self, marks_current=marks_current))
        lay_bare(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vertical = QSizePolicy.Policy.Expanding if scrolls else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        if scrolls:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.clicked.connect(self._take)
        self._fit()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the current row stays where it was."""
        at, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._is_filling = True
        if not self._model.set_rows(rows):
            self._is_filling = False
            return
        if 0 <= at < len(rows):
            self.setCurrentIndex(self._model.index(at))
        self._is_filling = False
        self._fit()
        self.verticalScrollBar().setValue(scrolled)

    def choose(self, payload: object) -> bool:
        """Make the row with this payload current without telling; False when there is none."""
        number = next((number for number, row in enumerate(self.rows) if row.payload == payload), -1)
        if number < 0:
            return False
        self._is_filling = True
        self.setCurrentIndex(self._model.index(number))
        self._is_filling = False
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell when a person moved on."""
        super().currentChanged(current, previous)
        row = current.data(ROW) if current.isValid() else None
        if isinstance(row, Row) and not self._is_filling and current.row() != previous.row():
            self.moved.emit(row.payload)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._model.rows

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        return QSize(metrics.px(240), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same height, but narrow; a list that scrolls shows three rows at least."""
        least = metrics.px(3 * tokens.HEIGHTS.list_row) if self._scrolls else self._height()
        return QSize(metrics.px(120), least)

    def _height(self) -> int:
        option = QStyleOptionViewItem()
        delegate = self.itemDelegate()
        return sum(delegate.sizeHint(option, self._model.index(row)).height() for row in range(self._model.rowCount()))

    def _fit(self) -> None:
        if not self._scrolls:
            self.setFixedHeight(self._height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.rows else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar take the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, the first row is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows:
            self.setCurrentIndex(self._model.index(0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be taken."""
        takes = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if takes else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Leave scrolling to the page."""
        if event.type() == QEvent.Type.Wheel and not self._scrolls:
            event.ignore()
            return False
        return super().viewportEvent(event)

    def _take(self, index: Index) -> None:
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Row):
            self.taken.emit(row.payload)
