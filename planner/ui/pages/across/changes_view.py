"""What changed, as a list: each record a heading that leads to it, below it field by field before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner import tokens
from planner.domain.record import Record
from planner.texts import gettext as _
from planner.ui import icons, metrics, paint, theme
from planner.ui.pages.across.change_words import Item, Part
from planner.ui.widgets.bare import lay_bare

Index = QModelIndex | QPersistentModelIndex
PART = Qt.ItemDataRole.UserRole
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
BATCH = 60


class _Model(QAbstractListModel):
    """Lines whose words are found when they are first seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: Sequence[Item] = ()
        self._say: Callable[[Item], Part] = _unsaid
        self._known: dict[int, Part] = {}

    def set_items(self, items: Sequence[Item], say: Callable[[Item], Part]) -> None:
        """Show others."""
        self.beginResetModel()
        self._items, self._say, self._known = items, say, {}
        self.endResetModel()

    def part(self, number: int) -> Part:
        """The words of a line."""
        if number not in self._known:
            self._known[number] = self._say(self._items[number])
        return self._known[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the whole line aloud, or the `Part`."""
        if not index.isValid():
            return None
        part = self.part(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return part.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return part.spoken
        return part if role == PART else None


def _unsaid(item: Item) -> Part:
    raise TypeError(item)


class _Delegate(QStyledItemDelegate):
    """A heading in 600 with its pictogram; a field as caption, old words in second ink, new ones behind an arrow."""

    def __init__(self, view: ChangesView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words."""
        part: Part = index.data(PART)
        width = self._view.viewport().width() - metrics.px(12)
        if part.head or part.count:
            return QSize(width, metrics.px(tokens.HEIGHTS.nav_phase if part.head else tokens.HEIGHTS.grid_row))
        return QSize(width, round(self._lay(None, QRectF(0, 0, width, 0), part)) + metrics.px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        part: Part = index.data(PART)
        rect = QRectF(option.rect)
        if part.payload is not None and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("fill"))
        if part.head:
            self._paint_head(painter, rect, part)
        elif part.count:
            _paint_count(painter, rect, part)
        else:
            self._lay(painter, rect.adjusted(0, metrics.px(2), 0, 0), part)
        if option.state & QStyle.StateFlag.State_HasFocus and index.row() == self._view.currentIndex().row():
            paint.frame(painter, rect)

    def _paint_head(self, painter: QPainter, rect: QRectF, part: Part) -> None:
        side = metrics.px(tokens.ICON_ROW)
        left = rect.left() + metrics.px(4)
        icons.paint(painter, QRectF(left, rect.center().y() - side / 2, side, side), part.sign, "ink2")
        width = paint.width_of(part.word, "caption")
        right = rect.right() - metrics.px(6)
        aside = QRectF(right - width, rect.top(), width + 1, rect.height())
        paint.text(painter, aside, part.word, role="caption", ink="ink2")
        left += side + metrics.px(8)
        words = QRectF(left, rect.top(), right - width - metrics.px(8) - left, rect.height())
        paint.text(painter, words, part.title, role="body_strong", ink="accent" if part.payload else "ink")
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1)

    def _lay(self, painter: QPainter | None, rect: QRectF, part: Part) -> float:
        """Put the words of a field below one another, painting them if asked; gives the height they need."""
        left = rect.left() + metrics.px(tokens.ICON_ROW + 12)
        width = max(40.0, rect.right() - left - metrics.px(6))
        y = rect.top()
        for words, role, ink in _paragraphs(part, width):
            measure = metrics.measure(role)
            height = measure.boundingRect(QRectF(0, 0, width, 100_000), WRAP, words).height()
            if painter is not None:
                painter.setFont(metrics.font(role))
                painter.setPen(theme.colour(ink))
                painter.drawText(QRectF(left, y, width, height + 2), WRAP, words)
            y += height + metrics.px(1)
        return y - rect.top()


def _paint_count(painter: QPainter, rect: QRectF, part: Part) -> None:
    """A noun at the left, its number then and now at the right; in 600 where they differ."""
    words = f"{part.before} → {part.after}" if part.compares else part.after
    role = "body_strong" if part.compares else "body"
    width = paint.width_of(words, role)
    line = rect.adjusted(metrics.px(4), 0, -metrics.px(8), 0)
    paint.text(painter, line, words, role=role, align=Qt.AlignmentFlag.AlignRight)
    paint.text(painter, line.adjusted(0, 0, -width - metrics.px(12), 0), part.title)
    paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1)


def _paragraphs(part: Part, width: float) -> list[tuple[str, str, str]]:
    """What stands below one another: words, role, ink. Short values share a line."""
    empty = _("empty")
    title = (part.title, "caption_strong", "ink2")
    if not part.compares:
        return [title, (part.after or part.before or empty, "body", "ink")]
    before, after = part.before or empty, f"→ {part.after or empty}"
    whole = f"{before} {after}"
    if "\n" not in whole and paint.width_of(whole) <= width:
        return [title, (whole, "body", "ink")]
    return [title, (before, "body", "ink2"), (after, "body", "ink")]


class ChangesView(QListView):
    """The list; `taken` gives the record of a heading a person enters."""

    taken = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        lay_bare(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._take)
        self.set_items((), _unsaid)

    def set_items(self, items: Sequence[Item], say: Callable[[Item], Part]) -> None:
        """Show other lines."""
        self._model.set_items(items, say)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if items else Qt.FocusPolicy.NoFocus)
        self.scrollToTop()

    @property
    def parts(self) -> list[Part]:
        """The lines shown."""
        return [self._model.part(number) for number in range(self._model.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the record of a heading."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _take(self, index: Index) -> None:
        part = index.data(PART) if index.isValid() else None
        if isinstance(part, Part) and isinstance(part.payload, Record):
            self.taken.emit(part.payload)
