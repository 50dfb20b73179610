"""A long list under headings: rows are described when they are first seen, so that thousands of them scroll at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem, QWidget

from planner import tokens
from planner.ui import metrics, paint
from planner.ui.widgets.bare import lay_bare
from planner.ui.widgets.rows import ROW, Row, RowDelegate

Index = QModelIndex | QPersistentModelIndex
Describe = Callable[[Any], Row]
CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading between rows: a title, and at the right how much stands below it."""

    title: str
    note: str = ""


class _Model(QStringListModel):
    """Heads and keys; a key becomes a `Row` when it is asked for.

    Qt counts the rows itself: the layout of a list asks for their number at every one of thousands.
    """

    def __init__(self, describe: Describe, parent: QWidget) -> None:
        super().__init__(parent)
        self._describe = describe
        self._items: tuple[Any, ...] = ()
        self._known: dict[Any, Row] = {}

    @property
    def items(self) -> tuple[Any, ...]:
        """Heads and keys in the order shown."""
        return self._items

    def set_items(self, items: Sequence[Any]) -> None:
        """Show others, and describe everything anew; where the same stay in their places, nothing is laid out anew."""
        fresh, before = tuple(items), self._items
        self._items, self._known = fresh, {}
        if fresh != before:
            self.setStringList([""] * len(fresh))

    def row(self, number: int) -> Row:
        """The row of a key, described once."""
        key = self._items[number]
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._describe(key)
        return known

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read, not chosen."""
        if index.isValid() and isinstance(self._items[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken text, tooltip, or the row itself."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, Head):
            return _of_head(item, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.row(index.row())
            return f"{row.title}\n{row.second}" if row.second else row.title
        return self.row(index.row()) if role == ROW else None


def _of_head(head: Head, role: int) -> Any:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return ", ".join(part for part in (head.title, head.note) if part)
    if role == Qt.ItemDataRole.DisplayRole:
        return head.title
    return head if role == ROW else None


class _Delegate(RowDelegate):
    """Rows as every list paints them; headings in 600 over a line, their count at the right."""

    def __init__(self, view: SectionList) -> None:
        super().__init__(view, marks_current=True)
        self._height = view.row_height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike, so that the place of a row is known without looking at those before it."""
        return QSize(metrics.px(120), self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a row."""
        item = index.data(ROW)
        if not isinstance(item, Head):
            super().paint(painter, option, index)
            if not item.second:
                below = option.rect.bottom() - 1
                paint.hairline(painter, option.rect.left(), below, option.rect.right() - 1, below)
            return
        rect = QRectF(option.rect)
        height = min(rect.height(), metrics.px(tokens.HEIGHTS.grid_head))
        line = QRectF(rect.left() + metrics.px(8), rect.bottom() - height, rect.width() - metrics.px(10), height)
        width = paint.width_of(item.note, "caption")
        paint.text(painter, line, item.note, role="caption", ink="ink2", align=Qt.AlignmentFlag.AlignRight)
        words = line.adjusted(0, 0, -width - metrics.px(12), 0)
        paint.text(painter, words, item.title, role="body_strong")
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1, "rule")


class SectionList(QListView):
    """A list that scrolls by itself. `current_changed` gives the key a person stands on, `taken` the one they enter."""

    current_changed = Signal(object)
    taken = Signal(object)

    def __init__(self, name: str, describe: Describe, *, lines: int = 1, parent: QWidget | None = None) -> None:
        """`lines` is 1 or 2: whether rows have a second line."""
        super().__init__(parent)
        self.row_height = metrics.row() + metrics.px(4) if lines == 1 else metrics.px(tokens.HEIGHTS.list_row - 8)
        self.setAccessibleName(name)
        self._model = _Model(describe, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        lay_bare(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda _index: self._take())
        self._is_quiet = False

    @property
    def keys(self) -> tuple[Any, ...]:
        """The keys shown, without headings."""
        return tuple(item for item in self._model.items if not isinstance(item, Head))

    @property
    def items(self) -> tuple[Any, ...]:
        """Headings and keys in the order shown."""
        return self._model.items

    @property
    def current(self) -> Any:
        """The key a person stands on; None when there is none."""
        number = self.currentIndex().row()
        items = self._model.items
        return items[number] if 0 <= number < len(items) and not isinstance(items[number], Head) else None

    def row(self, key: Any) -> Row:
        """How a key is shown."""
        return self._model.row(self._model.items.index(key))

    def set_items(self, items: Sequence[Any]) -> None:
        """Show others. A person stays on their key; where it is gone, on what now stands in its place."""
        was, at, scrolled = self.current, self.currentIndex().row(), self.verticalScrollBar().value()
        self._is_quiet = True
        self._model.set_items(items)
        self.viewport().update()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.keys else Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setValue(scrolled)
        number = items.index(was) if was is not None and was in items else self._nearest(at)
        if number >= 0:
            self.setCurrentIndex(self._model.index(number))
        self._is_quiet = False
        if self.current != was or was is None:
            self.current_changed.emit(self.current)

    def _nearest(self, at: int) -> int:
        items = self._model.items
        later = (number for number in range(max(0, at), len(items)) if not isinstance(items[number], Head))
        earlier = (number for number in range(min(at, len(items) - 1), -1, -1) if not isinstance(items[number], Head))
        return next(later, next(earlier, -1))

    def choose(self, key: Any) -> bool:
        """Stand on a key; False when it is not shown."""
        if key not in self._model.items:
            return False
        index = self._model.index(self._model.items.index(key))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row; Home and End go to the first and the last."""
        if event.key() in TAKING:
            self._take()
            return
        keys = self.keys
        if keys and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(keys[0 if event.key() == Qt.Key.Key_Home else -1])
            if event.key() == Qt.Key.Key_Home:
                self.scrollToTop()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, a row is current."""
        super().focusInEvent(event)
        if self.current is None and self.keys:
            self.choose(self.keys[0])

    def changeEvent(self, event: QEvent) -> None:
        """Another theme paints afresh."""
        super().changeEvent(event)
        self.viewport().update()

    def _tell_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if not self._is_quiet:
            self.current_changed.emit(self.current)

    def _take(self) -> None:
        if self.current is not None:
            self.taken.emit(self.current)
