"""The pages of a report in small, as a list: arrow keys or a click go to a page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.texts import gettext as _
from planner.ui import metrics, paint
from planner.ui.reporting.flow import ReportFlow

Index = QModelIndex | QPersistentModelIndex

WIDTH = 92
TURNING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
"""Keys that belong to the page beside the list."""


class _Pages(QAbstractListModel):
    """One row for each page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = 0

    def set_count(self, count: int) -> None:
        """Have another number of pages."""
        self.beginResetModel()
        self.count = count
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many pages there are."""
        return 0 if parent.isValid() else self.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number of the page, aloud with its word."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {n} of {of}", n=index.row() + 1, of=self.count)
        return None


class _Delegate(QStyledItemDelegate):
    """A page as a small picture with its number below; the current one framed."""

    def __init__(self, view: Thumbs, flow: ReportFlow) -> None:
        super().__init__(view)
        self._view, self._flow = view, flow

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The page, its number, some air."""
        return QSize(self._view.column_width(), self._page_height() + metrics.px(34))

    def _page_height(self) -> int:
        made = self._flow.made
        width, height = made.sizes[0] if made is not None else (210.0, 297.0)
        return round(metrics.px(WIDTH) * height / width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one page."""
        rect = QRectF(option.rect)
        width, height = metrics.px(WIDTH), self._page_height()
        page = QRectF(rect.left() + (rect.width() - width) / 2, rect.top() + metrics.px(8), width, height)
        current = index.row() == self._view.currentIndex().row()
        ratio = self._view.devicePixelRatioF()
        image = self._flow.picture(index.row(), round(width * ratio))
        painter.fillRect(page, Qt.GlobalColor.white)
        if image is not None:
            painter.drawImage(page, image)
        if current:
            focused = option.state & QStyle.StateFlag.State_HasFocus
            edge = "focus" if focused else "accent"
            paint.rounded(painter, page.adjusted(-4, -4, 4, 4), edge=edge, width=3 if focused else 2)
        else:
            paint.rounded(painter, page.adjusted(-1, -1, 1, 1), edge="rule", radius=0)
        below = QRectF(rect.left(), page.bottom() + metrics.px(4), rect.width(), metrics.measure("caption").height())
        role, ink = ("caption_strong", "accent") if current else ("caption", "ink2")
        paint.text(painter, below, str(index.data()), role=role, ink=ink, align=Qt.AlignmentFlag.AlignHCenter)


class Thumbs(QListView):
    """The list; `turned` tells the page (from 0) a person went to."""

    turned = Signal(int)

    def __init__(self, flow: ReportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._pages = _Pages(self)
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(self, flow))
        self.setAccessibleName(_("Pages of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFixedWidth(self.column_width() + metrics.px(12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.selectionModel().currentChanged.connect(self._tell)
        flow.pictured.connect(self.viewport().update)

    @staticmethod
    def column_width() -> int:
        """A page with room around it."""
        return metrics.px(WIDTH + 40)

    def set_count(self, count: int) -> None:
        """Show another number of pages; all of them are pictured in the background."""
        if count != self._pages.count:
            self._pages.set_count(count)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if count else Qt.FocusPolicy.NoFocus)
        self.viewport().update()

    def show_page(self, number: int) -> None:
        """Mark a page without telling it."""
        if number != self.currentIndex().row():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(self._pages.index(number))
            self.selectionModel().blockSignals(False)
            self.scrollTo(self._pages.index(number))
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move here; what turns and zooms the page goes on to it."""
        if event.key() in TURNING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.turned.emit(current.row())
            self.viewport().update()
