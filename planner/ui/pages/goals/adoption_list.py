"""What can be adopted, to be ticked: vision, goals as they hang together, measures; each with who adopted it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
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

from planner import tokens
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
BOX = 18
INDENT = 16
ASIDE = 0.46
"""Share of a row that may say who adopted it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tick, or (without an id) the heading of those below it; `told` is the whole of what `aside` says."""

    ident: str
    number: str
    words: str
    aside: str = ""
    told: str = ""
    sign: str = ""
    depth: int = 0
    strong: bool = False

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        title = " ".join(filter(None, (self.number, self.words)))
        return ", ".join(part for part in (title, self.told or self.aside) if part)


class AdoptionModel(QAbstractListModel):
    """Items with their ticks; a tick stays with its item when the rows are brought up to date."""

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()
        self.chosen: set[str] = set()

    def set_items(self, items: Sequence[Item]) -> None:
        """Show others; what is there no longer is ticked no longer."""
        fresh = tuple(items)
        if [one.ident for one in fresh] == [one.ident for one in self.items]:
            self.items = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
        else:
            self.beginResetModel()
            self.items = fresh
            self.endResetModel()
        self.choose(self.chosen & {one.ident for one in fresh})

    def choose(self, idents: Iterable[str]) -> None:
        """Tick exactly these."""
        wanted = {ident for ident in idents if ident}
        if wanted != self.chosen:
            self.chosen = wanted
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self.items) - 1)))
            self.ticked.emit()

    def toggle(self, index: Index) -> None:
        """Tick one, or untick it."""
        ident = self.items[index.row()].ident if index.isValid() else ""
        if ident:
            self.choose(self.chosen ^ {ident})

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read, not ticked."""
        if not index.isValid() or not self.items[index.row()].ident:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, tick, the whole row aloud."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and item.ident:
            return Qt.CheckState.Checked if item.ident in self.chosen else Qt.CheckState.Unchecked
        known = {
            Qt.ItemDataRole.DisplayRole: item.words,
            Qt.ItemDataRole.AccessibleTextRole: item.spoken,
            Qt.ItemDataRole.ToolTipRole: item.spoken,
            ITEM: item,
        }
        return known.get(Qt.ItemDataRole(role)) if role != ITEM else item


class _Delegate(QStyledItemDelegate):
    """Box, number, words; at the right the sign and who adopted it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of a tree."""
        return QSize(metrics.px(200), metrics.px(tokens.HEIGHTS.grid_row_airy))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row whole."""
        item: Item = index.data(ITEM)
        rect = QRectF(option.rect)
        if not item.ident:
            paint.text(painter, rect.adjusted(0, metrics.px(8), 0, 0), item.words, role="h3")
            paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1, "rule")
            return
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        if ticked:
            painter.fillRect(rect, theme.colour("soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("fill"))
        room = self._paint_aside(painter, rect.adjusted(metrics.px(8), 0, -metrics.px(8), 0), item)
        self._paint_words(painter, room.adjusted(metrics.px(INDENT) * item.depth, 0, 0, 0), item, ticked=ticked)
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1)
        has_focus = QStyle.StateFlag.State_HasFocus
        if option.state & has_focus:
            paint.frame(painter, rect)

    @staticmethod
    def _paint_aside(painter: QPainter, rect: QRectF, item: Item) -> QRectF:
        width = min(paint.width_of(item.aside, "caption") + 1, rect.width() * ASIDE)
        aside = QRectF(rect.right() - width, rect.top(), width, rect.height())
        paint.text(painter, aside, item.aside, role="caption", ink="ink2")
        side = metrics.px(tokens.SHAPE_LIST)
        box = QRectF(aside.left() - side - metrics.px(6), rect.center().y() - side / 2, side, side)
        drawing.sign(painter, box, item.sign)
        return rect.adjusted(0, 0, box.left() - rect.right() - metrics.px(12), 0)

    @staticmethod
    def _paint_words(painter: QPainter, rect: QRectF, item: Item, *, ticked: bool) -> None:
        side = float(metrics.px(BOX))
        paint_box(
            painter,
            QRectF(rect.left() + 0.5, round(rect.center().y() - side / 2) + 0.5, side - 1, side - 1),
            ticked=ticked,
        )
        left = rect.left() + side + metrics.px(10)
        if item.number:
            width = paint.width_of(item.number) + metrics.px(10)
            paint.text(painter, QRectF(left, rect.top(), width, rect.height()), item.number, ink="ink2", elide=False)
            left += width
        words = QRectF(left, rect.top(), max(0.0, rect.right() - left), rect.height())
        paint.text(painter, words, item.words, role="body_strong" if item.strong else "body")


def paint_box(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    """A box, with its tick."""
    width = 2.0 if theme.is_high_contrast() else 1.0
    paint.rounded(painter, box, fill="accent" if ticked else "paper", edge="accent" if ticked else "edge", width=width)
    if ticked:
        with paint.saved(painter):
            paint.smooth(painter)
            painter.setPen(QPen(theme.colour("on_accent"), max(1.6, box.width() / 9)))
            at = [(0.24, 0.52), (0.43, 0.7), (0.77, 0.31)]
            points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in at]
            painter.drawPolyline(points)


class AdoptionList(QListView):
    """Space or a click ticks; Ctrl+A ticks all. Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = AdoptionModel(self)
        self.setModel(self.sheet)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("What can be adopted"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(5 * metrics.px(tokens.HEIGHTS.grid_row_airy))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space or Enter, all by Ctrl+A."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sheet.toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sheet.choose(one.ident for one in self.sheet.items)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ticks."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.sheet.toggle(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, the first item is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = next((row for row, one in enumerate(self.sheet.items) if one.ident), -1)
            self.setCurrentIndex(self.sheet.index(first) if first >= 0 else QModelIndex())
