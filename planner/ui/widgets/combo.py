"""A field to choose from a list, painted to the measures of the design; the name stands above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner import tokens
from planner.ui import metrics, paint, theme
from planner.ui.widgets.label import Label

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """One choice of the open list: words on paper, the current one on soft ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of the grid's height."""
        words = str(index.data() or "")
        return QSize(round(paint.width_of(words)) + metrics.px(26), metrics.px(tokens.HEIGHTS.grid_row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one choice."""
        rect = QRectF(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(rect, theme.colour("soft" if selected else "paper"))
        words = str(index.data() or "")
        paint.text(painter, rect.adjusted(metrics.px(12), 0, -metrics.px(8), 0), words)


class Combo(QComboBox):
    """One of several; `taken` tells the key a person chose. The wheel scrolls the page, not the choice."""

    taken = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]] = (), current: str = "", parent: QWidget | None = None
    ) -> None:
        """Take the accessible name, (key, words) of each choice, and the key that is chosen."""
        super().__init__(parent)
        self._options: list[tuple[str, str]] = []
        self.setAccessibleName(name)
        view = QListView()
        view.setAccessibleName(name)
        self.setView(view)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setMaxVisibleItems(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(metrics.font("body"))
        self.set_options(options, current)
        self.activated.connect(lambda _row: self.taken.emit(self.current))

    def set_options(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """Offer other choices; nothing is told."""
        if self._options != list(options):
            self._options = list(options)
            self.clear()
            for key, words in options:
                self.addItem(words, key)
        keys = [key for key, _words in options]
        self.setCurrentIndex(keys.index(current) if current in keys else 0 if keys else -1)

    @property
    def current(self) -> str:
        """The key of the choice; "" when there is none."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose as a person does, and tell it."""
        self.setCurrentIndex(self.findData(key))
        self.taken.emit(key)

    def sizeHint(self) -> QSize:
        """As wide as its longest choice within reason."""
        widest = max((paint.width_of(self.itemText(row)) for row in range(self.count())), default=0.0)
        width = min(round(widest) + metrics.px(12 + 34), metrics.px(420))
        return QSize(max(width, metrics.px(120)), metrics.px(tokens.HEIGHTS.control))

    def minimumSizeHint(self) -> QSize:
        """Longer words elide."""
        return QSize(metrics.px(90), metrics.px(tokens.HEIGHTS.control))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Field, words, caret."""
        rect = QRectF(self.rect())
        enabled = self.isEnabled()
        shown = self.currentText()
        room = rect.adjusted(metrics.px(11), 0, -metrics.px(30), 0)
        with paint.painting(self) as painter:
            width = 2.0 if theme.is_high_contrast() else 1.0
            paint.rounded(painter, rect, fill="paper", edge=edge_of(self), width=2.0 if is_wrong(self) else width)
            ink = "ink" if enabled else "mute"
            paint.text(painter, room, shown, ink=ink)
            side = metrics.px(16)
            box = QRectF(rect.right() - side - metrics.px(9), rect.center().y() - side / 2, side, side)
            paint.caret(painter, box, "ink2" if enabled else "mute")
        fits = paint.width_of(shown) <= room.width() + 0.5
        self.setToolTip("" if fits else shown)


def is_wrong(field: QWidget) -> bool:
    """Whether a field painted by us holds an impossible value."""
    return bool(field.property("state") == "error")


def edge_of(field: QWidget) -> str:
    """The token of a painted field's edge, by its state (see the stylesheet of lines)."""
    if not field.isEnabled():
        return "line"
    return {"error": "late", "remark": "risk_edge"}.get(str(field.property("state") or ""), "edge")


class ComboField(QWidget):
    """A `Combo` with its name above and, where it helps, a hint below."""

    taken = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        current: str = "",
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.combo = Combo(name, options, current)
        label = Label(name, "body_strong")
        label.setBuddy(self.combo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addWidget(label)
        column.addWidget(self.combo)
        if hint:
            column.addWidget(Label(hint, "caption", "ink2", wrap=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setAccessibleDescription(hint)
        self.combo.taken.connect(self.taken)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The field itself takes the focus."""
        self.combo.setFocus(reason)
